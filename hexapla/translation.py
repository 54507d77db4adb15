"""What the program has said in English, in the language of an interface: sentences by their templates, values by theirs."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from hexapla.data_files import data_file, data_names
from hexapla.sentences import is_known, said_again, said_in

_TABLES = ("messages", "reasons", "pages", "places", "values", "names")
_LISTS = ("names", "codes", "languages")
"""Values that are lists of names, as `a and b`."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


def table(language: str) -> dict[str, Any]:
    """Return what a language says of all that is said in English: `messages` of faults, `reasons` of items, `pages` of reports.

    `values` are what stands in them, `names` such values, by their templates, by what they are called there; `quoted` says which of these are words of documents;
    `separator` parts thousands.
    """
    known = data_file(f"translations/{language}") if language in data_names("translations") else {}
    return {"separator": ",", "quoted": (), **{name: {} for name in _TABLES}, **known}


def value_in(language: str, name: str, text: str) -> str:
    """Return a value of a sentence, `name` is what it is called there; what nobody knows as it is, for it may be quoted."""
    own = table(language)
    if name in ("rule", "place"):
        return (reason_in if name == "rule" else place_in)(text, language)
    if name in _LISTS:
        listed = (str(own["names"].get("language", {}).get(part, part)) for part in text.split(" and "))
        return str(own["values"].get(" and ", " and ")).join(listed)
    if name in own["quoted"]:
        return text
    known, values = own["names"].get(name, {}), own["values"]
    if _GROUPED.fullmatch(text):
        return text.replace(",", own["separator"])
    ways = (_said(text, known, language), *(_each(text, mark, each, values.get(mark, mark), language)
            for each in (known, values) for mark in ("; ", ", ")))  # fmt: skip
    made = next((said for said in ways if said != text), text)
    return _fault_said(text, language) if made == text and name in ("reason", "advice") else made


def _fault_said(text: str, language: str) -> str:
    """Return a fault that stands within another sentence, without the point at its end."""
    messages = table(language)["messages"]
    made = (_said(f"{text}{end}", messages, language).removesuffix(end) for end in ("", "."))
    return next((each for each in made if each != text), text)


def again_in(text: str, template: str, own: str, language: str) -> str:
    """Return a text that this template has made as that of a language says it."""
    return said_again(text, template, own, partial(value_in, language), table(language)["separator"])


def fault_in(text: str, language: str) -> str:
    """Return what was said of a fault, its message and its advice in lines of their own; what nobody knows as it is."""
    return "\n".join(_said(line, table(language)["messages"], language) for line in text.split("\n"))


def reason_in(text: str, language: str) -> str:
    """Return why an item of a concordance asks for a look."""
    return _said(text, table(language)["reasons"], language)


def place_in(text: str, language: str) -> str:
    """Return a place of a document, such as `Paragraph 41, item 2`."""
    return _each(text, ", ", table(language)["places"], ", ", language)


def page_text_in(text: str, language: str) -> str:
    """Return words of a page of ours, with the blanks around them; of a reason that a page says as a sentence too."""
    words, own = text.strip(), table(language)
    said = own["names"].get("kind", {}).get(words) or _said(words, own["pages"], language)
    if said == words:
        said = place_in(words, language)
    if said == words and words:
        end = words[-1] if words.endswith((".", ":")) else ""
        bare = words.removesuffix(end)
        starts = (bare, bare[:1].lower() + bare[1:])
        reason = next((each for start in starts if (each := reason_in(start, language)) != start), "")
        said = f"{reason[:1].upper()}{reason[1:]}{own['values'].get(end, end)}" if reason else words
    if said == words:
        said = value_in(language, "", words)
    return text.replace(words, said, 1) if words else text


def _each(text: str, mark: str, templates: Mapping[str, str], joint: str, language: str) -> str:
    """Return what stands between marks each said in a language, the whole as it is where one of them is not known."""
    parts = text.split(mark)
    if not all(is_known(part, templates) for part in parts):
        return text
    return joint.join(_said(part, templates, language) for part in parts)


def _said(text: str, templates: Mapping[str, str], language: str) -> str:
    return said_in(text, templates, partial(value_in, language), table(language)["separator"])
