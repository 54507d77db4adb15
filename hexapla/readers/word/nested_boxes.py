"""The list of a chart: an item for each of its boxes, those that stand under it in a list of their own below it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from lxml import etree

from hexapla.akn.inlines import plain_text
from hexapla.akn.names import SUPPLIED, E
from hexapla.catalogue import language as language_of
from hexapla.domain.language import Origin
from hexapla.readers.word.chart_trees import Tree, tree_of
from hexapla.readers.word.connectors import Key, are_all_told, boxes_of, told_by
from hexapla.tools.pdfcharts import Box, Chart

FEWEST_LETTERS = 8
"""Letters by which a box is known whose words run over its edge."""

LEAST_ALIKE = 0.75
"""The part of the letters of a box that its picture has at least, in whatever order: faces that lack some are drawn behind others."""


def nested_list(
    items: Mapping[etree._Element, etree._Element], drawn: Sequence[etree._Element], chart: Chart, language: str
) -> tuple[etree._Element, list[str]]:
    """Return the items of a drawing, by the contents of their boxes, as a list, and which are joined by lines of which it says nothing.

    An item has those that stand under it in the list that it holds.  What stands beside one is there too, behind a word of ours
    that says so; so are words of those that have their place elsewhere, a second time.
    """
    every = list(items.values())
    found = _found(every, [letters_of(box) for box in chart.boxes])
    keys: dict[etree._Element, Key] = {item: key for key, item in enumerate(found) if item is not None}
    called = {ident: items[box] for ident, box in boxes_of(drawn).items() if box in items}
    names: dict[Key, Key] = {ident: keys.setdefault(item, ident) for ident, item in called.items()}
    told = [
        each._replace(start=names.get(each.start, each.start), end=names.get(each.end, each.end))
        for each in told_by(drawn)
    ]
    spoken = language_of(language)
    seen = chart._replace(nets=()) if are_all_told(drawn) else chart
    tree = tree_of(seen, told, is_leftward=spoken.direction == "rtl")
    known = {key: item for item, key in keys.items()}
    unknown = {key for key, box in enumerate(chart.boxes) if key not in known and letters_of(box)}
    said = {kind: spoken.label(f"chart_{kind}") for kind in ("also", "beside")}
    order = [known[key] for key in tree.order if key in known]
    made = _nested([*order, *(item for item in every if item not in order)], _heads(tree, known, unknown))
    words = {key: plain_text(item[0]) for key, item in known.items()}
    for box, partner in tree.beside.items():
        _set_beside(known.get(box), known.get(partner), said["beside"])
    for kind, pairs in (("also", tree.also), ("beside", tree.level)):
        for box, holder in pairs:
            _name_again(known.get(box), known.get(holder), f"{said[kind]} {words.get(box, '')}")
    return made, [" – ".join(words[key] for key in pair) for pair in tree.silent if {*pair} <= {*known}]


def _heads(
    tree: Tree, known: Mapping[Key, etree._Element], unknown: Collection[Key]
) -> dict[etree._Element, etree._Element]:
    """Return the item that each stands under or beside: boxes without words between two others are passed over, what stands under one whose words are those of no item stands under none."""
    stands = tree.beside | tree.above

    def above(key: Key) -> Iterator[Key]:
        while key in stands and stands[key] not in unknown:
            key = stands[key]
            yield key

    heads = {key: next((each for each in above(key) if each in known), None) for key in known}
    return {known[key]: known[head] for key, head in heads.items() if head is not None}


def _nested(items: Sequence[etree._Element], above: Mapping[etree._Element, etree._Element]) -> etree._Element:
    """Return items as a list, those that stand under others in lists below them; one that would close a ring stands under none."""
    made = E.blockList()
    for item in items:
        head = above.get(item)
        if head is None or item in head.iterancestors():
            made.append(item)
        else:
            _inner(head).append(item)
    return made


def _inner(item: etree._Element) -> etree._Element:
    """Return the list that an item holds, made if it holds none."""
    inner = item.find("{*}blockList")
    if inner is None:
        inner = E.blockList()
        item.append(inner)
    return inner


def _set_beside(item: etree._Element | None, partner: etree._Element | None, said: str) -> None:
    """Say of an item in the list of another that it stands beside that."""
    if item is not None and partner is not None and partner in item.iterancestors():
        words = E.span(said, {SUPPLIED: Origin.OURS})
        words.tail, item[0].text = f" {item[0].text or ''}", None
        item[0].insert(0, words)


def _name_again(item: etree._Element | None, holder: etree._Element | None, said: str) -> None:
    """Name an item in the list of another, too, that it has no place in."""
    if item is not None and holder is not None and item.getparent() is not holder.find("{*}blockList"):
        _inner(holder).append(E.item(E.p(E.span(said, {SUPPLIED: Origin.OURS}))))


def _found(items: Sequence[etree._Element], boxes: Sequence[str]) -> list[etree._Element | None]:
    """Return the item of each box of a chart, known by its letters, an item once.

    Words may run over the edge of a box: then its item begins with those within.  Those of what is left may come in another
    order: the most alike is it.
    """
    left = {item: letters_of(item) for item in items}
    found: list[etree._Element | None] = []
    for box in boxes:
        begun = (item for item, said in left.items() if len(box) >= FEWEST_LETTERS and said.startswith(box))
        found.append(next((item for item, said in left.items() if said == box), next(begun, None)))
        if found[-1] is not None:
            del left[found[-1]]
    for number, box in enumerate(boxes):
        nearest = max(left, key=lambda item: _alike(box, left[item]), default=None)
        if found[number] is None and nearest is not None and _alike(box, left[nearest]) >= LEAST_ALIKE:
            found[number] = nearest
            del left[nearest]
    return found


def _alike(one: str, other: str) -> float:
    """Return what part of the letters of the longer of two texts the other has, in whatever order; 0 for the shortest."""
    longer = max(len(one), len(other))
    return (Counter(one) & Counter(other)).total() / longer if longer >= FEWEST_LETTERS else 0.0


def letters_of(box: etree._Element | Box) -> str:
    """Return the letters and figures of a box, or of all that an element says."""
    said = box.words if isinstance(box, Box) else "".join(map(str, box.itertext()))
    return "".join(filter(str.isalnum, said))
