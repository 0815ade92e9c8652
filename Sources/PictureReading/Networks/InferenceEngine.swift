import COpenVINO
import Foundation

/// What went wrong with a network.
package enum InferenceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// OpenVINO itself does not start.
  case engineUnavailable(String)
  /// A network's file is missing, damaged or of another shape than its reader expects.
  case networkUnusable(file: String, why: String)
  /// A network that was loaded did not answer.
  case inferenceFailed(file: String, why: String)

  package var description: String {
    switch self {
    case .engineUnavailable(let why): "OpenVINO does not start: \(why)"
    case .networkUnusable(let file, let why): "the network \(file) cannot be used: \(why); run `make deps`"
    case .inferenceFailed(let file, let why): "the network \(file) gave no answer: \(why)"
    }
  }
}

/// OpenVINO on the CPU, from which the networks of one worker are compiled.
///
/// Used by one thread only, in the worker that owns it.
package final class InferenceEngine {
  private let core: OpaquePointer
  /// The folder that holds the networks' files.
  package let folder: URL

  /// - Throws: `InferenceError.engineUnavailable`.
  package init(networks folder: URL) throws(InferenceError) {
    // The decoder's threads come and go; an arena for each keeps megabytes that nobody uses.
    mallopt(M_ARENA_MAX, 1)
    var created: OpaquePointer?
    let status = ov_core_create(&created)
    guard status == OK, let created else { throw .engineUnavailable(lastError(status)) }
    core = created
    self.folder = folder
  }

  deinit { ov_core_free(core) }

  /// Reads a network and compiles it for one fixed input shape and one thread.
  ///
  /// The shape is fixed because some engines answer wrongly after a change of shape, and because a worker's memory
  /// must not depend on what was uploaded.
  /// - Parameter shape: the input's dimensions in the network's own order, such as `[1, 3, 320, 320]`.
  /// - Throws: `InferenceError.networkUnusable`.
  package func compile(_ file: String, shape: [Int]) throws(InferenceError) -> Network {
    try compile(file, shapes: [shape])
  }

  /// Reads a network and compiles it once for all of a few input shapes, which share its weights.
  /// - Parameter shapes: at least one, all of the same rank; no other shape should be asked for, though any between them
  ///   would work.
  /// - Throws: `InferenceError.networkUnusable`.
  package func compile(_ file: String, shapes: [[Int]]) throws(InferenceError) -> Network {
    let path = folder.appendingPathComponent(file).path
    func check(_ status: ov_status_e) throws(InferenceError) {
      guard status == OK else { throw .networkUnusable(file: file, why: lastError(status)) }
    }

    try require(file)
    var model: OpaquePointer?
    try check(ov_core_read_model(core, path, nil, &model))
    defer { ov_model_free(model) }

    let dimensions = shapes[0].indices.map { axis in
      let lengths = shapes.map { Int64($0[axis]) }
      return ov_dimension_t(min: lengths.min() ?? 1, max: lengths.max() ?? 1)
    }
    var partial = ov_partial_shape_t()
    try check(ov_partial_shape_create(Int64(dimensions.count), dimensions, &partial))
    defer { ov_partial_shape_free(&partial) }
    try check(ov_model_reshape_single_input(model, partial))

    var compiled: OpaquePointer?
    try check(
      Self.withProperties { properties, count in
        ov_core_compile_model_props(core, model, "CPU", count, properties, &compiled)
      })
    defer { ov_compiled_model_free(compiled) }

    var request: OpaquePointer?
    try check(ov_compiled_model_create_infer_request(compiled, &request))
    guard let request else { throw .networkUnusable(file: file, why: "no request was made") }
    return Network(file: file, request: request, shapes: shapes)
  }

  /// - Throws: `InferenceError.networkUnusable` where a file of the folder cannot be read.
  package func require(_ file: String) throws(InferenceError) {
    guard FileManager.default.isReadableFile(atPath: folder.appendingPathComponent(file).path) else {
      throw .networkUnusable(file: file, why: "there is no such file in \(folder.path)")
    }
  }

  /// One thread a worker, bound to no core: left alone, OpenVINO binds it to the first, and all workers share that one. Single
  /// precision: left alone, it rounds to bfloat16 on processors that have it, and the same photo could then get another
  /// verdict on another machine.
  private static let properties = [
    ("INFERENCE_NUM_THREADS", "1"), ("ENABLE_CPU_PINNING", "NO"), ("INFERENCE_PRECISION_HINT", "f32"),
  ]

  private static func withProperties<Result>(_ body: (UnsafePointer<ov_property_t>, Int) -> Result) -> Result {
    let texts = properties.map { (strdup($0.0), strdup($0.1)) }
    defer {
      for (key, value) in texts {
        free(key)
        free(value)
      }
    }
    let list = texts.map { ov_property_t(key: UnsafePointer($0.0), value: UnsafeRawPointer($0.1)) }
    return list.withUnsafeBufferPointer { buffer in
      guard let first = buffer.baseAddress else { preconditionFailure("there are always properties") }
      return body(first, buffer.count)
    }
  }
}

/// A compiled network with its one request.
///
/// Used by one thread only, in the worker that owns it.
package final class Network {
  package let file: String
  private let request: OpaquePointer
  private let shapes: [[Int]]

  fileprivate init(file: String, request: OpaquePointer, shapes: [[Int]]) {
    self.file = file
    self.request = request
    self.shapes = shapes
  }

  deinit { ov_infer_request_free(request) }

  /// Runs the network once.
  /// - Parameters:
  ///   - shape: which of the shapes it was compiled for, by their order.
  ///   - fill: writes the input in place; called with exactly as many values as that shape holds.
  /// - Throws: `InferenceError.inferenceFailed`.
  package func run(
    shape: Int = 0, _ fill: (UnsafeMutableBufferPointer<Float>) -> Void
  ) throws(InferenceError) {
    var tensor: OpaquePointer?
    try check(ov_infer_request_get_input_tensor(request, &tensor))
    defer { ov_tensor_free(tensor) }
    if shapes.count > 1 { try setShape(of: tensor, to: shapes[shape]) }
    fill(try values(of: tensor, count: shapes[shape].reduce(1, *)))
    try check(ov_infer_request_infer(request))
  }

  /// The values of an output after `run`, by the output's name in the network.
  /// - Throws: `InferenceError.inferenceFailed` where there is no such output or it has another size.
  package func output(_ name: String, count: Int) throws(InferenceError) -> [Float] {
    var tensor: OpaquePointer?
    try check(ov_infer_request_get_tensor(request, name, &tensor))
    defer { ov_tensor_free(tensor) }
    return Array(try values(of: tensor, count: count))
  }

  private func setShape(of tensor: OpaquePointer?, to lengths: [Int]) throws(InferenceError) {
    var shape = ov_shape_t()
    try check(ov_shape_create(Int64(lengths.count), lengths.map(Int64.init), &shape))
    defer { ov_shape_free(&shape) }
    try check(ov_tensor_set_shape(tensor, shape))
  }

  private func values(
    of tensor: OpaquePointer?, count: Int
  ) throws(InferenceError) -> UnsafeMutableBufferPointer<Float> {
    var size = 0
    var type = DYNAMIC
    var data: UnsafeMutableRawPointer?
    try check(ov_tensor_get_size(tensor, &size))
    try check(ov_tensor_get_element_type(tensor, &type))
    try check(ov_tensor_data(tensor, &data))
    guard type == F32, size == count, let data else {
      throw .inferenceFailed(file: file, why: "a tensor holds \(size) values where \(count) floats were expected")
    }
    return UnsafeMutableBufferPointer(start: data.assumingMemoryBound(to: Float.self), count: size)
  }

  private func check(_ status: ov_status_e) throws(InferenceError) {
    guard status == OK else { throw .inferenceFailed(file: file, why: lastError(status)) }
  }
}

/// OpenVINO keeps the text of the last error of the calling thread; without one, the status has a name.
private func lastError(_ status: ov_status_e) -> String {
  if let message = ov_get_last_err_msg(), message.pointee != 0 { return String(cString: message) }
  return ov_get_error_info(status).map { String(cString: $0) } ?? "status \(status.rawValue)"
}
