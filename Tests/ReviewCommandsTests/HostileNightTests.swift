import Casebook
import Foundation
import NightRun
import PictureReading
import ReviewDomain
import TestPictures
import Testing

/// Bundles with pictures as a stranger might send them, in a night of the real program.
@Suite("A night with hostile pictures", .timeLimit(.minutes(20)))
struct HostileNightTests {
  @Test("gives each a named status and refuses what is no file")
  func night() async throws {
    let home = try await ProgramHome()
    let photo = try Data(contentsOf: Program.checkout.appending(path: "samples/inbox/sample-01/portrait.jpg"))
    let good = try TestPortrait.frontalCream.pixels()
    func png(_ texts: [String: String]) throws -> Data { try Data(TestFile(good, as: ".png", texts: texts).bytes) }
    let bomb = try VipsPicture.operation("black", ["width": "30000", "height": "30000", "bands": "1"])
    let portraits = [
      photo, photo.prefix(photo.count / 2), photo.prefix(4), Data(), Data("這不是照片\n".utf8),
      photo + Data(count: 5_000_000 - photo.count), Data(try bomb.encoded(as: ".png[bitdepth=1,compression=1]")),
      try png(["png-comment-0-Software": "Photoshop\u{2028}x"]),
    ]
    for (number, portrait) in portraits.enumerated() {
      let idNumber = (0...9).map { "A12345\(10 + number)\(7)\($0)" }.first { (try? IdentityNumber(typed: $0)) != nil }
      try home.put("2026-\(number)", applicant: ["idNumber": try #require(idNumber)], portrait: portrait)
    }
    let inbox = home.folder.inbox
    for (name, make) in [
      "fifo": { mkfifo($0, 0o600) }, "folder": { mkdir($0, 0o700) }, "link": { symlink("id-front.jpg", $0) },
    ] as KeyValuePairs<String, (String) -> Int32> {
      try home.put("2026-\(name)", as: name)
      let portrait = inbox.appending(path: "\(name)/portrait.jpg").path
      try FileManager.default.removeItem(atPath: portrait)
      #expect(make(portrait) == 0)
    }
    let outcome = try await home.run("run", "--json")
    #expect(outcome.status == 65, "\(outcome)")
    let summary = try outcome.object()
    #expect(summary["inspectionFailures"] as? Int == 0, "\(outcome.errors)")
    #expect(try home.folder.refusedBundles().sorted() == ["fifo", "folder", "link"])
    let counts = try home.casebook().counts()
    #expect(counts[.received] == 0 && counts[.approved] == 0)
    #expect((counts[.referred] ?? 0) + (counts[.rejected] ?? 0) == portraits.count)
  }
}
