"""What every page shows around its own content: names, navigation by role, the period line, the demo's day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import Exists, F, OuterRef
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from strategic_plan.calculations.formats import date_words, day_words, distance
from strategic_plan.models import Action, Cycle, Organization, Role, StatusUpdate
from strategic_plan.permissions import Deed, Person, may, visible_meetings
from strategic_plan.summaries.inquiries import waiting_for
from strategic_plan.summaries.reading_marks import read_until
from strategic_plan.summaries.updates.queue import for_supervisor, waiting_reports
from strategic_plan.web import access, clock

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class NavItem:
    """One word of the masthead. A number beside it means "waits for you", and nothing else."""

    label: StrOrPromise
    url: str
    current: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class PeriodLine:
    """The line below the masthead: which period this is, and the next date that matters."""

    left: SafeString
    middle: SafeString | str
    right: SafeString | str


# The words of each role, in the order of the masthead; the first is its home.
NAVIGATION: dict[str, tuple[tuple[StrOrPromise, str], ...]] = {
    Role.CONTRIBUTOR: (
        (gettext_lazy("My updates"), "workspace:my-updates"),
        (gettext_lazy("Plan"), "workspace:plan"),
        (gettext_lazy("Figures"), "workspace:figures"),
        (gettext_lazy("Reports"), "workspace:reports"),
    ),
    Role.CHIEFS_OFFICE: (
        (gettext_lazy("Queue"), "workspace:queue"),
        (gettext_lazy("Plan"), "workspace:plan"),
        (gettext_lazy("Actions"), "workspace:actions"),
        (gettext_lazy("Figures"), "workspace:figures"),
        (gettext_lazy("Reports"), "workspace:reports"),
    ),
    Role.ANALYST: (
        (gettext_lazy("Figures"), "workspace:figures"),
        (gettext_lazy("Loads"), "workspace:loads"),
        (gettext_lazy("Plan"), "workspace:plan"),
        (gettext_lazy("Reports"), "workspace:reports"),
    ),
    Role.GOVERNANCE_STAFF: (
        (gettext_lazy("Desk"), "workspace:desk"),
        (gettext_lazy("Plan"), "workspace:plan"),
        (gettext_lazy("Updates"), "workspace:on-behalf"),
        (gettext_lazy("Calendar"), "workspace:calendar"),
        (gettext_lazy("Decisions"), "workspace:decisions"),
        (gettext_lazy("Figures"), "workspace:figures"),
        (gettext_lazy("Reports"), "workspace:reports"),
    ),
    Role.BOARD_MEMBER: (
        (gettext_lazy("Reading room"), "workspace:reading-room"),
        (gettext_lazy("Plan"), "workspace:plan"),
        (gettext_lazy("Figures"), "workspace:figures"),
        (gettext_lazy("Decisions"), "workspace:decisions"),
        (gettext_lazy("Inquiries"), "workspace:inquiries"),
        (gettext_lazy("Reports"), "workspace:reports"),
    ),
    Role.ADMINISTRATOR: (
        (gettext_lazy("People"), "workspace:people"),
        (gettext_lazy("Reminders"), "workspace:reminders"),
        (gettext_lazy("Audit trail"), "workspace:audit-trail"),
    ),
    "": (
        (gettext_lazy("The plan"), "portal:plan"),
        (gettext_lazy("Figures"), "portal:figures"),
        (gettext_lazy("Reports"), "portal:reports"),
        (gettext_lazy("Decisions"), "portal:decisions"),
        (gettext_lazy("How we work"), "portal:how-we-work"),
    ),
}

# Pages that no word of a role leads to by its address, and the word they belong to.
BELONGS: dict[str, str] = {
    "/workspace/releases/": "workspace:figures",
    "/workspace/measures/": "workspace:figures",
    "/workspace/actions/": "workspace:plan",
    "/workspace/updates/workbook/": "workspace:on-behalf",
    "/workspace/updates/": "workspace:plan",
    "/workspace/dashboards/": "workspace:figures",
    "/workspace/renderings/": "workspace:reports",
    "/workspace/cycles/": "workspace:desk",
    "/workspace/decisions/": "workspace:plan",
    "/workspace/meetings/": "workspace:decisions",
    "/workspace/inquiries/": "workspace:desk",
    "/workspace/reminders/": "workspace:desk",
}


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """The context of every page; nothing is asked of the database that the page does not show."""
    organization: Any = SimpleLazyObject(_organization)
    public = {
        "organization": organization,
        "demo": settings.DEMO,
        "demo_today": _demo_words(),
        "foot_links": _foot_links(request),
    }
    if _is_public_page(request):
        search_url = reverse("portal:search")
        return public | {"nav": _nav(request, NAVIGATION[""], lambda name: 0), "search_url": search_url}
    if not request.user.is_authenticated:
        return public
    person = access.person(request)
    cycle: Any = SimpleLazyObject(partial(_open_cycle))
    return public | {
        "person": person.office,
        "search_url": reverse("workspace:search") if may(person, Deed.READ_WORKSPACE) else "",
        "nav": _nav(request, NAVIGATION.get(person.role, ()), partial(_waiting, person)),
        "period_line": SimpleLazyObject(partial(_period_line, person, cycle)),
    }


def _organization() -> Organization | None:
    return Organization.objects.first()


def _is_public_page(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.app_name == "portal"


def _nav(
    request: HttpRequest, words: tuple[tuple[StrOrPromise, str], ...], waiting: Callable[[str], int]
) -> list[NavItem]:
    """The masthead's words; the current one is the longest address that the page's own begins with."""
    urls = [reverse(name) for _label, name in words]
    kept = next((reverse(name) for path, name in BELONGS.items() if request.path.startswith(path)), "")
    current = max((url for url in urls if request.path.startswith(url)), key=len, default=kept)
    return [NavItem(label, url, url == current, waiting(name)) for (label, name), url in zip(words, urls, strict=True)]


def _waiting(person: Person, name: str) -> int:
    """How many things wait for this person behind a word of the masthead."""
    if name == "workspace:queue":
        updates = StatusUpdate.objects.submitted().exclude(cycle__state=Cycle.State.LOCKED)
        return updates.count() + waiting_reports(person).count() + waiting_for(person).count()
    if name == "workspace:inquiries":
        return waiting_for(person, read_until=read_until(person)).count()
    if name == "workspace:my-updates":
        return owed_by(person) + for_supervisor(person).count()
    return 0


def owed_by(person: Person) -> int:
    """How many updates a person's own actions still want, over every open cycle: one query."""
    mine = Action.objects.active().written_by(person.acting)
    handed_in = StatusUpdate.objects.handed_in().filter(cycle=OuterRef("pk"), action=OuterRef("asked"))
    asked = Cycle.objects.open().annotate(asked=F("action_plan__actions")).filter(asked__in=mine)
    return asked.exclude(Exists(handed_in)).values("pk", "asked").count()


def _open_cycle() -> Cycle | None:
    return Cycle.objects.open().order_by("-starts_on").first()


def _period_line(person: Person, cycle: Cycle | None) -> PeriodLine | None:
    # A lazy cycle is never None itself, only what it stands for.
    if not cycle:
        return None
    today = clock.today()
    span = f"{day_words(cycle.starts_on)} to {day_words(cycle.ends_on)}"
    left = format_html("<b>{}</b> · {}", cycle.title, span)
    right: SafeString | str = ""
    match person.role:
        case Role.CONTRIBUTOR | Role.ANALYST:
            right = _dated(_("Updates due"), cycle.updates_due_on, today)
        case Role.CHIEFS_OFFICE:
            right = _dated(_("Your approvals close"), cycle.approvals_due_on, today)
        case Role.GOVERNANCE_STAFF | Role.BOARD_MEMBER:
            meeting = visible_meetings(person).after(today).first()
            right = _dated(_("Next meeting"), meeting.held_on, today) if meeting else ""
        case _:
            return None
    return PeriodLine(left, "", right)


def _dated(words: str, day: date, today: date) -> SafeString:
    """A date with its distance: "Updates due 12 April 2024, tomorrow"."""
    return format_html("{} <b>{}</b>, {}", words, date_words(day), distance(day, today).words)


def _demo_words() -> str:
    if settings.DEMO_TODAY is None:
        return ""
    return _("In this demo it is always %(day)s.") % {"day": date_words(settings.DEMO_TODAY)}


def _foot_links(request: HttpRequest) -> list[NavItem]:
    words: list[tuple[StrOrPromise, str]] = [(_("Accessibility"), "portal:accessibility")]
    if request.user.is_authenticated and not _is_public_page(request):
        words.insert(0, (_("Help"), "workspace:help"))
    if settings.DEMO:
        words.append((_("Mail of the demonstration"), "portal:demo-mail"))
    if request.user.is_authenticated:
        words.append(
            (
                _("Workspace") if _is_public_page(request) else _("Public pages"),
                "workspace:home" if _is_public_page(request) else "portal:home",
            )
        )
    else:
        words.append((_("Sign in"), "account_login"))
    return [NavItem(label, reverse(name), False) for label, name in words]
