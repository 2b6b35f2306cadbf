//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import PennaBasics
internal import PennaFormat
internal import PennaJSON
internal import PennaModel
internal import PennaStore

/// A fact as a document of the input format has it: an entry with dates, and where it belongs.
struct FactEntry {
    /// Anställningsnummer; empty for facts of the person or the employer.
    var employment = ""
    /// The member of the document that it stands in, such as `terms`.
    let kind: String
    /// Tells entries apart that stand beside each other.
    var key = ""
    let from: Day
    var through: Day?
    /// When it was recorded; `nil` when the document does not say.
    var recorded: Instant?
    /// The entry without its dates, as JSON.
    let content: [UInt8]

    /// For what has no dates of its own.
    static let always = Day(1900, 1, 1)

    func identity(_ employer: Organisationsnummer, _ person: Personnummer?) -> FactIdentity {
        FactIdentity(
            FactSubject(employer: employer, person: person, employment: employment), kind: kind, key: key)
    }
}

/// The kinds of fact, by the members of the documents that they come from.
enum FactKind {
    /// The members of `employer.json` that are lists of entries, each with what tells its entries apart.
    static let employerLists: [(kind: String, key: String)] =
        [("schedules", "name"), ("settings", "key"), ("overheads", "class")] + EmployerDetails.shape.lists
    /// All other members of `employer.json`, together.
    static let employer = "employer"
    static let name = "name"
    /// The numbers that the person had before; once known they stay so.
    static let formerNumbers = "formerPersonnummer"
    /// The employer's claims, which have no dates but an identity.
    static let claims = "fordringar"
    /// What tells a person's entries apart that stand beside each other, by their kind.
    static let personKeys = Dictionary(
        uniqueKeysWithValues: PersonLists.shape.lists.filter { !$0.key.isEmpty })
    static let employment = "employment"
    static let employmentLists = EmploymentLists.shape.lists
    static let registration = "registration"
    /// That somebody has been erased, under a hash.
    static let erased = "erased"
}

extension JSONNode {
    /// An entry of a list: its dates apart from the rest.
    func factEntry(_ kind: String, keyMember: String, employment: String = "") throws(JSONError) -> FactEntry {
        var writer = JSONWriter()
        var (from, through) = (FactEntry.always, Day?.none)
        var recorded: Instant?
        var key = ""
        try writer.object { (writer: inout JSONWriter) throws(JSONError) in
            for member in try members() {
                let name = member.key
                switch name {
                case "from": from = try member.value.day()
                case "through": through = try member.value.day()
                case "recorded": recorded = try self.recorded()
                default:
                    if name == keyMember { key = try member.value.string() }
                    writer.key(name)
                    writer.value(source: member.value.source)
                }
            }
        }
        return FactEntry(
            employment: employment, kind: kind, key: key, from: from, through: through, recorded: recorded,
            content: writer.bytes)
    }
}
