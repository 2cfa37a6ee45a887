"""`manage.py check_seal`: whether published PDFs will be sealed, by whom, and until when; before the first is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from strategic_plan.calculations.formats import date_words
from strategic_plan.web import clock


class Command(BaseCommand):
    """Seals nothing that is kept. A certificate that cannot be used is enough for an exit that is not zero."""

    help = "Say whose seal published PDFs will carry, and until when its certificate holds."

    def handle(self, *args: Any, **options: Any) -> None:
        from strategic_plan.documents.pdf.seal import SealFailure, load_seal  # slow to load, and no other command seals

        if not settings.SEAL_CERTIFICATE:
            self.stdout.write("No certificate is configured: PDFs are published without a seal.")
            return
        try:
            seal = load_seal(Path(settings.SEAL_CERTIFICATE), settings.SEAL_PASSWORD)
        except SealFailure as failure:
            raise CommandError(str(failure)) from failure
        until = date_words(seal.holds_until.date())
        if not seal.holds_from <= clock.now() <= seal.holds_until:
            raise CommandError(f"The certificate of {seal.owner} does not hold now; it ended or ends on {until}.")
        self.stdout.write(f"PDFs are sealed by {seal.owner}, until {until}.")
