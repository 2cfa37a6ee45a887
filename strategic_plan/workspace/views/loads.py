"""Loads: files of figures brought by the analyst, previewed, confirmed, looked at and undone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_tables2 import RequestConfig

from strategic_plan.calculations.formats import number
from strategic_plan.exchange.mappings import Spellings
from strategic_plan.exchange.template_workbook import KnownNames, template_workbook
from strategic_plan.models import Area, Category, ImportBatch, Measure
from strategic_plan.permissions import Deed
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.loads import (
    Preview,
    awaits_finality,
    discard_batch,
    finalise_batch,
    load_batch,
    look_again,
    preview_from,
    rests_on,
    teach_names,
    undo_batch,
)
from strategic_plan.services.loads.names import Names
from strategic_plan.summaries.loads import brought_words, figures_words, read_loads
from strategic_plan.web import access, clock
from strategic_plan.web.errors import CONFLICT
from strategic_plan.workspace.forms.loads import ConfirmForm, SpellingsForm, UndoForm
from strategic_plan.workspace.tables.loads import LoadsTable
from strategic_plan.workspace.views.confirming import DeedPage, confirm

ROWS_A_PAGE = 25
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@access.allowed(Deed.LOAD_OBSERVATIONS)
def loads(request: HttpRequest) -> HttpResponse:
    """Every file, the newest first."""
    page = read_loads()
    table = LoadsTable(page.batches)
    RequestConfig(request, paginate={"per_page": ROWS_A_PAGE}).configure(table)
    return render(request, "workspace/loads/loads.html", {"page": page, "table": table})


@access.allowed(Deed.LOAD_OBSERVATIONS)
def load(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: what it would do while it waits, what it did when it is loaded."""
    return _shown(request, access.load(request, pk))


@require_POST
@access.allowed(Deed.LOAD_OBSERVATIONS)
def load_spellings(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what unknown names mean; the file is looked at again with them."""
    batch = access.load(request, pk)
    form = _spellings_form(batch, preview_from(batch.preview), request)
    if not form.is_valid():
        return _shown(request, batch, spellings=form)
    preview = teach_names(batch, form.spellings, by=access.person(request), at=clock.now())
    messages.success(request, _("The names are remembered. %(sentence)s") % {"sentence": preview.sentence})
    return redirect("workspace:load", pk)


@require_POST
@access.allowed(Deed.LOAD_OBSERVATIONS)
def load_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Load what was previewed, if it still does what the preview says."""
    batch = access.load(request, pk)
    person, now = access.person(request), clock.now()
    form = ConfirmForm(request.POST, preview=preview_from(batch.preview))
    if not form.is_valid():
        return _shown(request, batch, confirming=form)
    try:
        said, revises = form.cleaned_data.get("reason", ""), form.cleaned_data.get("revises", False)
        load_batch(batch, reason=said, revises=revises, by=person, at=now)
    except Stale as stale:
        batch.refresh_from_db()
        if batch.state != ImportBatch.State.PREVIEWED:
            raise
        look_again(batch, by=person, at=now)
        form.add_error(None, stale.sentence)
        return _shown(request, batch, confirming=form, status=CONFLICT)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _shown(request, batch, confirming=form, status=CONFLICT)
    messages.success(
        request, _("%(name)s is loaded: %(figures)s.") % {"name": batch.name, "figures": figures_words(batch)}
    )
    return redirect("workspace:load", pk)


@require_POST
@access.allowed(Deed.LOAD_OBSERVATIONS)
def load_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a file that was not loaded."""
    batch = access.load(request, pk)
    discard_batch(batch, by=access.person(request))
    messages.success(request, _("%(name)s is discarded; nothing of it was stored.") % {"name": batch.name})
    return redirect("workspace:loads")


@access.allowed(Deed.LOAD_OBSERVATIONS)
def load_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the figures back as they were before a load."""
    batch = access.load(request, pk)
    effects = [_("The file is kept in the list as undone, with who undid it and when.")]
    if batch.rows_changed:
        effects.insert(
            0, _("Changed figures are what they were before: %(count)s.") % {"count": number(batch.rows_changed)}
        )
    if batch.rows_new:
        effects.insert(0, _("New figures are taken away: %(count)s.") % {"count": number(batch.rows_new)})
    page = DeedPage(
        title=_("Undo the load of %(name)s") % {"name": batch.name},
        lead=_("For a file that was the wrong one, or wrong itself."),
        button=_("Undo this load"),
        back=reverse("workspace:load", args=[pk]),
        back_words=batch.name,
        effects=tuple(effects),
    )
    return confirm(
        request,
        page,
        UndoForm(request.POST if request.method == "POST" else None),
        lambda answers: undo_batch(batch, by=access.person(request), at=clock.now()),
        said=lambda: _("The load of %(name)s is undone.") % {"name": batch.name},
    )


@access.allowed(Deed.LOAD_OBSERVATIONS)
def load_finalise(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the figures of a load final."""
    batch = access.load(request, pk)
    count = number(awaits_finality(batch))
    page = DeedPage(
        title=_("Make the figures of %(name)s final") % {"name": batch.name},
        lead=_("For figures that the source will not change any more."),
        button=_("Make these figures final"),
        back=reverse("workspace:load", args=[pk]),
        back_words=batch.name,
        effects=(
            _("Figures that become final: %(count)s.") % {"count": count},
            _("A later file that differs from them is loaded only as a revision, with a reason."),
            _("This load can no longer be undone."),
        ),
    )
    return confirm(
        request,
        page,
        UndoForm(request.POST if request.method == "POST" else None),
        lambda answers: finalise_batch(batch, by=access.person(request), at=clock.now()),
        said=lambda: _("The figures of %(name)s are final.") % {"name": batch.name},
    )


@access.allowed(Deed.LOAD_OBSERVATIONS)
def load_template(request: HttpRequest) -> HttpResponse:
    """The workbook to fill in and bring back, with the names that are known."""
    parts = Category.objects.filter(is_all=False).select_related("breakdown").order_by("breakdown__title", "position")
    names = KnownNames(
        measures=[(each.title, each.unit, str(each.get_grain_display())) for each in Measure.objects.all()],
        areas=[each.name for each in Area.objects.in_order()],
        categories=[(each.breakdown.title, each.title) for each in parts],
    )
    response = HttpResponse(template_workbook(names), content_type=WORKBOOK)
    response["Content-Disposition"] = 'attachment; filename="figures-template.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _shown(
    request: HttpRequest,
    batch: ImportBatch,
    *,
    spellings: SpellingsForm | None = None,
    confirming: ConfirmForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a file, with whichever of its forms was just answered."""
    preview = preview_from(batch.preview)
    waits = batch.state == ImportBatch.State.PREVIEWED
    if waits and preview.unknown and spellings is None:
        spellings = _spellings_form(batch, preview)
    if waits and (preview.may_load or preview.may_revise) and confirming is None:
        confirming = ConfirmForm(preview=preview)
    context = {
        "batch": batch,
        "preview": preview,
        "waits": waits,
        "spellings": spellings,
        "confirming": confirming,
        "answered": next((form for form in (spellings, confirming) if form and form.is_bound), None),
        "brought": brought_words(batch),
        "cannot_undo": rests_on(batch),
        "preliminary": awaits_finality(batch),
    }
    return render(request, "workspace/loads/load.html", context, status=status)


def _spellings_form(batch: ImportBatch, preview: Preview, request: HttpRequest | None = None) -> SpellingsForm:
    names = Names(Spellings())
    choices = {kind: names.choices(kind) for kind in ("measures", "areas", "categories")}
    return SpellingsForm(request.POST if request else None, unknown=preview.unknown_names, choices=choices)
