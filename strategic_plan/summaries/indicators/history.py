"""How an indicator was rated, judged and defined over time, as it was kept then and never worked out anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import PERCENT, Unit, date_words
from strategic_plan.calculations.periods import Period, label
from strategic_plan.models import Indicator, Judgement, MethodChange


@dataclass(frozen=True, slots=True)
class KeptRating:
    """One rating as it was evaluated: what it was given, and what a person put beside it."""

    pk: int
    area: str
    period: str
    occasion: str
    evaluated_on: datetime
    rating: str
    reason: str
    rule: int
    actual: str
    expected: str
    inputs: tuple[tuple[str, str], ...]
    overridden: str
    override_reason: str
    overridden_by: str
    overridden_at: datetime | None

    @property
    def shown(self) -> str:
        """The rating that stands: the person's where there is one."""
        return self.overridden or self.rating


@dataclass(frozen=True, slots=True)
class KeptJudgement:
    """One reading of a described outcome, by a named person."""

    judged_on: date
    rating: str
    level: int | None
    level_words: str
    found: str
    reason: str
    link: str
    by: str


@dataclass(frozen=True, slots=True)
class MethodVersion:
    """One version of the method, or a proposal: since when, why, and what changed."""

    pk: int
    state: str
    number: int | None
    since: date
    reason: str
    answer: str
    by: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndicatorHistory:
    """What was kept of an indicator, the newest first."""

    ratings: tuple[KeptRating, ...]
    judgements: tuple[KeptJudgement, ...]
    levels: tuple[str, ...]
    methods: tuple[MethodVersion, ...]

    @property
    def proposal(self) -> MethodVersion | None:
        return next((each for each in self.methods if each.state == MethodChange.State.PROPOSED), None)


def read_history(indicator: Indicator) -> IndicatorHistory:
    """Three queries, whatever was kept."""
    levels = tuple(line.strip() for line in indicator.scale.splitlines() if line.strip())
    return IndicatorHistory(
        ratings=tuple(_ratings(indicator)),
        judgements=tuple(_judgements(indicator, levels)),
        levels=levels,
        methods=tuple(
            MethodVersion(
                each.pk,
                each.state,
                each.number,
                each.since,
                each.reason,
                each.answer,
                each.proposed_by.name,
                tuple(change_lines(each)),
            )
            for each in indicator.method_changes.select_related("proposed_by").order_by("-pk")
        ),
    )


def _ratings(indicator: Indicator) -> Iterator[KeptRating]:
    unit = Unit(indicator.unit if indicator.unit == PERCENT.name else "", indicator.decimals)

    def shown(value: Decimal | None) -> str:
        return "" if value is None else unit.show_in_detail(value)

    for each in indicator.ratings.select_related("overridden_by", "area").order_by(
        "-period_end", "-evaluated_at", "pk"
    ):
        yield KeptRating(
            pk=each.pk,
            area=each.area.name if each.area else "",
            period=label(Period(each.period_start, each.period_end)),
            occasion=str(each.get_occasion_display()),
            evaluated_on=each.evaluated_at,
            rating=each.rating,
            reason=each.reason.partition(": ")[2],
            rule=each.rule,
            actual=shown(each.actual),
            expected=shown(each.expected),
            inputs=tuple((name, value) for name, value in each.inputs if name != "Rule"),
            overridden=each.overridden,
            override_reason=each.override_reason,
            overridden_by=each.overridden_by.name if each.overridden_by else "",
            overridden_at=each.overridden_at,
        )


def _judgements(indicator: Indicator, levels: tuple[str, ...]) -> Iterator[KeptJudgement]:
    for each in Judgement.objects.filter(indicator=indicator).select_related("judged_by").order_by("-judged_on"):
        known = each.level is not None and each.level <= len(levels)
        yield KeptJudgement(
            judged_on=each.judged_on,
            rating=each.rating,
            level=each.level,
            level_words=levels[each.level - 1] if known and each.level else "",
            found=each.found,
            reason=each.reason,
            link=each.link,
            by=each.judged_by.name,
        )


def change_lines(change: MethodChange) -> Iterator[str]:
    """What a change of method does, a line for each field: "decimals shown: 0, then 1"."""
    for name, (before, after) in change.changes.items():
        field = Indicator._meta.get_field(name)
        said = str(getattr(field, "verbose_name", name))
        yield _("%(field)s: %(before)s, then %(after)s") % {
            "field": said[:1].upper() + said[1:],
            "before": _said(before),
            "after": _said(after),
        }
    yield _("Since %(day)s") % {"day": date_words(change.since)}


def _said(value: object) -> str:
    """A value of a field inside a line: words in quotation marks, numbers as they are."""
    if value in (None, ""):
        return _("nothing")
    return f"“{value}”" if isinstance(value, str) else str(value)
