"""The one style sheet, drawn from the theme; every size follows the size of plain text."""

from typing import TYPE_CHECKING

from pittadmin.domain.resources import RESOURCES

if TYPE_CHECKING:
    from pittadmin.ui.theme import Theme


def sheet(theme: "Theme", em: int) -> str:
    """Return the style sheet of the whole program.

    Args:
        theme: the colors.
        em: the size of plain text in pixels; lengths below are those at 13.
    """
    t = theme

    def px(size: float) -> str:
        return f"{round(size * em / 13)}px"

    ring = f"2px solid {t.focus}"
    rounded = f"border-radius: {px(6)}"
    icons = f"{RESOURCES.as_posix()}/icons"

    def glyph(name: str, tint: str = t.glyphs) -> str:
        return f'url("{icons}/{name}-{tint}.svg")'

    down, up, on = glyph("down"), glyph("up"), t.on_glyphs
    control = f"border: 1px solid {t.edge}; {rounded}; background: {t.surface}"

    def within(upright: int, sideways: int, thick: int = 1) -> str:
        """Return the padding that keeps words in place while the line gives way to the ring."""
        return (
            f"padding: {round(upright * em / 13) + 1 - thick}px"
            f" {round(sideways * em / 13) + 1 - thick}px"
        )

    return f"""
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.edge};
    padding: {px(4)} {px(6)}; }}

#window, QDialog {{ background: {t.window}; }}
#bar {{ background: {t.surface}; border: none; border-bottom: 1px solid {t.line}; }}
#brand {{ font-size: {px(15)}; font-weight: 600; padding-left: {px(14)}; }}

QLabel[type="title"] {{ font-size: {px(20)}; font-weight: 600; }}
QLabel[type="heading"] {{ font-size: {px(17)}; font-weight: 600; }}
QLabel[kind="strong"], QLabel[type="label"] {{ font-weight: 600; }}
QLabel[kind="muted"] {{ color: {t.muted}; }}
QLabel[kind="good"] {{ color: {t.good}; }}
QLabel[kind="warn"] {{ color: {t.warn}; }}
QLabel[kind="bad"] {{ color: {t.bad}; }}
QLabel[kind="info"] {{ color: {t.info}; }}

QLabel[chip] {{ border-radius: {px(10)}; padding: {px(2)} {px(9)};
    border: 1px solid {t.line if t.high_contrast else "transparent"}; }}
QLabel[chip="good"] {{ color: {t.good}; background: {t.good_bg}; }}
QLabel[chip="warn"] {{ color: {t.warn}; background: {t.warn_bg}; }}
QLabel[chip="bad"] {{ color: {t.bad}; background: {t.bad_bg}; }}
QLabel[chip="info"] {{ color: {t.info}; background: {t.info_bg}; }}
QLabel[chip="muted"] {{ color: {t.muted}; background: {t.muted_bg}; }}

QFrame[card] {{ background: {t.surface}; border: 1px solid {t.line};
    border-radius: {px(8)}; }}
QFrame[card="next"] {{ background: {t.info_bg}; border-color: {t.line}; }}
QFrame[card="warn"] {{ background: {t.warn_bg}; border-color: {t.line}; }}
QFrame[card="bad"] {{ background: {t.bad_bg}; border-color: {t.line}; }}
QFrame[ring="off"] {{ padding: 1px; }}
QFrame[ring="on"] {{ border: {ring}; }}
QFrame[banner] {{ border: 1px solid {t.line}; border-radius: {px(8)}; }}
QFrame[banner="info"] {{ background: {t.info_bg}; }}
QFrame[banner="good"] {{ background: {t.good_bg}; }}
QFrame[banner="warn"] {{ background: {t.warn_bg}; }}
QFrame[banner="bad"] {{ background: {t.bad_bg}; }}
QFrame[separator] {{ background: {t.line}; border: none; max-height: 1px; min-height: 1px; }}

/* The ring says where the focus is; the dotted line of Windows would be a second sign of it. */
QPushButton, QToolButton, QCheckBox, QRadioButton, QComboBox {{ outline: none; }}

QPushButton {{ {control}; border-color: {t.thumb};
    {within(6, 14)}; min-height: {px(18)}; }}
QPushButton:hover {{ background: {t.raised}; border-color: {t.edge}; }}
QPushButton:pressed {{ background: {t.line if not t.high_contrast else t.surface}; }}
QPushButton:disabled {{ color: {t.faint}; background: {t.window}; border-color: {t.line};
    border-style: {"dashed" if t.high_contrast else "solid"}; }}
QPushButton:focus {{ border: {ring}; {within(6, 14, 2)}; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent};
    border-color: {t.accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {t.accent_over};
    border-color: {t.accent_over}; }}
QPushButton[kind="danger"] {{ background: {t.surface}; color: {t.bad};
    border-color: {t.bad}; font-weight: 600; }}
QPushButton[kind="danger"]:hover {{ background: {t.bad_bg}; }}
QPushButton[kind="primary"]:disabled, QPushButton[kind="danger"]:disabled {{ color: {t.faint};
    background: {t.window}; border-color: {t.line}; }}
QPushButton[kind="primary"]:focus {{ border-color: {t.text}; }}
QPushButton[kind="link"] {{ background: transparent; border-color: transparent;
    color: {t.info}; {within(6, 2)}; }}
QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
QPushButton[kind="icon"] {{ background: transparent; border-color: transparent;
    {within(6, 6)}; }}
QPushButton[kind="icon"]:hover {{ background: {t.raised}; }}
QPushButton[kind="link"]:focus {{ border-color: {t.focus}; {within(6, 2, 2)}; }}
QPushButton[kind="icon"]:focus {{ border-color: {t.focus}; {within(6, 6, 2)}; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QToolButton {{ border: 1px solid transparent; {rounded}; {within(5, 5)};
    background: transparent; }}
QToolButton:hover {{ background: {t.raised}; }}
QToolButton:focus {{ border: {ring}; {within(5, 5, 2)}; }}

QLineEdit, QComboBox, QAbstractSpinBox {{ {control}; {within(6, 10)}; min-height: {px(18)};
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QTextEdit, QPlainTextEdit {{ {control}; {within(4, 8)};
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: {ring};
    {within(6, 10, 2)}; }}
QTextEdit:focus, QPlainTextEdit:focus {{ border: {ring}; {within(4, 8, 2)}; }}
QLineEdit[problem="true"], QComboBox[problem="true"], QAbstractSpinBox[problem="true"] {{
    border: 2px solid {t.bad}; {within(6, 10, 2)}; }}
QTextEdit[problem="true"], QPlainTextEdit[problem="true"] {{ border: 2px solid {t.bad};
    {within(4, 8, 2)}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0; min-height: 0;
    background: transparent; }}
QAbstractSpinBox {{ max-height: {px(18)}; }}
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled, QTextEdit:disabled,
QPlainTextEdit:disabled {{ color: {t.faint}; background: {t.window}; border-color: {t.line}; }}
QLineEdit:read-only, QTextEdit:read-only, QPlainTextEdit:read-only {{ background: {t.window}; }}
QPlainTextEdit[editor="true"] {{ font-size: {px(15)}; border-color: {
        t.edge if t.high_contrast else t.line
    }; {within(10, 14)}; }}
QPlainTextEdit[editor="true"]:focus {{ border-color: {t.focus}; {within(10, 14, 2)}; }}
QPlainTextEdit[editor="true"]:read-only {{ color: {t.muted}; }}

QComboBox {{ combobox-popup: 0; padding-left: {round(10 * em / 13) + 2}px; }}
QComboBox:focus {{ padding-left: {round(10 * em / 13) + 1}px; }}
QComboBox[active="true"] {{ background: {t.chosen}; color: {t.on_chosen};
    border-color: {t.accent}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ subcontrol-origin: padding;
    subcontrol-position: center right; border: none; width: {px(26)}; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: {down}; width: {px(14)};
    height: {px(14)}; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text};
    border: 1px solid {t.edge}; border-radius: 0; outline: none; padding: {px(3)};
    selection-background-color: {t.chosen}; selection-color: {t.on_chosen}; }}
QComboBox QAbstractItemView:focus {{ border: 1px solid {t.edge}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(28)}; padding: 0 {px(8)}; }}
QComboBox QAbstractItemView::item:selected {{ background: {t.chosen}; color: {t.on_chosen}; }}
QSpinBox::up-button, QTimeEdit::up-button {{ subcontrol-origin: border;
    subcontrol-position: top right; border: none; width: {px(24)}; height: {px(15)}; }}
QSpinBox::down-button, QTimeEdit::down-button {{ subcontrol-origin: border;
    subcontrol-position: bottom right; border: none; width: {px(24)}; height: {px(15)}; }}
QSpinBox::up-arrow, QTimeEdit::up-arrow {{ image: {up}; width: {px(12)};
    height: {px(12)}; }}
QSpinBox::down-arrow, QTimeEdit::down-arrow {{ image: {down}; width: {px(12)};
    height: {px(12)}; }}

QCheckBox, QRadioButton {{ border: 2px solid transparent; {rounded}; padding: {px(4)} {px(3)};
    spacing: {px(8)}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.focus}; }}
QFrame[card] > QRadioButton[ring="card"] {{ border-color: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.faint}; }}
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator,
QMenu::indicator {{ width: {px(16)}; height: {px(16)}; border: 1px solid {t.edge};
    background: {t.surface}; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ border-radius: {px(4)}; }}
QRadioButton::indicator {{ border-radius: {(round(16 * em / 13) + 2) // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked,
QAbstractItemView::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{
    image: {glyph("check", on)}; }}
QCheckBox::indicator:indeterminate {{ background: {t.accent}; border-color: {t.accent};
    image: {glyph("dash", on)}; }}
QRadioButton::indicator:checked {{ image: {glyph("dot", on)}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {t.raised};
    border-color: {t.line}; }}
QCheckBox::indicator:checked:disabled {{ image: {glyph("check")}; }}
QRadioButton::indicator:checked:disabled {{ image: {glyph("dot")}; }}

QTabBar QToolButton {{ background: {t.surface}; border: 1px solid {t.line}; }}
QTabBar QToolButton::left-arrow {{ image: {glyph("left")}; width: {px(12)}; }}
QTabBar QToolButton::right-arrow {{ image: {glyph("right")}; width: {px(12)}; }}

QTableView {{ background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(8)};
    padding: 1px; outline: none; selection-background-color: {t.chosen};
    selection-color: {t.on_chosen}; alternate-background-color: {t.surface}; }}
QTableView:focus {{ border: {ring}; padding: 0; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{ background: transparent; color: {t.muted}; font-weight: 600;
    border: none; border-bottom: 1px solid {t.line}; padding: 0 {px(12)}; }}
QHeaderView::section:hover {{ color: {t.text}; background: {t.raised}; }}
QHeaderView::up-arrow {{ image: {up}; width: {px(12)}; height: {px(12)};
    subcontrol-position: center right; right: {px(4)}; }}
QHeaderView::down-arrow {{ image: {down}; width: {px(12)}; height: {px(12)};
    subcontrol-position: center right; right: {px(4)}; }}
QTableCornerButton::section {{ background: transparent; border: none; }}
QListView, QTreeView {{ background: {t.surface}; border: 1px solid {t.line};
    border-radius: {px(8)}; outline: none; padding: {px(3)}; }}
QListView::item, QTreeView::item {{ min-height: {px(28)}; padding: 0 {px(6)}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {t.chosen};
    color: {t.on_chosen}; }}
QListView:focus, QTreeView:focus {{ border: {ring}; }}

QScrollArea {{ background: transparent; border: none; }}
QScrollArea > QWidget > QWidget[page="true"] {{ background: transparent; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: {px(12)}; }}
QScrollBar:horizontal {{ height: {px(12)}; }}
QScrollBar::handle {{ background: {t.thumb}; border-radius: {px(3)}; margin: {px(3)}; }}
QScrollBar::handle:hover {{ background: {t.edge}; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}

QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.edge};
    padding: {px(4)}; }}
QMenu::item {{ padding: {px(7)} {px(28)} {px(7)} {px(12)}; border: 1px solid transparent;
    border-radius: {px(4)}; background: transparent; }}
QMenu::item:selected {{ background: {t.chosen}; color: {t.on_chosen}; }}
QMenu::item:disabled {{ color: {t.faint}; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(4)} {px(8)}; }}
QMenu::indicator {{ border: none; background: transparent; left: {px(6)}; }}
QMenu::indicator:checked {{ image: {glyph("check")}; }}
QMenu::right-arrow {{ image: {glyph("right")}; width: {px(12)}; height: {px(12)};
    right: {px(6)}; }}

QProgressBar {{ background: {t.muted_bg}; border: {
        "1px solid " + t.line if t.high_contrast else "none"
    }; border-radius: {px(3)}; max-height: {px(6)}; min-height: {px(6)}; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(3)}; }}
QSplitter::handle {{ background: transparent; }}
QCalendarWidget QWidget {{ alternate-background-color: {t.raised}; }}
QCalendarWidget QToolButton {{ color: {t.text}; padding: {px(4)} {px(8)}; }}
QCalendarWidget #qt_calendar_navigationbar {{ background: {t.surface}; }}
QCalendarWidget QAbstractItemView {{ background: {t.surface}; padding: 0;
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
"""
