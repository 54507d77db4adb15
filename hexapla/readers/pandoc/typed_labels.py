"""Labels of lists as a Markdown text types them: pandoc knows some alone, keeps the first of a list and counts on from it.

Where the next label is another than the one that would be counted, a list begins anew, so that `(d)` behind `(b)` stays
`(d)`.  A list whose labels are all the same, `1.` `1.` `1.`, is one that is to be counted.  Labels that pandoc does not
know, `а)` or `（一）`, begin paragraphs.
"""

import re
from dataclasses import dataclass

from hexapla.akn.ids import label_number
from hexapla.domain.label_counts import counts_of

ANEW = "anew"
"""The class of the empty division that parts two lists."""

_ITEM = re.compile(r"[ \t]*(?P<label>\(?(?:[0-9]{1,4}|[a-z]|[A-Z]|[ivxlc]{2,6}|[IVXLC]{2,6})[.)])[ \t]+\S")
_OTHER = re.compile(
    r"[ \t]*(?P<label>[(（]?(?:[а-яё]|[أ-ي]ـ?|[一二三四五六七八九十]{1,3}|[a-z]|[ivx]{2,5}|[\d٠-٩]{1,2})[)）]"
    r"|[‘’][ \t]?[\d٠-٩]{1,2}[ \t]?[‘’]|[•●▪–—])(?=[ \t]*\S)"
)
_BULLET = re.compile(r"[ \t]*[-*+][ \t]+\S")
_FENCE = re.compile(r"[ \t>]*(?P<sign>```|~~~)")
_ANNOUNCED = (":", "：")
_ENDED = (*_ANNOUNCED, ";", "؛", "；", ".", "。")
_SIGNS = "•●▪–—"


@dataclass
class _Row:
    """A list that is open: its first label and its last."""

    first: str
    last: str

    def goes_on(self, label: str) -> bool:
        """Tell whether the label that would be counted is the one that is typed, or the list is one to be counted."""
        if _form(label) != _form(self.last) or self.first == self.last == label:
            return True
        return _follows(label, self.last)


class _Text:
    """The lines as pandoc is to read them: lists that are open by their indents, other labels by their forms."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.rows: dict[int, _Row] = {}
        self.others: dict[str, str] = {}
        self.indent = -1
        self.above = ""

    def take(self, line: str) -> None:
        """Add a line outside of code."""
        item, other = _ITEM.match(line), _OTHER.match(line)
        if line.strip() and self.indent >= 0:
            line = self._set_out(line, is_label=bool(item or other))
        if item is not None:
            self._take_item(line, item["label"])
        elif other is not None:
            self._take_other(line, other["label"])
        elif line.strip() and not self.above.strip():
            self.rows = {each: row for each, row in self.rows.items() if each < _depth(line)}
        elif _BULLET.match(line) and not self.rows and self.above.rstrip().endswith(_ANNOUNCED):
            self.lines.append("")
        self.add(line)

    def add(self, line: str) -> None:
        """Add a line as it is."""
        self.lines.append(line)
        self.above = line

    def _set_out(self, line: str, *, is_label: bool) -> str:
        """Return a line that is set in below a label that pandoc does not know as far out as that: it would be code."""
        depth = _depth(line)
        if depth < self.indent or (depth == self.indent and not is_label and not self.above.strip()):
            self.indent, self.others = -1, {}
        is_apart = is_label or not self.above.strip()
        return f"{' ' * self.indent}{line.lstrip()}" if 0 <= self.indent < depth and is_apart else line

    def _take_item(self, line: str, label: str) -> None:
        depth = _depth(line)
        is_announced = self.above.rstrip().endswith(_ANNOUNCED) and 1 in _counts(label)
        if not (self.rows or is_announced or not self.above.strip()):
            return
        if self.above.strip() and (not self.rows or self.indent >= 0):
            self.add("")
        self.rows = {each: row for each, row in self.rows.items() if each <= depth}
        row = self.rows.setdefault(depth, _Row(label, label))
        if not row.goes_on(label):
            indent = line[: len(line) - len(line.lstrip())]
            self.lines += ["", f"{indent}::: {ANEW}", f"{indent}:::", ""]
            row.first = label
        row.last = label

    def _take_other(self, line: str, label: str) -> None:
        form = _form(label)
        before = self.others.get(form, "")
        is_begun = (before or label in _SIGNS or 1 in _counts(label)) and self.above.rstrip().endswith(_ENDED)
        if self.above.strip() and not (is_begun or (before and (label in _SIGNS or _follows(label, before)))):
            return
        if self.above.strip():
            self.add("")
        self.indent = _depth(line) if self.indent < 0 else self.indent
        self.others[form] = label


def with_typed_labels(text: str) -> str:
    """Return a Markdown text whose lists and labels are read as they are typed."""
    found, fence = _Text(), ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark is not None and fence in ("", mark["sign"]):
            fence = "" if fence else mark["sign"]
        if fence or mark is not None:
            found.add(line)
        else:
            found.take(line)
    return "\n".join(found.lines)


def _depth(line: str) -> int:
    wide = line.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _counts(label: str) -> set[int]:
    return counts_of(label) | counts_of(label_number(label, ""))


def _follows(label: str, before: str) -> bool:
    return bool({count + 1 for count in _counts(before)} & _counts(label))


def _form(label: str) -> str:
    """Return how a label is written: with figures, small letters or capitals, in which signs."""
    inner = re.sub(r"\W", "", label)
    kind = "1" if inner.isnumeric() else "A" if inner.isupper() else "a"
    return label.replace(inner, kind) if inner else label
