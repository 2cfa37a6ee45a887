"""The small parts every section is made of: a figure with its words, a state with its mark, a source line, a table.

A figure carries its unrounded value for whoever computes on, and the text that was formatted once for whoever reads.
Texts of figures come from calculations.formats in the assembling code; templates never format a number.
"""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Literal

Code = Literal[
    "complete",
    "on_track",
    "at_risk",
    "delayed",
    "not_started",
    "on_hold",
    "cancelled",
    "achieved",
    "off_track",
    "worsening",
    "no_rating",
]
"""Every state a report can show, of actions (said) and of indicators (computed); each has one mark and one colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A status or a rating: the code picks shape and colour, the words are what is read ("At risk", "Not reported")."""

    code: Code
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many are in a state, with the words of the count ("2 on track")."""

    state: State
    count: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as shown. ``value`` is unrounded, None when there is none to compute with ("Not reported")."""

    text: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """One number that stands large: its label above, its words (the comparison) below. ``tag`` marks sample data."""

    label: str
    figure: Figure
    words: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """Source, as of, preliminary or final, the next date: ``text``, then the ``tag``, then what follows it."""

    text: str
    tag: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A paragraph beside its head: "How the plan was made". ``text`` is restricted Markdown."""

    head: str
    text: str
    tag: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a figure table. ``spanner`` groups neighbouring columns under one head; widths are in points."""

    head: str
    spanner: str = ""
    numeric: bool = True
    width: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a figure table. ``weight`` lifts the figures the table is about; ``span`` covers several columns."""

    text: str
    value: Decimal | None = None
    weight: Literal["plain", "strong", "lead"] = "plain"
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A row with its head. ``kind``: total rows are semibold, quiet rows (unallocated, reconciling) in soft ink."""

    head: str
    cells: tuple[Cell, ...]
    kind: Literal["plain", "total", "quiet"] = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spanner:
    """A head over ``span`` neighbouring columns."""

    head: str
    span: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTable:
    """Rows of figures under a caption that is a sentence. The first column is the row's head, named by ``corner``."""

    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[FigureRow, ...]
    note: str = ""
    dense: bool = False
    source: SourceLine | None = None

    @property
    def spanners(self) -> tuple[Spanner, ...]:
        """The heads over groups of columns, in order; none where no column is grouped."""
        groups = [
            (head, len(tuple(columns))) for head, columns in groupby(self.columns, key=lambda column: column.spanner)
        ]
        return tuple(Spanner(head=head, span=span) for head, span in groups) if any(head for head, _ in groups) else ()
