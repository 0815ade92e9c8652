import ReviewDomain

/// Bars as an inline SVG with a title and a description for those who do not see it; the table beside it tells every number.
struct ChartSVG {
  let text: String

  private static let width = 360

  init(_ chart: BarChart, id: String) {
    let isAcross = chart.bars.contains { $0.label.displayWidth > 6 }
    let drawing = isAcross ? Self.across(chart) : Self.upright(chart)
    let legend = chart.parts.count > 1 ? Self.legend(chart.parts, at: drawing.height) : ""
    let height = drawing.height + (legend.isEmpty ? 0 : 20)
    let numbers = chart.bars.map { "\($0.label): \($0.values.map { "\($0)" }.joined(separator: " + "))" }
    text = """
      <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-labelledby="\(id)-name \(id)-numbers">
      <title id="\(id)-name">\(ReportHTML.escaped(chart.title))</title>
      <desc id="\(id)-numbers">\(ReportHTML.escaped(numbers.joined(separator: ", ")))</desc>
      <text x="0" y="12" font-weight="600" aria-hidden="true">\(ReportHTML.escaped(chart.title))</text>
      \(drawing.text)\(legend)</svg>

      """
  }

  private static func largest(_ chart: BarChart) -> Int {
    max(1, chart.bars.map { $0.values.reduce(0, +) }.max() ?? 1)
  }

  private static func rectangle(_ part: Int, _ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    "<rect class=\"part\(part)\" x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\"/>\n"
  }

  private static func label(_ text: String, _ x: Int, _ y: Int, _ anchor: String) -> String {
    "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" aria-hidden=\"true\">\(ReportHTML.escaped(text))</text>\n"
  }

  /// Bars that stand, for short labels.
  private static func upright(_ chart: BarChart) -> (text: String, height: Int) {
    let (top, tall) = (36, 110)
    let foot = top + tall
    let largest = largest(chart)
    let pitch = width / max(1, chart.bars.count)
    // Labels of many bars would run into each other.
    let isCrowded = pitch < 30
    var text = ""
    for (place, bar) in chart.bars.enumerated() {
      var head = foot
      for (part, value) in bar.values.enumerated() {
        let height = value * tall / largest
        head -= height
        if height > 0 { text += rectangle(part, place * pitch + pitch / 8, head, pitch - pitch / 4, height) }
      }
      let centre = place * pitch + pitch / 2
      if !isCrowded { text += label("\(bar.values.reduce(0, +))", centre, head - 4, "middle") }
      if !isCrowded || place.isMultiple(of: 3) { text += label(bar.label, centre, foot + 14, "middle") }
    }
    text += "<line class=\"axis\" x1=\"0\" y1=\"\(foot)\" x2=\"\(width)\" y2=\"\(foot)\"/>\n"
    return (text, foot + 22)
  }

  /// Bars that lie below their labels, for long ones.
  private static func across(_ chart: BarChart) -> (text: String, height: Int) {
    let (top, pitch, room) = (22, 32, width - 50)
    let largest = largest(chart)
    var text = ""
    for (place, bar) in chart.bars.enumerated() {
      let y = top + place * pitch
      text += label(bar.label, 0, y + 11, "start")
      var x = 0
      for (part, value) in bar.values.enumerated() {
        let long = value * room / largest
        if long > 0 { text += rectangle(part, x, y + 15, long, 11) }
        x += long
      }
      text += label("\(bar.values.reduce(0, +))", x + 4, y + 25, "start")
    }
    return (text, top + chart.bars.count * pitch + 4)
  }

  private static func legend(_ parts: [String], at y: Int) -> String {
    parts.enumerated().map { place, part in
      rectangle(place, place * 130, y + 4, 10, 10) + label(part, place * 130 + 15, y + 13, "start")
    }.joined()
  }
}
