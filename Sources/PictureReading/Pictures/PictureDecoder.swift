import Foundation

/// An uploaded file after the one look that is taken at it.
package struct OpenedPicture: Sendable {
  package let facts: FileFacts
  package let picture: Result<DecodedPicture, DecodingFault>

  init(_ facts: FileFacts, _ picture: Result<DecodedPicture, DecodingFault>) {
    self.facts = facts
    self.picture = picture
  }
}

/// Files to pixels. Whatever the file is, there is an answer.
package enum PictureDecoder {
  /// Pictures with more pixels than this, by their header, are refused before the first pixel is decoded.
  package static let pixelLimit = 100_000_000
  /// Bytes of compressed text in a PNG file. Deflate makes a thousand of one at most, and libvips reads it all before the first
  /// pixel; programs write some kilobytes.
  package static let textLimit = 1 << 17
  /// The long side a frame keeps at least, where it is reduced: faces of a half-body photo are found and measured well
  /// at this size. Under 1,000, since 1,920 and 3,840 are common sizes that halve well.
  private static let frameSide = 960

  /// Reads the file once and decodes its picture once.
  package static func open(_ url: URL) -> OpenedPicture {
    let file: UploadedBytes
    do {
      file = try UploadedBytes.read(url)
    } catch {
      return OpenedPicture(FileFacts(url: url, byteCount: nil, format: .unknown), .failure(error))
    }
    let format = PictureFormat(leading: file.bytes)
    let bareFacts = FileFacts(url: url, byteCount: file.byteCount, format: format)
    func refused(_ fault: DecodingFault) -> OpenedPicture { OpenedPicture(bareFacts, .failure(fault)) }

    if file.byteCount == 0 { return refused(.empty) }
    if format == .unknown { return refused(.unsupportedFormat) }
    if !file.isWhole { return refused(.tooManyBytes(file.byteCount)) }
    if format == .png {
      let text = PNGChunks(file.bytes).reduce(0) { $0 + $1.compressedText }
      if text > textLimit { return refused(.tooMuchCompressedText(text)) }
    }
    let encoded: EncodedPicture
    do {
      encoded = try EncodedPicture(bytes: file.bytes, format: format)
    } catch {
      return refused(fault(from: error, in: file.bytes, format))
    }
    let facts = FileFacts(
      url: url, byteCount: file.byteCount, format: format, size: encoded.orientation.apply(to: encoded.storedSize),
      orientation: encoded.orientation, softwareTraces: encoded.softwareTraces)
    do {
      return OpenedPicture(facts, .success(try decode(encoded)))
    } catch {
      return OpenedPicture(facts, .failure(fault(from: error, in: file.bytes, format)))
    }
  }

  private static func decode(_ encoded: EncodedPicture) throws -> DecodedPicture {
    let size = encoded.storedSize
    guard size.count <= pixelLimit else {
      throw DecodingFault.tooManyPixels(width: size.width, height: size.height)
    }
    guard encoded.decodingMemory <= EncodedPicture.memoryLimit else {
      throw DecodingFault.needsTooMuchMemory(width: size.width, height: size.height)
    }
    guard encoded.scanCount <= EncodedPicture.scanLimit else {
      throw DecodingFault.unreadable("\(encoded.scanCount) scans are more than any encoder writes")
    }
    let scale = frameScale(of: size)
    return DecodedPicture(
      frame: try encoded.decode(shrink: scale), scale: scale, nativeSize: encoded.orientation.apply(to: size),
      turn: .none, encoded: encoded)
  }

  /// Native pixels per frame pixel: the most of 1, 2, 4, 8 (what JPEG decoders can do while they decode) that leaves
  /// the long side `frameSide`.
  static func frameScale(of size: PixelSize) -> Int {
    [8, 4, 2].first { size.longSide / $0 >= frameSide } ?? 1
  }

  private static func fault(from error: any Error, in bytes: [UInt8], _ format: PictureFormat) -> DecodingFault {
    switch error {
    case let fault as DecodingFault: fault
    case let failure as VipsFailure:
      PictureEnd.isMissing(in: bytes, format) ? .truncated : .unreadable(failure.detail)
    default: .unreadable("\(error)")
    }
  }
}
