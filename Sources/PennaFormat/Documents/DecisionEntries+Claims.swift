//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

package import PennaBasics
package import PennaJSON
package import PennaLaw
package import PennaModel

/// Benefit cars, attachment and claims in `people.ndjson`.
extension DecisionEntries {
    private static let propulsions: [(word: String, propulsion: CarPropulsion)] = [
        ("annat", .other), ("el-eller-vatgas", .electricOrHydrogen), ("laddhybrid", .plugInHybrid), ("gas", .gas),
    ]

    package static func car(_ node: JSONNode) throws(JSONError) -> CarBenefit {
        let word = try node.text("propulsion", default: "annat")
        guard let found = propulsions.first(where: { $0.word == word }) else {
            throw node.invalid("propulsion är \(word). Skriv \(propulsions.map(\.word).joined(separator: ", ")).")
        }
        let car = BenefitCar(
            listPrice: try node.required("listPrice").amount(),
            equipment: try node.optional("equipment")?.amount() ?? .zero,
            inTrafficFrom: try node.required("inTrafficFrom").day(),
            manufactureYear: try number("manufactureYear", node), propulsion: found.propulsion,
            vehicleTax: try node.required("vehicleTax").amount())
        let mil = try node.optional("businessMil")
        return CarBenefit(
            car: car,
            businessMil: try mil.map { (node: JSONNode) throws(JSONError) in Int(clamping: try node.int64()) } ?? 0,
            paid: try node.optional("paid")?.amount() ?? .zero)
    }

    package static func write(_ benefit: CarBenefit, to writer: inout JSONWriter) {
        let car = benefit.car
        writer.member("listPrice", decimal: car.listPrice.ore, scale: 2)
        if car.equipment != .zero { writer.member("equipment", decimal: car.equipment.ore, scale: 2) }
        writer.member("inTrafficFrom", string: "\(car.inTrafficFrom)")
        writer.member("manufactureYear", integer: Int64(car.manufactureYear))
        for known in propulsions where known.propulsion == car.propulsion {
            writer.member("propulsion", string: known.word)
        }
        writer.member("vehicleTax", decimal: car.vehicleTax.ore, scale: 2)
        if benefit.businessMil != 0 { writer.member("businessMil", integer: Int64(benefit.businessMil)) }
        if benefit.paid != .zero { writer.member("paid", decimal: benefit.paid.ore, scale: 2) }
    }

    /// Reads Kronofogden's decisions of a rank.
    package static func attachments(
        _ key: String, _ rank: AttachmentRank, _ node: JSONNode, _ row: SourceRow, _ faults: inout JSONFaults
    ) -> [Fact<AttachmentDecision>] {
        let members = ["caseNumber", "reference", "protected", "amount", "everythingAbove"]
        return FactEntries.read(key, in: node, row, members: members, &faults) {
            (node: JSONNode) throws(JSONError) in
            let amount: AttachmentAmount
            if try one(of: ["amount", "everythingAbove"], node) == "amount" {
                amount = .amount(try node.required("amount").amount())
            } else {
                try requireTrue("everythingAbove", node)
                amount = .everythingAbove
            }
            let number = try node.required("caseNumber").string()
            let reference = try node.required("reference").string()
            let protected = try node.optional("protected")?.amount()
            return try node.checked { () throws(PayrollError) in
                try AttachmentDecision(
                    caseNumber: number, paymentReference: reference, rank: rank, protectedAmount: protected,
                    amount: amount)
            }
        }
    }

    /// Writes Kronofogden's decisions of a rank.
    package static func write(_ facts: [Fact<AttachmentDecision>], _ key: String, to writer: inout JSONWriter) {
        FactEntries.write(facts, key, isOptional: true, to: &writer) { decision, writer in
            writer.member("caseNumber", string: decision.caseNumber)
            writer.member("reference", string: decision.paymentReference)
            writer.member("protected", decimal: decision.protectedAmount.ore, scale: 2)
            switch decision.amount {
            case .amount(let amount): writer.member("amount", decimal: amount.ore, scale: 2)
            case .everythingAbove: writer.member("everythingAbove", bool: true)
            }
        }
    }

    private static let claimKinds: [(word: String, kind: SetOffClaim.Kind)] = [
        ("rattelse", .correction), ("forskott", .advance), ("fordran", .claim), ("skadestand", .damage),
    ]

    /// Reads the employer's claims; two of one identity would share what has been taken.
    package static func claims(
        _ node: JSONNode, _ row: SourceRow, _ faults: inout JSONFaults
    ) -> [EmployerClaim] {
        let claims = faults.list("fordringar", in: node) { (node: JSONNode) throws(JSONError) in try claim(node, row) }
        for (index, claim) in claims.enumerated() where claims[..<index].contains(where: { $0.id == claim.id }) {
            _ = faults.attempt { () throws(JSONError) in
                throw try node.required("fordringar").invalid(
                    "Fordran \(claim.id) finns två gånger. Ge varje fordran ett eget id.")
            }
        }
        return claims
    }

    private static func claim(_ node: JSONNode, _ row: SourceRow) throws(JSONError) -> EmployerClaim {
        try node.rejectUnknownKeys(allowed: [
            "id", "kind", "amount", "origin", "due", "consent", "consentRevoked", "protected", "recorded",
        ])
        let kindNode = try node.required("kind")
        let word = try kindNode.string()
        guard let kind = claimKinds.first(where: { $0.word == word })?.kind else {
            throw kindNode.invalid("kind är \(word). Skriv \(claimKinds.map(\.word).joined(separator: ", ")).")
        }
        let amount = try node.required("amount").amount()
        let origin = try node.required("origin").day()
        let due = try node.required("due").day()
        let consent = try node.optional("consent")?.day()
        let revoked = try node.optional("consentRevoked")?.day()
        let protected = try node.optional("protected")?.amount()
        let claim = try node.checked { () throws(PayrollError) in
            try SetOffClaim(
                amount, kind, origin: origin, due: due, consent: consent, consentRevoked: revoked,
                protectedAmount: protected)
        }
        return EmployerClaim(
            id: try node.required("id").string(), claim: claim, recorded: try node.recorded(), row: row)
    }

    /// Writes a claim of the employer's.
    package static func write(_ employerClaim: EmployerClaim, to writer: inout JSONWriter) {
        let claim = employerClaim.claim
        writer.object { (writer: inout JSONWriter) in
            writer.member("id", string: employerClaim.id)
            for known in claimKinds where known.kind == claim.kind { writer.member("kind", string: known.word) }
            writer.member("amount", decimal: claim.amount.ore, scale: 2)
            writer.member("origin", string: "\(claim.origin)")
            writer.member("due", string: "\(claim.due)")
            if let consent = claim.consent { writer.member("consent", string: "\(consent)") }
            if let revoked = claim.consentRevoked { writer.member("consentRevoked", string: "\(revoked)") }
            if let protected = claim.protectedAmount { writer.member("protected", decimal: protected.ore, scale: 2) }
            if employerClaim.recorded != Instant(seconds: 0) {
                writer.member("recorded", string: "\(employerClaim.recorded)")
            }
        }
    }
}
