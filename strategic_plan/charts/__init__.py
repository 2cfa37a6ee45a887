"""Charts as plain Python: a frozen dataclass goes in, its geometry is worked out, SVG markup comes out.

Every text arrives formatted; nothing here knows Django, the calculations or the clock. Each chart answers `svg(look,
width)` with a whole drawing whose `<title>` is its alternative text, and `table()` with the same data as rows.
"""
