import Foundation
import ReviewDomain

/// A report's figures in words: tables, charts and notes in one language, for whatever they are then written as.
struct ReportSections {
  let figures: ReportFigures
  /// The agency's, for their captions. A reason that is no longer among them stands under its code alone.
  let reasons: [ReasonCode: Reason]
  let language: Language

  func t(_ english: String, _ chinese: String) -> String { language(english, chinese) }

  var title: String { t("Review of virtual NHI card applications", "虛擬健保卡申請審核報告") }

  var subtitle: String {
    let time = figures.asOf.inTaiwan.prefix(16)
    return t("As of \(time) (Asia/Taipei), \(applications)", "截至 \(time)（臺灣時間），\(applications)")
  }

  private var applications: String {
    let what = t("applications \(chosen)", "\(chosen)之申請")
    return switch (figures.period.from, figures.period.to) {
    case (nil, nil):
      figures.period == .allTime ? t("all applications", "全部申請") : t("all \(what)", "全部\(what)")
    case (let from?, nil): t("\(what) from \(from.iso) on", "\(from.iso) 起\(what)")
    case (nil, let to?): t("\(what) up to \(to.iso)", "\(to.iso) 止\(what)")
    case (let from?, let to?): t("\(what) \(from.iso) to \(to.iso)", "\(from.iso) 至 \(to.iso) \(what)")
    }
  }

  private var chosen: String {
    switch figures.period.by {
    case .submission: t("submitted", "送出")
    case .decision: t("decided", "審定")
    }
  }

  /// Where no application counts; nil otherwise.
  var nothing: String? {
    guard figures.intake.total == 0 else { return nil }
    return figures.period == .allTime
      ? t("No application has been taken in yet.", "尚未收到申請。")
      : t("No application was \(chosen) in this period.", "此期間沒有\(chosen)的申請。")
  }

  /// What wants somebody now.
  var wanting: [String] {
    var wanting: [String] = []
    if figures.refusedBundles > 0 {
      wanting.append(
        t(
          "\(figures.refusedBundles) bundle(s) lie in refused/: nobody has answered their senders",
          "refused/ 中有 \(figures.refusedBundles) 件：尚無人答覆寄件人"))
    }
    if figures.mailsFailed + figures.mailsUnknown > 0 {
      wanting.append(
        t(
          "\(figures.mailsFailed) mail(s) failed and \(figures.mailsUnknown) may not have arrived: mail phone-list",
          "\(figures.mailsFailed) 封郵件寄送失敗，\(figures.mailsUnknown) 封可能未送達：mail phone-list"))
    }
    return wanting
  }

  var all: [ReportSection] {
    [
      intake, decided, promise, backlog, waiting, machine, reasonsGiven, reasonWeeks, referrals, secondReads, reviewers,
      mails, reapplications, weeks, busiest, health,
    ].filter { !$0.tables.isEmpty || !$0.notes.isEmpty }
  }

  func label(of code: ReasonCode) -> String { reasons[code].map { "\(code) \($0.caption)" } ?? code.rawValue }

  private var intake: ReportSection {
    var table = ReportTable(t("status", "狀態"), t("applications", "件數"))
    for status in ApplicationStatus.allCases { table.add(language.words(status), figures.intake.byStatus[status]) }
    table.add(t("taken in", "收件合計"), figures.intake.total)
    return ReportSection(
      id: "intake", title: t("Intake", "收件"), notes: wanting, tables: [table])
  }

  private var decided: ReportSection {
    let decided = figures.decided
    var table = ReportTable(t("decision", "決定"), t("by machine", "系統"), t("by people", "人工"), t("total", "合計"))
    for (status, machine, people) in [
      (ApplicationStatus.approved, decided.approvedByMachine, decided.approvedByPeople),
      (.rejected, decided.rejectedByMachine, decided.rejectedByPeople), (.returned, decided.returnedByMachine, 0),
    ] {
      table.add(language.words(status), machine, people, machine + people)
    }
    return ReportSection(id: "decided", title: t("Decided", "審定"), tables: [table])
  }

  private var promise: ReportSection {
    let promise = figures.promise
    let title = t("Answered within \(promise.workingDays) working days", "\(promise.workingDays) 個工作天內答覆")
    var section = ReportSection(id: "promise", title: title)
    if promise.counted == 0 {
      section.notes.append(t("nothing answered or past its due date yet", "尚無已答覆或逾期之申請"))
    } else {
      let kept = Share(count: promise.answeredInTime, of: promise.counted).text(in: language)
      section.notes.append(t("\(kept) of those answered or past their due date", "已答覆或逾期者中 \(kept) 如期"))
      var table = ReportTable(t("answer", "答覆"), t("applications", "件數"))
      table.add(t("answered in time", "如期答覆"), promise.answeredInTime)
      table.add(t("answered late", "逾期答覆"), promise.answeredLate)
      table.add(t("unanswered and past the due date", "逾期未答覆"), promise.unansweredPastDue)
      var late = ReportTable(t("where the time of late ones went", "逾期原因"), t("applications", "件數"))
      late.add(t("machine: not inspected on the due date", "系統：到期日前未檢查"), promise.late.machine)
      late.add(t("people: inspected in time, decided late", "人工：如期檢查，逾期審定"), promise.late.people)
      late.add(t("mail: decided in time, mailed late", "郵件：如期審定，逾期寄出"), promise.late.mail)
      section.tables = [table, late]
    }
    if promise.dueDateUnknown > 0 {
      section.notes.append(
        t(
          "\(promise.dueDateUnknown) left out: the calendar does not reach to the due date",
          "另有 \(promise.dueDateUnknown) 件不計：辦公日曆未涵蓋到期日"))
    }
    section.notes.append(
      t(
        "Clock: \(promise.clock)", "計算方式：自送出日（不計入）至審定日，依政府行政機關辦公日曆表之工作天，臺灣時間。"))
    return section
  }

  private var machine: ReportSection {
    let machine = figures.machine
    let title = t("Machine's share of inspected applications", "系統自動審定之比例")
    guard machine.inspected > 0 else {
      return ReportSection(id: "machine", title: title, notes: [t("nothing inspected yet", "尚未檢查任何申請")])
    }
    var table = ReportTable(t("verdict", "結果"), t("share", "比例"))
    for (label, count) in [
      (t("approved", "核准"), machine.approved), (t("rejected", "退件"), machine.rejected),
      (t("referred to people", "轉人工審核"), machine.referred),
    ] {
      table.add(label, [Share(count: count, of: machine.inspected).text(in: language)])
    }
    var trend = ReportTable(
      t("week from", "週（起日）"), t("inspected", "檢查"), t("referred", "轉人工"), t("machine's share", "系統比例"))
    for week in figures.weeks {
      let share = Share(count: week.inspected - week.referred, of: week.inspected).text(in: language)
      trend.add(week.from.iso, ["\(week.inspected)", "\(week.referred)", share])
    }
    let chart = BarChart(
      title: t("Percent decided by the machine, week by week", "每週系統自動審定百分比"),
      parts: [t("percent", "百分比")],
      bars: figures.weeks.map { week in
        let percent = week.inspected == 0 ? 0 : (week.inspected - week.referred) * 100 / week.inspected
        return (week.from.monthAndDay, [percent])
      })
    return ReportSection(id: "machine", title: title, tables: [table, trend], charts: [1: chart])
  }
}

extension CivilDate {
  /// `11/23`.
  var monthAndDay: String { "\(month)/\(day)" }
}
