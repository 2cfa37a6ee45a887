"""The register of standing duties: kept, changed, retired, checked against their source, and put into the calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.due_dates import NeverFallsError
from strategic_plan.models import Deliverable, Obligation, Organization
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap
from strategic_plan.summaries.due_rules import dues_of, meeting_days, rule_of, rule_words

TITLE_LENGTH, SHORT_LENGTH = 200, 40
OF_RULES: dict[str, tuple[str, ...]] = {
    Obligation.Rule.NONE: (),
    Obligation.Rule.FIXED_DAY: ("rule_month", "rule_day"),
    Obligation.Rule.MEETING_BEFORE: ("rule_month", "rule_day"),
    Obligation.Rule.AFTER_PERIOD: ("rule_months", "rule_days_after"),
    Obligation.Rule.EVERY_YEARS: ("rule_years", "rule_from"),
}


@transaction.atomic
def keep_obligation(obligation: Obligation, *, by: Person, at: datetime.datetime) -> Obligation:
    """Put a standing duty into the register. A rule that never falls is refused here."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _tidy(obligation)
    obligation.full_clean()
    obligation.save(force_insert=True)
    audit.record("keep obligation", obligation, f"{by.office} put “{obligation}” into the register.", by=by, at=at)
    return obligation


@transaction.atomic
def change_obligation(
    obligation: Obligation, *, version: int, by: Person, at: datetime.datetime, **changes: Any
) -> Obligation:
    """Change a duty. A changed citation is not verified any more; deliverables that stand keep their dates."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_in_force(obligation)
    kept = {name: getattr(obligation, name) for name in ("title", "frequency", *_parts())}
    wanted = Obligation(**kept | changes)
    _tidy(wanted)
    changes = {name: getattr(wanted, name) for name in (*changes, "frequency", *_parts())}
    if changes.get("citation", obligation.citation) != obligation.citation:
        changes |= {"verified_on": None, "verified_by": None, "verified_note": ""}
    swap(obligation, version=version, **changes)
    audit.record("change obligation", obligation, f"{by.office} changed “{obligation}”.", by=by, at=at)
    return obligation


@transaction.atomic
def retire_obligation(
    obligation: Obligation,
    *,
    version: int,
    retired_on: datetime.date,
    reason: str,
    by: Person,
    at: datetime.datetime,
) -> Obligation:
    """Retire a duty from a day on. What was due before stays; open deliverables after that day are taken out."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_in_force(obligation)
    if obligation.starts_on and retired_on < obligation.starts_on:
        raise ValidationError({"retired_on": _("An obligation cannot be retired before it was in force.")})
    swap(obligation, version=version, retired_on=retired_on, retired_reason=reason.strip())
    # Nothing was given or waived for these, and nothing will be asked; what a report answers stays.
    obligation.deliverables.open().filter(due_on__gte=retired_on, reports__isnull=True, steps__isnull=True).delete()
    words = f"{by.office} retired “{obligation}” on {retired_on:%Y-%m-%d}: {reason.strip()}"
    audit.record("retire obligation", obligation, words, by=by, at=at)
    return obligation


@transaction.atomic
def verify_obligation(
    obligation: Obligation,
    *,
    version: int,
    verified_on: datetime.date,
    note: str,
    by: Person,
    at: datetime.datetime,
) -> Obligation:
    """Say that a person of the Board has checked the citation, when, and against what."""
    require(by, Deed.KEEP_OBLIGATIONS)
    _require_in_force(obligation)
    if verified_on > at.date():
        raise ValidationError({"verified_on": _("Choose today or a day before it.")})
    swap(obligation, version=version, verified_on=verified_on, verified_by=by.acting, verified_note=note.strip())
    words = f"{by.office} checked the citation of “{obligation}” on {verified_on:%Y-%m-%d}: {note.strip()}"
    audit.record("verify obligation", obligation, words, by=by, at=at)
    return obligation


@transaction.atomic
def fill_calendar(year: int, *, by: Person, at: datetime.datetime) -> list[Deliverable]:
    """Put every deliverable of a year into the calendar that its rule asks for and that is not there yet.

    Doing it twice adds nothing: a duty has one deliverable for a period, and one on a day.
    """
    require(by, Deed.KEEP_OBLIGATIONS)
    first_month = Organization.objects.values_list("fiscal_year_first_month", flat=True).first() or 1
    meetings = meeting_days(year)
    added = []
    for obligation in Obligation.objects.in_force(datetime.date(year, 1, 1)).exclude(rule=Obligation.Rule.NONE):
        standing = list(obligation.deliverables.values_list("period", "due_on"))
        periods, days = {period for period, _day in standing}, {day for _period, day in standing}
        for due in dues_of(obligation, year, meetings=meetings, first_month=first_month):
            if due.key in periods or due.on in days:
                continue
            deliverable = Deliverable(
                obligation=obligation,
                title=f"{obligation.title[: TITLE_LENGTH - 30]}, {due.words}",
                short_title=(obligation.short_title or obligation.title)[:SHORT_LENGTH],
                due_on=due.on,
                period=due.key,
            )
            deliverable.full_clean()
            deliverable.save(force_insert=True)
            added.append(deliverable)
    if added:
        words = f"{by.office} put {len(added)} deliverables of {year} into the calendar."
        audit.record("fill calendar", added[0], words, by=by, at=at)
    return added


@transaction.atomic
def take_starting_point(rows: Iterable[Mapping[str, Any]], *, by: Person, at: datetime.datetime) -> list[Obligation]:
    """Take duties of a set that ships with the system into the register; those whose code is there already stay."""
    require(by, Deed.KEEP_OBLIGATIONS)
    known = set(Obligation.objects.values_list("code", flat=True))
    taken = []
    for row in rows:
        if row["code"] in known:
            continue
        obligation = Obligation(**row, is_starting_point=True)
        _tidy(obligation)
        obligation.full_clean()
        obligation.save(force_insert=True)
        taken.append(obligation)
    if taken:
        words = f"{by.office} took {len(taken)} duties of the set that ships with the system into the register."
        audit.record("take starting point", taken[0], words, by=by, at=at)
    return taken


def _parts() -> tuple[str, ...]:
    return ("rule", *dict.fromkeys(name for names in OF_RULES.values() for name in names))


def _tidy(obligation: Obligation) -> None:
    """Empty what another rule would have needed, refuse a rule that never falls, and say the rule in words."""
    wanted = OF_RULES[obligation.rule]
    for name in _parts()[1:]:
        if name not in wanted:
            setattr(obligation, name, None)
    missing = {
        name: _("Fill this in, or the duty never falls due.") for name in wanted if getattr(obligation, name) is None
    }
    if missing:
        raise ValidationError(missing)
    try:
        rule_of(obligation)
    except NeverFallsError as error:
        raise ValidationError({wanted[-1]: str(error)}) from error
    if obligation.rule != Obligation.Rule.NONE:
        words = rule_words(obligation)
        obligation.frequency = words[:1].upper() + words[1:]


def _require_in_force(obligation: Obligation) -> None:
    if obligation.retired_on is not None:
        raise Refusal(_("“%(title)s” is retired.") % {"title": obligation.title})
