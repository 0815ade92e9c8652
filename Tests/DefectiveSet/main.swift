import Foundation
import PhotoEvaluation
import PictureReading
import TestPictures

// Makes a labelled set of spoilt photos out of the good ones of another set, for `card-review evaluate`.
//
// Usage: defective-set LABELS.csv OUT_DIR NETWORKS_DIR [EVERY]
//
// EVERY: take each n-th good photo only. The set holds the good photos untouched and one spoilt copy a defect.

guard (4...5).contains(CommandLine.arguments.count) else {
  FileHandle.standardError.write(Data("usage: defective-set LABELS.csv OUT_DIR NETWORKS_DIR [EVERY]\n".utf8))
  exit(64)
}
let labels = URL(filePath: CommandLine.arguments[1]).absoluteURL
let output = URL(filePath: CommandLine.arguments[2], directoryHint: .isDirectory)
let networks = try NetworkSet(folder: URL(filePath: CommandLine.arguments[3]))
let every = CommandLine.arguments.count == 5 ? max(1, Int(CommandLine.arguments[4]) ?? 1) : 1

try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
let good = try LabelFile.read(labels, known: nil).filter(\.isGood).map(\.url)
var lines = ["file,reasons,kind"]
for (number, photo) in good.enumerated() where number.isMultiple(of: every) {
  let seen = Observation(of: PictureDecoder.open(photo), for: .portrait, with: networks)
  guard let picture = seen.picture?.frame, let head = seen.head, let eyes = seen.mesh?.eyeDistance else { continue }
  lines.append("\(photo.path),,")
  for defect in Defect.all {
    guard let spoilt = try defect.make(picture, Defect.Face(head: head, eyes: eyes)) else { continue }
    let name = "\(defect.name)-\(number).jpg"
    let bytes = try spoilt.withVips { try $0.encoded(as: ".jpg[Q=92]") }
    try Data(bytes).write(to: output.appending(path: name))
    lines.append("\(name),\(defect.reason),\(defect.name)")
  }
}
try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: output.appending(path: "labels.csv"))
