"""Files of an update: kept with whatever else the form sent, and served to whoever reads the update."""

from __future__ import annotations

import hashlib

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.exchange.attached_files import read_attached
from strategic_plan.models import Attachment, StatusUpdate
from strategic_plan.permissions import Deed, sees_versions
from strategic_plan.services.errors import Refusal
from strategic_plan.services.updates import attach_file, remove_attachment
from strategic_plan.web import access, clock
from strategic_plan.web.downloads import kept_file
from strategic_plan.web.fields import whole_number_in
from strategic_plan.workspace.forms.updates import UpdateForm


@require_safe
@access.allowed(Deed.READ_WORKSPACE)
def update_attachment(request: HttpRequest, pk: int, attachment: int) -> FileResponse:
    """One file, to be saved: of the update as it stands, or of an earlier version for whoever reads those."""
    update = access.update(request, pk)
    files = update.attachments.all()
    if not sees_versions(access.person(request), update):
        files = files.kept()
    found = get_object_or_404(files, pk=attachment)
    try:
        with found.file.open("rb") as stored:
            data = stored.read()
    except FileNotFoundError:
        raise Http404 from None
    if hashlib.sha256(data).hexdigest() != found.sha256:
        raise Refusal(_("This file is no longer what was attached, so it is not handed out. Tell the administrator."))
    return kept_file(data, found.name, found.media_type)


def keep_files(request: HttpRequest, update: StatusUpdate, form: UpdateForm) -> bool:
    """Attach what came with a form, and take off what its button names. False where the form now says what is wrong.

    A file overwrites nobody's words, so it is kept whatever became of them: a browser does not choose it again.
    """
    update.refresh_from_db(fields=["version", "state"])
    if not update.is_editable:
        return True
    person, good = access.person(request), True
    for sent in request.FILES.getlist("attach"):
        try:
            file = read_attached(sent.name or "", sent.read())
            attach_file(update, version=update.version, file=file, by=person, at=clock.now())
        except (ValidationError, Refusal) as error:
            good = False
            form.add_error("attach", error.messages if isinstance(error, ValidationError) else error.sentence)
    unwanted = whole_number_in(request.POST.get("remove", ""))
    named = Attachment.objects.kept().filter(update=update, pk=unwanted).first() if unwanted else None
    if named is not None:
        named.update = update
        remove_attachment(named, version=update.version, by=person, at=clock.now())
    return good
