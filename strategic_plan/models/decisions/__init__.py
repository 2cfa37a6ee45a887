"""What the Board asks and decides between and at its meetings."""

from strategic_plan.models.decisions.inquiries import Inquiry

__all__ = ["Inquiry"]
