// swift-tools-version: 6.2
import PackageDescription

// OpenVINO comes from a wheel unpacked by `make deps` (see docs/dependencies.md); it has no pkg-config file, so the
// search paths are spelled out here. An installed binary finds the libraries beside itself.
let openvino = "\(Context.packageDirectory)/.deps/openvino"
let openvinoSwift: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-I\(openvino)/include"])]
let openvinoLink: [LinkerSetting] = [
  .unsafeFlags([
    "-L\(openvino)/lib",
    "-Xlinker", "-rpath", "-Xlinker", "$ORIGIN/../lib/card-review",
    "-Xlinker", "-rpath", "-Xlinker", "\(openvino)/lib",
  ])
]

// Continuous integration turns warnings into errors; a newer compiler must not break an agency's build.
let strict: [SwiftSetting] =
  Context.environment["CARD_REVIEW_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]

let package = Package(
  name: "card-review",
  products: [
    .executable(name: "card-review", targets: ["card-review"]),
    .executable(name: "card-counter", targets: ["card-counter"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    .target(name: "ReviewDomain", swiftSettings: strict),
    .target(name: "DurableFiles", swiftSettings: strict),
    .target(
      name: "AgencyRules",
      dependencies: [
        "ReviewDomain", .product(name: "Yams", package: "Yams"), .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .systemLibrary(
      name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"])]),
    .systemLibrary(name: "COpenVINO"),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(
      name: "CSeccomp", pkgConfig: "libseccomp", providers: [.apt(["libseccomp-dev"])]),
    .target(
      name: "PictureReading", dependencies: ["ReviewDomain", "CVips", "COpenVINO"],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .target(
      name: "PortraitMeasures", dependencies: ["ReviewDomain", "PictureReading"],
      resources: [.embedInCode("Classifiers/face-classifiers.json"), .embedInCode("Classifiers/photo-looks.json")],
      swiftSettings: strict + openvinoSwift),
    .target(
      name: "DocumentReading", dependencies: ["ReviewDomain", "PictureReading"],
      swiftSettings: strict + openvinoSwift),
    .target(
      name: "FaceComparison", dependencies: ["ReviewDomain", "PictureReading"],
      swiftSettings: strict + openvinoSwift),
    .target(
      name: "UploadInspection",
      dependencies: ["ReviewDomain", "PictureReading", "PortraitMeasures", "DocumentReading", "FaceComparison"],
      swiftSettings: strict + openvinoSwift),
    .target(
      name: "Casebook",
      dependencies: [
        "ReviewDomain", "CLinux", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(
      name: "Notices",
      dependencies: [
        "ReviewDomain", "DurableFiles", "CCurl", .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "NightRun",
      dependencies: [
        "ReviewDomain", "DurableFiles", "AgencyRules", "PictureReading", "PortraitMeasures", "UploadInspection",
        "Casebook", "Notices", "CLinux", "CSeccomp",
        .product(name: "Subprocess", package: "swift-subprocess"), .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict + openvinoSwift),
    .target(
      name: "PhotoEvaluation", dependencies: ["ReviewDomain", .product(name: "SwiftCSV", package: "SwiftCSV")],
      swiftSettings: strict),
    .target(name: "SupervisorReports", dependencies: ["ReviewDomain", "Casebook"], swiftSettings: strict),
    .systemLibrary(name: "CChafa", pkgConfig: "chafa", providers: [.apt(["libchafa-dev"])]),
    .target(name: "ReviewerDesk", dependencies: ["ReviewDomain", "CChafa"], swiftSettings: strict),
    .target(
      name: "ReviewCommands",
      dependencies: [
        "ReviewDomain", "DurableFiles", "AgencyRules", "PictureReading", "PortraitMeasures", "FaceComparison",
        "UploadInspection",
        "Casebook", "Notices", "NightRun", "SupervisorReports", "PhotoEvaluation", "ReviewerDesk",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict + openvinoSwift),
    .target(name: "CardLedger", dependencies: ["ReviewDomain"], swiftSettings: strict),
    .target(
      name: "CounterStore",
      dependencies: [
        "CardLedger", "ReviewDomain", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
    .target(
      name: "Counter",
      dependencies: [
        "CardLedger", "CounterStore", "Casebook", "DurableFiles", "ReviewDomain", "AgencyRules", "Notices", "NightRun",
        "CQREncode",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"), .product(name: "SwiftCSV", package: "SwiftCSV"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "Yams", package: "Yams"),
      ],
      resources: [.embedInCode("Pages/Templates"), .embedInCode("API/openapi.json")],
      swiftSettings: strict + openvinoSwift),
    .executableTarget(
      name: "card-counter", dependencies: ["Counter"], swiftSettings: strict + openvinoSwift,
      linkerSettings: openvinoLink),
    .executableTarget(
      name: "card-review", dependencies: ["ReviewCommands"], swiftSettings: strict + openvinoSwift,
      linkerSettings: openvinoLink),

    .testTarget(name: "ReviewDomainTests", dependencies: ["ReviewDomain"], swiftSettings: strict),
    .testTarget(
      name: "CardLedgerTests", dependencies: ["CardLedger", "ReviewDomain", "SeededRandom"], swiftSettings: strict),
    .target(
      name: "CounterConformance", dependencies: ["CounterStore", "CardLedger", "ReviewDomain", "SeededRandom"],
      path: "Tests/CounterConformance", swiftSettings: strict),
    .testTarget(
      name: "CounterStoreTests",
      dependencies: [
        "CounterStore", "CounterConformance", "CardLedger", "ReviewDomain",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "CounterTests",
      dependencies: [
        "Counter", "CounterStore", "CardLedger", "Casebook", "SystemCallWatch", "card-counter", "card-review",
        "ReviewDomain",
        "NightRun", "AgencyRules", "Notices",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "NIOEmbedded", package: "swift-nio"),
      ],
      exclude: ["walk_counter.py", "schemathesis.toml", "schemathesis.txt"],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(name: "DurableFilesTests", dependencies: ["DurableFiles"], swiftSettings: strict),
    .testTarget(
      name: "AgencyRulesTests", dependencies: ["AgencyRules", "ReviewDomain", "NightRun"],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),
    .target(
      name: "CasebookConformance", dependencies: ["Casebook", "ReviewDomain", "SeededRandom"],
      path: "Tests/CasebookConformance",
      swiftSettings: strict),
    .testTarget(
      name: "CasebookTests",
      dependencies: [
        "Casebook", "CasebookConformance", "ReviewDomain", "SeededRandom",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "casebook-bench",
      dependencies: [
        "AgencyRules", "Casebook", "ReviewDomain", "SupervisorReports", .product(name: "GRDB", package: "GRDB.swift"),
      ], path: "Tests/CasebookBench",
      swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic-symbol=fdatasync"])]),
    .target(
      name: "TestPictures", dependencies: ["ReviewDomain", "PictureReading", "SeededRandom", "CVips"],
      path: "Tests/TestPictures", resources: [.copy("Resources")], swiftSettings: strict + openvinoSwift),
    .executableTarget(
      name: "defective-set", dependencies: ["PhotoEvaluation", "PictureReading", "TestPictures"],
      path: "Tests/DefectiveSet", swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(
      name: "PictureReadingTests", dependencies: ["PictureReading", "ReviewDomain", "TestPictures", "CVips"],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(
      name: "PortraitMeasuresTests",
      dependencies: ["PortraitMeasures", "PictureReading", "ReviewDomain", "TestPictures"],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(
      name: "DocumentReadingTests",
      dependencies: ["DocumentReading", "PictureReading", "ReviewDomain", "SeededRandom", "TestPictures"],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(
      name: "FaceComparisonTests",
      dependencies: ["FaceComparison", "PictureReading", "ReviewDomain", "TestPictures"],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(
      name: "UploadInspectionTests",
      dependencies: [
        "UploadInspection", "DocumentReading", "FaceComparison", "PortraitMeasures", "PictureReading", "AgencyRules",
        "NightRun", "ReviewDomain", "TestPictures",
      ],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(
      name: "PhotoEvaluationTests", dependencies: ["PhotoEvaluation", "ReviewDomain"], swiftSettings: strict),
    .target(
      name: "SMTPTestServer", path: "Tests/SMTPTestServer", exclude: ["smtp_server.py"], swiftSettings: strict),
    .testTarget(
      name: "NoticesTests", dependencies: ["Notices", "ReviewDomain", "SMTPTestServer", "SeededRandom"],
      exclude: ["Golden", "judge_mail.py"],
      swiftSettings: strict),
    .target(name: "CUserNotification", path: "Tests/CUserNotification"),
    .target(
      name: "SystemCallWatch", dependencies: ["CSeccomp", "CUserNotification", "SeededRandom"],
      path: "Tests/SystemCallWatch",
      swiftSettings: strict),
    .target(name: "CMisdeeds", path: "Tests/CMisdeeds"),
    .executableTarget(
      name: "night-under-test", dependencies: ["NightRun", "Casebook", "Notices", "ReviewDomain", "CMisdeeds"],
      path: "Tests/NightUnderTest", swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(
      name: "NightRunTests",
      dependencies: [
        "NightRun", "AgencyRules", "Casebook", "CasebookConformance", "Notices", "ReviewDomain", "SeededRandom",
        "SMTPTestServer", "SystemCallWatch", "night-under-test", "card-review", "DurableFiles",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(
      name: "ReviewCommandsTests",
      dependencies: [
        "ReviewCommands", "NightRun", "Casebook", "CasebookConformance", "PictureReading", "ReviewDomain",
        "SMTPTestServer", "SeededRandom", "SystemCallWatch", "TestPictures", "card-review",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], exclude: ["terminal.py"], swiftSettings: strict + openvinoSwift, linkerSettings: openvinoLink),
    .testTarget(name: "ReviewerDeskTests", dependencies: ["ReviewerDesk", "ReviewDomain"], swiftSettings: strict),
    .testTarget(
      name: "SupervisorReportsTests", dependencies: ["SupervisorReports", "Casebook", "ReviewDomain"],
      exclude: ["Golden", "judge_page.py"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
