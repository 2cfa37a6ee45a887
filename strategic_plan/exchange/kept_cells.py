"""The findings of a file, packed small while a preview waits to be confirmed: figures and names, never the file."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from strategic_plan.calculations.periods import Grain
from strategic_plan.exchange.numbers_in import Figure
from strategic_plan.exchange.observations import Cell, Finding
from strategic_plan.exchange.periods_in import PeriodFound
from strategic_plan.exchange.problems import LeftOut, Problem


def packed(findings: Iterable[Finding], definition: dict[str, Any]) -> bytes:
    """Findings with the mapping that read them."""
    content = {"definition": definition, "findings": [_as_list(each) for each in findings]}
    return zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(content: bytes) -> tuple[list[Finding], dict[str, Any]]:
    """What was packed."""
    data = json.loads(zlib.decompress(content))
    return [_finding(each) for each in data["findings"]], data["definition"]


def _as_list(finding: Finding) -> list[Any]:
    if isinstance(finding, LeftOut):
        return ["out", finding.row, finding.found]
    if isinstance(finding, Problem):
        return ["problem", asdict(finding)]
    period, figure = finding.period, finding.figure
    value = None if figure.value is None else str(figure.value)
    place = [finding.row, finding.column, finding.measure, finding.area, finding.category]
    return [
        *place,
        period.day.isoformat(),
        period.grain and period.grain.value,
        value,
        figure.qualifier,
        figure.absence,
    ]


def _finding(said: list[Any]) -> Finding:
    if said[0] == "out":
        return LeftOut(*said[1:])
    if said[0] == "problem":
        return Problem(**said[1])
    row, column, measure, area, category, day, grain, value, qualifier, absence = said
    period = PeriodFound(date.fromisoformat(day), grain and Grain(grain))
    figure = Figure(None if value is None else Decimal(value), qualifier, absence)
    return Cell(row, column, measure, area, category, period, figure)
