"""Errors and warnings of structure and notes that are found in every file of a folder: to be judged by eye, each by its place.

A line a finding.  Run it in a checkout that is set up: ``.venv/bin/python -m benchmarks.numbering [FOLDER …]``; the
folder is that of the corpus where none is named.
"""

import sys
from collections import Counter
from pathlib import Path

from benchmarks.corpus_reading import CORPUS
from benchmarks.proof import canonical, sources
from hexapla.checks import check
from hexapla.errors import HexaplaError
from hexapla.findings import Severity
from hexapla.readers import read

FAMILIES = "SN"


def main(folders: list[Path]) -> None:
    """Print what is found, and how much of each code."""
    counts: Counter[str] = Counter()
    for source in sources(folders):
        try:
            reading = read(source)
        except HexaplaError as fault:
            print(f"{source.name}: {fault.message}")
            continue
        document, odd = canonical(reading)
        for each in (*reading.findings, *odd, *check({reading.language: document}, [reading], {})):
            if each.code[0] in FAMILIES and each.severity is not Severity.INFO:
                counts[each.code] += 1
                print(f"{source.name}: {each.code} {each.line or ''} {each.eid} {each.message}")
    print(", ".join(f"{code} {count}" for code, count in sorted(counts.items())))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [CORPUS])
