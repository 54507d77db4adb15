"""Joined letters: the forms in which Arabic letters are drawn beside each other, which are narrower than those that stand alone."""

import re
from functools import cache
from itertools import chain
from unicodedata import category, decomposition

_LETTERS = re.compile("[\u0620-\u06d3]{2,}[\u0610-\u06d3]*")
_FORMS = (range(0xFB50, 0xFC00), range(0xFE70, 0xFEFD))
"""Code points of letters in one of their forms (Unicode, Arabic Presentation Forms A and B)."""

_STROKE = "\u0640"
_LAM = "\u0644"


def joined(text: str) -> str:
    """Return a text with its Arabic letters in the forms that a font draws them in, lam and alef as one: what a width is measured by."""
    return _LETTERS.sub(lambda found: "".join(_forms(found[0])), text)


def _forms(word: str) -> list[str]:
    forms = _known_forms()
    places = [place for place, letter in enumerate(word) if category(letter) != "Mn"]
    found = list(word)
    goes_on = False
    for place, after in zip(places, [*places[1:], -1], strict=True):
        letter, following = word[place], word[after] if after >= 0 else ""
        if not found[place]:  # the alef of a lam
            goes_on = False
            continue
        pair = letter + following
        own = pair if letter == _LAM and ("isolated", pair) in forms else letter
        joins = own == letter and (("initial", letter) in forms or letter == _STROKE)
        is_joined = joins and bool(following) and (("final", following) in forms or following == _STROKE)
        form = ("medial" if goes_on else "initial") if is_joined else "final" if goes_on else "isolated"
        found[place] = forms.get((form, own), own)
        if own == pair and following:
            found[after] = ""
        goes_on = is_joined
    return found


@cache
def _known_forms() -> dict[tuple[str, str], str]:
    """Return the letters by their form and what they are."""
    known: dict[tuple[str, str], str] = {}
    for code in chain(*_FORMS):
        form, *letters = decomposition(chr(code)).split() or ("",)
        known.setdefault((form.strip("<>"), "".join(chr(int(each, 16)) for each in letters)), chr(code))
    return known
