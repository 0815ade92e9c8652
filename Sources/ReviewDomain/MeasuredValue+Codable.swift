/// Stored as one-key objects (`{"number": 0.41}`), so that a text "true" and a flag stay apart for ever.
extension MeasuredValue: Codable {
  private enum Key: String, CodingKey {
    case number, flag, text, notApplicable, failed
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    guard let key = container.allKeys.first, container.allKeys.count == 1 else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a measured value has exactly one of the known keys"))
    }
    switch key {
    case .number: self = .number(try container.decode(Double.self, forKey: .number))
    case .flag: self = .flag(try container.decode(Bool.self, forKey: .flag))
    case .text: self = .text(try container.decode(String.self, forKey: .text))
    case .notApplicable: self = .notApplicable(why: try container.decode(String.self, forKey: .notApplicable))
    case .failed: self = .failed(why: try container.decode(String.self, forKey: .failed))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .number(let number): try container.encode(number, forKey: .number)
    case .flag(let flag): try container.encode(flag, forKey: .flag)
    case .text(let text): try container.encode(text, forKey: .text)
    case .notApplicable(let why): try container.encode(why, forKey: .notApplicable)
    case .failed(let why): try container.encode(why, forKey: .failed)
    }
  }
}
