"""Errors that are not CallKit's and still decide about calls: the keychain on a locked phone, and what APNs answers."""

from callkit_restrictions.signatures.signature import Family, Signature

FAMILY = Family(
    "Keychain and APNs",
    8,
    "Errors of other parts of the system that end in a missed call. They point to a restriction where a "
    "call, or a VoIP "
    "push, was there.",
)

SIGNATURES = (
    Signature(
        id="err-keychain-locked",
        title="-25308: errSecInteractionNotAllowed",
        kind="OSStatus",
        tells="other",
        codes=(-25308,),
        says=("errSecInteractionNotAllowed",),
        where="keychain, in a launch for a push",
        meaning="The item may not be read while the phone is locked.",
        restrictions=("background.keep-call-data-readable-when-locked",),
        confidence="high",
        seen_in="every version",
        evidence=(
            "https://developer.apple.com/documentation/security/restricting-keychain-item-accessibility",
            "https://github.com/open-source-cooperative/keyring-rs/issues/268",
        ),
        check=(
            "Which class do the tokens and keys of calls have? AfterFirstUnlock is what a locked phone can read.",
            "Does the push handler report its call even if this read fails?",
        ),
    ),
    Signature(
        id="apns-invalid-push-type",
        title="InvalidPushType",
        kind="APNs answer",
        tells="other",
        says=("InvalidPushType",),
        where="what APNs answers to the server",
        meaning="The header apns-push-type does not fit the topic.",
        restrictions=("push.use-the-voip-topic",),
        confidence="medium",
        seen_in="since iOS 13",
        evidence=("https://github.com/Pr0Ger/PyAPNs2/issues/87",),
        check=("Is apns-push-type voip, and the topic the bundle id with .voip behind it?",),
    ),
    Signature(
        id="apns-token-not-for-topic",
        title="DeviceTokenNotForTopic",
        kind="APNs answer",
        tells="other",
        says=("DeviceTokenNotForTopic",),
        where="what APNs answers to the server",
        meaning="Token and topic do not belong together. A VoIP push needs the token of PushKit, and the .voip topic.",
        restrictions=("push.use-the-voip-topic",),
        confidence="medium",
        seen_in="2018 to 2021",
        evidence=(
            "https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns",
            "https://github.com/Pr0Ger/PyAPNs2/issues/134",
            "https://github.com/alexalok/dotAPNS/issues/90",
        ),
        check=(
            "Is it the token of PKPushCredentials, and not that of ordinary notifications?",
            "Is the topic the bundle id with one .voip behind it? Some libraries add it themselves.",
        ),
    ),
    Signature(
        id="apns-payload-too-large",
        title="PayloadTooLarge",
        kind="APNs answer",
        tells="other",
        says=("PayloadTooLarge",),
        where="what APNs answers to the server, with status 413",
        meaning="The payload is larger than APNs takes: five kilobytes for a VoIP push, four for any other.",
        restrictions=("push.stay-within-the-payload-size",),
        confidence="high",
        seen_in="every version",
        evidence=(
            "https://developer.apple.com/documentation/usernotifications/handling-notification-responses-from-apns",
            "https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification",
        ),
        check=("What in the push is not needed to ring? Fetch the rest once the call is reported.",),
    ),
)
