"""Values that were due: on time, late or never, and shares of sums."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from strategic_plan.calculations.quality import ExpectedValue, Quality, Timeliness

MARCH, TODAY = date(2024, 3, 31), date(2024, 5, 15)


def test_a_value_is_on_time_until_the_day_it_is_due() -> None:
    assert ExpectedValue(MARCH, 30, date(2024, 4, 30)).timeliness(TODAY) == Timeliness.ON_TIME
    assert ExpectedValue(MARCH, 30, date(2024, 5, 1)).timeliness(TODAY) == Timeliness.LATE


def test_a_value_nobody_reported_is_missing_once_it_is_due() -> None:
    assert ExpectedValue(MARCH, 30).timeliness(date(2024, 4, 29)) is None
    assert ExpectedValue(MARCH, 30).timeliness(date(2024, 4, 30)) == Timeliness.NEVER


def test_a_value_is_not_known_before_it_was_reported() -> None:
    assert ExpectedValue(MARCH, 30, date(2024, 6, 1)).timeliness(TODAY) == Timeliness.NEVER


def test_without_a_value_due_there_is_no_share() -> None:
    assert Quality().share_reported is None


@given(some.lists(some.builds(Quality, *[some.integers(0, 50)] * 3)))
def test_shares_of_sums_add_up_to_everything_that_was_due(parts: list[Quality]) -> None:
    total = sum(parts, Quality())
    assert total.due == sum(part.due for part in parts)
    shares = [total.share(count) for count in (total.on_time, total.late, total.never)]
    assert (None in shares) == (total.due == 0)
    if total.due:
        known = [share for share in shares if share is not None]
        assert abs(sum(known, Decimal(0)) - 100) < Decimal("0.000001")
