import Foundation

/// A real SMTP server (aiosmtpd) on the loopback address, as a process of its own that ends with this value.
public final class SMTPTestServer {
  /// Something it does wrong.
  public struct Fault: Encodable, Sendable {
    /// Such as `RCPT`; see smtp_server.py.
    let stage: String
    /// A reply, `hang` or `drop`.
    let fault: String
    let from: Int
    let times: Int

    public init(_ stage: String, _ fault: String, from: Int = 1, times: Int = 1_000_000) {
      self.stage = stage
      self.fault = fault
      self.from = from
      self.times = times
    }
  }

  /// A message that it took.
  public struct Message: Sendable {
    public struct Envelope: Decodable, Sendable {
      public let from: String
      public let to: [String]
      /// Which of its connections brought it, from 1.
      public let connection: Int
      public let mailOptions: [String]
      public let rcptOptions: [String]
      public let tls: Bool
      public let user: String
    }

    public let envelope: Envelope
    public let bytes: Data
  }

  private struct Plan: Encodable {
    let faults: [Fault]
    let tls: String?
    let cert: String?
    let login: [String]?
    let size: Int
    let folder: String
  }

  public let port: Int
  private let process = Process()
  private let input = Pipe()
  private let folder: URL

  /// - Parameters:
  ///   - tls: `starttls`, `implicit` or nil.
  ///   - certificate: with its key, for `tls`.
  ///   - login: user and password that it asks for.
  public init(
    _ faults: [Fault] = [], tls: String? = nil, certificate: URL? = nil, login: [String]? = nil, size: Int = 33_554_432
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "smtp-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let plan = Plan(
      faults: faults, tls: tls, cert: certificate?.path, login: login, size: size, folder: folder.path)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "smtp_server.py")
    // Debian's own, which has Debian's aiosmtpd.
    process.executableURL = URL(filePath: "/usr/bin/python3")
    process.arguments = ["-W", "ignore", script.path, String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)]
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      line += more
    }
    port = Int(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// What it took, in order.
  public func messages() throws -> [Message] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().filter { !$0.hasSuffix(".new") }
      .map { name in
        let file = try Data(contentsOf: folder.appending(path: name))
        let end = file.firstIndex(of: UInt8(ascii: "\n")) ?? file.endIndex
        return Message(
          envelope: try decoder.decode(Message.Envelope.self, from: file[..<end]), bytes: Data(file[(end + 1)...]))
      }
  }
}
