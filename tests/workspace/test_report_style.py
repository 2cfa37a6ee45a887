"""The page where a Board makes the look of its reports its own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from strategic_plan.models import ReportStyle
from tests.factories.people import staff
from tests.factories.reports import make_report, make_report_in_review
from tests.services.test_report_style import picture
from tests.workspace.signed_in import client_of

pytestmark = pytest.mark.django_db

ADDRESS = "/workspace/reports/look/"


def test_the_page_shows_the_look_that_reports_have_by_themselves() -> None:
    page = client_of(staff()).get(ADDRESS)
    assert page.status_code == 200
    assert 'fill="#12355b"' in page.content.decode()


def test_colours_and_a_logo_are_kept_and_shown() -> None:
    client = client_of(staff())
    answers = {"version": 1, "primary": "#14532d", "accent": "#b3261e", "logo_words": "A crest"}
    answer = client.post(ADDRESS, {**answers, "logo": SimpleUploadedFile("logo.png", picture("PNG"))})
    assert answer.status_code == 302
    page = client.get(ADDRESS).content.decode()
    assert 'fill="#14532d"' in page
    assert 'alt="A crest"' in page


def test_a_colour_that_cannot_be_read_is_refused_and_what_was_typed_is_kept() -> None:
    answers = {"version": 1, "primary": "#ffcc00", "accent": "#b3261e", "logo_words": ""}
    answer = client_of(staff()).post(ADDRESS, answers)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "4.5 to 1 is the least" in page
    assert 'value="#b3261e"' in page
    assert not ReportStyle.objects.filter(primary="#ffcc00").exists()


def test_a_draft_is_shown_in_the_look_of_now_and_what_was_sent_in_the_look_it_was_sent_in() -> None:
    draft, sent = make_report(), make_report_in_review()
    client = client_of(staff())
    client.post(ADDRESS, {"version": 1, "primary": "#14532d", "accent": "#b3261e", "logo_words": ""})
    page = client.get(f"/workspace/reports/{sent.pk}/").content.decode()
    assert f"/workspace/reports/{sent.pk}/look.css" in page
    now, then = (client.get(f"/workspace/reports/{each.pk}/look.css") for each in (draft, sent))
    assert now["Content-Type"] == "text/css; charset=utf-8"
    assert "--r-navy: #14532d" in now.content.decode()
    assert "#14532d" not in then.content.decode()
