#!/usr/bin/env node
// A call manager in JavaScript, wrong in one way: it activates the audio session by itself when a call is answered.
//
//     callkit-restrictions drive --app 'node examples/apps/activates_by_itself.mjs'
//
// Found for `audio.let-callkit-activate`: CallKit activates the session, with the priority of a call, and an app that
// is faster gets in its way. Without the line marked below it keeps every rule, as call_manager.py does.

import { createInterface } from "node:readline";

const [ANSWER, START, END] = ["CXAnswerCallAction", "CXStartCallAction", "CXEndCallAction"];
const [HELD, MUTED] = ["CXSetHeldCallAction", "CXSetMutedCallAction"];
const GROUPS = 2;
const [RINGS, CONNECTS] = [45, 20]; // seconds: how long it rings, how long an answered call may take to connect

const calls = new Map();
let audioRuns = false;
let made = 0;

const say = (message) => process.stdout.write(JSON.stringify(message) + "\n");
const ask = (event, args = {}) => say({ event, args });
const fulfil = (action, uuid) => ask("CXAction.fulfill", { action, uuid });
const fail = (action, uuid) => ask("CXAction.fail", { action, uuid });
const end = (uuid, reason) => ask("CXProvider.reportCall(endedAt:reason:)", { uuid, reason });
const configure = () => ask("AVAudioSession.setCategory", { category: "playAndRecord", mode: "voiceChat" });
const newUuid = () => `00000000-0000-4000-8000-${String(++made).padStart(12, "0")}`;

function stopAudio() {
  if (audioRuns) ask("audio.stop", { what: "call" });
  audioRuns = false;
}

function leave(call) {
  if (![...calls.values()].some((each) => each.state === "connected" && !each.held)) stopAudio();
  if (call.connected) ask("media.leave", { uuid: call.uuid });
}

function failWhatWaits(call) {
  if (call.answering) fail(ANSWER, call.uuid);
  else if (call.state === "starting") fail(START, call.uuid);
  else return false;
  return true;
}

function over(call, reason) {
  calls.delete(call.uuid);
  leave(call);
  if (!failWhatWaits(call)) end(call.uuid, reason);
}

function connect(call) {
  if (!call.answering) return;
  Object.assign(call, { answering: false, state: "connected" });
  fulfil(ANSWER, call.uuid);
}

function start(uuid, handle) {
  if (calls.size >= GROUPS) return ask("app.explain", { what: "two calls are running already" });
  calls.set(uuid, { uuid, state: "starting" });
  ask("CXCallController.request", { action: START, uuid, handle });
}

function report(uuid, payload) {
  ask("CXProvider.reportNewIncomingCall", {
    uuid,
    handle: payload.handle,
    handle_type: payload.handle_type,
    localizedCallerName: payload.name,
    hasVideo: Boolean(payload.video),
    supportsHolding: true,
    supportsDTMF: false,
    supportsGrouping: false,
    supportsUngrouping: false,
  });
}

const buttons = {
  call: (uuid) => start(uuid),
  "hang up": (uuid) => ask("CXCallController.request", { action: END, uuid }),
  hold: (uuid) => ask("CXCallController.request", { action: HELD, uuid, onHold: !calls.get(uuid)?.held }),
  mute: (uuid) => ask("CXCallController.request", { action: MUTED, uuid, muted: !calls.get(uuid)?.muted }),
};

// What happens to a call that the app does not know any more is no business of it.
const with_ = (react) => (args) => calls.has(args.uuid) && react(calls.get(args.uuid), args);

const reactions = {
  "process.launched": ({ reason }) => {
    ask("CXProvider.init", { supportsVideo: true, maximumCallGroups: GROUPS, maximumCallsPerCallGroup: 1 });
    ask("CXProvider.setDelegate");
    ask("PKPushRegistry.init");
    ask("PKPushRegistry.setDelegate");
    ask("PKPushRegistry.setDesiredPushTypes");
    if (reason === "user") ask("AVAudioApplication.requestRecordPermission");
  },
  "PKPushRegistryDelegate.didReceiveIncomingPush": ({ payload = {} }) => {
    if (payload.event === "call" && !calls.has(payload.uuid)) {
      calls.set(payload.uuid, { uuid: payload.uuid, incoming: true, state: "ringing" });
      report(payload.uuid, payload);
      say({ wake: `unanswered ${payload.uuid}`, after: RINGS });
    } else {
      const phantom = newUuid();
      report(phantom, payload);
      end(phantom, "failed");
    }
    ask("PKPushRegistryDelegate.didReceiveIncomingPush.return");
    ask("PKPushRegistry.completion");
  },
  "CXProvider.reportNewIncomingCall.completion": ({ uuid, error }) => {
    if (error && calls.delete(uuid)) ask("backend.notRung", { uuid });
  },
  "CXCallController.request.completion": ({ uuid, error }) => {
    if (error && calls.get(uuid)?.state === "starting") calls.delete(uuid);
  },
  "CXAnswerCallAction.perform": ({ uuid }) => {
    const call = calls.get(uuid);
    if (!call) return fail(ANSWER, uuid);
    Object.assign(call, { state: "answered", answering: true });
    configure();
    ask("AVAudioSession.setActive(true)"); // <- wrong: CallKit does that
    ask("media.join", { uuid });
    if (call.connected) connect(call);
    else say({ wake: `stuck ${uuid}`, after: CONNECTS });
  },
  "CXStartCallAction.perform": ({ uuid }) => {
    if (!calls.has(uuid)) calls.set(uuid, { uuid, state: "starting" });
    configure();
  },
  "CXEndCallAction.perform": ({ uuid }) => {
    const call = calls.get(uuid);
    if (calls.delete(uuid)) {
      if (call.state === "ringing") ask("backend.reject", { uuid });
      leave(call);
      failWhatWaits(call);
    }
    fulfil(END, uuid);
  },
  "CXSetHeldCallAction.perform": ({ uuid, onHold = true }) => {
    if (calls.has(uuid)) calls.get(uuid).held = onHold;
    if (onHold) stopAudio();
    else configure();
    fulfil(HELD, uuid);
  },
  "CXSetMutedCallAction.perform": ({ uuid, muted = true }) => {
    if (calls.has(uuid)) calls.get(uuid).muted = muted;
    ask(muted ? "microphone.mute" : "microphone.unmute", { uuid });
    fulfil(MUTED, uuid);
  },
  "CXSetGroupCallAction.perform": ({ uuid }) => fulfil("CXSetGroupCallAction", uuid),
  "CXPlayDTMFCallAction.perform": ({ uuid }) => fulfil("CXPlayDTMFCallAction", uuid),
  "CXSetTranslatingCallAction.perform": ({ uuid }) => fulfil("CXSetTranslatingCallAction", uuid),
  "CXProviderDelegate.didActivate": () => {
    if (!audioRuns) ask("audio.start", { what: "call" });
    audioRuns = true;
  },
  "CXProviderDelegate.didDeactivate": stopAudio,
  "CXProviderDelegate.providerDidReset": () => {
    const gone = [...calls.values()];
    calls.clear();
    gone.forEach(leave);
  },
  "CXProviderDelegate.timedOutPerforming": ({ action, uuid }) => {
    const call = calls.get(uuid);
    if ([ANSWER, START].includes(action) && calls.delete(uuid)) leave(call);
  },
  "INStartCallIntent.handle": ({ handle }) => start(newUuid(), handle),
  "app.button": ({ button, uuid }) => (button === "call" || calls.has(uuid)) && buttons[button]?.(uuid),
  "signalling.invitationSent": with_((call) => {
    call.state = "calling";
    fulfil(START, call.uuid);
    ask("CXProvider.reportOutgoingCall(startedConnectingAt:)", { uuid: call.uuid });
    say({ wake: `unanswered ${call.uuid}`, after: RINGS });
  }),
  "signalling.invitationFailed": with_((call) => {
    calls.delete(call.uuid);
    fail(START, call.uuid);
  }),
  "remote.answer": with_((call) => {
    if (call.incoming) return;
    call.state = "connected";
    ask("media.join", { uuid: call.uuid });
    ask("CXProvider.reportOutgoingCall(connectedAt:)", { uuid: call.uuid });
  }),
  "remote.hangup": with_((call) => over(call, "remoteEnded")),
  "remote.cancel": with_((call) => over(call, "remoteEnded")),
  "call.answeredElsewhere": with_((call) => over(call, "answeredElsewhere")),
  "media.failed": with_((call) => over(call, "failed")),
  "media.connected": with_((call) => {
    call.connected = true;
    connect(call);
  }),
};

function woken(name) {
  const [why, uuid] = name.split(" ");
  const call = calls.get(uuid);
  if (why === "unanswered" && ["ringing", "calling"].includes(call?.state)) over(call, "unanswered");
  if (why === "stuck" && call?.answering) over(call, "failed");
}

let greeted = false;
createInterface({ input: process.stdin }).on("line", (line) => {
  const message = JSON.parse(line);
  if (!greeted) {
    greeted = true;
    return say({ format: "callkit-drive", version: 1, app: "a call manager in JavaScript" });
  }
  if ("wake" in message) woken(message.wake);
  else reactions[message.event]?.(message.args ?? {});
  say({ done: true });
});
