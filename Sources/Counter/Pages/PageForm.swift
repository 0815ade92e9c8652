/// A page that is one form: what it says, its fields in groups, and the button that sends it.
struct PageForm: Sendable {
  struct Field: Sendable {
    enum Kind: String, Sendable {
      case text
      case password
      case email
      case tel
      case checkbox
    }

    let name: String
    let kind: Kind
    let label: Words
    let hint: Words?
    /// What a browser or a password manager may fill in, as HTML names it.
    let autocomplete: String
    /// The keyboard that a phone shows.
    let keyboard: String

    init(
      _ name: String, _ kind: Kind = .text, _ label: Words, hint: Words? = nil, autocomplete: String = "off",
      keyboard: String = "text"
    ) {
      self.name = name
      self.kind = kind
      self.label = label
      self.hint = hint
      self.autocomplete = autocomplete
      self.keyboard = keyboard
    }
  }

  struct Group: Sendable {
    let legend: Words?
    let fields: [Field]

    init(_ legend: Words? = nil, _ fields: [Field]) {
      self.legend = legend
      self.fields = fields
    }
  }

  let action: String
  let title: Words
  var paragraphs: [Words] = []
  var groups: [Group] = []
  let button: Words
  /// Whether what the button does cannot be taken back.
  var isGrave = false

  /// - Parameters:
  ///   - values: what was typed; passwords are never shown again.
  ///   - faults: by the names of their fields; those under an empty name are of the form as a whole.
  func shown(_ values: FormValues?, _ faults: [FieldFault], in language: Language) -> [String: Any] {
    let groups = groups.map { group in
      [
        "legend": group.legend.map { $0(in: language) as Any } ?? false,
        "fields": group.fields.map { shown($0, values, faults, language) },
      ] as [String: Any]
    }
    return [
      "action": action, "title": title(in: language), "paragraphs": paragraphs.map { ["text": $0(in: language)] },
      "groups": groups, "button": button(in: language), "isGrave": isGrave,
      "faults": faults.map {
        ["field": $0.field, "hasField": !$0.field.isEmpty, "text": $0.words(in: language)] as [String: Any]
      },
      "hasFaults": !faults.isEmpty,
    ]
  }

  private func shown(
    _ field: Field, _ values: FormValues?, _ faults: [FieldFault], _ language: Language
  ) -> [String: Any] {
    let fault = faults.first { $0.field == field.name }
    let typed = values?[field.name] ?? ""
    var described: [String] = []
    if field.hint != nil { described.append("\(field.name)-hint") }
    if fault != nil { described.append("\(field.name)-fault") }
    return [
      "name": field.name, "kind": field.kind.rawValue, "label": field.label(in: language),
      "hint": field.hint.map { $0(in: language) as Any } ?? false,
      "fault": fault.map { $0.words(in: language) as Any } ?? false,
      "described": described.isEmpty ? false : described.joined(separator: " ") as Any,
      "value": field.kind == .password ? "" : typed, "isCheckbox": field.kind == .checkbox,
      "isChecked": field.kind == .checkbox && !typed.isEmpty, "autocomplete": field.autocomplete,
      "keyboard": field.keyboard,
    ]
  }
}

/// What is wrong with one field, in its own words.
struct FieldFault: Sendable, Hashable {
  let field: String
  let words: Words

  init(_ field: String, _ chinese: String, _ english: String) {
    self.field = field
    words = Words(chinese, english)
  }
}

/// A page that only says something.
struct PageMessage: Sendable {
  let title: Words
  let paragraphs: [Words]
  var links: [(address: String, words: Words)] = [("/", Words("回首頁", "Home"))]
}
