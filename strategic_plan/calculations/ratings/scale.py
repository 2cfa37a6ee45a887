"""The ratings themselves: their words, marks and order, and the reasons why there may be none (rule 15)."""

from enum import StrEnum

from strategic_plan.calculations.statuses import Shape


class Rating(StrEnum):
    """How an indicator stands against its target; computed, unlike the health that a person states."""

    ACHIEVED = "achieved"
    ON_TRACK = "on_track"
    AT_RISK = "at_risk"
    OFF_TRACK = "off_track"
    WORSENING = "worsening"
    NO_RATING = "no_rating"

    @property
    def words(self) -> str:
        """As it stands inside a sentence: "off track"."""
        return self.value.replace("_", " ")

    @property
    def label(self) -> str:
        """As it stands alone: "Off track"."""
        return self.words.capitalize()

    @property
    def shape(self) -> Shape:
        """Its mark."""
        return _SHAPES[self]

    @property
    def rule(self) -> int:
        """The number of the rule, 1 to 6, that gives this rating."""
        return _RULES[self]

    @property
    def rank(self) -> int:
        """Its place when the worst comes first, from 0."""
        return WORST_FIRST.index(self)

    @property
    def needs_attention(self) -> bool:
        """Whether it belongs to what a Board member is shown first."""
        return self in (Rating.WORSENING, Rating.OFF_TRACK, Rating.AT_RISK)


WORST_FIRST = (
    Rating.WORSENING,
    Rating.OFF_TRACK,
    Rating.AT_RISK,
    Rating.NO_RATING,
    Rating.ON_TRACK,
    Rating.ACHIEVED,
)
_SHAPES = {
    Rating.ACHIEVED: Shape.CHECK,
    Rating.ON_TRACK: Shape.DISC,
    Rating.AT_RISK: Shape.TRIANGLE,
    Rating.OFF_TRACK: Shape.SQUARE,
    Rating.WORSENING: Shape.CHEVRON,
    Rating.NO_RATING: Shape.DASH,
}
_RULES = {
    Rating.NO_RATING: 1,
    Rating.ACHIEVED: 2,
    Rating.ON_TRACK: 3,
    Rating.WORSENING: 4,
    Rating.AT_RISK: 5,
    Rating.OFF_TRACK: 6,
}


class NoRating(StrEnum):
    """Why there is no rating; said after the dash."""

    NO_TARGET = "no_target"
    INFORMATIONAL = "informational"
    NOT_DUE = "not_due"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"
    SUPPRESSED_AT_SOURCE = "suppressed_at_source"
    NOT_PUBLISHED = "not_published"
    TOO_FEW_EVENTS = "too_few_events"
    TOO_FEW_MONTHS = "too_few_months"
    NOT_JUDGED = "not_judged"

    @property
    def words(self) -> str:
        """The reason in words: "too few events"."""
        return self.value.replace("_", " ")
