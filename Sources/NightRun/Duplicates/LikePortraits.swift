import ReviewDomain

extension Judgement {
  /// The other people's applications whose photo, or face, made a rule on duplicates speak, each once.
  ///
  /// - Parameter evidence: what was judged; `NearestPortrait` names the application in the measurement's words.
  public func likePortraits(in evidence: Evidence) -> [ApplicationID] {
    let measures = [NearestPortrait.photo, .face].map(\.description.name)
    let named = fired.filter { measures.contains($0.measure) && $0.band != nil }.compactMap { band -> ApplicationID? in
      let words = evidence.portrait[band.measure]?.evidence ?? ""
      return words.firstMatch(of: /of (\S+), another person's application/).flatMap { ApplicationID(String($0.1)) }
    }
    return named.enumerated().filter { !named[..<$0.offset].contains($0.element) }.map(\.element)
  }
}
