"""The rules of the house that no linter knows: what a template may hold, what is said nowhere, how long a file is."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 450
TRACKED = [
    ROOT / name
    for name in subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=True
    ).stdout.split("\0")
    if name and (ROOT / name).is_file()
]
MODULES = [path for path in TRACKED if path.suffix == ".py" and "migrations" not in path.parts]
TEMPLATES = [path for path in TRACKED if path.suffix == ".html" and "templates" in path.parts]
WRITTEN = [
    path for path in TRACKED if path.suffix in {".py", ".html", ".css", ".js", ".md", ".toml", ".txt", ".po", ""}
]

INLINE = {
    "a script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(ld\+)?json\")[^>]*>", re.I),
    "a style": re.compile(r"<style\b", re.I),
    "a style attribute": re.compile(r"<[^>{%]*\sstyle=", re.I),
    "a handler": re.compile(r"<[^>{%]*\son[a-z]+=", re.I),
    "a script address": re.compile(r"=[\"']javascript:", re.I),
}
# Split, so that this file does not say them itself.
NOWHERE = tuple("".join(parts) for parts in [("/ro", "ot/"), ("/ho", "me/"), ("/tm", "p/"), ("/Use", "rs/")])
"""Folders of somebody's own machine."""
OTHERS_HOSTS = re.compile(r"(?:index-url|extra-index-url|registry)\s*[=:]\s*\"?https?://", re.I)


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("what", INLINE)
def test_no_template_holds_anything_inline(what: str) -> None:
    found = [named(path) for path in TEMPLATES if INLINE[what].search(path.read_text()) and not _is_for_print(path)]
    assert found == []


def _is_for_print(path: Path) -> bool:
    """A document for the typesetter carries its stylesheet with it; no browser ever sees it."""
    return path.parts[-2:] == ("reports", "print.html")


def test_the_repository_stands_alone() -> None:
    found = [(named(path), words) for path in WRITTEN for words in NOWHERE if words in path.read_text(errors="ignore")]
    assert found == []


def test_no_file_names_a_package_host_of_one_machine() -> None:
    assert [named(path) for path in WRITTEN if OTHERS_HOSTS.search(path.read_text(errors="ignore"))] == []


def test_every_module_says_in_a_sentence_what_it_is() -> None:
    first_lines = {path: (ast.get_docstring(ast.parse(path.read_text())) or "").split("\n")[0] for path in MODULES}
    silent = [named(path) for path, line in first_lines.items() if path.read_text().strip() and not line.endswith(".")]
    assert silent == []


def test_no_module_outgrows_a_reader() -> None:
    lengths = {named(path): len(path.read_text().splitlines()) for path in MODULES if "strategic_plan" in path.parts}
    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_there_are_no_drawers_for_everything() -> None:
    drawers = {"utils", "helpers", "common", "core", "misc"}
    assert [named(path) for path in MODULES if drawers & {path.stem, *path.relative_to(ROOT).parts[:-1]}] == []


def test_nothing_is_saved_by_surprise() -> None:
    """No signals, no save() of a model's own, no clock in a field, no admin site."""
    surprises = re.compile(r"django\.dispatch|@receiver|def save\(self|auto_now|django\.contrib\.admin")
    product = [path for path in MODULES if path.relative_to(ROOT).parts[0] == "strategic_plan"]
    assert [named(path) for path in product if surprises.search(path.read_text())] == []


def test_the_clock_is_read_where_views_commands_and_tasks_are() -> None:
    clock = re.compile(r"timezone\.(now|localtime|localdate)\(\)|datetime\.now\(|date\.today\(|time\.time\(")
    floors = {"models", "permissions", "calculations", "charts", "summaries", "services", "exchange", "documents"}
    below = [path for path in MODULES if path.relative_to(ROOT).parts[0] == "strategic_plan"]
    below = [path for path in below if path.relative_to(ROOT).parts[1] in floors]
    assert [named(path) for path in below if clock.search(path.read_text())] == []
