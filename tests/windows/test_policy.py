"""Group policy's templates: whole, as their schema asks, and drawn from the settings."""

import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import policy
from pittadmin.domain.setting_table import SETTINGS

SPACE = f"{{{policy.NAMESPACE}}}"

# What the schema of ADMX and ADML files allows of what is used here: the attributes of each
# element, those that have to be there first, and its children in their order.
SCHEMA: dict[str, tuple[set[str], set[str], tuple[str, ...]]] = {
    "policyDefinitions": (
        {"revision", "schemaVersion"},
        set(),
        ("policyNamespaces", "resources", "supportedOn", "categories", "policies"),
    ),
    "policyNamespaces": (set(), set(), ("target", "using")),
    "target": ({"prefix", "namespace"}, set(), ()),
    "using": ({"prefix", "namespace"}, set(), ()),
    "categories": (set(), set(), ("category",)),
    "category": ({"name", "displayName"}, {"explainText"}, ("parentCategory",)),
    "policies": (set(), set(), ("policy",)),
    "policy": (
        {"name", "class", "displayName", "key"},
        {"explainText", "presentation", "valueName"},
        ("parentCategory", "supportedOn", "enabledValue", "disabledValue", "elements"),
    ),
    "parentCategory": ({"ref"}, set(), ()),
    "supportedOn": ({"ref"}, set(), ()),
    "elements": (set(), set(), ("text", "decimal")),
    "text": ({"id"}, {"valueName", "required", "maxLength"}, ()),
    "decimal": ({"id"}, {"valueName", "required", "minValue", "maxValue"}, ()),
    "policyDefinitionResources": (
        {"revision", "schemaVersion"},
        set(),
        ("displayName", "description", "resources"),
    ),
    "displayName": (set(), set(), ()),
    "description": (set(), set(), ()),
    "stringTable": (set(), set(), ("string",)),
    "string": ({"id"}, set(), ()),
    "presentationTable": (set(), set(), ("presentation",)),
    "presentation": ({"id"}, set(), ("textBox", "decimalTextBox")),
    "textBox": ({"refId"}, set(), ("label", "defaultValue")),
    "label": (set(), set(), ()),
    "defaultValue": (set(), set(), ()),
    "decimalTextBox": ({"refId"}, {"defaultValue"}, ()),
}
# The types of attributes in the same schema, as patterns.
NAME = r"\w+"
TYPES = {
    "revision": r"\d{1,4}\.\d{1,5}",
    "schemaVersion": r"\d{1,4}\.\d{1,5}",
    "minRequiredRevision": r"\d{1,4}\.\d{1,5}",
    "prefix": NAME,
    "name": NAME,
    "ref": rf"({NAME}:)?{NAME}",
    "class": "User|Machine|Both",
    "displayName": rf"\$\(string\.{NAME}\)",
    "explainText": rf"\$\(string\.{NAME}\)",
    "presentation": rf"\$\(presentation\.{NAME}\)",
    "required": "true|false",
    **dict.fromkeys(("minValue", "maxValue", "maxLength", "defaultValue"), r"\d{1,9}"),
}
MIXED = ("elements", "presentation")  # whose children may come in any order
RESOURCES = {
    "policyDefinitions": ({"minRequiredRevision"}, set(), ()),
    "policyDefinitionResources": (set(), set(), ("stringTable", "presentationTable")),
}


def check(element: Xml.Element, root: str) -> None:
    tag = element.tag.removeprefix(SPACE)
    needed, allowed, order = RESOURCES[root] if tag == "resources" else SCHEMA[tag]
    assert needed <= set(element.attrib) <= needed | allowed, tag
    for name, value in element.attrib.items():
        named = {**TYPES, "id": NAME} if tag in ("string", "presentation") else TYPES
        assert re.fullmatch(named.get(name, ".+"), value), f"{tag}: {name}={value}"
    children = [child.tag.removeprefix(SPACE) for child in element]
    assert set(children) <= set(order), tag
    if tag not in MIXED:
        assert children == sorted(children, key=order.index), tag
    for child in element:
        check(child, root)


def read(folder: Path) -> tuple[Xml.Element, Xml.Element]:
    definitions, words = policy.write(folder)
    assert (definitions.name, words.relative_to(folder).parts) == (
        "pittadmin.admx",
        ("en-US", "pittadmin.adml"),
    )
    return Xml.parse(definitions).getroot(), Xml.parse(words).getroot()


def test_both_files_are_as_their_schema_asks(tmp_path: Path) -> None:
    for root in read(tmp_path):
        check(root, root.tag.removeprefix(SPACE))


def test_each_setting_has_its_policy_and_each_of_its_values_a_box(tmp_path: Path) -> None:
    definitions, words = read(tmp_path)
    policies = {one.get("name"): one for one in definitions.iter(f"{SPACE}policy")}
    assert len(policies) == len(SETTINGS)
    for setting in SETTINGS:
        one = policies[policy.name_of(setting)]
        assert one.get("key") == r"Software\Policies\CityOfPittsfield\PittAdmin"
        elements = one.find(f"{SPACE}elements")
        assert elements is not None
        asked = {value.name: value for value in setting.values}
        assert [element.get("valueName") for element in elements] == list(asked)
        name = policy.name_of(setting)
        shown = words.find(f".//{SPACE}presentation[@id='{name}']")
        assert shown is not None
        assert [box.get("refId") for box in shown] == list(asked)


def test_every_reference_to_a_word_is_answered(tmp_path: Path) -> None:
    definitions, words = read(tmp_path)
    strings = {one.get("id"): one.text for one in words.iter(f"{SPACE}string")}
    shown = {one.get("id") for one in words.iter(f"{SPACE}presentation")}
    for element in definitions.iter():
        for value in element.attrib.values():
            if value.startswith("$(string."):
                assert strings[value[9:-1]]
            elif value.startswith("$("):
                assert value[len("$(presentation.") : -1] in shown


def test_no_value_for_a_user_or_a_password_exists() -> None:
    names = " ".join(value.name.lower() for setting in SETTINGS for value in setting.values)
    assert not any(word in names for word in ("user", "login", "password", "secret"))
