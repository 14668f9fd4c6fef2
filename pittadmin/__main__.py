"""The arguments and the exit code: `pittadmin [--demo]`."""

import sys

from pittadmin import __version__

_HELP = """usage: pittadmin [--demo] [--version]

  --demo      open a sample city: invented people, accounts in every state
  --version   print the version

pittadmin-cli --help lists the commands for IT and for scripts."""


def main(arguments: list[str] | None = None) -> int:
    """Run the window; return 2 when an argument is not known."""
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
    from pittadmin.app import main as run

    return run(demo="--demo" in given)


if __name__ == "__main__":
    sys.exit(main())
