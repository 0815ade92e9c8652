import Foundation

/// Signs the agency's mail (S/MIME, RFC 8551) by openssl(1), so that the key is read by nothing else.
///
/// A signature tells its time and so is another at each signing: a mail is signed when it is written, and sent as it is stored.
public struct MailSigner: Sendable, Hashable {
  private static let openssl = URL(filePath: "/usr/bin/openssl")
  /// Seconds.
  private static let patience: TimeInterval = 30

  /// The certificate of the sender's address, its key, and the certificates between it and an authority that readers know; all in PEM.
  private let certificate: URL
  private let key: URL
  private let chain: URL?

  public init(certificate: URL, key: URL, chain: URL?) {
    self.certificate = certificate
    self.key = key
    self.chain = chain
  }

  /// - Returns: the detached signature in DER.
  /// - Throws: `.signing`.
  func signature(of entity: Data) throws(NoticeError) -> Data {
    let arguments =
      [
        "cms", "-sign", "-binary", "-md", "sha256", "-signer", certificate.path, "-inkey", key.path, "-outform", "DER",
      ] + (chain.map { ["-certfile", $0.path] } ?? [])
    let run = PipedProgram.run(Self.openssl, arguments, input: entity, within: Self.patience)
    guard run.ending == .exit(0), !run.output.isEmpty else { throw .signing }
    return run.output
  }

  /// Signs something, to see whether it can.
  ///
  /// - Throws: `.signing`.
  public func check() throws(NoticeError) { _ = try signature(of: Data("check\r\n".utf8)) }
}
