import CVips
import Foundation
import ReviewDomain

/// What a picture's metadata says of the programs it went through; nothing else of the metadata is kept.
package struct SoftwareTraces: Sendable, Hashable {
  /// A program, and where it is named: `exif.Software`, `xmp.CreatorTool`, `xmp.softwareAgent`, `png.Software`, `photoshop.resources`.
  package struct Trace: Sendable, Hashable {
    package let source: String
    package let program: String

    package init(source: String, program: String) {
      self.source = source
      self.program = program.cut(to: 200)
    }
  }

  /// In the order of the file; those of the history with the oldest first.
  package let traces: [Trace]
  /// What kind of source the picture says it has: the last parts of IPTC's DigitalSourceType, such as `trainedAlgorithmicMedia`.
  package let sourceTypes: [String]

  package init(traces: [Trace] = [], sourceTypes: [String] = []) {
    self.traces = traces
    self.sourceTypes = sourceTypes
  }

  /// - Parameter bytes: the whole file, of which `picture` is the header.
  init(_ picture: VipsPicture, in bytes: [UInt8]) {
    var traces: [Trace] = []
    for (field, text) in picture.texts(where: { $0.hasSuffix("Software") }).sorted(by: { $0.0 < $1.0 }) {
      if field.hasPrefix("exif-ifd0-") {
        traces.append(Trace(source: "exif.Software", program: Self.withoutTypeNote(text)))
      }
      if field.hasPrefix("png-comment-") { traces.append(Trace(source: "png.Software", program: text)) }
    }
    // A PNG may keep its packet compressed, where only libvips finds it.
    let unpacked = picture.withBlob(named: VIPS_META_XMP_NAME) { String(decoding: $0, as: UTF8.self) }
    let found = XMPPackets(in: bytes)
    let packets = found.texts.isEmpty ? XMPPackets(texts: unpacked.map { [$0] } ?? []) : found
    for name in ["CreatorTool", "softwareAgent"] {
      traces += packets.values(of: name).map { Trace(source: "xmp.\(name)", program: $0) }
    }
    // APP13. Other programs write captions (IPTC) in the same wrapping; only Photoshop writes its version (0x0421).
    let photoshop = picture.withBlob(named: VIPS_META_IPTC_NAME) { bytes in
      bytes.starts(with: "Photoshop 3.0".utf8) && Self.holdsVersionResource(bytes)
    }
    if photoshop == true { traces.append(Trace(source: "photoshop.resources", program: "Adobe Photoshop")) }
    self.traces = traces
    sourceTypes = packets.values(of: "DigitalSourceType").map { type in
      String(type.split(separator: "/").last ?? "").cut(to: 80)
    }
  }

  /// Programs that worked on a picture which a camera, a phone or another program had made: those of the history after its first entry that
  /// differ from it, and whoever is named in a format that only phones write.
  package func reworking(in format: PictureFormat) -> [Trace] {
    if format == .heif { return traces }
    let history = traces.filter { $0.source == "xmp.softwareAgent" }
    guard let first = history.first?.program.lowercased() else { return [] }
    let maker = first.prefix { !$0.isNumber }
    return history.dropFirst().filter { !$0.program.lowercased().hasPrefix(maker) }
  }

  /// libvips appends ` (TEXT, ASCII, 13 components, 13 bytes)`.
  private static func withoutTypeNote(_ text: String) -> String {
    guard let note = text.range(of: ", ASCII, ", options: .backwards) else { return text }
    let doubled = text[..<note.lowerBound]
    // The text stands there twice: `TEXT (TEXT`.
    let length = (doubled.count - 2) / 2
    return length > 0 ? doubled.prefix(length).trimmingCharacters(in: .whitespaces) : String(doubled)
  }

  private static func holdsVersionResource(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let resource = Array("8BIM".utf8) + [0x04, 0x21]
    guard bytes.count >= resource.count else { return false }
    return (0...bytes.count - resource.count).contains { start in
      bytes[start] == resource[0] && bytes[start..<start + resource.count].elementsEqual(resource)
    }
  }
}
