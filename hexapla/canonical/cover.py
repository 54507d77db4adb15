"""The masthead as AKN: lines the source gave as it gave them, the others from data, marked as supplied."""

import copy
from collections.abc import Iterator
from itertools import count

from lxml import etree

from hexapla.akn.names import SUPPLIED, E
from hexapla.akn.reading import Reading, Slot
from hexapla.canonical.slots import agenda_item_of, names, session_of, with_item
from hexapla.catalogue import language, language_list
from hexapla.dates import format_day, masthead_day
from hexapla.domain.language import Language, Origin, Phrase, folded
from hexapla.domain.metadata import Expression, Metadata
from hexapla.domain.organ import Organ
from hexapla.project.config import DocumentConfig
from hexapla.typography.marks import marked


def build_cover(reading: Reading, metadata: Metadata) -> etree._Element:
    """Return the `coverPage`: the lines of the masthead in the order of the page."""
    maker = _Maker(reading, metadata)
    lines = [
        maker.line("authority", maker.tongue.phrase("united_nations"), "docAuthority", {"refersTo": "#un"}),
        maker.symbol(),
        maker.line("instrument", maker.organ_name(), "inline", {"name": "akn4un:instrument"}),
        maker.distribution(),
        maker.date(),
        maker.line("language", maker.tongue.phrase("language_line") if not reading.slots else None,
                   "inline", {"name": "akn4un:languageOfExpression"}),
        maker.original(),
        maker.line("limitation", maker.limitation(), "inline", {"name": "akn4un:languageRestriction"},
                   {"refersTo": "#languagesRestricted"} if metadata.languages else {}),
        maker.reissue(),
    ]  # fmt: skip
    lines += [E.p(slot.text) for slot in reading.slots if slot.key == "line" or _is_second(slot, reading)]
    container = E.container({"name": "masthead"}, *(line for line in lines if line is not None))
    return E.coverPage(container)


def build_preface(reading: Reading, metadata: Metadata, config: DocumentConfig) -> etree._Element | None:
    """Return the `preface`: committee, session, title and the date received; None if there is nothing."""
    maker = _Maker(reading, metadata)
    lines = [
        maker.line("committee", maker.committee(), "docCommittee", {"refersTo": f"#{maker.actor}"}),
        *maker.stated_session(config),
        *(maker.below(slot, config) for slot in reading.slots if slot.key == "session"),
        maker.stated_item(config),
        maker.title(config),
        *(E.p(_said(E.inline({"name": "akn4un:subTitle"}), slot)) for slot in reading.slots if slot.key == "subtitle"),
        maker.corrigendum(),
        maker.received(),
    ]
    preface = E.preface(*(line for line in lines if line is not None))
    _complete_notes(preface, config, reading.language)
    return preface if len(preface) else None


_STATED = Origin.STATED
_FACTS = {"limitation": "languages"}
"""Slots whose fact has another name."""


class _Maker:
    """Makes one line after the other, for one language."""

    def __init__(self, reading: Reading, metadata: Metadata) -> None:
        self.reading, self.metadata = reading, metadata
        self.tongue: Language = language(reading.language)
        self.block: Language = language(str(self.tongue.facts["masthead_language"]))
        self.organ: Organ | None = metadata.organ
        self.actor = f"un-{self.organ.key if self.organ else metadata.symbol.body_key}"
        self.expression: Expression = metadata.expressions[reading.language]

    def line(self, key: str, otherwise: Phrase | None, name: str, *facts: dict[str, str]) -> etree._Element | None:
        """Return a line as the source has it, else as data or document.toml supplies it, else None."""
        slot = self.slot(key)
        attributes = {name: value for each in facts for name, value in each.items()}
        if slot is not None:
            return E.p(_said(E(name, attributes), slot))
        if otherwise is None or not otherwise.text:
            return None
        attributes[SUPPLIED] = self.origin(key, otherwise)
        return E.p(E(name, attributes, otherwise.text.replace("|", " ")))

    def origin(self, key: str, phrase: Phrase) -> str:
        """Return where the words of a supplied line come from: document.toml, if it overrules one of the source."""
        return _STATED if self.reading.slot(key) is not None else str(phrase.origin)

    def symbol(self) -> etree._Element | None:
        """Return the symbol, behind that of a reissue the asterisk that the source may lack."""
        line = self.line("symbol", Phrase(str(self.metadata.symbol), _STATED), "docNumber", {"refersTo": "#symbol"})
        if line is not None and self.expression.reissued and not self._own_mark:
            line[0].append(E.inline({"name": "reissueMark", SUPPLIED: Origin.SEEN}, self._reissue_mark))
        return line

    def reissue(self) -> etree._Element | None:
        """Return what the asterisk behind the symbol of a reissue says; None where the source says it, or no day is stated."""
        day, body = self.expression.reissued, self.reading.body
        is_said = self._own_mark and any("".join(map(str, p.itertext())).startswith("*") for p in body.iter("{*}p"))
        if day is None or is_said:
            return None
        phrase = self.tongue.phrase("reissue")
        words = f"{self._own_mark or self._reissue_mark} {phrase.text.format(date=format_day(day, self.tongue))}"
        return self.line("reissue", Phrase(words, phrase.origin), "inline", {"name": "reissue"})

    @property
    def _own_mark(self) -> str:
        """The asterisks that the source has behind its symbol."""
        slot = self.slot("symbol")
        printed = slot.text if slot else str(self.metadata.symbol)
        return printed[len(printed.rstrip("*")) :]

    @property
    def _reissue_mark(self) -> str:
        """The first row of asterisks that no note of the masthead or the title has."""
        contents = (slot.content for slot in self.reading.slots if slot.content is not None)
        taken = {note.get("marker") for content in contents for note in content.iter("{*}authorialNote")}
        taken |= {slot.text[len(slot.text.rstrip("*")) :] for slot in self.reading.slots if slot.key != "symbol"}
        return next(mark for number in count(1) if (mark := "*" * number) not in taken)

    def corrigendum(self) -> etree._Element | None:
        """Return the line that says that a document corrects another; None where the source has it, or it corrects none."""
        phrase = self.tongue.phrase("corrigendum")
        is_said = any(folded(phrase.text) in folded(slot.text) for slot in self.reading.slots)
        if is_said or not self.metadata.corrects:
            return None
        return self.line("corrigendum", phrase, "inline", {"name": "akn4un:subTitle"})

    def slot(self, key: str) -> Slot | None:
        """Return a line of the source's masthead, unless document.toml says otherwise and wins."""
        slot = self.reading.slot(key)
        if slot is None:
            return None
        fact = _FACTS.get(key, key)
        return None if (self.reading.name, fact) in self.metadata.overruled else slot

    def organ_name(self) -> Phrase | None:
        """Return the large name of the masthead."""
        return self.organ.masthead.get(self.tongue.code) if self.organ else None

    def committee(self) -> Phrase | None:
        """Return the name under the masthead."""
        return self.organ.committee.get(self.tongue.code) if self.organ else None

    def distribution(self) -> etree._Element | None:
        """Return the distribution line."""
        kind = self.metadata.distribution
        phrase = self.block.phrase(f"distribution_{kind}") if kind else None
        reference = {"refersTo": f"#distribution{kind.capitalize()}"} if kind else {}
        return self.line("distribution", phrase, "inline", {"name": "akn4un:distribution"}, reference)

    def date(self) -> etree._Element | None:
        """Return the date line; a stand-in is never printed."""
        date = self.expression.date
        if self.slot("date") is None and not date.is_printable:
            return None
        facts = {"date": date.day.isoformat(), "refersTo": "#issued"}
        origin = Origin.ASSUMED if date.name == "assumed" else _STATED
        return self.line("date", Phrase(masthead_day(date.day, self.tongue), origin), "docDate", facts)

    def original(self) -> etree._Element | None:
        """Return the line that names the original language, the name marked inside it."""
        code = self.metadata.original
        slot = self.slot("original")
        if code is None:
            return self.line("original", None, "inline", {"name": "akn4un:originalLanguage"})
        phrase = self.block.phrase("original_line")
        name = self.block.names[code].text
        text = slot.text if slot else phrase.text.format(language=name)
        before, found, after = text.rpartition(name)
        if not found:
            return self.line("original", None, "inline", {"name": "akn4un:originalLanguage"})
        inline = E.inline({"name": "akn4un:originalLanguage"}, name)
        inline.tail = after or None
        line = E.p(before, inline)
        if slot is None:
            line.set(SUPPLIED, self.origin("original", phrase))
        return line

    def limitation(self) -> Phrase | None:
        """Return the "… only" line: languages in the alphabetical order of this one."""
        codes = self.metadata.languages
        if not codes or len(codes) >= len(_ALL):
            return None
        if len(codes) == 1:
            phrase = self.block.phrase("language_only")
            return Phrase(_capital(phrase.text.format(language=self.block.names[codes[0]].text)), phrase.origin)
        phrase = self.block.phrase("languages_only")
        return Phrase(_capital(phrase.text.format(languages=language_list(codes, self.block))), phrase.origin)

    def stated_session(self, config: DocumentConfig) -> list[etree._Element]:
        """Return the session that document.toml states, where the source names none."""
        stated = config.expression(self.tongue.code).session or config.session
        return [] if session_of(self.reading) or stated is None else [self._stated(stated)]

    def stated_item(self, config: DocumentConfig) -> etree._Element | None:
        """Return the agenda item that document.toml states, in the words of the language; None where the source has it."""
        if config.agenda_item is None or any(names(slot, "agenda", self.reading) for slot in self.reading.slots):
            return None
        return self._stated(self.tongue.phrase("agenda_item").text.format(number=config.agenda_item))

    def below(self, slot: Slot, config: DocumentConfig) -> etree._Element:
        """Return a line below the masthead: as the source has it, but for a session and an agenda item that document.toml states otherwise."""
        session, item = config.expression(self.tongue.code).session, config.agenda_item
        said = slot.words
        if session and slot is (session_of(self.reading) or (None, None))[1]:
            said = session + said[len(said.rstrip("*")) :]
        elif item and slot is (agenda_item_of(self.reading) or (None, None))[1]:
            said = with_item(said, item)
        return E.p(_said(E.session(), slot)) if said == slot.words else self._stated(said, slot)

    def _stated(self, text: str, slot: Slot | None = None) -> etree._Element:
        line = E.p(E.session(text, *_notes_of(slot)))
        line.set(SUPPLIED, _STATED)
        return line

    def title(self, config: DocumentConfig) -> etree._Element | None:
        """Return the title, with its note; what document.toml states wins."""
        stated = config.expression(self.tongue.code).title
        slot = self.reading.slot("title")
        if slot is not None and slot.content is not None and stated is None:
            return E.p(copy.deepcopy(slot.content))
        if stated is None:
            return None
        notes = list(_notes_of(slot))
        title, _ = marked("docTitle", stated.rstrip("*") if notes else stated, self.tongue.code, 0)
        title.set(SUPPLIED, _STATED)
        title.extend(notes)
        return E.p(title)

    def received(self) -> etree._Element | None:
        """Return the line with the date received, the date marked inside it."""
        day = self.metadata.received
        slot = self.slot("received")
        if day is None:
            return self.line("received", None, "inline", {"name": "akn4un:dateReceived"})
        phrase = self.tongue.phrase("date_received")
        shown = format_day(day, self.tongue)
        text = slot.text if slot else phrase.text.format(date=shown)
        before, found, after = text.partition(shown)
        holder = E.inline({"name": "akn4un:dateReceived"}, before)
        if found:
            date = E.docDate({"date": day.isoformat(), "refersTo": "#received"}, shown)
            date.tail = after
            holder.append(date)
        if slot is None:
            holder.set(SUPPLIED, self.origin("received", phrase))
        holder.extend(_notes_of(self.reading.slot("received")))
        return E.p(holder)


_ALL = ("ar", "zh", "en", "fr", "ru", "es")


def _said(element: etree._Element, slot: Slot) -> etree._Element:
    """Give an element what a slot says, and the notes that it calls."""
    element.text = slot.text if slot.content is None else slot.content.text
    element.extend(copy.deepcopy(child) for child in (slot.content if slot.content is not None else ()))
    return element


def _is_second(slot: Slot, reading: Reading) -> bool:
    """Tell whether a line says again what another says that has its place: it is kept as it stands."""
    return slot.key not in ("line", "session", "subtitle", "job_number") and slot is not reading.slot(slot.key)


def _notes_of(slot: Slot | None) -> Iterator[etree._Element]:
    """Yield the notes that a line calls, as they stand at their calls, but for those whose text is lost."""
    for call in slot.content.iter("{*}sup") if slot is not None and slot.content is not None else ():
        if call.find("{*}authorialNote") is not None and call.find("{*}authorialNote[@status='incomplete']") is None:
            kept = copy.deepcopy(call)
            kept.tail = None
            yield kept


def _complete_notes(preface: etree._Element, config: DocumentConfig, code: str) -> None:
    """Give each note of the lines under the masthead the text that document.toml states below [notes] for its mark."""
    stated = {each.get("marker", "*"): each[code] for each in config.notes.values() if code in each}
    for note in preface.iter("{*}authorialNote"):
        if note.get("status") == "incomplete" and (text := stated.get(note.get("marker", ""))):
            del note.attrib["status"]
            paragraph, _ = marked("p", text, code, 0)
            paragraph.set(SUPPLIED, _STATED)
            note[:] = [paragraph]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
