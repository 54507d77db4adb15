"""The six language files: complete, equal in shape, honest about where their words come from."""

import pickle
import re
import subprocess
import sys
import tomllib
from importlib.resources import files
from typing import Any

import pytest

from hexapla import catalogue
from hexapla.domain.language import Language, Origin
from hexapla.errors import UsageError

CODES = ("ar", "zh", "en", "fr", "ru", "es")
SCRIPTS = {"ar": r"[\u0600-\u06ff]", "zh": r"[\u4e00-\u9fff]", "ru": r"[\u0400-\u04ff]"}
PLACEHOLDER = re.compile(r"\{(\w*)\}")
# Phrases that the reference tags as general knowledge, per language.
GENERAL_KNOWLEDGE = {
    "fr": (
        "distribution_limited",
        "date_received",
        "unedited",
        "annex_unedited",
        "reissue",
        "corrigendum",
        "please_recycle",
    ),
    "es": (
        "distribution_limited",
        "languages_only",
        "language_only",
        "date_received",
        "unedited",
        "annex_unedited",
        "reissue",
        "corrigendum",
        "please_recycle",
    ),
    "ru": ("date_received", "unedited", "annex_unedited", "reissue", "corrigendum", "please_recycle"),
    "ar": ("date_received", "unedited", "annex_unedited", "corrigendum", "please_recycle"),
    "zh": ("date_received", "unedited", "annex_unedited", "reissue", "corrigendum", "please_recycle"),
}
LANGUAGES = [pytest.param(language, id=language.code) for language in catalogue.languages()]


def raw(code: str) -> dict[str, Any]:
    return tomllib.loads(files("hexapla").joinpath(f"data/languages/{code}.toml").read_text(encoding="utf-8"))


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


ENGLISH = catalogue.language("en")
each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_the_six_come_in_the_order_of_the_united_nations() -> None:
    assert tuple(language.code for language in catalogue.languages()) == CODES


@pytest.mark.parametrize("code", CODES)
def test_every_file_has_the_same_keys(code: str) -> None:
    mine, english = raw(code), raw("en")
    assert list(mine) == list(english)
    for section in ("phrases", "names", "list", "months", "facts", "labels"):
        assert list(mine[section]) == list(english[section]), section


@each_language
def test_no_phrase_and_no_label_is_empty_or_padded(language: Language) -> None:
    texts = [phrase.text for phrase in (*language.phrases.values(), *language.names.values(), *language.months)]
    for text in (*texts, *language.labels.values()):
        assert text
        assert text == text.strip()


@each_language
def test_placeholders_agree_with_the_english_ones(language: Language) -> None:
    for key, phrase in language.phrases.items():
        assert placeholders(phrase.text) == placeholders(ENGLISH.phrase(key).text), key
    for key, label in language.labels.items():
        assert placeholders(label) == placeholders(ENGLISH.label(key)), key
    for key in ("para", "paras", "paragraph_label", "percent", "numero"):
        assert placeholders(str(language.facts[key])) == placeholders(str(ENGLISH.facts[key])), key


@each_language
def test_every_fact_has_the_shape_of_the_english_one(language: Language) -> None:
    for key, value in language.facts.items():
        assert type(value) is type(ENGLISH.facts[key]), key


@pytest.mark.parametrize(("code", "script"), SCRIPTS.items())
def test_labels_are_written_in_the_script_of_their_language(code: str, script: str) -> None:
    for key, label in catalogue.language(code).labels.items():
        assert re.search(script, label), key


@pytest.mark.parametrize("code", ["fr", "es"])
def test_whole_sentences_are_translated(code: str) -> None:
    for key, label in catalogue.language(code).labels.items():
        assert len(label) < len("Navigation {x}") or label != ENGLISH.label(key), key


@pytest.mark.parametrize(("code", "key"), [(code, key) for code, keys in GENERAL_KNOWLEDGE.items() for key in keys])
def test_what_nobody_has_confirmed_says_so(code: str, key: str) -> None:
    assert catalogue.language(code).phrase(key).origin is Origin.UNCONFIRMED


@pytest.mark.parametrize(
    ("code", "key", "text", "origin"),
    [
        ("en", "united_nations", "United Nations", Origin.MEASURED),
        ("en", "distribution_general", "Distr.: General", Origin.MEASURED),
        ("fr", "distribution_general", "Distr. générale", Origin.SEEN),
        ("fr", "original_line", "Original\u00a0: {language}", Origin.SEEN),
        ("es", "distribution_restricted", "Distr. reservada", Origin.SEEN),
        ("ru", "language_line", "Russian", Origin.SEEN),
        ("ar", "united_nations", "الأمم المتحدة", Origin.SEEN),
        ("zh", "united_nations", "联 合 国", Origin.SEEN),
        ("ar", "reissue", "أعيد إصدارها لأسباب فنية في {date}.", Origin.SEEN),
    ],
)
def test_the_masthead_speaks_as_it_was_seen(code: str, key: str, text: str, origin: Origin) -> None:
    phrase = catalogue.language(code).phrase(key)
    assert (phrase.text, phrase.origin) == (text, origin)


@pytest.mark.parametrize("code", ["ar", "zh", "ru"])
def test_three_languages_keep_the_distribution_block_in_english(code: str) -> None:
    language = catalogue.language(code)
    assert language.facts["masthead_language"] == "en"
    for key in ("distribution_general", "distribution_limited", "original_line", "languages_only"):
        assert language.phrase(key).text == ENGLISH.phrase(key).text


@each_language
def test_the_list_order_names_the_six_once(language: Language) -> None:
    rules: Any = language.facts["list"]
    assert sorted(rules["order"]) == sorted(CODES)
    assert set(language.names) == set(CODES)


@pytest.mark.parametrize("code", ["en", "fr", "ru"])
def test_the_list_order_is_alphabetical(code: str) -> None:
    language = catalogue.language(code)
    rules: Any = language.facts["list"]
    names = [language.names[each].text.translate({0xE7: "c"}) for each in rules["order"]]
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("code", "codes", "expected"),
    [
        ("en", ["es", "fr", "en"], "English, French and Spanish"),
        ("fr", ["en", "fr", "es"], "anglais, espagnol et français"),
        ("es", ["en", "fr", "es"], "español, francés e inglés"),
        ("es", ["es", "fr"], "español y francés"),
        ("zh", ["en", "fr", "es"], "法文、西班牙文和英文"),
        ("ar", ["en", "fr"], "الإنكليزية والفرنسية"),
        ("en", ["ru"], "Russian"),
    ],
)
def test_languages_are_listed_as_the_language_lists_them(code: str, codes: list[str], expected: str) -> None:
    assert catalogue.language_list(codes, catalogue.language(code)) == expected


@each_language
def test_a_language_has_twelve_months_and_its_codes(language: Language) -> None:
    assert len({month.text for month in language.months}) == 12
    assert language.direction in {"ltr", "rtl"}
    assert language.word_tag.startswith(f"{language.code}-")
    assert len(language.alpha3) == 3
    assert len(language.letter) == 1


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("fre", "fr"), ("eng", "en"), ("English", "en"), ("zho", "zh"), ("zh-CN", "zh"), ("русски", "ru")],
)
def test_an_unknown_language_is_refused_with_the_nearest_one(asked: str, nearest: str) -> None:
    with pytest.raises(UsageError) as caught:
        catalogue.language(asked)
    assert f"{nearest!r}?" in caught.value.advice
    assert "ar, zh, en, fr, ru and es" in caught.value.advice


@each_language
def test_a_language_travels_to_other_processes_and_is_never_changed(language: Language) -> None:
    copy = pickle.loads(pickle.dumps(language))  # noqa: S301 - our own bytes
    assert dict(copy.labels) == dict(language.labels)
    assert copy.facts["list"]["order"] == language.facts["list"]["order"]  # type: ignore[index]
    with pytest.raises(TypeError):
        language.labels["contents"] = ""  # type: ignore[index]


def test_the_catalogue_loads_nothing_heavy() -> None:
    program = (
        "import sys; from hexapla import catalogue; catalogue.languages(), catalogue.organs(); "
        "sys.exit(bool({'babel', 'lxml'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
