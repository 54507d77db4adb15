"""Write docs/office.docx: what an office begins its own Word template with, made of templates/docx.

Run `.venv/bin/python -m docs.make_word_template` after a change to them; tests/writers/docx/test_office_template.py
fails when it is stale.
"""

import re
from pathlib import Path

from hexapla.writers.docx.package import parsed, serialised, template, zipped
from hexapla.writers.docx.wml import make, name, text_parts

FILE = Path(__file__).with_name("office.docx")
HELP = (
    "This is the Word template of Hexapla. Change what its styles look like, its heads and its feet; leave their names "
    "as they are, and {{ symbol }} in the heads. Save it as sources/office.docx, and write in sources/office.toml: "
    'word_template = "office.docx". What stands on this page is not taken.'
)


def made() -> bytes:
    """Return the file as it should be."""
    members = dict(template())
    styles = parsed(members["word/styles.xml"])
    body = [make("p", make("r", *text_parts(HELP)))]
    for style in styles.iter(name("style")):
        named = style.find(name("name"))
        if style.get(name("type")) == "paragraph" and named is not None:
            look = make("pPr", make("pStyle", val=style.get(name("styleId"))))
            body.append(make("p", look, make("r", *text_parts(str(named.get(name("val")))))))
    document = parsed(members["word/document.xml"])
    section = document.find(f"{name('body')}/{name('sectPr')}")
    section.find(name("pgSz")).set(name("w"), "11907")  # type: ignore[union-attr]
    section.find(name("pgSz")).set(name("h"), "16840")  # type: ignore[union-attr]
    section.remove(section.find(name("bidi")))  # type: ignore[union-attr, arg-type]
    document[0][:] = [*body, section]  # type: ignore[list-item]
    members["word/document.xml"] = serialised(document)
    for part in ("header1", "header2", "footer1", "footer2"):
        root = parsed(members[f"word/{part}.xml"])
        for each in list(root.iter(name("bidi"))):
            each.getparent().remove(each)  # type: ignore[union-attr]
        members[f"word/{part}.xml"] = serialised(root)
    members["word/footer3.xml"] = serialised(make("ftr", make("p")))
    del members["word/_rels/footer3.xml.rels"]
    notes = parsed(re.sub(rb"\{%.*?%\}.*\{% endfor %\}", b"", members["word/footnotes.xml"], flags=re.DOTALL))
    members["word/footnotes.xml"] = serialised(notes)
    return zipped(members)


if __name__ == "__main__":
    FILE.write_bytes(made())
