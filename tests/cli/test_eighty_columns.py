"""At eighty columns, and fewer, no table loses a sign: what has no room goes on below."""

import argparse
import contextlib
import io
import re

import pytest
from rich.console import Console

from hexapla.cli import commands, main, released, standing
from hexapla.cli.census import table_of_census
from hexapla.cli.parser import VERBS
from hexapla.engine import request
from hexapla.engine.request import Request
from hexapla.officer.standing import Standing
from hexapla.release.judges import NOT_ASKED, Verdict
from hexapla.release.listing import READY, Listed
from samples import project as small

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
    released._show_list([Listed("x", LONG, each, READY, f"x-{each}-1.zip") for each in EDITIONS], Request(), shown)
    released.show(
        [Verdict("openxml-audit", "12.34.56", f"en/{LONG}.docx", "0" * 64, NOT_ASKED, "it is not here", None)], shown
    )
    text = shown.out.file.getvalue()
    assert "…" not in text
    together = "".join(text.split())
    for sign in set(LONG):
        assert together.count(sign) >= 4 * LONG.count(sign), f"{sign} is lost"


class Terminal(io.StringIO):
    """What stands in for a terminal of eighty columns: it keeps all that it is sent."""

    def isatty(self):
        return True


COMMANDS = (
    ["--help"], *([verb, "--help"] for verb in VERBS), ["status"], ["check"], ["check", "--word"], ["check", "-v"], ["build", "-f", "html,docx,xml"],
    ["build", "-f", "html,docx,xml", "-v"], ["status"], ["buidl"], ["build", "--stric"], ["accept", small.SYMBOL],
    ["accept", small.SYMBOL, "S-0001", "para_5", "as published in the official records of the session, which have it so"],
    ["accept", small.SYMBOL, "S-001", "para_5", "as published in the official records of the session, which have it so"], ["accept", small.SYMBOL, "--undo"],
    ["accept", small.SYMBOL, "--undo"], ["explain", "F-235"], ["explain", "F-999"], ["new", "CAT/C/NLD/FCO/10", "-l", "en,fr"], ["new", small.SYMBOL],
    ["add", "reply.txt"], ["add", "reply.txt", "--replace"], ["add", "nothing.docx"], ["diff", small.SYMBOL], ["diff", small.SYMBOL, "--word"],
    ["learn"], ["release", "--list"], ["release", "--judges", "none", "-l", "fr"], ["release", "--judges", "none"], ["verify", "nothing.zip"], ["doctor"],
    ["open", "CAT/C/NLD/FCO/88"],
)  # fmt: skip


def test_every_line_of_every_command_fits_eighty_columns(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, value in (("COLUMNS", "80"), ("TERM", "xterm")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(commands, "_state", lambda _: None)  # a receipt asks the terminal itself for its width
    for name in ("SINGLE", "PARALLEL"):
        monkeypatch.setattr(request, name, ("html", "xml") if name == "SINGLE" else ("html",))
    small.document(tmp_path / "sources", en=small.GAP, fr=small.FR.replace("onze", "douze"), toml="date = 2020-05-04\n")
    (tmp_path / "reply.txt").write_text(small.EN.replace("eleven", "twelve"), encoding="utf-8")
    for words in COMMANDS:
        terminal = Terminal()
        with (
            contextlib.redirect_stdout(terminal),
            contextlib.redirect_stderr(terminal),
            contextlib.suppress(SystemExit),
        ):
            main(words, tmp_path)
        text = re.sub(r"\x1b\[[?\d;]*[A-Za-z]|\x1b\]8;[^\x1b]*\x1b\\", "", terminal.getvalue())
        assert "Traceback" not in text, text
        assert text.strip() or words == ["learn"], f"{words} says nothing"
        long = [line for line in re.split(r"[\r\n]+", text) if len(line) > 80]
        assert long == [], f"{words}"
