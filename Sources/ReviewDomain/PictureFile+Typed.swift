extension PictureFile: FormValue {
  /// Takes the plain name of a file that lies in the bundle itself.
  public init(typed name: String) throws(PictureFileFault) {
    guard !name.isEmpty else { throw .empty }
    guard name.utf8.count <= 255 else { throw .tooLong }
    guard !name.unicodeScalars.contains(where: \.isControlOrFormat) else { throw .controlCharacter }
    guard !name.contains("/"), !name.contains("\\"), !name.contains("..") else { throw .path }
    guard !name.hasPrefix(".") else { throw .hidden }
    guard name.lowercased() != "application.json" else { throw .form }
    self.init(name: name)
  }
}

/// Why a text is no name of a picture in a bundle.
public enum PictureFileFault: FormValueFault, CaseIterable {
  case empty
  /// More than 255 bytes, the most a file system takes.
  case tooLong
  case controlCharacter
  /// With `/`, `\` or `..`.
  case path
  /// Beginning with a dot.
  case hidden
  /// The form itself.
  case form

  public var problem: String {
    switch self {
    case .empty: "is empty"
    case .tooLong: "is longer than 255 bytes"
    case .controlCharacter: "has a control or invisible character in it"
    case .path: "has a slash, a backslash or two dots in a row in it"
    case .hidden: "begins with a dot"
    case .form: "names the form, not a picture"
    }
  }

  public var remedy: String { "Give the plain name of a file in the same folder, such as portrait.jpg." }
}
