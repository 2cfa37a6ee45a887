"""The register of risks and its map: how likely, how grave, in the Board's words; the gravest first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import count_words, date_words, plural_words
from strategic_plan.models import Plan, Risk, RiskStep
from strategic_plan.summaries.environment.scan import ObjectiveLink, links_to

STEPS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk in words."""

    pk: int
    number: int
    title: str
    description: str
    likelihood: int
    impact: int
    likelihood_words: str
    impact_words: str
    score: int
    level: int
    level_words: str
    owner: str
    response_words: str
    treatment: str
    review_on: date
    is_review_late: bool
    factor_words: str
    objectives: tuple[ObjectiveLink, ...]
    closed_on: date | None
    closed_because: str

    @property
    def review_words(self) -> str:
        day = date_words(self.review_on)
        return _("Was due on %(day)s") % {"day": day} if self.is_review_late else day


@dataclass(frozen=True, slots=True)
class RiskCell:
    """One field of the map: its level in words, and the numbers of the risks that stand there."""

    score: int
    level: int
    level_words: str
    risks: tuple[RiskLine, ...]

    @property
    def spoken(self) -> str:
        numbers = ", ".join(str(risk.number) for risk in self.risks)
        return numbers or "–"


@dataclass(frozen=True, slots=True)
class RiskRow:
    """One step of likelihood, with a field for each step of impact."""

    words: str
    cells: tuple[RiskCell, ...]


@dataclass(frozen=True, slots=True)
class RiskRegister:
    """Open risks, gravest first; the map; and what was closed."""

    plan_title: str
    open: tuple[RiskLine, ...]
    closed: tuple[RiskLine, ...]
    impact_words: tuple[str, ...]
    rows: tuple[RiskRow, ...]
    highest: str

    @property
    def gravest(self) -> int:
        return sum(risk.level_words == self.highest for risk in self.open)

    @property
    def late(self) -> tuple[RiskLine, ...]:
        return tuple(risk for risk in self.open if risk.is_review_late)

    @property
    def sentence(self) -> str:
        """ "Six risks are open, one of them severe; one review is late." """
        total = len(self.open)
        if not total:
            return _("No risk to the plan is open.")
        said = plural_words(total, _("risk is open"), _("risks are open"), capital=True)
        if self.gravest:
            said += _(", %(count)s of them %(level)s") % {
                "count": count_words(self.gravest),
                "level": self.highest.lower(),
            }
        if self.late:
            late = len(self.late)
            said += "; " + plural_words(late, _("review is late"), _("reviews are late"))
        return f"{said}."


def read_risks(plan: Plan, *, today: date) -> RiskRegister:
    """The register of a plan: three queries, whatever the rows."""
    scales: dict[str, dict[int, str]] = defaultdict(dict)
    for step in RiskStep.objects.order_by("scale", "number"):
        scales[step.scale][step.number] = step.word
    levels = scales["level"] or {1: _("Not graded")}
    rows = (
        Risk.objects.filter(plan=plan)
        .select_related("factor")
        .prefetch_related("objectives__priority")
        .order_by("number")
    )
    lines = sorted((_line(risk, scales, levels, today) for risk in rows), key=lambda line: (-line.score, line.number))
    still_open = tuple(line for line in lines if line.closed_on is None)
    across = _steps(scales["impact"], [line.impact for line in still_open])
    down = _steps(scales["likelihood"], [line.likelihood for line in still_open])
    return RiskRegister(
        plan_title=plan.title,
        open=still_open,
        closed=tuple(line for line in lines if line.closed_on is not None),
        impact_words=tuple(across.values()),
        rows=tuple(
            RiskRow(words, tuple(_cell(likely, grave, still_open, levels) for grave in across))
            for likely, words in sorted(down.items(), reverse=True)
        ),
        highest=levels[max(levels)],
    )


def _steps(words: dict[int, str], used: list[int]) -> dict[int, str]:
    """The Board's steps; where it has none, or a risk stands on a step without a word, the number speaks."""
    if words and set(used) <= set(words):
        return words
    return {step: words.get(step, str(step)) for step in STEPS}


def _cell(likely: int, grave: int, lines: tuple[RiskLine, ...], levels: dict[int, str]) -> RiskCell:
    here = tuple(line for line in lines if (line.likelihood, line.impact) == (likely, grave))
    level, words = _level(likely * grave, levels)
    return RiskCell(likely * grave, level, words, here)


def _level(score: int, levels: dict[int, str]) -> tuple[int, str]:
    """The place of a level among four shades, and its word: the last level that begins at or below a score."""
    begins = sorted(levels)
    reached = [at for at in begins if at <= score] or begins[:1]
    place = len(reached)
    return min(4, round(place * 4 / len(begins)) or 1), levels[reached[-1]]


def _line(risk: Risk, scales: dict[str, dict[int, str]], levels: dict[int, str], today: date) -> RiskLine:
    level, level_words = _level(risk.score, levels)
    return RiskLine(
        pk=risk.pk,
        number=risk.number,
        title=risk.title,
        description=risk.description,
        likelihood=risk.likelihood,
        impact=risk.impact,
        likelihood_words=scales["likelihood"].get(risk.likelihood, str(risk.likelihood)),
        impact_words=scales["impact"].get(risk.impact, str(risk.impact)),
        score=risk.score,
        level=level,
        level_words=level_words,
        owner=risk.owner,
        response_words=str(risk.get_response_display()),
        treatment=risk.treatment,
        review_on=risk.review_on,
        is_review_late=risk.closed_on is None and risk.review_on < today,
        factor_words=str(risk.factor) if risk.factor else "",
        objectives=links_to(risk.objectives.all()),
        closed_on=risk.closed_on,
        closed_because=risk.closed_because,
    )
