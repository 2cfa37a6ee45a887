"""Key figures: each indicator of a dashboard as one number, with its sentence, its change and its finality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import PERCENT, count_words, glue, opening
from strategic_plan.models import Indicator, Organization
from strategic_plan.summaries.indicators.figures import Evaluation, evaluate_indicators
from strategic_plan.summaries.indicators.lines import indicator_line
from strategic_plan.summaries.portal.words import bare
from strategic_plan.summaries.reports.plan import PlanIndicator


@dataclass(frozen=True)
class KeyFigureLine:
    """One number with its words. A change that the source states without its base is repeated, never computed."""

    line: PlanIndicator
    evaluation: Evaluation

    @property
    def is_known(self) -> bool:
        return self.line.actual.value is not None or self.evaluation.judgement is not None

    @property
    def figure(self) -> str:
        """The number as short as it can be said; "at least 160" keeps its words."""
        if not self.is_known:
            return "–"
        unit = self.line.unit if self.line.unit != PERCENT.name else ""
        return opening(bare(self.line.actual.text, unit))

    @property
    def says(self) -> str:
        """What the number is."""
        return glue(self.line.title)

    @property
    def meta(self) -> str:
        """Its span, its change, and whether it may still move; where there is no number, why."""
        if not self.is_known:
            return glue(f"{self.line.period_words} · {self.line.actual.text}")
        change = self.line.change_words or _("no comparison")
        parts = [self.line.period_words, change, _("preliminary") if self.evaluation.is_preliminary else ""]
        return glue(" · ".join(part for part in parts if part))


@dataclass(frozen=True)
class KeyFigureGroup:
    """The figures under one objective."""

    code: str
    title: str
    lines: tuple[KeyFigureLine, ...]


@dataclass(frozen=True)
class KeyFigures:
    """Everything the page and its file show."""

    groups: tuple[KeyFigureGroup, ...]
    today: date

    @property
    def lines(self) -> tuple[KeyFigureLine, ...]:
        return tuple(line for group in self.groups for line in group.lines)

    @property
    def lead(self) -> str:
        """What is so: how many figures there are, and how many have nothing to be compared with."""
        known = sum(line.is_known for line in self.lines)
        bare_ones = sum(line.is_known and not line.line.change_words for line in self.lines)
        said = ngettext("{count} figure.", "{count} figures.", known).format(count=count_words(known, capital=True))
        if missing := len(self.lines) - known:
            said += " " + ngettext("{count} is not reported.", "{count} are not reported.", missing).format(
                count=count_words(missing, capital=True)
            )
        if bare_ones:
            said += " " + ngettext(
                "For {count} the year before is not known, so nothing is compared.",
                "For {count} the year before is not known, so nothing is compared.",
                bare_ones,
            ).format(count=count_words(bare_ones))
        return said


def read_key_figures(indicators: Sequence[Indicator], *, today: date) -> KeyFigures:
    """Indicators in their order, grouped by objective as each first comes; a fixed number of queries."""
    evaluations = {
        each.indicator.pk: each
        for each in evaluate_indicators(
            Indicator.objects.filter(pk__in=[indicator.pk for indicator in indicators]).current(today),
            starts_on=date(today.year, 1, 1),
            ends_on=today,
            today=today,
            organization=Organization.objects.get(),
        )
    }
    groups: dict[str, tuple[str, list[KeyFigureLine]]] = {}
    for indicator in indicators:
        if indicator.pk not in evaluations:
            continue
        evaluation = evaluations[indicator.pk]
        objective = evaluation.indicator.objective
        _title, lines = groups.setdefault(objective.code, (objective.title, []))
        lines.append(KeyFigureLine(indicator_line(evaluation, with_chart=False), evaluation))
    return KeyFigures(
        tuple(KeyFigureGroup(code, title, tuple(lines)) for code, (title, lines) in groups.items()), today
    )
