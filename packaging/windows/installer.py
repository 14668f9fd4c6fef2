"""The MSI: its tables from the payload and the table of settings, built by wixl, then finished.

What wixl can't say is set by msibuild afterwards: the versions of files, the conditions of
settings, the order of what is done, and which properties count in a silent installation.
"""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
from pathlib import Path
from xml.etree import ElementTree as Xml

import olefile
import pefile

from machine import Stop
from pittadmin.domain.setting_table import SETTINGS, RegistryValue
from pittadmin.registry import PRODUCT
from product import APPLICATION_ID, EPOCH, MAKER, NAME, UPGRADE_CODE, WEBSITE, own_id, version

KEY = rf"Software\{PRODUCT}"
"""Where the installer writes below HKEY_LOCAL_MACHINE; never below Policies, which is IT's own."""

PROGRAM = "pittadmin.exe"
VALUES = tuple(value for setting in SETTINGS for value in setting.values)
"""The settings that can be given when it is installed, each as a public property."""

NOT_WINDOWS_10 = "PittAdmin needs Windows 10 or 11, 64 bits."
NEWER_INSTALLED = "A newer version of PittAdmin is installed. Nothing was changed."

KEEP_FIRST = 60
"""Where what was installed before is taken over: after the search for it, before it counts."""

END_PROGRAMS = 1450
"""Where what still runs is ended: after the Restart Manager has, before a file is touched."""

RUN_AND_GO_ON = 2 + 64
"""A program within the MSI, whose exit code is not looked at."""

REMOVE_FIRST = 1510
"""The older version is removed right after the transaction begins, so that a file never stays which
only the older one has, and all of it comes back when the installation fails."""

_FILETIME_EPOCH = 11644473600


def build(payload: Path, target: Path, ending: Path, number: str = version()) -> None:
    """Write the MSI of a payload, the same to the byte at every build.

    Args:
        payload: the folder whose files are installed.
        target: the file to write.
        ending: the program that ends what still runs.
        number: the version.

    Raises:
        Stop: a tool refuses; has its words.
    """
    document = target.with_suffix(".wxs")
    tree = describe(payload, os.path.relpath(ending, payload), number)
    Xml.indent(tree)
    text = Xml.tostring(tree, "unicode", xml_declaration=True)
    document.write_text(text, "utf-8")
    target.unlink(missing_ok=True)
    # wixl takes files from where it stands, and no whole paths.
    _do("wixl", "--arch", "x64", "--output", str(target), str(document), folder=payload)
    document.unlink()
    finish(target, payload)
    stamp(target, own_id(f"package:{digest(payload, ending, text)}"))


def describe(payload: Path, ending: str, number: str) -> Xml.Element:
    """Return what wixl builds from: the files, a shortcut, the registry, the rules of upgrading."""
    wix = Xml.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    product = _add(
        wix,
        "Product",
        Id=own_id(f"product:{number}"),
        Name=NAME,
        Language="1033",
        Codepage="1252",
        Version=number,
        Manufacturer=MAKER,
        UpgradeCode=UPGRADE_CODE,
    )
    _add(
        product,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Description=f"{NAME} {number}",
        Comments="The City's social media accounts, kept as its policy asks.",
        Keywords="Installer",
    )
    _add(product, "MajorUpgrade", DowngradeErrorMessage=NEWER_INSTALLED)
    _add(product, "MediaTemplate", EmbedCab="yes")
    _add(product, "Icon", Id="pittadmin.ico", SourceFile="pittadmin.ico")
    _add(product, "Binary", Id="ending", SourceFile=ending)
    for name, value in (
        ("ARPPRODUCTICON", "pittadmin.ico"),
        ("ARPURLINFOABOUT", WEBSITE),
        ("ARPCONTACT", "IT"),
        ("ARPNOMODIFY", "1"),
        # The Restart Manager ends what runs, by force what does not answer, and starts it again.
        ("MSIRMSHUTDOWN", "1"),
    ):
        _add(product, "Property", Id=name, Value=value)
    condition = _add(product, "Condition", Message=NOT_WINDOWS_10)
    condition.text = "Installed OR (VersionNT64 >= 603)"
    sequence = _add(product, "InstallExecuteSequence")
    for name in kept():
        _keep(product, sequence, name)
    _files(product, payload, number)
    return wix


def kept() -> dict[str, str]:
    """Return the properties that stay at an upgrade and a repair, with their registry values."""
    return {"INSTALLDIR": "InstallDir", **{one.public_property: one.name for one in VALUES}}


def component_of(value: RegistryValue) -> str:
    """Return the identifier of the component that holds a setting."""
    return f"set_{value.name}"


def digest(payload: Path, ending: Path, text: str) -> str:
    """Return a hash over everything that is in a package."""
    whole = hashlib.sha256(text.encode() + ending.read_bytes())
    for path in sorted(payload.rglob("*")):
        if path.is_file():
            whole.update(path.relative_to(payload).as_posix().encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _keep(product: Xml.Element, sequence: Xml.Element, name: str) -> None:
    """Let a property be what was installed before, unless the command line says otherwise.

    A search by itself would win over the command line, so what it finds has a property of its own.
    """
    before = _add(product, "Property", Id=f"PREVIOUS{name}")
    _add(
        before,
        "RegistrySearch",
        Id=f"find_{name}",
        Root="HKLM",
        Key=KEY,
        Name=kept()[name],
        Type="raw",
        Win64="yes",
    )
    action = f"Keep{name}"
    _add(product, "CustomAction", Id=action, Property=name, Value=f"[PREVIOUS{name}]")
    step = _add(sequence, "Custom", Action=action, After="AppSearch")
    step.text = f"PREVIOUS{name} AND NOT {name}"


def _files(product: Xml.Element, payload: Path, number: str) -> None:
    feature = Xml.Element("Feature", Id="Main", Title=NAME, Level="1")
    target = _add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _add(target, "Directory", Id="ProgramFiles64Folder")
    _add(target, "Directory", Id="ProgramMenuFolder")
    home = _add(programs, "Directory", Id="INSTALLDIR", Name=NAME)
    _folder(home, payload, payload, feature)
    written = [("place", "InstallDir", "[INSTALLDIR]"), ("version", "Version", number)]
    written += [(component_of(one), one.name, f"[{one.public_property}]") for one in VALUES]
    for component, name, value in written:
        holder = _component(target, component, feature)
        _add(
            holder,
            "RegistryValue",
            Root="HKLM",
            Key=KEY,
            Name=name,
            Type="string",
            Value=value,
            KeyPath="yes",
        )
    product.append(feature)


def _folder(parent: Xml.Element, folder: Path, payload: Path, feature: Xml.Element) -> None:
    for path in sorted(folder.iterdir(), key=lambda one: one.name.encode()):
        name = path.relative_to(payload).as_posix()
        if path.is_dir():
            below = _add(parent, "Directory", Id=file_id(name, "folder"), Name=path.name)
            _folder(below, path, payload, feature)
            continue
        holder = _component(parent, file_id(name, "part"), feature)
        file = _add(holder, "File", Id=file_id(name), Name=path.name, KeyPath="yes", Source=name)
        if name == PROGRAM:
            _add(
                file,
                "Shortcut",
                Id="start_menu",
                Directory="ProgramMenuFolder",
                Name=NAME,
                Description="The City's social media accounts",
                WorkingDirectory="INSTALLDIR",
                Icon="pittadmin.ico",
                Target=f"[#{file_id(name)}]",
            )


def file_id(name: str, kind: str = "file") -> str:
    """Return the identifier of a file or folder, from its path in the package."""
    return f"{kind}_{hashlib.sha256(name.encode()).hexdigest()[:24]}"


def _component(parent: Xml.Element, name: str, feature: Xml.Element) -> Xml.Element:
    _add(feature, "ComponentRef", Id=name)
    return _add(parent, "Component", Id=name, Guid=own_id(f"component:{name}"), Win64="yes")


def _add(parent: Xml.Element, tag: str, **attributes: str) -> Xml.Element:
    return Xml.SubElement(parent, tag, attributes)


# What wixl can't say


def finish(target: Path, payload: Path) -> None:
    """Set in the MSI's tables what wixl can't say."""
    statements = [
        f"UPDATE `Component` SET `Condition`='{value.public_property}' "
        f"WHERE `Component`='{component_of(value)}'"
        for value in VALUES
    ]
    secure = [name for own in kept() for name in (own, f"PREVIOUS{own}")]
    secure += ["WIX_DOWNGRADE_DETECTED", "WIX_UPGRADE_DETECTED"]
    # wixl finds no room for all of them between the search and the next step.
    statements += [
        f"UPDATE `InstallExecuteSequence` SET `Sequence`={KEEP_FIRST + number} "
        f"WHERE `Action`='Keep{name}'"
        for number, name in enumerate(kept())
    ]
    statements += [
        f"UPDATE `Property` SET `Value`='{';'.join(secure)}' "
        "WHERE `Property`='SecureCustomProperties'",
        f"UPDATE `InstallExecuteSequence` SET `Sequence`={REMOVE_FIRST} "
        "WHERE `Action`='RemoveExistingProducts'",
        "CREATE TABLE `MsiShortcutProperty` (`MsiShortcutProperty` CHAR(72) NOT NULL, "
        "`Shortcut_` CHAR(72) NOT NULL, `PropertyKey` CHAR(255) NOT NULL, "
        "`PropVariantValue` CHAR(255) NOT NULL PRIMARY KEY `MsiShortcutProperty`)",
        "INSERT INTO `MsiShortcutProperty` (`MsiShortcutProperty`, `Shortcut_`, `PropertyKey`, "
        f"`PropVariantValue`) VALUES ('taskbar', 'start_menu', 'System.AppUserModel.ID', "
        f"'{APPLICATION_ID}')",
    ]
    for path in sorted(payload.rglob("*")):
        if path.suffix in (".dll", ".exe", ".pyd") and (number := file_version(path)):
            name = file_id(path.relative_to(payload).as_posix())
            statements += [
                f"UPDATE `File` SET `Version`='{number}', `Language`='1033' WHERE `File`='{name}'",
                f"DELETE FROM `MsiFileHash` WHERE `File_`='{name}'",
            ]
    statements += [
        "INSERT INTO `CustomAction` (`Action`, `Type`, `Source`, `Target`) VALUES "
        f"('EndPrograms', {RUN_AND_GO_ON}, 'ending', '\"[INSTALLDIR]\"')",
        "INSERT INTO `InstallExecuteSequence` (`Action`, `Condition`, `Sequence`) VALUES "
        f"('EndPrograms', 'PREVIOUSINSTALLDIR', {END_PROGRAMS})",
    ]
    words = [word for one in statements for word in ("-q", one)]
    _do("msibuild", str(target), *words)


def file_version(path: Path) -> str:
    """Return the version in a program's or a library's resources, or an empty text."""
    with pefile.PE(str(path), fast_load=True) as found:
        found.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_RESOURCE"]])
        fixed = getattr(found, "VS_FIXEDFILEINFO", None)
        if not fixed:
            return ""
        high, low = fixed[0].FileVersionMS, fixed[0].FileVersionLS
        return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"


def stamp(target: Path, package: str) -> None:
    """Write the package's identifier and times into the MSI's summary, where wixl puts new ones.

    Args:
        target: the MSI.
        package: the identifier, which another package must not have.
    """
    stream = "\x05SummaryInformation"
    moment = (EPOCH + _FILETIME_EPOCH) * 10**7
    with olefile.OleFileIO(str(target), write_mode=True) as file:
        data = bytearray(file.openstream(stream).read())
        (section,) = struct.unpack_from("<I", data, 44)
        (count,) = struct.unpack_from("<I", data, section + 4)
        for number in range(count):
            which, place = struct.unpack_from("<II", data, section + 8 + 8 * number)
            at = section + place + 4
            if which in (12, 13):  # created, saved
                struct.pack_into("<Q", data, at, moment)
            elif which == 9:  # the package's identifier
                text = f"{{{package}}}\0".encode("ascii")
                (length,) = struct.unpack_from("<I", data, at)
                assert length == len(text), "wixl writes an identifier here"
                data[at + 4 : at + 4 + length] = text
        file.write_stream(stream, bytes(data))


def _do(program: str, *words: str, folder: Path | None = None) -> None:
    environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [program, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Stop(f"{program} refuses:\n{(done.stdout + done.stderr)[-800:]}")
