"""Small editions for the tests of paper: a document in a few lines, made into a finished Presentation.

A line is `(kind, number, text)`; kinds are `chapter`, `h1`, `h23`, `h4`, `para`, `item`, `alinea`.  A note is
written into the text as `{mark|text}`; `{*}` is a mark whose text is lost.
"""

import datetime
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from hexapla import catalogue
from hexapla.akn.blocks import Block, blocks
from hexapla.akn.inlines import Run, runs
from hexapla.akn.names import XML_LANG, E, akn
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present.presentation import Column, Entry, Masthead, Note, Presentation, Row

Line = tuple[str, str, str]

SYMBOL = "CAT/C/XXX/FCO/9"
LEVELS = {"chapter": 1, "h1": 2, "h23": 2, "h4": 3}
WORDS = {
    "en": "The Committee recalls that the measures described in the report were adopted in due time, and asks the "
    "State party to describe what was done, by whom, and with which result, before the next session opens.",
    "fr": "Le Comité rappelle que les mesures décrites dans le rapport ont été adoptées en temps utile et prie "
    "l’État partie d’indiquer ce qui a été fait, par qui et avec quel résultat, avant la prochaine session.",
    "ru": "Комитет напоминает, что меры, описанные в докладе, были приняты своевременно, и просит государство "
    "сообщить, что было сделано, кем и с каким результатом, до открытия следующей сессии.",
    "ar": "تذكر اللجنة بأن التدابير الموصوفة في التقرير قد اتخذت في الوقت المناسب، وتطلب إلى الدولة الطرف أن تبين "
    "ما تم القيام به، ومن قام به، وبأي نتيجة، قبل افتتاح الدورة المقبلة.",
    "zh": "委员会回顾，报告所述的措施均已及时采取，并请缔约国在下届会议开幕之前，说明采取了哪些行动、由谁采取、取得了何种成果；"
    "委员会还注意到“国家预防机制”于2017年获得预算13 701.21美元(第12段)。",
    "es": "El Comité recuerda que las medidas descritas en el informe se adoptaron a su debido tiempo y pide al Estado "
    "parte que indique qué se hizo, quién lo hizo y con qué resultado, antes de que se inicie el próximo período.",
}
HEADS = {
    "en": (
        "United Nations",
        ("Convention against Torture", "and Other Cruel, Inhuman", "or Degrading Treatment", "or Punishment"),
    ),
    "fr": (
        "Nations Unies",
        (
            "Convention contre la torture",
            "et autres peines ou traitements",
            "cruels, inhumains ou dégradants",
        ),
    ),
    "ru": ("Организация Объединенных Наций", ("Конвенция против пыток",)),
    "ar": ("الأمم المتحدة", ("اتفاقية مناهضة التعذيب",)),
    "zh": ("联 合 国", ("禁止酷刑和其他残忍、不人道", "或有辱人格的待遇或处罚公约")),
    "es": (
        "Naciones Unidas",
        ("Convención contra la Tortura y Otros", "Tratos o Penas Crueles, Inhumanos", "o Degradantes"),
    ),
}


def long_lines(language: str, paragraphs: int, notes: int = 0, sentences: int = 3) -> list[Line]:
    """Return a document of that many paragraphs, the notes spread evenly over them."""
    words = WORDS[language]
    lines: list[Line] = [("chapter", "I.", words[:24].strip())]
    made = 0
    for number in range(1, paragraphs + 1):
        if number % 9 == 5:
            lines.append(("h23", "", words[4:60].strip()))
        wanted = number * notes // paragraphs - made
        calls = "".join(f"{{{made + n}|{words[:90]} {made + n}.}}" for n in range(1, wanted + 1))
        made += wanted
        lines.append(("para", f"{number}.", f"{number}: {' '.join([words] * (1 + number % sentences))}{calls}"))
        if number % 7 == 3:
            lines += [("item", "•", f"{label} {words}") for label in ("α", "β")]
    return lines


def line(words: str) -> tuple[Run, ...]:
    """Return a line under the masthead that calls no notes."""
    return (Run(words),)


def lines_of(masthead: Mapping[str, object]) -> dict[str, object]:
    """Return facts of a masthead, each line under it that is given as words as runs."""
    found = dict(masthead)
    for key in {"committee", "session", "subtitle", "received"} & masthead.keys():
        given = masthead[key]
        is_row = isinstance(given, tuple)
        made = [line(each) if isinstance(each, str) else each for each in (given if is_row else (given or (),))]
        found[key] = tuple(made) if is_row else made[0]
    return found


def column(code: str, lines: Iterable[Line], /, title: str = "A title{*}", **masthead: object) -> Column:
    """Return one language of an edition."""
    body, notes = _body(lines)
    found = tuple(blocks(body))
    authority, name = HEADS[code]
    head = Masthead(
        authority=authority, symbol=SYMBOL, symbol_head="CAT", symbol_tail="/C/XXX/FCO/9", name=name, style="treaty",
        distribution="Distr.: General", date="3 December 2021", language="English", original="Original: Spanish",
        limitation="English, French and Spanish only", committee=line("Committee against Torture"), session=(),
        title=tuple(runs(_paragraph(title, itertools.count(90_000), []))), subtitle=(),
        received=line("[Date received: 30 September 2021]"), job_number=None, url=f"https://undocs.org/{SYMBOL}",
    )  # fmt: skip
    styles = {block.eid: block.element.get("class", "") for block in found if block.element is not None}
    lost = Note("note_90000", "*", "title", ())
    return Column(
        language=catalogue.language(code),
        masthead=replace(head, **lines_of(masthead)),  # type: ignore[arg-type]
        title=re.sub(r"\{.*?\}", "", title),
        blocks=found,
        notes=(lost, *notes),
        contents=tuple(_entries(found)),
        styles=styles,
        standing="This edition was derived from the published text; it is not the official version.",
        official_url=f"https://docs.un.org/{code}/{SYMBOL}",
        xml=etree.tostring(body),
    )


def single(code: str = "en", lines: Iterable[Line] | None = None, /, **masthead: object) -> Presentation:
    """Return an edition in one language."""
    made = column(code, long_lines(code, 12) if lines is None else lines, **masthead)  # type: ignore[arg-type]
    return _presentation((made,), ())


def parallel(
    languages: tuple[str, ...] = ("en", "fr"),
    paragraphs: int = 12,
    notes: int = 0,
    sentences: int = 3,
    last: tuple[Line, ...] = (),
) -> Presentation:
    """Return a side-by-side edition whose languages have the same ids; `last` are lines at its end."""
    columns = tuple(
        column(language, [*long_lines(language, paragraphs, notes, sentences), *last]) for language in languages
    )
    rows = tuple(
        Row(cells[0].eid, cells[0].kind, cells[0].level, cells, "both")
        for cells in zip(*(each.blocks for each in columns), strict=True)
    )
    return _presentation(columns, rows)


def _presentation(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Presentation:
    codes = tuple(each.language.code for each in columns)
    return Presentation(
        symbol=SYMBOL,
        edition=Edition(codes),
        file_stem=f"CAT-C-XXX-FCO-9.{'-'.join(codes)}",
        columns=columns,
        rows=rows,
        office=Office(),
        day=datetime.date(2021, 12, 3),
        identifier="/akn/un/doc/paper/un-cat/2021-12-03/CAT-C-XXX-FCO-9/eng@2021-12-03",
        status="derived",
    )


def _body(lines: Iterable[Line]) -> tuple[etree._Element, tuple[Note, ...]]:
    body = E.mainBody()
    counter = itertools.count(1)
    notes: list[Note] = []
    levels: list[etree._Element] = [body]
    for index, (kind, number, text) in enumerate(lines):
        if kind in LEVELS:
            del levels[LEVELS[kind] :]
            element = E.section({"eId": f"sec_{index}", "class": kind})
            _number(element, number)
            element.append(_paragraph(text, counter, notes, "heading"))
            levels[-1].append(element)
            levels.append(element)
        elif kind == "item":
            _item(levels[-1], number, _paragraph(text, counter, notes))
        else:
            eid = f"para_{number.rstrip('.')}" if kind == "para" else f"alinea_{index}"
            element = etree.SubElement(levels[-1], akn("paragraph" if kind == "para" else "alinea"), eId=eid)
            _number(element, number)
            element.append(E.content(_paragraph(text, counter, notes)))
    return body, tuple(notes)


def _item(parent: etree._Element, number: str, text: etree._Element) -> None:
    """Put an item into the list of the paragraph before it."""
    paragraph = parent[-1]
    content = paragraph.find(akn("content"))
    if content is not None:
        content.tag = akn("intro")
        paragraph.remove(content)
        paragraph.append(E.list({"eId": f"{paragraph.get('eId')}__list_1"}, content))
    listed = paragraph.find(akn("list"))
    assert listed is not None
    indent = etree.SubElement(listed, akn("indent"), eId=f"{listed.get('eId')}__indent_{len(listed)}")
    _number(indent, number)
    indent.append(E.content(text))


def _number(element: etree._Element, number: str) -> None:
    if number:
        element.append(E.num(number))


def _paragraph(text: str, counter: Iterator[int], notes: list[Note], name: str = "p") -> etree._Element:
    made = etree.Element(akn(name))
    last: etree._Element | None = None
    for part in re.split(r"(\{.*?\})", text):
        if part.startswith("{"):
            mark, _, words = part[1:-1].partition("|")
            eid = f"note_{next(counter)}"
            last = etree.SubElement(made, akn("authorialNote"), eId=eid, marker=mark)
            content = E.p(words)
            notes.append(Note(eid, mark, "", (content,) if words else ()))
        elif last is None:
            made.text = part
        else:
            last.tail = part
    return made


def _entries(found: Iterable[Block]) -> Iterator[Entry]:
    for block in found:
        if block.kind == "heading" and block.content:
            style = block.element.get("class", "") if block.element is not None else ""
            yield Entry(block.eid, block.level, block.num, block.content[0].text or "", "paras. 1–2", style)


def marked(text: str, language: str) -> Run:
    """Return a run in another language."""
    return replace(Run(text), language=language)


__all__ = ["SYMBOL", "XML_LANG", "column", "long_lines", "marked", "parallel", "single"]
