"""`manage.py send_reminders`: the digests of the day and every letter that still waits, for a timer.

It also does what a day brings: the mark of who sent a public answer is erased, and a plan whose successor has begun
is over.
"""

from __future__ import annotations

import smtplib
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from strategic_plan.services.letters import send_letters, write_digests
from strategic_plan.services.planning.submissions import forget_marks
from strategic_plan.services.plans import supersede_plans
from strategic_plan.summaries.updates.digests import read_digests
from strategic_plan.web import clock


class Command(BaseCommand):
    """Run as often as one likes: a person gets one digest a day, and no letter goes out twice."""

    help = "Write the reminders of today and send every letter that waits."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--preview", action="store_true", help="say who would be written to, and write to nobody")

    def handle(self, *args: Any, preview: bool, **options: Any) -> None:
        now = clock.now()
        if preview:
            digests = read_digests(now.date())
            for digest in digests:
                self.stdout.write(f"{digest.person.office}: {len(digest.owed)} owed, {digest.waiting} to decide")
            self.stdout.write(f"{len(digests)} people would be written to today.")
            return
        forget_marks(at=now)
        supersede_plans(at=now)
        written = write_digests(day=now.date(), at=now)
        try:
            posted = send_letters(at=now)
        except (OSError, smtplib.SMTPException) as error:
            raise CommandError(f"The mail server cannot be reached, so every letter waits: {error}") from error
        said = f"{len(written)} digests written, {posted.sent} letters sent"
        if not posted.is_clean:
            raise CommandError(
                f"{said}; {posted.deferred} to be tried again, {posted.refused} refused, "
                f"{posted.unknown} of which nobody knows. The page of reminders names them."
            )
        self.stdout.write(f"{said}.")
