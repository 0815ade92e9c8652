import PictureReading
import ReviewDomain

/// The two faces of an application: on the half-body photo and printed on the identity document, compared when a measure first asks.
///
/// What stands for the faces is biometric data; it lives no longer than this.
package final class ComparedFaces {
  /// One of the two.
  package enum Side {
    case face(FaceMesh, in: DecodedPicture)
    /// There is none to compare, and why.
    case none(why: String)
    case failed(why: String)
  }

  let photo: Side
  let document: Side
  /// How old the printed portrait may make its holder; nil where no day of issue was read.
  let age: PortraitAge?
  private let networks: NetworkSet

  package init(photo: Side, document: Side, age: PortraitAge?, networks: NetworkSet) {
    self.photo = photo
    self.document = document
    self.age = age
    self.networks = networks
  }

  /// How far apart the two are, and between the eyes how many pixels the smaller has; a reading where they cannot be compared.
  private(set) lazy var comparison: Result<FacesApart, Uncompared> = {
    do {
      let (photo, document) = (try crop(photo), try crop(document))
      return .success(
        FacesApart(
          distance: try networks.features(of: photo).distance(to: try networks.features(of: document)),
          eyeDistance: min(photo.eyeDistance, document.eyeDistance)))
    } catch let uncompared as Uncompared {
      return .failure(uncompared)
    } catch {
      return .failure(Uncompared(reading: .failed("\(error)")))
    }
  }()

  private func crop(_ side: Side) throws -> FaceCrop {
    switch side {
    case .face(let mesh, let picture):
      guard let crop = try FaceCrop(of: mesh, in: picture) else {
        throw Uncompared(reading: .notApplicable("a face lies outside of its picture"))
      }
      return crop
    case .none(let why): throw Uncompared(reading: .notApplicable(why))
    case .failed(let why): throw Uncompared(reading: .failed(why))
    }
  }
}

/// What comparing gave.
struct FacesApart: Sendable, Hashable {
  /// Between the features of the two, 0 to about 1.2.
  let distance: Double
  /// Of the smaller face, in pixels of its file.
  let eyeDistance: Double
}

/// Why two faces were not compared.
struct Uncompared: Error {
  let reading: Reading
}
