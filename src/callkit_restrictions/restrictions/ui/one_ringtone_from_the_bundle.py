"""CXProviderConfiguration.ringtoneSound

The name of a sound file in the app's bundle. It belongs to the provider, not to a call, and a name without a file is no
error: the phone rings with the user's own ringtone.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from callkit_restrictions.events.calls import InitProvider, SetProviderConfiguration
from callkit_restrictions.events.screens import CallUIFallsBack
from callkit_restrictions.events.store import DeclareBuild
from callkit_restrictions.history import History
from callkit_restrictions.questions import declared_build
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, punish
from callkit_restrictions.versions import From

NO_FILE = "the bundle holds no such sound"

CONFIGURED: tuple[type[Any], ...] = (InitProvider, SetProviderConfiguration)


def judge(history: History) -> Iterator[Finding]:
    """One finding for each configuration that names a ringtone, where the bundle's files are known."""
    for configured in history.of(*CONFIGURED):
        sound, build = configured.event.ringtone_sound, declared_build(history, configured)
        if sound is not None and build is not None and build.resources is not None:
            yield expect(configured, sound in build.resources, NO_FILE)


def any_extension(history: History) -> Iterator[Finding]:
    """The near miss: the system finds the sound under another extension."""
    for finding in judge(history):
        build = declared_build(history, finding.target)
        stems = {PurePosixPath(name).stem for name in (build.resources or () if build else ())}
        yield expect(finding.target, PurePosixPath(finding.target.event.ringtone_sound).stem in stems, NO_FILE)


RESTRICTION = Restriction(
    id="ui.one-ringtone-from-the-bundle",
    title="The ringtone is a file in the app's bundle, one for all its callers",
    kind="limit",
    judged_from="build",
    holds=From("10.0"),
    consequence="no error: the phone rings with the default ringtone",
    watches=(InitProvider, SetProviderConfiguration, DeclareBuild),
    judge=judge,
    enforce=punish("withhold", lambda _: CallUIFallsBack("ringtone_sound")),
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxproviderconfiguration/ringtonesound",
            "A sound resource of the app's bundle, for the provider as a whole, since iOS 10; no rule on "
            "length or format.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXProviderConfiguration.rs",
            "The property names a resource in the bundle to be played for an incoming call.",
            "primary",
        ),
        Evidence(
            "open-source-app",
            "https://github.com/SmallSharpToolsOpenSource/Speakerbox/blob/master/Speakerbox/ProviderDelegate.swift",
            "Apple's sample of 2016, in a public copy, names a ringtone file of its own.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/ConnectyCube/connectycube-flutter-call-kit/issues/158",
            "A file at the wrong place in the project: no error, and the system's sound.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://getstream.io/video/docs/react-native/incoming-calls/callkit-optional-setup.md",
            "A vendor asks for less than 30 seconds, a figure that Apple gives for notification sounds only.",
            "secondary",
        ),
    ),
    symbols=("CXProviderConfiguration.ringtoneSound", "CXProvider.configuration"),
    claims=("S2",),
    disagreement="Vendors name formats and 30 seconds; Apple publishes no such rule for ringtones, and the "
    "model has none.",
    assumes=(
        "A file counts as present if the bundle holds exactly that name, with its extension.",
        'In place of a missing file the user\'s own ringtone plays; developers report "the default sound".',
    ),
    field_rules=("ringing is done by the system, with the ringtone file the app names",),
    see_also=("ui.leave-the-ringing-to-the-system", "calls.assign-the-configuration-anew"),
    near_misses=(NearMiss("any-extension", "The extension does not matter.", any_extension),),
)
