"""Figures as the public may see them: what pages and public editions read in place of the observations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from strategic_plan.calculations.periods import MONTHS_IN_A_YEAR
from strategic_plan.calculations.series import NOT_REPORTED, Rate, ratio_of_sums
from strategic_plan.calculations.values import Absence, Value
from strategic_plan.models import Area, Measure, Release
from strategic_plan.summaries.observed import Observed, parts_of
from strategic_plan.summaries.releases.cells import ALL, CellKey
from strategic_plan.summaries.releases.frozen import ShownCell, shown_cells

NOT_PUBLISHED = Value.absent(Absence.NOT_PUBLISHED)


@dataclass(frozen=True)
class ReleasedFigures(Observed):
    """Observations seen through a release. A number made of a withheld one, or of one not released, is not there."""

    cells: Mapping[CellKey, ShownCell] = field(default_factory=dict)
    area_codes: Mapping[int, str] = field(default_factory=dict)
    bounds: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    measures: frozenset[str] = frozenset()

    def value(self, measure: Measure, area: int, period: int) -> Value:
        """One period of one area, as released."""
        return self.cell(measure, area, period, period)

    def values(self, measure: Measure, area: int, periods: Sequence[int]) -> list[Value]:
        """The values of consecutive periods: all of them or none, since a sum of the rest would be a wrong number.

        Of a level the newest is wanted, so that only a withheld newest one hides it.
        """
        found = [self.value(measure, area, period) for period in periods]
        hidden = [value.absence == Absence.NOT_PUBLISHED for value in found]
        if measure.combine_periods == Measure.CombinePeriods.LATEST and hidden[-1:] != [True]:
            return found
        return [NOT_PUBLISHED for _ in found] if any(hidden) else found

    def over(self, measure: Measure, area: int, periods: Sequence[int]) -> list[Value]:
        """What adds up over consecutive periods. Where one of them is withheld their released total stands for all.

        Then the first period carries the total and the others nothing, so that sum and number of periods are right.
        """
        found = self.values(measure, area, periods)
        if len(found) < 2 or not any(value.absence == Absence.NOT_PUBLISHED for value in found):
            return found
        total = self.cell(measure, area, periods[0], periods[-1])
        if not total.is_present:
            return found
        return [total, *(Value(number=Decimal(0), finality=total.finality) for _ in found[1:])]

    def pairs(
        self, top: Measure, bottom: Measure, area: int, periods: Sequence[int]
    ) -> tuple[list[Value], list[Value]]:
        """Both sides of a rate. A total on one side wants every period, or its own total, on the other."""
        sides = (self.over(top, area, periods), self.over(bottom, area, periods))
        totalled = [found != self.values(each, area, periods) for found, each in zip(sides, (top, bottom), strict=True)]
        if any(totalled) and not all(value.is_present for side in sides for value in side):
            return [NOT_PUBLISHED for _ in periods], [NOT_PUBLISHED for _ in periods]
        return sides

    def rate_of_year(self, top: Measure, bottom: Measure, area: int, category: str, year: int, per: int) -> Rate | None:
        """The rate of one category in one year, where both its counts are released."""
        first, last = year * MONTHS_IN_A_YEAR, year * MONTHS_IN_A_YEAR + MONTHS_IN_A_YEAR - 1
        above, below = (self.cell(each, area, first, last, category) for each in (top, bottom))
        return ratio_of_sums([above], [below], per) if above.is_present and below.number else None

    def cell(self, measure: Measure, area: int, first: int, last: int, category: str = ALL) -> Value:
        """A cell of the release, or why it is not there: never released, or from before anything was reported."""
        code = self.area_codes.get(area, "")
        shown = self.cells.get(CellKey(measure.code, code, category, first, last))
        if shown is not None:
            return shown.value
        if measure.code not in self.measures:
            return NOT_PUBLISHED
        if (measure.code, code) not in self.bounds:
            return NOT_REPORTED
        earliest, newest = self.bounds[measure.code, code]
        return NOT_PUBLISHED if earliest <= first and (last > newest or first < last) else NOT_REPORTED


def figures_of(data: Mapping[str, Any]) -> ReleasedFigures:
    """The figures of a release from what it may show: three queries, for places and measures as they are now."""
    cells = shown_cells(data)
    areas = dict(Area.objects.values_list("pk", "code"))
    places = {code: pk for pk, code in areas.items()}
    known = list(Measure.objects.filter(code__in=[row["code"] for row in data.get("measures", ())]))
    measures = {measure.code: measure.pk for measure in known}
    own: dict[tuple[int, int], dict[int, Value]] = {}
    stated: dict[tuple[int, int], dict[int, str]] = {}
    bounds: dict[tuple[str, str], tuple[int, int]] = {}
    for key, cell in cells.items():
        if key.category != ALL or not key.is_single or key.measure not in measures or key.area not in places:
            continue
        where = (measures[key.measure], places[key.area])
        own.setdefault(where, {})[key.first] = cell.value
        if cell.stated:
            stated.setdefault(where, {})[key.first] = cell.stated
        low, high = bounds.get((key.measure, key.area), (key.first, key.first))
        bounds[key.measure, key.area] = (min(low, key.first), max(high, key.first))
    return ReleasedFigures(
        own=own,
        stated=stated,
        parts=parts_of(known),
        cells=cells,
        area_codes=areas,
        bounds=bounds,
        measures=frozenset(row["code"] for row in data.get("measures", ())),
    )


def current_release() -> Release | None:
    """The release the public reads now."""
    return Release.objects.published().first()


def public_figures() -> ReleasedFigures:
    """What the public may see now; nothing where nothing was ever released. Four queries."""
    release = current_release()
    return figures_of(release.data if release else {})
