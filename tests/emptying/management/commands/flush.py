"""Empties the database between committed tests: the audit trail's triggers step aside, and stand again afterwards."""

from importlib import import_module
from typing import Any

from django.apps import apps
from django.core.management.commands.flush import Command as Flush
from django.db import connection

append_only = import_module("strategic_plan.migrations.0002_append_only_audit")


class Command(Flush):
    """Django's own flush, which an append-only table would refuse."""

    def handle(self, **options: Any) -> None:
        with connection.schema_editor() as editor:
            append_only.permit(apps, editor)
        try:
            super().handle(**options)
        finally:
            with connection.schema_editor() as editor:
                append_only.forbid(apps, editor)
