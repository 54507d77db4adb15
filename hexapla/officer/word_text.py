"""The text of a Word file as somebody wrote it: words are found by their signs, in order, and the file stays what it is."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from itertools import islice

from lxml import etree

from hexapla.readers.word.names import MC, w
from hexapla.writers.docx.wml import XML

Span = tuple[int, int]
"""Where words stand among the signs of a part: from, to."""

_HIDDEN = (w("del"), w("moveFrom"), f"{{{MC}}}Fallback")


class WordText:
    """The signs of a part that are shown, and where each stands; `is_kept` says which of them tell words apart."""

    def __init__(self, root: etree._Element, is_kept: Callable[[str], bool] = str.isalnum) -> None:
        self.root, self._is_kept = root, is_kept
        self._places = [
            (element, offset)
            for element in _texts(root)
            for offset, sign in enumerate(element.text or "")
            if is_kept(sign)
        ]
        self.signs = "".join((element.text or "")[offset] for element, offset in self._places)

    def plain(self, text: str) -> str:
        """Return the signs of a text that tell words apart."""
        return "".join(filter(self._is_kept, text))

    def find(self, text: str, start: int = 0, end: int | None = None) -> Span | None:
        """Return where a text first stands between two places, None where it does not."""
        wanted = self.plain(text)
        place = self.signs.find(wanted, start, len(self.signs) if end is None else end) if wanted else -1
        return None if place < 0 else (place, place + len(wanted))

    def spans(self, texts: list[str]) -> list[Span | None]:
        """Return where texts stand that follow each other; one that is not found holds up none behind it."""
        found: list[Span | None] = []
        place = 0
        for text in texts:
            span = self.find(text, place) or self.find(text)
            found.append(span)
            place = max(place, span[1]) if span and span[0] >= place else place
        return found

    def paragraph(self, place: int) -> etree._Element:
        """Return the paragraph of the sign at a place."""
        return next(self._places[place][0].iterancestors(w("p")))

    def before(self, mark: etree._Element) -> Span | None:
        """Return where the last word before an element stands, None where there is none."""
        found = start = bisect_left(self._places, self._order[mark], key=lambda place: self._order[place[0]])
        while start and (start == found or self._places[start - 1] == _one_before(self._places[start])):
            start -= 1
        return (start, found) if found else None

    def line(self, number: int) -> Span | None:
        """Return where a paragraph stands, counted from 1 as the reader counts them; of one without signs, what is before it."""
        paragraph = next(islice((each for each in self.root.iter(w("p")) if _is_shown(each)), number - 1, None), None)
        if paragraph is None:
            return None
        first, last = (
            bisect_left(self._places, place, key=lambda place: self._order[place[0]])
            for place in (self._order[paragraph], 1 + max(self._order[each] for each in paragraph.iter()))
        )
        return (first, last) if first < last else self.before(paragraph)

    @cached_property
    def _order(self) -> Mapping[etree._Element, int]:
        return {element: number for number, element in enumerate(self.root.iter())}

    def runs(self, span: Span) -> list[etree._Element]:
        """Return the runs that hold the signs of a span and no others, made of those that they stood in."""
        self.last_run(span[1] - 1)
        begins = self._places[span[0]][0]
        first = self.first_run(span[0])
        rest = (run_of(element) for element, _ in self._places[slice(*span)] if element is not begins)
        return list(dict.fromkeys([first, *rest]))

    def first_run(self, place: int) -> etree._Element:
        """Return the run that begins with the sign at a place, made of the one that it stood in; do the last places first."""
        element, offset = self._places[place]
        run = run_of(element)
        before = [child for child in run if child.tag != w("rPr")].index(element)
        return run if not offset and not before else _cut(run, element, offset)

    def last_run(self, place: int) -> etree._Element:
        """Return the run that ends with the sign at a place, made of the one that it stood in."""
        element, offset = self._places[place]
        run = run_of(element)
        if offset + 1 < len(element.text or "") or element.getnext() is not None:
            _cut(run, element, offset + 1)
        return run


def _one_before(place: tuple[etree._Element, int]) -> tuple[etree._Element, int]:
    return place[0], place[1] - 1


def run_of(element: etree._Element) -> etree._Element:
    """Return the run that an element stands in."""
    return next(element.iterancestors(w("r")))


def set_text(element: etree._Element, text: str) -> None:
    """Give an element a text whose blanks count."""
    element.text = text
    element.set(f"{{{XML}}}space", "preserve")


def _texts(root: etree._Element) -> Iterator[etree._Element]:
    yield from (
        each for each in root.iter(w("t")) if _is_shown(each) and next(each.iterancestors(w("r")), None) is not None
    )


def _is_shown(element: etree._Element) -> bool:
    return next(element.iterancestors(*_HIDDEN), None) is None


def _cut(run: etree._Element, element: etree._Element, offset: int) -> etree._Element:
    """Cut a run in two before a sign of one of its texts, and return the second."""
    second = etree.Element(w("r"))
    second.attrib.update(run.attrib)
    if (look := run.find(w("rPr"))) is not None:
        second.append(deepcopy(look))
    text = element.text or ""
    following = list(element.itersiblings())
    if offset == 0:
        following.insert(0, element)
    elif offset < len(text):
        rest = etree.SubElement(second, w("t"))
        set_text(rest, text[offset:])
        set_text(element, text[:offset])
    second.extend(following)
    run.addnext(second)
    return second
