"""`manage.py export_editions DIR`: the PDF of every published edition, as files one can open."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from strategic_plan.models import Edition, Report


class Command(BaseCommand):
    """Writes the stored bytes. Only what the public may read is written: a folder asks nobody who they are."""

    help = "Write the PDF of every edition published for the public into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where to write; made if it is not there")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        folder.mkdir(parents=True, exist_ok=True)
        public = Edition.objects.public().exclude(report__state=Report.State.WITHDRAWN)
        for edition in public.select_related("report").order_by("report__slug", "number"):
            path = folder / file_name(edition)
            path.write_bytes(bytes(edition.pdf))
            self.stdout.write(f"{path} ({edition.pages} pages)")


def file_name(edition: Edition) -> str:
    """A name to recognize: "annual-report-2023.pdf", later editions with their number."""
    number = "" if edition.number == 1 else f"-edition-{edition.number}"
    return f"{edition.report.slug}{number}.pdf"
