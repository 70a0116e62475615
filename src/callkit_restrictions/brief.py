"""The document that everything started from, claim by claim, and what the sources make of it.

It is a note of August 2025 on CallKit's restrictions. Its claims are named S1 to S22 here, in our own words, each with
the verdict of the sources and the reason. Restrictions name the claims that they settle.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Verdict: TypeAlias = Literal["confirmed", "refined", "outdated", "contradicted"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the brief: what it said, whether it holds, and why."""

    id: str
    said: str
    verdict: Verdict
    why: str


_CLAIMS = (
    ("S1", "The incoming-call screen cannot be customised.", "confirmed",
     "No API draws or restyles it. A few named slots can be filled: name, handle, ringtone, icon mask, "
     "capability flags."),
    ("S2", "There are no custom ringtones, only the system's sounds.", "contradicted",
     "A provider may name a sound file of the app's bundle, and could from iOS 10.0 on."),
    ("S3", "There is no video preview.", "confirmed",
     "No class of CallKit carries a picture or a stream; video appears in the app's own screen only."),
    ("S4", "There are no buttons of your own beyond a toggle between audio and video.", "refined",
     "There are none at all. Not even that toggle is the app's: flags say what a call can do, and the system draws."),
    ("S5", "Your own call screen is replaced by Apple's.", "refined",
     "On a locked phone for the whole of an audio call; on an unlocked phone for the ringing, then the app opens."),
    ("S6", "After a VoIP push a call must be reported within seconds.", "refined",
     "The first limit is the return of the push handler; a second check, outside the app, follows about 7 s "
     "after delivery."),
    ("S7", "Invalid pushes, failed decryption and server errors are no excuse.", "refined",
     "True for what a push holds: report, then end. But a notification extension (iOS 14.5) can decrypt before "
     "the duty begins."),
    ("S8", "Report a call or crash.", "outdated",
     "Apple's support names two exemptions, from iOS 26.4 a flag decides, and worse than the crash is the "
     "silent stop of delivery."),
    ("S9", "The rule keeps apps from abusing the background.", "confirmed",
     "Apple allows VoIP pushes for new incoming calls and for nothing else."),
    ("S10", "CallKit controls the activation of the audio session.", "confirmed",
     "The app configures; the system activates and deactivates, and says so in two callbacks."),
    ("S11", "The audio session cannot be activated before CallKit says so.", "refined",
     "It should not be activated by the app even then: when didActivate comes, the session is active already."),
    ("S12", "Whoever activates early may be terminated.", "contradicted",
     "No source reports a termination, which is no promise; errors, a missing didActivate and silent calls are "
     "described."),
    ("S13", "This makes audio hard to test and to configure.", "confirmed",
     "CallKit calls do not run in the simulator, and configuration has one place: before the action is fulfilled."),
    ("S14", "The provider gives no access to the phone's contacts.", "confirmed",
     "The system matches, and nothing comes back. Reading contacts is another framework, with a permission of "
     "its own."),
    ("S15", "The reported handle is shown as it is, unless a contact matches.", "contradicted",
     "A name that the app sets replaces it on the call screen, and a Call Directory label is a further source."),
    ("S16", "Profile pictures and further information are iOS's job alone.", "refined",
     "One line of name is the app's. Everything else is not; the photo comes from the user's own contact card."),
    ("S17", "Several calls at once are possible, but limited.", "refined",
     "By default two groups of five calls; a start beyond that is refused with code 7."),
    ("S18", "Several calls confuse: several screens, switching by hand.", "refined",
     "The system offers a fixed set of choices (End & Accept, Hold & Accept, swap). Whether that confuses is an "
     "opinion."),
    ("S19", "Most VoIP apps limit themselves to one call.", "confirmed",
     "It is the habit of the open-source apps that were read: one group, one call, no holding."),
    ("S20", "With the end of the call the background privileges end at once.", "refined",
     "What the call gave ends with it. Apple names no seconds, and a background task still buys some time."),
    ("S21", "The connection cannot be kept for statistics or clean-up after a call.", "refined",
     "It lives until the app is suspended, which then shuts its sockets."),
    ("S22", "Everything is done during the call, or waits until the app is opened next.", "contradicted",
     "Background tasks, background URL sessions and scheduled tasks work without the app being opened."),
)  # fmt: skip

CLAIMS = {id_: Claim(id_, said, verdict, why) for id_, said, verdict, why in _CLAIMS}  # type: ignore[arg-type]
"""Every claim of the brief, by its id."""
