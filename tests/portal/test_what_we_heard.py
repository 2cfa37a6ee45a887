"""You said, we did: only what was published, for ever at its address."""

import pytest
from django.test import Client

from strategic_plan.models import Plan
from strategic_plan.services.planning.publishing import publish_what_was_heard
from tests.factories.environment import make_theme
from tests.factories.moments import NOW, later
from tests.factories.organization import make_organization
from tests.factories.people import staff

pytestmark = pytest.mark.django_db
ADDRESS = "/what-we-heard/"


def published() -> Plan:
    make_organization()
    theme = make_theme(answer="not_adopted", not_adopted_because="Nobody could check it.")
    publish_what_was_heard(theme.plan, by=staff(), at=NOW)
    theme.heard = "A word that was not published."
    theme.save()
    return theme.plan


def test_before_anything_is_published_the_page_says_what_will_be_here() -> None:
    make_organization()
    make_theme()
    page = Client().get(ADDRESS).content.decode()
    assert "appears here" in page
    assert "Cars go too fast" not in page


def test_the_public_reads_the_published_words_and_no_others() -> None:
    published()
    page = Client().get(ADDRESS).content.decode()
    assert "Cars go too fast where children cross." in page
    assert "Nobody could check it." in page
    assert "A word that was not published." not in page


def test_a_replaced_publication_leads_to_the_newest() -> None:
    plan = published()
    publish_what_was_heard(plan, notice="A word was wrong.", by=staff(), at=later(days=1))
    first = Client().get(f"{ADDRESS}{plan.slug}/1/").content.decode()
    assert "Read the newest one." in first
    assert "Cars go too fast where children cross." in first
    assert "A word was wrong." in Client().get(ADDRESS).content.decode()


def test_a_publication_that_there_is_not_is_not_found() -> None:
    assert Client().get(f"{ADDRESS}{published().slug}/9/").status_code == 404
