"""The sections of an environmental scan: what a plan must reckon with, the risks, and what was heard."""

from __future__ import annotations

from collections.abc import Iterator

from strategic_plan.calculations.formats import count_words, date_words
from strategic_plan.summaries.environment import ScanPage, read_risks, read_scans
from strategic_plan.summaries.reports.assemble.inserts import parts_of
from strategic_plan.summaries.reports.assemble.parts import recommendation
from strategic_plan.summaries.reports.assemble.source import Source, headed
from strategic_plan.summaries.reports.assemble.surroundings import coverage, factor_rows, you_said
from strategic_plan.summaries.reports.content import AnySection
from strategic_plan.summaries.reports.figures import SourceLine
from strategic_plan.summaries.reports.plan_sections import Making, RiskRow, Risks
from strategic_plan.summaries.reports.status_sections import BoardHead, HeadEntry


def scan_sections(source: Source) -> Iterator[AnySection]:
    """Every section of the outline; the report takes those it includes, in its own order."""
    scans = read_scans(source.plan, today=source.as_of)
    scan = scans[0] if scans else None
    yield _head(source, scan)
    yield recommendation(source)
    yield _found(source, scan)
    yield from _risks(source)
    yield from (section for section in (you_said(source), coverage(source)) if section)


def _head(source: Source, scan: ScanPage | None) -> BoardHead:
    report = source.report
    entries = [
        HeadEntry(name="To", value="Chair and Board members"),
        HeadEntry(name="From", value=scan.made_by if scan else "Office of the Board"),
        HeadEntry(name="Date", value=date_words(source.as_of)),
        HeadEntry(name="Subject", value=source.plan.title),
    ]
    if scan:
        entries.append(HeadEntry(name="Finished", value=date_words(scan.scanned_on)))
    if report.meeting:
        entries.append(HeadEntry(name="Meeting", value=date_words(report.meeting.held_on)))
    entries.append(HeadEntry(name="Kind", value="For information"))
    return BoardHead(
        key="head",
        run="Scan",
        kicker="Report to the Board",
        heading=report.title,
        entries=tuple(entries),
    )


def _found(source: Source, scan: ScanPage | None) -> Making:
    """The newest scan: its own words where nobody wrote others, and every factor with its evidence."""
    sentence = scan.sentence if scan else "Nobody has looked around for this plan yet."
    heading, text = headed(source.text("found"), sentence.rstrip("."))
    written = bool(source.text("found"))
    factors = factor_rows(scan) if scan else ()
    count = len(factors)
    return Making(
        key="found",
        run=source.title("found"),
        kicker=source.title("found"),
        finding=f"{heading.rstrip('.')}.",
        heading=heading,
        text=text if written or scan is None else scan.summary,
        parts=parts_of(source, text if written else ""),
        factors_caption=f"{count_words(count, capital=True)} {'factor' if count == 1 else 'factors'}, each with its "
        "evidence"
        if factors
        else "",
        factors=factors,
        source=SourceLine(text=f"{scan.title}, kept by the Board’s office.", tag=source.tag) if scan else None,
    )


def _risks(source: Source) -> Iterator[Risks]:
    """The open risks, the gravest first; nothing where none is open."""
    register = read_risks(source.plan, today=source.as_of)
    if not register.open:
        return
    yield Risks(
        key="risks",
        run=source.title("risks"),
        kicker=source.title("risks"),
        finding=register.sentence,
        heading=register.sentence.rstrip("."),
        caption="Open risks on the Board’s own scales, the gravest first",
        rows=tuple(
            RiskRow(
                title=risk.title,
                description=risk.description,
                level=risk.level_words,
                scores=f"{risk.likelihood_words}, {risk.impact_words.lower()}",
                owner=risk.owner,
                treatment=risk.treatment or risk.response_words,
                review=risk.review_words,
                objectives=", ".join(each.code for each in risk.objectives),
            )
            for risk in register.open
        ),
        source=SourceLine(text="Register of risks, kept by the Board’s office.", tag=source.tag),
    )
