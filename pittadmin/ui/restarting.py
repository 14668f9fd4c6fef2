"""Ending when the system or an installer asks for it, and starting anew afterwards.

Windows' Restart Manager, which the installer calls, ends a program in the same way as a user's
logging off does, and starts those again that have registered themselves for it. It reaches its own
session alone. For the others the program waits for an event, which the installer sets before it
replaces a file, so that no program goes on with a mixture of two versions.
"""

import sys

from PySide6.QtCore import QObject, QProcess, Signal

NO_RESTART = 0x1 | 0x2 | 0x8
"""Not after a crash, a hang or a reboot: RESTART_NO_CRASH, RESTART_NO_HANG, RESTART_NO_REBOOT."""

END_EVENT = r"Global\CityOfPittsfield.PittAdmin.End"
"""The event that the installer sets."""

SYNCHRONIZE = 0x100000
"""The right to wait for it."""

_FOR_EVER = 0xFFFFFFFF

_RIGHTS = "D:(A;;GA;;;SY)(A;;GA;;;BA)(A;;GA;;;OW)(A;;0x100000;;;IU)"
"""Who may set it: the system, administrators and its maker; everybody at work may wait for it."""


class Installer(QObject):
    """Hears when an installer asks the program to end; the Restart Manager may start it again.

    Args:
        arguments: what the program was started with.
        parent: the program.
    """

    asks_to_end = Signal()

    def __init__(self, arguments: list[str], parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            self._heed(arguments)

    def _heed(self, arguments: list[str]) -> None:
        import ctypes
        import subprocess
        import threading
        from ctypes import wintypes

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.RegisterApplicationRestart(subprocess.list2cmdline(arguments), NO_RESTART)

        class SecurityAttributes(ctypes.Structure):
            _fields_ = (
                ("length", wintypes.DWORD),
                ("descriptor", wintypes.LPVOID),
                ("inherit", wintypes.BOOL),
            )

        security = SecurityAttributes(ctypes.sizeof(SecurityAttributes), None, False)
        ctypes.WinDLL("advapi32").ConvertStringSecurityDescriptorToSecurityDescriptorW(
            _RIGHTS, 1, ctypes.byref(security, SecurityAttributes.descriptor.offset), None
        )
        kernel.CreateEventW.restype = kernel.OpenEventW.restype = wintypes.HANDLE
        kernel.WaitForSingleObject.argtypes = (wintypes.HANDLE, wintypes.DWORD)
        event = kernel.CreateEventW(ctypes.byref(security), True, False, END_EVENT)
        if not event:  # another user's program has made it
            event = kernel.OpenEventW(SYNCHRONIZE, False, END_EVENT)

        def wait() -> None:
            if kernel.WaitForSingleObject(event, _FOR_EVER) == 0:
                self.asks_to_end.emit()

        if event:
            # It waits until the program ends, which it does not hold up.
            threading.Thread(target=wait, name="installer", daemon=True).start()


def start_anew(arguments: list[str]) -> bool:
    """Start another program like this one; tell whether it has started.

    Args:
        arguments: what this one was started with.
    """
    own = sys.executable.lower().endswith("pittadmin.exe")
    return QProcess.startDetached(
        sys.executable, arguments if own else ["-m", "pittadmin", *arguments]
    )[0]
