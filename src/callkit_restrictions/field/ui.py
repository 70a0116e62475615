"""Reports about call screens."""

from callkit_restrictions.field.report import Report

REPORTS = (
    Report(
        title="Nobody declined, and the ringing stopped",
        url="https://github.com/voximplant/flutter_callkit/issues/29",
        product="Voximplant",
        date="2022-09-19",
        ios="16.0",
        seen="Since iOS 16 it rang for a minute, and then the app was told of a decline that nobody had made. Before, "
        "calls had rung for 90 seconds.",
        cause="The maintainer confirms a limit of about a minute, new in iOS 16 and documented nowhere.",
        fix="Nothing: there is no way round it, and such a call went unanswered.",
        sure="likely",
        met=("ui.no-endless-ringing", "calls.an-end-is-not-a-tap"),
    ),
    Report(
        title="Two minutes of ringing, please",
        url="https://github.com/ajith-ab/react-native-voip-call/issues/54",
        product="react-native-voip-call",
        seen="A developer would like the phone to ring for two minutes, or for as long as the app chooses.",
        cause="We found no answer in the thread. An app can stop the ringing sooner, never make it last.",
        sure="not known",
        met=("ui.no-endless-ringing",),
    ),
    Report(
        title="A Message button, as phone calls have it",
        url="https://github.com/yorifuji/skyway-callkit-sampler/issues/1",
        product="SkyWay sample",
        date="2022-06-20",
        seen="A developer misses, on the CallKit screen, the Message button of an ordinary call.",
        cause="No answer came. An app adds no buttons; what the system offers by itself may depend on the handle.",
        sure="not known",
        met=("ui.no-own-buttons",),
    ),
    Report(
        title="To ring with a sound of the app",
        url="https://github.com/masashi-sutou/flutter_ios_voip_kit/issues/21",
        product="flutter_ios_voip_kit",
        date="2020-11-20",
        seen="A developer does not want the default sound of the phone.",
        cause="It can be had: the configuration of the provider, the maintainer explains, names a file of the bundle.",
        fix="Set ringtoneSound.",
        sure="established",
        met=("ui.one-ringtone-from-the-bundle",),
    ),
    Report(
        title="The app's own screen after an answer on the lock screen",
        url="https://github.com/react-native-webrtc/react-native-callkit/issues/24",
        product="react-native-callkit",
        date="2018-01-03",
        seen="A call answered on the lock screen stayed with the system. The developer wanted that of "
        "the app, with no tap in between; other messengers looked as if they had it.",
        cause="The maintainers: with an audio call there is no way. The app's button opens it, after an unlock.",
        fix="If it is a video call, report it as one.",
        sure="established",
        met=("ui.no-own-screen-on-a-locked-phone",),
    ),
    Report(
        title="Rather stay on the system's screen",
        url="https://github.com/twilio/twilio-voice-react-native/issues/417",
        product="Twilio Voice (React Native)",
        date="2024-08-28",
        seen="Accepting a call on an unlocked phone opened the app, and the developer would have liked it to stay "
        "closed.",
        cause="Closed without an answer. It is the system that decides whether the app comes forward.",
        sure="not known",
        met=("ui.no-staying-on-the-system-screen",),
    ),
    Report(
        title="A video call cannot be taken from the lock screen",
        url="https://github.com/nextcloud/talk-ios/issues/903",
        product="Nextcloud Talk",
        date="2022-10-05",
        ios="16.0.2",
        seen="Slide to answer, Face ID, and there was the home screen. Nobody had taken the call. "
        "On iOS 15.5 it had worked.",
        cause="The developers saw it too, and think that iOS 16 changed something or has a bug.",
        fix="Fulfilling only after the unlock was proposed as a way round, and turned down.",
        sure="likely",
        resembles=("ui.no-video-until-unlocked",),
        why_not="The rule asks for an unlock, and here the phone was unlocked. That release did not bring the app "
        "forward all the same.",
    ),
)
