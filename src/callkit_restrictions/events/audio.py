"""AVAudioSession: the app configures, the system activates and says so in two callbacks."""

from dataclasses import dataclass
from typing import ClassVar

from callkit_restrictions.events.event import Ask, Tell


@dataclass(frozen=True, slots=True)
class DidActivateAudioSession(Tell):
    """`CXProviderDelegate.provider(_:didActivate:)`: from here on call audio may run. It names no call."""

    name: ClassVar[str] = "CXProviderDelegate.didActivate"


@dataclass(frozen=True, slots=True)
class DidDeactivateAudioSession(Tell):
    """`CXProviderDelegate.provider(_:didDeactivate:)`: the session of the calls is gone."""

    name: ClassVar[str] = "CXProviderDelegate.didDeactivate"


@dataclass(frozen=True, slots=True)
class SetAudioSessionCategory(Ask):
    """`AVAudioSession.setCategory(_:mode:options:)`."""

    name: ClassVar[str] = "AVAudioSession.setCategory"
    category: str | None = None
    mode: str | None = None
    options: str | None = None


@dataclass(frozen=True, slots=True)
class SetAudioSessionMode(Ask):
    """`AVAudioSession.setMode(_:)`."""

    name: ClassVar[str] = "AVAudioSession.setMode"
    mode: str | None = None


@dataclass(frozen=True, slots=True)
class ActivateAudioSession(Ask):
    """`AVAudioSession.setActive(_:options:)` with `true`, by the app itself or by a library it brought."""

    name: ClassVar[str] = "AVAudioSession.setActive(true)"


@dataclass(frozen=True, slots=True)
class DeactivateAudioSession(Ask):
    """`AVAudioSession.setActive(_:options:)` with `false`."""

    name: ClassVar[str] = "AVAudioSession.setActive(false)"


@dataclass(frozen=True, slots=True)
class ActivateAudioSessionError(Tell):
    """`AVAudioSession.setActive(_:options:)` throws; `code` as an OSStatus number (561017449)."""

    name: ClassVar[str] = "AVAudioSession.setActive.error"
    code: str


@dataclass(frozen=True, slots=True)
class OverrideOutputAudioPort(Ask):
    """`AVAudioSession.overrideOutputAudioPort(_:)`: the temporary way to the speaker."""

    name: ClassVar[str] = "AVAudioSession.overrideOutputAudioPort"
    port: str | None = None


@dataclass(frozen=True, slots=True)
class RouteChanged(Tell):
    """`AVAudioSession.routeChangeNotification`."""

    name: ClassVar[str] = "AVAudioSession.routeChange"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Interrupted(Tell):
    """`AVAudioSession.interruptionNotification`; `type` is `began` or `ended`."""

    name: ClassVar[str] = "AVAudioSession.interruption"
    type: str | None = None


@dataclass(frozen=True, slots=True)
class StartAudio(Ask):
    """The app starts its audio unit or engine (`AudioOutputUnitStart`, `AVAudioEngine.start()`).

    `what` tells kinds of sound apart where it matters: `call`, `ringtone`, `ringback`, `recording`.
    """

    name: ClassVar[str] = "audio.start"
    what: str | None = None
    call: str | None = None


@dataclass(frozen=True, slots=True)
class StopAudio(Ask):
    """The app stops its audio unit or engine; `what` as in `StartAudio`."""

    name: ClassVar[str] = "audio.stop"
    what: str | None = None
    call: str | None = None


@dataclass(frozen=True, slots=True)
class StartMedia(Ask):
    """The app, or the library it uses for calls, starts to capture and play (not an Apple symbol)."""

    name: ClassVar[str] = "media.start"
    call: str | None = None


@dataclass(frozen=True, slots=True)
class PlaySound(Ask):
    """`AVAudioPlayer.play()`: a sound from a player of its own; `purpose` as `what` in `StartAudio` (`ringback`)."""

    name: ClassVar[str] = "AVAudioPlayer.play"
    purpose: str | None = None


@dataclass(frozen=True, slots=True)
class SoundHeard(Tell):
    """What the app plays comes out of the phone; `what` as in `StartAudio`. Not an Apple symbol: a person hears it."""

    name: ClassVar[str] = "sound.heard"
    what: str | None = None


@dataclass(frozen=True, slots=True)
class AudioUnitError(Tell):
    """The audio unit fails to start; `code` as an OSStatus number."""

    name: ClassVar[str] = "AudioUnit.error"
    code: str


@dataclass(frozen=True, slots=True)
class TellWebRTCActivated(Ask):
    """`RTCAudioSession.audioSessionDidActivate(_:)`: the WebRTC library is told of the activation."""

    name: ClassVar[str] = "RTCAudioSession.audioSessionDidActivate"


@dataclass(frozen=True, slots=True)
class TellWebRTCDeactivated(Ask):
    """`RTCAudioSession.audioSessionDidDeactivate(_:)`."""

    name: ClassVar[str] = "RTCAudioSession.audioSessionDidDeactivate"


@dataclass(frozen=True, slots=True)
class MuteMicrophone(Ask):
    """The app silences its uplink; `stops_input` where it stops the stream instead of muting it."""

    name: ClassVar[str] = "microphone.mute"
    call: str | None = None
    stops_input: bool | None = None


@dataclass(frozen=True, slots=True)
class UnmuteMicrophone(Ask):
    """The app lets its uplink be heard again."""

    name: ClassVar[str] = "microphone.unmute"
    call: str | None = None


@dataclass(frozen=True, slots=True)
class SendMicrophone(Ask):
    """The app sends what the microphone hears to the other side (not an Apple symbol)."""

    name: ClassVar[str] = "microphone.send"
    call: str | None = None


@dataclass(frozen=True, slots=True)
class RequestRecordPermission(Ask):
    """`AVAudioApplication.requestRecordPermission(completionHandler:)`."""

    name: ClassVar[str] = "AVAudioApplication.requestRecordPermission"


@dataclass(frozen=True, slots=True)
class RecordPermission(Tell):
    """The answer to the request; `granted` is `None` while no dialog could appear."""

    name: ClassVar[str] = "AVAudioApplication.recordPermission"
    granted: bool | None = None
