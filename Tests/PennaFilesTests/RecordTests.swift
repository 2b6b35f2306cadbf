//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

import Penna
import PennaFormat
import PennaJSON
import PennaModel
import Testing

/// A record that a test declares.
private struct Bicycle: Record {
    static let shape = RecordShape(Bicycle.self)

    var price = Amount.zero
    var gears: Int?
    // A new field is this property ...
    var colour = "svart"

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("price", &price, About("Pris", "vad den kostar", example: "8500"))
        visitor.optional("gears", &gears, limits: 1...30, About("Växlar", "hur många", example: "7"))
        // ... and this declaration; all else follows.
        visitor.field("colour", &colour, default: "svart", limits: 1...20, About("Färg", "färgen", example: "röd"))
    }
}

/// What has bicycles, from day to day.
private struct Garage: Record {
    static let shape = RecordShape(Garage.self)

    var bicycles: [Fact<Bicycle>] = []

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.facts("bicycles", &bicycles, About("Cyklar", "cyklarna"))
    }
}

@Suite struct RecordTests {
    private func read(_ text: String) throws -> (bicycle: Bicycle?, faults: [JSONError]) {
        var parser = JSONParser()
        var faults = JSONFaults()
        let bicycle = RecordReader.read(Bicycle.self, try parser.parse(Array(text.utf8)).root, nil, nil, &faults)
        return (bicycle, faults.found.map(\.error))
    }

    @Test("A field that is declared is read, written, limited, described and exemplified")
    func addAField() throws {
        let (bicycle, faults) = try read(#"{"price": "8500,50", "colour": "röd"}"#)
        #expect(bicycle == Bicycle(price: Amount(ore: 850_050), gears: nil, colour: "röd") && faults.isEmpty)
        var writer = JSONWriter()
        RecordWriter.write(try #require(bicycle), to: &writer)
        #expect(writer.text == #"{"price":8500.50,"colour":"röd"}"#)
        #expect(try read(#"{"price": 1, "colour": ""}"#).faults.map(\.path) == ["$.colour"])
        #expect(Bicycle.shape.keys == ["price", "gears", "colour"])
        let field = try #require(Bicycle.shape.fields.last)
        #expect(field.about.name == "Färg" && field.presence == .standard("\"svart\""))
        writer = JSONWriter()
        RecordPages.write(field, to: &writer)
        #expect(
            writer.text
                == #"{"description":"färgen","type":"string","minLength":1,"maxLength":20,"default":"svart"}"#)
        #expect(RecordSample(Bicycle.shape)["colour"] == #""röd""#)
    }

    @Test("A field that is declared is a column, a row of the documentation, and given wrongly by the tests")
    func addAColumn() throws {
        let list = try #require(Garage.shape.fields.first)
        let column = try #require(SheetColumn.of(list).last)
        #expect(column.key == "bicycles.colour" && column.name == "Färg")
        let page = RecordPages.page("<!-- fält: x -->\n<!-- slut -->", [("x", Garage.shape)])
        #expect(
            page.contains("| `colour` | Färg | färgen | text, högst 20 tecken | `\"röd\"` | `\"svart\"` |"), "\(page)")
        let faults = RecordBadInputTests.faults("bicycles", Bicycle.shape, isDated: true)
        #expect(faults.filter { $0.what.hasPrefix("colour ") }.count == 3, "\(faults.map(\.what))")
        #expect(Garage.shape.lists.map(\.kind) == ["bicycles"])
    }

    @Test("All faults of a record are told, each with its place")
    func allFaults() throws {
        let (bicycle, faults) = try read(#"{"price": "mycket", "gears": 31, "color": "röd"}"#)
        #expect(bicycle == nil)
        #expect(faults.map(\.path) == ["$.color", "$.price", "$.gears"])
    }

    @Test("What a field means when it is not given is not written, and null is not given")
    func standard() throws {
        let (bicycle, faults) = try read(#"{"price": 1, "gears": null, "colour": null}"#)
        #expect(faults.isEmpty)
        var writer = JSONWriter()
        RecordWriter.write(try #require(bicycle), to: &writer)
        #expect(writer.text == #"{"price":1.00}"#)
    }

    @Test("No record declares a key or the name of a column twice")
    func names() {
        for shape in [PersonLists.shape, EmploymentLists.shape, EmployerDetails.shape] {
            for field in shape.fields {
                guard let (entry, _) = field.content.entries else { continue }
                #expect(Set(entry.keys).count == entry.keys.count, "\(field.key)")
                #expect(Set(entry.fields.map(\.about.name)).count == entry.keys.count, "\(field.key)")
                #expect(entry.fields.allSatisfy { !$0.about.text.isEmpty }, "\(field.key)")
            }
        }
    }
}
