"""Filters of the plan pages: parts of the plan tree in the shapes that the components take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template

from strategic_plan.calculations.evidence import Remark
from strategic_plan.calculations.formats import date_words
from strategic_plan.summaries.evidence import Found
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


@register.filter
def remarks(found: Iterable[Found]) -> list[Remark]:
    """The remarks themselves, for the box of what is said and known."""
    return [each.remark for each in found]


@register.filter
def readable(value: str) -> str:
    """A value as an amendment keeps it, for reading: dates in words, numbers without idle zeros."""
    try:
        return date_words(date.fromisoformat(value))
    except ValueError:
        pass
    head, point, tail = value.partition(".")
    return head if point and head.lstrip("-").isdigit() and not tail.strip("0") else value
