"""Writing an update: begun, saved while it is typed, submitted; and the page on which two texts meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from strategic_plan.calculations.evidence import Remark
from strategic_plan.models import Action, Cycle, StatusUpdate
from strategic_plan.permissions import Deed, visible_updates
from strategic_plan.permissions.table import own_or_delegated
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.updates import (
    begin_update,
    correct_update,
    missing_words,
    save_update,
    submit_update,
    words_of,
)
from strategic_plan.summaries.updates.changes import changes_between
from strategic_plan.summaries.updates.comments import comments_on
from strategic_plan.summaries.updates.dues import Dues
from strategic_plan.summaries.updates.owed import next_to_enter
from strategic_plan.summaries.updates.page import last_saved, read_update
from strategic_plan.summaries.updates.words import UpdateContent
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.forms.updates import CorrectionForm, UpdateForm
from strategic_plan.workspace.views.attachments import keep_files
from strategic_plan.workspace.views.updates_shown import beside_for_writer

UNPROCESSABLE = 422
# What a button of the form or of the conflict page asks for.
NEXT, MINE, BOTH, ATTACH = "next", "mine", "both", "attach"


@require_POST
@access.allowed(Deed.WRITE_UPDATE)
def update_open(request: HttpRequest, code: str) -> HttpResponse:
    """Begin the update of an action, or go on with the one begun."""
    action = access.action(request, code)
    access.check(request, Deed.WRITE_UPDATE, action)
    return redirect("workspace:update-edit", _begin(request, action).pk)


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.WRITE_UPDATE)
def update_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The form. Posted, it keeps what was typed and leads on; htmx is answered with the evidence check alone."""
    update = access.update(request, pk)
    access.check(request, Deed.EDIT_UPDATE, update)
    if request.method == "POST":
        return _keep(request, update)
    if not update.is_editable:
        return redirect("workspace:update-read", pk)
    if request.headers.get("HX-Request"):
        reading = read_update(update, today=clock.today())
        return render(request, "workspace/updates/_evidence.html", _evidence(update, reading.previous, reading.remarks))
    return _page(request, update, _form(request, update))


@require_POST
@access.allowed(Deed.WRITE_UPDATE)
def update_autosave(request: HttpRequest, pk: int) -> JsonResponse:
    """Keep what is being typed: 200 with the new version, 409 where another page saved first, 422 for nonsense."""
    update = access.update(request, pk)
    access.check(request, Deed.EDIT_UPDATE, update)
    form = _form(request, update, request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=UNPROCESSABLE)
    try:
        _save(request, update, form)
    except ValidationError as errors:
        return JsonResponse({"errors": errors.message_dict}, status=UNPROCESSABLE)
    except Refusal as refusal:
        return JsonResponse({"refusal": refusal.sentence}, status=CONFLICT)
    return JsonResponse({"version": update.version, "words": _saved_words(update)})


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.WRITE_UPDATE)
def update_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what was typed and send it; stop once where it does not fit what is known and the writer has not seen so.

    Whoever was signed out when they sent it comes back here after signing in, and is led to the form.
    """
    update = access.update(request, pk)
    access.check(request, Deed.EDIT_UPDATE, update)
    if request.method != "POST":
        return redirect("workspace:update-edit", pk)
    form = _form(request, update, request.POST)
    if not form.is_valid():
        keep_files(request, update, form)
        return _page(request, update, form)
    kept = False
    try:
        _save(request, update, form)
        kept = True
        if not keep_files(request, update, form):
            return _page(request, update, form, kept=kept)
        remarks = read_update(update, today=clock.today()).remarks
        missing = missing_words(update, words_of(update), on=clock.today())
        if not missing and _codes(remarks) - set(form.cleaned_data["checked"].split()):
            return _page(request, update, form, remarks=remarks, kept=kept)
        submit_update(update, version=update.version, by=access.person(request), at=clock.now())
    except ValidationError as errors:
        form.add_missing(errors)
        return _page(request, update, form, kept=kept)
    except Refusal as refusal:
        keep_files(request, update, form)
        return _conflict(request, pk, form, refusal)
    sent = _("The update of %(code)s is with the Chief’s office.")
    if update.state == StatusUpdate.State.ENDORSING:
        sent = _("The update of %(code)s is with the supervisor, and then with the Chief’s office.")
    messages.success(request, sent % {"code": update.action.code})
    if request.POST.get("then") == NEXT:
        following = next_to_enter(access.person(request), after=update, today=clock.today())
        if following:
            return redirect("workspace:update-edit", _begin(request, following, cycle_pk=update.cycle_id).pk)
    return redirect(_home(request, update))


@require_http_methods(["GET", "HEAD", "POST"])
@access.allowed(Deed.WRITE_UPDATE)
def update_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a correction of what was approved: a new version with a reason, approved in its turn."""
    update = access.update(request, pk)
    access.check(request, Deed.WRITE_UPDATE, update.action)
    form = CorrectionForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        correction = correct_update(update, reason=reason, by=access.person(request), at=clock.now())
        return redirect("workspace:update-edit", correction.pk)
    return render(request, "workspace/updates/update_correct.html", {"form": form, "update": update})


def _keep(request: HttpRequest, update: StatusUpdate) -> HttpResponse:
    """Save what was typed as a draft; after two texts met, one's own, or the form with both."""
    form, keep = _form(request, update, request.POST), request.POST.get("keep")
    if keep == BOTH:
        return _page(request, update, form, beside=UpdateContent.now(update))
    if not form.is_valid():
        keep_files(request, update, form)
        return _page(request, update, form)
    try:
        _save(request, update, form)
        if not keep_files(request, update, form):
            return _page(request, update, form, kept=True)
    except ValidationError as errors:
        form.add_missing(errors)
        keep_files(request, update, form)
        return _page(request, update, form)
    except Refusal as refusal:
        keep_files(request, update, form)
        return _conflict(request, update.pk, form, refusal)
    if keep == ATTACH or "remove" in request.POST:
        return redirect(f"{reverse('workspace:update-edit', args=[update.pk])}#id_attachments")
    messages.success(request, _("Saved. It is not with the Chief’s office until you submit it."))
    return redirect("workspace:update-edit", update.pk) if keep == MINE else redirect(_home(request, update))


def _begin(request: HttpRequest, action: Action, *, cycle_pk: int | None = None) -> StatusUpdate:
    """The update of the open cycle that is named, here or by the page, else of the newest; on the owner's behalf, where
    the person is neither owner nor delegate."""
    person = access.person(request)
    cycles = Cycle.objects.open().filter(action_plan=action.action_plan_id).order_by("-starts_on")
    named = cycle_pk or whole_number_in(request.POST.get("cycle", ""))
    cycle = (cycles.filter(pk=named) if named else cycles).first()
    if cycle is None:
        raise Refusal(_("No cycle is open for updates."))
    owner = None if own_or_delegated(person, action) else action.owner
    update = begin_update(action, cycle=cycle, by=person, at=clock.now(), on_behalf_of=owner)
    if not visible_updates(person).filter(pk=update.pk).exists():
        raise Refusal(_("The %(owner)s has begun this update already.") % {"owner": action.owner})
    return update


def _save(request: HttpRequest, update: StatusUpdate, form: UpdateForm) -> None:
    """Save what was typed. The same words saved from elsewhere a moment ago are no conflict."""
    words = form.words()
    try:
        save_update(
            update,
            version=form.cleaned_data["version"],
            words=words,
            by=access.person(request),
            at=clock.now(),
            receipt=form.receipt(),
        )
    except Stale:
        stored = words_of(update)
        same_parts = (set(stored.milestones), set(stored.figures)) == (set(words.milestones), set(words.figures))
        if not (same_parts and stored.fields() == words.fields()):
            raise


def _form(request: HttpRequest, update: StatusUpdate, data: QueryDict | None = None) -> UpdateForm:
    """The form; whoever enters it for an owner is also asked how it came in."""
    is_entered = update.on_behalf_of_id is not None
    return UpdateForm(
        update,
        data,
        today=clock.today(),
        milestones=list(update.action.milestones.all()),
        promised=list(update.action.promised_figures.select_related("measure")),
        asks_receipt=is_entered and not own_or_delegated(access.person(request), update.action),
    )


def _page(
    request: HttpRequest,
    update: StatusUpdate,
    form: UpdateForm,
    *,
    remarks: tuple[Remark, ...] | None = None,
    kept: bool = False,
    beside: UpdateContent | None = None,
) -> HttpResponse:
    """The form with last time's words beside it, or with the words another page saved.

    `remarks` are why it was not sent yet; `kept` tells whether what was typed is stored.
    """
    if form.is_bound:
        form.hold(update.version, kept=kept)
    today = clock.today()
    reading = read_update(update, today=today)
    return render(
        request,
        "workspace/updates/update_edit.html",
        {
            "form": form,
            "update": update,
            "attachments": reading.content.attachments,
            "reading": reading,
            "last": beside or reading.last_time,
            "saved_elsewhere": last_saved(update, today=today) if beside else None,
            "today": today,
            "due_on": Dues([update.cycle]).of(update.cycle, update.action_id),
            "comments": comments_on(update, today=today),
            "home": _home(request, update),
            "saved_words": _saved_words(update) if update.version > 1 and not form.is_bound else "",
            "unsaved_words": _unsaved_words(kept=kept) if form.is_bound else "",
            "stopped": remarks is not None,
            # Where answers are missing, they come first; what does not fit is said once they are there.
            **_evidence(
                update, reading.previous, () if form.errors else reading.remarks if remarks is None else remarks
            ),
        },
    )


def _evidence(update: StatusUpdate, last: StatusUpdate | None, remarks: tuple[Remark, ...]) -> dict[str, object]:
    """What the evidence check found in what is stored, and the codes that say the writer has seen it."""
    shown = beside_for_writer(update, remarks, last)
    return {"update": update, "remarks": shown, "checked": " ".join(sorted(_codes(remarks)))}


def _conflict(request: HttpRequest, pk: int, form: UpdateForm, refusal: Refusal) -> HttpResponse:
    """Two texts of one update, 409: what is stored and what was typed, and which of them may go on."""
    update = access.update(request, pk)
    stored, typed = UpdateContent.now(update), form.content()
    saved = last_saved(update, today=clock.today())
    typed_answers = [
        Answer(name, value)
        for name, values in request.POST.lists()
        if name not in ("csrfmiddlewaretoken", "version", "checked", "keep", "then", "remove")
        for value in values
    ]
    return render(
        request,
        "workspace/updates/conflict.html",
        {
            "update": update,
            "refusal": refusal,
            "changes": changes_between(stored, typed),
            "saved": saved,
            "by_you": saved.user == access.person(request).acting.pk,
            "typed_answers": typed_answers,
            "may_keep": update.is_editable and isinstance(refusal, Stale),
        },
        status=CONFLICT,
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer as it was typed, carried over to the next form."""

    name: str
    value: object


def _codes(remarks: tuple[Remark, ...]) -> set[str]:
    return {str(remark.code) for remark in remarks}


def _saved_words(update: StatusUpdate) -> str:
    saved = timezone.localtime(update.saved_at)
    words = _("Saved at %(time)s. You can close this page and come back.")
    return words % {"time": f"{saved:%H:%M}"} if _is_today(saved.date()) else _("Saved. You can go on where you were.")


def _unsaved_words(*, kept: bool) -> str:
    """What became of what was typed into a form that came back."""
    return _("Not sent. What you typed is saved.") if kept else _("Not saved yet. What you typed is on this page.")


def _is_today(day: date) -> bool:
    return day == clock.today()


def _home(request: HttpRequest, update: StatusUpdate) -> str:
    """The list that an update was opened from."""
    mine = own_or_delegated(access.person(request), update.action)
    return reverse("workspace:my-updates" if mine else "workspace:on-behalf")
