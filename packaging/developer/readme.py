"""Draws what is data in the README and the page for IT: who may do what, states, settings.

python3 dev.py readme     writes them; `tests/test_readme.py` proves that they are up to date.
"""

from pathlib import Path

from pittadmin.domain import custody_states, draft_states, violation_states
from pittadmin.domain.account_states import STATE_NAMES, TRANSITIONS
from pittadmin.domain.permissions import PERMISSIONS
from pittadmin.domain.roles import ROLE_NAMES
from pittadmin.domain.setting_table import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
FOR_IT = ROOT / "packaging" / "README.md"


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


def properties() -> str:
    """Return the installer's properties as a table in Markdown."""
    lines = ["| property | what it is | when not set |", "|---|---|---|"]
    for setting in SETTINGS:
        for value in setting.values:
            what = f"{setting.title}: {value.title.rstrip(':').lower()}"
            first = value is setting.values[0]
            otherwise = value.default or ("not set" if first else "")
            lines.append(f"| `{value.public_property}` | {what} | {otherwise} |")
    return "\n".join(lines)


def settings() -> str:
    """Return the settings with their names in files, the environment and the registry."""
    lines = ["| setting | in settings.toml | in the environment | in the registry |"]
    lines.append("|---|---|---|---|")
    for one in SETTINGS:
        names = ", ".join(f"`{value.name}`" for value in one.values)
        lines.append(f"| {one.title} | `{one.key}` | `{one.variable}` | {names} |")
    return "\n".join(lines)


PARTS = {
    "permissions": permissions,
    "states": states,
    "drafts": drafts,
    "cases": cases,
    "custody": custody,
    "properties": properties,
    "settings": settings,
}


OF_FOR_IT = ("properties", "settings")
"""The parts that stand in the page for IT; all others are in the README."""


def drawn(path: Path) -> str:
    """Return what a page should say: its text with every part between its markers drawn anew.

    Raises:
        ValueError: a marker is missing.
    """
    text = path.read_text("utf-8")
    for name, draw in PARTS.items():
        if (name in OF_FOR_IT) != (path == FOR_IT):
            continue
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        head, _, rest = text.partition(begin)
        _, found, tail = rest.partition(end)
        if not found:
            raise ValueError(f"{path.name} has no {begin} … {end}")
        text = f"{head}{begin}\n{draw()}\n{end}{tail}"
    return text


if __name__ == "__main__":
    for page in (README, FOR_IT):
        page.write_text(drawn(page), "utf-8")
