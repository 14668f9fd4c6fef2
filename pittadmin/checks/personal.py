"""Personal information in a text of the City's own (R19): simple patterns, few false alarms."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from pittadmin.domain.emails import CITY_DOMAIN, looks_personal
from pittadmin.domain.findings import Finding, Severity
from pittadmin.domain.i18n import _

_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
_MOST_OF_LOCAL = 64

_DIGITS = re.compile(r"[0-9(+][0-9() .+-]{6,}")
_SSN = re.compile(r"(?<![\w-])(?!000|666|9)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![\w-])")
_PHONE = re.compile(
    r"(?<![\w/=#.+-])(?:(?:\+?1|001)[ .-]?)?(?:\([2-9][0-9]{2}\)|[2-9][0-9]{2})[ .-]?"
    r"[0-9]{3}[ .-]?[0-9]{4}(?![0-9])"
    r"|(?<![\w/=#.+-])[2-9][0-9]{2}-[0-9]{4}(?![\w-])"
)
_LOCAL = re.compile(r"[\w.+-]+\Z")
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_BIRTHDAY = re.compile(
    r"\b(?:birthday|birth\s?date|date of birth|dob|d\.o\.b|b-?day|born)\b[^\n]{0,25}?\b"
    rf"(?:[0-9]{{1,2}}[/.-][0-9]{{1,2}}(?:[/.-][0-9]{{2,4}})?|{_MONTH}\s[0-9]{{1,2}}\b"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH})",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:lives|living|resides|residing|home address|residence)\b[^\n]{0,20}?\b[0-9]{1,5}"
    r"(?:\s[\w.'’-]{1,20}){1,3}?\s"
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|place|pl|terrace|way|circle)\b",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Officer|Sgt|Lt|Capt|Mayor)\.?\s"
    r"(?:[A-Z]\.\s|[A-Z][a-z'’]+\s){0,2}[A-Z][a-z'’]+"
)
_STREET_BEFORE = re.compile(r"\b[0-9]{1,5}\s(?:\w+\s){1,3}\Z")


@dataclass(frozen=True)
class _Rule:
    """A rule: its id, what it asks, its two sentences, and where it points in a text."""

    name: str
    severity: Severity
    message: str
    fix: str
    places: Callable[[str], Iterator[tuple[int, int]]]


def find_personal(
    text: str, city_numbers: Collection[str] = (), department_emails: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Return what in `text` looks like information about a person, in its order.

    Args:
        text: a profile or another text of the City's own.
        city_numbers: telephone numbers the City has published, written in any way.
        department_emails: the departments' general addresses.
    """
    numbers = {_last_digits(number) for number in city_numbers}
    general = {email.strip().lower() for email in department_emails}
    rules = (
        _Rule(
            "PII-SSN",
            "block",
            _("This looks like a Social Security number."),
            _("Take the number out."),
            _social_security_numbers,
        ),
        _Rule(
            "PII-PHONE",
            "warn",
            _("This telephone number is not one of the City's on file."),
            _("Leave it only if it is an office's number, never a person's."),
            lambda text: _phones(text, numbers),
        ),
        _Rule(
            "PII-EMAIL",
            "warn",
            _("This e-mail address is not a department's general one."),
            _("Use the department's general address."),
            lambda text: _emails(text, general),
        ),
        _Rule(
            "PII-BIRTHDAY",
            "warn",
            _("This looks like a person's birthday."),
            _("Leave birthdays out."),
            _birthdays,
        ),
        _Rule(
            "PII-HOME",
            "warn",
            _("This looks like where a person lives."),
            _("Leave home addresses out."),
            _homes,
        ),
        _Rule(
            "PII-NAME",
            "attest",
            _("This looks like a person's name."),
            _("Leave names out, or confirm that it is no personal information."),
            _names,
        ),
    )
    found = [
        Finding(rule.name, "R19", rule.severity, start, end, rule.message, rule.fix)
        for rule in rules
        for start, end in rule.places(text)
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end)))


def _among_digits(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` in the few parts of `text` that are made of digits."""
    for run in _DIGITS.finditer(text):
        yield from pattern.finditer(text, run.start(), run.end() + 1)


def _social_security_numbers(text: str) -> Iterator[tuple[int, int]]:
    for match in _among_digits(_SSN, text):
        yield match.span()


def _phones(text: str, city_numbers: Collection[str]) -> Iterator[tuple[int, int]]:
    for match in _among_digits(_PHONE, text):
        digits = _last_digits(match[0])
        toll_free = len(digits) == 10 and digits[:3] in _TOLL_FREE
        known = any(one.endswith(digits) or digits.endswith(one) for one in city_numbers if one)
        if not toll_free and not known:
            yield match.span()


def _last_digits(number: str) -> str:
    """Return the ten digits of a telephone number, or the seven of a local one."""
    return re.sub(r"[^0-9]", "", number)[-10:]


def _emails(text: str, general: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the addresses that are neither a department's on file nor the City's and general."""
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at + 1)
        local = _LOCAL.search(text[max(0, at - _MOST_OF_LOCAL) : at]) if domain else None
        if domain and local:
            address = f"{local[0]}@{domain[0]}".lower()
            of_city = domain[0].lower() == CITY_DOMAIN
            if address not in general and (not of_city or looks_personal(address)):
                yield at - len(local[0]), domain.end()
        at = text.find("@", at + 1)


def _birthdays(text: str) -> Iterator[tuple[int, int]]:
    if _any_in(text.lower(), "birth", "born", "dob", "d.o.b", "bday", "b-day"):
        for match in _BIRTHDAY.finditer(text):
            yield match.span()


def _homes(text: str) -> Iterator[tuple[int, int]]:
    if _any_in(text.lower(), "lives", "living", "resid", "home address"):
        for match in _HOME.finditer(text):
            yield match.span()


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Yield an honorific with a name; “Dr.” in a street's name is the drive."""
    for match in _NAME.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        in_word = before[-1:].isalnum()
        in_street = match[0].startswith("Dr") and _STREET_BEFORE.search(before)
        if not in_word and not in_street:
            yield match.span()


def _any_in(text: str, *words: str) -> bool:
    return any(word in text for word in words)
