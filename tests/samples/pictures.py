"""Pictures that tell more than they show: each holds the same word wherever its kind has room for words."""

import io
import struct
import zlib

from PIL import Image, PngImagePlugin
from PIL.Image import Exif

WORD = "Zq7picture"
_XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator xmlns:dc="x">{WORD}</dc:creator></x:xmpmeta>'.encode()


def pixels(size: tuple[int, int] = (32, 24), mode: str = "RGB") -> Image.Image:
    """Return a picture with many colours."""
    image = Image.new("RGB", size)
    image.putdata([(x * 7 % 256, y * 11 % 256, x * y % 256) for y in range(size[1]) for x in range(size[0])])
    return image.convert(mode)


def exif(orientation: int = 1) -> bytes:
    """Return EXIF data: an artist, a place on the earth, how the picture is turned, its density."""
    found = Exif()
    found[0x013B], found[0x010E], found[0x0112] = WORD, WORD, orientation
    found[0x011A], found[0x011B], found[0x0128] = 300.0, 300.0, 2
    found.get_ifd(0x8825)[1] = WORD
    return found.tobytes()


def jpeg(*, orientation: int = 1, has_jfif: bool = True, **how: object) -> bytes:
    """Return a photograph with EXIF, XMP, IPTC, a comment, a small picture and bytes behind its end."""
    made = io.BytesIO()
    pixels().save(made, "JPEG", exif=exif(orientation), xmp=_XMP, comment=WORD, dpi=(150, 150), **how)
    data = made.getvalue()
    if not has_jfif:
        start = data.index(b"\xff\xe0")
        data = data[:start] + data[start + 2 + struct.unpack_from(">H", data, start + 2)[0] :]
    extra = b"".join(_segment(mark, start + WORD.encode()) for mark, start in (
        (0xED, b"Photoshop 3.0\0"), (0xE5, b"x"), (0xE0, b"JFXX\0\x10"),
    ))  # fmt: skip
    return data[:2] + data[2:-2].replace(b"\xff\xdb", extra + b"\xff\xdb", 1) + b"\xff\xd9" + WORD.encode()


def _segment(mark: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content


def png(mode: str = "RGB") -> bytes:
    """Return a PNG with words of every kind and bytes behind its end."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", WORD)
    info.add_text("Comment", WORD * 40, zip=True)
    info.add_itxt("XML:com.adobe.xmp", WORD)
    made = io.BytesIO()
    pixels(mode=mode).save(made, "PNG", pnginfo=info, exif=exif(), dpi=(96, 96))
    data = made.getvalue()
    private = b"prVt" + WORD.encode()
    block = struct.pack(">I", len(private) - 4) + private + struct.pack(">I", zlib.crc32(private))
    return data[:-12] + block + data[-12:] + WORD.encode()


def gif() -> bytes:
    """Return a GIF of two pictures that moves, with a comment and a foreign block."""
    made = io.BytesIO()
    other = pixels().rotate(180)
    pixels().save(made, "GIF", save_all=True, append_images=[other], loop=0, comment=WORD.encode(), duration=100)
    word = WORD.encode()
    foreign = b"!\xff\x0bXMP DataXMP" + bytes((len(word),)) + word + b"\0"
    return made.getvalue()[:-1] + foreign + b";" + word


def tiff(mode: str = "RGB") -> bytes:
    """Return a TIFF with an artist."""
    made = io.BytesIO()
    pixels(mode=mode).save(made, "TIFF", tiffinfo={0x013B: WORD, 0x010E: WORD}, dpi=(72, 72))
    return made.getvalue()


def emf() -> bytes:
    """Return an EMF with a title and a comment; it draws one line."""
    title = f"Word\0{WORD}\0\0".encode("utf-16-le")
    head = bytearray(108)
    struct.pack_into("<II", head, 0, 1, 108 + len(title) + len(title) % 4)
    head[40:44] = b" EMF"
    struct.pack_into("<II", head, 60, len(title) // 2, 108)
    comment = WORD.encode().ljust(12, b"\0")
    records = bytes(head) + title + bytes(len(title) % 4)
    records += struct.pack("<III", 70, 12 + len(comment), len(comment)) + comment
    records += struct.pack("<IIii", 54, 16, 40, 40) + struct.pack("<IIIII", 14, 20, 0, 16, 20)
    return records + WORD.encode()


def wmf() -> bytes:
    """Return a WMF with a comment; it draws one line."""
    comment = WORD.encode()
    escape = struct.pack("<IHHH", 5 + len(comment) // 2, 0x0626, 0x000F, len(comment)) + comment
    records = struct.pack("<IHhh", 5, 0x0213, 40, 40) + escape + struct.pack("<IH", 3, 0)
    head = struct.pack("<HHHIHIH", 1, 9, 0x0300, (18 + len(records)) // 2, 0, 10, 0)
    return b"\xd7\xcd\xc6\x9a" + bytes(18) + head + records + comment


SVG = f"""<?xml version="1.0"?><!-- {WORD} -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:odd="urn:odd"
  width="40" height="40" odd:path="C:/{WORD}" onload="{WORD}()">
<metadata><rdf>{WORD}</rdf></metadata><script>{WORD}</script><odd:view file="{WORD}"/>
<style>/* {WORD} */ @import url("http://{WORD}"); .a {{ fill: url(#g); stroke: url(http://{WORD}/) }}</style>
<defs><linearGradient id="g"/></defs>
<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">{WORD}</p></foreignObject>
<rect class="a" width="20" height="20" data-file="{WORD}" style="filter: url('http://{WORD}')"/>
<a xlink:href="http://{WORD}/"><text x="1" y="30">Kept words</text></a><!-- {WORD} -->
<use xlink:href="#g"/><image xlink:href="data:image/jpeg;base64,{{photo}}"/>
</svg>"""


def svg() -> bytes:
    """Return a drawing with scripts, comments, foreign attributes, addresses and a photograph in it."""
    import base64

    return SVG.replace("{photo}", base64.b64encode(jpeg()).decode()).encode()


ALL = {"jpg": jpeg, "png": png, "gif": gif, "tiff": tiff, "emf": emf, "wmf": wmf, "svg": svg}
