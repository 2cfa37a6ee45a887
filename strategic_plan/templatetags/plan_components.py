"""The small components as template tags: marks, status words, tags of a life, due dates, sections and differences.

    {% load plan_components %}
    {% health "at_risk" %}  {% rating "no_rating" reason="first survey in June" %}  {% change "on_track" "at_risk" %}
    {% strip healths %}  {% mark "check" "complete" %}  {% icon "download" %}  {% life update.state %}
    {% due day today %}  {% due_in day today %}  {% diff parts %}
    {% section "Needs you now" note="..." %} ... {% endsection %}          hanging; quiet=True informs
    {% wide_section "Actions" note="..." %} ... {% endwide_section %}      over the whole width
    {% notice %} ... {% endnotice %}

A status is always a shape and a word; the colour is third. Words come from ``calculations`` and are translated here.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import Tone, day_words, distance, glue, opening
from strategic_plan.charts.marks import shape_markup

register = template.Library()

SHAPE_OF_STATE = {
    "complete": "check",
    "achieved": "check",
    "on_track": "disc",
    "at_risk": "triangle",
    "delayed": "square",
    "off_track": "square",
    "worsening": "chevron",
    "not_started": "ring",
    "on_hold": "bars",
    "cancelled": "cross",
    "no_rating": "dash",
}

ICONS = {
    "search": '<circle cx="8" cy="8" r="5.2"/><path d="m12 12 4.4 4.4"/>',
    "download": '<path d="M9 2v9M5 7.5 9 11.5l4-4M3 15.5h12"/>',
    "tick": '<path d="M3 9.5 7.2 13.5 15 4.5"/>',
}


class Part(Protocol):
    """A stretch of text in a comparison, as ``calculations.differences`` cuts it."""

    @property
    def kind(self) -> str: ...

    @property
    def text(self) -> str: ...


@register.simple_tag
def mark(shape: str, state: str = "") -> SafeString:
    """A mark alone, always beside words that say the same; ``state`` gives it its colour."""
    colour = f" is-{state.replace('_', '-')}" if state else ""
    return format_html(
        '<svg class="mark{}" viewBox="0 0 14 14" aria-hidden="true">{}</svg>', colour, mark_safe(shape_markup(shape))
    )


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of the three drawings that stand before a word of the same meaning."""
    return format_html(
        '<svg class="icon" viewBox="0 0 18 18" fill="none" stroke="currentColor" stroke-width="1.8" aria-hidden="true">'
        "{}</svg>",
        mark_safe(ICONS[name]),
    )


def state_words(state: str) -> str:
    """A state as it stands alone, in the reader's language: "On track"."""
    return gettext(state.replace("_", " ").capitalize())


def _status(state: str, words: str, small: bool) -> SafeString:
    return format_html(
        '<span class="status is-{}{}">{}{}</span>',
        state.replace("_", "-"),
        " is-small" if small else "",
        mark(SHAPE_OF_STATE[state]),
        words,
    )


@register.simple_tag
def health(value: str | None, small: bool = False) -> SafeString:
    """What a person says of an action; nothing said is said too."""
    if not value:
        return format_html('<span class="meta">{}</span>', _("Not reported"))
    return _status(str(value), state_words(str(value)), small)


@register.simple_tag
def rating(value: str | None, reason: str = "", small: bool = False) -> SafeString:
    """What the figures say of a target; where there is no rating its reason follows a colon."""
    state = str(value or "no_rating")
    words = state_words(state)
    return _status(state, f"{words}: {reason}" if reason and state == "no_rating" else words, small)


@register.simple_tag
def change(before: str | None, after: str | None, small: bool = True) -> SafeString:
    """How a status moved: "On track to At risk"; the same twice reads "as before"."""
    if not before:
        return health(after, small)
    if before == after:
        return format_html('{} <span class="became">{}</span>', health(after, small), _("as before"))
    return format_html(
        '{} <span class="became">{}</span> {}', health(before, small), _("to"), health(after, small)
    )


@register.simple_tag
def state_mark(state: str) -> SafeString:
    """The mark of a health or rating in its colour, where the word follows in an element of its own."""
    return mark(SHAPE_OF_STATE[str(state)], str(state))


@register.simple_tag
def strip(values: Iterable[str | None]) -> SafeString:
    """One mark an action, in code order. Decorative: the words stand in the next column."""
    marks = ((mark(SHAPE_OF_STATE.get(str(value), "dash"), str(value or "no_rating")),) for value in values)
    return format_html('<span class="strip" aria-hidden="true">{}</span>', format_html_join("", "{}", marks))


@register.simple_tag
def life(state: str) -> SafeString:
    """Where a thing is in its life, as an outlined tag: never a colour, never a health."""
    value = str(state)
    return format_html('<span class="life life-{}">{}</span>', value.replace("_", "-"), state_words(value))


@register.simple_tag
def due(day: date, today: date) -> SafeString:
    """A due date in a sentence: "Due tomorrow, 12 April"; past it: "42 days overdue"."""
    far = distance(day, today)
    if far.tone is Tone.OVER:
        return format_html('<span class="due due-over"><b>{}</b></span>', glue(far.words))
    css = "due due-soon" if far.tone is Tone.SOON else "due"
    return format_html('<span class="{}">{} <b>{}</b>, {}</span>', css, _("Due"), glue(far.words), day_words(day))


@register.simple_tag
def due_in(day: date, today: date) -> SafeString:
    """The distance alone, under a date in a table: "In 34 days", "Tomorrow", "42 days overdue"."""
    far = distance(day, today)
    words = opening(glue(far.words))
    if far.tone is Tone.PLAIN:
        return format_html('<span class="due">{}</span>', words)
    return format_html('<span class="due due-{}"><b>{}</b></span>', str(far.tone), words)


@register.simple_tag
def diff(parts: Iterable[Part]) -> SafeString:
    """A comparison as running text: what was added in ``ins``, what was taken out in ``del``."""
    tags = {"added": "ins", "removed": "del"}
    pieces = []
    for part in parts:
        tag = tags.get(str(part.kind))
        pieces.append(format_html(f"<{tag}>{{}}</{tag}>", part.text) if tag else format_html("{}", part.text))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@register.simple_block_tag
def section(content: str, title: str, note: str = "", quiet: bool = False, name: str = "") -> SafeString:
    """A section whose heading hangs in the margin: an ink rule asks for attention, a grey one (``quiet``) informs."""
    return format_html(
        '<section class="section{}"{}><div class="section-head"><h2>{}</h2>{}</div>'
        '<div class="section-body">{}</div></section>',
        " section-quiet" if quiet else "",
        _anchor(name),
        title,
        format_html("<p>{}</p>", note) if note else "",
        content,
    )


@register.simple_block_tag
def wide_section(content: str, title: str, note: str = "", quiet: bool = False, name: str = "") -> SafeString:
    """A section over the whole width, for tables, boards and charts."""
    return format_html(
        '<section class="section-full{}"{}><header><h2>{}</h2>{}</header>{}</section>',
        " section-quiet" if quiet else "",
        _anchor(name),
        title,
        format_html('<p class="meta">{}</p>', note) if note else "",
        content,
    )


@register.simple_block_tag
def notice(content: str) -> SafeString:
    """A few words that everyone on the page should have read."""
    return format_html('<div class="notice">{}</div>', content)


def _anchor(name: str) -> SafeString:
    return format_html(' id="{}"', name) if name else mark_safe("")
