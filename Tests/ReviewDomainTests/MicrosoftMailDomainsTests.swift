import ReviewDomain
import Testing

@Suite struct MicrosoftMailDomainsTests {
  @Test(arguments: [
    "outlook.com", "hotmail.com", "live.com", "msn.com", "windowslive.com", "hotmail.com.tw", "livemail.tw",
    "outlook.com.tw", "HOTMAIL.com", "outlook.jp", "outlook.com.vn", "hotmail.co.uk", "hotmail.com.hk", "live.cn",
    "live.com.sg", "msn.cn", "passport.com",
  ])
  func deliveryIsDoubtful(host: String) throws {
    #expect(try EmailAddress(typed: "a@\(host)").deliveryDoubtful)
  }

  @Test(arguments: [
    "example.tw", "live.tw", "live.example", "outlook.com.example", "myoutlook.com", "mail.hotmail.com", "hotmail.tw",
    "nhi.gov.tw", "gmail.com", "outlook.co",
  ])
  func wholeHostsAreCompared(host: String) throws {
    #expect(try !EmailAddress(typed: "a@\(host)").deliveryDoubtful)
  }
}
