"""Pictures of a report: encoded anew, described, limited before they are unpacked; inserts between paragraphs."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from strategic_plan.services import reports
from strategic_plan.services.errors import Refusal
from strategic_plan.services.reports.pictures import encode
from strategic_plan.summaries.reports.assemble import assemble, draft_state
from strategic_plan.summaries.reports.assemble.inserts import Named, inserts_in, lookalikes_in
from tests.factories.moments import TODAY, later
from tests.factories.people import staff
from tests.factories.quarter import make_quarter
from tests.factories.reports import make_report, make_report_in_review

NOTHING_SEEN = b"GPSLatitude 43.5"


def png(width: int = 40, height: int = 30, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), "#12355b" if mode == "RGB" else (18, 53, 91, 0)).save(out, "PNG")
    return out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head promises a huge picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\x00" * 100)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_picture_is_encoded_anew_without_what_travelled_with_it() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[270] = NOTHING_SEEN.decode()
    Image.new("RGB", (2400, 1200)).save(out, "JPEG", exif=exif)
    encoded, width, height = encode(out.getvalue())
    assert (width, height) == (1600, 800)
    assert NOTHING_SEEN not in encoded


def test_a_picture_of_fifty_thousand_pixels_a_side_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(ValidationError, match="more than 40 million pixels"):
        encode(bomb(50_000, 50_000))
    with pytest.raises(ValidationError, match="9,000 x 9,000 pixels"):
        encode(bomb(9_000, 9_000))


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"GIF89a", b"%PDF-1.7", png()[:60]])
def test_what_is_no_picture_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ValidationError, match="no picture that can be read"):
        encode(data)


def test_what_can_be_seen_through_lies_on_white() -> None:
    encoded, _width, _height = encode(png(mode="RGBA"))
    with Image.open(io.BytesIO(encoded)) as found:
        assert found.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.django_db
def test_a_picture_needs_its_description() -> None:
    with pytest.raises(ValidationError, match="Describe the picture"):
        reports.bring_picture(make_report(), data=png(), description=" ", by=staff(), at=later(days=1))


@pytest.mark.django_db
def test_inserts_stand_where_their_lines_stood() -> None:
    report = make_report(make_quarter(1))
    reports.bring_picture(report, data=png(), description="A climbing wall.", by=staff(), at=later(days=1))
    section = report.sections.get(key="priority-1")
    text = "Before.\n\n[[picture 1]]\n\nBetween.\n\n[[quote: We climbed. | A student]]\n\nAfter."
    reports.write_section(
        section, version=section.version, title=section.title, text=text, included=True, by=staff(), at=later(days=1)
    )
    content = assemble(report, today=TODAY, state=draft_state(report))
    words = next(each for each in content.sections if each.key == "priority-1").words[0]  # type: ignore[union-attr]
    assert [part.block for part in words.parts] == [
        "paragraphs",
        "picture_insert",
        "paragraphs",
        "quote_insert",
        "paragraphs",
    ]


@pytest.mark.django_db
def test_no_picture_is_brought_to_a_report_in_review() -> None:
    with pytest.raises(Refusal):
        reports.bring_picture(make_report_in_review(), data=png(), description="A wall.", by=staff(), at=later(days=3))


def test_only_a_line_of_its_own_is_an_insert() -> None:
    text = "See [[chart a]] here.\n[[table b-c]]\n  [[figure d]]"
    assert inserts_in(text) == [Named("table", "b-c", "[[table b-c]]")]
    assert lookalikes_in(text) == ["See [[chart a]] here.", "[[figure d]]"]
