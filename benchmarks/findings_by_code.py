"""The findings of the seeds and of the whole corpus, counted by their code.

``.venv/bin/python -m benchmarks.findings_by_code TREE [TREE]``.  TREE is a checkout (a folder that holds build.py) or a
revision of this repository.  Each document of benchmarks/corpus_projects is checked with the code of TREE, in one project;
a text that names no symbol has one stated in its document.toml.  Each code is a line, with a column for each TREE; documents
that could not be read are counted too.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.corpus_projects import STAND_IN, office  # noqa: E402
from benchmarks.project_builds import SEEDS, projects  # noqa: E402
from benchmarks.same_outputs import exported  # noqa: E402

NAMELESS = re.compile("gives the document's symbol|both go into the folder")
"""The faults of documents that want a symbol of their own: they name none, or that of another copy."""

HELD_BACK = "documents held back"


def counted(tree: Path) -> Counter[str]:
    """Return how many findings of each code the code of a checkout has for the corpus, and how many documents failed."""
    with tempfile.TemporaryDirectory(prefix="hexapla-findings-") as place:
        sources = Path(place, "sources")
        folders = [each for project in projects() for each in project.folders]
        for number, each in enumerate(folders, 1):
            each.name = f"{number:03}-{each.name}"
            each.write(sources)
        office(SEEDS, sources)
        found = {each["folder"]: each for each in _checked(tree, place)}
        nameless = [
            name for name, each in found.items() if any(NAMELESS.search(one["message"]) for one in each["faults"])
        ]
        for number, name in enumerate(nameless, 1000):
            stated = f'symbol = "{STAND_IN.format(number=number)}"\n'
            (sources / name / "document.toml").write_text(stated, encoding="utf-8")
        again = _checked(tree, place, *nameless) if nameless else []
        # An old version that meets a bug says nothing of all: then each is asked for by itself.
        again = again or [each for name in nameless for each in _checked(tree, place, name)]
        found |= {each["folder"]: each for each in again}
    counts = Counter(each["code"] for document in found.values() for each in document["findings"])
    held = [(name, each["faults"]) for name, each in found.items() if each["faults"]]
    for name, faults in held:
        print(f"{name}: {faults[0]['message']}", file=sys.stderr)
    return counts + Counter({HELD_BACK: len(held)})


def _checked(tree: Path, place: str, *names: str) -> list[dict[str, Any]]:
    """Return what `check` says of documents."""
    command = [sys.executable, "-m", "hexapla", "--no-system", "--sources", "sources", "--out", "out"]
    command += ["check", "--json", "--tracked", "accept", *names]
    around = {**os.environ, "PYTHONPATH": str(tree)}
    done = subprocess.run(command, cwd=place, env=around, stdout=subprocess.PIPE, encoding="utf-8", check=False)
    documents: list[dict[str, Any]] = json.loads(done.stdout or '{"documents": []}')["documents"]
    return documents


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trees", metavar="TREE", nargs="+", help="a checkout or a revision")
    sides = []
    os.nice(5)
    for tree in parser.parse_args().trees:
        with tempfile.TemporaryDirectory(prefix="hexapla-tree-") as folder:
            is_checkout = Path(tree, "build.py").is_file()
            sides.append(counted(Path(tree).resolve() if is_checkout else exported(tree, Path(folder))))
    for code in sorted(set().union(*sides)):
        print(code.ljust(len(HELD_BACK)), *(f"{side[code]:>7,}" for side in sides))
    print("all findings".ljust(len(HELD_BACK)), *(f"{side.total() - side[HELD_BACK]:>7,}" for side in sides))


if __name__ == "__main__":
    main()
