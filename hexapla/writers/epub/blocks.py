"""Blocks of an edition in one language as a pandoc tree."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from hexapla.akn.blocks import Block
from hexapla.writers.epub import nodes
from hexapla.writers.epub.composer import Composer, Register
from hexapla.writers.epub.nodes import Node

DEEPEST = 6
HEADINGS = ("heading", "annex")


@dataclass
class Body:
    """Puts blocks one after the other: headings open sections, items nest, notes end their chapter.

    `root` is what has been made; `open` holds the nodes of the numbered paragraph at work, or is
    `root`; `lists` are the open lists, outermost first, each a list of items.
    """

    composers: tuple[Composer, ...]
    register: Register
    root: list[Node] = field(default_factory=list)
    open: list[Node] = field(default_factory=list)
    lists: list[list[list[Node]]] = field(default_factory=list)
    paragraph: str | None = None

    def __post_init__(self) -> None:
        """Begin outside any paragraph."""
        self.open = self.root

    def holder(self, level: int) -> list[Node]:
        """Return where text of an item at this level goes (0: no item), lists below it closed."""
        del self.lists[level:]
        return self.lists[-1][-1] if self.lists else self.open

    def leave(self, paragraph: str | None = None) -> None:
        """Close the lists and the open numbered paragraph; `paragraph` is the one that begins, if any."""
        self.lists.clear()
        self.open, self.paragraph = self.root, paragraph

    def item(self, level: int, made: Node) -> None:
        """Add an item to the list of its level; the list opens where there is none."""
        del self.lists[max(level, 1) :]
        while len(self.lists) < max(level, 1):
            place = self.lists[-1][-1] if self.lists else self.open
            opened: list[list[Node]] = []
            place.append({"t": "BulletList", "c": opened})
            self.lists.append(opened)
            if len(self.lists) < level:
                opened.append([])
        self.lists[-1].append([made])

    def heading(self, level: int, make: Callable[[], list[Node]], attr: nodes.Attributes) -> None:
        """Add a heading; one of the outermost level ends the chapter before it first, so that its own notes are not there."""
        self.leave()
        if level <= 1:
            self.end_chapter()
        self.root.append(nodes.header(min(max(level, 1), DEEPEST), make(), attr))

    def end_chapter(self) -> None:
        """Print the notes called since the last chapter ended, language by language for each."""
        self.leave()
        printed = []
        # A note's own text may call another note: `called` can grow while we go through it.
        for eid in self.register.called:
            found = ((composer, composer.find_note(eid)) for composer in self.composers)
            printed += [composer.note(note) for composer, note in found if note is not None]
        self.register.called.clear()
        if printed:
            self.root.append(nodes.div(printed, nodes.attributes("", "notes", {"epub:type": "footnotes"})))


def add_blocks(body: Body, composer: Composer) -> None:
    """Add all blocks of a column to the body of a book in one language."""
    levels = {entry.eid: entry.level for entry in composer.column.contents}
    for block in composer.column.blocks:
        if block.kind in HEADINGS:
            style = composer.column.styles.get(block.eid, "")
            attr = nodes.attributes(
                body.register.identify(block.eid), f"{block.kind} {head_class(style)}", _framed(block)
            )
            body.heading(levels.get(block.eid, block.level), partial(composer.label, block), attr)
        else:
            _add(body, composer, block)
    body.end_chapter()


def _framed(block: Block) -> dict[str, str | None]:
    """Return the attribute of a block in a frame."""
    return {"data-box": block.box} if block.box else {}


def head_class(style: str) -> str:
    """Return the class of a heading of a UN style."""
    return f"head-{style}" if style else "head"


def _add(body: Body, composer: Composer, block: Block) -> None:
    texts = composer.text(block)
    if block.paragraph != body.paragraph:
        body.leave(block.paragraph)
    attr = nodes.attributes(body.register.identify(block.eid), block.kind, _framed(block))
    if block.kind == "paragraph":
        body.open = texts
        body.root.append({"t": "Div", "c": [attr, texts]})
    elif block.kind == "item":
        body.item(block.level, nodes.div(texts, attr))
    elif texts:
        place = body.holder(block.level)
        if block.kind == "quote" and place and "quote" in _classes(place[-1]):
            place[-1]["c"][1].extend(texts)
        else:
            place.append(nodes.div(texts, attr))


def _classes(node: Node) -> list[str]:
    return list(node["c"][0][1]) if node["t"] == "Div" else []
