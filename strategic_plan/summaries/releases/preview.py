"""What a release withholds, said to those who prepare and publish it: how many, of what, where, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from strategic_plan.calculations.formats import number
from strategic_plan.calculations.periods import Period, label
from strategic_plan.models import Release
from strategic_plan.summaries.observed import end_of, start_of
from strategic_plan.summaries.releases.cells import ALL, CellKey
from strategic_plan.summaries.releases.frozen import SMALL, reasons, shown_cells


@dataclass(frozen=True, slots=True)
class WithheldCell:
    """One cell with its count, for those who may see the figures themselves."""

    place: str
    period: str
    count: str
    why: str
    is_small: bool


@dataclass(frozen=True, slots=True)
class MeasureSuppression:
    """One measure: how many of its cells are shown and withheld, and which are withheld."""

    title: str
    limit: int | None
    shown: int
    small: int
    protecting: int
    cells: tuple[WithheldCell, ...]

    @property
    def withheld(self) -> int:
        return self.small + self.protecting


@dataclass(frozen=True, slots=True)
class ReleasePreview:
    """A release as its preparers see it."""

    release: Release
    shown: int
    small: int
    protecting: int
    revised: int
    fresh: int
    measures: tuple[MeasureSuppression, ...]

    @property
    def withheld(self) -> int:
        return self.small + self.protecting

    @property
    def affected(self) -> tuple[MeasureSuppression, ...]:
        """The measures of which something is withheld."""
        return tuple(measure for measure in self.measures if measure.withheld)


def read_preview(release: Release) -> ReleasePreview:
    """What a prepared or published release shows and withholds; no query but for its predecessor."""
    names = _Names(release)
    cells = shown_cells(release.data)
    withheld = reasons(release)
    shown = Counter(key.measure for key, cell in cells.items() if cell.value.is_present)
    before = shown_cells(release.predecessor.data) if release.predecessor else {}
    measures = []
    for code, row in names.measures.items():
        own = [(key, count, why) for key, count, why in withheld if key.measure == code]
        small = sum(why == SMALL for _key, _count, why in own)
        measures.append(
            MeasureSuppression(
                title=row["title"],
                limit=row["withheld_below"],
                shown=shown[code],
                small=small,
                protecting=len(own) - small,
                cells=tuple(_cells(own, names)),
            )
        )
    small = sum(why == SMALL for _key, _count, why in withheld)
    return ReleasePreview(
        release=release,
        shown=sum(shown.values()),
        small=small,
        protecting=len(withheld) - small,
        revised=sum(cell.was is not None for cell in cells.values()),
        fresh=sum(cell.value.is_present and key not in before for key, cell in cells.items()),
        measures=tuple(sorted(measures, key=lambda measure: (-measure.withheld, measure.title))),
    )


class _Names:
    """The titles that a release froze for its codes."""

    def __init__(self, release: Release) -> None:
        self.measures = {row["code"]: row for row in release.data.get("measures", ())}
        self.areas = {row["code"]: row["name"] for row in release.data.get("areas", ())}
        self.categories = {row["code"]: row["title"] for row in release.data.get("categories", ())}

    def place(self, key: CellKey) -> str:
        area = self.areas.get(key.area, key.area)
        return area if key.category == ALL else f"{area}, {self.categories.get(key.category, key.category)}"

    def period(self, key: CellKey) -> str:
        grain = self.measures[key.measure]["grain"]
        return label(Period(start_of(grain, key.first), end_of(grain, key.last)))


def _cells(withheld: Iterable[tuple[CellKey, Decimal, str]], names: _Names) -> Iterable[WithheldCell]:
    for key, count, why in sorted(withheld, key=lambda row: (-row[0].last, row[0])):
        limit = names.measures[key.measure]["withheld_below"]
        small = why == SMALL
        words = f"below {number(limit)}" if small else "protects a smaller one"
        yield WithheldCell(names.place(key), names.period(key), number(count), words, small)
