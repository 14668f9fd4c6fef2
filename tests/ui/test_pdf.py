"""Documents drawn as PDF: whole, plain, numbered, marked, and on any thread."""

import re
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from pittadmin.domain.documents import Document, FactList, Grid, Heading, Paragraph
from pittadmin.ui.pdf import DOTS, _text, render

MARKUP = "<h1>Not a heading</h1> & <img src=x>"


def document(rows: int = 3, mark: str = "") -> Document:
    return Document(
        "Records about “Elm Street”",
        (
            Paragraph("Two lines\nof one paragraph"),
            Heading("What is known"),
            FactList((("Author", "Unknown"), ("Text", MARKUP))),
            Grid(("Number", "File", "SHA-256"), [(str(n), MARKUP, "ab" * 32) for n in range(rows)]),
            Paragraph("Nothing is left out.", quiet=True),
        ),
        mark,
    )


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_a_document_becomes_a_pdf(qapp: QApplication) -> None:
    pdf = render(document())
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert pages(pdf) == 1


def test_a_long_table_goes_on_over_the_pages(qapp: QApplication) -> None:
    assert pages(render(document(rows=200))) > 5


def test_an_empty_document_is_one_page(qapp: QApplication) -> None:
    assert pages(render(Document("Nothing", ()))) == 1


def test_a_table_without_rows_or_columns_is_left_out(qapp: QApplication) -> None:
    assert pages(render(Document("Nothing", (Grid((), ()), FactList(()))))) == 1


def test_it_is_drawn_off_the_gui_thread(qapp: QApplication) -> None:
    with ThreadPoolExecutor(1) as worker:
        assert pages(worker.submit(render, document(rows=100)).result()) > 2


def test_a_try_out_shows_on_every_page(qapp: QApplication) -> None:
    def drawn(pdf: bytes) -> int:
        streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S)
        return sum(len(_inflated(one)) for one in streams)

    plain, marked = render(document()), render(document(mark="Try-out: nothing in it counts."))
    assert drawn(marked) > drawn(plain)


@pytest.mark.parametrize("lines", range(36, 48))
def test_a_heading_stands_on_the_page_of_what_follows_it(qapp: QApplication, lines: int) -> None:
    before = tuple(Paragraph("A line.") for _number in range(lines))
    parts = (*before, Heading("Index"), Grid(("File", "Size"), (("a.png", "2"), ("b.png", "3"))))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer, body = QPdfWriter(buffer), QRectF(0, 0, 640, 860)
    writer.setResolution(DOTS)
    text = _text(Document("Case", parts), writer, body)
    heading = text.find("Index").block()
    places = [text.documentLayout().blockBoundingRect(one) for one in (heading, heading.next())]
    first, second = (int(place.top() // body.height()) for place in places)
    assert first == second


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return data
