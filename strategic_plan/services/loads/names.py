"""What the names of a file mean: measures, areas and categories by code, by title, or by a spelling that was mapped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from functools import lru_cache

from django.utils.translation import gettext as _

from strategic_plan.exchange.mappings import Spellings
from strategic_plan.exchange.observations import Cell, folded
from strategic_plan.exchange.problems import Problem, quoted
from strategic_plan.models import Area, Category, Grain, Measure
from strategic_plan.services.loads.staging import Staged
from strategic_plan.services.observations import period_index, period_words

WHOLE = {"", "all", "total", "all types"}
NAMES = 5000


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that means nothing yet. `kind` is "measures", "areas" or "categories"."""

    kind: str
    text: str
    row: int


class UnknownNameError(Exception):
    def __init__(self, kind: str, text: str) -> None:
        super().__init__(text)
        self.kind, self.text = kind, text


class Names:
    """Every name that is known when a file is read; a mapping's other spellings come first."""

    def __init__(self, spellings: Spellings) -> None:
        self.measures = {measure.pk: measure for measure in Measure.objects.all()}
        self.areas = {area.pk: area for area in Area.objects.all()}
        self.categories = {category.pk: category for category in Category.objects.all()}
        self.wholes = {each.breakdown_id: each.pk for each in self.categories.values() if each.is_all}
        self._measures = _named(
            [(each.pk, each.code, each.title) for each in self.measures.values()], spellings.measures
        )
        self._areas = _named([(each.pk, each.code, each.name) for each in self.areas.values()], spellings.areas)
        self._categories = {
            breakdown: _named(
                [
                    (each.pk, each.code, each.title)
                    for each in self.categories.values()
                    if each.breakdown_id == breakdown
                ],
                spellings.categories,
            )
            for breakdown in self.wholes
        }
        self.place = lru_cache(NAMES)(self._place)

    def _place(self, measure: str, area: str, category: str) -> tuple[Measure, int, int]:
        """The measure, area and category of three names. Raises UnknownNameError for the first that is unknown."""
        measure_id = self._measures.get(folded(measure))
        if measure_id is None:
            raise UnknownNameError("measures", measure)
        area_id = self._areas.get(folded(area))
        if area_id is None:
            raise UnknownNameError("areas", area)
        found = self.measures[measure_id]
        category_id = self._categories[found.breakdown_id].get(folded(category))
        if category_id is None and folded(category) in WHOLE:
            category_id = self.wholes[found.breakdown_id]
        if category_id is None:
            raise UnknownNameError("categories", category)
        return found, area_id, category_id

    def above(self, area: int) -> Iterator[int]:
        """The areas that an area lies in, itself first."""
        found: int | None = area
        while found is not None:
            yield found
            found = self.areas[found].parent_id

    def near(self, unknown: Unknown) -> str:
        """The code of the known name nearest to an unknown one; empty where none is near."""
        codes = {folded(words): code for code, words in self.choices(unknown.kind)}
        near = get_close_matches(folded(unknown.text), codes, n=1, cutoff=0.6)
        return codes[near[0]] if near else ""

    def choices(self, kind: str) -> list[tuple[str, str]]:
        """Codes and titles of a kind, to choose from."""
        if kind == "measures":
            return [(each.code, each.title) for each in self.measures.values()]
        if kind == "areas":
            return [(each.code, each.name) for each in self.areas.values()]
        return list({each.code: each.title for each in self.categories.values()}.items())


class Reader:
    """Turns the cells of a file into figures with identifiers, or says why not."""

    def __init__(self, name: str, names: Names, today: date) -> None:
        self.name, self.names, self.today = name, names, today
        self._index = lru_cache(NAMES)(period_index)
        self._latest = {str(grain): period_index(grain, today) for grain in Grain.values}

    def read(self, cell: Cell) -> Staged | Problem | Unknown:
        """One figure, checked against its measure: its grain, its kind, and that its period has begun."""
        try:
            measure, area, category = self.names.place(cell.measure, cell.area, cell.category)
        except UnknownNameError as error:
            return Unknown(error.kind, error.text, cell.row)
        day, grain = cell.period
        figure = cell.figure
        if grain is not None and grain != measure.grain:
            expected = _("a {grain}, as “{measure}” is kept").format(
                grain=str(Grain(measure.grain).label).lower(), measure=measure.title
            )
            found = _("a {grain}").format(grain=str(Grain(grain.value).label).lower())
            return Problem(self.name, expected, found, cell.row, cell.column)
        period = self._index(measure.grain, day)
        if period > self._latest[measure.grain]:
            latest = period_words(measure.grain, self._latest[measure.grain])
            expected = _("a period that has begun, {latest} at the latest").format(latest=latest)
            return Problem(self.name, expected, period_words(measure.grain, period), cell.row, cell.column)
        if figure.value is not None and figure.value < 0 and measure.kind == Measure.Kind.COUNT:
            return Problem(self.name, _("a count of zero or more"), quoted(figure.value), cell.row, cell.column)
        return Staged(
            measure.id,
            area,
            category,
            period,
            day.year,
            figure.value,
            figure.qualifier,
            figure.absence,
            cell.row,
            cell.column,
        )


def _named(known: list[tuple[int, str, str]], spellings: Mapping[str, str]) -> dict[str, int]:
    """Identifiers by code, title and mapped spelling, all folded; a spelling of an unknown code means nothing."""
    by_code = {code: pk for pk, code, _title in known}
    titles = {folded(title): pk for pk, _code, title in known}
    mapped = {folded(text): by_code[code] for text, code in spellings.items() if code in by_code}
    return titles | {folded(code): pk for code, pk in by_code.items()} | mapped


def counted_up(figures: Iterable[Staged], names: Names) -> Iterator[Staged]:
    """Counts of records, brought to whole tables.

    A record counts in its type and in "all", in its area and in those around it; and where a status, an area and a type
    occur in the file at all, each period between its first and its last has a count: zero is a value.
    """
    counts: dict[tuple[int, int, int, int], int] = {}
    rows: dict[int, int] = {}
    for figure in figures:
        whole = names.wholes[names.measures[figure.measure].breakdown_id]
        for area in names.above(figure.area):
            for category in {figure.category, whole}:
                key = (figure.measure, area, category, figure.period)
                counts[key] = counts.get(key, 0) + int(figure.value or 0)
        rows[figure.measure] = min(rows.get(figure.measure, figure.row), figure.row)
    spans: dict[str, list[int]] = {}
    for measure, _area, _category, period in counts:
        spans.setdefault(names.measures[measure].grain, []).append(period)
    for measure, area, category in dict.fromkeys(key[:3] for key in counts):
        grain = names.measures[measure].grain
        a_year = Grain(grain).periods_a_year
        for period in range(min(spans[grain]), max(spans[grain]) + 1):
            count = counts.get((measure, area, category, period), 0)
            yield Staged(
                measure, area, category, period, period // a_year, Decimal(count), "exact", "", rows[measure], ""
            )
