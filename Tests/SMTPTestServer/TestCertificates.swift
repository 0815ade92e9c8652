import Foundation

/// An authority and a certificate for `localhost` that it signed, made once a process by openssl.
public enum TestCertificates {
  /// The authority's certificate.
  public static var authority: URL { get throws { try folder.get().appending(path: "authority.pem") } }
  /// Certificate and key of `localhost`.
  public static var server: URL { get throws { try folder.get().appending(path: "server.pem") } }

  private static let folder: Result<URL, any Error> = Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "certificates-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let commands = """
      set -e
      cd '\(folder.path)'
      key='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
      openssl req -x509 $key -keyout authority.key -out authority.pem -days 2 -subj '/CN=Test authority'
      openssl req $key -keyout server.key -out server.csr -subj '/CN=localhost'
      echo 'subjectAltName=DNS:localhost' > names
      openssl x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 2 -extfile names -out server.crt
      cat server.crt server.key > server.pem
      """
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", commands]
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    guard shell.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    return folder
  }
}
