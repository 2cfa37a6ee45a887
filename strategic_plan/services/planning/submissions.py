"""Deeds on what the public writes: a call is opened, answers come in, and a person reads each before it counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.models import Consultation, HeardTheme, Submission, SubmissionCall
from strategic_plan.models.base import transition
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.planning.consultation import keep_theme
from strategic_plan.services.planning.keeping import keep
from strategic_plan.services.swap import swap

AGREED_TO = ("question", "consent")
"""What somebody who wrote has read; it stays as it was once anybody has."""

MOST_AN_HOUR = 8
"""Answers taken from one address in an hour; a library with one address has more than one visitor."""

MARK_KEPT = datetime.timedelta(days=1)


class TooMany(Refusal):
    """More came from one address than people write (429); the sentence says when to try again."""


def keep_call(call: SubmissionCall, *, version: int = 1, by: Person, at: datetime.datetime, **values: Any) -> Any:
    """A public form of a survey, open within its days; what people agreed to does not change under them."""
    require(by, Deed.KEEP_PLANNING)
    survey = call.consultation
    if survey.kind != Consultation.Kind.SURVEY:
        raise Refusal(_("A public form belongs to a survey; this is an event."))
    last = survey.held_until or survey.held_on
    if not survey.held_on <= values["opens_on"] <= last:
        words = _("The survey runs from %(first)s to %(last)s: choose a day of it.")
        raise ValidationError({"opens_on": words % {"first": date_words(survey.held_on), "last": date_words(last)}})
    if values["closes_on"] > last:
        words = _("The survey ends on %(last)s: choose that day or one before it.")
        raise ValidationError({"closes_on": words % {"last": date_words(last)}})
    if call.pk and call.submissions.exists():
        changed = {name: _("People have answered this already, so it stays.") for name in AGREED_TO}
        changed = {name: words for name, words in changed.items() if values[name] != getattr(call, name)}
        if changed:
            raise ValidationError(changed)
    return keep(call, values, version=version, by=by, at=at)


@transaction.atomic
def receive_submission(submission: Submission, *, address: str, at: datetime.datetime) -> Submission:
    """Take one answer from the public; it waits to be read. The same words sent twice are one answer.

    `address` is where it came from: it is made into a mark with the server's key and the day, and not kept. Raises
    TooMany (429) where more came from there than people write, and Refusal (409) where the call is not open.
    """
    forget_marks(at=at)
    call = SubmissionCall.objects.select_for_update().get(pk=submission.call_id)
    if not call.is_open(at.date()):
        raise Refusal(_("This form closed on %(day)s.") % {"day": date_words(call.closes_on)})
    mark = sender_mark(address, at.date())
    before = Submission.objects.of_sender(mark, since=at - datetime.timedelta(hours=1))
    twin = before.filter(call=call, text=submission.text).first()
    if twin is not None:
        return twin
    if before.count() >= MOST_AN_HOUR:
        raise TooMany(_("A lot has come from your connection within an hour. Wait a while and send it again."))
    submission.sender_mark, submission.received_at = mark, at
    submission.full_clean()
    submission.save(force_insert=True)
    audit.record("receive submission", submission, "Somebody of the public answered a call.", by=None, at=at)
    return submission


@transaction.atomic
def accept_submission(
    submission: Submission, *, version: int, themes: Iterable[HeardTheme] = (), by: Person, at: datetime.datetime
) -> Submission:
    """Let an answer count, and say to which themes it belongs; one that counts already may get others."""
    require(by, Deed.KEEP_PLANNING)
    chosen = list(themes)
    if any(theme.plan_id != submission.call.consultation.plan_id for theme in chosen):
        raise ValidationError({"themes": _("Choose themes of this plan.")})
    sources = (*transition(Submission.TRANSITIONS, "accept").sources, Submission.State.ACCEPTED)
    swap(
        submission,
        version=version,
        states=sources,
        state=Submission.State.ACCEPTED,
        set_aside_because="",
        decided_at=at,
        decided_by=by.acting,
    )
    submission.themes.set(chosen)
    numbers = ", ".join(str(theme.number) for theme in chosen)
    words = f"{by.office} accepted an answer" + (f" to theme {numbers}." if numbers else ".")
    audit.record("accept submission", submission, words, by=by, at=at)
    return submission


@transaction.atomic
def set_aside_submission(
    submission: Submission, *, version: int, reason: str, by: Person, at: datetime.datetime
) -> Submission:
    """Keep an answer from counting, with the reason; it stays and may be accepted later."""
    require(by, Deed.KEEP_PLANNING)
    row = transition(Submission.TRANSITIONS, "set aside")
    if submission.state not in row.sources:
        raise Refusal(_("This answer is set aside already."))
    swap(
        submission,
        version=version,
        states=row.sources,
        state=row.target,
        set_aside_because=reason.strip(),
        decided_at=at,
        decided_by=by.acting,
    )
    submission.themes.clear()
    audit.record("set aside submission", submission, f"{by.office} set an answer aside: {reason}", by=by, at=at)
    return submission


@transaction.atomic
def redact_submission(
    submission: Submission, *, version: int, text: str, about: str = "", by: Person, at: datetime.datetime
) -> Submission:
    """Replace words that name somebody. What stood there is kept nowhere, the trail least of all."""
    require(by, Deed.KEEP_PLANNING)
    if (text, about) == (submission.text, submission.about):
        raise ValidationError({"text": _("This is what it says already.")})
    swap(submission, version=version, text=text, about=about, redacted_at=at, redacted_by=by.acting)
    audit.record("redact submission", submission, f"{by.office} took words out of an answer.", by=by, at=at)
    return submission


@transaction.atomic
def make_theme_of(
    submission: Submission, *, version: int, title: str, heard: str, by: Person, at: datetime.datetime
) -> HeardTheme:
    """Begin a theme with an answer, in the office's words, and let the answer count to it."""
    plan = submission.call.consultation.plan
    values: dict[str, Any] = {"title": title, "heard": heard, "answer": HeardTheme.Answer.OPEN}
    theme = keep_theme(HeardTheme(plan=plan), by=by, at=at, **values)
    accept_submission(submission, version=version, themes=[*submission.themes.all(), theme], by=by, at=at)
    return theme


@transaction.atomic
def forget_senders(call: SubmissionCall, *, by: Person, at: datetime.datetime) -> int:
    """Erase the e-mail addresses of everybody who answered a call that is closed. Answers how many there were."""
    require(by, Deed.KEEP_PLANNING)
    if call.closes_on >= at.date():
        raise Refusal(_("The form is open until %(day)s; forget afterwards.") % {"day": date_words(call.closes_on)})
    count = Submission.objects.filter(call=call).exclude(email="").update(email="", sender_mark="")
    audit.record("forget senders", call, f"{by.office} erased {count} e-mail addresses of a call.", by=by, at=at)
    return count


def forget_marks(*, at: datetime.datetime) -> int:
    """Erase the marks of senders after a day: nothing needs them any more."""
    return Submission.objects.filter(received_at__lt=at - MARK_KEPT).exclude(sender_mark="").update(sender_mark="")


def sender_mark(address: str, day: datetime.date) -> str:
    """Where an answer came from, for as long as its number counts: keyed with the server's secret and the day."""
    return salted_hmac(f"submission {day.isoformat()}", address, algorithm="sha256").hexdigest()
