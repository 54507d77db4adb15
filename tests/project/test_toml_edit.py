"""What we add to a TOML file that people write leaves it TOML, whatever stands at its end and however it writes lists."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.project.accepted import Acceptance, with_acceptances
from hexapla.project.toml_edit import with_rows, with_values

ENTRY = '{code = "a", id = "b", reason = "c", hash = "d"}'
FILES = {
    "none": (None, 0),
    "empty": (b"", 0),
    "a comment": (b"# settled", 0),
    "a comment behind an entry": (b'[[accepted]]\ncode = "a"\nid = "b"\nreason = "c"\nhash = "d" # end', 1),
    "a mark at the beginning": ('\ufeff[[accepted]]\ncode = "a"\nid = "b"\nreason = "c"\nhash = "d"'.encode(), 1),
    "an empty list": (b"accepted = []", 0),
    "a list of tables": (f"accepted = [{ENTRY}]\n".encode(), 1),
    "a list of lines": (f"accepted = [\n  {ENTRY}, # the first\n]\n".encode(), 1),
}


@pytest.mark.parametrize("case", FILES)
def test_what_is_added_can_be_read_beside_what_was_there(case):
    data, count = FILES[case]
    new = Acceptance("S-001", "para_5", 'it is "so"', "e")
    written = with_acceptances(data, [new, Acceptance("a", "b", "again", "d")])
    rows = tomllib.loads(written.decode())["accepted"]
    assert len(rows) == 2
    assert {"code": "S-001", "id": "para_5", "reason": 'it is "so"', "hash": "e"} in rows
    assert ("reason", "c" if count else "again") in next(row for row in rows if row["code"] == "a").items()
    assert "#" not in (data or b"").decode() or "# " in written.decode()
    assert with_acceptances(written, [new]) == written, "what is settled is not settled twice"


def test_the_glossary_grows_in_the_same_way():
    written = with_rows(b'[[term]]\nen = "a"\nfr = "b" # why', "term", [{"en": "c", "fr": "d"}])
    assert tomllib.loads(written.decode())["term"] == [{"en": "a", "fr": "b"}, {"en": "c", "fr": "d"}]
    assert b"# why" in written


KEYS = ("symbol", "session", "agenda_item", "job_number")
TABLES = ("fr", "en", "notes.title")
NEW = (("session",), ("fr", "title"), ("en", "partial"), ("notes", "title", "fr"), ("corrects",), ("es", "title"))
line_ends = st.sampled_from(["", "  # as printed", " #"])
remarks = st.lists(st.sampled_from(["", "# Looked at by the editor.", "#", "# = [no table]"]), max_size=3)


@st.composite
def files(draw):
    """A file that a person wrote: values and tables in any order, with comments and blank lines between them."""
    lines = []
    for keys, table in [(KEYS, None), *((("title", "title_confirmed", "source"), each) for each in TABLES)]:
        own = draw(st.lists(st.sampled_from(keys), unique=True))
        if table and draw(st.booleans()):
            lines += [*draw(remarks), f"[{table}]{draw(line_ends)}"]
        elif table:
            continue
        for key in own:
            lines += [*draw(remarks), f'{key} = "{draw(st.sampled_from(["x", "# y", "z = 1"]))}"{draw(line_ends)}']
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return "".join(f"{line}{end}" for line in [*lines, *draw(remarks)])


def below(table, path):
    for name in path:
        table = table.get(name, {}) if isinstance(table, dict) else {}
    return table


@given(text=files(), path=st.sampled_from(NEW), value=st.sampled_from(["Seventieth", True, "a # b"]))
def test_one_value_that_is_stated_changes_its_line_alone_and_comments_stay_where_they_are(text, path, value):
    before = tomllib.loads(text)
    written = with_values(text.encode(), {path: value}).decode()
    assert below(tomllib.loads(written), path) == value
    old, new = text.splitlines(), written.splitlines()
    if below(before, path) not in ({}, value) or (path[-1] in below(before, path[:-1])):
        assert len(old) == len(new)
        assert sum(one != other for one, other in zip(old, new, strict=True)) <= 1
        return
    kept = [line for line in old if line]
    assert [line for line in new if line and line in kept] == kept, "nothing is lost, nothing changes its order"
    for place, line in enumerate(old[1:], 1):
        if line.startswith("[") and old[place - 1].startswith("#"):
            assert new[new.index(line) - 1] == old[place - 1], "a comment stays with the table that it speaks of"


@given(text=files())
def test_what_is_stated_as_it_was_leaves_a_file_byte_for_byte(text):
    values = tomllib.loads(text)
    same = {(key,): value for key, value in values.items() if not isinstance(value, dict)}
    same |= {("fr", key): value for key, value in values.get("fr", {}).items()}
    assert with_values(text.encode(), {**same, ("es", "title"): None, ("notes", "other", "en"): None}) == text.encode()


def test_what_is_said_of_a_table_keeps_it_when_its_last_value_goes_and_dotted_keys_stay_dotted():
    said = with_values(
        b'[fr]\n# Compared by nobody yet.\ntitle = "x"\n\n[en]\ntitle = "y"\n',
        {("fr", "title"): None, ("en", "title"): None},
    )
    assert said == b"[fr]\n# Compared by nobody yet.\n\n"
    assert with_values(b'fr.title = "x"\n', {("fr", "partial"): True}) == b'fr.title = "x"\nfr.partial = true\n'
