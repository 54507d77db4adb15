"""Which addresses a document may hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.domain.addresses import SCHEMES, is_admitted, leads_outside


@pytest.mark.parametrize(
    "address",
    [
        "https://undocs.org/A/1",
        "HTTP://a.example/x?y=z#w",
        "mailto:a@b.example",
        "https://[2001:db8::1]/x",
        "https://a.example/@name?to=b@c.example#@",
        "http://ü.example/é",
    ],
)
def test_an_address_of_the_web_or_of_a_letter_leads_outside(address):
    assert leads_outside(address)
    assert is_admitted(address)


@pytest.mark.parametrize("address", ["#para_1", "/akn/un/doc/paper/x", "#"])
def test_a_part_of_the_document_and_a_path_of_akn_are_admitted_and_lead_nowhere_outside(address):
    assert is_admitted(address)
    assert not leads_outside(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "java\tscript:x", "\x01javascript:x", "data:text/html,x", "file:///x",
     "vbscript:x", "//host/x", "/\\host/x", "\\\\host\\x", "C:\\x", "../x", "x", "", "http:", "http://", "http:///x", "mailto:",
     "http://[::1", "https://a\n.example", "https:javascript:x", "blob:https://a.example/x", "urn:x:y",
     "http://127.0.0.1:9@host/", "https://user@a.example/", "https://undocs.org:x@a.example/x", "http://@a.example"],
)  # fmt: skip
def test_anything_else_is_not(address):
    assert not is_admitted(address)
    assert not leads_outside(address)


@given(st.text(max_size=40))
def test_no_text_breaks_it_and_only_the_schemes_of_the_list_lead_outside(address):
    if leads_outside(address):
        assert address.lower().startswith(tuple(f"{scheme}:" for scheme in SCHEMES))
