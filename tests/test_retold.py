"""The laws of neighbours: one tale is told before, or in the midst of, another, and each is judged as if it were alone.

10. One story at a time: what the phone went through a week ago, or will a week from now, changes no verdict; not even
    where the same identifiers come again, as they do in apps that name a call after its room.
11. One call at a time: what happens to another call in between changes no verdict.

Where a restriction is rightly about more than that, it stands in a list with the reason, and must need to.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.stories import SETTLED, Story, of_another_call, scenarios, tales, tell, verdicts

from callkit_restrictions.events.calls import SetProviderDelegate
from callkit_restrictions.events.process import ProcessLaunched, ProcessTerminated
from callkit_restrictions.events.pushes import SetDesiredPushTypes, SetPushRegistryDelegate
from callkit_restrictions.history import Entry, Log
from callkit_restrictions.restrictions import load

WEEK = 7 * 24 * 60 * 60 * 1000

# ---------------------------------------------------------------- 10

MEMORIES = {
    "audio.configure-before-fulfilling": "a session that has been configured stays so",
    "audio.ask-for-the-microphone-beforehand": "who has allowed the microphone once is not asked again",
    "background.keep-call-data-readable-when-locked": "the history names the storage once and may then rely on it",
    "calls.the-phone-may-refuse-a-call": "a blocked caller and a Focus stay until the user changes them",
    "push.repeated-failures-stop-delivery": "iOS counts failures as long as the app is installed",
}
"""Where an earlier story rightly matters, and why."""
REUSED = {"calls.fresh-uuid": "an identifier that comes again is what it is about"}
"""Where an identifier that an earlier story used rightly matters, and why."""


@pytest.mark.parametrize("id_", load())
def test_a_story_is_judged_alike_after_another_one(id_):
    different = retellings(id_, others=True)
    assert bool(different) == (id_ in MEMORIES), "\n".join(different[:5]) or f"{id_} forgets: strike it off the list"


@pytest.mark.parametrize("id_", load())
def test_a_story_is_judged_alike_after_another_one_with_the_same_identifiers(id_):
    different = retellings(id_, others=False)
    expected = id_ in MEMORIES or id_ in REUSED
    assert bool(different) == expected, "\n".join(different[:5]) or f"{id_} forgets: strike it off the list"


@pytest.mark.parametrize("id_", [id_ for id_ in load() if id_ not in MEMORIES | REUSED])
def test_a_story_is_judged_alike_in_a_long_life(id_):
    """All that is told of the area goes before, in processes of their own, and some of it follows."""
    rule, own = load()[id_], scenarios(id_)
    others = [story for other in load() if load()[other].area == rule.area for story in scenarios(other)[:3]]
    for begin in [story.begin for place, story in enumerate(own) if story.begin not in [s.begin for s in own[:place]]]:
        life = [story for story in (*others, *tales(id_), *others[:8]) if story.begin == begin]
        log, told = Log(own[0].platform, begin), []
        for story in life:
            place = len(log.entries)
            tell(log, story.log, others=story not in own)
            told.append(range(place, len(log.entries)))
            log.advance(log.now + WEEK)
            restart(log)
        for story, places in zip(life, told, strict=True):
            if story in own:
                alone = Log(story.platform, begin)
                tell(alone, story.log)
                assert verdicts(rule, log, places) == verdicts(rule, alone, range(len(places))), story.name


def retellings(id_: str, *, others: bool) -> list[str]:
    """What is found otherwise in any of a restriction's scenarios, after any other of them."""
    return [
        f"after {earlier.name!r}, {story.name!r}: {how}"
        for earlier in tales(id_)
        for story in scenarios(id_)
        if earlier.begin == story.begin
        for how in retold(earlier, story, others=others)
    ]


def retold(earlier: Story, story: Story, *, others: bool) -> Iterator[str]:
    """What is found otherwise, where one story follows another: in a new process, and in the same one if it can."""
    rule = load()[story.restriction]
    for restarted in (True, False):
        log = Log(story.platform, story.begin)
        tell(log, earlier.log, others=others)
        first = verdicts(rule, log, range(len(log.entries)))
        if not restarted and not (earlier.script and _as_it_began(log)):  # a row may leave sound running
            continue
        log.advance(log.now + WEEK)
        if restarted:
            restart(log)
        place = len(log.entries)
        tell(log, story.log)
        alone = Log(story.platform, story.begin)
        tell(alone, story.log)
        here = range(place, len(log.entries))
        before, after = verdicts(rule, alone, range(len(here))), verdicts(rule, log, here)
        if before != after:
            yield f"{after} instead of {before}, {'restarted' if restarted else 'in one process'}"
        settled = Counter({each: count for each, count in first.items() if each[1] in SETTLED})
        if lost := settled - verdicts(rule, log, range(place)):
            yield f"{list(lost)} of the first story was found otherwise later"


def restart(log: Log) -> None:
    """End the process and begin another one, which stands where the story's began."""
    if log.situation.process != "terminated":
        log.append(ProcessTerminated())
    if log.begin.alive:
        log.append(ProcessLaunched(app_state=log.begin.app_state))
        for event in (SetPushRegistryDelegate(), SetDesiredPushTypes(), SetProviderDelegate()):
            log.append(event)


def _as_it_began(log: Log) -> bool:
    return replace(log.situation, configuration=log.begin.configuration, over=None) == log.begin


# ---------------------------------------------------------------- 11

SHARED = {
    "audio.configure-before-fulfilling": "the audio session is one for all calls",
    "audio.mute-through-callkit": "so is the microphone, where the change of it names no call",
    "audio.silence-the-microphone-yourself": "and what is sent by it",
    "audio.spare-the-running-call": "it is about two calls",
    "audio.start-on-every-activation": "the session is activated for all calls",
    "audio.wait-for-activation": "the session is activated for all calls",
    "background.finish-within-the-extra-time": "a call keeps the app awake, whichever it is",
    "background.no-outgoing-calls-from-the-background": "a call that is running excuses the start of another",
    "calls.assign-the-configuration-anew": "the configuration shows with the next call, whichever it is",
    "calls.create-the-provider-at-launch": "any call that is asked for shows whether the provider was there",
    "calls.forget-calls-after-a-reset": "a reset takes every call away, and leaving any of them counts",
    "calls.fresh-uuid": "it is about two calls",
    "calls.held-stays-held": "with two calls nobody knows for which of them the session went",
    "calls.keep-one-provider": "the other call has a provider, too",
    "push.keep-the-handler-short": "who is on a call need not report the push",
    "push.report-before-the-handler-returns": "who is on a call need not report the push",
}
"""Where another call rightly matters, and why: what is judged is not a call, but something that calls share."""


@pytest.mark.parametrize("id_", load())
def test_a_call_is_judged_alike_beside_another_one(id_):
    different = [
        f"{other.name!r} before entry {place} of {story.name!r}: {how}"
        for story in scenarios(id_)
        if any(of_a_call(entry) for entry in story.log)
        for other in scenarios(id_)
        for place, how in beside(story, other)
    ]
    assert bool(different) == (id_ in SHARED), "\n".join(different[:5]) or f"{id_} keeps calls apart: strike it off"


def of_a_call(entry: Entry[Any]) -> bool:
    return getattr(entry.event, "call", None) is not None


def beside(story: Story, other: Story) -> Iterator[tuple[int, str]]:
    """What is found otherwise, where at some place of a story all that is told of another call happens at once."""
    rule = load()[story.restriction]
    named = [of_another_call(entry.event) for entry in other.log if of_a_call(entry)]
    alone = Log(story.platform, story.begin)
    tell(alone, story.log)
    before = verdicts(rule, alone, range(len(story.log)))
    for place in range(len(story.log) + 1) if named else ():
        log, mine = Log(story.platform, story.begin), []
        for entry in story.log[:place]:
            log.advance(entry.at)
            mine.append(log.append(entry.event).index)
        for event in named:
            log.append(event)
        for entry in story.log[place:]:
            log.advance(entry.at)
            mine.append(log.append(entry.event).index)
        log.advance(log.now + 600_000)
        if (found := verdicts(rule, log, mine)) != before:
            yield place, f"{found} instead of {before}"
