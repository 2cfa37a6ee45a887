"""Says how a drawing looks in its medium: colours, sizes of text, widths of lines.

Navy is what happened, steel is the year before, gold is what was promised. The meanings hold on screen and on paper;
only the sizes and the ground differ. One unit is a CSS pixel on screen and a point in print, so a drawing made at the
width of its field has text of the right real size.
"""

from dataclasses import dataclass

NAVY = "#12355b"
STEEL = "#7d93ac"
STEEL_TEXT = "#55677c"
GOLD = "#a97b1e"
GOLD_TEXT = "#76540f"
GOLD_TINT = "#f3e9d2"
INK = "#16212e"
SOFT = "#4c5866"
RULE = "#d9d5cc"
REST = "#dde3ea"
EDGE = "#7a828d"
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of one medium, in its units."""

    unit: str  # "" for pixels, "pt" for points
    paper: str  # the ground, which halos and gaps take
    axis: float  # text of axes and notes
    label: float  # text of values and names
    current: float  # width of the line of what happened
    previous: float
    target: float
    dash: str
    grid: float
    base: float
    dot: float  # radius of the newest point
    ring: float  # radius of the ring at a promise
    gap: float  # between a mark and its words
    halo_by_stroke: bool  # WeasyPrint paints a stroke over the text, so print lays a slip of paper behind it instead

    @property
    def printed(self) -> bool:
        """Whether the units are points of a page."""
        return self.unit == "pt"

    @property
    def beside(self) -> float:
        """From the right end of a plot to the words in the margin, clear of the newest dot."""
        return self.gap + self.dot * 0.5


SCREEN = Look(
    unit="",
    paper="#fbfaf7",
    axis=14,
    label=15,
    current=2.2,
    previous=1.6,
    target=1.6,
    dash="5 3.5",
    grid=1,
    base=1,
    dot=4,
    ring=4.5,
    gap=8,
    halo_by_stroke=True,
)
PRINT = Look(
    unit="pt",
    paper=WHITE,
    axis=7.5,
    label=8.5,
    current=1.9,
    previous=1.3,
    target=1.25,
    dash="4 2.5",
    grid=0.4,
    base=0.75,
    dot=2.4,
    ring=2.6,
    gap=4.5,
    halo_by_stroke=False,
)

# The widths of the fields that drawings stand in: pixels on a page, points on paper (12, 8, 6 and 4 of 12 columns).
WIDE, COLUMN, NARROW = 736.0, 520.0, 328.0
FIELD_12, FIELD_8, FIELD_6, FIELD_4 = 516.0, 340.0, 252.0, 164.0
