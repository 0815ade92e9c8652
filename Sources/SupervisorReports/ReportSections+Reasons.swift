import ReviewDomain

extension ReportSections {
  var reasonsGiven: ReportSection {
    let title = t("Reasons (an application may have several)", "原因（一件可有多項）")
    guard !figures.reasons.isEmpty else {
      return ReportSection(id: "reasons", title: title, notes: [t("none given", "尚無")])
    }
    var table = ReportTable(
      t("rejected, referred or returned for", "退件、轉人工或補件之原因"), t("by machine", "系統退件"),
      t("by people", "人工退件"), t("referred", "轉人工"), t("returned", "補件"))
    for row in figures.reasons {
      table.add(label(of: row.reason), row.rejectedByMachine, row.rejectedByPeople, row.referred, row.returned)
    }
    let chart = BarChart(
      title: t("Rejections by reason, the ten most frequent", "退件原因（前十項）"),
      parts: [t("by machine", "系統"), t("by people", "人工")],
      bars: figures.reasons.prefix(10).filter { $0.rejected > 0 }.map {
        (label(of: $0.reason), [$0.rejectedByMachine, $0.rejectedByPeople])
      })
    return ReportSection(
      id: "reasons", title: title, tables: [table], charts: chart.bars.isEmpty ? [:] : [0: chart])
  }

  var reasonWeeks: ReportSection {
    var section = ReportSection(id: "reason-weeks", title: t("Reasons, week by week", "每週原因"))
    for (label, counts) in [
      (t("told to applicants", "告知申請人"), \ReportFigures.ReasonWeeks.told),
      (t("referred for", "轉人工"), \.referred),
    ] {
      var table = ReportTable(header: [label] + figures.weeks.map(\.from.monthAndDay))
      for row in figures.reasonWeeks where row[keyPath: counts].contains(where: { $0 > 0 }) {
        table.add(self.label(of: row.reason), row[keyPath: counts].map { "\($0)" })
      }
      if !table.rows.isEmpty { section.tables.append(table) }
    }
    return section
  }

  var referrals: ReportSection {
    let title = t("What became of referrals", "轉人工案件之結果")
    guard figures.referrals.all.referred > 0 else {
      return ReportSection(id: "referrals", title: title, notes: [t("nothing referred", "尚無轉人工之案件")])
    }
    var table = ReportTable(
      t("referred for", "轉人工之原因"), t("approved", "核准"), t("rejected", "退件"), t("undecided", "未審定"),
      t("superseded", "被取代"), t("overruled", "人工推翻"), t("95 % interval", "95 % 區間"))
    func add(_ label: String, _ outcome: ReportFigures.ReferralOutcome, _ overruled: Proportion?) {
      let counts = [outcome.approved, outcome.rejected, outcome.undecided, outcome.superseded].map { "\($0)" }
      let share = overruled.map { [Share(count: $0.count, of: $0.of).percent, $0.interval] } ?? ["-", "-"]
      table.add(label, counts + share)
    }
    for row in figures.referrals.byReason { add(label(of: row.reason), row.outcome, row.overruled) }
    let all = figures.referrals.all
    add(t("all, each application once", "合計（每件一次）"), all, Proportion(all.approved, of: all.approved + all.rejected))
    return ReportSection(
      id: "referrals", title: title,
      notes: [
        t(
          "Overruled: approved by people, of those that they decided; Wilson's interval.",
          "人工推翻：人工審定者中核准之比例；Wilson 區間。")
      ], tables: [table])
  }

  var secondReads: ReportSection {
    let reads = figures.secondReads
    var section = ReportSection(id: "second-reads", title: t("Agreement of second reads", "複審一致程度"))
    if reads.open + reads.disputed > 0 {
      section.notes.append(
        t(
          "\(reads.open) not read yet, \(reads.disputed) wait for a senior: queue --disputed",
          "\(reads.open) 件尚未複審，\(reads.disputed) 件待資深審核：queue --disputed"))
    }
    guard reads.all.reads > 0 else {
      section.notes.append(t("No approval was read again in this period.", "此期間沒有複審。"))
      return section
    }
    var table = ReportTable(
      t("approvals of", "核准者"), t("read again", "複審件數"), t("agreed", "一致"), t("95 % interval", "95 % 區間"),
      t("Gwet's AC1", "Gwet AC1"), t("Cohen's kappa", "Cohen kappa"))
    for (label, agreement) in [
      (t("the machine", "系統"), reads.ofMachine), (t("people", "人工"), reads.ofPeople), (t("all", "合計"), reads.all),
    ] {
      table.add(
        label,
        [
          "\(agreement.reads)", Share(count: agreement.agreed, of: agreement.reads).text(in: language),
          Proportion(agreement.agreed, of: agreement.reads)?.interval ?? "-",
          agreement.ac1.map { "\($0)" } ?? "-", agreement.kappa.map { "\($0)" } ?? "-",
        ])
    }
    section.tables = [table]
    section.notes.append(
      t(
        "Under \(Agreement.fewest) reads the count stands alone.", "不足 \(Agreement.fewest) 件者僅列件數。"))
    return section
  }
}

extension Proportion {
  /// `12.3–45.6 %`.
  var interval: String {
    func tenths(_ value: Double) -> String {
      let tenths = Int((value * 1000).rounded())
      return "\(tenths / 10).\(tenths % 10)"
    }
    return "\(tenths(low))–\(tenths(high)) %"
  }
}
