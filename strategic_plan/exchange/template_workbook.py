"""The template workbook: to fill in and bring back, with the names that are known beside it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from strategic_plan.exchange.mappings import STANDARD
from strategic_plan.exchange.rows import neutral

WIDTH = 34


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What may be written in each column. A measure comes with its unit and the length of its periods."""

    measures: Sequence[tuple[str, str, str]]
    areas: Sequence[str]
    categories: Sequence[tuple[str, str]]


def template_workbook(names: KnownNames) -> bytes:
    """A workbook of two sheets: one for the figures, empty under its headings, and one with the names."""
    # Here and not at the top: the library is slow to load, and a template is asked for seldom.
    import openpyxl
    from openpyxl.styles import Font

    workbook = openpyxl.Workbook()
    figures = workbook.active
    figures.title = _("Figures")
    figures.append(STANDARD.wanted)
    figures.freeze_panes = "A2"
    for period in figures["C"]:
        period.number_format = "@"
    known = workbook.create_sheet(_("Names"))
    known.append([_("Measure"), _("Unit"), _("Period"), _("Area"), _("Divided by"), _("Category")])
    depth = max(len(names.measures), len(names.areas), len(names.categories), 0)
    for place in range(depth):
        measure = names.measures[place] if place < len(names.measures) else ("", "", "")
        area = names.areas[place] if place < len(names.areas) else ""
        category = names.categories[place] if place < len(names.categories) else ("", "")
        known.append([neutral(cell) or None for cell in (*measure, area, *category)])
    for sheet in (figures, known):
        for cell in sheet[1]:
            cell.font = Font(bold=True)
            sheet.column_dimensions[cell.column_letter].width = WIDTH if cell.column_letter == "A" else WIDTH / 2
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()
