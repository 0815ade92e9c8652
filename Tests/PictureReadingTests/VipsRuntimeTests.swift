import CVips
import Foundation
import PictureReading
import TestPictures
import Testing

@Suite struct VipsRuntimeTests {
  private func load(_ loader: String, _ suffix: String) throws -> VipsPicture {
    try TestFolder.with { folder in
      let url = folder.appendingPathComponent("picture")
      try Data(TestFile(TestScene.quarters(width: 32, height: 32), as: suffix).bytes).write(to: url)
      return try VipsRuntime.withOwnErrors { try VipsPicture.operation(loader, ["filename": url.path]) }
    }
  }

  @Test(arguments: [("gifload", ".gif"), ("tiffload", ".tif"), ("ppmload", ".ppm"), ("magickload", ".gif")])
  func otherLoadersAreShut(loader: String, suffix: String) throws {
    let failure = #expect(throws: VipsFailure.self) { try load(loader, suffix) }
    #expect(failure?.detail.contains("blocked") == true)
  }

  @Test(arguments: [("jpegload", ".jpg"), ("pngload", ".png"), ("webpload", ".webp"), ("heifload", ".heic")])
  func ourLoadersAreOpen(loader: String, suffix: String) throws {
    #expect(try load(loader, suffix).image.pointee.Xsize == 32)
  }

  @Test func oneThreadAndNoCache() throws {
    _ = try TestScene.quarters(width: 8, height: 8).resized(by: 2)
    #expect(vips_concurrency_get() == 1)
    #expect(vips_cache_get_max() == 0)
    #expect(VipsRuntime.version.hasPrefix("8."))
  }
}
