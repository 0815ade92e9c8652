import Foundation
import ReviewDomain

/// Links to pictures under names that a hand can type: `open/2026-000042-photo.jpg`. They are made where somebody looks at an application, and
/// go with the next night.
public struct PictureLinks: Sendable {
  private let folder: URL
  private let pictures: PictureStore

  public init(of home: HomeFolder) {
    folder = home.links
    pictures = PictureStore(folder: home.pictures)
  }

  /// - Parameter kind: such as `photo`.
  /// - Returns: where the link is; the picture's own place where none can be made, as for somebody who may only read.
  public func link(to digest: String, of application: ApplicationID, as kind: String) -> URL {
    let picture = pictures.url(of: digest)
    let link = folder.appending(path: "\(application)-\(kind).jpg")
    let manager = FileManager.default
    if (try? manager.destinationOfSymbolicLink(atPath: link.path)) == picture.path { return link }
    do {
      try manager.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try? manager.removeItem(at: link)
      try manager.createSymbolicLink(atPath: link.path, withDestinationPath: picture.path)
      return link
    } catch {
      return picture
    }
  }

  /// Takes all links away; the pictures stay.
  public func clear() {
    try? FileManager.default.removeItem(at: folder)
  }
}
