import ReviewDomain

extension DeskModel {
  mutating func receive(_ key: DeskKey) -> [DeskAction] {
    if key == .interrupt || key == .end { return quit() }
    switch mode {
    case .waiting, .over: return []
    case .looking:
      status = ""
      return look(key)
    case .nothing:
      status = ""
      return rest(key)
    case .reasons:
      status = ""
      return chooseReasons(key)
    case .details(let code):
      status = ""
      chooseDetails(key, of: code)
    case .note, .message: type(key)
    case .reading: read(key, until: told.count)
    case .help: mode = current == nil ? .nothing : .looking
    }
    return []
  }

  private mutating func look(_ key: DeskKey) -> [DeskAction] {
    guard let application = current?.application else { return [] }
    switch key {
    case .character("a"): return ask(.approve(application, note: note.nilIfEmpty))
    case .character("r"):
      mode = .reasons
      chosen = [:]
    case .character("n"):
      mode = .note
      text = note
    case .character("s"): return ask(.putAside(application))
    case .character("u"): return undo()
    case .character("z"): isZoomed.toggle()
    case .character("l"): drawsLines.toggle()
    case .character("i"):
      if wholeNumber == nil { return ask(.reveal(application)) }
      wholeNumber = nil
    case .character("o"): return ask(.write(application))
    case .character("h"): return ask(.history(application))
    case .character("?"): mode = .help
    case .character("q"): return quit()
    case .down, .character("j"): scroll += 1
    case .up, .character("k"): scroll = max(0, scroll - 1)
    case .pageDown, .character(" "): scroll += 10
    case .pageUp: scroll = max(0, scroll - 10)
    case .enter, .escape: break
    default: status = "That is no key here; ? lists the keys."
    }
    return []
  }

  private mutating func rest(_ key: DeskKey) -> [DeskAction] {
    switch key {
    case .character("s") where putAside > 0: return ask(.takeUpAgain)
    case .character("u"): return undo()
    case .character("?"): mode = .help
    case .character("q"): return quit()
    case .enter, .character(" "): return ask(.next)
    default: status = "That is no key here; q quits, Enter looks again."
    }
    return []
  }

  private mutating func chooseReasons(_ key: DeskKey) -> [DeskAction] {
    guard let current else { return [] }
    switch key {
    case .escape, .character("-"):
      mode = .looking
      chosen = [:]
    case .character("="):
      chosen = current.machineReasons
      if chosen.isEmpty { status = "The machine named no reason to reject for." }
    case .character("+"):
      mode = .message
      text = message
    case .enter: return reject(current.application)
    case .character(let letter):
      let isCapital = letter.isUppercase
      guard let entry = reasons[isCapital ? Character(letter.lowercased()) : letter] else {
        status = "That is no reason's key."
        return []
      }
      choose(entry, withDetails: isCapital)
    default: break
    }
    return []
  }

  private mutating func choose(_ entry: DeskReasons.Entry, withDetails: Bool) {
    if !withDetails, chosen.removeValue(forKey: entry.code) != nil { return }
    if chosen[entry.code] == nil { chosen[entry.code] = [] }
    let isToldAnyway = !(current?.machineReasons[entry.code] ?? []).isEmpty
    if !entry.details.isEmpty && (withDetails || (entry.needsDetail && !isToldAnyway)) {
      mode = .details(of: entry.code)
    }
  }

  private mutating func reject(_ application: ApplicationID) -> [DeskAction] {
    if chosen.isEmpty {
      status = "Choose at least one reason."
      return []
    }
    if chosen[.other] != nil && message.isEmpty {
      mode = .message
      text = ""
      status = "The reason `other` needs words for the applicant."
      return []
    }
    return ask(.reject(application, chosen, message: message.nilIfEmpty, note: note.nilIfEmpty))
  }

  private mutating func chooseDetails(_ key: DeskKey, of code: ReasonCode) {
    guard let entry = reasons[code] else { return }
    switch key {
    case .escape, .character("-"):
      chosen[code] = nil
      mode = .reasons
    case .enter:
      if entry.needsDetail && chosen[code, default: []].isEmpty {
        status = "\(code) does not say enough by itself: choose what is meant."
      } else {
        mode = .reasons
      }
    case .character(let digit):
      guard let number = digit.wholeNumberValue, (1...entry.details.count).contains(number) else {
        status = "That is no detail's number."
        return
      }
      let detail = entry.details[number - 1].code
      chosen[code, default: []].formSymmetricDifference([detail])
    default: break
    }
  }

  private mutating func type(_ key: DeskKey) {
    switch key {
    case .character(let character):
      if text.count < Self.longestText { text.append(character) }
    case .backspace: text = String(text.dropLast())
    case .enter, .escape:
      let isNote = mode == .note
      if key == .enter { if isNote { note = text } else { message = text } }
      text = ""
      mode = isNote ? .looking : .reasons
      status = ""
    default: break
    }
  }

  private mutating func read(_ key: DeskKey, until end: Int) {
    switch key {
    case .down, .character("j"): scroll = min(scroll + 1, max(0, end - 1))
    case .up, .character("k"): scroll = max(0, scroll - 1)
    case .pageDown, .character(" "): scroll = min(scroll + 10, max(0, end - 1))
    case .pageUp: scroll = max(0, scroll - 10)
    default:
      scroll = 0
      mode = .looking
    }
  }

  private mutating func undo() -> [DeskAction] {
    guard let last = decided.last else {
      status = "There is no decision of this session to take back; older ones: card-review undo APPLICATION."
      return []
    }
    return ask(.undo(last.application))
  }

  private mutating func ask(_ action: DeskAction) -> [DeskAction] {
    mode = .waiting
    return [action]
  }

  private mutating func quit() -> [DeskAction] {
    mode = .over
    return [.quit]
  }
}

extension String {
  fileprivate var nilIfEmpty: String? { isEmpty ? nil : self }
}
