"""How words stand in their sentence: said, quoted, denied, or condemned.

To call something out is no hate: a city that quotes a slur to say that it has no place there, or
says that a group does *not* deserve what is said of it, is asked to confirm, not stopped.
"""

import re
from functools import lru_cache

_QUOTED = re.compile(
    r'"(?!@)[^"\n]{1,300}"|(?<![a-z0-9])\'(?=[a-z])[^\n"]{2,200}?(?<=[a-z.!?])\'(?![a-z0-9])',
    re.IGNORECASE,
)
_END = re.compile(r"[.!?\n]+(?:\s|$)")
_CONDEMNED = re.compile(
    r"\b(?:bigot\w*|racis[tm]\w*|sexis[tm]\w*|homophob\w*|transphob\w*|islamophob\w*|antisemiti\w*"
    r"|anti-semiti\w*|xenophob\w*|misogyn\w*|ableis[tm]|ageis[tm]|hateful|hate (?:speech|crime)s?"
    r"|obvious hate|horrible|despicable|unacceptable|intoleran\w+|asham\w+|shame\w*|banned|fired"
    r"|arrest\w*|police|condemn\w*|denounc\w*|reject\w*|educate|prejudice\w*|stereotyp\w*"
    r"|slurs?|offensive|insult\w*|wrong|false|untrue|myth|not (?:ok|okay|acceptable|right|true)"
    r"|no place|never acceptable|disgrac\w+|awful|appall\w+|outrage\w*|harmful|stop (?:saying|using"
    r"|calling)|should (?:not|never) (?:say|be|have)|sad that|sadden\w*|sickening that)\b"
)
_REPORTED = re.compile(
    r"\b(?:say(?:s|ing)?|said|claim(?:s|ed|ing)?|believ(?:es?|ed|ing)|think(?:s|ing)?|thought"
    r"|suggest(?:s|ed|ing)?|argu(?:es?|ed|ing)|call(?:s|ed|ing)?|shout(?:s|ed|ing)?"
    r"|yell(?:s|ed|ing)?|chant(?:s|ed|ing)?|wrote|writ(?:es?|ing)|post(?:s|ed|ing)?"
    r"|tweet(?:s|ed|ing)?|hear(?:s|d|ing)?|reduc(?:es?|ing)|describ(?:es?|ed|ing)"
    r"|treat(?:s|ed|ing)?|hat(?:es?|ing|ed)|the idea|the word|the term|the phrase|words? like"
    r"|things like|graffiti|slogans?)\b"
)
_DENIED = re.compile(
    r"\b(?:nobody|no one|none of us|stop|never|without|against)\s(?:\w+\s){0,3}\Z"
    r"|(?:\b(?:not|never|nobody|no one)|(?:do|does|did|is|was|are|were|should|would|wo)n't)\s"
    r"(?:\w+\s){0,2}(?:true|believe|think|say|saying"
    r"|mean|call|claim|agree|support|accept|tolerate|right|okay|ok|fair|because|case|hate|treat"
    r"|allow)\s(?:\w+\s){0,4}\Z"
    r"|\b(?:myth|lie|false|untrue|wrong|absurd|nonsense|ridiculous)\s(?:\w+\s){0,3}that\s(?:\w+\s)?"
    r"\Z"
)


@lru_cache(64)
def _stretches(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _QUOTED.finditer(text))


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence, or sentences, around a place begin and end."""
    first = 0
    for stop in _END.finditer(text, max(0, start - 500), start):
        first = stop.end()
    after = _END.search(text, max(start, end - 1))
    return first, min(after.start() + 1 if after else len(text), end + 500)


def is_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether the words stand between quotation marks, and not as a whole retold message."""
    return any(first < start and end < last for first, last in _stretches(text))


def is_condemned(text: str, start: int, end: int) -> bool:
    """Tell whether words quoted or reported are called out in the sentences around them."""
    first, last = sentence(text, start, end)
    if not (is_quoted(text, start, end) or _REPORTED.search(text, first, start)):
        return False
    # A sentence before or behind may be the one that calls it out.
    before = sentence(text, max(0, first - 2), max(0, first - 1))[0] if first else 0
    after = sentence(text, min(len(text), last + 1), min(len(text), last + 2))[1]
    around = text[before:start] + "|" + text[end : max(after, last)]
    return _CONDEMNED.search(around) is not None


def is_denied(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence denies what the words say."""
    first, _last = sentence(text, start, end)
    return _DENIED.search(text, max(first, start - 120), start) is not None


WAYS = {"quoted": is_quoted, "condemned": is_condemned, "denied": is_denied}
"""What a rule may name under ``exempt`` and ``soften``."""
