"""The way to a deliverable: planned back from its day, and ticked off step by step."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.due_dates import back_plan
from strategic_plan.models import Deliverable, Meeting, PreparationStep
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap

STEPS: dict[str, tuple[str, str]] = {
    "freeze": ("Data frozen", "Chief of Police"),
    "texts": ("Texts written", "Board’s office"),
    "review": ("Reviewed", "Chief’s office"),
    "approval": ("Approved by the Board", "Board"),
    "publication": ("Published", "Board’s office"),
}


@transaction.atomic
def plan_back(deliverable: Deliverable, *, version: int, by: Person, at: datetime.datetime) -> list[PreparationStep]:
    """Plan the steps to an open deliverable back from its day; the Board approves at a meeting of the calendar."""
    require(by, Deed.KEEP_OBLIGATIONS)
    if deliverable.state != Deliverable.State.OPEN:
        raise Refusal(_("“%(title)s” is settled already.") % {"title": deliverable.title})
    if deliverable.steps.exists():
        raise Refusal(_("The way to “%(title)s” is planned already.") % {"title": deliverable.title})
    swap(deliverable, version=version, states=(Deliverable.State.OPEN,))
    meetings = list(Meeting.objects.public().values_list("held_on", flat=True))
    planned = []
    for step in back_plan(deliverable.new_due_on or deliverable.due_on, meetings=meetings):
        title, who = STEPS[step.key]
        row = PreparationStep(deliverable=deliverable, title=title, who=who, due_on=step.on)
        row.full_clean()
        row.save(force_insert=True)
        planned.append(row)
    words = f"{by.office} planned the way to {deliverable}, from {planned[0].due_on:%Y-%m-%d} on."
    audit.record("plan back", deliverable, words, by=by, at=at)
    return planned


@transaction.atomic
def finish_step(
    step: PreparationStep, *, version: int, done_on: datetime.date, by: Person, at: datetime.datetime
) -> PreparationStep:
    """Say that a step of the way is done."""
    require(by, Deed.KEEP_OBLIGATIONS)
    if step.done_on is not None:
        raise Refusal(_("This step is done already."))
    if done_on > at.date():
        raise ValidationError({"done_on": _("Choose today or a day before it.")})
    swap(step, version=version, done_on=done_on)
    audit.record("finish step", step.deliverable, f"“{step}” was done on {done_on:%Y-%m-%d}.", by=by, at=at)
    return step
