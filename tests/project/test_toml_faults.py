"""A TOML file that cannot be read is said in words of ours: the line, and what to write instead, in English and in French."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.errors import ConfigurationError
from hexapla.project.toml_file import TomlFile
from hexapla.translation import fault_in
from samples.own_words import english_words, quoted

PLACE = Path("/somewhere/sources/CAT-C-PER-FCO-7/document.toml")
DATE = "A date is written 2021-12-03: year, month and day, without quotes."
LINE = 'A line is a key and its value: title = "…". A text stands in straight quotes, one of several lines between """ and """.'
CASES = {
    "date = 14 June 2022": (1, "Write date = 2022-06-14, without quotes."),
    "date = June 14, 2022": (1, "Write date = 2022-06-14, without quotes."),
    "date = 1er mars 2022": (1, "Write date = 2022-03-01, without quotes."),
    'date = "2022-06-14': (1, "Write date = 2022-06-14, without quotes."),
    "date = 14.6.2022": (1, "Write date = 2022-06-14, without quotes."),
    "date = 2022/6/14": (1, "Write date = 2022-06-14, without quotes."),
    "date = 5/6/2022": (1, DATE), "date = 2022-02-30": (1, DATE), "date = 2022-13-45": (1, DATE), "date = soon": (1, DATE),
    'title = "Reply': (1, 'Write this line: title = "Reply"'),
    'symbol = "CAT/C/8   # the French has none': (1, 'Write this line: symbol = "CAT/C/8"'),
    "title = Reply of Peru": (1, 'Write title = "Reply of Peru", in quotes.'),
    "title = “Reply”": (1, 'Write title = "Reply", with straight quotes and no hidden signs.'),
    "title = « Réponse »": (1, 'Write title = "Réponse", with straight quotes and no hidden signs.'),
    'title\u00a0= "Reply"': (1, 'Write title = "Reply", with straight quotes and no hidden signs.'),
    '\ufeff\ufefftitle = "Reply"': (1, 'Write title = "Reply", with straight quotes and no hidden signs.'),
    "title: Reply": (1, 'Write title = "Reply", in quotes.'),
    'title = "Reply",': (1, 'Write this line: title = "Reply"'),
    'title = "The "Reply" of Peru"': (1, "Write title = 'The \"Reply\" of Peru', between single quotes."),
    'title = "C:\\office"': (1, "Write title = 'C:\\office', between single quotes."),
    'title = "a" date = 2021-01-01': (1, "Write each key in a line of its own."),
    'date = 2022-06-14\ntitle = "a"\ntitle = "b"': (3, "The key title stands in line 2 too: take one of them out."),
    '[fr]\ntitle = "a"\n\n[fr]\ntitle = "b"': (4, "The head [fr] stands in line 1 too: put what stands below both together."),
    "fr = 1\n[fr]": (2, "The head [fr] belongs to what is written already: put what stands below both together."),
    "a.b = 1\na = 2": (2, "Take it out: what it says stands above."),
    "[fr\ntitle = 'a'": (1, "Write this line: [fr]"), "[[fr.issue]": (1, "Write this line: [[fr.issue]]"),
    "[français]": (1, 'Write this line: ["français"]'),
    'editions = ["en", "fr"\ntitle = "a"': (1, 'Write this line: editions = ["en", "fr"]'),
    "editions = [en, fr]": (1, 'Write this line: editions = ["en", "fr"]'),
    'editions = ["en" "fr"]': (1, 'Write this line: editions = ["en", "fr"]'),
    'editions = [\n  "en",\n  "fr"': (1, "The list that begins here has no end: write ] behind its last value."),
    'title = """Reply\nof Peru\n': (1, 'The text that begins here has no end: write """ behind it.'),
    "title =": (1, "Write a value behind =, or take the line out."),
    "title": (1, LINE), "= 3": (1, LINE), '{"title": "a"}': (1, LINE),
    "provisional = Yes": (1, "Write this line: provisional = true"),
    "limits.pages = 1 000": (1, "Write this line: limits.pages = 1000"),
    "x = {a = 1, a = 2}": (1, "A key of this line is written twice: take one of them out."),
    "x = {a = 1": (1, "The list that begins here has no end: write } behind its last value."),
    'title = "a\x00b"': (1, "Take out the sign U+0000, which cannot be seen."),
}  # fmt: skip


def fault(text: str) -> ConfigurationError | None:
    try:
        TomlFile(PLACE, text.encode())
    except ConfigurationError as error:
        return error
    return None


def parsers_words(text: str) -> str:
    try:
        tomllib.loads(text.encode().decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        return str(error).partition(" (at")[0]
    raise AssertionError("the parser takes it")


@pytest.mark.parametrize(("text", "line", "advice"), [(text, *said) for text, said in CASES.items()])
def test_a_line_that_cannot_be_read_is_shown_with_what_to_write(text: str, line: int, advice: str) -> None:
    found = fault(text)
    assert found is not None
    assert found.advice == advice
    assert found.message.startswith(f"sources/CAT-C-PER-FCO-7/document.toml:{line} cannot be read: “")
    assert parsers_words(text) not in str(found)
    french = fault_in(str(found), "fr")
    assert french.startswith(f"sources/CAT-C-PER-FCO-7/document.toml:{line} ne peut être lu\u00a0: «\u00a0")
    assert english_words(french, *quoted(found.message)) == set()


@given(st.text(st.sampled_from("ab=[]{}\"'\\.,#:-_ \n\t12“”«»\u00a0é\x00"), max_size=40))
def test_whatever_is_written_the_parser_is_never_quoted(text: str) -> None:
    found = fault(text)
    if found is not None:
        assert " (at " not in str(found)
        assert found.advice
        assert english_words(fault_in(found.advice, "fr"), text) == set()
