"""Where a new Board may begin: the matters of law, the parties and the risk scales that ship as data."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Matter, Party, RiskStep
from strategic_plan.models.base import Versioned
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require

FILE = Path(__file__).with_name("starting_point.toml")


def has_begun() -> bool:
    """Whether the Board has a list of its own already, which the starting point would only mix into."""
    return Matter.objects.exists() or Party.objects.exists()


@transaction.atomic
def begin_with_the_law(*, by: Person, at: datetime.datetime) -> int:
    """Take over the list that ships, every line not yet verified. Answers how many matters it has."""
    require(by, Deed.KEEP_PLANNING)
    if has_begun():
        raise Refusal(_("The list has begun already; change its lines instead."))
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    matters = _matters(data)
    for position, row in enumerate(data["parties"], start=1):
        _store(Party(position=position, **row))
    if not RiskStep.objects.exists():
        _scales(data["scales"])
    words = f"{by.office} began the list of what the law asks with {len(matters)} matters, none verified yet."
    audit.record("begin with the law", next(iter(matters.values())), words, by=by, at=at)
    return len(matters)


def _matters(data: dict[str, Any]) -> dict[str, Matter]:
    found: dict[str, Matter] = {}
    for position, row in enumerate(data["matters"], start=1):
        parent = found[row.pop("parent")] if "parent" in row else None
        source = {"source": data["source"]["name"], "source_url": data["source"]["url"]}
        found[row["code"]] = _store(Matter(position=position, parent=parent, **source, **row))
    return found


def _scales(data: dict[str, Any]) -> None:
    for scale in (RiskStep.Scale.LIKELIHOOD, RiskStep.Scale.IMPACT):
        for number, word in enumerate(data[scale], start=1):
            _store(RiskStep(scale=scale, number=number, word=word))
    for number, word in data["levels"]:
        _store(RiskStep(scale=RiskStep.Scale.LEVEL, number=number, word=word))


def _store(row: Any) -> Any:
    assert isinstance(row, Versioned)
    row.full_clean()
    row.save(force_insert=True)
    return row
