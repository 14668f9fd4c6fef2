from tests.cases import reported
from tests.city import City


def test_a_report_is_sent(city: City) -> None:
    case, receipt = reported(city)
    assert case.number == receipt.number == "V-2026-0001"
    case, receipt = reported(city, "hal", named=("ada",))
    assert receipt.number == "V-2026-0002"
