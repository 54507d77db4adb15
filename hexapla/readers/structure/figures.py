"""Figures: a picture with its caption, source and notes is one unit; a table has its unit of measure, source and notes."""

from collections.abc import Sequence

from lxml import etree

from hexapla.akn.blocks import CAPTION_BELOW
from hexapla.akn.inlines import plain_text, runs
from hexapla.akn.names import BOOKMARKS, E, akn, local
from hexapla.domain.label_patterns import matches, patterns
from hexapla.readers.structure.content import content_of, is_picture, with_names_of
from hexapla.readers.structure.labels import BLANKS, may_be_heading
from hexapla.readers.structure.table_captions import is_line, is_unit, join_caption
from hexapla.xml_tree import take_out

_LONGEST_CAPTION = 400

_SHOWN = ("figure", "table")
"""What the caption above a picture says that it is: tables are pictures, too, and charts are called tables."""


def join_figures(root: etree._Element, language: str) -> None:
    """Make units of the pictures and tables below an element, with the paragraphs beside them that belong to them."""
    for holder in list(
        root.iter(*map(akn, ("mainBody", "section", "division", "part", "chapter", "article", "hcontainer")))
    ):
        rows = [child for child in holder if local(child) == "alinea"]
        for alinea in rows:
            if alinea.getparent() is holder and (content := alinea.find(akn("content"))) is not None:
                _join(alinea, content, language)


def _join(alinea: etree._Element, content: etree._Element, language: str) -> None:
    own = list(content)
    if len(own) == 1 and local(own[0]) == "table":
        for line in _below(alinea, language):
            content.append(_source(line))
        join_caption(alinea, own[0], language)
        return
    pictures = [each for each in own if is_picture(each)]
    rest = [each for each in own if each not in pictures]
    if not pictures or any(local(each) != "p" for each in rest):
        return
    captions = [each for each in rest if _caption(each, language)]
    if len(captions) > 1 or any(each not in captions and not _is_source(each, language) for each in rest):
        return
    caption = next(iter(captions), None)
    is_below = caption is not None and own.index(caption) > own.index(pictures[0])
    title = unit = None
    if caption is None:
        above = alinea.getprevious()
        unit = _unit_below_caption(above, language)
        above = alinea.getprevious()
        title = _title_below_label(above, language)
        caption = _caption_beside(alinea, language)
        is_below = caption is not None and alinea.getprevious() is above
    sources = [each for each in rest if each is not caption] + _below(alinea, language)
    if caption is None and not sources:
        return
    lines = map(_source, sources)
    unit_line = () if unit is None else (unit,)
    block = E.tblock(
        {"class": CAPTION_BELOW if is_below else "figure"},
        *_heads(caption, title, language),
        *unit_line,
        *pictures,
        *lines,
    )
    if caption is not None:
        with_names_of(caption, block)
    content[:] = [block]


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _caption(element: etree._Element, language: str, kinds: Sequence[str] = _SHOWN) -> str:
    """Return the label with which a caption begins, "" for what is none."""
    text = plain_text(element)
    known = (pattern for kind in kinds for pattern in patterns(kind, language) if len(text) <= _LONGEST_CAPTION)
    found = (pattern.match(text) for pattern in known)
    return next((match["label"] for match in found if match), "")


def _caption_beside(alinea: etree._Element, language: str) -> etree._Element | None:
    """Take the caption out that stands by itself right above a picture, else right below it; None where none does.

    Below a picture, what is called a table is the next one.
    """
    for each, kinds in ((alinea.getprevious(), _SHOWN), (alinea.getnext(), _SHOWN[:1])):
        lines = each.findall(f"{akn('content')}/{akn('p')}") if each is not None and local(each) == "alinea" else []
        holder = alinea.getparent()
        if each is not None and holder is not None and len(lines) == 1 and _caption(lines[0], language, kinds):
            holder.remove(each)
            return lines[0]
    return None


def _unit_below_caption(above: etree._Element | None, language: str) -> etree._Element | None:
    """Take out the line right above a picture, below its caption, that says in what it counts; None where none does."""
    title = above.getprevious() if above is not None and is_line(above) and is_unit(above) else None
    if above is None or title is None or not is_line(title):
        return None
    label = title.getprevious()
    is_below_label = label is not None and is_line(label) and _caption(label[0][0], language) == plain_text(label)
    if not _caption(title[0][0], language) and not is_below_label:
        return None
    take_out(above)
    unit = above[0][0]
    unit.set("class", "unit")
    return unit


def _title_below_label(above: etree._Element | None, language: str) -> etree._Element | None:
    """Take the title out that stands right above a picture, below a line that is the label alone; None where none does."""
    label = above.getprevious() if above is not None and is_line(above) else None
    if above is None or label is None or not is_line(label):
        return None
    line, title = label[0][0], above[0][0]
    is_title = not _caption(title, language) and may_be_heading(plain_text(title), _LONGEST_CAPTION)
    if not is_title or plain_text(line) != _caption(line, language):
        return None
    take_out(above)
    etree.strip_tags(title, akn("b"))
    return title


def _is_source(element: etree._Element, language: str) -> bool:
    return matches("source", plain_text(element), language)


def _below(alinea: etree._Element, language: str) -> list[etree._Element]:
    """Take the paragraphs out that stand below a picture or a table and belong to it."""
    found: list[etree._Element] = []
    following = alinea.getnext()
    while following is not None and local(following) == "alinea" and len(following) == 1:
        lines = list(following[0])
        if local(following[0]) != "content" or any(
            local(each) != "p" or not _is_source(each, language) for each in lines
        ):
            break
        found += lines
        holder, done = following.getparent(), following
        following = following.getnext()
        if holder is not None:
            holder.remove(done)
    return found


def _heads(caption: etree._Element | None, title: etree._Element | None, language: str) -> Sequence[etree._Element]:
    """Return the label of a figure and its title, which stands behind the label or in a line of its own."""
    if caption is None:
        return ()
    label = _caption(caption, language)
    text = "".join(run.text for run in runs(caption) if not (run.note or run.image or run.formula is not None))
    rest = text.partition(label)[2]
    cut = len(text) - len(rest.lstrip(f"{BLANKS}\n"))
    heading = content_of("heading", caption, cut) if title is None else content_of("heading", title, 0)
    heading.attrib.pop(BOOKMARKS, "")
    return (E.num(label), heading) if _words(heading) or len(heading) else (E.num(label),)


def _source(line: etree._Element) -> etree._Element:
    line.set("class", "source")
    return line
