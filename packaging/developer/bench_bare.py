"""A bare PySide6 window, which the program's start is measured against.

Prints when it was painted, the work of the processor until then, and the memory that it holds; with
the word "stay", after a second, when everything that comes late has come.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    """Prints the moment after its first paint."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1360, 860)
        self.painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, self.tell)  # the next turn of the loop: it is on the screen

    def tell(self) -> None:
        """Print the moment."""
        print("painted", time.perf_counter_ns(), time.process_time_ns(), flush=True)
        QTimer.singleShot(1000 if "stay" in sys.argv else 0, self.end)

    def end(self) -> None:
        """Print the memory and end."""
        from bench_memory import own_kilobytes

        print("memory", *own_kilobytes(), flush=True)
        QApplication.quit()


application = QApplication(["bare"])
window = Bare()
window.show()
sys.exit(application.exec())
