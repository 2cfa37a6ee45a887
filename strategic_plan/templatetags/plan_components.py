"""The small components as template tags: marks, status words, tags of a life, due dates, sections and differences.

    {% load plan_components %}
    {% health "at_risk" %}  {% rating "no_rating" reason="first survey in June" %}  {% change "on_track" "at_risk" %}
    {% strip healths %}  {% state_mark "at_risk" %}  {% mark "check" %}  {% icon "download" %}  {% life update.state %}
    {% due day today %}  {% due_in day today %}  {% diff parts %}
    {% section "Needs you now" note="..." %} ... {% endsection %}          hanging; quiet=True informs
    {% wide_section "Actions" note="..." %} ... {% endwide_section %}      over the whole width
    {% notice %} ... {% endnotice %}

What they draw lives in ``web.marks``, where the cells of tables take it from too.
"""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from strategic_plan.summaries.report_pages.checklist import Place
from strategic_plan.web import marks

register = template.Library()

for draw in (
    marks.mark,
    marks.icon,
    marks.state_mark,
    marks.health,
    marks.rating,
    marks.reported,
    marks.change,
    marks.strip,
    marks.life,
    marks.due,
    marks.due_in,
    marks.diff,
):
    register.simple_tag(draw)


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


@register.filter
def address(place: Place) -> str:
    """The address of a page of the workspace that a summary names."""
    return reverse(f"workspace:{place.page}", args=place.of)


def _anchor(name: str) -> SafeString:
    return format_html(' id="{}"', name) if name else mark_safe("")
