"""NSContactsUsageDescription: the text without which the first touch of the address book ends the process.

CallKit neither needs this permission nor gives it.
"""

from collections.abc import Iterator

from callkit_restrictions.events.people import AccessContacts
from callkit_restrictions.events.process import ProcessTerminated
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.history import History
from callkit_restrictions.questions import declared_build
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

KEY = "NSContactsUsageDescription"
NO_TEXT = "the build touches the contacts and has no usage text for it"


def judge(history: History) -> Iterator[Finding]:
    """One finding for each touch of the contacts, where the history tells which usage texts the build has."""
    for touch in history.of(AccessContacts):
        build = declared_build(history, touch)
        if build is not None and build.usage_descriptions is not None:
            yield expect(touch, KEY in build.usage_descriptions, NO_TEXT)


def text_always_needed(history: History) -> Iterator[Finding]:
    """The near miss: a build needs the text even if it never touches the contacts."""
    yield from judge(history)
    for build in history.of(DeclareBuild):
        texts = build.event.usage_descriptions
        if texts is not None and KEY not in texts and history.first(AccessContacts) is None:
            yield expect(build, False, NO_TEXT)


RESTRICTION = Restriction(
    id="privacy.contacts-need-their-own-permission",
    title="Reading contacts needs its own usage text and the user's consent",
    kind="duty",
    judged_from="build",
    holds=From("10.0"),
    consequence="without the usage text iOS terminates the app when it first reads contacts; with limited "
    "access (iOS 18) the app sees the chosen ones only",
    watches=(AccessContacts, DeclareBuild),
    judge=judge,
    enforce=punish("terminate", lambda _: ProcessTerminated()),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/bundleresources/information-property-list/nscontactsusagedescription",
            "An app that touches the user's contacts must have this key.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/contacts/accessing-the-contact-store",
            "The usage text, the question to the user, and what limited access means for the app.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/contacts/cnauthorizationstatus/limited",
            "With limited access the user has chosen some contacts, and the app sees those and what it adds itself.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/making-and-receiving-voip-calls",
            "The match for the call screen is the system's own work: it needs nothing from the app.",
            "primary",
        ),
    ),
    symbols=("NSContactsUsageDescription", "CNContactStore", "CNAuthorizationStatus.limited"),
    claims=("S14",),
    assumes=("Only the usage text is judged. What the user answers is no fault of the app.",),
    see_also=("privacy.nothing-comes-back",),
    near_misses=(NearMiss("always-needed", "Every build needs the text.", text_always_needed),),
)
