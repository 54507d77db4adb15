"""What we add to a TOML file that people write leaves it TOML, whatever stands at its end and however it writes lists."""

import tomllib

import pytest

from hexapla.project.accepted import Acceptance, with_acceptances
from hexapla.project.toml_edit import with_rows

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
