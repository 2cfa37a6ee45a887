"""The page on which one deed is confirmed: what it will do, what it asks, one button, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from strategic_plan.services.errors import Refusal
from strategic_plan.web.errors import CONFLICT

Words = str | Promise


@dataclass(frozen=True, slots=True)
class DeedPage:
    """The words of a deed's page. `effects` says what happens, a sentence each; `back` is where it leads."""

    title: Words
    lead: Words
    button: Words
    back: str
    back_words: Words
    effects: tuple[Words, ...] = ()


def confirm(
    request: HttpRequest,
    page: DeedPage,
    form: forms.Form,
    deed: Callable[[dict[str, Any]], object],
    *,
    said: Callable[[], Words],
    version: Callable[[], int] | None = None,
) -> HttpResponse:
    """Ask, and on a good answer do the deed and lead back.

    A refusal keeps what was typed and answers 409; `version` reads the thing anew, so that the second try is about
    what it has become.
    """
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            deed(form.cleaned_data)
        except ValidationError as error:
            _add(form, error)
        except Refusal as refusal:
            form.add_error(None, refusal.sentence)
            status = CONFLICT
            if version is not None:
                form.data = {**request.POST.dict(), "version": str(version())}
        else:
            messages.success(request, str(said()))
            return redirect(page.back)
    return render(request, "workspace/deed.html", {"page": page, "form": form}, status=status)


def _add(form: forms.Form, error: ValidationError) -> None:
    """Put what a deed refuses at the question it is about; what no question asked stands above them all."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, errors)
