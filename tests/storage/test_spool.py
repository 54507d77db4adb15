"""Values that wait on the disk come back as they were, in any order, and leave nothing behind."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hexapla.storage import spool
from hexapla.storage.spool import Spool


@given(st.lists(st.one_of(st.binary(), st.text(), st.tuples(st.integers(), st.text()))), st.randoms())
def test_what_is_put_away_comes_back_in_any_order(values, chance):
    with Spool() as away:
        places = [(away.put(value), value) for value in values]
        chance.shuffle(places)
        assert [away.get(place) for place, _ in places] == [value for _, value in places]


def test_what_goes_to_the_disk_has_no_name_there(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(spool, "IN_MEMORY", 10)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with Spool() as away:
        place = away.put("x" * 1000)
        assert list(tmp_path.iterdir()) == []
        assert away.get(place) == "x" * 1000
