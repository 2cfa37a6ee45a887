"""The headline rate in charts: by month, by part, by category, and over five years for the cover."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from strategic_plan.calculations.formats import month_name, number, round_half_away
from strategic_plan.calculations.periods import Period, month_start, ordinal_of
from strategic_plan.models import Area
from strategic_plan.summaries.clearance import (
    AreaSpan,
    CategoryYears,
    Headline,
    MonthSpan,
    Span,
    by_category,
)
from strategic_plan.summaries.indicators.lines import ILLUSTRATIVE
from strategic_plan.summaries.reports.assemble.headline.words import (
    count_text,
    month_label,
    place,
    rate_text,
)
from strategic_plan.summaries.reports.drawings import Bars, Multiple, Multiples, PanelChart, Point, Role, Series
from strategic_plan.summaries.reports.figures import SourceLine

COVER_MONTHS = 60


def month_panels(headline: Headline, period: Period, *, area: Area | None = None) -> PanelChart:
    """Counts above, the rate below, each beside the year before; of the whole where no area is named."""
    months = headline.by_month(period, area.pk if area else None)
    year = period.end.year
    below = sum(
        each.span.rate.value is not None
        and each.span.rate_before.value is not None
        and each.span.rate.value < each.span.rate_before.value
        for each in months
    )
    heading = _below_words(below, len(months))
    lowest = min((rate for each in months for rate in _both_rates(each.span)), default=Decimal(0))
    start = max(Decimal(0), round_half_away(lowest / 2) * 2 - 4)
    return PanelChart(
        title=f"{headline.bottom.title} and rate of {place(headline, area)} by month, {year} beside {year - 1}. "
        f"{heading}.",
        heading=heading,
        note="",
        upper_head=f"{headline.bottom.title} a month",
        upper=(
            _counts(months, str(year - 1), "previous"),
            _counts(months, str(year), "current"),
        ),
        lower_head=f"Cleared, per cent; the scale starts at {number(start)}" if start else "Cleared, per cent",
        lower=(_rates(months, str(year - 1), "previous"), _rates(months, str(year), "current")),
        lower_start=start,
    )


def part_multiples(headline: Headline, period: Period, *, source: SourceLine | None) -> Multiples | None:
    """The rate of each part of the area by month, on one scale; None where the area has no parts."""
    parts = [each for each in headline.by_area(period) if not each.is_whole]
    if not parts:
        return None
    year = period.end.year
    panels = []
    scale: list[Decimal] = []
    for area, named in zip(
        [area for area in headline.areas if area.pk != headline.evaluation.indicator.area_id], parts, strict=True
    ):
        months = headline.by_month(period, area.pk)
        scale += [rate for each in months for rate in _both_rates(each.span)]
        span = named.span
        panels.append(
            Multiple(
                head=named.name,
                text=rate_text(span.rate),
                was=f"was {rate_text(span.rate_before)}",
                change=f"change {span.rate_change.words}",
                series=(_rates(months, str(year - 1), "previous"), _rates(months, str(year), "current")),
            )
        )
    fell = [
        each.name for each in parts if each.span.rate_change.relative is not None and each.span.rate_change.relative < 0
    ]
    heading = _parts_heading(parts)
    return Multiples(
        title=f"{heading}. "
        + " ".join(f"{p.head}: {p.text} for the year after {p.was.removeprefix('was ')}." for p in panels),
        heading=heading,
        note="By month, per cent; one scale for all; the change is that of the year" if fell else "By month, per cent",
        shared=True,
        start=_floor_ten(min(scale, default=Decimal(0))),
        top=_floor_ten(max(scale, default=Decimal(100))) + 10,
        panels=tuple(panels),
        source=source,
    )


def category_multiples(headline: Headline, *, last_year: int, area: Area | None = None) -> Multiples | None:
    """The rate of each category over five years; panels share their height in points, so that slopes compare."""
    categories = [
        each
        for each in by_category(headline, last_year=last_year, area=area)
        if sum(r is not None for _y, r in each.rates) > 1
    ]
    if len(categories) < 2:
        return None
    spread = max(_spread(each) for each in categories)
    rose = [each.title for each in categories[1:] if _moved(each) > 0]
    parts = len(categories) - 1
    heading = f"Over five years {number(parts - len(rose))} of {number(parts)} types did not rise"
    first = last_year - len(categories[0].rates) + 1
    return Multiples(
        title=f"{heading}. "
        + "; ".join(f"{each.title} {_first_text(each)} to {_last_text(each)}" for each in categories)
        + ".",
        heading=heading,
        note=f"Rate by type, {place(headline, area)}, {first} to {last_year}; first and last year written; "
        "every panel has one height in points",
        shared=False,
        height=spread + 2,
        panels=tuple(_category_panel(each) for each in categories),
    )


def cover_bars(headline: Headline, period: Period) -> Bars:
    """One bar for each month of five years; the last twelve are this year's."""
    last = ordinal_of(period.end)
    area = headline.evaluation.indicator.area_id
    values = {
        ordinal: headline.observed.value(headline.bottom, area, ordinal)
        for ordinal in range(last - COVER_MONTHS + 1, last + 1)
    }
    this_year = headline.span(area, period).count.number
    points = tuple(
        Point(
            on=month_start(ordinal),
            label=month_label(month_start(ordinal)),
            value=value.number,
            text=count_text(value.number),
        )
        for ordinal, value in values.items()
    )
    total = (
        f"; the last twelve add up to {number(this_year)} {headline.bottom.title.lower()}"
        if this_year is not None
        else ""
    )
    return Bars(
        title=f"{COVER_MONTHS} bars, one a month from {points[0].label} to {points[-1].label}{total}.", points=points
    )


def source_words(headline: Headline, as_of: date) -> SourceLine:
    """Where the figures come from and how far they are complete."""
    from_evaluation = headline.evaluation
    through = headline.bottom.complete_through or from_evaluation.end
    state = "preliminary" if from_evaluation.is_preliminary else "final"
    complete = f"{month_name(through.month)} {through.year}"
    text = f"Source: {headline.bottom.source or 'Service records'}, complete to {complete}, {state}."
    limits = f" {headline.bottom.limits}" if headline.bottom.limits else ""
    return SourceLine(text=text + limits, tag=ILLUSTRATIVE if headline.bottom.is_illustrative else "")


def _counts(months: Iterable[MonthSpan], name: str, role: Role) -> Series:
    return Series(
        name=name,
        role=role,
        points=tuple(
            Point(on=each.month, label=month_name(each.month.month)[:3], value=value, text=count_text(value))
            for each in months
            for value in [(each.span.count if role == "current" else each.span.count_before).number]
        ),
    )


def _rates(months: Iterable[MonthSpan], name: str, role: Role) -> Series:
    return Series(
        name=name,
        role=role,
        points=tuple(
            Point(on=each.month, label=month_name(each.month.month)[:3], value=rate.value, text=rate_text(rate, 1))
            for each in months
            for rate in [each.span.rate if role == "current" else each.span.rate_before]
        ),
    )


def _category_panel(category: CategoryYears) -> Multiple:
    return Multiple(
        head=category.title,
        text=_last_text(category),
        was=_first_text(category).rstrip("%"),
        change="",
        series=(
            Series(
                name=category.title,
                role="current",
                points=tuple(
                    Point(
                        on=date(year, 1, 1),
                        label=str(year),
                        value=rate.value if rate else None,
                        text=rate_text(rate) if rate else "–",
                    )
                    for year, rate in category.rates
                ),
            ),
        ),
    )


def _parts_heading(parts: list[AreaSpan]) -> str:
    """Which part moved most: "District 1 moved most: −12%, from 55% to 49%"."""
    moved = [
        (abs(each.span.rate_change.relative), each) for each in parts if each.span.rate_change.relative is not None
    ]
    if not moved:
        return "The rate of each district, beside the year before"
    _size, most = max(moved, key=lambda pair: pair[0])
    sense = "fell" if most.span.rate_change.relative is not None and most.span.rate_change.relative < 0 else "rose"
    return f"{most.name} {sense} most, from {rate_text(most.span.rate_before)} to {rate_text(most.span.rate)}"


def _below_words(below: int, months: int) -> str:
    if below == months:
        return "The rate was below the year before in every month"
    if below == 0:
        return "The rate was at or above the year before in every month"
    return f"The rate was below the year before in {number(below)} of {number(months)} months"


def _both_rates(span: Span) -> list[Decimal]:
    return [value for value in (span.rate.value, span.rate_before.value) if value is not None]


def _spread(category: CategoryYears) -> Decimal:
    values = [rate.value for _year, rate in category.rates if rate and rate.value is not None]
    return max(values) - min(values) if values else Decimal(0)


def _moved(category: CategoryYears) -> Decimal:
    values = [rate.value for _year, rate in category.rates if rate and rate.value is not None]
    return round_half_away(values[-1]) - round_half_away(values[0]) if values else Decimal(0)


def _first_text(category: CategoryYears) -> str:
    return next((rate_text(rate) for _year, rate in category.rates if rate), "–")


def _last_text(category: CategoryYears) -> str:
    return next((rate_text(rate) for _year, rate in reversed(category.rates) if rate), "–")


def _floor_ten(value: Decimal) -> Decimal:
    return Decimal(int(value) // 10 * 10)
