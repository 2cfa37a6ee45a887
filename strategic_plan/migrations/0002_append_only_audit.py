"""The audit trail is append-only: the database refuses changes, except the erasure of an event's words."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

TABLE = "strategic_plan_event"
KEPT = ("number", "at", "actor_id", "actor_words", "deed", "thing_kind", "thing_id", "thing_words", "words_hash", "previous_hash", "hash")

SQLITE = (
    f"""
    CREATE TRIGGER event_no_change BEFORE UPDATE ON {TABLE}
    WHEN NEW.words <> '' OR NEW.salt <> '' OR {" OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in KEPT)}
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
    f"""
    CREATE TRIGGER event_no_removal BEFORE DELETE ON {TABLE}
    BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END
    """,
)
POSTGRESQL = (
    f"""
    CREATE FUNCTION event_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' AND NEW.words = '' AND NEW.salt = ''
            AND ({", ".join(f"NEW.{name}" for name in KEPT)}) IS NOT DISTINCT FROM ({", ".join(f"OLD.{name}" for name in KEPT)}) THEN
            RETURN NEW;
        END IF;
        RAISE EXCEPTION 'the audit trail is append-only';
    END $$
    """,
    f"CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION event_append_only()",
    f"CREATE TRIGGER event_no_truncation BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION event_append_only()",
)


def forbid(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def permit(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP TRIGGER event_no_change ON {TABLE}")
        schema_editor.execute(f"DROP TRIGGER event_no_truncation ON {TABLE}")
        schema_editor.execute("DROP FUNCTION event_append_only()")
    else:
        schema_editor.execute("DROP TRIGGER event_no_change")
        schema_editor.execute("DROP TRIGGER event_no_removal")


class Migration(migrations.Migration):
    dependencies = [("strategic_plan", "0001_tables")]

    operations = [migrations.RunPython(forbid, permit)]
