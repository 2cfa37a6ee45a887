"""Status words, marks, tags of a life, due dates and differences as HTML, for templates and for the cells of tables.

A status is always a shape and a word; the colour is third. Words come from ``calculations`` and are translated here;
shapes come from ``charts.marks``, so that a page, a chart and a report draw the same one. Templates reach these
functions through ``{% load plan_components %}``.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import Tone, day_words, distance, glue, opening
from strategic_plan.charts import marks

ICONS = {
    "search": '<circle cx="8" cy="8" r="5.2"/><path d="m12 12 4.4 4.4"/>',
    "download": '<path d="M9 2v9M5 7.5 9 11.5l4-4M3 15.5h12"/>',
    "tick": '<path d="M3 9.5 7.2 13.5 15 4.5"/>',
}

# Where a state's own word says too little beside a thing.
LIFE_WORDS = {"endorsing": gettext_lazy("With the supervisor")}


class Part(Protocol):
    """A stretch of text in a comparison, as ``calculations.differences`` cuts it."""

    @property
    def kind(self) -> str: ...

    @property
    def text(self) -> str: ...


def mark(name: str, state: str = "") -> SafeString:
    """A mark by shape or state, beside words that say the same; ``state`` gives it a colour, else it is the text's."""
    return format_html(
        '<svg class="mark{}" viewBox="0 0 14 14" aria-hidden="true">{}</svg>',
        f" {css_class(state)}" if state else "",
        mark_safe(marks.SHAPES[marks.shape_of(name)]),
    )


def icon(name: str) -> SafeString:
    """One of the three drawings that stand before a word of the same meaning."""
    return format_html(
        '<svg class="icon" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">'
        "{}</svg>",
        mark_safe(ICONS[name]),
    )


def css_class(state: str) -> str:
    """The class that colours a state: "is-at-risk"."""
    return f"is-{state.replace('_', '-')}"


def state_words(state: str) -> str:
    """A state as it stands alone, in the reader's language: "On track"."""
    return gettext(state.replace("_", " ").capitalize())


def _status(state: str, words: str, small: bool, reason: str = "") -> SafeString:
    size = (" is-small" if small else "") + (" is-reasoned" if reason else "")
    said = f"{words}: {reason}" if reason else words
    return format_html('<span class="status {}{}">{}<span>{}</span></span>', css_class(state), size, mark(state), said)


def health(value: str | None, small: bool = False) -> SafeString:
    """What a person says of an action; nothing said is said too."""
    if not value:
        return format_html('<span class="meta">{}</span>', _("Not reported"))
    return _status(str(value), state_words(str(value)), small)


def rating(value: str | None, reason: str = "", small: bool = False) -> SafeString:
    """What the figures say of a target; where there is no rating its reason follows a colon."""
    state = str(value or "no_rating")
    return _status(state, state_words(state), small, reason if state == "no_rating" else "")


def reported(code: str, words: str, small: bool = False) -> SafeString:
    """A state as a published report keeps it: the code picks the shape, the words are those that were published."""
    return _status(code, words, small)


def change(before: str | None, after: str | None, small: bool = True) -> SafeString:
    """How a status moved: "On track to At risk"; the same twice reads "as before"."""
    if not before:
        return health(after, small)
    if before == after:
        return format_html('<span class="change">{} {}</span>', health(after, small), _("as before"))
    return format_html('<span class="change">{} {} {}</span>', health(before, small), _("to"), health(after, small))


def state_mark(state: str) -> SafeString:
    """The mark of a health or rating in its colour, where the word follows in an element of its own."""
    return mark(str(state), str(state))


def strip(values: Iterable[str | None]) -> SafeString:
    """One mark an action, in code order. Decorative: the words stand in the next column."""
    shown = ((state_mark(str(value or "no_rating")),) for value in values)
    return format_html('<span class="strip" aria-hidden="true">{}</span>', format_html_join("", "{}", shown))


def life(state: str) -> SafeString:
    """Where a thing is in its life, as an outlined tag: never a colour, never a health."""
    value = str(state)
    words = LIFE_WORDS.get(value) or state_words(value)
    return format_html('<span class="life life-{}">{}</span>', value.replace("_", "-"), words)


def due(day: date, today: date) -> SafeString:
    """A due date in a sentence: "Due tomorrow, 12 April"; past it: "42 days overdue"."""
    far = distance(day, today)
    if far.tone is Tone.OVER:
        return format_html('<span class="due due-over"><b>{}</b></span>', glue(far.words))
    if far.tone is Tone.SOON:
        return format_html(
            '<span class="due due-soon">{} <b>{}</b>, {}</span>', _("Due"), glue(far.words), day_words(day)
        )
    return format_html('<span class="due">{} {}, {}</span>', _("Due"), day_words(day), glue(far.words))


def due_in(day: date, today: date) -> SafeString:
    """The distance alone, under a date in a table: "In 34 days", "Tomorrow", "42 days overdue"."""
    far = distance(day, today)
    words = opening(glue(far.words))
    if far.tone is Tone.PLAIN:
        return format_html('<span class="due">{}</span>', words)
    return format_html('<span class="due due-{}"><b>{}</b></span>', str(far.tone), words)


def diff(parts: Iterable[Part]) -> SafeString:
    """A comparison as running text: what was added in ``ins``, what was taken out in ``del``."""
    tags = {"added": "ins", "removed": "del"}
    pieces = []
    for part in parts:
        tag = tags.get(str(part.kind))
        pieces.append(format_html(f"<{tag}>{{}}</{tag}>", part.text) if tag else format_html("{}", part.text))
    return format_html_join("", "{}", ((piece,) for piece in pieces))
