"""Finds room for words on a drawing, so that no label lies on another or on a line where that can be avoided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal, NamedTuple

from . import lettering, svg
from .look import Look
from .scales import between

Anchor = Literal["start", "middle", "end"]
Side = Literal["n", "s", "e", "w", "ne", "se", "nw", "sw"]
Spot = tuple[float, float, Anchor]
"""Where words are anchored, the top of their first capital, and which of their ends is anchored."""

BEFORE: dict[Anchor, float] = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""The share of the words that lies left of their anchor."""
STRAIGHT = ("n", "s", "e", "w")
ACROSS: dict[Side, tuple[float, Anchor]] = {
    "n": (0, "middle"),
    "s": (0, "middle"),
    "e": (1, "start"),
    "ne": (1, "start"),
    "se": (1, "start"),
    "w": (-1, "end"),
    "nw": (-1, "end"),
    "sw": (-1, "end"),
}

LEADING = 1.22
ABOVE_BASELINE = 0.72
BELOW_BASELINE = 0.22
FURTHER = 2.2
"""How many gaps away words may stand when the near places are taken."""
UNREADABLE = 60.0
"""A cost at which words lie on other words, or along a line instead of across it."""


class Box(NamedTuple):
    """A rectangle taken by words."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """The area both cover."""
        if self.left >= other.right or other.left >= self.right or self.top >= other.bottom or other.top >= self.bottom:
            return 0.0
        wide = min(self.right, other.right) - max(self.left, other.left)
        return wide * (min(self.bottom, other.bottom) - max(self.top, other.top))

    def beyond(self, bounds: "Box") -> float:
        """How far it reaches out of its bounds."""
        return (
            max(0.0, bounds.left - self.left)
            + max(0.0, self.right - bounds.right)
            + max(0.0, bounds.top - self.top)
            + max(0.0, self.bottom - bounds.bottom)
        )


class Words(NamedTuple):
    """One line of words."""

    text: str
    size: float
    colour: str
    strong: bool = False

    @property
    def width(self) -> float:
        """How wide the line will be."""
        return lettering.width(self.text, self.size, self.strong)

    def svg(self, x: float, y: float, anchor: Anchor = "start", halo: str = "") -> str:
        """The line with its baseline at `y`; `halo` paints its outline in that colour first."""
        place = "" if anchor == "start" else f' text-anchor="{anchor}"'
        weight = ' font-weight="600"' if self.strong else ""
        edge = f' stroke="{halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"' if halo else ""
        return (
            f'<text x="{svg.number(x)}" y="{svg.number(y)}" font-size="{svg.number(self.size)}" '
            f'fill="{self.colour}"{weight}{place}{edge}>{svg.escape(self.text)}</text>'
        )


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of words that stay together."""

    lines: tuple[Words, ...]

    @classmethod
    def within(cls, room: float, *lines: Words) -> "Block":
        """The lines wrapped to a room."""
        return cls(
            tuple(
                Words(lettering.shortened(part, line.size, room, line.strong), line.size, line.colour, line.strong)
                for line in lines
                for part in lettering.wrapped(line.text, line.size, room, line.strong)
            )
        )

    @property
    def width(self) -> float:
        """The width of the longest line."""
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """From the top of the first capital to the foot of the last descender."""
        if not self.lines:
            return 0.0
        first = self.lines[0].size * ABOVE_BASELINE
        return first + sum(line.size * LEADING for line in self.lines[1:]) + self.lines[-1].size * BELOW_BASELINE

    def box(self, x: float, top: float, anchor: Anchor = "start") -> Box:
        """What the block covers when its lines are anchored at `x` and its first capital stands at `top`."""
        wide = self.width
        left = x - wide * BEFORE[anchor]
        return Box(left, top, left + wide, top + self.height)

    def svg(self, look: Look, x: float, top: float, anchor: Anchor = "start", *, halo: bool = True) -> str:
        """The words with a halo of paper, which keeps them legible where a line runs behind them."""
        parts = []
        y = top + self.lines[0].size * ABOVE_BASELINE
        if halo and not look.halo_by_stroke:
            box = self.box(x, top, anchor)
            parts.append(svg.rect(box.left - 1, box.top - 1, self.width + 2, self.height + 1, look.paper))
        for i, line in enumerate(self.lines):
            y += line.size * LEADING if i else 0
            parts.append(line.svg(x, y, anchor, look.paper if halo and look.halo_by_stroke else ""))
        return "".join(parts)


Route = Sequence[tuple[float, float]]


@dataclass(slots=True)
class Room:
    """What is taken on a drawing so far: boxes of words, and lines that run from left to right."""

    bounds: Box
    boxes: list[Box] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)

    def cost(self, box: Box) -> float:
        """How bad it would be to put words here: nothing when free, most when they would leave the drawing."""
        total = 100 * box.beyond(self.bounds) + 5 * sum(map(box.overlap, self.boxes))
        for route in self.routes:
            extent = between(route, box.left - 1, box.right + 1)
            if extent and extent[0] < box.bottom + 1 and extent[1] > box.top - 1:
                inside = min(extent[1], box.bottom) - max(extent[0], box.top)
                total += 40 + max(inside, 0.0)
        return total

    def take(self, box: Box) -> Box:
        """Mark a box as taken."""
        self.boxes.append(box)
        return box

    def place(
        self, block: Block, x: float, y: float, gap: float, sides: Iterable[Side], *, at_any_cost: bool = True
    ) -> Spot | None:
        """The first free side of a point, or the least bad one: where to anchor the block, and its top.

        `gap` is the clear distance from the point; the sides come in order of preference. Words that are not needed
        `at_any_cost` are left out (`None`) rather than laid over others: the table has them all.
        """
        wide, high = block.width, block.height
        best: tuple[float, Spot, Box] | None = None
        for rank, (reach, side) in enumerate(product((1.0, FURTHER), sides)):
            spot = _beside(high, x, y, gap * reach, side)
            left = spot[0] - wide * BEFORE[spot[2]]
            box = Box(left, spot[1], left + wide, spot[1] + high)
            cost = self.cost(box) + rank
            if best is None or cost < best[0]:
                best = (cost, spot, box)
            if cost == rank:
                break
        if best is None or (best[0] > UNREADABLE and not at_any_cost):
            return None
        self.take(best[2])
        return best[1]


def _beside(high: float, x: float, y: float, gap: float, side: Side) -> Spot:
    """Where words of a height stand on one side of a point."""
    across, anchor = ACROSS[side]
    reach = gap if side in STRAIGHT else gap * 0.75
    top = {"n": y - reach - high, "s": y + reach}.get(side[0], y - high / 2)
    return x + across * reach, top, anchor


def spread(middles: Sequence[float], heights: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Tops for blocks stacked in a margin: each as near its wish as can be, in order, none touching the next.

    When they cannot all fit between `low` and `high` they keep their order and run over the lower end.
    """
    order = sorted(range(len(middles)), key=lambda i: (middles[i], i))
    tops = [0.0] * len(middles)
    floor = low
    for i in order:
        tops[i] = max(middles[i] - heights[i] / 2, floor)
        floor = tops[i] + heights[i] + gap
    ceiling = high
    for i in reversed(order):
        tops[i] = min(tops[i], ceiling - heights[i])
        ceiling = tops[i] - gap
    shift = low - min(tops, default=low)
    return [top + shift for top in tops] if shift > 0 else tops
