import CasebookConformance
import Foundation

/// A bundle to be written into an inbox, good unless a test spoils it.
struct TestBundle {
  var form: [String: Any]
  var files: [String: Data]

  /// - Parameters:
  ///   - person: The nth invented person; one of their own for each application unless said otherwise.
  ///   - hour: Of the submission, after `Samples.start`.
  init(_ number: Int, person: Int? = nil, hour: Double = 0) throws {
    form = [
      "schema": 1, "applicationId": try Samples.id(number).text,
      "submittedAt": Samples.hour(hour).ISO8601Format(), "channel": "general",
      "consentAt": Samples.hour(-1).ISO8601Format(),
      "applicant": [
        "name": "測試\(number)號", "idNumber": try Samples.person(person ?? number).text, "birthDate": "70/1/1",
        "phone": "0912-345-678", "email": "applicant\(number)@example.tw",
      ],
      "identityDocument": ["kind": "national_id", "issueDate": "94/7/1", "file": "id-front.jpg"],
      "portrait": ["file": "portrait.jpg"],
      "device": ["method": "mobile"],
    ]
    files = ["portrait.jpg": Data("portrait \(number)".utf8), "id-front.jpg": Data("identity \(number)".utf8)]
  }

  /// Sets a field of a section, such as `portrait` and `file`.
  mutating func set(_ section: String, _ key: String, _ value: Any) {
    var members = form[section] as? [String: Any] ?? [:]
    members[key] = value
    form[section] = members
  }

  func write(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try JSONSerialization.data(withJSONObject: form, options: [.sortedKeys])
      .write(to: folder.appending(path: "application.json"))
    for (name, data) in files { try data.write(to: folder.appending(path: name)) }
  }
}
