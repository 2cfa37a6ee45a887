"""The reading room: what a Board member should know before the meeting, objective by objective, and their own notes."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from strategic_plan.charts import Sparkline
from strategic_plan.models import PrivateNote
from strategic_plan.permissions import Deed, may, own_notes
from strategic_plan.services.reading import keep_note, mark_as_read
from strategic_plan.summaries.quality import read_quality
from strategic_plan.summaries.reading_marks import read_until
from strategic_plan.summaries.reading_objective import notes_of, read_objective
from strategic_plan.summaries.reading_room import read_reading_room
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.reading import NoteForm, ReadForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm
from strategic_plan.workspace.views.inquiries import ask_form

WHOLE = "plan"
"""The address of the note about the plan as a whole."""


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def reading_room(request: HttpRequest) -> HttpResponse:
    """What came since this reader last looked, what is off course, what moved, and what there is to read."""
    person = access.person(request)
    moment = read_until(person)
    plan = access.plan(request)
    page = read_reading_room(person, plan, today=clock.today(), moment=moment)
    keeps = may(person, Deed.KEEP_NOTES)
    context: dict[str, Any] = {
        "page": page,
        "numbers": [(each, _drawn(each.line)) for each in page.numbers],
        "until": clock.now().isoformat(),
        "keeps": keeps,
        "quality": read_quality(plan, today=clock.today()),
    }
    if keeps:
        context |= {"notes": notes_of(person), "ask": ask_form(request)}
    return render(request, "workspace/reading_room/reading_room.html", context)


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def reading_objective(request: HttpRequest, code: str) -> HttpResponse:
    """One objective on one page."""
    person = access.person(request)
    found = access.objective(request, code)
    reading = read_objective(person, found, today=clock.today())
    context: dict[str, Any] = {"reading": reading, "page": reading.page, "medium": "screen", "today": clock.today()}
    if may(person, Deed.KEEP_NOTES):
        context |= {"note_form": _note_form(reading.note), "ask": ask_form(request, found)}
    return render(request, "workspace/reading_room/reading_objective.html", context)


@require_POST
@access.allowed(Deed.KEEP_NOTES)
def reading_mark(request: HttpRequest) -> HttpResponse:
    """Everything that stood on the page was read; a page that does not say when it was drawn marks nothing."""
    form = ReadForm(request.POST)
    if form.is_valid():
        mark_as_read(until=form.cleaned_data["until"], by=access.person(request), at=clock.now())
        messages.success(request, _("Marked as read. What comes from now on will stand out."))
    return redirect("workspace:reading-room")


@access.allowed(Deed.KEEP_NOTES)
def reading_note(request: HttpRequest, code: str) -> HttpResponse:
    """One's own note about an objective, or about the plan; the words of another tab are shown beside."""
    objective = None if code == WHOLE else access.objective(request, code)
    note = own_notes(access.person(request)).filter(objective=objective).first()
    back = reverse("workspace:reading-objective", args=[code]) if objective else reverse("workspace:reading-room")
    form = _note_form(note) if request.method != "POST" else NoteForm(request.POST)
    page = DeedPage(
        title=_("Your note on %(what)s") % {"what": objective or _("the plan as a whole")},
        lead=_("Only you see it."),
        button=_("Keep the note"),
        back=back,
        back_words=str(objective or _("Reading room")),
        effects=_other_words(request, note),
    )

    def act(answers: dict[str, Any]) -> PrivateNote:
        return keep_note(objective, **answers, by=access.person(request), at=clock.now())

    return confirm(
        request, page, form, act, said=lambda: _("Your note is kept."), version=lambda: note.version if note else 0
    )


def _note_form(note: PrivateNote | None) -> NoteForm:
    return NoteForm(initial={"version": note.version if note else 0, "text": note.text if note else ""})


def _other_words(request: HttpRequest, note: PrivateNote | None) -> tuple[str, ...]:
    """What is kept already, where the page that was sent did not know it."""
    if request.method != "POST" or note is None or request.POST.get("version") == str(note.version):
        return ()
    return (_("Kept from another tab: “%(words)s”") % {"words": note.text},)


def _drawn(line: Sparkline | None) -> SafeString | None:
    # Our own charts escape every text themselves.
    return mark_safe(line.svg(width=112.0, height=32.0)) if line else None
