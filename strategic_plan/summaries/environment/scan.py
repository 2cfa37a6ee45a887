"""Scans with their factors: what is seen, on what evidence, what it means, and which objectives answer it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import count_words, date_words, opening, plural_words, qualified
from strategic_plan.models import Factor, Indicator, Objective, Organization, Plan, Scan
from strategic_plan.summaries.indicators.figures import YEARS_BACK, Evaluation, evaluate_indicators, value_over
from strategic_plan.summaries.observed import periods_within


@dataclass(frozen=True, slots=True)
class ObjectiveLink:
    """An objective that answers something, by its code and title."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class YearValue:
    """One year of an indicator; without a value where the year was not recorded."""

    year: int
    value: Decimal | None
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a factor stands on: an indicator's last five years, a source, or both."""

    indicator_code: str
    indicator_title: str
    years: tuple[YearValue, ...]
    source: str
    source_url: str

    @property
    def known(self) -> tuple[YearValue, ...]:
        return tuple(each for each in self.years if each.value is not None)

    @property
    def sentence(self) -> str:
        """The years as words: "Auto thefts, Region: 589 in 2021, 804 in 2023." """
        known = self.known
        if not known:
            return _("%(title)s: nothing was recorded in these years.") % {"title": self.indicator_title}
        if len(known) == 1:
            return f"{self.indicator_title}: {known[0].text} in {known[0].year}."
        return f"{self.indicator_title}: {known[0].text} in {known[0].year}, {known[-1].text} in {known[-1].year}."


@dataclass(frozen=True, slots=True)
class FactorLine:
    """One factor with all that is shown of it."""

    pk: int
    number: int
    kind: str
    kind_words: str
    reach_words: str
    title: str
    description: str
    implications: str
    evidence: Evidence
    objectives: tuple[ObjectiveLink, ...]


@dataclass(frozen=True, slots=True)
class ScanPage:
    """One scan with its factors in their order."""

    pk: int
    title: str
    scanned_on: date
    made_by: str
    summary: str
    factors: tuple[FactorLine, ...]

    @property
    def unanswered(self) -> tuple[FactorLine, ...]:
        """The factors that no objective answers."""
        return tuple(factor for factor in self.factors if not factor.objectives)

    @property
    def sentence(self) -> str:
        """ "The scan found nine factors; objectives answer eight of them." """
        total, left = len(self.factors), len(self.unanswered)
        if not total:
            return _("The scan holds no factor yet.")
        found = plural_words(total, _("factor"), _("factors"))
        if not left:
            return _("The scan found %(found)s; objectives answer every one.") % {"found": found}
        return _("The scan found %(found)s; objectives answer %(answered)s of them.") % {
            "found": found,
            "answered": count_words(total - left) if total > left else _("none"),
        }

    @property
    def meta(self) -> str:
        return _("%(office)s, finished on %(day)s") % {"office": self.made_by, "day": date_words(self.scanned_on)}


def read_scans(plan: Plan, *, today: date) -> tuple[ScanPage, ...]:
    """The scans of a plan, the newest first; evidence is the last five complete years of each indicator."""
    scans = list(Scan.objects.filter(plan=plan))
    factors = list(Factor.objects.of_plan(plan).prefetch_related("objectives__priority"))
    histories = _histories(factors, today)
    return tuple(
        ScanPage(
            pk=scan.pk,
            title=scan.title,
            scanned_on=scan.scanned_on,
            made_by=scan.made_by,
            summary=scan.summary,
            factors=tuple(_factor(factor, histories) for factor in factors if factor.scan_id == scan.pk),
        )
        for scan in scans
    )


def links_to(objectives: Iterable[Objective]) -> tuple[ObjectiveLink, ...]:
    """Objectives in the order of their codes."""
    in_order = sorted(objectives, key=lambda objective: (objective.priority.number, objective.number))
    return tuple(ObjectiveLink(objective.code, objective.title) for objective in in_order)


def _factor(factor: Factor, histories: dict[int, tuple[YearValue, ...]]) -> FactorLine:
    return FactorLine(
        pk=factor.pk,
        number=factor.number,
        kind=factor.kind,
        kind_words=str(factor.get_kind_display()),
        reach_words=str(factor.get_reach_display()),
        title=factor.title,
        description=factor.description,
        implications=factor.implications,
        evidence=Evidence(
            indicator_code=factor.indicator.code if factor.indicator else "",
            indicator_title=factor.indicator.title if factor.indicator else "",
            years=histories.get(factor.indicator_id or 0, ()),
            source=factor.source,
            source_url=factor.source_url,
        ),
        objectives=links_to(factor.objectives.all()),
    )


def _histories(factors: list[Factor], today: date) -> dict[int, tuple[YearValue, ...]]:
    """The last five complete years of every indicator that a factor rests on."""
    wanted = {factor.indicator_id for factor in factors if factor.indicator_id}
    organization = Organization.objects.first()
    if not wanted or organization is None:
        return {}
    last = today.year - 1
    evaluations = evaluate_indicators(
        Indicator.objects.filter(pk__in=wanted),
        starts_on=date(last, 1, 1),
        ends_on=date(last, 12, 31),
        today=today,
        organization=organization,
    )
    return {each.indicator.pk: _years(each, last) for each in evaluations}


def _years(evaluation: Evaluation, last: int) -> tuple[YearValue, ...]:
    measure = evaluation.indicator.numerator
    if measure is None:
        return ()
    years = []
    for year in range(last - YEARS_BACK + 1, last + 1):
        value = value_over(evaluation, periods_within(measure.grain, date(year, 1, 1), date(year, 12, 31)))
        text = qualified(value, evaluation.unit) if value.is_present else opening(_("not recorded"))
        years.append(YearValue(year, value.number if value.is_present else None, text))
    return tuple(years)
