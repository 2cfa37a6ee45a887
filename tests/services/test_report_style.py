"""The look of reports: readable colours only, pictures encoded anew, frozen with what was sent for review."""

import datetime
import io
import re
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from PIL import Image

from strategic_plan.documents.print_job import print_job
from strategic_plan.models import Event, ReportStyle, Role
from strategic_plan.services.errors import Stale
from strategic_plan.services.reports import frozen_content, send_report, set_style
from strategic_plan.summaries.reports.content import from_json, to_json
from tests.factories.moments import later
from tests.factories.people import chief, person, staff
from tests.factories.reports import make_annual_report, make_edition
from tests.services.refusals import refused

pytestmark = pytest.mark.django_db

GREEN, RED = "#14532d", "#b3261e"


def picture(kind: str, size: tuple[int, int] = (900, 300), **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#204060").save(out, kind, **options)
    return out.getvalue()


def change(**words: Any) -> ReportStyle:
    values: dict[str, Any] = {"version": 1, "primary": GREEN, "accent": RED, "by": staff(), "at": later(days=1)} | words
    return set_style(**values)


def test_governance_staff_and_administrators_make_it_their_own() -> None:
    change()
    style = change(version=2, primary="#3B0764", by=person(Role.ADMINISTRATOR))
    assert (style.primary, style.accent, style.version) == ("#3b0764", RED, 3)
    assert Event.objects.filter(deed="set style").count() == 2


def test_nobody_else_does() -> None:
    with pytest.raises(PermissionDenied):
        change(by=chief())


def test_a_second_writer_is_told() -> None:
    change()
    with refused(Stale):
        change(version=1, primary="#3b0764")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"primary": "#ffcc00"}, r"Words in #ffcc00 have a contrast of 1\.3 to 1 on paper; 4\.5 to 1 is the least.*#"),
        ({"accent": "#ffe08a"}, r"Lines in #ffe08a have a contrast of 1\.2 to 1 on paper; 3\.0 to 1 is the least.*#"),
        ({"primary": "green"}, "six digits"),
        ({"logo": b"no picture", "logo_words": "A crest"}, "no picture that can be read"),
        ({"cover": b"no picture"}, "no picture that can be read"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(words: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError) as error:
        change(**words)
    assert next(iter(error.value.error_dict)) in words
    assert re.search(sentence, " ".join(error.value.messages))


def test_the_colour_that_is_proposed_is_taken() -> None:
    with pytest.raises(ValidationError) as error:
        change(primary="#ffcc00")
    nearest = re.findall(r"#[0-9a-f]{6}", error.value.messages[0])[-1]
    assert change(primary=nearest).primary == nearest


def test_a_logo_needs_its_words() -> None:
    with pytest.raises(ValidationError, match="Describe the logo"):
        change(logo=picture("PNG"))


def test_pictures_are_encoded_anew_and_bounded() -> None:
    exif = Image.Exif()
    exif[0x010E] = "where it was taken"
    style = change(
        logo=picture("PNG", (2000, 900)), logo_words="A crest", cover=picture("JPEG", (3000, 1000), exif=exif)
    )
    assert style.logo is not None
    assert style.cover is not None
    logo, cover = Image.open(io.BytesIO(bytes(style.logo))), Image.open(io.BytesIO(bytes(style.cover)))
    assert (logo.format, logo.size) == ("PNG", (600, 270))
    assert (cover.format, cover.width) == ("JPEG", 1600)
    assert b"where it was taken" not in bytes(style.cover)


def test_a_picture_stays_until_it_is_taken_away() -> None:
    change(logo=picture("PNG"), logo_words="A crest", cover=picture("JPEG"))
    kept = change(version=2, logo_words="A crest")
    assert kept.logo
    assert kept.cover
    bare = change(version=3, without=frozenset({"logo", "cover"}))
    assert (bare.logo, bare.logo_words, bare.cover) == (None, "", None)


def test_what_was_sent_for_review_keeps_the_look_it_had() -> None:
    change()
    report = make_annual_report()
    report = send_report(report, version=report.version, by=staff(), at=later(days=2))
    change(version=2, primary="#3b0764")
    content = frozen_content(report)
    assert content.style is not None
    assert content.style.primary == GREEN
    assert f"@page full {{ background: {GREEN} }}" in "".join(print_job(content).styles)


def test_an_edition_carries_its_look_in_its_data_its_page_and_its_stylesheet() -> None:
    change(logo=picture("PNG"), logo_words="A crest", cover=picture("JPEG"))
    edition = make_edition(report=None)
    assert f"--r-navy: {GREEN}" in edition.stylesheet.text
    assert "r-cover-picture" in edition.stylesheet.text
    assert 'alt="A crest"' in edition.html
    assert from_json(edition.data).style is not None


def test_without_a_look_of_its_own_a_report_says_nothing_of_one() -> None:
    edition = make_edition()
    assert '"style"' not in edition.data
    assert to_json(from_json(edition.data)) == edition.data
    assert edition.published_at.date() >= datetime.date(2024, 1, 1)
