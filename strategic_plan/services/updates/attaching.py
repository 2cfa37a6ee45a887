"""Files of an update: attached while it is written, taken off again, and kept with every version that was sent."""

from __future__ import annotations

import datetime

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.exchange.attached_files import AttachedFile
from strategic_plan.models import Attachment, StatusUpdate
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.services.swap import swap
from strategic_plan.services.updates.writing import require_editable

MOST_FILES = 10


@transaction.atomic
def attach_file(
    update: StatusUpdate, *, version: int, file: AttachedFile, by: Person, at: datetime.datetime
) -> Attachment:
    """Keep a file with a draft. The same file a second time is the one there is."""
    require(by, Deed.EDIT_UPDATE, update)
    require_editable(update)
    kept = update.attachments.kept()
    same = kept.filter(sha256=file.sha256).first()
    if same is not None:
        return same
    if kept.count() >= MOST_FILES:
        raise ValidationError({"attach": _("An update has at most ten files. Take one off first.")})
    swap(update, version=version, states=StatusUpdate.EDITABLE, saved_at=at)
    attachment = Attachment(
        update=update,
        name=file.name,
        media_type=file.media_type,
        size=len(file.data),
        sha256=file.sha256,
        added_at=at,
        added_by=by.acting,
    )
    attachment.full_clean(exclude={"file"})
    attachment.file.save(file.name, ContentFile(file.data), save=False)
    attachment.save(force_insert=True)
    audit.record(
        "attach file",
        update,
        f"{by.office} attached “{file.name}” to the update of {update.action.code} for {update.cycle}; "
        f"SHA-256 {file.sha256}.",
        by=by,
        at=at,
    )
    return attachment


@transaction.atomic
def remove_attachment(attachment: Attachment, *, version: int, by: Person, at: datetime.datetime) -> None:
    """Take a file off a draft. What a version that was sent has stays with that version; anything else is gone."""
    update = attachment.update
    require(by, Deed.EDIT_UPDATE, update)
    require_editable(update)
    if attachment.removed_at is not None:
        raise Refusal(_("“%(name)s” was taken off already.") % {"name": attachment.name})
    swap(update, version=version, states=StatusUpdate.EDITABLE, saved_at=at)
    if was_sent(attachment):
        Attachment.objects.filter(pk=attachment.pk, removed_at__isnull=True).update(removed_at=at, removed_by=by.acting)
    else:
        file, place = attachment.file.storage, str(attachment.file.name)
        Attachment.objects.filter(pk=attachment.pk).delete()
        # Every attachment has a file of its own, so nobody else reads this one.
        transaction.on_commit(lambda: file.delete(place))
    audit.record(
        "remove attachment",
        update,
        f"{by.office} took “{attachment.name}” off the update of {update.action.code} for {update.cycle}.",
        by=by,
        at=at,
    )


def was_sent(attachment: Attachment) -> bool:
    """Whether a version that was sent to the Chief's office has the file."""
    contents = attachment.update.submissions.values_list("content", flat=True)
    return any(attachment.pk == kept["attachment"] for content in contents for kept in content.get("attachments", ()))
