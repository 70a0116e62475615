"""WKWebView and CallKit

A web page plays and records in a process of its own, with an audio session of its own. CallKit gives the microphone
to the app's session. No setting brings the two together.
"""

from collections.abc import Iterator

from callkit_restrictions.events.designs import Do, NoWay
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

IN_A_WEB_PAGE = "carry the call in a web page while CallKit shows it"
NATIVE = "carry the call with native media"
AFTERWARDS = "go on in a web page once the CallKit call has been ended"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each wish about who carries the media of a call that CallKit shows."""
    for wish in history.of(Do):
        if wish.event.deed in {IN_A_WEB_PAGE, NATIVE}:
            yield expect(
                wish, wish.event.deed == NATIVE, "the web page's process does not get the call's audio session"
            )


def afterwards_too(history: History) -> Iterator[Finding]:
    """The near miss: a web call is barred even when the CallKit call is over."""
    yield from judge(history)
    for wish in history.of(Do):
        if wish.event.deed == AFTERWARDS:
            yield expect(wish, False, "")


RESTRICTION = Restriction(
    id="audio.no-web-page-media",
    title="The sound and picture of a CallKit call cannot run inside a web view",
    kind="no-api",
    judged_from="design",
    holds=From("10.0"),
    consequence="the page gets neither microphone nor sound as long as CallKit has the call",
    watches=(Do,),
    judge=judge,
    enforce=punish("no way", lambda wish: NoWay(wish.event.deed)),
    confidence="high",
    evidence=(
        Evidence(
            "apple-forum-dts",
            "https://developer.apple.com/forums/thread/767949",
            "The architectures do not fit: a web view works for the foreground and in a second process, with its own "
            "session.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/element-hq/element-x-ios/blob/5d0343c480a8659a1d5669f8e4a13fb37d7528e7/ElementX/Sources/"
            "Services/ElementCall/ElementCallService.swift",
            "Since only the app's process gets the media, the app ends the CallKit call a second after the answer "
            "and goes on in its web view.",
            "secondary",
        ),
    ),
    symbols=("WKWebView", "CXAnswerCallAction", "CXStartCallAction"),
    assumes=(
        "Web calls that did run beside a CallKit call on some versions are taken for accidents, as Apple calls them.",
    ),
    see_also=("audio.let-callkit-activate", "ui.no-staying-on-the-system-screen"),
    near_misses=(NearMiss("afterwards-too", "Not even after the CallKit call is over.", afterwards_too),),
)
