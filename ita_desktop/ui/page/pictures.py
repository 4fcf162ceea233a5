"""Pictures of a PDF's pages, drawn when they are first looked at and kept as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument

_ROOM = 64 * 2**20  # bytes of pictures that are kept
_BYTES = 4  # of a pixel
_MUCH_LARGER = 3


class Pictures(QObject):
    """One PDF at a time and the pictures of its pages."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: QPdfDocument | None = None
        self._buffer: QBuffer | None = None
        self._kept: OrderedDict[tuple[int, int, int, int], QPixmap] = OrderedDict()
        self._bytes = 0

    def load(self, pdf: bytes) -> None:
        """Take another PDF in the place of the last."""
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - a window without pages needs no PDF library

        if self._document is None:
            self._document = QPdfDocument(self)
        self._document.close()
        # The document reads from the buffer for as long as it is open.
        buffer = QBuffer(self)
        buffer.setData(QByteArray(pdf))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self._kept.clear()
        self._bytes = 0

    @property
    def count(self) -> int:
        """Return how many pages there are."""
        return self._document.pageCount() if self._document else 0

    def draw(self, painter: QPainter, page: int, target: QRect, paper: QColor) -> None:
        """Draw a page into a rectangle of a window, on paper of a colour."""
        device = painter.device()
        ratio = device.devicePixelRatioF() if device else 1.0
        picture = self._picture(page, target.size() * ratio, paper)
        painter.drawPixmap(target, picture)

    def image(self, page: int, size: QSize) -> QImage:
        """Return a page on white paper, drawn anew and not kept."""
        return self._drawn(page, size, QColor(Qt.GlobalColor.white))

    def _picture(self, page: int, size: QSize, paper: QColor) -> QPixmap:
        key = page, size.width(), size.height(), paper.rgb()
        picture = self._kept.get(key)
        if picture is None:
            picture = self._smaller(page, size, paper) or QPixmap.fromImage(self._drawn(page, size, paper))
            self._kept[key] = picture
            self._bytes += size.width() * size.height() * _BYTES
            while self._bytes > _ROOM and len(self._kept) > 1:
                (_page, width, height, _paper), _old = self._kept.popitem(last=False)
                self._bytes -= width * height * _BYTES
        else:
            self._kept.move_to_end(key)
        return picture

    def _smaller(self, page: int, size: QSize, paper: QColor) -> QPixmap | None:
        """Return a page made smaller from a much larger picture of it, None where there is none: soon done."""
        smooth = Qt.TransformationMode.SmoothTransformation
        for (of, width, _height, on), picture in self._kept.items():
            if of == page and on == paper.rgb() and width >= _MUCH_LARGER * size.width():
                return picture.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        return None

    def _drawn(self, page: int, size: QSize, paper: QColor) -> QImage:
        image = QImage(size, QImage.Format.Format_RGB32)
        image.fill(paper)
        if self._document is not None and 0 <= page < self.count:
            painter = QPainter(image)
            # Ink darkens paper of any colour, as on real paper; where there is no ink the rendering is transparent.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.drawImage(0, 0, self._document.render(page, size))
            painter.end()
        return image
