"""The content of a report is one JSON text and comes back from it whole."""

import json
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import pytest

from strategic_plan.summaries.reports.codec import ContentError, canonical, decimal_text
from strategic_plan.summaries.reports.content import ReportContent, fingerprint, from_json, to_json
from strategic_plan.summaries.reports.figures import Figure
from tests.documents.sample_annual import annual_report
from tests.documents.sample_status import status_draft, status_report

SAMPLES = (status_report, status_draft, annual_report)


@pytest.mark.parametrize("sample", SAMPLES)
def test_content_comes_back_from_its_json_without_loss(sample: Any) -> None:
    content: ReportContent = sample()
    assert from_json(to_json(content)) == content


@pytest.mark.parametrize("sample", SAMPLES)
def test_json_read_back_gives_the_same_text(sample: Any) -> None:
    text = to_json(sample())
    assert to_json(from_json(text)) == text


def test_trailing_zeros_do_not_change_the_text() -> None:
    assert canonical(Figure(text="2.1", value=Decimal("2.100"))) == canonical(Figure(text="2.1", value=Decimal("2.1")))


@pytest.mark.parametrize(
    ("value", "text"),
    [("1E+2", "100"), ("0.00", "0"), ("-0", "0"), ("-2.50", "-2.5"), ("100", "100"), ("1E-7", "0.0000001")],
)
def test_a_decimal_has_one_plain_text(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_figure_is_refused(value: str) -> None:
    with pytest.raises(ContentError, match="not a figure"):
        decimal_text(Decimal(value))


def test_a_float_has_no_place_in_content() -> None:
    @dataclass(frozen=True)
    class Rounded:
        value: float

    with pytest.raises(ContentError, match="float"):
        canonical(Rounded(0.1))


def test_the_fingerprint_changes_with_a_single_word() -> None:
    content = status_report()
    assert fingerprint(content) != fingerprint(replace(content, title=content.title + "."))


def changed(**changes: Any) -> str:
    return json.dumps({**json.loads(to_json(status_report())), **changes})


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[1, 2", "not JSON"),
        (changed(schema=2), "schema 2 cannot be read"),
        (changed(surprise=1), "has no field surprise"),
        (changed(kind="novel"), "'novel' is none of"),
        (changed(as_of="11/04/2024"), "is no date"),
        (changed(title=3), "expected str, found int"),
        (changed(sections=[{"block": "poem", "key": "a", "run": "A", "heading": "A"}]), "there is no block 'poem'"),
        (changed(sections=[{"block": "written", "key": "a", "run": "A", "heading": "A"}]), "text is missing"),
    ],
)
def test_what_does_not_fit_is_named(text: str, sentence: str) -> None:
    with pytest.raises(ContentError, match=sentence):
        from_json(text)


def test_a_section_key_is_used_once() -> None:
    content = status_report()
    with pytest.raises(ContentError, match="used more than once"):
        replace(content, sections=(*content.sections, content.sections[0]))
