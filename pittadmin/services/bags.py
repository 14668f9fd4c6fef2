"""Bags: files with their hashes in one zip, written and verified (BagIt, RFC 8493).

A bag says of each file what its SHA-256 is, so whoever gets it can tell that nothing was changed,
lost or slipped in. What is verified comes from strangers: no file of it is unpacked to the disk or
held in memory whole.
"""

import hashlib
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from pittadmin.domain.clock import CITY_ZONE
from pittadmin.domain.i18n import _
from pittadmin.domain.lookalikes import shown
from pittadmin.services.progress import Report, silent

MOST_BYTES = 20 * 1024**3
"""How large a bag may be once it is unpacked; a larger one is not looked at."""
MOST_FILES = 100_000
MOST_GROWTH = 200
"""How many times larger than in the zip a file may be; pictures and texts are far from it."""
_SMALL = 1024 * 1024
"""Below this no file is taken for a bomb, in bytes."""
_TAG_BYTES = 64 * 1024 * 1024
_CHUNK = 1024 * 1024

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LINE = re.compile(r"([0-9a-f]{64})  ([^ \n].*)")
_LISTS = ("manifest-sha256.txt", "tagmanifest-sha256.txt")


def write(
    path: Path,
    name: str,
    payload: Iterable[tuple[str, bytes]],
    info: Mapping[str, str],
    at: datetime,
    report: Report = silent,
    total: int = 0,
) -> str:
    """Write a bag as a zip and return the zip's SHA-256.

    Args:
        path: the file; it must not be there, or is replaced.
        name: the one folder in the zip, such as the number of a request.
        payload: each file's path within the bag's data, and its bytes.
        info: what the bag tells of itself, such as ``{"Source-Organization": "…"}``.
        at: when it is written.
        report: told of the progress, in files.
        total: how many files there will be.
    """
    there = at.astimezone(CITY_ZONE)
    hashes: dict[str, str] = {}
    size = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bag:

        def put(file: str, data: bytes) -> str:
            entry = zipfile.ZipInfo(f"{name}/{file}", there.timetuple()[:6])
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            # Pictures are packed already; what is not must never look like a bomb.
            packed = len(data) < _SMALL and not file.endswith((".png", ".jpg", ".gif", ".mp4"))
            entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
            bag.writestr(entry, data)
            return hashlib.sha256(data).hexdigest()

        for number, (file, data) in enumerate(payload):
            report(number, max(total, number + 1))
            inside = f"data/{file}"
            assert _trick(inside) == ""
            assert "%" not in inside  # which not every reader of bags takes for itself
            assert inside not in hashes
            hashes[inside] = put(inside, data)
            size += len(data)
        told = {
            **info,
            "Bagging-Date": f"{there:%Y-%m-%d}",
            "Payload-Oxum": f"{size}.{len(hashes)}",
        }
        tags = {
            "bagit.txt": _DECLARATION,
            "bag-info.txt": "".join(f"{key}: {_one_line(told[key])}\n" for key in told),
            _LISTS[0]: _listed(hashes),
        }
        sealed = {file: put(file, words.encode()) for file, words in tags.items()}
        put(_LISTS[1], _listed(sealed).encode())
    report(total, total)
    with path.open("rb") as stream:
        return _sha256(iter(lambda: stream.read(_CHUNK), b""))


@dataclass(frozen=True)
class Verdict:
    """What came of verifying a bag.

    Args:
        files: how many files of its data were read and found as they were written.
        faults: what is wrong, a sentence each; nothing when the bag is whole.
    """

    files: int
    faults: tuple[str, ...]


def verify(path: Path, report: Report = silent) -> Verdict:
    """Verify a bag: a zip, or the folder that one was unpacked to.

    Args:
        path: the zip or the folder.
        report: told of the progress, in files.
    """
    try:
        with _opened(path) as source:
            return _verified(source, report)
    except _Unreadable as error:
        return Verdict(0, (str(error),))
    except OSError as error:
        why = error.strerror or _("the disk does not answer")
        return Verdict(0, (_("“{name}” can't be read: {why}.").format(name=path.name, why=why),))


class _Unreadable(Exception):
    """The bag, or a file of it, can't be read; the message is a sentence."""


class _Source(Protocol):
    """The files of a bag: their names and sizes, what is wrong with them, and their bytes."""

    sizes: dict[str, int]
    faults: list[str]

    def read(self, name: str) -> Iterator[bytes]: ...


def _verified(source: _Source, report: Report) -> Verdict:
    faults, sizes = list(source.faults), source.sizes
    if "bagit.txt" not in sizes:
        faults.append(_("There is no “bagit.txt” in it, so it is not a bag."))
        return Verdict(0, tuple(faults))
    if _tag(source, "bagit.txt", faults) not in (_DECLARATION, _DECLARATION.replace("1.0", "0.97")):
        faults.append(_("“bagit.txt” is not the one of a bag."))
    if "fetch.txt" in sizes:
        faults.append(_("“fetch.txt” names files that are elsewhere; a bag must hold them itself."))
    listed: dict[str, str] = {}
    for list_ in _LISTS:
        if list_ not in sizes:
            faults.append(_("“{name}” is missing.").format(name=list_))
            continue
        for file, sha256 in _entries(_tag(source, list_, faults), list_, faults):
            if file.startswith("data/") != (list_ == _LISTS[0]):
                faults.append(
                    _("“{list}” lists “{file}”, which does not belong there.").format(
                        list=list_, file=shown(file, most=80)
                    )
                )
            elif file in listed:
                faults.append(_("“{file}” is listed twice.").format(file=shown(file, most=80)))
            listed[file] = sha256
    for file in sizes.keys() - listed.keys() - {_LISTS[1]}:
        faults.append(_("“{file}” is in it, but is not listed.").format(file=shown(file, most=80)))
    whole = 0
    for number, (file, sha256) in enumerate(sorted(listed.items())):
        report(number, len(listed))
        if file not in sizes:
            faults.append(
                _("“{file}” is missing, though it is listed.").format(file=shown(file, most=80))
            )
            continue
        try:
            same = _sha256(source.read(file)) == sha256
        except _Unreadable as error:
            faults.append(str(error))
            continue
        if not same:
            faults.append(
                _("“{file}” was changed: its SHA-256 is not the one listed.").format(
                    file=shown(file, most=80)
                )
            )
        elif file.startswith("data/"):
            whole += 1
    faults.extend(_of_the_oxum(source, faults))
    report(len(listed), len(listed))
    return Verdict(whole, tuple(dict.fromkeys(faults)))


def _entries(words: str, list_: str, faults: list[str]) -> Iterator[tuple[str, str]]:
    """Yield each file that a manifest lists, and its hash."""
    lines = words.split("\n")
    if lines.pop() != "":
        faults.append(_("“{list}” breaks off.").format(list=list_))
    for number, line in enumerate(lines, 1):
        found = _LINE.fullmatch(line)
        trick = _trick(found.group(2)) if found else ""
        if found is None:
            faults.append(
                _("Line {number} of “{list}” can't be read.").format(number=number, list=list_)
            )
        elif trick:
            faults.append(trick)
        else:
            yield found.group(2), found.group(1)


def _of_the_oxum(source: _Source, faults: list[str]) -> list[str]:
    told = re.search(r"^Payload-Oxum: (\d+)\.(\d+)$", _tag(source, "bag-info.txt", faults), re.M)
    if told is None:
        return []
    sizes = [size for file, size in source.sizes.items() if file.startswith("data/")]
    if (str(sum(sizes)), str(len(sizes))) == told.groups():
        return []
    return [
        _("It should hold {files} files of {bytes} bytes in all, and holds {found}.").format(
            files=told.group(2), bytes=told.group(1), found=f"{len(sizes)} of {sum(sizes)}"
        )
    ]


def _tag(source: _Source, name: str, faults: list[str]) -> str:
    """Return the text of one of the bag's own files; an empty one when it can't be read."""
    if name not in source.sizes:
        return ""
    if source.sizes[name] > _TAG_BYTES:
        faults.append(_("“{name}” is far too large.").format(name=name))
        return ""
    try:
        return b"".join(source.read(name)).decode()
    except UnicodeDecodeError:
        faults.append(_("“{name}” is not text.").format(name=name))
    except _Unreadable as error:
        faults.append(str(error))
    return ""


# Where the files are


@contextmanager
def _opened(path: Path) -> Iterator[_Source]:
    if path.is_dir():
        yield _Folder(path)
        return
    with path.open("rb") as stream:
        try:
            with zipfile.ZipFile(stream) as opened:
                yield _Zip(opened)
        except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
            raise _Unreadable(
                _("“{name}” is not a zip, or a damaged one.").format(name=path.name)
            ) from error


class _Folder:
    """A bag that was unpacked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.sizes: dict[str, int] = {}
        self.faults: list[str] = []
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if path.is_symlink():
                self.faults.append(_leads_elsewhere(name))
            elif path.is_file():
                self.sizes[name] = path.stat().st_size
            elif not path.is_dir():
                self.faults.append(_leads_elsewhere(name))

    def read(self, name: str) -> Iterator[bytes]:
        try:
            with (self._folder / name).open("rb") as stream:
                yield from iter(lambda: stream.read(_CHUNK), b"")
        except OSError as error:
            raise _Unreadable(
                _("“{file}” can't be read.").format(file=shown(name, most=80))
            ) from error


class _Zip:
    """A bag in a zip, under one folder."""

    def __init__(self, opened: zipfile.ZipFile) -> None:
        self._zip = opened
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self.sizes: dict[str, int] = {}
        self.faults: list[str] = []
        entries = opened.infolist()
        if len(entries) > MOST_FILES:
            raise _Unreadable(_("It holds more than {most} files.").format(most=f"{MOST_FILES:,}"))
        if sum(one.file_size for one in entries) > MOST_BYTES:
            raise _Unreadable(
                _("It would grow to more than {most} GB, so it is not unpacked.").format(
                    most=MOST_BYTES // 1024**3
                )
            )
        tops = {one.filename.split("/", 1)[0] for one in entries}
        for one in entries:
            if fault := _of_an_entry(one):
                self.faults.append(fault)
            elif not one.is_dir():
                name = one.filename.split("/", 1)[-1] if len(tops) == 1 else one.filename
                if name in self._entries:
                    self.faults.append(
                        _("“{file}” is in it twice.").format(file=shown(name, most=80))
                    )
                self._entries[name] = one
                self.sizes[name] = one.file_size
        if len(tops) > 1:
            self.faults.append(_("Its files are not in one folder, as those of a bag are."))

    def read(self, name: str) -> Iterator[bytes]:
        try:
            with self._zip.open(self._entries[name]) as stream:
                # No more than it claims to be, however much would come.
                yield from iter(lambda: stream.read(_CHUNK), b"")
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            RuntimeError,
            EOFError,
        ) as error:
            raise _Unreadable(
                _("“{file}” was changed, or is damaged: it can't be unpacked.").format(
                    file=shown(name, most=80)
                )
            ) from error


def _of_an_entry(entry: zipfile.ZipInfo) -> str:
    """Return what is wrong with an entry of a zip, so that it is not read; or an empty text."""
    name = entry.orig_filename  # zipfile cuts what follows a NUL, and turns back slashes round
    mode = entry.external_attr >> 16
    if mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and stat.S_IFMT(mode):
        return _leads_elsewhere(name)
    if trick := _trick(name.rstrip("/") if entry.is_dir() else name):
        return trick
    if entry.flag_bits & 1:
        return _("“{file}” is locked with a password.").format(file=shown(name, most=80))
    packed = max(entry.compress_size, 1)
    if entry.file_size > _SMALL and entry.file_size > MOST_GROWTH * packed:
        return _("“{file}” would grow {times} times its size, so it is not unpacked.").format(
            file=shown(name, most=80), times=f"{entry.file_size // packed:,}"
        )
    return ""


def _leads_elsewhere(name: str) -> str:
    return _("“{file}” is no file of its own: it leads elsewhere.").format(
        file=shown(name, most=80)
    )


def _trick(name: str) -> str:
    """Return the sentence about a path that leads out of the bag, or can't be kept as it is."""
    parts = name.split("/")
    bad = (
        not name
        or name.startswith(("/", "~"))
        or "\\" in name
        or ":" in name
        or any(part in ("", ".", "..") for part in parts)
        or any(ord(one) < 32 or one == "\x7f" for one in name)
    )
    if not bad:
        return ""
    return _("The name “{file}” leads out of the bag.").format(file=shown(name, most=80))


# The lists


def _listed(hashes: Mapping[str, str]) -> str:
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _sha256(chunks: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for chunk in chunks:
        found.update(chunk)
    return found.hexdigest()
