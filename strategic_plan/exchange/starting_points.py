"""Sets of standing duties that ship with the system, for a board to start from; none of them is verified."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
ONTARIO = "ontario_duties"


@dataclass(frozen=True, slots=True)
class StartingPoint:
    """A set: what it is, and its duties as the register takes them."""

    about: str
    duties: tuple[dict[str, Any], ...]


def read_starting_point(name: str = ONTARIO) -> StartingPoint:
    """The set of a name; each duty carries the address of the instrument that asks for it."""
    data = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return StartingPoint(data["about"], tuple(_duty(row, data["instruments"]) for row in data["duties"]))


def _duty(row: dict[str, Any], instruments: dict[str, dict[str, str]]) -> dict[str, Any]:
    duty = {name: value for name, value in row.items() if name != "instrument"}
    duty["source_url"] = instruments[row["instrument"]]["url"] if row["instrument"] else ""
    duty.setdefault("frequency", "-")
    if "rule_from" in duty:
        duty["rule_from"] = date.fromisoformat(duty["rule_from"])
    return duty
