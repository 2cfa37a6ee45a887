"""Filters of the plan pages: parts of the plan tree in the shapes that the components take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext

from strategic_plan.calculations.evidence import RemarkCode
from strategic_plan.summaries.decisions.words import field_words
from strategic_plan.summaries.evidence import Found
from strategic_plan.summaries.plans import amended_words
from strategic_plan.summaries.reports.plan import PlanAction, PlanIndicator, RatingInput

register = template.Library()


@dataclass(frozen=True, slots=True)
class Why:
    """What the disclosure "Why?" shows."""

    rule_words: str
    inputs: tuple[RatingInput, ...]


@register.filter
def codes(actions: Iterable[PlanAction]) -> list[str]:
    """The state of each action, for the strip of marks."""
    return [action.state.code for action in actions]


@register.filter
def at(mapping: Mapping[str, Any], key: str) -> Any:
    """The entry of a mapping under a key."""
    return mapping.get(key)


@register.filter
def reason(words: str) -> str:
    """Why there is no rating: what follows the colon."""
    return words.partition(": ")[2]


@register.filter
def why(indicator: PlanIndicator) -> Why:
    """The rule that matched, and what it was given."""
    return Why(indicator.rating_sentence, tuple(given for given in indicator.why if given.name != "Rule"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A remark as the box of what is said and known shows it: both sides, and where to look."""

    said: str
    known: str
    settle: str
    url: str


@register.filter
def remarks(found: Iterable[Found], page: str) -> list[Shown]:
    """Remarks for the page of an "objective" or of an "action"; what leads to the form leads to what it is about."""
    return [_shown(each, page) for each in found]


def _shown(found: Found, page: str) -> Shown:
    remark = found.remark
    if remark.code == RemarkCode.INDICATOR_OFF_TRACK:
        return Shown(remark.said, remark.known, gettext("See the figures"), "#indicators")
    if page == "objective":
        url = reverse("workspace:action", args=[found.code])
        return Shown(f"{found.code}: {remark.said}", remark.known, gettext("See the action"), url)
    if remark.code.startswith("milestone"):
        return Shown(remark.said, remark.known, gettext("See the milestones"), "#milestones")
    return Shown(remark.said, remark.known, gettext("See what was said"), "#said")


register.filter("readable", amended_words)
register.filter("field_words", field_words)
