import 'dart:convert';
import 'dart:io';

/// Writes what an app lives through around its calls as a trace: JSON, one line for each event, for
/// `callkit-restrictions check`. A line is with the system before [record] returns, so a kill loses none.
///
///     final trace = CallTrace(file, starts: 'running', sees: ['CXAnswerCallAction']);
///     trace.record('system', 'CXAnswerCallAction.perform', args: {'uuid': uuid});
///
/// Nothing here throws: a recorder must not break the app that it watches.
class CallTrace {
  /// [starts] is 'launch', 'running' or 'mid-call'. [sees]: the names, or their beginnings, of all events that you
  /// record. What is not in it cannot be held against the app, so leave out what you do not record, and never leave out
  /// what you do.
  CallTrace(File file, {required String starts, required List<String> sees}) {
    try {
      file.parent.createSync(recursive: true);
      _file = file.openSync(mode: FileMode.writeOnly);
    } on FileSystemException {
      return;
    }
    _write({
      'format': 'callkit-trace',
      'version': 1,
      'platform': {'ios': _version()},
      'starts': starts,
      'sees': sees,
    });
  }

  final Stopwatch _clock = Stopwatch()..start(); // never goes back
  RandomAccessFile? _file;

  /// Records one event, now. [who] is 'app', 'system', 'user' or 'remote'; [inferred] marks what you conclude and did
  /// not see.
  void record(String who, String event, {Map<String, Object?>? args, bool inferred = false}) {
    _write({
      't': _clock.elapsedMilliseconds / 1000,
      'who': who,
      'event': event,
      if (args != null) 'args': args,
      if (inferred) 'inferred': true,
    });
  }

  /// Ends the recording on purpose. Without this the trace counts as cut off, which is right after a kill.
  void end() {
    _write({'t': _clock.elapsedMilliseconds / 1000, 'end': true});
    try {
      _file?.closeSync();
    } on FileSystemException {
      // there is nothing left to do with it
    }
    _file = null;
  }

  void _write(Map<String, Object?> content) {
    try {
      // what is no JSON is written as it describes itself; line ends inside a text become \n
      _file?.writeStringSync('${jsonEncode(content, toEncodable: (value) => '$value')}\n');
    } on Object {
      // a full disk, or a circle among the arguments: this event is lost
    }
  }

  /// '17.4' of 'Version 17.4 (Build 21E219)'.
  static String? _version() => RegExp(r'\d+\.\d+').firstMatch(Platform.operatingSystemVersion)?.group(0);
}
