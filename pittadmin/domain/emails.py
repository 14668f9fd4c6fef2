"""E-mail addresses: the department's general one (R14 to R17), and a person's own.

Two addresses are the same when `normalize` makes them the same. A department's address is kept
and shown as it was first written (``RSVP@cityofpittsfield.org``), which `as_written` returns.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from pittadmin.domain.errors import Invalid, Problem
from pittadmin.domain.i18n import _
from pittadmin.domain.lookalikes import lookalike, shown, unseen

CITY_DOMAIN = "cityofpittsfield.org"
MOST_CHARACTERS = 254

_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "md", "phd", "esq"})
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "to", "in", "at", "on"})
_OFFICES = """
account accounts admin administration affairs aging airport alert alerts animal appeals arts
assessor assessors athenaeum auditor billing board building buildings business cable career
cemetery center children city civic clerk code collector commission committee communications
community conservation contact control council cultural culture customer data department
dept desk development director disability dispatch dpw economic education election elections
emergency emergencymanagement employment enforcement engineering environment events facilities
family finance fire forestry general government grants hall health help helpdesk highway
historical housing hr human info information inspection inspections inspector it jobs labor
law legal library licensing mail maintenance management mayor mayors media museum news notice
office open outreach parking parks park payroll permit permits personnel planning police pool
press preservation prevention program programs project projects public purchasing records
recreation recycling registrar relations rent research resources retirement rsvp safety
sanitation schools security senior seniors service services sewer social solicitor staff
street streets support sustainability tax team technology tourism town traffic transit
transportation trash treasurer trees utilities veterans volunteer volunteers water web
webmaster website welcome wellness women works youth zoning
"""
_OFFICE_WORDS = frozenset(_OFFICES.split())
"""Words that name an office, so that ``public.works`` is not taken for a first and last name."""


EXAMPLE = f"RSVP@{CITY_DOMAIN}"
"""A department's general address, as the policy gives it."""


def as_written(typed: str, requirement: str = "", example: str = EXAMPLE) -> str:
    """Return an address as it is shown: as typed, with the domain in lower case.

    Args:
        typed: what was entered.
        requirement: the requirement that a problem rests on, where there is one.
        example: an address such as is asked for.

    Raises:
        Invalid: it is not an address that can be used.
    """

    def refuse(what: str, todo: str) -> Invalid:
        return _refuse(what, todo, requirement)

    again = _("Type the address again by hand instead of pasting it.")
    enter = _("Enter it in full, such as {example}.").format(example=example)
    text = unicodedata.normalize("NFC", typed.strip())
    if not text:
        raise refuse(_("The e-mail address is empty."), enter)
    if len(text) > MOST_CHARACTERS:
        raise refuse(
            _("An e-mail address has at most {most} characters; this one has {count}.").format(
                most=MOST_CHARACTERS, count=f"{len(text):,}"
            ),
            enter,
        )
    odd = unseen(text)
    if odd:
        raise refuse(odd, again)
    if " " in text:
        raise refuse(
            _("“{text}” holds a space.").format(text=shown(text)),
            _("Enter the address alone, without spaces or a name."),
        )
    if not text.isascii():
        raise refuse(lookalike(text), again)
    local, at, domain = text.rpartition("@")
    domain = domain.lower()
    if not at:
        raise refuse(
            _("“{text}” has no “@”, so it is not an e-mail address.").format(text=shown(text)),
            enter,
        )
    if len(local) > 64 or not _LOCAL.fullmatch(local.lower()) or not _DOMAIN.fullmatch(domain):
        raise refuse(_("“{text}” is not an e-mail address.").format(text=shown(text)), enter)
    return f"{local}@{domain}"


def normalize(typed: str, example: str = EXAMPLE) -> str:
    """Return an address as it is compared: checked, and all in lower case.

    Args:
        typed: what was entered.
        example: an address such as is asked for.

    Raises:
        Invalid: it is not an address that can be used.
    """
    return as_written(typed, example=example).lower()


def looks_personal(address: str, department_name: str = "") -> bool:
    """Tell whether an address has the shape first.last or initial.last of a person's (R17).

    Args:
        address: an address; what stands before the “@” is looked at.
        department_name: its words, and words that name an office, are not taken for names.
    """
    local = re.sub(r"\+.*|\d+$", "", address.lower().partition("@")[0])
    parts = re.split(r"[._]", local)
    own_words = _words_of(department_name)
    return (
        len(parts) in (2, 3)
        and all(part.isalpha() for part in parts)
        and len(parts[-1]) > 2
        and not any(_is_office(part, own_words) for part in parts)
    )


def check_department_email(
    typed: str, on_file: str | None, people: Iterable[tuple[str, str]], department_name: str
) -> str:
    """Return the department's general address as it is on file.

    Args:
        typed: what was entered for the account.
        on_file: the department's general address, or None when it has none yet.
        people: name and address of every person on file.
        department_name: the department, named in the sentences.

    Raises:
        Invalid: another domain (R14), a person's address (R17), none on file (R15) or another
            than the one on file (R16).
    """
    address = as_written(typed, "R14").lower()
    known = (on_file or "").strip()
    same = known.lower() == address
    _check_domain(address)
    _check_not_personal(address, people, department_name, proven_general=same)
    if not known:
        raise _refuse(
            _("{department} has no general e-mail on file.").format(department=department_name),
            _("Ask IT for one; the request waits until it is there."),
            "R15",
        )
    if not same:
        raise _refuse(
            _("The general e-mail of {department} on file is {email}.").format(
                department=department_name, email=known
            ),
            _("Use that one: it serves all platforms. If it has changed, ask IT to correct it."),
            "R16",
        )
    return known


def check_new_department_email(
    typed: str,
    people: Iterable[tuple[str, str]],
    department_name: str,
    others: Iterable[tuple[str, str]] = (),
) -> str:
    """Return the address that IT supplies for a department, as it will be shown.

    Args:
        typed: what IT entered.
        people: name and address of every person on file.
        department_name: whose address it will be.
        others: name and general address of the other departments.

    Raises:
        Invalid: another domain (R14), a person's address (R17) or another department's (R16).
    """
    written = as_written(typed, "R14")
    address = written.lower()
    _check_domain(address)
    _check_not_personal(address, people, department_name)
    for name, email in others:
        if email.strip().lower() == address:
            raise _refuse(
                _("{email} is the general e-mail of {department} already.").format(
                    email=written, department=name
                ),
                _("Supply an address of its own: one department, one general e-mail."),
                "R16",
            )
    return written


def check_person_email(typed: str, departments: Iterable[tuple[str, str]] = ()) -> str:
    """Return a person's own address, in lower case.

    Args:
        typed: what was entered.
        departments: name and general address of every department.

    Raises:
        Invalid: not an address, or a department's general one (R17).
    """
    address = normalize(typed, f"first.last@{CITY_DOMAIN}")
    for name, email in departments:
        if email.strip().lower() == address:
            raise _refuse(
                _("{email} is the general e-mail of {department}, not a person's.").format(
                    email=email.strip(), department=name
                ),
                _("Enter the person's own address."),
                "R17",
            )
    return address


def _refuse(what: str, todo: str, requirement: str = "") -> Invalid:
    return Invalid(Problem(what, todo, "email", requirement))


def _check_domain(address: str) -> None:
    domain = address.rpartition("@")[2]
    if domain != CITY_DOMAIN:
        raise _refuse(
            _("“{domain}” is not the City's domain.").format(domain=shown(domain)),
            _("Use the department's general address, which ends in @{domain}.").format(
                domain=CITY_DOMAIN
            ),
            "R14",
        )


def _check_not_personal(
    address: str,
    people: Iterable[tuple[str, str]],
    department_name: str,
    proven_general: bool = False,
) -> None:
    local = re.sub(r"\+.*", "", address.partition("@")[0])
    plain = re.sub(r"[._-]|\d+$", "", local)
    own_words = _words_of(department_name)
    office = all(_is_office(part, own_words) for part in re.split(r"[._-]", local) if part)
    for name, email in people:
        own = email.strip().lower()
        untagged = f"{local}@{CITY_DOMAIN}"
        if own in (address, untagged) or (not office and plain in _shapes_of(name)):
            raise _refuse(
                _("{email} is the address of {person}.").format(email=address, person=name)
                if own in (address, untagged)
                else _("{email} looks like the personal address of {person}.").format(
                    email=address, person=name
                ),
                _("Use the department's general address, never a person's."),
                "R17",
            )
    if not proven_general and looks_personal(address, department_name):
        raise _refuse(
            _("{email} looks like a person's address (first and last name).").format(email=address),
            _("Use an address that names the department, such as RSVP@cityofpittsfield.org."),
            "R17",
        )


@lru_cache(4096)
def _shapes_of(name: str) -> frozenset[str]:
    """Return what a City address of this person may be before the “@”, without its marks."""
    before, comma, after = name.partition(",")
    if comma and after.strip().lower().rstrip(".") not in _SUFFIXES:
        name = f"{after} {before}"
    plain = unicodedata.normalize("NFKD", name).lower()
    plain = re.sub(r"[^a-z\s-]", "", plain)
    words = [word for word in plain.split() if word not in _SUFFIXES]
    if len(words) < 2:
        return frozenset()
    first = words[0].replace("-", "")
    lasts = {words[-1].replace("-", ""), *words[-1].split("-")}
    return frozenset(
        shape
        for last in lasts
        if first and last
        for shape in (first + last, first[0] + last, last + first, last + first[0])
    )


def _words_of(department_name: str) -> frozenset[str]:
    """Return the words of a department's name, its initials and the name as one word."""
    words = re.findall(r"[a-z]+", department_name.lower())
    main = [word for word in words if word not in _SMALL_WORDS]
    initials = {"".join(word[0] for word in some) for some in (words, main)}
    return frozenset({*main, "".join(words), "".join(main), *initials} - {""})


def _is_office(part: str, own_words: frozenset[str]) -> bool:
    part = part.rstrip("0123456789")
    return (
        part in _OFFICE_WORDS
        or part in own_words
        or (len(part) > 2 and any(word.startswith(part) for word in own_words))
    )
