"""Draws a year of deliverables: what is given, what is late, what is coming, and where today is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from . import lettering, marks, svg
from .labels import ABOVE_BASELINE, Block, Words
from .look import INK, NAVY, RULE, SCREEN, SOFT, Look
from .scales import Tick, position
from .table import Table

LONGEST = 0.4
"""The share of the width that the words of one thing may take; the table has them in full."""


@dataclass(frozen=True, slots=True)
class Due:
    """One dated thing; `state` gives its mark: given, now, coming or overdue."""

    at: date
    label: str
    when: str  # the date in words, "15 May"
    state: str = "coming"
    state_words: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A span of time with its months and what falls in it, in any order."""

    title: str
    start: date
    end: date
    months: tuple[Tick, ...]  # each at the first day of its month
    items: tuple[Due, ...]
    today: date | None = None
    today_label: str = "Today"
    header: tuple[str, str, str] = ("Due", "What", "State")

    def svg(self, look: Look = SCREEN, width: float = 1152.0) -> str:
        """Months across on a wide field; on a narrow one a list down the side."""
        return self._down(look, width) if width < look.axis * 42 else self._across(look, width)

    def _across(self, look: Look, width: float) -> str:
        head, lane, side = look.axis * 1.9, look.axis * 2.0, look.axis * 0.92
        first, last = position(self.start), position(self.end)

        def x(day: date) -> float:
            return side / 2 + (position(day) - first) / max(last - first, 1) * (width - side)

        now = x(self.today) if self.today and self.start <= self.today <= self.end else None
        laid = [(due, *spot) for due, spot in _lanes(self.items, x, width, look, side, now)]
        foot = head + lane * (max((row for _, row, _ in laid), default=0) + 1) + lane * 0.9
        parts = []
        for i, tick in enumerate(self.months):
            at = x(tick.at) if isinstance(tick.at, date) else 0.0
            parts.append(svg.line(at, head, at, foot, RULE, look.grid))
            parts.append(Words(tick.label, look.axis, INK if i == 0 else SOFT, i == 0).svg(at + 4, look.axis))
        parts.append(svg.line(0, head, width, head, INK, look.base))
        if now is not None:
            parts.append(svg.line(now, head, now, foot, NAVY, look.base * 2))
            words = Words(self.today_label, look.axis, NAVY, strong=True)
            after = now + words.width + look.gap < width
            at = now + look.gap * (0.7 if after else -0.7)
            parts.append(words.svg(at, foot - look.axis * 0.3, "start" if after else "end"))
        for due, row, after in laid:
            middle = head + lane * (row + 0.65)
            at = x(due.at)
            edge = side / 2 + look.gap * 0.6
            parts.append(svg.circle(at, middle, side * 0.62, look.paper))
            parts.append(marks.shape(due.state, at, middle, side))
            block = Block((_words(due, look, width * LONGEST),))
            top = middle - look.axis * (ABOVE_BASELINE - lettering.CAP / 2)
            parts.append(block.svg(look, at + edge if after else at - edge, top, "start" if after else "end"))
        return svg.document(self.title, width, foot, parts, look.unit)

    def _down(self, look: Look, width: float) -> str:
        side = look.axis * 0.92
        whens = max((lettering.width(due.when, look.axis) for due in self.items), default=0.0)
        spine = whens + look.gap + side / 2
        left = spine + side / 2 + look.gap
        parts: list[str] = []
        y = look.axis * 0.6
        passed = self.today is None
        rows: list[tuple[float, Due]] = []
        today_at: float | None = None
        for due in sorted(self.items, key=lambda item: (item.at, item.label)):
            if not passed and self.today is not None and due.at >= self.today:
                passed, today_at = True, y + look.axis * 0.5
                y += look.axis * 1.9
            lines = lettering.wrapped(due.label, look.axis, width - left)
            for i, part in enumerate(lines):
                parts.append(Words(part, look.axis, INK).svg(left, y + look.axis * (0.8 + 1.3 * i)))
            rows.append((y + look.axis * 0.47, due))
            y += look.axis * (1.3 * len(lines) + 0.9)
        if not passed:
            today_at = y + look.axis * 0.5
            y += look.axis * 1.4
        spine_line = svg.line(spine, 0, spine, y, RULE, look.base)
        for middle, due in rows:
            baseline = middle + look.axis * lettering.CAP / 2
            parts.append(Words(due.when, look.axis, SOFT).svg(whens, baseline, "end"))
            parts.append(svg.circle(spine, middle, side * 0.75, look.paper))
            parts.append(marks.shape(due.state, spine, middle, side))
        if today_at is not None:
            words = Words(self.today_label, look.axis, NAVY, strong=True)
            parts.append(svg.line(0, today_at, width - words.width - look.gap, today_at, NAVY, look.base * 2))
            parts.append(words.svg(width, today_at + look.axis * lettering.CAP / 2, "end"))
        return svg.document(self.title, width, max(y, look.axis), [spine_line, *parts], look.unit)

    def table(self) -> Table:
        """One row a deliverable, in order of its date."""
        ordered = sorted(self.items, key=lambda item: (item.at, item.label))
        return Table(self.header, tuple((due.when, due.label, due.state_words) for due in ordered))


def _words(due: Due, look: Look, room: float) -> Words:
    when = f", {due.when}" if due.when else ""
    label = lettering.shortened(due.label, look.axis, room - lettering.width(when, look.axis))
    return Words(label + when, look.axis, INK)


def _lanes(
    items: tuple[Due, ...], x: Callable[[date], float], width: float, look: Look, side: float, now: float | None
) -> list[tuple[Due, tuple[int, bool]]]:
    """A row for each item and whether its words stand after its mark, so that no words meet others or cross today."""
    taken: list[list[tuple[float, float]]] = []
    laid = []
    for due in sorted(items, key=lambda item: (item.at, item.label)):
        at, reach = x(due.at), _words(due, look, width * LONGEST).width + side / 2 + look.gap * 0.6
        spans = {True: (at - side / 2, at + reach), False: (at - reach, at + side / 2)}
        over = {after: max(-left, right - width, 0.0) for after, (left, right) in spans.items()}
        choices = [after for after in (True, False) if over[after] < 0.5] or [min(over, key=over.__getitem__)]
        clear = [after for after in choices if now is None or not spans[after][0] + side < now < spans[after][1] - side]
        row, after = _first_free(taken, spans, clear or choices, look.gap)
        if row == len(taken):
            taken.append([])
        taken[row].append(spans[after])
        laid.append((due, (row, after)))
    return laid


def _first_free(
    taken: list[list[tuple[float, float]]],
    spans: dict[bool, tuple[float, float]],
    choices: list[bool],
    gap: float,
) -> tuple[int, bool]:
    for row, spots in enumerate(taken):
        for after in choices:
            left, right = spans[after]
            if all(right + gap <= a or b + gap <= left for a, b in spots):
                return row, after
    return len(taken), choices[0]
