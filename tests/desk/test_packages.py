"""The packages of a document as the desk lists them."""

import datetime
import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from lxml import html

from hexapla.desk.desk import Desk
from hexapla.desk.pending import Pending
from hexapla.desk.released import LISTING, reissued
from hexapla.release.listing import CHANGED, PUBLISHED, READY, Listed
from samples import project as small
from samples.desk import built, served, words

PLACE = f"/documents/{small.NAME}"


def test_packages_are_listed_the_newest_first_with_their_day_issue_and_size(sources: Path, out: Path) -> None:
    built(sources, out)
    (out / "releases").mkdir()
    for name, day, size in (("fr-1", "2021-12-03", 900), ("en-fr-1", "2021-12-03", 1_234_567), ("en-1", "2021-12-03", 4_321),
                            ("archive-1", "2021-12-03", 2_000), ("en-2", "2022-05-01", 4_321)):  # fmt: skip
        path = out / "releases" / f"{small.NAME}-{name}.zip"
        path.write_bytes(b"0" * size)
        moment = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()
        os.utime(path, (moment, moment))
    with served(sources, out) as desk:
        page = desk.ask("GET", f"{PLACE}/release").text
        rows = html.fromstring(page).xpath("//table[@class='packages']/tbody/tr")
        assert [[cell.text_content() for cell in row][:4] for row in rows] == [
            ["English", "2", "1 May 2022", "4 kB"], ["English", "1", "3 December 2021", "4 kB"],
            ["French", "1", "3 December 2021", "1 kB"], ["English – French", "1", "3 December 2021", "1.2 MB"],
            ["Archive", "1", "3 December 2021", "2 kB"],
        ]  # fmt: skip
        french = words(desk.ask("GET", f"{PLACE}/release", Accept_Language="fr").text)
        assert "1er mai 2022 4 ko" in french
        assert "3 décembre 2021 1,2 Mo" in french
        assert "Released on 1 May 2022, 5 packages" in words(desk.ask("GET", "/").text)


def test_why_it_is_issued_again_is_asked_of_those_alone_that_the_release_page_has_found_changed() -> None:
    listed = [Listed("a", "A/1", code, state) for code, state in (("en", CHANGED), ("fr", PUBLISHED), ("es", READY))]
    pending = Pending(LISTING, 1, is_done=True, value=listed)
    desk = cast("Desk", SimpleNamespace(pending=SimpleNamespace(of=lambda _: pending)))
    assert reissued(desk, "a") == {"en"}
    pending.is_done = False
    assert reissued(desk, "a") == frozenset()
