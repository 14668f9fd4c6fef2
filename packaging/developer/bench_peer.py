"""Asks one peer of the checks about posts; run by the throw-away environment it is installed in.

python bench_peer.py PEER < texts-by-task.json
"""

import json
import sys
import time
from collections.abc import Callable


def main(peer: str) -> None:
    """Print the peer's flags and times for the texts of the input, as JSON."""
    tasks = json.load(sys.stdin)
    flags = ASK[peer]()
    flags("A first text warms it up.")
    found: dict[str, list[bool]] = {}
    times = []
    for task, texts in tasks.items():
        found[task] = []
        for text in texts:
            start = time.process_time()
            found[task].append(bool(flags(text)))
            times.append((time.process_time() - start) * 1e3)
    print(json.dumps({"flags": found, "times": times}))


def better_profanity() -> Callable[[str], bool]:
    """Return what better-profanity tells of a text."""
    from better_profanity import profanity  # pyright: ignore[reportMissingImports]

    profanity.load_censor_words()
    return profanity.contains_profanity


def alt_profanity_check() -> Callable[[str], bool]:
    """Return what alt-profanity-check tells of a text."""
    from profanity_check import predict  # pyright: ignore[reportMissingImports]

    return lambda text: predict([text])[0]


def presidio_patterns() -> Callable[[str], bool]:
    """Return what Presidio's recognizers without a language model tell of a text."""
    from presidio_analyzer import predefined_recognizers as known  # pyright: ignore

    made = [
        known.CreditCardRecognizer(),
        known.EmailRecognizer(),
        known.PhoneRecognizer(),
        known.UsSsnRecognizer(),
        known.UsLicenseRecognizer(),
        known.UsPassportRecognizer(),
        known.UsBankRecognizer(),
        known.UsItinRecognizer(),
    ]

    def flags(text: str) -> bool:
        found = (
            hit for one in made for hit in one.analyze(text, one.supported_entities, None) or ()
        )
        return any(hit.score >= 0.3 for hit in found)

    return flags


ASK: dict[str, Callable[[], Callable[[str], bool]]] = {
    "better-profanity": better_profanity,
    "alt-profanity-check": alt_profanity_check,
    "presidio-analyzer": presidio_patterns,
}

if __name__ == "__main__":
    main(sys.argv[1])
