/// What can go wrong with the counter's store.
public enum CounterStoreError: Error, Sendable, Hashable {
  /// Another process holds the database's lock; trying later helps.
  case busy
  /// The database cannot be read or written; the text names the file's problem, never its data.
  case storage(String)
  /// The database was written by a newer version.
  case newerSchema(String)
  /// What the caller handed over contradicts itself: a fault of the calling code.
  case inconsistent(String)
}
