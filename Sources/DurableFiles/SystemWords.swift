import Foundation

extension Error {
  /// The operating system's words for what went wrong, which Foundation hides behind numbers of its own.
  package var systemWords: String {
    let error = self as NSError
    let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError ?? error
    return cause.domain == NSPOSIXErrorDomain ? String(cString: strerror(CInt(cause.code))) : error.localizedDescription
  }
}
