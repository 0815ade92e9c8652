import Foundation
import PhotoEvaluation
import ReviewDomain
import Testing

@Suite("The figures of documents read")
struct DocumentFiguresTests {
  private func label(_ file: String, group: String = "") throws -> LabelledDocument {
    LabelledDocument(
      file: file, url: URL(filePath: "/\(file)"), kind: .nationalID, number: try IdentityNumber(typed: "A123456789"),
      name: try PersonName(typed: "甄健康"), group: group)
  }

  private func read(_ number: String) throws -> ReadValue<IdentityNumber> {
    ReadValue(
      value: try IdentityNumber(typed: number), text: number, probability: 0.99, isIdentified: true, isExact: true)
  }

  @Test("tell right, wrong and unread apart, and false contradictions")
  func counts() throws {
    let right = EvaluatedDocument(
      label: try label("right.jpg", group: "clear"),
      content: DocumentContent(kind: .nationalID, kindProbability: 1, numbers: [try read("A123456789")]),
      comparisons: [FieldComparison(.number, .match), FieldComparison(.name, .match)])
    let wrong = EvaluatedDocument(
      label: try label("wrong.jpg"),
      content: DocumentContent(kind: .passport, kindProbability: 1, numbers: [try read("B200000004")]),
      comparisons: [FieldComparison(.number, .contradiction, readText: "B200000004"), FieldComparison(.name, .unread)])
    let silent = EvaluatedDocument(label: try label("silent.jpg"), content: nil, comparisons: [])
    let figures = DocumentFigures([right, wrong, silent])

    #expect(figures.documents == 3 && figures.unanswered == 1)
    let number = try #require(figures.fields.first { $0.field == .number && $0.group == nil })
    #expect(number.right == 1 && number.wrong == 1 && number.notRead == 1 && number.falseContradictions == 1)
    let name = try #require(figures.fields.first { $0.field == .name && $0.group == nil })
    #expect(name.right == 1 && name.wrong == 0 && name.notRead == 2 && name.falseContradictions == 0)
    let clear = try #require(figures.fields.first { $0.field == .kind && $0.group == "clear" })
    #expect(clear.documents == 1 && clear.right == 1)
    // What the label does not tell is not judged.
    #expect(figures.fields.first { $0.field == .birthDate }?.documents == 0)
    #expect(figures.misses.map(\.file).filter { $0 == "right.jpg" }.isEmpty)
    #expect(figures.misses.contains { $0.file == "wrong.jpg" && $0.field == .number && $0.isContradiction })
  }
}

@Suite("A label file of documents")
struct DocumentLabelFileTests {
  private func read(_ text: String) throws -> [LabelledDocument] {
    let url = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try DocumentLabelFile.read(url)
  }

  @Test("gives what is printed, where it is known")
  func good() throws {
    let documents = try read("file,kind,number,birth_date\na.jpg,national_id,A123456789,70/1/1\nb.jpg,passport,,\n")
    #expect(documents[0].number?.text == "A123456789")
    #expect(documents[0].birthDate?.iso == "1981-01-01")
    #expect(documents[1].kind == .passport && documents[1].number == nil)
    let claim = documents[1].claim(on: try CivilDate(typed: "2026-11-20"))
    #expect(claim.kind == nil && claim.number == nil)
  }

  @Test(
    "is refused with the line of every fault",
    arguments: [
      ("kind\nnational_id\n", ":1: the column `file`"), ("file,group\na.jpg,x\n", ":1: there is none of the columns"),
      ("file,number\na.jpg,A123456780\n", ":2: the number"), ("file,kind\na.jpg,library_card\n", ":2: the kind"),
      ("file,kind\n", "no picture"),
    ])
  func faults(text: String, words: String) throws {
    let error = #expect(throws: LabelFileFaults.self) { try read(text) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }
}
