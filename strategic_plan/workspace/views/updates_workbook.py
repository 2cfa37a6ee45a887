"""Updates by workbook: taken away, filled in offline, brought back with a preview, and kept when it is confirmed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, BinaryIO, cast

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from strategic_plan.calculations.formats import count_words
from strategic_plan.exchange.problems import Problem, UnreadableFileError, quoted
from strategic_plan.exchange.updates_workbook import (
    ANSWER,
    Answered,
    Asked,
    read_updates_workbook,
    updates_workbook,
)
from strategic_plan.models import Cycle, Unit
from strategic_plan.permissions import Deed
from strategic_plan.services.errors import Refusal
from strategic_plan.services.updates.workbooks import Brought, Writable, keep_from_workbook, writable_updates
from strategic_plan.summaries.updates.background import read_background
from strategic_plan.summaries.updates.changes import Changes, changes_between
from strategic_plan.summaries.updates.words import UpdateContent
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.forms.updates import UpdateForm
from strategic_plan.workspace.forms.updates_workbook import WorkbookForm, answers_for_form, questions_of

SALT = "updates-workbook"
KEPT_FOR = 12 * 60 * 60
PROBLEMS_SHOWN = 50
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Line:
    """One action of a file that was brought: what would change, or that the draft has moved on since it was made."""

    writable: Writable
    answered: Answered
    form: UpdateForm
    changes: Changes

    @property
    def is_conflict(self) -> bool:
        return bool(self.changes.count) and self.answered.version != self.writable.version


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.WRITE_UPDATE)
def updates_by_workbook(request: HttpRequest) -> HttpResponse:
    """Take the workbook, or bring it back and see what it would do; nothing is stored here."""
    cycle = _cycle(whole_number_in(request.GET.get("cycle", "")))
    if request.method != "POST":
        return _asked(request, cycle, WorkbookForm())
    form = WorkbookForm(request.POST, request.FILES)
    if not form.is_valid():
        return _asked(request, cycle, form)
    name = PurePath(form.chosen_file.name or _("file")).name[-120:]
    try:
        answered, problems = read_updates_workbook(_content(form), name)
    except UnreadableFileError as error:
        form.add_error("file", error.problem.sentence)
        return _asked(request, cycle, form)
    cycle = _cycle_of(answered, cycle)
    lines, more = _lines(request, cycle, answered, name)
    problems = [*problems, *more]
    if problems:
        return _asked(request, cycle, WorkbookForm(), problems=problems)
    return _preview(request, cycle, lines, name)


@require_safe
@access.allowed(Deed.WRITE_UPDATE)
def updates_workbook_file(request: HttpRequest) -> HttpResponse:
    """The workbook of everything this person may write now, or of one unit's actions among it."""
    cycle = _cycle(whole_number_in(request.GET.get("cycle", "")))
    unit = whole_number_in(request.GET.get("unit", ""))
    writable = writable_updates(access.person(request), cycle, unit=unit)
    if not writable:
        raise Refusal(_("There is no update of %(cycle)s that you can write now.") % {"cycle": cycle.title})
    background = read_background([each.action for each in writable], cycle=cycle, today=clock.today())
    asked = [
        Asked(
            each.action.code,
            each.action.title,
            cycle.title,
            each.version,
            questions_of(each, background.last_time(each.action)),
        )
        for each in writable
    ]
    response = HttpResponse(updates_workbook(asked), content_type=SPREADSHEET)
    response["Content-Disposition"] = f'attachment; filename="updates-{cycle.ends_on.isoformat()}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
@access.allowed(Deed.WRITE_UPDATE)
def updates_workbook_confirm(request: HttpRequest) -> HttpResponse:
    """Keep what was previewed, at the versions of the preview; where one moved on, nothing is kept and both show."""
    person = access.person(request)
    try:
        kept = signing.loads(request.POST.get("preview", ""), salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        raise Refusal(_("This preview is too old to be confirmed. Bring the workbook again.")) from None
    cycle = _cycle(kept["cycle"])
    if kept["user"] != person.acting.pk or kept["cycle"] != cycle.pk:
        raise Refusal(_("This preview was made for another person or cycle. Bring the workbook again."))
    answered = [Answered(**each) for each in kept["answered"]]
    previewed = dict(kept["versions"])
    lines, problems = _lines(request, cycle, answered, kept["name"])
    if problems:
        return _asked(request, cycle, WorkbookForm(), problems=problems)
    chosen = set(request.POST.getlist("take"))
    taken = [
        line for line in lines if line.changes.count and (not _was_conflict(line, previewed) or _code(line) in chosen)
    ]
    moved = [line for line in taken if previewed.get(_code(line)) != line.writable.version]
    if moved:
        return _preview(request, cycle, lines, kept["name"], stale=moved)
    try:
        brought = [Brought(line.writable, line.writable.version, line.form.words()) for line in taken]
        keep_from_workbook(brought, cycle=cycle, by=person, at=clock.now())
    except ValidationError as error:
        expected = " ".join(error.messages)
        return _asked(request, cycle, WorkbookForm(), problems=[Problem(kept["name"], expected)])
    except Refusal:
        lines, problems = _lines(request, cycle, answered, kept["name"])
        return _preview(request, cycle, lines, kept["name"], stale=lines)
    if taken:
        words = ngettext("{count} update is saved.", "{count} updates are saved.", len(taken))
        messages.success(request, words.format(count=count_words(len(taken), capital=True)))
    else:
        messages.success(request, _("Nothing was changed."))
    return redirect("workspace:my-updates")


def _cycle(named: int | None = None) -> Cycle:
    """The open cycle that is named, else the newest."""
    cycles = list(Cycle.objects.open().order_by("-starts_on"))
    if not cycles:
        raise Refusal(_("No cycle is open for updates."))
    return next((each for each in cycles if each.pk == named), cycles[0])


def _cycle_of(answered: Sequence[Answered], otherwise: Cycle) -> Cycle:
    """The open cycle that a workbook names; one of another cycle is refused row by row."""
    named = {each.cycle for each in answered}
    return next((each for each in Cycle.objects.open() if each.title in named), otherwise)


def _units(writable: Sequence[Writable]) -> list[tuple[Unit, int]]:
    """The units of some actions with how many each has; nothing where all are of one."""
    counts = Counter(each.action.unit for each in writable if each.action.unit is not None)
    several = len({each.action.unit_id for each in writable}) > 1
    return sorted(counts.items(), key=lambda each: each[0].name) if several else []


def _code(line: Line) -> str:
    return line.answered.code


def _was_conflict(line: Line, previewed: dict[str, int]) -> bool:
    """Whether the preview showed two texts and asked which of them goes on."""
    return line.answered.version != previewed.get(_code(line))


def _lines(
    request: HttpRequest, cycle: Cycle, answered: Iterable[Answered], name: str
) -> tuple[list[Line], list[Problem]]:
    """Each action of the file laid over what is stored now; and what cannot be taken, with its place."""
    writable = {each.action.code: each for each in writable_updates(access.person(request), cycle)}
    lines, problems = [], []
    for each in answered:
        if each.cycle != cycle.title:
            expected = _("the open cycle, {cycle}").format(cycle=cycle.title)
            problems.append(Problem(name, expected, quoted(each.cycle), each.row, "Cycle"))
        elif each.code not in writable:
            expected = _("an action whose update you can write now")
            problems.append(Problem(name, expected, quoted(each.code), each.row, "Action"))
        else:
            line, wrong = _line(writable[each.code], each, name, cycle)
            problems += wrong
            if line is not None:
                lines.append(line)
    return lines, problems


def _line(writable: Writable, answered: Answered, name: str, cycle: Cycle) -> tuple[Line | None, list[Problem]]:
    form = answers_for_form(writable, answered, today=clock.today(), cycle=cycle)
    unknown = [key for key in answered.answers if key not in form.fields]
    problems = [
        Problem(
            name, _("a question of action {code}").format(code=answered.code), quoted(key), answered.rows[key], "Key"
        )
        for key in unknown
    ]
    if not form.is_valid():
        problems += [
            Problem(
                name, str(words), quoted(answered.answers.get(key, "")), answered.rows.get(key, answered.row), ANSWER
            )
            for key, errors in form.errors.items()
            for words in errors
        ]
    if problems:
        return None, problems
    stored = UpdateContent.now(writable.update) if writable.update else UpdateContent()
    content = replace(form.content(), attachments=stored.attachments)
    return Line(writable, answered, form, changes_between(stored, content)), []


def _preview(
    request: HttpRequest, cycle: Cycle, lines: Sequence[Line], name: str, *, stale: Sequence[Line] = ()
) -> HttpResponse:
    kept: dict[str, Any] = {
        "user": access.person(request).acting.pk,
        "cycle": cycle.pk,
        "name": name,
        "versions": [(_code(line), line.writable.version) for line in lines],
        "answered": [
            {field: getattr(line.answered, field) for field in ("code", "cycle", "version", "row", "answers", "rows")}
            for line in lines
        ],
    }
    changed = [line for line in lines if line.changes.count]
    context = {
        "cycle": cycle,
        "name": name,
        "changed": [line for line in changed if not line.is_conflict],
        "conflicts": [line for line in changed if line.is_conflict],
        "same": len(lines) - len(changed),
        "preview": signing.dumps(kept, salt=SALT, compress=True),
        "stale": stale,
    }
    status = CONFLICT if stale else 200
    return render(request, "workspace/updates/workbook_preview.html", context, status=status)


def _asked(request: HttpRequest, cycle: Cycle, form: WorkbookForm, *, problems: Sequence[Problem] = ()) -> HttpResponse:
    writable = writable_updates(access.person(request), cycle)
    context = {
        "cycle": cycle,
        "cycles": Cycle.objects.open().order_by("-starts_on"),
        "units": _units(writable),
        "form": form,
        "problems": problems[:PROBLEMS_SHOWN],
        "more": max(0, len(problems) - PROBLEMS_SHOWN),
        "count": len(writable),
    }
    return render(request, "workspace/updates/updates_by_workbook.html", context)


def _content(form: WorkbookForm) -> BinaryIO:
    file = form.chosen_file
    file.seek(0)
    return cast(BinaryIO, file.file)
