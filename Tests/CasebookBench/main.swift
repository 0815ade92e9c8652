import AgencyRules
import Foundation

/// `make bench-report`, with `report` as the first argument; `make bench-books` with `books`; else `make bench-casebook`: what an application costs in a casebook of growing size. Arguments: the sizes.
let sizes = CommandLine.arguments.dropFirst().compactMap { Int($0) }
// On the disk, since a temporary folder may be in memory, where a sync costs nothing.
let folder = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/casebook-growth")
try? FileManager.default.removeItem(at: folder)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let calendar = try RulesFolder.calendar(at: URL(filePath: "rules").absoluteURL)
switch CommandLine.arguments.dropFirst().first {
case "report":
  print(try ReportBench(in: folder, count: sizes.first ?? 1_000_000).run(calendar: calendar), terminator: "")
case "books":
  print(try BooksBench(in: folder, count: sizes.first ?? 1_000_000).run(calendar: calendar), terminator: "")
default:
  var casebook = try GrowingCasebook(in: folder)
  print(SizeFigures.header, terminator: "")
  for size in sizes.isEmpty ? [1_000, 10_000, 100_000] : sizes {
    print(try casebook.grow(to: size).line)
  }
}
