"""Columns mapped once: a mapping is kept with its headings, found again by them, and learns other spellings."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from strategic_plan.exchange.mappings import STANDARD, Mapping, mapping_as_data, mapping_from
from strategic_plan.exchange.observations import Headings, folded
from strategic_plan.models import ColumnMapping, ImportBatch
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import require
from strategic_plan.services.loads.loading import look_again, mapping_of
from strategic_plan.services.loads.previews import Preview
from strategic_plan.services.swap import swap


def find_mapping(headings: Headings) -> tuple[Mapping | None, ColumnMapping | None]:
    """The remembered mapping whose headings a file has; the template's own; or neither."""
    found = _as_kept(headings)
    for kept in ColumnMapping.objects.order_by("-kept_at", "-pk"):
        if kept.headings == found:
            return mapping_from(kept.definition), kept
    if all(headings.place(wanted) >= 0 for wanted in STANDARD.wanted):
        return STANDARD, None
    return None, None


@transaction.atomic
def keep_mapping(mapping: Mapping, headings: Headings, *, by: Person, at: datetime) -> ColumnMapping:
    """Remember a mapping under its title, or replace the one of that title."""
    require(by, Deed.LOAD_OBSERVATIONS)
    definition = mapping_as_data(mapping)
    kept = ColumnMapping.objects.filter(title=mapping.title).first()
    if kept is None:
        kept = ColumnMapping(
            title=mapping.title, headings=_as_kept(headings), definition=definition, kept_at=at, kept_by=by.acting
        )
        kept.full_clean()
        kept.save(force_insert=True)
    else:
        swap(
            kept,
            version=kept.version,
            headings=_as_kept(headings),
            definition=definition,
            kept_at=at,
            kept_by=by.acting,
        )
    audit.record("keep mapping", kept, f"{by.office} mapped the columns of {kept}.", by=by, at=at)
    return kept


@transaction.atomic
def keep_spellings(kept: ColumnMapping, spellings: Table[str, Table[str, str]], *, by: Person, at: datetime) -> Mapping:
    """Remember other spellings: `{"areas": {"D1": "district-1"}}`. Gives the mapping that now knows them."""
    require(by, Deed.LOAD_OBSERVATIONS)
    mapping = mapping_from(kept.definition)
    mapping = replace(mapping, spellings=mapping.spellings.with_more(**spellings))
    swap(kept, version=kept.version, definition=mapping_as_data(mapping), kept_at=at, kept_by=by.acting)
    learnt = sum(len(table) for table in spellings.values())
    audit.record("keep spellings", kept, f"{by.office} taught {kept} {learnt} spellings.", by=by, at=at)
    return mapping


def _as_kept(headings: Headings) -> list[str]:
    return [folded(name) for name in headings.names if name]


@transaction.atomic
def teach_names(batch: ImportBatch, spellings: Table[str, Table[str, str]], *, by: Person, at: datetime) -> Preview:
    """Say what the unknown names of a waiting file mean, remember it for the next one, and look at the file again."""
    require(by, Deed.LOAD_OBSERVATIONS)
    mapping = mapping_of(batch)
    if batch.mapping is None:
        headings = Headings(0, mapping.wanted)
        batch.mapping = ColumnMapping.objects.filter(title=mapping.title).first() or keep_mapping(
            mapping, headings, by=by, at=at
        )
        ImportBatch.objects.filter(pk=batch.pk).update(mapping=batch.mapping)
    learnt = keep_spellings(batch.mapping, spellings, by=by, at=at)
    return look_again(batch, mapping=replace(learnt, finality=mapping.finality), by=by, at=at)
