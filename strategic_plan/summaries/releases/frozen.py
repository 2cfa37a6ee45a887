"""A release as it is stored: cells as rows of JSON, what was withheld apart from them, and both read back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from strategic_plan.calculations.suppression import Cell, Released, Sum, Table
from strategic_plan.calculations.values import Absence, Finality, Qualifier, Value
from strategic_plan.models import Release
from strategic_plan.summaries.releases.cells import CellKey, Cells, threshold
from strategic_plan.summaries.reports.codec import decimal_text

SCHEMA = 1
SMALL, PROTECTS = "small", "protects"
"""Why a cell is withheld: it is below its threshold itself, or a small one could be worked out from it."""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One cell as the public reads it. ``was`` is what an earlier release said before it was revised."""

    key: CellKey
    value: Value
    was: Decimal | None = None
    stated: str = ""

    @property
    def is_withheld(self) -> bool:
        return self.value.absence == Absence.NOT_PUBLISHED


def data_of(cells: Cells, withheld: frozenset[Any], before: Mapping[CellKey, ShownCell]) -> dict[str, Any]:
    """What may be shown, as JSON: names, and a row for each cell; a withheld one has no number."""
    return {
        "schema": SCHEMA,
        "as_of": cells.as_of.isoformat(),
        "areas": [{"code": area.code, "name": area.name} for area in cells.areas],
        "categories": [
            {"code": category.code, "title": category.title} for category in cells.categories if not category.is_all
        ],
        "measures": [
            {
                "code": measure.code,
                "title": measure.title,
                "unit": measure.unit,
                "grain": measure.grain,
                "source": measure.source,
                "limits": measure.limits,
                "illustrative": measure.is_illustrative,
                "periods": measure.combine_periods,
                "withheld_below": threshold(measure, cells.organization),
                "complete_through": measure.complete_through.isoformat() if measure.complete_through else None,
                "next_due_on": measure.next_due_on.isoformat() if measure.next_due_on else None,
                "sum_of": [part.code for part in measure.total_of.all()],
            }
            for measure in cells.measures
        ],
        "cells": [
            _row(key, cells.values[key], key in withheld, before.get(key), cells.stated.get(key, ""))
            for key in sorted(cells.values)
        ],
    }


def _row(key: CellKey, value: Value, withheld: bool, before: ShownCell | None, stated: str) -> list[Any]:
    was = None
    if not withheld and value.number is not None and before is not None and before.value.number is not None:
        was = decimal_text(before.value.number) if before.value.number != value.number else None
    absence = Absence.NOT_PUBLISHED if withheld else value.absence
    shown = None if withheld or value.number is None else decimal_text(value.number)
    qualifier = str(value.qualifier) if shown is not None else ""
    finality = str(value.finality) if shown is not None else ""
    # A change that the source states would give a withheld figure's size away.
    return [*key, shown, qualifier, str(absence or ""), finality, was, "" if withheld else stated]


def suppressed_of(table: Table, primary: frozenset[Any], complementary: frozenset[Any]) -> dict[str, Any]:
    """What is withheld and why, with what the next release needs to know of it; never shown to the public."""
    why = dict.fromkeys(primary, SMALL) | dict.fromkeys(complementary, PROTECTS)
    keys = sorted(key for key in table.cells if isinstance(key, CellKey))
    place: dict[Any, int] = {key: number for number, key in enumerate(keys)}

    def named(key: Any) -> Any:
        return place.get(key, list(key))

    return {
        "cells": [
            [*key, decimal_text(table.cells[key].count), table.cells[key].threshold, why[key]]
            for key in keys
            if key in why
        ],
        "guarded": [[*key, table.cells[key].threshold] for key in keys if key not in why],
        "sums": [[named(total.whole), *map(named, total.parts)] for total in table.sums],
    }


def digest_of(data: Mapping[str, Any]) -> str:
    """The SHA-256 of the data's one JSON text, which is also what the public downloads."""
    return hashlib.sha256(json_text(data).encode()).hexdigest()


def json_text(data: Mapping[str, Any]) -> str:
    """The one JSON text of the data: sorted keys, no spaces."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def shown_cells(data: Mapping[str, Any]) -> dict[CellKey, ShownCell]:
    """The cells of a release as the public reads them."""
    found = {}
    for measure, area, category, first, last, value, qualifier, absence, finality, was, stated in data.get("cells", ()):
        key = CellKey(measure, area, category, first, last)
        read = (
            Value.absent(Absence(absence))
            if value is None
            else Value(number=Decimal(value), qualifier=Qualifier(qualifier), finality=Finality(finality))
        )
        found[key] = ShownCell(key, read, Decimal(was) if was else None, stated)
    return found


def released(release: Release) -> Released:
    """A release as whoever wants to work something out must reckon with it: its counts, its sums, what it withheld."""
    shown = shown_cells(release.data)
    kept: dict[str, Any] = release.suppressed
    cells: dict[Hashable, Cell] = {}
    withheld: set[Hashable] = set()
    for *key, count, limit, _why in kept.get("cells", ()):
        cells[CellKey(*key)] = Cell(Decimal(count), limit)
        withheld.add(CellKey(*key))
    for *key, limit in kept.get("guarded", ()):
        number = shown[CellKey(*key)].value.number
        if number is not None:
            cells[CellKey(*key)] = Cell(number, limit)
    order = sorted(key for key in cells if isinstance(key, CellKey))

    def named(part: Any) -> CellKey:
        return order[part] if isinstance(part, int) else CellKey(*part)

    sums = tuple(Sum(named(whole), tuple(map(named, parts))) for whole, *parts in kept.get("sums", ()))
    return Released(Table(cells, sums), frozenset(withheld))


def all_released(releases: Iterable[Release]) -> list[Released]:
    """Every earlier release, the oldest first."""
    return [released(each) for each in sorted(releases, key=_number)]


def _number(release: Release) -> int:
    """A release that is only prepared comes after all that are published."""
    return release.number or 10**9


def reasons(release: Release) -> Sequence[tuple[CellKey, Decimal, str]]:
    """What a release withholds: the cell, its count, and why; for those who may see the figures themselves."""
    return [(CellKey(*key), Decimal(count), why) for *key, count, _limit, why in release.suppressed.get("cells", ())]
