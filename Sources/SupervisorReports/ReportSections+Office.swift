import ReviewDomain

extension ReportSections {
  var reviewers: ReportSection {
    let title = t("Decided by people", "人工審定")
    if figures.reviewers.isEmpty { return ReportSection(id: "reviewers", title: title) }
    var table = ReportTable(
      t("reviewer", "審核人員"), t("approved", "核准"), t("rejected", "退件"), t("total", "合計"), t("days", "工作日數"),
      t("a day", "每日件數"), t("seconds each", "每件秒數"))
    for count in figures.reviewers {
      let total = count.approved + count.rejected
      table.add(
        count.reviewer,
        [
          "\(count.approved)", "\(count.rejected)", "\(total)", "\(count.days)",
          "\((total + count.days / 2) / count.days)",
        ]
          + [count.medianSeconds.map { "\($0)" } ?? "-"])
    }
    return ReportSection(
      id: "reviewers", title: title,
      notes: [
        t(
          "In the order of names. Seconds: the median between two decisions in a row, pauses over half an hour left out.",
          "依名稱排序。秒數為連續兩件之中位數，間隔逾半小時者不計。")
      ], tables: [table])
  }

  var mails: ReportSection {
    var section = ReportSection(id: "mail", title: t("Mail", "郵件"))
    if !figures.mails.isEmpty {
      var table = ReportTable(
        t("mail", "郵件"), t("sent", "已寄出"), t("waiting", "待寄"), t("failed", "失敗"), t("unknown", "不明"),
        t("taken back", "已撤回"))
      for mail in figures.mails {
        table.add(language.words(mail.kind), mail.sent, mail.pending, mail.failed, mail.unknown, mail.withdrawn)
      }
      section.tables = [table]
      section.notes = [
        t("Mails written in the period, as they stand now.", "此期間所寫郵件之目前狀態。"),
        t(
          "\(Share(count: figures.addresses.doubtful, of: figures.addresses.all).text(in: language)) of the applications gave an "
            + "address to which mail is known to get lost.",
          "\(Share(count: figures.addresses.doubtful, of: figures.addresses.all).text(in: language)) 之申請所留信箱可能收不到信。"
        ),
      ]
    }
    return section
  }

  var reapplications: ReportSection {
    let again = figures.reapplications
    guard again.all > 0 else { return ReportSection(id: "again", title: "") }
    var table = ReportTable(t("applied again after a rejection", "退件後重新申請"), t("applications", "件數"))
    table.add(t("approved", "核准"), again.approved)
    table.add(t("rejected", "退件"), again.rejected)
    table.add(t("undecided", "未審定"), again.undecided)
    table.add(t("superseded", "被取代"), again.superseded)
    table.add(t("all", "合計"), again.all)
    return ReportSection(id: "again", title: t("Applied again after a rejection", "退件後重新申請"), tables: [table])
  }

  var weeks: ReportSection {
    guard !figures.weeks.isEmpty else { return ReportSection(id: "weeks", title: "") }
    var table = ReportTable(
      t("week from", "週（起日）"), t("taken in", "收件"), t("by machine", "系統審定"), t("by people", "人工審定"),
      t("undecided at its end", "週末未審定"), t("past due", "逾期"))
    for week in figures.weeks {
      table.add(
        week.from.iso, week.takenIn, week.decidedByMachine, week.decidedByPeople, week.undecided, week.pastDue)
    }
    let chart = BarChart(
      title: t("Decisions, week by week", "每週審定件數"), parts: [t("by machine", "系統"), t("by people", "人工")],
      bars: figures.weeks.map { ($0.from.monthAndDay, [$0.decidedByMachine, $0.decidedByPeople]) })
    return ReportSection(
      id: "weeks", title: t("Week by week, all applications as they stood", "每週概況（全部申請）"), tables: [table],
      charts: [0: chart])
  }

  var busiest: ReportSection {
    let hours = figures.busiest.byHour
    guard hours.contains(where: { $0 > 0 }) else { return ReportSection(id: "busiest", title: "") }
    var table = ReportTable(t("hour of submission", "送出時段"), t("applications", "件數"))
    for (hour, count) in hours.enumerated() { table.add("\(hour):00", count) }
    var days = ReportTable(t("day of submission", "送出星期"), t("applications", "件數"))
    for (day, count) in zip(Weekday.allCases, figures.busiest.byWeekday) {
      days.add(t("\(day)".capitalized, "星期\(day.chinese)"), count)
    }
    let chart = BarChart(
      title: t("Submissions by hour of the day", "各時段送出件數"), parts: [t("applications", "件數")],
      bars: hours.enumerated().map { ("\($0)", [$1]) })
    return ReportSection(
      id: "busiest", title: t("Busiest hours", "尖峰時段"), tables: [table, days], charts: [0: chart])
  }

  var health: ReportSection {
    var section = ReportSection(id: "machine-room", title: t("Inspections and rules", "檢查與規則"))
    var failures = ReportTable(t("could not be inspected", "無法檢查"), t("applications", "件數"))
    failures.add(t("inspection failed", "檢查失敗"), figures.inspectionFailures.failed)
    failures.add(t("stored picture damaged", "留存影像毀損"), figures.inspectionFailures.pictureDamaged)
    section.tables = [failures]
    if !figures.ruleSets.isEmpty {
      var rules = ReportTable(t("rule set", "規則版本"), t("inspected", "檢查件數"), t("from", "起"), t("to", "迄"))
      for used in figures.ruleSets {
        rules.add(String(used.sha256.prefix(12)), ["\(used.inspected)", used.from.iso, used.to.iso])
      }
      section.tables.append(rules)
    }
    return section
  }
}
