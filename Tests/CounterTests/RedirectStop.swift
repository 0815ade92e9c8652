import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Follows no redirect.
final class RedirectStop: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) { completionHandler(nil) }
}
