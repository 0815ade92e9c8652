import CardLedger
import CounterStore
import Foundation
import ReviewDomain
import Testing

extension CounterCheck {
  static let applications: [CounterCheck] = [
    CounterCheck("a draft is kept as it grows, and discards what is replaced") { (store) throws in
      let account = try store.sampleAccount()
      #expect(try store.draft(of: .account(account.id)) == nil)
      #expect(try store.take(.photoUploaded(photo("p")), of: .account(account.id), at: CounterSamples.minute(3)) == nil)
      #expect(try store.beginDraft(of: account.id, at: CounterSamples.minute(3)).isEmpty)
      #expect(try store.draft(of: .account(account.id)) == ApplicationDraft(consentAt: CounterSamples.minute(3)))
      #expect(
        try store.take(.documentUploaded(document("d")), of: .account(account.id), at: CounterSamples.minute(4)) == [])
      #expect(
        try store.take(
          .photoUploaded(photo("p1", advised: true)), of: .account(account.id), at: CounterSamples.minute(4)) == [])
      #expect(
        try store.take(.photoUploaded(photo("p2")), of: .account(account.id), at: CounterSamples.minute(4))
          == [.discard(photo("p1", advised: true))])
      let draft = try #require(try store.draft(of: .account(account.id)))
      #expect(draft.document == document("d"))
      #expect(draft.portrait == photo("p2"))
      #expect(draft.advisedAgainst == 1)
      #expect(draft.replaced == 1)
      #expect(try store.filesInUse() == ["d", "p2"])
      #expect(try store.beginDraft(of: account.id, at: CounterSamples.minute(5)) == [photo("d"), photo("p2")])
      #expect(try store.filesInUse().isEmpty)
    },
    CounterCheck("what is complete is sent once, and waits until it stands in the inbox") { (store) throws in
      let account = try store.sampleAccount()
      #expect(try store.sendSample(account, "C1") == nil)
      try store.sampleDraft(account)
      #expect(try store.sendSample(account, "C1")?.text == "C1")
      #expect(try store.sendSample(account, "C2") == nil)
      let bundle = try #require(try store.waitingBundles().first)
      #expect(bundle.id.text == "C1")
      #expect(bundle.form == Data("form".utf8))
      #expect(bundle.pictures.map(\.file) == ["d", "p"])
      #expect(bundle.pictures.map(\.name) == ["id-front.jpg", "portrait.jpg"])
      #expect(try store.filesInUse() == ["d", "p"])
      try store.bundleStands(bundle.id)
      #expect(try store.waitingBundles().isEmpty)
      #expect(try store.filesInUse().isEmpty)
      #expect(try store.sentApplications(of: account.number).map(\.id.text) == ["C1"])
      #expect(try store.sentApplications(of: CounterSamples.number(1)).isEmpty)
    },
    CounterCheck("a bundle that cannot be made leaves the draft") { (store) throws in try failedBundle(store) },
    CounterCheck("what was sent outlives the account, and its person finds it again") { (store) throws in
      let account = try store.sampleAccount()
      try store.sampleDraft(account)
      _ = try store.sendSample(account, "C1")
      try store.applySample(.delete(account.number))
      #expect(try store.waitingBundles().count == 1)
      #expect(try store.sentApplications(of: account.number).map(\.id.text) == ["C1"])
    },
    CounterCheck("drafts are swept a day after they were begun") { (store) throws in
      let account = try store.sampleAccount()
      try store.sampleDraft(account)
      try store.sweep(at: CounterSamples.day(0.9))
      #expect(try store.draft(of: .account(account.id)) != nil)
      try store.sweep(at: CounterSamples.day(1.1))
      #expect(try store.draft(of: .account(account.id)) == nil)
    },
    CounterCheck("what advice came to is counted over what was sent") { (store) throws in
      for (index, id) in [(0, "C1"), (1, "C2")] {
        let account = try store.sampleAccount(index)
        try store.sampleDraft(account)
        let advised = photo("a\(index)", advised: true)
        _ = try store.take(.photoUploaded(advised), of: .account(account.id), at: CounterSamples.minute(4))
        if index == 0 {
          _ = try store.take(.photoUploaded(photo("b")), of: .account(account.id), at: CounterSamples.minute(4))
        }
        _ = try store.sendSample(account, id)
      }
      let figures = try store.adviceFigures()
      #expect(figures.sent == 2)
      #expect(figures.advisedAgainst == 2)
      #expect(figures.replaced == 1)
      #expect(figures.sentAgainstAdvice == 1)
    },
  ]

  private static func failedBundle(_ store: any CounterStore) throws {
    struct NoBundle: Error {}
    let account = try store.sampleAccount()
    try store.sampleDraft(account)
    #expect(throws: CounterStoreError.self) {
      _ = try store.send(.account(account.id), at: CounterSamples.minute(5)) { _, _, _, _ in throw NoBundle() }
    }
    #expect(try store.draft(of: .account(account.id))?.step == .check)
    #expect(try store.sentApplications(of: account.number).isEmpty)
  }
}

private func photo(_ file: String, advised: Bool = false) -> DraftPicture {
  DraftPicture(file: file, format: .jpeg, isAdvisedAgainst: advised)
}

private func document(_ file: String) -> DraftDocument {
  DraftDocument(kind: .nationalID, issueDate: CivilDate(iso: "2005-07-01"), picture: photo(file))
}

extension CounterStore {
  fileprivate func sampleDraft(_ account: StoredAccount) throws {
    _ = try beginDraft(of: account.id, at: CounterSamples.minute(3))
    _ = try take(.documentUploaded(document("d")), of: .account(account.id), at: CounterSamples.minute(3))
    _ = try take(.photoUploaded(photo("p")), of: .account(account.id), at: CounterSamples.minute(3))
  }

  fileprivate func sendSample(_ account: StoredAccount, _ id: String) throws -> ApplicationID? {
    try send(.account(account.id), at: CounterSamples.minute(5)) { _, _, document, photo in
      WaitingBundle(
        id: try #require(ApplicationID(id)), form: Data("form".utf8),
        document: .init(file: document.picture.file, name: "id-front.jpg"),
        portrait: .init(file: photo.file, name: "portrait.jpg"))
    }
  }
}
