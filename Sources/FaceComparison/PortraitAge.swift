import ReviewDomain

/// How old somebody was when the portrait on a document was printed, and how long ago that was.
package struct PortraitAge: Sendable, Hashable {
  /// Whole years of the holder on the day of issue.
  package let years: Int
  /// Whole years from the day of issue to the application.
  package let since: Int

  package init(years: Int, since: Int) {
    self.years = years
    self.since = since
  }

  /// - Returns: nil where the days do not follow one another: one of them was read wrong.
  package init?(born: CivilDate, issued: CivilDate, appliedOn day: CivilDate) {
    guard born <= issued, issued <= day else { return nil }
    self.init(years: born.age(on: issued), since: issued.age(on: day))
  }

  /// Whether a face has grown into another since: up to twelve it changes within three years, up to eighteen within six. Of adults it
  /// ages, which the network was taught to look through.
  package var isOutgrown: Bool { (years < 12 && since >= 3) || (years < 18 && since >= 6) }
}
