"""Help: the user guide of a person's role, and those of the others, so that each can see what the others do."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from strategic_plan.documents.guide import read_guide
from strategic_plan.models import Role
from strategic_plan.permissions import Deed
from strategic_plan.web import access

FOLDER = settings.BASE_DIR / "docs" / "user-guide"
GUIDES: dict[str, Role] = {
    "contributor": Role.CONTRIBUTOR,
    "chiefs-office": Role.CHIEFS_OFFICE,
    "governance-staff": Role.GOVERNANCE_STAFF,
    "analyst": Role.ANALYST,
    "board-member": Role.BOARD_MEMBER,
    "administrator": Role.ADMINISTRATOR,
}
"""The file of each role's guide; its name is also its address."""


@require_safe
@access.allowed(Deed.READ_WORKSPACE, Deed.KEEP_ACCOUNTS)
def help_page(request: HttpRequest, name: str = "") -> HttpResponse:
    """The guide of a role; without a name, of the role that the person is shown under."""
    role = access.person(request).role
    name = name or next(each for each, whose in GUIDES.items() if whose == role)
    if name not in GUIDES:
        raise Http404(name)
    choices = [(each, whose.label, each == name) for each, whose in GUIDES.items()]
    return render(request, "workspace/help.html", {"guide": read_guide(FOLDER / f"{name}.md"), "choices": choices})
