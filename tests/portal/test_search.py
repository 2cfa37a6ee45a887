"""Search for everybody: what was published, and never what is being prepared."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from strategic_plan.models import Edition, Report
from strategic_plan.services.reports import withdraw_report
from strategic_plan.summaries.search.editions import passages
from tests.factories.moments import later
from tests.factories.people import staff
from tests.factories.reports import make_approved_report, make_edition
from tests.portal.test_figures import an_indicator, make_public
from tests.workspace.reading import heading

pytestmark = pytest.mark.django_db


def test_a_promise_of_the_plan_is_found(client: Client) -> None:
    make_edition()
    page = client.get("/search/", {"q": "hurt"})
    assert "/plan/objectives/1.1/" in page.content.decode()
    assert client.get("/plan/objectives/1.1/").status_code == 200


def test_a_section_of_a_report_is_led_to_by_its_anchor(client: Client) -> None:
    edition = make_edition()
    section = passages(edition.html)[-1]
    page = client.get("/search/", {"q": f"“{section.heading}”"})
    address = f"/reports/{edition.report.slug}/"
    assert f'href="{address}#{section.anchor}"' in page.content.decode()
    assert f'id="{section.anchor}"' in client.get(address).content.decode()


def test_a_released_figure_is_found(client: Client) -> None:
    an_indicator()
    assert "Nothing mentions" in heading(client.get("/search/", {"q": "hurt"}))
    make_public()
    page = client.get("/search/", {"q": "hurt"})
    assert "/figures/people-hurt/" in page.content.decode()


def test_what_is_not_public_is_not_found(client: Client) -> None:
    make_approved_report(title="Zebras")
    make_edition(title="Zebras for the Board", audience=Report.Audience.BOARD)
    assert heading(client.get("/search/", {"q": "zebras"})) == "Nothing mentions “zebras”."


def test_a_withdrawn_report_is_not_found(client: Client) -> None:
    edition = Edition.objects.select_related("report").get(pk=make_edition().pk)
    asked = {"q": edition.title}
    assert edition.report.slug in client.get("/search/", asked).content.decode()
    withdraw_report(edition.report, version=edition.report.version, notice="Wrong.", by=staff(), at=later(days=5))
    assert f"/reports/{edition.report.slug}/" not in client.get("/search/", asked).content.decode()


def test_the_words_of_an_edition_are_read_once(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_edition()
    client.get("/search/", {"q": "hurt"})
    with django_assert_num_queries(11):
        client.get("/search/", {"q": "roads"})


def test_the_same_question_again_is_answered_without_drawing_it(client: Client) -> None:
    make_edition()
    first = client.get("/search/", {"q": "hurt"})
    again = client.get("/search/", {"q": "hurt"}, headers={"if-none-match": first["ETag"]})
    other = client.get("/search/", {"q": "roads"}, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, other.status_code) == (304, 200)


def test_a_passage_is_read_block_by_block_without_drawings() -> None:
    html = """<nav><p>Contents</p></nav><section class="r-section" id="one"><p class="k">Kicker</p><h2>What <b>was</b>
      done</h2><p>First.</p><svg><text>drawn</text></svg><table><tr><th>Year</th><td>2023</td></tr></table></section>"""
    (passage,) = passages(html)
    assert (passage.anchor, passage.heading) == ("one", "What was done")
    assert passage.blocks == ("Kicker", "First.", "Year · 2023")
