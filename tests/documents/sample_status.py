"""The sample implementation status report, whole: every section, every state, typeset by the tests of the documents."""

# ruff: noqa: E501 -- a sentence stays on its line

from dataclasses import replace
from datetime import date

from strategic_plan.summaries.reports.content import OrganizationBlock, ReportContent, ReportState
from strategic_plan.summaries.reports.figures import Code, SourceLine, State
from strategic_plan.summaries.reports.sections import ActionRow, AttentionRow, DatedLine, IndicatorRow, Note
from strategic_plan.summaries.reports.status_sections import (
    Appendix,
    Attention,
    BoardHead,
    Change,
    Disagreement,
    FeaturedIndicator,
    HeadEntry,
    Inquiries,
    InquiryRow,
    Milestones,
    PriorityCounts,
    Progress,
    Recommendation,
    StatusSummary,
    Words,
)
from tests.documents.sample_figures import (
    ILLUSTRATIVE,
    area_appendix,
    count,
    figure,
    month_appendix,
    rolling_rate,
    state,
    target_line,
)

BOARD = OrganizationBlock(
    board="Regional Police Services Board",
    service="Regional Police Service",
    chief_title="Chief of Police",
    address=("100 Example Road", "Ontario"),
    email="board@example.org",
    phone="555-0100",
)
COLUMNS: tuple[State, ...] = tuple(state(code) for code in ("complete", "on_track", "at_risk", "delayed", "on_hold"))
PRIORITIES: tuple[tuple[int, str, tuple[Code, ...], int], ...] = (
    (1, "Clearances", ("complete", "on_track", "on_track", "at_risk"), 0),
    (2, "Community satisfaction", ("complete", "complete", "complete", "on_track"), 0),
    (3, "Member satisfaction", ("on_track", "on_track", "delayed"), 2),
    (4, "Property crime and auto theft", ("complete", "on_track", "at_risk", "delayed"), 1),
    (5, "Enforcement and intervention", ("on_track", "on_track", "on_hold"), 0),
)
ATTENTION = (
    AttentionRow(code="1.2.2", title="Letter to victims on the outcome", state=state("at_risk"), reason="The privacy review of the template is not finished",
                 corrective="Revised draft returned; counsel assigned for April", due_words="31 Dec 2023", new_words="31 May 2024"),
    AttentionRow(code="3.1.2", title="Division upgrades: washrooms, flooring, community room", state=state("delayed"), reason="The flooring supplier withdrew in November",
                 corrective="Contract let again; washrooms and community room first", due_words="30 Nov 2023", new_words="30 June 2024"),
    AttentionRow(code="4.1.2", title="Theft figures in public every month", state=state("at_risk"), reason="The data feed runs but the analyst has not accepted it",
                 corrective="Two months run side by side, then accepted or refused", due_words="31 Jan 2024", new_words="31 May 2024"),
    AttentionRow(code="4.2.2", title="Prevention work with youth at risk of recruitment", state=state("delayed"), reason="Two of four schools have set no date",
                 corrective="Begin with the two that have; ask the boards of education", due_words="31 Dec 2023", new_words="30 Sept 2024"),
    AttentionRow(code="5.2.2", title="Road-safety camera pilot", state=state("on_hold"), reason="The municipal by-law is not passed",
                 corrective="None in the Service’s hands; council votes in April", due_words="30 June 2024", new_words="Set in May 2024"),
)  # fmt: skip


def words_of(states: tuple[Code, ...]) -> str:
    counted = {code: states.count(code) for code in states}
    return ", ".join(f"{number} {state(code).words.lower()}" for code, number in counted.items())


def priority_counts() -> tuple[PriorityCounts, ...]:
    attention = ("at_risk", "delayed", "on_hold")
    return tuple(
        PriorityCounts(
            number=number,
            title=title,
            states=tuple(state(code) for code in states),
            words=words_of(states),
            counts=tuple(states.count(column.code) for column in COLUMNS),
            attention=sum(code in attention for code in states),
            attention_before=before,
        )
        for number, title, states, before in PRIORITIES
    )


def summary() -> StatusSummary:
    return StatusSummary(
        key="summary",
        run="Summary",
        heading="Five of eighteen actions need attention, two more than last quarter",
        caption="Actions by status and priority, 31 December 2023",
        columns=COLUMNS,
        rows=priority_counts(),
        totals=PriorityCounts(number=None, title="All priorities", states=(), words="", counts=(5, 8, 2, 2, 1), attention=5, attention_before=3),
        before_head="Quarter 3",
        changes=(
            Change(words="Completed", items=("2.2.1 cafeteria tables in schools", "4.1.1 town halls on auto theft")),
            Change(words="Got worse", items=("1.2.2 letter to victims", "4.1.2 theft figures", "4.2.2 work with youth", "5.2.2 camera pilot")),
            Change(words="Got better", items=("3.1.1 coaching in every district, from at risk to on track",)),
        ),
        disagreements=(
            Disagreement(code="indicator_off_track", text="Three of four actions of priority 1 are on track or complete, yet the clearance rate they serve is worsening."),
            Disagreement(code="same_narrative", text="3.1.2 says the same as last quarter, word for word."),
        ),
        source=SourceLine(text="Status as approved by the Chief’s office on 12 February 2024.", tag=ILLUSTRATIVE),
    )  # fmt: skip


def progress_of_clearances() -> Progress:
    return Progress(
        key="priority-1",
        run="Priority 1: Clearances",
        heading="Three of four actions run to plan, yet the rate they serve moves away from its target",
        counts=(count("complete", 1), count("on_track", 2), count("at_risk", 1)),
        actions=(
            ActionRow(objective="1.1", code="1.1.1", title="Review how files move, in all districts", owner="Deputy Chief, Operations", due_words="30 Sept 2023", done=figure("100%"), state=state("complete")),
            ActionRow(objective="1.1", code="1.1.2", title="Weekly second reading of open files", owner="District commanders", due_words="31 March 2024", done=figure("70%"), state=state("on_track")),
            ActionRow(objective="1.2", code="1.2.1", title="Train 200 members in file preparation", owner="Training Bureau", due_words="30 June 2024", done=figure("74%"), state=state("on_track")),
            ActionRow(objective="1.2", code="1.2.2", title="Letter to victims on the outcome", owner="Victim Services", due_words="31 May 2024", done=figure("60%"), state=state("at_risk")),
        ),
        featured=(
            FeaturedIndicator(
                label="Indicator 1.1",
                title="Clearance rate, Region",
                rating=state("worsening"),
                why="Below its baseline of 43.7% by more than the tolerance, and moving away from 47%. Expected by now: 44.6%. Rule 15, case 4, with the limits in force on 31 December 2023.",
                chart=rolling_rate(),
                figure=figure("2,915 of 6,999"),
                figure_words="occurrences cleared in the twelve months; 2,967 of 6,783 the year before",
            ),
        ),
        indicators=(
            IndicatorRow(objective="1.1", title="Clearance rate, Region", previous=figure("43.7%"), actual=figure("41.6%"), expected=figure("44.6%"), promised="47% by 2026", rating=state("worsening"),
                         line=target_line("Worsening: 41.6%, below the baseline of 43.7%", "worsening", "43.74", "41.65", "44.56", "47")),
            IndicatorRow(objective="1.1", title="Files read again within 30 days", previous=figure("61%"), actual=figure("70%"), expected=figure("69%"), promised="85% by 2025", rating=state("on_track"),
                         line=target_line("On track: 70%, where 69% was expected", "on_track", "61", "70", "69", "85")),
            IndicatorRow(objective="1.2", title="Median days to follow-up", previous=figure("9"), actual=figure("8"), expected=figure("7.5"), promised="6 by 2024", rating=state("at_risk"),
                         line=target_line("At risk: 8 days, where 7.5 were expected", "at_risk", "9", "8", "7.5", "6")),
        ),
        words=(
            Words(head="In the Chief’s words", text="The second reading has reached two districts of three. District 1 began in November, so ten months of its year are without it. The rolling rate should stop falling in the second quarter of 2024; the next report will say whether it did."),
        ),
        source=SourceLine(text="Source: Service records, as of 8 January 2024, preliminary. Years as recorded; everything else:", tag=ILLUSTRATIVE),
    )  # fmt: skip


def progress_of_others() -> tuple[Progress, ...]:
    source = SourceLine(
        text="Source: status updates and Service records, as of 8 January 2024, preliminary.", tag=ILLUSTRATIVE
    )
    return (
        Progress(
            key="priority-2", run="Priority 2: Community satisfaction",
            heading="Three actions are done, and schools ask for more",
            counts=(count("complete", 3), count("on_track", 1)),
            actions=(
                ActionRow(objective="2.1", code="2.1.1", title="Talks for newcomers with a multicultural council", owner="District 1, Community Mobilization", due_words="30 Nov 2023", done=figure("100%"), state=state("complete")),
                ActionRow(objective="2.2", code="2.2.1", title="Cafeteria tables in high schools", owner="District 1, Community Mobilization", due_words="31 Dec 2023", done=figure("100%"), state=state("complete")),
                ActionRow(objective="2.2", code="2.2.2", title="First responder mentorship for students", owner="District 1, Community Mobilization", due_words="15 Dec 2023", done=figure("100%"), state=state("complete")),
                ActionRow(objective="2.3", code="2.3.1", title="Media releases that explain and thank", owner="Media relations", due_words="31 Dec 2024", done=figure("50%"), state=state("on_track")),
            ),
            featured=(),
            indicators=(
                IndicatorRow(objective="2.1", title="Newcomers who attended a talk", previous=figure("0"), actual=figure("214"), expected=figure("200"), promised="400 by 2024", rating=state("on_track"),
                             line=target_line("On track: 214, where 200 were expected", "on_track", "0", "214", "200", "400")),
                IndicatorRow(objective="2.3", title="Media releases, District 1", previous=figure("–"), actual=figure("83"), expected=figure("–"), promised="For information", rating=state("no_rating")),
            ),
            words=(Words(head="In the Chief’s words", text="Two schools that were not asked have asked for a table of their own. The mentorship programme continues in 2024 with the same partners from the fire and paramedic services."),),
            source=source,
        ),
        Progress(
            key="priority-3", run="Priority 3: Member satisfaction",
            heading="Every supervisor is trained to coach; the station is late",
            counts=(count("on_track", 2), count("delayed", 1)),
            actions=(
                ActionRow(objective="3.1", code="3.1.1", title="Coaching sessions on four headings", owner="District commanders", due_words="30 June 2024", done=figure("66%"), state=state("on_track")),
                ActionRow(objective="3.1", code="3.1.2", title="Division upgrades", owner="Facilities", due_words="30 June 2024", done=figure("40%"), state=state("delayed")),
                ActionRow(objective="3.2", code="3.2.1", title="Debriefs after critical incidents", owner="Wellness Unit", due_words="31 Dec 2024", done=figure("50%"), state=state("on_track")),
            ),
            featured=(), indicators=(), words=(Words(head="In the Chief’s words", text="Training in coaching has reached every supervisor in District 1. The washrooms are finished; flooring waits for the second contract."),),
            source=source,
        ),
    )  # fmt: skip


def status_report() -> ReportContent:
    """The report for quarter 4 of 2023, published."""
    return ReportContent(
        kind="status",
        slug="implementation-status-2023-q4",
        title="Implementation status report, quarter 4 of 2023",
        subject="How the Strategic Plan 2023–2026 stood on 31 December 2023",
        organization=BOARD,
        from_party="Chief of Police",
        to_party="Regional Police Services Board",
        audience="public",
        language="en-CA",
        period_start=date(2023, 10, 1),
        period_end=date(2023, 12, 31),
        period_words="1 October to 31 December 2023",
        as_of=date(2024, 1, 8),
        as_of_words="8 January 2024",
        state=ReportState(kind="edition", number=1, words="Edition 1", published_on=date(2024, 2, 22), published_words="Published 22 February 2024"),
        sections=(
            BoardHead(
                key="head",
                run="Summary",
                kicker="Report to the Board",
                heading="Implementation of the Strategic Plan 2023–2026, quarter 4 of 2023",
                entries=(
                    HeadEntry(name="To", value="Chair and members of the Board"),
                    HeadEntry(name="From", value="Chief of Police"),
                    HeadEntry(name="Date", value="15 February 2024"),
                    HeadEntry(name="Period", value="1 October to 31 December 2023"),
                    HeadEntry(name="Meeting", value="29 February 2024, public session, item 6.2"),
                    HeadEntry(name="Kind", value="For information"),
                    HeadEntry(name="Answers", value="Strategic Planning Policy: a status report each quarter"),
                    HeadEntry(name="Received", value="On time; due 15 February 2024"),
                ),
            ),
            Recommendation(key="recommendation", run="Recommendation", heading="Recommendation", text="That the Board receive this report for information, and note [the five actions that need its attention](#attention)."),
            summary(),
            Attention(key="attention", run="Actions that need attention", heading="Each of the five has a reason, a remedy and a new date; one waits for others", caption="Actions that need attention", rows=ATTENTION),
            Milestones(
                key="milestones", run="Milestones", heading="",
                met_head="Milestones met this quarter",
                met=(
                    DatedLine(code="2.2.1", on=date(2023, 10, 18), words="18 Oct 2023", text="First cafeteria table opened"),
                    DatedLine(code="2.2.2", on=date(2023, 11, 29), words="29 Nov 2023", text="Mock trial held"),
                    DatedLine(code="3.1.1", on=date(2023, 12, 8), words="8 Dec 2023", text="Every supervisor trained to coach"),
                ),
                coming_head="Milestones due next quarter",
                coming=(
                    DatedLine(code="1.1.2", on=date(2024, 3, 31), words="31 March 2024", text="Weekly reading in every division"),
                    DatedLine(code="4.1.2", on=date(2024, 3, 31), words="31 March 2024", text="Two parallel months accepted"),
                    DatedLine(code="5.2.1", on=date(2024, 3, 31), words="31 March 2024", text="Protest liaison post advertised"),
                ),
            ),
            Inquiries(
                key="inquiries", run="Inquiries", heading="",
                rows=(
                    InquiryRow(asked_words="26 Oct 2023", question="How many victims were told the outcome, in any form?", with_office="Deputy Chief, Operations", due_words="28 March 2024"),
                    InquiryRow(asked_words="30 Nov 2023", question="What would a camera pilot cost in one ward only?", with_office="Superintendent, Road Safety", due_words="28 March 2024"),
                    InquiryRow(asked_words="30 Nov 2023", question="Which occurrence types drive the fall in District 1?", with_office="Analyst’s office", due_words="29 Feb 2024"),
                ),
            ),
            progress_of_clearances(),
            *progress_of_others(),
            Appendix(
                key="figures", run="Appendix", heading="The figures behind this report",
                tables=(area_appendix(), month_appendix()),
                notes=(
                    Note(head="Data notes", text="A rate is the sum of occurrences cleared divided by the sum of occurrences, never an average of rates. Change is worked out before rounding. Occurrences of no district stay on a line of their own."),
                    Note(head="Definitions and source", text="Cleared: closed by charge or otherwise. Types counted: 905, 908 to 914, 916, 918, 926, 928, 933. Service records, as of 8 January 2024, preliminary. Months and cleared counts are illustrative."),
                ),
            ),
        ),
    )  # fmt: skip


def status_draft() -> ReportContent:
    """The same report before it was approved."""
    return replace(status_report(), state=ReportState(kind="draft", number=3, words="Draft 3, not approved"))
