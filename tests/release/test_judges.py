"""What judges say of what is released: a judge that is not there was not asked, one that broke has passed nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from hexapla.errors import ToolFailedError
from hexapla.release import judges
from hexapla.release.judges import Verdict, verdicts
from hexapla.release.refusals import Terms, refused_by_judges
from hexapla.tools.judges import BY_NPM, JUDGES, Judge, Opinion


class Clerk:
    """A judge of our own making: it finds `wrong` in whatever it is asked, and counts how often it was asked."""

    def __init__(self, *wrong: str, version: str | None = "1.0") -> None:
        self.wrong, self.at, self.asked = list(wrong), version, 0

    def judge(self) -> Judge:
        clerk = self

        class Here(Judge):
            def version(self) -> str | None:
                return clerk.at

        return Here("Clerk", ("html",), (), "", self.ask, "hire one")

    def ask(self, _: tuple[str, ...], file: Path, __: Path) -> Opinion:
        self.asked += 1
        return Opinion(self.wrong, file.read_bytes())


FILES = {"en.html": ("html", b"<p>en</p>"), "en.xml": ("xml", b"<a/>")}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Let a clerk be the only judge, with a cache that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def ask(clerk: Clerk, choice: str = "found", files: dict[str, tuple[str, bytes]] = FILES) -> list[Verdict]:
        monkeypatch.setattr(judges, "JUDGES", (clerk.judge(),))
        return verdicts(files, choice)

    return ask


def test_a_judge_is_asked_of_the_formats_that_it_knows_and_its_report_is_kept_with_the_verdict(asked) -> None:
    (verdict,) = asked(Clerk())
    assert (verdict.subject, verdict.outcome, verdict.version, verdict.detail) == ("en.html", "passed", "1.0", "")
    assert verdict.report == b"<p>en</p>"


def test_what_was_judged_once_is_not_judged_again_until_it_or_the_judge_is_another(asked) -> None:
    clerk = Clerk("no title", "no language")
    first = asked(clerk)
    assert asked(clerk) == first
    assert clerk.asked == 1
    assert (first[0].outcome, first[0].detail) == ("failed", "no title (and 1 more)")
    clerk.at = "1.1"
    asked(clerk)
    asked(clerk, files={"en.html": ("html", b"<p>other</p>")})
    assert clerk.asked == 3


def test_a_record_of_another_verdict_under_the_name_of_this_one_is_not_believed(asked, tmp_path: Path) -> None:
    clerk = Clerk()
    asked(clerk)
    (file,) = [each for each in (tmp_path / "hexapla/judges").iterdir() if each.is_file()]
    file.write_text(file.read_text(encoding="utf-8").replace('"1.0"', '"9.9"'), encoding="utf-8")
    asked(clerk)
    assert clerk.asked == 2


@pytest.mark.parametrize(("choice", "version"), [("found", None), ("all", None), ("none", "1.0")])
def test_a_judge_that_is_missing_or_not_wanted_is_not_asked_and_has_passed_nothing(asked, choice, version) -> None:
    clerk = Clerk(version=version)
    (verdict,) = found = asked(clerk, choice)
    assert (clerk.asked, verdict.outcome, verdict.version, verdict.report) == (0, "not asked", "", None)
    refused = refused_by_judges("X (en)", found, Terms(judges=choice))
    assert (refused is not None) == (choice == "all")
    assert refused is None or (refused.exit_code, "hire one" in refused.advice) == (6, True)


def test_a_judge_that_breaks_was_not_asked_and_is_asked_again_the_next_time(asked) -> None:
    clerk = Clerk()
    clerk.ask = lambda *_: (_ for _ in ()).throw(ValueError("no such key"))  # type: ignore[method-assign]
    (verdict,) = asked(clerk)
    assert (verdict.outcome, "no such key" in verdict.detail) == ("not asked", True)
    whole = Clerk()
    assert asked(whole)[0].outcome == "passed"
    assert whole.asked == 1


def test_what_failed_is_refused_and_the_refusal_says_what_was_found(asked) -> None:
    failed = asked(Clerk("no title"))
    refused = refused_by_judges("X (en)", failed, Terms())
    assert refused is not None
    assert refused.exit_code == 1
    assert refused.message == "X (en) is not released: Clerk finds in en.html: no title"
    assert refused_by_judges("X (en)", asked(Clerk(version="2.0")), Terms()) is None
    assert refused_by_judges("X (en)", failed, Terms(even=frozenset({"errors"}))) is None


def test_a_judge_whose_program_is_not_there_has_no_version_and_says_how_one_gets_it() -> None:
    judge = replace(JUDGES[0], programs=("no-such-program",))
    assert (judge.version(), judge.places()) == (None, None)
    with pytest.raises(ToolFailedError) as refused:
        judge.opinion(b"", "epub")
    assert refused.value.advice == judge.advice
    assert all(each.advice for each in JUDGES)
    assert BY_NPM.count("HEXAPLA_JUDGES") == 1


VERAPDF = """#!/bin/sh
if [ "$1" = --version ]; then echo "veraPDF 1.28.2"; exit; fi
case "$4" in ua1) rule='{"clause":"7.1","testNumber":8,"description":"no title"}'; ok=false;; *) rule=; ok=true;; esac
echo '{"flavour":"'$4'","file":"'${5##*/}'","report":{"jobs":[{"validationResult":[{"compliant":'$ok',"details":{"ruleSummaries":['$rule']}}]}]}}'
"""


def test_verapdf_is_asked_by_both_profiles(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "verapdf"
    program.write_text(VERAPDF, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    judge = JUDGES[-1]
    assert judge.version() == "1.28.2"
    assert judge.opinion(b"%PDF", "pdf").complaints == ["ua1: 7.1-8: no title"]
    assert b'"flavour":"3a"' in judge.opinion(b"%PDF", "pdf").report
    assert b'"flavour":"2a"' in judge.opinion(b'<pdfaid:part xmlns:pdfaid="x">2</pdfaid:part>', "pdf").report


def test_verapdf_is_asked_of_facing_pages_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "verapdf"
    program.write_text(VERAPDF, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(judges, "JUDGES", JUDGES[-1:])
    files = {f"a.{ending}": (kind, b"%PDF") for kind, ending in (("facing", "facing.pdf"), ("print", "print.pdf"))}
    (verdict,) = verdicts(files, "found")
    assert (verdict.subject, verdict.outcome) == ("a.facing.pdf", "failed")
    assert b'"file":"file.facing.pdf"' in (verdict.report or b"")
