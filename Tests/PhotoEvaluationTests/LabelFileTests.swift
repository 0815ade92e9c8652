import Foundation
import PhotoEvaluation
import Testing

@Suite("A label file")
struct LabelFileTests {
  func read(_ text: String) throws -> [LabelledPicture] {
    let url = FileManager.default.temporaryDirectory.appending(path: "labels-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try LabelFile.read(url, known: ["head_cropped", "not_frontal"])
  }

  @Test("names pictures relative to itself, with all reasons")
  func good() throws {
    let pictures = try read("file,reasons,group,remark\na.jpg,,light,x\nsub/b.jpg,head_cropped not_frontal,,\n")
    #expect(pictures.map(\.file) == ["a.jpg", "sub/b.jpg"])
    #expect(pictures[0].isGood && pictures[0].group == "light")
    #expect(pictures[1].reasons == ["head_cropped", "not_frontal"])
    #expect(pictures[1].url.path.hasSuffix("/sub/b.jpg"))
    #expect(pictures[1].url.path.hasPrefix(FileManager.default.temporaryDirectory.path))
  }

  @Test(
    "is refused with the line of every fault",
    arguments: [
      ("file\na.jpg\n", ":1: the column `reasons`"), ("file,reasons\na.jpg,no_such\n", ":2: `no_such`"),
      ("file,reasons\n,head_cropped\n", ":2: there is no file name"), ("file,reasons\n", "no picture"),
    ])
  func faults(text: String, words: String) throws {
    let error = #expect(throws: LabelFileFaults.self) { try read(text) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }
}
