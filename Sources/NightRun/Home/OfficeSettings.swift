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
    do {
      let folder = try Office.rulesFolder(chosen ?? Configuration.rulesFolder(namedIn: home.configuration), program)
      rules = try CheckedRules(at: folder)
      rulesFaults = []
    } catch let error as RuleFaults {
      rules = nil
      rulesFaults = error.faults
    } catch {
      rules = nil
      rulesFaults = [RuleFault(file: program.executable.path, line: nil, problem: "\(error)")]
    }
  }

  /// - Throws: everything that is wrong, at once.
  public func whole() throws(RuleFaults) -> (configuration: Configuration, rules: CheckedRules) {
    guard let configuration, let rules else { throw RuleFaults(configurationFaults + rulesFaults) }
    return (configuration, rules)
  }
}
