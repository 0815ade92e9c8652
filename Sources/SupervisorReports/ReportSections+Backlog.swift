import ReviewDomain

extension ReportSections {
  var backlog: ReportSection {
    let backlog = figures.backlog
    let title = t("Backlog", "待審案件")
    guard backlog.undecided > 0 else {
      return ReportSection(
        id: "backlog", title: title, notes: [t("nothing is waiting for a decision", "沒有待審的申請")])
    }
    var totals = ReportTable(t("waiting", "待審"), t("applications", "件數"))
    totals.add(t("undecided", "未審定"), backlog.undecided)
    totals.add(t("past the due date", "已逾期"), backlog.pastDue)
    totals.add(t("due by the second working day from now", "兩個工作天內到期"), backlog.dueSoonCount)
    if backlog.dueDateUnknown > 0 { totals.add(t("due date unknown", "到期日不明"), backlog.dueDateUnknown) }

    var spreads = ReportTable(t("days since submission", "送出後天數"), "p50", "p90", "p95", "max")
    for (label, spread) in [
      (t("working days", "工作天"), backlog.workingDays), (t("calendar days", "日曆天"), backlog.calendarDays),
    ] {
      let values = spread.map { [$0.p50, $0.p90, $0.p95, $0.max].map { "\($0)" } }
      spreads.add(label, values ?? ["-", "-", "-", "-"])
    }

    var ages = ReportTable(t("age in working days", "經過工作天"), t("undecided", "未審定"))
    for age in backlog.byWorkingDays { ages.add(String(age.workingDays), age.count) }
    let over = t("over \(backlog.byWorkingDays.count - 1)", "超過 \(backlog.byWorkingDays.count - 1)")
    ages.add(over, backlog.overSevenWorkingDays)
    if backlog.workingDaysUnknown > 0 { ages.add(t("unknown", "不明"), backlog.workingDaysUnknown) }
    let chart = BarChart(
      title: t("Waiting applications by age in working days", "待審案件之經過工作天"),
      parts: [t("undecided", "未審定")],
      bars: ages.rows.map { ($0[0], [Int($0[1]) ?? 0]) })
    return ReportSection(id: "backlog", title: title, tables: [totals, spreads, ages], charts: [2: chart])
  }

  /// Who has missed the promise and who is about to.
  var waiting: ReportSection {
    let backlog = figures.backlog
    var section = ReportSection(id: "waiting", title: t("Missed, or about to be", "已逾期或即將到期"))
    for (label, listed, count) in [
      (t("past the due date", "已逾期"), backlog.missed, backlog.pastDue),
      (t("due soon", "即將到期"), backlog.dueSoon, backlog.dueSoonCount),
    ] where count > 0 {
      var table = ReportTable(label, t("due", "到期日"), t("status", "狀態"))
      for waiting in listed.prefix(Self.mostShown) {
        table.add(waiting.application, [waiting.due.iso, language.words(waiting.status)])
      }
      section.tables.append(table)
      if count > table.rows.count {
        section.notes.append(
          t(
            "\(label): the first \(table.rows.count) of \(count); JSON lists up to \(ReportFigures.Backlog.mostListed)",
            "\(label)：\(count) 件中之前 \(table.rows.count) 件；JSON 最多列 \(ReportFigures.Backlog.mostListed) 件"))
      }
    }
    return section
  }

  private static let mostShown = 50
}
