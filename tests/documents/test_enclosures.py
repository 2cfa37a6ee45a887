"""A report's PDF carries its data: everything as JSON, the figures as CSV."""

import csv
import io
from dataclasses import replace

from strategic_plan.documents.enclosures import enclosures, figures_csv
from strategic_plan.summaries.reports.content import from_json
from strategic_plan.summaries.reports.figures import Cell, Column, FigureRow, FigureTable
from strategic_plan.summaries.reports.sections import DataPage
from tests.documents.sample_annual import annual_report
from tests.documents.sample_status import status_report


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_enclosed_json_is_the_report() -> None:
    content = annual_report()
    assert from_json(enclosures(content)[0].text) == content


def test_every_month_of_the_appendix_is_in_the_csv() -> None:
    found = [
        row
        for row in rows(figures_csv(status_report()))
        if row["table"] == "Region by month" and row["column"] == "Occurrences"
    ]
    assert [row["value"] for row in found][-1] == "6999"
    assert sum(int(row["value"]) for row in found[:-1]) == 6999


def test_chart_rows_are_in_the_csv_unrounded() -> None:
    found = [row for row in rows(figures_csv(annual_report())) if row["column"] == "Clearance rate"]
    assert found[-1]["value"] == "41.65"


def test_a_text_that_a_spreadsheet_would_run_stays_a_text() -> None:
    table = FigureTable(
        caption="=cmd()",
        corner="",
        columns=(Column(head="@a"),),
        rows=(FigureRow(head="+x", cells=(Cell(text="−1%"),)),),
    )
    page = DataPage(key="d", run="D", heading="D", tables=(table,), charts=())
    assert rows(figures_csv(replace(status_report(), sections=(page,))))[0] == {
        "section": "D", "table": "'=cmd()", "row": "'+x", "column": "'@a", "value": "", "shown": "−1%",
    }  # fmt: skip
