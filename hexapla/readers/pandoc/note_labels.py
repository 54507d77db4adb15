"""Labels of the notes of a Markdown text: pandoc gives each call a note of its own, and a label that is called twice is one."""

import json
import re
from collections.abc import Iterator, Sequence

from lxml import html

from hexapla.readers.pandoc.tree import Tree

_DEFINED = re.compile(r"(?m)^ {0,3}\[\^(?P<label>[^\]\s]{1,200})\]:")
_CALLED = re.compile(r"\[\^(?P<label>[^\]\s]{1,200})\](?!:)|(?P<inline>\^\[)")
_CODE = re.compile(
    r"(?ms)^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+){0,9}(?P<fence>```|~~~).*?(?:^[ \t>]*(?P=fence)[ \t]*$|\Z)|`[^`\n]+`"
)


def note_labels(text: str, blocks: Sequence[Tree]) -> Iterator[str]:
    """Yield the label of each note of a tree in order, "" for one without; none where the text does not count as many."""
    plain = _CODE.sub(" ", text)
    known = {match["label"] for match in _DEFINED.finditer(plain)}
    labels = [match["label"] or "" for match in _CALLED.finditer(plain) if match["inline"] or match["label"] in known]
    yield from _as_many_as_notes(labels, blocks)


def note_addresses(text: str, blocks: Sequence[Tree]) -> Iterator[str]:
    """Yield where each call of a note in an HTML file leads: two that lead to one place call one note."""
    calls = html.document_fromstring(text).iter("a") if text.strip() else ()
    yield from _as_many_as_notes(
        [str(each.get("href", "")) for each in calls if each.get("role") == "doc-noteref"], blocks
    )


def _as_many_as_notes(labels: Sequence[str], blocks: Sequence[Tree]) -> Iterator[str]:
    """Yield labels where there are as many as a tree has notes, else none."""
    yield from labels if len(labels) == json.dumps(blocks).count('"t": "Note"') else []
