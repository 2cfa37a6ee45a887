"""The register of standing duties, the quarterly calendar of monitoring requirements, and the way to a deliverable."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import count_words, date_words, distance, month_name, opening
from strategic_plan.calculations.periods import Period, fiscal_quarter_of
from strategic_plan.models import Deliverable, Obligation, PreparationStep
from strategic_plan.summaries.due_rules import rule_words
from strategic_plan.summaries.duties import Duty, duties_of


@dataclass(frozen=True, slots=True)
class Register:
    """Every standing duty, those in force first."""

    obligations: tuple[Obligation, ...]
    today: date

    @property
    def in_force(self) -> tuple[Obligation, ...]:
        return tuple(each for each in self.obligations if each.retired_on is None or each.retired_on > self.today)

    @property
    def retired(self) -> tuple[Obligation, ...]:
        return tuple(each for each in self.obligations if each not in self.in_force)

    @property
    def unverified(self) -> int:
        return sum(each.verified_on is None for each in self.in_force)

    @property
    def sentence(self) -> str:
        """What is so: "Eight duties are in force; none is verified yet."."""
        count = len(self.in_force)
        if not count:
            return _("No duty is in the register yet.")
        said = ngettext("{count} duty is in force", "{count} duties are in force", count).format(
            count=count_words(count, capital=True)
        )
        if not self.unverified:
            return _("%(said)s; every citation was checked.") % {"said": said}
        if self.unverified == count:
            return _("%(said)s; no citation is verified yet.") % {"said": said}
        rest = ngettext(
            "{count} citation is not verified yet.", "{count} citations are not verified yet.", self.unverified
        ).format(count=count_words(self.unverified))
        return f"{said}; {rest}"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One line of the calendar of monitoring requirements."""

    duty: Duty

    @property
    def month(self) -> str:
        day = self.duty.deliverable.due_on
        return f"{month_name(day.month)} {day.year}"

    @property
    def report(self) -> str:
        return self.duty.deliverable.title

    @property
    def requirement(self) -> str:
        return self.duty.deliverable.obligation.citation

    @property
    def responsible(self) -> str:
        return self.duty.deliverable.obligation.from_party

    @property
    def status(self) -> str:
        return self.duty.state_words

    @property
    def note(self) -> str:
        return self.duty.note


@dataclass(frozen=True, slots=True)
class MonitoringCalendar:
    """The calendar of monitoring requirements of one quarter: what was due or is late in it, and what comes next."""

    quarter: Period
    today: date
    requirements: tuple[Requirement, ...]

    @property
    def words(self) -> str:
        return self.quarter.words

    @property
    def sentence(self) -> str:
        """What is so: "Of seven requirements four were received, one is late and two are still to come."."""
        total = len(self.requirements)
        if not total:
            return _("Nothing was required in this quarter.")
        duties = [each.duty for each in self.requirements]
        settled = sum(not duty.is_open for duty in duties)
        late = sum(duty.is_late for duty in duties)
        coming = total - settled - late
        counted = ngettext("One requirement", "{count} requirements", total).format(
            count=count_words(total, capital=True)
        )
        return _("%(counted)s: %(settled)s received or waived, %(late)s late, %(coming)s to come.") % {
            "counted": counted,
            "settled": settled,
            "late": late,
            "coming": coming,
        }


@dataclass(frozen=True, slots=True)
class WayStep:
    """One step on the way to a deliverable, on a day."""

    step: PreparationStep
    today: date

    @property
    def words(self) -> str:
        if self.step.done_on:
            return _("Done %(day)s") % {"day": date_words(self.step.done_on)}
        return opening(distance(self.step.due_on, self.today).words)

    @property
    def is_late(self) -> bool:
        return self.step.done_on is None and self.step.due_on < self.today


@dataclass(frozen=True, slots=True)
class Way:
    """The way to one deliverable, planned back from its day."""

    deliverable: Deliverable
    steps: tuple[WayStep, ...]
    today: date

    @property
    def sentence(self) -> str:
        """What is so: "One of five steps is done; the next is “Texts written”, in 14 days."."""
        if not self.steps:
            return _("The way to it is not planned yet.")
        left = [each for each in self.steps if each.step.done_on is None]
        if not left:
            return _("Every step is done.")
        late = sum(each.is_late for each in left)
        words = _("The next step is “%(step)s”, due %(day)s, %(when)s.") % {
            "step": left[0].step.title,
            "day": date_words(left[0].step.due_on),
            "when": distance(left[0].step.due_on, self.today).words,
        }
        if not late:
            return words
        late_words = ngettext("{count} step is late.", "{count} steps are late.", late)
        return f"{late_words.format(count=count_words(late, capital=True))} {words}"


@dataclass(frozen=True, slots=True)
class ObligationPage:
    """One duty with its rule in words and everything that was due under it."""

    obligation: Obligation
    duties: tuple[Duty, ...]
    today: date

    @property
    def rule(self) -> str:
        return opening(rule_words(self.obligation))

    @property
    def lead(self) -> str:
        """Who to whom and when, and whether anybody has checked it."""
        if self.obligation.retired_on:
            return _("Retired on %(day)s: %(reason)s") % {
                "day": date_words(self.obligation.retired_on),
                "reason": self.obligation.retired_reason,
            }
        late = sum(duty.is_late for duty in self.duties)
        words = f"{self.obligation.from_party} → {self.obligation.to_party}. {self.rule}."
        if not late:
            return _("%(words)s Nothing under it is late.") % {"words": words}
        return ngettext("%(words)s One deliverable is late.", "%(words)s %(late)d deliverables are late.", late) % {
            "words": words,
            "late": late,
        }


def read_register(*, today: date) -> Register:
    """The register, in one query."""
    return Register(tuple(Obligation.objects.select_related("verified_by").order_by("title", "pk")), today)


def read_obligation(obligation: Obligation, *, today: date) -> ObligationPage:
    found = obligation.deliverables.select_related("obligation", "waived_by")
    return ObligationPage(obligation, duties_of(found, today=today), today)


def read_monitoring(day: date, *, today: date, first_month: int = 1) -> MonitoringCalendar:
    """The calendar of the quarter that holds a day, with what is still late from before it: one query."""
    quarter = fiscal_quarter_of(day, first_month)
    wanted = Q(due_on__gte=quarter.start, due_on__lte=quarter.end)
    if quarter.contains(today):
        wanted |= Q(due_on__lt=quarter.start, state=Deliverable.State.OPEN)
    found = Deliverable.objects.filter(wanted).select_related("obligation", "waived_by").order_by("due_on", "pk")
    return MonitoringCalendar(quarter, today, tuple(Requirement(Duty(each, today)) for each in found))


def read_way(deliverable: Deliverable, *, today: date) -> Way:
    steps: Iterable[PreparationStep] = deliverable.steps.order_by("due_on", "pk")
    return Way(deliverable, tuple(WayStep(each, today) for each in steps), today)
