"""ZIP containers: the same bytes each time, and every size bounded on the way in."""

import contextlib
import io
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.archive import deterministic_zip, read_zip
from samples.hostile import inputs

MEMBERS = {"mimetype": b"application/epub+zip", "b/ä.xml": b"<b/>" * 50, "a.txt": b"a"}


def infolist(data: bytes) -> list[zipfile.ZipInfo]:
    return zipfile.ZipFile(io.BytesIO(data)).infolist()


def hand_made(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in members:
            container.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def test_members_are_sorted_and_the_order_they_came_in_does_not_matter() -> None:
    data = deterministic_zip(MEMBERS)
    assert [info.filename for info in infolist(data)] == ["a.txt", "b/ä.xml", "mimetype"]
    assert data == deterministic_zip(dict(reversed(MEMBERS.items())))


def test_every_member_has_the_date_and_mode_that_are_nobodys() -> None:
    for info in infolist(deterministic_zip(MEMBERS)):
        assert (info.date_time, info.external_attr >> 16, info.create_system) == (
            (1980, 1, 1, 0, 0, 0),
            0o100644,
            3,
        )


def test_the_first_member_is_first_and_a_stored_one_is_readable_at_its_place() -> None:
    data = deterministic_zip(MEMBERS, first="mimetype", stored=("mimetype",))
    assert infolist(data)[0].filename == "mimetype"
    # What the container format of EPUB asks for: the words at byte 38, nothing pressed.
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_what_was_written_reads_back() -> None:
    assert read_zip(deterministic_zip(MEMBERS)) == MEMBERS


def test_a_folder_entry_is_no_member() -> None:
    assert read_zip(hand_made(("folder/", b""), ("folder/a", b"a"))) == {"folder/a": b"a"}


@pytest.mark.parametrize("name", ["../out.txt", "/etc/passwd", "a/../../b", "C:/x", "..\\x"])
def test_a_member_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        read_zip(hand_made((name, b"x")))


def test_a_bomb_is_refused_before_it_is_unfolded() -> None:
    bomb = hand_made(("document.xml", b"\0" * 30_000_000))
    assert len(bomb) < 40_000
    with pytest.raises(ValueError, match="to 1"):
        read_zip(bomb)


def test_too_many_bytes_and_too_many_members_are_refused() -> None:
    data = deterministic_zip({str(number): b"x" * 1000 for number in range(20)})
    with pytest.raises(ValueError, match="unfolds to 20000 bytes, more than 19999"):
        read_zip(data, most_bytes=19_999)
    with pytest.raises(ValueError, match="20 members, more than 19"):
        read_zip(data, most_members=19)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two members of one name"):
        read_zip(hand_made(("a", b"one"), ("a", b"two")))


def test_what_lies_about_its_size_is_refused() -> None:
    data = bytearray(hand_made(("a", b"x" * 5000)))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    with pytest.raises(ValueError, match="of another kind than its name says"):
        read_zip(bytes(data))


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive at all", deterministic_zip(MEMBERS)[:-30]])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="of another kind than its name says"):
        read_zip(data)


def test_no_more_of_a_member_is_unfolded_than_it_says() -> None:
    liar = inputs()["docx: a part that says it is small"]["en.docx"]
    tracemalloc.start()
    with pytest.raises(ValueError, match="damaged"):
        read_zip(liar)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_bytes_that_change_are_read_or_refused(data) -> None:
    raw = bytearray(deterministic_zip({"a.txt": b"some words, and some more words" * 20, "b": b"others"}))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    with contextlib.suppress(ValueError):
        read_zip(bytes(raw))
