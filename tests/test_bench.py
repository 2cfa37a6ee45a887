"""`make bench` runs from end to end, here with a handful of figures."""

import os
import re
import subprocess
import sys

from django.conf import settings


def test_the_bench_fills_measures_and_writes_its_tables_at_a_tiny_size() -> None:
    run = [sys.executable, "-m", "bench", "--rows=4800", "--import-rows=96", "--engine=sqlite", "--no-reports"]
    ended = subprocess.run(
        run, cwd=settings.BASE_DIR, env=dict(os.environ), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    assert re.findall("^## (.*)$", ended.stdout, flags=re.M) == [
        "Figures, with 4,800 observations",
        "A file of 96 rows",
        "Charts and pages",
    ]
    measured = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|", ended.stdout, flags=re.M))
    assert measured["its queries for figures"] == "1"
    assert re.fullmatch(r"[\d.]+ x", measured["speed, against the bare way"])
