"""PDFs that mean harm: what unfolds without end, draws itself, is larger than any sheet, or would run something."""

import io
import random
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

WORDS = b"BT /F1 10 Tf 60 700 Td (1. The Committee recalls that the measures were adopted in due time.) Tj ET"


def _made(pages: int = 1) -> pikepdf.Pdf:
    pdf = pikepdf.new()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman"))
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(WORDS)
    return pdf


def _bytes(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, compress_streams=False, deterministic_id=True)
    return out.getvalue()


def _packed(content: bytes, times: int = 1) -> bytes:
    """Return a page whose content is packed so often."""
    pdf = _made()
    for _ in range(times):
        content = zlib.compress(content, 9)
    stream = pikepdf.Stream(pdf, content)
    stream.Filter = Array([Name.FlateDecode] * times)
    pdf.pages[0].Contents = pdf.make_indirect(stream)
    return _bytes(pdf)


def _form(pdf: pikepdf.Pdf, content: bytes, drawn: pikepdf.Object | None = None) -> pikepdf.Object:
    made = pdf.make_stream(content)
    made.update({"/Type": Name.XObject, "/Subtype": Name.Form, "/BBox": Array([0, 0, 100, 100])})
    made = pdf.make_indirect(made)
    made.Resources = Dictionary(XObject=Dictionary(F=made if drawn is None else drawn))
    return made


def _forms(levels: int) -> bytes:
    """Return forms each of which draws the next twice; with no level one that draws itself."""
    pdf = _made()
    form = _form(pdf, b"/F Do /F Do")
    for level in range(levels):
        form = _form(pdf, b"/F Do /F Do" if level else b"0 0 m 9 9 l S", form)
    pdf.pages[0].Resources.XObject = Dictionary(F=form)
    pdf.pages[0].Contents = pdf.make_stream(b"/F Do")
    return _bytes(pdf)


def _sized(side: int) -> bytes:
    pdf = _made()
    pdf.pages[0].MediaBox = Array([0, 0, side, side])
    return _bytes(pdf)


def _active() -> bytes:
    pdf = _made()
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.Launch, F=pikepdf.String("/bin/sh")))
    pdf.attachments["run.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ" * 10)
    entity = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    pdf.attachments["x.en.xml"] = pikepdf.AttachedFileSpec(pdf, entity)
    return _bytes(pdf)


def _attached(size: int) -> bytes:
    """Return a PDF with an attached file that unfolds to so many blanks."""
    pdf = _made()
    pdf.attachments["en.en.xml"] = pikepdf.AttachedFileSpec(pdf, b"<a/>")
    file = pdf.attachments["en.en.xml"].get_file().obj
    file.write(zlib.compress(b" " * size, 9), filter=Name.FlateDecode)
    return _bytes(pdf)


def _locked(user: str) -> bytes:
    """Return a PDF that its owner has locked, with a password to open it or with none."""
    out = io.BytesIO()
    _made().save(out, encryption=pikepdf.Encryption(owner="owner", user=user, R=6))
    return out.getvalue()


def _looped(data: bytes) -> bytes:
    """Return a PDF whose table of objects says that it is itself the one before it."""
    place = data.rsplit(b"startxref", 1)[1].split()[0]
    return data.replace(b"trailer <<", b"trailer << /Prev " + place)


def _trees(*, of_pages: bool) -> bytes:
    """Return a PDF whose page tree, or whose structure tree, holds itself."""
    pdf = _made()
    if of_pages:
        pdf.Root.Pages.Kids = Array([pdf.Root.Pages, pdf.pages[0].obj])
        pdf.Root.Pages.Count = 2
        return _bytes(pdf)
    part = pdf.make_indirect(Dictionary(S=Name.Sect))
    part.K = Array([part])
    pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=part)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return _bytes(pdf)


def _counted(pages: int) -> bytes:
    """Return a PDF of one page that says it has so many."""
    pdf = _made()
    pdf.Root.Pages.Count = pages
    return _bytes(pdf)


def _junk_font() -> bytes:
    """Return a PDF whose font, and the table of what its glyphs say, are noise."""
    pdf, noise = _made(), random.Random(1)  # noqa: S311 - noise, no secret
    described = Dictionary(Type=Name.FontDescriptor, FontName=Name("/Junk"), Flags=4, StemV=80)
    described.FontFile2 = pdf.make_stream(noise.randbytes(100_000))
    pdf.pages[0].Resources.Font.F1 = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Junk"), FontDescriptor=pdf.make_indirect(described),
        ToUnicode=pdf.make_stream(noise.randbytes(5_000)),
    )  # fmt: skip
    return _bytes(pdf)


def _inline_image(side: int) -> bytes:
    """Return a PDF with a picture in its content that says it has so many pixels a side."""
    pdf = _made()
    head = f"\nq 90 0 0 90 0 0 cm BI /W {side} /H {side} /BPC 8 /CS /RGB ID ".encode()
    pdf.pages[0].Contents = pdf.make_stream(WORDS + head + b"\1" * 1_000 + b" EI Q")
    return _bytes(pdf)


def _picture(side: int) -> bytes:
    """Return a PDF with a picture of a few kilobytes that unfolds to so many pixels a side."""
    pdf = _made()
    picture = pikepdf.Stream(pdf, zlib.compress(bytes(side * side // 100), 9))
    picture.update({"/Type": Name.XObject, "/Subtype": Name.Image, "/Width": side, "/Height": side})
    picture.update({"/ColorSpace": Name.DeviceRGB, "/BitsPerComponent": 8, "/Filter": Name.FlateDecode})
    pdf.pages[0].Resources.XObject = Dictionary(I=pdf.make_indirect(picture))
    pdf.pages[0].Contents = pdf.make_stream(WORDS + b"\nq 500 0 0 500 50 100 cm /I Do Q")
    return _bytes(pdf)


def _packed_objects(size: int) -> bytes:
    """Return a PDF that packs its objects in a stream which unfolds to so many blanks."""
    packed = zlib.compress(b"9 0 " + b" " * size, 9)
    head = b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>" % len(packed)
    return b"%PDF-1.5\n3 0 obj\n" + head + b"\nstream\n" + packed + b"\nendstream\nendobj\n"


def _ruled(count: int) -> bytes:
    """Return a page with so many short rules all over it."""
    pdf = _made()
    rules = (b"%d %d 5 0.5 re f" % (place * 7 % 595, place * 13 % 842) for place in range(count))
    pdf.pages[0].Contents = pdf.make_stream(WORDS + b"\n" + b"\n".join(rules))
    return _bytes(pdf)


_WHOLE = _bytes(_made())

INPUTS = {
    f"PDF: {name}": {"en.pdf": data}
    for name, data in {
        "a bomb packed twice": _packed(b" " * (1 << 28), 2),
        "lines by the million": _packed(b"0 0 m 1 1 l S\n" * 8_000_000),
        "a form that draws itself": _forms(0),
        "forms that draw two each": _forms(28),
        "a sheet of ten kilometres": _sized(28_000_000),
        "a sheet without a side": _sized(0),
        "4,000 pages": _bytes(_made(4000)),
        "scripts, launched programs, attached files": _active(),
        "an attached file in a bomb": _attached(1 << 28),
        "cut in the middle": _WHOLE[: len(_WHOLE) // 2],
        "no table of its objects": _WHOLE.replace(b"startxref", b"startxxxx"),
        "objects in a bomb": _packed_objects(1 << 27),
        "100,000 rules": _ruled(100_000),
        "a password": _locked("user"),
        "a password of its owner": _locked(""),
        "a table of objects before itself": _looped(_WHOLE),
        "a page tree in itself": _trees(of_pages=True),
        "a structure tree in itself": _trees(of_pages=False),
        "two thousand million pages, it says": _counted(2_147_483_647),
        "a font of noise": _junk_font(),
        "a picture of 60,000 pixels in its content": _inline_image(60_000),
        "a picture of 60,000 pixels": _picture(60_000),
        "arrays in arrays": _WHOLE.replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * 200_000 + b"]" * 200_000),
    }.items()
}
