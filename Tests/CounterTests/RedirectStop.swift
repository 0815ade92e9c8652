import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Follows no redirect.
final class RedirectStop: NSObject, URLSessionTaskDelegate {
  /// A client that stops at each redirect, and waits as long as a whole test run may go on beside it.
  static func session() -> URLSession {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 1200
    return URLSession(configuration: configuration, delegate: RedirectStop(), delegateQueue: nil)
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) { completionHandler(nil) }
}
