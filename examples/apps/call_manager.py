#!/usr/bin/env python3
"""A call manager that keeps every rule: the sample app for `callkit-restrictions drive`.

    callkit-restrictions drive --app examples/apps/call_manager.py

It speaks the protocol of `docs/drive.md` on standard input and output. A team's own app does not need to look like
this: what it needs is a loop as in `main`, with its own call code behind it in place of this class.
"""

import json
import sys

ANSWER, START, END = "CXAnswerCallAction", "CXStartCallAction", "CXEndCallAction"
HELD, MUTED = "CXSetHeldCallAction", "CXSetMutedCallAction"
CONFIGURATION = {"supportsVideo": True, "maximumCallGroups": 2, "maximumCallsPerCallGroup": 1}
RINGS, CONNECTS = 45, 20  # seconds: how long it rings, how long an answered call may take to connect


def ask(event, **args):
    """One line for the phone: the app calls this API, or does this work."""
    args = {key: value for key, value in args.items() if value is not None}
    return {"event": event, "args": args} if args else {"event": event}


class Call:
    """One call, from the push or the tap to its end."""

    def __init__(self, uuid, *, incoming):
        self.uuid, self.incoming = uuid, incoming
        self.state = "ringing" if incoming else "starting"
        self.answering = self.connected = self.held = self.muted = False


class CallManager:
    """What the app does about each thing that it hears of. Every method yields the lines that it says."""

    def __init__(self):
        self.calls = {}
        self.audio_runs = False
        self.asked_for_microphone = False
        self.made = 0

    def hear(self, message):
        """Everything that the app does about one message."""
        if "wake" in message:
            yield from self.woken(*message["wake"].split())
            return
        args = message.get("args", {})
        react = self.REACTIONS.get(message["event"])
        if react is not None:
            yield from react(self, args)

    # ---- the launch

    def launched(self, args):
        yield ask("CXProvider.init", **CONFIGURATION)
        yield ask("CXProvider.setDelegate")
        yield ask("PKPushRegistry.init")
        yield ask("PKPushRegistry.setDelegate")
        yield ask("PKPushRegistry.setDesiredPushTypes")
        if args.get("reason") == "user":
            yield ask("AVAudioApplication.requestRecordPermission")

    # ---- calls that come in

    def push(self, args):
        """The report comes first, whatever the push says; then the handler returns."""
        payload = args.get("payload") or {}
        uuid = payload.get("uuid")
        if payload.get("event") == "call" and uuid not in self.calls:
            self.calls[uuid] = Call(uuid, incoming=True)
            yield self.report(uuid, payload)
            yield {"wake": f"unanswered {uuid}", "after": RINGS}
        else:
            phantom = self.new_uuid()
            yield self.report(phantom, payload)
            yield self.ended(phantom, "failed")
        yield ask("PKPushRegistryDelegate.didReceiveIncomingPush.return")
        yield ask("PKPushRegistry.completion")

    def report(self, uuid, payload):
        return ask(
            "CXProvider.reportNewIncomingCall",
            uuid=uuid,
            handle=payload.get("handle"),
            handle_type=payload.get("handle_type"),
            localizedCallerName=payload.get("name"),
            hasVideo=bool(payload.get("video")),
            supportsHolding=True,
            supportsDTMF=False,
            supportsGrouping=False,
            supportsUngrouping=False,
        )

    def reported(self, args):
        if args.get("error") and self.calls.pop(args["uuid"], None):
            yield ask("backend.notRung", uuid=args["uuid"])

    def answer(self, args):
        """The system activates the session once the action is fulfilled, and that is when people can talk."""
        call = self.calls.get(args["uuid"])
        if call is None:
            yield self.fail(ANSWER, args["uuid"])
            return
        call.state, call.answering = "answered", True
        yield self.configure()
        yield ask("media.join", uuid=call.uuid)
        if call.connected:
            yield from self.connect(call)
        else:
            yield {"wake": f"stuck {call.uuid}", "after": CONNECTS}

    def media_connected(self, args):
        if call := self.calls.get(args["uuid"]):
            call.connected = True
            yield from self.connect(call)

    def connect(self, call):
        if call.answering:
            call.answering, call.state = False, "connected"
            yield self.fulfil(ANSWER, call.uuid)

    def media_failed(self, args):
        if call := self.calls.get(args["uuid"]):
            yield from self.over(call, "failed")

    # ---- calls that go out

    def intent(self, args):
        """Somebody taps an entry of the phone's history, or asks Siri."""
        yield from self.call(self.new_uuid(), args.get("handle"))

    def call(self, uuid, handle=None):
        """The phone has a place for so many calls; for one more there is a word on the app's own screen."""
        if len(self.calls) >= CONFIGURATION["maximumCallGroups"]:
            yield ask("app.explain", what="two calls are running already")
        else:
            self.calls[uuid] = Call(uuid, incoming=False)
            yield ask("CXCallController.request", action=START, uuid=uuid, handle=handle)

    def requested(self, args):
        if args.get("error") and args.get("uuid") in self.calls and self.calls[args["uuid"]].state == "starting":
            del self.calls[args["uuid"]]
        yield from ()

    def start(self, args):
        self.calls.setdefault(args["uuid"], Call(args["uuid"], incoming=False))
        yield self.configure()

    def invitation_sent(self, args):
        if call := self.calls.get(args["uuid"]):
            call.state = "calling"
            yield self.fulfil(START, call.uuid)
            yield ask("CXProvider.reportOutgoingCall(startedConnectingAt:)", uuid=call.uuid)
            yield {"wake": f"unanswered {call.uuid}", "after": RINGS}

    def invitation_failed(self, args):
        if self.calls.pop(args["uuid"], None):
            yield self.fail(START, args["uuid"])

    def remote_answered(self, args):
        call = self.calls.get(args["uuid"])
        if call is not None and not call.incoming:
            call.state = "connected"
            yield ask("media.join", uuid=call.uuid)
            yield ask("CXProvider.reportOutgoingCall(connectedAt:)", uuid=call.uuid)

    # ---- what the user does during a call

    def tapped(self, args):
        """A button of the app's own screen: the wish goes to CallKit, and comes back as an action."""
        uuid = args.get("uuid")
        call = self.calls.get(uuid)
        match args["button"]:
            case "call":
                yield from self.call(uuid)
            case "hang up" if call:
                yield ask("CXCallController.request", action=END, uuid=uuid)
            case "hold" if call:
                yield ask("CXCallController.request", action=HELD, uuid=uuid, onHold=not call.held)
            case "mute" if call:
                yield ask("CXCallController.request", action=MUTED, uuid=uuid, muted=not call.muted)

    def hold(self, args):
        call = self.calls.get(args["uuid"])
        on_hold = args.get("onHold", True)
        if call is not None:
            call.held = on_hold
        if on_hold and self.audio_runs:
            yield self.stop_audio()
        if not on_hold:
            yield self.configure()
        yield self.fulfil(HELD, args["uuid"])

    def mute(self, args):
        if call := self.calls.get(args["uuid"]):
            call.muted = args.get("muted", True)
        yield ask("microphone.mute" if args.get("muted", True) else "microphone.unmute", uuid=args["uuid"])
        yield self.fulfil(MUTED, args["uuid"])

    def end(self, args):
        """The running time in the background ends with the call: whatever is to be said is said before."""
        call = self.calls.pop(args["uuid"], None)
        if call is not None:
            if call.state == "ringing":
                yield ask("backend.reject", uuid=call.uuid)
            yield from self.leave(call)
            if call.answering:  # every action is finished, also one that the end has overtaken
                yield self.fail(ANSWER, call.uuid)
            elif call.state == "starting":
                yield self.fail(START, call.uuid)
        yield self.fulfil(END, args["uuid"])

    # ---- how calls end

    def hung_up(self, args):
        if call := self.calls.get(args["uuid"]):
            yield from self.over(call, "remoteEnded")

    def answered_elsewhere(self, args):
        if call := self.calls.get(args["uuid"]):
            yield from self.over(call, "answeredElsewhere")

    def over(self, call, reason):
        """The call is over, and it was not the user who ended it. An answer that waits is failed instead."""
        del self.calls[call.uuid]
        yield from self.leave(call)
        if call.answering:
            yield self.fail(ANSWER, call.uuid)
        elif call.state == "starting":
            yield self.fail(START, call.uuid)
        else:
            yield self.ended(call.uuid, reason)

    def leave(self, call):
        if self.audio_runs and not any(each.state == "connected" and not each.held for each in self.calls.values()):
            yield self.stop_audio()
        if call.connected:
            yield ask("media.leave", uuid=call.uuid)

    def timed_out(self, args):
        if args.get("action") in {ANSWER, START} and (call := self.calls.pop(args.get("uuid"), None)):
            yield from self.leave(call)

    def reset(self, args):
        del args
        calls, self.calls = self.calls, {}
        for call in calls.values():
            yield from self.leave(call)

    def woken(self, why, uuid):
        call = self.calls.get(uuid)
        if why == "unanswered" and call is not None and call.state in {"ringing", "calling"}:
            yield from self.over(call, "unanswered")
        if why == "stuck" and call is not None and call.answering:
            yield from self.over(call, "failed")

    # ---- the audio

    def activated(self, args):
        del args
        if not self.audio_runs:
            self.audio_runs = True
            yield ask("audio.start", what="call")

    def deactivated(self, args):
        del args
        if self.audio_runs:
            yield self.stop_audio()

    def stop_audio(self):
        self.audio_runs = False
        return ask("audio.stop", what="call")

    # ---- single lines

    def configure(self):
        return ask("AVAudioSession.setCategory", category="playAndRecord", mode="voiceChat")

    def fulfil(self, action, uuid):
        return ask("CXAction.fulfill", action=action, uuid=uuid)

    def fail(self, action, uuid):
        return ask("CXAction.fail", action=action, uuid=uuid)

    def ended(self, uuid, reason):
        return ask("CXProvider.reportCall(endedAt:reason:)", uuid=uuid, reason=reason)

    def new_uuid(self):
        self.made += 1
        return f"00000000-0000-4000-8000-{self.made:012}"

    def plainly(action):  # noqa: N805 - makes a reaction
        """An action that asks nothing of this app but an answer."""
        return lambda self, args: iter([self.fulfil(action, args["uuid"])])

    REACTIONS = {  # noqa: RUF012 - what this app hears, and what it does about it
        "process.launched": launched,
        "PKPushRegistryDelegate.didReceiveIncomingPush": push,
        "CXProvider.reportNewIncomingCall.completion": reported,
        "CXCallController.request.completion": requested,
        "CXAnswerCallAction.perform": answer,
        "CXStartCallAction.perform": start,
        "CXEndCallAction.perform": end,
        "CXSetHeldCallAction.perform": hold,
        "CXSetMutedCallAction.perform": mute,
        "CXSetGroupCallAction.perform": plainly("CXSetGroupCallAction"),
        "CXPlayDTMFCallAction.perform": plainly("CXPlayDTMFCallAction"),
        "CXSetTranslatingCallAction.perform": plainly("CXSetTranslatingCallAction"),
        "CXProviderDelegate.didActivate": activated,
        "CXProviderDelegate.didDeactivate": deactivated,
        "CXProviderDelegate.providerDidReset": reset,
        "CXProviderDelegate.timedOutPerforming": timed_out,
        "INStartCallIntent.handle": intent,
        "app.button": tapped,
        "signalling.invitationSent": invitation_sent,
        "signalling.invitationFailed": invitation_failed,
        "remote.answer": remote_answered,
        "remote.hangup": hung_up,
        "remote.cancel": hung_up,
        "call.answeredElsewhere": answered_elsewhere,
        "media.connected": media_connected,
        "media.failed": media_failed,
    }


def main(app):
    """The whole protocol: a greeting for a greeting, then for each line what the app does about it, and `done`."""
    sys.stdin.readline()
    say({"format": "callkit-drive", "version": 1, "app": type(app).__name__})
    for line in sys.stdin:
        for message in app.hear(json.loads(line)):
            say(message)
        say({"done": True})


def say(message):
    """One line, at once: the phone waits for it."""
    print(json.dumps(message), flush=True)


if __name__ == "__main__":
    main(CallManager())
