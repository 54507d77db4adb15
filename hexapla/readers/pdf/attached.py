"""Our own PDFs: the canonical XML that is attached to them, taken where its words are those of the pages."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.names import AKN, akn, local
from hexapla.akn.reading import Reading
from hexapla.catalogue import language as language_of
from hexapla.catalogue import notices_in
from hexapla.codes import finding
from hexapla.domain.limits import current
from hexapla.errors import HexaplaError
from hexapla.findings import Finding
from hexapla.readers.akn import read_akn
from hexapla.tools.pdfattachments import attached_files
from hexapla.tools.pdfwords import PageText, page_texts
from hexapla.word_counts import part_marks, rejoined, unequal, words_in

_NAME = re.compile(r"[^/\\]+\.(?P<language>[a-z]{2})\.xml")
_QUOTED = 8
"""Words that a finding quotes."""

_PART = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff]|\d+|[\u0600-\u06ff]+|[^\W\d_\u0600-\u06ff\u3400-\u9fff\uf900-\ufaff]+"
)
"""A Chinese character, a figure or letters in a row: rows end between any two, and what stands beside Arabic words changes sides."""

_ARABIC = re.compile("[\u0600-\u06ff]")
_SHORT = 2
"""Letters of a part of a word that may be a word by itself, at most."""

_CALL = "\ue000"
"""Stands before the mark of a note, where no blank does."""

_CALLING = re.compile(rf"(?<!\w)(\w++){_CALL}(\w+)")

_MARKED_FIGURE = re.compile(rf"(?<!\d)(\d++){_CALL}(\d+)")


def attached_reading(data: bytes, name: str, language: str) -> tuple[Reading | None, Sequence[Finding]]:
    """Return the reading of the XML that is attached to a PDF, None where there is none or it is not that of the pages.

    The findings say why it was not taken.
    """
    most = current().megabytes << 20
    attached = dict(attached_files(data, most))
    files = {match["language"]: xml for file, xml in attached.items() if (match := _NAME.fullmatch(file))}
    if sum(map(len, attached.values())) > most:
        reason = f"its attached files unfold to more than {current().megabytes:,} MB"
        return None, (finding("F-236", reason=reason, file=name, language=language),)
    xml = files.get(language)
    if xml is None:
        return None, ()
    try:
        reading = read_akn(xml, name, language)
    except HexaplaError as fault:
        return None, (finding("F-236", reason=fault.message.rstrip("."), file=name, language=language),)
    reason = _difference(data, files)
    if reason:
        return None, (finding("F-236", reason=reason, file=name, language=language),)
    said = finding("F-237", file=name, language=language)
    handling = {**reading.handling, "languages": " ".join(files)} if len(files) > 1 else reading.handling
    digest = hashlib.sha256(data).hexdigest()
    return replace(reading, sha256=digest, findings=(said, *reading.findings), handling=handling), ()


def _difference(data: bytes, files: Mapping[str, bytes]) -> str:
    """Return what the pages lack of the words of the XML, by its language, or say besides; "" for nothing."""
    pages = list(page_texts(data))
    printed = [word for page in pages for word in _words_of(page.text)]
    documents = [AknDocument.from_bytes(each) for each in files.values()]
    written = [word for document in documents for word in _words(document.main)]
    lacking, more = unequal(written, printed)
    lacking -= rejoined(more, lacking)
    _settle_exchanged(lacking, more)
    for document in documents:
        part_marks(more, _MARKED_FIGURE.findall("".join(_texts(document.main))), lacking)
        _part_marks_of_heads(more, document)
        _part_marks_before(more, lacking, {note.get("marker", "") for note in document.main.iter(akn("authorialNote"))})
    symbols = {word for document in documents for word in _words_of(document.symbol)}
    known = (more - _around(pages, documents, files, more)).items()
    odd = Counter({word: count for word, count in known if not (word.isdecimal() or word in symbols)})
    _settle_letters(lacking, odd, more)
    if +lacking:
        return f"its pages lack words of it: {_quoted(lacking)}"
    return f"its pages say more: {_quoted(odd)}" if +odd else ""


def _around(
    pages: Sequence[PageText], documents: Sequence[AknDocument], codes: Iterable[str], more: Counter[str]
) -> Counter[str]:
    """Return the words that stand around a text, or are said once more: of heads and feet, labels, headings, heads of tables."""
    around = Counter(word for page in pages for line in page.edges for word in _words_of(line))
    labels = [
        text
        for each in map(language_of, codes)
        for text in (*each.labels.values(), each.native_name, each.native_name.capitalize(), each.code)
    ]
    labels += [said for page in pages for said in notices_in(page.text)]
    heads = [each for document in documents for each in document.main.iter(akn("th")) if each.get("scope") != "row"]
    notices = [words for words in map(_words_of, labels) if len(words) > 1]
    around.update(word for text in labels for word in _words_of(text))
    for words in (*notices, *map(_words, heads)):  # said wherever a text is missing, and on each page of a table
        around.update(words * min((more[word] for word in words), default=0))
    titles = [each for document in documents for each in document.main.iter(akn("heading"), akn("preface"))]
    numbers = [each for title in titles for each in title.itersiblings(akn("num"), preceding=True)]
    repeated = (*titles, *numbers)  # in running heads, on a title leaf, in a contents list
    around.update(word for each in repeated for word in _words(each))
    notes = [each for document in documents for each in document.main.iter(akn("authorialNote"))]
    around.update(note.get("marker", "") for note in notes)  # where it is called, and before its words
    return around


def _part_marks_of_heads(more: Counter[str], document: AknDocument) -> None:
    """Part words of heads from the marks of notes behind them, with which pages that repeat them may join them: `Costᵃ`."""
    for head in document.main.iter(akn("th")):
        for word, mark in _CALLING.findall("".join(_texts(head))):
            joined = more.pop(word + mark, 0)
            more.update({word: joined, mark: joined})


def _part_marks_before(joined: Counter[str], lacking: Counter[str], marks: Iterable[str]) -> None:
    """Take off figures that a page joins with the mark of the note before them, as Chinese has them: `。¹⁹1987年`."""
    for figure in [word for word in (+lacking).elements() if word.isdecimal()]:
        mark = next((mark for mark in marks if mark and joined[mark + figure] > 0), None)
        if mark is not None:
            joined[mark + figure] -= 1
            lacking.subtract([part for part in (mark, figure) if lacking[part] > 0])


def _settle_exchanged(lacking: Counter[str], more: Counter[str]) -> None:
    """Take off Arabic words whose parts the sign of a vowel within exchanges: pages may have one once more, as a head that comes back."""
    known = {"".join(sorted(word)): word for word in _arabic(lacking)}
    for printed in set(_arabic(more)):
        word = known.get("".join(sorted(printed)), printed)
        if word != printed:
            more[word] += more.pop(printed)
    both = lacking & more
    lacking.subtract(both)
    more.subtract(both)


def _settle_letters(lacking: Counter[str], odd: Counter[str], more: Counter[str]) -> None:
    """Take off Arabic words where both have the same letters: signs of vowels part them, and exchange their parts.

    A part of one or two letters may be a word that stands around a text too, and then is in `more` alone.
    """
    wholes, parts, around = map(_arabic, (lacking, odd, more - odd))
    letters, known, spare = (
        Counter("".join(each)) for each in (wholes, parts, [word for word in around if len(word) <= _SHORT])
    )
    is_told = bool(parts) or all(len(word) > _SHORT + 1 for word in wholes)
    if is_told and known <= letters and letters - known <= spare:
        lacking.subtract(wholes)
        odd.subtract(parts)


def _arabic(words: Counter[str]) -> list[str]:
    return [word for word in words.elements() if _ARABIC.match(word)]


def _quoted(words: Counter[str]) -> str:
    return ", ".join(list(+words)[:_QUOTED])


def _words(element: etree._Element) -> list[str]:
    return _words_of("".join(_texts(element)))


def _words_of(text: str) -> list[str]:
    return [part for word in words_in(text) for part in _PART.findall(word)]


def _texts(element: etree._Element) -> Iterator[str]:
    """Yield the texts below an element as pages print them, marks of notes too."""
    name = local(element)
    if name in ("", "meta", "annotation", "annotation-xml") or not element.tag.startswith(f"{{{AKN}}}"):
        return
    if name in ("authorialNote", "noteRef"):
        yield f"{_CALL}{element.get('marker', '')} "
    yield element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""
    yield " " if name in ("p", "num", "heading", "td", "th", "authorialNote", "caption", "subheading") else ""
