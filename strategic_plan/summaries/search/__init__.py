"""Search: one question over everything a person may see, or over everything that is published."""

from strategic_plan.summaries.search.hits import Found, Group, Hit
from strategic_plan.summaries.search.published import search_published
from strategic_plan.summaries.search.workspace import search_workspace

__all__ = ["Found", "Group", "Hit", "search_published", "search_workspace"]
