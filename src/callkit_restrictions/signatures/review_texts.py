"""What App Review writes. The texts change over the years; what is matched is the part that stayed.

It answers in other languages, too. There the guideline's number and Apple's own names are what stays.
"""

from callkit_restrictions.signatures.signature import Family, Signature

FAMILY = Family(
    "App Review",
    9,
    "Messages with which a build was rejected. The wording changes; compare the number of the guideline.",
)
CHINA = (
    r"MIIT|\bchin[aeo]|\bcina\b|\bcinese|\bçin|\bčín|\bkina\b|\bkines|китай|китае|trung quốc|中国|中國|중국|จีน|الصين"
)
"""China in the languages of App Store Connect, or the ministry that asks for it."""

SIGNATURES = (
    Signature(
        id="review-voip-key",
        title=(
            "Your app declares support for VoIP in the UIBackgroundModes key, but does not include Voice over IP "
            "services"
        ),
        kind="App Review",
        says=(
            "declares support for VoIP in the UIBackgroundModes key",
            "does not include Voice over IP … UIBackgroundModes",
        ),
        guideline="2.5.4",
        names=("UIBackgroundModes", "voip"),
        where="Guideline 2.5.4",
        meaning="The build declares the voip background mode, and the reviewer found no calling in it.",
        restrictions=("store.voip-mode-only-for-calling",),
        confidence="high",
        seen_in="2018 to 2020",
        evidence=(
            "https://github.com/skrafft/react-native-jitsi-meet/issues/180",
            "https://github.com/WebsiteBeaver/CordovaCall/issues/108",
        ),
        check=(
            "Does the app let people call? If not, remove voip from UIBackgroundModes, also where a plug-in added it.",
            "If it does: show the reviewer where, with an account that can call.",
        ),
    ),
    Signature(
        id="review-audio-key",
        title="Your app declares support for audio in the UIBackgroundModes key but did not include persistent audio",
        kind="App Review",
        tells="other",
        says=("declares support for audio in the UIBackgroundModes key",),
        where="Guideline 2.5.4",
        meaning="The build declares the audio background mode, and the reviewer found nothing that plays on.",
        restrictions=("store.voip-mode-only-for-calling",),
        confidence="high",
        seen_in="2016 to 2017",
        evidence=("https://github.com/QuickBlox/q-municate-ios/issues/232",),
        check=("Calls need voip, and audio only where sound goes on without a call.",),
    ),
    Signature(
        id="review-china",
        title="This app cannot be approved with CallKit functionality active in China",
        kind="App Review",
        says=(
            "cannot be approved with CallKit functionality active in China",
            "CallKit functionality be deactivated in all apps available on the China App Store",
            "CallKit functionality and has China listed as an available territory",
            "an update that removes CallKit functionality in China",
        ),
        guideline="5",
        names=("CallKit", CHINA),
        where="Guideline 5.0",
        meaning="The build has CallKit active in the China App Store.",
        restrictions=("store.no-callkit-in-china",),
        confidence="high",
        seen_in="2018 to 2025",
        evidence=(
            "https://github.com/andreamainella98/phone_state/issues/46",
            "https://github.com/jitsi/jitsi-meet/issues/3152",
            "https://github.com/BelledonneCommunications/linphone-iphone/issues/423",
        ),
        check=(
            "Switch CallKit off for that store, or leave the store out.",
            "Tell the reviewer how it is switched off.",
        ),
    ),
    Signature(
        id="review-recording",
        title="Guideline 2.5.14: calls are recorded",
        kind="App Review",
        guideline="2.5.14",
        names=(r"\brecord", r"\bcalls?\b|\bphone"),
        where="Guideline 2.5.14",
        meaning="The reviewer found that calls are recorded without everyone's consent, or without a clear sign.",
        restrictions=("store.recording-needs-consent",),
        confidence="medium",
        seen_in="the guideline's words",
        evidence=("https://developer.apple.com/app-store/review/guidelines/",),
        check=(
            "Who is asked before it begins, and what do all sides see or hear while it goes on?",
            "Is it a library that records screens, and not the app its calls?",
        ),
        note="The guideline is about every recording; no message of a reviewer about calls was found.",
    ),
    Signature(
        id="review-prank-calls",
        title="anonymous or prank phone calls",
        kind="App Review",
        says=("anonymous or prank phone calls",),
        where="Guideline 1.1.6",
        meaning="The reviewer takes the app for one that hides or borrows who is calling, or plays pranks.",
        restrictions=("store.no-pretend-callers",),
        confidence="medium",
        seen_in="the guideline's words",
        evidence=("https://developer.apple.com/app-store/review/guidelines/",),
        check=("Who vouches for the number and the name that the other phone shows?",),
        note="The text is the guideline's; no message of a reviewer was found.",
    ),
)
