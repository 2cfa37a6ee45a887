"""Makes the sample's monthly series: recorded yearly totals, divided into illustrative months and occurrence types.

The yearly totals of 2022 and 2023 are recorded figures; the other years, and every division into months, types and
ways of clearing, are made up here so that a reader can see how. Whole numbers and one seed: the same files each time.

    python -m strategic_plan.management.sample.make_observations
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"

# Occurrences and cleared, by year and area. "region" is what no district recorded; the Region itself is the sum of all.
RECORDED = {
    2022: {
        "district-1": (1931, 1059),
        "district-2": (2438, 905),
        "district-3": (2368, 985),
        "region": (46, 18),
    },
    2023: {
        "district-1": (2007, 974),
        "district-2": (2518, 906),
        "district-3": (2437, 1023),
        "region": (37, 12),
    },
}
ILLUSTRATIVE = {
    2019: {
        "district-1": (1812, 966),
        "district-2": (2291, 918),
        "district-3": (2236, 958),
        "region": (41, 17),
    },
    2020: {
        "district-1": (1664, 912),
        "district-2": (2078, 839),
        "district-3": (2031, 881),
        "region": (33, 15),
    },
    2021: {
        "district-1": (1787, 993),
        "district-2": (2236, 864),
        "district-3": (2190, 917),
        "region": (39, 14),
    },
    2024: {
        "district-1": (486, 232),
        "district-2": (604, 219),
        "district-3": (583, 249),
        "region": (9, 3),
    },
}
LAST_MONTH = {2024: 3}

# How busy each month of a year is, in thousandths of an average month.
SEASON = (924, 868, 957, 979, 1049, 1066, 1097, 1083, 1024, 1038, 986, 929)


@dataclass(frozen=True, slots=True)
class OccurrenceType:
    """One type: its share of all occurrences, its clearance in 2019 and each year after, all in thousandths."""

    code: str
    share: int
    cleared: tuple[int, int, int, int, int, int]
    by_charge: int


TYPES = (
    OccurrenceType("905", 171, (302, 318, 297, 286, 271, 268), 720),
    OccurrenceType("908", 118, (498, 531, 522, 540, 507, 511), 640),
    OccurrenceType("909", 96, (371, 355, 342, 361, 384, 390), 590),
    OccurrenceType("910", 134, (421, 433, 384, 352, 327, 322), 770),
    OccurrenceType("911", 75, (618, 642, 655, 633, 609, 612), 660),
    OccurrenceType("912", 57, (546, 524, 537, 492, 451, 447), 610),
    OccurrenceType("913", 43, (502, 527, 541, 563, 581, 588), 570),
    OccurrenceType("914", 69, (447, 462, 421, 379, 336, 329), 740),
    OccurrenceType("916", 37, (687, 704, 671, 699, 668, 677), 690),
    OccurrenceType("918", 86, (439, 451, 426, 418, 363, 358), 700),
    OccurrenceType("926", 49, (582, 566, 571, 523, 486, 479), 620),
    OccurrenceType("928", 40, (561, 589, 552, 534, 547, 555), 580),
    OccurrenceType("933", 25, (338, 312, 329, 347, 298, 291), 530),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One month, area and type: the three states that make up its occurrences."""

    month: str
    area: str
    type: str
    by_charge: int
    otherwise: int
    not_cleared: int

    @property
    def occurrences(self) -> int:
        return self.by_charge + self.otherwise + self.not_cleared


def shared_out(total: int, weights: Sequence[int], limits: Sequence[int] | None = None) -> list[int]:
    """Divide a total into whole parts by weight, the largest remainders first, no part above its limit."""
    limits = [total] * len(weights) if limits is None else limits
    whole = sum(weights)
    parts = [min(total * weight // whole, limit) for weight, limit in zip(weights, limits, strict=True)]
    by_remainder = sorted(
        range(len(weights)),
        key=lambda index: (-(total * weights[index] % whole), index),
    )
    missing = total - sum(parts)
    while missing:
        for index in by_remainder:
            if missing and parts[index] < limits[index]:
                parts[index] += 1
                missing -= 1
    return parts


def occurrence_rows() -> Iterator[Row]:
    """Every month, area and type of every year; the Region's own rows include what no district recorded."""
    for year, areas in sorted({**ILLUSTRATIVE, **RECORDED}.items()):
        of_year = [row for area, totals in areas.items() for row in _rows_of(year, area, *totals)]
        districts = [row for row in of_year if row.area != "region"]
        yield from sorted(
            districts + _region(of_year),
            key=lambda row: (row.month, row.area, row.type),
        )


def _rows_of(year: int, area: str, occurrences: int, cleared: int) -> list[Row]:
    """One area's year. Occurrences follow season and type; clearance follows type, and slides within 2023."""
    random = Random(f"{year} {area}")
    months = range(1, LAST_MONTH.get(year, 12) + 1)
    bent = {kind.code: random.randint(880, 1120) for kind in TYPES}
    cells = [(month, kind) for month in months for kind in TYPES]
    busy = [SEASON[month - 1] * kind.share * bent[kind.code] * random.randint(780, 1220) for month, kind in cells]
    counts = shared_out(occurrences, busy)
    slide = 9 if year == 2023 else 0
    likely = [
        count * kind.cleared[year - 2019] * (1050 - slide * month) * random.randint(900, 1100)
        for count, (month, kind) in zip(counts, cells, strict=True)
    ]
    solved = shared_out(cleared, likely, counts)
    charged = [
        shared_out(number, (kind.by_charge + random.randint(-60, 60), 1000 - kind.by_charge))[0] if number else 0
        for number, (_, kind) in zip(solved, cells, strict=True)
    ]
    return [
        Row(
            f"{year}-{month:02}",
            area,
            kind.code,
            charge,
            number - charge,
            count - number,
        )
        for (month, kind), count, number, charge in zip(cells, counts, solved, charged, strict=True)
    ]


def _region(rows: list[Row]) -> list[Row]:
    sums: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        sum_of = sums.setdefault((row.month, row.type), [0, 0, 0])
        for position, number in enumerate((row.by_charge, row.otherwise, row.not_cleared)):
            sum_of[position] += number
    return [Row(month, "region", kind, *numbers) for (month, kind), numbers in sums.items()]


def with_all(rows: Iterator[Row]) -> Iterator[Row]:
    """Before the types of a month and area, their whole."""
    group: list[Row] = []
    for row in [*rows, None]:
        if group and (row is None or (row.month, row.area) != (group[0].month, group[0].area)):
            first = group[0]
            yield Row(
                first.month,
                first.area,
                "all",
                sum(each.by_charge for each in group),
                sum(each.otherwise for each in group),
                sum(each.not_cleared for each in group),
            )
            yield from group
            group = []
        if row is not None:
            group.append(row)


# Whole years and the first quarter of 2024, by measure: all of it illustrative.
OTHER_SERIES = {
    ("auto-thefts", "district-1"): {2021: 172, 2022: 236, 2023: 224, 2024: 51},
    ("auto-thefts", "district-2"): {2021: 214, 2022: 301, 2023: 309, 2024: 66},
    ("auto-thefts", "district-3"): {2021: 198, 2022: 269, 2023: 262, 2024: 62},
    ("auto-thefts", "region"): {2021: 5, 2022: 6, 2023: 9, 2024: 2},
    ("serious-collisions", "region"): {2021: 88, 2022: 96, 2023: 93, 2024: 19},
}


def other_rows() -> Iterator[tuple[str, str, str, int]]:
    """Measure, area, month, number; the Region's auto thefts include those that no district recorded."""
    months: dict[tuple[str, str], dict[str, int]] = {}
    for (measure, area), totals in OTHER_SERIES.items():
        random = Random(f"{measure} {area}")
        for year, total in totals.items():
            season = SEASON[: LAST_MONTH.get(year, 12)]
            numbers = shared_out(total, [month * random.randint(800, 1200) for month in season])
            for position, number in enumerate(numbers, start=1):
                months.setdefault((measure, area), {})[f"{year}-{position:02}"] = number
    for (measure, area), of_area in months.items():
        for month, number in of_area.items():
            districts = [
                other[month] for (name, place), other in months.items() if name == measure and place != area == "region"
            ]
            yield measure, area, month, number + sum(districts)


def write(name: str, head: Sequence[str], rows: Iterator[Sequence[object]]) -> None:
    with (DATA / name).open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def main() -> None:
    write(
        "occurrences.csv",
        ("month", "area", "type", "by_charge", "otherwise", "not_cleared"),
        ((r.month, r.area, r.type, r.by_charge, r.otherwise, r.not_cleared) for r in with_all(occurrence_rows())),
    )
    write("monthly.csv", ("measure", "area", "month", "value"), other_rows())


if __name__ == "__main__":
    main()
