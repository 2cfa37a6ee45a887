"""Everything the desk shows, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import distance
from strategic_plan.models import Cycle, Plan, Report
from strategic_plan.permissions import Person, visible_meetings, visible_reports, visible_updates
from strategic_plan.summaries.desk.board import Board, read_board
from strategic_plan.summaries.desk.progress import ReportProgress, report_progress
from strategic_plan.summaries.duties import Year, late_sentence, read_year
from strategic_plan.summaries.inquiries import Line, lines_of, waiting_for
from strategic_plan.summaries.quality import DataQuality, read_quality


@dataclass(frozen=True)
class Desk:
    """What governance staff need to know before anything else."""

    today: date
    board: Board | None
    year: Year
    progress: ReportProgress | None
    cycles: tuple[Cycle, ...]
    inquiries: tuple[Line, ...] = ()
    quality: DataQuality | None = None

    @property
    def sentence(self) -> str:
        """What is so: "Eleven of 18 updates are approved. One duty of the Board is late.".

        A report that came back, or that may be published, is the staff's own next deed and stands for the count.
        """
        first = self._report_words or (self.board.sentence if self.board else _("No cycle is open."))
        return f"{first} {late_sentence(self.year.late)}".strip()

    @property
    def _report_words(self) -> str:
        if self.progress is None or self.board is None:
            return ""
        words = {
            Report.State.RETURNED: _("The report on %(cycle)s was returned to you."),
            Report.State.APPROVED: _("The report on %(cycle)s is approved and can be published."),
        }.get(Report.State(self.progress.report.state), "")
        return words % {"cycle": self.board.cycle.title} if words else ""

    @property
    def lead(self) -> str:
        """The next date that matters, and who has yet to act."""
        if self.board is None:
            return _("Nobody is asked for an update until the next cycle is opened.")
        cycle = self.board.cycle
        due = distance(cycle.report_due_on, self.today)
        words = (
            _("The report on %(cycle)s is due %(when)s.")
            if due.days >= 0
            else _("The report on %(cycle)s is %(when)s.")
        )
        return f"{words % {'cycle': cycle.title, 'when': due.words}} {self.board.owners_words}".strip()


def read_desk(person: Person, *, today: date) -> Desk:
    """The desk of one person on a day."""
    cycles = tuple(Cycle.objects.order_by("-starts_on")[:6])
    cycle = next((each for each in cycles if each.state == Cycle.State.OPEN), None)
    board, progress = None, None
    if cycle is not None:
        readable = visible_updates(person).filter(cycle=cycle).values_list("pk", flat=True)
        board = read_board(cycle, readable=readable)
        report = (
            visible_reports(person)
            .filter(kind=Report.Kind.STATUS, cycle=cycle)
            .select_related("plan")
            .prefetch_related("sections")
            .first()
        )
        progress = report_progress(report, board) if report else None
    waiting = lines_of(waiting_for(person).for_page().soonest_first(), today=today)
    plan = Plan.objects.in_force(today).first()
    quality = read_quality(plan, today=today) if plan else None
    year = read_year(today.year, today=today, meetings=visible_meetings(person))
    return Desk(today, board, year, progress, cycles, waiting, quality)
