"""Small editions for the tests of web pages: bodies in canonical XML, made into finished Presentations."""

import datetime
from collections.abc import Mapping

from lxml import etree

from hexapla import catalogue
from hexapla.akn.blocks import Block, blocks
from hexapla.akn.document import parse
from hexapla.akn.inlines import plain_text, runs
from hexapla.akn.names import AKN, akn
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present.presentation import Column, Entry, Masthead, Note, Presentation, Row

SYMBOL = "CAT/C/XXX/FCO/9"
STEM = "CAT-C-XXX-FCO-9"
HOSTILE = "</script><script>alert(1)</script> \"&'amp; {{ 7*7 }} ]]> <!-- –"

BODY = """
<section eId="sec_I"><num>I.</num><heading>Introduction</heading>
 <paragraph eId="para_1"><num>1.</num><content><p>At its 1683<sup>rd</sup> meeting it had (<ref
  href="https://undocs.org/CAT/C/XXX/7">CAT/C/<b>XXX</b>/7</ref>)<sup><authorialNote eId="note_1" marker="1"><p>See
  <ref href="#para_2">paragraph 2</ref>.</p></authorialNote></sup> 13\u00a0701,21 soles and 2\u00a0340.</p></content>
 </paragraph></section>
<section eId="sec_II"><num>II.</num><heading>Follow-up</heading>
 <division eId="sec_II__dvs_1"><heading>Paragraph 15</heading>
  <paragraph eId="para_2"><num>2.</num><list eId="para_2__list_1"><intro><p>Two things:</p></intro>
   <point eId="para_2__list_1__point_a"><num>(a)</num><list><intro><p>The first:</p></intro>
    <point eId="para_2__list_1__point_a__list_1__point_i"><num>(i)</num><content><p>One;</p></content></point>
    <point eId="para_2__list_1__point_a__list_1__point_ii"><num>(ii)</num><content><p>Two;</p></content></point>
   </list></point>
   <point eId="para_2__list_1__point_b"><num>(b)</num><content><p>The second.</p><p>And more of it.</p></content></point>
   <wrapUp><p>All in time.</p></wrapUp></list></paragraph>
  <alinea eId="alinea_1"><content><p>A <b>bold</b>, <i>slanted</i> H<sub>2</sub>O <a href="javascript:alert(1)">link</a>,
   <span xml:lang="es">en español</span><authorialNote eId="note_9" marker="*"/></p></content></alinea>
  <table eId="table_1"><caption>Amounts</caption><tr><th><p>Year</p></th><th><p>Soles</p></th></tr>
   <tr><th rowspan="2"><p>2017</p></th><td><p>56</p></td></tr><tr><td><p>One</p><p>Two</p></td></tr></table>
 </division></section>
"""

HEADS = {
    "en": ("United Nations", ("Convention", "against Torture"), "Distr.: General", "3 December 2021"),
    "fr": ("Nations Unies", ("Convention", "contre la torture"), "Distr. générale", "3 décembre 2021"),
    "es": ("Naciones Unidas", ("Convención", "contra la Tortura"), "Distr. general", "3 de diciembre de 2021"),
    "ru": ("Организация Объединенных Наций", ("Конвенция", "против пыток"), "Distr.: General", "3 December 2021"),
    "zh": ("联合国", ("禁止酷刑公约",), "Distr.: General", "3 December 2021"),
    "ar": ("الأمم المتحدة", ("اتفاقية مناهضة التعذيب",), "Distr.: General", "3 December 2021"),
}


def body(xml: str) -> etree._Element:
    """Return a mainBody with this content."""
    return parse(f'<mainBody xmlns="{AKN}">{xml}</mainBody>'.encode())


def column(code: str, xml: str = BODY, title: str = "Follow-up of Utopia") -> Column:
    """Return one language of an edition."""
    tree = body(xml)
    found = tuple(blocks(tree))
    language = catalogue.language(code)
    authority, name, distribution, date = HEADS[code]
    heading = body(f"<p>{title}</p>")[0]
    words = Masthead(
        authority=authority, symbol=SYMBOL, symbol_head="CAT", symbol_tail="/C/XXX/FCO/9", name=name, style="treaty",
        distribution=distribution, date=date, language=None, original=None, limitation=None, committee=(),
        session=(), title=tuple(runs(heading)), subtitle=(), received=(), job_number=None, url="",
    )  # fmt: skip
    headings = [block for block in found if block.kind == "heading"]
    official = f"https://docs.un.org/{code}/{SYMBOL}"
    return Column(
        language=language,
        masthead=words,
        title=plain_text(heading),
        blocks=found,
        notes=tuple(Note(n.get("eId", ""), n.get("marker", ""), "", tuple(n)) for n in tree.iter(akn("authorialNote"))),
        contents=tuple(Entry(b.eid, b.level, b.num, plain_text(b.content[0]), "", "chapter") for b in headings),
        styles={block.eid: "chapter" if block.level == 1 else "h23" for block in headings},
        standing=language.label("standing_derived").format(symbol=SYMBOL, url=official),
        official_url=official,
    )


def edition(*columns: Column, office: Office | None = None, media: Mapping[str, bytes] | None = None) -> Presentation:
    """Return an edition of these columns, its rows paired by eId and kind."""
    kind = Edition(tuple(each.language.code for each in columns))
    day = datetime.date(2021, 12, 3)
    return Presentation(
        symbol=SYMBOL, edition=kind, file_stem=f"{STEM}.{kind}", columns=columns, rows=_rows(columns),
        office=office or Office(), day=day, identifier="/akn/x", status="derived", media=media or {},
        alternates=(("fr", f"../fr/{STEM}.fr.html"), ("en-fr", f"../en-fr/{STEM}.en-fr.html")),
    )  # fmt: skip


def _rows(columns: tuple[Column, ...]) -> tuple[Row, ...]:
    if len(columns) == 1:
        return ()
    by_eid = [{(block.eid, block.kind): block for block in each.blocks} for each in columns]
    keys = dict.fromkeys(key for each in by_eid for key in each)
    return tuple(_row(key, tuple(each.get(key) for each in by_eid), columns) for key in keys)


def _row(key: tuple[str, str], cells: tuple[Block | None, ...], columns: tuple[Column, ...]) -> Row:
    gaps = tuple(
        None if cell else each.language.label("missing_text") for cell, each in zip(cells, columns, strict=True)
    )
    known = next(cell for cell in cells if cell)
    return Row(key[0], key[1], known.level, cells, "both" if all(cells) else "some", gaps)
