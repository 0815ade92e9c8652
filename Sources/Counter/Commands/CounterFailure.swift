import AgencyRules
import CounterStore
import Foundation
import NightRun
import Notices
import ReviewDomain

/// Why a command failed, with the exit code after sysexits(3).
struct CounterFailure: Error {
  let status: Int32
  let messages: [String]

  init(_ status: Int32, _ messages: [String]) {
    self.status = status
    self.messages = messages.map(\.strippedOfControls)
  }

  /// - Returns: nil for what the argument parser says itself.
  init?(_ error: any Error) {
    switch error {
    case let failure as CounterFailure: self = failure
    case let faults as RuleFaults: self.init(78, faults.faults.map(\.description))
    case let fault as HomeFault: self.init(fault.isPermission ? 77 : 78, ["\(fault)"])
    case let fault as NoticeError: self.init(78, ["a mail cannot be written: \(fault)"])
    case let faults as RegistryListFaults: self.init(65, faults.faults)
    case CounterStoreError.busy: self.init(75, ["the counter's store is in use; try again in a minute"])
    case CounterStoreError.storage(let problem): self.init(74, ["the counter's store cannot be used: \(problem)"])
    case CounterStoreError.newerSchema(let version):
      self.init(78, ["the counter's store was written by a newer card-counter (\(version)); install that version"])
    case CounterStoreError.inconsistent(let problem): self.init(70, [problem])
    default: return nil
    }
  }
}
