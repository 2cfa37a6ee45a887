"""Deeds on consultation: who is on the list, what was held, what was heard, what became of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from strategic_plan.models import Consultation, HeardTheme, Objective, Party, ThemeMention
from strategic_plan.permissions import Deed, Person
from strategic_plan.services.errors import require
from strategic_plan.services.planning.environment import of_plan
from strategic_plan.services.planning.keeping import keep, next_number


def keep_party(party: Party, *, version: int = 1, by: Person, at: datetime.datetime, **values: Any) -> Party:
    """A line of the list of who is consulted; a changed citation has to be checked anew."""
    require(by, Deed.KEEP_PLANNING)
    if party.pk and party.verified_on and values["citation"] != party.citation:
        values |= {"verified_on": None, "verified_by": None}
    return keep(party, values, version=version, by=by, at=at)


@transaction.atomic
def keep_consultation(
    consultation: Consultation,
    *,
    version: int = 1,
    parties: Iterable[Party],
    by: Person,
    at: datetime.datetime,
    **values: Any,
) -> Consultation:
    """An event or survey with who took part."""
    require(by, Deed.KEEP_PLANNING)
    heard = list(parties)
    if not heard:
        raise ValidationError({"parties": _("Say who was heard.")})
    attended, invited = values.get("attended"), values.get("invited")
    if values["kind"] == Consultation.Kind.SURVEY and attended and invited and attended > invited:
        raise ValidationError({"attended": _("More answers than people who were asked: check both numbers.")})
    if values["held_on"] > at.date() and attended:
        raise ValidationError({"attended": _("Nobody has come yet: it is held on a later day.")})
    return keep(consultation, values, version=version, links={"parties": heard}, by=by, at=at)


@transaction.atomic
def keep_theme(
    theme: HeardTheme,
    *,
    version: int = 1,
    objectives: Iterable[Objective] = (),
    mentions: Mapping[Consultation, int | None] | None = None,
    by: Person,
    at: datetime.datetime,
    **values: Any,
) -> HeardTheme:
    """What was heard, how often where, and the answer: in the plan through objectives, or not adopted because."""
    require(by, Deed.KEEP_PLANNING)
    answered = of_plan(objectives, theme.plan)
    answers = HeardTheme.Answer
    answer = values.get("answer", theme.answer)
    if answer in (answers.ADOPTED, answers.PARTLY) and not answered:
        raise ValidationError({"objectives": _("Name the objective that answers it.")})
    if answer == answers.NOT_ADOPTED and answered:
        raise ValidationError({"objectives": _("What was not adopted is answered by no objective: choose “Partly”.")})
    counts = {place: count for place, count in (mentions or {}).items() if count}
    if any(place.plan_id != theme.plan_id for place in counts):
        raise ValidationError(_("Choose consultations of this plan."))
    if theme._state.adding:
        theme.number = next_number(HeardTheme.objects.filter(plan=theme.plan))
    keep(theme, values, version=version, links={"objectives": answered}, by=by, at=at)
    if mentions is not None:
        theme.mentions.all().delete()
        for place, count in counts.items():
            mention = ThemeMention(theme=theme, consultation=place, count=count)
            mention.full_clean()
            mention.save(force_insert=True)
    return theme
