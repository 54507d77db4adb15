"""Labels of lists as a Markdown text types them: pandoc keeps the first of a list alone and counts on from it.

Where the next label is another than the one that would be counted, a list begins anew, so that `(d)` behind `(b)` stays
`(d)`.  A list whose labels are all the same, `1.` `1.` `1.`, is one that is to be counted.
"""

import re
from dataclasses import dataclass

from hexapla.domain.label_counts import counts_of

ANEW = "anew"
"""The class of the empty division that parts two lists."""

_ITEM = re.compile(r"(?P<indent>[ \t]*)(?P<label>\(?(?:\d{1,4}|[a-z]|[A-Z]|[ivxlc]{2,6}|[IVXLC]{2,6})[.)])[ \t]+\S")
_FENCE = re.compile(r"[ \t>]*(?P<sign>```|~~~)")


@dataclass
class _Row:
    """A list that is open: its first label and its last."""

    first: str
    last: str

    def goes_on(self, label: str) -> bool:
        """Tell whether the label that would be counted is the one that is typed, or the list is one to be counted."""
        if _form(label) != _form(self.last) or self.first == self.last == label:
            return True
        return bool({count + 1 for count in counts_of(self.last)} & counts_of(label))


def with_typed_labels(text: str) -> str:
    """Return a Markdown text in which each list ends where the next label is not the one that would be counted."""
    found: list[str] = []
    rows: dict[int, _Row] = {}
    fence, above = "", ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark is not None and fence in ("", mark["sign"]):
            fence = "" if fence else mark["sign"]
        item = _ITEM.match(line) if not fence else None
        depth = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        if item is None and line.strip() and not above.strip():
            rows = {each: row for each, row in rows.items() if each < depth}
        elif item is not None and (rows or not above.strip()):
            rows = {each: row for each, row in rows.items() if each <= depth}
            row = rows.setdefault(depth, _Row(item["label"], item["label"]))
            if not row.goes_on(item["label"]):
                found += ["", f"{item['indent']}::: {ANEW}", f"{item['indent']}:::", ""]
                row.first = item["label"]
            row.last = item["label"]
        found.append(line)
        above = line
    return "\n".join(found)


def _form(label: str) -> str:
    """Return how a label is written: with figures, small letters or capitals, in which signs."""
    inner = re.sub(r"\W", "", label)
    return label.replace(inner, "1" if inner.isdecimal() else "A" if inner.isupper() else "a")
