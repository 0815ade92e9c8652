import AgencyRules
import Foundation

/// What people edit of an office, config.yaml and the rules folder, read together so that all that is wrong with them comes to light in one
/// round.
public struct OfficeSettings: Sendable {
  /// Nil where it has faults.
  public let configuration: Configuration?
  public let configurationFaults: [RuleFault]
  /// Nil where it has faults.
  public let rules: CheckedRules?
  public let rulesFaults: [RuleFault]

  /// - Parameter chosen: another rules folder than the configured one.
  public init(of home: HomeFolder, rules chosen: URL?, _ program: ProgramFiles) {
    do throws(RuleFaults) {
      configuration = try Configuration(at: home.configuration)
      configurationFaults = []
    } catch {
      configuration = nil
      configurationFaults = error.faults
    }
    let chosen = chosen ?? Configuration.rulesFolder(namedIn: home.configuration)
    do throws(RuleFaults) {
      rules = try Self.rules(in: chosen, program)
      rulesFaults = []
    } catch {
      rules = nil
      rulesFaults = error.faults
    }
  }

  private static func rules(in chosen: URL?, _ program: ProgramFiles) throws(RuleFaults) -> CheckedRules {
    let folder: URL
    do throws(HomeFault) {
      folder = try Office.rulesFolder(chosen, program)
    } catch {
      throw RuleFaults([RuleFault(file: error.path, line: nil, problem: error.problem)])
    }
    return try CheckedRules(at: folder)
  }

  /// - Throws: everything that is wrong, at once.
  public func whole() throws(RuleFaults) -> (configuration: Configuration, rules: CheckedRules) {
    guard let configuration, let rules else { throw RuleFaults(configurationFaults + rulesFaults) }
    return (configuration, rules)
  }
}
