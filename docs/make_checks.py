"""Write docs/checks.md from hexapla/data/findings.toml: every kind of finding, what it means, what to do.

Run `.venv/bin/python -m docs.make_checks` after a change to that file; tests/test_docs.py fails when the page is stale.
"""

from itertools import groupby
from pathlib import Path

from hexapla.codes import Code, codes, with_names

PAGE = Path(__file__).with_name("checks.md")
FAMILIES = {
    "S": "Structure and numbering",
    "N": "Notes",
    "M": "Masthead, symbol and metadata",
    "L": "Languages",
    "T": "Typography and house style",
    "R": "References",
    "A": "Accessibility",
    "F": "Files and fidelity",
}
HEAD = """# Findings

Made by `docs/make_checks.py` from `hexapla/data/findings.toml`; edit that file, not this one.

A finding is what is worth an officer's look in a document. An *error* makes the exit code 1 and stops `release`; a
*warning* does so under `--strict`; *info* is for the record: repairs, assumptions, things that were left out. No
finding keeps an edition from being written. Codes are never used again for something else. Each has a folder in
`tests/checks/` that shows it.

What has been looked at and is right as it is, is settled with `python3 build.py accept SYMBOL CODE ID "reason"`.
"""


def page() -> str:
    """Return the page as it should be."""
    known = sorted(codes(), key=lambda code: (list(FAMILIES).index(code.code[0]), code.code))
    parts = [HEAD]
    for family, group in groupby(known, key=lambda code: code.code[0]):
        parts.append(f"\n## {family}: {FAMILIES[family]}\n\n")
        parts.append("| Code | Severity | What it says | What to do |\n|---|---|---|---|\n")
        parts += [_row(code) for code in group]
    return "".join(parts)


def _row(code: Code) -> str:
    message = f"{code.message}<br>Rule: {code.rule}" if code.rule else code.message
    return f"| {code.code} | {code.severity} | {_shown(message)} | {_shown(code.remedy)} |\n"


def _shown(text: str) -> str:
    """Return a text for a cell: places for values in italics, bars escaped."""
    return with_names(text, "*{}*").replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
