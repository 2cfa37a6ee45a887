"""Filters of the planning pages: a few years of an indicator as a line in the width of a word."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from strategic_plan.charts import Sparkline
from strategic_plan.summaries.environment.scan import Evidence

register = template.Library()
FEWEST = 2
WIDTH, HEIGHT = 240.0, 64.0


@register.filter
def years_line(evidence: Evidence) -> SafeString:
    """The known years as a small line; nothing where one year alone is known, which the sentence says."""
    known = evidence.known
    if len(known) < FEWEST:
        return mark_safe("")
    drawing = Sparkline(
        title=evidence.sentence,
        values=tuple(each.value for each in known),
        first=known[0].text,
        last=known[-1].text,
    )
    return mark_safe(drawing.svg(width=WIDTH, height=HEIGHT))
