import DurableFiles
import Foundation
import ReviewDomain

/// What was read of one bundle.
package struct Bundle: Sendable {
  package let application: Application
  package let form: Data
  package let portrait: Data
  package let identity: Data
}

/// A bundle whose form goes back to its sender. What lies beside the form does not matter any more.
package struct ReturnableBundle: Error, Sendable {
  package let returned: ReturnedForm
  package let form: Data
}

/// Reads `inbox/NAME/` without ever leaving it: the folder and its files are opened without following links, and only plain files
/// are read.
package enum BundleReader {
  static let formName = "application.json"
  /// Far over the 5 MB that the guide allows, so that a picture that is too large gets its own answer; what is larger still is not
  /// a picture.
  package static let pictureLimit = 100_000_000

  /// - Throws: `ReturnableBundle` where the sender can be told to mend the form, `FormFaults` with every fault of form and pictures at
  ///   once where not; `FileFault` where this system fails, which is no fault of
  ///   the bundle's.
  package static func read(_ folder: URL, receivedAt: Date) throws -> Bundle {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      let fault = FileFault("open", folder.path)
      guard senders.contains(fault.errno) else { throw fault }
      throw FormFaults([
        FormFault(
          field: "bundle", problem: "is not a folder that can be opened", remedy: "Send each application as a folder.")
      ])
    }
    defer { close(descriptor) }

    let form = try file(formName, of: folder, descriptor, field: formName, limit: Application.largestForm)
    var faults: [FormFault] = []
    var application: Application?
    do {
      application = try Application(bundleJSON: form, receivedAt: receivedAt)
    } catch {
      if let returned = error.returned { throw ReturnableBundle(returned: returned, form: form) }
      faults += error.faults
    }
    var pictures: [Data] = []
    for picture in application.map(Self.pictures(of:)) ?? PictureNames(form: form).named {
      do {
        pictures.append(
          try file(picture.name, of: folder, descriptor, field: picture.field, limit: pictureLimit))
      } catch let error as FormFaults {
        faults += error.faults
      }
    }
    guard faults.isEmpty, let application, pictures.count == 2 else { throw FormFaults(faults) }
    return Bundle(application: application, form: form, portrait: pictures[0], identity: pictures[1])
  }

  /// Portrait first.
  private static func pictures(of application: Application) -> [(name: String, field: String)] {
    [
      (application.portrait.name, PictureNames.portraitField),
      (application.identityDocument.picture.name, PictureNames.identityField),
    ]
  }

  /// Why something cannot be opened that lies with what was sent; anything else, such as a failing disk, lies with this system.
  private static let senders: Set = [ENOENT, ENOTDIR, ELOOP, EACCES, ENXIO, ENAMETOOLONG]

  private static func file(
    _ name: String, of bundle: URL, _ folder: CInt, field: String, limit: Int
  ) throws -> Data {
    func fault(_ problem: String, _ remedy: String) -> FormFaults {
      FormFaults([FormFault(field: field, problem: problem, remedy: remedy)])
    }
    // O_NONBLOCK: opening a FIFO must not wait for a writer.
    func opened(_ name: String) -> CInt { openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) }
    var descriptor = opened(name)
    if descriptor < 0, errno == ENOENT, let other = otherSpelling(of: name, in: bundle) { descriptor = opened(other) }
    let path = bundle.appending(path: name).path
    guard descriptor >= 0 else {
      let failure = FileFault("open", path)
      switch failure.errno {
      case ELOOP: throw fault("is a symbolic link", "Put the file itself into the bundle.")
      case ENOENT: throw fault("is not in the bundle", "Put the file beside application.json.")
      case let cause where senders.contains(cause):
        throw fault("cannot be opened: \(String(cString: strerror(cause)))", "Check the file's permissions.")
      default: throw failure
      }
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw fault("is not a plain file", "Put a plain file into the bundle.")
    }
    guard status.st_size <= limit else {
      throw fault("has \(status.st_size) bytes; more than \(limit) are never read", "Send a smaller file.")
    }
    return try DurableFile.read(descriptor, path)
  }

  /// The file of the same name in another of Unicode's spellings: macOS takes an é apart, and forms come with it whole.
  private static func otherSpelling(of name: String, in bundle: URL) -> String? {
    // Strings that are canonically equivalent are equal.
    let found = (try? FileManager.default.contentsOfDirectory(atPath: bundle.path))?.first { $0 == name }
    // Whatever became of the listing, the file is not there under its own name.
    errno = ENOENT
    return found
  }
}

/// The pictures a faulty form names, as far as they can be made out, so that a missing picture is told together with the form's own
/// faults.
private struct PictureNames {
  static let portraitField = "portrait.file"
  static let identityField = "identityDocument.file"

  private let members: [String: Any]

  init(form: Data) {
    members = (try? JSONSerialization.jsonObject(with: form)) as? [String: Any] ?? [:]
  }

  /// Portrait first; names that could lead out of the bundle are left out, and the form's own check has named them.
  var named: [(name: String, field: String)] {
    [("portrait", Self.portraitField), ("identityDocument", Self.identityField)].compactMap { section, field in
      guard let file = (members[section] as? [String: Any])?["file"] as? String,
        let safe = try? PictureFile(typed: file)
      else { return nil }
      return (safe.name, field)
    }
  }
}
