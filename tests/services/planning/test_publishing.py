"""What was heard becomes public by a deed that freezes it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import HeardPublication
from strategic_plan.services.errors import Refusal
from strategic_plan.services.planning.publishing import fingerprint, publish_what_was_heard
from tests.factories.environment import make_consultation, make_mention, make_theme
from tests.factories.moments import NOW
from tests.factories.people import chief, staff
from tests.factories.plans import make_plan
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db

ANSWERED: dict[str, Any] = {"answer": "not_adopted", "not_adopted_because": "Nobody could check it."}


def test_what_was_heard_is_frozen_as_it_reads() -> None:
    theme = make_theme(**ANSWERED)
    make_mention(theme, make_consultation(theme.plan, attended=61, notes="For the office."), count=12)
    published = publish_what_was_heard(theme.plan, by=staff(), at=NOW)
    theme.heard = "Something else."
    theme.save()
    kept = HeardPublication.objects.get()
    assert kept.content["themes"][0]["heard"] == "Cars go too fast where children cross."
    assert kept.content["themes"][0]["count"] == "said 12 times at 1 consultation"
    assert kept.content["sentence"] == "61 people took part in one consultation."
    assert "For the office." not in str(kept.content)
    assert kept.sha256 == fingerprint(kept.content) == published.sha256
    assert last_words() == "Governance Officer published what was heard for Strategic Plan 2023 to 2026, number 1."


def test_a_theme_without_an_answer_is_not_published() -> None:
    theme = make_theme()
    with refused(Refusal, "Not answered yet: theme 1."):
        publish_what_was_heard(theme.plan, by=staff(), at=NOW)


def test_where_nothing_was_heard_nothing_is_published() -> None:
    plan = make_plan()
    with refused(Refusal, "Nothing was heard yet"):
        publish_what_was_heard(plan, by=staff(), at=NOW)


def test_a_correction_says_what_it_corrects_and_the_first_one_stays() -> None:
    theme, by = make_theme(**ANSWERED), staff()
    publish_what_was_heard(theme.plan, by=by, at=NOW)
    with refused(ValidationError, "Say what is corrected."):
        publish_what_was_heard(theme.plan, by=by, at=NOW)
    publish_what_was_heard(theme.plan, notice="A count was wrong.", by=by, at=NOW)
    assert [row.number for row in theme.plan.heard_publications.all()] == [2, 1]


def test_the_chief_s_office_publishes_nothing_of_the_board_s() -> None:
    theme = make_theme(**ANSWERED)
    with refused(PermissionDenied):
        publish_what_was_heard(theme.plan, by=chief(), at=NOW)
