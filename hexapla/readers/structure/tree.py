"""The tree that a text becomes: parts with their own numbers, headings nested by rank, annexes beside the body."""

import re
from dataclasses import dataclass, field

from lxml import etree

from hexapla.akn.ids import RESTARTING
from hexapla.akn.names import E, akn, local
from hexapla.akn.reading import Repair
from hexapla.findings import Finding

RANKS = {
    "decision": -3, "resolution": -3, "annex": -2, "appendix": -1, "part": 1, "book_chapter": 2, "book_section": 3,
    "article": 4, "chapter": 11, "letter": 12, "numbered": 13, "h4": 14, "h56": 15,
}  # fmt: skip
"""How far out a labelled heading stands; an unnumbered one stands UNNUMBERED below the one it is under."""

UNNUMBERED = 10

ELEMENTS = {
    "part": "part", "book_chapter": "chapter", "book_section": "section", "article": "article", "chapter": "section",
}  # fmt: skip
"""The AKN element of a kind; a `division` for the others."""

_SYMBOL_IN_BRACKETS = re.compile(r"\([^()]*/[^()]*\)")


@dataclass
class Structure:
    """What the lines of a text have become: body and its preamble, attachments, repairs of markup, findings."""

    body: etree._Element
    attachments: list[etree._Element] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    preamble: etree._Element | None = None


@dataclass
class Heading:
    """A heading that is open: what stands under it goes into its element."""

    element: etree._Element
    rank: int
    kind: str


class Tree:
    """The body that is being built, then one attachment after another.

    `several` is True where a file holds several decisions: each is then a part of the body with numbers of its own,
    and its annexes stand in it, where the file has them.
    """

    def __init__(self, structure: Structure, *, several: bool) -> None:
        self.structure, self.several = structure, several
        self.start(structure.body)

    def start(self, body: etree._Element) -> None:
        """Go on in another body."""
        self.body = body
        self.headings: list[Heading] = []
        self.seen: dict[str, int] = {}
        self.annex: etree._Element | None = None

    @property
    def place(self) -> etree._Element:
        """Where the next element goes."""
        return self.headings[-1].element if self.headings else self.body

    @property
    def after_heading(self) -> bool:
        """True while nothing stands under the last heading."""
        if not self.headings:
            return False
        element = self.headings[-1].element
        return len(element) > 0 and local(element[-1]) in ("num", "heading", "subheading")

    @property
    def title_holder(self) -> etree._Element | None:
        """The part, annex or article whose title may stand on the next line, None where there is none."""
        if self.annex is not None:
            return self.annex if not len(self.body) and self.annex.find("{*}num") is None else None
        if self.headings and len(self.headings[-1].element) == 1 and local(self.headings[-1].element[0]) == "num":
            return self.headings[-1].element
        return None

    @property
    def subtitle_holder(self) -> etree._Element | None:
        """The heading that a line in brackets below it belongs to, None where something stands between."""
        if self.annex is not None and not len(self.body):
            return self.annex if self.annex.find("{*}subheading") is None else None
        if self.after_heading and local(self.headings[-1].element[-1]) == "heading":
            return self.headings[-1].element
        return None

    def is_inside(self, kind: str) -> bool:
        """Tell whether a heading of this kind is open."""
        return any(heading.kind == kind for heading in self.headings)

    def open_annex(self, heading: etree._Element, num: etree._Element | None = None) -> None:
        """Begin an attachment."""
        body = E.mainBody()
        attachment = E.attachment(
            *(part for part in (num, heading) if part is not None), E.doc({"name": "annex"}, body)
        )
        self.structure.attachments.append(attachment)
        self.start(body)
        self.annex = attachment if num is None else None

    def label_annex(self) -> None:
        """Make the name of the annex that stands in its heading its label; its title has been found."""
        name = self.annex.find("{*}heading") if self.annex is not None else None
        if name is not None:
            name.tag = akn("num")

    def open(self, kind: str, label: str, heading: etree._Element | None, rank: int | None = None) -> etree._Element:
        """Open a labelled heading below those that stand further out."""
        rank = RANKS[kind] if rank is None else rank
        self._close(rank, kind)
        element = self._element(kind)
        if label:
            element.append(E.num(label))
        if heading is not None:
            element.append(heading)
        self.place.append(element)
        self.headings.append(Heading(element, rank, kind))
        if rank <= RANKS["chapter"]:
            self.seen = {}
        return element

    def open_unnumbered(self, text: str, heading: etree._Element) -> bool:
        """Open a heading without a number: below the one it follows at once, else beside the last.

        Headings that differ only in a number are siblings, wherever they stand.  Returns whether its level is a guess.
        """
        template = _template(text)
        last = self.headings[-1].rank if self.headings else 0
        is_guess = False
        if template in self.seen:
            rank = self.seen[template]
        elif self.after_heading or last <= 0 or self.headings[-1].element.find("{*}num") is not None:
            rank = max(last, 0) + (UNNUMBERED if last <= RANKS["h56"] else 1)
        else:
            rank, is_guess = last, True
        self.open("unnumbered", "", heading, rank)
        self.seen[template] = rank
        return is_guess

    def leave_parts(self) -> None:
        """Close the articles and parts of a treaty: what follows belongs to none of them."""
        while self.headings and self.headings[-1].rank >= RANKS["part"]:
            self.headings.pop()

    def leave_article(self) -> None:
        """Close an article that holds text, and what is open in it."""
        place = next((place for place, each in enumerate(self.headings) if each.kind == "article"), None)
        if place is not None and not self.after_heading:
            del self.headings[place:]

    def _close(self, rank: int, kind: str) -> None:
        """Close the headings that stand no further out than a new one.

        Before a labelled heading, one without a label ends too, at the outermost level, unless it stands right above
        or holds the row that the label goes on with.
        """
        closed = set()
        while self.headings and self.headings[-1].rank >= rank:
            closed.add(self.headings.pop().kind)
        last = self.headings[-1] if self.headings else None
        if (
            last is not None
            and last.kind == "unnumbered" != kind
            and last.rank == UNNUMBERED
            and not self.after_heading
            and kind not in closed
        ):
            self.headings.pop()

    def _element(self, kind: str) -> etree._Element:
        if kind == "appendix" or (self.several and kind in RESTARTING):
            return E.hcontainer({"name": kind})
        return E(ELEMENTS.get(kind, "division"))

    def finish(self) -> None:
        """Give every empty body the empty paragraph that the schema wants."""
        bodies = [self.structure.body]
        bodies += [body for attachment in self.structure.attachments for body in attachment.iter("{*}mainBody")]
        for body in bodies:
            if not len(body):
                body.append(E.p())


def _template(text: str) -> str:
    """Return a heading with its figures and cited symbols taken out: what its siblings share."""
    return re.sub(r"\d+", "#", _SYMBOL_IN_BRACKETS.sub("", text)).strip().casefold()
