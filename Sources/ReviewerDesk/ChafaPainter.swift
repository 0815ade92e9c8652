import CChafa

/// How a terminal shows pictures.
package enum PictureMode: String, Sendable, CaseIterable {
  case kitty, sixel, iterm2
  /// Unicode's block characters, which every terminal shows.
  case symbols
}

/// How many colours a terminal shows.
package enum ColourDepth: Sendable, Hashable {
  case none, sixteen, palette, direct
}

/// Makes of pictures what a terminal shows as such, by libchafa.
package struct ChafaPainter: Sendable, Hashable {
  package var mode: PictureMode
  package let depth: ColourDepth
  /// Pixels of a character's cell.
  package var cell: (width: Int, height: Int) {
    get { (cellWidth, cellHeight) }
    set { (cellWidth, cellHeight) = newValue }
  }
  private var cellWidth = 10
  private var cellHeight = 20

  package init(mode: PictureMode, depth: ColourDepth) {
    self.mode = mode
    self.depth = depth
  }

  /// A picture in the middle of an area.
  ///
  /// - Returns: the bytes, with the place of each run of them.
  package func paint(_ picture: DeskPicture, in area: CellRect) -> [(row: Int, column: Int, text: String)] {
    var (width, height) = (Int32(area.width), Int32(area.height))
    chafa_calc_canvas_geometry(
      Int32(picture.width), Int32(picture.height), &width, &height, Float(cellWidth) / Float(cellHeight), 0, 0)
    let row = area.row + (area.height - Int(height)) / 2
    let column = area.column + (area.width - Int(width)) / 2
    let text = printed(picture, width: width, height: height)
    guard mode == .symbols else { return [(row, column, text)] }
    return text.split(separator: "\n").enumerated().map { (row + $0, column, String($1)) }
  }

  /// A picture as lines of text that begin at the left, or as the terminal's own sequence.
  package func lines(of picture: DeskPicture, columns: Int, rows: Int) -> String {
    let parts = paint(picture, in: CellRect(row: 0, column: 0, width: columns, height: rows))
    let end = mode == .symbols && depth != .none ? "\u{1B}[0m\n" : "\n"
    return parts.map { $0.text + end }.joined()
  }

  private func printed(_ picture: DeskPicture, width: Int32, height: Int32) -> String {
    let configuration = chafa_canvas_config_new()
    defer { chafa_canvas_config_unref(configuration) }
    chafa_canvas_config_set_geometry(configuration, width, height)
    chafa_canvas_config_set_cell_geometry(configuration, Int32(cellWidth), Int32(cellHeight))
    chafa_canvas_config_set_pixel_mode(configuration, pixelMode)
    chafa_canvas_config_set_canvas_mode(configuration, canvasMode)
    if depth == .none { chafa_canvas_config_set_dither_mode(configuration, CHAFA_DITHER_MODE_ORDERED) }
    // Half of the effort looks the same and takes a third of the time.
    chafa_canvas_config_set_work_factor(configuration, 0.5)
    let symbols = chafa_symbol_map_new()
    defer { chafa_symbol_map_unref(symbols) }
    cchafa_add_blocks(symbols)
    chafa_canvas_config_set_symbol_map(configuration, symbols)
    let canvas = chafa_canvas_new(configuration)
    defer { chafa_canvas_unref(canvas) }
    picture.rgb.withUnsafeBufferPointer { bytes in
      chafa_canvas_draw_all_pixels(
        canvas, CHAFA_PIXEL_RGB8, bytes.baseAddress, Int32(picture.width), Int32(picture.height),
        Int32(3 * picture.width))
    }
    let sequences = cchafa_every_sequence()
    defer { chafa_term_info_unref(sequences) }
    guard let string = chafa_canvas_print(canvas, sequences) else { return "" }
    defer { cchafa_free_string(string) }
    let bytes = UnsafeRawBufferPointer(start: string.pointee.str, count: Int(string.pointee.len))
    return String(decoding: bytes, as: UTF8.self)
  }

  private var pixelMode: ChafaPixelMode {
    switch mode {
    case .kitty: CHAFA_PIXEL_MODE_KITTY
    case .sixel: CHAFA_PIXEL_MODE_SIXELS
    case .iterm2: CHAFA_PIXEL_MODE_ITERM2
    case .symbols: CHAFA_PIXEL_MODE_SYMBOLS
    }
  }

  private var canvasMode: ChafaCanvasMode {
    guard mode == .symbols else { return CHAFA_CANVAS_MODE_TRUECOLOR }
    return switch depth {
    case .none: CHAFA_CANVAS_MODE_FGBG
    case .sixteen: CHAFA_CANVAS_MODE_INDEXED_16
    case .palette: CHAFA_CANVAS_MODE_INDEXED_240
    case .direct: CHAFA_CANVAS_MODE_TRUECOLOR
    }
  }
}

/// What a terminal says of itself in the environment.
package struct TerminalTraits: Sendable, Hashable {
  /// The mode that is certain; nil where the terminal has to be asked.
  package let mode: PictureMode?
  package let depth: ColourDepth

  /// - Parameter variable: an environment variable.
  package init(_ variable: (String) -> String?) {
    let term = variable("TERM") ?? ""
    let colours = variable("COLORTERM") ?? ""
    depth =
      if !(variable("NO_COLOR") ?? "").isEmpty || term.hasPrefix("vt") {
        .none
      } else if ["truecolor", "24bit"].contains(
        colours)
      {
        .direct
      } else if term == "linux" {
        .sixteen
      } else {
        .palette
      }
    // tmux and screen show what they understand, which is text.
    let isInside = !(variable("TMUX") ?? "").isEmpty || term.hasPrefix("tmux") || term.hasPrefix("screen")
    let program = [variable("TERM_PROGRAM"), variable("LC_TERMINAL")].compactMap(\.self)
    mode =
      if isInside || term == "linux" { .symbols } else if term == "xterm-kitty" || variable("KITTY_WINDOW_ID") != nil {
        .kitty
      } else if program.contains("iTerm2") || program.contains("iTerm.app") {
        .iterm2
      } else {
        nil
      }
  }
}
