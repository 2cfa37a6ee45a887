"""The desk of governance staff: the updates of the open cycle, what is due, and the report that is in progress."""

from strategic_plan.summaries.desk.page import Desk, read_desk

__all__ = ["Desk", "read_desk"]
