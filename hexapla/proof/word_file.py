"""The words of a Word file, from every `w:t` of its parts: no style is looked up, no number counted, no field computed."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.document import parse
from hexapla.akn.names import local
from hexapla.archive import read_zip
from hexapla.proof.drawn_figures import words_shown
from hexapla.proof.marks import is_outside
from hexapla.proof.source import SourceText
from hexapla.proof.stories import Piece, Story, Word, words, words_of
from hexapla.proof.word_part import W, Walk, is_on

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", _R.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SUPPLIED = "hexapla:supplied:"
_DRAWN = ("chart", "diagramData")

STORIES = {"footnote": "footnotes", "endnote": "endnotes"}


def word_text(data: bytes, handling: Mapping[str, str]) -> SourceText:
    """Return what a Word file says; `handling` tells what became of its tracked changes.

    Raises:
        ValueError: a part of it is no well-formed XML.
    """
    return _Package(read_zip(data), handling).text()


@dataclass
class _Package:
    members: Mapping[str, bytes]
    handling: Mapping[str, str]
    found: SourceText = field(default_factory=lambda: SourceText(counts_itself=True))
    main: str = ""
    hidden: frozenset[str] = frozenset()

    def text(self) -> SourceText:
        """Return the stories of the file."""
        self.main = next(self._related("", "officeDocument"), "")
        root = self._root(self.main)
        if root is None:
            return self.found
        self.hidden = self._hidden_styles()
        called = {(local(each).removesuffix("Reference"), each.get(f"{{{W}}}id", "")) for each in root.iter()
                  if local(each) in ("footnoteReference", "endnoteReference")}  # fmt: skip
        for kind, target in self._outside(root):
            self.found.mark(kind, target)
        self.found.body = self._ours(tuple(words_of(self._walk().pieces(root))))
        for kind, part in STORIES.items():
            self._notes(kind, part, called)
        self._heads(root)
        self._apart()
        return self.found

    def _walk(self) -> Walk:
        return Walk(self.found, self.hidden, self.handling.get("tracked") == "rejected")

    def _ours(self, body: tuple[Word, ...]) -> tuple[Word, ...]:
        """Mark the words of a file of ours that no source gave: its custom properties name them."""
        said = self._properties()
        if not said.get("Expression IRI", "").startswith("/akn/"):
            return body
        supplied = [words(text) for name, text in said.items() if name.startswith(_SUPPLIED)] + [
            words(said.get("Standing", ""))
        ]
        row, texts = list(body), [word.text for word in body]
        for wanted in filter(None, supplied):
            for start in range(len(row) - len(wanted) + 1):
                if texts[start] == wanted[0] and tuple(texts[start : start + len(wanted)]) == wanted:
                    for index in range(start, start + len(wanted)):
                        row[index] = row[index]._replace(rule="ours")
        return tuple(row)

    def _notes(self, kind: str, relation: str, called: set[tuple[str, str]]) -> None:
        root = self._root(next(self._related(self.main, relation), ""))
        for note in root.iter(f"{{{W}}}{kind}") if root is not None else ():
            if note.get(f"{{{W}}}type") not in (None, "normal"):
                continue
            story = Story("note", tuple(words_of(self._walk().pieces(note))))
            if (kind, note.get(f"{{{W}}}id", "")) in called:
                self.found.notes.append(story)
            else:
                self.found.pools.append(story._replace(kind="uncalled note"))

    def _heads(self, root: etree._Element) -> None:
        """Take the head of the first page, which holds the masthead; every other head and foot may be left out."""
        section = next(root.iter(f"{{{W}}}sectPr"), None)
        first: set[str] = set()
        if section is not None:
            wanted = "first" if is_on(section.find(f"{{{W}}}titlePg")) else "default"
            known = self._relations(self.main)
            first = {
                known.get(each.get(f"{{{_R}}}id", ""), ("", ""))[1]
                for each in section.iter(f"{{{W}}}headerReference")
                if each.get(f"{{{W}}}type") == wanted
            }
        for kind in ("header", "footer"):
            for part in dict.fromkeys(self._related(self.main, kind)):
                head = self._root(part)
                pieces = self._walk().pieces(head) if head is not None else ()
                story = Story("head", self._ours(tuple(words_of(pieces))))
                if part in first:
                    self.found.heads.append(story)
                else:
                    self.found.pools.append(story._replace(kind="page head"))

    def _apart(self) -> None:
        """Take what stands beside the text: comments, what charts and diagrams keep, what the file says of itself."""
        for part in self._related(self.main, "comments"):
            root = self._root(part)
            count = sum(1 for _ in root.iter(f"{{{W}}}comment")) if root is not None else 0
            self.found.leave("comment", count)
        for part in [each for kind in _DRAWN for each in self._related(self.main, kind)]:
            if (root := self._root(part)) is not None:
                texts = [Piece(f"{each.text or ''} ") for each in root.iter() if local(each) in ("t", "v")]
                self.found.pools.append(Story("drawing", tuple(words_of(texts))))
                self.found.shown.update(words_shown(root))
        self.found.pools += [Story("property", words_) for words_ in self._stated()]

    def _stated(self) -> Iterator[tuple[Word, ...]]:
        yield from (tuple(words_of([Piece(text)])) for text in self._properties().values())

    def _properties(self) -> dict[str, str]:
        root = self._root(next(self._related("", "custom-properties"), ""))
        return (
            {each.get("name", ""): "".join(map(str, each.itertext())) for each in root if local(each) == "property"}
            if root is not None
            else {}
        )

    def _hidden_styles(self) -> frozenset[str]:
        root = self._root(next(self._related(self.main, "styles"), ""))
        styles = list(root.iter(f"{{{W}}}style")) if root is not None else []
        found: set[str] = set()
        for _ in range(3):  # styles that are based on hidden ones
            for each in styles:
                base = each.find(f"{{{W}}}basedOn")
                is_based = base is not None and base.get(f"{{{W}}}val") in found
                if is_based or is_on(each.find(f"{{{W}}}rPr/{{{W}}}vanish")):
                    found.add(each.get(f"{{{W}}}styleId", ""))
        return frozenset(found)

    def _root(self, part: str) -> etree._Element | None:
        data = self.members.get(part)
        if data is None:
            return None
        for old, new in _STRICT:
            data = data.replace(old, new)
        return parse(data)

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, file = posixpath.split(part)
        root = self._root(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = {}
        for each in root.iter(_RELATION) if root is not None else ():
            target = each.get("Target", "")
            path = target.lstrip("/") if target[:1] == "/" else posixpath.normpath(posixpath.join(folder, target))
            is_inside = each.get("TargetMode") != "External"
            found[each.get("Id", "")] = (each.get("Type", "").rpartition("/")[2], path if is_inside else "")
        return found

    def _outside(self, root: etree._Element) -> Iterator[tuple[str, str]]:
        """Yield the addresses that links of the text lead to."""
        folder, file = posixpath.split(self.main)
        relations = self._root(posixpath.join(folder, "_rels", f"{file}.rels"))
        targets = (
            {each.get("Id"): each.get("Target", "") for each in relations.iter(_RELATION)}
            if relations is not None
            else {}
        )
        for link in root.iter(f"{{{W}}}hyperlink"):
            target = targets.get(link.get(f"{{{_R}}}id"), "")
            is_shown = next(link.iter(f"{{{W}}}t"), None) is not None
            if is_shown and is_outside(target):
                yield "addresses", target

    def _related(self, part: str, kind: str) -> Iterator[str]:
        yield from (path for each, path in self._relations(part).values() if each == kind and path)
