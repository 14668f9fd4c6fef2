"""Drafts for the tests: a small rule pack in force, and a draft in any state."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from pittadmin.domain.account_states import State
from pittadmin.domain.draft_states import DraftState
from pittadmin.domain.drafts import Draft
from pittadmin.domain.known_facts import FactKind
from pittadmin.domain.media import Media
from pittadmin.domain.posts import Post
from pittadmin.services import draft_media, drafts, facts, packs, seals
from pittadmin.services.draft_media import NewMedia
from pittadmin.storage import drafts as stored
from pittadmin.storage import files
from pittadmin.storage import packs as stored_packs
from tests.city import PNG, City
from tests.media import saved, seal

PACK = """
[pack]
version = "90"
policy = "The policy"
policy_sha256 = "e3a058100e7fb91ea7ad521c29ff94ed71194518bfb891ee2ed455e4cfe73006"
confirm = "These words are quoted."
[quotes]
R42 = "Political content of any kind."
[lists]
votes = ["vote yes", "vote no"]
[[rule]]
id = "T-VOTE"
title = "Asking for a vote"
requirement = "R42"
severity = "block"
message = "This asks for a vote."
fix = "Take it out."
locked = true
must = ["Vote yes", "vote yes on 2", "please vote yes", "Vote no"]
must_not = ["We vote on Tuesday", "Yes"]
[rule.match]
kind = "pattern"
any = ['\\b{votes}\\b']
[[rule]]
id = "T-THINK"
title = "Opinion"
requirement = "R25"
severity = "warn"
message = "This reads like an opinion."
fix = "Say who says so."
must = ["I think so", "so I think", "i think"]
must_not = ["We think", "Think of it", "Thinking"]
[rule.match]
kind = "pattern"
any = ['\\bi think\\b']
[[rule]]
id = "T-MISSION"
title = "Mission"
requirement = "R34"
severity = "attest"
message = "This is for you to judge."
fix = "Confirm it."
confirm = "This post fits the department's mission."
[rule.match]
kind = "point"
when = "always"
"""

POST = Post("The library is open on Monday.", ("facebook", "x"))
PICTURE = Media("hall.png", "photo", "image/png", len(PNG), 4, 4, files.key_of(PNG))
FACEBOOK = "https://facebook.com/PittsfieldRSVP/posts/1"
X = "https://x.com/PittsfieldRSVP/status/1"


def propose_small_pack(city: City) -> int:
    """Let `PACK` be proposed by Pat, behind the services' back, and return the proposal's id."""
    with city.change() as conn:
        stored_packs.propose(
            conn,
            id=1,
            pack="90",
            text=PACK,
            sha256=files.key_of(PACK.encode()),
            note="Tests",
            proposed_by_id=city.people["pat"],
            proposed_at=city.moment,
        )
    return 1


def use_small_pack(city: City) -> None:
    """Let `PACK` be in force."""
    packs.publish(city.of("pam"), propose_small_pack(city))


def go_live(city: City, department: str = "RSVP", by: str = "ada") -> None:
    """Give a department live pages on Facebook and X."""
    for key, host in (("facebook", "facebook.com"), ("x", "x.com")):
        city.account(
            State.LIVE,
            department=department,
            by=by,
            platform=key,
            handle=f"Live{department}",
            page_address=f"https://{host}/Pittsfield{department}",
            page_key=f"{host}/pittsfield{department.lower()}",
        )


def ready(city: City) -> City:
    """Return the city, ready to write: a small pack in force, and live pages."""
    use_small_pack(city)
    go_live(city)
    return city


def get(city: City, draft_id: int) -> Draft:
    """Return a draft as it stands."""
    with city.database.read() as conn:
        return stored.get(conn, draft_id)


def confirm_all(city: City, draft: Draft, by: str = "ada") -> Draft:
    """Confirm every point of a draft that the rules in force ask."""
    from pittadmin.checks.engine import check

    report = check(draft.post, packs.checker(city.of(by)))
    return drafts.confirm(city.of(by), draft.id, [one.key for one in report.confirmations])


def written(city: City, post: Post = POST, by: str = "ada", **values: Any) -> Draft:
    """Return a draft that could be sent."""
    draft = drafts.start(city.of(by), city.departments["RSVP"], replace(post, **values))
    return confirm_all(city, draft, by)


def prepared(city: City, state: DraftState, by: str = "ada", **values: Any) -> Draft:
    """Bring a draft of `by` to a state through the services."""
    draft = written(city, by=by, **values)
    me, hal = city.of(by), city.of("hal")
    if state is DraftState.HELD:
        return drafts.ask(me, draft.id, draft.version, "May we say that?")
    if state is DraftState.DISCARDED:
        return drafts.discard(me, draft.id, draft.version)
    if state is DraftState.DRAFT:
        return draft
    draft = drafts.send(me, draft.id, draft.version)
    if state is DraftState.RETURNED:
        return drafts.send_back(hal, draft.id, draft.version, "Say when it closes")
    if state is DraftState.SENT:
        return draft
    if draft.state is DraftState.SENT:
        draft = drafts.approve(hal, draft.id, draft.version)
    if state is DraftState.POSTED:
        return posted(city, draft, by)
    return draft


def posted(city: City, draft: Draft, by: str = "ada") -> Draft:
    """Mark an approved draft as posted wherever it is to appear."""
    hosts = {"facebook": "facebook.com/PittsfieldRSVP/posts", "x": "x.com/PittsfieldRSVP/status"}
    for key in draft.to_post:
        address = f"https://{hosts[key]}/{draft.id}"
        ago = city.moment - timedelta(minutes=1)
        draft = drafts.mark_posted(city.of(by), draft.id, draft.version, key, address, ago)
    return draft


def picture(media: Media = PICTURE, data: bytes | None = PNG) -> NewMedia:
    """Return a picture as the Composer hands it in."""
    return NewMedia(media, data)


def fill_composer(city: City) -> None:
    """Do something of everything that the Composer does."""
    ready(city)
    facts.keep(city.of("pat"), FactKind.NUMBER, "413-555-0100", "City Hall")
    seals.keep(city.of("pat"), "City seal, é “blue”", saved(seal(), "PNG"))
    held = written(city, text="é “quoted” <b>😀</b>")
    held = draft_media.add(city.of("ada"), held.id, held.version, [picture()])
    drafts.ask(city.of("ada"), held.id, held.version, "é “quoted”?")
    prepared(city, DraftState.POSTED)
