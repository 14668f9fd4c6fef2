"""How much memory this process holds, in kilobytes, as the system counts it."""

from pathlib import Path

_ROLLUP = Path("/proc/self/smaps_rollup")


def own_kilobytes() -> tuple[int, int]:
    """Return the resident size and the proportional one; zeros where the system does not say."""
    if not _ROLLUP.exists():
        return 0, 0
    found = dict.fromkeys(("Rss", "Pss"), 0)
    for line in _ROLLUP.read_text().splitlines():
        name, _, rest = line.partition(":")
        if name in found:
            found[name] = int(rest.split()[0])
    return found["Rss"], found["Pss"]
