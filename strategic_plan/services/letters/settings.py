"""The organization's days of reminding and its public holidays."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.db import transaction

from strategic_plan.models import Holiday, Organization
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import require
from strategic_plan.services.swap import swap


@transaction.atomic
def set_reminders(
    organization: Organization,
    *,
    version: int,
    before: str,
    after: str,
    escalate_after: int,
    holidays: Mapping[datetime.date, str],
    by: Person,
    at: datetime.datetime,
) -> Organization:
    """Say when reminders go out, and on which days none do."""
    require(by, Deed.KEEP_REMINDERS)
    swap(organization, version=version, remind_before=before, remind_after=after, escalate_after=escalate_after)
    Holiday.objects.all().delete()
    for day, name in sorted(holidays.items()):
        holiday = Holiday(day=day, name=name)
        holiday.full_clean()
        holiday.save(force_insert=True)
    audit.record(
        "set reminders",
        organization,
        f"{by.office} set reminders to {before or 'no'} days before and {after or 'no'} days after, the supervisor to "
        f"{escalate_after} days after, and {len(holidays)} public holidays.",
        by=by,
        at=at,
    )
    return organization
