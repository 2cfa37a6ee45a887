"""Search for everybody: the plan, the figures, the decisions and the reports, as they were published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from strategic_plan.calculations.search import holds, terms
from strategic_plan.models import Edition, Plan, Release
from strategic_plan.summaries.decisions import read_changes
from strategic_plan.summaries.portal.source import PublishedPlan, published_plan
from strategic_plan.summaries.releases.content import public_figures_of
from strategic_plan.summaries.search.editions import edition_hits
from strategic_plan.summaries.search.hits import Found, Group, Hit, gathered, group, shown


def search_published(asked: str, *, release: Release | None, today: date) -> Found:
    """Everything public that has all the words that are asked for. ``release`` is the one in force."""
    wanted = terms(asked)
    return gathered(asked, wanted, _groups(wanted, release, today)) if wanted else Found(asked, wanted)


def _groups(wanted: tuple[str, ...], release: Release | None, today: date) -> Iterator[Group]:
    published = published_plan(Edition.objects.all(), on=today)
    if published is not None:
        yield group("objective", _("The plan"), _promises(published, wanted))
    if release is not None:
        yield group("figure", _("Figures"), _figures(release, wanted))
    yield group("decisions", _("Decisions"), _decisions(wanted, today))
    yield group("report", _("Reports, section by section"), edition_hits(Edition.objects.public(), wanted))


def _promises(published: PublishedPlan, wanted: tuple[str, ...]) -> Iterator[Hit]:
    """Objectives, found by their own words and by those of their actions."""
    for priority in published.block.priorities:
        for each in priority.objectives:
            texts = [each.promise]
            texts += [text for action in each.actions for text in (action.title, action.done, action.next)]
            title = each.public_title or each.title
            if holds(" ".join((each.code, title, each.title, priority.title, *texts)), wanted):
                yield Hit(each.code, title, priority.public_title or priority.title, shown(texts, wanted))


def _figures(release: Release, wanted: tuple[str, ...]) -> Iterator[Hit]:
    for each in public_figures_of(release).indicators:
        title = each.line.public_title or each.line.title
        texts = (each.line.measured, each.line.public_words, each.line.method)
        if holds(" ".join((title, each.line.title, *texts)), wanted):
            yield Hit(each.key, title, each.objective_title, shown(texts, wanted))


def _decisions(wanted: tuple[str, ...], today: date) -> Iterator[Hit]:
    plan = Plan.objects.in_force(today).first()
    if plan is None:
        return
    for each in reversed(read_changes(plan, start=plan.starts_on, end=min(plan.ends_on, today)).decisions):
        texts = [each.resolution.motion]
        texts += [text for change in each.changes for text in (change.element, change.before, change.after)]
        if holds(" ".join((each.title, *texts)), wanted):
            yield Hit("", each.title, f"{each.result}, {each.day_words}", shown(texts, wanted))
