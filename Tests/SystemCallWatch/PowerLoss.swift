/// What a disk has lost of what was never synced when its power comes back.
public enum PowerLoss: String, Sendable, Hashable, CaseIterable {
  /// All of it: bytes, new names and removed ones.
  case everything
  /// The bytes; names are as they were left, so that a renamed file may be empty.
  case bytes
  /// Some of the bytes, in blocks chosen by chance: a disk writes in an order of its own. Names are as they were left.
  case blocks

  var keepsNames: Bool { self != .everything }
}
