import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

extension URLSession {
  /// For asking a service: without cookies, and nothing is kept.
  ///
  /// - Parameter timeLimit: seconds without an answer that are an outage.
  static func asking(timeLimit: TimeInterval) -> URLSession {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeLimit
    configuration.httpCookieStorage = nil
    configuration.urlCache = nil
    return URLSession(configuration: configuration)
  }
}

extension URLRequest {
  /// A question as JSON by POST, so that nothing of it stands in an address.
  init(asking url: URL, _ question: [String: String], bearer token: String) throws {
    self.init(url: url)
    httpMethod = "POST"
    setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    setValue("application/json", forHTTPHeaderField: "Content-Type")
    httpBody = try JSONEncoder().encode(question)
  }
}
