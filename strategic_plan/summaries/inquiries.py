"""Inquiries as they are read: what waits for whom, what is open, and the story of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from strategic_plan.calculations.formats import count_words, date_words, distance, opening
from strategic_plan.models import Event, Inquiry, Objective
from strategic_plan.models.decisions.inquiries import InquiryQuerySet
from strategic_plan.permissions import Deed, Person, may, visible_inquiries
from strategic_plan.summaries.updates.page import moment_words

State = Inquiry.State
SHOWN_OVER = 20

STEPS = {
    "ask inquiry": gettext_lazy("Asked"),
    "record direction": gettext_lazy("Recorded by the Board’s office"),
    "accept inquiry": gettext_lazy("Accepted by the Board’s office"),
    "suggest words": gettext_lazy("Other words suggested"),
    "answer suggestion": gettext_lazy("Suggestion answered"),
    "decline inquiry": gettext_lazy("Declined"),
    "pass on inquiry": gettext_lazy("Passed on"),
    "answer inquiry": gettext_lazy("Answered"),
    "close inquiry": gettext_lazy("Closed"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an inquiry, as the timeline shows it."""

    deed: str
    when: str
    by: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One inquiry in a list."""

    inquiry: Inquiry
    today: date
    waits: bool = False

    @property
    def about_words(self) -> str:
        return about_words(self.inquiry)

    @property
    def state_words(self) -> str:
        """Where it is, or what became of it; by when stands below it."""
        if self.inquiry.state == State.WITH_CHIEF:
            words = {"whom": self.inquiry.to_whom, "day": date_words(self.inquiry.due_on)}
            return _("with the %(whom)s, due on %(day)s") % words
        return state_words(self.inquiry, self.today)


@dataclass(frozen=True)
class InquiryPage:
    """One inquiry, whole."""

    inquiry: Inquiry
    story: tuple[Step, ...]
    answered_by: str
    today: date

    @property
    def lead(self) -> str:
        return opening(state_words(self.inquiry, self.today)) + "."

    @property
    def about_words(self) -> str:
        return about_words(self.inquiry)

    @property
    def was_reworded(self) -> bool:
        return self.inquiry.wording != self.inquiry.first_wording


@dataclass(frozen=True)
class InquiryList:
    """The inquiries a person sees, what waits for them first."""

    lines: tuple[Line, ...]
    asks: bool

    @property
    def waiting(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.waits)

    @property
    def asked(self) -> tuple[Line, ...]:
        """Asked, and not taken up yet."""
        return self._others(State.ASKED)

    @property
    def open(self) -> tuple[Line, ...]:
        return self._others(*Inquiry.OPEN)

    @property
    def answered(self) -> tuple[Line, ...]:
        return self._others(State.ANSWERED)

    @property
    def over(self) -> tuple[Line, ...]:
        """Closed or declined, the newest first."""
        return self._others(State.CLOSED, State.DECLINED)[::-1][:SHOWN_OVER]

    @property
    def is_empty(self) -> bool:
        return not self.lines

    @property
    def sentence(self) -> str:
        """What is so: "One inquiry waits for you; three are open."."""
        if self.is_empty:
            return _("You have not asked anything yet.") if self.asks else _("Nobody has asked anything yet.")
        waiting = len(self.waiting)
        count = sum(line.inquiry.is_open for line in self.lines)
        still_open = (
            ngettext("{count} is open", "{count} are open", count).format(count=count_words(count))
            if count
            else _("none is open")
        )
        if not waiting:
            return opening(
                ngettext("{count} inquiry is open.", "{count} inquiries are open.", count).format(
                    count=count_words(count)
                )
                if count
                else _("No inquiry is open.")
            )
        waits = ngettext("{count} inquiry waits for you", "{count} inquiries wait for you", waiting)
        return opening(f"{waits.format(count=count_words(waiting))}; {still_open}.")

    @property
    def lead(self) -> str:
        """How many are late, or by when the next answer is due."""
        still_open = [line for line in self.lines if line.inquiry.is_open]
        late = [line for line in still_open if line.inquiry.due_on < line.today]
        if late:
            words = ngettext("{count} answer is late.", "{count} answers are late.", len(late))
            return words.format(count=count_words(len(late), capital=True))
        if still_open:
            soonest = min(line.inquiry.due_on for line in still_open)
            return _("The next answer is due on %(day)s.") % {"day": date_words(soonest)}
        return _(
            "An inquiry asks. It goes to the Chief through the Board’s office and is tracked until it is answered."
        )

    def _others(self, *states: str) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if not line.waits and line.inquiry.state in states)


def waiting_for(person: Person, *, read_until: datetime | None = None) -> InquiryQuerySet:
    """What wants an act of this person: a step of the Board's office, an answer of the Chief's, an asker's word on
    other words; and for an asker an answer that came after they last read.
    """
    found = Q(pk__in=())
    if may(person, Deed.KEEP_INQUIRIES):
        found |= Q(state=State.ASKED, suggested_wording="") | Q(state__in=(State.ACCEPTED, State.ANSWERED))
    elif may(person, Deed.ANSWER_INQUIRY):
        found |= Q(state=State.WITH_CHIEF)
    if may(person, Deed.ASK_INQUIRY):
        own = Q(asked_by__in=[membership.pk for membership in person.memberships])
        answered = Q(state=State.ANSWERED)
        if read_until is not None:
            answered &= Q(answered_at__gt=read_until)
        found |= own & (Q(state=State.ASKED) & ~Q(suggested_wording="") | answered)
    return visible_inquiries(person).filter(found)


def read_inquiries(person: Person, *, today: date, read_until: datetime | None = None) -> InquiryList:
    """Every inquiry a person sees, in two queries."""
    waiting = set(waiting_for(person, read_until=read_until).values_list("pk", flat=True))
    lines = lines_of(visible_inquiries(person).for_page().soonest_first(), today=today, waiting=waiting)
    return InquiryList(lines, may(person, Deed.ASK_INQUIRY))


def read_inquiry(inquiry: Inquiry, *, today: date) -> InquiryPage:
    """One inquiry with every step that was taken, from the audit trail."""
    events = Event.objects.about(Inquiry.__name__, inquiry.pk).newest_first()
    story = tuple(
        Step(
            str(STEPS.get(event.deed, opening(event.deed))),
            moment_words(event.at, today),
            # The trail names office and person; people appear by office.
            event.actor_words.rpartition(" (")[0] or event.actor_words,
            inquiry.decline_reason if event.deed == "decline inquiry" else "",
        )
        for event in events
    )
    answered_by = next((step.by for step in story if step.deed == str(STEPS["answer inquiry"])), "")
    return InquiryPage(inquiry, story, answered_by, today)


def inquiries_about(person: Person, objective: Objective, *, today: date) -> tuple[Line, ...]:
    """What was asked about an objective or its indicators, one query."""
    found = visible_inquiries(person).exclude(state=State.DECLINED).about(objective).for_page().soonest_first()
    return lines_of(found, today=today)


def lines_of(inquiries: Iterable[Inquiry], *, today: date, waiting: Iterable[int] | None = None) -> tuple[Line, ...]:
    chosen = set(waiting or ())
    return tuple(Line(each, today, each.pk in chosen) for each in inquiries)


def about_words(inquiry: Inquiry) -> str:
    """What it is about: "1.2 Tell victims the outcome", an indicator's title, or the plan."""
    about = inquiry.about
    return str(about) if about else _("The plan as a whole")


def state_words(inquiry: Inquiry, today: date) -> str:
    """Where an inquiry is, in words: "with the Deputy Chief, answer due on 30 May 2024, in 49 days"."""
    match inquiry.state:
        case State.ASKED if inquiry.suggested_wording:
            return _("the Board’s office suggests other words; whoever asked answers that")
        case State.ASKED:
            return _("waits to be accepted by the Board’s office")
        case State.ACCEPTED:
            return _("accepted by the Board’s office, and not passed on yet")
        case State.WITH_CHIEF:
            far = distance(inquiry.due_on, today)
            words = {"whom": inquiry.to_whom, "day": date_words(inquiry.due_on), "far": far.words}
            return _("with the %(whom)s; the answer is due on %(day)s, %(far)s") % words
        case State.DECLINED:
            return _("declined by the Board’s office")
        case _:
            day = date_words(inquiry.answered_at.date()) if inquiry.answered_at else ""
            return _("answered on %(day)s") % {"day": day}
