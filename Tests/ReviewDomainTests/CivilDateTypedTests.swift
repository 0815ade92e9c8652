import ReviewDomain
import Testing

@Suite struct CivilDateTypedTests {
  @Test(arguments: [
    ("70/1/1", "1981-01-01"), ("84/1/1", "1995-01-01"), ("111年04月29日", "2022-04-29"), ("111-04-29", "2022-04-29"),
    ("民國111年05月03日 10:00:01", "2022-05-03"), ("民國111年05月03日 10:00", "2022-05-03"),
    ("中華民國75年2月17日", "1986-02-17"), ("中華民國 75 年 2 月 17 日", "1986-02-17"), ("民國 75/2/17", "1986-02-17"),
    ("西元1986年2月17日", "1986-02-17"), ("0750217", "1986-02-17"), ("750217", "1986-02-17"), ("1150101", "2026-01-01"),
    ("19860217", "1986-02-17"), ("民國0750217", "1986-02-17"), ("1981-01-01", "1981-01-01"), ("1981/1/1", "1981-01-01"),
    ("1981.01.01", "1981-01-01"), ("70.1.1", "1981-01-01"), ("070/01/01", "1981-01-01"), ("1/1/1", "1912-01-01"),
    ("７０／１／１", "1981-01-01"), ("１１１年０４月２９日", "2022-04-29"), ("１９８１－０１－０１", "1981-01-01"),
    ("  70/1/1\n", "1981-01-01"), ("\u{3000}70/1/1\u{3000}", "1981-01-01"), ("70 / 1 / 1", "1981-01-01"),
    ("113/2/29", "2024-02-29"), ("1130229", "2024-02-29"), ("1900-01-01", "1900-01-01"), ("999/12/31", "2910-12-31"),
  ])
  func readsWhatPeopleType(typed: String, iso: String) throws {
    #expect(try CivilDate(typed: typed).iso == iso)
  }

  @Test(arguments: [
    ("", CivilDateFault.empty), ("   ", .empty),
    ("114/2/29", .noSuchDay), ("1140229", .noSuchDay), ("70/13/1", .noSuchDay), ("70/0/1", .noSuchDay),
    ("70/4/31", .noSuchDay), ("1/1/70", .noSuchDay), ("1900-02-29", .noSuchDay), ("000000", .yearOutOfRange),
    ("0/1/1", .yearOutOfRange), ("1899-12-31", .yearOutOfRange), ("民國1981/1/1", .yearOutOfRange),
    ("西元70/1/1", .yearOutOfRange), ("民國19810101", .yearOutOfRange),
    ("70", .unreadable), ("7011", .unreadable), ("70101", .unreadable), ("198101010", .unreadable),
    ("70/1-1", .unreadable), ("70/1", .unreadable), ("70/1/1/1", .unreadable), ("70//1", .unreadable),
    ("70/1/001", .unreadable), ("19811/1/1", .unreadable), ("/1/1", .unreadable), ("70年1月1", .unreadable),
    ("70年1月1日x", .unreadable), ("七十年一月一日", .unreadable), ("-70/1/1", .unreadable), ("+70/1/1", .unreadable),
    ("70/1/+1", .unreadable), ("٧٠/١/١", .unreadable), ("民國", .unreadable), ("民國前1年1月1日", .unreadable),
    ("70/1/1 25:00", .unreadable), ("70/1/1 10:60", .unreadable), ("70/1/1 10:", .unreadable),
    ("70/1/1 10:00:00:00", .unreadable), ("70/1/1T10:00", .unreadable), ("10:00", .unreadable),
    ("January 1", .unreadable),
    ("99999999999999999999/1/1", .unreadable), ("70\0/1/1", .unreadable),
  ])
  func saysWhyItReadsNothingElse(typed: String, fault: CivilDateFault) {
    #expect(throws: fault) { try CivilDate(typed: typed) }
  }

  @Test func everyDayIsReadBackFromItsMinguoAndGregorianForms() throws {
    var date = try day("1990-01-01")
    while date.year < 1994 {
      #expect(try CivilDate(typed: date.minguo) == date)
      #expect(try CivilDate(typed: date.iso) == date)
      #expect(try CivilDate(typed: date.iso.filter { $0 != "-" }) == date)
      date = date.adding(days: 1)
    }
  }

  @Test func aBirthMayBeOnTheDayItselfButNotLater() throws {
    let today = try day("2026-11-23")
    try today.validateBirth(on: today)
    #expect(throws: CivilDateFault.inFuture) { try day("2026-11-24").validateBirth(on: today) }
  }

  @Test func aBirthMayLie130YearsBackAndNoMore() throws {
    let today = try day("2026-11-23")
    try day("1896-11-23").validateBirth(on: today)
    try day("1895-11-24").validateBirth(on: today)
    #expect(throws: CivilDateFault.tooLongAgo) { try day("1895-11-23").validateBirth(on: today) }
  }

  @Test(arguments: CivilDateFault.allCases)
  func everyFaultSaysWhatToDo(fault: CivilDateFault) {
    #expect(!fault.problem.isEmpty)
    #expect(fault.remedy.hasSuffix("."))
  }
}
