"""Handing letters to the mail server, each at most once.

A letter is claimed, by compare-and-swap, in a transaction that ends before the server is spoken to. What the server
accepts is sent, what it refuses is refused or tried again, and where nobody can know (the line broke, the process died
and left its claim) the letter is not sent again: it is said so, and a person decides.
"""

from __future__ import annotations

import datetime
import smtplib
from collections import Counter
from dataclasses import dataclass
from email.utils import format_datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from strategic_plan.models import Letter
from strategic_plan.services import audit
from strategic_plan.services.errors import Stale
from strategic_plan.services.swap import swap

State = Letter.State
LEASE = datetime.timedelta(minutes=15)
"""A claim this old was left behind: handing one letter over takes seconds."""
MOST_ATTEMPTS = 5
TEMPORARY = range(400, 500)


@dataclass(frozen=True, slots=True)
class Posted:
    """What became of the letters of one run."""

    sent: int = 0
    deferred: int = 0
    refused: int = 0
    unknown: int = 0

    @property
    def is_clean(self) -> bool:
        return not (self.deferred or self.refused or self.unknown)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the mail server did with one letter."""

    state: str
    answer: str = ""
    line_broke: bool = False


def send_letters(*, at: datetime.datetime, connection: BaseEmailBackend | None = None) -> Posted:
    """Hand over every letter that waits. Raises OSError where there is no mail server; then nothing was claimed."""
    count: Counter[str] = Counter({State.UNKNOWN: _lose_old_claims(at)})
    waiting = list(Letter.objects.waiting().order_by("written_at", "pk"))
    if waiting:
        line = connection or get_connection()
        line.open()
        try:
            for letter in waiting:
                outcome = _send(letter, line, at=at)
                count[outcome.state] += 1
                if outcome.line_broke:
                    line.close()
                    line.open()
        finally:
            line.close()
    return Posted(count[State.SENT], count[State.WAITING], count[State.REFUSED], count[State.UNKNOWN])


def claim(letter: Letter, *, at: datetime.datetime) -> bool:
    """Take a letter for oneself; False where another sender has it."""
    try:
        with transaction.atomic():
            swap(
                letter,
                version=letter.version,
                states=(State.WAITING,),
                state=State.SENDING,
                claimed_at=at,
                attempts=letter.attempts + 1,
            )
    except Stale:
        return False
    return True


def _send(letter: Letter, line: BaseEmailBackend, *, at: datetime.datetime) -> Outcome:
    if not claim(letter, at=at):
        return Outcome("taken")
    outcome = _hand_over(letter, line)
    _settle(letter, outcome, at=at)
    return outcome


def _hand_over(letter: Letter, line: BaseEmailBackend) -> Outcome:
    """Speak to the server. Its own no is certain; a line that breaks leaves open whether it had said yes."""
    message = EmailMessage(
        letter.subject,
        letter.body,
        to=[letter.address],
        headers={
            "Date": format_datetime(letter.written_at),
            "Message-ID": f"<{letter.key.replace(':', '.')}@{urlsplit(settings.SITE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
        connection=line,
    )
    try:
        accepted = line.send_messages([message])
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        return _refusal(letter, code, words)
    except smtplib.SMTPResponseException as refused:
        return _refusal(letter, refused.smtp_code, refused.smtp_error)
    except (OSError, smtplib.SMTPException) as broken:
        return Outcome(State.UNKNOWN, str(broken) or type(broken).__name__, line_broke=True)
    return Outcome(State.SENT) if accepted else Outcome(State.UNKNOWN, "The mail server did not say.")


def _refusal(letter: Letter, code: int, words: bytes | str) -> Outcome:
    answer = f"{code} {words.decode(errors='replace') if isinstance(words, bytes) else words}"
    again = code in TEMPORARY and letter.attempts < MOST_ATTEMPTS
    return Outcome(State.WAITING if again else State.REFUSED, answer)


@transaction.atomic
def _settle(letter: Letter, outcome: Outcome, *, at: datetime.datetime) -> None:
    swap(
        letter,
        version=letter.version,
        states=(State.SENDING,),
        state=outcome.state,
        settled_at=None if outcome.state == State.WAITING else at,
        answer=outcome.answer.replace("\x00", "")[:600],
    )
    if outcome.state in (State.REFUSED, State.UNKNOWN):
        _record_loss(letter, at=at)


def _lose_old_claims(at: datetime.datetime) -> int:
    """Claims whose sender died: whether the server had accepted the letter is not known, so it is not sent again."""
    lost = 0
    for letter in Letter.objects.filter(state=State.SENDING, claimed_at__lt=at - LEASE):
        try:
            with transaction.atomic():
                swap(
                    letter,
                    version=letter.version,
                    states=(State.SENDING,),
                    state=State.UNKNOWN,
                    settled_at=at,
                    answer="Whoever was sending it stopped half way.",
                )
                _record_loss(letter, at=at)
            lost += 1
        except Stale:
            continue
    return lost


def _record_loss(letter: Letter, *, at: datetime.datetime) -> None:
    words = "was refused" if letter.state == State.REFUSED else "may not have gone out"
    said = f"The letter to the {letter.office} of {letter.for_day:%Y-%m-%d} {words}: {letter.answer}"
    audit.record("lose letter", letter, said, by=None, at=at)
