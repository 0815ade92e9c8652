import Foundation

/// A share as whole percents: "11 %".
package func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

/// A number with two decimals, the same in every locale.
package func decimals(_ number: Double) -> String { String(format: "%.2f", number) }
