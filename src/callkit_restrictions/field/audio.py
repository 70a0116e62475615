"""Reports about the audio session."""

from callkit_restrictions.field.report import Report

REPORTS = (
    Report(
        title="A call that does not survive its answer on the lock screen",
        url="https://github.com/Azure/Communication/issues/152",
        product="Azure Communication Services",
        date="2021-01-07",
        ios="14.3",
        seen="On a sleeping phone the answer sent the state of the call to none at once. One good call with the app "
        "in front, and then it worked.",
        cause="The vendor: without didActivate the app has no priority for audio, and this call was accepted before "
        "it.",
        fix="Accept the call in didActivate, or leave that to the SDK's own support for CallKit.",
        sure="likely",
        broke=("audio.wait-for-activation", "audio.let-callkit-activate"),
    ),
    Report(
        title="A second call, refused, silences the first",
        url="https://github.com/hiennguyen92/flutter_callkit_incoming/pull/850",
        product="flutter_callkit_incoming",
        date="2026-07-08",
        seen="Someone else rang during a call, and the running call lost its connection and its sound.",
        cause="Before its report the plug-in had activated the shared session. The report was then refused, since "
        "one call was all the provider allowed, but the harm was done.",
        fix="The session is left alone until a report has succeeded.",
        sure="established",
        broke=("audio.let-callkit-activate", "audio.spare-the-running-call"),
        resembles=("calls.stay-within-the-call-groups",),
        why_not="The refusal is harmless. What broke the call was the activation just before it.",
    ),
    Report(
        title="Connected first, told to CallKit afterwards",
        url="https://github.com/twilio/voice-quickstart-objc/issues/6",
        product="Twilio Voice",
        date="2016-10-06",
        seen="With CallKit added, callers no longer heard it ring at the other end, and the sound was disturbed.",
        cause="The SDK placed the call, and CallKit was asked only once it had connected. So audio began without "
        "CallKit, which took it over later.",
        fix="Ask CallKit for the start, connect in the handler of that action, and begin audio in didActivate.",
        sure="likely",
        broke=("audio.wait-for-activation", "audio.let-callkit-activate", "audio.bring-your-own-ringback"),
    ),
    Report(
        title="No tone of one's own once the CallKit call is there",
        url="https://github.com/hiennguyen92/flutter_callkit_incoming/issues/372",
        product="flutter_callkit_incoming",
        date="2023-09-28",
        ios="17.0",
        seen="A developer wanted to play the ringing tone to the caller, and nothing the app played was heard.",
        cause="Nobody answered. What an app starts before didActivate is taken over when CallKit activates.",
        fix="The rule allows the tone as a part of the call's audio, after didActivate.",
        sure="not known",
        broke=("audio.bring-your-own-ringback", "audio.wait-for-activation"),
    ),
    Report(
        title="No audio in the first betas",
        url="https://github.com/lionheart/openradar-mirror/issues/15539",
        product="Open Radar",
        date="2016-08-03",
        ios="10.0",
        seen="In beta 4 of iOS 10.0 the audio unit often failed after an answer, with "
        "AVAudioSessionErrorCodeMissingEntitlement, and didActivate never came.",
        cause="Apple's own sample failed in the same way.",
        sure="likely",
        resembles=("audio.wait-for-activation",),
        why_not="It was a fault of the beta. Today one would still ask why the unit was set up before didActivate.",
    ),
    Report(
        title="No microphone in the call that follows a CallKit call",
        url="https://github.com/GetStream/stream-video-js/pull/1982",
        product="Stream Video (React Native)",
        date="2025-11-04",
        seen="A call with CallKit, left and joined again without CallKit, had no microphone.",
        cause="The WebRTC session was still marked as one that CallKit activates, so nobody activated it.",
        fix="The mark is taken off at the end, and each start activates.",
        sure="established",
        resembles=("audio.let-callkit-activate",),
        why_not="The second call had nothing to do with CallKit. There, activating is the app's own job.",
    ),
    Report(
        title="After a cellular call: four ways back, two of them with sound",
        url="https://developer.apple.com/forums/thread/715488",
        seen="The sound returned if the user ended the cellular call or resumed in the app. A swap sometimes ended the "
        "VoIP call, and after a cellular call that ended by itself it stayed on hold, without didActivate.",
        cause="The poster blames his slow handling of the hold for the swap. A later reader waits for the un-hold and "
        "configures audio there.",
        sure="not known",
        resembles=("audio.start-on-every-activation", "calls.held-stays-held"),
        why_not="In the case that can be followed step by step the app breaks nothing: it is on hold, and nobody has "
        "un-held it.",
    ),
    Report(
        title="The speaker button jumps back to off",
        url="https://github.com/GetStream/stream-video-js/issues/2219",
        product="Stream Video (React Native)",
        seen="Switched on from the call screen, the speaker stayed loud, but its button went off again within two "
        "seconds and did nothing from then on.",
        cause="Traced to the audio engine of a library. It answers the new route by setting the category once more, "
        "and that wipes out the override that the button stands for.",
        fix="Leave the category alone when the route changes.",
        sure="established",
        broke=("audio.switch-the-speaker-by-override",),
    ),
)
