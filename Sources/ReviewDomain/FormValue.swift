/// A value as a person typed it into the app's form.
public protocol FormValue: Sendable, Hashable {
  associatedtype Fault: FormValueFault

  /// Reads every form people type; the value keeps the one canonical form.
  init(typed: String) throws(Fault)
}

/// Why a typed text is not the value it should be.
public protocol FormValueFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, continuing a sentence that begins with the field's name: "has 9 characters instead of 10". Never
  /// the typed text itself, which may be personal.
  var problem: String { get }
  /// What to type instead, as a sentence.
  var remedy: String { get }
  /// What the applicant is told of this very fault; nil where the field's own reason says enough.
  var reason: ReasonCode? { get }
}

extension FormValueFault {
  public var description: String { "\(problem). \(remedy)" }
  public var reason: ReasonCode? { nil }
}

/// A form value that points at a person.
///
/// It prints, dumps and interpolates masked, alone and inside other values, so that it cannot leak by accident;
/// whoever needs the whole asks for `text`. It is stored as its canonical text and checked again when it is read
/// back.
public protocol PersonalText: FormValue, Codable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// The canonical form; typing it again gives an equal value.
  var text: String { get }
  /// Reads the canonical form back.
  ///
  /// - Returns: nil for any other text.
  init?(stored: String)
  /// Enough to tell people apart in a list, too little to name one. Masking is not anonymisation.
  var masked: String { get }
}

extension PersonalText {
  public var description: String { masked }
  public var debugDescription: String { masked }
  /// Without children, since `dump` and test failures print those.
  public var customMirror: Mirror { Mirror(self, children: []) }

  public init?(stored: String) {
    // Compared as scalars: String's own equality is blind to canonical equivalents.
    guard let value = try? Self(typed: stored), value.text.unicodeScalars.elementsEqual(stored.unicodeScalars)
    else { return nil }
    self = value
  }

  public init(from decoder: any Decoder) throws {
    guard let value = Self(stored: try decoder.singleValueContainer().decode(String.self)) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "is not in the form it is stored in"))
    }
    self = value
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
