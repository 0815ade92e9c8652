import Foundation
import NightRun
import Testing

@Suite("The run lock")
struct RunLockTests {
  @Test("is held by one at a time, and free once let go of")
  func oneAtATime() throws {
    let office = try TestOffice()
    var first = try RunLock(at: office.home.lock)
    #expect(first != nil)
    #expect(try RunLock(at: office.home.lock) == nil)
    first = nil
    #expect(try RunLock(at: office.home.lock) != nil)
  }

  @Test("is held by several who share it, while nobody has it alone, and alone while nobody shares it")
  func shared() throws {
    let office = try TestOffice()
    var sharing = [try RunLock(at: office.home.lock, shared: true), try RunLock(at: office.home.lock, shared: true)]
    #expect(sharing.allSatisfy { $0 != nil })
    #expect(try RunLock(at: office.home.lock) == nil)
    sharing = []
    let alone = try RunLock(at: office.home.lock)
    #expect(alone != nil)
    #expect(try RunLock(at: office.home.lock, shared: true) == nil)
    withExtendedLifetime(alone) {}
  }

  @Test("is waited for while somebody holds it for a moment, and not for ever")
  func wait() async throws {
    let office = try TestOffice()
    var look = try RunLock(at: office.home.lock)
    #expect(look != nil)
    #expect(try await RunLock.wait(at: office.home.lock, shared: true, atMost: .milliseconds(1)) == nil)
    async let waiting = RunLock.wait(at: office.home.lock, shared: true, atMost: .seconds(600))
    try await Task.sleep(for: .milliseconds(100))
    look = nil
    #expect(try await waiting != nil)
  }

  @Test("is held by a night, not by somebody who asks the same at this moment")
  func isHeld() async throws {
    let office = try TestOffice()
    #expect(try await !office.home.isNightRunning())
    #expect(!FileManager.default.fileExists(atPath: office.home.lock.path))
    var look = try RunLock(at: office.home.lock)
    // Longer than a machine full of other tests keeps this one waiting.
    async let answer = RunLock.isHeld(at: office.home.lock, beyond: .seconds(600))
    try await Task.sleep(for: .milliseconds(50))
    look = nil
    #expect(try await !answer)
    look = try RunLock(at: office.home.lock)
    #expect(try await office.home.isNightRunning())
    withExtendedLifetime(look) {}
  }

  @Test("is kept by another process, and free again however that process ended")
  func otherProcess() throws {
    let office = try TestOffice()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec 9>\"$0\"; flock 9; echo held; exec sleep 60", office.home.lock.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    #expect(try output.fileHandleForReading.read(upToCount: 5) == Data("held\n".utf8))
    #expect(try RunLock(at: office.home.lock) == nil)
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try RunLock(at: office.home.lock) != nil)
  }

  @Test("is never taken through a link")
  func link() throws {
    let office = try TestOffice()
    try FileManager.default.createSymbolicLink(atPath: office.home.lock.path, withDestinationPath: "config.yaml")
    #expect(throws: HomeFault.self) { try RunLock(at: office.home.lock) }
  }
}
