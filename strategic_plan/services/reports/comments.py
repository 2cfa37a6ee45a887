"""Comments on sections: said before a report is published, settled by whoever composes it."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Report, Section, SectionComment
from strategic_plan.permissions import Deed, Person, sees_frozen_words
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap


@transaction.atomic
def comment_on(section: Section, *, text: str, by: Person, at: datetime.datetime) -> SectionComment:
    """Say something about a section before it is published. Whoever cannot read the words cannot comment on them."""
    report = section.report
    require(by, Deed.COMMENT_SECTION, report)
    if report.state in (Report.State.PUBLISHED, Report.State.WITHDRAWN):
        raise Refusal(_("This report is published. A correction is the next edition."))
    if not report.is_editable and not sees_frozen_words(by, report):
        raise Refusal(_("This report cannot be commented on at this moment."))
    comment = SectionComment(
        section=section, text=text.strip(), written_at=at, written_by=by.acting, office=by.office[:120]
    )
    comment.full_clean()
    comment.save(force_insert=True)
    audit.record("comment on section", section, f"{by.office} commented on “{section}” of {report}.", by=by, at=at)
    return comment


@transaction.atomic
def settle_comment(comment: SectionComment, *, version: int, by: Person, at: datetime.datetime) -> SectionComment:
    """Say that a comment was dealt with; its words stay."""
    require(by, Deed.COMPOSE_REPORT, comment.section.report)
    if comment.settled_at is not None:
        raise Refusal(_("This comment is settled already."))
    swap(comment, version=version, settled_at=at, settled_by=by.acting)
    words = f"{by.office} settled a comment on “{comment.section}” of {comment.section.report}."
    audit.record("settle comment", comment.section, words, by=by, at=at)
    return comment
