"""Every requirement of the policy that this release works on is proved by at least one test."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pittadmin.domain.policy import requirements

TESTS = Path(__file__).parent

HERE = [f"R{number}" for number in (*range(1, 46), 48, 49, 53, *range(55, 62), 65)]
"""What registration, approval and the people in it rest on; the checks of a post, its approval and
its author, and the question to Personnel."""

LATER = {
    "R3": "one content model, with the composer's posts",
    "R9": "removed content and its retention, with the records",
}
"""What the policy says among these of things that the program does not do yet."""


def marked(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each requirement that a test of this file is marked with, and the test's name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.FunctionDef) or not node.name.startswith("test_"):
            continue
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and ast.unparse(decorator.func).endswith(
                "mark.requirement"
            ):
                for argument in decorator.args:
                    yield ast.literal_eval(argument), node.name


def proofs() -> dict[str, list[str]]:
    """Return the tests that prove each requirement."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(TESTS.rglob("test_*.py")):
        for number, name in marked(path):
            found[number].append(name)
    return found


def test_every_requirement_of_this_release_is_proved() -> None:
    proved = proofs()
    missing = [number for number in HERE if number not in LATER and number not in proved]
    assert missing == []


def test_tests_are_marked_with_requirements_of_the_policy_only() -> None:
    assert set(proofs()) <= set(requirements())
