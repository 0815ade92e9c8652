import Casebook
import CasebookConformance
import Testing

@Suite struct SQLiteConformanceTests {
  @Test(arguments: ConformanceCheck.all)
  func conforms(_ check: ConformanceCheck) throws {
    let folder = try TemporaryFolder()
    try check.run(on: folder.casebook())
  }
}
