"""`manage.py show_dashboard clearance --from 2023-01-01 --to 2023-12-31 --json`: what a dashboard's page shows."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from strategic_plan.models import Dashboard, DashboardIndicator
from strategic_plan.summaries.dashboards import AreaDashboard, Asked, AskedError, read_area_dashboard, read_subject
from strategic_plan.web import clock
from strategic_plan.web.fields import parse_plain_date


class Command(BaseCommand):
    """The same figures as the page, worked out by the same code."""

    help = "Show the figures of a dashboard by area, as words or as JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the last word of the dashboard's address, such as clearance")
        parser.add_argument("--from", dest="start", default="", help="first day, such as 2023-01-01")
        parser.add_argument("--to", dest="end", default="", help="last day, such as 2023-12-31")
        parser.add_argument("--indicator", default="", help="code of another indicator than the first")
        parser.add_argument("--area", action="append", default=[], help="code of an area; may be repeated")
        parser.add_argument("--type", action="append", default=[], help="code of a category; may be repeated")
        parser.add_argument("--status", action="append", default=[], help="code of a status; may be repeated")
        parser.add_argument("--json", action="store_true", help="answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        dashboard = Dashboard.objects.in_use().filter(slug=options["slug"]).first()
        if dashboard is None:
            known = ", ".join(Dashboard.objects.in_use().values_list("slug", flat=True)) or "none"
            raise CommandError(f"There is no dashboard “{options['slug']}”. Known: {known}.")
        entries = DashboardIndicator.objects.filter(dashboard=dashboard).for_page()
        subject = read_subject(dashboard, [entry.indicator for entry in entries], options["indicator"])
        if subject is None:
            raise CommandError(f"“{dashboard}” shows key figures; it has no figures by area.")
        asked = Asked(
            start=_day(options["start"], "--from"),
            end=_day(options["end"], "--to"),
            areas=tuple(options["area"]),
            categories=tuple(options["type"]),
            states=tuple(options["status"]),
        )
        try:
            page = read_area_dashboard(subject, asked, today=clock.today())
        except AskedError as error:
            raise CommandError(error.sentence) from error
        if options["json"]:
            data = {"dashboard": dashboard.slug, **page.as_data()}
            self.stdout.write(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            self._say(page)

    def _say(self, page: AreaDashboard) -> None:
        self.stdout.write(page.heading.replace("\u00a0", " "))
        for column, area in page.cells():
            count, rate = area.count, area.rate
            said = f"{count.value_words} (was {count.previous_words}, {count.change.words})"
            if page.subject.top is not None:
                said += f", {rate.value_words} (was {rate.previous_words}, {rate.change.words})"
            self.stdout.write(f"  {column.title}, {area.name}: {said}")
        if page.rest:
            self.stdout.write(page.rest.replace("\u00a0", " "))


def _day(text: str, option: str) -> Any:
    if not text:
        return None
    try:
        return parse_plain_date(text)
    except ValueError as error:
        raise CommandError(f"{option}: “{text}” is no date. Write it such as 2023-01-01.") from error
