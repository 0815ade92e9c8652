import ReviewDomain

/// What a terminal shows now, and the bytes that make it show something else.
package struct DeskScreen: Sendable {
  package static let enter = "\u{1B}[?1049h\u{1B}[?25l\u{1B}[2J"
  /// Also takes kitty's pictures away, which other terminals ignore.
  package static let leave = "\u{1B}_Ga=d,q=2\u{1B}\\\u{1B}[0m\u{1B}[?25h\u{1B}[?1049l"
  /// Asks for what it can do: kitty's pictures, then its attributes, which every terminal answers.
  package static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c"
  /// A frame between these is shown at once by terminals that know them; others ignore them.
  package static let frame = (begin: "\u{1B}[?2026h", end: "\u{1B}[?2026l")

  private struct Painted: Hashable {
    let area: CellRect
    let side: DeskSide
    let places: Set<PicturePlace>
    let isZoomed: Bool
    let drawsLines: Bool
  }

  package private(set) var painter: ChafaPainter
  private var page: DeskPage?
  private var painted: [Painted] = []
  /// Pictures as they were painted, so that those decoded ahead are there at once.
  private var prints: [Painted: [(row: Int, column: Int, text: String)]] = [:]

  package init(painter: ChafaPainter) { self.painter = painter }

  /// Has everything drawn anew, as after the terminal has changed its size or its way to show pictures.
  package mutating func forget(painter: ChafaPainter? = nil) {
    page = nil
    painted = []
    prints = [:]
    if let painter { self.painter = painter }
  }

  /// Paints what will be wanted, for pages of the size that is shown.
  package mutating func prepare(_ pictures: DeskPictures, places: MarkedPlaces, drawsLines: Bool) {
    guard let page else { return }
    for wanted in Self.wanted(page, pictures, places: places, isZoomed: false, drawsLines: drawsLines) {
      _ = print(of: wanted)
    }
  }

  /// The bytes that turn what is shown into this.
  package mutating func show(_ model: DeskModel, _ pictures: DeskPictures, columns: Int, rows: Int) -> String {
    let next = DeskPage(model, columns: columns, rows: rows)
    let wanted = Self.wanted(
      next, pictures, places: model.current?.places ?? MarkedPlaces([]), isZoomed: model.isZoomed,
      drawsLines: model.drawsLines)
    var bytes = Self.frame.begin + "\u{1B}[?25l"
    let isAnew = page?.photo != next.photo || page?.document != next.document || page == nil
    if isAnew {
      bytes += "\u{1B}[0m\u{1B}[2J" + clearing
      painted = []
    }
    let old = isAnew ? [] : Set(page?.runs ?? [])
    for run in next.runs where !old.contains(run) {
      bytes += Self.place(run.row, run.column) + (run.isStrong ? "\u{1B}[7m" : "") + run.text + "\u{1B}[0m"
    }
    if wanted != painted {
      if !isAnew { bytes += clearing }
      for picture in wanted where !painted.contains(picture) || painter.mode == .kitty { bytes += paint(picture) }
      painted = wanted
    }
    page = next
    // What was painted for applications that are gone is not wanted again.
    if prints.count > 24 { prints = prints.filter { painted.contains($0.key) } }
    if let cursor = next.cursor { bytes += Self.place(cursor.row, cursor.column) + "\u{1B}[?25h" }
    return bytes + Self.frame.end
  }

  /// Takes kitty's pictures away, which blanks do not.
  private var clearing: String { painter.mode == .kitty ? "\u{1B}_Ga=d,q=2\u{1B}\\" : "" }

  private static func wanted(
    _ page: DeskPage, _ pictures: DeskPictures, places: MarkedPlaces, isZoomed: Bool, drawsLines: Bool
  ) -> [Painted] {
    [
      page.photo.map {
        Painted(area: $0, side: pictures.photo, places: places.photo, isZoomed: isZoomed, drawsLines: drawsLines)
      },
      page.document.map {
        Painted(area: $0, side: pictures.document, places: places.document, isZoomed: isZoomed, drawsLines: drawsLines)
      },
    ].compactMap(\.self)
  }

  private mutating func paint(_ picture: Painted) -> String {
    let blank = String(repeating: " ", count: picture.area.width)
    let blanks = (picture.area.row..<picture.area.row + picture.area.height).map {
      Self.place($0, picture.area.column) + blank
    }.joined()
    let words: String? =
      switch picture.side {
      case .coming: "decoding…"
      case .unseen(let why): why
      case .seen: nil
      }
    if let words {
      let lines = WrappedText.lines(of: words.strippedOfControls, width: picture.area.width).prefix(picture.area.height)
      let top = picture.area.row + (picture.area.height - lines.count) / 2
      return blanks
        + lines.enumerated().map { place, line in
          Self.place(top + place, picture.area.column + (picture.area.width - line.displayWidth) / 2) + line
        }.joined()
    }
    return blanks + print(of: picture).map { Self.place($0.row, $0.column) + $0.text + "\u{1B}[0m" }.joined()
  }

  private mutating func print(of picture: Painted) -> [(row: Int, column: Int, text: String)] {
    if let print = prints[picture] { return print }
    guard let pixels = picture.side.picture(isZoomed: picture.isZoomed) else { return [] }
    let print = painter.paint(
      pixels.marked(picture.places, withLines: picture.drawsLines), in: picture.area)
    prints[picture] = print
    return print
  }

  private static func place(_ row: Int, _ column: Int) -> String { "\u{1B}[\(row + 1);\(column + 1)H" }
}
