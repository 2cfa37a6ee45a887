"""`manage.py check_editions`: whether every stored file still is what was stored; for a timer, every night."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from strategic_plan.calculations.formats import plural
from strategic_plan.summaries.holdings import holdings


class Command(BaseCommand):
    """Reads everything and changes nothing. One damaged or missing file is enough for an exit that is not zero."""

    help = "Compare every stored file with the hash it was stored under."

    def handle(self, *args: Any, **options: Any) -> None:
        whole, damaged = 0, []
        for holding in holdings():
            if holding.is_whole:
                whole += 1
            else:
                damaged.append(holding)
                self.stderr.write(holding.words)
        if damaged:
            raise CommandError(f"{plural(len(damaged), 'stored file is', 'stored files are')} not what was stored.")
        self.stdout.write(f"{plural(whole, 'stored file is', 'stored files are')} what was stored.")
