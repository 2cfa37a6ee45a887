"""The results as a page: ratios and how cost grows, with the machine they were measured on."""

from __future__ import annotations

import math
import os
import platform
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version

Found = Mapping[str, Mapping[str, float]]
NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def written(found: Mapping[str, Sequence[Found]], sizes: Sequence[int], documents: Mapping[str, float]) -> str:
    """RESULTS.md, whole. `found` has for each engine what the smaller and the larger database gave."""
    return "\n".join(_lines(found, sizes, documents)) + "\n"


def _lines(found: Mapping[str, Sequence[Found]], sizes: Sequence[int], documents: Mapping[str, float]) -> Iterator[str]:
    yield "# Results"
    yield ""
    yield f"Written by `make bench` on {datetime.now(UTC):%-d %B %Y}. {_machine()}"
    yield "Read the ratios: each compares two ways in one run. Milliseconds differ from machine to machine, and on a"
    yield "busy one from minute to minute. Growth is the exponent of cost in stored rows: 0 is none, 1 in proportion."
    yield ""
    yield f"## Figures, with {sizes[-1]:,} observations"
    yield ""
    yield from _table(("what", *(NAMES[each] for each in found), "aim"), _rollups(found))
    yield ""
    yield "All: every measure with six sums (now, a year before, two years, twelve months twice) in one query. The"
    yield "baselines are DuckDB in memory and raw SQL, both on the observations themselves."
    yield ""
    rows = next(int(each[-1]["imports"]["rows"]) for each in found.values())
    yield f"## A file of {rows:,} rows"
    yield ""
    yield from _table(("what", *(NAMES[each] for each in found), "aim"), _imports(found))
    yield ""
    yield "The baseline reads the same file with the least validation, stages it (COPY on PostgreSQL, many rows at"
    yield "once on SQLite) and upserts. The product checks every row against its measure, holds all against what is"
    yield "stored, refuses repeats and parts above their whole, finds jumps, and writes the roll-up too. Megabytes are"
    yield "what the process grew by while it loaded."
    yield ""
    yield "## Charts and pages"
    yield ""
    yield from _table(("what", *(NAMES[each] for each in found), "aim"), _pages(found))
    yield ""
    yield "Each of the 12 points of the line chart bears its figure, and each figure looks for a place where it lies on"
    yield "nothing else: placing and writing them is half of its time. Most of what a list costs over a plain"
    yield "template is the library's own work for 120 cells."
    if documents:
        yield from _reports(documents)


def _rollups(found: Mapping[str, Sequence[Found]]) -> Iterator[tuple[str, ...]]:
    large = [each[-1]["rollups"] for each in found.values()]
    small = [each[0]["rollups"] for each in found.values()]
    aims = " / ".join({"sqlite": "6 x", "postgresql": "1.5 x"}[each] for each in found)
    for name, of, aim in (
        ("all, against DuckDB", "all in DuckDB", f"at most {aims}"),
        ("all, against raw SQL on the observations", "all, raw SQL on the observations", ""),
        ("all, against raw SQL on the roll-up", "all, raw SQL on the roll-up", ""),
    ):
        yield name, *(_ratio(each["all from the roll-up"], each.get(of)) for each in large), aim
    for name, of in (
        ("thirty, against DuckDB", "thirty in DuckDB"),
        ("thirty, against raw SQL on the observations", "thirty, raw SQL on the observations"),
    ):
        yield name, *(_ratio(each["thirty from the roll-up"], each.get(of)) for each in large), ""
    growth = [
        _growth(a["thirty from the roll-up"], b["thirty from the roll-up"]) for a, b in zip(small, large, strict=True)
    ]
    yield "thirty, growth", *growth, "at most 0.1"
    dashboards = [
        _growth(a["dashboard of thirty"], b["dashboard of thirty"]) for a, b in zip(small, large, strict=True)
    ]
    yield "dashboard of thirty, growth", *dashboards, "at most 0.1"
    yield "dashboard of thirty, ms", *(f"{each['dashboard of thirty']:.1f}" for each in large), "at most 20"
    yield "its queries for figures", *(f"{each['queries for its figures']:.0f}" for each in large), "at most 4"
    yield "all its queries", *(f"{each['queries of the dashboard']:.0f}" for each in large), ""


def _imports(found: Mapping[str, Sequence[Found]]) -> Iterator[tuple[str, ...]]:
    all_of_them = [each[-1]["imports"] for each in found.values()]
    yield (
        "speed, against the bare way",
        *(_ratio(each["bare"], each["loaded"]) for each in all_of_them),
        "at least 0.7 x",
    )
    yield "rows a second", *(f"{each['rows'] / each['loaded']:,.0f}" for each in all_of_them), ""
    yield (
        "the same file again, against the bare way",
        *(_ratio(each["bare"], each["the same again"]) for each in all_of_them),
        "",
    )
    grown = [each["megabytes at most"] - each["megabytes before"] for each in all_of_them]
    yield "megabytes", *(f"{each:.0f}" for each in grown), "at most 100"
    growth = [_growth(each[0]["imports"]["loaded"], each[-1]["imports"]["loaded"]) for each in found.values()]
    yield "growth in rows of the file", *growth, ""
    yield "undone, against the bare way", *(_ratio(each["bare"], each["undone"]) for each in all_of_them), ""


def _pages(found: Mapping[str, Sequence[Found]]) -> Iterator[tuple[str, ...]]:
    drawings = [each[-1]["drawings"] for each in found.values()]
    pages = [each[-1]["pages"] for each in found.values()]
    for name in ("line chart", "bar chart", "sparkline"):
        yield f"{name}, ms", *(f"{each[name]:.3f}" for each in drawings), "at most 0.2"
        yield f"{name}, against a bare string", *(_ratio(each[name], each["bare string"]) for each in drawings), ""
        more = [_growth(each[name], each[f"{name}, ten times the points"]) for each in drawings]
        yield f"{name}, growth in points", *more, ""
    library, plain = "list with django-tables2", "list in a plain template"
    yield "list of 30, against a plain template", *(_ratio(each[library], each[plain]) for each in pages), ""
    over = [f"{each[library] - each[plain]:.1f}" for each in pages]
    yield "list of 30, ms over a plain template", *over, "at most 12"
    yield "page of thirty figures, ms", *(f"{each['page of thirty figures']:.1f}" for each in pages), ""


def _reports(documents: Mapping[str, float]) -> Iterator[str]:
    yield ""
    yield "## Reports"
    yield ""
    yield from _table(("what", "found", "aim"), _documents(documents))
    yield ""
    yield "Bare: WeasyPrint with the same page, styles and variant of PDF, and neither enclosures nor checks. Cold: a"
    yield "process that is started for this page. Warm: its second page. The press checks every PDF before it gives it"
    yield "out. The long report is as many pages as the sample has to tell."


def _documents(found: Mapping[str, float]) -> Iterator[tuple[str, ...]]:
    for name, kind, of, aim in (
        ("long report", "annual", "bare and cold", "at most 0.85 x"),
        ("short report", "status", "bare and warm", "at most 1.2 x"),
    ):
        ours, bare, pages = (found[f"{kind}, {each}"] for each in ("warm press", of, "pages"))
        yield f"{name} of {pages:.0f} pages, against {of}", _ratio(ours, bare), aim
        yield f"{name}, seconds", f"{ours:.2f}", ""
    yield "growth in pages", f"{_exponent(found):.2f}", ""
    yield "queries to assemble any kind", f"{found['queries']:.0f}", "at most 40"


def _exponent(found: Mapping[str, float]) -> float:
    pages = found["annual, pages"] / found["status, pages"]
    return math.log(found["annual, warm press"] / found["status, warm press"]) / math.log(pages)


def _ratio(one: float, other: float | None) -> str:
    return f"{one / other:.2f} x" if other else "not measured"


def _growth(small: float, large: float) -> str:
    return f"{math.log10(large / small):.2f}"


def _table(head: Sequence[str], rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in ("Django", "psycopg", "weasyprint"))
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()},"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}."
    )
