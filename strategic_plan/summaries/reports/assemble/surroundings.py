"""What stands around a plan, as sections: how it was made, what was heard, what the law asks of it."""

from __future__ import annotations

from collections.abc import Iterable

from strategic_plan.calculations.formats import count_words, date_words, number
from strategic_plan.models import Consultation, Matter, Objective
from strategic_plan.summaries.coverage import CoverageLine, read_coverage
from strategic_plan.summaries.environment import FactorLine, ScanPage, read_consultation, read_scans
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.source import Source, headed
from strategic_plan.summaries.reports.figures import SourceLine
from strategic_plan.summaries.reports.plan_sections import (
    CoverageMatrix,
    CoverageRow,
    EventRow,
    FactorRow,
    HeardRow,
    Making,
    YouSaid,
)


def making(source: Source) -> Making:
    """How the plan was made: its own words where nobody wrote others, the scan, the consultation, what was heard."""
    factors, events, heard = _factors(source), _events(source), heard_rows(source)
    heading, text = headed(source.text("making"), "Figures first, then people, then a decision in public")
    asked = sum(int(row.attended.replace(",", "")) for row in events if row.attended)
    return Making(
        key="making",
        run=source.title("making"),
        kicker=source.title("making"),
        finding=f"{heading.rstrip('.')}.",
        heading=heading,
        text=text if source.text("making") else source.plan.how_it_was_made,
        parts=parts_of(source, text if source.text("making") else ""),
        factors_caption=f"What the scan found: {count_words(len(factors))} trends, gaps and opportunities"
        if factors
        else "",
        factors=factors,
        events_caption=f"Who was asked: {number(asked)} people at {count_words(len(events))} occasions"
        if events
        else "",
        events=events,
        heard_caption="You said, and what the plan does about it" if heard else "",
        heard=heard,
        source=SourceLine(text="Scan and consultation as kept by the Board’s office.", tag=source.tag)
        if factors or events
        else None,
    )


def you_said(source: Source) -> YouSaid | None:
    """You said, we did: one row a theme; nothing where nobody was heard."""
    rows = heard_rows(source)
    if not rows:
        return None
    did = sum(row.answer != "not_adopted" for row in rows)
    heading = f"{count_words(len(rows), capital=True)} things were asked of the Board; it acts on {count_words(did)}"
    return YouSaid(
        key="you-said",
        run=source.title("you-said"),
        kicker=source.title("you-said"),
        finding=f"{heading}.",
        heading=heading,
        rows=rows,
        source=SourceLine(text="From the consultation on the plan; examples without names.", tag=source.tag),
    )


def heard_rows(source: Source) -> tuple[HeardRow, ...]:
    """What was heard, most often first, counted as on every page; a fixed number of queries."""
    themes = sorted(read_consultation(source.plan).themes, key=lambda theme: (-theme.count, theme.number))
    return tuple(
        HeardRow(
            heard=theme.heard,
            times=f"said {number(theme.count)} times" if theme.count else "",
            answer=theme.answer,
            did=" ".join(filter(None, (theme.did, theme.not_adopted_because))),
            objectives=", ".join(sorted(each.code for each in theme.objectives)),
        )
        for theme in themes
        if theme.did or theme.not_adopted_because
    )


def _factors(source: Source) -> tuple[FactorRow, ...]:
    """What the newest scan found; a fixed number of queries."""
    scans = read_scans(source.plan, today=source.as_of)
    return factor_rows(scans[0]) if scans else ()


def factor_rows(scan: ScanPage) -> tuple[FactorRow, ...]:
    """The factors of a scan, each with the evidence it stands on."""
    return tuple(
        FactorRow(
            title=factor.title,
            kind=f"{factor.kind_words}, {factor.reach_words.lower()}",
            found=factor.description,
            meaning=factor.implications,
            objectives=", ".join(each.code for each in factor.objectives),
            evidence=_evidence(factor),
        )
        for factor in scan.factors
    )


def _evidence(factor: FactorLine) -> str:
    """The years of an indicator, the source, or both."""
    evidence = factor.evidence
    years = evidence.sentence if evidence.indicator_code else ""
    source = f"{evidence.source.rstrip('.')}." if evidence.source else ""
    return " ".join(filter(None, (years, source)))


def _events(source: Source) -> tuple[EventRow, ...]:
    """The consultations by date; two queries."""
    rows = Consultation.objects.filter(plan=source.plan).prefetch_related("parties").order_by("held_on", "pk")
    return tuple(
        EventRow(
            when=date_words(event.held_on),
            title=event.title,
            parties="; ".join(party.name for party in event.parties.all()),
            method=event.method,
            attended=number(event.attended) if event.attended is not None else "",
        )
        for event in rows
    )


def _codes(objectives: Iterable[Objective]) -> str:
    return ", ".join(sorted(f"{each.priority.number}.{each.number}" for each in objectives))


def coverage(source: Source) -> CoverageMatrix | None:
    """What the law asks and where the plan answers it; nothing before somebody has gone through most of the list."""
    table = read_coverage(source.plan)
    considered = sum(not line.is_gap or bool(line.gap_reason) for line in table.asked)
    if not table.lines or considered * 2 < len(table.asked):
        return None
    return CoverageMatrix(
        key="coverage",
        run=source.title("coverage"),
        kicker=source.title("coverage"),
        finding=table.sentence,
        heading=table.sentence.rstrip("."),
        standfirst=table.lead,
        caption="What a plan must address, and where this one does",
        rows=tuple(coverage_row(line) for line in table.lines),
        note="A filled diamond: an indicator measures it. A hollow one: the plan answers it in words alone. The list "
        "is kept by the Board’s office and is not legal advice.",
    )


def coverage_row(line: CoverageLine) -> CoverageRow:
    """One matter of law as a row."""
    codes = list(dict.fromkeys(answer.code for answer in line.answers if answer.code))
    answers = f"Objective {', '.join(codes)}" if codes else "; ".join(answer.words for answer in line.answers)
    notes = [line.missing] if line.is_gap and line.missing else []
    if line.gap_reason:
        notes.append(line.gap_reason)
    if not line.is_verified and line.citation and line.kind != Matter.Kind.GROUP:
        notes.append("Citation not yet verified.")
    return CoverageRow(
        citation=line.citation,
        text=line.text,
        is_group=line.kind == Matter.Kind.GROUP,
        is_part=line.is_part,
        mark=line.mark if line.answers else "none",
        answers=answers,
        note=" ".join(notes),
    )
