"""A large release in parts that no sum joins: each is protected by itself, with the same result and far less work."""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from strategic_plan.calculations.suppression.protection import Suppression, suppress
from strategic_plan.calculations.suppression.tables import Released, Sum, Table


def suppress_apart(table: Table, earlier: Sequence[Released] = ()) -> Suppression:
    """What ``suppress`` chooses, worked out for one group of joined cells after another.

    Cells are joined by the sums of this release and of every earlier one: what no chain of sums leads to cannot help
    to work a cell out.
    """
    primary: set[Hashable] = set()
    complementary: set[Hashable] = set()
    exposed: set[Hashable] = set()
    for part, before in _parts(table, earlier):
        found = suppress(part, before)
        primary |= found.primary
        complementary |= found.complementary
        exposed |= found.exposed
    return Suppression(frozenset(primary), frozenset(complementary), frozenset(exposed))


def _parts(table: Table, earlier: Sequence[Released]) -> Iterator[tuple[Table, tuple[Released, ...]]]:
    """The table in parts, each with what earlier releases say of its cells; parts with no small cell ever are left out.

    A part of an earlier release alone asks for nothing: it is published already.
    """
    group = _Groups()
    for each in (table, *(release.table for release in earlier)):
        for total in each.sums:
            group.join((total.whole, *total.parts))
    cells: dict[Hashable, list[Hashable]] = {}
    for key in table.cells:
        cells.setdefault(group.of(key), []).append(key)
    sums = _sums_by_group(table.sums, group)
    before = [
        (_cells_by_group(release, group), _sums_by_group(release.table.sums, group), release) for release in earlier
    ]
    for name, keys in cells.items():
        released = tuple(
            Released(
                Table({key: release.table.cells[key] for key in then.get(name, ())}, tuple(sums_then.get(name, ()))),
                frozenset(key for key in then.get(name, ()) if key in release.suppressed),
            )
            for then, sums_then, release in before
            if name in then
        )
        part = Table({key: table.cells[key] for key in keys}, tuple(sums.get(name, ())))
        if part.small() or any(release.table.small() for release in released):
            yield part, released


def _cells_by_group(release: Released, group: "_Groups") -> dict[Hashable, list[Hashable]]:
    found: dict[Hashable, list[Hashable]] = {}
    for key in release.table.cells:
        found.setdefault(group.of(key), []).append(key)
    return found


def _sums_by_group(sums: Iterable[Sum], group: "_Groups") -> dict[Hashable, list[Sum]]:
    found: dict[Hashable, list[Sum]] = {}
    for total in sums:
        found.setdefault(group.of(total.whole), []).append(total)
    return found


class _Groups:
    """Which keys are joined, directly or by others between them."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def of(self, key: Hashable) -> Hashable:
        """The name of the group a key is in: one of its keys."""
        name = key
        while (above := self._above.get(name, name)) != name:
            name = above
        while self._above.get(key, key) != name:
            self._above[key], key = name, self._above.get(key, key)
        return name

    def join(self, keys: Sequence[Hashable]) -> None:
        """Put some keys into one group."""
        first = self.of(keys[0])
        for key in keys[1:]:
            self._above[self.of(key)] = first
