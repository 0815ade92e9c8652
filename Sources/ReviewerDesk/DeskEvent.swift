import ReviewDomain

/// A key as a desk hears it, however it was typed.
package enum DeskKey: Sendable, Hashable {
  case character(Character)
  case enter, escape, backspace
  case up, down, pageUp, pageDown
  /// Ctrl-C.
  case interrupt
  /// The end of what is typed, as of a closed pipe.
  case end
}

/// What a desk is told.
package enum DeskEvent: Sendable, Hashable {
  case key(DeskKey)
  /// The next application, and how many wait in all.
  case shown(DeskCase, waiting: Int)
  /// There is none for this desk: how many were put aside here, and how many lie on other desks.
  case nothing(putAside: Int, elsewhere: Int)
  /// A decision was recorded, in words.
  case decided(ApplicationID, words: String)
  /// What was asked for could not be done; the application stays.
  case refused(String)
  /// The application is not this desk's any more.
  case lost(String)
  /// A decision was taken back, and its application lies on this desk again.
  case undone(DeskCase, waiting: Int)
  case cannotUndo(String)
  /// The whole identity number; its being looked at is in the journal.
  case revealed(String)
  /// Something to read, such as the history.
  case told([String])
}

/// What a desk wants done.
package enum DeskAction: Sendable, Hashable {
  case next
  case approve(ApplicationID, note: String?)
  case reject(ApplicationID, [ReasonCode: Set<String>], message: String?, note: String?)
  case putAside(ApplicationID)
  /// Goes through what was put aside.
  case takeUpAgain
  case undo(ApplicationID)
  case reveal(ApplicationID)
  case history(ApplicationID)
  case write(ApplicationID)
  case quit
}
