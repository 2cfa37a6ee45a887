"""Draws the data of a line chart on a frame: lines, dots, the promise, and words that keep clear of each other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from . import svg
from .frame import Frame
from .labels import Block, Box, Room, Side, Words, spread
from .look import GOLD, GOLD_TEXT, GOLD_TINT, INK, NAVY, SOFT, STEEL, STEEL_TEXT, Look
from .points import Gap, Point, Series, TargetPath
from .scales import Linear, Moment, Number, position

EndLabel = tuple[Point, float, Block]


def promise(path: TargetPath, look: Look, width: float, *, beside: bool) -> Block:
    """The words of a promise, wrapped to a third of the drawing beside the ring, to two thirds over it."""
    note = (Words(path.note, look.axis, GOLD_TEXT),) if path.note else ()
    room = width * (0.34 if beside else 0.66)
    return Block.within(room, Words(path.text, look.label, GOLD_TEXT, strong=True), *note)


def end_labels(series: Sequence[Series], last: float, look: Look, width: float) -> list[EndLabel]:
    """The lines that run to the right end of the plot, with the words that stand beside it, wrapped to a third."""
    found = []
    for one in series:
        present = one.present
        if present and position(present[-1][0].at) >= last:
            point, value = present[-1]
            text = _newest_text(one, point, len(series))
            if text:
                words = Words(text, look.label, STEEL_TEXT if one.previous else NAVY, not one.previous)
                found.append((point, value, Block.within(width * 0.34, words)))
    return found


def _newest_text(series: Series, newest: Point, count: int) -> str:
    """A line among several is named where it ends, unless its last figure is."""
    return newest.label or (series.name if count > 1 else "")


@dataclass(slots=True)
class Plot:
    """The drawing under way: what to draw, where, and what room is taken."""

    series: Sequence[Series]
    path: TargetPath | None
    gap: Gap | None
    look: Look
    frame: Frame
    scale: Linear
    along: Callable[[Moment], float]
    bounds: Box
    ends: Sequence[EndLabel]  # of the lines that run to the right end of the plot
    room: Room = field(init=False)
    surfaces: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    dots: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        axes = [
            Box(self.bounds.left - 99, self.bounds.top, self.frame.left - self.look.gap * 0.5, self.bounds.bottom),
            Box(self.bounds.left, self.frame.bottom + 1, self.bounds.right, self.bounds.bottom + 99),
        ]
        self.room = Room(self.bounds, axes)

    def parts(self, beside_ring: bool = False, empty: str = "") -> list[str]:
        """Everything, from the back to the front: surfaces, lines, dots, words."""
        self._draw_path()
        for one in sorted(self.series, key=lambda series: not series.previous):
            self._draw_line(one)
        self._draw_gap()
        self._margin_words(beside_ring)
        self._point_words({id(point) for point, _, _ in self.ends})
        self._gap_words()
        if self.path and not beside_ring:
            self._promise_words(self.path)
        if empty and not any(one.present for one in self.series):
            block = Block.within(self.frame.right - self.frame.left, Words(empty, self.look.label, SOFT))
            top = (self.frame.top + self.frame.bottom - block.height) / 2
            self.words.append(block.svg(self.look, (self.frame.left + self.frame.right) / 2, top, "middle"))
        return self.surfaces + self.lines + self.dots + self.words

    @property
    def width(self) -> float:
        """The width of the drawing, or of its cell."""
        return self.bounds.right - self.bounds.left

    def _place(self, moment: Moment, value: Number) -> tuple[float, float]:
        return self.along(moment), self.scale(value)

    def _draw_path(self) -> None:
        if not self.path:
            return
        look, way = self.look, [self._place(at, value) for at, value in self.path.points]
        if self.path.tolerance is not None:
            slack = self.scale(0) - self.scale(self.path.tolerance)
            self.surfaces.append(svg.polygon([*way, *((x, y - slack) for x, y in reversed(way))], GOLD_TINT))
        self.lines.append(svg.polyline(way, GOLD, look.target, look.dash))
        self.room.routes.append(way)
        x, y = way[-1]
        self.dots.append(svg.circle(x, y, look.ring, look.paper, GOLD, look.target * 1.1))
        self.room.take(Box(x - look.ring, y - look.ring, x + look.ring, y + look.ring))

    def _draw_line(self, series: Series) -> None:
        colour, thick = (STEEL, self.look.previous) if series.previous else (NAVY, self.look.current)
        for run in series.runs:
            route = [self._place(at, value) for at, value in run]
            if len(route) > 1:
                self.lines.append(svg.polyline(route, colour, thick))
                self.room.routes.append(route)
            else:
                self.dots.append(svg.circle(*route[0], thick * 1.1, colour))

    def _draw_gap(self) -> None:
        if not self.gap:
            return
        x, actual = self._place(self.gap.at, self.gap.actual)
        expected = self.scale(self.gap.expected)
        self.dots.append(svg.line(x, expected, x, actual, INK, self.look.base))
        self.dots.append(svg.circle(x, expected, self.look.ring * 0.7, self.look.paper, GOLD, self.look.target))
        self.room.take(Box(x - 1, min(actual, expected), x + 1, max(actual, expected)))

    def _margin_words(self, beside_ring: bool) -> None:
        """Words at the ends of lines, moved apart where ends meet, tied to them by a hairline when moved far."""
        look = self.look
        wishes = [(*self._place(point.at, value), block) for point, value, block in self.ends]
        if self.path and beside_ring:
            wishes.append((*self._place(*self.path.points[-1]), promise(self.path, look, self.width, beside=True)))
        middles, heights = [y for _, y, _ in wishes], [block.height for _, _, block in wishes]
        tops = spread(middles, heights, look.axis * 0.3, self.bounds.top, self.frame.bottom)
        for (x, y, block), top in zip(wishes, tops, strict=True):
            left, middle = max(x, self.frame.right) + look.beside, top + block.height / 2
            if abs(middle - y) > max(look.label * 0.9, block.height * 0.6):
                self.lines.append(svg.line(x + look.dot, y, left - 1, middle, SOFT, look.grid))
            self.room.take(block.box(left, top))
            self.words.append(block.svg(look, left, top))

    def _point_words(self, in_margin: set[int]) -> None:
        """Dots with their figures, the newest first and largest; older ones give way where there is no room."""
        look = self.look
        for one in self.series:
            present = one.present
            values = [value for _point, value in present]
            colour, ink = (STEEL, STEEL_TEXT) if one.previous else (NAVY, NAVY)
            for i in reversed(range(len(present))):
                point, value = present[i]
                newest = i == len(present) - 1
                text = _newest_text(one, point, len(self.series)) if newest else point.label
                if not text and (one.previous or not newest):
                    continue
                x, y = self._place(point.at, value)
                radius = look.dot if newest else look.dot * 0.8
                if (newest and not one.previous) or point.label:
                    self.dots.append(svg.circle(x, y, radius, colour, look.paper, look.base * 1.4))
                if text and id(point) not in in_margin:
                    block = Block((Words(text, look.label, ink, strong=not one.previous),))
                    sides = _sides(values, i)
                    spot = self.room.place(block, x, y, radius + look.gap * 0.6, sides, at_any_cost=newest)
                    if spot:
                        self.words.append(block.svg(look, *spot))

    def _gap_words(self) -> None:
        if not self.gap:
            return
        look, (x, actual) = self.look, self._place(self.gap.at, self.gap.actual)
        note = (Words(self.gap.note, look.axis, SOFT),) if self.gap.note else ()
        room = max(self.bounds.right - x - look.gap, look.label * 6)
        block = Block.within(room, Words(self.gap.text, (look.axis + look.label) / 2, INK, strong=True), *note)
        middle = (actual + self.scale(self.gap.expected)) / 2
        spot = self.room.place(block, x, middle, look.gap, ("e", "se", "ne", "w", "sw", "s", "n"))
        if spot:
            self.words.append(block.svg(look, *spot))

    def _promise_words(self, path: TargetPath) -> None:
        """Over the ring, flush with its right edge; else under it, or lifted clear of a path that comes down to it."""
        block = promise(path, self.look, self.width, beside=False)
        x, ring = self._place(*path.points[-1])
        right, clear = x + self.look.ring, self.look.ring + self.look.gap * 0.6
        over, under = ring - clear - block.height, ring + clear
        lifted = over
        while lifted > self.bounds.top and self.room.cost(block.box(right, lifted, "end")) > 0:
            lifted -= self.look.axis * 0.25
        places = (over, under, lifted)
        top = min(places, key=lambda place: (self.room.cost(block.box(right, place, "end")), places.index(place)))
        self.room.take(block.box(right, top, "end"))
        self.words.append(block.svg(self.look, right, top, "end"))


def _sides(values: Sequence[float], i: int) -> tuple[Side, ...]:
    """Where a figure would stand best: outside the bend of its line."""
    here = values[i]
    before = values[i - 1] if i else here
    if i == len(values) - 1 and i:
        return ("se", "s", "e", "sw", "ne", "n") if here < before else ("ne", "n", "e", "nw", "se", "s")
    after = values[i + 1] if i + 1 < len(values) else here
    low = here < (before + after) / 2
    return ("s", "sw", "se", "n", "nw", "ne", "e", "w") if low else ("n", "ne", "nw", "s", "se", "sw", "e", "w")
