"""What came since a Board member last looked: words that changed, ratings that moved, decisions due, answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, date_words, join_words, opening
from strategic_plan.calculations.ratings import Rating
from strategic_plan.models import DecisionReport
from strategic_plan.models import Rating as StoredRating
from strategic_plan.permissions import Person, visible_decisions, visible_inquiries
from strategic_plan.summaries.indicators.figures import Evaluation
from strategic_plan.summaries.inquiries import Line, lines_of


@dataclass(frozen=True, slots=True)
class MovedRating:
    """An indicator that is rated otherwise than when its reader last looked."""

    code: str
    title: str
    before: Rating
    now: Rating

    @property
    def got_worse(self) -> bool:
        return self.now.rank < self.before.rank


@dataclass(frozen=True)
class Since:
    """Everything since a moment; without a moment the reader has never marked anything as read."""

    moment: datetime | None
    worse: int
    ratings: tuple[MovedRating, ...]
    answers: tuple[Line, ...]
    decisions: tuple[DecisionReport, ...]

    @property
    def day_words(self) -> str:
        return date_words(timezone.localdate(self.moment)) if self.moment else ""

    @property
    def sentence(self) -> str:
        """What is so: "Since you last looked, two actions got worse and one decision is yours to make."."""
        ratings, answers, decisions = len(self.ratings), len(self.answers), len(self.decisions)
        parts = [
            words.format(count=count_words(number))
            for words, number in (
                (ngettext("{count} action got worse", "{count} actions got worse", self.worse), self.worse),
                (ngettext("{count} rating moved", "{count} ratings moved", ratings), ratings),
                (ngettext("{count} inquiry was answered", "{count} inquiries were answered", answers), answers),
                (ngettext("{count} decision is due", "{count} decisions are due", decisions), decisions),
            )
            if number
        ]
        if not parts:
            return _("Nothing got worse since you last looked.")
        return opening(_("since you last looked, %(things)s.") % {"things": join_words(parts)})


def read_since(
    person: Person, evaluations: Iterable[Evaluation], *, moment: datetime | None, worse: int, today: date
) -> Since:
    """Three queries: the ratings as they were stored by then, the answers since, the decisions on an agenda."""
    found = visible_inquiries(person).answered().for_page().order_by("-answered_at")
    # Before anything was marked as read, an answer is news until its inquiry is closed.
    answers = found.filter(answered_at__gt=moment) if moment else found.filter(state="answered")
    decisions = (
        visible_decisions(person)
        .filter(state=DecisionReport.State.ON_AGENDA, meeting__held_on__gte=today)
        .select_related("meeting")
        .order_by("meeting__held_on", "number")
    )
    return Since(moment, worse, _moved(evaluations, moment), lines_of(answers, today=today), tuple(decisions))


def _moved(evaluations: Iterable[Evaluation], moment: datetime | None) -> tuple[MovedRating, ...]:
    """Ratings that differ from the last one stored by then, the worst first; no comparison where none was stored."""
    if moment is None:
        return ()
    stored = StoredRating.objects.filter(area=None, evaluated_at__lte=moment).order_by("evaluated_at", "pk")
    before = {
        indicator: Rating(overridden or rating)
        for indicator, rating, overridden in stored.values_list("indicator", "rating", "overridden")
    }
    moved = [
        MovedRating(each.indicator.code, each.indicator.title, before[each.indicator.pk], each.result.rating)
        for each in evaluations
        if before.get(each.indicator.pk, each.result.rating) != each.result.rating
    ]
    return tuple(sorted(moved, key=lambda each: (not each.got_worse, each.now.rank, each.title)))
