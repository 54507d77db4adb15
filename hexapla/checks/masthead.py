"""The masthead: phrases that no UN document confirmed."""

from collections.abc import Iterator, Sequence

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.inlines import plain_text
from hexapla.akn.names import SUPPLIED
from hexapla.codes import finding
from hexapla.domain.language import Origin
from hexapla.findings import Finding


def check_masthead(document: AknDocument, language: str, confirmed: Sequence[str]) -> Iterator[Finding]:
    """Yield unconfirmed phrases on the page."""
    for element in document.main.iter():
        if element.get(SUPPLIED) == Origin.UNCONFIRMED and element.get("name", "docCommittee") not in confirmed:
            key = element.get("name", "docCommittee")
            place = {"eid": _place(element), "language": language}
            yield finding("M-008", before=plain_text(element), key=f'"{key}"', **place)


def _place(element: etree._Element) -> str | None:
    chain = [element, *element.iterancestors()]
    return next((each.get("eId") for each in chain if each.get("eId")), None)
