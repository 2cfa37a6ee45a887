"""The rules of obligations as the calculations take them, in words, and the days on which they fall."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from strategic_plan.calculations.due_dates import (
    AfterPeriod,
    Due,
    EveryYears,
    FixedDay,
    MeetingBefore,
    Rule,
    falls_in,
)
from strategic_plan.calculations.formats import date_words, month_name
from strategic_plan.models import Meeting, Obligation


def rule_of(obligation: Obligation, *, first_month: int = 1) -> Rule | None:
    """The rule of a duty; None where it comes up by hand. Raises NeverFallsError for a rule that never falls."""
    kinds = Obligation.Rule
    match obligation.rule:
        case kinds.FIXED_DAY:
            return FixedDay(obligation.rule_month or 0, obligation.rule_day or 0)
        case kinds.MEETING_BEFORE:
            return MeetingBefore(obligation.rule_month or 0, obligation.rule_day or 0)
        case kinds.AFTER_PERIOD:
            days = -1 if obligation.rule_days_after is None else obligation.rule_days_after
            return AfterPeriod(obligation.rule_months or 0, days, first_month)
        case kinds.EVERY_YEARS if obligation.rule_from:
            return EveryYears(obligation.rule_years or 0, obligation.rule_from)
        case kinds.EVERY_YEARS:
            return EveryYears(0, date.min)
    return None


def rule_words(obligation: Obligation) -> str:
    """A rule in words: "45 days after each quarter"; what people typed where it comes up by hand."""
    kinds = Obligation.Rule
    match obligation.rule:
        case kinds.FIXED_DAY:
            return _("each year on %(day)s") % {"day": _day(obligation)}
        case kinds.MEETING_BEFORE:
            return _("each year at the last meeting up to %(day)s") % {"day": _day(obligation)}
        case kinds.AFTER_PERIOD:
            length = {1: _("month"), 3: _("quarter"), 6: _("half-year"), 12: _("year")}[obligation.rule_months or 12]
            return _("%(days)d days after each %(period)s") % {
                "days": obligation.rule_days_after or 0,
                "period": length,
            }
        case kinds.EVERY_YEARS if obligation.rule_from:
            words = _("every %(years)d years, counted from %(day)s")
            if obligation.rule_years == 1:
                words = _("every year, counted from %(day)s")
            return words % {"years": obligation.rule_years or 1, "day": date_words(obligation.rule_from)}
    return obligation.frequency


def dues_of(obligation: Obligation, year: int, *, meetings: Iterable[date], first_month: int) -> tuple[Due, ...]:
    """When a duty falls due in a year, while it is in force."""
    rule = rule_of(obligation, first_month=first_month)
    if rule is None:
        return ()
    return tuple(
        due
        for due in falls_in(rule, year, meetings=meetings)
        if (obligation.retired_on is None or due.on < obligation.retired_on)
        and (obligation.starts_on is None or due.on >= obligation.starts_on)
    )


def meeting_days(year: int) -> list[date]:
    """The public meetings of a year; a day in camera is no day for a deliverable that everybody sees."""
    return list(Meeting.objects.public().filter(held_on__year=year).values_list("held_on", flat=True))


def _day(obligation: Obligation) -> str:
    return f"{obligation.rule_day} {month_name(obligation.rule_month or 1)}"
