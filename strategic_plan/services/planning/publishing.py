"""Makes public what was heard: an explicit deed that freezes the words, so that no later edit reaches a public page."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from strategic_plan.models import HeardPublication, Plan
from strategic_plan.permissions import Deed, Person
from strategic_plan.services import audit
from strategic_plan.services.errors import Refusal, require
from strategic_plan.summaries.environment.heard import heard_content


@transaction.atomic
def publish_what_was_heard(plan: Plan, *, notice: str = "", by: Person, at: datetime.datetime) -> HeardPublication:
    """Freeze the events, the themes and their answers as they read now; a correction says what it corrects."""
    require(by, Deed.KEEP_PLANNING)
    content = heard_content(plan)
    if not content["themes"]:
        raise Refusal(_("Nothing was heard yet: write down the themes first."))
    waiting = [theme["number"] for theme in content["themes"] if theme["answer"] == "open"]
    if waiting:
        numbers = ", ".join(str(number) for number in waiting)
        raise Refusal(_("People will look for an answer. Not answered yet: theme %(numbers)s.") % {"numbers": numbers})
    last = HeardPublication.objects.filter(plan=plan).aggregate(last=Max("number"))["last"] or 0
    publication = HeardPublication(
        plan=plan,
        number=last + 1,
        content=content,
        sha256=fingerprint(content),
        notice=notice,
        published_at=at,
        published_by=by.acting,
    )
    publication.full_clean()
    publication.save(force_insert=True)
    words = f"{by.office} published what was heard for {plan}, number {publication.number}."
    audit.record("publish what was heard", publication, words, by=by, at=at)
    return publication


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 of the words as canonical JSON."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
