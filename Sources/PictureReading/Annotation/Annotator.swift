import CVips
import Foundation

/// Draws an annotation over a picture.
package enum Annotator {
  /// Why no annotated picture was made.
  package struct Fault: Error, CustomStringConvertible {
    package let description: String
  }

  /// The annotated picture as the bytes of a PNG file: the frame with a band of text below it.
  package static func png(_ annotation: Annotation, over frame: Pixels) throws(Fault) -> [UInt8] {
    do {
      return try frame.withVips { frame in
        let text = try annotation.texts.isEmpty ? nil : rendered(annotation.texts, width: frame.width)
        let canvas = try Canvas(frame, band: text.map { $0.height + 2 * Canvas.margin(for: frame.size) } ?? 0)
        try canvas.draw(annotation)
        if let text { try canvas.write(text) }
        return try canvas.png()
      }
    } catch {
      throw Fault(description: (error as? VipsFailure)?.detail ?? "\(error)")
    }
  }

  /// The texts as a mask: 255 where there is ink.
  private static func rendered(_ texts: [String], width: Int) throws(VipsFailure) -> VipsPicture {
    let lines = texts.map { text in
      let printable = String(text.unicodeScalars.filter { !CharacterSet.controlCharacters.contains($0) })
      // vips_text reads Pango markup.
      return printable.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
    let size = min(max(width / 36, 13), 32)
    let margin = Canvas.margin(for: PixelSize(width: width, height: 0))
    return try VipsPicture.make {
      cvips_text(lines.joined(separator: "\n"), "sans \(size)", Int32(max(width - 2 * margin, 1)), $0)
    }
  }
}
