"""Verdicts of judges that are not ours: one line a document and judge, one column a format.

Run it in a checkout that is set up: ``.venv/bin/python -m benchmarks.verdicts [--seeds] [--only WORD] [--findings]``.
It builds the documents of `sources/` and, where the corpus is there (HEXAPLA_CORPUS, else ../shared/corpus), its
Word files, in a temporary project.  A judge that this machine lacks is shown as `-`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))  # the judges' helpers stand with the tests

from page import SafetyLimits, ValidationProfile, validate_pdf_bytes  # noqa: E402

from browser import nu  # noqa: E402
from browser.session import chromium, opened  # noqa: E402
from epub_samples import ace, epubcheck  # noqa: E402
from hexapla.cli import main as hexapla  # noqa: E402

CORPUS = Path(os.environ.get("HEXAPLA_CORPUS", ROOT.parent / "shared" / "corpus"))
MODULES = Path(os.environ.get("HEXAPLA_JUDGES", ROOT / ".ci" / "judges" / "node_modules"))

Judge = Callable[[Path, Path], list[str]]


def find(*names: str) -> list[str] | None:
    """Return where programs or files of the judges are; None where one is missing."""
    found = []
    for name in names:
        places = (shutil.which(name), MODULES / ".bin" / name, MODULES / name)
        place = next((str(each) for each in places if each and Path(each).exists()), None)
        if place is None:
            return None
        found.append(place)
    return found


def standard(profile: str) -> Judge:
    """Return the validator of a PDF standard."""

    def judge(file: Path, _: Path) -> list[str]:
        limits = SafetyLimits(max_reference_depth=1_000_000)
        report = validate_pdf_bytes(file.read_bytes(), profile=ValidationProfile[profile], limits=limits)
        return [f"{each.rule_id}: {each.message}" for each in report.failures]

    return judge


def qpdf(file: Path, _: Path) -> list[str]:
    """Return what qpdf complains about."""
    done = subprocess.run(
        [(find("qpdf") or [""])[0], "--check", str(file)], capture_output=True, text=True, check=False
    )
    return done.stderr.splitlines() or ([] if done.returncode == 0 else [f"exit {done.returncode}"])


def axe(file: Path, _: Path) -> list[str]:
    """Return what axe finds in a real browser."""
    program = os.environ.get("HEXAPLA_BROWSER") or (find("chromium") or [""])[0]
    with chromium(program) as started, opened(started, file) as view:
        return view.violations()


def open_xml(file: Path, _: Path) -> list[str]:
    """Return what the validator of the Open XML SDK finds."""
    program = (find("ooxml-validator") or [""])[0]
    done = subprocess.run([program, str(file)], capture_output=True, text=True, check=False)
    return [str(each.get("description", each)) for each in json.loads(done.stdout)["errors"]]


def judges() -> Mapping[str, Mapping[str, Judge | None]]:
    """Return the judges of each format; None for one that this machine lacks."""
    jar, reader = find("java", nu.JAR), find("ace-puppeteer", "chromium")
    java = find("java")
    return {
        "pdf": {
            "PDF/A-3a": standard("PDF_A_3A"),
            "PDF/UA-1": standard("PDF_UA_1"),
            "qpdf": qpdf if find("qpdf") else None,
        },
        "html": {
            "axe": axe if os.environ.get("HEXAPLA_BROWSER") or find("chromium") else None,
            "Nu": (lambda file, _: nu.errors(*jar, file)) if jar else None,
        },
        "epub": {
            "EPUBCheck": (lambda file, folder: epubcheck(java[0], file.read_bytes(), folder)) if java else None,
            "Ace": (lambda file, folder: ace(*reader, file.read_bytes(), folder)) if reader else None,
        },
        "docx": {"Open XML SDK": open_xml if find("ooxml-validator") else None},
    }


def build(folder: Path, *, with_corpus: bool, only: str) -> Path:
    """Build the documents in a temporary project, and return its `out`."""
    shutil.copytree(ROOT / "sources", folder / "sources", ignore=lambda _, names: _unwanted(names, only))
    for source in sorted(CORPUS.glob("docx/*.docx")) if with_corpus else ():
        if only in source.stem:
            place = folder / "sources" / source.stem
            place.mkdir()
            shutil.copy(source, place / "en.docx")
            (place / "document.toml").write_text("", encoding="utf-8")
    formats = ",".join(judges())
    hexapla(["build", "-q", "--sources", str(folder / "sources"), "--out", str(folder / "out"), "-f", formats])
    return folder / "out"


def _unwanted(names: list[str], only: str) -> list[str]:
    return [name for name in names if only and name.startswith("CAT-") and only not in name]


def verdicts(out: Path, folder: Path) -> Iterator[tuple[str, str, str, list[str] | None]]:
    """Yield file, format, judge and what the judge says; None where it is missing."""
    for name, known in judges().items():
        for file in sorted(each for each in out.glob(f"*/*/*.{name}") if each.parent.name != "reports"):
            for judge_name, judge in known.items():
                with tempfile.TemporaryDirectory(dir=folder) as place:
                    yield file.name, name, judge_name, judge(file, Path(place)) if judge else None


def main() -> int:
    """Print the table; the exit code is 1 where a judge found anything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", action="store_true", help="leave the corpus out")
    parser.add_argument("--only", default="", help="only documents whose folder holds this word")
    parser.add_argument("--findings", action="store_true", help="print what was found below each line")
    options = parser.parse_args()
    worst = 0
    with tempfile.TemporaryDirectory(prefix="hexapla-verdicts-") as name:
        out = build(Path(name), with_corpus=not options.seeds, only=options.only)
        for file, kind, judge, found in verdicts(out, Path(name)):
            verdict = "-" if found is None else "pass" if not found else f"{len(found)} found"
            sys.stdout.write(f"{file:44} {kind:5} {judge:13} {verdict}\n")
            for each in (found or ()) if options.findings else ():
                sys.stdout.write(f"    {each}\n")
            sys.stdout.flush()
            worst |= bool(found)
    return worst


if __name__ == "__main__":
    sys.exit(main())
