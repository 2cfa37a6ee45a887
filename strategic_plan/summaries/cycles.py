"""One cycle as its keeper sees it: who owes what, how late, who was written to, and how the cycles before went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.cycle_plans import ProposedCycle, Rhythm, propose_cycles
from strategic_plan.calculations.formats import count_words, date_words, distance, number, percent, plural
from strategic_plan.charts import StackedBars, StackRow
from strategic_plan.models import Action, Cycle, Extension, Letter, Meeting, Organization, StatusUpdate
from strategic_plan.summaries.updates.dues import Dues, read_rule

State = StatusUpdate.State
CYCLES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class CycleLine:
    """One action's update in a cycle: whose it is, when it is due, and when it came."""

    action: Action
    update: StatusUpdate | None
    due_on: date
    extension: Extension | None
    sent_on: date | None
    owner_has_left: bool
    written_to_at: datetime | None

    @property
    def state(self) -> str:
        return self.update.state if self.update else ""

    @property
    def is_owed(self) -> bool:
        return self.update is None or self.update.is_editable

    @property
    def days_late(self) -> int:
        """How many days after it was due it came; 0 where it came in time or has not come."""
        return max((self.sent_on - self.due_on).days, 0) if self.sent_on else 0

    @property
    def came_words(self) -> str:
        """How it came: "in time", "3 days late"."""
        if not self.days_late:
            return _("in time")
        return _("%(days)s late") % {"days": plural(self.days_late, "day", "days")}


@dataclass(frozen=True, slots=True)
class PastCycle:
    """How the updates of one cycle came: in time, late, or not (yet)."""

    cycle: Cycle
    in_time: int
    late: int
    not_sent: int

    @property
    def total(self) -> int:
        return self.in_time + self.late + self.not_sent

    @property
    def share(self) -> str:
        """What came in time: "89% of 18"."""
        if not self.total:
            return _("nothing")
        return _("%(share)s of %(total)s") % {
            "share": percent(Decimal(100 * self.in_time) / self.total),
            "total": number(self.total),
        }


@dataclass(frozen=True, slots=True)
class CyclePage:
    """Everything the page of a cycle shows."""

    cycle: Cycle
    today: date
    lines: tuple[CycleLine, ...]
    past: tuple[PastCycle, ...]

    @property
    def owed(self) -> tuple[CycleLine, ...]:
        """What is still owed, the latest first."""
        return tuple(sorted((line for line in self.lines if line.is_owed), key=lambda line: line.due_on))

    @property
    def with_chief(self) -> tuple[CycleLine, ...]:
        return tuple(line for line in self.lines if line.state in (State.ENDORSING, State.SUBMITTED))

    @property
    def approved(self) -> tuple[CycleLine, ...]:
        return tuple(line for line in self.lines if line.state == State.APPROVED)

    @property
    def overdue(self) -> int:
        return sum(line.due_on < self.today for line in self.owed)

    @property
    def sentence(self) -> str:
        """What is so: "Three of 18 updates are still owed; one is overdue."."""
        if self.cycle.state == Cycle.State.PLANNED:
            return _("%(cycle)s is planned. %(count)s updates will be asked for.") % {
                "cycle": self.cycle,
                "count": count_words(len(self.lines), capital=True),
            }
        owed = len(self.owed)
        if not owed:
            return _("Every update of %(cycle)s came in.") % {"cycle": self.cycle}
        words = ngettext(
            "{count} of {total} updates is still owed", "{count} of {total} updates are still owed", owed
        ).format(count=count_words(owed, capital=True), total=count_words(len(self.lines)))
        if self.cycle.state != Cycle.State.OPEN:
            return f"{words}; {_('the cycle is over')}."
        if not self.overdue:
            return f"{words}."
        late = ngettext("{count} is overdue", "{count} are overdue", self.overdue)
        return f"{words}; {late.format(count=count_words(self.overdue))}."

    @property
    def lead(self) -> str:
        """Which days count: "Updates are due on 12 April 2024, tomorrow; ..."."""
        cycle = self.cycle
        steps = (
            (_("Updates"), cycle.updates_due_on),
            (_("approvals"), cycle.approvals_due_on),
            (_("the report"), cycle.report_due_on),
        )
        running = cycle.state == Cycle.State.OPEN
        said = (
            f"{name} {date_words(day)}" + (f", {distance(day, self.today).words}" if running else "")
            for name, day in steps
        )
        return f"{'; '.join(said)}."

    @property
    def trend(self) -> StackedBars:
        """How the updates of each cycle came, the newest first."""
        return StackedBars(
            title=self.trend_sentence,
            states=(_("In time"), _("Late"), _("Not sent")),
            rows=tuple(
                StackRow(
                    name=each.cycle.title,
                    values=(each.in_time, each.late, each.not_sent),
                    total=each.share,
                    texts=tuple(number(count) for count in (each.in_time, each.late, each.not_sent)),
                )
                for each in self.past
            ),
            first_head=_("Cycle"),
            total_head=_("In time, of those asked for"),
        )

    @property
    def trend_sentence(self) -> str:
        """What the cycles show: "In Quarter 4, 2023, 15 of 18 updates came in time; the cycle before, 16 of 18."."""
        done = [each for each in self.past if each.cycle.state != Cycle.State.OPEN and each.total]
        if not done:
            return _("No cycle has ended yet.")
        newest = done[0]
        said = _("In %(cycle)s, %(count)s of %(total)s updates came in time") % {
            "cycle": newest.cycle,
            "count": number(newest.in_time),
            "total": number(newest.total),
        }
        if len(done) == 1:
            return f"{said}."
        before = _("in the cycle before, %(count)s of %(total)s") % {
            "count": number(done[1].in_time),
            "total": number(done[1].total),
        }
        return f"{said}; {before}."


def read_cycle(cycle: Cycle, *, today: date) -> CyclePage:
    """One cycle with the updates asked for in it, in a fixed number of queries."""
    cycles = list(
        Cycle.objects.filter(action_plan=cycle.action_plan_id)
        .exclude(state=Cycle.State.PLANNED)
        .order_by("-starts_on")[:CYCLES_SHOWN]
    )
    dues = Dues({cycle, *cycles})
    updates = {update.action_id: update for update in StatusUpdate.objects.filter(cycle=cycle).uncorrected().for_page()}
    asked = Action.objects.filter(action_plan=cycle.action_plan_id).with_code().in_order()
    running = cycle.state in (Cycle.State.OPEN, Cycle.State.PLANNED)
    actions = [
        action
        for action in asked
        if action.pk in updates
        or (action.state == Action.State.ACTIVE and (running or action.starts_on < cycle.ends_on))
    ]
    firsts = _first_sent([cycle])
    letters: dict[int, datetime] = dict(
        Letter.objects.filter(cycle=cycle)
        .exclude(state=Letter.State.OVERTAKEN)
        .exclude(kind=Letter.Kind.RETURNED)
        .values_list("recipient")
        .annotate(newest=Max("written_at"))
        .values_list("recipient", "newest")
    )
    lines = tuple(
        CycleLine(
            action=action,
            update=updates.get(action.pk),
            due_on=dues.of(cycle, action.pk),
            extension=dues.extension(cycle, action.pk),
            sent_on=firsts.get((cycle.pk, action.pk)),
            owner_has_left=has_left(action, today),
            written_to_at=letters.get((action.delegate or action.owner).user_id),
        )
        for action in actions
    )
    return CyclePage(cycle, today, lines, _past(cycles, dues))


def has_left(action: Action, day: date) -> bool:
    """Whether nobody holds the owner's office any more, or its holder may no longer sign in."""
    owner = action.owner
    return not owner.user.is_active or (owner.ends_on is not None and owner.ends_on < day)


def _first_sent(cycles: list[Cycle]) -> dict[tuple[int, int], date]:
    """When each update was sent first; what came back was still in time."""
    rows = (
        StatusUpdate.objects.filter(cycle__in=cycles, correction=0)
        .annotate(first=Min("submissions__submitted_at"))
        .exclude(first=None)
        .values_list("cycle", "action", "first")
    )
    return {(cycle, action): timezone.localtime(first).date() for cycle, action, first in rows}


def _past(cycles: list[Cycle], dues: Dues) -> tuple[PastCycle, ...]:
    """How the updates of some cycles came. An ended cycle had asked for those that were begun, or would be by now."""
    firsts = _first_sent(cycles)
    spoken = dict(
        StatusUpdate.objects.filter(cycle__in=cycles, correction=0)
        .values_list("cycle")
        .annotate(count=Count("pk"))
        .values_list("cycle", "count")
    )
    plans = {cycle.action_plan_id for cycle in cycles}
    begun = list(Action.objects.active().filter(action_plan__in=plans).values_list("starts_on", flat=True))
    found = []
    for cycle in cycles:
        sent = {action: day for (of_cycle, action), day in firsts.items() if of_cycle == cycle.pk}
        in_time = sum(day <= dues.of(cycle, action) for action, day in sent.items())
        asked = max(sum(starts_on < cycle.ends_on for starts_on in begun), spoken.get(cycle.pk, 0))
        found.append(PastCycle(cycle, in_time, len(sent) - in_time, asked - len(sent)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ProposedYear:
    """The cycles of one year: those proposed, and by their first day those that are in the calendar already."""

    year: int
    rhythm: Rhythm
    proposed: tuple[ProposedCycle, ...]
    planned: tuple[Cycle, ...]

    @property
    def free(self) -> tuple[ProposedCycle, ...]:
        """Those that no cycle in the calendar stands in the way of."""
        return tuple(
            each
            for each in self.proposed
            if not any(
                cycle.starts_on <= each.period.end and cycle.ends_on >= each.period.start for cycle in self.planned
            )
        )

    @property
    def sentence(self) -> str:
        """What is so: "Two of the four quarters of 2024 can be planned."."""
        total, free = len(self.proposed), len(self.free)
        if not free:
            return _("Every cycle of this year is in the calendar.")
        if free == total:
            return ngettext(
                "{count} cycle is proposed for this year.", "{count} cycles are proposed for this year.", total
            ).format(count=count_words(total, capital=True))
        return ngettext(
            "{count} more cycle is proposed for this year.", "{count} more cycles are proposed for this year.", free
        ).format(count=count_words(free, capital=True))


def propose_year(year: int, rhythm: Rhythm, *, action_plan: int) -> ProposedYear:
    """The cycles of a fiscal year from the Board's meetings, public holidays left out."""
    organization = Organization.objects.first() or Organization()
    proposed = propose_cycles(
        year,
        rhythm,
        first_month=organization.fiscal_year_first_month,
        meetings=Meeting.objects.public().values_list("held_on", flat=True),
        rule=read_rule(),
    )
    span = proposed[0].period.start, proposed[-1].period.end
    planned = Cycle.objects.filter(action_plan=action_plan, starts_on__lte=span[1], ends_on__gte=span[0])
    return ProposedYear(year, rhythm, proposed, tuple(planned.order_by("starts_on")))
