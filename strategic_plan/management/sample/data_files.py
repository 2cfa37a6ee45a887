"""Reads the sample's data files; what is in them is explained at their heads."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"

Table = dict[str, Any]


def table(name: str) -> Table:
    """One TOML file, by its name without the ending: "plan", "updates/2023-q3"."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def tables(folder: str) -> list[Table]:
    """Every TOML file of a folder, in the order of their names."""
    return [table(f"{folder}/{path.stem}") for path in sorted((DATA / folder).glob("*.toml"))]


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, by the names in its head."""
    with (DATA / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
