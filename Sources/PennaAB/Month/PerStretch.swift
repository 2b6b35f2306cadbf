//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// One value for each stretch of a month; that of the first, which most months have alone, needs no memory of its own.
struct PerStretch<Value: Sendable>: Sendable {
    private var first: Value
    private var others: [Value]

    /// The same value for all of them.
    init(_ value: Value, count: Int) {
        first = value
        others = count > 1 ? [Value](repeating: value, count: count - 1) : []
    }

    /// The numbers of the stretches.
    var indices: Range<Int> { 0..<others.count + 1 }

    /// The value of a stretch.
    subscript(stretch: Int) -> Value {
        get { stretch == 0 ? first : others[stretch - 1] }
        set { if stretch == 0 { first = newValue } else { others[stretch - 1] = newValue } }
    }
}
