"""The Word file as a package: the exploded template in, deterministic bytes out."""

import base64
import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache

from docxtpl import DocxTemplate
from docxtpl.template import TemplateError as JinjaError
from lxml import etree

from hexapla.archive import deterministic_zip
from hexapla.errors import TemplateError
from hexapla.resources import template_folder
from hexapla.writers.docx.office_template import ADVICE, with_office
from hexapla.writers.docx.registers import Links
from hexapla.writers.docx.wml import name
from hexapla.writers.markup.templates import environment

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

_NO_RELATIONSHIPS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_FIRST = "[Content_Types].xml"
_PICTURES = {
    "svg": "image/svg+xml",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
}

Members = dict[str, bytes]


@cache
def template() -> Mapping[str, bytes]:
    """Return the parts of the exploded template, by their names in the package."""
    root = template_folder() / "docx"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return the package; its bytes depend on its members alone, and the list of types comes first."""
    return deterministic_zip(members, first=_FIRST)


def rendered(context: Mapping[str, object], media: Mapping[str, bytes], office: str | None = None) -> Members:
    """Return the parts of the template, its slots filled by docxtpl; `media` are parts it refers to.

    `office` is the office's own template, in base 64.

    Raises:
        TemplateError: a part of the template is no XML, or names a value that there is not.
    """
    filled = io.BytesIO()
    parts = with_office(tuple(template().items()), base64.b64decode(office)) if office else template()
    document = DocxTemplate(io.BytesIO(zipped({**parts, **media})))
    try:
        document.render(dict(context), jinja_env=environment(), autoescape=True)
        document.save(filled)
        with zipfile.ZipFile(filled) as package:
            members = {member: package.read(member) for member in package.namelist()}
        for part in ("word/document.xml", "word/footnotes.xml"):  # without the namespaces that slots repeat
            members[part] = serialised(parsed(members[part]))
    except (JinjaError, etree.XMLSyntaxError) as error:
        message = f"The Word template is wrong: {error}"
        advice = ADVICE if office else "Correct the parts in templates/docx/, or restore them."
        raise TemplateError(message, advice) from error
    return members


def parsed(data: bytes) -> etree._Element:
    """Return the root of a part that we wrote, without comments and the blanks of pretty printing."""
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False, no_network=True)
    return etree.fromstring(data, parser)


def serialised(root: etree._Element) -> bytes:
    """Return a part as bytes, with the declaration that Word writes."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=["wp14"])  # an attribute names it
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def add_relationships(members: Members, part: str, targets: Mapping[str, str], kind: str, *, is_outside: bool) -> None:
    """Add relationships to a part: relationship id → target."""
    folder, _, file = part.rpartition("/")
    path = f"{folder}/_rels/{file}.rels"
    root = parsed(members.get(path, _NO_RELATIONSHIPS))
    for ident, target in targets.items():
        entry = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=ident, Target=target)
        entry.set("Type", f"{KINDS}/{kind}")
        if is_outside:
            entry.set("TargetMode", "External")
    if targets:
        members[path] = serialised(root)


def add_links(members: Members, part: str, links: Links) -> None:
    """Add the outside addresses that a part's hyperlinks name."""
    add_relationships(members, part, {ident: href for href, ident in links.ids.items()}, "hyperlink", is_outside=True)


def add_lists(members: Members, definitions: Iterable[etree._Element]) -> None:
    """Add list definitions to the numbering part."""
    root = parsed(members["word/numbering.xml"])
    root.extend(definitions)
    members["word/numbering.xml"] = serialised(root)


def set_language(members: Members, tag: str) -> None:
    """Make a language the one of text that an editor adds."""
    root = parsed(members["word/styles.xml"])
    for language in root.iterfind(f"{name('docDefaults')}//{name('lang')}"):
        for attribute in language.attrib:
            language.set(attribute, tag)
    members["word/styles.xml"] = serialised(root)


def add_pictures(members: Members, pictures: Mapping[str, bytes]) -> None:
    """Add pictures as parts, and say what kinds of file they are."""
    root = parsed(members[_FIRST])
    known = {entry.get("Extension") for entry in root}
    for part, data in pictures.items():
        members[f"word/{part}"] = data
        extension = part.rpartition(".")[2]
        if extension not in known:
            known.add(extension)
            entry = etree.Element(f"{{{TYPES}}}Default", Extension=extension)
            entry.set("ContentType", _PICTURES[extension])
            root.insert(0, entry)
    members[_FIRST] = serialised(root)
