"""What the public pages of figures say, from a release and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from strategic_plan.calculations.formats import PERCENT, count_words, date_words
from strategic_plan.models import Release
from strategic_plan.summaries.portal.words import MEANINGS, bare, figure_sentence
from strategic_plan.summaries.releases.content import PublicFigures, PublicIndicator, public_figures_of


@dataclass(frozen=True, slots=True)
class PriorityFigures:
    """The indicators of one priority, those with a promise first."""

    number: int
    title: str
    indicators: tuple[PublicIndicator, ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """Every figure of a release."""

    release: Release
    figures: PublicFigures
    priorities: tuple[PriorityFigures, ...]

    @property
    def lead(self) -> str:
        """What is here, as of when, and whether it may still move."""
        count = len(self.figures.indicators)
        words = (
            f"{count_words(count, capital=True)} {'figure shows' if count == 1 else 'figures show'} how the plan goes, "
        )
        words += f"as of {self.figures.as_of_words}."
        return f"{words} Some are preliminary and may still be revised." if self.figures.is_preliminary else words

    @property
    def away(self) -> tuple[PublicIndicator, ...]:
        """The figures that move away from their promise or are far from it."""
        return tuple(each for each in self.figures.indicators if each.line.rating.code in ("worsening", "off_track"))


@dataclass(frozen=True, slots=True)
class PublicIndicatorPage:
    """One figure."""

    release: Release
    figures: PublicFigures
    indicator: PublicIndicator

    @property
    def figure(self) -> str:
        """The number as short as it can be said; nothing where there is none."""
        line = self.indicator.line
        return (
            "" if line.actual.value is None else bare(line.actual.text, line.unit if line.unit != PERCENT.name else "")
        )

    @property
    def sentence(self) -> str:
        """The figure in words, or why there is none."""
        line = self.indicator.line
        if line.actual.value is not None:
            return figure_sentence(replace(line, target_words=""))
        text = line.actual.text.rstrip(".")
        if text.lower() == "not published":
            return "This figure is not published. " + self.indicator.withheld_words
        return f"{text[:1].upper()}{text[1:]}."

    @property
    def meaning(self) -> str:
        """What the rating means, in a sentence."""
        return MEANINGS.get(self.indicator.line.rating.code, "")

    @property
    def published_words(self) -> str:
        """When the release was made public."""
        published = self.release.published_at
        return date_words(published.date()) if published else ""


def figures_page(release: Release) -> FiguresPage:
    """The list of all figures."""
    figures = public_figures_of(release)
    grouped: dict[int, list[PublicIndicator]] = {}
    for each in figures.indicators:
        grouped.setdefault(each.priority_number, []).append(each)
    return FiguresPage(
        release,
        figures,
        tuple(
            PriorityFigures(
                number,
                several[0].priority_title,
                tuple(sorted(several, key=lambda each: each.is_informational)),
            )
            for number, several in sorted(grouped.items())
        ),
    )


def indicator_page(release: Release, key: str) -> PublicIndicatorPage | None:
    """One figure by its code."""
    figures = public_figures_of(release)
    found = next((each for each in figures.indicators if each.key == key), None)
    return PublicIndicatorPage(release, figures, found) if found else None
