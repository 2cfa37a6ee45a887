"""Files in disorder, as they really come, that still mean one thing."""

# ruff: noqa: DTZ001 - one file a line reads best

from __future__ import annotations

import datetime
from collections.abc import Iterator

from tests.factories.files import csv_bytes, workbook_bytes
from tests.factories.real_files.figures import HEAD, Messy, figure, row, table


def messy_files() -> Iterator[Messy]:
    """Everything that issue trackers of statistics offices complain of, one file each."""
    plain = table(row())
    one = (figure(),)
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        named = [HEAD, row(area="Région")]
        yield Messy(f"encoded in {encoding}", "feed.csv", csv_bytes(named, encoding=encoding), (figure(area="Région"),))
    for delimiter, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        yield Messy(f"separated by {word}", "feed.csv", csv_bytes(plain, delimiter=delimiter), one)
    titles: list[list[object]] = [["Collisions by month"], ["Source: records", "2024"], [], *plain]
    yield Messy("titles above the headings", "feed.csv", csv_bytes(titles), one)
    yield Messy("titles above the headings of a workbook", "feed.xlsx", workbook_bytes(titles), one)
    for number in ("1,234", "1 234", "1\u00a0234", "1\u202f234", "1234 ", "1234.0"):
        content = csv_bytes(table(row(value=number)))
        yield Messy(f"the number {number!r}", "feed.csv", content, (figure(1234),))
    yield Messy(
        "semicolons, so that thousands may have commas",
        "feed.csv",
        csv_bytes(table(row(value="1,234")), delimiter=";"),
        (figure(1234),),
    )
    for month in (
        "2023-01",
        "202301",
        "Jan 2023",
        "January 2023",
        "jan. 2023",
        "2023 January",
        "01/2023",
        "2023-01-31",
        "31 January 2023",
        "Jan-23",
    ):
        yield Messy(f"the month {month!r}", "feed.csv", csv_bytes(table(row(month))), (figure(period="2023-01"),))
    # A cell of a spreadsheet has no time zone.
    for cell in (datetime.date(2023, 1, 1), datetime.datetime(2023, 1, 31, 12, 30), 202301):
        content = workbook_bytes(table(row(cell)))
        yield Messy(f"a cell with the month {cell!r}", "feed.xlsx", content, (figure(period="2023-01"),))
    for quarter in ("Q1 2023", "2023-Q1", "2023Q1", "Quarter 1, 2023", "1st quarter 2023", "T1 2023"):
        content = csv_bytes(table(row(quarter, measure="Town halls")))
        yield Messy(f"the quarter {quarter!r}", "feed.csv", content, (figure(period="2023-Q1"),))
    for mark, absence in (
        ("n/a", "not_applicable"),
        ("N/A", "not_applicable"),
        ("x", "suppressed_at_source"),
        ("X", "suppressed_at_source"),
        ("..", "not_reported"),
        ("<5", "suppressed_at_source"),
        ("< 5", "suppressed_at_source"),
    ):
        yield Messy(
            f"the mark {mark!r}", "feed.csv", csv_bytes(table(row(value=mark))), (figure(None, absence=absence),)
        )
    for mark in ("over 160", "160+", "≥160", ">= 160", "at least 160"):
        content = csv_bytes(table(row(value=mark)))
        yield Messy(f"the number {mark!r}", "feed.csv", content, (figure(160, qualifier="at_least"),))
    totals = table(row(), ["Total", "", "", "", 60], row("Total", 60), ["Source: records of the Service"])
    yield Messy("trailing totals and a note", "feed.csv", csv_bytes(totals), one, left_out=3)
    yield Messy("trailing totals in a workbook", "feed.xlsx", workbook_bytes(totals), one, left_out=3)
    spaced = [
        ["  measure", "AREA ", "Period", "category", " Value "],
        [" collisions ", "  REGION ", " 2024-01", " ", " 60 "],
    ]
    yield Messy("stray spaces and capitals", "feed.csv", csv_bytes(spaced), one)
    yield Messy(
        "spaces that do not break",
        "feed.csv",
        csv_bytes(table(row(area="District\u00a01"))),
        (figure(area="District 1"),),
    )
    yield Messy("empty rows and columns", "feed.csv", csv_bytes([[*HEAD, "", ""], [], [*row(), "", ""], []]), one)
    yield Messy("a name that says another kind", "feed.csv", workbook_bytes(plain), one)
    yield Messy(
        "months out of order",
        "feed.csv",
        csv_bytes(table(row("2024-03", 3), row("2024-01", 1), row("2024-02", 2))),
        tuple(figure(value, f"2024-0{value}") for value in (1, 2, 3)),
    )
    yield Messy(
        "a denominator of zero",
        "feed.csv",
        csv_bytes(table(row(value=0), row(value=0, measure="Solved"))),
        (figure(0), figure(0)),
    )
    lines = csv_bytes(plain).replace(b"\r\n", b"\r")
    yield Messy("lines that end as they did on old machines", "feed.csv", lines, one)
