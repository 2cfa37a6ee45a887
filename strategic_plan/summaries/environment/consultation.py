"""Consultation: who had to be heard and was, the events and surveys, and what was heard with what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import (
    count_words,
    date_words,
    join_words,
    number,
    plural,
    plural_words,
    span_words,
)
from strategic_plan.models import Consultation, HeardTheme, Party, Plan, Submission, SubmissionCall
from strategic_plan.summaries.environment.scan import ObjectiveLink, links_to


@dataclass(frozen=True, slots=True)
class FormLine:
    """The public form of a survey, and how many answers came in on it."""

    call: int
    closes_on: date
    received: int
    waiting: int

    @property
    def words(self) -> str:
        """ "12 answers on the public form until 26 April 2024, three wait to be read"."""
        said = _("%(answers)s on the public form until %(day)s") % {
            "answers": plural(self.received, _("answer"), _("answers")),
            "day": date_words(self.closes_on),
        }
        if not self.waiting:
            return said
        waiting = plural_words(self.waiting, _("waits to be read"), _("wait to be read"))
        return f"{said}, {waiting}"


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event or survey."""

    pk: int
    title: str
    kind_words: str
    when_words: str
    place: str
    method: str
    languages: str
    accessibility: str
    invited: int | None
    attended: int | None
    parties: tuple[str, ...]
    is_survey: bool
    ends_on: date
    form: FormLine | None

    @property
    def numbers_words(self) -> str:
        """ "61 of 200 invited took part", or what of it is known."""
        if self.attended is None:
            return _("not counted")
        if self.invited is None:
            return _("%(attended)s took part") % {"attended": number(self.attended)}
        return _("%(attended)s took part, %(invited)s invited") % {
            "attended": number(self.attended),
            "invited": number(self.invited),
        }


@dataclass(frozen=True, slots=True)
class PartyLine:
    """Somebody on the list, and where they were heard."""

    pk: int
    name: str
    citation: str
    note: str
    is_required: bool
    is_verified: bool
    verified_words: str
    heard_at: tuple[str, ...]

    @property
    def is_missing(self) -> bool:
        return self.is_required and not self.heard_at


@dataclass(frozen=True, slots=True)
class Mention:
    """How often a theme was heard at one place."""

    place: str
    count: int


@dataclass(frozen=True, slots=True)
class HeardLine:
    """One theme: what you said, and what we did or why we did not."""

    pk: int
    number: int
    title: str
    heard: str
    examples: tuple[str, ...]
    count: int
    mentions: tuple[Mention, ...]
    answer: str
    answer_words: str
    did: str
    not_adopted_because: str
    objectives: tuple[ObjectiveLink, ...]

    @property
    def count_words(self) -> str:
        """ "said 84 times at 3 consultations"."""
        if not self.count:
            return ""
        places = plural(len(self.mentions), _("consultation"), _("consultations"))
        return _("said %(times)s at %(places)s") % {
            "times": plural(self.count, _("time"), _("times")),
            "places": places,
        }

    @property
    def is_open(self) -> bool:
        return self.answer == HeardTheme.Answer.OPEN


@dataclass(frozen=True, slots=True)
class ConsultationPage:
    """All of it for one plan."""

    plan_title: str
    events: tuple[EventLine, ...]
    parties: tuple[PartyLine, ...]
    themes: tuple[HeardLine, ...]

    @property
    def missing(self) -> tuple[PartyLine, ...]:
        """Who had to be heard and was not."""
        return tuple(party for party in self.parties if party.is_missing)

    @property
    def attended(self) -> int:
        return sum(event.attended or 0 for event in self.events)

    @property
    def public_sentence(self) -> str:
        """ "1,204 people took part in six consultations." """
        if not self.events:
            return _("Nobody has been consulted on this plan yet.")
        return f"{self._attended_words}."

    @property
    def _attended_words(self) -> str:
        return _("%(people)s took part in %(events)s") % {
            "people": plural(self.attended, _("person"), _("people")),
            "events": plural_words(len(self.events), _("consultation"), _("consultations")),
        }

    @property
    def sentence(self) -> str:
        """ "1,204 people took part in six consultations; one party that must be heard was not." """
        if not self.events:
            return _("Nobody has been consulted on this plan yet.")
        said = self._attended_words
        required = sum(party.is_required for party in self.parties)
        if not required:
            return f"{said}."
        if not self.missing:
            return _("%(said)s; everybody who must be heard was.") % {"said": said}
        names = join_words([party.name for party in self.missing[:2]])
        rest = len(self.missing) - 2
        if rest > 0:
            names = _("%(count)s of those who must be heard were not") % {"count": count_words(len(self.missing))}
            return f"{said}; {names}."
        return _("%(said)s. Not heard yet: %(names)s.") % {"said": said, "names": names}

    @property
    def answers_sentence(self) -> str:
        """ "Eight themes were heard: six are in the plan, one in part, one was not adopted." """
        total = len(self.themes)
        if not total:
            return _("No theme has been written down yet.")
        words = {
            HeardTheme.Answer.ADOPTED: _("in the plan"),
            HeardTheme.Answer.PARTLY: _("in part"),
            HeardTheme.Answer.NOT_ADOPTED: _("not adopted"),
            HeardTheme.Answer.OPEN: _("not answered yet"),
        }
        counts = {answer: sum(theme.answer == answer for theme in self.themes) for answer in words}
        said = join_words([f"{count_words(count)} {words[answer]}" for answer, count in counts.items() if count])
        heard = plural_words(total, _("theme was heard"), _("themes were heard"), capital=True)
        return f"{heard}: {said}."


def read_consultation(plan: Plan) -> ConsultationPage:
    """Events, parties and themes of one plan: a fixed number of queries."""
    answers = Count("call__submissions")
    waiting = Count("call__submissions", filter=Q(call__submissions__state=Submission.State.WAITING))
    with_form = Consultation.objects.filter(plan=plan).select_related("call").annotate(answers=answers, waiting=waiting)
    events = list(with_form.prefetch_related("parties"))
    heard_at: dict[int, list[str]] = {}
    for event in events:
        for party in event.parties.all():
            heard_at.setdefault(party.pk, []).append(event.title)
    themes = HeardTheme.objects.filter(plan=plan).prefetch_related("mentions__consultation", "objectives__priority")
    written = _written(plan)
    return ConsultationPage(
        plan_title=plan.title,
        events=tuple(_event(event) for event in events),
        parties=tuple(_party(party, tuple(heard_at.get(party.pk, ()))) for party in Party.objects.current()),
        themes=tuple(_theme(theme, written.get(theme.pk, {})) for theme in themes),
    )


def _written(plan: Plan) -> dict[int, dict[int, Mention]]:
    """How many accepted answers on a public form belong to each theme, by the survey they answered."""
    survey = "call__consultation"
    counted = (
        Submission.objects.accepted()
        .filter(themes__plan=plan)
        .order_by(f"{survey}__held_on", survey)
        .values_list("themes", survey, f"{survey}__title")
        .annotate(count=Count("pk"))
    )
    found: dict[int, dict[int, Mention]] = {}
    for theme, place, title, count in counted:
        found.setdefault(theme, {})[place] = Mention(title, count)
    return found


def _event(event: Consultation) -> EventLine:
    return EventLine(
        pk=event.pk,
        title=event.title,
        kind_words=str(event.get_kind_display()),
        when_words=_when(event.held_on, event.held_until),
        place=event.place,
        method=event.method,
        languages=event.languages,
        accessibility=event.accessibility,
        invited=event.invited,
        attended=event.attended,
        parties=tuple(party.name for party in event.parties.all()),
        is_survey=event.kind == Consultation.Kind.SURVEY,
        ends_on=event.held_until or event.held_on,
        form=_form(event),
    )


def _form(event: Any) -> FormLine | None:
    call: SubmissionCall | None = getattr(event, "call", None)
    return FormLine(call.pk, call.closes_on, event.answers, event.waiting) if call else None


def _when(first: date, last: date | None) -> str:
    return span_words(first, last) if last and last != first else date_words(first)


def _party(party: Party, heard_at: tuple[str, ...]) -> PartyLine:
    verified = _("Verified on %(day)s") % {"day": date_words(party.verified_on)} if party.verified_on else ""
    return PartyLine(
        pk=party.pk,
        name=party.name,
        citation=party.citation,
        note=party.note,
        is_required=party.is_required,
        is_verified=party.verified_on is not None,
        verified_words=verified or _("Not yet verified"),
        heard_at=heard_at,
    )


def _theme(theme: HeardTheme, written: dict[int, Mention]) -> HeardLine:
    """A theme with its counts: what was noted at events, and what was written on a public form."""
    counts = {each.consultation_id: Mention(each.consultation.title, each.count) for each in theme.mentions.all()}
    for place, answers in written.items():
        noted = counts.get(place)
        counts[place] = Mention(answers.place, answers.count + (noted.count if noted else 0))
    mentions = tuple(counts.values())
    return HeardLine(
        pk=theme.pk,
        number=theme.number,
        title=theme.title,
        heard=theme.heard,
        examples=tuple(line.strip() for line in theme.examples.splitlines() if line.strip()),
        count=sum(mention.count for mention in mentions),
        mentions=mentions,
        answer=theme.answer,
        answer_words=str(theme.get_answer_display()),
        did=theme.did,
        not_adopted_because=theme.not_adopted_because,
        objectives=links_to(theme.objectives.all()),
    )
