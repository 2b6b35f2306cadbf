//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaBasics
import Testing

@Suite struct ShortListTests {
    private struct Refused: Error {}

    @Test("It holds what an array holds, in the same order", arguments: 0...4)
    func asArray(count: Int) {
        let array = Array(0..<count)
        var list = ShortList<Int>()
        list.append(contentsOf: array)
        #expect(Array(list) == array && list.count == count && list.isEmpty == array.isEmpty)
        #expect(list == ShortList(array) && list.last == array.last)
        #expect(Array(ShortList(repeating: 7, count: count)) == [Int](repeating: 7, count: count))
    }

    @Test("Elements are changed in place, the first and the others")
    func changed() {
        var list: ShortList = [1, 2, 3]
        list[0] += 10
        list[2] = 30
        list.change(0) { $0 *= 2 }
        list.change(1) { $0 = -$0 }
        #expect(list == [22, -2, 30])
    }

    @Test("A change that throws leaves what it had done, and the error comes out")
    func changeThrows() {
        var list: ShortList = [1, 2]
        for place in list.indices {
            #expect(throws: Refused.self) {
                try list.change(place) { (element: inout Int) throws(Refused) in
                    element += 5
                    throw Refused()
                }
            }
        }
        #expect(list == [6, 7])
    }

    @Test("Any range is replaced as an array replaces it")
    func replaced() {
        for count in 0...4 {
            for lower in 0...count {
                for upper in lower...count {
                    for new in [[], [8], [8, 9]] {
                        var (array, list) = (Array(0..<count), ShortList(0..<count))
                        array.replaceSubrange(lower..<upper, with: new)
                        list.replaceSubrange(lower..<upper, with: new)
                        #expect(Array(list) == array, "\(lower)..<\(upper) of \(count) by \(new)")
                    }
                }
            }
        }
    }
}
