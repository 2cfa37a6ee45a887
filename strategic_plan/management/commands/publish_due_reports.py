"""`manage.py publish_due_reports`: order the publication of every report whose set time has come."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from strategic_plan.services.reports import publish_due
from strategic_plan.web import clock


class Command(BaseCommand):
    """For a timer, every few minutes. Running it twice at once publishes nothing twice."""

    help = "Order the publication of the reports whose set time has come; the worker draws and freezes them."

    def handle(self, *args: Any, **options: Any) -> None:
        for report, in_the_way in publish_due(at=clock.now()):
            self.stdout.write(f"{report}: {in_the_way or 'ordered'}")
