"""A document with every kind of block that a page can hold, for the tests that look at pages."""

import re
from dataclasses import replace

from lxml import etree

from hexapla.akn.blocks import Block, blocks
from hexapla.akn.heading_styles import heading_styles
from hexapla.akn.names import akn
from hexapla.present.contents import contents_of
from hexapla.present.presentation import Note, Presentation
from samples.paper import WORDS, single

PICTURE = b"""<svg xmlns="http://www.w3.org/2000/svg" width="240" height="90" viewBox="0 0 240 90">
<path d="M10 80h220M30 80v-30h30v30M90 80v-50h30v50M150 80v-66h30v66" fill="none" stroke="#000"/></svg>"""

TEXT = WORDS["en"]

LONG_NOTE = " ".join(
    f"Sentence {number} of a long note says what the source has to say of it." for number in range(1, 90)
)

BODY = f"""
<section eId="sec_I"><num>I.</num><heading>Chapter heading</heading>
 <division eId="sec_I__dvs_A"><num>A.</num><heading>First heading</heading>
  <paragraph eId="para_1"><num>1.</num><intro><p>{TEXT} It concerns:</p></intro>
   <list eId="para_1__list_1">
    <point eId="para_1__list_1__point_a"><num>(a)</num><intro><p>The first item, which is long enough to run over the end
     of its line and to turn over flush with the text, as in Geneva:</p></intro>
     <list eId="para_1__list_1__point_a__list_1">
      <point eId="para_1__list_1__point_a__list_1__point_i"><num>(i)</num><content><p>Its first part, of one line and a
       half, so that one sees where the second line of it begins;</p></content></point>
      <point eId="para_1__list_1__point_a__list_1__point_ii"><num>(ii)</num><content><p>Its second part;</p></content></point>
     </list></point>
    <point eId="para_1__list_1__point_b"><num>(b)</num><content><p>The second item.</p></content></point>
   </list></paragraph>
  <paragraph eId="para_1bis"><num>1 bis.</num><content><p>An inserted paragraph. {TEXT}</p></content></paragraph>
  <paragraph eId="para_2"><num>2.</num><content><p>The State party quotes:</p>
   <embeddedStructure eId="para_2__quote"><p>{TEXT}</p><p>A second paragraph of the quotation.</p></embeddedStructure>
   </content></paragraph>
  <alinea eId="alinea_1"><content><p>An unnumbered paragraph. {TEXT}</p></content></alinea>
 </division>
 <division eId="sec_I__dvs_B"><num>B.</num><heading>Second heading</heading>
  <paragraph eId="para_3"><num>3.</num><content><p>The figures are in the table.</p></content></paragraph>
  <hcontainer eId="hc_1"><content>
   <table eId="table_1"><caption>Prison population, by year</caption>
    <tr><th><p>Region</p></th><th><p>2019</p></th><th><p>2020</p></th></tr>
    <tr><td><p>Lima and the coast<authorialNote marker="a" eId="note_a"><p>Without the
     province of Callao.</p></authorialNote></p></td><td><p>1,204</p></td><td><p>998</p></td></tr>
    <tr><td><p>Highlands, where the registers of two courts were joined in March</p></td><td><p>310</p></td>
     <td><p>..</p></td></tr>
    <tr><td><p>Total</p></td><td><p>1,514</p></td><td><p>998</p></td></tr>
   </table></content></hcontainer>
  <hcontainer eId="hc_2"><content><figure eId="figure_1"><img src="../media/f.svg" alt="Three columns that rise"/></figure>
   </content></hcontainer>
  <paragraph eId="para_4"><num>4.</num><content><p>{TEXT}<authorialNote marker="1" eId="note_1"><p>{LONG_NOTE}</p></authorialNote>
   {TEXT} {TEXT}</p></content></paragraph>
  <paragraph eId="para_5"><num>5.</num><content><p>{TEXT} {TEXT}<authorialNote marker="2" eId="note_2"><p>See
   CAT/C/XXX/FCO/9, paras. 2–4.</p></authorialNote></p></content></paragraph>
 </division>
</section>
"""

ANNEX = f"""
<paragraph eId="att_1__para_1"><num>1.</num><content><p>{TEXT}</p></content></paragraph>
<alinea eId="att_1__alinea_1"><content><p>{TEXT}</p></content></alinea>
"""


def body_of(text: str) -> etree._Element:
    """Return the body whose inside this is."""
    inside = re.sub(r"\s+", " ", text).replace("> <", "><")
    return etree.fromstring(f'<mainBody xmlns="{akn("x")[1:-2]}">{inside}</mainBody>')


def every_kind(times: int = 1) -> Presentation:
    """Return an edition with every kind of block; a longer one repeats its text with other ids."""
    edition = single("en", [("para", "1.", "-")], title="Report of the Committee{*|Note}",
                     session=("Forty-third session", "24 February–20 March 2020", "Agenda item 6"), subtitle=("Republic of X",))  # fmt: skip
    found: list[Block] = []
    title_note = etree.fromstring("<p>The annex is circulated as received.</p>")
    notes = [Note("note_90000", "*", "title", (title_note,))]
    for time in range(times):
        mark = f"_{time}" if time else ""
        body = body_of(BODY.replace('eId="', f'eId="{mark.lstrip("_")}') if time else BODY)
        found += blocks(body)
        notes += [
            Note(each.get("eId", ""), each.get("marker", ""), "", tuple(each))
            for each in body.iter(akn("authorialNote"))
        ]
    heading = body_of("<heading>List of persons heard by the Committee</heading>")[0]
    found.append(Block("annex", "att_1", (heading,), "Annex", 1, element=heading))
    found += blocks(body_of(ANNEX))
    styles = heading_styles(found)
    first = replace(
        edition.first,
        blocks=tuple(found),
        notes=tuple(notes),
        styles=styles,
        contents=contents_of(found, styles, edition.first.language),
    )
    return replace(edition, columns=(first,), media={"../media/f.svg": PICTURE})
