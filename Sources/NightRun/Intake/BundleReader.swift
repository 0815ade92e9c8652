import Foundation
import ReviewDomain

/// What was read of one bundle.
struct Bundle: Sendable {
  let application: Application
  let form: Data
  let portrait: Data
  let identity: Data
}

/// Reads `inbox/NAME/` without ever leaving it: the folder and its files are opened without following links, and only plain files
/// are read.
enum BundleReader {
  static let formName = "application.json"
  /// Far over the 5 MB that the guide allows, so that a picture that is too large gets its own answer; what is larger still is not
  /// a picture.
  static let pictureLimit = 100_000_000

  /// - Throws: every fault of form and pictures at once.
  static func read(_ folder: URL, receivedAt: Date) throws(FormFaults) -> Bundle {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FormFaults([
        FormFault(
          field: "bundle", problem: "is not a folder that can be opened", remedy: "Send each application as a folder.")
      ])
    }
    defer { close(descriptor) }

    let form = try file(formName, in: descriptor, field: formName, limit: Application.largestForm)
    var faults: [FormFault] = []
    var application: Application?
    do {
      application = try Application(bundleJSON: form, receivedAt: receivedAt)
    } catch {
      faults += error.faults
    }
    var pictures: [Data] = []
    for picture in PictureNames(form: form).named {
      do {
        pictures.append(try file(picture.name, in: descriptor, field: picture.field, limit: pictureLimit))
      } catch {
        faults += error.faults
      }
    }
    guard faults.isEmpty, let application, pictures.count == 2 else { throw FormFaults(faults) }
    return Bundle(application: application, form: form, portrait: pictures[0], identity: pictures[1])
  }

  private static func file(_ name: String, in folder: CInt, field: String, limit: Int) throws(FormFaults) -> Data {
    func fault(_ problem: String, _ remedy: String) -> FormFaults {
      FormFaults([FormFault(field: field, problem: problem, remedy: remedy)])
    }
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      switch errno {
      case ELOOP: throw fault("is a symbolic link", "Put the file itself into the bundle.")
      case ENOENT: throw fault("is not in the bundle", "Put the file beside application.json.")
      default: throw fault("cannot be opened: \(String(cString: strerror(errno)))", "Check the file's permissions.")
      }
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw fault("is not a plain file", "Put a plain file into the bundle.")
    }
    guard status.st_size <= limit else {
      throw fault("has \(status.st_size) bytes; more than \(limit) are never read", "Send a smaller file.")
    }
    guard let data = try? handle.readToEnd() ?? Data() else {
      throw fault("cannot be read", "Send the bundle again.")
    }
    return data
  }
}

/// The pictures a form names, as far as they can be made out, so that a missing picture is told together with the form's own faults.
private struct PictureNames: Decodable {
  private struct Upload: Decodable {
    let file: String?
  }

  private let portrait: Upload?
  private let identityDocument: Upload?

  init(form: Data) {
    self =
      (try? JSONDecoder().decode(PictureNames.self, from: form)) ?? PictureNames(portrait: nil, identityDocument: nil)
  }

  private init(portrait: Upload?, identityDocument: Upload?) {
    self.portrait = portrait
    self.identityDocument = identityDocument
  }

  /// Portrait first; names that could lead out of the bundle are left out, and the form's own check has named them.
  var named: [(name: String, field: String)] {
    [(portrait?.file, "portrait.file"), (identityDocument?.file, "identityDocument.file")].compactMap { file, field in
      guard let file, let safe = try? PictureFile(typed: file) else { return nil }
      return (safe.name, field)
    }
  }
}
