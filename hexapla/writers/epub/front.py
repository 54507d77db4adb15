"""The first page of a book: masthead, title, and the line that says what the edition is."""

from collections.abc import Iterable, Sequence

from hexapla.domain.office import Office
from hexapla.present.presentation import Words
from hexapla.resources import emblem
from hexapla.writers.epub import nodes
from hexapla.writers.epub.blocks import Body
from hexapla.writers.epub.composer import Composer
from hexapla.writers.epub.nodes import Node
from hexapla.writers.markup.elements import data_address
from hexapla.writers.markup.picture_kinds import PICTURES

TITLE_ID = "document-title"


def add_front(body: Body, office: Office) -> None:
    """Add the first page; the title is its heading, the masthead is moved above it in the end."""
    first, *others = body.composers
    is_parallel = bool(others)
    attr = nodes.attributes(TITLE_ID, "document-title", first.marking if is_parallel else None)
    mastheads: list[list[Node]] = []

    def title() -> list[Node]:
        mastheads.extend(_masthead(each, office) for each in body.composers)  # its notes come before those of the title
        return _title(first)

    body.heading(1, title, attr)
    if is_parallel:
        titles = [_marked(composer, [nodes.para(_title(composer))], "document-title") for composer in others]
        body.root.append(nodes.div(titles, nodes.attributes("", "translations")))
    body.root.append(_stacked(body.composers, mastheads, "masthead"))
    for name, make in (("subtitle", _subtitle), ("received", _received), ("standing", _standing)):
        parts = [make(each) for each in body.composers]
        if any(parts):
            body.root.append(_stacked(body.composers, parts, name))


def _stacked(composers: Sequence[Composer], parts: Sequence[list[Node]], name: str) -> Node:
    """Return one part a language: plain in one language, pairs marked with their language in several."""
    if len(composers) == 1:
        return nodes.div(parts[0], nodes.attributes("", name))
    cells = [_marked(composer, part, "") for composer, part in zip(composers, parts, strict=True)]
    return nodes.div(cells, nodes.attributes("", f"pair {name}"))


def _marked(composer: Composer, blocks: list[Node], name: str) -> Node:
    return nodes.div(blocks, nodes.attributes("", f"cell {name}", composer.marking))


def _title(composer: Composer) -> list[Node]:
    return composer.inlines(composer.column.masthead.title) or [nodes.text(composer.column.title)]


def _masthead(composer: Composer, office: Office) -> list[Node]:
    masthead = composer.column.masthead
    head = nodes.span([nodes.text(masthead.symbol_head)], nodes.attributes("", "symbol-head"))
    symbol = [head, nodes.text(masthead.symbol_tail)]
    facts = (
        masthead.distribution,
        masthead.date,
        masthead.language,
        masthead.original,
        masthead.limitation,
        masthead.job_number,
    )
    top = [
        *_line("authority", masthead.authority),
        nodes.div([nodes.para(symbol)], nodes.attributes("", "symbol")),
    ]
    made = [nodes.div(top, nodes.attributes("", "head"))]
    banner = [_emblem(composer, office), *_lines(f"name {masthead.style}", masthead.name)]
    made.append(nodes.div(banner, nodes.attributes("", "banner")))
    made += _lines("facts", [fact for fact in facts if fact])
    made += _called(composer, "committee", [masthead.committee])
    return made + _called(composer, "session", masthead.session)


def _subtitle(composer: Composer) -> list[Node]:
    return [nodes.para(composer.inlines(line)) for line in composer.column.masthead.subtitle]


def _received(composer: Composer) -> list[Node]:
    line = composer.column.masthead.received
    return [nodes.para(composer.inlines(line))] if line else []


def _standing(composer: Composer) -> list[Node]:
    """Return the line that says what the edition is, the address of the official text in it a link."""
    column = composer.column
    if not column.standing:
        return []
    before, address, after = column.standing.partition(column.official_url)
    link = [nodes.link([nodes.text(address)], address, nodes.attributes())] if address else []
    return [nodes.para([nodes.text(before), *link, nodes.text(after)])]


def _emblem(composer: Composer, office: Office) -> Node:
    """Return the office's emblem, or our plain drawing, which says nothing and is passed over in silence."""
    words = composer.column.language.label("emblem") if office.emblem else ""
    picture = nodes.image(words, data_address(emblem(office.emblem), PICTURES[".svg"]))
    return nodes.div([nodes.para([picture])], nodes.attributes("", "emblem"))


def _line(name: str, words: str | None) -> list[Node]:
    return _lines(name, [words] if words else [])


def _lines(name: str, lines: Iterable[str]) -> list[Node]:
    return _broken(name, [[nodes.text(line)] for line in lines])


def _called(composer: Composer, name: str, lines: Iterable[Words]) -> list[Node]:
    """Return lines with the marks of the notes that they call."""
    return _broken(name, [composer.inlines(line) for line in lines if line])


def _broken(name: str, lines: Iterable[list[Node]]) -> list[Node]:
    """Return lines as one paragraph of a class, broken where they end."""
    inlines: list[Node] = []
    for line in lines:
        inlines += [nodes.line_break()] if inlines else []
        inlines += line
    return [nodes.div([nodes.para(inlines)], nodes.attributes("", name))] if inlines else []
