"""Slips in style sheets that browsers forgive are told, by a build and at the desk; what browsers know is no slip."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from hexapla.data_files import data_file
from hexapla.desk.news import News
from hexapla.engine.progress import Event
from hexapla.translation import fault_in
from hexapla.writers.markup import own_files
from hexapla.writers.markup.own_files import faults
from hexapla.writers.pdf.weasyprint import engine
from samples import project as small
from samples.repository import ROOT

MODERN = """\
@charset "utf-8";
@layer base, theme;
@property --turn { syntax: "<angle>"; inherits: false; initial-value: 0deg; }
@font-face { font-family: "A"; src: local("A"); size-adjust: 90%; font-display: swap; }
@font-feature-values A { @styleset { fine: 2; } }
:root { --paper: light-dark(#fff, #000); --odd: { a: b }; --none:; color-scheme: light dark; }
@layer base { a:hover, a:not(.x, [data-y="a:b"]) { color: color-mix(in oklch, var(--paper) 80%, rebeccapurple); } }
.card { container: card / inline-size; & > h2 { text-wrap: balance; font: bold 1rem/1.2 Georgia, serif; }
  &:hover { translate: 0 -2px; } .in & { inset: 0 auto auto 0; } @media (width < 30rem) { display: none; } color: oklch(60% 0.1 200 / 50%); }
@container card (inline-size > 20rem) { .card { display: inline grid; grid: [top] "a b" 1fr [end] / auto minmax(0, 1fr); } }
@supports (fancy-new: yes) { p { fancy-new: yes; display: newest; } }
@media (prefers-reduced-motion: no-preference) { p { transition: display 1s allow-discrete; animation: slide 2s infinite alternate; } }
@keyframes slide { from { opacity: 0 } 50% { opacity: .5; } to { scale: 1.1 } }
@starting-style { p { opacity: 0; } }
@scope (.a) to (.b) { img { border: 1px dashed currentcolor; } }
p { -webkit-line-clamp: 3; width: -webkit-fill-available; margin: 0 auto !important; font-feature-settings: "liga" on;
  background: url(data:image/png;base64,AAAA) no-repeat center / cover, linear-gradient(to right, red, Canvas);
  width: clamp(1rem, 2vw + 1rem, 3rem); will-change: transform, opacity; counter-reset: section 2; content: counter(a) ". ";
  height: 100dvh; aspect-ratio: 16 / 9; field-sizing: content; hanging-punctuation: first; text-align: match-parent;
  text-box: trim-both cap alphabetic; string-set: head content(); color: #12345678;; }
input::placeholder, ::part(x), ::view-transition-old(root), p::before { content: ""; }
"""
"""Usual CSS of the day, some of it known to one browser alone."""

SLIPS = {
    "p {\n  colr: red;\n}": (2, "“colr” is no property of style sheets; “color” may be meant."),
    "p { text-color: red; }": (1, "“text-color” is no property of style sheets."),
    "p { display: blok; }": (1, "“blok” is no value of “display”; “block” may be meant."),
    "p { border: 1px sloid red; }": (1, "“1px sloid red” is no value of “border”; “solid” may be meant."),
    "p { margin: 5xp; }": (1, "“5xp” is no value of “margin”."),
    "p { margin: 5 px; }": (1, "“5 px” is no value of “margin”."),
    "p { margin: 5; }": (1, "“5” is no value of “margin”."),
    "p { color: #ggg; }": (1, "“#ggg” is no value of “color”."),
    "p { color: red !imporant; }": (1, "“red !imporant” is no value of “color”."),
    "p { color: }": (1, "“color” has no value."),
    "p {\n  color: red\n  margin: 0;\n}": (2, "At “color: red” a semicolon is missing, or a colon is too many."),
    "p {\n  color: red\n  &:hover { margin: 0 }\n}": (2, "At “color: red” a semicolon is missing, or a colon is too many."),
    "p { margin 0; }": (1, "Here is neither a declaration, such as “color: red”, nor a rule: a colon or a brace may be missing."),
    "p..x { color: red }": (1, "“p..x” chooses nothing: it is wrong before the brace."),
    "p {\n{ color: red }\n}": (2, "Nothing stands before the brace."),
    "@meda print { p { color: red } }": (1, "“@meda” is no rule of style sheets; “@media” may be meant."),
    '@import "gone.css";': (1, "“@import” takes in nothing, for sheets are joined: write the rules here."),
    'p { background: url("gone.svg"); }': (1, "The file gone.svg is not there."),
}  # fmt: skip
BREAKS = {
    "\np { color: red;\nh1 { margin: 0; }\n": (2, "The brace opened here is not closed."),
    "p { color: red; }\n}\nh1 { margin: 0 }": (2, "The brace here closes nothing."),
    "p { width: calc(1px + 2px; }\nh1 { color: red }": (1, "The bracket opened here is not closed."),
    'p { content: "a;\n }\nh1 { margin: 0 }': (1, "A quotation mark is not closed on its line."),
    "p { margin: 0 }\n/* open\np { color: red }": (2, "The comment that begins here is not closed."),
}


@pytest.fixture
def styles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of style sheets that holds those of a test alone."""
    for folder in ("screen", "print"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr(own_files, "style_folder", lambda: tmp_path)
    return tmp_path


def said(line: int, says: str, name: str) -> str:
    return f"Line {line} of the style sheet styles/{name} is wrong: {says}"


@pytest.mark.parametrize("text", [*SLIPS, *BREAKS])
def test_a_slip_in_a_sheet_of_the_screen_is_told_with_its_line_in_english_and_in_french(
    styles: Path, text: str
) -> None:
    (styles / "screen/page.css").write_text(text)
    (found,) = faults()
    assert found.message == said(*{**SLIPS, **BREAKS}[text], "screen/page.css")
    assert " is wrong" not in (french := fault_in(str(found), "fr"))
    assert not {"is", "here", "nor", "closed", "missing", "meant"} & set(french.split())


@pytest.mark.parametrize("text", [*SLIPS, *BREAKS])
def test_a_slip_in_a_sheet_of_printed_pages_is_told_once_in_its_line(styles: Path, text: str) -> None:
    engine.load()  # which says faults alone while it lays out pages
    (styles / "print/page.css").write_text(text)
    (found,) = faults()
    line, says = {**SLIPS, **BREAKS}[text]
    assert found.message.startswith(said(line, says.partition(";")[0].rstrip("."), "print/page.css")) or "?" in says


def test_what_pages_do_not_follow_is_told_of_their_sheets_alone(styles: Path) -> None:
    for name in ("print/page.css", "screen/page.css"):
        (styles / name).write_text("p {\n  field-sizing: content;\n  text-size-adjust: none;\n}")
    says = "“text-size-adjust” is not followed on printed pages."
    assert [each.message for each in faults()] == [said(3, says, "print/page.css")]


def test_modern_style_sheets_and_ours_have_no_slip(styles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (styles / "screen/page.css").write_text(MODERN)
    assert list(map(str, faults())) == []
    monkeypatch.undo()
    assert list(map(str, faults())) == []


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Hexapla as it is, with style sheets that a test may spoil."""
    for name in ("hexapla", "templates", "docs"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    shutil.copytree(ROOT / "styles", tmp_path / "styles", ignore=shutil.ignore_patterns("fonts"))
    (tmp_path / "styles/fonts").symlink_to(ROOT / "styles/fonts", target_is_directory=True)
    small.document(tmp_path / "sources", en=small.EN)
    return tmp_path


def build(checkout: Path) -> dict[str, object]:
    environment = {**os.environ, "PYTHONPATH": str(checkout), "XDG_CACHE_HOME": str(checkout / "cache")}
    command = [sys.executable, "-m", "hexapla", "build", "-f", "html", "--json", "-j", "1"]
    done = subprocess.run(command, cwd=checkout, env=environment, text=True, capture_output=True, check=False)
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


@pytest.mark.processes
def test_a_build_tells_a_slip_every_time_and_a_broken_sheet_leaves_the_last_good_page(checkout: Path) -> None:
    assert "faults" not in build(checkout)
    page, sheet = checkout / "out" / small.NAME / "en" / f"{small.NAME}.en.html", checkout / "styles/screen/page.css"
    good, whole = page.read_bytes(), sheet.read_text()
    sheet.write_text(whole + "\np { colr: red; }\n")
    line = len(whole.split("\n")) + 1
    for _ in range(2):  # the second has nothing to do
        found = build(checkout)
        says = "“colr” is no property of style sheets; “color” may be meant."
        assert found["faults"] == [
            {"message": said(line, says, "screen/page.css"), "advice": "Correct it in styles/.", "exit": 5}
        ]
        assert found["exit"] == 5
    assert b"colr: red" in (slipped := page.read_bytes())
    sheet.write_text(whole + "\np { color: red;\n")
    (document,) = build(checkout)["documents"]
    assert [each["message"] for each in document["faults"]] == [
        said(line, "The brace opened here is not closed.", "screen/page.css")
    ]
    assert page.read_bytes() == slipped
    sheet.write_text(whole)
    assert "faults" not in build(checkout)
    assert page.read_bytes() == good


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="{}()[];:,.#!@\"'/*\\ \na-1%", max_size=60), place=st.integers(0, 5000))
def test_whatever_stands_in_a_sheet_it_is_told_and_nothing_breaks(text: str, place: int) -> None:
    for name in ("print/page.css", "screen/page.css"):
        path = ROOT / "styles" / name
        whole = path.read_text("utf-8")
        assert all(
            slip.line > 0 and slip.says for slip in own_files._slips(name, whole[:place] + text + whole[place:], path)
        )


def test_the_desk_is_told_of_our_own_files_before_the_build_is_done():
    news = News()
    news.happened(Event("own_files", {"faults": [{"message": "It is wrong.", "advice": "Correct it."}]}))
    assert (news.number, news.of("any document")) == (1, ("It is wrong.\nCorrect it.",))


@pytest.mark.browser
def test_every_property_that_a_real_browser_has_is_known(browser: Browser) -> None:
    page = browser.new_page()
    asked = "Object.keys(document.body.style).map(name => name.replace(/[A-Z]/g, sign => '-' + sign.toLowerCase())).filter(name => CSS.supports(name, 'inherit'))"
    found = {
        name for name in page.evaluate(asked) if not name.startswith(("-webkit", "webkit", "-epub", "epub", "css-"))
    }
    page.close()
    assert len(found) > 300
    known = data_file("css")["properties"]
    assert {name for name in found if name not in known} == set()
