"""How to read these numbers: what every mark and word means, one change worked out, one chart explained."""

from __future__ import annotations

from strategic_plan.calculations.formats import number, percent, signed_percent, signed_points
from strategic_plan.calculations.statuses import BEST_FIRST, Health
from strategic_plan.summaries.clearance import Headline
from strategic_plan.summaries.reports.annual_sections import Meaning, Reading
from strategic_plan.summaries.reports.assemble.headline import month_panels
from strategic_plan.summaries.reports.assemble.parts import stated
from strategic_plan.summaries.reports.assemble.source import Source
from strategic_plan.summaries.reports.drawings import LineChart
from strategic_plan.summaries.reports.figures import Aside, Code, State

SAID: dict[Health, str] = {
    Health.COMPLETE: "Done, and the Chief’s office agreed",
    Health.ON_TRACK: "Expected on its date",
    Health.AT_RISK: "May miss its date; a remedy is under way",
    Health.DELAYED: "Has missed its date or will; a new date is given",
    Health.NOT_STARTED: "Its time has not come",
    Health.ON_HOLD: "Stopped for a reason, not given up",
    Health.CANCELLED: "Will not be done; the Board was told why",
}
COMPUTED: tuple[tuple[Code, str, str], ...] = (
    ("achieved", "Achieved", "At the promise or past it"),
    ("on_track", "On track", "Where a straight line to the promise says it should be"),
    ("at_risk", "At risk", "A little behind that line, or outside its band"),
    ("off_track", "Off track", "Well behind it"),
    ("worsening", "Worsening", "Worse than where it began"),
    ("no_rating", "No rating", "Not due, not reported, too few events, or for information"),
)


def reading(source: Source, headline: Headline | None) -> Reading:
    """The page that explains the others."""
    return Reading(
        key="reading",
        run=source.title("reading"),
        kicker=source.title("reading"),
        finding="Marks, words, and one change worked out.",
        heading="Every chart is drawn in one way, and every word has one meaning",
        chart=_example(source, headline),
        said_heading="What is said about an action",
        said=tuple(Meaning(state=stated(health), meaning=SAID[health]) for health in BEST_FIRST),
        computed_heading="What is computed for an indicator",
        computed=tuple(
            Meaning(state=State(code=code, words=words), meaning=meaning) for code, words, meaning in COMPUTED
        ),
        asides=tuple(_asides(source, headline)),
    )


def _example(source: Source, headline: Headline | None) -> LineChart | None:
    """The headline's months, this year in navy and the year before in steel."""
    if headline is None:
        return None
    panels = month_panels(headline, source.period)
    year = source.report.ends_on.year
    previous, current = panels.lower
    names = {"previous": f"Steel: {year - 1}, the year before", "current": f"Navy: {year}, what happened"}
    return LineChart(
        title=f"An example of a chart: {year - 1} in steel, {year} in navy. {panels.heading}.",
        heading=panels.heading,
        note="Per cent by month; a promise, where there is one, is the dashed gold line",
        series=tuple(
            type(series)(name=series.name, role=series.role, points=series.points, words=names[series.role])
            for series in (previous, current)
        ),
        unit="%",
        start=panels.lower_start,
    )


def _asides(source: Source, headline: Headline | None) -> list[Aside]:
    if headline is None:
        return []
    span = headline.span(headline.evaluation.indicator.area_id, source.period)
    now, before, rest = span.count.number, span.count_before.number, headline.unallocated(source.period)
    asides = []
    rate_now, rate_before, points = span.rate.value, span.rate_before.value, span.rate_change.points
    if (
        now is not None
        and before
        and span.change.relative is not None
        and rate_now is not None
        and rate_before is not None
    ):
        difference = abs(now - before)
        text = (
            f"From {number(before)} to {number(now)} {headline.bottom.title.lower()} is {number(difference)} "
            f"{'more' if now > before else 'fewer'}. {number(difference)} divided by {number(before)} is "
            f"{percent(abs(span.change.relative), 2)}, shown as {signed_percent(span.change.relative)}."
        )
        if points is not None and span.rate_change.relative is not None:
            text += (
                f" A rate has two changes: from {percent(rate_before, 1)} to {percent(rate_now, 1)} "
                f"is {signed_points(points)}, or {signed_percent(span.rate_change.relative)} of what it was."
            )
        asides.append(Aside(head="A change, worked out", text=text))
    if rest.count:
        asides.append(
            Aside(
                head="When parts do not add up",
                text=f"{number(rest.count)} {headline.bottom.title.lower()} belong to the whole but to none of its "
                "districts. They have a line of their own, so that every sum comes out.",
            )
        )
    return asides
