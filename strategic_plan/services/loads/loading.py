"""Loading a file: previewed without a trace, or kept as a batch until it is confirmed; then everything or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import BinaryIO

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from strategic_plan.calculations.formats import number
from strategic_plan.exchange.kept_cells import packed, unpacked
from strategic_plan.exchange.mappings import Mapping, mapping_as_data, mapping_from
from strategic_plan.exchange.observations import Finding, read_cells
from strategic_plan.exchange.problems import Problem, UnreadableFileError
from strategic_plan.exchange.sheet import IN_A_STREAM, ON_THE_WEB, Limits
from strategic_plan.models import ColumnMapping, ImportBatch, Measure, Observation
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.loads.previews import Preview, preview_findings, preview_from
from strategic_plan.services.loads.staging import TABLE, Staging, staging
from strategic_plan.services.observations import period_end, period_index
from strategic_plan.services.rollup import roll_up_selected

CELLS_AT_MOST = 200_000
"""A batch waits in the database with its figures: no more than this of them."""


def preview_file(file: BinaryIO, name: str, *, mapping: Mapping, at: datetime, limits: Limits = IN_A_STREAM) -> Preview:
    """What a file would do. Nothing is kept. Raises UnreadableFileError."""
    with staging(mapping.finality) as staged:
        findings = read_cells(file, name, mapping, limits)
        return preview_findings(findings, name, mapping, staged=staged, today=_day(at))


def load_file(
    file: BinaryIO,
    name: str,
    *,
    mapping: Mapping,
    reason: str = "",
    revises: bool = False,
    by: Person,
    at: datetime,
    limits: Limits = IN_A_STREAM,
) -> tuple[ImportBatch | None, Preview]:
    """Preview and load in one go, as a daily feed does; no batch where nothing was new or something is in the way.

    Where it revises, final figures are replaced, with the reason. Raises UnreadableFileError for the file, Refusal
    where it jumps or revises and no reason is given.
    """
    require(by, Deed.LOAD_OBSERVATIONS)
    sha256 = _digest(file)
    with staging(mapping.finality) as staged:
        findings = read_cells(file, name, mapping, limits)
        preview = preview_findings(findings, name, mapping, staged=staged, today=_day(at))
        if not _may_load(preview, revises):
            return None, preview
        _require_reason(preview, reason)
        with transaction.atomic():
            batch = ImportBatch(
                name=name[:200],
                sha256=sha256,
                finality=mapping.finality.value,
                preview=preview.as_data(),
                previewed_at=at,
                previewed_by=by.acting,
            )
            batch.full_clean()
            batch.save(force_insert=True)
            write_load(batch, preview, staged, revises=revises, reason=reason, by=by, at=at)
    return batch, preview


def preview_load(
    file: BinaryIO, name: str, *, mapping: Mapping, kept_as: ColumnMapping | None = None, by: Person, at: datetime
) -> tuple[ImportBatch | None, Preview]:
    """Preview a file and keep its figures, not the file, as a batch that waits to be confirmed.

    Where a figure is wrong, or there is nothing to load, no batch is kept. Raises UnreadableFileError.
    """
    require(by, Deed.LOAD_OBSERVATIONS)
    sha256 = _digest(file)
    findings = list(_not_too_many(read_cells(file, name, mapping, ON_THE_WEB), name))
    preview = _previewed(findings, name, mapping, at)
    if preview.wrong or preview.is_idle:
        return None, preview
    batch = ImportBatch(
        name=name[:200],
        sha256=sha256,
        mapping=kept_as,
        finality=mapping.finality.value,
        cells=packed(findings, mapping_as_data(mapping)),
        preview=preview.as_data(),
        previewed_at=at,
        previewed_by=by.acting,
    )
    batch.full_clean()
    batch.save(force_insert=True)
    return batch, preview


def look_again(batch: ImportBatch, *, mapping: Mapping | None = None, by: Person, at: datetime) -> Preview:
    """Preview a waiting batch anew: with other spellings, or because stored figures have moved on."""
    require(by, Deed.LOAD_OBSERVATIONS)
    findings, definition = _waiting(batch)
    mapping = mapping or mapping_from(definition)
    preview = _previewed(findings, batch.name, mapping, at)
    cells = packed(findings, mapping_as_data(mapping))
    waiting = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.PREVIEWED)
    if waiting.update(preview=preview.as_data(), cells=cells, previewed_at=at) != 1:
        raise Stale(_("Somebody loaded or discarded this file meanwhile."))
    batch.preview, batch.cells, batch.previewed_at = preview.as_data(), cells, at
    return preview


def mapping_of(batch: ImportBatch) -> Mapping:
    """The mapping that read a waiting file. Raises Stale where it waits no longer."""
    return mapping_from(_waiting(batch)[1])


def load_batch(batch: ImportBatch, *, reason: str = "", revises: bool = False, by: Person, at: datetime) -> ImportBatch:
    """Load what was previewed: in one transaction, and only if it still does what the preview said.

    Where it revises, final figures are replaced, with the reason. Raises Refusal where something stands in the way, or
    a sudden jump or a revision has no reason, Stale where the stored figures have changed since the preview.
    """
    require(by, Deed.LOAD_OBSERVATIONS)
    findings, definition = _waiting(batch)
    mapping = mapping_from(definition)
    with transaction.atomic():
        _lock()
        with staging(batch.finality) as staged:
            preview = preview_findings(findings, batch.name, mapping, staged=staged, today=_day(at))
            if preview.counts != preview_from(batch.preview).counts:
                raise Stale(_("Figures were loaded since this preview. Look at what this file does now."))
            if not _may_load(preview, revises):
                raise Refusal(preview.sentence)
            _require_reason(preview, reason)
            write_load(batch, preview, staged, revises=revises, reason=reason, by=by, at=at)
    return batch


@transaction.atomic
def discard_batch(batch: ImportBatch, *, by: Person) -> None:
    """Forget a preview that was not loaded; nothing of it was stored among the figures."""
    require(by, Deed.LOAD_OBSERVATIONS)
    if not ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.PREVIEWED).delete()[0]:
        raise Refusal(_("This file was loaded meanwhile. A load can be undone, not discarded."))


def _may_load(preview: Preview, revises: bool) -> bool:
    return preview.may_load or (revises and preview.may_revise)


def write_load(
    batch: ImportBatch,
    preview: Preview,
    staged: Staging,
    *,
    revises: bool,
    reason: str,
    by: Person,
    at: datetime,
) -> None:
    """Write the staged figures for a batch, move how far measures are complete, say so in the trail."""
    _lock()
    moved = _complete(staged, _day(at))
    revised = preview.conflict if revises else 0
    changed = preview.changed + revised
    changes = {
        "state": ImportBatch.State.LOADED,
        "rows_new": preview.new,
        "rows_changed": changed,
        "rows_unchanged": preview.unchanged,
        "reason": reason,
        "cells": None,
        "complete_before": moved,
        "loaded_at": at,
        "loaded_by": by.acting,
    }
    for name, value in changes.items():
        setattr(batch, name, value)
    batch.full_clean()
    if ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.PREVIEWED).update(**changes) != 1:
        raise Stale(_("Somebody loaded or discarded this file meanwhile."))
    reason_kept = reason or f"Replaced by the load {batch}."
    if staged.write(batch, revises=revises, reason=reason_kept, by=by, at=at) != (preview.new, changed):
        raise Stale(_("Figures were loaded since this preview. Look at what this file does now."))
    roll_up_selected(f"SELECT measure_id, period FROM {TABLE}")
    said = f"{by.office} loaded {batch}: {number(preview.new)} new, {number(changed)} changed figures."
    if revised:
        said = f"{said} {number(revised)} of them were final."
    audit.record("load figures", batch, f"{said} {reason}".strip(), by=by, at=at)


def _complete(staged: Staging, today: date) -> dict[str, list[str | None]]:
    """Say how far each measure is complete now; a total is as complete as its least complete part.

    Gives for each measure that moved its last complete day before and after.
    """
    measures = {each.pk: each for each in Measure.objects.prefetch_related("total_of")}
    moved: dict[str, list[str | None]] = {}
    for pk, *_span in staged.spans():
        measure = measures[pk]
        ended = period_index(measure.grain, today) - 1
        last = staged.last_due(pk, ended)
        if last is not None:
            _move(measure, period_end(measure.grain, last), moved)
    for measure in measures.values():
        parts = [measures[part.pk].complete_through for part in measure.total_of.all()]
        known = [part for part in parts if part is not None]
        if parts and len(known) == len(parts) and moved:
            _move(measure, min(known), moved)
    return moved


def _move(measure: Measure, through: date, moved: dict[str, list[str | None]]) -> None:
    before = measure.complete_through
    if before is not None and before >= through:
        return
    measure.complete_through = through
    Measure.objects.filter(pk=measure.pk).update(complete_through=through)
    moved[str(measure.pk)] = [before.isoformat() if before else None, through.isoformat()]


def _previewed(findings: list[Finding], name: str, mapping: Mapping, at: datetime) -> Preview:
    with staging(mapping.finality) as staged:
        return preview_findings(findings, name, mapping, staged=staged, today=_day(at))


def _waiting(batch: ImportBatch) -> tuple[list[Finding], dict[str, object]]:
    if batch.state != ImportBatch.State.PREVIEWED or batch.cells is None:
        raise Stale(_("Somebody loaded or discarded this file meanwhile."))
    return unpacked(bytes(batch.cells))


def _not_too_many(findings: Iterable[Finding], name: str) -> Iterator[Finding]:
    for count, finding in enumerate(findings, start=1):
        if count > CELLS_AT_MOST:
            expected = _("at most {count} figures on this page; load_observations takes more")
            raise UnreadableFileError(Problem(name, expected.format(count=number(CELLS_AT_MOST)), _("more")))
        yield finding


def _require_reason(preview: Preview, reason: str) -> None:
    if reason.strip():
        return
    if preview.conflict:
        raise Refusal(_("Say why final figures are revised."))
    if preview.jumped:
        said = ngettext(
            "{count} figure jumps tenfold. Say why that is right.",
            "{count} figures jump tenfold. Say why that is right.",
            preview.jumped,
        )
        raise Refusal(said.format(count=number(preview.jumped)))


def _lock() -> None:
    """One load at a time: SQLite's IMMEDIATE transactions are the lock already, PostgreSQL is asked for one."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {Observation._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")


def _digest(file: BinaryIO) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(2**20):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()
