"""People: who may sign in and in which office; invited, ended and shut out by the administrator."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tables2 import RequestConfig

from strategic_plan.calculations.formats import date_words, join_words
from strategic_plan.models import Action, Membership
from strategic_plan.permissions import Deed
from strategic_plan.services.accounts import (
    deactivate_user,
    end_membership,
    invite_person,
    name_supervisor,
    reinstate_user,
)
from strategic_plan.services.errors import Refusal
from strategic_plan.summaries.people import People, Standing, read_people
from strategic_plan.web import access, clock
from strategic_plan.web.choices import Choice
from strategic_plan.web.errors import CONFLICT
from strategic_plan.web.invitations import send_invitation
from strategic_plan.workspace.forms.deeds import DeactivateForm, EndMembershipForm
from strategic_plan.workspace.forms.people import InvitationForm, SupervisorForm
from strategic_plan.workspace.tables.people import PeopleTable
from strategic_plan.workspace.views.confirming import DeedPage, confirm

ROWS_A_PAGE = 25


@access.allowed(Deed.KEEP_ACCOUNTS)
def people(request: HttpRequest) -> HttpResponse:
    """Every account with its offices."""
    page = read_people(today=clock.today())
    chosen = request.GET.get("standing", "")
    table = PeopleTable(list(page.standing(chosen)))
    RequestConfig(request, paginate={"per_page": ROWS_A_PAGE}).configure(table)
    return render(
        request, "workspace/people/people.html", {"page": page, "chips": _chips(page, chosen), "table": table}
    )


@access.allowed(Deed.KEEP_ACCOUNTS)
def person_invite(request: HttpRequest) -> HttpResponse:
    """Give somebody an office and write to them."""
    form = InvitationForm(request.POST or None, today=clock.today())
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            membership = invite_person(
                form.cleaned_data["email"],
                name=form.cleaned_data["name"],
                office=form.given_office,
                language=form.cleaned_data["language"],
                by=access.person(request),
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_error("email", refusal.sentence)
            status = CONFLICT
        else:
            _write_to(request, membership)
            return redirect("workspace:people")
    return render(request, "workspace/people/person_invite.html", {"form": form}, status=status)


@access.allowed(Deed.KEEP_ACCOUNTS)
def membership_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let an office end on a day."""
    membership = access.membership(request, pk)
    page = DeedPage(
        title=_("End the office “%(office)s”") % {"office": membership.office},
        lead=_("%(name)s has held it since %(day)s.")
        % {"name": membership.user.name, "day": date_words(membership.starts_on)},
        button=_("End this office"),
        back=reverse("workspace:people"),
        back_words=_("People"),
        effects=(
            _("From the day after, the rights of this office are gone."),
            _("What was written and approved in this office stays, under its title."),
            *_left_behind([membership]),
        ),
    )
    form = EndMembershipForm(request.POST or None, initial={"ends_on": clock.today()})
    return confirm(
        request,
        page,
        form,
        lambda answers: end_membership(
            membership, ends_on=answers["ends_on"], by=access.person(request), at=clock.now()
        ),
        said=lambda: (
            _("The office “%(office)s” ends on %(day)s.")
            % {"office": membership.office, "day": date_words(membership.ends_on or clock.today())}
        ),
    )


@access.allowed(Deed.KEEP_ACCOUNTS)
def membership_supervisor(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who supervises an office, and whether they read its updates first."""
    membership = access.membership(request, pk)
    page = DeedPage(
        title=_("Supervisor of the office “%(office)s”") % {"office": membership.office},
        lead=_("Whoever is told when its updates are late."),
        button=_("Keep this"),
        back=reverse("workspace:people"),
        back_words=_("People"),
        effects=(_("Whoever reads updates first endorses them or sends them back; then the Chief’s office decides."),),
    )
    initial = {"supervisor": membership.supervisor_id, "reads_first": membership.supervisor_first}
    form = SupervisorForm(request.POST or None, initial=initial, membership=membership, today=clock.today())
    return confirm(
        request,
        page,
        form,
        lambda answers: name_supervisor(membership, **answers, by=access.person(request), at=clock.now()),
        said=lambda: _("The supervisor of “%(office)s” is kept.") % {"office": membership.office},
    )


@access.allowed(Deed.KEEP_ACCOUNTS)
def person_deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Shut somebody out at once."""
    user = access.user(request, pk)
    page = DeedPage(
        title=_("Shut out %(name)s") % {"name": user.name},
        lead=_("For somebody who left suddenly, or whose account is in wrong hands."),
        button=_("Shut out"),
        back=reverse("workspace:people"),
        back_words=_("People"),
        effects=(
            _("They are signed out everywhere at once and cannot sign in again."),
            _("What they wrote and approved stays."),
            *_left_behind(user.memberships.all()),
        ),
    )
    return confirm(
        request,
        page,
        DeactivateForm(request.POST if request.method == "POST" else None),
        lambda answers: deactivate_user(user, by=access.person(request), at=clock.now()),
        said=lambda: _("%(name)s is shut out.") % {"name": user.name},
    )


@access.allowed(Deed.KEEP_ACCOUNTS)
def person_reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody back in."""
    user = access.user(request, pk)
    if request.method != "POST" and user.is_active:
        raise Refusal(_("%(name)s is not shut out.") % {"name": user.name})
    page = DeedPage(
        title=_("Let %(name)s back in") % {"name": user.name},
        lead=_("They were shut out, and cannot sign in."),
        button=_("Let back in"),
        back=reverse("workspace:people"),
        back_words=_("People"),
        effects=(
            _("They sign in as before, in the offices that have not ended."),
            _("If their password may be known to others, ask them to set a new one first."),
        ),
    )
    return confirm(
        request,
        page,
        DeactivateForm(request.POST if request.method == "POST" else None),
        lambda answers: reinstate_user(user, by=access.person(request), at=clock.now()),
        said=lambda: _("%(name)s may sign in again.") % {"name": user.name},
    )


def _left_behind(memberships: Iterable[Membership]) -> tuple[str, ...]:
    """The actions that would have no owner any more, said before it happens."""
    owned = list(Action.objects.active().filter(owner__in=memberships).with_code().in_order())
    if not owned:
        return ()
    words = ngettext(
        "{actions} has no owner from then on; the Chief’s office sees it on its queue and names another one.",
        "{actions} have no owner from then on; the Chief’s office sees them on its queue and names another one.",
        len(owned),
    )
    return (words.format(actions=join_words([f"{action.code} {action.title}" for action in owned])),)


def _chips(page: People, chosen: str) -> list[Choice]:
    labels = {
        "": _("All"),
        Standing.IN_OFFICE: _("In office"),
        Standing.INVITED: _("Has not signed in yet"),
        Standing.WITHOUT_OFFICE: _("Holds no office"),
        Standing.SHUT_OUT: _("Shut out"),
    }
    base = reverse("workspace:people")
    counted = ((standing, label, len(page.standing(standing))) for standing, label in labels.items())
    return [
        Choice(str(label), f"{base}?standing={standing}" if standing else base, standing == chosen, count)
        for standing, label, count in counted
        if count or standing == chosen
    ]


def _write_to(request: HttpRequest, membership: Membership) -> None:
    """Send the invitation; an account whose mail did not go out stands all the same, and the page says so."""
    words = {"name": membership.user.name, "email": membership.user.email}
    try:
        send_invitation(request, membership)
    except OSError:
        messages.warning(
            request,
            _("%(name)s has an account, but no mail could be sent to %(email)s. “Forgotten password” sends a link.")
            % words,
        )
    else:
        messages.success(request, _("%(name)s is invited; the link went to %(email)s.") % words)
