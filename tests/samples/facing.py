"""A long document in two languages with everything that makes facing pages hard, for the tests of `facing`."""

from dataclasses import replace

from lxml import etree

from hexapla.akn.blocks import Block, blocks
from hexapla.akn.names import AKN, akn
from hexapla.domain.office import Office
from hexapla.present.presentation import Column, Note, Presentation
from samples import web as samples
from samples.paper import WORDS
from samples.parallel import edition

LENGTHS = {"en": 3, "fr": 4, "es": 4, "ru": 4, "ar": 3, "zh": 3}
"""How many times a language repeats a sentence where English says it three times."""


def sentence(code: str, number: int, times: int = 1) -> str:
    """Return a sentence that says its number, so that both languages share a figure."""
    words = WORDS[code].rstrip(".。")
    return f"{number}: {words}" + "".join(f"; {words}" for _ in range(times - 1)) + ("。" if code == "zh" else ". ")


def note(number: int, text: str) -> str:
    """Return a note as it stands in canonical XML."""
    return f'<authorialNote eId="note_{number}" marker="{number}"><p>{text}</p></authorialNote>'


def paragraph(number: int, text: str, rest: str = "") -> str:
    """Return a numbered paragraph."""
    label = f'<paragraph eId="para_{number}"><num>{number}.</num>'
    if rest:
        return f"{label}<list><intro><p>{text}</p></intro>{rest}</list></paragraph>"
    return f"{label}<content><p>{text}</p></content></paragraph>"


def item(paragraph_number: int, letter: str, text: str) -> str:
    """Return an item of a list of a paragraph."""
    eid = f"para_{paragraph_number}__list_1__point_{letter}"
    return f'<point eId="{eid}"><num>({letter})</num><content><p>{text}</p></content></point>'


def table(number: int, rows: int, code: str, columns: int = 3) -> str:
    """Return a table whose cells are of words of a language."""
    head = "".join(f"<th><p>{WORDS[code][:30]} {n}</p></th>" for n in range(columns))
    body = "".join(
        f"<tr>{''.join(f'<td><p>{row}.{n} {WORDS[code][: 20 + 37 * (row % 3)]}</p></td>' for n in range(columns))}</tr>"
        for row in range(1, rows + 1)
    )
    return f'<hcontainer eId="hc_{number}"><content><table eId="table_{number}"><tr>{head}</tr>{body}</table></content></hcontainer>'


def high_rows(number: int, code: str) -> str:
    """Return a table with rows that take a page each, and more."""
    rows = "".join(
        f"<tr><td><p>{row}</p></td><td><p>{''.join(sentence(code, 100 * row + n) for n in range(8 * row))}</p>"
        f"<p>{sentence(code, 55)}</p></td><td><p>{''.join(sentence(code, 300 * row + n) for n in range(5))}</p></td></tr>"
        for row in range(1, 4)
    )
    head = "<tr><th><p>A</p></th><th><p>B</p></th><th><p>C</p></th></tr>"
    return f'<hcontainer eId="hc_{number}"><content><table eId="table_{number}">{head}{rows}</table></content></hcontainer>'


def body(code: str, paragraphs: int = 40) -> str:
    """Return the body of the document in one language."""
    times = LENGTHS[code]
    made = [f'<section eId="sec_I"><num>I.</num><heading>{WORDS[code][:20]}</heading>']
    for number in range(1, paragraphs + 1):
        text = "".join(sentence(code, 100 * number + n, 1 + (number + n + times) % 2) for n in range(1 + number % 4))
        if number % 5 == 0:
            text += note(number, f"{number} {WORDS[code][: 60 + 40 * (number % 4)]}")
        if number % 9 == 4:
            made.append(
                f'</section><section eId="sec_{number}"><num>{number}.</num><heading>{WORDS[code][:40]}</heading>'
            )
            made.append(f'<division eId="sec_{number}__dvs_1"><heading>{WORDS[code][5:30]}</heading>')
            made.append(paragraph(number, text) + "</division>")
        elif number % 7 == 3:
            items = "".join(item(number, letter, sentence(code, number, 1 + times % 2)) for letter in "abcd")
            made.append(paragraph(number, text, items))
        else:
            made.append(paragraph(number, text))
    made.append("</section>")
    return "".join(made)


def hard(code: str) -> str:
    """Return what no page holds: long paragraphs, long notes, long tables, and what one language alone has."""
    longest = "".join(sentence(code, 9000 + n, LENGTHS[code]) for n in range(18))
    long_note = note(901, " ".join(sentence(code, 7000 + n) for n in range(50)))
    one = "".join(sentence(code, 8000 + n) for n in range(30))
    endless = sentence(code, 6000, 40)
    alone = {"en": [paragraph(903, one)], "fr": [paragraph(904, sentence(code, 904))]}.get(code, [])
    rows = {"en": 70, "fr": 70}.get(code, 64)
    return "".join([
        '<section eId="sec_X"><num>X.</num><heading>X</heading>', paragraph(900, longest),
        paragraph(901, f"{sentence(code, 901)}{long_note} {sentence(code, 902)}"), *alone,
        paragraph(905, endless), paragraph(906, sentence(code, 906)), table(1, rows, code),
        paragraph(907, sentence(code, 907)), table(2, {"en": 50}.get(code, 44), code, 2), paragraph(908, one), high_rows(3, code), "</section>",
    ])  # fmt: skip


def column(code: str, xml: str, annex: str = "") -> Column:
    """Return one language of the document, with an annex where its text is given."""
    made = samples.column(code, xml)
    if not annex:
        return made
    tree = samples.body(annex)
    heading = etree.fromstring(f'<heading xmlns="{AKN}">{WORDS[code][:50]}</heading>')
    found = (Block("annex", "att_1", (heading,), "Annex", 1, element=heading), *blocks(tree))
    notes = tuple(Note(n.get("eId", ""), n.get("marker", ""), "", tuple(n)) for n in tree.iter(akn("authorialNote")))
    return replace(made, blocks=(*made.blocks, *found), notes=(*made.notes, *notes))


def document(first: str = "en", second: str = "fr", paragraphs: int = 40, office: Office | None = None) -> Presentation:
    """Return the whole document in two languages."""
    columns = []
    for code in (first, second):
        annex = (
            '<paragraph eId="att_1__para_1"><num>1.</num><content><p>'
            + sentence(code, 1, 2)
            + "</p></content></paragraph>"
        )
        columns.append(column(code, body(code, paragraphs) + hard(code), annex))
    return edition(*columns, office=office)


def plain(first: str = "en", second: str = "fr", paragraphs: int = 12, office: Office | None = None) -> Presentation:
    """Return a short document in two languages."""
    return edition(*(column(code, body(code, paragraphs)) for code in (first, second)), office=office)
