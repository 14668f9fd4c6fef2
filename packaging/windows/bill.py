"""The list of all parts of the package, with versions, licenses and hashes (CycloneDX 1.6)."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import UTC, datetime
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from product import DOWNLOADS, EPOCH, MAKER, NAME, own_id, version

_LICENSES = {
    "python": "PSF-2.0",
    "publicsuffixlist": "MPL-2.0",
    "keyring": "MIT",
}
"""What a part's own description does not say in SPDX's words, or not at all."""


def write(target: Path, payload: Path, msi: Path, python_version: str) -> None:
    """Write the list beside the MSI.

    Args:
        target: the file to write.
        payload: the folder that was packed.
        msi: the finished MSI, of which the list has the hash.
        python_version: of the runtime.
    """
    parts = [_python(payload, python_version)]
    for info in sorted((payload / "Lib" / "site-packages").glob("*.dist-info")):
        parts.append(_part(info))
    own = [part for part in parts if part["name"] == "pittadmin"]
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{own_id('bill:' + _hash(msi)).lower()}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(EPOCH, UTC).isoformat(),
            "component": {
                "type": "application",
                "bom-ref": "msi",
                "name": NAME,
                "version": version(),
                "supplier": {"name": MAKER},
                "licenses": own[0]["licenses"],
                "hashes": [{"alg": "SHA-256", "content": _hash(msi)}],
            },
        },
        "components": [part for part in parts if part not in own],
        "dependencies": [
            {"ref": "msi", "dependsOn": [p["bom-ref"] for p in parts if p not in own]}
        ],
    }
    target.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _python(payload: Path, python_version: str) -> dict[str, Any]:
    library = next(payload.glob("python3??.dll"))
    return {
        "type": "application",
        "bom-ref": f"python@{python_version}",
        "name": "python",
        "version": python_version,
        "purl": f"pkg:generic/python@{python_version}",
        "licenses": [{"license": {"id": _LICENSES["python"]}}],
        "hashes": [{"alg": "SHA-256", "content": _hash(library)}],
    }


def _part(info: Path) -> dict[str, Any]:
    found = HeaderParser().parsestr((info / "METADATA").read_text("utf-8"))
    name, number = re.sub("[-_.]+", "-", found["Name"]).lower(), found["Version"]
    part: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"{name}@{number}",
        "name": name,
        "version": number,
        "purl": f"pkg:pypi/{name}@{number}",
        "licenses": [_license(name, found)],
    }
    start = name.replace("-", "_")
    for wheel in sorted((DOWNLOADS / "wheels").glob(f"*-{number}-*.whl")):
        if re.sub("[-_.]+", "_", wheel.name.split(f"-{number}")[0]).lower() == start:
            part["hashes"] = [{"alg": "SHA-256", "content": _hash(wheel)}]
    return part


def _license(name: str, found: Any) -> dict[str, Any]:
    """Return a part's license: in SPDX's words where it says so, else in its own."""
    if words := found["License-Expression"] or _LICENSES.get(name):
        return {"expression": words}
    classified = [
        line.split(" :: ")[-1]
        for line in found.get_all("Classifier", [])
        if line.startswith("License :: ")
    ]
    said = (found["License"] or "").strip().splitlines()
    return {"license": {"name": classified[0] if classified else said[0] if said else "unknown"}}


def _hash(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
