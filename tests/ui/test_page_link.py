"""The address of a page or a post opens only where that is safe."""

from pittadmin.ui.page_link import opens


def test_an_address_opens_only_by_https_and_on_its_platform() -> None:
    hosts = ("facebook.com", "www.facebook.com")
    assert opens("https://www.facebook.com/PittsfieldRSVP", hosts)
    for address in (
        "http://www.facebook.com/PittsfieldRSVP",
        "https://facebook.com.evil.example/x",
        "https://facebook.com@evil.example/x",
        "https://user@facebook.com/x",
        "https://facebook.com:8443/x",
        "https://facebook.com:x/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "",
    ):
        assert not opens(address, hosts), address
