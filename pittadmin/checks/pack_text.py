"""A rule pack as text: TOML that `pack.read_pack` reads as the same rules."""

import re
from collections.abc import Mapping
from typing import Any

from pittadmin.domain.rules import Rule, RulePack


def write_pack(pack: RulePack) -> str:
    """Return a pack as TOML, which `read_pack` reads as the same rules.

    Args:
        pack: the rules; its hash is not written, for it is that of the text.
    """
    parts = ["[pack]"]
    for key in ("version", "policy", "policy_sha256", "confirm"):
        parts.append(f"{key} = {_toml(getattr(pack, key))}")
    parts += ["", "[quotes]", *(f"{key} = {_toml(said)}" for key, said in pack.quotes.items())]
    parts += ["", "[lists]", *(f"{key} = {_toml(words)}" for key, words in pack.lists.items())]
    for rule in pack.rules:
        parts += ["", "[[rule]]"]
        for key, made in Rule.__dataclass_fields__.items():
            value = getattr(rule, key)
            if value != made.default:
                parts.append(f"{key} = {_toml(value)}")
    return "\n".join(parts) + "\n"


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _toml_text(value)
    if isinstance(value, Mapping):
        inside = ", ".join(f"{_toml_text(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {inside} }}"
    if isinstance(value, tuple | list | frozenset):
        if not value:
            return "[]"
        return "[\n" + "".join(f"  {_toml(one)},\n" for one in value) + "]"
    return repr(value)


def _toml_text(text: str) -> str:
    made = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda match: f"\\u{ord(match[0]):04x}", made) + '"'
