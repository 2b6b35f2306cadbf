//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import PennaJSON
import Testing

@Suite struct WriterTests {
    struct Stop: Error {}

    private func sample(_ style: JSONWriter.Style) -> String {
        var writer = JSONWriter(style: style)
        writer.object { person in
            person.member("name", string: "Åsa")
            person.member("pay", decimal: 3_250_000, scale: 2)
            person.memberArray("degrees") { degrees in
                degrees.integer(75)
                degrees.array { _ in }
                degrees.object { _ in }
            }
            person.member("left", bool: false)
            person.memberNull("note")
            person.memberObject("more") { more in
                more.key("id")
                more.integer(-1)
            }
        }
        writer.newline()
        return writer.text
    }

    @Test("The compact form is one line")
    func compact() {
        let expected =
            #"{"name":"Åsa","pay":32500.00,"degrees":[75,[],{}],"left":false,"note":null,"more":{"id":-1}}"# + "\n"
        #expect(sample(.compact) == expected)
    }

    @Test("The pretty form is indented by two spaces")
    func pretty() {
        let expected = """
            {
              "name": "Åsa",
              "pay": 32500.00,
              "degrees": [
                75,
                [],
                {}
              ],
              "left": false,
              "note": null,
              "more": {
                "id": -1
              }
            }

            """
        #expect(sample(.pretty) == expected)
    }

    @Test("Numbers have all their decimals and at least one digit before the point")
    func numbers() {
        let cases: [(Int64, Int, String)] = [
            (12_345, 2, "123.45"), (-12_345, 2, "-123.45"), (0, 0, "0"), (0, 2, "0.00"), (5, 2, "0.05"),
            (-5, 2, "-0.05"),
            (100, 2, "1.00"), (10, 1, "1.0"), (7, 0, "7"), (-7, 0, "-7"), (1, 18, "0.000000000000000001"),
            (.max, 0, "9223372036854775807"), (.min, 0, "-9223372036854775808"), (.min, 2, "-92233720368547758.08"),
            (.max, 18, "9.223372036854775807"), (.min, 18, "-9.223372036854775808"), (99, 2, "0.99"), (99, 1, "9.9"),
        ]
        for (value, scale, text) in cases {
            var writer = JSONWriter()
            writer.decimal(value, scale: scale)
            #expect(writer.text == text)
        }
    }

    @Test("Only what must be escaped is escaped")
    func strings() {
        var writer = JSONWriter()
        writer.string("\"\\/\u{8}\t\n\u{C}\r\0\u{1F}\u{7F}å€𝄞\u{2028}")
        #expect(writer.text == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7F}å€𝄞\u{2028}\"")
    }

    @Test("A closure that throws leaves no trace of what it wrote")
    func rollback() throws {
        for style in [JSONWriter.Style.compact, .pretty] {
            var writer = JSONWriter(style: style)
            var plain = JSONWriter(style: style)
            writer.array { list in
                list.integer(1)
                #expect(throws: Stop.self) {
                    try list.object { object in
                        object.member("a", integer: 1)
                        object.key("b")
                        throw Stop()
                    }
                }
                list.object { object in
                    #expect(throws: Stop.self) { try object.memberArray("x") { _ in throw Stop() } }
                    #expect(throws: Stop.self) { try object.memberObject("x") { _ in throw Stop() } }
                    object.member("c", integer: 2)
                }
            }
            plain.array { list in
                list.integer(1)
                list.object { object in object.member("c", integer: 2) }
            }
            #expect(writer.text == plain.text)
        }
        var top = JSONWriter()
        #expect(throws: Stop.self) { try top.array { _ in throw Stop() } }
        top.null()
        #expect(top.text == "null")
    }

    @Test("The buffer can be emptied between lines")
    func emptying() {
        var writer = JSONWriter()
        writer.bool(true)
        writer.newline()
        writer.removeAll()
        writer.null()
        writer.newline()
        #expect(writer.text == "null\n")
    }

    @Test("Calls in a wrong order are a wrong program")
    func wrongOrder() async {
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.object { object in object.integer(1) }
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.object { object in object.key("a") }
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.object { object in
                object.key("a")
                object.key("b")
            }
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.array { array in array.key("a") }
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.null()
            writer.null()
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.newline()
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.array { array in array.removeAll() }
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.array { array in array = JSONWriter() }
        }
        await #expect(processExitsWith: .failure) {
            var writer = JSONWriter()
            writer.decimal(1, scale: 19)
        }
    }
}
