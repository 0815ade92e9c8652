import ArgumentParser
import SupervisorReports

extension Language: ExpressibleByArgument {
  /// That of the locale, as the C library has it.
  init(locale variable: (String) -> String?) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap(variable).first { !$0.isEmpty }
    self = locale?.hasPrefix("zh") == true ? .chinese : .english
  }
}

struct LanguageOptions: ParsableArguments {
  @Option(help: "The language of kinds and states; without it the locale's.")
  var lang: Language?

  func language(in context: CommandContext) -> Language { lang ?? Language(locale: context.variable) }
}
