"""Whom a report is for: its audience, and the persons named one by one for a report in camera."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Report, ReportGrant, User
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.reports.composing import require_editable
from strategic_plan.services.swap import swap


@transaction.atomic
def set_audience(report: Report, *, version: int, audience: str, by: Person, at: datetime.datetime) -> Report:
    """Say for whom a report is, while it is composed; what was published keeps its readers."""
    require(by, Deed.NAME_READERS, report)
    require_editable(report)
    if report.editions.exists():
        raise Refusal(_("An edition of this report is published. Its readers stay the same."))
    if audience not in Report.Audience.values:
        raise ValidationError({"audience": _("Choose who will read it.")})
    swap(report, version=version, states=Report.EDITABLE, audience=audience)
    words = f"{by.office} set the readers of {report}: {report.get_audience_display()}."
    audit.record("set audience", report, words, by=by, at=at)
    return report


@transaction.atomic
def grant_reading(report: Report, *, user: User, by: Person, at: datetime.datetime) -> ReportGrant:
    """Name a person who may read a report in camera."""
    require(by, Deed.NAME_READERS, report)
    if report.audience != Report.Audience.IN_CAMERA:
        raise Refusal(_("Only a report in camera names its readers one by one."))
    grant = ReportGrant(report=report, user=user, granted_at=at, granted_by=by.acting)
    grant.full_clean()
    grant.save(force_insert=True)
    audit.record("grant reading", report, f"{by.office} let {user.name} read {report}.", by=by, at=at)
    return grant


@transaction.atomic
def end_reading(grant: ReportGrant, *, by: Person, at: datetime.datetime) -> None:
    """Take a grant back; that it was given stays on record."""
    require(by, Deed.NAME_READERS, grant.report)
    ended = ReportGrant.objects.filter(pk=grant.pk, ended_at__isnull=True).update(ended_at=at, ended_by=by.acting)
    if ended != 1:
        raise Refusal(_("This grant was taken back already."))
    words = f"{by.office} took back the right of {grant.user.name} to read {grant.report}."
    audit.record("end reading", grant.report, words, by=by, at=at)
