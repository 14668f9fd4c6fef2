"""The main job can be walked to its end through the real windows."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_rsvp_gets_its_page_posts_on_it_and_removes_a_comment_from_the_first_start_on(
    tmp_path: Path,
) -> None:
    """RSVP asks, the designee approves, Personnel answers, the head puts it live; then a post, and
    a comment under it that is reported and removed."""
    done = subprocess.run(
        [sys.executable, ROOT / "packaging/developer/tour.py", tmp_path / "tour"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    taken = sorted(path.name for path in (tmp_path / "tour").glob("*.png"))
    assert taken[0] == "01-first-start.png"
    assert taken[21].endswith("-live.png")
    assert taken[29].endswith("-posted.png")
    assert taken[-1].endswith("-removed.png")
    assert len(taken) == 39
