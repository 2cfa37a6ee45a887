"""The sections of a district's operational overview: its focus, its clearances, its initiatives, its activity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import prefetch_related_objects

from strategic_plan.calculations.formats import count_words, join_words, month_name, number, percent
from strategic_plan.models import Action, Area, Workstream
from strategic_plan.summaries.clearance import Headline
from strategic_plan.summaries.reports.assemble.accounts import is_activity, key_figure
from strategic_plan.summaries.reports.assemble.back import back
from strategic_plan.summaries.reports.assemble.dashboard import clearance_page
from strategic_plan.summaries.reports.assemble.headline import read_headline
from strategic_plan.summaries.reports.assemble.initiatives import area_chart, initiative
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.parts import actions_of, milestones_coming
from strategic_plan.summaries.reports.assemble.source import Source, headed
from strategic_plan.summaries.reports.content import AnySection
from strategic_plan.summaries.reports.figures import (
    Cell,
    Column,
    Figure,
    FigureRow,
    FigureTable,
    KeyFigure,
    SourceLine,
)
from strategic_plan.summaries.reports.overview_sections import (
    ActivityPage,
    Ahead,
    FocusLine,
    Initiatives,
    OverviewFront,
    Theme,
)
from strategic_plan.summaries.reports.plan import PlanAction, PlanIndicator, PlanPriority
from strategic_plan.summaries.reports.sections import Note

Kind = Workstream.Kind
COMING = timedelta(days=365)
COMING_LINES = 14
FEW_FIGURES = 6
BESIDE = 2
NO_COMPARISON = "No comparison"


@dataclass(frozen=True)
class District:
    """What of the plan belongs to the areas of an overview."""

    area: Area
    actions: dict[str, Action]
    workstreams: tuple[Workstream, ...]
    codes: frozenset[str]

    def streams(self, kind: str) -> list[Workstream]:
        return [stream for stream in self.workstreams if stream.kind == kind]

    def acts(self, priority: PlanPriority) -> list[PlanAction]:
        """The actions of a priority that are done in the district, or everywhere."""
        return [action for action in actions_of(priority) if action.code in self.actions]

    def counts(self, priority: PlanPriority) -> list[tuple[str, PlanIndicator]]:
        """The indicators of a priority that are counted in the district, each with the code of its objective."""
        return [
            (objective.code, each)
            for objective in priority.objectives
            for each in objective.indicators
            if each.key in self.codes
        ]


def overview_sections(source: Source) -> Iterator[AnySection]:
    """Every section of the outline; the report takes those it includes, in its own order."""
    district = read_district(source)
    headline = read_headline(source.headline, source.organization)
    yield _front(source, district, headline)
    if headline:
        yield clearance_page(source, headline, district.area)
    priorities = source.reading.block.priorities
    for priority in priorities:
        yield _initiatives(source, district, priority)
    busiest = max(priorities, key=lambda each: len(_activity(district, each)), default=None)
    if busiest and (page := _activity_page(source, district, busiest)):
        yield page
    yield _ahead(source, district)
    yield back(source)


def read_district(source: Source) -> District:
    """The district of a report with its actions, workstreams and indicators: three queries."""
    areas = list(source.report.areas.in_order())
    area = next((each for each in reversed(areas)), None) or Area.objects.in_order().first()
    if area is None:
        raise ValueError("an overview is about an area")
    around = {area.pk, area.parent_id}
    prefetch_related_objects(list(source.reading.actions), "areas")
    return District(
        area=area,
        actions={
            _code(action): action
            for action in source.reading.actions
            if around & {each.pk for each in action.areas.all()}
        },
        workstreams=tuple(
            Workstream.objects.filter(plan=source.plan, area=area)
            .prefetch_related("actions__objective__priority")
            .order_by("kind", "number")
        ),
        codes=frozenset(
            each.indicator.code for each in source.reading.evaluations if each.indicator.area_id == area.pk
        ),
    )


def _code(action: Action) -> str:
    return f"{action.objective.code}.{action.number}"


def _front(source: Source, district: District, headline: Headline | None) -> OverviewFront:
    focus, themes = district.streams(Kind.FOCUS), district.streams(Kind.THEME)
    parts = []
    if focus:
        parts.append(f"{count_words(len(focus))} {'area' if len(focus) == 1 else 'areas'} of focus")
    if themes:
        parts.append(f"{count_words(len(themes))} {'theme' if len(themes) == 1 else 'themes'}")
    sentence = ", ".join(parts) or f"What was done in {district.area.name}"
    heading, _words = headed(source.text("front"), f"{sentence[:1].upper()}{sentence[1:]}")
    figure, more = _lead_figure(source, district, headline)
    return OverviewFront(
        key="front",
        run="Areas of focus and themes",
        kicker=f"{district.area.name}, {source.period.words}",
        heading=heading,
        focus_caption="Areas of focus and where they stand",
        work_head=f"In {district.area.name} this year",
        focus=tuple(_focus(stream, source, district) for stream in focus),
        figure=figure,
        figure_more=more,
        themes_head=f"{count_words(len(themes), capital=True)} themes: how the work is done" if themes else "",
        themes=tuple(
            Theme(
                number=stream.number,
                title=stream.title,
                points=tuple(line.strip() for line in stream.points.splitlines() if line.strip()),
                actions=", ".join(sorted(_code(action) for action in stream.actions.all())),
            )
            for stream in themes
        ),
        source=SourceLine(
            text="Areas of focus and themes as the district recorded them; status of actions as approved by the "
            "Chief’s office.",
            tag=source.tag,
        ),
    )


def _focus(stream: Workstream, source: Source, district: District) -> FocusLine:
    """What is done about an area of focus: the actions of the priority of that name, or those linked to it."""
    named = next((each for each in source.reading.block.priorities if each.title == stream.title), None)
    linked = {_code(action) for action in stream.actions.all()}
    actions = district.acts(named) if named else []
    if not actions:
        everything = [action for each in source.reading.block.priorities for action in actions_of(each)]
        actions = [action for action in everything if action.code in linked]
    words = ", ".join(
        f"{len(list(group))} {state.lower()}"
        for state, group in groupby(sorted(actions, key=lambda a: a.state.words), key=lambda a: a.state.words)
    )
    return FocusLine(
        number=stream.number,
        title=stream.title,
        work="; ".join(action.title for action in actions) or "Nothing is recorded yet",
        states=tuple(action.state for action in actions),
        words=words or "no action",
    )


def _lead_figure(source: Source, district: District, headline: Headline | None) -> tuple[KeyFigure | None, str]:
    if headline is None:
        return None, ""
    spans = {each.name: each.span for each in headline.by_area(source.period)}
    span = spans.get(district.area.name)
    if span is None or span.rate.value is None:
        return None, ""
    words = "of what was reported was cleared"
    if span.rate_before.value is not None and span.rate_change.relative is not None:
        words += f", after {percent(span.rate_before.value)}: {span.rate_change.sentence}"
    if span.count.number is not None and span.count_before.number is not None:
        counts = headline.bottom.title.lower()
        words += (
            f". {number(span.count.number)} {counts}, {span.change.sentence} from {number(span.count_before.number)}."
        )
    others = [
        f"{name}: {percent(each.rate.value)}, after {percent(each.rate_before.value)}."
        for name, each in spans.items()
        if name != district.area.name and each.rate.value is not None and each.rate_before.value is not None
    ]
    figure = KeyFigure(
        label=f"Clearance, {district.area.name}",
        figure=Figure(text=percent(span.rate.value), value=span.rate.value),
        words=words,
    )
    return figure, " ".join(others)


def _activity(district: District, priority: PlanPriority) -> list[tuple[str, PlanIndicator]]:
    return [(code, each) for code, each in district.counts(priority) if is_activity(each)]


def _initiatives(source: Source, district: District, priority: PlanPriority) -> Initiatives:
    actions = district.acts(priority)
    key = f"priority-{priority.number}"
    well = sum(action.state.code in ("complete", "on_track") for action in actions)
    if not actions:
        otherwise = f"No initiative in {district.area.name} serves this priority"
    elif well == len(actions):
        otherwise = "Every initiative is done or on track" if well > 1 else "Its one initiative is done or on track"
    else:
        otherwise = (
            f"{count_words(well, capital=True) if well else 'None'} of {count_words(len(actions))} initiatives "
            f"{'is' if well in (0, 1) else 'are'} done or on track"
        )
    heading, text = headed(source.text(key), otherwise)
    if not source.text(key):
        text = ""
    counted = _activity(district, priority)
    return Initiatives(
        key=key,
        run=f"Priority {priority.number}: {priority.title}",
        kicker=f"Priority {priority.number}: {priority.title}, {district.area.name}",
        finding=f"{heading.rstrip('.')}.",
        heading=heading,
        promise=priority.promise,
        items=tuple(initiative(source, district.actions[action.code], action, district.area) for action in actions),
        figures=tuple(key_figure(each) for _objective, each in counted) if len(counted) <= FEW_FIGURES else (),
        # the priority with a page of its own for what is counted shows its chart there
        chart=area_chart(source, district.area, priority) if len(counted) <= FEW_FIGURES else None,
        text=text,
        parts=parts_of(source, text),
        source=source.updates_source(),
    )


def _activity_page(source: Source, district: District, priority: PlanPriority) -> ActivityPage | None:
    """The counts of the objective that counts most; its neighbours' stand beside them as figures."""
    counted = _activity(district, priority)
    if len(counted) <= FEW_FIGURES:
        return None
    objectives = [code for code, _each in counted]
    main = max(dict.fromkeys(objectives), key=objectives.count)
    rows = [each for code, each in counted if code == main]
    beside = [each for code, each in counted if code != main]
    first = rows[0]
    said = f"{first.actual.text} {_words(first)}" + (f", {first.change_words}" if first.change_words else "")
    demand = " and ".join(f"{each.actual.text} {_words(each)}" for each in beside[:2])
    otherwise = f"{said}; {demand}" if demand else said
    heading, text = headed(source.text("activity"), otherwise)
    notes = [*_first_set(district), *_notes(source, text if source.text("activity") else "")]
    year = str(source.report.ends_on.year)
    return ActivityPage(
        key="activity",
        run=source.title("activity"),
        kicker=f"{priority.title}, {district.area.name}",
        finding=f"{heading.rstrip('.')}.",
        heading=heading,
        table=FigureTable(
            caption=f"Enforcement and road safety, {source.period.words}",
            corner="Count",
            columns=(Column(head=year, width=62), Column(head="Change", width=132)),
            rows=tuple(_count_row(each) for each in rows),
        ),
        chart=area_chart(source, district.area, priority),
        figures=tuple(key_figure(each) for each in beside[:BESIDE]),
        notes=tuple(notes),
        source=SourceLine(
            text=f"Source: district records, {year}. These are counts of police activity, shown for information: more "
            "is neither better nor worse. “No comparison” means that no earlier figure was published; a change “as "
            "stated by the source” is repeated, not computed."
        ),
    )


def _words(indicator: PlanIndicator) -> str:
    return indicator.public_words or indicator.title


def _count_row(indicator: PlanIndicator) -> FigureRow:
    change = indicator.change_words or NO_COMPARISON
    return FigureRow(
        head=indicator.title.split(", District")[0],
        cells=(
            Cell(text=indicator.actual.text, value=indicator.actual.value, weight="lead"),
            Cell(text=change[:1].upper() + change[1:], weight="strong" if indicator.change_words else "plain"),
        ),
    )


def _first_set(district: District) -> list[Note]:
    named = [stream.title for stream in district.streams(Kind.DISTRICT_PRIORITY)]
    if not named:
        return []
    listed = join_words([named[0], *(title[:1].lower() + title[1:] for title in named[1:])], "and")
    return [Note(head="What the district set first", text=f"{listed}, in this order.")]


def _notes(source: Source, text: str) -> list[Note]:
    """Written words under their own heads, as notes side by side."""
    found: list[Note] = []
    for part in text.split("\n### "):
        head, _, words = part.removeprefix("### ").partition("\n")
        if head.strip() and words.strip():
            found.append(Note(head=head.strip(), text=words.strip(), parts=parts_of(source, words.strip())))
    return found


def _ahead(source: Source, district: District) -> Ahead:
    after = max(source.report.ends_on, source.as_of)
    lines = [
        line for line in milestones_coming(source.reading, after, after + COMING) if line.code in district.actions
    ][:COMING_LINES]
    count = count_words(len(lines), capital=True) if lines else "No"
    otherwise = f"{count} {'milestone is' if len(lines) == 1 else 'milestones are'} due in the next twelve months"
    heading, text = headed(source.text("next"), otherwise)
    return Ahead(
        key="next",
        run=source.title("next"),
        kicker=source.title("next"),
        finding=f"{heading.rstrip('.')}.",
        heading=heading,
        caption=f"Milestones due from {_month(after)} on, in the order of their dates",
        lines=tuple(lines),
        text=text if source.text("next") else "",
        parts=parts_of(source, text if source.text("next") else ""),
        source=source.updates_source(),
    )


def _month(day: date) -> str:
    return f"{month_name(day.month)} {day.year}"
