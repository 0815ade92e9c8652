import CardLedger
import CounterStore
import Foundation
import Testing

extension CounterCheck {
  static let logins: [CounterCheck] = [
    CounterCheck("a session ends when its time is over or it is closed") { (store) throws in
      let account = try store.sampleAccount()
      let token = try store.sampleSession(of: account)
      let session = try #require(try store.session(token.hash, at: CounterSamples.minute(119)))
      #expect(session.account == account)
      #expect(session.until == CounterSamples.minute(120))
      #expect(session.device == nil)
      #expect(try store.session(token.hash, at: CounterSamples.minute(120)) == nil)
      #expect(try store.session(SecretToken().hash, at: CounterSamples.minute(3)) == nil)
      try store.closeSession(token.hash, at: CounterSamples.minute(3))
      #expect(try store.session(token.hash, at: CounterSamples.minute(3)) == nil)
    },
    CounterCheck("tries are counted apart by key, and forgiven") { (store) throws in
      let limit = AttemptLimit(tries: 2, window: 600, pause: 60)
      let (a, b) = (AttemptKey("login", "x", "1"), AttemptKey("login", "x", "2"))
      func count(_ key: AttemptKey) throws -> Date? { try store.count([Attempt(key, limit)], at: CounterSamples.start) }
      #expect(try [count(a), count(a), count(a), count(b)] == [nil, nil, CounterSamples.minute(1), nil])
      try store.forgive([a])
      #expect(try count(a) == nil)
    },
    CounterCheck("keys of like letters are different keys") { (store) throws in
      let limit = AttemptLimit(tries: 1, window: 600, pause: 60)
      for key in [AttemptKey("login", "ab", "c"), AttemptKey("login", "a", "bc"), AttemptKey("loginab", "c")] {
        #expect(try store.count([Attempt(key, limit)], at: CounterSamples.start) == nil)
      }
    },
    CounterCheck("of several limits the longest pause counts, and each is counted") { (store) throws in
      let (short, long) = (
        AttemptLimit(tries: 1, window: 600, pause: 60), AttemptLimit(tries: 1, window: 600, pause: 120)
      )
      let attempts = [Attempt(AttemptKey("a"), short), Attempt(AttemptKey("b"), long)]
      #expect(try store.count(attempts, at: CounterSamples.start) == nil)
      #expect(try store.count(attempts, at: CounterSamples.start) == CounterSamples.minute(2))
      #expect(try store.count([attempts[0]], at: CounterSamples.start) == CounterSamples.minute(1))
    },
    CounterCheck("counts are swept when they say nothing any more, and not before") { (store) throws in
      let attempts = [Attempt(AttemptKey("a"), AttemptLimit(tries: 1, window: 600, pause: 1200))]
      _ = try store.count(attempts, at: CounterSamples.start)
      #expect(try store.count(attempts, at: CounterSamples.minute(9)) == CounterSamples.minute(29))
      try store.sweep(at: CounterSamples.minute(28))
      #expect(try store.count(attempts, at: CounterSamples.minute(28)) == CounterSamples.minute(29))
      try store.sweep(at: CounterSamples.minute(29))
      #expect(try store.count(attempts, at: CounterSamples.minute(29)) == nil)
    },
  ]
}
