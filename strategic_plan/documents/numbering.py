"""Numbers of figures, tables and notes: counted as the report is set, the same on the web and on paper.

A number is a matter of place, so no content holds one. Templates ask for it as they meet a figure or a table; notes and
references are settled when the whole page is there, since a sentence may point at a table that stands after it.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

Medium = Literal["screen", "print"]
Kind = Literal["figure", "table"]

NOTE = re.compile(r"<r-note>(?P<words>.*?)</r-note>|<r-notes></r-notes>", re.DOTALL)
LINK = re.compile(r'<a(?P<before>[^>]*) href="#(?P<anchor>[^"]+)"(?P<after>[^>]*)>(?P<words>.*?)</a>', re.DOTALL)
END_OF_NOTES = SafeString("<r-notes></r-notes>")
"""Where a screen shows the notes since the last such place; paper shows each at the foot of its page."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number of a figure or a table ("Figure 3"), and the anchor a link finds it by."""

    label: str
    anchor: str

    def __html__(self) -> str:
        """As it stands before a caption."""
        return format_html('<span class="r-no">{}.</span>', self.label)

    def __str__(self) -> str:
        return self.__html__()


class Numbering:
    """The numbers of one page, in the order of reading."""

    def __init__(self, medium: Medium) -> None:
        self._medium = medium
        self._count: Counter[str] = Counter()
        self._labels: dict[str, str] = {}
        self._anchors: Counter[str] = Counter()
        self._notes = 0
        self._waiting: list[tuple[int, str]] = []

    def next(self, kind: Kind, *, section: str, anchor: str = "") -> Number:
        """The next number. Without an anchor of its own a figure is named after its section ("summary-table-1")."""
        self._count[kind] += 1
        self._count[f"{section} {kind}"] += 1
        anchor = self._once(anchor or f"{section}-{kind}-{self._count[f'{section} {kind}']}")
        number = Number(label_of(kind, self._count[kind]), anchor)
        self._labels[anchor] = number.label
        return number

    def settled(self, html: str) -> SafeString:
        """The page with its notes numbered in place and its references naming what they point at."""
        return mark_safe(LINK.sub(self._reference, NOTE.sub(self._note, html)))

    def _once(self, anchor: str) -> str:
        """The chart of an indicator may stand in two sections; only the first is found by the plain anchor."""
        self._anchors[anchor] += 1
        return anchor if self._anchors[anchor] == 1 else f"{anchor}-{self._anchors[anchor]}"

    def _note(self, found: re.Match[str]) -> str:
        if found["words"] is None:
            return self._list()
        self._notes += 1
        number, words = self._notes, mark_safe(found["words"].strip())
        if self._medium == "print":
            return format_html(
                '<a class="r-call" id="call-{0}" href="#note-{0}" title="{1}">{0}</a><span class="r-footnote" '
                'id="note-{0}"><a class="r-note-number" href="#call-{0}" title="{2}">{0}</a> {3}</span>',
                number,
                gettext("Note %(number)s") % {"number": number},
                gettext("Back to where note %(number)s is called") % {"number": number},
                words,
            )
        self._waiting.append((number, words))
        return format_html(
            '<sup class="r-call"><a id="call-{0}" href="#note-{0}" aria-label="{1}">{0}</a></sup>',
            number,
            gettext("Note %(number)s") % {"number": number},
        )

    def _list(self) -> str:
        waiting, self._waiting = self._waiting, []
        if not waiting or self._medium == "print":
            return ""
        return format_html(
            '<aside class="r-footnotes" aria-label="{}"><ol>{}</ol></aside>',
            gettext("Notes"),
            format_html_join(
                "",
                '<li id="note-{0}" value="{0}">{1} <a href="#call-{0}" aria-label="{3}">{2}</a></li>',
                (
                    (
                        number,
                        mark_safe(words),
                        gettext("Back"),
                        gettext("Back to where note %(number)s is called") % {"number": number},
                    )
                    for number, words in waiting
                ),
            ),
        )

    def _reference(self, found: re.Match[str]) -> str:
        """A link to a figure or a table says its number: after its words, or as its words where it has none."""
        label = self._labels.get(found["anchor"])
        if label is None:
            return found[0]
        words = f"{found['words']} ({label})" if found["words"].strip() else label
        page = pgettext("a reference to a figure on another page", "page")
        return format_html('<a class="r-ref" href="#{}" data-page="{}">{}</a>', found["anchor"], page, mark_safe(words))


def label_of(kind: Kind, number: int) -> str:
    """ "Figure 3", "Table 12"."""
    words = gettext("Figure %(number)s") if kind == "figure" else gettext("Table %(number)s")
    return words % {"number": number}
