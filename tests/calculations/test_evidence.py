"""What is said beside what is known: each kind of remark, and silence where both agree."""

from datetime import date
from decimal import Decimal

import pytest

from strategic_plan.calculations.evidence import (
    IndicatorKnown,
    Known,
    MilestoneSaid,
    Remark,
    RemarkCode,
    Said,
    check_objective,
    check_update,
    heading,
)
from strategic_plan.calculations.ratings import Rating
from strategic_plan.calculations.statuses import Health

TODAY = date(2024, 4, 11)
PAST, FUTURE = date(2024, 2, 29), date(2024, 5, 31)
WORSENING = IndicatorKnown("the clearance rate", Rating.WORSENING, "42%", "45%")


def remarks(said: Said, known: Known | None = None) -> list[tuple[RemarkCode, str]]:
    """The kinds of remark and the fields they point at."""
    return [(remark.code, remark.anchor) for remark in check_update(said, known or Known(TODAY))]


def plain(remark: Remark) -> tuple[str, str, str]:
    """The words of a remark with ordinary spaces."""
    said, known = (text.replace("\u00a0", " ") for text in (remark.said, remark.known))
    return said, known, remark.settle


def test_update_that_agrees_with_what_is_known_has_no_remark() -> None:
    said = Said(
        Health.ON_TRACK,
        "Thirteen reviews were held.",
        Decimal(60),
        FUTURE,
        (
            MilestoneSaid("First review", PAST, is_met=True),
            MilestoneSaid("Side note", PAST, is_dropped=True),
            MilestoneSaid("All districts meeting", FUTURE),
        ),
        "Twelve reviews were held.",
        Decimal(40),
    )
    known = Known(TODAY, PAST, FUTURE, 1, True, (IndicatorKnown("reviews", Rating.ON_TRACK, "13"),))
    assert check_update(said, known) == ()
    assert heading(()) == ""


def test_on_track_with_an_overdue_milestone() -> None:
    (remark,) = check_update(
        Said(Health.ON_TRACK, milestones=(MilestoneSaid("All districts meeting", PAST),)), Known(TODAY)
    )
    assert (remark.code, remark.anchor) == (RemarkCode.MILESTONE_OVERDUE, "milestones")
    assert plain(remark) == (
        "On track.",
        "“All districts meeting” was due on 29 February 2024 and is 42 days overdue.",
        "Mark it met, or give it a date",
    )


def test_new_date_for_the_action_but_none_for_its_milestone() -> None:
    said = Said(Health.AT_RISK, expected_on=FUTURE, milestones=(MilestoneSaid("All districts meeting", PAST),))
    (remark,) = check_update(said, Known(TODAY))
    assert remark.code == RemarkCode.MILESTONE_WITHOUT_DATE
    assert plain(remark) == (
        "At risk, expected by 31 May 2024, and no milestone moved.",
        "“All districts meeting” was due on 29 February 2024 and has no new date.",
        "Give it a date",
    )


def test_milestone_due_today_is_not_overdue() -> None:
    assert remarks(Said(Health.ON_TRACK, milestones=(MilestoneSaid("Review", TODAY),))) == []


def test_complete_with_milestones_still_open() -> None:
    said = Said(Health.COMPLETE, milestones=(MilestoneSaid("One", PAST), MilestoneSaid("Two", FUTURE)))
    (remark,) = check_update(said, Known(TODAY, due_on=PAST))
    assert remark.code == RemarkCode.MILESTONE_OPEN
    assert remark.known == "“One” and “Two” are still open."


def test_cancelled_action_is_not_asked_for_its_milestones_and_dates() -> None:
    said = Said(Health.CANCELLED, percent=Decimal(20), expected_on=PAST, milestones=(MilestoneSaid("One", PAST),))
    assert remarks(said, Known(TODAY, due_on=PAST)) == []


def test_date_past_without_saying_so() -> None:
    assert remarks(Said(Health.ON_TRACK), Known(TODAY, due_on=PAST)) == [(RemarkCode.DUE_DATE_PAST, "health")]
    assert remarks(Said(Health.DELAYED), Known(TODAY, due_on=PAST)) == []


def test_expected_date_that_is_itself_past() -> None:
    said = Said(Health.DELAYED, expected_on=PAST)
    assert remarks(said) == [(RemarkCode.EXPECTED_DATE_PAST, "expected_on")]


def test_not_started_after_the_day_it_was_to_start() -> None:
    known = Known(TODAY, starts_on=PAST)
    assert remarks(Said(Health.NOT_STARTED), known) == [(RemarkCode.START_DATE_PAST, "narrative")]
    assert remarks(Said(Health.ON_TRACK), known) == []


def test_progress_going_down() -> None:
    (remark,) = check_update(Said(Health.ON_TRACK, percent=Decimal(30), previous_percent=Decimal(45)), Known(TODAY))
    assert remark.code == RemarkCode.PROGRESS_DOWN
    assert plain(remark) == ("30% done.", "The last update said 45%.", "Say what was undone")


@pytest.mark.parametrize(
    ("health", "percent", "agrees"),
    [
        (Health.COMPLETE, 100, True),
        (Health.COMPLETE, 90, False),
        (Health.ON_TRACK, 100, False),
        (Health.ON_TRACK, 0, True),
        (Health.NOT_STARTED, 0, True),
        (Health.NOT_STARTED, 10, False),
        (Health.CANCELLED, 100, True),
    ],
)
def test_progress_that_does_not_agree_with_the_status(health: Health, percent: int, agrees: bool) -> None:
    expected = [] if agrees else [(RemarkCode.PROGRESS_DISAGREES, "percent")]
    assert remarks(Said(health, percent=Decimal(percent))) == expected


def test_same_narrative_as_last_time_whatever_its_spacing_and_case() -> None:
    said = Said(Health.ON_TRACK, "Reviews  were held.\n", previous_narrative="reviews were held.")
    assert remarks(said) == [(RemarkCode.SAME_NARRATIVE, "narrative")]
    assert remarks(Said(Health.ON_TRACK)) == []


def test_no_update_for_two_cycles() -> None:
    (remark,) = check_update(Said(Health.ON_TRACK), Known(TODAY, cycles_without_update=2))
    assert (remark.code, remark.known) == (
        RemarkCode.NO_UPDATE,
        "Nothing was reported for two cycles before this one.",
    )


def test_indicator_off_track_under_an_objective_whose_actions_are_all_on_track() -> None:
    (remark,) = check_objective([Health.ON_TRACK, Health.COMPLETE], [WORSENING])
    assert remark.code == RemarkCode.INDICATOR_OFF_TRACK
    assert plain(remark) == (
        "Both actions are on track or complete.",
        "The clearance rate is worsening: 42%, when 45% was expected by now.",
        "Say why they differ",
    )
    assert check_objective([Health.ON_TRACK, Health.AT_RISK], [WORSENING]) == ()
    assert check_objective([], [WORSENING]) == ()
    (remark,) = check_objective([Health.ON_TRACK] * 3, [WORSENING])
    assert remark.said == "All 3 actions are on track or complete."


def test_update_is_told_of_the_indicator_only_when_every_action_is_on_track() -> None:
    said = Said(Health.ON_TRACK)
    assert remarks(said, Known(TODAY, indicators=(WORSENING,))) == []
    assert remarks(said, Known(TODAY, all_on_track=True, indicators=(WORSENING,))) == [
        (RemarkCode.INDICATOR_OFF_TRACK, "narrative")
    ]
    assert remarks(Said(Health.AT_RISK), Known(TODAY, all_on_track=True, indicators=(WORSENING,))) == []


def test_indicator_without_an_expected_value_shows_its_actual_alone() -> None:
    (remark,) = check_objective([Health.ON_TRACK], [IndicatorKnown("sick days", Rating.OFF_TRACK, "9 days")])
    assert remark.known == "Sick days is off track: 9 days."


def test_heading_counts_what_does_not_fit() -> None:
    (remark,) = check_objective([Health.ON_TRACK], [WORSENING])
    assert heading([remark]) == "one thing does not fit"
    assert heading([remark] * 2) == "two things do not fit"
