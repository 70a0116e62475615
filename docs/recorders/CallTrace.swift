import Foundation

/// Writes what an app lives through around its calls as a trace: JSON, one line for each event, for
/// `callkit-restrictions check`. A line is with the system before `record` returns, so a kill loses none.
///
///     let trace = CallTrace(starts: .launch, sees: ["PKPushRegistry", "CX", "process.launched"])
///     trace.record(.system, "CXAnswerCallAction.perform", ["uuid": action.callUUID.uuidString])
///
/// Made once, when the app launches, and kept. It may be called from any thread but the audio unit's own: it takes a
/// lock and writes to a file. Nothing in it throws or traps; where it cannot write, it does nothing.
public final class CallTrace: @unchecked Sendable { // the lock guards everything that changes
    public enum Who: String, Sendable { case app, system, user, remote }

    /// Where the recording begins: with the process, with the app up and no call, or anywhere.
    public enum Start: String, Sendable { case launch, running, midCall = "mid-call" }

    /// The file of this process, to be collected.
    public let file: URL

    private let lock = NSLock()
    private let began = CallTrace.clock()
    private var handle: FileHandle?

    /// `sees`: the names, or their beginnings, of all events that you record. What is not in it cannot be held against
    /// the app, so leave out what you do not record, and never leave out what you do.
    public init(starts: Start, sees: [String]) {
        let folder = FileManager.default.urls(for: .applicationSupportDirectory, in: .userDomainMask)[0]
            .appendingPathComponent("CallTraces", isDirectory: true)
        file = folder.appendingPathComponent("calls-\(UUID().uuidString).jsonl")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        // Calls also come after a restart, before the phone is unlocked. Then only such a file can be written.
        let readable: [FileAttributeKey: Any] = [.protectionKey: FileProtectionType.none]
        FileManager.default.createFile(atPath: file.path, contents: nil, attributes: readable)
        handle = try? FileHandle(forWritingTo: file)
        var build: [String: Any] = [:]
        build["UIBackgroundModes"] = Bundle.main.object(forInfoDictionaryKey: "UIBackgroundModes") as? [String]
        write([
            "format": "callkit-trace", "version": 1, "platform": CallTrace.platform(), "starts": starts.rawValue,
            "sees": sees, "build": build,
        ])
    }

    /// Records one event, now. `inferred` marks what you conclude and did not see.
    public func record(_ who: Who, _ event: String, _ args: [String: Any] = [:], inferred: Bool = false) {
        var line: [String: Any] = ["who": who.rawValue, "event": event]
        if !args.isEmpty { line["args"] = args }
        if inferred { line["inferred"] = true }
        write(line, timed: true)
    }

    /// Ends the recording on purpose. Without this the trace counts as cut off, which is right after a kill.
    public func end() {
        write(["end": true], timed: true, last: true)
    }

    /// An error as the checker reads it, "com.apple.CallKit.error.incomingcall 3"; nothing for none.
    public static func said(_ error: Error?) -> Any {
        guard let error = error as NSError? else { return NSNull() }
        return "\(error.domain) \(error.code)"
    }

    private func write(_ content: [String: Any], timed: Bool = false, last: Bool = false) {
        lock.lock() // the time is taken inside, so that the lines stand in the order of their times
        defer { lock.unlock() }
        guard let handle else { return }
        var content = content
        if timed {
            let milliseconds = (CallTrace.clock() - began) / 1_000_000
            content["t"] = NSDecimalNumber(mantissa: milliseconds, exponent: -3, isNegative: false)
        }
        // A date or another object among the arguments would raise an exception that Swift cannot catch.
        if !JSONSerialization.isValidJSONObject(content), let args = content["args"] as? [String: Any] {
            content["args"] = args.mapValues { String(describing: $0) }
        }
        guard JSONSerialization.isValidJSONObject(content),
              var line = try? JSONSerialization.data(withJSONObject: content, options: [.sortedKeys])
        else { return }
        line.append(0x0A)
        try? handle.write(contentsOf: line)
        if last {
            try? handle.close()
            self.handle = nil
        }
    }

    /// Nanoseconds that never go back, and that pass while the phone sleeps.
    private static func clock() -> UInt64 {
        clock_gettime_nsec_np(CLOCK_MONOTONIC_RAW)
    }

    private static func platform() -> [String: Any] {
        let version = ProcessInfo.processInfo.operatingSystemVersion
        var platform: [String: Any] = ["ios": "\(version.majorVersion).\(version.minorVersion)", "device": device()]
        platform["linked_sdk"] = Bundle.main.object(forInfoDictionaryKey: "DTPlatformVersion") as? String
        return platform
    }

    private static func device() -> String {
        #if targetEnvironment(simulator)
        return "simulator"
        #elseif os(watchOS)
        return "watch"
        #elseif os(macOS) || targetEnvironment(macCatalyst)
        return "mac"
        #else
        var system = utsname()
        uname(&system)
        let model = withUnsafeBytes(of: &system.machine) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        return model.hasPrefix("iPad") ? "iPad" : "iPhone"
        #endif
    }
}
