import AgencyRules
import Foundation
import ReviewDomain
import Testing

@Suite("A rules folder with faults")
struct BadRulesFolderTests {
  static let measures: MeasureTypes = [
    .portrait: [
      "head.height": .number(0...Double.infinity), "file.truncated": .flag,
      "file.format": .text(["jpeg", "png", "unknown"]),
      "edit.software": .text(nil), "looks.edited": .number(0...1),
    ],
    .identity: ["file.truncated": .flag],
  ]

  /// Files that name no measure beyond `measures`, to be spoiled one at a time.
  func folder() throws -> RulesCopy {
    let copy = try RulesCopy()
    for (file, subject) in [("photo.yaml", "portrait"), ("document.yaml", "identity")] {
      try copy.write(
        """
        schema: 1
        subject: \(subject)
        rules:
          - measure: file.truncated
            reason: unreadable_file
            detail: \(subject)
            reject: { is: true }
        """, to: file)
    }
    try copy.write(Self.doubt(), to: "doubt.yaml")
    return copy
  }

  static func doubt(
    measure: String = "head.height", reason: String = "no_face", points: String = "[[0.1, 2], [0.2, 0]]",
    price: String = "{ limit: 1, good_approved: 0.9, defective_approved: 0.005 }"
  ) -> String {
    """
    schema: 1
    base: -2
    prices:
      - \(price)
    evidence:
      - measure: \(measure)
        reason: \(reason)
        points: \(points)
    """
  }

  func faults(of copy: RulesCopy) -> [RuleFault] {
    do {
      _ = try RulesFolder(at: copy.url, measures: Self.measures)
      return []
    } catch {
      return error.faults
    }
  }

  @Test("is read when there is none")
  func goodFolder() throws {
    #expect(faults(of: try folder()) == [])
  }

  @Test(
    "names the file, the line and what is wrong",
    arguments: [
      ("measure: head.hight\n    reason: no_face\n    reject: { below: 1 }", 4, "no measure `head.hight`"),
      ("measure: head.height\n    reason: no_such\n    reject: { below: 1 }", 5, "not in reasons.yaml"),
      ("measure: head.height\n    reason: no_face\n    reject: { under: 1 }", 6, "unknown band `under`"),
      ("measure: head.height\n    reason: no_face\n    reject: { below: tall }", 6, "must be a number"),
      ("measure: head.height\n    reason: no_face\n    reject: { below: .nan }", 6, "must be a number"),
      ("measure: head.height\n    reason: no_face\n    reject: { is: true }", 6, "gives a number"),
      ("measure: file.format\n    reason: no_face\n    refer: { above: 3 }", 6, "gives a text"),
      ("measure: head.height\n    reason: no_face\n    reject: { outside: [2, 1] }", 6, "the lower one first"),
      ("measure: head.height\n    reason: no_face\n    reject: { below: 1, above: 2 }", 6, "exactly one"),
      ("measure: head.height\n    reason: no_face", 4, "a rule needs"),
      ("measure: head.height\n    reject: { below: 1 }", 4, "`reason` is missing"),
      (
        "measure: file.truncated\n    reason: unreadable_file\n    reject: { is: true }", 4,
        "needs a `detail`, one of portrait"
      ),
      (
        "measure: head.height\n    reason: features_unclear\n    detail: x\n    refer: { below: 1 }", 6,
        "one of covered"
      ),
      ("measure: head.height\n    reason: no_face\n    reject: { below: 1 }\n    cap: 3", 7, "unknown key `cap`"),
      (
        "measure: head.height\n    reason: no_face\n    reject: { below: 1 }\n    needs: luck", 7,
        "both_uploads or casebook"
      ),
      ("measure: head.height\n    reason: no_face\n    reason: no_face\n    reject: { below: 1 }", nil, "twice"),
    ] as [(String, Int?, String)])
  func badRule(rule: String, line: Int?, words: String) throws {
    let copy = try folder()
    try copy.write("schema: 1\nsubject: portrait\nrules:\n  - \(rule)\n", to: "photo.yaml")
    let found = faults(of: copy)
    let fault = try #require(found.first, "the fault was not found")
    #expect(fault.file == "photo.yaml")
    #expect(fault.description.contains(words), "\(fault)")
    if let line { #expect(fault.line == line, "\(fault)") }
  }

  @Test(
    "names bands that would speak never, or always",
    arguments: [
      ("head.height", "reject: { below: 0.2 }\n    refer: { below: 0.1 }", 7, "`reject` speaks on all of its values"),
      (
        "head.height", "reject: { above: 0.2 }\n    refer: { at_least: 0.3 }", 7, "`reject` speaks on all of its values"
      ),
      ("head.height", "reject: { outside: [1, 2] }\n    refer: { outside: [0.5, 3] }", 7, "`refer` can never speak"),
      ("file.format", "reject: { one_of: [png, jpeg] }\n    refer: { one_of: [png] }", 7, "`refer` can never speak"),
      ("head.height", "reject: { below: 0 }", 6, "gives no such value"),
      ("looks.edited", "refer: { above: 1 }", 6, "gives no such value"),
      ("file.format", "reject: { one_of: [] }", 6, "gives no such value"),
      ("file.format", "reject: { none_of: [jpeg, png, unknown] }", 6, "gives no such value"),
      ("edit.software", "refer: { names: [] }", 6, "gives no such value"),
      ("head.height", "reject: { at_least: -5 }", 6, "speaks on every value"),
      ("looks.edited", "refer: { at_most: 1 }", 6, "speaks on every value"),
      ("head.height", "reject: { below: 2 }\n    refer: { above: 1 }", 7, "speaks on every value"),
      ("file.truncated", "reject: { is: true }\n    refer: { is: false }", 7, "speaks on every value"),
      ("edit.software", "refer: { none_of: [] }", 6, "speaks on every value"),
      ("edit.software", "reject: { none_of: [a] }\n    refer: { one_of: [a, b] }", 7, "speaks on every value"),
      ("file.format", "reject: { one_of: [jpg] }", 6, "never gives `jpg`; it gives jpeg, png, unknown"),
      ("file.format", "refer: { none_of: [jpeg, PNG] }", 6, "never gives `PNG`"),
      ("file.format", "reject: { one_of: [png, [jpeg]] }", 6, "nothing but texts"),
      ("head.height", "reject: { outside: [-.inf, 5] }", 6, "two numbers in brackets"),
      ("head.height", "reject: { below: .inf }", 6, "must be a number"),
      ("head.height", "reject: { below: 5:00 }", 6, "must be a number"),
      ("head.height", "reject: { below: 0755 }", 6, "must be a number"),
      ("head.height", "reject: { below: 1_000 }", 6, "must be a number"),
      ("head.height", "reject: { below: 0x1F }", 6, "must be a number"),
    ] as [(String, String, Int, String)])
  func uselessBands(measure: String, bands: String, line: Int, words: String) throws {
    let copy = try folder()
    try copy.write(
      "schema: 1\nsubject: portrait\nrules:\n  - measure: \(measure)\n    reason: no_face\n    \(bands)\n",
      to: "photo.yaml")
    let fault = try #require(faults(of: copy).first, "the fault was not found")
    #expect(fault.file == "photo.yaml" && fault.line == line && fault.problem.contains(words), "\(fault)")
  }

  @Test(
    "takes bands that add to each other",
    arguments: [
      ("head.height", "reject: { below: 0.1 }\n    refer: { below: 0.2 }"),
      ("head.height", "reject: { below: 0.1 }\n    refer: { above: 0.9 }"),
      ("head.height", "reject: { below: 0.1 }\n    refer: { at_most: 0.1 }"),
      ("head.height", "reject: { outside: [-1, .5] }\n    refer: { outside: [0.1, 5e-1] }"),
      ("head.height", "refer: { at_most: 0 }"), ("file.truncated", "refer: { is: false }"),
      ("file.format", "reject: { one_of: [png] }\n    refer: { none_of: [jpeg, png] }"),
      ("edit.software", "reject: { one_of: [x] }\n    refer: { none_of: [y] }"),
      ("edit.software", "refer: { names: [x] }"),
    ])
  func usefulBands(measure: String, bands: String) throws {
    let copy = try folder()
    try copy.write(
      "schema: 1\nsubject: portrait\nrules:\n  - measure: \(measure)\n    reason: no_face\n    \(bands)\n",
      to: "photo.yaml")
    #expect(faults(of: copy) == [])
  }

  @Test("is refused when a file speaks of the other upload, which would leave its own without rules")
  func otherSubject() throws {
    let copy = try folder()
    let text = try String(contentsOf: copy.url.appending(path: "document.yaml"), encoding: .utf8)
    try copy.write(text.replacing("subject: identity", with: "subject: portrait"), to: "document.yaml")
    #expect(faults(of: copy).map(\.description) == ["document.yaml:2: `subject` of this file must be identity"])
  }

  @Test("is refused when a caption is blank", arguments: ["\" \"", "\"\\u3000\""])
  func blankCaption(caption: String) throws {
    let copy = try folder()
    let text = try String(contentsOf: copy.url.appending(path: "reasons.yaml"), encoding: .utf8)
    try copy.write(text.replacing("caption: 檔案過大", with: "caption: \(caption)"), to: "reasons.yaml")
    let line = text[..<(try #require(text.range(of: "caption: 檔案過大")).lowerBound)].count { $0 == "\n" } + 1
    #expect(faults(of: copy).contains { $0.problem == "`caption` must be a text" && $0.line == line })
  }

  @Test(
    "says what a rule needs",
    arguments: [("", nil), ("needs: both_uploads", .bothUploads), ("needs: casebook", .casebook)]
      as [(String, RuleNeed?)])
  func needs(line: String, need: RuleNeed?) throws {
    let copy = try folder()
    try copy.write(
      """
      schema: 1
      subject: portrait
      rules:
        - measure: head.height
          reason: no_face
          reject: { below: 1 }
          \(line)
      """, to: "photo.yaml")
    let rules = try RulesFolder(at: copy.url, measures: Self.measures).ruleSet.rules
    #expect(rules.filter { $0.measure == "head.height" }.map(\.needs) == [need])
  }

  @Test(
    "is refused when a file is no YAML of schema 1",
    arguments: [
      "", "rules: [", "- a\n- b\n", "schema: 2\n", "subject: portrait\n", "schema: 1\nsubject: nobody\nrules: []\n",
      "schema: 1\nsubject: portrait\nrules: []\n",
    ])
  func noYAML(text: String) throws {
    let copy = try folder()
    try copy.write(text, to: "photo.yaml")
    #expect(faults(of: copy).contains { $0.file == "photo.yaml" })
  }

  @Test(
    "names what is wrong with evidence",
    arguments: [
      (doubt(measure: "head.hight"), 6, "`head.hight` is no number"),
      (doubt(measure: "file.format"), 6, "`file.format` is no number"),
      (doubt(reason: "no_such"), 7, "not in reasons.yaml"),
      (doubt(points: "[[0.1, 2]]"), 8, "at least two"),
      (doubt(points: "[[0.2, 2], [0.1, 0]]"), 8, "must rise"),
      (doubt(points: "[[0.1, -2], [0.2, 0]]"), 8, "below 0"),
      (doubt(points: "[[0.1, x], [0.2, 0]]"), 8, "pairs of a value and its weight"),
      (doubt(price: "{ limit: 1, good_approved: 0.9, defective_approved: 5 }"), 4, "a share from 0 to 1"),
      (doubt(price: "{ limit: 1, good_approved: 0.9 }"), 4, "`defective_approved` is missing"),
      (
        doubt(
          price:
            "{ limit: 1, good_approved: 0.9, defective_approved: 0 }\n  - { from: 9, limit: 0, good_approved: 1, defective_approved: 0 }"
        ),
        4, "`priced_by` must name the measure"
      ),
      (doubt() + "\npriced_by: file.format\n", 9, "`file.format` is no number"),
    ])
  func badEvidence(text: String, line: Int, problem: String) throws {
    let copy = try folder()
    try copy.write(text, to: "doubt.yaml")
    let fault = try #require(faults(of: copy).first)
    #expect(fault.file == "doubt.yaml" && fault.line == line && fault.problem.contains(problem), "\(fault)")
  }

  @Test("is refused when the price of an error is no share")
  func badPrice() throws {
    let copy = try folder()
    try copy.write("schema: 1\nmachine_may_approve: true\nmost_defective_approved: 2\n", to: "policy.yaml")
    #expect(faults(of: copy).map(\.problem) == ["`most_defective_approved` must be a share from 0 to 1, such as 0.005"])
  }

  @Test("is refused when the shares of second reads are none, and takes them where they are")
  func secondReads() throws {
    let copy = try folder()
    let rest = "schema: 1\nmachine_may_approve: true\nmost_defective_approved: 0.01\nsecond_reads:"
    try copy.write("\(rest) { of_machine: 2, of_peple: 1 }\n", to: "policy.yaml")
    let problems = faults(of: copy).map(\.problem)
    for words in ["`of_machine` must be a share", "unknown key `of_peple`", "`of_people` is missing"] {
      #expect(problems.contains { $0.contains(words) }, "\(words): \(problems)")
    }
    try copy.write("\(rest) { of_machine: 0.01, of_people: 1 }\n", to: "policy.yaml")
    #expect(faults(of: copy).isEmpty)
  }

  @Test("names the other faults of a file that lacks its schema as well")
  func noSchema() throws {
    let copy = try folder()
    try copy.write("subject: nobody\nrules: []\n", to: "photo.yaml")
    let problems = faults(of: copy).map(\.problem)
    #expect(
      problems.contains { $0.contains("`schema: 1`") } && problems.contains { $0.contains("`subject`") }, "\(problems)")
  }

  @Test("names all faults of all files at once")
  func allAtOnce() throws {
    let copy = try folder()
    try copy.write("schema: 1\nmachine_may_approve: perhaps\nmost_defective_approved: 0.01\n", to: "policy.yaml")
    try copy.write("schema: 1\nsubject: portrait\nrules:\n  - measure: a.b\n    reason: no_face\n", to: "photo.yaml")
    try FileManager.default.removeItem(at: copy.url.appending(path: "document.yaml"))
    let files = Set(faults(of: copy).map(\.file))
    #expect(files == ["policy.yaml", "photo.yaml", "document.yaml"])
    #expect(faults(of: copy).filter { $0.file == "photo.yaml" }.count == 2)
  }

  @Test(
    "names the faults of rules and evidence also where reasons.yaml has some, and takes no reason of its for unknown",
    arguments: ["schema: 1\nreasons: [\n", nil])
  func besideBadReasons(reasons: String?) throws {
    let copy = try folder()
    let file = copy.url.appending(path: "reasons.yaml")
    let text = try reasons ?? String(contentsOf: file, encoding: .utf8).replacing("caption:", with: "kaption:")
    try copy.write(text, to: "reasons.yaml")
    try copy.write(
      "schema: 1\nsubject: portrait\nrules:\n  - measure: head.hight\n    reason: no_face\n    reject: { below: 1 }\n",
      to: "photo.yaml")
    try copy.write(Self.doubt(measure: "head.hight"), to: "doubt.yaml")
    let found = faults(of: copy)
    #expect(Set(found.map(\.file)) == ["reasons.yaml", "photo.yaml", "doubt.yaml"])
    #expect(found.count { $0.file != "reasons.yaml" } == 2, "\(found)")
  }

  @Test("is refused when a reason covers one that does not exist, or one is written twice")
  func badReasons() throws {
    let copy = try folder()
    let reason = "  - code: a\n    caption: 甲\n    advice: 乙\n    machine_may_reject: true\n"
    try copy.write("schema: 1\nreasons:\n\(reason)\(reason)    covers: [nothing]\n", to: "reasons.yaml")
    let words = faults(of: copy).map(\.problem).joined(separator: "\n")
    #expect(words.contains("written twice"))
    #expect(words.contains("`nothing`"))
    #expect(words.contains("`undetermined` is missing"))
  }

  @Test("is refused when details are written twice, lack a caption, or are needed and not there")
  func badDetails() throws {
    let copy = try folder()
    let entry = "  - { code: a, caption: 甲, advice: 乙, machine_may_reject: true"
    try copy.write(
      "schema: 1\nreasons:\n\(entry), details: [{ code: x, caption: 丙 }, { code: x, caption: 丁 }, { code: y }] }\n"
        + entry.replacingOccurrences(of: "code: a", with: "code: b") + ", needs_detail: true }\n", to: "reasons.yaml")
    let words = faults(of: copy).map(\.problem).joined(separator: "\n")
    #expect(words.contains("detail `x` is written twice"))
    #expect(words.contains("`caption` is missing"))
    #expect(words.contains("there are no `details`"))
  }

  @Test(
    "is refused when a code has a space or another sign in it that lists of codes are made with",
    arguments: ["hat on", "帽", "-x", "a,b"])
  func badCode(code: String) throws {
    let copy = try folder()
    let text = try String(contentsOf: copy.url.appending(path: "reasons.yaml"), encoding: .utf8)
    try copy.write(text.replacing("- code: other", with: "- code: \"\(code)\"", maxReplacements: 1), to: "reasons.yaml")
    let fault = try #require(faults(of: copy).first)
    #expect(fault.problem.contains("letters A to Z") && fault.file == "reasons.yaml", "\(fault)")
    #expect(fault.line == text[..<(try #require(text.range(of: "- code: other")).lowerBound)].count { $0 == "\n" } + 1)
  }

  @Test("is refused when reasons cover each other in a ring, which would leave a mail without any")
  func ringOfReasons() throws {
    let copy = try folder()
    func entry(_ code: String, covers: String) -> String {
      "  - { code: \(code), caption: 甲, advice: 乙, machine_may_reject: true, covers: [\(covers)] }\n"
    }
    try copy.write(
      "schema: 1\nreasons:\n" + entry("a", covers: "b") + entry("b", covers: "c") + entry("c", covers: "a")
        + entry("undetermined", covers: "") + entry("inspection_failed", covers: "")
        + entry("picture_damaged", covers: "") + entry("other", covers: "a"),
      to: "reasons.yaml")
    #expect(faults(of: copy).filter { $0.problem.contains("covers itself") }.count == 3)
  }

  @Test("is refused when the machine may reject for `other`, for which it has no words")
  func machineRejectsForOther() throws {
    let copy = try folder()
    let file = copy.url.appending(path: "reasons.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    let entry = try #require(text.range(of: "code: other"))
    let flag = try #require(text.range(of: "machine_may_reject: false", range: entry.upperBound..<text.endIndex))
    try copy.write(text.replacingCharacters(in: flag, with: "machine_may_reject: true"), to: "reasons.yaml")
    let fault = try #require(faults(of: copy).first)
    #expect(fault.problem.contains("`other`"))
    #expect(fault.line == text[..<flag.lowerBound].count { $0 == "\n" } + 1)
  }

  @Test("changes its digest with any rule, and keeps it otherwise")
  func digest() throws {
    let copy = try folder()
    let before = try RulesFolder(at: copy.url, measures: Self.measures).ruleSet.sha256
    #expect(try RulesFolder(at: copy.url, measures: Self.measures).ruleSet.sha256 == before)
    try copy.write("schema: 1\nmachine_may_approve: false\nmost_defective_approved: 0.01\n", to: "policy.yaml")
    #expect(try RulesFolder(at: copy.url, measures: Self.measures).ruleSet.sha256 != before)
  }
}
