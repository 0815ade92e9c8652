/// What file servers, desktops and file systems put into every folder that people open, and nobody means.
enum FolderLitter {
  private static let names: Set = [
    // Windows
    "thumbs.db", "ehthumbs.db", "desktop.ini", "$recycle.bin", "system volume information",
    // macOS
    "__macosx", "icon\r", "network trash folder", "temporary items",
    // file servers
    "@eadir", "@recycle", "@recently-snapshot", "@tmp", "#recycle", "#snapshot", "~snapshot", "aquota.user",
    "aquota.group",
    // ext2 to ext4
    "lost+found",
  ]

  static func holds(_ name: String) -> Bool { names.contains(name.lowercased()) }
}
