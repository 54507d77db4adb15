"""Drawings through their door: what they draw stays, what fetches, runs or grows is left."""

import pytest
from lxml import etree

from hexapla.domain.limits import Limits, limited
from hexapla.engine.jobs import emblem_of
from hexapla.errors import ConfigurationError
from hexapla.readers.pictures import plain_picture
from hexapla.readers.pictures.stylesheets import plain_sheet, plain_value
from samples.hostile.drawings import AWAY, DRAWINGS, SCRIPT, drawing


@pytest.mark.parametrize(
    "text",
    ["rect{fill:u\\72l(http://a.example/x)}", "@imp\\6frt 'http://a.example/x';", "rect{background:image-set('http://a.example/x' 1x)}",
     "rect{fill:url( 'http://a.example/x' )}", "@font-face{src:url(http://a.example/x)}", "@media all{rect{fill:url(//a.example)}}",
     "rect{fill:src('http://a.example/x')}", "rect{fill:cross-fade(url(http://a.example/x), red)}", "@namespace 'http://a.example/x';",
     "rect{--a:url(http://a.example/x);fill:var(--a)}", "rect{cursor:URL(http://a.example/x),auto}", "rect{fill:u\\000072 l(//a.example/x)}"],
)  # fmt: skip
def test_no_way_of_writing_an_address_passes_a_style_sheet(text):
    plain, changed = plain_sheet(text)
    assert changed
    assert "a.example" not in plain


def test_a_picture_without_its_address_is_not_asked_for():
    plain = plain_picture(drawing(f'<image href="{AWAY}"/><use href="{AWAY}#x"/><rect width="1" height="1"/>'))
    assert plain is not None
    assert [etree.QName(each).localname for each in etree.fromstring(plain.data)] == ["rect", "rect"]


@pytest.mark.parametrize(
    "text",
    ["rect{fill:url(#g);stroke:#123456}", ".a,#b>c{transform:rotate(45deg) scale(2)}", "@media print{g{fill:rgb(1,2,3)}}",
     "text{font-family:'A B',serif;font-size:calc(1px + 2em)}", "rect{filter:drop-shadow(1px 2px red)}"],
)  # fmt: skip
def test_what_a_style_sheet_draws_stays_to_the_letter(text):
    assert plain_sheet(text) == (text, False)


def test_a_comment_goes_and_nothing_can_hide_in_it():
    assert plain_sheet("re/**/ct{fill:u/**/rl(http://a.example)}")[0].count("a.example") <= 1
    assert "url(" not in plain_sheet("rect{fill:u/**/rl(http://a.example)}")[0]


def test_the_value_of_an_attribute_is_read_as_css():
    assert plain_value("u\\72l(http://a.example/x)") == ("none", True)
    assert plain_value("url(#a)") == ("url(#a)", False)


@pytest.mark.parametrize("name", sorted(DRAWINGS))
def test_a_drawing_that_means_harm_is_left_out_or_holds_nothing_that_fetches_or_runs(name):
    picture = plain_picture(DRAWINGS[name])
    if picture is None:
        return
    assert AWAY.encode() not in picture.data
    root = etree.fromstring(picture.data)
    assert root.find(".//{*}script") is None
    assert root.find(".//{*}foreignObject") is None
    assert not [key for each in root.iter() for key in each.attrib if key.lower().startswith("on")]
    for each in root.iter():
        address = each.get("href", each.get("{http://www.w3.org/1999/xlink}href", "#"))
        assert address.startswith(("#", "data:image/")), address


@pytest.mark.parametrize("name", ["ten million squares by use", "ten million squares by patterns", "a use of itself",
                                  "groups of two hundred levels"])  # fmt: skip
def test_a_drawing_that_grows_without_end_is_no_picture(name):
    assert plain_picture(DRAWINGS[name]) is None


def test_the_limit_of_what_a_drawing_draws_can_be_raised_and_lowered():
    ten = drawing('<rect width="1" height="1"/>' * 10)
    assert plain_picture(ten) is not None
    with limited(Limits(drawn=5)):
        assert plain_picture(ten) is None


def test_parts_that_are_drawn_twice_count_twice_and_are_drawn():
    twice = drawing(
        '<g id="a"><rect/></g><use href="#a"/><use href="#a"/><rect class="k" fill="url(#p)"/><pattern id="p"><rect/></pattern>'
    )
    with limited(Limits(drawn=20)):
        assert plain_picture(twice) is not None
    with limited(Limits(drawn=9)):
        assert plain_picture(twice) is None


def test_the_emblem_of_an_office_goes_through_the_same_door():
    made = emblem_of(SCRIPT)
    assert "<rect" in made
    assert "script" not in made
    assert "onload" not in made


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"<svg", DRAWINGS["a use of itself"]])
def test_an_emblem_that_cannot_be_printed_is_a_fault_of_the_configuration(data):
    with pytest.raises(ConfigurationError, match="emblem"):
        emblem_of(data)
