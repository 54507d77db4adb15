"""A document whose tables and headings are what trips up readers of tables: every kind in one, for all formats."""

from pathlib import Path

from lxml import etree

from hexapla.akn.document import AknDocument
from hexapla.akn.names import AKN, akn
from hexapla.canonical import canonicalise, settle
from hexapla.domain.edition import Edition
from hexapla.domain.office import Office
from hexapla.present import present
from hexapla.present.presentation import Presentation
from hexapla.project.config import DocumentConfig
from hexapla.readers.text.reader import read_text
from samples.project import EN, FR

TEXTS = {"en": EN, "fr": FR}
PICTURE = b"""<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" viewBox="0 0 120 60">
<path d="M10 50h100M20 50v-30h20v30M60 50v-40h20v40" fill="none" stroke="#000"/></svg>"""
MEDIUM = "../media/bars.svg"


def row(*cells: str, kind: str = "td") -> str:
    """Return a row of plain cells."""
    return "<tr>" + "".join(f"<{kind}><p>{cell}</p></{kind}>" for cell in cells) + "</tr>"


RAGGED = (
    row("Place", "Beds", "Staff", kind="th")
    + row("North", "12")
    + '<tr><td colspan="5"><p>South, where no count was made</p></td></tr>'
    + row("East", "7", "3")
)
GAPS = (  # no cell begins in the third column, nor in the third row
    '<tr><td rowspan="3"><p>West</p></td><td colspan="2"><p>4</p></td><td><p>5</p></td></tr>'
    '<tr><td colspan="2" rowspan="2"><p>6</p></td><td rowspan="2"><p>7</p></td></tr><tr/>'
    '<tr><td><p>Sum</p></td><td colspan="2"><p>10</p></td><td><p>12</p></td></tr>'
)
SPANNERS = (
    '<tr><th rowspan="2"><p/></th><th colspan="2"><p>Visits</p></th><th rowspan="9"><p>Remarks</p></th></tr>'
    + row("2019", "2020", kind="th")
    + "<tr><th><p>Prisons</p></th><td><p>1,204</p></td><td><p>(998)</p></td><td><p>–</p></td></tr>"
    + "<tr><th><p>Barracks</p></th><td><p>310</p></td><td><p>..</p></td>"
    "<td><p>Two of them closed.</p><p>One is being built anew.</p></td></tr>"
)
ALL_HEADS = row("One", "Two", kind="th") + row("Three", "", kind="th")
NESTED = (
    "<tr><td><p>Outer</p></td><td><p>Before.</p><table>" + row("inner a", "inner b") + "</table><p>After.</p></td></tr>"
    "<tr><td><p>(a) First;</p><p>(b) Second.</p></td><td><p>x</p></td></tr>"
)
LONG = row("No.", "Establishment", "Persons", kind="th") + "".join(
    f'<tr><td rowspan="2"><p>{number}</p></td><td><p>House {number}</p></td><td><p>{number * 37}</p></td></tr>'
    f"<tr><td><p>Its annexe, visited on the same day by two members</p></td><td><p>{number * 3}</p></td></tr>"
    for number in range(1, 50)
)
WIDE = row("Governorate", *(f"Quarter {number}" for number in range(1, 14)), kind="th") + "".join(
    row(f"Governorate {letter}", *(f"{number * 1234:,}" for number in range(1, 14))) for letter in "ABCDEF"
)
NOTED = (
    row("Year", "Deaths", kind="th")
    + '<tr><td><p>2019<sup class="footnote"><authorialNote marker="a" placement="bottom"><p>From June on.</p></authorialNote></sup></p></td>'
    "<td><p>3</p></td></tr>" + row("2020", "–")
)
NARROW = (
    row("Category", "2024/25 apportionment", "2024/25 expenditure", "Unencumbered balance", "Percentage", "AUSSOM formed police",
        "2026/27 cost estimates", "Amount", "Symbol", kind="th")
    + row("Military and police personnel", "112 100.6", "118 217.3", "(6 116.7)", "(5.5)", "111 282.5", "112 903.8", "1 621.3",
          "A/78/744/Add.8")
    + row("Operational costs", "294 484.0", "267 188.2", "27 295.8", "9.3", "310 667.4", "264 456.3", "(46 211.1)",
          "A/79/724/Add.10")
    + row("<b>Total requirements</b>", *(f"<b>{each}</b>" for each in
          ("499 765.2", "486 293.9", "13 471.3", "2.7", "520 627.9", "481 671.8", "(38 956.1)", "A/RES/79/312")))
)  # fmt: skip
STAFF = (
    row("Component", "Type", "Number", "Level", "Functional title", "Action", kind="th")
    + row("<b>Executive direction</b>", "", "", "", "", "")
    + row("Positions", "International", "(1)", "UNV", "Chief of the Mine Action Programme", "Conversion")
    + row("Posts", "National", "1", "NPO", "Assistant Finance and Budget Officer", "Conversion")
    + row("<b>Net change</b>", "", "<b>–</b>", "", "", "")
)
HUGE = row("Country", *(f"Apportionment {number}" for number in range(1, 12)), kind="th") + "".join(
    row("Governorate", *(f"{number * 1234567:,}" for number in range(1, 12))) for _ in range(4)
)
ALL = {
    "ragged": RAGGED, "gaps": GAPS, "spanners": SPANNERS, "all heads": ALL_HEADS, "nested": NESTED, "long": LONG,
    "wide": WIDE, "noted": NOTED,
}  # fmt: skip


def table(rows: str, caption: str = "") -> etree._Element:
    """Return a table of these rows."""
    above = f"<caption>{caption}</caption>" if caption else ""
    return etree.fromstring(f'<table xmlns="{AKN}">{above}{rows}</table>')


def document(language: str = "en", **tables: str) -> AknDocument:
    """Return a document that holds tables (all of them if none is named), below headings that go down by leaps."""
    reading = read_text(TEXTS[language].encode(), f"{language}.txt", language)
    config = DocumentConfig(Path("document.toml"))
    made, _ = canonicalise(reading, settle([reading], config).metadata, config, language)
    last = list(made.body.iter(akn("content")))[-1]
    for number, (name, rows) in enumerate((tables or ALL).items(), 1):
        added = table(rows, f"Table {number}: {name}")
        added.set("eId", f"table_{number}")
        for place, note in enumerate(added.iter(akn("authorialNote")), 1):
            note.set("eId", f"table_{number}__note_{place}")
        last.append(added)
    if not tables:
        last.append(etree.fromstring(f'<figure xmlns="{AKN}" eId="fig_1"><img src="{MEDIUM}"/></figure>'))
        made.body.append(etree.fromstring(LEAPS))
    return AknDocument(made.root)


LEAPS = f"""<part xmlns="{AKN}" eId="part_x"><chapter eId="part_x__chp_1"><section eId="part_x__chp_1__sec_1">
<heading>Below two divisions without a heading</heading><subdivision eId="part_x__chp_1__sec_1__subdvs_1"><num>1.</num>
<heading>One level down</heading><alinea eId="part_x__al_1"><content><p>Text.</p></content></alinea></subdivision>
</section></chapter></part>""".replace("\n", "")


def edition(*languages: str, **tables: str) -> Presentation:
    """Return the edition of such a document in one language, or side by side."""
    codes = languages or ("en",)
    documents = {code: document(code, **tables) for code in codes}
    return present(documents, Edition.parse("-".join(codes)), Office(), media={MEDIUM: PICTURE})
