"""The checks of a post: how long they take and how much they find, beside what others offer.

The labelled posts lie beside the clone and are no part of it; without them, the examples of the
rule pack are timed. The peers are installed into an environment that is thrown away afterwards.
"""

import csv
import json
import statistics
import subprocess
import sys
import time
import venv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POSTS = ROOT.parent / "shared" / "data" / "dev"
PEERS = ("better-profanity", "alt-profanity-check", "presidio-analyzer")

TASKS: Mapping[str, tuple[str, ...]] = {
    "profanity": ("R58", "R44"),
    "hate": ("R44", "R59", "R65"),
    "political": ("R42",),
    "ads": ("R41",),
    "pii": ("R19", "R60"),
    "opinion_weak": ("R25", "R40"),
}
"""The requirements of which a finding counts, by the file of labelled posts."""

PEER_OF = {
    "profanity": ("better-profanity", "alt-profanity-check"),
    "hate": ("alt-profanity-check",),
    "pii": ("presidio-analyzer",),
}
ORDINARY = "benign_gov"
SHORT = 500
"""The goals are for posts of at most so many characters."""


@dataclass(frozen=True)
class Post:
    """A labelled post: its text, whether it violates, and what kind of post it is."""

    text: str
    violates: bool
    kind: str


@dataclass(frozen=True)
class Quality:
    """How well something finds what it should."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def labelled() -> dict[str, list[Post]]:
    """Return the labelled posts by task, without those that are not to be scored."""
    return {
        name: [
            Post(row["text"], row["label"] == "1", row["subtype"])
            for row in csv.DictReader((POSTS / f"{name}.csv").open(encoding="utf-8", newline=""))
            if row["label"] in ("0", "1")
        ]
        for name in (*TASKS, ORDINARY)
        if (POSTS / f"{name}.csv").exists()
    }


def examples() -> list[str]:
    """Return the texts among the examples of the shipped pack."""
    from pittadmin.checks.pack import shipped_pack

    rules = shipped_pack().pack.rules
    every = (one for rule in rules for one in (*rule.must, *rule.must_not))
    return sorted({one for one in every if isinstance(one, str)})


def times(texts: Iterable[str]) -> list[float]:
    """Return the processor's time for the check of each text, in milliseconds, once warmed up."""
    from pittadmin.checks.engine import check
    from pittadmin.checks.pack import shipped_pack
    from pittadmin.domain.posts import Post as Draft

    checker = shipped_pack()
    posts = [Draft(text, ("facebook", "x")) for text in texts]
    for post in posts:
        check(post, checker)
    found = []
    for post in posts:
        start = time.process_time()
        check(post, checker)
        found.append((time.process_time() - start) * 1e3)
    return sorted(found)


def load_time() -> float:
    """Return how long it takes to read the shipped pack, in milliseconds."""
    code = (
        "import time; start = time.perf_counter()\n"
        "from pittadmin.checks.pack import shipped_pack\n"
        "shipped_pack(); print((time.perf_counter() - start) * 1e3)"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout)
        for _turn in range(3)
    ]
    return statistics.median(runs)


def findings(text: str) -> list[tuple[str, str]]:
    """Return requirement and severity of what is found in a text."""
    from pittadmin.checks.engine import check
    from pittadmin.checks.pack import shipped_pack
    from pittadmin.domain.posts import Post as Draft

    report = check(Draft(text), shipped_pack())
    return [(one.requirement, one.severity) for one in report.findings]


def quality(posts: Iterable[Post], flags: Iterable[bool]) -> Quality:
    """Return how well `flags` tell the posts that violate."""
    right = wrong = missed = 0
    for post, flagged in zip(posts, flags, strict=True):
        right += post.violates and flagged
        wrong += flagged and not post.violates
        missed += post.violates and not flagged
    return Quality(right / max(1, right + wrong), right / max(1, right + missed))


def own_flags(posts: Iterable[Post], task: str, severities: tuple[str, ...]) -> list[bool]:
    """Tell of each post whether a finding of the task's requirements is that grave."""
    wanted = TASKS[task]
    return [
        any(number in wanted and severity in severities for number, severity in findings(one.text))
        for one in posts
    ]


def peers(folder: Path, tasks: Mapping[str, list[Post]]) -> dict[str, dict]:
    """Return what each peer answers about the posts of its tasks: flags by task, and times in
    milliseconds; or why it does not.

    Args:
        folder: where the throw-away environment is made.
        tasks: the labelled posts; without any, the peers are asked about the pack's examples.
    """
    environment = folder / "peers"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    answers: dict[str, dict] = {}
    for peer in PEERS:
        install = [str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", peer]
        done = subprocess.run(install, capture_output=True, text=True)
        if done.returncode:
            answers[peer] = {"error": "can't be installed here"}
            continue
        texts = {
            task: [one.text for one in posts]
            for task, posts in tasks.items()
            if peer in PEER_OF.get(task, ())
        } or {"": examples()}
        asked = subprocess.run(
            [str(python), str(Path(__file__).with_name("bench_peer.py")), peer],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
        )
        last = asked.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        answers[peer] = {"error": last[0]} if asked.returncode else json.loads(asked.stdout)
    return answers
