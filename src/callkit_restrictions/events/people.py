"""People and the network: taps on the system's screens, the other party, the media path."""

from typing import ClassVar

from callkit_restrictions.events.event import Ask, RemoteAct, Tell, UserAct


class UserAnswers(UserAct):
    """The person answers on the system's screen, a headset, the car or the watch."""

    name: ClassVar[str] = "ui.answer"
    call: str | None = None


class UserDeclines(UserAct):
    """The person declines a ringing call."""

    name: ClassVar[str] = "ui.decline"
    call: str | None = None


class UserEnds(UserAct):
    """The person ends a call on the system's screen."""

    name: ClassVar[str] = "ui.end"
    call: str | None = None


class UserHolds(UserAct):
    """The person puts a call on hold on the system's screen."""

    name: ClassVar[str] = "ui.hold"
    call: str | None = None


class UserUnholds(UserAct):
    """The person resumes a held call on the system's screen."""

    name: ClassVar[str] = "ui.unhold"
    call: str | None = None


class UserSwaps(UserAct):
    """The person swaps the active and the held call; `call` is the one that becomes active."""

    name: ClassVar[str] = "ui.swap"
    call: str | None = None


class UserHoldsAndAccepts(UserAct):
    """The person takes Hold & Accept for a second call."""

    name: ClassVar[str] = "ui.holdAndAccept"
    call: str | None = None


class UserEndsAndAccepts(UserAct):
    """The person takes End & Accept for a second call."""

    name: ClassVar[str] = "ui.endAndAccept"
    call: str | None = None


class UserMutes(UserAct):
    """The person taps mute on the system's screen."""

    name: ClassVar[str] = "ui.mute"
    call: str | None = None
    on: bool | None = None


class UserTapsSpeaker(UserAct):
    """The person taps the speaker button on the system's screen."""

    name: ClassVar[str] = "ui.speaker"
    on: bool | None = None


class UserPressesHeadset(UserAct):
    """The person presses the stem of the AirPods to mute; for a CallKit call the system mutes (iOS 17.0)."""

    name: ClassVar[str] = "headset.press"
    call: str | None = None


class UserTranslates(UserAct):
    """The person turns the translation of a call on on the system's screen (iOS 26.0)."""

    name: ClassVar[str] = "ui.translate"
    call: str | None = None


class UserHearsNothing(UserAct):
    """The person notices that the call is silent."""

    name: ClassVar[str] = "call.noAudio"
    call: str | None = None


class FocusTurnedOn(UserAct):
    """The person turns on Do Not Disturb or a Focus. It is stated, never computed, whom it `lets_through` (handles)."""

    name: ClassVar[str] = "user.focusOn"
    lets_through: tuple[str, ...] = ()


class FocusTurnedOff(UserAct):
    """The person turns it off again."""

    name: ClassVar[str] = "user.focusOff"


class CallerBlocked(UserAct):
    """The person blocks a caller in the phone's own list, by handle."""

    name: ClassVar[str] = "user.blocksCaller"
    handle: str


class PhoneSilenced(UserAct):
    """The person silences the phone with its switch: calls come without sound."""

    name: ClassVar[str] = "user.silencesPhone"


class UnknownCallersSilenced(UserAct):
    """The person sets Settings > Phone > Silence Unknown Callers (iOS 13.0). No source says that CallKit heeds it."""

    name: ClassVar[str] = "settings.silencesUnknownCallers"


class UserTapsInApp(UserAct):
    """The person taps a button of the app's own call screen (`hang up`, `mute`, `hold`, `call`)."""

    name: ClassVar[str] = "app.button"
    button: str
    call: str | None = None


class RemoteHangsUp(RemoteAct):
    """The other party hangs up a running call."""

    name: ClassVar[str] = "remote.hangup"
    call: str | None = None


class RemoteCancels(RemoteAct):
    """The caller gives up before anybody answered."""

    name: ClassVar[str] = "remote.cancel"
    call: str | None = None


class RemoteAnswers(RemoteAct):
    """The called party answers an outgoing call."""

    name: ClassVar[str] = "remote.answer"
    call: str | None = None


class AnsweredElsewhere(RemoteAct):
    """Another device of the same person took the call."""

    name: ClassVar[str] = "call.answeredElsewhere"
    call: str | None = None


class OtherCallComes(RemoteAct):
    """A call outside this app rings: `cellular`, `FaceTime`, or another app's."""

    name: ClassVar[str] = "call.incoming"
    kind: str | None = None


class UserAnswersOtherCall(UserAct):
    """The person answers that call; from now on another app hosts a call."""

    name: ClassVar[str] = "call.otherAnswered"


class OtherCallEnds(RemoteAct):
    """That call is over; `by` is `user` or `remote`, since the system treats the two differently."""

    name: ClassVar[str] = "call.otherEnded"
    by: str | None = None


class InvitationSent(Tell):
    """The app's own signalling has sent the invitation of an outgoing call."""

    name: ClassVar[str] = "signalling.invitationSent"
    call: str | None = None


class InvitationFailed(Tell):
    """The app's own signalling could not send the invitation."""

    name: ClassVar[str] = "signalling.invitationFailed"
    call: str | None = None


class MediaConnected(RemoteAct):
    """The media path stands: people could talk."""

    name: ClassVar[str] = "media.connected"
    call: str | None = None


class MediaFailed(RemoteAct):
    """The media path could not be made, or broke."""

    name: ClassVar[str] = "media.failed"
    call: str | None = None


class TellServerNotRung(Ask):
    """The app tells its server that this phone did not ring; the call is nothing to it any more."""

    name: ClassVar[str] = "backend.notRung"
    call: str | None = None


class TellServerDeclined(Ask):
    """The app tells its server that the person does not take the call."""

    name: ClassVar[str] = "backend.reject"
    call: str | None = None


class EndAndForgetCall(Ask):
    """The app ends a call for itself and takes it off its own list; CallKit hears nothing of that."""

    name: ClassVar[str] = "call.endAndRemove"
    call: str | None = None


class JoinMedia(Ask):
    """The app joins the call's media on the network."""

    name: ClassVar[str] = "media.join"
    call: str | None = None


class LeaveMedia(Ask):
    """The app leaves the call's media on the network."""

    name: ClassVar[str] = "media.leave"
    call: str | None = None


class UserTapsRecents(UserAct):
    """The person taps an entry of the phone's history, or a contact."""

    name: ClassVar[str] = "recents.tap"
    handle: str | None = None


class UserAsksSiri(UserAct):
    """The person asks Siri for a call; `handle` is whom Siri takes them to mean."""

    name: ClassVar[str] = "siri.asked"
    handle: str | None = None


class HandleStartCallIntent(Tell):
    """`INStartCallIntent` reaches the app: somebody wishes a call; the app must start it."""

    name: ClassVar[str] = "INStartCallIntent.handle"
    handle: str | None = None


class AnswerIntent(Ask):
    """The app answers the wish without a call: it says why there is none."""

    name: ClassVar[str] = "app.explain"
    what: str | None = None


class UserSavesContact(UserAct):
    """The person keeps somebody in Contacts, with a number or mail address and perhaps a photo."""

    name: ClassVar[str] = "contacts.saved"
    contact: str
    handle: str
    photo: bool = False


class UserChoosesCallStyle(UserAct):
    """The person sets Settings > Phone > Incoming Calls to `banner` or `full screen` (iOS 14.0)."""

    name: ClassVar[str] = "settings.incomingCalls"
    style: str


class AccessContacts(Ask):
    """`CNContactStore.requestAccess(for:completionHandler:)`, or a first read of the person's contacts."""

    name: ClassVar[str] = "CNContactStore.requestAccess"
