"""What else to withhold, until no reader of this release and the earlier ones can work a small count out."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from strategic_plan.calculations.suppression.linear import determined
from strategic_plan.calculations.suppression.tables import Released, Sum, Table, Unknown


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

    What withholding everything would give away follows only for a reader who knows which withheld counts were not
    revised. So it is still protected from all others: it must not follow from this release by itself.
    """
    reader = _Reader(table, earlier)
    primary = table.small()
    exposed = reader.works_out(frozenset(table.cells))
    unread = exposed - frozenset[Unknown]().union(*(release.published() for release in earlier))
    newcomer = _Reader(table, ()) if unread else None
    if newcomer:
        unread -= newcomer.works_out(frozenset(table.cells))

    def risked(hidden: frozenset[Hashable]) -> frozenset[Unknown]:
        by_itself = newcomer.works_out(hidden) & unread if newcomer else unread
        return by_itself | (reader.works_out(hidden) - exposed)

    chosen: frozenset[Hashable] = frozenset()
    while at_risk := risked(primary | chosen):
        hidden = primary | chosen
        alone = reader.worked_out(hidden) - {unknown.key for unknown in exposed - at_risk}
        chosen |= _one_more_in_each_sum(table, alone, hidden, earlier) or _one_more_for_each(
            table, at_risk, hidden, earlier
        )
    for key in sorted(chosen, key=lambda key: (-table.cells[key].count, repr(key))):
        if not risked(primary | chosen - {key}):
            chosen -= {key}
    return Suppression(primary, chosen, frozenset(unknown.key for unknown in exposed))


def recoverable(releases: Sequence[Released]) -> frozenset[Unknown]:
    """The small cells of any of the releases that a reader of them all can work out, or read, exactly.

    The reader knows every published cell, every sum, and that no count is negative; a count that was not revised is
    the same unknown in every release.
    """
    *earlier, last = releases
    return _Reader(last.table, earlier).works_out(last.suppressed)


class _Reader:
    """Whoever reads a release and all before it: set up once, then asked what each choice would give away."""

    def __init__(self, table: Table, earlier: Sequence[Released]) -> None:
        releases = [(release.table, release.suppressed) for release in earlier] + [(table, frozenset[Hashable]())]
        equations: dict[frozenset[tuple[Unknown, int]], Mapping[Unknown, int]] = {}
        for each, _ in releases:
            # A sum that was not revised is the same equation in every release.
            equations |= {frozenset(equation.items()): equation for equation in each.equations()}
        cells = {each.unknown(key) for each, _ in releases for key in each.cells}
        useful = _without_loose_ends(list(equations.values()), cells)
        self.unknowns = list(dict.fromkeys([*cells, *(unknown for equation in useful for unknown in equation)]))
        number = {unknown: place for place, unknown in enumerate(self.unknowns)}
        self.rows = [{number[unknown]: factor for unknown, factor in equation.items()} for equation in useful]
        self.rows_with: dict[int, list[int]] = defaultdict(list)
        for place, row in enumerate(self.rows):
            for name in row:
                self.rows_with[name].append(place)
        self.cells = {key: number[table.unknown(key)] for key in table.cells}
        self.known = {
            number[each.unknown(key)] for each, withheld in releases[:-1] for key in each.cells if key not in withheld
        }
        self.small = {number[each.unknown(key)] for each, _ in releases for key in each.small()}
        self.zeros = {place for place, unknown in enumerate(self.unknowns) if unknown.count == 0}

    def works_out(self, suppressed: frozenset[Hashable]) -> frozenset[Unknown]:
        """The small cells, of this release or an earlier one, that are given away if these cells are withheld."""
        known, found = self._reads(suppressed)
        return frozenset(self.unknowns[place] for place in self.small & (known | found))

    def worked_out(self, suppressed: frozenset[Hashable]) -> set[Hashable]:
        """The withheld cells of this release, small or not, that follow from what is left."""
        _known, found = self._reads(suppressed)
        return {key for key in suppressed if self.cells[key] in found}

    def _reads(self, suppressed: frozenset[Hashable]) -> tuple[set[int], set[int]]:
        """What is published, and what follows from it."""
        known = self.known.union(place for key, place in self.cells.items() if key not in suppressed)
        hidden = [place for place in range(len(self.unknowns)) if place not in known]
        rows = [
            {name: factor for name, factor in self.rows[place].items() if name not in known}
            for place in {place: None for name in hidden for place in self.rows_with.get(name, ())}
        ]
        return known, determined(rows, self.zeros.intersection(hidden))


def _without_loose_ends(equations: Sequence[Mapping[Unknown, int]], cells: set[Unknown]) -> list[Mapping[Unknown, int]]:
    """The equations without those that a part nobody publishes leaves open: it takes up whatever is left over."""
    kept = list(equations)
    while True:
        times = Counter(unknown for equation in kept for unknown in equation if unknown not in cells)
        closed = [equation for equation in kept if not any(times.get(unknown) == 1 for unknown in equation)]
        if len(closed) == len(kept):
            return kept
        kept = closed


def _one_more_in_each_sum(
    table: Table, alone: set[Hashable], suppressed: frozenset[Hashable], earlier: Sequence[Released]
) -> frozenset[Hashable]:
    """One more cell in each sum where a withheld cell stands alone; rather one whose other sums have such cells too.

    So the withheld cells close into a ring after a few steps, where any other choice would wander.
    """
    published_before = frozenset[Unknown]().union(*(release.published() for release in earlier))
    withheld_before = frozenset[Hashable]().union(*(release.suppressed for release in earlier))
    wholes = {total.whole for total in table.sums}
    beside = _sums_beside(table)
    hidden = set(suppressed)

    def is_open(total: Sum, without: Hashable) -> bool:
        return not any(
            key != without and (key in hidden or key not in table.cells) for key in (total.whole, *total.parts)
        )

    for lonely in sorted(alone, key=repr):
        for total in beside[lonely]:
            if not is_open(total, lonely):
                continue
            able = [
                key
                for key in (total.whole, *total.parts)
                if key not in hidden and table.unknown(key) not in published_before
            ]
            if able:
                hidden.add(
                    min(
                        able,
                        key=lambda key: (
                            sum(is_open(other, key) for other in beside[key]),
                            key not in withheld_before,
                            key in wholes,
                            table.cells[key].count == 0,
                            table.cells[key].count,
                            repr(key),
                        ),
                    )
                )
    return frozenset(hidden - suppressed)


def _sums_beside(table: Table) -> dict[Hashable, list[Sum]]:
    """The sums each cell stands in."""
    beside: dict[Hashable, list[Sum]] = defaultdict(list)
    for total in table.sums:
        for key in (total.whole, *total.parts):
            beside[key].append(total)
    return beside


def _one_more_for_each(
    table: Table, at_risk: frozenset[Unknown], suppressed: frozenset[Hashable], earlier: Sequence[Released]
) -> frozenset[Hashable]:
    """One more cell for each that is at risk, unless it stands in a sum with a cell just chosen and may have enough."""
    published_before = frozenset[Unknown]().union(*(release.published() for release in earlier))
    withheld_before = frozenset[Hashable]().union(*(release.suppressed for release in earlier))
    wholes = {total.whole for total in table.sums}
    beside = _sums_beside(table)
    able = [key for key in table.cells if key not in suppressed and table.unknown(key) not in published_before] or [
        key for key in table.cells if key not in suppressed
    ]
    chosen: set[Hashable] = set()
    helped: set[Hashable] = set()
    for risked in sorted(at_risk, key=repr):
        if risked.key in helped:
            continue
        near = _distances(table, beside, risked.key, suppressed)
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
        helped |= _distances(table, beside, best, frozenset()).keys()
    return frozenset(chosen)


def _distances(
    table: Table, beside: Mapping[Hashable, Sequence[Sum]], key: Hashable, suppressed: frozenset[Hashable]
) -> dict[Hashable, int]:
    """How many sums lie between a cell and each other that a chain of suppressed cells leads to."""
    reached, edge, steps = {key: 0}, {key}, 0
    while edge:
        steps += 1
        found = {
            other
            for each in edge
            for total in beside.get(each, ())
            for other in (total.whole, *total.parts)
            if other not in reached
        }
        reached |= dict.fromkeys(found, steps)
        edge = {other for other in found if other in suppressed or other not in table.cells}
    return reached
