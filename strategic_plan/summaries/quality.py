"""How good the figures are: of the values that were due, which are reported, and how fresh each measure is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Min, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import PERCENT, count_words, date_words, number
from strategic_plan.calculations.quality import ExpectedValue, Quality
from strategic_plan.models import Absence, Grain, Indicator, Measure, Observation, Plan
from strategic_plan.summaries.observed import end_of, periods_within

NO_ANSWER = (Absence.NOT_YET_DUE, Absence.NOT_REPORTED)
"""Absences that leave a value owed; the others are an answer."""


@dataclass(frozen=True)
class MeasureQuality:
    """One measure: what became of its values, and the newest period of which every area is known."""

    measure: Measure
    quality: Quality
    areas: int
    newest: date | None
    behind: int

    @property
    def freshness(self) -> str:
        """How fresh it is, in words: "Complete to 31 March 2024", "Two months behind, complete to 31 January 2024"."""
        if self.newest is None:
            return _("Nothing is reported")
        complete = _("complete to %(day)s") % {"day": date_words(self.newest)}
        if not self.behind:
            return complete[:1].upper() + complete[1:]
        words = {
            Grain.MONTH: ngettext("{count} month behind", "{count} months behind", self.behind),
            Grain.QUARTER: ngettext("{count} quarter behind", "{count} quarters behind", self.behind),
            Grain.YEAR: ngettext("{count} year behind", "{count} years behind", self.behind),
        }[Grain(self.measure.grain)]
        return f"{words.format(count=count_words(self.behind, capital=True))}, {complete}"

    @property
    def within(self) -> str:
        """When its figures are due."""
        days = self.measure.reported_within_days
        return ngettext("{count} day", "{count} days", days).format(count=days)


@dataclass(frozen=True)
class DataQuality:
    """Every measure behind the plan's indicators, the worst first."""

    since: date
    today: date
    measures: tuple[MeasureQuality, ...]

    @property
    def total(self) -> Quality:
        return sum((each.quality for each in self.measures), Quality())

    @property
    def sentence(self) -> str:
        """What is so: "Of 100 values that were due, 97 are reported."."""
        total = self.total
        if not total.due:
            return _("No figure was due in the last 12 months.")
        if not total.never:
            return _("Every figure that was due is reported.")
        said = ngettext(
            "{missing} of {due} figures that were due is not reported.",
            "{missing} of {due} figures that were due are not reported.",
            total.never,
        )
        return said.format(missing=count_words(total.never, capital=True), due=number(total.due))

    @property
    def shares(self) -> str:
        """On time, late and never, each as its share: "94% came on time, 4% late, 2% not at all."."""
        total = self.total
        if not total.due:
            return ""
        shown = (PERCENT.show(total.share(count) or 0) for count in (total.on_time, total.late, total.never))
        return _("{on_time} came on time, {late} late, {never} not at all.").format(
            **dict(zip(("on_time", "late", "never"), shown, strict=True))
        )

    @property
    def stale(self) -> int:
        """How many measures are behind."""
        return sum(1 for each in self.measures if each.behind or each.newest is None)

    @property
    def line(self) -> str:
        """All of it in a line, for pages about something else."""
        if not self.stale:
            return f"{self.sentence} {self.shares}".strip()
        behind = ngettext("{count} measure is behind.", "{count} measures are behind.", self.stale)
        return f"{self.sentence} {behind.format(count=count_words(self.stale, capital=True))}"


def read_quality(plan: Plan, *, today: date) -> DataQuality:
    """The values that fell due in the 12 months to a day: three queries, whatever their number."""
    indicators = Indicator.objects.filter(objective__priority__plan=plan).current(today)
    shown = indicators.values_list("numerator", "denominator", "area")
    places: dict[int, set[int]] = defaultdict(set)
    for numerator, denominator, area in shown:
        for measure_id in (numerator, denominator):
            if measure_id is not None:
                places[measure_id].add(area)
    stored = _stored(places)
    since = today - timedelta(days=366)
    recorded = _recorded(stored, since)
    found = [_quality(measure, areas, recorded, since, today) for measure, areas in stored]
    worst = sorted(found, key=lambda each: (-each.quality.never, -each.behind, -each.quality.late, each.measure.title))
    return DataQuality(since, today, tuple(worst))


def _stored(places: dict[int, set[int]]) -> list[tuple[Measure, set[int]]]:
    """The measures that somebody reports, with the areas indicators show: a declared sum is reported as its parts."""
    measures = Measure.objects.filter(Q(pk__in=places) | Q(parts_of__in=places)).distinct()
    found = {each.pk: each for each in measures.prefetch_related("total_of")}
    asked: dict[int, set[int]] = defaultdict(set)
    for pk, areas in places.items():
        for part in [part.pk for part in found[pk].total_of.all()] or [pk]:
            asked[part] |= areas
    return [(found[pk], areas) for pk, areas in asked.items() if pk in found]


Recorded = dict[tuple[int, int], dict[int, date]]


def _recorded(stored: Sequence[tuple[Measure, set[int]]], since: date) -> Recorded:
    """When each value was first recorded: what replaced it later does not make it late. One query."""
    found: Recorded = defaultdict(dict)
    rows = (
        Observation.objects.filter(
            measure__in=[measure.pk for measure, _areas in stored], category__is_all=True, year__gte=since.year - 1
        )
        .exclude(absence__in=NO_ANSWER)
        .annotate(first=Coalesce(Min("revisions__recorded_at"), "recorded_at"))
        .values_list("measure", "area", "period", "first")
    )
    for measure, area, period, first in rows:
        found[measure, area][period] = _day(first)
    return found


def _quality(measure: Measure, shown: set[int], recorded: Recorded, since: date, today: date) -> MeasureQuality:
    """Every area that is shown or ever reported owes a value for each period; one not yet due is not counted."""
    reporting = {area for found, area in recorded if found == measure.pk} or shown
    within, grain = measure.reported_within_days, measure.grain
    due = periods_within(grain, since - timedelta(days=within + 366), today)
    values = [
        ExpectedValue(end_of(grain, period), within, recorded.get((measure.pk, area), {}).get(period))
        for area in reporting
        for period in due
        if since < end_of(grain, period) + timedelta(days=within)
    ]
    complete = _complete_to(measure, reporting, recorded)
    last_due = max((period for period in due if end_of(grain, period) + timedelta(days=within) <= today), default=None)
    behind = 0 if complete is None or last_due is None else max(0, last_due - complete)
    newest = None if complete is None else end_of(grain, complete)
    return MeasureQuality(measure, Quality.of(values, today), len(reporting), newest, behind)


def _complete_to(measure: Measure, areas: Iterable[int], recorded: Recorded) -> int | None:
    """The newest period that every area has reported."""
    known = [set(recorded.get((measure.pk, area), ())) for area in areas]
    return max(set.intersection(*known), default=None) if known else None


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
