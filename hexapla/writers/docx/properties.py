"""What the file says about itself: core and custom properties, no person and no clock in them."""

from collections.abc import Iterator, Mapping

from lxml import etree

from hexapla.akn.blocks import Block
from hexapla.akn.inlines import words_of
from hexapla.akn.names import CHART, INDENT, REACH, SIZE, TRACKING, akn
from hexapla.akn.names import COLUMNS as COLUMN_SHARES
from hexapla.present.presentation import Presentation
from hexapla.writers.docx.package import Members, parsed, serialised
from hexapla.writers.docx.wml import legal

CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id of custom properties, one and the same in every Office file."""

BOOKMARK = "hexapla:bookmark:"
"""Custom properties of this name and a bookmark's hold the id that the bookmark stands for."""

JOB = "hexapla:job"
"""The custom property that holds the job number, which the page prints on issued documents only."""

SUPPLIED = "hexapla:supplied:"
"""Custom properties of this name and a number hold a line that no source gave, so that none is taken from the file."""

CONTENTS = "hexapla:contents:"
"""Custom properties of this name and a number hold the source's own contents list, which no page prints as it is."""

CHARTS = "hexapla:chart:"
"""Custom properties of this name and the id of a table say that it is what a chart shows."""

INDENTS = "hexapla:indents:"
"""Custom properties of this name and the id of a table hold how deep each of its rows stands in."""

COLUMNS = "hexapla:columns:"
"""Custom properties of this name and the id of a table hold how wide the source sets its columns."""

REACHES = "hexapla:reach:"
"""Custom properties of this name and the id of a table hold from where to where the source sets it."""

PARTS = "hexapla:parts:"
"""Custom properties of this name and the id of a table hold how its columns are shared out to several."""

TRACKINGS = "hexapla:tracking:"
"""Custom properties of this name and the id of a table hold how the source sets its letters, as it has no room to everywhere."""

SIZES = "hexapla:size:"
"""Custom properties of this name and the id of a table hold how large the source sets its letters, where it has room for that or not."""

ROOMS = "hexapla:room:"
"""Custom properties of this name and the id of a block hold how much less room its author left above it."""

TURNED = "hexapla:turned:"
"""Custom properties of this name and the id of a block say that it stands on the page on its side of the table above it."""

BOXES = "hexapla:box:"
"""Custom properties of this name and the id of a block hold where in a frame it stands."""


def add_properties(
    members: Members, presentation: Presentation, shortened: Mapping[str, str], parts: Mapping[str, str]
) -> None:
    """Fill the core and the custom properties; absent facts stay out.  `shortened` are bookmarks, `parts` tables that are several."""
    members["docProps/core.xml"] = _core(members["docProps/core.xml"], presentation)
    facts = {**_facts(presentation), **{BOOKMARK + key: ident for key, ident in shortened.items()}}
    if presentation.first.job_number:
        facts[JOB] = presentation.first.job_number
    facts |= {f"{SUPPLIED}{place}": text for place, text in enumerate(presentation.first.supplied, 1)}
    facts |= {f"{CONTENTS}{place}": text for place, text in enumerate(presentation.first.source_contents)}
    facts |= {f"{COLUMNS}{eid}": shares for eid, shares in _stated(presentation, COLUMN_SHARES)}
    facts |= {f"{REACHES}{eid}": reach for eid, reach in _stated(presentation, REACH)}
    facts |= {f"{TRACKINGS}{eid}": letters for eid, letters in _stated(presentation, TRACKING)}
    facts |= {f"{SIZES}{eid}": size for eid, size in _stated(presentation, SIZE)}
    facts |= {f"{PARTS}{eid}": said for eid, said in parts.items()}
    facts |= {f"{ROOMS}{block.eid}": block.room for block in presentation.first.blocks if block.room}
    facts |= {f"{TURNED}{block.eid}": block.turned for block in presentation.first.blocks if block.turned}
    facts |= {f"{BOXES}{block.eid}": block.box for block in presentation.first.blocks if block.box}
    facts |= {f"{INDENTS}{eid}": depths for eid, depths in _stated_indents(presentation)}
    facts |= {f"{CHARTS}{block.eid}": block.kind for block in presentation.first.blocks if _is_chart(block)}
    members["docProps/custom.xml"] = _custom(members["docProps/custom.xml"], facts)
    members["docProps/app.xml"] = serialised(parsed(members["docProps/app.xml"]))


def _stated_indents(presentation: Presentation) -> Iterator[tuple[str, str]]:
    for block in presentation.first.blocks:
        for content in block.content if block.kind == "table" else ():
            depths = [row.get(INDENT, "0") for row in content.iterfind(akn("tr"))]
            if any(depth != "0" for depth in depths):
                yield block.eid, " ".join(depths)


def _is_chart(block: Block) -> bool:
    return block.kind == "table" and any(content.get("class") == CHART for content in block.content)


def _stated(presentation: Presentation, name: str) -> Iterator[tuple[str, str]]:
    for block in presentation.first.blocks:
        for content in block.content if block.kind == "table" else ():
            if content.get(name):
                yield block.eid, content.get(name, "")


def _core(part: bytes, presentation: Presentation) -> bytes:
    column = presentation.first
    day = f"{presentation.day.isoformat()}T00:00:00Z"
    values = {
        "title": column.title or presentation.symbol,
        "subject": presentation.symbol,
        "creator": presentation.office.publisher,
        "keywords": "; ".join(word for word in (presentation.symbol, words_of(column.masthead.committee)) if word),
        "created": day,
        "modified": day,
        "language": column.language.word_tag,
    }
    root = parsed(part)
    for element in root:
        element.text = legal(values.get(etree.QName(element).localname) or "")
    return serialised(root)


def _facts(presentation: Presentation) -> dict[str, str]:
    facts = {
        "Symbol": presentation.symbol,
        "Job number": presentation.first.masthead.job_number,
        "Languages": " ".join(column.language.code for column in presentation.columns),
        "Work IRI": presentation.identifier.rpartition("/")[0],
        "Expression IRI": presentation.identifier,
        "Status": presentation.status,
        "Standing": presentation.first.standing,
        "Official version": presentation.first.official_url,
        "Supersedes": presentation.supersedes,
        "Corrects": presentation.corrects,
    }
    return {key: value for key, value in facts.items() if value}


def _custom(part: bytes, facts: Mapping[str, str]) -> bytes:
    root = parsed(part)
    for place, (key, value) in enumerate(facts.items(), start=2):  # Office counts from 2
        entry = etree.SubElement(root, f"{{{CUSTOM}}}property", fmtid=FORMAT, pid=str(place), name=key)
        etree.SubElement(entry, f"{{{TYPES}}}lpwstr").text = legal(value)
    return serialised(root)
