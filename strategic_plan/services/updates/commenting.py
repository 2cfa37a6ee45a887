"""Commenting on one answer of an update; the comment keeps the version that was read."""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Comment, StatusUpdate
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require


@transaction.atomic
def comment_on_update(
    update: StatusUpdate, *, version: int, answer: str, text: str, by: Person, at: datetime.datetime
) -> Comment:
    """Keep a comment with the version it speaks of; on words that have moved on, nothing is said.

    After approval nothing can be done about a comment any more: a correction is the way.
    """
    require(by, Deed.COMMENT_ON_UPDATE, update)
    if update.state == StatusUpdate.State.APPROVED:
        raise Refusal(_("This update is approved. What is wrong in it is put right by a correction."))
    submission = update.submissions.order_by("number").last()
    if submission is None:
        raise Refusal(_("Nothing was sent yet that could be commented on."))
    if update.version != version:
        raise Stale(_("This update was changed after you opened it. Read what changed before you comment on it."))
    comment = Comment(submission=submission, answer=answer, text=text.strip(), written_at=at, written_by=by.acting)
    comment.full_clean()
    comment.save(force_insert=True)
    audit.record(
        "comment on update",
        update,
        f"{by.office} commented on version {submission.number} of the update of {update.action.code}, "
        f"“{comment.get_answer_display()}”: {comment.text}",
        by=by,
        at=at,
    )
    return comment
