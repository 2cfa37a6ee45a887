"""Charts as plain Python: a frozen dataclass goes in, its geometry is worked out, SVG markup comes out.

Every text arrives formatted; nothing here knows Django, the calculations or the clock. Each chart answers `svg(look,
width)` with a whole drawing whose `<title>` is its alternative text, and `table()` with the same data as rows.
"""

from .bar import Bar, BarChart, BarSeries
from .bullet import Bullet, Bullets
from .cover import CoverBars
from .frame import COUNT, RATE, Axis
from .line import LineChart
from .look import COLUMN, FIELD_4, FIELD_6, FIELD_8, FIELD_12, NARROW, PRINT, SCREEN, WIDE, Look
from .marks import colour_of, data_uri, shape_of
from .multiples import Cell, Multiples
from .panels import Panels
from .points import Gap, Point, Series, TargetPath
from .scales import Tick, year_ticks, years_of_months
from .spark_grid import SparkCell, SparkGrid
from .sparkline import Sparkline
from .stack import StackedBars, StackRow
from .strip import Strip
from .table import Table
from .target_line import TargetLine
from .timeline import Due, Timeline

__all__ = [
    "COLUMN",
    "COUNT",
    "FIELD_4",
    "FIELD_6",
    "FIELD_8",
    "FIELD_12",
    "NARROW",
    "PRINT",
    "RATE",
    "SCREEN",
    "WIDE",
    "Axis",
    "Bar",
    "BarChart",
    "BarSeries",
    "Bullet",
    "Bullets",
    "Cell",
    "CoverBars",
    "Due",
    "Gap",
    "LineChart",
    "Look",
    "Multiples",
    "Panels",
    "Point",
    "Series",
    "SparkCell",
    "SparkGrid",
    "Sparkline",
    "StackRow",
    "StackedBars",
    "Strip",
    "Table",
    "TargetLine",
    "TargetPath",
    "Tick",
    "Timeline",
    "colour_of",
    "data_uri",
    "shape_of",
    "year_ticks",
    "years_of_months",
]
