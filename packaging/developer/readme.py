"""Draws the parts of the README that are data: who may do what, and the states of things.

python3 dev.py readme     writes them; `tests/test_readme.py` proves that they are up to date.
"""

from pathlib import Path

from pittadmin.domain import custody_states, draft_states, violation_states
from pittadmin.domain.account_states import STATE_NAMES, TRANSITIONS
from pittadmin.domain.people import PERMISSIONS, ROLE_NAMES

README = Path(__file__).resolve().parents[2] / "README.md"


def permissions() -> str:
    """Return the table of who may do what, in Markdown."""
    lines = ["| to … | may | in one's own matter | rests on |", "|---|---|---|---|"]
    for row in PERMISSIONS.values():
        roles = ", ".join(ROLE_NAMES[role] for role in row.roles)
        mark = "never" if row.others_only else "only" if row.own_only else ""
        lines.append(f"| {row.phrase} | {roles} | {mark} | {row.requirement} |")
    return "\n".join(lines)


def states() -> str:
    """Return the state machine of an account as a Mermaid diagram."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> draft"]
    lines += [f"    {state}: {name}" for state, name in STATE_NAMES.items()]
    for arrow in TRANSITIONS:
        words = arrow.act.replace("_account", "").replace("_", " ")
        when = [*sorted(arrow.given), *(f"not {fact}" for fact in sorted(arrow.unless))]
        said = ", ".join([arrow.requirement, *when])
        lines.append(f"    {arrow.source} --> {arrow.target}: {words} ({said})")
    return "\n".join([*lines, "```"])


def drafts() -> str:
    """Return the state machine of a draft as a Mermaid diagram."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> draft"]
    lines += [f"    {state}: {name}" for state, name in draft_states.DRAFT_STATE_NAMES.items()]
    for arrow in draft_states.TRANSITIONS:
        words = arrow.act.replace("_draft", "").replace("_", " ")
        when = f", {arrow.when}" if arrow.when else ""
        lines.append(f"    {arrow.source} --> {arrow.target}: {words} ({arrow.requirement}{when})")
    return "\n".join([*lines, "```"])


def cases() -> str:
    """Return the state machine of a case as a Mermaid diagram."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> reported"]
    names = violation_states.VIOLATION_STATE_NAMES
    lines += [f"    {state}: {name}" for state, name in names.items()]
    for arrow in violation_states.TRANSITIONS:
        words = arrow.act.replace("_case", "").replace("_", " ")
        lines.append(f"    {arrow.source} --> {arrow.target}: {words} ({arrow.requirement})")
    return "\n".join([*lines, "```"])


def custody() -> str:
    """Return the state machine of a password as a Mermaid diagram."""
    lines = ["```mermaid", "stateDiagram-v2", "    [*] --> none"]
    lines += [f"    {state}: {name}" for state, name in custody_states.CUSTODY_STATE_NAMES.items()]
    for arrow in custody_states.TRANSITIONS:
        words = arrow.act.replace("_secret", "").replace("_", " ")
        said = f"{arrow.requirement}, next version" if arrow.next_version else arrow.requirement
        lines.append(f"    {arrow.source} --> {arrow.target}: {words} ({said})")
    return "\n".join([*lines, "```"])


PARTS = {
    "permissions": permissions,
    "states": states,
    "drafts": drafts,
    "cases": cases,
    "custody": custody,
}


def drawn(text: str) -> str:
    """Return `text` with every part between its markers drawn anew.

    Raises:
        ValueError: a marker is missing.
    """
    for name, draw in PARTS.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        head, _, rest = text.partition(begin)
        _, found, tail = rest.partition(end)
        if not found:
            raise ValueError(f"README.md has no {begin} … {end}")
        text = f"{head}{begin}\n{draw()}\n{end}{tail}"
    return text


if __name__ == "__main__":
    README.write_text(drawn(README.read_text("utf-8")), "utf-8")
