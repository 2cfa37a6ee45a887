"""The counts of a release as a reader sees them: cells, and the sums that everybody knows to hold between them."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

PLAIN_THRESHOLD = 5
"""Default threshold of plain incident counts; a setting of the Board."""
PERSONS_THRESHOLD = 11
"""Default threshold of anything about persons or identity; a setting of the Board."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, and the threshold below which it is suppressed; ``None`` for activity counts, which never are.

    Raises ``ValueError`` for a negative count: a difference is not a cell.
    """

    count: Decimal
    threshold: int | None = PLAIN_THRESHOLD

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError("A count is not negative.")

    @property
    def is_small(self) -> bool:
        """Whether it is below its threshold; zero is, too."""
        return self.threshold is not None and self.count < self.threshold


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole that is known to be the sum of its parts, by area, by category or by month.

    A part that is no cell of the table (what is in no district, say) is one that is never published. Raises
    ``ValueError`` when a key occurs twice.
    """

    whole: Hashable
    parts: tuple[Hashable, ...]

    def __post_init__(self) -> None:
        if len({self.whole, *self.parts}) != 1 + len(self.parts):
            raise ValueError("A sum has each of its cells once.")


@dataclass(frozen=True, slots=True)
class Table:
    """Every count that a release would show, those of the periods compared with included, and the sums between them."""

    cells: Mapping[Hashable, Cell]
    sums: tuple[Sum, ...]

    def small(self) -> frozenset[Hashable]:
        """The keys of the cells below their threshold: the primary suppressions."""
        return frozenset(key for key, cell in self.cells.items() if cell.is_small)

    def unknown(self, key: Hashable) -> "Unknown":
        """What a reader wants to know: this cell with this count, the same in every release that has it unchanged."""
        cell = self.cells.get(key)
        return Unknown(key, None if cell is None else cell.count)

    def equations(self) -> Iterator[dict["Unknown", int]]:
        """The sums as equations: the whole minus each of its parts is nothing."""
        left_over = self._left_over()
        for total in self.sums:
            yield {
                self.unknown(key) if key in self.cells else Unknown(key, None, left_over[key]): 1 if place == 0 else -1
                for place, key in enumerate((total.whole, *total.parts))
            }

    def _left_over(self) -> dict[Hashable, Decimal]:
        """What the sums leave for each key that is no cell: its amount, where a sum lacks this one alone.

        Without it the rest of a whole would be the same unknown after it was revised, and seem to tell the new whole
        from the old one.
        """
        found: dict[Hashable, Decimal] = {}
        lacking = [
            (total, [key for key in (total.whole, *total.parts) if key not in self.cells]) for total in self.sums
        ]
        for total, keys in sorted(lacking, key=lambda each: len(each[1])):
            counts = {key: self.cells[key].count for key in (total.whole, *total.parts) if key in self.cells}
            left = counts.pop(total.whole, Decimal(0)) - sum(counts.values(), Decimal(0))
            for key in keys:
                found.setdefault(key, left)
        return found


@dataclass(frozen=True, slots=True)
class Unknown:
    """A cell with its count: what two releases share when the count was not revised between them.

    What is no cell has no count, and is shared when what its sums leave for it was not revised.
    """

    key: Hashable
    count: Decimal | None
    left_over: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """A table as it was published, without its suppressed cells."""

    table: Table
    suppressed: frozenset[Hashable]

    def published(self) -> frozenset[Unknown]:
        """What every reader of the release knows."""
        return frozenset(self.table.unknown(key) for key in self.table.cells if key not in self.suppressed)
