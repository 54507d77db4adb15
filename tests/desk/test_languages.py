"""The desk in the languages of its users: every key there, every value in its place, a finding that was stored said again."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from starlette.datastructures import Headers

from hexapla.codes import codes, finding, in_language, with_names
from hexapla.data_files import data_file, data_names
from hexapla.desk.interface import languages, wanted, words
from hexapla.project.config import LANGUAGES
from hexapla.sentences import said_again


def texts(group: Mapping[str, Any], before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in group.items():
        if isinstance(value, dict):
            yield from texts(value, (*before, key))
        else:
            yield (*before, key), value


def missing(language: str) -> list[str]:
    """The keys of the desk that a language does not say yet."""
    own = dict(texts(data_file(f"desk/{language}"))) if language in languages() else {}
    return [".".join(key) for key, _ in texts(data_file("desk/en")) if key not in own]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_that_the_desk_offers_says_every_key(language: str) -> None:
    lacks = missing(language)
    assert language not in languages() or all(language in data_names(each) for each in ("findings", "translations")), (
        "half of it"
    )
    if language not in languages():
        pytest.skip(f"{language} is not translated yet: data/desk/{language}.toml has {len(lacks)} keys to say")
    assert lacks == []
    own, english = dict(texts(data_file(f"desk/{language}"))), dict(texts(data_file("desk/en")))
    assert [key for key in own if key not in english] == []
    assert all(place in own["words", "building"] for place in ("{done}", "{of}"))


def test_what_a_language_lacks_is_said_in_english_and_who_asks_for_none_that_we_have_gets_english() -> None:
    assert words("xx")["words"]["desk"] == "Documents"
    for asked, chosen, found in (
        ("fr-CH, en;q=0.5", "", "fr"),
        ("de, ru", "", "en"),
        ("en", "fr", "fr"),
        ("fr", "../x", "fr"),
    ):
        assert wanted(Headers({"accept-language": asked}), chosen)["language"] == found


@pytest.mark.parametrize("language", sorted(data_names("findings") - {"en"}))
def test_every_finding_is_said_in_a_language_with_the_same_values(language: str) -> None:
    own = data_file(f"findings/{language}")
    assert [code.code for code in codes() if code.code not in own] == []
    for code in codes():
        for text, english in ((own[code.code]["message"], code.message), (own[code.code]["remedy"], code.remedy)):
            names = [
                {part.split(">")[0] for part in with_names(each, "<{}>").split("<")[1:]} for each in (text, english)
            ]
            assert names[0] <= names[1], code.code


def test_a_finding_that_was_stored_is_said_in_french_with_its_values() -> None:
    for stored, said in (
        (
            finding("S-001", number="4", before_number="3", after_number="5"),
            "Le numéro de paragraphe 4 manque entre 3 et 5.",
        ),
        (finding("T-101", count=1200), "Des blancs à la fin de 1\u00a0200 lignes ont été retirés."),
        (finding("T-132", lines=1), "La dernière page a 1 ligne."),
    ):
        each = in_language(stored, "fr")
        assert (each.message, each.code, each.severity) == (said, stored.code, stored.severity)
        assert in_language(stored, "en") == stored
    assert in_language(finding("L-005", written="Dutch"), "zh").message == "A paragraph is written in Dutch."


def test_a_sentence_of_another_template_stays_as_it_is() -> None:
    assert said_again("Nothing here.", "Number {number} stands twice.", "Le numéro {number}.") == "Nothing here."
    assert said_again("a.b", "{x}.{x}", "{x}") == "a.b"
