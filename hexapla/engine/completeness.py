"""Texts that may have been cut: much shorter than the other languages, or the last release, let expect."""

import statistics
from collections.abc import Iterator, Mapping

from hexapla.akn.document import AknDocument
from hexapla.akn.names import akn
from hexapla.catalogue import language
from hexapla.codes import finding
from hexapla.findings import Finding
from hexapla.project.layout import Work

SHARE = 0.5
"""Below which share of the expected letters a text is taken for cut."""

ENOUGH = 400
"""How many letters must be expected: of less nobody can say what is short."""


def letters_of(document: AknDocument) -> int:
    """Return how many letters and digits the body of a document has, its annexes apart."""
    attachments = set(document.main.iterfind(akn("attachments")))
    texts = (text for part in document.main if part not in attachments for text in part.itertext())
    return sum(sum(map(str.isalnum, str(text))) for text in texts)


def short_texts(letters: Mapping[str, int], released: Mapping[str, int], work: Work) -> Iterator[Finding]:
    """Yield a finding for each language with less than half of its usual share, unless `partial` says that it is so."""
    for source in work.sources:
        code = source.language
        if work.config.partial or work.config.expression(code).partial:
            continue
        others = [letters[other] / _length(other) for other in letters if other != code]
        expected = {"its counterpart": statistics.median(others) * _length(code) if others else 0.0}
        expected["the version last released"] = float(released.get(code, 0))
        what, most = max(expected.items(), key=lambda item: item[1])
        if most >= ENOUGH and letters[code] < SHARE * most:
            share = round(100 * letters[code] / most)
            yield finding("L-002", file=source.name, language=code, share=share, what=what)


def _length(code: str) -> float:
    """Return how many letters a language takes for what others say, as its data file has it."""
    return float(str(language(code).facts["length"]))
