import Foundation
import PhotoEvaluation
import ReviewDomain
import Testing

@Suite("The figures of documents read")
struct DocumentFiguresTests {
  private func label(_ file: String, group: String = "") throws -> LabelledDocument {
    LabelledDocument(
      file: file, url: URL(filePath: "/\(file)"), kind: .nationalID, number: try PrintedNumber("A123456789"),
      name: try PersonName(typed: "甄健康"), groups: group.isEmpty ? [] : [group])
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

extension DocumentFiguresTests {
  @Test("judge what is printed and not compared too")
  func printed() throws {
    let day = try CivilDate(typed: "2020-12-28")
    let label = LabelledDocument(
      file: "a.jpg", url: URL(filePath: "/a.jpg"), number: .invalid("IA55655275"),
      romanisedName: try PersonName(typed: "SMITH, AKIKO"), issueDate: day, expiryDate: day)
    func date(_ text: String) throws -> ReadValue<CivilDate> {
      ReadValue(
        value: try CivilDate(typed: text), text: text, probability: 0.99, isIdentified: true, isExact: true)
    }
    func text(_ text: String) -> ReadValue<String> {
      ReadValue(value: text, text: text, probability: 0.99, isIdentified: true, isExact: true)
    }
    let content = DocumentContent(
      invalidNumbers: [text("IA55655275")], names: [text("施恩鑫"), text("SMITH AKIKO")],
      issueDate: try date("2020-12-28"), expiryDate: try date("2020-12-29"))
    let document = EvaluatedDocument(label: label, content: content, comparisons: [])
    let right = DocumentFigures([document]).fields.filter { $0.right == 1 }.map(\.field)
    #expect(right == [.number, .romanisedName, .issueDate])
    #expect(DocumentFigures([document]).fields.filter { $0.wrong == 1 }.map(\.field) == [.expiryDate])
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
    #expect(documents[0].number == .valid(try IdentityNumber(typed: "A123456789")))
    #expect(documents[0].birthDate?.iso == "1981-01-01")
    #expect(documents[1].kind == .passport && documents[1].number == nil)
    let claim = documents[1].claim(on: try CivilDate(typed: "2026-11-20"))
    #expect(claim.kind == nil && claim.number == nil)
  }

  @Test("groups documents by any columns, and takes a number with a wrong check digit")
  func groups() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "documents-\(UUID().uuidString).csv")
    try Data("file,number,layout,scene\na.jpg,A123456780,permit,glare\nb.jpg,,permit,\n".utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    let documents = try DocumentLabelFile.read(url, groupedBy: ["layout", "scene"])
    #expect(documents.map(\.groups) == [["permit", "glare"], ["permit"]])
    #expect(documents[0].number == .invalid("A123456780"))
    #expect(documents[0].claim(on: try CivilDate(typed: "2026-11-20")).number == nil)
  }

  @Test(
    "is refused with the line of every fault",
    arguments: [
      ("kind\nnational_id\n", ":1: the column `file`"), ("file,group\na.jpg,x\n", ":1: there is no column"),
      ("file,number\na.jpg,A12345678\n", ":2: the number"), ("file,kind\na.jpg,library_card\n", ":2: the kind"),
      ("file,kind\n", "no picture"),
    ])
  func faults(text: String, words: String) throws {
    let error = #expect(throws: LabelFileFaults.self) { try read(text) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }
}
