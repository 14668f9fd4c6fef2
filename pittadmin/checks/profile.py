"""The check of a pasted profile text: disclaimer, link to the City, personal information."""

from collections.abc import Collection
from dataclasses import dataclass

from pittadmin.checks.disclaimer import DisclaimerCheck, check_disclaimer
from pittadmin.checks.links import has_city_link
from pittadmin.domain.findings import Finding
from pittadmin.domain.platforms import Platform
from pittadmin.domain.posts import CityFacts, Post


@dataclass(frozen=True)
class ProfileReport:
    """What the check of a profile found.

    Args:
        disclaimer: whether the disclaimer is there, and where it differs (R10).
        city_link: whether the text links to the City's website (R6).
        personal: what looks like information about a person (R19).
        too_long: by how many characters the text exceeds the platform's field, 0 when it does not.
        fits: whether the disclaimer fits that field at all; if not, a placement is chosen.
    """

    disclaimer: DisclaimerCheck
    city_link: bool
    personal: tuple[Finding, ...]
    too_long: int
    fits: bool


def check_profile(
    text: str,
    platform: Platform,
    city_numbers: Collection[str] = (),
    department_emails: Collection[str] = (),
) -> ProfileReport:
    """Check the profile text of a page, as it was pasted.

    Args:
        text: the profile text; findings count its code points.
        platform: where the page is.
        city_numbers: telephone numbers the City has published, written in any way.
        department_emails: the departments' general addresses.
    """
    limit = platform.profile_limit
    return ProfileReport(
        disclaimer=check_disclaimer(text),
        city_link=has_city_link(text),
        personal=_personal(text, tuple(city_numbers), tuple(department_emails)),
        too_long=0 if limit is None else max(0, len(text.strip()) - limit),
        fits=platform.disclaimer_fits,
    )


def _personal(
    text: str, city_numbers: tuple[str, ...], department_emails: tuple[str, ...]
) -> tuple[Finding, ...]:
    from pittadmin.checks.engine import check
    from pittadmin.checks.pack import personal_rules

    if not text.strip():
        return ()
    facts = CityFacts(city_numbers=city_numbers, department_emails=department_emails)
    return check(Post(text), personal_rules(), facts).findings
