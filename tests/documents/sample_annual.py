"""The sample annual report to the community, whole: cover to back, every priority."""

# ruff: noqa: E501 -- a sentence stays on its line

from datetime import date
from decimal import Decimal

from strategic_plan.summaries.reports.annual_sections import (
    BackCover,
    BoardChange,
    Changed,
    CodedLine,
    Contents,
    Cover,
    Glance,
    Governance,
    MarginFact,
    Meaning,
    Message,
    PriorityAccount,
    PriorityLine,
    Reading,
    Story,
)
from strategic_plan.summaries.reports.content import ReportContent, ReportState
from strategic_plan.summaries.reports.drawings import LineChart, Strip, StripRow
from strategic_plan.summaries.reports.figures import Aside, KeyFigure, SourceLine
from strategic_plan.summaries.reports.sections import AttentionRow, DataPage, DatedLine, IndicatorRow
from tests.documents.sample_figures import (
    ILLUSTRATIVE,
    count,
    cover_bars,
    dashboard_table,
    district_multiples,
    figure,
    month_panels,
    monthly,
    rolling_rate,
    state,
    target_line,
    type_multiples,
)
from tests.documents.sample_priorities import other_priorities
from tests.documents.sample_status import ATTENTION, BOARD, PRIORITIES, words_of

CHAIR = """The plan was adopted in December 2022, with applause. This report is what comes after the applause: one year of work, set beside the words we agreed on, for everyone to read.

The Board does not run the Service, and it does not direct investigations. It says what should be better, decides how that will be measured, and asks until there is an answer. We asked forty-one questions in public last year. Thirty-eight have their answer; three are still open, and they are listed.

Thirteen of the eighteen actions are finished or going as planned. Officers sat down in cafeterias, spoke with families who had just arrived, and held four evenings about stolen cars. That part of the plan is working.

One part is not. A smaller share of occurrences was cleared than the year before, while the plan asks for a larger one. We could have led with something brighter. We think you would rather know.

The plan itself was amended once, by resolution, at a public meeting. [Both versions are printed](#changed), with the reason. Where a figure here differs from one you remember, the reason is printed as well.

If you answered our survey or stood up at a meeting: much of what you said is in these pages. Tell us what we missed."""
CHIEF = """We recorded three per cent more occurrences in 2023 and cleared forty-two in a hundred, down from forty-four. Most of that change comes from one district, and that is where we have put our effort since the autumn.

More work is not the explanation. District 3 had the same growth and held its rate. The difference lies in habits: whether an open file is read a second time, by whom, and how soon someone calls back the person who called us. Habits can be changed, and they are changing.

I am proud of the year in other ways. Students from several schools investigated a mock crime with our officers, firefighters and paramedics, and then gave evidence about it. Twelve young newcomers learned to climb with an officer on the rope. Each supervisor in District 1 has been trained to coach.

Traffic stops in District 1 rose by nineteen per cent, because residents put the roads first. Eighteen protests took 334 hours of officers’ time; we trained for them and they passed off calmly.

Five actions are late or at risk. Each has a reason and a new date in this report, and I approved every one of them. Please hold me to those dates."""
PROMISES = {
    1: "More reported crimes are solved, in every district, and victims hear how it ended",
    2: "People who meet the police think better of them afterwards",
    3: "Members are coached, recognized and well, and want to stay",
    4: "Fewer vehicles and goods are stolen; residents know how to protect theirs",
    5: "Fewer people are hurt on the road; protests are met with skill",
}
OBJECTIVES = {1: 2, 2: 3, 3: 3, 4: 2, 5: 2}


def clearances() -> PriorityAccount:
    return PriorityAccount(
        key="priority-1",
        run="Priority 1: Clearances",
        finding="A smaller share was cleared, and one district accounts for most of it.",
        kicker="Priority 1: Clearances",
        heading="The share of cases cleared went down; the plan says up",
        number=1,
        title="Clearances",
        promise="Solve more of the crimes that are reported, in every district, and tell victims how it ended.",
        key_figure=KeyFigure(label="The number that matters", figure=figure("42%", "41.65"), words="of occurrences cleared in 2023, after 44% in 2022. Promised: 47% by 31 December 2026.", tag=ILLUSTRATIVE),
        action_counts_head="Four actions",
        action_counts=(count("complete", 1), count("on_track", 2), count("at_risk", 1)),
        indicator_counts_head="Six indicators",
        indicator_counts=(count("on_track", 2), count("at_risk", 1), count("off_track", 1), count("worsening", 1), count("no_rating", 1, "1 not reported")),
        promised=(
            CodedLine(code="1.1", text="Clear 47% of occurrences in the Region by the end of 2026, with no district ending below where it began."),
            CodedLine(code="1.2", text="Tell every victim how the case ended, and follow up sooner."),
        ),
        happened="The Service followed files from the first call to the charge in all three districts, and finished in September. Supervisors now decide every week which open files deserve a second reading. Prosecutors and victim services said where files come back from; seven of their nine suggestions are in use.\n\nThe yearly rate does not show it yet. The habit does: seven open files in ten are read again within thirty days, where it was six. District 1 began last and has furthest to go. The letter that would tell victims the outcome is written, and waits for its privacy review.",
        chart=rolling_rate(source=SourceLine(text="Source: Service records, as of 11 April 2024, final. Years as recorded; months and target:", tag=ILLUSTRATIVE)),
        multiples=district_multiples(),
        indicators_caption="Two of six indicators are on track",
        previous_head="2022",
        actual_head="2023",
        indicators=(
            IndicatorRow(objective="1.1", title="Clearance rate, Region", previous=figure("44%"), actual=figure("42%"), expected=figure("44.6%"), promised="47% by 2026", rating=state("worsening"), line=target_line("Worsening: 42%, below the baseline of 44%", "worsening", "43.74", "41.65", "44.56", "47")),
            IndicatorRow(objective="1.1", title="Clearance rate, District 1", previous=figure("55%"), actual=figure("49%"), expected=figure("55%"), promised="55% or above", rating=state("off_track")),
            IndicatorRow(objective="1.1", title="Files read again within 30 days", previous=figure("61%"), actual=figure("70%"), expected=figure("69%"), promised="85% by 2025", rating=state("on_track"), line=target_line("On track: 70%, where 69% was expected", "on_track", "61", "70", "69", "85")),
            IndicatorRow(objective="1.2", title="Median days to first follow-up", previous=figure("9"), actual=figure("8"), expected=figure("7.5"), promised="6 by 2024", rating=state("at_risk"), line=target_line("At risk: 8 days, where 7.5 were expected", "at_risk", "9", "8", "7.5", "6")),
            IndicatorRow(objective="1.2", title="Members trained in file preparation", previous=figure("0"), actual=figure("148"), expected=figure("100"), promised="200 by 2024", rating=state("on_track"), line=target_line("On track: 148, where 100 were expected", "on_track", "0", "148", "100", "200")),
            IndicatorRow(objective="1.2", title="Victims told the outcome", previous=figure("–"), actual=figure("Not reported"), expected=figure("–"), promised="90% by 2025", rating=state("no_rating")),
        ),
        indicators_source=SourceLine(text="The gold tick is where the indicator should be by now on a straight line; the ring is the promise. Targets, and the rows below the second:", tag=ILLUSTRATIVE),
        figures=(),
        story=Story(label="Story", heading="The third reader", text="On Tuesdays in District 3 an open file is read aloud by somebody who has never worked on it. In October the third reader of the morning noticed that one camera had not been asked for. It had the plate. Nine break-ins ended with one arrest, and the two other districts now keep the same Tuesday.", tag=ILLUSTRATIVE),
        next_lines=(
            DatedLine(on=date(2024, 5, 31), words="31 May 2024", text="The weekly reading begins in the second division of District 1"),
            DatedLine(on=date(2024, 5, 31), words="31 May 2024", text="The first letters go out to victims"),
            DatedLine(on=date(2024, 6, 30), words="30 June 2024", text="The last 52 members are trained in file preparation"),
            DatedLine(on=date(2024, 9, 26), words="26 Sept 2024", text="The Board looks again at the target of 47%"),
        ),
    )  # fmt: skip


def glance() -> Glance:
    short = {
        "1.2.2": "Privacy review not finished",
        "3.1.2": "Flooring supplier withdrew; contract let again",
        "4.1.2": "Data feed tested, not yet accepted",
        "4.2.2": "Two of four schools have set no date",
        "5.2.2": "Waits for the municipal by-law",
    }
    titles = {
        "3.1.2": "Finish the division upgrades",
        "4.1.2": "Theft figures in public every month",
        "4.2.2": "Prevention work with youth at risk",
    }
    information = "No earlier figure published"
    return Glance(
        key="glance",
        run="The year at a glance",
        kicker="The year at a glance",
        finding="Thirteen of eighteen actions are done or on track.",
        heading="Thirteen of eighteen actions are done or on track. Five need attention.",
        strip=Strip(
            title="Where the eighteen actions stood on 31 December 2023",
            heading="Where the eighteen actions stood on 31 December 2023",
            note="One mark is one action, in the Chief’s words; every mark is explained near the end of this report.",
            rows=tuple(
                StripRow(number=number, title=title, states=tuple(state(code) for code in codes),
                         counts=tuple(count(code, codes.count(code)) for code in dict.fromkeys(codes)), words=words_of(codes))
                for number, title, codes, _ in PRIORITIES
            ),
        ),
        attention_caption="The five that need attention, and when they will be right",
        attention=tuple(
            AttentionRow(code=row.code, title=titles.get(row.code, row.title), state=row.state, reason=short[row.code], corrective=row.corrective, due_words=row.due_words, new_words=row.new_words)
            for row in ATTENTION
        ),
        attention_source=SourceLine(text="Source: status updates approved by the Chief’s office for quarter 4 of 2023.", tag=ILLUSTRATIVE),
        figures_heading="More was reported, a smaller share was cleared, and patrols made far more traffic stops.",
        large=(
            KeyFigure(label="Occurrences, Region", figure=figure("6,999", "6999"), words="Up 3% from 6,783 in 2022"),
            KeyFigure(label="Cleared, Region", figure=figure("42%", "41.65"), words="Down 5% from 44% in 2022, or 2.1 percentage points"),
        ),
        small=(
            KeyFigure(label="Traffic stops, District 1", figure=figure("17,112", "17112"), words="Up 19%, as stated by the source"),
            KeyFigure(label="Provincial offence notices, District 1", figure=figure("12,320", "12320"), words=information),
            KeyFigure(label="Part III summonses, District 1", figure=figure("1,050", "1050"), words="Up 3% from 2021, as stated by the source"),
            KeyFigure(label="Media releases, District 1", figure=figure("83", "83"), words=information),
            KeyFigure(label="Protests and demonstrations, District 1", figure=figure("18", "18"), words="334 officer hours, about 19 for each"),
            KeyFigure(label="Town halls on auto theft, District 1", figure=figure("4", "4"), words=information),
        ),
        source=SourceLine(text="Period: 1 January to 31 December 2023. Source: Service records, as of 11 April 2024, final; the next are due in April 2025. Change is relative unless it says percentage points. Counts of police activity are for information: more is neither better nor worse."),
    )  # fmt: skip


def reading_chart() -> LineChart:
    return LineChart(
        title="An example of a chart: the promised path in gold, the year before in steel, what happened in navy.",
        heading="Clearance rate, Region, by month",
        note="Per cent of occurrences, January to December 2023",
        series=(
            monthly("Gold: what was promised", "promise", 2023, ["45.0", "45.1", "45.2", "45.3", "45.4", "45.5", "45.5", "45.6", "45.7", "45.8", "45.9", "46.0"], suffix="%"),
            monthly("Steel: the year before", "previous", 2023, ["43.6", "44.7", "43.2", "44.2", "44.7", "43.2", "43.9", "44.1", "42.9", "43.7", "43.2", "43.7"], suffix="%"),
            monthly("Navy: what happened", "current", 2023, ["43.4", "42.9", "42.3", "42.9", "41.7", "41.9", "41.1", "41.1", "40.5", "41.0", "40.4", "41.0"], suffix="%"),
        ),
        unit="%",
        start=Decimal(35),
        top=Decimal(50),
    )  # fmt: skip


def annual_report() -> ReportContent:
    """The annual report for 2023, published."""
    return ReportContent(
        kind="annual",
        slug="annual-2023",
        title="Annual report to the community 2023",
        subject="The first year of the Strategic Plan 2023–2026",
        organization=BOARD,
        from_party="Regional Police Services Board",
        to_party="The community",
        audience="public",
        language="en-CA",
        period_start=date(2023, 1, 1),
        period_end=date(2023, 12, 31),
        period_words="1 January to 31 December 2023",
        as_of=date(2024, 4, 11),
        as_of_words="11 April 2024",
        state=ReportState(kind="edition", number=1, words="Edition 1", published_on=date(2024, 4, 11), published_words="Published 11 April 2024"),
        sections=(
            Cover(key="cover", run="Cover", heading="Annual report to the community 2023", lines=("Annual report", "to the community"), year="2023",
                  standfirst="The first year of the Strategic Plan 2023–2026: what was promised, what happened, and what comes next.",
                  caption="Each bar is one month of recorded occurrences, January 2019 to December 2023. The twelve of this year are white. Months are illustrative.",
                  bars=cover_bars()),
            Message(key="chair", run="Messages", listed="Messages from the Chair and the Chief", finding="Why this report says what did not go well.",
                    kicker="A message from the Chair", heading="We said we would show our work. This is the first year of it.",
                    facts=(MarginFact(figure=figure("4"), words="public meetings at which the plan was reviewed"), MarginFact(figure=figure("1"), words="amendment to the plan, by resolution"), MarginFact(figure=figure("38 of 41"), words="questions of Board members answered by the end of the year")),
                    text=CHAIR, signature="Chair, Regional Police Services Board", source=SourceLine(text="Sample text, by office only.", tag=ILLUSTRATIVE)),
            Message(key="chief", run="Messages", kicker="A message from the Chief", heading="We cleared fewer cases, and we know where to begin.",
                    facts=(MarginFact(figure=figure("42%"), words="of occurrences cleared, after 44% in 2022"), MarginFact(figure=figure("17,112"), words="traffic stops in District 1, up 19% as stated by the source"), MarginFact(figure=figure("5 of 18"), words="actions need attention; each has a reason")),
                    text=CHIEF, signature="Chief of Police", source=SourceLine(text="Sample text, by office only.", tag=ILLUSTRATIVE)),
            Contents(key="contents", run="Contents", kicker="Contents", heading="What this report says, page by page"),
            Governance(key="plan", run="The Board, the Service and the plan", kicker="The Board, the Service and the plan", finding="Who decides what, and the five priorities.",
                       heading="The Board decides what should be better. The Chief decides how.",
                       owners=(Aside(head="The Board owns", text="priorities, objectives, targets and its own reports. They change only by a resolution in public."), Aside(head="The Chief owns", text="actions, milestones and what is said about them. The Chief’s office approved every status here.")),
                       caption="Five priorities, 12 objectives, 18 actions", promise_head="What the Board wants to be true by the end of 2026",
                       priorities=tuple(PriorityLine(number=number, title=title, promise=PROMISES[number], objectives=OBJECTIVES[number], actions=len(codes)) for number, title, codes, _ in PRIORITIES),
                       total_head="The plan", objectives_total=12, actions_total=18,
                       asides=(Aside(head="How the plan was made", text="Five years of figures, local and national, were read first. Councils, school boards, community groups, young people, businesses and residents were then asked what the figures do not show. Every objective can be traced back to one or the other."),
                               Aside(head="How progress is reported", text="Four times a year the Chief reports to the Board, in public. When the plan has to change, the Board decides so by resolution. Once a year the Board reports to you.")),
                       source=SourceLine(text="Objectives and actions:", tag=ILLUSTRATIVE)),
            glance(),
            clearances(),
            DataPage(key="rates", run="Clearance rates", kicker="Clearance rates", finding="Every area, every month, five years by type.",
                     heading="Three per cent more occurrences; 42 in a hundred cleared, down from 44", tables=(dashboard_table(),), charts=(month_panels(), type_multiples()),
                     source=SourceLine(text="Source: Service records, as of 11 April 2024, final; updated daily. Years as recorded; months and types:", tag=ILLUSTRATIVE)),
            *other_priorities(),
            Changed(key="changed", run="What the Board changed", listed="What the Board changed this year", kicker="What the Board changed this year", finding="One amendment, before and after.",
                    heading="The plan changed once, in public and with its reasons",
                    standfirst="A plan has to be able to change, and everyone has to be able to see that it did. What it said before is kept for good, beside what it says now.",
                    changes=(BoardChange(title="Target for 1.1: second reading", resolution="Resolution 2023-41, carried as amended", meeting="Meeting of 26 October 2023",
                                         before="85% of open files read again within 30 days, by 31 December 2024.", now="The same 85%, by 31 December 2025.",
                                         why="The review of files ended in September instead of June. A lower target was proposed; the Board kept the target and moved the date. Ratings given earlier stay as they were."),
                             BoardChange(title="Considered, not changed", resolution="Resolution 2023-42, lost", meeting="Meeting of 26 October 2023",
                                         why="A range in place of the single clearance target was moved and lost, five votes to two. For it: one number can be chased. Against it: a range is comfortable. The Board returns to the question on 26 September 2024.")),
                    source=SourceLine(text="Resolutions, minutes and the plan as it read on any day are on the Board’s website.", tag=ILLUSTRATIVE)),
            Reading(key="reading", run="How to read these numbers", kicker="How to read these numbers", finding="Marks, words, and one change worked out.",
                    heading="Every chart is drawn in one way, and every word has one meaning", chart=reading_chart(),
                    said_heading="What is said about an action",
                    said=(Meaning(state=state("complete"), meaning="Done, and the Chief’s office agreed"), Meaning(state=state("on_track"), meaning="Expected on its date"), Meaning(state=state("at_risk"), meaning="May miss its date; a remedy is under way"),
                          Meaning(state=state("delayed"), meaning="Has missed its date or will; new date given"), Meaning(state=state("not_started"), meaning="Its time has not come"), Meaning(state=state("on_hold"), meaning="Stopped for a reason, not given up"), Meaning(state=state("cancelled"), meaning="Will not be done; the Board was told why")),
                    computed_heading="What is computed for an indicator",
                    computed=(Meaning(state=state("achieved"), meaning="At the promise or past it"), Meaning(state=state("on_track"), meaning="Where a straight line says it should be"), Meaning(state=state("at_risk"), meaning="A little behind that line"),
                              Meaning(state=state("off_track"), meaning="Well behind it, or outside its band"), Meaning(state=state("worsening"), meaning="Worse than where it began"), Meaning(state=state("no_rating"), meaning="Not due, not reported, or too few events")),
                    asides=(Aside(head="A change, worked out", text="From 6,783 to 6,999 occurrences is 216 more. 216 divided by 6,783 is 3.18%, shown as +3%. A rate has two changes: from 43.7% to 41.6% is 2.1 percentage points, or 5% less than it was."),
                            Aside(head="When parts do not add up", text="Thirty-seven occurrences belong to the Region but to none of its districts. They have a line of their own, so that every sum comes out."))),
            BackCover(key="contact", run="Contact and other formats", listed="Contact and other formats", finding="Large print, audio, French, and the data.", heading="Ask us about anything in this report",
                      asides=(Aside(head="Write, call or come", text="Office of the Board\\\n100 Example Road, Ontario\\\nboard@example.org\\\n555-0100"),
                              Aside(head="Other formats, at no charge", text="Large print, audio, braille, plain text and French, within ten working days. This file is tagged for screen readers and carries its own data."),
                              Aside(head="Next report", text="By 30 June 2025, for the year 2024. Until then the Board reviews the plan every quarter, in public."),
                              Aside(head="Is this copy genuine?", text="Compare the fingerprint below with the one on the Board’s website, or give the website this file. It says whether the edition is genuine and whether a newer one replaces it."))),
        ),
    )  # fmt: skip
