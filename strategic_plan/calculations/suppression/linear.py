"""What a set of linear equations gives away about its unknowns, exactly: in whole numbers, with nothing below zero.

Unknowns are numbered. An equation is a row of whole coefficients; what it adds up to is not needed to see what it
gives away, since the true values are one solution and only the freedom around them counts.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from math import gcd

Row = Mapping[int, int]
"""One equation: the coefficient, never zero, of each unknown in it."""


def determined(rows: Iterable[Row], zeros: Collection[int]) -> set[int]:
    """The unknowns whose value follows from the equations when all unknowns are known to be zero or more.

    ``zeros`` are the unknowns whose value is zero: only these can be cornered by the lower bound.
    """
    kept = list(rows)
    cornered = _cornered_at_zero(kept, zeros)
    return cornered | {next(iter(row)) for row in reduced_rows(_without(kept, cornered)) if len(row) == 1}


def reduced_rows(rows: Iterable[Row], first: Collection[int] = ()) -> list[dict[int, int]]:
    """The reduced echelon form: each row has a pivot that occurs in no other row.

    Pivots are taken from ``first`` where a row offers one, so that rows without any of those are left at the end. An
    unknown is determined exactly when the row of its pivot has no other unknown.
    """
    pivots: dict[int, dict[int, int]] = {}
    for row in sorted(rows, key=len):
        rest = dict(row)
        for name in [name for name in row if name in pivots]:
            rest = _eliminated(rest, pivots[name], name)
        if not rest:
            continue
        pivot = next((name for name in rest if name in first), next(iter(rest)))
        for name, other in pivots.items():
            if pivot in other:
                pivots[name] = _eliminated(other, rest, pivot)
        pivots[pivot] = rest
    return list(pivots.values())


def _eliminated(row: dict[int, int], other: dict[int, int], name: int) -> dict[int, int]:
    """The row without one unknown, by a multiple of another row that has it; in the smallest whole numbers."""
    factor, lead = row[name], other[name]
    result = {key: value * lead for key, value in row.items()}
    for key, value in other.items():
        left = result.get(key, 0) - value * factor
        if left:
            result[key] = left
        else:
            result.pop(key, None)
    divisor = gcd(*result.values())
    return {key: value // divisor for key, value in result.items()} if divisor > 1 else result


def _without(rows: Iterable[Row], names: Collection[int]) -> list[dict[int, int]]:
    return [{name: value for name, value in row.items() if name not in names} for row in rows]


def _cornered_at_zero(rows: Sequence[Row], zeros: Collection[int]) -> set[int]:
    """The unknowns that must be zero because nothing may be less.

    An unknown above zero can move both ways, so it is eliminated; what remains are equations between zeros alone. Where
    such an equation only adds, all its unknowns are cornered; the rest is asked of the simplex method.
    """
    positive = {name for row in rows for name in row if name not in zeros}
    between = [row for row in reduced_rows(rows, first=positive) if positive.isdisjoint(row)]
    cornered: set[int] = set()
    while one_sided := [row for row in between if len({value > 0 for value in row.values()}) == 1]:
        cornered.update(*one_sided)
        between = [row for row in reduced_rows(_without(between, cornered)) if row]
    for group in _connected(between):
        cornered |= _unable_to_rise(group)
    return cornered


def _connected(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows in groups that share no unknown with each other."""
    groups: list[tuple[set[int], list[Row]]] = []
    for row in rows:
        touching = [group for group in groups if not group[0].isdisjoint(row)]
        groups = [group for group in groups if group[0].isdisjoint(row)]
        names = set(row).union(*(group[0] for group in touching))
        groups.append((names, [row, *(other for group in touching for other in group[1])]))
    return [group for _, group in groups]


def _unable_to_rise(rows: Sequence[Row]) -> set[int]:
    """The unknowns that are zero in every solution that has nothing below zero."""
    unsettled, stuck = {name for row in rows for name in row}, set[int]()
    names = sorted(unsettled)
    while unsettled:
        rising = min(unsettled)
        others = [name for name in names if name != rising]
        matrix = [[row.get(name, 0) for name in others] for row in rows]
        solution = solution_from_zero_up(matrix, [-row.get(rising, 0) for row in rows])
        unsettled.discard(rising)
        if solution is None:
            stuck.add(rising)
        else:
            unsettled -= {name for name, value in zip(others, solution, strict=True) if value > 0}
    return stuck


def solution_from_zero_up(matrix: Sequence[Sequence[int]], right: Sequence[int]) -> list[Fraction] | None:
    """A solution of ``matrix @ x == right`` with every x at zero or more, or nothing where there is none.

    The first phase of the simplex method with Bland's rule, which never cycles; exact over fractions.
    """
    table = [
        [Fraction(entry if value >= 0 else -entry) for entry in (*row, value)]
        for row, value in zip(matrix, right, strict=True)
    ]
    columns = len(matrix[0]) if matrix else 0
    basis = [columns + place for place in range(len(table))]  # from ``columns`` on: not an unknown yet
    while True:
        missing = [row for row, base in zip(table, basis, strict=True) if base >= columns]
        gains = (sum(row[column] for row in missing) for column in range(columns))
        entering = next((column for column, gain in enumerate(gains) if gain > 0 and column not in basis), None)
        if entering is None:
            break
        leaving = min(
            (place for place, row in enumerate(table) if row[entering] > 0),
            key=lambda place: (table[place][-1] / table[place][entering], basis[place]),
        )
        _pivot(table, leaving, entering)
        basis[leaving] = entering
    if any(row[-1] for row in missing):
        return None
    values = dict(zip(basis, (row[-1] for row in table), strict=True))
    return [values.get(column, Fraction(0)) for column in range(columns)]


def _pivot(table: list[list[Fraction]], place: int, column: int) -> None:
    scale = table[place][column]
    table[place] = [entry / scale for entry in table[place]]
    for other, row in enumerate(table):
        if other != place and row[column]:
            times = row[column]
            table[other] = [
                entry - times * lead if lead else entry for entry, lead in zip(row, table[place], strict=True)
            ]
