import Foundation
import NightRun
import ReviewDomain

/// A worker program of a test's own: a shell script that speaks the workers' protocol and misbehaves on demand.
///
/// What it does on a request shows in the photo's file name without its ending: a name with a file `NAME.json` in `folder` is
/// answered with that evidence, `die…`, `hang…` and so on as the script says, anything else with `default.json`. Every start appends
/// a line to `starts`, every request one to `requests`.
final class FakeWorker {
  let folder: URL

  /// - Parameter greeting: The script's first output; nil for a worker that says nothing.
  init(greeting: String? = #"{"protocolVersion":1}"#) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "worker-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try answer("default", with: Self.evidence(headHeight: 0.5))
    let greet = greeting.map { "printf '%s\\n' '\($0)'" } ?? "echo 'no networks here' >&2; exit 9"
    let script = """
      #!/bin/sh
      cd '\(folder.path)' || exit 1
      echo start >> starts
      env > environment
      \(greet)
      while read -r line; do
        id=${line#*'"id":'}; id=${id%%[,\\}]*}
        photo=${line##*'"portrait":"'}; photo=${photo%%'"'*}; photo=${photo##*/}; photo=${photo%.jpg}
        blind='"evidence":{"comparisons":[],"hasCasebook":true,"hasForm":true,"portrait":[]}'
        case $line in
          *'"isPreparation":true'*) echo preparation >> requests; echo '{"id":'"$id,$blind"'}'; continue ;;
        esac
        echo "$photo" >> requests
        case $photo in
          die*) exit 3 ;;
          hang*) exec sleep 600 ;;
          garbage*) echo '{ not json'; continue ;;
          stranger*) id=$((id + 1000)) ;;
          empty*) echo '{"id":'"$id"',"fault":"cannot be done"}'; continue ;;
          once*) if [ ! -e "$photo.tried" ]; then : > "$photo.tried"; exit 3; fi ;;
          leave*) last=yes ;;
          mutant*) sed "s/@ID@/$id/" "$photo"; echo; continue ;;
          closes*) exec 1>&-; exec sleep 600 ;;
          flood*) exec yes '{"id":' ;;
          endless*) exec tr '\\0' x < /dev/zero ;;
          early*) printf '{"id":%s,"evidence":%s}\\n' "$((id + 1))" "$(cat default.json)" ;;
          abort*) kill -ABRT $$ ;;
          last-words*) echo 'first' >&2; echo 'out of luck' >&2; exit 7 ;;
          blind*) echo '{"id":'"$id,$blind"'}'; continue ;;
          formless*) sed 's/"hasForm":true/"hasForm":false/; s/^/{"id":'"$id"',"evidence":/; s/$/}/' default.json; continue ;;
          chatty*) i=0; while [ $i -lt 4000 ]; do echo 'a warning of a library, forty bytes long...' >&2; i=$((i + 1)); done ;;
        esac
        if [ -e "$photo.die" ]; then exit 3; fi
        if [ -e "$photo.hang" ]; then exec sleep 600; fi
        evidence=$photo.json
        [ -e "$evidence" ] || evidence=default.json
        printf '{"id":%s,"evidence":%s}\\n' "$id" "$(cat "$evidence")"
        if [ -n "$last" ]; then exit 0; fi
      done
      """
    try Data(script.utf8).write(to: executable)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: executable.path)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  var executable: URL { folder.appending(path: "worker.sh") }

  func pool(workers: Int = 1, timeLimit: Int = 20, retirement: Int = 500) -> WorkerPool {
    WorkerPool(
      command: .init(executable: executable, arguments: []), workers: workers, timeLimit: timeLimit,
      retirement: retirement)
  }

  /// Has the photo of a name answered with an evidence.
  func answer(_ photo: String, with evidence: Evidence) throws {
    try JSONEncoder().encode(evidence).write(to: folder.appending(path: "\(photo).json"))
  }

  /// Has the worker die of the photo of a name.
  func dieOf(_ photo: String) throws {
    try Data().write(to: folder.appending(path: "\(photo).die"))
  }

  /// Has the worker give no answer on the photo of a name.
  func hangOn(_ photo: String) throws {
    try Data().write(to: folder.appending(path: "\(photo).hang"))
  }

  /// Has the photo `mutantN` answered with the Nth of these, in which `@ID@` stands for the request's number.
  func say(_ answers: [Data]) throws {
    for (number, answer) in answers.enumerated() { try answer.write(to: folder.appending(path: "mutant\(number)")) }
  }

  /// Has every worker greet and then read nothing.
  func stopReading() throws {
    let script = "#!/bin/sh\nprintf '{\"protocolVersion\":1}\\n'\nexec sleep 600\n"
    try Data(script.utf8).write(to: executable)
  }

  static func evidence(headHeight: Double, hash: PerceptualHash? = nil) -> Evidence {
    let head = Measurement(name: "head.height", value: .number(headHeight))
    let hash = hash.map { Measurement(name: "image.hash", value: .text($0.description)) }
    return Evidence(portrait: Measurements([head] + [hash].compactMap(\.self)), identity: Measurements())
  }

  /// How often the program was started.
  var starts: Int { lines(of: "starts").count }

  /// The photos asked for, in order.
  var requests: [String] { lines(of: "requests") }

  private func lines(of file: String) -> [String] {
    let text = (try? String(contentsOf: folder.appending(path: file), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}
