import Foundation
import ReviewDomain

/// What there is to inspect: an application's two pictures and what was typed, or a part of that.
public struct Uploads: Sendable {
  /// The half-body photo.
  public let portrait: URL?
  /// The front of the identity document.
  public let identity: URL?
  /// What was typed and the document should say; nil where there is no form.
  public let claim: DocumentClaim?
  /// The photo of the person's last card; nil where there is none.
  public let lastApproved: URL?
  /// Whether to read on where all that was typed was found on the document: for somebody who asks what it says.
  public let readsAll: Bool

  public init(
    portrait: URL?, identity: URL?, claim: DocumentClaim? = nil, lastApproved: URL? = nil, readsAll: Bool = false
  ) {
    self.portrait = portrait
    self.identity = identity
    self.claim = claim
    self.lastApproved = lastApproved
    self.readsAll = readsAll
  }
}

/// What an inspection gives.
public struct Inspection: Sendable {
  /// What is judged and kept.
  public let evidence: Evidence
  /// What was read on the document. Personal; only for whoever asked for this document to be read, and never kept.
  public let content: DocumentContent?
}
