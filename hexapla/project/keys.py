"""The keys of the files that people write: what each holds, in words that editors show (docs/schemas is made of them)."""

import datetime
from dataclasses import fields

from hexapla.domain.limits import Limits
from hexapla.project.toml_file import Key

LANGUAGES = ("ar", "zh", "en", "fr", "ru", "es")
DISTRIBUTIONS = ("general", "limited", "restricted", "provisional")
SIGNATURES = (1, 2, 4, 8, 16, 32)
"""How many pages a sheet of the print edition may make; 1 leaves their number as it is."""

TRACKED = ("accept", "reject")
"""What may become of tracked changes of a Word file, once it is decided."""

PDF_PROFILES = ("3a", "2a")
"""What PDF files may be for archives: PDF/A-3a or PDF/A-2a."""

STATUSES = ("derived", "issued", "draft", "advance-unedited")

TECHNICAL = "technical"
"""The kind of reissue that a page tells of: `Reissued for technical reasons on …`."""

REISSUES = (TECHNICAL, "corrected", "other")
"""Why a text is issued again: for technical reasons, with a corrected text, for what a reason says (UN practice has a line for the first)."""

_PDF_PROFILE = Key(str, "PDF/A-3a, the canonical XML attached, or PDF/A-2a, the canonical XML beside it", PDF_PROFILES)
_IN_LANGUAGES = {code: Key(str, "the words in this language") for code in LANGUAGES}

_ISSUE = {
    "number": Key(int, "which issue this is; without it one more than the one before"),
    "date": Key(datetime.date, "the day of the reissue"),
    "kind": Key(str, "why it was reissued; of technical reasons alone the pages tell", REISSUES),
    "reason": Key(str, "why it was reissued, in words for the catalogue and the package"),
}

_LANGUAGE = {
    "source": Key(str, "the file of this language; without it the file named after the language"),
    "title": Key(str, "the title, where the text has none or another"),
    "title_confirmed": Key(bool, "whether somebody has confirmed the title; until then it is warned about"),
    "date": Key(datetime.date, "the day of this language, where it is not that of the document"),
    "session": Key((str, int), "the session in this language, where the text has none or another"),
    "job_number": Key(str, "the job number of this language"),
    "issue": Key(list, "reissues of this language", inner=_ISSUE),
    "partial": Key(bool, "whether this text is shorter than the others on purpose"),
    "tracked": Key(str, "what becomes of tracked changes in its Word file", TRACKED),
}

_NOTE = {"marker": Key(str, "the mark in the text, such as *"), **_IN_LANGUAGES}

DOCUMENT = {
    "symbol": Key(str, "the symbol, such as CAT/C/PER/FCO/7"),
    "date": Key(datetime.date, "the day of the document"),
    "distribution": Key(str, "who may see it", DISTRIBUTIONS),
    "status": Key(str, "what it is; job number and bar code appear on issued documents alone", STATUSES),
    "original": Key(str, "the language that it was written in", LANGUAGES),
    "languages": Key(list, "the languages that it is issued in", inner=Key(str, "a language", LANGUAGES)),
    "editions": Key(list, "editions besides those that every document has", inner=Key(str, "en, or fr-en: the columns in this order")),
    "received": Key(datetime.date, "the day on which it was received"),
    "submitter": Key(str, "who has submitted it, a State by its three letters"),
    "session": Key((str, int), "the session, where no text has one; of one language: below it"),
    "agenda_item": Key((str, int), "the agenda item, where the texts have none or another"),
    "job_number": Key(str, "the job number; never made up"),
    "corrects": Key(str, "the symbol of the document that this corrigendum corrects"),
    "partial": Key(bool, "whether its texts are as short as they are on purpose"),
    "pdf_profile": _PDF_PROFILE,
    "subjects": Key(list, "what it is about", inner=Key(str, "a word or a phrase")),
    "notes": Key(dict, "texts of notes whose mark alone is in the sources", inner=Key(dict, "a note", inner=_NOTE)),
    "align": Key(dict, "exceptions to pairing by number: fr:para_13 and the ids that it answers",
                 inner=Key((str, list), "the id, or the ids, of the units that it answers")),
    "limits": Key(dict, "bounds that are other ones for this document",
                  inner={each.name: Key(int, "the bound of this document") for each in fields(Limits)}),
    **{code: Key(dict, "what is stated of this language", inner=_LANGUAGE) for code in LANGUAGES},
}  # fmt: skip


def office(stations: tuple[str, ...]) -> dict[str, Key]:
    """Return the keys of `office.toml`; `stations` are the duty stations that there are."""
    return {
        "emblem": Key(str, "an SVG beside this file, printed in place of the word emblem"),
        "word_template": Key(str, "a Word file beside this one whose styles, heads and feet the Word editions have"),
        "base_url": Key(str, "where the editions are for everybody, the beginning of copied links"),
        "publisher": Key(str, "who publishes, in the metadata"),
        "contact": Key(str, "whom to write to, in the metadata"),
        "rights": Key(str, "the terms under which the texts may be used"),
        "page_size": Key(str, "the paper, where it is not that of the station", ("A4", "Letter")),
        "verso": Key(str, "the language of left-hand pages where languages face each other", LANGUAGES),
        "station": Key(str, "whose pages documents have; without it the organ decides", stations),
        "word_limit": Key(int, "how many words a document may have before it is warned about"),
        "confirmed": Key(dict, "keys of our own words that somebody has confirmed, by language",
                         inner={code: Key(list, "keys of phrases") for code in LANGUAGES}),
        "memory": Key(str, "which pairs of sentences go into translation memories", ("agreed", "all")),
        "signature": Key(int, "how many pages a sheet of the print edition makes", SIGNATURES),
        "crop_marks": Key(bool, "whether the print edition says where to cut"),
        "cover": Key(bool, "whether the print edition has a cover"),
        "pdf_profile": _PDF_PROFILE,
        "organs": Key(dict, "bodies that the vocabulary has not: the beginning of their symbols, and their names",
                      inner=Key((str, dict), "its name, or its names by language", inner=_IN_LANGUAGES)),
        "series": Key(dict, "parts of symbols that the vocabulary has not, and what they stand for",
                      inner=Key(str, "what it stands for")),
        "signing_key": Key(str, "the key that packages are signed with, a path from here on"),
    }  # fmt: skip


ACCEPTED = {
    "accepted": Key(list, "what has been looked at and is right as it is", inner={
        "code": Key(str, "the code of the finding, or the kind of the concordance item", is_needed=True),
        "id": Key(str, "where it is, or the pair of the concordance", is_needed=True),
        "language": Key(str, "the language", LANGUAGES),
        "reason": Key(str, "why it is right as it is", is_needed=True),
        "hash": Key(str, "the hash of the words that it was settled for, which accept writes", is_needed=True),
        "by": Key(str, "who has settled it"),
        "at": Key(datetime.datetime, "when it was settled"),
        "bulk": Key(bool, "whether it was one of many that were settled together"),
    }),
}  # fmt: skip
