"""`python3 dev.py bench`: the program beside a bare PySide6 window, and beside its goals.

python3 dev.py bench               everything; some minutes
python3 dev.py bench start         the start alone
python3 dev.py bench accounts      the Accounts page with 100,000 accounts, and its memory
python3 dev.py bench checks        the checks of a post: time, quality, and what others offer
python3 dev.py bench composer      the Composer: from a key to the underlines
python3 dev.py bench pictures      reading and cleaning a picture of 12 megapixels, and a long video
python3 dev.py bench vault         sealing and opening passwords
python3 dev.py bench credentials   the Credentials tab with 5,000 accounts
python3 dev.py bench violations    the log with 1,000,000 violations; some 20 minutes, so only then
"""

import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

import bench_accounts  # noqa: E402
import bench_checks  # noqa: E402
import bench_composer  # noqa: E402
import bench_pictures  # noqa: E402
import bench_start  # noqa: E402
import bench_vault  # noqa: E402
import bench_violations  # noqa: E402
from bench_accounts import GROUPS, OPENING, Answers  # noqa: E402

PAINT_GOAL, ROWS_GOAL = 1.15, 3.0  # times a bare window's start
ANSWER_GOAL, BLOCK_GOAL = 50.0, 16.0  # milliseconds
KEY_GOAL = 8.0  # milliseconds
MEMORY_GOAL = 60.0  # MB over a bare window
CHECK_GOAL, CHECK_MOST_GOAL = 0.3, 5.0  # milliseconds a post
RATE_GOAL = 2_000  # posts a second
LOG_GOALS = {"SQLite": 50.0, "PostgreSQL": 100.0}  # milliseconds
LOG_MEMORY_GOAL = 120.0  # MB over a bare window
SCREENSHOT_GOAL = 300.0  # milliseconds

_WIDTHS = (62, 12, 12, 8, 12)


def main(words: list[str]) -> int:
    """Measure what is asked for and print one table; 0 whatever was missed."""
    parts = (
        "start",
        "accounts",
        "checks",
        "composer",
        "pictures",
        "vault",
        "credentials",
        "violations",
    )
    unknown = [word for word in words if word not in parts]
    if unknown:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory(prefix="pittadmin-bench-") as folder:
        home = Path(folder)
        print(
            f"Python {platform.python_version()}, {os.cpu_count()} cores, load "
            f"{os.getloadavg()[0]:.1f}"
            if hasattr(os, "getloadavg")
            else f"Python {platform.python_version()}, {os.cpu_count()} cores"
        )
        if not words or "start" in words:
            start(home)
        if not words or "accounts" in words:
            accounts(home)
        if not words or "checks" in words:
            checks(home)
        if not words or "composer" in words:
            composer(home)
        if not words or "pictures" in words:
            pictures(home)
        if not words or "vault" in words:
            vault()
        if not words or "credentials" in words:
            credentials()
        if "violations" in words:
            violations(home)
    return 0


def start(home: Path) -> None:
    """Measure the start without a screen, and on a virtual one where there is one."""
    city = bench_start.prepare(home)
    heading("Start, warm, medians of " + str(bench_start.TURNS), "bare", "program", "ratio")
    start_on(home, city, "offscreen", "without a screen")
    if sys.platform == "linux":
        with bench_start.virtual_screen() as display:
            if display:
                start_on(home, city, "xcb", "on Xvfb")


def start_on(home: Path, city: Path, qt_platform: str, where: str) -> None:
    """Measure and print the start on one of Qt's platforms."""
    bare, program = map(bench_start.medians, bench_start.starts(home, city, qt_platform))
    for moment, words, goal in (
        ("painted", "to the first painted window", PAINT_GOAL),
        ("rows", "to the first rows on the Accounts page", ROWS_GOAL),
    ):
        ratio = program[moment] / bare["painted"]
        said = verdict(ratio, goal, f"{goal:g} times")
        compare_starts(f"{words}, {where}", bare["painted"], program[moment], said)
        # On a busy machine this says more than the clock.
        work, works = bare["painted, work"], program[f"{moment}, work"]
        compare_starts("    the processor's work until then", work, works, "")


def compare_starts(words: str, bare: float, program: float, said: str) -> None:
    """Print one line: a bare window, the program, their ratio."""
    line(words, f"{bare:.0f} ms", f"{program:.0f} ms", f"{program / bare:.2f}", said)


def accounts(home: Path) -> None:
    """Measure the Accounts page on both engines, and the memory."""
    found = {"SQLite": bench_accounts.measure(bench_accounts.sqlite(home), home)}
    with bench_accounts.postgresql() as address:
        found["PostgreSQL"] = bench_accounts.measure(address, home)
    heading("Accounts page, 100,000 accounts: medians", *found, "ratio")
    for group, words in GROUPS.items():
        compare(words, [slowest(answers, group) for answers in found.values()], ANSWER_GOAL, "ms")
        for answers, engine in zip(found.values(), found, strict=True):
            name, most = max(answers.times(group).items(), key=lambda item: item[1])
            if most > ANSWER_GOAL:
                slow = [n for n, t in answers.times(group).items() if t > ANSWER_GOAL]
                note(f"{engine}: {len(slow)} of {len(answers.times(group))} over; {name}")
    compare(OPENING, [slowest(a, OPENING) for a in found.values()], ANSWER_GOAL, "ms")
    for until_rows, when in ((True, "until the rows"), (False, "until all is shown")):
        blocks = [answers.blocks(until_rows) for answers in found.values()]
        words = f"longest block of the GUI thread {when}, "
        compare(words + "median", [b[len(b) // 2] for b in blocks], None, "ms")
        compare(words + "p95", [b[len(b) * 95 // 100] for b in blocks], BLOCK_GOAL, "ms")
        compare(words + "most", [b[-1] for b in blocks], None, "ms")
    bare = bench_start.bare_memory(home)
    if any(bare):
        for words, kind in (("page open", "opened"), ("after all that", "worked")):
            for name, part in (("resident", 0), ("proportional", 1)):
                over = [(getattr(a, kind)[part] - bare[part]) / 1024 for a in found.values()]
                said = f"memory over a bare window's {bare[part] / 1024:.0f} MB, {name}, {words}"
                compare(said, over, MEMORY_GOAL, "MB")


def violations(home: Path) -> None:
    """Measure the log on both engines, beside a plain question and Qt's own model."""
    log_on("SQLite", bench_violations.sqlite(home), home)
    with bench_violations.postgresql() as address:
        log_on("PostgreSQL", address, home)


def log_on(engine: str, address: str, home: Path) -> None:
    """Measure and print the log on one engine."""
    found, peers = bench_violations.measure(address, home)
    goal, bare = LOG_GOALS[engine], bench_start.bare_memory(home)
    heading(f"The log with 1,000,000 violations, {engine}, medians", "", "", "")
    for group, words in bench_violations.GROUPS.items():
        name, most = bench_violations.slowest(found, group)
        line(words, f"{most:.0f} ms", "", "", verdict(most, goal, f"{goal:g} ms"))
        note(f"slowest: {name}")
    painted = sorted(found["painted"])
    p95 = painted[len(painted) * 95 // 100]
    said = verdict(p95, BLOCK_GOAL, f"{BLOCK_GOAL:g} ms")
    line(f"painting, p95 of {len(painted):,}", f"{p95:.1f} ms", "", "", said)
    for words, kind in (("table open", "opened"), ("after all that", "worked")):
        over = (found[kind][0] - bare[0]) / 1024
        said = verdict(over, LOG_MEMORY_GOAL, f"{LOG_MEMORY_GOAL:g} MB")
        line(f"memory over a bare window's, {words}", f"{over:.0f} MB", "", "", said)
    shot = sorted(found["screenshot"])[len(found["screenshot"]) // 2]
    said = verdict(shot, SCREENSHOT_GOAL, f"{SCREENSHOT_GOAL:g} ms")
    line("adding a screenshot of 10 MB", f"{shot:.0f} ms", "", "", said)
    for name, taken in peers.items():
        if name == "memory":
            line("    Qt: memory at the end", f"{taken / 1024:.0f} MB", "", "", "")
        else:
            line(f"    {name}", f"{taken:.0f} ms", "", "", "")


def checks(home: Path) -> None:
    """Measure the checks of a post, beside what others offer for parts of them."""
    tasks = bench_checks.labelled()
    texts = [one.text for posts in tasks.values() for one in posts] or bench_checks.examples()
    short = [text for text in texts if len(text) <= bench_checks.SHORT]
    answers = bench_checks.peers(home, tasks)
    heading(f"Checks of a post, {len(short):,} posts of at most 500 characters", "", "", "")
    line("reading the rule pack", f"{bench_checks.load_time():.0f} ms", "", "", "")
    taken = bench_checks.times(short)
    median, most = taken[len(taken) // 2], taken[len(taken) * 99 // 100]
    rate = 1e3 * len(taken) / sum(taken)
    goal = verdict(median, CHECK_GOAL, f"{CHECK_GOAL:g} ms")
    line("a full check, median", f"{median:.3f} ms", "", "", goal)
    goal = verdict(most, CHECK_MOST_GOAL, f"{CHECK_MOST_GOAL:g} ms")
    line("a full check, 99th percentile", f"{most:.2f} ms", "", "", goal)
    met = "met" if rate >= RATE_GOAL else "MISSED"
    line("posts a second on one core", f"{rate:,.0f}", "", "", f"{met} (at least {RATE_GOAL:,})")
    for peer, said in answers.items():
        if "error" in said:
            note(f"{peer}: {said['error']}")
        else:
            theirs = 1e3 * len(said["times"]) / sum(said["times"])
            line(f"    {peer}, a part of it", "", f"{theirs:,.0f}", f"{theirs / rate:.2f}", "")
    if tasks:
        check_quality(tasks, answers)


def check_quality(tasks: dict[str, list[bench_checks.Post]], answers: dict[str, dict]) -> None:
    """Print how much is found on labelled posts, and how many ordinary posts are flagged."""
    heading("Found on labelled posts", "precision", "recall", "F1")
    for task, posts in tasks.items():
        if task == bench_checks.ORDINARY:
            continue
        for severities in (("block", "warn"), ("block",)):
            words = f"{task}, {' or '.join(severities)}"
            print_quality(
                words, bench_checks.quality(posts, bench_checks.own_flags(posts, task, severities))
            )
        for peer in bench_checks.PEER_OF.get(task, ()):
            if "flags" in answers[peer]:
                found = bench_checks.quality(posts, answers[peer]["flags"][task])
                print_quality(f"    {peer}", found)
    for kind in ("ident_neutral_nh", "ident_pos_nh", "counter_quote_nh", "negate_neg_nh"):
        posts = [one for one in tasks.get("hate", ()) if one.kind == kind]
        flags = bench_checks.own_flags(posts, "hate", ("block", "warn"))
        line(f"hate, {kind}: flagged", f"{sum(flags)} of {len(flags)}", "", "", "")
    ordinary = tasks.get(bench_checks.ORDINARY, [])
    for severity in ("block", "warn", "attest", "info"):
        count = sum(
            any(found == severity for _number, found in bench_checks.findings(one.text))
            for one in ordinary
        )
        line(
            f"ordinary posts with a finding of {severity}",
            f"{count} of {len(ordinary)}",
            "",
            "",
            "",
        )


def print_quality(words: str, found: bench_checks.Quality) -> None:
    """Print one line on how much is found."""
    line(words, f"{found.precision:.3f}", f"{found.recall:.3f}", f"{found.f1:.3f}", "")


def pictures(home: Path) -> None:
    """Measure what is done with a picture or video of a post."""
    heading(f"Pictures and videos, medians of {bench_pictures.TURNS}", "", "time", "")
    for words, milliseconds, goal in bench_pictures.measure(home):
        said = "" if goal is None else verdict(milliseconds, goal, f"{goal:g} ms")
        line(words, "", f"{milliseconds:.1f} ms", "", said)


def vault() -> None:
    """Measure what is done with sealed passwords; on a busy machine the work says more."""
    heading("Vault", "time", "work", "")
    for words, milliseconds, worked, goal in bench_vault.measure():
        said = verdict(milliseconds, goal, f"{goal:g} ms")
        line(words, f"{milliseconds:.0f} ms", f"{worked:.0f} ms", "", said)


def credentials() -> None:
    """Measure the Credentials tab, in a process of its own."""
    command = [sys.executable, str(HERE / "bench_credentials.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    times = sorted(float(one) for one in done.stdout.split())
    heading("Credentials, 5,000 accounts", "median", "most", "")
    median = times[len(times) // 2]
    said = verdict(median, ANSWER_GOAL, f"{ANSWER_GOAL:g} ms")
    line("from showing the tab to its rows", f"{median:.0f} ms", f"{times[-1]:.0f} ms", "", said)


def composer(home: Path) -> None:
    """Measure the editor with 3,000 characters in it, key by key."""
    found = bench_composer.measure(home)
    heading("Composer, 3,000 characters, key by key", "median", "p95", "most")
    for kind, words, goal in (
        ("times", "from a key to its underlines on the screen", KEY_GOAL),
        ("works", "    the processor's work until then", None),
        ("blocks", "longest block of the GUI thread until the next key", BLOCK_GOAL),
    ):
        one = found[kind]
        p95 = one[len(one) * 95 // 100]
        said = "" if goal is None else verdict(p95, goal, f"{goal:g} ms at p95")
        line(words, *(f"{value:.1f} ms" for value in (one[len(one) // 2], p95, one[-1])), said)


def slowest(answers: Answers, group: str) -> float:
    """Return the median of the slowest question of a group."""
    return max(answers.times(group).values())


def compare(words: str, values: list[float], goal: float | None, unit: str) -> None:
    """Print one line: both engines, their ratio, and whether both met the goal."""
    said = "" if goal is None else verdict(max(values), goal, f"{goal:g} {unit}")
    ratio = f"{values[1] / values[0]:.2f}" if values[0] else ""
    line(words, *(f"{value:.0f} {unit}" for value in values), ratio, said)


def verdict(value: float, goal: float, words: str) -> str:
    """Say whether a goal was met."""
    return f"{'met' if value <= goal else 'MISSED'} (at most {words})"


def heading(*cells: str) -> None:
    """Print the heading of a part of the table."""
    print()
    line(*cells, "goal")
    print("-" * 126)


def line(*cells: str) -> None:
    """Print one line of the table."""
    first, *others = cells
    columns = [first.ljust(_WIDTHS[0])]
    columns += [cell.rjust(wide) for cell, wide in zip(others[:3], _WIDTHS[1:4], strict=True)]
    print(" ".join(columns) + "  " + others[3], flush=True)


def note(words: str) -> None:
    """Print which of several were slow."""
    print(f"    {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
