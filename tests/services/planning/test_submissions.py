"""What the public wrote: opened within its survey, read by a person, counted to themes, and forgotten."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from strategic_plan.models import Event, HeardTheme, Submission, SubmissionCall
from strategic_plan.services.errors import Refusal, Stale
from strategic_plan.services.planning.submissions import (
    accept_submission,
    forget_marks,
    forget_senders,
    keep_call,
    make_theme_of,
    receive_submission,
    redact_submission,
    set_aside_submission,
)
from strategic_plan.summaries.environment import read_consultation
from tests.factories.environment import (
    make_call,
    make_consultation,
    make_mention,
    make_open_call,
    make_submission,
    make_theme,
)
from tests.factories.moments import NOW, TODAY, later
from tests.factories.people import chief, staff
from tests.services.refusals import last_words, refused

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def survey(**fields: Any) -> SubmissionCall:
    values: dict[str, Any] = {"kind": "survey", "held_on": TODAY, "held_until": TODAY + 30 * DAY} | fields
    return SubmissionCall(consultation=make_consultation(**values))


def words(**changed: Any) -> dict[str, Any]:
    values: dict[str, Any] = {
        "slug": "streets",
        "question": "What would make your street safer?",
        "introduction": "The Board is making a plan.",
        "consent": "I agree.",
        "opens_on": TODAY,
        "closes_on": TODAY + 10 * DAY,
    }
    return values | changed


def test_a_call_is_opened_within_its_survey() -> None:
    call = keep_call(survey(), by=staff(), at=NOW, **words())
    assert SubmissionCall.objects.get() == call
    assert last_words() == "Governance Officer added the call for submissions “What would make your street safer?”."


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"opens_on": TODAY - DAY}, "choose a day of it"),
        ({"closes_on": TODAY + 31 * DAY}, "choose that day or one before it"),
        ({"opens_on": TODAY + 3 * DAY, "closes_on": TODAY + 2 * DAY}, "A call cannot close before it opens."),
    ],
)
def test_a_call_outside_its_days_is_refused(changed: dict[str, Any], sentence: str) -> None:
    call = survey()
    with refused(ValidationError, sentence):
        keep_call(call, by=staff(), at=NOW, **words(**changed))


def test_an_event_has_no_form() -> None:
    call = SubmissionCall(consultation=make_consultation())
    with refused(Refusal, "A public form belongs to a survey"):
        keep_call(call, by=staff(), at=NOW, **words())


def test_the_chief_s_office_opens_no_form() -> None:
    call = survey()
    with refused(PermissionDenied):
        keep_call(call, by=chief(), at=NOW, **words())


def test_what_people_agreed_to_stays_once_somebody_has() -> None:
    by = staff()
    call = keep_call(survey(), by=by, at=NOW, **words())
    make_submission(call)
    with refused(ValidationError, "People have answered this already"):
        keep_call(call, version=1, by=by, at=NOW, **words(consent="I agree to everything."))
    assert keep_call(call, version=1, by=by, at=NOW, **words(closes_on=TODAY + 12 * DAY)).version == 2


def test_an_answer_before_the_first_day_or_after_the_last_is_refused() -> None:
    call = make_open_call()
    for day in (TODAY - 11 * DAY, TODAY + 31 * DAY):
        moment = datetime.datetime.combine(day, datetime.time(12), NOW.tzinfo)
        with refused(Refusal, "This form closed on"):
            receive_submission(Submission(call=call, text="Late.", consents=True), address="192.0.2.1", at=moment)


def test_an_accepted_answer_counts_to_its_themes() -> None:
    call = make_open_call()
    theme = make_theme(call.consultation.plan)
    make_mention(theme, make_consultation(theme.plan, title="Open house"), 12)
    for _each in range(2):
        accept_submission(make_submission(call), version=1, themes=[theme], by=staff(), at=NOW)
    line = read_consultation(theme.plan).themes[0]
    assert line.count_words == "said 14 times at 2 consultations"


def test_an_answer_that_waits_or_is_set_aside_counts_to_nothing() -> None:
    call = make_open_call()
    theme = make_theme(call.consultation.plan)
    row = make_submission(call)
    row.themes.add(theme)
    assert read_consultation(theme.plan).themes[0].count == 0
    accept_submission(row, version=1, themes=[theme], by=staff(), at=NOW)
    set_aside_submission(row, version=2, reason="Advertising.", by=staff(), at=NOW)
    assert read_consultation(theme.plan).themes[0].count == 0
    assert (row.state, row.set_aside_because) == ("set_aside", "Advertising.")


def test_what_was_set_aside_may_be_accepted_later() -> None:
    row = set_aside_submission(make_submission(), version=1, reason="Off the matter.", by=staff(), at=NOW)
    accept_submission(row, version=2, by=staff(), at=later(days=1))
    assert (row.state, row.set_aside_because) == ("accepted", "")


def test_setting_aside_asks_for_a_reason() -> None:
    row = make_submission()
    with refused(ValidationError, "Say why it is set aside."):
        set_aside_submission(row, version=1, reason="  ", by=staff(), at=NOW)


def test_a_theme_of_another_plan_takes_no_answer() -> None:
    row, theme = make_submission(), make_theme()
    with refused(ValidationError, "Choose themes of this plan."):
        accept_submission(row, version=1, themes=[theme], by=staff(), at=NOW)


def test_what_somebody_else_decided_meanwhile_is_stale() -> None:
    row = make_submission()
    same = Submission.objects.get(pk=row.pk)
    accept_submission(row, version=1, by=staff(), at=NOW)
    with refused(Stale):
        set_aside_submission(same, version=1, reason="Advertising.", by=staff(), at=NOW)


def test_words_taken_out_are_kept_nowhere() -> None:
    row = make_submission(text="Officer Example was rude to me.")
    redact_submission(row, version=1, text="[…] was rude to me.", by=staff(), at=NOW)
    row.refresh_from_db()
    assert (row.text, row.redacted_at) == ("[…] was rude to me.", NOW)
    assert "Officer Example" not in str(list(Event.objects.values()))


def test_an_answer_begins_a_theme_in_the_office_s_words() -> None:
    row = make_submission(make_open_call())
    theme = make_theme_of(row, version=1, title="Slow streets", heard="Cars are too fast.", by=staff(), at=NOW)
    assert HeardTheme.objects.get() == theme
    assert list(row.themes.all()) == [theme]
    assert row.state == "accepted"


def test_addresses_are_erased_when_the_call_is_closed_and_not_before() -> None:
    call = make_open_call()
    make_submission(call, email="robin@example.org")
    with refused(Refusal, "forget afterwards"):
        forget_senders(call, by=staff(), at=NOW)
    assert forget_senders(call, by=staff(), at=later(days=40)) == 1
    assert Submission.objects.get().email == ""


def test_the_mark_of_a_sender_lasts_a_day() -> None:
    old = make_submission(sender_mark="a" * 64, received_at=NOW - DAY - datetime.timedelta(seconds=1))
    new = make_submission(make_call(), sender_mark="a" * 64)
    assert forget_marks(at=NOW) == 1
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.sender_mark, new.sender_mark) == ("", "a" * 64)


def test_the_mark_of_a_sender_is_another_one_tomorrow() -> None:
    call = make_open_call()
    rows = [
        receive_submission(Submission(call=call, text=str(at), consents=True), address="192.0.2.1", at=at)
        for at in (NOW, later(minutes=1), later(days=1))
    ]
    first, second, third = (row.sender_mark for row in rows)
    assert first == second
    assert first != third
