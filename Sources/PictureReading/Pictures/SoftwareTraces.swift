import CVips
import Foundation
import ReviewDomain

/// What a picture's metadata says of the programs it went through; nothing else of the metadata is kept.
enum SoftwareTraces {
  /// By source: `exif.Software`, `png.Software`, `xmp.CreatorTool`, `xmp.softwareAgent`, `photoshop.resources`.
  static func read(_ picture: VipsPicture) -> [String: String] {
    var traces: [String: String] = [:]
    for (field, text) in picture.texts(where: { $0.hasSuffix("Software") }) {
      if field.hasPrefix("exif-ifd0-") { traces["exif.Software"] = withoutTypeNote(text) }
      if field.hasPrefix("png-comment-") { traces["png.Software"] = text }
    }
    let xmp = picture.withBlob(named: VIPS_META_XMP_NAME) { String(decoding: $0, as: UTF8.self) } ?? ""
    traces["xmp.CreatorTool"] = value(of: "CreatorTool", inXMP: xmp)
    traces["xmp.softwareAgent"] = value(of: "softwareAgent", inXMP: xmp)
    // APP13. Other programs write captions (IPTC) in the same wrapping; only Photoshop writes its version (0x0421).
    let photoshop = picture.withBlob(named: VIPS_META_IPTC_NAME) { bytes in
      bytes.starts(with: "Photoshop 3.0".utf8) && holdsVersionResource(bytes)
    }
    if photoshop == true { traces["photoshop.resources"] = "Adobe Photoshop" }
    return traces.mapValues { $0.cut(to: 200) }
  }

  /// libvips appends ` (TEXT, ASCII, 13 components, 13 bytes)`.
  private static func withoutTypeNote(_ text: String) -> String {
    guard let note = text.range(of: ", ASCII, ", options: .backwards) else { return text }
    let doubled = text[..<note.lowerBound]
    // The text stands there twice: `TEXT (TEXT`.
    let length = (doubled.count - 2) / 2
    return length > 0 ? doubled.prefix(length).trimmingCharacters(in: .whitespaces) : String(doubled)
  }

  /// An attribute `ns:NAME="…"` or an element `<ns:NAME>…</`.
  private static func value(of name: String, inXMP xmp: String) -> String? {
    for (opening, closing) in [(":\(name)=\"", "\""), (":\(name)>", "<")] {
      guard let start = xmp.range(of: opening) else { continue }
      guard let end = xmp.range(of: closing, range: start.upperBound..<xmp.endIndex) else { continue }
      return String(xmp[start.upperBound..<end.lowerBound])
    }
    return nil
  }

  private static func holdsVersionResource(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let resource = Array("8BIM".utf8) + [0x04, 0x21]
    guard bytes.count >= resource.count else { return false }
    return (0...bytes.count - resource.count).contains { start in
      bytes[start] == resource[0] && bytes[start..<start + resource.count].elementsEqual(resource)
    }
  }
}
