"""Releases: figures prepared for the public, looked at with what they withhold, and published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from strategic_plan.calculations.formats import date_words, number
from strategic_plan.models import Release, ReleaseOrder
from strategic_plan.permissions import Deed, may
from strategic_plan.services.errors import Refusal
from strategic_plan.services.release_orders import is_large, order_release
from strategic_plan.services.releases import discard_release, prepare_release, publish_release
from strategic_plan.summaries.portal.figures import figures_page
from strategic_plan.summaries.releases.preview import ReleasePreview, read_preview
from strategic_plan.web import access, clock
from strategic_plan.workspace.forms.releases import DiscardReleaseForm, PrepareReleaseForm, PublishReleaseForm
from strategic_plan.workspace.views.confirming import DeedPage, confirm


@require_safe
@access.allowed(Deed.READ_RELEASES)
def releases(request: HttpRequest) -> HttpResponseBase:
    """What the public sees now, what waits, and every release before."""
    person = access.person(request)
    order = ReleaseOrder.objects.select_related("requested_by").first()
    every = list(Release.objects.defer("data", "suppressed").select_related("prepared_by", "published_by"))
    return render(
        request,
        "workspace/releases/releases.html",
        {
            "waiting": next((each for each in every if each.state == Release.State.PREPARED), None),
            "current": next((each for each in every if each.state == Release.State.PUBLISHED), None),
            "settled": [each for each in every if each.state != Release.State.PREPARED],
            "may_prepare": may(person, Deed.PREPARE_RELEASE),
            "order": order if order and order.state != ReleaseOrder.State.DONE else None,
        },
    )


@access.allowed(Deed.PREPARE_RELEASE)
def release_prepare(request: HttpRequest) -> HttpResponse:
    """Freeze what the figures are today as the public might see them."""
    by_worker = is_large()
    page = DeedPage(
        title=_("Prepare figures for the public"),
        lead=_("Every number is read as it is today, and small counts are withheld. Nothing becomes public yet."),
        button=_("Prepare a release"),
        back=reverse("workspace:releases"),
        back_words=_("Public figures"),
        effects=(
            _("What is withheld follows from no total, rate or change that is shown, and from no earlier release."),
            _("The Board’s office sees what is withheld and why, and publishes it as it then is."),
            _("Figures that are loaded afterwards belong to the next release."),
        ),
    )
    return confirm(
        request,
        page,
        PrepareReleaseForm(request.POST if request.method == "POST" else None),
        lambda answers: (order_release if by_worker else prepare_release)(
            **answers, by=access.person(request), at=clock.now()
        ),
        said=lambda: (
            _("The release is being prepared. This page says how far it is.")
            if by_worker
            else _("A release is prepared. It waits for the Board’s office.")
        ),
    )


@require_safe
@access.allowed(Deed.READ_RELEASES)
def release(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A release as it is or would be public, with what it withholds and why."""
    found = access.release(request, pk)
    person = access.person(request)
    waits = found.state == Release.State.PREPARED
    return render(
        request,
        "workspace/releases/release.html",
        {
            "release": found,
            "preview": read_preview(found),
            "page": figures_page(found) if "figures" in found.data else None,
            "may_publish": waits and may(person, Deed.PUBLISH_RELEASE),
            "may_discard": waits and may(person, Deed.PREPARE_RELEASE),
        },
    )


@access.allowed(Deed.PUBLISH_RELEASE)
def release_publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a prepared release public."""
    found = _prepared(request, pk)
    preview = read_preview(found)
    following = (found.predecessor.number or 0) + 1 if found.predecessor else 1
    page = DeedPage(
        title=_("Publish release %(number)d?") % {"number": following},
        lead=_(
            "It becomes public at once, as of %(day)s. It cannot be changed afterwards; the next release follows it."
        )
        % {"day": date_words(found.as_of)},
        button=_("Publish release %(number)d") % {"number": following},
        back=reverse("workspace:release", args=[pk]),
        back_words=_("The prepared release"),
        effects=_effects(preview),
    )
    return confirm(
        request,
        page,
        PublishReleaseForm(request.POST if request.method == "POST" else None, initial={"version": found.version}),
        lambda answers: publish_release(found, version=answers["version"], by=access.person(request), at=clock.now()),
        said=lambda: _("Release %(number)d is public.") % {"number": following},
    )


@access.allowed(Deed.PREPARE_RELEASE)
def release_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a prepared release aside."""
    found = _prepared(request, pk)
    page = DeedPage(
        title=_("Discard the prepared release"),
        lead=_("Nothing of it becomes public. Another can be prepared."),
        button=_("Discard this release"),
        back=reverse("workspace:releases"),
        back_words=_("Public figures"),
    )
    return confirm(
        request,
        page,
        DiscardReleaseForm(request.POST if request.method == "POST" else None, initial={"version": found.version}),
        lambda answers: discard_release(found, **answers, by=access.person(request), at=clock.now()),
        said=lambda: _("The prepared release is discarded."),
    )


def _prepared(request: HttpRequest, pk: int) -> Release:
    found = access.release(request, pk)
    if found.state != Release.State.PREPARED:
        raise Refusal(_("Only a prepared release is published or discarded. This one is settled."))
    return found


def _effects(preview: ReleasePreview) -> tuple[str, ...]:
    effects = [
        ngettext("{count} number becomes public.", "{count} numbers become public.", preview.shown).format(
            count=number(preview.shown)
        )
    ]
    if preview.withheld:
        effects.append(
            _("%(small)s small counts are withheld, and %(others)s others that would give them away.")
            % {"small": number(preview.small), "others": number(preview.protecting)}
        )
    if preview.release.predecessor_id:
        effects.append(
            _("Since the release before, %(fresh)s numbers are new and %(revised)s were revised.")
            % {"fresh": number(preview.fresh), "revised": number(preview.revised)}
        )
    effects.append(
        _("It is checked once more against every release before it; every public page reads it from then on.")
    )
    return tuple(effects)
