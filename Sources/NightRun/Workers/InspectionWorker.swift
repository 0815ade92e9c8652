import Foundation
import PictureReading
import ReviewDomain
import UploadInspection

/// The child process in which pictures are decoded: reads requests line by line, answers each, and ends with its input.
public enum InspectionWorker {
  /// Serves until standard input ends.
  ///
  /// - Parameters:
  ///   - networks: the folder of the networks.
  ///   - readable: the pictures, or folders of them; it can read no others.
  ///   - isRestarted: whether it has been started anew for that already.
  /// - Throws: when the networks cannot be loaded, or a request makes no sense.
  public static func serve(networks: URL, readable: [String], isRestarted: Bool) throws {
    // Ctrl-C and systemd's stop reach every process of the group; the parent finishes its batch and then ends its workers.
    for number in [SIGINT, SIGTERM] { signal(number, SIG_IGN) }
    WorkerLimits.offerToOutOfMemoryKiller()
    if !isRestarted { WorkerConfinement.restart(reading: readable + [networks.path]) }
    WorkerLimits.endWithParent()
    WorkerLimits.apply()
    let inspector = try PhotoInspector(networks: networks)
    // libvips loads its modules when it is first used, which must be before the sandbox.
    VipsRuntime.withOwnErrors {}
    let isSandboxed = WorkerSandbox.enter()
    try send(
      WorkerGreeting(
        protocolVersion: WorkerGreeting.version, isSandboxed: isSandboxed, isConfined: WorkerConfinement.isInForce))
    while let line = readLine() {
      guard let request = WorkerLine.decode(WorkerRequest.self, from: line) else {
        throw WorkerFault.garbled
      }
      WorkerLimits.allowProcessorTime()
      try send(answer(request, with: inspector))
    }
  }

  private static func answer(_ request: WorkerRequest, with inspector: PhotoInspector) -> WorkerReply {
    if request.isPreparation == true { inspector.prepare() }
    let portrait = request.portrait.map { URL(filePath: $0) }
    if request.isPreview == true, let portrait, let identity = request.identity {
      let preview = inspector.preview(
        portrait: portrait, identity: URL(filePath: identity), marksDocument: request.marksDocument == true)
      return WorkerReply(id: request.id, evidence: nil, content: nil, picture: nil, preview: preview, fault: nil)
    }
    if let annotation = request.annotation, let portrait {
      do {
        let picture =
          if let identity = request.identity, request.isSheet == true {
            try inspector.sheet(portrait: portrait, identity: URL(filePath: identity), texts: annotation)
          } else if let identity = request.identity {
            try inspector.facesSideBySide(portrait: portrait, identity: URL(filePath: identity), texts: annotation)
          } else {
            try inspector.annotated(portrait: portrait, texts: annotation)
          }
        return WorkerReply(id: request.id, evidence: nil, content: nil, picture: picture, fault: nil)
      } catch {
        return WorkerReply(id: request.id, evidence: nil, content: nil, picture: nil, fault: "\(error)")
      }
    }
    let uploads = Uploads(
      portrait: portrait, identity: request.identity.map { URL(filePath: $0) }, claim: request.claim,
      lastApproved: request.lastApproved.map { URL(filePath: $0) }, readsAll: request.tellsContent)
    let inspection = inspector.inspect(uploads)
    return WorkerReply(
      id: request.id, evidence: inspection.evidence, content: request.tellsContent ? inspection.content : nil,
      picture: nil, fault: nil)
  }

  private static func send(_ message: some Encodable) throws {
    try FileHandle.standardOutput.write(contentsOf: WorkerLine.encode(message))
  }
}
