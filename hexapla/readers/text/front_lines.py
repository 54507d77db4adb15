"""Lines of the front that are whole, wherever the page ends: a session, an agenda item, the number of a resolution."""

from hexapla.domain.label_patterns import matches, patterns
from hexapla.readers.masthead.slots import key_of


def is_whole(words: str, language: str) -> bool:
    """Tell whether a line of the front is whole: a session, an agenda item, `Report of …`, a line of the masthead."""
    kinds = ("session", "agenda", "adopted")
    is_told = any(matches(kind, words, language) for kind in kinds) or is_bare_number(words, language)
    return is_told or key_of(words, language) is not None


def is_bare_number(words: str, language: str) -> bool:
    """Tell whether a line is the number of a resolution, and no title behind it."""
    found = (pattern.match(words) for pattern in patterns("resolution_number", language))
    return any(match and not match.groupdict().get("rest") for match in found)
