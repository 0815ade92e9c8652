import ReviewDomain

import struct Foundation.Date

/// An application that somebody is filling in.
public struct ApplicationDraft: Sendable, Hashable {
  /// When the person agreed to the terms.
  public let consentAt: Date
  public var document: DraftDocument?
  public var portrait: DraftPicture?
  /// Photos that were advised against so far.
  public var advisedAgainst: Int
  /// Those of them that another photo took the place of.
  public var replaced: Int

  /// One that begins.
  public init(consentAt: Date) {
    self.init(consentAt: consentAt, document: nil, portrait: nil, advisedAgainst: 0, replaced: 0)
  }

  public init(
    consentAt: Date, document: DraftDocument?, portrait: DraftPicture?, advisedAgainst: Int, replaced: Int
  ) {
    self.consentAt = consentAt
    self.document = document
    self.portrait = portrait
    self.advisedAgainst = advisedAgainst
    self.replaced = replaced
  }

  /// The uploads so far.
  public var pictures: [DraftPicture] { [document?.picture, portrait].compactMap(\.self) }

  /// What comes next.
  public enum Step: Sendable, Hashable {
    case document
    case photo
    case check
  }

  public var step: Step {
    if document == nil { return .document }
    return portrait == nil ? .photo : .check
  }

  /// What happens to a draft.
  public enum Event: Sendable, Hashable {
    case documentUploaded(DraftDocument)
    case photoUploaded(DraftPicture)
    case sent
  }

  /// What has to be done.
  public enum Action: Sendable, Hashable {
    /// Delete an upload that another took the place of.
    case discard(DraftPicture)
    case send(DraftDocument, DraftPicture)
  }

  /// The life of a draft as a pure machine: uploads in any order, each taking the place of the one before; what is complete can be sent.
  /// An event that comes too early does nothing.
  public mutating func take(_ event: Event) -> [Action] {
    switch event {
    case .documentUploaded(let new):
      let old = document
      document = new
      return old.map { [.discard($0.picture)] } ?? []
    case .photoUploaded(let new):
      let old = portrait
      if old?.isAdvisedAgainst == true { replaced += 1 }
      if new.isAdvisedAgainst { advisedAgainst += 1 }
      portrait = new
      return old.map { [.discard($0)] } ?? []
    case .sent:
      guard let document, let portrait else { return [] }
      return [.send(document, portrait)]
    }
  }
}

/// The document of a draft.
public struct DraftDocument: Sendable, Hashable {
  public let kind: IdentityDocumentKind
  public let issueDate: CivilDate?
  public let picture: DraftPicture

  public init(kind: IdentityDocumentKind, issueDate: CivilDate?, picture: DraftPicture) {
    self.kind = kind
    self.issueDate = issueDate
    self.picture = picture
  }

  /// The documents that a person may send: by nationality, and under 14 the NHI card as well.
  public static func kinds(of number: IdentityNumber, born birthDate: CivilDate, on day: CivilDate)
    -> [IdentityDocumentKind]
  {
    let own: IdentityDocumentKind = number.kind == .national ? .nationalID : .residencePermit
    return AgeRule.isUnder14(born: birthDate, on: day) ? [own, .nhiCard] : [own]
  }
}

/// An upload of a draft.
public struct DraftPicture: Sendable, Hashable {
  /// Its file in the quarantine.
  public let file: String
  public let format: UploadFormat
  /// Whether it would be rejected as far as the machine sees.
  public let isAdvisedAgainst: Bool

  public init(file: String, format: UploadFormat, isAdvisedAgainst: Bool) {
    self.file = file
    self.format = format
    self.isAdvisedAgainst = isAdvisedAgainst
  }
}

/// The four formats that are taken, told by a file's first bytes.
public enum UploadFormat: String, Sendable, Hashable, CaseIterable {
  case jpeg
  case png
  case webp
  case heif

  /// - Returns: nil for anything else.
  public init?(firstBytes bytes: some Collection<UInt8>) {
    let bytes = Array(bytes.prefix(12))
    func has(_ text: String, at place: Int) -> Bool { bytes.dropFirst(place).starts(with: text.utf8) }
    switch true {
    case bytes.starts(with: [0xFF, 0xD8, 0xFF]): self = .jpeg
    case bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]): self = .png
    case has("RIFF", at: 0) && has("WEBP", at: 8): self = .webp
    case has("ftyp", at: 4) && ["heic", "heix", "heim", "heis", "mif1", "msf1"].contains(where: { has($0, at: 8) }):
      self = .heif
    default: return nil
    }
  }

  public var fileEnding: String {
    switch self {
    case .jpeg: "jpg"
    case .png: "png"
    case .webp: "webp"
    case .heif: "heic"
    }
  }

  public var mediaType: String {
    switch self {
    case .jpeg: "image/jpeg"
    case .png: "image/png"
    case .webp: "image/webp"
    case .heif: "image/heic"
    }
  }
}
