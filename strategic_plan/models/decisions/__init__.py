"""What the Board asks and decides between and at its meetings."""

from strategic_plan.models.decisions.decision_reports import DecisionReport, FollowUp, ProposedAmendment
from strategic_plan.models.decisions.inquiries import Inquiry

__all__ = ["DecisionReport", "FollowUp", "Inquiry", "ProposedAmendment"]
