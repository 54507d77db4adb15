"""Whether a bag has the form that it says: its declaration, its counts, and METS, PREMIS and catalogue records in it."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from hexapla.release.bag import DECLARATION, INFO
from hexapla.release.fixity import BAG, Difference, Package, sums
from hexapla.release.schemas import complaint
from hexapla.xml_tree import parse

_METS = "data/METS.xml"
RECORDS = (
    _METS, "data/metadata/preservation/premis.xml", "data/metadata/descriptive/dc.xml", "data/metadata/descriptive/marc.xml",
)  # fmt: skip
_REPRESENTATION = re.compile(r"data/representations/[^/]+/METS\.xml")
_OXUM = re.compile(rb"^Payload-Oxum: (\d+)\.(\d+)$", re.MULTILINE)
_LINK = "{http://www.w3.org/1999/xlink}href"


def form_of_bag(package: Package, wrong: set[str]) -> Iterator[Difference]:
    """Yield what a bag is not that it says of itself; `wrong` are the files that are told of already."""
    if BAG not in wrong and _read(package, BAG) != DECLARATION:
        yield Difference("form", BAG, f"{BAG} does not declare a bag of BagIt 1.0 in UTF-8.")
    stated = _OXUM.search(_read(package, INFO)) if INFO in package.names else None
    payload = [name for name in sums(package) if name.startswith("data/")]
    if not wrong and (stated is None or int(stated[2]) != len(payload)):
        yield Difference("form", INFO, f"{INFO} does not say that there are {len(payload)} files in data/.")
    own = [name for name in package.names if _REPRESENTATION.fullmatch(name)]
    for name in sorted({*RECORDS, *own} - wrong):
        if name not in package.names:
            yield Difference("missing", name, f"{name} is missing.")
        elif said := _complaint(name, _read(package, name)):
            yield Difference("form", name, f"{name}: {said}")
    if _METS in package.names and _METS not in wrong:
        yield from _unlike_mets(package, wrong)


def _complaint(name: str, data: bytes) -> str | None:
    try:
        return complaint(name.rpartition("/")[2], data)
    except etree.XMLSyntaxError as error:
        return f"is no XML ({error})"


def _unlike_mets(package: Package, wrong: set[str]) -> Iterator[Difference]:
    """Yield what METS and the bag say different things of: a file is named by both, with one sum.

    A representation may have a METS of its own, which names its files from its own folder on.
    """
    listed = {name: digest for name, digest in sums(package).items() if name.startswith("data/")}
    named: dict[str, str | None] = {}
    for mets in (name for name in listed if _REPRESENTATION.fullmatch(name) or name == _METS):
        try:
            named |= _named(_read(package, mets), mets.removesuffix("METS.xml"))
        except (etree.XMLSyntaxError, StopIteration, KeyError, OSError):
            return  # its form is told of already
    for name in sorted({*listed, *named} - {_METS}):
        if name not in wrong and listed.get(name) != named.get(name):
            yield Difference("altered", name, f"METS.xml and the lists of sums say different things of {name}.")


def _named(mets: bytes, folder: str) -> Iterator[tuple[str, str | None]]:
    """Yield the files that a METS names, with their sums; it lies in this folder."""
    for element in parse(mets).iter("{*}mdRef", "{*}file"):
        place = next(element.iter("{*}mdRef", "{*}FLocat"))
        yield folder + unquote(str(place.get(_LINK))), element.get("CHECKSUM")


def _read(package: Package, name: str) -> bytes:
    with package.opened(name) as file:
        return file.read()
