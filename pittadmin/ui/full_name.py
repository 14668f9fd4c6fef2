"""The full name of the user who is signed in to the computer."""

import os
import sys


def full_name() -> str:
    """Return the name as the system has it, or "" where it has only a login."""
    if sys.platform == "win32":
        import ctypes

        size = ctypes.c_ulong(256)
        name = ctypes.create_unicode_buffer(size.value)
        display = 3  # EXTENDED_NAME_FORMAT.NameDisplay
        known = ctypes.windll.secur32.GetUserNameExW(display, name, ctypes.byref(size))
        return name.value.strip() if known else ""
    import pwd

    try:
        user = pwd.getpwuid(os.getuid())
    except KeyError:
        return ""
    name = user.pw_gecos.partition(",")[0].strip()
    return "" if name == user.pw_name else name
