"""Files of figures as they really come, and files that no table should come in: each with what it must be answered."""

# ruff: noqa: DTZ001, E501 - one file a line reads best

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from strategic_plan.models import Grain, Observation
from tests.factories.files import csv_bytes, tampered, workbook_bytes
from tests.factories.indicators import make_measure, make_ratio
from tests.factories.organization import make_district, make_organization, make_region

HEAD: list[object] = ["Measure", "Area", "Period", "Category", "Value"]
SHEET = "xl/worksheets/sheet1.xml"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NUMBER = "a number such as 1234 or 12.5, or a mark such as n/a"

Stored = tuple[str, str, Decimal | None, str, str]
"""Area, period, value, qualifier and absence of one figure."""


@dataclass(frozen=True, slots=True)
class Messy:
    """A file that is in disorder and still means one thing: the figures that are stored of it."""

    why: str
    name: str
    content: bytes
    stored: tuple[Stored, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that is not loaded, and the first sentence that says why."""

    why: str
    name: str
    made: bytes | Callable[[], bytes]
    says: str

    @property
    def says_the_command(self) -> str:
        """The same of the command, which takes larger files than the page."""
        return self.says.replace("64 MB", "256 MB").replace("at most 20,000 rows and", "at most 5,000,000 rows and")

    @property
    def content(self) -> bytes:
        """The file; what is large is made only when it is asked for."""
        return self.made if isinstance(self.made, bytes) else self.made()


def figures_scene() -> None:
    """Measures by month and by quarter, one a share of another, for a region of two districts."""
    make_organization()
    region = make_region(code="region", name="Region")
    make_district(region, code="district-1", name="District 1")
    make_district(region, code="regie", name="Région", position=2)
    collisions = make_measure(code="collisions", title="Collisions", complete_through=None)
    solved = make_measure(code="solved", title="Solved", breakdown=collisions.breakdown, complete_through=None)
    make_measure(code="town-halls", title="Town halls", grain="quarter", complete_through=None)
    share = make_ratio(numerator=solved)
    share.denominator = collisions
    share.save()


def stored() -> tuple[Stored, ...]:
    """Every figure that is stored, in the order of the file's rows or months."""
    return tuple(
        (each.area.name, _period(each), each.value, each.qualifier, each.absence)
        for each in Observation.objects.select_related("area", "measure").order_by("period", "pk")
    )


def _period(each: Observation) -> str:
    a_year = Grain(each.measure.grain).periods_a_year
    number = each.period % a_year + 1
    return f"{each.year}-Q{number}" if a_year == 4 else f"{each.year}-{number:02}"


def row(period: object = "2024-01", value: object = 60, area: str = "Region", **named: str) -> list[object]:
    return [named.get("measure", "Collisions"), area, period, named.get("category", ""), value]


def figure(
    value: int | str | None = 60,
    period: str = "2024-01",
    *,
    area: str = "Region",
    qualifier: str = "exact",
    absence: str = "",
) -> Stored:
    return (area, period, None if value is None else Decimal(value), qualifier, absence)


def table(*rows: list[object]) -> list[list[object]]:
    return [HEAD, *rows]


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


def bad_files() -> Iterator[Bad]:
    """Everything that must be refused at once with a sentence that says what to do."""
    plain = table(row())
    yield Bad("nothing", "feed.csv", b"", "feed.csv: found an empty file, expected a file with figures.")
    formula = workbook_bytes(table(row(value="=SUM(A1:A9)")))
    yield Bad(
        "a formula",
        "feed.xlsx",
        formula,
        "feed.xlsx, row 2, column “Value”: found the formula “=SUM(A1:A9)”, expected its value: copy the cells and paste them as values.",
    )
    formula = workbook_bytes(table(["Collisions", "=A1", "2024-01", "", 60]))
    yield Bad(
        "a formula for an area",
        "feed.xlsx",
        formula,
        "feed.xlsx, row 2, column “Area”: found the formula “=A1”, expected its value: copy the cells and paste them as values.",
    )
    yield Bad(
        "a wrong encoding",
        "feed.csv",
        csv_bytes(plain, encoding="utf-16-le"),
        "feed.csv: found another encoding, expected text saved as CSV in UTF-8, or a workbook.",
    )
    yield Bad(
        "a picture",
        "feed.csv",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        "feed.csv: found another encoding, expected text saved as CSV in UTF-8, or a workbook.",
    )
    unpacked = "expected a workbook of at most 64 MB when unpacked."
    yield Bad("a zip bomb", "feed.xlsx", zip_bomb, f"feed.xlsx: found one that unpacks to much more, {unpacked}")
    much = "found a workbook with far more in it than its table, expected a plain table: copy it to a new workbook, or save it as CSV."
    yield Bad("millions of strings", "feed.xlsx", partial(of_strings, 3_600_000), f"feed.xlsx: {much}")
    yield Bad("strings that no cell has", "feed.xlsx", partial(of_strings, 50_000), f"feed.xlsx: {much}")
    yield Bad(
        "a million elements in each other", "feed.xlsx", partial(with_more, b"<a>", 1_000_000), f"feed.xlsx: {much}"
    )
    yield Bad(
        "an attribute of millions of letters",
        "feed.xlsx",
        partial(with_more, b"a", 50_000_000, before=b"<c "),
        f"feed.xlsx: {much}",
    )
    yield Bad("a million styles", "feed.xlsx", partial(of_styles, 1_000_000), f"feed.xlsx: {much}")
    yield Bad("a sheet by another name", "feed.xlsx", sheet_elsewhere, f"feed.xlsx: {much}")
    again = partial(with_more, b'<row r="3"><c r="A3"><v>1</v></c></row>', 1_500_000)
    yield Bad(
        "one row over and over",
        "feed.xlsx",
        again,
        "feed.xlsx: found a damaged file, expected a workbook that a spreadsheet opens: open and save it there.",
    )
    wide = partial(with_more, b"<c><v>1</v></c>", 4_000_000, before=b"<row>", after=b"</row>")
    yield Bad(
        "millions of cells in a row",
        "feed.xlsx",
        wide,
        "feed.xlsx, row 3: found 201 columns, expected at most 200: take away those that carry no figures.",
    )
    yield Bad(
        "many parts",
        "feed.xlsx",
        tampered(plain, add={f"xl/p{place}.xml": b"<x/>" for place in range(600)}).getvalue(),
        f"feed.xlsx: found one that unpacks to much more, {unpacked}",
    )
    reach = "expected a table of at most 20,000 rows and 200 columns, with nothing below or beside it."
    yield Bad("a far cell", "feed.xlsx", far_cell("A1048576"), f"feed.xlsx: found a cell at row 1048576, {reach}")
    yield Bad("a cell far beside", "feed.xlsx", far_cell("XFD3"), f"feed.xlsx: found a cell at XFD3, {reach}")
    macros = tampered(plain, add={"xl/vbaProject.bin": OLD_OFFICE}).getvalue()
    yield Bad(
        "a macro workbook",
        "feed.xlsm",
        macros,
        "feed.xlsm: found macros, expected a workbook without macros, saved as .xlsx.",
    )
    locked = OLD_OFFICE + b"\0" * 2000
    yield Bad(
        "a password",
        "feed.xlsx",
        locked,
        "feed.xlsx: found one with a password or of an old format, expected a workbook saved as .xlsx without a password.",
    )
    second = table(["(text)", "(name)", "(month)", "(type)", "(number)"], row())
    yield Bad(
        "two rows of headings",
        "feed.csv",
        csv_bytes(second),
        "feed.csv, row 2: found a second row of headings, “(text), (name), (month), (type), (number)”, expected one row of headings, then figures.",
    )
    yield Bad(
        "the headings over again",
        "feed.csv",
        csv_bytes(table(row(), HEAD, row("2024-02"))),
        "feed.csv, row 3: found the headings over again, expected figures.",
    )
    yield Bad(
        "a row twice",
        "feed.csv",
        csv_bytes(table(row(), row("January 2024"))),
        "feed.csv, row 3, column “Value”: found the figure of row 2 again, expected each figure once.",
    )
    yield Bad(
        "an unknown indicator",
        "feed.csv",
        csv_bytes(table(row(measure="Moons"))),
        "feed.csv, row 2: “Moons” is not known among the measures (1 figure).",
    )
    yield Bad(
        "an unknown area",
        "feed.csv",
        csv_bytes(table(row(area="Atlantis"))),
        "feed.csv, row 2: “Atlantis” is not known among the areas (1 figure).",
    )
    yield Bad(
        "an unknown type",
        "feed.csv",
        csv_bytes(table(row(category="905"))),
        "feed.csv, row 2: “905” is not known among the categories (1 figure).",
    )
    yield Bad(
        "a future month",
        "feed.csv",
        csv_bytes(table(row("2024-05"))),
        "feed.csv, row 2, column “Value”: found May 2024, expected a period that has begun, April 2024 at the latest.",
    )
    yield Bad(
        "another grain",
        "feed.csv",
        csv_bytes(table(row("Q1 2024"))),
        "feed.csv, row 2, column “Value”: found a quarter, expected a month, as “Collisions” is kept.",
    )
    above = table(row(value=7), row(value=8, measure="Solved"))
    yield Bad(
        "a numerator above its denominator",
        "feed.csv",
        csv_bytes(above),
        "feed.csv, row 3, column “Value”: found 8, expected at most 7, as “Collisions” says.",
    )
    yield Bad(
        "a count below zero",
        "feed.csv",
        csv_bytes(table(row(value=-3))),
        "feed.csv, row 2, column “Value”: found “-3”, expected a count of zero or more.",
    )
    for number in ("1,5", "1.234,5", "many", "-", "1e5", "#REF!", "#DIV/0!", "٣", "12 34", "1'234"):
        yield Bad(
            f"the number {number!r}",
            "feed.csv",
            csv_bytes(table(row(value=number))),
            f"feed.csv, row 2, column “Value”: found “{number}”, expected {NUMBER}.",
        )
    loose = b"Measure,Area,Period,Category,Value\r\nCollisions,Region,2024-01,,1,234\r\n"
    yield Bad(
        "a comma that is not in quotation marks",
        "feed.csv",
        loose,
        "feed.csv, row 2: found 6 cells, expected no more cells than headings; a number with a comma in it stands in quotation marks.",
    )
    for month in ("02/03/2024", "13/2024", "sometime", "2024-13", ""):
        shown = f"“{month}”" if month else "an empty cell"
        yield Bad(
            f"the month {month!r}",
            "feed.csv",
            csv_bytes(table(row(month))),
            f"feed.csv, row 2, column “Period”: found {shown}, expected a period such as 2023-01, Jan 2023, Q1 2023 or 2023.",
        )
    columns = csv_bytes([[*HEAD, *(f"c{place}" for place in range(100_000))]])
    yield Bad(
        "a hundred thousand columns",
        "feed.csv",
        columns,
        "feed.csv, row 1: found 100,005 columns, expected at most 200: take away those that carry no figures.",
    )
    long = csv_bytes(table(*(row(value=place) for place in range(20_100))))
    yield Bad(
        "too many rows",
        "feed.csv",
        long,
        "feed.csv, row 20021: found more, expected at most 20,000 rows: split the file.",
    )
    large = csv_bytes(table(row(category="x" * 1000))) * 10_000
    yield Bad(
        "too many bytes", "feed.csv", large, f"feed.csv: found {len(large) / 2**20:.1f} MB, expected at most 10 MB."
    )
    yield Bad(
        "an open quotation mark",
        "feed.csv",
        b'Measure,Area,Period,Category,Value\r\nCollisions,"Region,2024-01,,60\r\n'
        + b"Collisions,Region,2024-02,,60\r\n" * 200,
        "feed.csv, row 2: expected cells of at most 2000 characters, each quotation mark closed.",
    )
    letter = io.BytesIO()
    with zipfile.ZipFile(letter, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    yield Bad(
        "a letter",
        "feed.xlsx",
        letter.getvalue(),
        "feed.xlsx: found another kind of file, expected a CSV file or a workbook (.xlsx).",
    )
    whole = workbook_bytes(plain)
    yield Bad(
        "half a workbook",
        "feed.xlsx",
        whole[: len(whole) // 2],
        "feed.xlsx: found a damaged file, expected a workbook that a spreadsheet opens: open and save it there.",
    )
    linked = tampered(plain, add={"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}).getvalue()
    yield Bad(
        "links to other workbooks",
        "feed.xlsx",
        linked,
        "feed.xlsx: found links to other workbooks, expected values that stand in this workbook.",
    )


def far_cell(place: str) -> bytes:
    """A workbook of one table, and one more cell a long way off."""
    number = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return with_more(f'<row r="{number}"><c r="{place}"><v>1</v></c></row>'.encode())


def with_more(words: bytes, times: int = 1, *, before: bytes = b"", after: bytes = b"") -> bytes:
    """A workbook of one table, and more in its sheet than any spreadsheet wrote there."""
    end = b"</sheetData>"
    return part_changed(SHEET, lambda part: part.replace(end, before + words * times + after + end))


def zip_bomb() -> bytes:
    """A workbook of few bytes with one part of many."""
    return tampered(table(row()), add={"xl/media/picture.xml": b" " * (257 * 2**20)}).getvalue()


def sheet_elsewhere() -> bytes:
    """A workbook with a second sheet where a picture should be."""
    sheet = b"<worksheet>" + b"<row/>" * 100_000 + b"</worksheet>"
    return tampered(table(row()), add={"xl/media/picture.bin": sheet}).getvalue()


def of_styles(count: int) -> bytes:
    """A workbook of one table and of very many styles."""
    end = b"</cellXfs>"
    return part_changed("xl/styles.xml", lambda part: part.replace(end, b'<xf numFmtId="0"/>' * count + end))


def of_strings(count: int) -> bytes:
    """A workbook of few bytes that keeps more strings than its cells have."""
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    override = b'<Override PartName="/xl/sharedStrings.xml" ContentType="' + kind + b'"/></Types>'
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = b'<sst xmlns="' + space + b'">' + b"<si><t>a</t></si>" * count + b"</sst>"
    return part_changed(
        "[Content_Types].xml", lambda part: part.replace(b"</Types>", override), {"xl/sharedStrings.xml": strings}
    )


def part_changed(wanted: str, change: Callable[[bytes], bytes], add: dict[str, bytes] | None = None) -> bytes:
    """A workbook of one table, one part of which was changed behind the back of every spreadsheet."""
    altered = tampered(table(row()), add=add, change=lambda name, part: change(part) if name == wanted else part)
    return altered.getvalue()
