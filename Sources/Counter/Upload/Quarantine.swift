import CardLedger
import CounterStore
import DurableFiles
import Foundation
import Hummingbird
import NIOCore

/// The folder in which uploads lie until their application stands in the inbox: counter/uploads in the home folder, for its owner only.
///
/// Nothing of it is decoded in this process; see ``UploadInspector``.
package struct Quarantine: Sendable {
  let folder: URL

  /// A file must be smaller than this, in bytes (檔案小於 5 MB).
  static let limit = 5_000_000
  /// What a form may have beside its file: boundaries and a few fields.
  private static let overhead = 16_384

  /// Makes the folder where it is missing.
  ///
  /// - Throws: `FileFault`.
  package init(home: URL) throws {
    let counter = home.appending(path: "counter")
    try DurableFile.makeFolder(counter.path)
    folder = counter.appending(path: "uploads")
    try DurableFile.makeFolder(folder.path)
  }

  func url(of picture: DraftPicture) -> URL { url(of: picture.file) }

  func url(of file: String) -> URL { folder.appending(path: file) }

  /// The picture with what was found drawn on it, beside an upload.
  func drawing(of file: String) -> URL { folder.appending(path: "\(file).drawn.png") }

  func discard(_ file: String) {
    try? FileManager.default.removeItem(at: url(of: file))
    try? FileManager.default.removeItem(at: drawing(of: file))
  }

  /// Deletes what belongs to no draft and no waiting bundle and is older than an hour: what a killed process or a deleted account left.
  ///
  /// - Throws: `CounterStoreError`.
  func sweep(_ store: any CounterStore, at time: Date) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    // Asked for after the listing: what is listed and not in use now was not put to use in between.
    let inUse = try store.filesInUse()
    for name in names where !inUse.contains(name.replacing(".drawn.png", with: "")) {
      let url = folder.appending(path: name)
      let values = try? url.resourceValues(forKeys: [.contentModificationDateKey])
      if let changed = values?.contentModificationDate, time.timeIntervalSince(changed) > 3600 {
        try? FileManager.default.removeItem(at: url)
      }
    }
  }

  /// What a form with a file brought.
  struct Received {
    let values: FormValues
    /// The file's name here; nil = no file was chosen, or it is empty.
    let file: String?
    /// Nil = none of the formats that are taken.
    let format: UploadFormat?
    let isTooLarge: Bool
  }

  /// Streams a form with one file to disk. The place where a picture was taken is blanked before the file counts as received.
  ///
  /// - Parameter isGenuine: whether the form's fields, all of which come before the file, are of one of this counter's pages; where not,
  ///   nothing is written.
  /// - Throws: `HTTPError`.
  func receive(_ request: Request, isGenuine: (FormValues) -> Bool) async throws -> Received {
    guard let type = request.headers[.contentType], var reader = try? MultipartReader(contentType: type) else {
      throw HTTPError(.unsupportedMediaType)
    }
    var values: [String: String] = [:]
    var field: (name: String, isFile: Bool)?
    var text: [UInt8] = []
    var upload: UploadFile?
    do {
      try await Self.eachPiece(of: request) { piece in
        for event in try reader.take(piece.readableBytesView) {
          switch event {
          case .part(let name, let isFile):
            field = (name, isFile)
            text = []
            if isFile, upload == nil {
              guard isGenuine(FormValues(values)) else { throw HTTPError(.forbidden) }
              upload = try UploadFile(in: self)
            }
          case .data(let bytes):
            if field?.isFile == true {
              try upload?.write(bytes)
            } else {
              text += bytes
              guard text.count <= Self.overhead else { throw HTTPError(.contentTooLarge) }
            }
          case .end:
            if let field, !field.isFile {
              guard let value = String(validating: text, as: UTF8.self), values.count < 20 else {
                throw HTTPError(.badRequest)
              }
              values[field.name] = value
            }
          }
        }
      }
    } catch is MultipartReader.Fault {
      throw HTTPError(.badRequest)
    }
    guard reader.isDone else { throw HTTPError(.badRequest) }
    let form = FormValues(values)
    guard isGenuine(form) else { throw HTTPError(.forbidden) }
    return try await received(upload, form)
  }

  /// Streams a body that is one file to disk, with the same care.
  ///
  /// - Throws: `HTTPError`.
  func receiveFile(_ request: Request) async throws -> Received {
    let upload = try UploadFile(in: self)
    try await Self.eachPiece(of: request) { try upload.write($0.readableBytesView) }
    return try await received(upload, FormValues([:]))
  }

  private func received(_ upload: UploadFile?, _ values: FormValues) async throws -> Received {
    guard let upload, !upload.isEmpty, !upload.isTooLarge else {
      return Received(values: values, file: nil, format: nil, isTooLarge: upload?.isTooLarge == true)
    }
    let format = try await upload.keep()
    return Received(values: values, file: format == nil ? nil : upload.name, format: format, isTooLarge: false)
  }

  /// The body, read to its end though it is too large, so that the browser hears the answer, but not without end.
  private static func eachPiece(of request: Request, _ take: (ByteBuffer) throws -> Void) async throws {
    var total = 0
    for try await piece in request.body {
      total += piece.readableBytes
      guard total <= 4 * limit else { throw HTTPError(.contentTooLarge) }
      try take(piece)
    }
  }
}
