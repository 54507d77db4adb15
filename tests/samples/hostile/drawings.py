"""Drawings (SVG) that mean harm, in a web page and as the emblem of an office."""

import base64

from samples.project import EN

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"'
AWAY = "http://127.0.0.1:9/x"


def drawing(content: str, attributes: str = "") -> bytes:
    """Return a drawing of some content and a square."""
    return f'<svg {SVG} {attributes}>{content}<rect width="9" height="9"/></svg>'.encode()


def embedded(data: bytes, kind: str = "svg+xml") -> str:
    """Return the address that holds a picture."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _uses(levels: int, width: int) -> str:
    """Return drawings that use each other: `width` to the power of `levels` squares."""
    groups = '<g id="g0"><path d="M0 0h1v1z"/></g>'
    for level in range(1, levels + 1):
        groups += f'<g id="g{level}">' + f'<use href="#g{level - 1}"/>' * width + "</g>"
    return f'<defs>{groups}</defs><use xlink:href="#g{levels}"/>'


def _patterns(levels: int, width: int) -> str:
    made = ['<pattern id="p0" width="1" height="1"><path d="M0 0h1v1z"/></pattern>']
    for level in range(1, levels + 1):
        inner = f'<rect width="1" height="1" fill="url(#p{level - 1})"/>' * width
        made.append(f'<pattern id="p{level}" width="1" height="1">{inner}</pattern>')
    return "".join(made) + f'<rect width="5" height="5" style="fill:url(#p{levels})"/>'


SCRIPT = drawing('<script>alert(1)</script><a href="javascript:alert(1)"><text>x</text></a>', 'onload="alert(1)"')

DRAWINGS = {
    "a script": SCRIPT,
    "ten million squares by use": drawing(_uses(7, 10)),
    "ten million squares by patterns": drawing(_patterns(7, 10)),
    "a use of itself": drawing('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><use href="#a"/>'),
    "a mask of itself": drawing('<mask id="m"><rect mask="url(#m)" width="9" height="9"/></mask><rect mask="url(#m)"/>'),
    "a gradient of itself": drawing('<linearGradient id="l" href="#l"/><rect fill="url(#l)" width="9" height="9"/>'),
    "url in escapes": drawing(f'<style>rect{{fill:u\\72l({AWAY})}} @imp\\6frt "{AWAY}";</style>'),
    "image-set": drawing(f'<style>rect{{background:image-set("{AWAY}" 1x)}}</style><rect style="mask:image-set(\'{AWAY}\' 1x)"/>'),
    "url in attributes": drawing(f'<rect fill="url({AWAY})" style="fill:UrL( \'{AWAY}\' )" filter="u\\72l({AWAY}#x)"/>'),
    "an import with a comment": drawing(f'<style>@im/**/port "{AWAY}"; @import/**/url({AWAY}); @charset "x"; @namespace "{AWAY}";</style>'),
    "a font of elsewhere": drawing(f"<style>@font-face{{font-family:x;src:url({AWAY})}} @media all{{rect{{fill:url({AWAY})}}}}</style>"),
    "a style of types": drawing(f'<style type="text/x">rect{{fill:url({AWAY})}}</style><?xml-stylesheet href="{AWAY}"?>'),
    "a variable": drawing(f"<style>:root{{--a:url({AWAY})}} rect{{fill:var(--a)}}</style>"),
    "variables that double": drawing("<style>:root{--a:x;" + "".join(f"--{chr(98 + n)}:var(--{chr(97 + n)}) var(--{chr(97 + n)});" for n in range(24)) + "}</style>"),
    "links of every scheme": drawing("".join(f'<a href="{each}"><text>x</text></a><image href="{each}"/>' for each in (
        "javascript:alert(1)", " jAvascript:x", "data:text/html,x", "file:///etc/passwd", "//x/y", AWAY, "../secret.txt"))),
    "animated links": drawing('<a id="a" href="#x"><set attributeName="href" to="javascript:alert(1)"/><animate attributeName="xlink:href" values="javascript:1"/></a>'),
    "foreign content": drawing('<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="javascript:1"/></body></foreignObject>'),
    "entities": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + drawing("<text>&x;</text>"),
    "a drawing in a drawing in a drawing": drawing(f'<image href="{embedded(drawing(f"""<image href="{embedded(SCRIPT)}"/>"""))}"/>'),
    "groups of two thousand levels": drawing("<g>" * 2_000 + "</g>" * 2_000),
    "groups of two hundred levels": drawing("<g>" * 200 + "</g>" * 200),
    "a hundred thousand squares": drawing('<rect width="1" height="1"/>' * 100_000),
    "a path of a megabyte": drawing(f'<path d="M0 0{"l1 1" * 250_000}"/>'),
    "sizes without measure": drawing("", 'width="1e9" height="-5"').replace(b"0 0 10 10", b"0 0 1e30 nan"),
    "a blur without measure": drawing('<filter id="f"><feGaussianBlur stdDeviation="1e9"/><feImage href="http://127.0.0.1:9/x"/></filter><rect filter="url(#f)" width="9" height="9"/>'),
    "stylesheet without end": drawing("<style>" + "rect{" * 20_000 + "</style>"),
    "selectors without end": drawing("<style>" + "a b > c ~ d, " * 5_000 + "e{fill:red}</style>" + "<g>" * 50 + "</g>" * 50),
}  # fmt: skip

_HEAD = "".join(f"<p>{line}</p>" for line in EN.splitlines())


def _page(data: bytes) -> bytes:
    return f'<html><body>{_HEAD}<p>4. See <img src="{embedded(data)}" alt="a drawing"></p></body></html>'.encode()


INPUTS = {
    **{f"svg: {name}": {"en.html": _page(data)} for name, data in DRAWINGS.items()},
    **{
        f"emblem: {name}": {"en.txt": EN.encode(), "../office.toml": b'emblem = "emblem.svg"\n', "../emblem.svg": data}
        for name, data in DRAWINGS.items()
        if not name.startswith(("a path", "a hundred", "selectors", "groups of two hundred"))
    },
}
