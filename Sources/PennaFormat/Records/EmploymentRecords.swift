//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaModel

extension EmploymentDetails: Record {
    package static let shape = RecordShape(EmploymentDetails.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.facts("workplace", &workplaces, About("Arbetsplats", "var arbetet görs"))
        visitor.facts("position", &positions, About("Befattning", "vad anställningen är"))
        visitor.facts("leaving", &leavings, About("Avgång", "varför anställningen slutar"))
        visitor.facts(
            "continues", &continuations,
            About(
                "Fortsätter",
                "en tidigare anställning hos arbetsgivaren som den här är en fortsättning på; semestern följer med"))
    }
}

extension Workplace: Record {
    package static let shape = RecordShape(Workplace.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.optional(
            "number", &number, limits: 1...99_999,
            About("Arbetsställenummer", "SCB:s nummer på arbetsstället (fält 060)", example: "12345"))
        visitor.field(
            "street", &street, default: "", limits: 1...50,
            About("Tjänsteställets adress", "gata och nummer (fält 245)", example: "Skolgatan 2"))
        visitor.field(
            "city", &city, default: "", limits: 1...50,
            About("Tjänsteställets ort", "orten (fält 246)", example: "Exempelstad"))
    }
}

extension EmploymentForm: WordValue {}

extension Position: Record {
    package static let shape = RecordShape(Position.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.field(
            "aid", &aid, default: "", About("AID", "kod för arbetsidentifikation, sex siffror", example: "207024"))
        visitor.optional("form", &form, About("Anställningsform", "formen", example: "tillsvidare"))
        visitor.field(
            "activity", &activity, default: "", limits: 1...50,
            About("Verksamhet", "verksamheten, efter er egen indelning eller statistikens", example: "Äldreomsorg"))
        visitor.field(
            "title", &title, default: "", limits: 1...50,
            About("Befattning", "vad den anställde är", example: "Undersköterska"))
    }
}

extension Leaving: WordValue {}

extension Leaving: Record {
    package static let shape = RecordShape(Leaving.self)

    package init() { self = .resignation }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("cause", &self, About("Avgångsorsak", "varför anställningen slutar", example: "pension"))
    }
}

extension Continuation: Record {
    package static let shape = RecordShape(Continuation.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "employment", &employment, limits: 1...100,
            About("Fortsätter anställning", "den tidigare anställningens nummer", example: "1001"))
    }
}
