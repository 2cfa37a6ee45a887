"""The ground of the sample: organization, areas and units; meetings with their resolutions; standing obligations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.story import Deed, local, on
from strategic_plan.models import Area, Deliverable, Meeting, Obligation, Organization, Resolution, Unit
from strategic_plan.services import meetings as meeting_deeds
from strategic_plan.services import obligations as obligation_deeds

KINDS = {"region": Area.Kind.REGION, "district": Area.Kind.DISTRICT}


def lay_ground(data: Table) -> Organization:
    """The organization, marked as the sample's, with its areas and units."""
    organization = Organization(is_sample=True, **data["organization"])
    organization.full_clean()
    organization.save(force_insert=True)
    region: Area | None = None
    for position, row in enumerate(data["areas"]):
        area = Area(code=row["code"], name=row["name"], kind=KINDS[row["kind"]], parent=region, position=position)
        area.full_clean()
        area.save(force_insert=True)
        region = region or area
    areas = {area.code: area for area in Area.objects.all()}
    for row in data["units"]:
        Unit.objects.create(name=row["name"], area=areas[row["area"]] if "area" in row else None)
    return organization


def hold_meetings(meetings: list[Table]) -> None:
    """Meetings held and to come, with what was resolved at them."""
    for row in meetings:
        meeting = Meeting(held_on=row["held_on"], place=row["place"])
        meeting.full_clean()
        meeting.save(force_insert=True)
        for motion in row.get("resolutions", ()):
            resolution = Resolution(meeting=meeting, **motion)
            resolution.full_clean()
            resolution.save(force_insert=True)


def resolution(number: str) -> Resolution:
    return Resolution.objects.select_related("meeting").get(number=number)


def keep_obligations(obligations: list[Table], cast: Cast) -> Iterator[Deed]:
    """Standing duties with their deliverables; those received, and the one that is late with its reason."""
    for row in obligations:
        fields = {name: value for name, value in row.items() if name != "deliverables"}
        obligation = Obligation(**fields)
        obligation.full_clean()
        obligation.save(force_insert=True)
        for given in row["deliverables"]:
            deliverable = Deliverable(
                obligation=obligation, title=given["title"], short_title=given["short"], due_on=given["due_on"]
            )
            deliverable.full_clean()
            deliverable.save(force_insert=True)
            if "received_on" in given:
                yield _received(deliverable, given["received_on"], cast)
            if "late_reason" in given:
                yield _explained(deliverable, given, cast)
            if "planned_at" in given:
                yield _planned(deliverable, given, cast)


def tell_of_meetings(meetings: list[Table], cast: Cast) -> Iterator[Deed]:
    """Meetings in camera, entered and told to a few."""
    for row in meetings:
        yield _told(row, cast)


def _told(row: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        by = cast.acts("officer", at)
        meeting = Meeting(
            held_on=row["held_on"], kind=row["kind"], audience=Meeting.Audience.IN_CAMERA, place=row["place"]
        )
        meeting_deeds.keep_meeting(meeting, by=by, at=at)
        for key in row["told"]:
            meeting_deeds.grant_meeting(meeting, cast.memberships[key].user, by=by, at=at)

    return Deed(local(row["entered_at"]), act)


def _planned(deliverable: Deliverable, given: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        obligation_deeds.plan_back(deliverable, version=deliverable.version, by=cast.acts("governance", at), at=at)

    return Deed(local(given["planned_at"]), act)


def _received(deliverable: Deliverable, day: datetime.date, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        obligation_deeds.receive_deliverable(
            deliverable, version=deliverable.version, received_on=day, by=cast.acts("governance", at), at=at
        )

    return Deed(on(day, 15), act)


def _explained(deliverable: Deliverable, given: Table, cast: Cast) -> Deed:
    def act(at: datetime.datetime) -> None:
        obligation_deeds.explain_lateness(
            deliverable,
            version=deliverable.version,
            reason=given["late_reason"],
            new_due_on=given["new_due_on"],
            by=cast.acts("governance", at),
            at=at,
        )

    return Deed(local(given["explained_at"]), act)
