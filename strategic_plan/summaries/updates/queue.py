"""The queue of the Chief's office: what waits, what changed in it, what does not fit, and where the others are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.evidence import Remark
from strategic_plan.calculations.formats import count_words, date_words, join_words, opening, plural
from strategic_plan.calculations.statuses import Health
from strategic_plan.models import Action, Cycle, Report, StatusUpdate, UpdateReturn
from strategic_plan.models.reports import ReportQuerySet
from strategic_plan.models.updates import StatusUpdateQuerySet
from strategic_plan.permissions import Person, visible_reports
from strategic_plan.summaries.inquiries import Line, lines_of, waiting_for
from strategic_plan.summaries.updates.background import in_short, read_background
from strategic_plan.summaries.updates.words import UpdateContent

WORDS_A_MINUTE = 150
MINUTES_TO_DECIDE = 1


@dataclass(frozen=True, slots=True)
class Waiting:
    """One update that waits for a decision."""

    update: StatusUpdate
    content: UpdateContent
    number: int
    health_before: Health | None
    remarks: tuple[Remark, ...]
    answers: UpdateReturn | None
    waits: timedelta

    @property
    def waits_words(self) -> str:
        """How long it waits: "3 days", "2 hours"."""
        hours = int(self.waits.total_seconds() // 3600)
        if hours >= 24:
            return plural(hours // 24, _("day"), _("days"))
        return plural(hours, _("hour"), _("hours")) if hours else _("less than an hour")

    @property
    def health_changed(self) -> bool:
        return self.health_before is not None and self.content.health != self.health_before

    @property
    def known(self) -> tuple[str, ...]:
        """What does not fit, in a few words each."""
        return in_short(self.remarks)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An update of the cycle that is not here: approved, returned to its owner, or not sent."""

    action: Action
    update: StatusUpdate | None

    @property
    def state(self) -> str:
        return self.update.state if self.update else ""


@dataclass(frozen=True, slots=True)
class Queue:
    """Everything the queue shows, the oldest first."""

    cycle: Cycle | None
    waiting: tuple[Waiting, ...]
    elsewhere: tuple[Elsewhere, ...]
    reports: tuple[Report, ...] = ()
    inquiries: tuple[Line, ...] = ()

    @property
    def approved(self) -> tuple[Elsewhere, ...]:
        return self._in(StatusUpdate.State.APPROVED)

    @property
    def returned(self) -> tuple[Elsewhere, ...]:
        return self._in(StatusUpdate.State.RETURNED)

    @property
    def with_supervisor(self) -> tuple[Elsewhere, ...]:
        return self._in(StatusUpdate.State.ENDORSING)

    @property
    def not_sent(self) -> tuple[Elsewhere, ...]:
        return self._in(StatusUpdate.State.DRAFT, "")

    @property
    def not_fitting(self) -> tuple[Waiting, ...]:
        return tuple(each for each in self.waiting if each.remarks)

    @property
    def with_new_status(self) -> tuple[Waiting, ...]:
        return tuple(each for each in self.waiting if each.health_changed)

    @property
    def resubmitted(self) -> tuple[Waiting, ...]:
        return tuple(each for each in self.waiting if each.answers)

    @property
    def sentence(self) -> str:
        """What is so: "One report and four updates wait for you. Two do not fit what is known."."""
        count, unfit, reports = len(self.waiting), len(self.not_fitting), len(self.reports)
        asked = len(self.inquiries)
        things = [
            words.format(count=count_words(number))
            for words, number in (
                (ngettext("{count} report", "{count} reports", reports), reports),
                (ngettext("{count} update", "{count} updates", count), count),
                (ngettext("{count} inquiry", "{count} inquiries", asked), asked),
            )
            if number
        ]
        if not things:
            return _("Nothing waits for you.")
        words = opening(
            ngettext("{things} waits for you.", "{things} wait for you.", count + reports + asked).format(
                things=join_words(things)
            )
        )
        if unfit:
            does_not_fit = ngettext("{count} does not fit what is known.", "{count} do not fit what is known.", unfit)
            words += " " + does_not_fit.format(count=count_words(unfit, capital=True))
        return words

    @property
    def lead(self) -> str:
        """How long it takes, and when the report goes on: counted from the words there are to read."""
        parts = []
        if self.waiting:
            words = sum(each.content.word_count for each in self.waiting)
            minutes = len(self.waiting) * MINUTES_TO_DECIDE + round(words / WORDS_A_MINUTE)
            about = ngettext("About {count} minute of reading.", "About {count} minutes of reading.", minutes)
            parts.append(about.format(count=count_words(minutes)))
        elif self.cycle and not self.returned and not self.not_sent and self.approved:
            parts.append(_("Every update of %(cycle)s is approved.") % {"cycle": self.cycle})
        elif self.cycle:
            parts.append(
                ngettext(
                    "{count} update of {cycle} is still with its owner.",
                    "{count} updates of {cycle} are still with their owners.",
                    len(self.returned) + len(self.not_sent),
                ).format(count=count_words(len(self.returned) + len(self.not_sent), capital=True), cycle=self.cycle)
            )
        if self.cycle:
            parts.append(
                _("The report is due at the Board’s office on %(day)s.") % {"day": date_words(self.cycle.report_due_on)}
            )
        return " ".join(parts)

    def _in(self, *states: str) -> tuple[Elsewhere, ...]:
        return tuple(each for each in self.elsewhere if each.state in states)


def read_queue(person: Person, *, now: datetime) -> Queue:
    """The queue as it stands for one who decides, in a fixed number of queries."""
    cycle = Cycle.objects.open().order_by("-starts_on").first()
    submitted = list(waiting_updates())
    by_cycle: dict[int, list[StatusUpdate]] = {}
    for update in submitted:
        by_cycle.setdefault(update.cycle_id, []).append(update)
    found = {each.update.pk: each for group in by_cycle.values() for each in _waiting(group, now)}
    elsewhere: tuple[Elsewhere, ...] = ()
    if cycle:
        here = {update.action_id for update in submitted if update.cycle_id == cycle.pk}
        actions = Action.objects.active().filter(action_plan=cycle.action_plan_id).with_code().in_order()
        updates = {update.action_id: update for update in StatusUpdate.objects.filter(cycle=cycle).uncorrected()}
        elsewhere = tuple(Elsewhere(action, updates.get(action.pk)) for action in actions if action.pk not in here)
    return Queue(
        cycle,
        tuple(found[update.pk] for update in submitted),
        elsewhere,
        tuple(waiting_reports(person)),
        lines_of(waiting_for(person).for_page().soonest_first(), today=timezone.localdate(now)),
    )


def waiting_updates() -> StatusUpdateQuerySet:
    """What may be decided on, the oldest first; a locked cycle takes no more decisions."""
    return (
        StatusUpdate.objects.submitted()
        .exclude(cycle__state=Cycle.State.LOCKED)
        .for_page()
        .prefetch_related("submissions__sent_back")
        .order_by("submitted_at", "pk")
    )


def for_supervisor(person: Person) -> StatusUpdateQuerySet:
    """What waits for one person as the supervisor of its owner, the oldest first."""
    return (
        StatusUpdate.objects.endorsing()
        .exclude(cycle__state=Cycle.State.LOCKED)
        .filter(action__owner__supervisor=person.acting, action__owner__supervisor_first=True)
        .for_page()
        .order_by("submitted_at", "pk")
    )


def waiting_reports(person: Person) -> ReportQuerySet:
    """The Chief's reports that were sent for a decision, the oldest first."""
    sent = visible_reports(person).filter(state=Report.State.IN_REVIEW, from_party=Report.Party.CHIEF)
    return sent.select_related("meeting").defer("content").order_by("submitted_at", "pk")


def place_in_queue(update: StatusUpdate) -> tuple[int, int]:
    """Where an update stands in the queue, counted from 1, and how many there are; 0 once it was decided on."""
    waiting = list(waiting_updates().values_list("pk", flat=True))
    return (waiting.index(update.pk) + 1 if update.pk in waiting else 0), len(waiting)


def _waiting(updates: Sequence[StatusUpdate], now: datetime) -> list[Waiting]:
    """Updates of one cycle beside what is known of it."""
    background = read_background([update.action for update in updates], cycle=updates[0].cycle, today=now.date())
    rows = []
    for update in updates:
        submissions = list(update.submissions.all())
        content = UpdateContent.submitted(submissions[-1])
        last = background.previous.get(update.action_id)
        returned = [each.sent_back for each in submissions if hasattr(each, "sent_back")]
        rows.append(
            Waiting(
                update=update,
                content=content,
                number=submissions[-1].number,
                health_before=Health(last.health) if last else None,
                remarks=background.remarks(update.action, content),
                answers=returned[-1] if returned else None,
                waits=now - submissions[-1].submitted_at,
            )
        )
    return rows
