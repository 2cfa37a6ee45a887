"""What is wrong in a file: where it stands, what was found there and what is expected instead."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

LONGEST_FOUND = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that cannot be read. `row` counts as a spreadsheet does; 0 where the whole file is meant."""

    file: str
    expected: str
    found: str = ""
    row: int = 0
    column: str = ""

    @property
    def place(self) -> str:
        """Where it stands: "feed.csv, row 12, column “Count”"."""
        parts = [self.file]
        if self.row:
            parts.append(_("row {row}").format(row=self.row))
        if self.column:
            parts.append(_("column “{column}”").format(column=self.column))
        return ", ".join(parts)

    @property
    def sentence(self) -> str:
        if not self.found:
            return _("{place}: expected {expected}.").format(place=self.place, expected=self.expected)
        return _("{place}: found {found}, expected {expected}.").format(
            place=self.place, found=self.found, expected=self.expected
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that carries no figure of its own, such as a total or a note, and was passed over."""

    row: int
    found: str


class UnreadableFileError(Exception):
    """The file as a whole cannot be read; nothing of it was taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence)
        self.problem = problem


def quoted(text: object) -> str:
    """What was found, cut to a length one can read, in quotation marks; an empty cell by name."""
    words = " ".join(str(text).split())
    if not words:
        return _("an empty cell")
    return f"“{words if len(words) <= LONGEST_FOUND else words[: LONGEST_FOUND - 1] + '…'}”"
