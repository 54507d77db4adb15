"""Words of which the font of a page lacks letters: one that has them all draws the whole word, not these letters alone."""

import re
from collections.abc import Sequence

from lxml import etree

from hexapla.typography import fonts
from hexapla.writers.markup.elements import element
from hexapla.writers.markup.inlines import wrap_matches

_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u052f\u1c80-\u1c8f\u1d00-\u1fff\u2c60-\u2c7f\u2de0-\u2dff\ua640-\ua69f\ua720-\ua7ff"
"""Latin, Greek and Cyrillic letters with their marks: scripts whose letters stand one by one, in words between blanks."""

_WORD = re.compile(f"[{_LETTERS}]+")


def draw_words_whole(root: etree._Element, language: str) -> None:
    """Name in `root` and below the fonts of such words, each element by its own language; `language` where none is said."""
    texts = [str(text) for text in root.itertext()]
    words = {word for text in texts for word in _WORD.findall(text) if not word.isascii()}
    for own in {_language(each, language) for each in root.iter(etree.Element)} if words else ():
        names = {word: having for word in words if (having := fonts.whole(word, own))}
        if names:
            wrap_matches(
                root,
                re.compile(f"(?<![{_LETTERS}])(?:{'|'.join(map(re.escape, sorted(names)))})(?![{_LETTERS}])"),
                lambda word, names=names: _word(word, names[word]),  # type: ignore[misc]
                in_links=True,
                only=lambda each, own=own: _language(each, language) == own,  # type: ignore[misc]
            )


def _word(word: str, having: Sequence[fonts.Family]) -> etree._Element:
    """Return the element of a word: the first of these fonts that the edition has draws it."""
    names = ", ".join(f'"{family.name}"' for family in having)
    return element("span", {"style": f"font-family: {names}, var(--face), var(--fallback)"}, word)


def _language(node: etree._Element, language: str) -> str:
    """Return the language that the nearest element says."""
    return next(filter(None, (each.get("lang") for each in (node, *node.iterancestors()))), language)
