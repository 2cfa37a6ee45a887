"""A report in a Board's own look is as valid as any other, and shows it."""

import base64
import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from strategic_plan.documents.rendering import render_pdf
from strategic_plan.management.sample.look import crest
from strategic_plan.services.reports.pictures import encode
from strategic_plan.summaries.reports.inserts import PictureInsert
from strategic_plan.summaries.reports.sections import Written
from strategic_plan.summaries.reports.style import StyleBlock
from tests.documents.sample_kinds import decision_report, strategic_plan
from tests.pdf.validator import broken_rules

pytestmark = pytest.mark.pdf


def photograph() -> str:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "PNG")
    return base64.b64encode(encode(out.getvalue())[0]).decode()


def look() -> StyleBlock:
    logo = base64.b64encode(crest("#14532d", "#b3261e")).decode()
    return StyleBlock(
        primary="#14532d", accent="#b3261e", logo=logo, logo_words="Crest of the Board", cover=photograph()
    )


def test_reports_with_a_logo_a_cover_and_a_picture_are_valid(tmp_path: Path) -> None:
    picture = PictureInsert(
        anchor="picture-1",
        description="A ramp from dark to light.",
        caption="A ramp",
        format="jpeg",
        width=256,
        height=256,
        base64=photograph(),
    )
    section = Written(key="words", run="Words", heading="Words", text="", parts=(picture,))
    plan = strategic_plan()
    files = []
    for content in (replace(plan, sections=(*plan.sections[:2], section, plan.sections[-1])), decision_report()):
        files.append(tmp_path / f"{content.kind}.pdf")
        files[-1].write_bytes(render_pdf(replace(content, style=look())))
    assert broken_rules(files) == []
    with pikepdf.open(files[0]) as document:
        words = [str(item.Alt) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/Alt" in item]
        ground = document.pages[0].Contents.read_bytes()
    assert {"Crest of the Board", "A ramp from dark to light."} <= set(words)
    green = b"0.0784"  # 0x14 of 255, as the page's content writes it
    assert green in ground
