"""A plan in the making: its tree, what is still missing, and what surrounds it, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import count_words, date_words, plural_words
from strategic_plan.models import CarryOver, Factor, HeardTheme, Indicator, Objective, Plan, Risk, Target
from strategic_plan.summaries.coverage import CoverageTable, read_coverage
from strategic_plan.summaries.environment.scan import ObjectiveLink


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: it holds, or what is missing; `blocks` keeps the plan from being adopted."""

    words: str
    done: bool
    found: tuple[str, ...] = ()
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class DraftIndicator:
    """An indicator with its target in words."""

    pk: int
    title: str
    target: int
    target_words: str


@dataclass(frozen=True, slots=True)
class DraftObjective:
    pk: int
    code: str
    title: str
    statement: str
    indicators: tuple[DraftIndicator, ...]
    follows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftPriority:
    pk: int
    number: int
    title: str
    statement: str
    objectives: tuple[DraftObjective, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a plan should answer and does not yet: a factor, a risk, a theme."""

    kind_words: str
    title: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What becomes of an objective of the plan before: what carries it on, or why it ends."""

    pk: int
    code: str
    title: str
    afters: tuple[tuple[int, ObjectiveLink], ...]
    end: int
    reason: str

    @property
    def is_open(self) -> bool:
        return not self.afters and not self.reason


@dataclass(frozen=True, slots=True)
class DraftPage:
    """Everything on the page of a draft."""

    plan: Plan
    priorities: tuple[DraftPriority, ...]
    checks: tuple[Check, ...]
    beside: tuple[Beside, ...]
    coverage: CoverageTable
    followed: tuple[Followed, ...]

    @property
    def missing(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.done)

    @property
    def may_be_adopted(self) -> bool:
        return not any(check.blocks for check in self.missing)

    @property
    def sentence(self) -> str:
        """ "The draft holds five priorities and twelve objectives; two checks are open." """
        objectives = sum(len(priority.objectives) for priority in self.priorities)
        if not self.priorities:
            return _("The draft holds no priority yet.")
        held = _("The draft holds %(priorities)s and %(objectives)s") % {
            "priorities": plural_words(len(self.priorities), _("priority"), _("priorities")),
            "objectives": plural_words(objectives, _("objective"), _("objectives")),
        }
        left = len(self.missing)
        rest = plural_words(left, _("check is open"), _("checks are open")) if left else _("every check holds")
        return f"{held}; {rest}."


def read_draft(plan: Plan, *, before: Plan | None = None) -> DraftPage:
    """One draft whole; `before` is the plan it follows."""
    priorities = _tree(plan)
    coverage = read_coverage(plan)
    return DraftPage(
        plan=plan,
        priorities=priorities,
        checks=_checks(plan, priorities, coverage),
        beside=_beside(plan),
        coverage=coverage,
        followed=_followed(before, plan) if before else (),
    )


def _tree(plan: Plan) -> tuple[DraftPriority, ...]:
    targets: dict[int, Target] = {
        target.indicator_id: target
        for target in Target.objects.filter(indicator__objective__priority__plan=plan, in_force_until__isnull=True)
    }
    indicators: dict[int, list[Indicator]] = {}
    for row in Indicator.objects.filter(objective__priority__plan=plan, retired_on__isnull=True).order_by("position"):
        indicators.setdefault(row.objective_id, []).append(row)
    follows: dict[int, list[str]] = {}
    for link in CarryOver.objects.filter(after__priority__plan=plan).select_related("before__priority"):
        follows.setdefault(link.after_id or 0, []).append(link.before.code)
    return tuple(
        DraftPriority(
            pk=priority.pk,
            number=priority.number,
            title=priority.title,
            statement=priority.statement,
            objectives=tuple(
                DraftObjective(
                    pk=objective.pk,
                    code=f"{priority.number}.{objective.number}",
                    title=objective.title,
                    statement=objective.statement,
                    indicators=tuple(_indicator(row, targets.get(row.pk)) for row in indicators.get(objective.pk, ())),
                    follows=tuple(follows.get(objective.pk, ())),
                )
                for objective in priority.objectives.all()
            ),
        )
        for priority in plan.priorities.prefetch_related("objectives")
    )


def _indicator(row: Indicator, target: Target | None) -> DraftIndicator:
    if target is None:
        wanted = row.direction != Indicator.Direction.INFORMATIONAL
        words = _("no target yet") if wanted else _("for information, without a target")
        return DraftIndicator(row.pk, row.title, 0, words)
    words = str(target.get_kind_display())
    if target.value is not None:
        words += f" {target.value.normalize():f}"
    words += _(", by %(day)s") % {"day": date_words(target.due_on)}
    return DraftIndicator(row.pk, row.title, target.pk, words)


def _checks(plan: Plan, priorities: tuple[DraftPriority, ...], coverage: CoverageTable) -> tuple[Check, ...]:
    objectives = [each for priority in priorities for each in priority.objectives]
    untargeted = Indicator.objects.filter(
        objective__priority__plan=plan, retired_on__isnull=True, targets__isnull=True
    ).exclude(direction=Indicator.Direction.INFORMATIONAL)
    without_baseline = Target.objects.filter(
        indicator__objective__priority__plan=plan, in_force_until__isnull=True, baseline__isnull=True
    ).exclude(kind__in=(Target.Kind.QUALITATIVE, Target.Kind.FINISH, Target.Kind.WITHIN))
    others = Plan.objects.filter(
        state=Plan.State.ADOPTED, language=plan.language, starts_on__lte=plan.ends_on, ends_on__gte=plan.starts_on
    ).exclude(pk=plan.pk)
    wordless = [
        words
        for words, value in ((_("vision"), plan.vision), (_("mission"), plan.mission), (_("values"), plan.values))
        if not value
    ]
    empty = [f"{each.number} {each.title}" for each in priorities if not each.objectives]
    unmeasured = [f"{each.code} {each.title}" for each in objectives if not each.indicators]
    return (
        _check(_("It has objectives"), [] if objectives else [_("no objective yet")], blocks=True),
        _check(_("No other adopted plan covers its period"), [str(each) for each in others], blocks=True),
        _check(_("Vision, mission and values are written"), wordless),
        _check(_("Every priority has an objective"), empty),
        _check(_("Every objective has an indicator"), unmeasured),
        _check(_("Every indicator that is judged has a target"), list(untargeted.values_list("title", flat=True))),
        _check(
            _("Every target has a baseline"),
            list(without_baseline.values_list("indicator__title", flat=True)),
        ),
        _check(_("Every matter of law is answered"), [f"{line.citation}: {line.text}" for line in coverage.gaps]),
    )


def _check(words: str, found: list[str], *, blocks: bool = False) -> Check:
    return Check(words, not found, tuple(found), blocks)


def _beside(plan: Plan) -> tuple[Beside, ...]:
    """What surrounds the plan and nothing in it answers."""
    factors = Factor.objects.filter(scan__plan=plan, objectives__isnull=True)
    risks = Risk.objects.open().filter(plan=plan, objectives__isnull=True)
    themes = HeardTheme.objects.filter(plan=plan, answer=HeardTheme.Answer.OPEN)
    return (
        *(Beside(_("Factor"), factor.title) for factor in factors),
        *(Beside(_("Theme"), theme.title) for theme in themes),
        *(Beside(_("Risk"), risk.title) for risk in risks),
    )


def _followed(before: Plan, plan: Plan) -> tuple[Followed, ...]:
    rows = Objective.objects.of_plan(before).prefetch_related("followed_by__after__priority")
    found = []
    for objective in rows:
        links = list(objective.followed_by.all())
        afters = tuple(
            (link.pk, ObjectiveLink(link.after.code, link.after.title))
            for link in links
            if link.after and link.after.priority.plan_id == plan.pk
        )
        end = next((link for link in links if link.after is None), None)
        found.append(
            Followed(
                pk=objective.pk,
                code=objective.code,
                title=objective.title,
                afters=afters,
                end=end.pk if end else 0,
                reason=end.reason if end else "",
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan in the list of plans."""

    slug: str
    title: str
    state: str
    years: str
    adopted_words: str


def read_plans(*, today: date) -> tuple[PlanLine, ...]:
    """Every plan, the newest first: drafts, the one in force, those that are over."""
    return tuple(
        PlanLine(
            slug=plan.slug,
            title=plan.title,
            state=plan.state,
            years=plan.years,
            adopted_words=_adopted_words(plan, today),
        )
        for plan in Plan.objects.select_related("succeeded_by").order_by("-starts_on")
    )


def _adopted_words(plan: Plan, today: date) -> str:
    """ "Adopted on 15 December 2022, in force; followed by Strategic Plan 2027 to 2030"."""
    if plan.adopted_on is None:
        return ""
    said = _("Adopted on %(day)s") % {"day": date_words(plan.adopted_on)}
    if plan.holds(today):
        said += _(", in force")
    elif today < plan.starts_on:
        said += _(", in force from %(day)s") % {"day": date_words(plan.starts_on)}
    else:
        said += _(", over since %(day)s") % {"day": date_words(plan.ends_on)}
    return said + (_("; followed by %(plan)s") % {"plan": plan.succeeded_by} if plan.succeeded_by else "")


def drafts_sentence(lines: tuple[PlanLine, ...]) -> str:
    """ "One plan is in the making." """
    drafts = sum(line.state == Plan.State.DRAFT for line in lines)
    if not drafts:
        return _("No plan is in the making.")
    verb = _("plan is in the making") if drafts == 1 else _("plans are in the making")
    return f"{count_words(drafts, capital=True)} {verb}."
