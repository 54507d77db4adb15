"""Characters that no font of ours draws: the page shows a box for each, and the officer is told where."""

from collections.abc import Iterator
from unicodedata import category, name

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.reading import Reading
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.typography.fonts import without_font


def check_characters(document: AknDocument, reading: Reading) -> Iterator[Finding]:
    """Yield a finding for each character that has no font, at the line or the unit where it stands first."""
    seen: dict[str, str] = {}
    for block in document.blocks():
        text = "".join((block.num or "", *map(plain_text, block.content)))
        for character in without_font(text):
            seen.setdefault(character, block.eid)
    for character, eid in seen.items():
        at = reading.text.find(character)
        yield finding(
            "T-120",
            character=f"U+{ord(character):04X} ({_name(character)})",
            file=reading.name,
            line=reading.text.count("\n", 0, at) + 1 if at >= 0 else None,
            eid=eid,
            language=reading.language,
            before=character,
        )


def _name(character: str) -> str:
    if category(character) == "Co":
        return "a private character, whose meaning its font alone knew"
    return name(character, "a character without a name")
