import Foundation
import PortraitMeasures
import Testing

@Suite struct FaceClassifierTests {
  @Test func theShippedOnesCanBeRead() throws {
    let classifiers = try FaceClassifiers.shipped.get()
    #expect(classifiers.headgear != classifiers.covered)
  }

  /// Weights for another grid must not be summed up silently.
  @Test(arguments: [
    #"{"rows": [0, 1], "columns": 1, "shape": false, "bias": 0, "weights": [1, 2]}"#,
    #"{"rows": [0, 25], "columns": 0, "shape": false, "bias": 0, "weights": []}"#,
    #"{"rows": [3], "columns": 0, "shape": false, "bias": 0, "weights": []}"#,
    #"{"rows": [2, 1], "columns": 0, "shape": false, "bias": 0, "weights": []}"#,
    #"{"rows": [0, 0], "columns": 0, "shape": true, "bias": 0, "weights": []}"#,
  ])
  func weightsThatDoNotFitAreRefused(json: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(FaceClassifier.self, from: Data(json.utf8))
    }
  }

  @Test func weightsOfOneCellAreRead() throws {
    let json = #"{"rows": [0, 1], "columns": 1, "shape": false, "bias": 0.5, "weights": [1, 2, 3, 4, 5, 6, 7, 8, 9]}"#
    let classifier = try JSONDecoder().decode(FaceClassifier.self, from: Data(json.utf8))
    #expect(classifier.weights.count == 9)
  }
}
