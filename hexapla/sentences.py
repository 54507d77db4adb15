"""Sentences of ours said again in another language: what a template was filled with is found in what it has made."""

import re
from collections.abc import Callable, Mapping
from functools import cache

_VALUE = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}]*))?\}")
"""A place for a value, `{name}`; for a number with its noun, `{count:item|items}`."""


class Number(int):
    """A number that a message counts with: `{count:item|items}` is `1 item`, `2 items`; `separator` parts its thousands."""

    separator = ","

    def __format__(self, spec: str) -> str:
        """Return the number, with its noun where the spec has one for one and one for more."""
        one, bar, more = spec.partition("|")
        number = f"{int(self):,}".replace(",", self.separator)
        return f"{number} {one if self == 1 else more}" if bar else int.__format__(self, spec)


def same(_: str, value: str) -> str:
    """Return a value as it is."""
    return value


def said_again(
    text: str, template: str, own: str, named: Callable[[str, str], str] = same, separator: str = Number.separator
) -> str:
    """Return a text that this template has made as another template says it; as it is where the template has not.

    `named` says a value in the other language by its name, `separator` parts the thousands of its numbers.
    """
    found = _pattern(template).fullmatch(text)
    if found is None:
        return text
    counted = {match[1] for match in _VALUE.finditer(own) if match[2] is not None}
    values: dict[str, object] = {}
    for name, value in found.groupdict().items():
        values[name] = named(name, value)
        if name in counted:
            values[name] = number = Number(value.replace(",", ""))
            number.separator = separator
    return own.format(**values)


def said_in(
    text: str, templates: Mapping[str, str], named: Callable[[str, str], str] = same, separator: str = Number.separator
) -> str:
    """Return a text as the first template says it that can have made it, by our template; as it is where none has."""
    if text in templates:
        return templates[text]
    made = (
        said_again(text, *each, named, separator)
        for each in templates.items()
        if "{" in each[0] and _pattern(each[0]).fullmatch(text)
    )
    return next(made, text)


def is_known(text: str, templates: Mapping[str, str]) -> bool:
    """Tell whether one of the templates can have made a text."""
    return text in templates or any("{" in each and _pattern(each).fullmatch(text) for each in templates)


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """Return what the texts of a template look like; a value that stands twice is the same twice."""
    parts, place, names = [], 0, set[str]()
    for match in _VALUE.finditer(template):
        parts.append(re.escape(template[place : match.start()]))
        name, one, more = match.groups()
        nouns = "" if one is None else f" (?:{re.escape(one)}|{re.escape(more)})"
        value = f"(?P={name})" if name in names else f"(?P<{name}>{'.*?' if one is None else '[0-9,]+'})"
        parts.append(value + nouns)
        names.add(name)
        place = match.end()
    return re.compile("".join((*parts, re.escape(template[place:]))), re.DOTALL)
