"""Written text, in restricted Markdown: headings, lists, links, bold, emphasis, tables and notes become safe HTML.

Raw HTML is never read, images never shown, and what remains still passes an allow-list.
"""

import re
from collections.abc import Sequence

import nh3
from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from strategic_plan.calculations.formats import glue

TAGS = {"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "a", "br", "blockquote", "r-note"}
TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "a": {"href", "data-page"},
    "th": {"scope"},
    "td": {"class"},
    "ol": {"start"},
}
NUMBER = re.compile(r"[+−-]?[\d,. ]+(%|\s*points?)?")

_parser = MarkdownIt("commonmark", {"html": False, "breaks": False}).enable("table").disable(["image", "code", "fence"])


def _note(state: StateInline, silent: bool) -> bool:
    """A note in its place: ``42%^[Before rounding.]``. It may hold emphasis and links, but no further note."""
    if state.src[state.pos : state.pos + 2] != "^[" or "note" in state.env:
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0 or not state.src[state.pos + 2 : end].strip():
        return False
    if not silent:
        start, most = state.pos + 2, state.posMax
        state.push("note_open", "r-note", 1)
        state.pos, state.posMax, state.env["note"] = start, end, True
        state.md.inline.tokenize(state)
        state.posMax = most
        del state.env["note"]
        state.push("note_close", "r-note", -1)
    state.pos = end + 1
    return True


_parser.inline.ruler.before("link", "note", _note)


def to_html(text: str, *, level: int = 3) -> str:
    """The safe HTML of written text. Its highest heading becomes ``level``; none of its levels skips one."""
    tokens = _parser.parse(text)
    _shift_headings(tokens, level)
    _settle(tokens)
    html = _parser.renderer.render(tokens, _parser.options, {})
    return nh3.clean(
        html,
        tags=TAGS | TABLE_TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    )


def _shift_headings(tokens: Sequence[Token], level: int) -> None:
    """Levels are counted by nesting, not by the number of hashes: a reader's tool must find no gap."""
    open_levels: list[int] = []
    for token in tokens:
        if token.type not in ("heading_open", "heading_close"):
            continue
        if token.type == "heading_open":
            hashes = int(token.tag[1])
            while open_levels and open_levels[-1] >= hashes:
                open_levels.pop()
            open_levels.append(hashes)
        token.tag = f"h{min(level + len(open_levels) - 1, 6)}"


def _settle(tokens: Sequence[Token]) -> None:
    """No-break spaces inside dates and names with numbers; numbers in tables stand right, heads say what they head."""
    for index, token in enumerate(tokens):
        for child in token.children or ():
            if child.type == "text":
                child.content = glue(child.content)
            elif child.type == "link_open" and str(child.attrs.get("href", "")).startswith("#"):
                child.attrs["data-page"] = gettext("page")  # on paper a link needs the number of its page
        if token.type == "th_open":
            token.attrs = {"scope": "col"}
        elif token.type == "td_open":
            token.attrs = {"class": "r-n"} if NUMBER.fullmatch(tokens[index + 1].content.strip()) else {}
