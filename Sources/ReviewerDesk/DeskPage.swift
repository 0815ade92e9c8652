import ReviewDomain

/// A desk laid out on a terminal of some size: lines of text, and where the pictures go. Made from the model alone.
package struct DeskPage: Sendable, Hashable {
  /// A line, or a part of one, filled up to its width.
  package struct Run: Sendable, Hashable {
    package let row: Int
    package let column: Int
    package let text: String
    package let isStrong: Bool
  }

  package private(set) var runs: [Run] = []
  /// Nil where there is nothing to see, or no room.
  package private(set) var photo: CellRect?
  package private(set) var document: CellRect?
  /// Where what is typed goes on; nil where nothing is typed.
  package private(set) var cursor: (row: Int, column: Int)?

  package static func == (left: DeskPage, right: DeskPage) -> Bool {
    left.runs == right.runs && left.photo == right.photo && left.document == right.document
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(runs) }

  /// Below this there is room for words alone.
  private static let least = (columns: 60, rows: 16)

  package init(_ model: DeskModel, columns: Int, rows: Int) {
    let (columns, rows) = (max(columns, 20), max(rows, 6))
    add(Self.title(model), CellRect(row: 0, column: 0, width: columns, height: 1), isStrong: true)
    let body = CellRect(row: 1, column: 0, width: columns, height: rows - 3)
    switch model.mode {
    case .looking, .waiting, .note: layOut(model, in: body, words: Self.words(model))
    case .reasons, .details, .message: layOut(model, in: body, words: nil)
    case .reading: fill(body, with: Self.wrapped(model.told, body.width), from: model.scroll)
    case .help: fill(body, with: Self.wrapped(DeskWords.keys.map { "\($0.key)  \($0.does)" }, body.width), from: 0)
    case .nothing:
      let words = DeskWords.nothing(putAside: model.putAside, elsewhere: model.elsewhere)
      fill(body, with: Self.wrapped([words], body.width), from: 0)
    case .over: fill(body, with: [], from: 0)
    }
    foot(model, columns: columns, rows: rows)
  }

  /// Photo on the left, document and words on the right.
  private mutating func layOut(_ model: DeskModel, in body: CellRect, words: [String]?) {
    guard body.width >= Self.least.columns && body.height + 3 >= Self.least.rows, model.current != nil else {
      fill(body, with: Self.wrapped(words ?? Self.reasons(model), body.width), from: words == nil ? 0 : model.scroll)
      return
    }
    // A portrait of 3 to 4 as high as the body, in cells twice as high as wide; never more than two fifths of the width.
    let left = min(body.height * 3 / 2, body.width * 2 / 5)
    photo = CellRect(row: body.row, column: 0, width: left, height: body.height)
    let right = CellRect(row: body.row, column: left + 2, width: body.width - left - 2, height: body.height)
    // An empty column between them.
    for row in body.row..<body.row + body.height {
      runs.append(Run(row: row, column: left, text: "  ", isStrong: false))
    }
    guard let words else {
      let half = (right.width - 2) / 2
      let lines = Self.reasons(model)
      let count = lines.count <= right.height ? lines.count : max(right.height, (lines.count + 1) / 2)
      fill(
        right,
        with: (0..<min(count, right.height)).map { place in
          let other = place + count
          return lines.count <= right.height
            ? lines[place]
            : lines[place].fitted(to: half) + "  " + (other < lines.count ? lines[other].fitted(to: half) : "")
        }, from: 0)
      return
    }
    // A card of 86 to 54 across the right column, and at least half of it for words.
    let height = min(right.height / 2, right.width * 54 / 86 / 2)
    document = CellRect(row: right.row, column: right.column, width: right.width, height: height)
    let below = CellRect(
      row: right.row + height, column: right.column, width: right.width, height: right.height - height)
    fill(below, with: Self.wrapped(words, below.width), from: model.scroll)
  }

  private mutating func foot(_ model: DeskModel, columns: Int, rows: Int) {
    let status = CellRect(row: rows - 2, column: 0, width: columns, height: 1)
    let question: String? =
      switch model.mode {
      case .note: "Note: "
      case .message: "Words for the applicant: "
      default: nil
      }
    if let question {
      // On the narrowest terminals what is typed goes before what was asked.
      let asked = columns > question.displayWidth + 20 ? question : ""
      let typed = model.text.tail(fitting: columns - asked.displayWidth - 1)
      add(asked + typed, status, isStrong: false)
      cursor = (status.row, asked.displayWidth + typed.displayWidth)
    } else {
      let counts = " \(model.waiting) waiting, \(model.decidedCount) decided"
      add(model.status.fitted(to: columns - counts.displayWidth) + counts, status, isStrong: false)
    }
    add(
      Self.keys(model, columns: columns), CellRect(row: rows - 1, column: 0, width: columns, height: 1), isStrong: true)
  }

  /// Lines from one on, the last of them always in sight.
  private mutating func fill(_ area: CellRect, with lines: [String], from scroll: Int) {
    let first = min(scroll, max(0, lines.count - area.height))
    for place in 0..<area.height {
      let isLast = place == area.height - 1 && first + area.height < lines.count
      let line = first + place < lines.count ? lines[first + place] : ""
      let more = isLast ? "↓ j: more" : nil
      let text = more.map { line.fitted(to: area.width - $0.displayWidth - 1) + " " + $0 } ?? line
      add(text, CellRect(row: area.row + place, column: area.column, width: area.width, height: 1), isStrong: false)
    }
  }

  private mutating func add(_ text: String, _ place: CellRect, isStrong: Bool) {
    runs.append(
      Run(
        row: place.row, column: place.column, text: text.strippedOfControls.fitted(to: place.width), isStrong: isStrong)
    )
  }

  private static func wrapped(_ lines: [String], _ width: Int) -> [String] {
    lines.flatMap { WrappedText.lines(of: $0.strippedOfControls, width: width) }
  }

  private static func title(_ model: DeskModel) -> String {
    guard let shown = model.current else { return " card-review" }
    return " \(shown.application)  \(shown.name)  \(model.wholeNumber ?? shown.number)  due \(shown.due)"
  }

  private static func words(_ model: DeskModel) -> [String] {
    guard let shown = model.current else { return [] }
    var lines = shown.findings.map { "\($0.reason): \($0.sentence)" }
    if lines.isEmpty { lines = ["Nothing spoke against it."] }
    if !model.note.isEmpty { lines.insert("Note: \(model.note)", at: 0) }
    lines.append("")
    lines += shown.comparisons.map { line in
      line.typed == line.read
        ? "\(line.field) \(line.outcome): \(line.typed)"
        : "\(line.field) \(line.outcome): typed \(line.typed), read \(line.read)"
    }
    lines += shown.fields.map { "\($0.label): \($0.value)" }
    return lines
  }

  private static func reasons(_ model: DeskModel) -> [String] {
    if case .details(let code) = model.mode, let entry = model.reasons[code] {
      let chosen = model.chosen[code] ?? []
      return ["Which of \(code) \(entry.caption):", ""]
        + entry.details.enumerated().map { place, detail in
          "\(chosen.contains(detail.code) ? "[x]" : "[ ]") \(place + 1) \(detail.caption) \(detail.code)"
        }
    }
    return model.reasons.entries.map { entry in
      let details = model.chosen[entry.code].map { DeskWords.details($0, of: entry) } ?? ""
      let seen = model.current?.machineReasons[entry.code] == nil ? "" : "*"
      return "\(model.chosen[entry.code] == nil ? "[ ]" : "[x]") \(entry.key) \(entry.caption)\(seen)"
        + (details.isEmpty ? "" : "：\(details)")
    }
  }

  /// The keys of this moment; the most needed first, since the rest may be cut off.
  private static func keys(_ model: DeskModel, columns: Int) -> String {
    switch model.mode {
    case .looking, .waiting:
      columns < 110
        ? " a approve r reject n note s skip u undo z zoom l lines i o h ? help q quit"
        : " a approve  r reject  n note  s skip  u undo  z zoom  l lines  i number  o pictures  h history  ? help  q quit"
    case .reasons: " Enter rejects  = the machine's (*)  A…Z details  + words to the applicant  Esc back"
    case .details: " 1…9 choose  Enter done  Esc back"
    case .note, .message: " Enter keeps it  Esc leaves it as it was"
    case .reading: " j k up and down  any other key: back"
    case .help: " any key: back"
    case .nothing: " Enter look again  u undo  ? help  q quit"
    case .over: ""
    }
  }
}
