"""PDFs that mean harm: what unfolds without end, draws itself, is larger than any sheet, or would run something."""

import io
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
        "cut in the middle": _WHOLE[: len(_WHOLE) // 2],
        "no table of its objects": _WHOLE.replace(b"startxref", b"startxxxx"),
        "arrays in arrays": _WHOLE.replace(b"/Type /Catalog", b"/Type /Catalog /X " + b"[" * 200_000 + b"]" * 200_000),
    }.items()
}
