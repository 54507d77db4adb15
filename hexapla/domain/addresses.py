"""Which addresses a document may hold: the one list of schemes, for every reader and every edition.

What is not on the list is no link of a document: `javascript:` runs, `file:` names a place of one machine, `data:` is a
document of its own; what stands before an `@` hides where an address leads, or is a password.  A link that loses its
address keeps its words.
"""

import re
from urllib.parse import urlsplit

SCHEMES = ("http", "https", "mailto")
"""Where an address may lead outside of the document."""

_ABSOLUTE = re.compile(rf"(?:{'|'.join(SCHEMES)}):", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def leads_outside(address: str) -> bool:
    """Tell whether an address is a whole one, of a scheme that a document may hold."""
    if not _ABSOLUTE.match(address) or _CONTROL.search(address):
        return False
    try:
        parts = urlsplit(address)
        return bool(parts.hostname and "@" not in parts.netloc if parts.scheme != "mailto" else parts.path)
    except ValueError:
        return False


def is_admitted(address: str) -> bool:
    """Tell whether a canonical document may hold an address: `#id`, the path of an AKN address, or one outside."""
    return (
        address.startswith("#")
        or (address.startswith("/") and not address.startswith(("//", "/\\")))
        or leads_outside(address)
    )
