"""Labels of the notes of a Markdown text: pandoc gives each call a note of its own, and a label that is called twice is one."""

import json
import re
from collections.abc import Iterator, Sequence

from lxml import html

from hexapla.readers.pandoc.markdown_code import CODE
from hexapla.readers.pandoc.tree import Tree

_LABEL = r"\[\^(?P<{}>[^\]\s]{{1,200}})\]"
_PART = re.compile(
    rf"(?m)(?P<code>{CODE})|(?P<begin>^ {{0,3}}{_LABEL.format('defined')}:)|(?<!\\){_LABEL.format('called')}|(?P<inline>(?<!\\)\^\[)"
)
_DEFINITION = re.compile(
    rf"(?m)(?P<code>{CODE})|^ {{0,3}}{_LABEL.format('defined')}:[ \t]*(?P<words>.*(?:\n(?:[ \t]+\S.*|[ \t]*(?=\n[ \t]+\S)))*)"
)


def note_labels(text: str, blocks: Sequence[Tree]) -> Iterator[str]:
    """Yield the label of each note of a tree in order, "" for one without; none where the text does not count as many."""
    parts = list(_PART.finditer(text))
    known = {part["defined"] for part in parts if part["defined"]}
    labels = [part["called"] or "" for part in parts if part["inline"] or part["called"] in known]
    yield from _as_many_as_notes(labels, blocks)


def with_whole_notes(text: str) -> tuple[str, list[str]]:
    """Return a Markdown text in which each call has a note, without words where it has none, and each note a call.

    A note that nothing calls is a paragraph behind its label, raised; these labels are returned.
    """
    parts = list(_PART.finditer(text))
    defined = dict.fromkeys(part["defined"] for part in parts if part["defined"])
    called = dict.fromkeys(part["called"] for part in parts if part["called"])
    uncalled = [label for label in defined if label not in called]

    def settled(match: re.Match[str]) -> str:
        if match["defined"] not in uncalled:
            return match[0]
        words = re.sub(r"\n(?: {1,4}|\t)", "\n", match["words"])
        return f"\n^{match['defined']}^ {words}\n"

    lost = "".join(f"\n\n[^{label}]:\n" for label in called if label not in defined)
    return (_DEFINITION.sub(settled, text) if uncalled else text) + lost, uncalled


def note_addresses(text: str, blocks: Sequence[Tree]) -> Iterator[str]:
    """Yield where each call of a note in an HTML file leads: two that lead to one place call one note."""
    calls = html.document_fromstring(text).iter("a") if text.strip() else ()
    yield from _as_many_as_notes(
        [str(each.get("href", "")) for each in calls if each.get("role") == "doc-noteref"], blocks
    )


def _as_many_as_notes(labels: Sequence[str], blocks: Sequence[Tree]) -> Iterator[str]:
    """Yield labels where there are as many as a tree has notes, else none."""
    yield from labels if len(labels) == json.dumps(blocks).count('"t": "Note"') else []
