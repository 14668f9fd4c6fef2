"""The list of what a violation can be, of which several are chosen, found by typing."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pittadmin.domain.i18n import _
from pittadmin.domain.violation_categories import Category, categories
from pittadmin.ui.fields import text_input
from pittadmin.ui.look import look

Index = QModelIndex | QPersistentModelIndex

_KEY, _CATEGORY = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class CategoryList(QWidget):
    """A filter, and below it every category with the policy's sentence; Space chooses.

    What is chosen stays in sight, whatever the filter says.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search: QLineEdit = text_input(placeholder=_("Search what happened"))
        self.search.setAccessibleName(_("Search what happened"))
        self.list = _List()
        for key, one in categories().items():
            item = QListWidgetItem(f"{_title(one)}. {one.sentence}")
            item.setData(_KEY, key)
            item.setData(_CATEGORY, one)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        box = QVBoxLayout(self)
        look().space(box, 6)
        box.addWidget(self.search)
        box.addWidget(self.list)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._into_the_list)
        self.search.installEventFilter(self)
        self.list.itemChanged.connect(self._changed)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.list.setAccessibleName(name)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys of what is chosen, in the policy's order."""
        return tuple(item.data(_KEY) for item in self._items() if _is_on(item))

    def choose(self, keys: Iterable[str]) -> None:
        """Choose these, and nothing else; tell nobody."""
        wanted = set(keys)
        self.list.blockSignals(True)
        for item in self._items():
            on = item.data(_KEY) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._filter()
        first = next((item for item in self._items() if _is_on(item)), None)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.scrollToItem(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if watched is self.search and down and event.type() == QEvent.Type.KeyPress:
            self._into_the_list()
            return True
        return super().eventFilter(watched, event)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())]

    def _changed(self, _item: QListWidgetItem) -> None:
        self.changed.emit()

    def _filter(self, *_anything: object) -> None:
        words = self.search.text().casefold().split()
        for item in self._items():
            said = item.text().casefold()
            item.setHidden(not _is_on(item) and not all(word in said for word in words))

    def _into_the_list(self) -> None:
        first = next((one for one in self._items() if not one.isHidden()), None)
        if first is not None:
            self.list.setCurrentItem(first)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)


def _is_on(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


class _List(QListWidget):
    """As high as four categories; Tab leaves it, Space and a click choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Drawn(self))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemClicked.connect(self._clicked)

    def sizeHint(self) -> QSize:
        return QSize(look().px(320), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), self.fontMetrics().lineSpacing() * 11)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def _clicked(self, item: QListWidgetItem) -> None:
        on = _is_on(item)
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


class _Drawn(QStyledItemDelegate):
    """Draws a category: its box, its title, and below it the policy's sentence."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title, sentence = self._rooms(index, self._view.viewport().width())
        return QSize(0, title.height() + sentence.height() + look().px(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, px, here = look().theme, look().px, option.rect
        states = QStyle.StateFlag
        marked = bool(option.state & states.State_Selected) and self._view.hasFocus()
        painter.save()
        if marked:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.chosen))
            painter.drawRoundedRect(here.adjusted(1, 1, -1, -1), px(6), px(6))
        box, side = QStyleOptionViewItem(option), px(16) + 2
        box.rect = QRect(here.x() + px(8), here.y() + px(7), side, side)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        box.state = states.State_Enabled | (states.State_On if on else states.State_Off)
        mark = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(mark, box, painter, self._view)
        category: Category = index.data(_CATEGORY)
        title, sentence = self._rooms(index, here.width())
        wrap = int(Qt.TextFlag.TextWordWrap)
        painter.setPen(QColor(theme.on_chosen if marked else theme.text))
        painter.drawText(title.translated(here.topLeft()), wrap, _title(category))
        painter.setPen(QColor(theme.on_chosen if marked else theme.muted))
        painter.drawText(sentence.translated(here.topLeft()), wrap, category.sentence)
        painter.restore()

    def _rooms(self, index: Index, width: int) -> tuple[QRect, QRect]:
        """Return where title and sentence stand in a line this wide."""
        px, category = look().px, index.data(_CATEGORY)
        left = px(8) + px(16) + 2 + px(8)
        room = QRect(left, px(6), max(width - left - px(10), px(80)), 1 << 20)
        metrics, wrap = self._view.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        high = metrics.boundingRect(room, wrap, _title(category)).height()
        title = QRect(room.x(), room.y(), room.width(), high)
        room.moveTop(title.bottom() + 1 + px(2))
        high = metrics.boundingRect(room, wrap, category.sentence).height()
        return title, QRect(room.x(), room.y(), room.width(), high)


def _title(category: Category) -> str:
    return f"{category.title} ({category.requirement})"
