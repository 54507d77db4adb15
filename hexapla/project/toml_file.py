"""Reading TOML files that people write: every key known, every value of the right kind, or a clear error."""

import datetime
import difflib
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Never, TypeVar

from hexapla.dates import parse_any_day
from hexapla.errors import ConfigurationError
from hexapla.project.toml_faults import fault_in
from hexapla.storage.reading import placed

Kind = type | tuple[type, ...]
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
T = TypeVar("T")


class Key(NamedTuple):
    """What a key holds, and in words what it says; `inner` are the keys of its tables, or what each of its values is."""

    kind: Kind
    says: str
    choices: tuple[object, ...] = ()
    inner: "Key | Mapping[str, Key] | None" = None
    is_needed: bool = False


class TomlFile:
    """One TOML file, with its text at hand so that an error can name the line."""

    def __init__(self, path: Path, data: bytes | None) -> None:
        """Take the bytes of the file; None, for a file that is not there, is an empty table.

        Raises:
            ConfigurationError: they are no TOML, or no UTF-8, or hold characters that no document can.
        """
        self.path = path
        self.text = ""
        self.values: dict[str, Any] = {}
        try:
            self.text = (data or b"").decode("utf-8-sig")
            self.values = tomllib.loads(self.text)
            self._check_characters(self.values)
        except UnicodeDecodeError as error:
            line = (data or b"")[: error.start].count(b"\n") + 1
            self.fail(f"is not UTF-8 (byte {error.start + 1})", "Save the file as UTF-8.", line)
        except tomllib.TOMLDecodeError as error:
            fault = fault_in(self.text, error)
            self.fail(f"cannot be read: “{fault.words}”", fault.advice, fault.line)
        except RecursionError:
            self.fail("is nested too deeply", "Correct the file.", None)
        except ValueError:  # tomllib gives a number to Python, which reads no more than some thousand figures
            self.fail("has a number of thousands of figures", "Correct the file.", None)

    def _check_characters(self, value: object, key: str = "") -> None:
        """Refuse characters that XML cannot hold, in names and in values."""
        if isinstance(value, str) and (sign := _ILLEGAL.search(value)):
            advice = "Take it out: no document can hold it."
            self.fail(f"has the character U+{ord(sign[0]):04X} in {key!r}", advice, self.line_of(key))
        if isinstance(value, dict):
            for name, inner in value.items():
                self._check_characters(name, key or name)
                self._check_characters(inner, name)
        elif isinstance(value, list):
            for each in value:
                self._check_characters(each, key)

    def line_of(self, key: str) -> int | None:
        """Return the line where a key or a table of this name is written, None if it is not found."""
        pattern = re.compile(rf"^\s*(?:\[+\s*(?:\w+\.)*)?[\"']?{re.escape(key)}[\"']?\s*(?:[=.\]])")
        numbered = enumerate(self.text.splitlines(), 1)
        return next((number for number, line in numbered if pattern.match(line)), None)

    def check_keys(
        self, values: object, known: Mapping[str, Kind], where: str = "", inside: Mapping[str, Sequence[str]] = {}
    ) -> None:
        """Make sure that this is a table, every key of it known, every value of its kind.

        `inside` are the keys of the tables in it, with the heads that each may stand below.

        Raises:
            ConfigurationError: naming file, line, key, and the nearest key there is.
        """
        if not isinstance(values, Mapping):
            self.fail(f"has {values!r}{where}, where a table belongs", "Write key = value below its head.", None)
        for key, value in values.items():
            if key not in known:
                near = difflib.get_close_matches(key, {*known, *inside}, n=1, cutoff=0.5)
                advice = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(sorted(known))}."
                if near and near[0] not in known:
                    heads = ", ".join(f"[{head}]" for head in inside[near[0]])
                    advice = f"Did you mean {near[0]!r}? It stands below one of {heads}."
                self.fail(f"has an unknown key {key!r}{where}", advice, self.line_of(key))
            kind = known[key]
            kinds = kind if isinstance(kind, tuple) else (kind,)
            if not any(_is_a(value, each) for each in kinds):
                wanted = " or ".join(_KIND_NAMES.get(each, each.__name__) for each in kinds)
                self.fail(
                    f"wants {wanted} for {key!r}{where}, not {value!r}", _advice(key, value, kinds), self.line_of(key)
                )

    def check(self, values: object, keys: Mapping[str, Key], name: str = "") -> None:
        """Make sure that a table, whose head is `name`, holds what its keys may, down to the last.

        Raises:
            ConfigurationError: naming file, line, key, and what is near to it or can be chosen.
        """
        inside: dict[str, list[str]] = {}
        for head, each in keys.items():
            for key in each.inner if each.kind is dict and isinstance(each.inner, Mapping) else ():
                inside.setdefault(key, []).append(head)
        self.check_keys(values, {key: each.kind for key, each in keys.items()}, f" in {name}" if name else "", inside)
        for key, value in values.items() if isinstance(values, Mapping) else ():
            self._check_value(key, value, keys[key], name.strip("[]"))

    def _check_value(self, key: str, value: object, known: Key, name: str) -> None:
        """Make sure that a value, and what is in it, is what its key may hold."""
        if known.choices and value not in known.choices:
            self.fail(
                f"has {value!r} for {key!r}", f"Write one of: {', '.join(map(str, known.choices))}.", self.line_of(key)
            )
        inner, path = known.inner, f"{name}.{key}" if name else key
        if isinstance(inner, Key):
            items = (
                value.items()
                if isinstance(value, Mapping)
                else [(key, each) for each in value]
                if isinstance(value, list)
                else ()
            )
            for each, held in items:
                self.check_keys({each: held}, {each: inner.kind}, f" in [{path}]" if isinstance(value, Mapping) else "")
                self._check_value(each, held, inner, path)
        elif inner is not None and isinstance(value, list):
            for each in value:
                self.check(each, inner, f"[[{path}]]")
        elif inner is not None and isinstance(value, Mapping):
            self.check(value, inner, f"[{path}]")

    def convert(self, key: str, value: object, function: Callable[[Any], T]) -> T:
        """Return the value made into what we use; a ValueError becomes an error with file and line."""
        try:
            return function(value)
        except ValueError as error:
            self.fail(f"has a wrong value for {key!r}: {error}", "Correct the value.", self.line_of(key))

    def fail(self, what: str, advice: str, line: int | None) -> Never:
        """Stop with an error that names the file and the line."""
        place = f"{placed(self.path)}:{line}" if line else placed(self.path)
        message = f"{place} {what}."
        raise ConfigurationError(message, advice)


def _is_a(value: object, kind: type) -> bool:
    """Tell whether a value is of a kind as people mean it: true is no number, a moment is no date."""
    if isinstance(value, bool | datetime.datetime):
        return type(value) is kind
    return isinstance(value, kind)


def _advice(key: str, value: object, kinds: tuple[Kind, ...]) -> str:
    """Return how to write a value of another kind, where that can be told."""
    key = key if re.fullmatch(r"[\w-]+", key) else f'"{key}"'
    if str in kinds and isinstance(value, int | float | datetime.date):
        return f'Write {key} = "{value}", in quotes.'
    if datetime.date in kinds and isinstance(value, str) and (day := parse_any_day(value)):
        return f"Write {key} = {day.isoformat()}, without quotes."
    is_number = isinstance(value, str) and value.isdecimal() and int in kinds
    is_switch = value in ("true", "false") and bool in kinds
    return f"Write {key} = {value}, without quotes." if is_number or is_switch else "Correct the value."


_KIND_NAMES: dict[type, str] = {
    str: "a text in quotes", int: "a whole number", bool: "true or false", list: "a list", dict: "a table",
    datetime.date: "a date such as 2021-12-03",
}  # fmt: skip
