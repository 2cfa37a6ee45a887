"""Writing an update: a draft may be incomplete, a submission may not."""

from __future__ import annotations

import datetime
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from strategic_plan.models import (
    Action,
    Cycle,
    Health,
    KeyFigure,
    Membership,
    Milestone,
    MilestoneReport,
    Qualifier,
    StatusUpdate,
    UpdateSubmission,
)
from strategic_plan.models.updates import NEEDS_NO_REASON
from strategic_plan.permissions import Deed, Person, may, person_of
from strategic_plan.permissions.table import own_or_delegated
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap

State = StatusUpdate.State


@dataclass(frozen=True, slots=True)
class MilestoneWords:
    """What is said about one milestone: met on a day, or given a new date."""

    milestone: int
    met_on: datetime.date | None = None
    moved_to: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A promised figure as given."""

    promised: int
    value: Decimal
    qualifier: str = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class UpdateWords:
    """Everything an update says; the form fills it, the deed stores it, the difference compares it."""

    health: str = ""
    reason: str = ""
    corrective_action: str = ""
    expected_on: datetime.date | None = None
    percent: int | None = None
    done: str = ""
    next: str = ""
    nothing_changed_on: datetime.date | None = None
    milestones: tuple[MilestoneWords, ...] = ()
    figures: tuple[FigureWords, ...] = ()

    def fields(self) -> dict[str, Any]:
        """The words that are columns of the update itself.

        The explanation of an earlier, worse health is not kept beside "on track": it would be said, but never shown.
        """
        names = ("health", "percent", "done", "next", "nothing_changed_on")
        fields = {name: getattr(self, name) for name in names}
        explained = self.health not in NEEDS_NO_REASON
        fields["reason"] = self.reason if explained else ""
        fields["corrective_action"] = self.corrective_action if explained else ""
        fields["expected_on"] = self.expected_on if explained else None
        return fields


@dataclass(frozen=True, slots=True)
class Receipt:
    """How an update that is entered for an owner came in; while it is a draft, some of it may still be open."""

    received_by: str
    received_from: str
    received_on: datetime.date | None


def words_of(update: StatusUpdate) -> UpdateWords:
    """The words an update holds now."""
    return UpdateWords(
        health=update.health,
        reason=update.reason,
        corrective_action=update.corrective_action,
        expected_on=update.expected_on,
        percent=update.percent,
        done=update.done,
        next=update.next,
        nothing_changed_on=update.nothing_changed_on,
        milestones=tuple(
            MilestoneWords(report.milestone_id, report.met_on, report.moved_to)
            for report in update.milestone_reports.all()
        ),
        figures=tuple(
            FigureWords(figure.promised_id, figure.value, figure.qualifier) for figure in update.key_figures.all()
        ),
    )


@transaction.atomic
def begin_update(
    action: Action,
    *,
    cycle: Cycle,
    by: Person,
    at: datetime.datetime,
    on_behalf_of: Membership | None = None,
    receipt: Receipt | None = None,
) -> StatusUpdate:
    """The update of an action for a cycle: the one begun already, or a new draft.

    Governance staff begin one on the owner's behalf and say from what it was taken.
    """
    require(by, Deed.ENTER_FOR_OWNER if on_behalf_of else Deed.WRITE_UPDATE, action)
    begun = action.updates.filter(cycle=cycle).uncorrected().first()
    if begun is not None:
        return begun
    if cycle.state != Cycle.State.OPEN:
        raise Refusal(_("%(cycle)s is not open for updates.") % {"cycle": cycle.title})
    if action.state != Action.State.ACTIVE:
        raise Refusal(_("This action is not active, so no update is asked for."))
    update = StatusUpdate(
        action=action,
        cycle=cycle,
        entered_by=by.acting,
        on_behalf_of=on_behalf_of,
        saved_at=at,
        **(asdict(receipt) if receipt else {}),
    )
    update.full_clean()
    try:
        with transaction.atomic():
            update.save(force_insert=True)
    except IntegrityError:
        # Somebody began it in the same moment; there is one update for an action and a cycle, and this is it.
        return action.updates.filter(cycle=cycle).uncorrected().get()
    audit.record("begin update", update, _begun_words(update, by), by=by, at=at)
    return update


@transaction.atomic
def save_update(
    update: StatusUpdate,
    *,
    version: int,
    words: UpdateWords,
    by: Person,
    at: datetime.datetime,
    receipt: Receipt | None = None,
) -> StatusUpdate:
    """Keep what was written so far; a draft may have gaps, but not nonsense.

    Raises ValidationError by field, Stale where another page has saved meanwhile, Refusal once it is submitted.
    """
    require(by, Deed.EDIT_UPDATE, update)
    require_editable(update)
    if update.cycle.state == Cycle.State.LOCKED:
        raise Refusal(_("%(cycle)s is locked, so nothing is written for it any more.") % {"cycle": update.cycle.title})
    _check_parts(update, words)
    swap(
        update,
        version=version,
        states=StatusUpdate.EDITABLE,
        saved_at=at,
        **words.fields(),
        **(asdict(receipt) if receipt else {}),
    )
    _store_parts(update, words)
    if not audit.continues("save update", update, by=by):
        said = f"{by.office} wrote the update of {update.action.code} for {update.cycle}, from state {version} on."
        audit.record("save update", update, said, by=by, at=at)
    return update


@transaction.atomic
def submit_update(update: StatusUpdate, *, version: int, by: Person, at: datetime.datetime) -> UpdateSubmission:
    """Send an update to the Chief's office; the words as sent are kept as a numbered version.

    Where the owner's supervisor reads updates first, it waits for them before it is the Chief's office's turn.

    Raises ValidationError naming each field that is still missing.
    """
    require(by, Deed.EDIT_UPDATE, update)
    require_editable(update)
    if update.cycle.state != Cycle.State.OPEN:
        raise Refusal(_("%(cycle)s is not open for updates.") % {"cycle": update.cycle.title})
    missing = missing_words(update, words_of(update), on=at.date())
    if update.on_behalf_of_id and not own_or_delegated(by, update.action):
        missing = _missing_receipt(update) | missing
    if missing:
        raise ValidationError(missing)
    swap(
        update,
        version=version,
        states=StatusUpdate.EDITABLE,
        state=State.ENDORSING if (first := _reads_first(update, by, at)) else State.SUBMITTED,
        submitted_at=at,
        submitted_by=by.acting,
    )
    submission = UpdateSubmission.objects.create(
        update=update,
        number=update.submissions.count() + 1,
        update_version=update.version,
        content=_content(update),
        submitted_at=at,
        submitted_by=by.acting,
    )
    words = (
        f"{by.office} submitted version {submission.number} of the update of {update.action.code} for {update.cycle}"
    )
    if update.on_behalf_of:
        words += f", on behalf of {update.on_behalf_of.office}"
    if first:
        words += f"; {first.office} reads it first"
    audit.record("submit update", update, words + ".", by=by, at=at)
    return submission


def _reads_first(update: StatusUpdate, by: Person, at: datetime.datetime) -> Person | None:
    """The supervisor who reads it before the Chief's office; nobody where they have left, or wrote it themselves."""
    owner = update.action.owner
    if not owner.supervisor_first or owner.supervisor is None or owner.supervisor_id == by.acting.pk:
        return None
    supervisor = person_of(owner.supervisor, on=at.date())
    return supervisor if may(supervisor, Deed.ENDORSE_UPDATE, update) else None


def missing_words(update: StatusUpdate, words: UpdateWords, *, on: datetime.date) -> dict[str, str]:
    """What still has to be said before an update can be submitted: a sentence by field."""
    missing: dict[str, str] = {}
    if not words.health:
        missing["health"] = _("Choose how the action is going.")
    elif words.health not in NEEDS_NO_REASON:
        phrase = str(Health(words.health).label).lower()
        if not words.reason.strip():
            missing["reason"] = _("Say why the action is %(health)s.") % {"health": phrase}
        if not words.corrective_action.strip():
            missing["corrective_action"] = _("Say what is being done about it.")
        if words.expected_on is None:
            missing["expected_on"] = _("Give the date by which it will be right.")
        elif words.expected_on <= on:
            missing["expected_on"] = _("Choose a date after today, such as %(example)s.") % {"example": _example(on)}
    if not words.done.strip() and words.nothing_changed_on is None:
        missing["done"] = _("Say what was done, or that nothing has changed.")
    return missing


def _missing_receipt(update: StatusUpdate) -> dict[str, str]:
    """What still has to be said of how an owner's words came in, by whoever enters them."""
    missing = {
        "received_by": _("Say how the update came in."),
        "received_from": _("Say from whom it came."),
        "received_on": _("Give the day on which it came."),
    }
    return {name: sentence for name, sentence in missing.items() if not getattr(update, name)}


def _example(on: datetime.date) -> str:
    later = on + datetime.timedelta(days=50)
    return f"{later.day} {later:%B %Y}"


def require_editable(update: StatusUpdate) -> None:
    if update.state == State.APPROVED:
        raise Refusal(_("This update is approved and cannot be changed. A correction is a new version, with a reason."))
    if update.state == State.SUBMITTED:
        raise Refusal(_("This update is with the Chief’s office. It can be changed again if it is returned."))
    if update.state == State.ENDORSING:
        raise Refusal(_("This update is with the supervisor. It can be changed again if it is returned."))


def _check_parts(update: StatusUpdate, words: UpdateWords) -> None:
    """Milestones and figures must be this action's own, said once, and sensible."""
    action = update.action
    milestones = {milestone.pk: milestone for milestone in action.milestones.all()}
    promised = {figure.pk for figure in action.promised_figures.all()}
    errors: dict[str, str] = {}
    for said in words.milestones:
        milestone = milestones.get(said.milestone)
        if milestone is None or milestone.state != Milestone.State.OPEN:
            errors[f"milestone_{said.milestone}"] = _("This milestone is no longer open.")
        elif said.met_on and said.moved_to:
            errors[f"milestone_{said.milestone}"] = _("Say when it was met, or give it a new date; not both.")
        elif said.moved_to and said.moved_to == milestone.due_on:
            errors[f"milestone_{said.milestone}"] = _("The new date is the old one.")
    for figure in words.figures:
        if figure.promised not in promised:
            errors[f"figure_{figure.promised}"] = _("This figure is no longer asked for.")
    if words.percent is not None and milestones:
        errors["percent"] = _("Progress is counted from the milestones; leave percent empty.")
    if errors:
        raise ValidationError(errors)


def _store_parts(update: StatusUpdate, words: UpdateWords) -> None:
    """Replace the parts of a draft by what was said now; only a draft's parts are ever replaced."""
    MilestoneReport.objects.filter(update=update).delete()
    KeyFigure.objects.filter(update=update).delete()
    for said in words.milestones:
        if said.met_on or said.moved_to:
            report = MilestoneReport(
                update=update,
                milestone_id=said.milestone,
                met_on=said.met_on,
                moved_to=said.moved_to,
            )
            report.full_clean()
            report.save(force_insert=True)
    for given in words.figures:
        figure = KeyFigure(
            update=update,
            promised_id=given.promised,
            value=given.value,
            qualifier=given.qualifier,
        )
        figure.full_clean()
        figure.save(force_insert=True)


def _content(update: StatusUpdate) -> dict[str, Any]:
    """The words of an update as JSON, with the titles of the time, so that they can be read for ever."""
    words = words_of(update)
    milestones = {milestone.pk: milestone for milestone in update.action.milestones.all()}
    promised = {figure.pk: figure for figure in update.action.promised_figures.all()}
    content: dict[str, Any] = {
        name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in words.fields().items()
    }
    content["milestones"] = [
        {
            "milestone": said.milestone,
            "title": milestones[said.milestone].title,
            "due_on": milestones[said.milestone].due_on.isoformat(),
            "met_on": said.met_on.isoformat() if said.met_on else None,
            "moved_to": said.moved_to.isoformat() if said.moved_to else None,
        }
        for said in words.milestones
    ]
    content["figures"] = [
        {
            "promised": given.promised,
            "label": promised[given.promised].label,
            "value": str(given.value),
            "qualifier": given.qualifier,
        }
        for given in words.figures
    ]
    content["attachments"] = [
        {
            "attachment": kept.pk,
            "name": kept.name,
            "media_type": kept.media_type,
            "size": kept.size,
            "sha256": kept.sha256,
        }
        for kept in update.attachments.kept()
    ]
    return content


def _begun_words(update: StatusUpdate, by: Person) -> str:
    words = f"{by.office} began the update of {update.action.code} for {update.cycle}"
    if update.on_behalf_of:
        words += f", on behalf of {update.on_behalf_of.office}"
        if update.received_by and update.received_on:
            means = StatusUpdate.Means(update.received_by).label.lower()
            words += f", from {means} of {update.received_from} on {update.received_on:%Y-%m-%d}"
    return words + "."
