"""Word files for the tests of the reader, small ones made of the words of their body."""

from collections.abc import Mapping

from lxml import etree

from hexapla.archive import deterministic_zip
from samples.word_package import CUSTOM, TYPES

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:v="urn:schemas-microsoft-com:vml"'
)
ROOT = f"""<Relationships xmlns="{RELATIONS}">
<Relationship Id="a" Type="{R}/officeDocument" Target="word/document.xml"/>
<Relationship Id="b" Type="{R}/custom-properties" Target="docProps/custom.xml"/>
<Relationship Id="c" Type="{RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"""
KINDS = ("styles", "numbering", "footnotes", "settings", "comments", "header1", "footer1")
NAMES = {"HCh": "_ H _Ch", "H1": "_ H_1", "H23": "_ H_2/3", "H4": "_ H_4", "SingleTxt": "__Single Txt", "HChG": "_ H _Ch_G",
         "RegHChG": "Reg_H__Ch_G", "Bullet1G": "_Bullet 1_G", "FootnoteText": "footnote text", "TitleHCH": "Title_H_CH",
         "HCh6": "_ H _Ch_G_6", "Pasted": "My heading"}  # fmt: skip
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000"
    "000049454e44ae426082"
)


def p(*runs: str, style: str = "", properties: str = "") -> str:
    """Return a paragraph; a run without a tag is text."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{properties}</w:pPr>{''.join(each if each[:1] == '<' else r(each) for each in runs)}</w:p>"
    )


def r(text: str, look: str = "") -> str:
    """Return a run; a tab in it becomes Word's."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' for piece in text.split("\t"))
    return f"<w:r><w:rPr>{look}</w:rPr>{pieces}</w:r>"


def listed(number: int, level: int = 0) -> str:
    """Return the property of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def row(*cells: str, head: bool = False) -> str:
    """Return a row of cells, each the content of one."""
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    return f"<w:tr>{mark}{''.join(each if each.startswith('<w:tc>') else cell(each) for each in cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    """Return a cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<w:p>') else p(text)}</w:tc>"


MASTHEAD = table(
    row("", "United Nations", "CAT/C/NLD/8"),
    row("", "Convention against Torture", p("Distr.: General") + p("4 May 2020") + p("Original: English")),
)
TITLE = p("Committee against Torture") + p("\t\tReport of the Netherlands", style="HCh")


def docx(
    body: str, *, parts: Mapping[str, str | bytes] | None = None, links: Mapping[str, tuple[str, str]] | None = None,
    properties: Mapping[str, str] | None = None, section: str = "", extra: Mapping[str, bytes] | None = None,
) -> bytes:  # fmt: skip
    """Return a Word file.

    `parts` are of KINDS, by name, the content of their root; `links` the relationships of the body (kind and target;
    a target with a colon is outside); `section` the content of the last section.
    """
    given = {"styles": styles(), **(parts or {})}
    relations = {f"p{place}": (_kind(name), f"{name}.xml") for place, name in enumerate(given)} | dict(links or {})
    members = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT.encode(),
        "docProps/custom.xml": _custom(properties or {}),
        "word/document.xml": _part("document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>"),
        "word/_rels/document.xml.rels": _relations(relations),
        **(extra or {}),
    }
    members |= {
        f"word/{name}.xml": _part(_root(name), content) for name, content in given.items() if isinstance(content, str)
    }
    members |= {f"word/{name}.xml": content for name, content in given.items() if isinstance(content, bytes)}
    return deterministic_zip(members)


def styles(more: str = "") -> str:
    """Return the styles of the UN's templates that the tests use."""
    named = "".join(
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{name}"/></w:style>'
        for ident, name in NAMES.items()
    )
    mark = '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/></w:style>'
    return named + mark + more


def numbering(*levels: tuple[str, str], number: int = 1) -> str:
    """Return one list: the form and the text of the numbers of each level."""
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    held = f'<w:abstractNum w:abstractNumId="{number}">{inner}</w:abstractNum>'
    return f'{held}<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'


def note(ident: int, text: str, mark: str = "<w:r><w:footnoteRef/></w:r>") -> str:
    """Return a footnote."""
    return f'<w:footnote w:id="{ident}">{p(r("	"), mark, r("	" + text), style="FootnoteText")}</w:footnote>'


def call(ident: int) -> str:
    """Return the call of a footnote."""
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{ident}"/></w:r>'


def picture(relation: str, words: str = "", how: str = "embed") -> str:
    """Return a drawing with a picture."""
    blip = f'<a:graphic><a:graphicData><a:blip r:{how}="{relation}"/></a:graphicData></a:graphic>'
    return f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{words}"/>{blip}</wp:inline></w:drawing></w:r>'


def _root(name: str) -> str:
    return {"header1": "hdr", "footer1": "ftr"}.get(name, name)


def _kind(name: str) -> str:
    return name.rstrip("1")


def _part(root: str, content: str) -> bytes:
    return f"<w:{root} {SPACES}>{content}</w:{root}>".encode()


def _relations(rows: Mapping[str, tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{RELATIONS}}}Relationships")
    for ident, (kind, target) in rows.items():
        entry = etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=ident, Type=f"{R}/{kind}", Target=target)
        if ":" in target:
            entry.set("TargetMode", "External")
    return etree.tostring(root)


def _custom(properties: Mapping[str, str]) -> bytes:
    root = etree.fromstring(CUSTOM)
    for name, value in properties.items():
        entry = etree.SubElement(root, root.tag.replace("Properties", "property"), name=name)
        etree.SubElement(entry, "lpwstr").text = value
    return etree.tostring(root)
