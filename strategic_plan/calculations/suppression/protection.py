"""What else to withhold, until no reader of this release and the earlier ones can work a small count out."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from strategic_plan.calculations.suppression.linear import determined
from strategic_plan.calculations.suppression.tables import Released, Table, Unknown


@dataclass(frozen=True, slots=True)
class Suppression:
    """What a release withholds: the small cells, and others that protect them.

    ``exposed`` are small cells that no suppression can protect any more, because an earlier release gave them away.
    """

    primary: frozenset[Hashable]
    complementary: frozenset[Hashable]
    exposed: frozenset[Hashable]

    @property
    def suppressed(self) -> frozenset[Hashable]:
        """Every cell that the release does not carry; a reader is not told which of them are small."""
        return self.primary | self.complementary

    def is_public(self, *keys: Hashable) -> bool:
        """Whether a number made of these cells may be shown: a rate, a change or a mean needs every one of them."""
        return self.suppressed.isdisjoint(keys)


def suppress(table: Table, earlier: Sequence[Released] = ()) -> Suppression:
    """Choose the cells to withhold from a release, given all releases before it (rule 18).

    Adds protecting cells until the exact check finds nothing that withholding everything would not give away as well,
    then takes back those that turn out not to be needed. Cells that an earlier release withheld are chosen first, then
    the smallest.
    """
    primary = table.small()
    exposed = _given_away(table, frozenset(table.cells), earlier)
    chosen: frozenset[Hashable] = frozenset()
    while at_risk := _given_away(table, primary | chosen, earlier) - exposed:
        chosen |= _one_more_for_each(table, at_risk, primary | chosen, earlier)
    for key in sorted(chosen, key=lambda key: (-table.cells[key].count, repr(key))):
        if _given_away(table, primary | chosen - {key}, earlier) <= exposed:
            chosen -= {key}
    return Suppression(primary, chosen, frozenset(unknown.key for unknown in exposed))


def recoverable(releases: Sequence[Released]) -> frozenset[Unknown]:
    """The small cells of any of the releases that a reader of them all can work out, or read, exactly.

    The reader knows every published cell, every sum, and that no count is negative; a count that was not revised is
    the same unknown in every release.
    """
    known = frozenset[Unknown]().union(*(release.published() for release in releases))
    small = frozenset(release.table.unknown(key) for release in releases for key in release.table.small())
    equations = [equation for release in releases for equation in release.table.equations()]
    unknowns = list(dict.fromkeys(unknown for equation in equations for unknown in equation if unknown not in known))
    number = {unknown: place for place, unknown in enumerate(unknowns)}
    rows = [
        {number[unknown]: factor for unknown, factor in equation.items() if unknown in number} for equation in equations
    ]
    zeros = {number[unknown] for unknown in unknowns if unknown.count == 0}
    worked_out = {unknowns[place] for place in determined(rows, zeros)}
    return small & (known | worked_out)


def _given_away(table: Table, suppressed: frozenset[Hashable], earlier: Sequence[Released]) -> frozenset[Unknown]:
    """What could be worked out, of this release or an earlier one, if these cells were suppressed."""
    return recoverable([*earlier, Released(table, suppressed)])


def _one_more_for_each(
    table: Table, at_risk: frozenset[Unknown], suppressed: frozenset[Hashable], earlier: Sequence[Released]
) -> frozenset[Hashable]:
    """One more cell for each that is at risk, unless it stands in a sum with a cell just chosen and may have enough."""
    published_before = frozenset[Unknown]().union(*(release.published() for release in earlier))
    withheld_before = frozenset[Hashable]().union(*(release.suppressed for release in earlier))
    wholes = {total.whole for total in table.sums}
    able = [key for key in table.cells if key not in suppressed and table.unknown(key) not in published_before] or [
        key for key in table.cells if key not in suppressed
    ]
    chosen: set[Hashable] = set()
    helped: set[Hashable] = set()
    for risked in sorted(at_risk, key=repr):
        if risked.key in helped:
            continue
        near = _distances(table, risked.key, suppressed)
        best = min(
            able,
            key=lambda key: (
                near.get(key, len(table.cells)),
                key not in withheld_before,
                key in wholes,
                table.cells[key].count == 0,
                table.cells[key].count,
                repr(key),
            ),
        )
        chosen.add(best)
        helped |= _distances(table, best, frozenset()).keys()
    return frozenset(chosen)


def _distances(table: Table, key: Hashable, suppressed: frozenset[Hashable]) -> dict[Hashable, int]:
    """How many sums lie between a cell and each other that a chain of suppressed cells leads to."""
    reached, edge, steps = {key: 0}, {key}, 0
    while edge:
        steps += 1
        beside = {
            other
            for total in table.sums
            if edge & {total.whole, *total.parts}
            for other in (total.whole, *total.parts)
            if other not in reached
        }
        reached |= dict.fromkeys(beside, steps)
        edge = {other for other in beside if other in suppressed or other not in table.cells}
    return reached
