/// Pictures that are being drawn while the page that shows them is on its way already: words do not wait for them.
actor PendingDrawings {
  private var tasks: [String: Task<Void, Never>] = [:]

  /// - Parameter file: the upload that is drawn on.
  func begin(_ file: String, _ draw: @escaping @Sendable () async -> Void) {
    tasks[file] = Task {
      await draw()
      tasks[file] = nil
    }
  }

  /// Returns once nothing is being drawn for this upload.
  func wait(for file: String) async { await tasks[file]?.value }
}
