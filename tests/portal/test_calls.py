"""What the Board asks now, and what it asked."""

import datetime

import pytest
from django.test import Client

from tests.factories.environment import make_call, make_open_call
from tests.factories.moments import TODAY
from tests.factories.organization import make_organization

pytestmark = pytest.mark.django_db
ADDRESS = "/have-your-say/"


def page() -> str:
    make_organization()
    return Client().get(ADDRESS).content.decode()


def test_without_a_question_the_page_says_that_nothing_is_asked() -> None:
    assert "The Board asks nothing at the moment." in page()


def test_an_open_question_is_counted_and_leads_to_its_form() -> None:
    make_open_call(slug="streets")
    shown = page()
    assert "The Board asks one question now." in shown
    assert "/have-your-say/streets/" in shown


def test_a_question_that_opens_tomorrow_is_nowhere() -> None:
    make_open_call(slug="tomorrow", opens_on=TODAY + datetime.timedelta(days=1))
    assert "tomorrow" not in page()
    assert Client().get(f"{ADDRESS}tomorrow/").status_code == 404


def test_a_question_that_closed_stands_below() -> None:
    make_call(slug="old", opens_on=datetime.date(2022, 1, 1), closes_on=datetime.date(2022, 2, 1))
    shown = page()
    assert "Asked before" in shown
    assert "closed on 1" in shown


def test_the_home_names_the_open_question() -> None:
    make_organization()
    make_open_call(slug="streets")
    assert "/have-your-say/streets/" in Client().get("/").content.decode()
