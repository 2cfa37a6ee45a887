"""Home: what needs this person now, by role."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from strategic_plan.models import Role
from strategic_plan.web import access

# The page each role starts on; a role without one has nothing to do in the workspace.
HOMES: dict[str, str] = {
    Role.CONTRIBUTOR: "workspace:my-updates",
    Role.CHIEFS_OFFICE: "workspace:queue",
    Role.ANALYST: "workspace:figures",
    Role.GOVERNANCE_STAFF: "workspace:desk",
    Role.BOARD_MEMBER: "workspace:reading-room",
    Role.ADMINISTRATOR: "workspace:people",
}


def home(request: HttpRequest) -> HttpResponseBase:
    """Lead a person to the home of their role; without a membership, to the public pages."""
    return redirect(HOMES.get(access.person(request).role, "portal:home"))
