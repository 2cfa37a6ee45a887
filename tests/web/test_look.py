"""What stylesheets and templates promise each other: colours in one place, no inline style, no class without a rule."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates"
STYLES = Path(settings.BASE_DIR) / "static" / "css"
PAGES = sorted(
    path for path in TEMPLATES.rglob("*.html") if path.relative_to(TEMPLATES).parts[0] not in ("reports", "emails")
)
SHEETS = sorted(path for path in STYLES.glob("*.css") if not path.name.startswith("report-"))

# Names that structure a page for people and scripts, and that need no rule.
NAMES_ONLY = {"board", "report-page", "section-body"}


def rules(sheet: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)


def classes_of(page: Path) -> set[str]:
    """The classes a template writes out, without those it computes."""
    attributes = " ".join(re.findall(r'class="((?:\{[%{].*?[%}]\}|[^"])*)"', page.read_text()))
    written = re.sub(r"\S*\{\{.*?\}\}\S*", " ", re.sub(r"\{%.*?%\}", " ", attributes)).split()
    return {word for word in written if re.fullmatch(r"[a-z][\w-]*", word)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(TEMPLATES)))
def test_a_template_holds_no_inline_style_or_script(page: Path) -> None:
    text = page.read_text()
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=|javascript:", text) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)[^>]*>", text) == []


def test_every_class_of_a_template_has_a_rule() -> None:
    known = {name for sheet in SHEETS for name in re.findall(r"\.([a-z][\w-]*)", rules(sheet))} | NAMES_ONLY
    unknown = {name: page.name for page in PAGES for name in sorted(classes_of(page) - known)}
    assert unknown == {}


@pytest.mark.parametrize(
    "sheet", [sheet for sheet in SHEETS if sheet.name != "tokens.css"], ids=lambda sheet: sheet.name
)
def test_a_colour_is_written_in_the_tokens_alone(sheet: Path) -> None:
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", rules(sheet)) == []


def test_every_token_that_is_used_is_defined() -> None:
    everything = "".join(rules(sheet) for sheet in SHEETS)
    used = set(re.findall(r"var\((--[\w-]+)\)", everything))
    assert used - set(re.findall(r"(--[\w-]+):", everything)) == set()
