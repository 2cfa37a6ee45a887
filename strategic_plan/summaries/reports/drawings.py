"""What a chart is drawn from: dated rows with their labels, so that the picture can be drawn from the JSON alone.

These are data, not geometry: floor 5 turns each into a chart of its own width for the screen, the phone and the page.
``title`` says the finding in full and is the chart's only alternative text; ``heading`` and ``note`` stand above it.
Roles have one meaning everywhere: current is what happened, previous the year before, promise what was promised.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from strategic_plan.summaries.reports.figures import SourceLine, State, StateCount

Role = Literal["current", "previous", "promise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value at a period's end. ``value`` None is a gap in the line; ``text`` is the value as shown."""

    on: date
    label: str
    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A named run of points; ``words`` stands at its end ("Dec 2023: 42%"), the name where empty."""

    name: str
    role: Role
    points: tuple[Point, ...]
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The target a line should reach: drawn dashed from ``start`` to a ring at ``due`` with its two lines of words."""

    start: Point
    due: Point
    words: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The distance between the newest point and where the path expected it, and its size in words."""

    on: date
    actual: Decimal
    expected: Decimal
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """One or more lines on one scale. ``start`` and ``top`` bound the scale if given; ``unit`` is on the top label."""

    block: ClassVar[str] = "line"

    title: str
    heading: str
    note: str
    series: tuple[Series, ...]
    unit: str = ""
    start: Decimal | None = None
    top: Decimal | None = None
    promise: Promise | None = None
    gap: Gap | None = None
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Counts from zero, one group of bars for each label; ``words`` of the newest peak may be written on its bar."""

    block: ClassVar[str] = "bars"

    title: str
    heading: str
    note: str
    series: tuple[Series, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelChart:
    """Counts above, the rate below, on one time axis: never two scales in one plot."""

    block: ClassVar[str] = "panels"

    title: str
    heading: str
    note: str
    upper_head: str
    upper: tuple[Series, ...]
    lower_head: str
    lower: tuple[Series, ...]
    lower_start: Decimal | None = None
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiple:
    """One small panel: its head, the newest value large with what it was, the change in words, and its lines."""

    head: str
    text: str
    was: str
    change: str
    series: tuple[Series, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiples:
    """Small panels side by side. ``shared`` scale compares levels; otherwise every panel has one height in units."""

    block: ClassVar[str] = "multiples"

    title: str
    heading: str
    note: str
    panels: tuple[Multiple, ...]
    shared: bool
    start: Decimal | None = None
    top: Decimal | None = None
    height: Decimal | None = None
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """The cover's bars: one for each month, linear from zero; the last ``lit`` of them are this year's."""

    title: str
    points: tuple[Point, ...]
    lit: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """One priority's actions, one state each in the order of their codes, and the counts in words."""

    number: int
    title: str
    states: tuple[State, ...]
    counts: tuple[StateCount, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Where every action stood: one mark is one action."""

    title: str
    heading: str
    note: str
    rows: tuple[StripRow, ...]
    source: SourceLine | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """From start to promise in one table cell. Any of the three may be unknown; without baseline there is no line."""

    title: str
    baseline: Decimal
    actual: Decimal
    target: Decimal
    expected: Decimal | None
    state: State


Chart = LineChart | BarChart | PanelChart | Multiples
