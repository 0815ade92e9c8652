import Foundation
import PictureReading
import Synchronization
import TestPictures
import Testing

@Suite struct InferenceEngineTests {
  @Test func aMissingNetworkIsNamed() throws {
    try TestFolder.with { folder in
      let engine = try InferenceEngine(networks: folder)
      #expect {
        try engine.compile("centerface.onnx", shape: [1, 3, 32, 32])
      } throws: { error in
        "\(error)".contains("centerface.onnx") && "\(error)".contains("make deps")
      }
    }
  }

  @Test func aDamagedNetworkIsNamed() throws {
    try TestFolder.with { folder in
      try Data("no network".utf8).write(to: folder.appending(path: "centerface.onnx"))
      let engine = try InferenceEngine(networks: folder)
      #expect(throws: InferenceError.self) { try engine.compile("centerface.onnx", shape: [1, 3, 32, 32]) }
    }
  }

  @Test func anOutputThatIsNotThereIsAnError() throws {
    let network = try InferenceEngine(networks: networksFolder).compile("centerface.onnx", shape: [1, 3, 64, 64])
    try network.run { $0.update(repeating: 0) }
    #expect(throws: InferenceError.self) { try network.output("no such output", count: 256) }
    #expect(throws: InferenceError.self) { try network.output("537", count: 255) }
    #expect(try network.output("537", count: 256).count == 256)
  }

  /// Bound to one while they compute, the workers of a night would all choose the same.
  @Test func aThreadMayUseEveryProcessorWhileItRunsANetwork() throws {
    let network = try InferenceEngine(networks: networksFolder).compile("centerface.onnx", shape: [1, 3, 320, 320])
    let thread = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
    let isDone = Atomic(false)
    let seen = Mutex<Set<Substring>>([])
    let watch = Thread {
      while !isDone.load(ordering: .relaxed) {
        if let allowed = try? processors(ofThread: thread) { seen.withLock { _ = $0.insert(allowed) } }
      }
    }
    watch.start()
    for _ in 0..<30 { try network.run { $0.update(repeating: 0) } }
    isDone.store(true, ordering: .relaxed)
    #expect(seen.withLock { $0 } == [try processors(ofThread: "\(getpid())")])
  }

  private func processors(ofThread thread: String) throws -> Substring {
    let status = try String(contentsOfFile: "/proc/\(thread)/status", encoding: .utf8)
    return try #require(status.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") })
  }

  @Test func theSameInputGivesTheSameAnswer() throws {
    let network = try InferenceEngine(networks: networksFolder).compile("centerface.onnx", shape: [1, 3, 64, 64])
    func answer() throws -> [Float] {
      try network.run { tensor in
        for index in tensor.indices { tensor[index] = Float(index * 37 % 256) }
      }
      return try network.output("537", count: 256)
    }
    let first = try answer()
    #expect(try answer() == first)
  }

  @Test func aNetworkForSeveralShapesAnswersAsOneForEach() throws {
    let engine = try InferenceEngine(networks: networksFolder)
    let several = try engine.compile("centerface.onnx", shapes: [[1, 3, 64, 64], [1, 3, 96, 96]])
    func answer(_ network: Network, shape: Int, count: Int) throws -> [Float] {
      try network.run(shape: shape) { tensor in
        for index in tensor.indices { tensor[index] = Float(index * 37 % 256) }
      }
      return try network.output("537", count: count)
    }
    for (shape, side) in [(0, 64), (1, 96), (0, 64)] {
      let one = try engine.compile("centerface.onnx", shape: [1, 3, side, side])
      let count = side * side / 16
      let (expected, found) = (try answer(one, shape: 0, count: count), try answer(several, shape: shape, count: count))
      #expect(zip(expected, found).allSatisfy { abs($0 - $1) < 1e-4 }, "side \(side)")
    }
  }
}
