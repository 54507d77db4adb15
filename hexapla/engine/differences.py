"""Why an output is made: the difference between what it was made of and what it is made of now."""

from collections.abc import Container, Iterator, Mapping

from hexapla.engine.documents import Document
from hexapla.engine.fingerprint import fingerprints, tool_versions
from hexapla.engine.reasons import Reason

_FILES = {
    "text": ("document.toml", "../office.toml", "--tracked"),
    "office": ("../office.toml", "../emblem", "../word_template"),
    "pairing": ("document.toml",),
    "remarks": ("accepted.toml", "../glossary.toml"),
}
"""The files that a part is made of, beside the sources of a text."""

_ONLY_FILES = ("text", "office")
"""Parts that a person knows by their files."""


def short(digest: str) -> str:
    """Return a hash as the record of what outputs are made of keeps it."""
    return digest[:16]


def reasons_to_make(
    document: Document, target: str, name: str, parts: Mapping[str, str], moved: Container[str]
) -> tuple[Reason, ...]:
    """Return why an output in this format is made of these parts; `moved` are those that were set aside."""
    found = list(outdated_by(document, target, name, parts))
    if target in document.last.outputs and document.tree.digest(document.name(target)) is None:
        found.append(Reason("edited" if target in moved else "missing"))
    return tuple(found) or (Reason("forced"),)


def outdated_by(document: Document, target: str, name: str, parts: Mapping[str, str]) -> tuple[Reason, ...]:
    """Return why the output of the last build, where it is there, is none that is made of these parts."""
    last = document.last
    known = [Reason(**each) for each in last.outdated.get(target, ())]
    if target not in last.outputs:
        return tuple(known) or (Reason("first"),)
    if not last.made_of:
        return (Reason("version"),)
    if Reason("interrupted") in known:  # of what it is made, the record does not say
        return tuple(known)
    return tuple(dict.fromkeys([*known, *_differences(document, target, name, parts)]))


def _differences(document: Document, target: str, name: str, parts: Mapping[str, str]) -> Iterator[Reason]:
    """Yield what is another than it was when an output of the last build was made."""
    last, edition = document.last.made_of, target.partition("/")[0]
    own = [each for each in last if each not in parts and each.partition(" ")[2] in (edition, f"{edition} {name}")]
    code = dict(fingerprints())
    decide = [each for each in (*parts, *own) if name != "xml" or each in code or each.startswith("text ")]
    changed = [each for each in decide if short(parts.get(each, "")) != last.get(each, "")]
    is_of_code = not code.keys().isdisjoint(changed)
    for kind, _, of in (each.partition(" ") for each in changed):
        files = [Reason("file", each.removeprefix("../")) for each in _files(document, kind, of)]
        yield from files
        if kind == "libraries":
            yield Reason(kind, _other_versions(document.last.tools))
        elif kind not in _ONLY_FILES or not (files or is_of_code):
            yield Reason(kind, of if kind == "text" else "")


def _files(document: Document, kind: str, of: str) -> list[str]:
    """Return the files by which a part is another one than in the last build."""
    before, now = document.last.inputs, document.inputs
    changed = sorted(each for each in before.keys() | now.keys() if before.get(each) != now.get(each))
    own = [each.name for each in document.work.sources if (kind, of) == ("text", each.language)]
    if kind == "text" and not any(each in changed for each in own):  # it takes from the others what it lacks itself
        return [each for each in changed if each not in (*_FILES["remarks"], "../emblem", "../word_template")]
    return [each for each in (*own, *_FILES.get(kind, ())) if each in changed]


def _other_versions(tools: Mapping[str, str]) -> str:
    now = tool_versions()
    return (
        ", ".join(sorted(each for each in tools.keys() | now.keys() if tools.get(each) != now.get(each))) or "a library"
    )
