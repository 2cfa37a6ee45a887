"""The feed of published editions, each with the hashes it is known by, for whoever keeps a copy elsewhere."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from strategic_plan.models import Edition, Organization
from strategic_plan.portal.views.reports import reports_fingerprint
from strategic_plan.summaries.portal.verification import EditionHashes, hashes_of_all
from strategic_plan.web.conditional import public_page

MOST = 50


@login_not_required
@require_safe
@public_page(reports_fingerprint)
def reports_feed(request: HttpRequest) -> HttpResponseBase:
    """The newest editions for the public, the withdrawn ones too: a copy elsewhere should learn of it."""
    organization = Organization.objects.first()
    feed = Atom1Feed(
        title=_("Reports of the %(board)s") % {"board": organization.board_name} if organization else _("Reports"),
        link=request.build_absolute_uri(reverse("portal:reports")),
        feed_url=request.build_absolute_uri(request.path),
        description="",
        language="en-CA",
    )
    editions = list(Edition.objects.public().with_report().newest_first()[:MOST])
    hashes = hashes_of_all(editions)
    for edition in editions:
        address = reverse("portal:edition", args=[edition.report.slug, edition.number])
        feed.add_item(
            title=_("%(title)s, edition %(number)s") % {"title": edition.title, "number": edition.number},
            link=request.build_absolute_uri(address),
            description=_words(edition, hashes[edition.pk]),
            pubdate=edition.published_at,
            updateddate=edition.report.withdrawn_at or edition.published_at,
            unique_id=request.build_absolute_uri(address),
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _words(edition: Edition, hashes: EditionHashes) -> str:
    lines = [
        _("Withdrawn: %(notice)s") % {"notice": edition.report.withdrawal_notice} if edition.is_withdrawn else "",
        _("Corrects: %(notice)s") % {"notice": edition.notice} if edition.notice else "",
        f"SHA-256 (PDF) {hashes.pdf}",
        f"SHA-256 (data) {hashes.data}",
        f"SHA-256 (page) {hashes.page}",
        f"SHA-256 (Word) {hashes.word}" if hashes.word else "",
        f"SHA-256 (slides) {hashes.slides}" if hashes.slides else "",
    ]
    return "\n".join(filter(None, lines))
