"""`manage.py load_observations FILE --mapping MAPPING.toml`: what the page does, for daily feeds and large files."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from strategic_plan.exchange.mappings import mapping_from_toml
from strategic_plan.exchange.problems import UnreadableFileError
from strategic_plan.models import Membership, Role
from strategic_plan.permissions import Person, person_of
from strategic_plan.services.errors import Refusal
from strategic_plan.services.loads import Preview, load_file, preview_file
from strategic_plan.web import clock


class Command(BaseCommand):
    """Everything or nothing. Whatever stands in the way is said line by line, and the exit is not zero."""

    help = "Load figures from a CSV file or a workbook, read as a mapping says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="a CSV file or a workbook (.xlsx)")
        parser.add_argument("--mapping", type=Path, required=True, help="which column says what, as TOML")
        parser.add_argument("--preview", action="store_true", help="say what would happen, and change nothing")
        parser.add_argument("--json", action="store_true", help="answer as JSON")
        parser.add_argument("--reason", default="", help="why a sudden change, or a revision, is right")
        parser.add_argument("--revise", action="store_true", help="replace final figures that differ, with --reason")
        parser.add_argument("--by", default="", metavar="EMAIL", help="who loads; the one analyst unless named")

    def handle(self, *args: Any, **options: Any) -> None:
        # One statement of a large load is long; with DEBUG Django would keep each.
        settings.DEBUG = False
        path: Path = options["file"]
        try:
            preview, loaded = self._load(path, options)
        except UnreadableFileError as error:
            raise self._failed(options, [error.problem.sentence]) from error
        except OSError as error:
            raise self._failed(options, [f"{error.filename}: {error.strerror}."]) from error
        except Refusal as refusal:
            raise self._failed(options, [refusal.sentence]) from refusal
        revises = loaded or (options["revise"] and preview.may_revise)
        if not (preview.is_sound or revises) or (preview.jumped and options["preview"] and not options["reason"]):
            raise self._failed(options, [*preview.messages, *preview.jump_messages], preview)
        self._say(options, preview, loaded)

    def _load(self, path: Path, options: dict[str, Any]) -> tuple[Preview, bool]:
        mapping = mapping_from_toml(options["mapping"].read_bytes(), options["mapping"].name)
        with path.open("rb") as file:
            if options["preview"]:
                return preview_file(file, path.name, mapping=mapping, at=clock.now()), False
            batch, preview = load_file(
                file,
                path.name,
                mapping=mapping,
                reason=options["reason"],
                revises=options["revise"],
                by=_person(options["by"]),
                at=clock.now(),
            )
            return preview, batch is not None

    def _say(self, options: dict[str, Any], preview: Preview, loaded: bool) -> None:
        if options["json"]:
            self.stdout.write(_as_json(preview, loaded=loaded))
            return
        self.stdout.write(preview.sentence)
        for covered in preview.covers:
            self.stdout.write(f"  {covered.measure}: {covered.span}")
        if preview.is_idle or options["preview"]:
            self.stdout.write("Nothing was changed.")
        else:
            self.stdout.write("Loaded.")

    def _failed(self, options: dict[str, Any], messages: list[str], preview: Preview | None = None) -> CommandError:
        if options["json"]:
            self.stdout.write(_as_json(preview, loaded=False, messages=messages))
        return CommandError("\n".join([*messages, "Nothing was loaded."]))


def _as_json(preview: Preview | None, *, loaded: bool, messages: list[str] | None = None) -> str:
    said = {"loaded": loaded, "messages": messages or []}
    return json.dumps(said | (preview.as_data() if preview else {}), ensure_ascii=False, indent=2)


def _person(email: str) -> Person:
    """Whoever acts: named, or the one analyst in office."""
    today = clock.today()
    members = Membership.objects.on(today).select_related("user")
    if email:
        found = members.filter(user__email__iexact=email).first()
        if found is None:
            raise CommandError(f"Nobody in office has the address {email}. Nothing was loaded.")
        return person_of(found.user, on=today)
    analysts = {membership.user_id: membership.user for membership in members.filter(role=Role.ANALYST)}
    if len(analysts) != 1:
        raise CommandError("Say who loads: --by EMAIL. Nothing was loaded.")
    return person_of(analysts.popitem()[1], on=today)
