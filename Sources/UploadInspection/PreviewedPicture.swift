import Foundation

/// A picture as somebody looks at it: few pixels, the face once more in more of them, and the places of what measures speak of.
public struct PreviewedPicture: Sendable, Hashable, Codable {
  /// Something that can be pointed at.
  public enum Place: String, Sendable, Hashable, Codable, CaseIterable {
    case face, eyes, lowerFace
    /// From crown to chin.
    case head
    /// A face beside the main one.
    case otherFace
    /// The card as a whole, and what stands on it.
    case document, title, number, name, birthDate, expiryDate, printedPortrait
  }

  /// A place as shares of the picture's width and height; crown and chin may lie outside the picture.
  public struct Mark: Sendable, Hashable, Codable {
    public let place: Place
    public let x: Double
    public let y: Double
    public let width: Double
    public let height: Double

    public init(place: Place, x: Double, y: Double, width: Double, height: Double) {
      self.place = place
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// 8-bit sRGB pixels, row by row, three bytes a pixel.
  public struct Raster: Sendable, Hashable, Codable {
    public let width: Int
    public let height: Int
    public let rgb: Data

    public init(width: Int, height: Int, rgb: Data) {
      self.width = width
      self.height = height
      self.rgb = rgb
    }
  }

  public let whole: Raster
  /// The face with what is around it; nil where there is none.
  public let close: Raster?
  /// Where `close` lies in the whole; of no kind of its own.
  public let closePart: Mark?
  public let marks: [Mark]

  public init(whole: Raster, close: Raster?, closePart: Mark?, marks: [Mark]) {
    self.whole = whole
    self.close = close
    self.closePart = closePart
    self.marks = marks
  }
}

/// An application's two pictures as somebody looks at them; why one cannot be seen where it cannot.
public struct UploadPreview: Sendable, Hashable, Codable {
  public enum Side: Sendable, Hashable, Codable {
    case seen(PreviewedPicture)
    case unseen(String)
  }

  public let portrait: Side
  public let identity: Side

  public init(portrait: Side, identity: Side) {
    self.portrait = portrait
    self.identity = identity
  }
}
