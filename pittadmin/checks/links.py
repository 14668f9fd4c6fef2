"""Links in a text: whether one leads to the City's website (R6)."""

import re

from pittadmin.domain.policy import CITY_WEBSITE

_DOMAIN = CITY_WEBSITE.removeprefix("www.")
_CITY_LINK = re.compile(
    # Neither inside a longer name, a path or a query, nor behind the “@” of an e-mail address,
    r"(?<![\w@./%=?&#+~\\-])(?:https?://)?(?:[a-z0-9-]+\.)*"
    + re.escape(_DOMAIN)
    # nor continued into another host, nor the user's name before one.
    + r"(?![\w@%-]|[.。．｡][\w-]|:[^\s/]*@)",
    re.IGNORECASE,
)


def has_city_link(text: str) -> bool:
    """Tell whether `text` links to the City's website or to a host below it (R6)."""
    return _DOMAIN in text.lower() and _CITY_LINK.search(text) is not None
