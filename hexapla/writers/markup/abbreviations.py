"""What a voice must be told on a page that it reads from its text: abbreviations with their words, numbers in one.

A PDF has `/E` and `/ActualText` (`speech`); a page has `abbr` and its title.  Groups of figures are joined by a
plain blank, which a voice takes for part of the number and which no line may end at (`.number` in the styles).
No letter of the text changes, and none is said or shown twice.
"""

from lxml import etree

from hexapla.writers.markup.pronunciation import mark_pronunciation

NARROW = "narrow"
"""The class beside `number` of one whose groups U+202F joins, so that a page of ours gives it back."""

JOINTS = str.maketrans("\u00a0\u202f", "  ")


def mark_spoken_forms(root: etree._Element, language: str) -> None:
    """Mark abbreviations, ordinals and numbers in groups in `root` and below, each in its element's language."""
    namespace = etree.QName(root).namespace
    mark_pronunciation(root, language)
    for each in [each for each in root.iter(etree.Element) if "said" in each.get("class", "").split()]:
        say, actual = each.get("data-say", ""), each.get("data-actual", "")
        kept = "number" if actual else each.get("class", "").replace("said", "").strip()
        for name in ("data-say", "data-actual", "class"):
            each.attrib.pop(name, "")
        if actual:
            is_narrow = "\u202f" in "".join(map(str, each.itertext()))
            kept = f"{kept} {NARROW}" if is_narrow else kept
            _join(each)
        if kept:
            each.set("class", kept)
        name = "span"
        if _is_word(say):
            name = "abbr"
            each.set("title", say)
        each.tag = f"{{{namespace}}}{name}" if namespace else name


def _is_word(say: str) -> bool:
    """Tell whether what is said is a word for what stands there; a dash said as `to` is no abbreviation."""
    return bool(say) and say == say.strip()


def _join(number: etree._Element) -> None:
    for each in number.iter():
        each.text = (each.text or "").translate(JOINTS) or None
        if each is not number:
            each.tail = (each.tail or "").translate(JOINTS) or None
