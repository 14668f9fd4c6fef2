"""The arguments and the exit code: `pittadmin [--demo]`."""

import os
import sys

from pittadmin import __version__

_HELP = """usage: pittadmin [--demo] [--version]

  --demo      open a sample city: invented people, accounts in every state
  --version   print the version

pittadmin-cli --help lists the commands for IT and for scripts."""


_NO_SCREEN = """pittadmin: this machine has no screen, so no window can be shown.
Start it on a desktop or on a virtual screen: xvfb-run pittadmin"""


def main(arguments: list[str] | None = None) -> int:
    """Run the window; return 1 without a screen, and 2 when an argument is not known."""
    given = sys.argv[1:] if arguments is None else arguments
    if "--help" in given or "-h" in given:
        print(_HELP)
        return 0
    if "--version" in given:
        print(f"PittAdmin {__version__}")
        return 0
    unknown = [one for one in given if one != "--demo"]
    if unknown:
        print(f"pittadmin: “{unknown[0]}” is not known.\n\n{_HELP}", file=sys.stderr)
        return 2
    if not _has_screen():
        print(_NO_SCREEN, file=sys.stderr)
        return 1
    from pittadmin.app import main as run

    return run(demo="--demo" in given)


def _has_screen() -> bool:
    """Tell whether Qt finds where to draw; on Linux it aborts the program otherwise."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in names)


if __name__ == "__main__":
    sys.exit(main())
