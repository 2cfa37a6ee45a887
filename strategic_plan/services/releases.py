"""Making figures public: a release is prepared with what it withholds, looked at, and published as it was seen."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.calculations.suppression import Released, recoverable, suppress_apart
from strategic_plan.calculations.suppression.tables import Unknown
from strategic_plan.models import Release
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, Stale, require
from strategic_plan.services.swap import swap
from strategic_plan.summaries.releases.cells import read_cells
from strategic_plan.summaries.releases.content import complete, read_public
from strategic_plan.summaries.releases.frozen import all_released, data_of, shown_cells, suppressed_of


def _unsaid(phase: str) -> None:
    """Nobody waits to hear how far it is."""


def prepare_release(
    *, note: str = "", by: Person, at: datetime.datetime, said: Callable[[str], None] = _unsaid
) -> Release:
    """Freeze what the figures are today as they might be public, with what is withheld and why.

    Every release before it is reckoned with: nothing that one of them withheld may follow from both together.
    """
    require(by, Deed.PREPARE_RELEASE)
    said(_("Reading the figures"))
    with transaction.atomic():
        _require_none_prepared()
        cells = read_cells(as_of=at.date())
        published = list(Release.objects.published())
    if not cells.values:
        raise Refusal(_("There are no figures to make public yet."))
    said(_("Withholding small counts, and what would give them away"))
    table = cells.table()
    suppression = suppress_apart(table, all_released(published))
    predecessor = published[0] if published else None
    before = shown_cells(predecessor.data) if predecessor else {}
    withheld = suppression.suppressed | cells.nonsense()
    data = data_of(cells, withheld, before)
    said(_("Working out what the public is shown"))
    data, sha256 = complete(data, read_public(cells, data))
    release = Release(
        as_of=cells.as_of,
        note=note.strip(),
        data=data,
        suppressed=suppressed_of(table, suppression.primary, suppression.complementary),
        sha256=sha256,
        predecessor=predecessor,
        prepared_at=at,
        prepared_by=by.acting,
    )
    with transaction.atomic():
        _require_none_prepared()
        release.full_clean()
        release.save(force_insert=True)
        words = f"{by.office} prepared figures as of {cells.as_of:%Y-%m-%d}; {len(withheld)} cells are withheld."
        audit.record("prepare release", release, words, by=by, at=at)
    return release


def _require_none_prepared() -> None:
    if Release.objects.prepared().exists():
        raise Refusal(_("A release is prepared already. It is published or discarded first."))


@transaction.atomic
def publish_release(release: Release, *, version: int, by: Person, at: datetime.datetime) -> Release:
    """Make a prepared release public, as it was looked at; checked once more against every release before it."""
    require(by, Deed.PUBLISH_RELEASE)
    _require_prepared(release)
    published = list(Release.objects.published())
    newest = published[0] if published else None
    if release.predecessor_id != (newest.pk if newest else None):
        raise Stale(_("Another release was published since this one was prepared. Prepare it again."))
    if given_away([*published, release]):
        raise Refusal(_("With the releases before it, this one would give a small count away. Prepare it again."))
    swap(
        release,
        version=version,
        states=(Release.State.PREPARED,),
        state=Release.State.PUBLISHED,
        number=(newest.number or 0) + 1 if newest else 1,
        published_at=at,
        published_by=by.acting,
    )
    words = f"{by.office} published {release}; SHA-256 {release.sha256}."
    audit.record("publish release", release, words, by=by, at=at)
    return release


@transaction.atomic
def discard_release(release: Release, *, version: int, by: Person, at: datetime.datetime) -> Release:
    """Put a prepared release aside; nothing of it becomes public."""
    require(by, Deed.PREPARE_RELEASE, release)
    _require_prepared(release)
    swap(
        release,
        version=version,
        states=(Release.State.PREPARED,),
        state=Release.State.DISCARDED,
        discarded_at=at,
        discarded_by=by.acting,
    )
    audit.record("discard release", release, f"{by.office} discarded the prepared release.", by=by, at=at)
    return release


def given_away(releases: Iterable[Release]) -> bool:
    """Whether the newest release tells a small count: by itself, or with those before it.

    By itself it tells nothing that no earlier release has shown. With those before it, what would follow though it
    withheld everything is no fault of the newest.
    """
    *earlier, last = all_released(releases)
    shown = frozenset[Unknown]().union(*(release.published() for release in earlier))
    if recoverable([last]) - shown:
        return True
    together = recoverable([*earlier, last])
    everything = Released(last.table, frozenset(last.table.cells))
    return bool(together and together - recoverable([*earlier, everything]))


def _require_prepared(release: Release) -> None:
    if release.state != Release.State.PREPARED:
        raise Refusal(_("Only a prepared release is published or discarded. This one is settled."))
