"""The other four priorities of the sample annual report: fewer figures than the first, so that pages of each size occur."""

# ruff: noqa: E501 -- a sentence stays on its line

from datetime import date

from strategic_plan.summaries.reports.annual_sections import CodedLine, PriorityAccount, Story
from strategic_plan.summaries.reports.figures import KeyFigure, SourceLine
from strategic_plan.summaries.reports.sections import DatedLine, IndicatorRow
from tests.documents.sample_figures import ILLUSTRATIVE, count, figure, state, target_line

SOURCE = SourceLine(
    text="Source: Service records and status updates, as of 11 April 2024. Targets and ratings:", tag=ILLUSTRATIVE
)


def other_priorities() -> tuple[PriorityAccount, ...]:
    return (community(), members(), property_crime(), enforcement())


def community() -> PriorityAccount:
    return PriorityAccount(
        key="priority-2", run="Priority 2: Community satisfaction", kicker="Priority 2: Community satisfaction",
        finding="Three of four actions are done; the schools want more.", heading="Officers met people before anything had gone wrong",
        number=2, title="Community satisfaction", promise="Be met and known before you are needed, by newcomers and students above all.",
        key_figure=KeyFigure(label="The number that matters", figure=figure("214", "214"), words="newcomers came to a talk in their first year here. Promised: 400 by 31 December 2024.", tag=ILLUSTRATIVE),
        action_counts_head="Four actions", action_counts=(count("complete", 3), count("on_track", 1)),
        indicator_counts_head="Two indicators", indicator_counts=(count("on_track", 1), count("no_rating", 1, "1 for information")),
        promised=(
            CodedLine(code="2.1", text="Reach newcomers with what they need to know about fraud, home, vehicle and online safety."),
            CodedLine(code="2.2", text="Be present in schools in ways that students choose."),
            CodedLine(code="2.3", text="Explain police work to the public soon after it happens."),
        ),
        happened="From May to November a multicultural council and officers of District 1 spoke with newcomers about fraud and scams, home and vehicle safety, identity theft and safety online. Twelve young people who had just arrived climbed rocks with officers in May and June.\n\nIn October a table appeared in a school cafeteria, with bread from a local bakery and two officers who stayed for lunch. A second one, in a library, followed. In the fall students investigated a mock crime with police, fire and paramedic services, and testified in a mock trial.",
        chart=None, multiples=None, indicators_caption="One indicator is on track; one is for information", previous_head="2022", actual_head="2023",
        indicators=(
            IndicatorRow(objective="2.1", title="Newcomers who attended a talk", previous=figure("0"), actual=figure("214"), expected=figure("200"), promised="400 by 2024", rating=state("on_track"), line=target_line("On track: 214, where 200 were expected", "on_track", "0", "214", "200", "400")),
            IndicatorRow(objective="2.3", title="Media releases, District 1", previous=figure("–"), actual=figure("83"), expected=figure("–"), promised="For information", rating=state("no_rating")),
        ),
        indicators_source=SOURCE,
        figures=(),
        story=Story(label="Story", heading="Lunch at table nine", text="The first day nobody sat down. On the second a student asked whether the officers were waiting for someone. By the fourth week there were not enough chairs, and the talk was about driving tests, older brothers and what a constable earns.", tag=ILLUSTRATIVE),
        next_lines=(DatedLine(on=date(2024, 6, 30), words="30 June 2024", text="Tables open in two more schools that asked"), DatedLine(on=date(2024, 9, 30), words="30 Sept 2024", text="Mentorship begins again with the same partners")),
    )  # fmt: skip


def members() -> PriorityAccount:
    return PriorityAccount(
        key="priority-3", run="Priority 3: Member satisfaction", kicker="Priority 3: Member satisfaction",
        finding="Coaching is under way everywhere; the station is late.", heading="Supervisors learned to coach; the building did not keep up",
        number=3, title="Member satisfaction", promise="Make this a service where people are coached, thanked and looked after.",
        key_figure=KeyFigure(label="The number that matters", figure=figure("100%", "100"), words="of supervisors in District 1 trained to coach on four headings.", tag=ILLUSTRATIVE),
        action_counts_head="Three actions", action_counts=(count("on_track", 2), count("delayed", 1)),
        indicator_counts_head="One indicator", indicator_counts=(count("achieved", 1),),
        promised=(CodedLine(code="3.1", text="Give every member regular coaching and a workplace worth coming to."), CodedLine(code="3.2", text="Follow up after every critical incident."), CodedLine(code="3.3", text="Recognize good work within the month.")),
        happened="Supervisors in District 1 were trained to hold coaching sessions under four headings, with room for both sides to write. Recognition became a monthly habit, from certificates to a board on the wall.\n\nThe upgrade of washrooms, flooring and the community room is late: the flooring supplier withdrew in November and the contract was let again.",
        chart=None, multiples=None, indicators_caption="The one indicator is achieved", previous_head="2022", actual_head="2023",
        indicators=(IndicatorRow(objective="3.1", title="Supervisors trained to coach, District 1", previous=figure("0%"), actual=figure("100%"), expected=figure("75%"), promised="100% by 2024", rating=state("achieved"), line=target_line("Achieved: 100%", "achieved", "0", "100", "75", "100")),),
        indicators_source=SOURCE, figures=(), story=None,
        next_lines=(DatedLine(on=date(2024, 6, 30), words="30 June 2024", text="Washrooms, flooring and community room finished"),),
    )  # fmt: skip


def property_crime() -> PriorityAccount:
    return PriorityAccount(
        key="priority-4", run="Priority 4: Property crime and auto theft", kicker="Priority 4: Property crime and auto theft",
        finding="Four town halls held; two actions are behind.", heading="Residents know more about auto theft; monthly figures are still to come",
        number=4, title="Property crime and auto theft", promise="See fewer vehicles and goods stolen, and help residents protect what is theirs.",
        key_figure=KeyFigure(label="The number that matters", figure=figure("4", "4"), words="town halls on auto theft in 2023, the first of them in March."),
        action_counts_head="Four actions", action_counts=(count("complete", 1), count("on_track", 1), count("at_risk", 1), count("delayed", 1)),
        indicator_counts_head="One indicator", indicator_counts=(count("off_track", 1),),
        promised=(CodedLine(code="4.1", text="Tell residents what is stolen, where and how to prevent it, every month."), CodedLine(code="4.2", text="Keep young people from being recruited for theft.")),
        happened="A regional task force on auto theft was formed and front-line officers were trained. Insurers, manufacturers and police met at a summit. Residents received an e-mail list of their own, four town halls and a campaign on social media.\n\nPublishing theft figures each month is at risk, because the data feed is tested but not accepted. Work with youth at risk of recruitment is delayed: two of four schools have set no date.",
        chart=None, multiples=None, indicators_caption="The one indicator is off track", previous_head="2022", actual_head="2023",
        indicators=(IndicatorRow(objective="4.1", title="Months with theft figures published", previous=figure("0"), actual=figure("1"), expected=figure("6"), promised="12 by 2024", rating=state("off_track"), line=target_line("Off track: 1 month, where 6 were expected", "off_track", "0", "1", "6", "12")),),
        indicators_source=SOURCE, figures=(), story=None,
        next_lines=(DatedLine(on=date(2024, 5, 31), words="31 May 2024", text="The first monthly theft figures are published"), DatedLine(on=date(2024, 9, 30), words="30 Sept 2024", text="Prevention work begins in the two schools that have a date")),
    )  # fmt: skip


def enforcement() -> PriorityAccount:
    return PriorityAccount(
        key="priority-5", run="Priority 5: Enforcement and intervention", kicker="Priority 5: Enforcement and intervention",
        finding="More stops on the road; the camera pilot waits.", heading="Stops rose by a fifth, and protests were met with training",
        number=5, title="Enforcement and intervention", promise="Make roads safer for everyone, and meet protests with patience and skill.",
        key_figure=KeyFigure(label="The number that matters", figure=figure("17,112", "17112"), words="traffic stops in District 1, up 19% as stated by the source."),
        action_counts_head="Three actions", action_counts=(count("on_track", 2), count("on_hold", 1)),
        indicator_counts_head="No rated indicator", indicator_counts=(count("no_rating", 6, "6 for information"),),
        promised=(CodedLine(code="5.1", text="Reduce the number of people killed or seriously hurt on the road."), CodedLine(code="5.2", text="Respond to protests with people who are trained for it.")),
        happened="District 1 set aggressive, distracted and impaired driving first, then commercial vehicles. A road-safety team worked beside patrol.\n\nEighteen protests and demonstrations took 334 officer hours. The Service trained front-line and senior officers, asked a Crown attorney for advice on protest law, and is creating a post for a protest liaison officer. The camera pilot is on hold until the municipal by-law passes.",
        chart=None, multiples=None, indicators_caption="", previous_head="2022", actual_head="2023", indicators=(), indicators_source=None,
        figures=(
            KeyFigure(label="Speeding 40 km/h or more over, charges", figure=figure("198", "198"), words="No earlier figure published"),
            KeyFigure(label="Distracted driving, charges", figure=figure("over 160", "160"), words="at least 160, as stated by the source"),
            KeyFigure(label="Impaired driving, arrests", figure=figure("198", "198"), words="No earlier figure published"),
            KeyFigure(label="Commercial vehicle charges", figure=figure("510", "510"), words="No earlier figure published"),
            KeyFigure(label="Traffic complaints received", figure=figure("3,547", "3547"), words="No earlier figure published"),
            KeyFigure(label="Part III summonses", figure=figure("1,050", "1050"), words="Up 3% from 2021, as stated by the source"),
        ),
        story=None,
        next_lines=(DatedLine(on=date(2024, 5, 31), words="31 May 2024", text="A protest liaison officer takes up the post"), DatedLine(on=date(2024, 5, 31), words="May 2024", text="Council decides on the camera by-law; a date is then set")),
        source=SourceLine(text="Source: records of District 1, 2023. Counts of police activity are for information: more is neither better nor worse."),
    )  # fmt: skip
