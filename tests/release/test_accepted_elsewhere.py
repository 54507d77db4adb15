"""What an officer settled stays settled where fewer editions are built: it is no finding there that it fits nothing."""

import pytest

from samples import project as small


@pytest.mark.usefixtures("few_formats")
def test_an_item_that_was_settled_is_no_finding_where_its_languages_are_not_set_side_by_side(run, sources, tmp_path):
    small.document(sources, en=small.EN, fr=small.FR.replace("onze", "douze"))
    run("check", "-q")
    content = small.result(run("check", "--json")[1])
    assert "L-001" in small.codes(content)
    (sources / small.NAME / "accepted.toml").write_text(
        '[[accepted]]\ncode = "number"\nid = "para_2"\nreason = "as published"\nhash = "0"\n', encoding="utf-8"
    )
    for words in (("-l", "en"), ("-e", "fr")):
        clean = tmp_path / "".join(words)
        code, said, _ = run("release", "--json", *words, "--sources", sources, "--out", clean, place=False)
        assert (code, "F-007" in small.codes(small.result(said))) == (0, False)
    assert "F-007" in small.codes(small.result(run("build", "--json")[1]))
