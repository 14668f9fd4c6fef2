import json
import os
import subprocess
import sys

import pytest

from pittadmin import cli


def check_lines(lines: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "pittadmin.cli", "check", *words],
        input=lines,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )


def test_posts_in_files_are_checked_for_people(tmp_path, capsys) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Concert in Pittsfield at 7", "utf-8")
    bad.write_bytes("\ufeffHello\r\n\r\nVOTE YES on 2".encode())
    assert cli.main(["check", str(good)]) == 0
    assert capsys.readouterr().out == f"{good}: nothing was found\n"
    assert cli.main(["check", str(good), str(bad)]) == 1
    out = capsys.readouterr().out
    assert f"{bad}: can't be posted as it is\n  3:1 block POL-VOTE (R42) “VOTE YES”\n" in out


def test_a_post_is_checked_for_the_platforms_named(tmp_path, capsys) -> None:
    post = tmp_path / "post.txt"
    post.write_text("a" * 281, "utf-8")
    assert cli.main(["check", str(post), "--platform", "facebook"]) == 0
    assert cli.main(["check", str(post), "--platform", "facebook", "--platform", "x"]) == 1
    assert "Too long for X: 281 of 280 characters. Shorten it by 1." in capsys.readouterr().out


def test_another_pack_may_be_tried(tmp_path, capsys) -> None:
    post, pack = tmp_path / "post.txt", tmp_path / "pack.toml"
    post.write_text("VOTE YES on 2", "utf-8")
    pack.write_text("[pack]\nversion = 5\n[[rule]]", "utf-8")
    assert cli.main(["check", str(post), "--pack", str(pack)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "pittadmin-cli: Line 1: The pack has no version." in said.err
    assert "pittadmin-cli: Line 3: “id” is missing." in said.err


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_can_not_be_read_is_said(content, tmp_path, capsys) -> None:
    post = tmp_path / "post.txt"
    if content:
        post.write_bytes(content)
    assert cli.main(["check", str(post)]) == 1
    assert str(post) in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["post.txt", "--jsonl"]])
def test_files_and_lines_are_not_checked_at_once(words, capsys) -> None:
    assert cli.main(["check", *words]) == 2
    assert "--jsonl" in capsys.readouterr().err


def test_lines_are_answered_in_order_and_a_bad_one_stops_nothing() -> None:
    done = check_lines(
        b'{"id": 1, "text": "Concert"}\nnonsense\n\n{"id": 2, "text": "VOTE YES on 2"}', "--jsonl"
    )
    assert (done.returncode, done.stderr) == (0, b"")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in answers] == [1, None, 2]
    assert [one.get("verdict") for one in answers] == ["pass", None, "block"]
    assert "error" in answers[1]


def test_a_line_is_answered_before_the_next_is_there() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "pittadmin.cli", "check", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        for name in range(3):
            running.stdin.write(b'{"id": %d, "text": "Concert"}\n' % name)
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == name
        running.stdin.close()
        assert running.wait() == 0


def test_who_stops_reading_the_answers_sees_no_fault() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "pittadmin.cli", "check", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdin
        assert running.stdout
        assert running.stderr
        running.stdin.write(b'{"id": 1, "text": "Concert"}\n')
        running.stdin.flush()
        running.stdout.readline()
        running.stdout.close()
        running.stdin.write(b'{"id": 2, "text": "Concert"}\n')
        running.stdin.close()
        assert running.wait() == 1
        assert running.stderr.read() == b""
