"""Deeds that were open wider than the table of who may, or that left no trace."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from strategic_plan.models import Event, Rendering, Role
from strategic_plan.services import renderings
from strategic_plan.services.actions import delegate_action
from tests.factories.actions import make_action
from tests.factories.moments import NOW
from tests.factories.people import chief, holder, make_membership, staff
from tests.factories.reports import make_approved_report, make_report

pytestmark = pytest.mark.django_db


def publication() -> Rendering:
    report = make_approved_report()
    return renderings.order_rendering(
        report, purpose=Rendering.Purpose.PUBLISH, version=report.version, by=staff(), at=NOW
    )


def test_a_publication_that_was_stopped_is_on_record() -> None:
    rendering, by = publication(), staff()
    renderings.cancel(rendering, by=by, at=NOW)
    renderings.cancel(rendering, by=by, at=NOW)
    event = Event.objects.get(deed="cancel publication")
    assert (event.actor_id, event.thing_id) == (by.acting.pk, rendering.report_id)


def test_whoever_may_not_publish_stops_no_publication() -> None:
    rendering = publication()
    with pytest.raises(PermissionDenied):
        renderings.cancel(rendering, by=chief(), at=NOW)
    rendering.refresh_from_db()
    assert rendering.state == Rendering.State.QUEUED


def test_a_preview_comes_and_goes_without_an_event() -> None:
    report = make_report()
    rendering = renderings.order_rendering(
        report, purpose=Rendering.Purpose.PREVIEW, version=report.version, by=chief(), at=NOW
    )
    before = Event.objects.count()
    renderings.cancel(rendering, by=chief(), at=NOW)
    assert Event.objects.count() == before


def test_the_boards_office_does_not_choose_who_writes_for_an_owner() -> None:
    action, writer = make_action(), make_membership(Role.CONTRIBUTOR)
    with pytest.raises(PermissionDenied):
        delegate_action(action, version=action.version, delegate=writer, by=staff(), at=NOW)


def test_a_delegate_hands_nothing_on() -> None:
    writer, friend = make_membership(Role.CONTRIBUTOR), make_membership(Role.CONTRIBUTOR)
    action = make_action(delegate=writer)
    with pytest.raises(PermissionDenied):
        delegate_action(action, version=action.version, delegate=friend, by=holder(writer), at=NOW)


def test_the_chiefs_office_delegates_for_an_owner_who_is_away() -> None:
    action, writer = make_action(), make_membership(Role.CONTRIBUTOR)
    delegate_action(action, version=action.version, delegate=writer, by=chief(), at=NOW)
    action.refresh_from_db()
    assert action.delegate == writer
