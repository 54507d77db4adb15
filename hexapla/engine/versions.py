"""The versions of a document: which package another supersedes, and which document one corrects."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from hexapla.project.keys import LANGUAGES

RELEASES = "releases"
"""The folder of packages in `out/`."""

_EDITION = re.compile(rf"-((?:{'|'.join(LANGUAGES)})(?:-(?:{'|'.join(LANGUAGES)}))*)-\d+\.zip$")


def package_name(folder: str, edition: str, issue: int) -> str:
    """Return the name of the package of an edition, by the document's folder in `out/` and the number of its issue."""
    return f"{folder}-{edition}-{issue}.zip"


def edition_of(package: str) -> str:
    """Return the edition of a package, by its name."""
    found = _EDITION.search(package)
    return found[1] if found else ""


def issue_of(facts: Mapping[str, Any], edition: str) -> int:
    """Return the number of the latest issue among the languages of an edition."""
    return max([1, *(int(facts.get("issues", {}).get(code, 1)) for code in edition.split("-"))])


def reasons(facts: Mapping[str, Any], edition: str, issue: int) -> list[str]:
    """Return why an edition was issued again under a number, in the words of `document.toml`."""
    codes = edition.split("-")
    said = (each for each in facts["reissues"] if each["language"] in codes and each["number"] == issue)
    return list(dict.fromkeys(each["reason"] for each in said if each["reason"]))


def versions(documents: Sequence[Mapping[str, Any]], packages: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the links between versions, each with the folder of the document that it is of.

    `documents` are what records say of them (`folder`, `editions`, and their facts); a package is superseded where both
    that of the later issue and its own name are known of: by what is in `out/releases/`, and by `document.toml`.
    """
    by_symbol = {each["symbol"]: each["folder"] for each in documents}
    for each in documents:
        folder, corrected = each["folder"], each["corrects"]
        for edition in each["editions"]:
            for issue in range(2, issue_of(each, edition) + 1):
                earlier, later = (package_name(folder, edition, number) for number in (issue - 1, issue))
                if later in packages:
                    yield folder, _link(earlier, "superseded by", later, reasons(each, edition, issue))
        if corrected:
            yield folder, _link(each["symbol"], "corrects", corrected)
            if corrected in by_symbol:
                yield by_symbol[corrected], _link(corrected, "corrected by", each["symbol"])


def _link(name: str, relation: str, other: str, why: Sequence[str] = ()) -> dict[str, Any]:
    return {"name": name, "relation": relation, "other": other, "reasons": list(why)}
