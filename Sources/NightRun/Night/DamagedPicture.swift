import Casebook
import ReviewDomain

/// A picture of an application that the store does not hold as it was sent, so that nothing was judged by it.
public struct DamagedPicture: Sendable, Hashable, Codable {
  public let application: ApplicationID
  public let upload: Subject
  public let path: String
  /// Continues a sentence that begins with the path.
  public let problem: String

  /// The damaged pictures of claims, by the claims' places in the list.
  static func all(of claims: [Claim], in pictures: PictureStore) async -> [Int: [DamagedPicture]] {
    // Side by side: no worker has anything to do before.
    await withTaskGroup(of: (Int, [DamagedPicture]).self) { group in
      for (index, claim) in claims.enumerated() {
        group.addTask { (index, all(of: claim, in: pictures)) }
      }
      return await group.reduce(into: [:]) { found, next in
        if !next.1.isEmpty { found[next.0] = next.1 }
      }
    }
  }

  private static func all(of claim: Claim, in pictures: PictureStore) -> [DamagedPicture] {
    [(Subject.portrait, claim.portraitSHA256), (.identity, claim.identitySHA256)].compactMap { upload, digest in
      pictures.fault(of: digest).map { problem in
        DamagedPicture(
          application: claim.application.id, upload: upload, path: pictures.url(of: digest).path, problem: problem)
      }
    }
  }
}
