import Foundation

/// The networks' folder in the checkout the tests stand in.
package let networksFolder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: ".deps/networks")
