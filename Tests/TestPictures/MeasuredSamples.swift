import PictureReading
import ReviewDomain

/// What one room measures on samples, each looked at once for all tests.
package protocol MeasuredSamples {
  associatedtype Sight
  static var all: [Sample: Result<Measurements, any Error>] { get }
}

extension MeasuredSamples {
  /// Looks at the samples with networks that are loaded once.
  package static func measured(
    for purpose: Observation.Purpose, _ samples: [Sample] = Sample.allCases,
    _ measure: (Observation, NetworkSet) throws -> [Measurement]
  ) -> [Sample: Result<Measurements, any Error>] {
    let networks = Result<NetworkSet, any Error> { try NetworkSet(folder: networksFolder) }
    return Dictionary(
      uniqueKeysWithValues: samples.map { sample in
        (
          sample,
          Result {
            let networks = try networks.get()
            let opened = try TestFile(sample.pixels(), as: ".png").opened()
            return Measurements(try measure(Observation(of: opened, for: purpose, with: networks), networks))
          }
        )
      })
  }

  package static func value(_ name: MeasureName, of sample: Sample) throws -> MeasuredValue {
    try all[sample]?.get()[name]?.value ?? .failed(why: "not measured")
  }

  /// The number a measure gave on a sample.
  package static func number<M: Measure<Sight>>(_ measure: M.Type, of sample: Sample) throws -> Double {
    let value = try value(M.name, of: sample)
    guard case .number(let number) = value else { throw NoNumber(measure: M.name, value: value) }
    return number
  }
}

package struct NoNumber: Error, CustomStringConvertible {
  let measure: MeasureName
  let value: MeasuredValue
  package var description: String { "\(measure) gave \(value)" }
}
