import ReviewDomain

/// What a mailed report says itself: the figures that a supervisor looks for first, as text and as one table. Everything else is attached.
public struct ReportMailText: Sendable {
  public let subject: String
  /// Lines ended by a line feed.
  public let text: String
  /// Without styles or drawings, which mail readers leave out.
  public let html: String

  public init(_ figures: ReportFigures, reasons: [ReasonCode: Reason], language: Language) {
    let report = ReportSections(figures: figures, reasons: reasons, language: language)
    subject = "\(report.title) \(figures.asOf.inTaiwan.prefix(10))"
    let rest = report.t("The whole report is attached.", "完整報告如附件。")
    let rows = report.headline
    let width = rows.map(\.0.displayWidth).max() ?? 0
    let lines = rows.map { label, value in
      label + String(repeating: " ", count: width - label.displayWidth) + "  \(value)"
    }
    text = ([report.title, report.subtitle, ""] + lines + ["", rest]).map { $0 + "\n" }.joined()
    let cells = rows.map {
      "<tr><th scope=\"row\" align=\"left\">\(ReportHTML.escaped($0))</th><td align=\"right\">\(ReportHTML.escaped($1))</td></tr>\n"
    }
    html = """
      <!DOCTYPE html>
      <html lang="\(language == .chinese ? "zh-Hant-TW" : "en")"><head><meta charset="utf-8"><title>\(ReportHTML.escaped(subject))</title></head>
      <body><h1>\(ReportHTML.escaped(report.title))</h1>
      <p>\(ReportHTML.escaped(report.subtitle))</p>
      <table>
      \(cells.joined())</table>
      <p>\(rest)</p></body></html>

      """
  }
}

extension ReportSections {
  /// What a supervisor looks for first.
  var headline: [(String, String)] {
    let (machine, decided) = (figures.machine, figures.decided)
    return [
      (t("taken in", "收件"), "\(figures.intake.total)"),
      (
        t("decided by machine", "系統審定"),
        "\(decided.approvedByMachine + decided.rejectedByMachine + decided.returnedByMachine)"
      ),
      (t("decided by people", "人工審定"), "\(decided.approvedByPeople + decided.rejectedByPeople)"),
      (t("waiting", "待審"), "\(figures.backlog.undecided)"),
      (t("past the due date", "已逾期"), "\(figures.backlog.pastDue)"),
      (t("due soon", "即將到期"), "\(figures.backlog.dueSoonCount)"),
      (
        t("answered in time", "如期答覆"),
        Share(count: figures.promise.answeredInTime, of: figures.promise.counted).percent
      ),
      (
        t("decided by the machine", "系統自動審定"),
        Share(count: machine.approved + machine.rejected, of: machine.inspected).percent
      ),
      (t("mails that failed", "寄送失敗郵件"), "\(figures.mails.map(\.failed).reduce(0, +))"),
    ]
  }
}
