import Testing

@Suite struct DeviceTests {
  @Test func aRemovedDeviceIsNoneAnyMore() async throws {
    let counter = try TestCounter()
    let (desktop, phone) = (TestBrowser(counter), TestBrowser(counter))
    try await desktop.makeAccount(counter)
    try await desktop.logIn()
    try await phone.certify(desktop.deviceCode())
    let page = try await desktop.get("/account")
    let path = String(try #require(page.text.firstMatch(of: /action="(\/account\/devices\/[0-9]+\/remove)"/)).1)
    #expect(try await desktop.post(path, page: "/account").location == "/account")
    #expect(try await phone.get("/account").text.contains("目前沒有已認證的行動裝置"))
    #expect(try await desktop.post(path, page: "/account").status == 404)
  }

  @Test func aLapsedOrUsedOrGuessedCodeCertifiesNothing() async throws {
    let counter = try TestCounter()
    let (desktop, phone) = (TestBrowser(counter), TestBrowser(counter))
    try await desktop.makeAccount(counter)
    try await desktop.logIn()
    let late = try await desktop.deviceCode()
    counter.wait(600)
    #expect(try await phone.certify(late).status == 422)
    let guessed = try await desktop.deviceCode()
    for _ in 0..<5 { #expect(try await phone.certify("AAAAAAAA").status == 422) }
    #expect(try await phone.certify(guessed).status == 422)
    let used = try await desktop.deviceCode()
    #expect(try await phone.certify(used).status == 200)
    #expect(try await TestBrowser(counter).certify(used).status == 422)
  }

  @Test func twoPeopleUseOnePhoneWithLoginsOfTheirOwn() async throws {
    let counter = try TestCounter()
    let phone = TestBrowser(counter)
    for (proof, number) in [(DemoRegister.proof, "A123456789"), (DemoRegister.other, "G123456785")] {
      let desktop = TestBrowser(counter)
      try await desktop.makeAccount(counter, proof)
      try await desktop.logIn(number)
      #expect(try await phone.certify(desktop.deviceCode(), number: number).status == 200)
    }
    for (number, masked) in [("A123456789", "A12345****"), ("G123456785", "G12345****")] {
      try await phone.logIn(number)
      let page = try await phone.get("/account").text
      #expect(page.contains(masked))
      #expect(page.contains("（本裝置）"))
    }
  }

  @Test func theScannedCodeStandsInTheFieldAlready() async throws {
    let phone = TestBrowser(try TestCounter())
    #expect(try await phone.get("/certify?code=ABCDEFGH").text.contains("value=\"ABCDEFGH\""))
    #expect(try await !phone.get("/certify?code=%22%3E%3Cscript%3E").text.contains("<script"))
  }
}
