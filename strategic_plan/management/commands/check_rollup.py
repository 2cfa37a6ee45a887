"""`manage.py check_rollup [--rebuild]`: holds the one derived table against the observations it follows from."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from strategic_plan.models import Area, Category, Grain, Measure
from strategic_plan.services.observations import period_words
from strategic_plan.services.rollup import differences, rebuild


class Command(BaseCommand):
    """Works everything out again beside what stands there. A difference is named, and the exit is not zero."""

    help = "Compare the roll-up of observations with the observations, or work it out again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="work the whole roll-up out again")

    def handle(self, *args: Any, **options: Any) -> None:
        found = differences()
        if not found:
            self.stdout.write("The roll-up agrees with the observations.")
            return
        said = f"{found.missing} figures are not as the observations give them; {found.left_over} stand there wrongly."
        if not options["rebuild"]:
            lines = [f"  {_named(*key)}" for key in found.first]
            raise CommandError("\n".join([said, *lines, "manage.py check_rollup --rebuild works them out again."]))
        rebuild()
        self.stdout.write(f"{said} The roll-up was worked out again.")


def _named(measure: int, period: int, area: int, category: int) -> str:
    found = Measure.objects.get(pk=measure)
    words = [found.title, Area.objects.get(pk=area).name, period_words(Grain(found.grain), period)]
    return ", ".join([*words, Category.objects.get(pk=category).title])
