"""Reads a drawing back: its elements, and the boxes its words cover."""

from dataclasses import dataclass
from xml.etree import ElementTree

from strategic_plan.charts import lettering
from strategic_plan.charts.labels import ABOVE_BASELINE, BELOW_BASELINE, Box

NAMESPACE = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Written:
    """Words as they stand on a drawing."""

    text: str
    box: Box


def parsed(drawing: str) -> ElementTree.Element:
    """The drawing as a tree; a drawing that is not well-formed fails the test."""
    return ElementTree.fromstring(drawing)


def title_of(drawing: str) -> str:
    """The alternative text."""
    return parsed(drawing).findtext(f"{NAMESPACE}title", default="")


def count(drawing: str, name: str, **attributes: str) -> int:
    """How many elements of a name have all these attributes."""
    return sum(
        all(found.get(key.replace("_", "-")) == value for key, value in attributes.items())
        for found in parsed(drawing).iter(NAMESPACE + name)
    )


def written(drawing: str) -> list[Written]:
    """All words with the box they cover, in the order they are drawn."""
    return [Written(element.text or "", _box(element)) for element in parsed(drawing).iter(f"{NAMESPACE}text")]


def texts(drawing: str) -> list[str]:
    """All words, in the order they are drawn."""
    return [words.text for words in written(drawing)]


def _box(element: ElementTree.Element) -> Box:
    size = float(element.get("font-size", "0"))
    wide = lettering.width(element.text or "", size, element.get("font-weight") == "600")
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    return Box(left, y - size * ABOVE_BASELINE, left + wide, y + size * BELOW_BASELINE)
