"""Search for people who are signed in: the plan, what is said of it, and the Board's business, as each may see it.

The database finds the rows, one query for each kind of thing, whatever is stored. It compares letters as they are
written; capitals and accents are ignored only where the database ignores them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from strategic_plan.calculations.formats import date_words
from strategic_plan.calculations.search import terms
from strategic_plan.models import Indicator, Objective, Obligation, Plan
from strategic_plan.permissions import (
    Deed,
    Person,
    may,
    visible_actions,
    visible_decisions,
    visible_editions,
    visible_inquiries,
    visible_reports,
    visible_updates,
)
from strategic_plan.summaries.search.editions import edition_hits
from strategic_plan.summaries.search.hits import SHOWN, Found, Group, Hit, gathered, group, shown

Row = TypeVar("Row", bound=Model)

LOOKED_AT = SHOWN + 1
"""Rows asked of the database for a group: one more than is shown tells that there are more."""


def search_workspace(person: Person, asked: str, *, today: date) -> Found:
    """Everything a person may see that has all the words that are asked for."""
    wanted = terms(asked)
    if not wanted or not may(person, Deed.READ_WORKSPACE):
        return Found(asked, wanted)
    return gathered(asked, wanted, _groups(person, wanted, today))


def _groups(person: Person, wanted: tuple[str, ...], today: date) -> Iterator[Group]:
    plan = Plan.objects.in_force(today).first()
    if plan is not None:
        yield group("objective", _("Objectives"), _objectives(plan, wanted))
        yield group("action", _("Actions"), _actions(person, plan, wanted))
    yield group("indicator", _("Figures"), _indicators(wanted, today))
    yield group("update", _("Status updates"), _updates(person, wanted))
    yield group("decision", _("Decisions"), _decisions(person, wanted))
    yield group("inquiry", _("Inquiries"), _inquiries(person, wanted))
    yield group("obligation", _("Obligations"), _obligations(wanted))
    yield group("report", _("Reports"), _reports(person, wanted))
    yield group("edition", _("Published reports, section by section"), edition_hits(visible_editions(person), wanted))


def _objectives(plan: Plan, wanted: tuple[str, ...]) -> Iterator[Hit]:
    fields = ("title", "public_title", "statement", "priority__title", "priority__statement")
    rows = _with_all(Objective.objects.of_plan(plan), wanted, fields, code=("priority__number", "number"))
    for each in rows:
        priority = each.priority
        texts = (each.statement, each.public_title, priority.statement)
        yield Hit(each.code, str(each), str(priority), shown(texts, wanted))


def _actions(person: Person, plan: Plan, wanted: tuple[str, ...]) -> Iterator[Hit]:
    rows = visible_actions(person).of_plan(plan).with_code().select_related("owner").in_order()
    code = ("objective__priority__number", "objective__number", "number")
    fields = ("title", "public_title", "description", "owner__office", "milestones__title", "partners__name")
    for each in _with_all(rows, wanted, fields, code=code, many=True):
        yield Hit(each.code, str(each), each.owner.office, shown((each.description, each.public_title), wanted))


def _indicators(wanted: tuple[str, ...], today: date) -> Iterator[Hit]:
    rows = Indicator.objects.current(today).select_related("objective__priority")
    for each in _with_all(rows, wanted, ("title", "public_title", "code", "definition", "limits")):
        yield Hit(each.code, each.title, str(each.objective), shown((each.definition, each.limits), wanted))


def _updates(person: Person, wanted: tuple[str, ...]) -> Iterator[Hit]:
    rows = (
        visible_updates(person)
        .select_related("action__objective__priority", "cycle")
        .order_by("-cycle__starts_on", "action", "-correction")
    )
    for each in _with_all(rows, wanted, ("done", "next", "reason", "corrective_action")):
        texts = (each.done, each.reason, each.corrective_action, each.next)
        where = f"{each.cycle.title} · {each.get_state_display()}"
        yield Hit(str(each.pk), str(each.action), where, shown(texts, wanted))


def _decisions(person: Person, wanted: tuple[str, ...]) -> Iterator[Hit]:
    rows = visible_decisions(person).order_by("-number")
    for each in _with_all(rows, wanted, ("title", "matter", "options", "motion")):
        texts = (each.motion, each.matter, each.options)
        yield Hit(str(each.number), each.title, each.get_state_display(), shown(texts, wanted))


def _inquiries(person: Person, wanted: tuple[str, ...]) -> Iterator[Hit]:
    for each in _with_all(visible_inquiries(person).order_by("-number"), wanted, ("wording", "answer")):
        where = f"{each.get_kind_display()} {each.number} · {date_words(each.asked_on)}"
        yield Hit(str(each.pk), each.wording, where, shown((each.answer,), wanted))


def _obligations(wanted: tuple[str, ...]) -> Iterator[Hit]:
    rows = Obligation.objects.filter(retired_on__isnull=True).order_by("title", "pk")
    for each in _with_all(rows, wanted, ("title", "from_party", "to_party", "citation")):
        yield Hit(
            str(each.pk),
            each.title,
            _("%(giver)s to %(receiver)s") % {"giver": each.from_party, "receiver": each.to_party},
            shown((each.citation,), wanted),
        )


def _reports(person: Person, wanted: tuple[str, ...]) -> Iterator[Hit]:
    rows = visible_reports(person).defer("content").order_by("-ends_on", "pk")
    for each in _with_all(rows, wanted, ("title",)):
        yield Hit(str(each.pk), each.title, each.get_state_display())


def _with_all(
    rows: QuerySet[Row],
    wanted: Iterable[str],
    fields: tuple[str, ...],
    *,
    code: tuple[str, ...] = (),
    many: bool = False,
) -> Iterable[Row]:
    """The rows in which each term is in one field or another; a term like "1.2" is also looked for as a code."""
    for term in wanted:
        in_one = Q()
        for field in fields:
            in_one |= Q(**{f"{field}__icontains": term})
        numbers = term.split(".")
        if code and len(numbers) <= len(code) and all(part.isdecimal() and len(part) < 5 for part in numbers):
            in_one |= Q(**dict(zip(code, map(int, numbers), strict=False)))
        rows = rows.filter(in_one)
    return (rows.distinct() if many else rows)[:LOOKED_AT]
