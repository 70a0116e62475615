"""Reports about callers, contacts and the phone's history."""

from callkit_restrictions.field.report import Report

REPORTS = (
    Report(
        title="Profile pictures for incoming calls",
        url="https://github.com/cybex-dev/twilio_voice/issues/103",
        product="twilio_voice",
        date="2022-09-11",
        seen="A maintainer plans pictures of callers, given by URL; on iOS a contact would be created to carry one.",
        cause="CallKit takes no picture. The call screen shows one only if it belongs to a contact that matches.",
        fix="Creating contacts needs a permission, and what was created stays with the user.",
        sure="likely",
        met=("privacy.no-caller-photo",),
    ),
    Report(
        title="Calls that never reach the history",
        url="https://github.com/twilio/twilio-voice-react-native/issues/672",
        product="Twilio Voice (React Native)",
        date="2026-03-21",
        seen="The calls and their screens are fine and including them in Recents is switched on, yet Recents stays "
        "empty.",
        cause="The thread is closed, and what we could read of it names no reason.",
        sure="not known",
        resembles=("privacy.recents-all-or-nothing",),
        why_not="The option was on and the call a regular one. No rule that we know explains it.",
    ),
)
