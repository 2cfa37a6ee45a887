"""Mappings: which column of a file says what, and which other spellings mean the same; as data and as a TOML file."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import join_words
from strategic_plan.calculations.values import Absence, Finality
from strategic_plan.exchange.periods_in import DateOrder
from strategic_plan.exchange.problems import Problem, UnreadableFileError, quoted

E = TypeVar("E", bound=StrEnum)
P = TypeVar("P", "Columns", "Always")


class Shape(StrEnum):
    """How a table carries its figures."""

    LONG = "long"
    """One figure a row."""
    MEASURES = "measures"
    """A column for each measure."""
    PERIODS = "periods"
    """A column for each period, named by its heading."""
    RECORDS = "records"
    """One row for each occurrence; they are counted, and no record is kept."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The headings of the columns, empty where there is none. In records `measure` is the status, `period` the date."""

    measure: str = ""
    area: str = ""
    period: str = ""
    category: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Always:
    """What holds for every row of a file that does not say it."""

    measure: str = ""
    area: str = ""
    category: str = ""


@dataclass(frozen=True, slots=True)
class Spellings:
    """What a file writes, and the code or the absence that it means."""

    measures: Table[str, str] = field(default_factory=dict)
    areas: Table[str, str] = field(default_factory=dict)
    categories: Table[str, str] = field(default_factory=dict)
    absences: Table[str, str] = field(default_factory=dict)

    def with_more(self, **more: Table[str, str]) -> Spellings:
        """These spellings and others: `areas={"D1": "district-1"}`."""
        return replace(self, **{name: {**getattr(self, name), **table} for name, table in more.items()})


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one layout of file is read. `measures` names the measure of each column in the shape of that name."""

    title: str
    shape: Shape = Shape.LONG
    columns: Columns = field(default_factory=Columns)
    measures: Table[str, str] = field(default_factory=dict)
    always: Always = field(default_factory=Always)
    spellings: Spellings = field(default_factory=Spellings)
    finality: Finality = Finality.PRELIMINARY
    dates: DateOrder = DateOrder.NOT_SAID
    sheet: str = ""

    @property
    def wanted(self) -> tuple[str, ...]:
        """The headings that a file must have."""
        columns = self.columns
        named = (columns.measure, columns.area, columns.period, columns.category, columns.value, *self.measures)
        return tuple(dict.fromkeys(heading for heading in named if heading))

    def faults(self) -> tuple[str, ...]:
        """What is missing or too much for its shape, a phrase each; empty where the mapping can be used."""
        return tuple(phrase for fault, phrase in self._rules() if fault)

    def _rules(self) -> tuple[tuple[bool, str], ...]:
        columns, shape = self.columns, self.shape
        by_row = shape in (Shape.LONG, Shape.PERIODS, Shape.RECORDS)
        return (
            (not columns.area and not self.always.area, _("the column of the area, or the one area of the file")),
            (shape != Shape.PERIODS and not columns.period, _("the column of the period")),
            (
                by_row and not columns.measure and not self.always.measure,
                _("the column of the measure, or the one measure of the file"),
            ),
            (shape == Shape.LONG and not columns.value, _("the column of the value")),
            (shape == Shape.MEASURES and not self.measures, _("the columns that are measures")),
        )


STANDARD = Mapping(
    title="Template workbook",
    columns=Columns("Measure", "Area", "Period", "Category", "Value"),
)
"""The layout of the template workbook: known without being mapped."""


def mapping_from_toml(content: bytes, name: str) -> Mapping:
    """A mapping as it is kept in a file. Raises UnreadableFileError with what is wrong in it."""
    try:
        return mapping_from(tomllib.loads(content.decode("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableFileError(Problem(name, _("a mapping in TOML"), quoted(str(error)))) from error
    except ValueError as error:
        raise UnreadableFileError(Problem(name, str(error))) from error


def mapping_from(data: Table[str, Any]) -> Mapping:
    """A mapping from what TOML or JSON say. Raises ValueError with a phrase that says what is expected."""
    known = {"title", "shape", "columns", "measures", "always", "spellings", "finality", "dates", "sheet"}
    if strangers := sorted(set(data) - known):
        raise ValueError(
            _("only {known}; not {strangers}").format(
                known=join_words(sorted(known)), strangers=join_words([quoted(each) for each in strangers])
            )
        )
    mapping = Mapping(
        title=_text(data, "title") or _("Figures"),
        shape=_one_of(Shape, data, "shape", Shape.LONG),
        columns=_part(Columns, data, "columns"),
        measures=_spelled(data.get("measures", {}), "measures"),
        always=_part(Always, data, "always"),
        spellings=_spellings(data.get("spellings", {})),
        finality=_one_of(Finality, data, "finality", Finality.PRELIMINARY),
        dates=_one_of(DateOrder, data, "dates", DateOrder.NOT_SAID),
        sheet=_text(data, "sheet"),
    )
    if faults := mapping.faults():
        raise ValueError(join_words(list(faults)))
    return mapping


def mapping_as_data(mapping: Mapping) -> dict[str, Any]:
    """The same as plain data, to be kept; what was not said is left out."""
    parts: dict[str, Any] = {
        "title": mapping.title,
        "shape": mapping.shape.value,
        "columns": _said(mapping.columns),
        "measures": dict(mapping.measures),
        "always": _said(mapping.always),
        "spellings": {name: dict(table) for name, table in _said(mapping.spellings).items()},
        "finality": mapping.finality.value,
        "dates": mapping.dates.value,
        "sheet": mapping.sheet,
    }
    return {name: part for name, part in parts.items() if part}


def _said(part: Columns | Always | Spellings) -> dict[str, Any]:
    return {name: value for name in part.__dataclass_fields__ if (value := getattr(part, name))}


def _text(data: Table[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise ValueError(_("words for {name}").format(name=quoted(name)))
    return value


def _one_of(kind: type[E], data: Table[str, Any], name: str, default: E) -> E:
    value = data.get(name, default)
    try:
        return kind(value)
    except ValueError as error:
        choices = join_words([quoted(each.value) for each in kind if each.value], _("or"))
        raise ValueError(_("{choices} for {name}").format(choices=choices, name=quoted(name))) from error


def _part(kind: type[P], data: Table[str, Any], name: str) -> P:
    table = data.get(name, {})
    if not isinstance(table, dict) or set(table) - set(kind.__dataclass_fields__):
        names = join_words(list(kind.__dataclass_fields__))
        raise ValueError(_("only {names} in {table}").format(names=names, table=quoted(name)))
    return kind(**{each: _text(table, each) for each in table})


def _spelled(table: Any, name: str) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise ValueError(_("a code for every spelling in {table}").format(table=quoted(name)))
    return {" ".join(str(key).split()): value for key, value in table.items()}


def _spellings(table: Any) -> Spellings:
    if not isinstance(table, dict) or set(table) - set(Spellings.__dataclass_fields__):
        raise ValueError(
            _("only measures, areas, categories and absences in {table}").format(table=quoted("spellings"))
        )
    spellings = Spellings(**{name: _spelled(part, name) for name, part in table.items()})
    if set(spellings.absences.values()) - {each.value for each in Absence}:
        reasons = join_words([each.value for each in Absence], _("or"))
        raise ValueError(_("{reasons} for each absence").format(reasons=reasons))
    return spellings
