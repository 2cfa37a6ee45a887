"""The questions of an update as rows of a workbook, and the answers of a workbook as the form of an update."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words
from strategic_plan.calculations.statuses import Health
from strategic_plan.exchange.updates_workbook import Answered, Question
from strategic_plan.models import Cycle, Milestone, StatusUpdate
from strategic_plan.services.updates.workbooks import Writable
from strategic_plan.summaries.updates.words import UpdateContent
from strategic_plan.workspace.forms.loads import FileField
from strategic_plan.workspace.forms.updates import HEALTHS, UpdateForm

YES, NO = "yes", "no"
ASKED = ("health", "reason", "corrective_action", "expected_on", "done", "next")


class WorkbookForm(forms.Form):
    """The workbook that was filled in."""

    file = FileField(
        label=gettext_lazy("Workbook"),
        help_text=gettext_lazy("The workbook of updates (.xlsx) that was taken from here, at most 10 MB."),
        error_messages={"required": gettext_lazy("Choose the workbook")},
    )

    @property
    def chosen_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return file


def questions_of(writable: Writable, last: UpdateContent | None) -> list[Question]:
    """Everything the form asks about one action, with what was answered so far and what was said last time."""
    now = UpdateContent.now(writable.update) if writable.update else UpdateContent()
    return [
        *_words(now, last or UpdateContent(), writable),
        *_milestones(now, writable),
        *_figures(now, last, writable),
    ]


def _words(now: UpdateContent, last: UpdateContent, writable: Writable) -> Iterator[Question]:
    labels = {name: str(UpdateForm.base_fields[name].label) for name in ASKED}
    yield Question(
        "health",
        labels["health"],
        now.health.label if now.health else "",
        last.health.label if last.health else "",
        tuple(health.label for health in HEALTHS),
    )
    yield Question("reason", labels["reason"], now.reason, last.reason)
    yield Question("corrective_action", labels["corrective_action"], now.corrective_action, last.corrective_action)
    yield Question(
        "expected_on", labels["expected_on"], now.expected_on, date_words(last.expected_on) if last.expected_on else ""
    )
    yield Question("done", labels["done"], now.done, last.done)
    yield Question("next", labels["next"], now.next, last.next)
    label = str(UpdateForm.base_fields["nothing_changed"].label)
    yield Question("nothing_changed", label, YES if now.nothing_changed_on else "", "", (YES, NO))
    if not writable.action.milestones.all():
        before = "" if last.percent is None else str(last.percent)
        yield Question("percent", str(UpdateForm.base_fields["percent"].label), now.percent, before)


def _milestones(now: UpdateContent, writable: Writable) -> Iterator[Question]:
    for milestone in writable.action.milestones.all():
        if milestone.state != Milestone.State.OPEN:
            continue
        said = now.milestones_by_key.get(milestone.pk)
        due = _("due on %(day)s") % {"day": date_words(milestone.due_on)}
        for key, asked, day in (
            ("met_on", _("met on"), said.met_on if said else None),
            ("moved_to", _("new date"), said.moved_to if said else None),
        ):
            yield Question(f"milestone_{milestone.pk}_{key}", f"{milestone.title}: {asked}", day, due)


def _figures(now: UpdateContent, last: UpdateContent | None, writable: Writable) -> Iterator[Question]:
    before = last.figures_by_promise if last else {}
    for promised in writable.action.promised_figures.all():
        given = now.figures_by_promise.get(promised.pk)
        said = before[promised.pk].shown if promised.pk in before else ""
        yield Question(f"figure_{promised.pk}", promised.label, given.value.normalize() if given else None, said)


def answers_for_form(writable: Writable, answered: Answered, *, today: date, cycle: Cycle) -> UpdateForm:
    """The form of the update with the answers of the file; a question that the file leaves out keeps its answer."""
    update = writable.update or StatusUpdate(action=writable.action, cycle=cycle)
    kept = {each.key: each.answer for each in questions_of(writable, None)}
    data: dict[str, Any] = {key: "" if answer is None else str(answer) for key, answer in kept.items()}
    data |= answered.answers
    data["health"] = _health(data["health"])
    data["version"] = str(max(1, writable.version))
    said = data.pop("nothing_changed").strip().casefold()
    if said not in ("", NO):
        data["nothing_changed"] = "on"
    return UpdateForm(
        update,
        data,
        today=today,
        milestones=list(writable.action.milestones.all()),
        promised=list(writable.action.promised_figures.all()),
    )


def _health(text: str) -> str:
    """A status by its word, however it is spaced and capitalized; anything else is left for the form to refuse."""
    words = " ".join(text.split()).casefold()
    return next((str(each) for each in Health if words in (each.label.casefold(), str(each))), text.strip())
