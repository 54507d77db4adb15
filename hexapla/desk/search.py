"""Words looked for in the titles and texts of documents, as the last build has read them."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.desk.outputs import web_page
from hexapla.engine.manifest import Manifest
from hexapla.engine.request import target_of
from hexapla.storage.tree import Tree

MOST = 3
"""Places of a document that are shown."""

AROUND = 60
"""Characters that are shown before and behind the first word that was found."""


class Hit(NamedTuple):
    """A place where all words stand: its language, the text before, what was found, the text behind, and the way to it."""

    language: str
    before: str
    found: str
    behind: str
    href: str


def search(tree: Tree, manifest: Manifest, symbol: str, text: str) -> list[Hit] | None:
    """Return the first places that have all words; none where the symbol and titles have them; None where nothing has."""
    words = text.casefold().split()
    titles = manifest.summary.get("titles", ())
    if _has(" ".join((symbol, *(each["text"] for each in titles))), words):
        return []
    hits = []
    for hit in _hits(tree, manifest, words):
        hits.append(hit)
        if len(hits) == MOST:
            break
    return hits or None


def _hits(tree: Tree, manifest: Manifest, words: list[str]) -> Iterator[Hit]:
    for language in manifest.summary.get("languages", ()):
        page = web_page(tree, manifest, language)
        data = tree.read(f"{manifest.folder}/{target_of(manifest.folder, language, 'xml')}")
        for eid, _, text in texts(data) if data and page else ():
            if _has(text, words):
                start = text.casefold().find(words[0])
                end = start + len(words[0])
                before = ("…" if start > AROUND else "") + text[max(0, start - AROUND) : start]
                behind = text[end : end + AROUND] + ("…" if len(text) > end + AROUND else "")
                name = page[0] if page else ""
                href = f"/out/{manifest.folder}/{name}#{eid.partition('__')[0]}"
                yield Hit(language, before, text[start:end], behind, href)


@lru_cache(maxsize=64)
def texts(data: bytes) -> tuple[tuple[str, str, str], ...]:
    """Return the texts of a canonical file: id, number and words of each."""
    blocks = AknDocument.from_bytes(data).blocks()
    return tuple((block.eid, block.num or "", " ".join(plain_text(part) for part in block.content)) for block in blocks)


def _has(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
