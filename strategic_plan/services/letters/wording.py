"""The words of letters, in the language of whoever reads them; one link each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from strategic_plan.calculations.formats import NO_BREAK_SPACE, count_words, date_words, distance
from strategic_plan.models import Organization, UpdateReturn
from strategic_plan.summaries.updates.digests import Digest, OwedUpdate

LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class Wording:
    """A letter's subject and text."""

    subject: str
    body: str


def link_to(name: str, *parts: object) -> str:
    """The whole address of a page of the workspace; whoever is not signed in is led there after signing in."""
    return settings.SITE_URL + reverse(f"workspace:{name}", args=parts)


def digest_wording(digest: Digest, *, nudged_by: str = "") -> Wording:
    """What one person is told on one day; `nudged_by` names the office that asks out of turn."""
    with override(digest.user.language):
        context = {
            "digest": digest,
            "nudged_by": nudged_by,
            "sentence": _first_sentence(digest),
            "owed": [_line(line, digest.day) for line in digest.owed],
            "team": [_line(line, digest.day, with_office=True) for line in digest.team],
            "without_owner": [_line(line, digest.day, with_office=True) for line in digest.without_owner],
            "endorsing": _endorsing_sentence(digest),
            "queue": _queue_sentence(digest),
            "link": link_to("my-updates" if digest.owed or digest.endorsing else "queue" if digest.waiting else "home"),
            "organization": Organization.objects.first(),
        }
        return _wording(_subject(digest), "emails/digest.txt", context)


def return_wording(returned: UpdateReturn, *, language: str, office: str) -> Wording:
    """What the writer of an update is told when it comes back."""
    update = returned.submission.update
    with override(language):
        context = {
            "update": update,
            "reason": returned.reason,
            "office": office,
            "link": link_to("update-edit", update.pk),
            "organization": Organization.objects.first(),
        }
        subject = _("Returned: the update of %(code)s") % {"code": update.action.code}
        return _wording(subject, "emails/update_returned.txt", context)


def _wording(subject: str, template: str, context: dict[str, object]) -> Wording:
    body = render_to_string(template, context)
    plain = (text.replace(NO_BREAK_SPACE, " ") for text in (subject[:LONGEST_SUBJECT], body.strip() + "\n"))
    return Wording(*plain)


def _subject(digest: Digest) -> str:
    if digest.owed and digest.first_due_on:
        due = distance(digest.first_due_on, digest.day)
        words = ngettext("{count} update is due: {when}", "{count} updates are due: {when}", len(digest.owed))
        when = due.words if due.days < 0 else f"{date_words(digest.first_due_on)}, {due.words}"
        return words.format(count=count_words(len(digest.owed), capital=True), when=when)
    if digest.waiting:
        words = ngettext(
            "{count} update waits for your decision", "{count} updates wait for your decision", digest.waiting
        )
        return words.format(count=count_words(digest.waiting, capital=True))
    if digest.endorsing:
        return _endorsing_sentence(digest).removesuffix(".")
    if digest.team:
        words = ngettext(
            "{count} update of your team is late", "{count} updates of your team are late", len(digest.team)
        )
        return words.format(count=count_words(len(digest.team), capital=True))
    return _("An action has no owner")


def _first_sentence(digest: Digest) -> str:
    count = len(digest.owed)
    if not count or digest.cycle is None:
        return ""
    words = ngettext(
        "{count} update for {cycle} is still to come from you.",
        "{count} updates for {cycle} are still to come from you.",
        count,
    )
    return words.format(count=count_words(count, capital=True), cycle=digest.cycle)


def _endorsing_sentence(digest: Digest) -> str:
    if not digest.endorsing:
        return ""
    words = ngettext(
        "{count} update waits for you as the supervisor.",
        "{count} updates wait for you as the supervisor.",
        digest.endorsing,
    )
    return words.format(count=count_words(digest.endorsing, capital=True))


def _queue_sentence(digest: Digest) -> str:
    if not digest.waiting or digest.approvals_due_on is None:
        return ""
    words = ngettext(
        "{count} update waits for your decision", "{count} updates wait for your decision", digest.waiting
    ).format(count=count_words(digest.waiting, capital=True))
    if digest.came:
        words += _("; new since %(day)s: %(count)s") % {
            "day": date_words(digest.since),
            "count": count_words(digest.came),
        }
    due = _dated(digest.approvals_due_on, digest.day)
    return _("%(words)s. Approvals are due on %(day)s.") % {"words": words, "day": due}


def _line(line: OwedUpdate, today: date, *, with_office: bool = False) -> dict[str, str]:
    """One update in two lines: what it is, and how it stands."""
    late = line.due_on < today
    days = distance(line.due_on, today).words
    when = (
        _("Was due on %(day)s, %(late)s.") % {"day": date_words(line.due_on), "late": days}
        if late
        else _("Due on %(day)s, %(when)s.") % {"day": date_words(line.due_on), "when": days}
    )
    if line.is_returned:
        state = _("Returned with a question: %(reason)s") % {"reason": line.returned_reason}
    else:
        state = _("Begun, not sent.") if line.is_begun else _("Not begun.")
    office = f"{line.action.owner.office}. " if with_office else ""
    return {"title": f"{line.action.code} {line.action.title}", "state": f"{office}{when} {state}"}


def _dated(day: date, today: date) -> str:
    return f"{date_words(day)}, {distance(day, today).words}"
