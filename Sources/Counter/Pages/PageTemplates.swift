import Foundation
import Mustache

/// The pages' templates, compiled into the program: a page that somebody could edit could lose the token that guards its form.
package struct PageTemplates: Sendable {
  private let library: MustacheLibrary

  /// - Throws: what Mustache says of a broken template, which a test sees first.
  package init() throws {
    var library = MustacheLibrary()
    for (name, bytes) in Self.sources {
      try library.register("{{% CONTENT_TYPE: HTML}}\n" + String(decoding: bytes, as: UTF8.self), named: name)
    }
    self.library = library
  }

  func html(_ template: String, _ values: [String: Any]) -> String {
    guard let text = library.render(values, withTemplate: template) else {
      preconditionFailure("there is no template \(template)")
    }
    return text
  }

  static let stylesheet = String(decoding: PackageResources.counter_css, as: UTF8.self)

  private static let sources: [String: [UInt8]] = [
    "layout": PackageResources.layout_mustache, "form": PackageResources.form_mustache,
    "message": PackageResources.message_mustache, "home": PackageResources.home_mustache,
    "account": PackageResources.account_mustache, "code": PackageResources.code_mustache,
    "upload": PackageResources.upload_mustache, "advice": PackageResources.advice_mustache,
    "check": PackageResources.check_mustache, "status": PackageResources.status_mustache,
    "staff": PackageResources.staff_mustache,
  ]
}
