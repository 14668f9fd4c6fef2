"""Ending when the system asks for it, and starting anew afterwards.

Windows' Restart Manager, which an installer calls, ends a program in the same way as a user's
logging off does: the program is told, saves, and is gone. It starts those again that have
registered themselves for it.
"""

import sys

from PySide6.QtCore import QProcess

NO_RESTART = 0x1 | 0x2 | 0x8
"""Not after a crash, a hang or a reboot: RESTART_NO_CRASH, RESTART_NO_HANG, RESTART_NO_REBOOT."""


def register(arguments: list[str]) -> bool:
    """Let the Restart Manager start the program again after an upgrade; tell whether it will.

    Args:
        arguments: what it was started with.
    """
    if sys.platform != "win32":
        return False
    import ctypes
    import subprocess

    line = ctypes.c_wchar_p(subprocess.list2cmdline(arguments))
    return ctypes.windll.kernel32.RegisterApplicationRestart(line, NO_RESTART) == 0


def start_anew(arguments: list[str]) -> bool:
    """Start another program like this one; tell whether it has started.

    Args:
        arguments: what this one was started with.
    """
    own = sys.executable.lower().endswith("pittadmin.exe")
    return QProcess.startDetached(
        sys.executable, arguments if own else ["-m", "pittadmin", *arguments]
    )[0]
