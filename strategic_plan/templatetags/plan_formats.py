"""Numbers, dates and distances in templates, said by the one set of functions in ``calculations.formats``.

{{ day|date_words }} 31 March 2024 · {{ day|day_words }} 31 March · {{ day|short_date }} 31 Mar 2024
{{ moment|moment_words }} 9 April 2024, 16:05 · {{ moment|clock }} 16:05
{{ value|number }} {{ value|number:1 }} {{ value|percent }} {{ value|signed_percent }} {{ value|signed_points }}
{{ count|count_words }} five · {{ count|count_words:"capital" }} Five · {{ text|glue }} {{ text|opening }}
"""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone

from strategic_plan.calculations import formats

register = template.Library()

register.filter("day_words", formats.day_words)
register.filter("short_date", formats.short_date)
register.filter("percent", formats.percent)
register.filter("signed_percent", formats.signed_percent)
register.filter("signed_points", formats.signed_points)
register.filter("glue", formats.glue)
register.filter("opening", formats.opening)


@register.filter
def date_words(value: date | datetime | None) -> str:
    """A date in words; a moment is first brought to the Board's own time zone; no date is no words."""
    if value is None:
        return ""
    return formats.date_words(timezone.localtime(value).date() if isinstance(value, datetime) else value)


@register.filter
def clock(moment: datetime) -> str:
    """The time of day, on the 24-hour clock of the Board's time zone: "16:05"."""
    return f"{timezone.localtime(moment):%H:%M}"


@register.filter
def moment_words(moment: datetime) -> str:
    """A moment for a timeline: "9 April 2024, 16:05"."""
    return f"{date_words(moment)}, {clock(moment)}"


@register.filter
def number(value: Decimal | int | None, decimals: int = 0) -> str:
    """A number with thousands separated and a true minus; no value is no words."""
    return "" if value is None else formats.number(value, decimals)


@register.filter
def count_words(count: int, style: str = "") -> str:
    """A count in words up to eleven; with "capital" it may begin a sentence."""
    return formats.count_words(count, capital=style == "capital")
