"""The sample's reports: composed and written, reviewed, approved, and published as editions."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator

from strategic_plan.management.sample.board import resolution
from strategic_plan.management.sample.cast import Cast
from strategic_plan.management.sample.data_files import Table
from strategic_plan.management.sample.story import Deed, local
from strategic_plan.models import Area, Cycle, DecisionReport, Deliverable, Meeting, Plan, Report
from strategic_plan.services import reports
from strategic_plan.summaries.reports.content import ReportContent

Render = Callable[[ReportContent], bytes]
Office = Callable[[ReportContent], dict[str, bytes]]

COLUMNS = ("kind", "title", "slug", "starts_on", "ends_on")
WRITING = datetime.timedelta(minutes=20)


def no_office_files(content: ReportContent) -> dict[str, bytes]:
    """A sample without files for office programs, for whoever does not look at them."""
    return {}


def report_story(
    data: Table, cast: Cast, *, render: Render, office: Office, say: Callable[[str], None]
) -> Iterator[Deed]:
    """One report, from its outline to where it stands on the day of the sample."""
    story = _ReportStory(data, cast, render, office, say)
    yield Deed(local(data["composed_at"]), story.compose)
    yield Deed(local(data["composed_at"]) + WRITING, story.write)
    steps = {"sent_at": story.send, "approved_at": story.approve, "published_at": story.publish}
    for name, act in steps.items():
        if name in data:
            yield Deed(local(data[name]), act)


def correction_story(
    data: Table, cast: Cast, *, render: Render, office: Office, say: Callable[[str], None]
) -> Iterator[Deed]:
    """The corrected edition of a report that was published, from the notice on."""
    changed = data["corrected"]
    story = _ReportStory({**data, **changed}, cast, render, office, say)
    steps = {
        "begun_at": story.correct,
        "sent_at": story.send,
        "approved_at": story.approve,
        "published_at": story.publish,
    }
    for name, act in steps.items():
        yield Deed(local(changed[name]), act)


class _ReportStory:
    """The deeds of one report; each reads the report anew, as a person opening its page would."""

    def __init__(self, data: Table, cast: Cast, render: Render, office: Office, say: Callable[[str], None]) -> None:
        self.data, self.cast, self.render, self.office, self.say = data, cast, render, office, say

    def compose(self, at: datetime.datetime) -> None:
        report = Report(
            plan=Plan.objects.get(),
            cycle=Cycle.objects.get(title=self.data["cycle"]) if "cycle" in self.data else None,
            meeting=Meeting.objects.get(held_on=self.data["meeting"]),
            deliverable=Deliverable.objects.get(title=self.data["deliverable"]) if "deliverable" in self.data else None,
            decision=DecisionReport.objects.get(title=self.data["decision"]) if "decision" in self.data else None,
            **{name: self.data[name] for name in COLUMNS},
        )
        areas = list(Area.objects.filter(code__in=self.data["areas"]))
        reports.compose_report(report, areas=areas, by=self.cast.acts(self.data["composed_by"], at), at=at)

    def write(self, at: datetime.datetime) -> None:
        writer = self.cast.acts(self.data["composed_by"], at)
        sections = {section.key: section for section in self._report().sections.select_related("report__plan")}
        for key, text in self.data["sections"].items():
            section = sections[key]
            reports.write_section(
                section,
                version=section.version,
                title=section.title,
                text=text.strip(),
                included=True,
                by=writer,
                at=at,
            )

    def send(self, at: datetime.datetime) -> None:
        report = self._report()
        sender = self.cast.acts(self.data["composed_by"], at)
        reports.send_report(report, version=report.version, by=sender, at=at)

    def approve(self, at: datetime.datetime) -> None:
        report = self._report()
        decided = resolution(self.data["resolution"]) if "resolution" in self.data else None
        approver = self.cast.acts(self.data["approved_by"], at)
        reports.approve_report(report, version=report.version, by=approver, at=at, resolution=decided)

    def publish(self, at: datetime.datetime) -> None:
        """Draw the edition and freeze it, as the worker does, but on the day it belongs to."""
        report = self._report()
        self.say(f"Drawing {report.title} as PDF")
        content = reports.edition_content(report, at=at)
        pdf = self.render(content)
        publisher = self.cast.acts(self.data["composed_by"], at)
        reports.freeze_edition(
            report, content=content, pdf=pdf, pages=pages_of(pdf), files=self.office(content), by=publisher, at=at
        )

    def correct(self, at: datetime.datetime) -> None:
        """Begin the next edition, with the notice that says what it changes."""
        report = self._report()
        composer = self.cast.acts(self.data["composed_by"], at)
        reports.correct_report(report, version=report.version, notice=self.data["notice"], by=composer, at=at)

    def _report(self) -> Report:
        return Report.objects.select_related("plan", "cycle", "deliverable", "meeting").get(slug=self.data["slug"])


def pages_of(pdf: bytes) -> int:
    import pikepdf  # slow to load, and only drawing needs it

    with pikepdf.open(io.BytesIO(pdf)) as document:
        return len(document.pages)
