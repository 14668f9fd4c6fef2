"""Group policy's templates, drawn from the table of settings: pittadmin.admx and its words."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as Xml

import product
from pittadmin.domain.setting_table import SETTINGS, Setting
from pittadmin.registry import PRODUCT

NAMESPACE = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"
LANGUAGE = "en-US"
_CATEGORY = "PittAdmin"


def write(folder: Path) -> tuple[Path, Path]:
    """Write both files as the Central Store has them, and return them.

    Args:
        folder: where to; the words lie in ``en-US`` below it.
    """
    words = folder / LANGUAGE / "pittadmin.adml"
    words.parent.mkdir(parents=True, exist_ok=True)
    definitions = folder / "pittadmin.admx"
    for path, tree in ((definitions, admx()), (words, adml())):
        Xml.indent(tree)
        path.write_text(Xml.tostring(tree, "unicode", xml_declaration=True) + "\n", "utf-8")
    return definitions, words


def name_of(setting: Setting) -> str:
    """Return the name of a setting's policy: that of its first value."""
    return setting.values[0].name


def admx() -> Xml.Element:
    """Return the definitions: one policy for each setting, for computers and for users."""
    root = _root("policyDefinitions")
    spaces = Xml.SubElement(root, "policyNamespaces")
    Xml.SubElement(
        spaces, "target", prefix="pittadmin", namespace=f"CityOfPittsfield.Policies.{_CATEGORY}"
    )
    Xml.SubElement(spaces, "using", prefix="windows", namespace="Microsoft.Policies.Windows")
    Xml.SubElement(root, "resources", minRequiredRevision="1.0")
    categories = Xml.SubElement(root, "categories")
    Xml.SubElement(categories, "category", name=_CATEGORY, displayName=f"$(string.{_CATEGORY})")
    policies = Xml.SubElement(root, "policies")
    for setting in SETTINGS:
        name = name_of(setting)
        policy = Xml.SubElement(
            policies,
            "policy",
            {
                "name": name,
                "class": "Both",
                "displayName": f"$(string.{name})",
                "explainText": f"$(string.{name}_Help)",
                "key": rf"Software\Policies\{PRODUCT}",
                "presentation": f"$(presentation.{name})",
            },
        )
        Xml.SubElement(policy, "parentCategory", ref=_CATEGORY)
        Xml.SubElement(policy, "supportedOn", ref="windows:SUPPORTED_Windows_10_0")
        elements = Xml.SubElement(policy, "elements")
        for value in setting.values:
            common = {"id": value.name, "valueName": value.name}
            if value.is_number:
                limits = {"required": "true", "minValue": "1", "maxValue": str(value.longest)}
                Xml.SubElement(elements, "decimal", common | limits)
            else:
                limits = {"required": "true", "maxLength": str(value.longest)}
                Xml.SubElement(elements, "text", common | limits)
    return root


def adml() -> Xml.Element:
    """Return the words of the definitions, and how each policy is asked for."""
    root = _root("policyDefinitionResources")
    Xml.SubElement(root, "displayName").text = product.NAME
    Xml.SubElement(root, "description").text = "The settings of PittAdmin."
    resources = Xml.SubElement(root, "resources")
    strings = Xml.SubElement(resources, "stringTable")
    shown = Xml.SubElement(resources, "presentationTable")
    _string(strings, _CATEGORY, product.NAME)
    for setting in SETTINGS:
        name = name_of(setting)
        _string(strings, name, setting.title)
        _string(strings, f"{name}_Help", setting.explained)
        asked = Xml.SubElement(shown, "presentation", id=name)
        for value in setting.values:
            if value.is_number:
                number = {"refId": value.name, "defaultValue": value.default}
                Xml.SubElement(asked, "decimalTextBox", number).text = value.title
            else:
                box = Xml.SubElement(asked, "textBox", refId=value.name)
                Xml.SubElement(box, "label").text = value.title
                if value.default:
                    Xml.SubElement(box, "defaultValue").text = value.default
    return root


def _root(tag: str) -> Xml.Element:
    return Xml.Element(tag, xmlns=NAMESPACE, revision="1.0", schemaVersion="1.0")


def _string(strings: Xml.Element, name: str, words: str) -> None:
    Xml.SubElement(strings, "string", id=name).text = words
