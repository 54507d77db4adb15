"""What `add` understands of every file of the corpus's second part: a Markdown table.

``.venv/bin/python -m benchmarks.first_pages [TREE]``.  TREE is the checkout whose code is run, else this one.  A row says of
a file its symbol, language, date, title, session and agenda item as its first page has them, and what the file lacks;
a file that is not taken says why.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.project_builds import CORPUS  # noqa: E402

COLUMNS = ("symbol", "language", "date", "title", "session", "agenda item")
LONGEST = 60
"""Letters of a cell."""


def understood(tree: Path, files: list[Path]) -> list[dict[str, Any]]:
    """Return what `add` says of files that are all given to it at once."""
    command = [sys.executable, "-m", "hexapla", "--no-system", "--sources", "sources", "add", "--json"]
    command += ["--tracked", "accept", *map(str, files)]
    around = {**os.environ, "PYTHONPATH": str(tree)}
    with tempfile.TemporaryDirectory(prefix="hexapla-add-") as place:
        done = subprocess.run(command, cwd=place, env=around, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    said: list[dict[str, Any]] = json.loads(done.stdout)["files"]
    return sorted(said, key=lambda each: str(each["file"]))


def row(said: dict[str, Any]) -> str:
    """Return the row of a file."""
    file = Path(said["file"])
    cells = [said["understood"].get(key, {}).get("text", "–") for key in COLUMNS]
    fault = (said["error"] or {}).get("message", "")
    lacks = ", ".join(said["lacks"])
    return f"| {' | '.join(map(_cell, (f'{file.parent.name}/{file.name}', *cells)))} | {lacks} | {fault.replace('|', '/')} |"


def _cell(text: str) -> str:
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return shown.replace("|", "/")


def main() -> None:
    """Print the table."""
    os.nice(5)
    tree = Path(sys.argv[1]).resolve() if sys.argv[1:] else ROOT
    print(f"| File | {' | '.join(each.capitalize() for each in COLUMNS)} | Lacks | Not taken |")
    print(f"|{'---|' * (len(COLUMNS) + 3)}")
    for said in understood(tree, sorted(CORPUS.glob("turn2/*/*"))):
        print(row(said))


if __name__ == "__main__":
    main()
