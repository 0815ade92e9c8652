import Casebook
import ReviewDomain

/// The portraits of all inspected applications, held in memory for one night to find those that look alike.
///
/// A look-up goes over all of them: a million hashes are 32 MB in one piece, which takes a few milliseconds, less than the
/// decoding of a picture. Trees over Hamming space gain nothing at the distances between portraits of different people.
package struct PortraitIndex: Sendable {
  /// A portrait found, and how many bits it differs in.
  package struct Neighbour: Sendable, Hashable {
    package let application: ApplicationID
    package let distance: Int
  }

  private var hashes: [PerceptualHash] = []
  private var faces: [PerceptualHash?] = []
  private var people: [PersonKey] = []
  private var applications: [ApplicationID] = []
  /// How many of them are in the casebook for certain.
  private var recorded = 0
  /// The journal's entry up to which the casebook has been read; nil before the first time.
  private var readUpTo: Int64?

  package init() {}

  /// Reads what has come into the casebook, and forgets what was only announced: it is there now, or came to nothing.
  package mutating func refresh(from casebook: any Casebook) throws {
    let head = try casebook.journalHead()?.sequence ?? 0
    keepFirst(recorded)
    if head != readUpTo {
      try casebook.forEachPortrait(inspectedAfter: readUpTo ?? 0) { append($0) }
      readUpTo = head
    }
    recorded = hashes.count
  }

  /// Adds a portrait that is about to be recorded, for the comparison with others of its batch.
  package mutating func insert(_ portrait: PortraitFact) { append(portrait) }

  private mutating func append(_ portrait: PortraitFact) {
    hashes.append(portrait.hash)
    faces.append(portrait.face)
    people.append(portrait.person)
    applications.append(portrait.application)
  }

  private mutating func keepFirst(_ count: Int) {
    hashes.removeLast(hashes.count - count)
    faces.removeLast(faces.count - count)
    people.removeLast(people.count - count)
    applications.removeLast(applications.count - count)
  }

  /// The nearest portrait of anybody but this person; of several equally near, the application with the lowest number, so
  /// that the order of insertion is all the same.
  package func nearest(to hash: PerceptualHash, ofOthersThan person: PersonKey) -> Neighbour? {
    nearest(ofOthersThan: person) { hashes[$0].distance(to: hash) }
  }

  /// The same of faces, or their mirror images.
  package func nearest(to face: FaceHash, ofOthersThan person: PersonKey) -> Neighbour? {
    nearest(ofOthersThan: person) { index in faces[index].map(face.distance) ?? .max }
  }

  @inline(__always)
  private func nearest(ofOthersThan person: PersonKey, distance: (Int) -> Int) -> Neighbour? {
    var best = PerceptualHash.bitCount + 1
    var place: Int?
    for index in hashes.indices {
      let distance = distance(index)
      guard distance <= best, people[index] != person else { continue }
      if distance == best, let place, applications[index] > applications[place] { continue }
      (best, place) = (distance, index)
    }
    return place.map { Neighbour(application: applications[$0], distance: best) }
  }
}
