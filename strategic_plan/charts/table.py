"""The rows behind a drawing: what "Show as a table" prints, so that nobody has to read a picture."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Words only, already formatted; the first cell of each row is its head."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
