//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaLaw
package import PennaModel

/// Amounts that cannot be below zero.
let notNegative = 0...Int.max

extension Carry: Record {
    package static let shape = RecordShape(Carry.self)

    package init() { self = .empty }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "receivable", &receivable, limits: notNegative,
            About("Skuld", "skuld som dras från kommande nettolön", changes: .month, example: "1250.50"))
        visitor.field(
            "grossReceivable", &grossReceivable, default: .zero, limits: notNegative,
            About("Bruttoskuld", "skuld som dras från kommande bruttolön", changes: .month, example: "800"))
        visitor.field(
            "netRest", &netRest, default: .zero, limits: notNegative,
            About("Öresrest", "ören som väntar på att bli en krona", changes: .month, example: "0.40"))
        visitor.object(
            "year", &year, isRequired: true, isWritten: true,
            About("Årets summor", "det som hittills betalats under året"))
        visitor.object(
            "pension", &pension, isRequired: false, isWritten: pension.plan != nil && pension.through != nil,
            About("Pensionsgrund", "pensionsgrundande lön hittills i perioden"))
        visitor.list("claims", &claims, unique: "", About("Avräknade fordringar", "det som dragits av varje fordran"))
        var list = visitor.isReading ? [] : Array(employments)
        visitor.list(
            "employments", &list, unique: "", isAlwaysWritten: true, About("Anställningar", "läget i varje anställning")
        )
        if visitor.isReading { employments = ShortList(list) }
    }
}

extension YearTotals: Record {
    package static let shape = RecordShape(YearTotals.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "year", &year, limits: 0...9_999, About("År", "året som summorna gäller", changes: .month, example: "2026"))
        visitor.optional(
            "since", &since,
            About(
                "Räknat från månad", "den första månad som summorna har, om tidigare månader inte är kända",
                changes: .month, example: "2026-04"))
        visitor.required(
            "gross", &gross, About("Bruttolön hittills", "årets bruttolön", changes: .month, example: "300000"))
        visitor.required("tax", &tax, About("Skatt hittills", "årets skatt", changes: .month, example: "70000"))
        visitor.required("net", &net, About("Nettolön hittills", "årets nettolön", changes: .month, example: "230000"))
        visitor.field(
            "oneOff", &oneOff, default: .zero, isAlwaysWritten: true,
            About("Engångsbelopp hittills", "årets engångsbelopp", changes: .month, example: "5000"))
        visitor.field(
            "wellness", &wellness, default: .zero, isAlwaysWritten: true, limits: notNegative,
            About("Friskvård hittills", "årets friskvårdsbidrag", changes: .month, example: "2500"))
        visitor.field(
            "latestOrdinary", &latestOrdinary, default: .zero, isAlwaysWritten: true,
            About(
                "Senaste ordinarie månadslön", "för engångsskatten", changes: .month, example: "32500"))
    }
}

extension PensionCarry: Record {
    package static let shape = RecordShape(PensionCarry.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "plan", &ofPlan, About("Pensionsavtal", "avtalet", changes: .month, example: "AKAP-KR"))
        visitor.required(
            "through", &lastDay, About("Perioden slutar", "periodens sista dag", changes: .month, example: "2026-12-31")
        )
        visitor.required(
            "pay", &pay, About("Pensionsgrundande lön", "periodens lön hittills", changes: .month, example: "97500"))
        visitor.field(
            "unsettled", &unsettled, default: .zero,
            About("Väntande lön", "lön under noll som väntar på kommande lön", changes: .month, example: "-500"))
        visitor.field(
            "paidAsPay", &paidAsPay, default: .zero,
            About("Utbetald avgift", "avgift som betalats som lön", changes: .month, example: "120"))
    }

    private var ofPlan: PensionPlan {
        get { plan ?? .akapKR }
        set { plan = newValue }
    }

    private var lastDay: Day {
        get { through ?? Day(2026, 1, 1) }
        set { through = newValue }
    }
}

extension ClaimCarry: Record {
    package static let shape = RecordShape(ClaimCarry.self)

    package init() { self.init(id: "", taken: .zero) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("id", &id, About("Fordran", "fordrans eget namn", changes: .month, example: "F-1"))
        visitor.required(
            "taken", &taken, limits: notNegative, About("Draget", "det som dragits", changes: .month, example: "500"))
    }
}
