"""AVAudioSession: the app configures, the system activates and says so in two callbacks."""

from typing import ClassVar

from callkit_restrictions.events.event import Ask, Tell


class DidActivateAudioSession(Tell):
    """`CXProviderDelegate.provider(_:didActivate:)`: from here on call audio may run. It names no call."""

    name: ClassVar[str] = "CXProviderDelegate.didActivate"


class DidDeactivateAudioSession(Tell):
    """`CXProviderDelegate.provider(_:didDeactivate:)`: the session of the calls is gone."""

    name: ClassVar[str] = "CXProviderDelegate.didDeactivate"


class SetAudioSessionCategory(Ask):
    """`AVAudioSession.setCategory(_:mode:options:)`."""

    name: ClassVar[str] = "AVAudioSession.setCategory"
    category: str | None = None
    mode: str | None = None
    options: str | None = None


class SetAudioSessionMode(Ask):
    """`AVAudioSession.setMode(_:)`."""

    name: ClassVar[str] = "AVAudioSession.setMode"
    mode: str | None = None


class ActivateAudioSession(Ask):
    """`AVAudioSession.setActive(_:options:)` with `true`, by the app itself or by a library it brought."""

    name: ClassVar[str] = "AVAudioSession.setActive(true)"


class DeactivateAudioSession(Ask):
    """`AVAudioSession.setActive(_:options:)` with `false`."""

    name: ClassVar[str] = "AVAudioSession.setActive(false)"


class ActivateAudioSessionError(Tell):
    """`AVAudioSession.setActive(_:options:)` throws; `code` as an OSStatus number (561017449)."""

    name: ClassVar[str] = "AVAudioSession.setActive.error"
    code: str


class OverrideOutputAudioPort(Ask):
    """`AVAudioSession.overrideOutputAudioPort(_:)`: the temporary way to the speaker."""

    name: ClassVar[str] = "AVAudioSession.overrideOutputAudioPort"
    port: str | None = None


class RouteChanged(Tell):
    """`AVAudioSession.routeChangeNotification`."""

    name: ClassVar[str] = "AVAudioSession.routeChange"
    reason: str | None = None


class Interrupted(Tell):
    """`AVAudioSession.interruptionNotification`; `type` is `began` or `ended`."""

    name: ClassVar[str] = "AVAudioSession.interruption"
    type: str | None = None


class StartAudio(Ask):
    """The app starts its audio unit or engine (`AudioOutputUnitStart`, `AVAudioEngine.start()`).

    `what` tells kinds of sound apart where it matters: `call`, `ringtone`, `ringback`, `recording`.
    """

    name: ClassVar[str] = "audio.start"
    what: str | None = None
    call: str | None = None


class StopAudio(Ask):
    """The app stops its audio unit or engine; `what` as in `StartAudio`."""

    name: ClassVar[str] = "audio.stop"
    what: str | None = None
    call: str | None = None


class StartMedia(Ask):
    """The app, or the library it uses for calls, starts to capture and play (not an Apple symbol)."""

    name: ClassVar[str] = "media.start"
    call: str | None = None


class PlaySound(Ask):
    """`AVAudioPlayer.play()`: a sound from a player of its own; `purpose` as `what` in `StartAudio` (`ringback`)."""

    name: ClassVar[str] = "AVAudioPlayer.play"
    purpose: str | None = None


class SoundHeard(Tell):
    """What the app plays comes out of the phone; `what` as in `StartAudio`. Not an Apple symbol: a person hears it."""

    name: ClassVar[str] = "sound.heard"
    what: str | None = None


class AudioUnitError(Tell):
    """The audio unit fails to start; `code` as an OSStatus number."""

    name: ClassVar[str] = "AudioUnit.error"
    code: str


class TellWebRTCActivated(Ask):
    """`RTCAudioSession.audioSessionDidActivate(_:)`: the WebRTC library is told of the activation."""

    name: ClassVar[str] = "RTCAudioSession.audioSessionDidActivate"


class TellWebRTCDeactivated(Ask):
    """`RTCAudioSession.audioSessionDidDeactivate(_:)`."""

    name: ClassVar[str] = "RTCAudioSession.audioSessionDidDeactivate"


class MuteMicrophone(Ask):
    """The app silences its uplink; `stops_input` where it stops the stream instead of muting it."""

    name: ClassVar[str] = "microphone.mute"
    call: str | None = None
    stops_input: bool | None = None


class UnmuteMicrophone(Ask):
    """The app lets its uplink be heard again."""

    name: ClassVar[str] = "microphone.unmute"
    call: str | None = None


class SendMicrophone(Ask):
    """The app sends what the microphone hears to the other side (not an Apple symbol)."""

    name: ClassVar[str] = "microphone.send"
    call: str | None = None


class RequestRecordPermission(Ask):
    """`AVAudioApplication.requestRecordPermission(completionHandler:)`."""

    name: ClassVar[str] = "AVAudioApplication.requestRecordPermission"


class RecordPermission(Tell):
    """The answer to the request; `granted` is `None` while no dialog could appear."""

    name: ClassVar[str] = "AVAudioApplication.recordPermission"
    granted: bool | None = None
