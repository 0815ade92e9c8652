/// Why a file gave no picture.
package enum DecodingFault: Error, Sendable, Hashable {
  /// There is no such file, it is not a regular file, or the system would not let us read it.
  case unavailable(String)
  /// The file holds no byte.
  case empty
  /// Not JPEG, PNG, WebP or HEIF.
  case unsupportedFormat
  /// The file ends before its picture does.
  case truncated
  /// The bytes are not what the format promises; what the decoder said of it.
  case unreadable(String)
  /// More pixels than `PictureDecoder.pixelLimit`, by the header; no pixel was decoded.
  case tooManyPixels(width: Int, height: Int)
  /// A picture that can only be decoded as a whole (progressive, interlaced, WebP, HEIF), in more memory than
  /// `EncodedPicture.memoryLimit`.
  case needsTooMuchMemory(width: Int, height: Int)
  /// Compressed texts that could inflate to gigabytes; no pixel was decoded. Bytes as compressed.
  case tooMuchCompressedText(Int)
  /// A file above `UploadedBytes.byteLimit`; it was not read.
  case tooManyBytes(Int)

  /// One line in English, without the file's name.
  package var explanation: String {
    switch self {
    case .unavailable(let detail): detail
    case .empty: "the file is empty"
    case .unsupportedFormat: "not a JPEG, PNG, WebP or HEIF picture"
    case .truncated: "the file ends before its picture does"
    case .unreadable(let detail): "the picture is broken: \(detail)"
    case .tooManyPixels(let width, let height): "\(width) × \(height) pixels are too many to decode"
    case .needsTooMuchMemory(let width, let height):
      "\(width) × \(height) pixels of this kind need too much memory to decode"
    case .tooMuchCompressedText(let count): "\(count) bytes of compressed text are too many to read"
    case .tooManyBytes(let count): "\(count) bytes are too many to read"
    }
  }
}
