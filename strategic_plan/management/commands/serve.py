"""Web server and worker as one command, for the demonstration and for a developer's machine."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from strategic_plan.management.supervisor import run_together

LOOPBACK = "127.0.0.1"


class Command(BaseCommand):
    """In production a service manager runs the same two processes: see docs/operations.md."""

    help = "Runs the web server and the worker together on this machine, until one ends or SIGTERM or Ctrl+C arrives."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--reload", action="store_true", help="start again when the code changes")

    def handle(self, *args: Any, port: int, reload: bool, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("This serves one machine only, for DEMO=1 or DEBUG=1.")
        self.stdout.write(f"\nServing at http://{LOOPBACK}:{port}/ (Ctrl+C stops the server and the worker)\n")
        self.stdout.flush()
        ended = run_together({"web server": web_server(port, reload=reload), "worker": worker(reload=reload)})
        if ended:
            raise CommandError(f"The {ended} has ended, so everything was stopped.")
        self.stdout.write("Stopped.")


def web_server(port: int, *, reload: bool) -> list[str]:
    """The command of the web server; with `reload`, Django's own."""
    if reload:
        return [sys.executable, "manage.py", "runserver", f"{LOOPBACK}:{port}"]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        f"--bind={LOOPBACK}:{port}",
        "--workers=2",
        "--log-level=warning",
        "strategic_plan.wsgi",
    ]


def worker(*, reload: bool) -> list[str]:
    """The command of the process that runs queued jobs."""
    return [sys.executable, "manage.py", "db_worker", "--interval=0.5", "--reload" if reload else "--no-reload"]
