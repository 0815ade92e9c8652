/// Who may send the NHI card's front in place of an identity card: children under 14 (未滿14歲) on the day they apply.
public enum AgeRule {
  /// The age, in completed years, from which the NHI card is not accepted any more.
  public static let identityCardAge = 14

  /// Whether somebody born on `birth` is under 14 on `date`. Somebody whose 14th birthday is that day is not.
  public static func isUnder14(born birth: CivilDate, on date: CivilDate) -> Bool {
    birth.age(on: date) < identityCardAge
  }
}

extension CivilDate {
  /// Completed years of somebody born on this day; negative before birth.
  ///
  /// Somebody born on 29 February completes a year of life with 28 February where there is no 29th, and is a year
  /// older on 1 March: Civil Code arts. 121 and 124.
  public func age(on date: CivilDate) -> Int {
    let years = date.year - year
    return (date.month, date.day) < (month, day) ? years - 1 : years
  }
}
