import NightRun
import Testing

@Suite("The queue of jobs")
struct JobQueueTests {
  @Test("hands out each job once, in order")
  func inOrder() async {
    let queue = JobQueue(count: 3)
    var handed: [Int] = []
    while let next = await queue.next() { handed.append(next) }
    #expect(handed == [0, 1, 2])
    #expect(await !queue.hasMore)
  }

  @Test("hands a job that failed out once more, last of all, and then never again")
  func oneMoreTry() async {
    let queue = JobQueue(count: 3)
    #expect(await queue.next() == 0)
    #expect(await !queue.failed(0))
    #expect(await queue.next() == 1)
    #expect(await queue.next() == 2)
    #expect(await queue.next() == 0)
    #expect(await queue.failed(0))
    #expect(await queue.next() == nil)
  }
}
