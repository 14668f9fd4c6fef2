"""Bags: what was written is verified, by this program and by the reference."""

import hashlib
import logging
import stat
import warnings
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pittadmin.domain.errors import Cancelled
from pittadmin.services import bags

with warnings.catch_warnings():
    # It asks for its own version through pkg_resources, which is deprecated.
    warnings.simplefilter("ignore")
    import bagit

pytestmark = pytest.mark.requirement("R9")

AT = datetime(2026, 11, 2, 15, tzinfo=UTC)
PAYLOAD = {"index.csv": b"number,author\n", "C-2026-0001/1.png": bytes(range(256)) * 9}


def written(folder: Path, payload: dict[str, bytes] | None = None) -> Path:
    path = folder / "bag.zip"
    files = PAYLOAD if payload is None else payload
    bags.write(path, "P-2026-0001", files.items(), {"Source-Organization": "The City"}, AT)
    return path


def unpacked(path: Path) -> Path:
    folder = path.with_suffix("")
    with zipfile.ZipFile(path) as opened:
        opened.extractall(folder)
    return folder / "P-2026-0001"


def packed_anew(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Write the zip again with its files changed."""
    with zipfile.ZipFile(path) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    change(files)
    with zipfile.ZipFile(path, "w") as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return path


def faults(path: Path) -> str:
    return "\n".join(bags.verify(path).faults)


# What was written


def test_a_bag_is_whole_as_a_zip_and_unpacked(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert bags.verify(path) == bags.Verdict(2, ())
    assert bags.verify(unpacked(path)) == bags.Verdict(2, ())


def test_the_reference_finds_it_valid(tmp_path: Path) -> None:
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    bag = bagit.Bag(str(unpacked(written(tmp_path))))
    assert bag.is_valid()
    assert bag.info["Source-Organization"] == "The City"
    assert bag.info["Bagging-Date"] == "2026-11-02"


def test_a_bag_without_files_is_whole(tmp_path: Path) -> None:
    assert bags.verify(written(tmp_path, {})) == bags.Verdict(0, ())


NAMES = st.text("abc éü0", min_size=1, max_size=12).map(str.strip).filter(bool)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=5))
def test_whatever_is_written_is_verified_by_both(payload: dict[str, bytes]) -> None:
    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    with TemporaryDirectory() as folder:
        path = written(Path(folder), payload)
        assert bags.verify(path) == bags.Verdict(len(payload), ())
        if payload:
            assert bagit.Bag(str(unpacked(path))).is_valid()


@settings(max_examples=150)
@given(st.data())
def test_any_changed_byte_of_any_file_is_found(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder))
        bag = unpacked(path)
        files = sorted(one for one in bag.rglob("*") if one.is_file())
        file = data.draw(st.sampled_from(files))
        there = bytearray(file.read_bytes())
        at = data.draw(st.integers(0, len(there) - 1))
        there[at] ^= data.draw(st.integers(1, 255))
        file.write_bytes(there)
        assert bags.verify(bag).faults


@settings(max_examples=150)
@given(st.data())
def test_a_changed_byte_of_the_zip_is_found_or_changes_no_file(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder))
        before = _files(path)
        there = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, len(there) - 1))
        there[at] ^= data.draw(st.integers(1, 255))
        path.write_bytes(there)
        if not bags.verify(path).faults:
            assert _files(path) == before


def _files(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as opened:
        return {one.split("/", 1)[1]: opened.read(one) for one in opened.namelist()}


# What is named


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    packed_anew(path, lambda files: files.update({"P-2026-0001/data/index.csv": b"another,one\n"}))
    assert "“data/index.csv” was changed" in faults(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    packed_anew(path, lambda files: files.pop("P-2026-0001/data/C-2026-0001/1.png"))
    assert "“data/C-2026-0001/1.png” is missing" in faults(path)


def test_an_extra_file_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    packed_anew(path, lambda files: files.update({"P-2026-0001/data/extra.txt": b"slipped in"}))
    assert "“data/extra.txt” is in it, but is not listed" in faults(path)


def test_a_list_that_was_mended_to_fit_is_found(tmp_path: Path) -> None:
    """Who changes a file and its line in the list has to change the list of lists as well."""
    path = written(tmp_path)

    def forge(files: dict[str, bytes]) -> None:
        name, list_ = "P-2026-0001/data/index.csv", "P-2026-0001/manifest-sha256.txt"
        old, new = hashlib.sha256(files[name]).hexdigest(), hashlib.sha256(b"x").hexdigest()
        files[name] = b"x"
        files[list_] = files[list_].replace(old.encode(), new.encode())

    assert "“manifest-sha256.txt” was changed" in faults(packed_anew(path, forge))


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/etc/evil", "P-2026-0001/../../evil", "C:/evil.txt", "P-2026-0001\\..\\evil"],
)
def test_a_path_that_leads_out_of_the_bag_is_named_and_nothing_is_written(
    tmp_path: Path, name: str
) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path, "a") as opened:
        entry = zipfile.ZipInfo("x")
        entry.filename = entry.orig_filename = name
        opened.writestr(entry, b"evil")
    assert "leads out of the bag" in faults(path)
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_file()) == ["bag.zip"]


def test_a_path_in_a_list_that_leads_out_of_the_bag_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    line = f"{'0' * 64}  data/../../../etc/passwd\n".encode()
    list_ = "P-2026-0001/manifest-sha256.txt"
    packed_anew(path, lambda files: files.update({list_: files[list_] + line}))
    assert "leads out of the bag" in faults(path)


def test_a_bomb_is_named_and_not_unpacked(tmp_path: Path) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("P-2026-0001/data/bomb.txt", bytes(50 * 1024 * 1024))
    assert "would grow" in faults(path)


def test_a_link_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path, "a") as opened:
        entry = zipfile.ZipInfo("P-2026-0001/data/link")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        opened.writestr(entry, "/etc/passwd")
    assert "leads elsewhere" in faults(path)
    folder = unpacked(written(tmp_path))
    (folder / "data" / "link").symlink_to("/etc/passwd")
    assert "leads elsewhere" in faults(folder)


def test_a_file_twice_in_a_zip_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path, "a") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("P-2026-0001/data/index.csv", PAYLOAD["index.csv"])
    assert "is in it twice" in faults(path)


def test_a_file_that_is_to_be_fetched_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path)
    fetch = b"https://example.org/x 4 data/x\n"
    packed_anew(path, lambda files: files.update({"P-2026-0001/fetch.txt": fetch}))
    assert "fetch.txt" in faults(path)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", bytes(1000)])
def test_what_is_no_zip_says_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bag.zip"
    path.write_bytes(data)
    assert "is not a zip" in faults(path)


def test_what_is_not_there_says_so(tmp_path: Path) -> None:
    assert "can't be read" in faults(tmp_path / "gone.zip")


def test_a_zip_or_a_folder_that_is_no_bag_says_so(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        opened.writestr("readme.txt", "hello")
    assert "not a bag" in faults(tmp_path / "a.zip")
    (tmp_path / "folder").mkdir()
    assert "not a bag" in faults(tmp_path / "folder")


def test_a_zip_that_breaks_off_says_so(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:-30])
    assert faults(path)


def test_verifying_can_be_stopped(tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        bags.verify(written(tmp_path), stop)
