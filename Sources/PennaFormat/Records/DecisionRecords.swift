//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
package import PennaJSON
package import PennaLaw
package import PennaModel

extension SpecialProtection.Ground: WordValue {
    package var word: String {
        switch self {
        case .manyPeriods: "manga-perioder"
        case .longPeriods: "langa-perioder"
        case .donation: "donation"
        case .aktivitetsersattning: "aktivitetsersattning"
        }
    }
}

extension SickProtection: Record {
    package static let shape = RecordShape(SickProtection.self)

    package init() { self.init(.manyPeriods) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "ground", &ground,
            About("Högriskskydd", "varför beslutet fattades", changes: .monthsFrom, example: "manga-perioder"))
        visitor.field(
            "caseNumber", &caseNumber, default: "",
            About("Högriskskydd ärende", "Försäkringskassans ärende", example: "FK-2026-0815"))
    }
}

extension PensionPlan: FieldValue {
    package static var form: FieldForm { .words(allCases.map(\.name)) }

    package static func read(_ node: JSONNode, _ names: EmployerNames?) throws(JSONError) -> PensionPlan {
        let name = try node.string()
        return try node.checked { () throws(PayrollError) in try PensionPlan(name: name) }
    }

    package func write(_ names: EmployerNames?, to writer: inout JSONWriter) { writer.string(name) }
}

extension PensionPlan: Record {
    package static let shape = RecordShape(PensionPlan.self)

    package init() { self = .akapKR }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required("plan", &self, About("Pensionsavtal", "avtalet", changes: .month, example: "AKAP-KR"))
    }
}

/// So much more of the pay in AKAP-KR.
struct PensionAddition: Record {
    static let shape = RecordShape(PensionAddition.self)

    private(set) var percent = Percent.zero

    init() {}

    init(_ percent: Percent) { self.percent = percent }

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "percent", &percent,
            About("Tilläggsavgift procent", "så många procent till", changes: .month, example: "6.5"))
    }

    func checked() throws(PayrollError) -> PensionAddition {
        guard percent > .zero, percent <= .whole else {
            throw PayrollError(
                .invalidValue, "Tilläggsavgiften är mer än 0 och högst 100 procent. Rätta procentsatsen.")
        }
        return self
    }
}

extension SalaryExchange: Record {
    package static let shape = RecordShape(SalaryExchange.self)
    private static let rules: [RecordRule] = [.oneOf(["percentMore", "costNeutral"])]

    package init() { self.init(amount: .zero, contribution: .costNeutral) }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "amount", &amount, About("Löneväxling", "lön som växlas varje månad", changes: .month, example: "1000"))
        visitor.optional(
            "percentMore", &percentMore,
            About(
                "Löneväxling procent", "arbetsgivaren betalar beloppet och så många procent till", changes: .month,
                example: "5.79"))
        visitor.optional(
            "costNeutral", &costNeutral,
            About(
                "Löneväxling kostnadsneutral", "arbetsgivaren betalar så mycket att kostnaden är densamma",
                changes: .month, example: "true"))
        visitor.rules(SalaryExchange.rules)
    }

    private var percentMore: Percent? {
        get { if case .amountAnd(let percent) = contribution { percent } else { nil } }
        set { if let newValue { contribution = .amountAnd(newValue) } }
    }

    private var costNeutral: Given? {
        get { contribution == .costNeutral ? Given() : nil }
        set { if newValue != nil { contribution = .costNeutral } }
    }
}

extension CarPropulsion: WordValue {
    package var word: String {
        switch self {
        case .other: "annat"
        case .electricOrHydrogen: "el-eller-vatgas"
        case .plugInHybrid: "laddhybrid"
        case .gas: "gas"
        }
    }
}

extension CarBenefit: Record {
    package static let shape = RecordShape(CarBenefit.self)

    package init() {
        let day = Day(2026, 1, 1)
        self.init(car: BenefitCar(listPrice: .zero, inTrafficFrom: day, manufactureYear: day.year, vehicleTax: .zero))
    }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "listPrice", &car.listPrice, About("Bilens pris", "nybilspriset", changes: .monthsFrom, example: "420000"))
        visitor.field(
            "equipment", &car.equipment, default: .zero,
            About("Bilens utrustning", "extrautrustningens pris", changes: .monthsFrom, example: "12000"))
        visitor.required(
            "inTrafficFrom", &car.inTrafficFrom,
            About("Bilen i trafik", "första dagen i trafik", changes: .monthsFrom, example: "2025-02-10"))
        visitor.required(
            "manufactureYear", &car.manufactureYear,
            About("Bilens år", "tillverkningsåret", changes: .monthsFrom, example: "2025"))
        visitor.field(
            "propulsion", &car.propulsion, default: .other,
            About("Bilens drivmedel", "vad den drivs av", changes: .monthsFrom, example: "annat"))
        visitor.required(
            "vehicleTax", &car.vehicleTax,
            About("Fordonsskatt", "fordonsskatten för ett år", changes: .monthsFrom, example: "360"))
        visitor.field(
            "businessMil", &businessMil, default: 0,
            About("Mil i tjänsten", "mil i tjänsten under året", changes: .monthsFrom, example: "300"))
        visitor.field(
            "paid", &paid, default: .zero,
            About("Betalt för bilen", "det den anställde betalar i månaden", changes: .monthsFrom, example: "1500"))
    }
}

/// Kronofogden's decision, whose rank follows from the list that it stands in.
struct AttachmentFields: Record {
    static let shape = RecordShape(AttachmentFields.self)
    private static let rules: [RecordRule] = [.oneOf(["amount", "everythingAbove"])]

    private var caseNumber = ""
    private var reference = ""
    private var protected = Amount.zero
    private var amount: Amount?
    private var everythingAbove: Given?

    init() {}

    init(_ decision: AttachmentDecision) {
        caseNumber = decision.caseNumber
        reference = decision.paymentReference
        protected = decision.protectedAmount
        switch decision.amount {
        case .amount(let amount): self.amount = amount
        case .everythingAbove: everythingAbove = Given()
        }
    }

    func decision(_ rank: AttachmentRank) throws(PayrollError) -> AttachmentDecision {
        try AttachmentDecision(
            caseNumber: caseNumber, paymentReference: reference, rank: rank, protectedAmount: protected,
            amount: amount.map { .amount($0) } ?? .everythingAbove)
    }

    func checked() throws(PayrollError) -> AttachmentFields {
        _ = try decision(.other)
        return self
    }

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "caseNumber", &caseNumber, About("Målnummer", "Kronofogdens mål", changes: .month, example: "U-100-26"))
        visitor.required(
            "reference", &reference, About("OCR", "betalningens referens", changes: .month, example: "1234567897"))
        visitor.required(
            "protected", &protected,
            About("Förbehållsbelopp", "det personen behåller i månaden", changes: .month, example: "18600"))
        visitor.optional(
            "amount", &amount,
            About("Utmätningsbelopp", "så många hela kronor i månaden", changes: .month, example: "1100"))
        visitor.optional(
            "everythingAbove", &everythingAbove,
            About("Allt över", "eller allt över förbehållsbeloppet", changes: .month, example: "true"))
        visitor.rules(AttachmentFields.rules)
    }
}

extension SetOffClaim.Kind: WordValue {
    package var word: String {
        switch self {
        case .correction: "rattelse"
        case .advance: "forskott"
        case .claim: "fordran"
        case .damage: "skadestand"
        }
    }
}

/// A claim of the employer's.
struct ClaimFields: Record {
    static let shape = RecordShape(ClaimFields.self)

    private var id = ""
    private var kind = SetOffClaim.Kind.correction
    private var amount = Amount.zero
    private var origin = Day(2026, 1, 1)
    private var due = Day(2026, 1, 1)
    private var consent: Day?
    private var consentRevoked: Day?
    private var protected: Amount?
    private var recorded = Instant(seconds: 0)

    init() {}

    init(_ known: EmployerClaim) {
        (id, recorded) = (known.id, known.recorded)
        let claim = known.claim
        (kind, amount, origin, due) = (claim.kind, claim.amount, claim.origin, claim.due)
        (consent, consentRevoked, protected) = (claim.consent, claim.consentRevoked, claim.protectedAmount)
    }

    func claim(_ row: SourceRow? = nil) throws(PayrollError) -> EmployerClaim {
        let claim = try SetOffClaim(
            amount, kind, origin: origin, due: due, consent: consent, consentRevoked: consentRevoked,
            protectedAmount: protected)
        return EmployerClaim(id: id, claim: claim, recorded: recorded, row: row)
    }

    func checked() throws(PayrollError) -> ClaimFields {
        _ = try claim()
        return self
    }

    mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.required(
            "id", &id, About("Fordran", "fordrans eget namn, som inte får ändras", changes: .month, example: "F-1"))
        visitor.required("kind", &kind, About("Fordrans slag", "vad den gäller", changes: .month, example: "forskott"))
        visitor.required("amount", &amount, About("Fordrans belopp", "hela beloppet", changes: .month, example: "2000"))
        visitor.required(
            "origin", &origin, About("Uppkom", "dagen den uppkom", changes: .month, example: "2026-08-15"))
        visitor.required("due", &due, About("Förfaller", "dagen den förfaller", changes: .month, example: "2026-09-25"))
        visitor.optional(
            "consent", &consent,
            About("Medgivande", "dagen den anställde medgav avdraget", changes: .month, example: "2026-08-16"))
        visitor.optional(
            "consentRevoked", &consentRevoked,
            About("Medgivande återkallat", "dagen medgivandet togs tillbaka", changes: .month, example: "2026-10-01"))
        visitor.optional(
            "protected", &protected,
            About("Fordrans förbehållsbelopp", "det personen behåller i månaden", changes: .month, example: "12000"))
        visitor.field(
            "recorded", &recorded, default: Instant(seconds: 0),
            About("Fordran registrerad", "när den blev känd", changes: .month, example: "2026-08-15T09:00"))
    }
}

extension Decisions: Record {
    package static let shape = RecordShape(Decisions.self)

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.facts("jamkning", &adjustments, About("Jämkning", "Skatteverkets beslut om annan skatt"))
        visitor.facts("extraTax", &extraTaxes, About("Frivillig skatt", "skatt utöver den som beslutats"))
        visitor.facts(
            "oneOffTax", &oneOffBases,
            About("Engångsskatt", "det engångsskatten räknas med i stället för Pennas uppskattning"))
        visitor.facts(
            "sickProtection", &sickProtections,
            About("Särskilt högriskskydd", "Försäkringskassans beslut om särskilt högriskskydd"))
        visitor.facts("pension", &pensions, About("Tjänstepension", "pensionsavtalet som personen hör till"))
        var additions = visitor.isReading ? [] : pensionAdditions.map { $0.with(PensionAddition($0.value)) }
        visitor.facts(
            "tillaggsavgift", &additions, About("Tilläggsavgift", "arbetsgivarens avgift utöver den vanliga i AKAP-KR"))
        if visitor.isReading { pensionAdditions = additions.map { $0.with($0.value.percent) } }
        visitor.facts("lonevaxling", &salaryExchanges, About("Löneväxling", "lön som byts mot pension varje månad"))
        Decisions.attachments(
            "underhall", &maintenanceAttachments, .maintenance,
            About("Underhåll", "Kronofogdens beslut om utmätning för underhåll"), &visitor)
        Decisions.attachments(
            "utmatning", &attachments, .other, About("Utmätning", "Kronofogdens övriga beslut om utmätning"), &visitor)
        var written = visitor.isReading ? [] : claims.map { ClaimFields($0) }
        visitor.list(
            "fordringar", &written, unique: "id", About("Fordringar", "arbetsgivarens krav som dras från lönen"))
        if visitor.isReading { claims = written.compactMap { try? $0.claim() } }
        visitor.facts("bilforman", &cars, About("Förmånsbil", "bilen som personen får använda privat"))
        visitor.facts("account", &bankAccounts, About("Konto", "kontot som lönen skickas till"))
    }

    private static func attachments(
        _ key: String, _ decisions: inout [Fact<AttachmentDecision>], _ rank: AttachmentRank, _ about: About,
        _ visitor: inout some RecordVisitor
    ) {
        var written = visitor.isReading ? [] : decisions.map { $0.with(AttachmentFields($0.value)) }
        visitor.facts(key, &written, about)
        guard visitor.isReading else { return }
        decisions = written.compactMap { fact in
            (try? fact.value.decision(rank)).map { fact.with($0) }
        }
    }
}

/// All lists of a person's line.
package struct PersonLists: Record {
    package static let shape = RecordShape(PersonLists.self)

    package var taxDecisions: [Fact<TaxDecision>] = []
    package var decisions = Decisions()
    package var details = PersonDetails()

    package init() {}

    package init(_ person: Person) {
        (taxDecisions, decisions, details) = (person.taxDecisions, person.decisions, person.details)
    }

    package mutating func fields(_ visitor: inout some RecordVisitor) {
        visitor.facts(
            "tax", &taxDecisions, isAlwaysWritten: true, About("Skatt", "hur den preliminära skatten är bestämd"))
        decisions.fields(&visitor)
        details.fields(&visitor)
    }
}
