extension HistoryAnswer {
  /// Without what would tell that an approval is to be read again, before it has been.
  ///
  /// - Parameter blind: the number of the approval that whoever asks is to read again: they are told nothing of it, nor of what came
  ///   after; nil where there is none.
  func hidingWhatIsReadAgain(blind: Int?) -> HistoryAnswer {
    let read = Set(entries.filter { $0.event == "read_again" }.compactMap { $0.number })
    let end = blind.flatMap { blind in entries.firstIndex { $0.event == "approved" && $0.number == blind } }
    var shown = self
    shown.entries = entries.prefix(end ?? entries.count).filter { line in
      if blind != nil, line.event == "inspected", line.detail["verdict"] == .text("approve") { return false }
      return line.event != "chosen_to_read_again" || line.number.map(read.contains) == true
    }
    return shown
  }
}

extension HistoryAnswer.Line {
  /// Of the decision that it speaks of.
  fileprivate var number: Int? {
    if case .number(let number)? = detail["decision"] { number } else { nil }
  }
}
