"""The reading room: what a Board member should know before the meeting, the worst first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.comparisons import Sense
from strategic_plan.calculations.formats import NO_BREAK_SPACE, count_words, join_words, opening
from strategic_plan.calculations.ratings import Rating
from strategic_plan.calculations.statuses import Health
from strategic_plan.charts import Sparkline
from strategic_plan.models import Action, Cycle, Edition, Plan
from strategic_plan.permissions import Person, visible_editions
from strategic_plan.summaries.indicators.figures import Evaluation, newest_points
from strategic_plan.summaries.indicators.lines import actual_figure, change_words
from strategic_plan.summaries.plans import PlanReading, Said, read_plan
from strategic_plan.summaries.reading_since import Since, read_since

SHOWN_NUMBERS = 5
SHOWN_EDITIONS = 4
POINTS_OF_A_LINE = 13
"""A year of months and the month before it, so that the line begins where the comparison does."""


@dataclass(frozen=True, slots=True)
class Course:
    """One action as it was last approved, beside what was approved in the cycle before."""

    action: Action
    said: Said
    is_new: bool
    today: date
    read_until: datetime | None = None

    @property
    def is_past(self) -> bool:
        """Whether the date that was given has passed without a word."""
        return self.said.update.expected_on is not None and self.said.update.expected_on < self.today

    @property
    def health(self) -> Health:
        return Health(self.said.update.health)

    @property
    def before(self) -> Health | None:
        return Health(self.said.before.health) if self.said.before else None

    @property
    def got_worse(self) -> bool:
        return self.is_new and self.before is not None and self.health.rank < self.before.rank

    @property
    def is_unread(self) -> bool:
        """Whether these words were approved after their reader last looked."""
        approved_at = self.said.update.approved_at
        return self.read_until is not None and approved_at is not None and approved_at > self.read_until

    @property
    def has_moved(self) -> bool:
        """Whether the newest cycle says something else than the one before it."""
        return self.is_new and self.before is not None and self.health != self.before

    @property
    def before_words(self) -> str:
        """What it was: "was on track", "as before"; an older word says of which cycle it is."""
        if not self.is_new:
            return _("said for %(cycle)s") % {"cycle": name_of(self.said.update.cycle)}
        if self.before is None:
            return _("said for the first time")
        return _("as before") if self.before == self.health else _("was %(status)s") % {"status": self.before.words}


@dataclass(frozen=True, slots=True)
class MovedNumber:
    """A figure that changed from a year earlier, with its line."""

    code: str
    title: str
    value: str
    change: str
    rating: Rating
    line: Sparkline | None


@dataclass(frozen=True)
class ReadingRoom:
    """Everything the page shows."""

    reading: PlanReading
    newest: Cycle | None
    before: Cycle | None
    courses: tuple[Course, ...]
    numbers: tuple[MovedNumber, ...]
    editions: tuple[Edition, ...]
    since: Since

    @property
    def off_course(self) -> tuple[Course, ...]:
        """What needs attention: those that got worse first, then the worst."""
        off = (course for course in self.courses if course.health.needs_attention)
        return tuple(sorted(off, key=lambda each: (not each.got_worse, each.health.rank, each.action.due_on)))

    @property
    def also_changed(self) -> tuple[Course, ...]:
        return tuple(each for each in self.courses if each.has_moved and not each.health.needs_attention)

    @property
    def sentence(self) -> str:
        """What is so: "Two actions got worse since Quarter 4 2023, and one figure is worsening."."""
        if self.since.moment is not None and self.courses:
            return self.since.sentence
        worse = sum(course.got_worse for course in self.courses)
        worsening = sum(each.result.rating == Rating.WORSENING for each in self.reading.evaluations)
        parts = []
        if worse:
            parts.append(ngettext("{count} action got worse", "{count} actions got worse", worse).format(
                count=count_words(worse)
            ))  # fmt: skip
        if worsening:
            parts.append(
                ngettext("{count} figure is worsening", "{count} figures are worsening", worsening).format(
                    count=count_words(worsening)
                )
            )
        if not self.courses:
            return _("Nothing has been approved for reading yet.")
        if not parts:
            return _("Nothing got worse since %(cycle)s.") % {"cycle": self._before_words}
        if worse:
            parts[0] += _(" since %(cycle)s") % {"cycle": self._before_words}
        return opening(f"{', and '.join(parts)}.")

    @property
    def lead(self) -> str:
        """How the whole stands, and what is compared with what."""
        counts = self.reading.counts
        well = counts[Health.ON_TRACK] + counts[Health.COMPLETE]
        parts = [
            _("%(well)s of %(total)d actions are on track or complete; %(off)s need attention.")
            % {
                "well": count_words(well, capital=True),
                "total": counts.total,
                "off": count_words(counts.needing_attention),
            }
        ]
        if self.since.moment is not None:
            parts.append(_("You last read on %(day)s.") % {"day": self.since.day_words})
        elif self.newest and self.before:
            parts.append(
                _("%(newest)s is compared with %(before)s.")
                % {"newest": name_of(self.newest), "before": name_of(self.before)}
            )
        older = sum(not course.is_new for course in self.courses)
        if older and self.newest:
            parts.append(
                ngettext(
                    "{count} action has nothing approved for {cycle} yet; its last words stand.",
                    "{count} actions have nothing approved for {cycle} yet; their last words stand.",
                    older,
                ).format(count=count_words(older, capital=True), cycle=name_of(self.newest))
            )
        return " ".join(parts)

    @property
    def off_course_note(self) -> str:
        """How many, and in which order."""
        return _("%(count)d of %(total)d actions. Those that got worse come first.") % {
            "count": len(self.off_course),
            "total": self.reading.counts.total,
        }

    @property
    def _before_words(self) -> str:
        return name_of(self.before) if self.before else _("the plan began")


def read_reading_room(person: Person, plan: Plan, *, today: date, moment: datetime | None = None) -> ReadingRoom:
    """What was last approved of every action, the figures that moved, what came since a moment, and the reports."""
    reading = read_plan(plan, today=today)
    cycles = {said.update.cycle_id: said.update.cycle for said in reading.said.values()}
    newest = max(cycles.values(), key=lambda cycle: cycle.starts_on, default=None)
    before = Cycle.objects.before(newest).first() if newest else None
    courses = tuple(
        Course(action, reading.said[action.pk], reading.said[action.pk].update.cycle == newest, today, moment)
        for action in reading.actions
        if action.pk in reading.said
    )
    editions = visible_editions(person).standing().current().newest_first().with_report()[:SHOWN_EDITIONS]
    worse = sum(course.got_worse and course.is_unread for course in courses)
    since = read_since(person, reading.evaluations, moment=moment, worse=worse, today=today)
    return ReadingRoom(reading, newest, before, courses, moved_numbers(reading.evaluations), tuple(editions), since)


def moved_numbers(evaluations: Iterable[Evaluation]) -> tuple[MovedNumber, ...]:
    """Figures that changed from a year earlier: the worst rated first, then those that changed most."""
    moved = [
        each for each in evaluations if each.change.sense in (Sense.UP, Sense.DOWN) and each.change.relative is not None
    ]
    moved.sort(key=lambda each: (each.result.rating.rank, -abs(each.change.relative or Decimal(0))))
    return tuple(
        MovedNumber(
            code=each.indicator.code,
            title=each.indicator.title,
            value=actual_figure(each).text,
            change=change_words(each),
            rating=each.result.rating,
            line=_line(each),
        )
        for each in moved[:SHOWN_NUMBERS]
    )


def _line(evaluation: Evaluation) -> Sparkline | None:
    """The figure over its last year; None where there are too few points for a line."""
    points = newest_points(evaluation, POINTS_OF_A_LINE)
    if len(points) < 2:
        return None
    show = evaluation.unit.show
    first, last = points[0], points[-1]
    ends = join_words([f"{show(value.number or 0)} in {on:%B %Y}" for on, value in (first, last)], last="to")
    return Sparkline(
        title=f"{evaluation.indicator.title}: {ends}",
        values=tuple(value.number for _on, value in points),
        names=tuple(f"{on:%B %Y}" for on, _value in points),
        texts=tuple(show(value.number or 0) for _on, value in points),
    )


def name_of(cycle: Cycle) -> str:
    """A cycle's name, which no line breaks: "Quarter 4 2023"."""
    return cycle.title.replace(" ", NO_BREAK_SPACE)
