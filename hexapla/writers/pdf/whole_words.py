"""Words of which the font of a page lacks signs: one that has them all draws the whole word, not these letters alone."""

import re
from collections.abc import Iterable, Sequence

from lxml import etree

from hexapla.typography import fonts
from hexapla.writers.markup.elements import element
from hexapla.writers.markup.inlines import wrap_matches


def draw_words_whole(root: etree._Element, language: str) -> None:
    """Name in `root` and below the fonts of such words, each element by its own language; `language` where none is said."""
    texts = [str(text) for text in root.itertext()]
    words = {word for text in texts if not text.isascii() for word in fonts.WORD.findall(text)}
    for own in {_language(each, language) for each in root.iter(etree.Element)} if words else ():
        names = {word: having for word in words if (having := fonts.whole(word, own))}
        if names:
            wrap_matches(
                root,
                _any_of(names),
                lambda word, names=names: _word(word, names[word]),  # type: ignore[misc]
                in_links=True,
                only=lambda each, own=own: _language(each, language) == own,  # type: ignore[misc]
            )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds words, each whole: the longest first, for an apostrophe goes on with one that is none of them."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(f"(?<![{fonts.LETTERS}])(?:{'|'.join(map(re.escape, longest))})(?![{fonts.LETTERS}])")


def _word(word: str, having: Sequence[fonts.Family]) -> etree._Element:
    """Return the element of a word: the first of these fonts that the edition has draws it."""
    names = ", ".join(f'"{family.name}"' for family in having)
    return element("span", {"style": f"font-family: {names}, var(--face), var(--fallback)"}, word)


def _language(node: etree._Element, language: str) -> str:
    """Return the language that the nearest element says."""
    return next(filter(None, (each.get("lang") for each in (node, *node.iterancestors()))), language)
