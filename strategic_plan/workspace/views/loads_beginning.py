"""Bringing a file: its columns are known by its headings or mapped once, then it is previewed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import BinaryIO, cast

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from strategic_plan.calculations.values import Finality
from strategic_plan.exchange.mappings import Mapping
from strategic_plan.exchange.observations import Headings, read_headings
from strategic_plan.exchange.problems import UnreadableFileError
from strategic_plan.exchange.sheet import ON_THE_WEB
from strategic_plan.models import ColumnMapping
from strategic_plan.permissions import Deed
from strategic_plan.services.loads import Preview, find_mapping, keep_mapping, preview_load
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.loads import ColumnsForm, LoadForm


@access.allowed(Deed.LOAD_OBSERVATIONS)
def load_begin(request: HttpRequest) -> HttpResponse:
    """Choose a file; it is previewed, or its columns are asked for first."""
    if request.method != "POST":
        return _asked(request, LoadForm())
    form = LoadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _asked(request, form)
    try:
        return _begun(request, form)
    except UnreadableFileError as error:
        form.add_error("file", error.problem.sentence)
        return _asked(request, form)


@require_POST
@access.allowed(Deed.LOAD_OBSERVATIONS)
def load_columns(request: HttpRequest) -> HttpResponse:
    """What is asked about the columns of a file that was just chosen: a part of the page, for htmx."""
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return HttpResponse()
    name = _name(file)
    try:
        headings = read_headings(_content(file), name, ON_THE_WEB)
        mapping, _kept = find_mapping(headings)
    except UnreadableFileError as error:
        return render(request, "workspace/loads/_columns.html", {"problem": error.problem})
    context = {"known": mapping} if mapping else {"columns": ColumnsForm(headings=headings, name=PurePath(name).stem)}
    return render(request, "workspace/loads/_columns.html", context)


def _begun(request: HttpRequest, form: LoadForm) -> HttpResponse:
    file = form.chosen_file
    name = _name(file)
    headings = read_headings(_content(file), name, ON_THE_WEB)
    mapping, kept = find_mapping(headings)
    if mapping is None:
        columns = _columns(request, headings, name)
        if not columns.is_bound or not columns.is_valid():
            return _asked(request, form, columns=columns)
        mapping = columns.mapping
    mapping = replace(mapping, finality=Finality(form.cleaned_data["finality"]))
    return _previewed(request, form, headings, mapping, kept)


def _previewed(
    request: HttpRequest, form: LoadForm, headings: Headings, mapping: Mapping, kept: ColumnMapping | None
) -> HttpResponse:
    """Preview the file; a mapping that was just answered is remembered, whatever the figures are worth."""
    person, now = access.person(request), clock.now()
    if kept is None and "title" in request.POST:
        kept = keep_mapping(mapping, headings, by=person, at=now)
    file = form.chosen_file
    batch, preview = preview_load(_content(file), _name(file), mapping=mapping, kept_as=kept, by=person, at=now)
    if batch is not None:
        return redirect("workspace:load", batch.pk)
    if preview.is_idle:
        messages.success(request, _("%(name)s: %(sentence)s") % {"name": preview.name, "sentence": preview.sentence})
        return redirect("workspace:loads")
    return _asked(request, LoadForm(), preview=preview)


def _columns(request: HttpRequest, headings: Headings, name: str) -> ColumnsForm:
    """The questions about the columns, with the answers if they were asked already."""
    answers = request.POST if "title" in request.POST else None
    return ColumnsForm(answers, headings=headings, name=PurePath(name).stem[:120])


def _asked(
    request: HttpRequest, form: LoadForm, *, columns: ColumnsForm | None = None, preview: Preview | None = None
) -> HttpResponse:
    answered = columns if columns is not None and columns.is_bound else form
    context = {"form": form, "columns": columns, "preview": preview, "answered": answered}
    return render(request, "workspace/loads/load_begin.html", context)


def _name(file: UploadedFile[bytes]) -> str:
    """The file's own name, without a folder and short enough to be shown."""
    return PurePath(file.name or _("file")).name[-120:]


def _content(file: UploadedFile[bytes]) -> BinaryIO:
    file.seek(0)
    return cast(BinaryIO, file.file)
