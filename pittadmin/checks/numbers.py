"""Numbers that belong to a person: Social Security, cards, telephones, e-mail addresses (R19)."""

import re
from collections.abc import Collection, Iterator

from pittadmin.domain.emails import CITY_DOMAIN, looks_personal

_TOLL_FREE = frozenset({"800", "833", "844", "855", "866", "877", "888"})
_MOST_OF_LOCAL = 64

_DIGITS = re.compile(r"[0-9(+][0-9() .+-]{6,}(?:\s?(?:x|ext\.?)\s?[0-9]{1,6})?")
_PHONE = re.compile(
    r"(?<![\w/=#.+-])(?:(?:\+?1|001)[ .-]{0,2})?(?:\([2-9][0-9]{2}\)|[2-9][0-9]{2})[ .-]{0,2}"
    r"[0-9]{3}[ .-]?[0-9]{4}(?:\s?(?:x|ext\.?)\s?[0-9]{1,6})?(?![0-9])"
    r"|(?<![\w/=#.+-])[2-9][0-9]{2}-[0-9]{4}(?![\w-])"
    r"|(?<![\w/=#.-])\+[1-9][0-9]{0,2}[ .-]?(?:\([0-9]{1,4}\)[ .-]?)?[0-9]{1,4}(?:[ .-]?[0-9]{2,4})"
    r"{1,4}(?![0-9])"
)
_NAMED_PHONE = re.compile(
    r"\b(?:phone|telephone|tel|mobile|cell(?:phone)?|fax|desk|messages?\sto|text(?:ing)?|reach(?:ed)?"
    r"|call(?:ed|ing)?|(?:my|her|his|their|your)\snumber(?:\sis)?)\s?"
    r"(?:me\s|us\s|him\s|her\s|them\s)?(?:number\s|no\.?\s)?(?:at\s|on\s|is\s|#)?[:.]?\s{0,3}"
    r"(?P<at>\+?\(?[0-9][0-9() .-]{5,20}[0-9](?:\s?(?:x|ext\.?)\s?[0-9]{1,6})?)(?![\w/-])"
    r"|(?P<behind>(?<![\w/=#.+-])[0-9][0-9 .-]{6,16}[0-9])\s(?:office|mobile|fax|cell|desk)\b",
    re.IGNORECASE,
)
_OFFICE_LINE = re.compile(
    r"\b(?:report\w*|outages?|hot-?\s?line|help-?\s?line|tip-?\s?line|tips|crime\sstoppers|tty|tdd|tdy"
    r"|relay|non-emergency|emergency|department|dept|division|bureau|city\shall|clerk\w*|clerk's"
    r"|customer\s(?:service|care)|information|info|impair\w*|disabilit\w+|hearing|regist\w+|rsvp"
    r"|tickets?|reserv\w+|librar\w+|centers?|centres?|commission|agency|services?|utilit\w+"
    r"|authority|county|state|box\soffice|museum|school|headquarters|station|animal\scontrol"
    r"|main\soffice|our\soffice|the\soffice|office\sof|appointments?|questions|inquiries|details"
    r"|police|sheriff|mayor's|city\sof|town\sof|registry|court|courthouse|for\smore|dial|pharmacy|hospital|clinic|shelter|press\soffice|permits?|inspections?)\b",
    re.IGNORECASE,
)
_OFFICE_BEHIND = re.compile(
    r"\s(?:for|to\sreach)\s(?:the\s|our\s)?(?:[\w']+\s){0,2}?(?:mayor's|clerk's|office|department"
    r"|dept|library|dispatch|police|fire|station|center|city\shall|school|division)\b",
    re.IGNORECASE,
)
"""What a number is told to be for: "413-555-0150 for the Mayor's office"."""
_PRIVATE_LINE = re.compile(
    r"\b(?:my|his|her|their|me|him|cell(?:phone)?|mobile|personal|home|private|direct\sto)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?:case|docket|bid|permit|ticket|order|file|report|invoice|lot|item|section|chapter|rfp"
    r"|ordinance|bill|article|petition|resolution|contract|project|serial|model|part)s?\s?"
    r"(?:no\.?|number|\#)?\s?\Z",
    re.IGNORECASE,
)
"""What is numbered as local telephones are: "Case 219-2024"."""
_BREAK = re.compile(r"\n|[!?]\s")
_LOCAL = re.compile(r"[\w.+-]+\Z")
_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])", re.IGNORECASE)
_CARD = re.compile(r"(?<![\w.+/=#-])(?:[0-9][ -]?){11,18}[0-9](?![\w/-]|\.[0-9])")
_LONG_NUMBER = re.compile(r"[0-9][0-9 -]{10}")
_CARD_STARTS = ("1800", "2131", *"3456", "22", "23", "24", "25", "26", "27")
"""How the numbers of cards begin (ISO/IEC 7812): JCB's old ones, then every other brand's."""
_CARD_WORD = re.compile(
    r"\b(?:cards?|cc|visa|mastercard|amex|discover|debit|credit|account|acct|maestro|jcb"
    r"|diners)\b",
    re.IGNORECASE,
)


def luhn(digits: str) -> bool:
    """Tell whether the check digit of a card's number is right (ISO/IEC 7812)."""
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_social_security(number: str) -> bool:
    """Tell whether nine digits may be a Social Security number: the SSA never issues the others."""
    digits = re.sub(r"\D", "", number)
    area, group, serial = digits[:3], digits[3:5], digits[5:]
    return (
        len(digits) == 9
        and area not in ("000", "666")
        and area[0] != "9"
        and group != "00"
        and serial != "0000"
    )


def find_cards(text: str) -> Iterator[tuple[int, int]]:
    """Yield the numbers of bank cards: 12 to 19 digits, named as such or with a right check digit.

    Without a word for it, a number has to begin as cards do and be one of their lengths.
    """
    for match in _CARD.finditer(text) if _LONG_NUMBER.search(text) else ():
        digits = re.sub(r"\D", "", match[0])
        if len(set(digits)) < 2:
            continue
        named = _CARD_WORD.search(text, max(0, match.start() - 40), match.end() + 30)
        known = digits.startswith(_CARD_STARTS)
        if named or (len(digits) in (13, 14, 15, 16, 19) and known and luhn(digits)):
            yield match.start(), match.start() + len(match[0].rstrip(" -"))


def last_digits(number: str) -> str:
    """Return the ten digits of a telephone number, or the seven of a local one."""
    plain = re.split(r"x|ext", number.lower())[0]
    return re.sub(r"[^0-9]", "", plain)[-10:]


def find_phones(text: str, city_numbers: Collection[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield telephone numbers, and whether the words around show that it is an office's line.

    Toll-free numbers, three-digit ones and the City's published ones are none of anybody's.

    Args:
        text: any text.
        city_numbers: what `last_digits` makes of the City's published numbers.
    """
    found: dict[int, int] = {}
    rest = text
    for run in _DIGITS.finditer(text):
        for match in _PHONE.finditer(text, run.start(), run.end() + 1):
            start, end = match.span()
            found[start] = end
            rest = rest[:start] + "\n" * (end - start) + rest[end:]
    if _DIGITS.search(rest):  # what has not the shape of a number may be named as one
        for match in _NAMED_PHONE.finditer(text):
            start, end = match.span("at") if match["at"] else match.span("behind")
            count = sum(char.isdigit() for char in text[start:end])
            inside = any(first < end and start < last for first, last in found.items())
            if 7 <= count <= 15 and not inside:
                found[start] = end
    for start, end in sorted(found.items()):
        digits = last_digits(text[start:end])
        if len(digits) == 7 and _NUMBERED.search(text, max(0, start - 25), start):
            continue
        toll_free = len(digits) == 10 and digits[:3] in _TOLL_FREE
        known = any(one.endswith(digits) or digits.endswith(one) for one in city_numbers if one)
        if not toll_free and not known:
            yield start, end, _is_office_line(text, start, end)


def _is_office_line(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a number name an office, and none before it a person."""
    first = max(0, start - 110)
    for stop in _BREAK.finditer(text, first, start):
        first = stop.end()
    named = _OFFICE_LINE.search(text, first, start) or _OFFICE_BEHIND.match(text, end)
    return named is not None and _PRIVATE_LINE.search(text, max(first, start - 40), start) is None


def find_emails(text: str, general: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the addresses that are neither a department's on file nor the City's and general.

    Args:
        text: any text.
        general: the departments' general addresses, in small letters.
    """
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at + 1)
        local = _LOCAL.search(text[max(0, at - _MOST_OF_LOCAL) : at]) if domain else None
        if domain and local:
            address = f"{local[0]}@{domain[0]}".lower()
            of_city = domain[0].lower() == CITY_DOMAIN
            office = domain[0].lower().endswith((".gov", ".mass.us", ".ma.us", ".mil"))
            passes = (of_city or office) and not looks_personal(address)
            if address not in general and not passes:
                yield at - len(local[0]), domain.end()
        at = text.find("@", at + 1)
