"""The error summary of a page: one list for all its forms, in the order in which the page shows them.

{% load plan_forms %}{% error_summary form figures_formset %}
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import template
from django.forms import BaseForm, BaseFormSet
from django.utils.translation import gettext, ngettext

from strategic_plan.calculations.formats import count_words

register = template.Library()


@dataclass(frozen=True, slots=True)
class FormError:
    """One line of the summary: its words, and the control it leads to where there is one."""

    words: str
    field_id: str = ""
    label: str = ""


@register.filter
def sentence(words: object) -> str:
    """What is wrong as a sentence, with its full stop, whoever wrote the message."""
    text = str(words).rstrip()
    return text if text.rstrip("”").endswith((".", "?")) else f"{text}."


@register.inclusion_tag("forms/error_summary.html")
def error_summary(*forms: BaseForm | BaseFormSet[BaseForm] | list[BaseForm]) -> dict[str, object]:
    """The errors of bound forms, lists of them and formsets; draws nothing when there are none."""
    errors = _told_apart([error for form in forms if form for error in _errors(form)])
    count = len(errors)
    title = ngettext(
        "{count} answer is missing or cannot be right", "{count} answers are missing or cannot be right", count
    )
    return {"errors": errors, "title": title.format(count=gettext(count_words(count, capital=True)))}


def _errors(form: BaseForm | BaseFormSet[BaseForm] | list[BaseForm]) -> Iterator[FormError]:
    if isinstance(form, list):
        for each in form:
            yield from _errors(each)
        return
    if isinstance(form, BaseFormSet):
        yield from (FormError(str(words)) for words in form.non_form_errors())
        for each in form.forms:
            yield from _errors(each)
        return
    yield from (FormError(str(words)) for words in form.non_field_errors())
    for bound in form:
        # A group of choices has no one control: its first choice is where the reader can act.
        field_id = bound.id_for_label or f"{bound.auto_id}_0"
        yield from (FormError(str(words), field_id, str(bound.label)) for words in bound.errors)


def _told_apart(errors: list[FormError]) -> list[FormError]:
    """Lines that read alike get the name of their field before them."""
    times = Counter(error.words for error in errors)
    return [
        replace(error, words=f"{error.label}: {error.words}") if error.label and times[error.words] > 1 else error
        for error in errors
    ]
