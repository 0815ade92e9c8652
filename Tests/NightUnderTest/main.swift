import Foundation

// A night of a test's own, as a process that can be killed: `night-under-test night HOME MAIL_TEMPLATES TIME HOLDER [SMTP_PORT]` runs one with a
// clock that stands still, and inspects with `night-under-test worker`, which reads its answer out of the picture.
// `night-under-test misdeed WHAT` tries something in a worker's sandbox.

let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "night" where arguments.count == 6 || arguments.count == 7:
  await ScriptedNight.run(
    home: URL(filePath: arguments[2]), templates: URL(filePath: arguments[3]), time: arguments[4],
    holder: arguments[5], relay: arguments.dropFirst(6).first.flatMap { Int($0) })
case "misdeed" where arguments.count == 3:
  guard let misdeed = Misdeed(rawValue: arguments[2]) else { ScriptedNight.end(64, "no such misdeed") }
  misdeed.commit()
case "worker":
  ScriptedWorker.serve()
default:
  ScriptedNight.end(
    64, "usage: night-under-test night HOME MAIL_TEMPLATES TIME HOLDER [SMTP_PORT] | misdeed WHAT | worker")
}
