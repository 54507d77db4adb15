"""What the proof of fidelity says of every file of a folder: words missing or added, marks lost, what rules left out.

A line a file, then its differences.  Run it in a checkout that is set up:
``.venv/bin/python -m benchmarks.proof [FOLDER …]``; the folders are those of the corpus where none is named.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.corpus_reading import CORPUS, STAND_IN
from hexapla.akn.document import AknDocument
from hexapla.akn.reading import Reading
from hexapla.canonical import canonicalise, settle
from hexapla.errors import HexaplaError
from hexapla.findings import Finding
from hexapla.project.config import DocumentConfig
from hexapla.project.layout import SUFFIXES, Source
from hexapla.proof import prove
from hexapla.readers import read

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")


def sources(folders: list[Path]) -> Iterator[Source]:
    """Yield every file of the folders that we read, in the language that its name ends with, else in English."""
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            code = path.stem.replace("-", ".").replace("_", ".").rpartition(".")[2].lower()
            if path.suffix.lower() in SUFFIXES and path.is_file():
                yield Source(path, path.name, code if code in LANGUAGES else "en", "accept")


def canonical(reading: Reading) -> tuple[AknDocument, tuple[Finding, ...]]:
    """Return the canonical document of a reading and what is odd in it; where it names no symbol, with one that stands in."""
    config = DocumentConfig(path=Path("document.toml"))
    try:
        settled = settle([reading], config)
    except HexaplaError:
        config = DocumentConfig(path=Path("document.toml"), symbol=STAND_IN)
        settled = settle([reading], config)
    return canonicalise(reading, settled.metadata, config, reading.language)


def main(folders: list[Path]) -> None:
    """Print the verdict on every file."""
    whole = count = 0
    for source in sources(folders):
        began = time.perf_counter()
        try:
            reading = read(source)
        except HexaplaError as fault:
            print(f"{source.name}: {fault.message}")
            continue
        found = list(prove(canonical(reading)[0], reading))
        faults = [each for each in found if each.code == "F-003"]
        told = "; ".join(each.message for each in found if each.code != "F-003")
        print(f"{source.name}: {len(faults) or 'nothing'} lost, {time.perf_counter() - began:.1f} s. {told}")
        for each in faults:
            print(f"    {each.line or ''} {each.message[:160]}")
        whole, count = whole + (not faults), count + 1
    print(f"{whole} of {count} files whole")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or [CORPUS])
