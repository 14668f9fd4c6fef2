"""Errors: each says what is wrong and what to do about it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pittadmin

SOURCE = Path(pittadmin.__file__).parent


def advice(path: Path) -> Iterator[tuple[int, bool]]:
    """Yield the line of each problem that a file makes, and whether it says what to do."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Problem":
            named = {keyword.arg for keyword in node.keywords}
            yield node.lineno, len(node.args) > 1 or "todo" in named


def test_every_refusal_says_what_to_do() -> None:
    found = {
        f"{path.relative_to(SOURCE)}:{line}": says
        for path in SOURCE.rglob("*.py")
        for line, says in advice(path)
    }
    assert len(found) > 100
    assert [where for where, says in found.items() if not says] == []
