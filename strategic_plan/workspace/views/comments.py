"""Commenting on one answer of an update."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from strategic_plan.models import Comment, StatusUpdate
from strategic_plan.permissions import Deed, may
from strategic_plan.services.errors import Refusal
from strategic_plan.services.updates import comment_on_update
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.comments import CommentForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm


@access.allowed(Deed.COMMENT_ON_UPDATE)
def update_comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something about one answer; it is kept with the version it speaks of."""
    update = access.update(request, pk)
    access.check(request, Deed.COMMENT_ON_UPDATE, update)
    if update.state == StatusUpdate.State.APPROVED:
        raise Refusal(_("This update is approved. What is wrong in it is put right by a correction."))
    if not update.submissions.exists():
        raise Refusal(_("Nothing was sent yet that could be commented on."))
    page = DeedPage(
        title=_("Comment on the update of %(code)s") % {"code": update.action.code},
        lead=f"{update.action.title}, {update.cycle}",
        button=_("Keep the comment"),
        back=_back(request, update),
        back_words=_("Queue") if may(access.person(request), Deed.READ_QUEUE) else _("Update"),
    )
    form = CommentForm(request.POST or None, initial={"version": update.version})

    def act(answers: dict[str, Any]) -> Comment:
        return comment_on_update(update, **answers, by=access.person(request), at=clock.now())

    def fresh() -> int:
        update.refresh_from_db()
        return update.version

    return confirm(request, page, form, act, said=lambda: _("Your comment is kept."), version=fresh)


def _back(request: HttpRequest, update: StatusUpdate) -> str:
    """The page on which whoever comments reads the update."""
    decides = update.state == StatusUpdate.State.SUBMITTED and may(access.person(request), Deed.READ_QUEUE)
    return reverse("workspace:update-decide" if decides else "workspace:update-read", args=[update.pk])
