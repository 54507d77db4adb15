"""Word files for the tests, written by hand: a folder of parts becomes a `.docx`."""

from pathlib import Path

from hexapla.archive import deterministic_zip

TYPES = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
  <Default Extension="xml" ContentType="application/xml"/>
  <Default Extension="png" ContentType="image/png"/>
  <Override PartName="/word/document.xml"
    ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>
"""
ROOT = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="rId1" Target="word/document.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
  <Relationship Id="rId2" Target="docProps/custom.xml"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"/>
</Relationships>
"""
CUSTOM = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>
"""


def packed(folder: Path) -> bytes:
    """Return the Word file whose parts lie in a folder; what every such file has need not lie there."""
    parts = {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
    return deterministic_zip(
        {"[Content_Types].xml": TYPES, "_rels/.rels": ROOT, "docProps/custom.xml": CUSTOM, **parts}
    )
