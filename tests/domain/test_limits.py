"""The limits of a document: what holds, what raises them, what is no limit."""

import pytest

from hexapla.domain.limits import Limits, current, limited
from hexapla.errors import ConfigurationError, SourceError
from hexapla.project.config import load_document
from hexapla.readers.text.decoding import check_size


def test_limits_hold_within_their_block_alone():
    with limited(Limits(levels=7)):
        assert current().levels == 7
    assert current() == Limits()


def test_document_toml_raises_them(tmp_path):
    (tmp_path / "document.toml").write_text("[limits]\nmegabytes = 100\nfindings = 5\n", encoding="utf-8")
    assert load_document(tmp_path / "document.toml").limits == Limits(megabytes=100, findings=5)


@pytest.mark.parametrize(
    "line", ["megabytes = 0", "levels = -1", 'cells = "many"', "sheets = 7", "findings = true", "drawn = 1e9"]
)
def test_what_is_no_limit_is_a_fault_of_the_configuration(tmp_path, line):
    (tmp_path / "document.toml").write_text(f"[limits]\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"document\.toml"):
        load_document(tmp_path / "document.toml")


def test_a_source_beyond_its_limit_is_refused_and_the_option_named():
    with limited(Limits(megabytes=1)), pytest.raises(SourceError) as caught:
        check_size(bytes(1024 * 1024 + 1), "en.txt")
    assert "1,048,576" in caught.value.message
    assert "megabytes" in caught.value.advice
