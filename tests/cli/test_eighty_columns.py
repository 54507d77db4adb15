"""At eighty columns, and fewer, no table loses a sign: what has no room goes on below."""

import argparse
import io

import pytest
from rich.console import Console

from hexapla.cli import released, standing
from hexapla.cli.census import table_of_census
from hexapla.engine.request import Request
from hexapla.officer.standing import Standing
from hexapla.release.judges import NOT_ASKED, Verdict
from hexapla.release.listing import READY, Listed

LONG = "A/HRC/WG.6/45/PER/1/Add.12/Corr.3"
EDITIONS = ["en", "ar", "zh", "fr", "ru", "es", "en-ar", "en-zh", "en-fr", "en-ru", "en-es"]


def census():
    counts = dict.fromkeys(("paragraphs", "headings", "items", "notes", "tables", "words"), 12345)
    row = {"language": "en", "symbol": LONG, "date": "13 September 2021", "job_number": "GE.21-17632", **counts}
    return table_of_census(
        [
            row | {"differs": ["symbol", "date", "job_number", "words"]},
            row | {"language": "fr", "symbol": f"{LONG}4", "differs": []},
        ]
    )


def screen(width):
    found = argparse.Namespace(quiet=False)
    found.out = Console(file=io.StringIO(), width=width, highlight=False, soft_wrap=True)
    return found


@pytest.mark.parametrize("width", [80, 60])
def test_no_table_loses_a_sign(width):
    shown = screen(width)
    shown.out.print(census())
    standing.show([Standing(LONG, "x", ("ar", "zh", "en", "fr", "ru", "es"), "to look at", 0, 1234)], shown.out)
    released.show_list([Listed("x", LONG, each, READY, f"x-{each}-1.zip") for each in EDITIONS], Request(), shown)
    released.show(
        [Verdict("openxml-audit", "12.34.56", f"en/{LONG}.docx", "0" * 64, NOT_ASKED, "it is not here", None)], shown
    )
    text = shown.out.file.getvalue()
    assert "…" not in text
    together = "".join(text.split())
    for sign in set(LONG):
        assert together.count(sign) >= 4 * LONG.count(sign), f"{sign} is lost"
