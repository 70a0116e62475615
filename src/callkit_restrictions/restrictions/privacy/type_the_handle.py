"""CXHandle.HandleType: generic 1, phoneNumber 2, emailAddress 3

The system looks up numbers and mail addresses that are reported as such. A generic handle is an opaque word to it.
"""

import re
from collections.abc import Iterator

from callkit_restrictions.events.calls import ReportNewIncomingCall
from callkit_restrictions.history import History
from callkit_restrictions.restriction import Evidence, Finding, NearMiss, Restriction, expect, tolerate
from callkit_restrictions.versions import From

NUMBER = re.compile(r"\+\d[\d\s()./-]{5,18}\d")
TYPED = frozenset({"phoneNumber", "emailAddress"})


def judge(history: History) -> Iterator[Finding]:
    """One finding for each call whose handle is typed, or is a number with country code that is called generic."""
    for report in history.of(ReportNewIncomingCall):
        handle, kind = report.event.handle, report.event.handle_type
        if handle is not None and kind in TYPED:
            yield expect(report, True, "")
        elif handle is not None and kind == "generic" and NUMBER.fullmatch(handle):
            yield expect(report, False, "a phone number is reported as a generic handle: no contact can match it")


def never_generic(history: History) -> Iterator[Finding]:
    """The near miss: a generic handle is always a fault."""
    yield from judge(history)
    for report in history.of(ReportNewIncomingCall):
        if report.event.handle_type == "generic" and not NUMBER.fullmatch(report.event.handle or ""):
            yield expect(report, False, "the handle is generic")


RESTRICTION = Restriction(
    id="privacy.type-the-handle",
    title="Only a number or mail address reported as such can match a contact",
    kind="duty",
    judged_from="trace",
    holds=From("10.0"),
    consequence="no error: no contact is found, the value appears as it is, and a call back from the system may fail",
    watches=(ReportNewIncomingCall,),
    judge=judge,
    enforce=tolerate,
    confidence="high",
    evidence=(
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/cxhandle",
            "Three types: digits of a phone number, a mail address, and anything else.",
            "primary",
        ),
        Evidence(
            "apple-doc",
            "https://developer.apple.com/documentation/callkit/making-and-receiving-voip-calls",
            "The system compares the reported handle with the user's contacts, and shows name and photo of a match.",
            "primary",
        ),
        Evidence(
            "header",
            "https://github.com/madsmtm/objc2-generated/blob/main/CallKit/CXHandle.rs",
            "The raw values of the types, 1 to 3.",
            "primary",
        ),
        Evidence(
            "field-report",
            "https://github.com/twilio/video-quickstart-ios/issues/389",
            "A handle type that the provider did not list left the system's video button dead.",
            "secondary",
        ),
        Evidence(
            "field-report",
            "https://github.com/cybex-dev/twilio_voice/pull/230",
            "With the type changed from generic to phone number, the name from the phone book appeared.",
            "anecdotal",
        ),
        Evidence(
            "field-report",
            "https://github.com/WebsiteBeaver/CordovaCall/issues/39",
            "After the same change the app stood among the call choices of the contact card.",
            "anecdotal",
        ),
    ),
    symbols=("CXHandle.HandleType", "CXCallUpdate.remoteHandle", "CXProviderConfiguration.supportedHandleTypes"),
    claims=("S15",),
    assumes=(
        (
            "Only a number with its country code is judged. A generic value that looks like a mail address may be "
            "a SIP or chat "
            "address, which has no type of its own."
        ),
    ),
    field_rules=("caller name and call history come from the handle and the system address book",),
    see_also=("privacy.no-caller-photo", "privacy.recents-show-the-handle", "privacy.nothing-comes-back"),
    near_misses=(NearMiss("never-generic", "A generic handle is always a fault.", never_generic),),
)
