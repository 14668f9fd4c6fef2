"""Public records requests: due on the tenth business day, redacted, answered with a valid bag."""

import csv
import hashlib
import io
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from pittadmin.domain.acts import Act
from pittadmin.domain.documents import Document, FactList, Render
from pittadmin.domain.errors import Cancelled, Conflict, Invalid, NotAllowed, Unavailable
from pittadmin.domain.records_requests import Chosen, RecordsRequest, RequestState
from pittadmin.domain.removed_content import RemovedRecord
from pittadmin.services import bags, disposal, records_requests, removed_content
from pittadmin.services.new_files import NewFile
from tests.city import PNG, TODAY, City
from tests.records import SHOT, citizen, sealed

pytestmark = pytest.mark.requirement("R9")

PRIVACY = "M.G.L. c.4 §7 cl.26(c), privacy"


class Drawn:
    """Stands in for what draws a document, which needs Qt: keeps it."""

    def __init__(self) -> None:
        self.document = Document("", ())

    def __call__(self, document: Document) -> bytes:
        self.document = document
        return b"%PDF-1.4 of " + document.title.encode()

    @property
    def words(self) -> str:
        return str(self.document)


def entered(city: City) -> RecordsRequest:
    return records_requests.enter(city.of("ivy"), "Dana Doe", "Comments about Elm Street", TODAY)


def chosen(city: City, *records: RemovedRecord, **values: object) -> RecordsRequest:
    request = entered(city)
    rows = [Chosen(record.id, **values) for record in records]
    return records_requests.choose(city.of("ivy"), request.id, request.version, rows)


def answered(
    city: City, request: RecordsRequest, path: Path, render: Render | None = None
) -> RecordsRequest:
    return records_requests.answer(
        city.of("ivy"), request.id, request.version, "Here they are.", path, render or Drawn()
    )


def rows(path: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as opened:
        name = next(one for one in opened.namelist() if one.endswith("index.csv"))
        return list(csv.DictReader(io.StringIO(opened.read(name).decode("utf-8-sig"))))


def test_a_request_is_due_on_the_tenth_business_day(city: City) -> None:
    request = entered(city)
    assert request.number == "P-2026-0001"
    assert request.due == date(2026, 11, 17)  # Veterans Day is none
    assert request.state is RequestState.OPEN
    assert request.clock(TODAY) == "Due Nov 17, 2026: 10 business days left"
    assert request.clock(request.due) == "Due today, Nov 17, 2026"
    assert request.clock(date(2026, 11, 18)) == "Due Nov 17, 2026: 1 business day late"
    assert request.is_overdue(date(2026, 11, 18))
    assert not request.is_overdue(request.due)


def test_what_can_not_be_is_refused_at_its_field(city: City) -> None:
    with pytest.raises(Invalid) as refused:
        records_requests.enter(city.of("ivy"), " ", "", TODAY + timedelta(days=1))
    found = {problem.field for problem in refused.value.problems}
    assert found == {"requester", "subject", "received_on"}


@pytest.mark.parametrize("by", ["max", "dot", "hal", "deb", "ada", "eve"])
def test_requests_are_the_business_of_it_and_personnel_alone(
    city: City, tmp_path: Path, by: str
) -> None:
    request = chosen(city, sealed(city))
    path = tmp_path / "bag.zip"
    for work in (
        lambda: records_requests.every(city.of(by)),
        lambda: records_requests.show(city.of(by), request.id),
        lambda: records_requests.enter(city.of(by), "Dana Doe", "Elm Street", TODAY),
        lambda: records_requests.choose(city.of(by), request.id, request.version, []),
        lambda: records_requests.withdraw(city.of(by), request.id, request.version, "No"),
        lambda: records_requests.answer(
            city.of(by), request.id, request.version, "", path, Drawn()
        ),
    ):
        with pytest.raises(NotAllowed):
            work()
    assert not path.exists()


def test_an_answer_is_a_bag_that_is_whole_and_on_record(city: City, tmp_path: Path) -> None:
    record = sealed(city, files=(SHOT, NewFile("evil.exe", b"MZ program")))
    path, drawn = tmp_path / "bag.zip", Drawn()
    done = answered(city, chosen(city, record), path, drawn)
    assert done.state is RequestState.ANSWERED
    assert done.answer == "Here they are."
    assert done.clock(TODAY) == ""
    assert bags.verify(path) == bags.Verdict(4, ())
    with path.open("rb") as stream:
        assert hashlib.sha256(stream.read()).hexdigest() == done.bag_sha256
    with zipfile.ZipFile(path) as opened:
        assert opened.read("P-2026-0001/data/C-2026-0001/1.png") == PNG
        assert opened.read("P-2026-0001/data/C-2026-0001/2.bin") == b"MZ program"
        assert opened.read("P-2026-0001/data/index.pdf").startswith(b"%PDF-")
    first, second = rows(path)
    assert first["Author"] == "Jo Doe"
    assert first["Handle"] == "'@jodoe"  # no formula
    assert first["SHA-256"] == record.files[0].sha256
    assert second["Name of the file"] == "evil.exe"
    assert record.sha256 in drawn.words
    assert record.files[0].sha256 in drawn.words
    history = records_requests.show(city.of("pat"), done.id).history
    assert [one.act for one in history] == [Act.KEEP_RECORDS_REQUEST] * 3


def test_what_is_redacted_is_nowhere_in_the_bag(city: City, tmp_path: Path) -> None:
    shot = NewFile("Jo Doe.png", PNG)
    record = removed_content.seal_record(city.of("ivy"), citizen(), [shot])
    redacted = ("author", "handle", "identity", "body", "address")
    path, drawn = tmp_path / "bag.zip", Drawn()
    answered(city, chosen(city, record, redacted=redacted, why=PRIVACY), path, drawn)
    with zipfile.ZipFile(path) as opened:
        said = b"".join(opened.read(one) for one in opened.namelist()).decode("utf-8", "replace")
    for text in (said + drawn.words, " ".join(zipfile.ZipFile(path).namelist())):
        for secret in ("Jo Doe", "jodoe", "A resident", "The words", "posts/17", "library"):
            assert secret not in text
        assert record.sha256 not in text  # from it, a short name could be guessed
    (row,) = rows(path)
    assert row["Author"] == "[redacted]"
    assert row["Left out"] == "Author, Handle, Who that is, Address, Text"
    assert row["Why"] == PRIVACY


def test_redacted_files_are_not_in_the_bag(city: City, tmp_path: Path) -> None:
    path = tmp_path / "bag.zip"
    answered(city, chosen(city, sealed(city), redacted=("files",), why=PRIVACY), path)
    assert bags.verify(path) == bags.Verdict(2, ())
    (row,) = rows(path)
    assert (row["File"], row["SHA-256"]) == ("", "")


def test_nothing_is_left_out_without_saying_why(city: City) -> None:
    with pytest.raises(Invalid) as refused:
        chosen(city, sealed(city), redacted=("author",), why=" ")
    assert refused.value.problems[0].field == "why"


def test_a_request_without_records_is_closed_with_a_reason_not_answered(
    city: City, tmp_path: Path
) -> None:
    request = entered(city)
    with pytest.raises(Invalid):
        answered(city, request, tmp_path / "bag.zip")
    with pytest.raises(Invalid):
        records_requests.withdraw(city.of("ivy"), request.id, request.version, " ")
    closed = records_requests.withdraw(city.of("ivy"), request.id, request.version, "Taken back")
    assert (closed.state, closed.answer) == (RequestState.WITHDRAWN, "Taken back")
    for work in (
        lambda: records_requests.choose(city.of("ivy"), closed.id, closed.version, []),
        lambda: records_requests.withdraw(city.of("ivy"), closed.id, closed.version, "Again"),
        lambda: answered(city, closed, tmp_path / "bag.zip"),
    ):
        with pytest.raises(Conflict):
            work()


def test_two_people_on_one_request_do_not_overwrite_each_other(city: City, tmp_path: Path) -> None:
    request = chosen(city, sealed(city))
    records_requests.choose(city.of("pat"), request.id, request.version, request.chosen)
    path = tmp_path / "bag.zip"
    with pytest.raises(Conflict) as refused:
        answered(city, request, path)
    assert isinstance(refused.value.current, RecordsRequest)
    assert list(tmp_path.glob("*bag*")) == []


def test_a_bag_is_written_whole_or_not_at_all(city: City, tmp_path: Path) -> None:
    request = chosen(city, sealed(city))
    path = tmp_path / "bag.zip"
    path.write_bytes(b"what was there before")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        records_requests.answer(
            city.of("ivy"), request.id, request.version, "", path, Drawn(), stop
        )
    assert path.read_bytes() == b"what was there before"
    assert [one.name for one in tmp_path.glob("*bag*")] == ["bag.zip"]
    with pytest.raises(Unavailable):
        answered(city, request, tmp_path / "no folder" / "bag.zip")
    assert records_requests.show(city.of("ivy"), request.id).request == request


def test_a_record_that_is_disposed_of_is_not_handed_out(city: City, tmp_path: Path) -> None:
    record = sealed(city)
    disposal.set_retention(city.of("ivy"), 1, "Series 1.2")
    request = chosen(city, record)
    city.moment += timedelta(days=400)
    disposal.dispose(city.of("ivy"), record.id, "RMU-2")
    with pytest.raises(Conflict, match="C-2026-0001"):
        answered(city, request, tmp_path / "bag.zip")


def test_the_index_tells_of_the_request(city: City, tmp_path: Path) -> None:
    drawn = Drawn()
    answered(city, chosen(city, sealed(city)), tmp_path / "bag.zip", drawn)
    first = drawn.document.parts[0]
    assert isinstance(first, FactList)
    assert ("From", "Dana Doe") in first.facts
    assert ("Due", "Nov 17, 2026") in first.facts
