import Foundation
import ReviewDomain
import TestPictures
import UploadInspection

/// Every sample inspected once as both uploads; the networks are loaded once.
enum Inspected {
  static let all: [Sample: Result<Evidence, any Error>] = {
    let inspector = Result<PhotoInspector, any Error> { try PhotoInspector(networks: networksFolder) }
    return Dictionary(
      uniqueKeysWithValues: Sample.allCases.map { sample in
        (
          sample,
          Result {
            let inspector = try inspector.get()
            let file = try TestFile(sample.pixels(), as: ".png")
            return try TestFolder.with { folder in
              let url = folder.appending(path: "picture.png")
              try Data(file.bytes).write(to: url)
              return inspector.inspect(Uploads(portrait: url, identity: url)).evidence
            }
          }
        )
      })
  }()
}
