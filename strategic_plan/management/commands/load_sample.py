"""`manage.py load_sample`: the invented life of a Board, in the demo's own database and nowhere else."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from strategic_plan.documents.rendering import RenderFailure
from strategic_plan.management.sample.loading import RealDataError, is_loaded, load
from strategic_plan.summaries.reports.content import ReportContent


class Command(BaseCommand):
    """Safe to run twice; refused where real data is, and outside the demo, because its password is known."""

    help = "Load the sample: a plan, its figures, three quarters of updates and two published reports."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The sample has accounts with a known password: it is loaded with DEMO=1 only.")
        try:
            if is_loaded():
                self.stdout.write("The sample is loaded already; nothing was changed.")
                return
        except RealDataError as error:
            raise CommandError(str(error)) from error
        started = time.monotonic()
        try:
            deeds = load(say=self._say, office=_office_files)
        except RenderFailure as error:
            raise CommandError(f"{error} Nothing was loaded.") from error
        self.stdout.write(f"The sample is loaded: {deeds} deeds in {time.monotonic() - started:.0f} seconds.")

    def _say(self, words: str) -> None:
        self.stdout.write(f"  {words} ...")
        self.stdout.flush()


def _office_files(content: ReportContent) -> dict[str, bytes]:
    from strategic_plan.documents.office.files import office_files  # slow to load, and only a new sample makes them

    return office_files(content)
