import PictureReading
import ReviewDomain

/// The face on the half-body photo and another, printed on the identity document or on an earlier photo, compared when a measure first asks.
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
  let other: Side
  /// How old the printed portrait may make its holder; nil where no day of issue was read.
  let age: PortraitAge?
  private let networks: NetworkSet

  package init(photo: Side, other: Side, age: PortraitAge? = nil, networks: NetworkSet) {
    self.photo = photo
    self.other = other
    self.age = age
    self.networks = networks
  }

  /// The two faces as they are compared.
  private(set) lazy var crops: Result<(photo: FaceCrop, other: FaceCrop), Uncompared> = {
    do throws(Uncompared) {
      return .success((try photo.crop(), try other.crop()))
    } catch {
      return .failure(error)
    }
  }()

  /// How unlike the two are, in degrees.
  private(set) lazy var angle: Result<Double, Uncompared> = crops.flatMap { crops in
    do throws(InferenceError) {
      return .success(try networks.features(of: crops.photo).angle(to: networks.features(of: crops.other)))
    } catch {
      return .failure(Uncompared(reading: .failed(error.description)))
    }
  }
}

extension ComparedFaces.Side {
  /// The face with the pixels it is recognised by.
  package func crop() throws(Uncompared) -> FaceCrop {
    switch self {
    case .face(let mesh, let picture):
      do throws(DecodingFault) {
        if let crop = try FaceCrop(of: mesh, in: picture) { return crop }
      } catch {
        throw Uncompared(reading: .failed("\(error)"))
      }
      throw Uncompared(reading: .notApplicable("a face lies outside of its picture"))
    case .none(let why): throw Uncompared(reading: .notApplicable(why))
    case .failed(let why): throw Uncompared(reading: .failed(why))
    }
  }
}

/// Why two faces were not compared.
package struct Uncompared: Error, CustomStringConvertible {
  let reading: Reading

  package var description: String { reading.words }
}
