import ReviewerDesk

/// Prints an application's pictures below its words, as far as where they go can show them.
struct PicturePrint {
  private let painter: ChafaPainter
  private let columns: Int
  private let rows: Int

  /// - Parameter mode: nil = as the terminal's environment says. Without a terminal it is symbols of no colours.
  init(as mode: PictureMode?, in context: CommandContext) {
    let traits = TerminalTraits(context.variable)
    guard context.outputColumns != nil else {
      painter = ChafaPainter(mode: mode ?? .symbols, depth: .none)
      (columns, rows) = (80, 40)
      return
    }
    var painter = ChafaPainter(mode: mode ?? traits.mode ?? .symbols, depth: traits.depth)
    let size = RawTerminal.size
    if let cell = size.cell { painter.cell = cell }
    self.painter = painter
    (columns, rows) = (size.columns, max(8, size.rows - 2))
  }

  func text(of pictures: DeskPictures, marking places: MarkedPlaces) -> String {
    "\nThe photo:\n" + text(of: pictures.photo, marking: places.photo)
      + "\nThe document:\n" + text(of: pictures.document, marking: places.document)
  }

  private func text(of side: DeskSide, marking places: Set<PicturePlace>) -> String {
    switch side {
    case .seen(let whole, _):
      painter.lines(of: whole.marked(places, withLines: false), columns: columns, rows: rows)
    case .unseen(let why): why.strippedOfControls + "\n"
    case .coming: ""
    }
  }
}
