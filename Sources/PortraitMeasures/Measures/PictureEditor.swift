/// Programs whose name in a picture's metadata says that somebody may have worked on the picture.
///
/// Short on purpose: cameras, phones, scanners, messengers and plain viewers (which only turn or shrink) are not here.
enum PictureEditor {
  /// The name a reviewer sees, and what metadata contains, in lower case.
  private static let list: [(name: String, marks: [String])] = [
    ("Adobe Photoshop", ["photoshop"]),
    ("Adobe Lightroom", ["lightroom"]),
    ("Affinity Photo", ["affinity photo"]),
    ("AirBrush", ["airbrush"]),
    ("B612", ["b612"]),
    ("BeautyCam", ["beautycam", "美顏相機", "美颜相机"]),
    ("BeautyPlus", ["beautyplus"]),
    ("Canva", ["canva"]),
    ("CapCut", ["capcut", "剪映", "醒图", "醒圖", "hypic"]),
    ("Capture One", ["capture one"]),
    ("Corel", ["coreldraw", "paintshop", "corel photo"]),
    ("FaceApp", ["faceapp"]),
    ("Facetune", ["facetune"]),
    ("Faceu", ["faceu", "激萌"]),
    ("Foodie", ["foodie"]),
    ("Fotor", ["fotor"]),
    ("GIMP", ["gimp"]),
    ("Luminar", ["luminar"]),
    ("Meitu", ["meitu", "美圖秀秀", "美图秀秀"]),
    ("Paint.NET", ["paint.net"]),
    ("Photopea", ["photopea"]),
    ("PicsArt", ["picsart"]),
    ("Pixelmator", ["pixelmator"]),
    ("Pixlr", ["pixlr"]),
    ("Polarr", ["polarr"]),
    ("Remini", ["remini"]),
    ("SNOW", ["snow camera", "snowcorp"]),
    ("SODA", ["soda camera"]),
    ("Snapseed", ["snapseed"]),
    ("Ulike", ["ulike", "輕顏", "轻颜"]),
    ("VSCO", ["vsco"]),
    ("YouCam", ["youcam", "玩美相機"]),
  ]

  /// The first of the listed programs that a text names.
  static func named(in text: String) -> String? {
    let text = text.lowercased()
    return list.first { $0.marks.contains(where: text.contains) }?.name
  }
}
