"""A post as it is judged: what it says on each platform, and its pictures and videos."""

import hashlib
import json
from dataclasses import asdict, dataclass

from pittadmin.domain.media import Media
from pittadmin.domain.seals import Seal


@dataclass(frozen=True)
class Variant:
    """What a post says on one platform instead of the shared text."""

    platform: str
    text: str


@dataclass(frozen=True)
class Post:
    """One post of a department, on one or more platforms.

    Args:
        text: what all platforms share.
        platforms: where it is to appear, by key, such as ``("facebook", "x")``.
        variants: the platforms that have a text of their own.
        media: its pictures and videos, in their order.
        department: the name of the department it is from.
    """

    text: str
    platforms: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    media: tuple[Media, ...] = ()
    department: str = ""

    def variant(self, platform: str) -> str:
        """Return whose text counts on a platform: its own key, or empty for the shared text."""
        return platform if any(one.platform == platform for one in self.variants) else ""

    def text_on(self, platform: str) -> str:
        """Return what the post says on a platform; an empty key means the shared text."""
        for one in self.variants:
            if one.platform == platform:
                return one.text
        return self.text

    @property
    def sha256(self) -> str:
        """The hash of all that is judged, as hexadecimal digits: a report is about this alone."""
        variants = [(one.platform, one.text) for one in self.variants]
        media = [asdict(one) for one in self.media]
        whole = json.dumps([self.text, self.platforms, variants, media, self.department])
        return hashlib.sha256(whole.encode("ascii")).hexdigest()


@dataclass(frozen=True)
class CityFacts:
    """What the City knows and a text alone does not tell.

    Args:
        employees: first and last names of persons on file (R60).
        city_numbers: telephone numbers that the City has published, written in any way (R19).
        department_emails: the departments' general addresses (R14).
        departments: the departments' names (R23).
        related_hosts: hosts of pages that concern a department or the City, with or without the
            beginning of a path, such as ``"x.com/PittsfieldPD"``; Personnel keeps them (R31).
        personal_handles: handles and hosts that the department marked as a person's (R37 to R39).
        seals: the City's official logos and seals; Personnel keeps them (R26, R35).
    """

    employees: tuple[str, ...] = ()
    city_numbers: tuple[str, ...] = ()
    department_emails: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    related_hosts: tuple[str, ...] = ()
    personal_handles: tuple[str, ...] = ()
    seals: tuple[Seal, ...] = ()
