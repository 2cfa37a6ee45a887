"""Draws the marks that stand beside a status word: one shape a state, told apart without colour.

A mark is decoration beside real words, so it carries no alternative text of its own. `SHAPES` take the colour of
the text around them; `data_uri` makes a background of one, `shape` puts the same form into a chart.
"""

from urllib.parse import quote

from . import svg
from .look import NAVY

COMPLETE = "#1b4f8a"
ON_TRACK = "#256b43"
AT_RISK = "#8f4b00"
DELAYED = "#a8231b"
QUIET = "#5a626e"

BOX = 14.0
"""Shapes are designed in a square of this size."""


def _stroke(path: str, width: float) -> str:
    return f'<path d="{path}" fill="none" stroke="currentColor" stroke-width="{svg.number(width)}"/>'


def _fill(path: str) -> str:
    return f'<path d="{path}" fill="currentColor"/>'


# Weighed against each other by eye: a triangle and a square of the disc's width would look smaller and larger.
SHAPES: dict[str, str] = {
    "check": _stroke("M1.4 7.6 5.4 11.5 12.7 2.9", 2.6),
    "disc": '<circle cx="7" cy="7" r="5.5" fill="currentColor"/>',
    "triangle": _fill("M7 1.1 13.4 12.5H.6z"),
    "square": _fill("M2.1 2.1h9.8v9.8H2.1z"),
    "ring": '<circle cx="7" cy="7" r="4.6" fill="none" stroke="currentColor" stroke-width="2"/>',
    "bars": _fill("M2.6 2.1h3v9.8h-3zM8.4 2.1h3v9.8h-3z"),
    "cross": _stroke("M2.7 2.7l8.6 8.6M11.3 2.7l-8.6 8.6", 2.4),
    "chevron": _stroke("M1.6 1.7 7 6.6 12.4 1.7M1.6 7.2 7 12.1 12.4 7.2", 2.4),
    "dash": _stroke("M1.8 7h10.4", 2.4),
    "pencil": _stroke("M2.1 11.9l.9-3.4L10.1 1.4l2.5 2.5-7.1 7.1zM8.2 3.3l2.5 2.5", 1.6),
    "half": '<circle cx="7" cy="7" r="4.7" fill="none" stroke="currentColor" stroke-width="1.8"/>'
    + _fill("M7 2.3a4.7 4.7 0 0 1 0 9.4z"),
    "return": _stroke("M5.1 1.9 1.7 5.3l3.4 3.4M2.1 5.3h6.1a3.3 3.3 0 0 1 0 6.6H4.9", 1.9),
    "diamond": _fill("M7 .9 13.1 7 7 13.1.9 7z"),
    "diamond-hollow": _stroke("M7 1.9 12.1 7 7 12.1 1.9 7z", 1.6),
    "up": _fill("M7 2.6 12 11H2z"),
    "down": _fill("M7 11.4 2 3h10z"),
}

# state: its shape and its colour
STATES: dict[str, tuple[str, str]] = {
    # stated by a person about an action
    "complete": ("check", COMPLETE),
    "on_track": ("disc", ON_TRACK),
    "at_risk": ("triangle", AT_RISK),
    "delayed": ("square", DELAYED),
    "not_started": ("ring", QUIET),
    "on_hold": ("bars", QUIET),
    "cancelled": ("cross", QUIET),
    # computed for an indicator
    "achieved": ("check", COMPLETE),
    "off_track": ("square", DELAYED),
    "worsening": ("chevron", DELAYED),
    "no_rating": ("dash", QUIET),
    # where an update or a deliverable stands
    "approved": ("check", COMPLETE),
    "submitted": ("half", NAVY),
    "endorsing": ("half", NAVY),
    "returned": ("return", AT_RISK),
    "draft": ("pencil", AT_RISK),
    "not_begun": ("ring", AT_RISK),
    "given": ("check", COMPLETE),
    "now": ("disc", NAVY),
    "coming": ("ring", QUIET),
    "overdue": ("square", DELAYED),
    # how a matter of law is covered
    "indicator": ("diamond", NAVY),
    "words_only": ("diamond-hollow", NAVY),
}


def shape_of(name: str) -> str:
    """The shape of a state, or the shape itself when `name` already is one; an unknown name is a bug: `KeyError`."""
    return name if name in SHAPES else STATES[name][0]


def colour_of(state: str) -> str:
    """The one colour of a state."""
    return STATES[state][1]


def data_uri(name: str, colour: str = "") -> str:
    """A mark as the URL of a background, in its state's colour: how print shows marks outside the tag tree."""
    ink = colour or colour_of(name)
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14">{_inked(shape_of(name), ink)}</svg>'
    return "data:image/svg+xml," + quote(drawing, safe=" =:/.'")


def shape(name: str, x: float, y: float, size: float, colour: str = "") -> str:
    """A mark inside a chart, centred on (x, y), in its state's colour unless another is given."""
    scale = size / BOX
    corner = f"{svg.number(x - size / 2)} {svg.number(y - size / 2)}"
    move = f"translate({corner})" if scale == 1 else f"translate({corner}) scale({scale:.4g})"
    return f'<g transform="{move}">{_inked(shape_of(name), colour or colour_of(name))}</g>'


def _inked(shape_name: str, colour: str) -> str:
    return SHAPES[shape_name].replace("currentColor", colour)
