"""Every indicator of the plan by priority, as it stands today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import PERCENT, count_words, date_words
from strategic_plan.calculations.ratings import NoRating, Rating, RatingCounts
from strategic_plan.models import Indicator, Organization, Plan, Priority
from strategic_plan.summaries.indicators.figures import Evaluation, evaluate_indicators
from strategic_plan.summaries.indicators.lines import indicator_line
from strategic_plan.summaries.portal.words import bare
from strategic_plan.summaries.quality import DataQuality, read_quality
from strategic_plan.summaries.reports.plan import PlanIndicator

BAD = (Rating.WORSENING, Rating.OFF_TRACK)
UNRATED = (NoRating.NO_TARGET, NoRating.INFORMATIONAL)


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One indicator with the code of its objective."""

    objective_code: str
    objective_title: str
    indicator: PlanIndicator

    @property
    def unit(self) -> str:
        """The unit where it is a word of its own, which stands below the number."""
        known = self.indicator.actual.value is not None
        return self.indicator.unit if known and self.indicator.unit != PERCENT.name else ""

    @property
    def value(self) -> str:
        """The number without that word."""
        return bare(self.indicator.actual.text, self.unit) if self.unit else self.indicator.actual.text

    @property
    def is_informational(self) -> bool:
        return self.indicator.direction == Indicator.Direction.INFORMATIONAL


@dataclass(frozen=True, slots=True)
class PriorityFigures:
    """The indicators of one priority: those with a target, and those shown for information."""

    number: int
    title: str
    words: str
    lines: tuple[FigureLine, ...]


@dataclass(frozen=True)
class FiguresPage:
    """Everything the page and its file show."""

    today: date
    priorities: tuple[PriorityFigures, ...]
    counts: RatingCounts
    is_preliminary: bool
    quality: DataQuality

    @property
    def sentence(self) -> str:
        """What is so: "Three of 19 rated figures are off track or worsening."."""
        rated = sum(count for _rating, count in self.counts.counts)
        bad = sum(count for rating, count in self.counts.counts if rating in BAD)
        if not self.counts.total:
            return _("No figure measures this plan yet.")
        if not rated:
            return _("No figure can be rated yet.")
        if not bad:
            return ngettext(
                "The one rated figure is neither off track nor worsening.",
                "None of {rated} rated figures is off track or worsening.",
                rated,
            ).format(rated=count_words(rated))
        return ngettext(
            "{bad} of {rated} rated figures is off track or worsening.",
            "{bad} of {rated} rated figures are off track or worsening.",
            bad,
        ).format(bad=count_words(bad, capital=True), rated=count_words(rated))

    @property
    def lead(self) -> str:
        """The rule of complete months, said where figures are compared."""
        return _("Only complete months are compared, each span with the same months a year earlier.")

    @property
    def as_of(self) -> str:
        return date_words(self.today)


def read_figures(plan: Plan, *, today: date) -> FiguresPage:
    """The indicators in force as they stand today, in a fixed number of queries."""
    organization = Organization.objects.get()
    evaluations = evaluate_indicators(
        Indicator.objects.filter(objective__priority__plan=plan).current(today),
        starts_on=date(today.year, 1, 1),
        ends_on=today,
        today=today,
        organization=organization,
    )
    return FiguresPage(
        today=today,
        priorities=_by_priority(evaluations),
        counts=RatingCounts.of(each.result for each in evaluations if each.result.reason not in UNRATED),
        is_preliminary=any(each.is_preliminary for each in evaluations),
        quality=read_quality(plan, today=today),
    )


def _by_priority(evaluations: Sequence[Evaluation]) -> tuple[PriorityFigures, ...]:
    priorities: dict[int, Priority] = {}
    grouped: dict[int, list[Evaluation]] = {}
    for evaluation in evaluations:
        priority = evaluation.indicator.objective.priority
        priorities.setdefault(priority.pk, priority)
        grouped.setdefault(priority.pk, []).append(evaluation)
    return tuple(
        PriorityFigures(
            number=priorities[pk].number,
            title=priorities[pk].title,
            words=RatingCounts.of(each.result for each in group).sentence(),
            lines=tuple(
                FigureLine(
                    each.indicator.objective.code,
                    each.indicator.objective.title,
                    indicator_line(each, with_chart=False),
                )
                for each in sorted(group, key=_informational_last)
            ),
        )
        for pk, group in grouped.items()
    )


def _informational_last(evaluation: Evaluation) -> bool:
    return evaluation.indicator.direction == Indicator.Direction.INFORMATIONAL
