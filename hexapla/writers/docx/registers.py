"""What a Word file numbers by itself: bookmarks, links, lists.  Each register hands out ids in reading order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from lxml import etree

from hexapla.domain.addresses import leads_outside
from hexapla.writers.docx.wml import make

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,39}")
LISTS: Mapping[str, int] = {".": 1, "-": 4}
"""The template's lists of paragraph numbers, by what follows the number: `1.` and, in Arabic, `1-`."""

_DECIMAL = re.compile(r"([1-9][0-9]{0,4})([.-])")
_LARGEST = 32767  # Word's largest list number
_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass
class Bookmarks:
    """Bookmark names for our ids: the id itself where Word allows it, else a shortened name.

    `shortened` is the table that `custom.xml` carries: bookmark name → id.
    """

    names: dict[str, str] = field(default_factory=dict)
    shortened: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _placed: set[str] = field(default_factory=set)
    _count: int = 0

    def allot(self, ident: str) -> str:
        """Return the bookmark name of an id; the same id has the same name."""
        if ident not in self.names:
            wished = ident.replace("-", "_")
            # Word compares bookmark names without regard to case.
            is_free = _NAME.fullmatch(wished) is not None and wished.casefold() not in self._taken
            self.names[ident] = wished if is_free else self._short()
            self._taken.add(self.names[ident].casefold())
            if self.names[ident] != ident:
                self.shortened[self.names[ident]] = ident
        return self.names[ident]

    def _short(self) -> str:
        number = 1
        while f"b_{number}" in self._taken:
            number += 1
        return f"b_{number}"

    def around(self, idents: tuple[str, ...], content: list[etree._Element]) -> list[etree._Element]:
        """Return content inside the bookmarks of these ids; an id is placed once, at its first block."""
        fresh = [ident for ident in dict.fromkeys(idents) if ident and ident not in self._placed]
        self._placed.update(fresh)
        for ident in fresh:
            content = self.named(self.allot(ident), content)
        return content

    def named(self, bookmark: str, content: list[etree._Element]) -> list[etree._Element]:
        """Return content inside a bookmark of this very name."""
        self._count += 1
        start = make("bookmarkStart", id=self._count, name=bookmark)
        return [start, *content, make("bookmarkEnd", id=self._count)]


@dataclass
class Links:
    """The outside addresses of one part of the file: address → relationship id."""

    ids: dict[str, str] = field(default_factory=dict)

    def allot(self, href: str) -> str | None:
        """Return the relationship id of an address; None for one that no reader should follow."""
        if not leads_outside(href):
            return None
        address = quote(href, safe=_SAFE)
        return self.ids.setdefault(address, f"rIdL{len(self.ids) + 1}")


@dataclass
class Numbers:
    """Automatic paragraph numbers that print the canonical number, whatever the sequence.

    `starts` are the lists that begin anew: w:num id → the label's ending and the number to start at.
    Labels of one ending are counted together, as Word counts the lists of one abstract list.
    """

    starts: dict[int, tuple[str, int]] = field(default_factory=dict)
    _current: dict[str, int] = field(default_factory=lambda: dict(LISTS))
    _counts: dict[str, int] = field(default_factory=dict)

    def allot(self, label: str) -> int | None:
        """Return the list that prints this label here; None where only typed text can print it."""
        found = _DECIMAL.fullmatch(label)
        if found is None or int(found[1]) > _LARGEST:
            return None
        number, ending = int(found[1]), found[2]
        if number != self._counts.get(ending, 0) + 1:
            self._current[ending] = 100 + len(self.starts)
            self.starts[self._current[ending]] = (ending, number)
        self._counts[ending] = number
        return self._current[ending]

    def definitions(self) -> Iterator[etree._Element]:
        """Yield the w:num elements that the template lacks."""
        for ident, (ending, start) in self.starts.items():
            override = make("lvlOverride", make("startOverride", val=start), ilvl=0)
            yield make("num", make("abstractNumId", val=LISTS[ending]), override, numId=ident)
