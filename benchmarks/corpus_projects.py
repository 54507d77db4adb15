"""The seeds and the corpus of real documents as folders of a project: what `sources/` would hold of each."""

import json
import re
import shutil
import textwrap
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

STAND_IN = "A/RES/1/{number}"
"""Symbol of a text that states none."""

UDHR, NAMED = "udhr", "txt"
"""The folder whose texts are one document, and the one whose texts state their symbols."""

LANGUAGES = {"fr": "fr", "en": "en", "arb": "ar", "cmn_hans": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}
LAYOUTS = {"tabs": "{}.\t{}", "glued": "{}.{}", "wrapped": "{}.  {}\n"}

_SOURCE = re.compile(r"(?P<name>.+?)(?:[.-](?P<language>ar|zh|en|fr|ru|es))?\.(?:docx?|html|xml|txt|md)", re.IGNORECASE)


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
    yield from stored(seeds)
    if corpus is not None:
        yield from first_part(corpus)


def stored(sources: Path) -> Iterator[Folder]:
    """Yield the documents of a folder as `sources/` is."""
    for place in sorted(each for each in sources.iterdir() if each.is_dir()):
        yield Folder(place.name, {each.name: each.read_bytes() for each in sorted(place.iterdir()) if each.is_file()})


def first_part(corpus: Path) -> Iterator[Folder]:
    """Yield the documents of the corpus: Word files, then texts."""
    for source in sorted(corpus.glob("docx/*.docx")):
        yield Folder(source.stem, {"en.docx": source.read_bytes()})
    yield from _texts(corpus)


def second_part(corpus: Path) -> Iterator[Folder]:
    """Yield the documents of the corpus's second part, of every kind that is read; few of them state a symbol."""
    found: dict[str, Folder] = {}
    for source in sorted(corpus.glob("turn2/*/*")):
        if parts := _SOURCE.fullmatch(source.name):
            name, language = f"{parts['name']}{source.suffix}", (parts["language"] or "en").lower()
            found.setdefault(name, Folder(name)).files[f"{language}{source.suffix}"] = source.read_bytes()
    yield from found.values()


def _texts(corpus: Path) -> Iterator[Folder]:
    """Yield the texts, those of one document in several languages together."""
    found: defaultdict[tuple[str, str], dict[str, bytes]] = defaultdict(dict)
    for name, language, data in texts(corpus):
        kind, _, file = name.partition("/")
        document = (
            kind if kind == UDHR else file.partition(".sched")[0] if kind == "treaties" else file.removesuffix(".txt")
        )
        found[kind, document][f"{language}.txt"] = data
    for number, ((kind, name), files) in enumerate(found.items(), 1):
        yield Folder(name, files, None if kind == NAMED else STAND_IN.format(number=number))


def texts(corpus: Path) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, language and bytes of every text of the corpus; general comments as texts of their paragraphs."""
    for path in sorted(corpus.glob("*/*.txt")):
        code = path.name.split(".")[-2] if path.parent.name == "treaties" else path.stem.partition("_")[2]
        yield f"{path.parent.name}/{path.name}", LANGUAGES.get(code, "en"), path.read_bytes()
    for path in sorted(corpus.glob("general-comments/*.json")):
        for layout in LAYOUTS:
            yield f"{path.parent.name}/{path.stem} {layout}", "en", laid_out(segments(path), layout).encode()


def segments(path: Path) -> list[tuple[str, str]]:
    """Return the numbers and texts of the paragraphs of a general comment."""
    entries = json.loads(path.read_text(encoding="utf-8"))
    return [(str(entry["ID"]), " ".join(entry["Text"].split())) for entry in entries]


def laid_out(rows: list[tuple[str, str]], layout: str) -> str:
    """Return paragraphs as a text of a layout."""
    lines = [LAYOUTS[layout].format(number, text) for number, text in rows]
    if layout == "wrapped":
        lines = [textwrap.fill(line, 80, break_on_hyphens=False) + "\n" for line in lines]
    return "\n".join(lines)


def office(seeds: Path, sources: Path) -> None:
    """Copy what stands beside the documents: the facts of the office."""
    for each in seeds.iterdir():
        if each.is_file():
            shutil.copy(each, sources / each.name)


__all__ = ["Folder", "first_part", "folders", "office", "second_part", "segments", "stored", "texts"]
