"""The desk of governance staff: who has reported, what is owed, and the report that is being put together."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from strategic_plan.permissions import Deed
from strategic_plan.summaries.desk import read_desk
from strategic_plan.summaries.desk.board import Board, Seat
from strategic_plan.summaries.desk.progress import ReportProgress
from strategic_plan.web import access, clock
from strategic_plan.web.figures import PAGE, Figure
from strategic_plan.workspace.tables.duties import DutyTable
from strategic_plan.workspace.views.cycles_owed import cycle_deeds


@access.allowed(Deed.KEEP_CYCLES)
def desk(request: HttpRequest) -> HttpResponse:
    """What is so in the open cycle, and what comes next."""
    page = read_desk(access.person(request), today=clock.today())
    return render(
        request,
        "workspace/desk/desk.html",
        {
            "page": page,
            "groups": _groups(page.board) if page.board else [],
            "timeline": Figure(page.year.timeline, says=page.year.sentence, width=PAGE),
            "table": DutyTable(page.year.next, request=request, orderable=False),
            "sections": _sections(page.progress) if page.progress else [],
            "cycles": [(cycle, cycle_deeds(cycle)) for cycle in page.cycles],
            "quality": page.quality,
        },
    )


@dataclass(frozen=True, slots=True)
class LinkedSeat:
    """A seat of the board with the page it opens."""

    code: str
    title: str
    state: str
    url: str


@dataclass(frozen=True, slots=True)
class LinkedRow:
    """A priority's row of the board."""

    title: str
    seats: list[LinkedSeat]


@dataclass(frozen=True, slots=True)
class LinkedSection:
    """A line of the report's checklist; what needs words leads to where they are written."""

    words: str
    note: str
    done: bool
    needs: bool
    url: str


def _groups(board: Board) -> list[LinkedRow]:
    return [
        LinkedRow(row.title, [LinkedSeat(seat.code, seat.title, seat.state, _seat_url(seat)) for seat in row.seats])
        for row in board.rows
    ]


def _seat_url(seat: Seat) -> str:
    """What is owed leads to entering it, what may be read to its words, and the rest to its action."""
    if seat.is_owed:
        return reverse("workspace:on-behalf")
    if seat.is_readable and seat.update:
        return reverse("workspace:update-read", args=[seat.update])
    return reverse("workspace:action", args=[seat.code])


def _sections(progress: ReportProgress) -> list[LinkedSection]:
    return [
        LinkedSection(
            each.title,
            each.note,
            each.done,
            each.needs,
            reverse("workspace:section-edit", args=[progress.report.pk, each.key]) if each.needs else "",
        )
        for each in progress.sections
    ]
