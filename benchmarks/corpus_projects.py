"""The seeds and the corpus of real documents as folders of a project: what `sources/` would hold of each."""

import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.corpus_reading import sources as texts
from hexapla.readers.text.reader import read_text

STAND_IN = "A/RES/1/{number}"
"""Symbol of a text that states none."""

UDHR = "udhr"


@dataclass
class Folder:
    """A document: its name, the bytes of its sources by file name, the symbol where no source states one."""

    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    symbol: str | None = None

    def write(self, sources: Path) -> Path:
        """Lay the folder down in `sources`, and return it."""
        place = sources / self.name
        place.mkdir(parents=True)
        for name, data in self.files.items():
            (place / name).write_bytes(data)
        if "document.toml" not in self.files:
            stated = f'symbol = "{self.symbol}"\n' if self.symbol else ""
            (place / "document.toml").write_text(stated, encoding="utf-8")
        return place


def folders(seeds: Path, corpus: Path | None) -> Iterator[Folder]:
    """Yield the documents of `seeds` (a folder as `sources/` is), then those of the corpus."""
    for place in sorted(each for each in seeds.iterdir() if each.is_dir()):
        yield Folder(place.name, {each.name: each.read_bytes() for each in sorted(place.iterdir()) if each.is_file()})
    if corpus is None:
        return
    for source in sorted(corpus.glob("docx/*.docx")):
        yield Folder(source.stem, {"en.docx": source.read_bytes()})
    yield from _texts(corpus)


def _texts(corpus: Path) -> Iterator[Folder]:
    """Yield the texts, those of one document in several languages together."""
    found: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
    for name, language, data in texts(corpus):
        kind, _, file = name.partition("/")
        document = kind if kind == UDHR else file.partition(".sched")[0] if kind == "treaties" else Path(file).stem
        found[document][f"{language}.txt"] = data
    for number, (name, files) in enumerate(found.items(), 1):
        readings = [read_text(data, file, Path(file).stem) for file, data in files.items()]
        is_named = any(each.slot("symbol") for each in readings)
        yield Folder(name, files, None if is_named else STAND_IN.format(number=number))


def office(seeds: Path, sources: Path) -> None:
    """Copy what stands beside the documents: the facts of the office."""
    for each in seeds.iterdir():
        if each.is_file():
            shutil.copy(each, sources / each.name)


__all__ = ["Folder", "folders", "office"]
