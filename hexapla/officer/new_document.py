"""A new document: a folder with its masthead ready, and nothing in it that its symbol and our data do not say."""

from collections.abc import Sequence
from pathlib import Path

from hexapla.catalogue import language, organ_of
from hexapla.domain.symbol import Symbol
from hexapla.errors import UsageError
from hexapla.project.toml_schema import first_line, missing_schemas
from hexapla.storage.lock import Turn, exclusive
from hexapla.storage.tree import Change

_FACTS = """\
# What the texts do not say. A value here wins over the masthead; an absent one prints nothing.
# The lines of the masthead in the texts come from the symbol and from our data; nothing else was filled in.

symbol = "{symbol}"
# date = 2026-01-31
# distribution = "general"          # general, limited, restricted, provisional
# status = "draft"                  # derived, issued, draft, advance-unedited
# original = "en"
# languages = ["en", "fr", "es"]    # issued in; fewer than six prints the "… only" line
# received = 2026-01-31
# submitter = "{state}"             # ISO 3166-1 alpha-3; default: the State in the symbol
# session = ""
# agenda_item = ""
# job_number = ""
# subjects = []                    # what it is about, for catalogues
"""
_LANGUAGE = """
[{code}]
# title = ""
# title_confirmed = false
# date = 2026-01-31
"""


def create(sources: Path, name: str, languages: Sequence[str], turn: Turn = Turn("new")) -> list[Path]:
    """Make the folder of a document and return the files in it.

    Raises:
        UsageError: the symbol cannot be read, or the document is there already.
    """
    try:
        symbol = Symbol.parse(name)
    except ValueError as error:
        message = f"{name!r} cannot be read as a symbol: {error}."
        raise UsageError(message, "Write it as on the first page: CAT/C/PER/FCO/7") from error
    files = {"document.toml": _document(symbol, languages)}
    files |= {f"{code}.txt": _text(symbol, code) for code in dict.fromkeys(languages)}
    with exclusive(sources, turn, is_ours=False) as tree:
        known = {path.name.casefold(): path for path in sources.iterdir()}
        if symbol.folder.casefold() in known:
            message = f"{symbol.identifier} is there already, in {known[symbol.folder.casefold()]}."
            raise UsageError(message, "Add a language to it with: python3 build.py add FILE")
        made = {f"{symbol.folder}/{file}": text.encode() for file, text in files.items()}
        tree.commit([Change(file, data) for file, data in {**made, **missing_schemas(tree.read)}.items()])
    return [sources / symbol.folder / file for file in files]


def _document(symbol: Symbol, languages: Sequence[str]) -> str:
    facts = _FACTS.format(symbol=str(symbol).replace("\\", "\\\\").replace('"', '\\"'), state=symbol.state or "PER")
    return (
        first_line("document.toml") + facts + "".join(_LANGUAGE.format(code=code) for code in dict.fromkeys(languages))
    )


def _text(symbol: Symbol, code: str) -> str:
    """Return the text to begin with: the lines of the masthead that symbol and data give."""
    organ = organ_of(symbol)
    lines = [language(code).phrase("united_nations").text, str(symbol)]
    both = (organ.masthead, organ.committee) if organ else ()
    lines += [names[code].text.replace("|", " ") for names in both if code in names]
    return "\n".join(dict.fromkeys(lines)) + "\n"
