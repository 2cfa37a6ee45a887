"""What report templates may call: charts from their data, written text as HTML, headings that do not break badly."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from strategic_plan.calculations.formats import glue
from strategic_plan.charts.table import Table
from strategic_plan.documents import drawing, markdown, typography
from strategic_plan.documents.numbering import END_OF_NOTES, Kind, Number
from strategic_plan.summaries.reports.drawings import Bars, Chart, TargetLine
from strategic_plan.summaries.reports.figures import State

register = template.Library()


@register.filter
def settled(text: str) -> str:
    """The last two words of a heading stay together."""
    return typography.settled(text)


@register.simple_tag(takes_context=True)
def heading(context: template.Context, text: str, most: int) -> SafeString:
    """A heading in balanced lines of at most ``most`` characters on paper; a screen balances them itself."""
    if context["medium"] == "screen":
        return conditional_escape(typography.settled(text))
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in typography.lines(text, most)))


@register.filter
def glued(text: str) -> str:
    """Dates and numbered names stay together."""
    return glue(text)


@register.filter
def written(text: str, level: int = 3) -> SafeString:
    """Restricted Markdown as safe HTML, its headings from ``level`` down."""
    return mark_safe(markdown.to_html(text, level=level))


@register.simple_tag(takes_context=True)
def chart(context: template.Context, data: Chart, width: int, height: int) -> SafeString:
    """The chart at ``width`` x ``height`` points in print; in its wide and narrow variants on the screen."""
    return drawing.chart(data, medium=context["medium"], width=width, height=height)


@register.filter
def scale_start(data: Chart) -> str:
    """Where the scale of a chart starts, when that is not zero."""
    return drawing.scale_start(data)


@register.simple_tag
def cover_bars(data: Bars) -> SafeString:
    """The bars that run off the foot of the cover."""
    return drawing.cover_bars(data)


@register.simple_tag(takes_context=True)
def target_line(context: template.Context, data: TargetLine) -> SafeString:
    """From start to promise, in one table cell."""
    return drawing.target_line(data, medium=context["medium"])


@register.simple_tag(takes_context=True)
def marks(context: template.Context, states: tuple[State, ...], words: str, size: float = 8.5) -> SafeString:
    """One mark for each state in a row, described by ``words``."""
    return drawing.marks(states, words=words, medium=context["medium"], size=size)


@register.simple_tag(takes_context=True)
def numbered(context: template.Context, kind: Kind, anchor: str = "") -> Number:
    """The number of the figure or table that stands here, and its anchor."""
    section = context["section"].key if "section" in context else "words"
    number: Number = context["numbering"].next(kind, section=section, anchor=anchor)
    return number


@register.filter
def footnote(text: str) -> SafeString:
    """A note on what stands before it: at the foot of the page on paper, below the section on a screen."""
    return format_html("<r-note>{}</r-note>", glue(text)) if text else SafeString("")


@register.simple_tag
def end_of_notes() -> SafeString:
    """The place of the notes of the section before, on a screen."""
    return END_OF_NOTES


@register.simple_tag
def reference(anchor: str) -> SafeString:
    """ "Table 3", and its page on paper; the number is filled in when all are known."""
    return format_html('<a href="#{}"></a>', anchor)


@register.simple_tag
def chart_rows(data: Chart) -> Table:
    """The chart's data as a table: its head and its rows."""
    return drawing.rows(data)
