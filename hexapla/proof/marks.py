"""The marks of a source beside its words: what was bold, struck out, raised or a link, and is it no more."""

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from hexapla.akn.names import akn, local
from hexapla.proof.stories import words

KINDS = ("bold", "italic", "struck out", "underlined", "raised", "lowered", "links")

_ELEMENTS = {
    "b": "bold", "i": "italic", "del": "struck out", "u": "underlined", "ins": "underlined", "sup": "raised",
    "sub": "lowered", "ref": "links", "noteRef": "raised",
}  # fmt: skip
_BOLD_BY_ITSELF = ("heading", "subheading", "num", "th", "caption", "docTitle", "coverPage", "preface")
"""Elements whose words a page sets in a way of its own: a heading that is bold as a whole is a heading."""


def lost_marks(source: dict[str, str], main: etree._Element) -> Iterator[tuple[str, int]]:
    """Yield kinds of marks and how many words of the source had each that the text has without it."""
    known = {kind: Counter[str]() for kind in KINDS}
    for element in main.iter():
        name = local(element)
        said = element.get("marker") or "".join(map(str, element.itertext())) if name in _ELEMENTS else ""
        if said:
            known[_ELEMENTS[name]].update(words(said))
    own = Counter(word for name in _BOLD_BY_ITSELF for each in main.iter(akn(name)) for word in words(_text(each)))
    for kind in KINDS:
        lost = Counter(words(source.get(kind, ""))) - known[kind]
        if count := (lost - own).total():
            yield kind, count


def _text(element: etree._Element) -> str:
    return " ".join(map(str, element.itertext()))
