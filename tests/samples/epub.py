"""Small editions for the tests of e-books: a body in canonical XML, made into a finished Presentation."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from hexapla import catalogue
from hexapla.akn.blocks import Block, blocks
from hexapla.akn.document import parse
from hexapla.akn.inlines import Run, plain_text, runs
from hexapla.akn.names import AKN, akn
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present.presentation import Column, Entry, Masthead, Note, Presentation, Row
from samples.paper import lines_of

SYMBOL = "CAT/C/XXX/FCO/9"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
HTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IRI = "/akn/un/doc/paper/un-cat/2021-12-03/CAT-C-XXX-FCO-9"

HEADS = {
    "en": (
        "United Nations",
        "Convention against Torture",
        "Committee against Torture",
        "3 December 2021",
        "English",
    ),
    "fr": (
        "Nations Unies",
        "Convention contre la torture",
        "Comité contre la torture",
        "3 décembre 2021",
        "Français",
    ),
    "ar": (
        "الأمم المتحدة",
        "اتفاقية مناهضة التعذيب",
        "لجنة مناهضة التعذيب",
        "3 كانون الأول/ديسمبر 2021",
        "بالعربية",
    ),
    "zh": ("联合国", "禁止酷刑公约", "禁止酷刑委员会", "2021年12月3日", "中文"),
}
TITLES = {
    "en": "Information received from Utopia on follow-up to the concluding observations on its seventh periodic report",
    "fr": "Renseignements reçus de l’Utopie au sujet de la suite donnée aux observations finales",
    "ar": "معلومات واردة من يوتوبيا بشأن متابعة الملاحظات الختامية",
    "zh": "乌托邦就关于其第七次定期报告的结论性意见的后续行动提供的资料",
}

ENGLISH = """
<section eId="sec_I"><num>I.</num><heading>Introduction</heading>
 <paragraph eId="para_1"><num>1.</num><content><p>The Committee considered the report
  (<ref href="https://undocs.org/CAT/C/XXX/7">CAT/C/XXX/7</ref>)<sup><authorialNote eId="note_1" marker="1"><p>See
  paragraph <ref href="#para_3">3</ref>.</p></authorialNote></sup> at its 1683rd meeting.</p></content></paragraph>
</section>
<section eId="sec_II"><num>II.</num><heading>Implementation &amp; follow-up</heading>
 <division eId="sec_II__dvs_1"><num>A.</num><heading>Paragraph 15</heading>
  <paragraph eId="para_2"><num>2.</num><list eId="para_2__list_1"><intro><p>Three things were done:</p></intro>
   <point eId="para_2__list_1__point_a"><num>(a)</num><list><intro><p>The first, in two steps:</p></intro>
    <point eId="para_2__list_1__point_a__list_1__point_i"><num>(i)</num><content><p>One;</p></content></point>
    <point eId="para_2__list_1__point_a__list_1__point_ii"><num>(ii)</num><content><p>Two;</p></content></point>
   </list></point>
   <point eId="para_2__list_1__point_b"><num>(b)</num><content><p>The second<sup><authorialNote eId="note_2"
    marker="2"><p>A note.</p><p>Its second paragraph.</p></authorialNote></sup>.</p></content></point>
   <wrapUp><p>All in time.</p></wrapUp></list></paragraph>
  <alinea eId="alinea_1"><content><p>Unnumbered <b>bold</b>, <i>italic</i> and H<sub>2</sub>O.</p></content></alinea>
 </division>
 <division eId="sec_II__dvs_2"><heading>Figures</heading>
  <paragraph eId="para_3"><num>3.</num><content><p>See the table.</p></content></paragraph>
  <table eId="table_1"><caption>Amounts</caption>
   <tr><th><p>Year</p></th><th><p>Soles</p></th></tr>
   <tr><td rowspan="2"><p>2017</p></td><td><p>56,175.00</p></td></tr><tr><td><p>168,358.00</p></td></tr></table>
 </division>
</section>
"""

FRENCH = """
<section eId="sec_I"><num>I.</num><heading>Introduction</heading>
 <paragraph eId="para_1"><num>1.</num><content><p>Le Comité a examiné le rapport
  (<ref href="https://undocs.org/CAT/C/XXX/7">CAT/C/XXX/7</ref>)<sup><authorialNote eId="note_1" marker="1"><p>Voir
  le paragraphe <ref href="#para_3">3</ref>.</p></authorialNote></sup> à sa 1683<sup>e</sup> séance.</p></content></paragraph>
</section>
<section eId="sec_II"><num>II.</num><heading>Mise en œuvre et suivi</heading>
 <division eId="sec_II__dvs_1"><num>A.</num><heading>Paragraphe 15</heading>
  <paragraph eId="para_2"><num>2.</num><list eId="para_2__list_1"><intro><p>Trois choses ont été faites :</p></intro>
   <point eId="para_2__list_1__point_a"><num>a)</num><list><intro><p>La première, en deux temps :</p></intro>
    <point eId="para_2__list_1__point_a__list_1__point_i"><num>i)</num><content><p>Un ;</p></content></point>
    <point eId="para_2__list_1__point_a__list_1__point_ii"><num>ii)</num><content><p>Deux ;</p></content></point>
   </list></point>
   <point eId="para_2__list_1__point_b"><num>b)</num><content><p>La deuxième<sup><authorialNote eId="note_2"
    marker="2"><p>Une note.</p></authorialNote></sup>.</p></content></point>
   <wrapUp><p>Tout cela dans les temps.</p></wrapUp></list></paragraph>
  <alinea eId="alinea_1"><content><p>Loi n<sup>o</sup> 30394.</p></content></alinea>
 </division>
 <division eId="sec_II__dvs_2"><heading>Chiffres</heading>
  <paragraph eId="para_3"><num>3.</num><content><p>Un montant de 13\u00a0701,21 dollars.</p></content></paragraph>
  <table eId="table_1"><caption>Montants</caption>
   <tr><th><p>Année</p></th><th><p>Soles</p></th></tr>
   <tr><td rowspan="2"><p>2017</p></td><td><p>56\u00a0175</p></td></tr><tr><td><p>168\u00a0358</p></td></tr></table>
 </division>
</section>
"""

ARABIC = """
<section eId="sec_I"><num>أولاً -</num><heading>مقدمة</heading>
 <paragraph eId="para_1"><num>1-</num><content><p>نظرت اللجنة في التقرير (<ref
  href="https://undocs.org/CAT/C/XXX/7">CAT/C/XXX/7</ref>)<sup><authorialNote eId="note_1" marker="1"><p>انظر
  الفقرة 3.</p></authorialNote></sup> في جلستها 1683.</p></content></paragraph>
</section>
"""

CHINESE = """
<section eId="sec_I"><num>一.</num><heading>导言</heading>
 <paragraph eId="para_1"><num>1.</num><content><p>委员会审议了报告。</p></content></paragraph>
</section>
"""

BODIES = {"en": ENGLISH, "fr": FRENCH, "ar": ARABIC, "zh": CHINESE}


def body(inner: str) -> etree._Element:
    """Return a `mainBody` of canonical XML, blanks at line ends as one blank."""
    return parse(f'<mainBody xmlns="{AKN}">{" ".join(inner.split(chr(10)))}</mainBody>'.encode())


def column(code: str, inner: str | None = None, *, title: tuple[Run, ...] | None = None, **masthead: object) -> Column:
    """Return one language of an edition; its title calls a note whose text is lost."""
    root = body(BODIES[code] if inner is None else inner)
    found = tuple(blocks(root))
    authority, name, committee, date, language = HEADS[code]
    facts: dict[str, object] = {
        "authority": authority, "symbol": SYMBOL, "symbol_head": "CAT", "symbol_tail": SYMBOL[3:], "name": (name,),
        "style": "treaty", "distribution": "Distr.: General", "date": date, "language": language, "original": None,
        "limitation": None, "committee": committee, "session": (), "subtitle": (), "received": None,
        "title": title or (Run(TITLES[code]), Run("*", note="note_0")), "job_number": None,
        "url": f"https://undocs.org/{SYMBOL}",
    }  # fmt: skip
    official = f"https://docs.un.org/{code}/{SYMBOL}"
    known = catalogue.language(code)
    return Column(
        language=known,
        masthead=Masthead(**lines_of(facts | masthead)),  # type: ignore[arg-type]
        title=TITLES[code],
        blocks=found,
        notes=(Note("note_0", "*", "title", ()), *_notes(root)),
        contents=tuple(_entries(found)),
        styles={
            block.eid: {1: "chapter", 2: "h1"}.get(block.level, "h23") for block in found if block.kind == "heading"
        },
        standing=known.label("standing_derived").format(symbol=SYMBOL, url=official),
        official_url=official,
    )


def edition(*columns: Column, office: Office | None = None, media: Mapping[str, bytes] | None = None) -> Presentation:
    """Return an edition of these columns, rows paired by eId if there are several."""
    codes = tuple(each.language.code for each in columns)
    return Presentation(
        symbol=SYMBOL,
        edition=Edition(codes),
        file_stem=f"CAT-C-XXX-FCO-9.{'-'.join(codes)}",
        columns=columns,
        rows=tuple(_rows(columns)) if len(columns) > 1 else (),
        office=office or Office(),
        day=dt.date(2021, 12, 3),
        identifier=f"{IRI}/{columns[0].language.alpha3}@2021-12-03",
        status="derived",
        media=media or {},
    )


def _rows(columns: tuple[Column, ...]) -> Iterator[Row]:
    eids = dict.fromkeys(block.eid for each in columns for block in each.blocks)
    for eid in eids:
        cells = tuple(next((block for block in each.blocks if block.eid == eid), None) for each in columns)
        first = next(cell for cell in cells if cell is not None)
        gaps = tuple(
            None if cell else each.language.label("missing_text") for cell, each in zip(cells, columns, strict=True)
        )
        status = "both" if all(cells) else "only"
        yield Row(eid, first.kind, first.level, cells, status, gaps)


def _notes(root: etree._Element) -> Iterator[Note]:
    for note in root.iter(akn("authorialNote")):
        yield Note(note.get("eId", ""), note.get("marker", ""), "", tuple(note))


def _entries(found: Iterable[Block]) -> Iterator[Entry]:
    for block in found:
        if block.kind in ("heading", "annex"):
            words = plain_text(block.content[0]) if block.content else ""
            yield Entry(block.eid, block.level, block.num, words, "", "")


def expected_words(each: Column, *, without: tuple[str, ...] = ()) -> str:
    """Return the words that the blocks of a column put on its pages, in order, notes left out."""
    found: list[str] = []
    for block in each.blocks:
        if block.kind in without:
            continue
        found.append(block.num or "")
        found += ["".join(run.text for run in runs(content)) for content in block.content]
    return " ".join(" ".join(found).split())


class Book:
    """An e-book taken apart, as a reading system sees it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.container = zipfile.ZipFile(io.BytesIO(data))
        self.package = etree.fromstring(self.container.read("EPUB/package.opf"))
        self.navigation = etree.fromstring(self.container.read("EPUB/nav.xhtml"))

    def spine(self) -> list[str]:
        """Return the names of the pages in reading order."""
        hrefs = {item.get("id"): item.get("href") for item in self.package.iter(f"{OPF}item")}
        return [f"EPUB/{hrefs[each.get('idref')]}" for each in self.package.iter(f"{OPF}itemref")]

    def pages(self) -> dict[str, etree._Element]:
        """Return every XHTML page by its name, in reading order."""
        return {name: etree.fromstring(self.container.read(name)) for name in self.spine()}

    def chapters(self) -> list[etree._Element]:
        """Return the pages that hold the text, the first page included."""
        return [page for name, page in self.pages().items() if name.startswith("EPUB/text/")]

    def find(self, eid: str) -> etree._Element:
        """Return the one element with this id."""
        found = [each for page in self.chapters() for each in page.iter(etree.Element) if each.get("id") == eid]
        assert len(found) == 1, f"{len(found)} elements with the id {eid}"
        return found[0]

    def metadata(self, name: str) -> list[str]:
        """Return the values of a metadata element (`dc:title`) or property (`schema:accessMode`)."""
        if name.startswith("dc:"):
            return [each.text or "" for each in self.package.iter(f"{DC}{name[3:]}")]
        return [each.text or "" for each in self.package.iter(f"{OPF}meta") if each.get("property") == name]

    def words(self, language: str | None = None) -> str:
        """Return the words of the text after the first page, notes left out; of one language if asked."""
        found: list[str] = []
        for page in self.chapters():
            _gather(page.find(f"{HTML}body"), found, language, None)
        return " ".join("".join(found).split())


def inside(page: etree._Element) -> etree._Element:
    """Return the body of a page."""
    found = page.find(f"{HTML}body")
    assert found is not None
    return found


def _gather(element: etree._Element | None, found: list[str], language: str | None, inherited: str | None) -> None:
    if element is None or element.get("class") in ("notes", "masthead", "pair masthead"):
        return
    if set(element.get("class", "").split()) & {"document-title", "subtitle", "received", "standing"}:
        return
    here = element.get("lang", inherited)
    is_wanted = language is None or here == language
    if is_wanted:
        found.append(element.text or "")
    for child in element:
        _gather(child, found, language, here)
        if is_wanted:
            found.append(child.tail or "")
    if etree.QName(element).localname in ("p", "li", "td", "th", "div", "h1", "h2", "h3", "caption"):
        found.append(" ")
