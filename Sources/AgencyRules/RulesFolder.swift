import Crypto
import Foundation
import ReviewDomain

/// The rules folder as an agency edits it, read and checked whole.
public struct RulesFolder: Sendable {
  public let ruleSet: RuleSet
  public let calendar: WorkingCalendar
  public let secondReads: SecondReadShares
  public let url: URL
  /// The folder of the office calendar's files.
  public var calendarFiles: URL { url.appending(path: "calendar") }

  static let bandFiles: [(subject: Subject, file: String)] = [(.portrait, "photo.yaml"), (.identity, "document.yaml")]

  /// Reads the folder.
  ///
  /// - Parameters:
  ///   - measures: what the inspection can measure, so that a misspelt measure is found here and not at night.
  ///   - problem: what is wrong with a text that is to stand in a mail; nil where nothing is.
  /// - Throws: every fault of every file at once.
  public init(
    at folder: URL, measures: MeasureTypes, problem: (String) -> String? = { _ in nil }
  ) throws(RuleFaults) {
    var reader = FolderReader(folder: folder)
    let reasonText = reader.read("reasons.yaml")
    let policyText = reader.read("policy.yaml")
    let doubtText = reader.read("doubt.yaml")
    let bandTexts = Self.bandFiles.map { ($0.subject, $0.file, reader.read($0.file)) }
    let calendarTexts = reader.readAll(of: "calendar", ending: ".csv")

    let reasonFile = reasonText.map { ReasonFile(file: "reasons.yaml", text: $0, problem: problem) }
    reader.faults += reasonFile?.faults ?? []
    let reasons = reasonFile?.reasons
    let policy = reader.parse(policyText) { text throws(RuleFaults) in
      try PolicyFile(file: "policy.yaml", text: text)
    }
    let codes = reasons.map { Set($0.map(\.code)) }
    var rules: [Rule] = []
    for (subject, file, text) in bandTexts {
      rules +=
        reader.parse(text) { text throws(RuleFaults) in
          try RuleFile(subject, file: file, text: text, measures: measures, reasons: reasons).rules
        } ?? []
    }
    let doubt = reader.parse(doubtText) { text throws(RuleFaults) in
      try DoubtFile(file: "doubt.yaml", text: text, measures: measures, reasons: codes).model
    }
    let calendar = reader.calendar(of: calendarTexts)
    guard reader.faults.isEmpty, let reasons, let policy, let doubt, let calendar else {
      throw RuleFaults(reader.faults)
    }

    ruleSet = RuleSet(
      rules: rules, reasons: reasons, machineMayApprove: policy.machineMayApprove, sha256: reader.digest,
      doubt: doubt, mostDefectiveApproved: policy.mostDefectiveApproved)
    self.calendar = calendar
    secondReads = policy.secondReads
    url = folder
  }

  /// The office calendar alone, whatever is wrong with the other files.
  ///
  /// - Throws: what is wrong with it.
  public static func calendar(at folder: URL) throws(RuleFaults) -> WorkingCalendar {
    var reader = FolderReader(folder: folder)
    guard let calendar = reader.calendar(of: reader.readAll(of: "calendar", ending: ".csv")), reader.faults.isEmpty
    else {
      throw RuleFaults(reader.faults.map { $0.inside(folder) })
    }
    return calendar
  }

  /// Whether policy.yaml lets the machine approve, whatever is wrong with the other files; nil where it cannot be read.
  public static func machineMayApprove(at folder: URL) -> Bool? {
    var reader = FolderReader(folder: folder)
    return reader.read("policy.yaml").flatMap { try? PolicyFile(file: "policy.yaml", text: $0).machineMayApprove }
  }

  /// The reasons for their captions, as far as they can be read.
  public static func reasons(at folder: URL) -> [ReasonCode: Reason] {
    var reader = FolderReader(folder: folder)
    let reasons = reader.read("reasons.yaml").flatMap {
      ReasonFile(file: "reasons.yaml", text: $0) { _ in nil }.reasons
    }
    return Dictionary((reasons ?? []).map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// Reads the files of a folder, gathering faults and, of the YAML files, the digest that names the rule set.
private struct FolderReader {
  let folder: URL
  var faults: [RuleFault] = []
  private var hash = SHA256()

  init(folder: URL) {
    self.folder = folder
  }

  /// Hexadecimal SHA-256 over names and contents of what was read so far through `read`.
  var digest: String { Hexadecimal.text(hash.finalize()) }

  mutating func read(_ file: String) -> String? {
    guard let text = contents(of: file) else { return nil }
    hash.update(data: Data("\(file)\n\(text.utf8.count)\n\(text)".utf8))
    return text
  }

  mutating func readAll(of subfolder: String, ending: String) -> [(name: String, text: String)] {
    let path = folder.appending(path: subfolder).path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      faults.append(RuleFault(file: subfolder, line: nil, problem: "the folder is missing"))
      return []
    }
    return names.filter { $0.hasSuffix(ending) }.sorted().compactMap { name in
      contents(of: "\(subfolder)/\(name)").map { (name: "\(subfolder)/\(name)", text: $0) }
    }
  }

  mutating func parse<Parsed>(_ text: String?, with parser: (String) throws(RuleFaults) -> Parsed) -> Parsed? {
    guard let text else { return nil }
    do {
      return try parser(text)
    } catch {
      faults += error.faults
      return nil
    }
  }

  mutating func calendar(of files: [(name: String, text: String)]) -> WorkingCalendar? {
    do {
      return try WorkingCalendar(csv: files)
    } catch {
      faults.append(RuleFault(file: "calendar", line: nil, problem: "\(error)"))
      return nil
    }
  }

  private mutating func contents(of file: String) -> String? {
    let path = folder.appending(path: file)
    do {
      return try String(contentsOf: path, encoding: .utf8)
    } catch {
      let there = FileManager.default.fileExists(atPath: path.path)
      let problem = there ? "cannot be read as UTF-8 text" : "the file is missing"
      faults.append(RuleFault(file: file, line: nil, problem: problem))
      return nil
    }
  }
}
