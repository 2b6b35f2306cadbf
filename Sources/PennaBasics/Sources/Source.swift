//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

/// Where a figure or a formula was read: references that a reader can follow, in the order of their weight.
///
///     source: .agreement(.ab25, "§ 20", .kav, .ohr)
///     source: [.act(.sjuklonelagen, "6 §"), .decision(.a3, .a4)]
///
/// Decisions, acts and publications are enumerations, so one that does not exist does not compile.
public struct Source: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// What it refers to, one after the other.
    public let references: [Reference]

    /// One thing that a source refers to.
    public enum Reference: Hashable, Sendable {
        /// A decision where agreement and law are silent.
        case decision(DecisionID)
        /// A place in an act.
        case act(Act, String)
        /// A place in an agreement.
        case agreement(AgreementText, String)
        /// A publication, and where in it.
        case page(Publication, String)
        /// What somebody has published, read in what others say of it.
        case secondHand(String)
        /// A publication that the agreement, or what is second hand, before it was read in.
        ///
        /// References of their own, because tools that look for lost memory do not follow a list in an enumeration.
        case readIn(Publication)
        /// A setting of the employer, by its key.
        case local(String)
        /// What the employer says, such as a registration.
        case employer(String)
        /// What is calculated, and from what.
        case calculated(String)
        /// What is usually done, without a text that says so.
        case practice(String)
        /// How a text is understood that can be understood in several ways.
        case reading(String)
        /// What is remembered of a text that was not at hand.
        case memory(String)
        /// What somebody has written as the source, in a document that was given while running.
        case document(String)
    }

    /// A source of these references.
    public init(_ references: [Reference]) {
        self.references = references
    }

    /// A source of the references of several.
    public init(arrayLiteral sources: Source...) {
        self.init(sources.flatMap { $0.references })
    }

    /// Both, one after the other.
    public static func + (first: Source, second: Source) -> Source {
        Source(first.references + second.references)
    }

    /// The decisions that it refers to.
    public var decisions: [DecisionID] {
        references.compactMap { reference in
            if case .decision(let decision) = reference { decision } else { nil }
        }
    }

    /// The publications that it refers to.
    public var publications: [Publication] {
        references.compactMap { reference in
            switch reference {
            case .page(let publication, _), .readIn(let publication): publication
            default: nil
            }
        }
    }
}

extension Source {
    /// Decisions where agreement and law are silent.
    public static func decision(_ decisions: DecisionID...) -> Source {
        Source(decisions.map { .decision($0) })
    }

    /// A place in an act, such as `6 §`.
    public static func act(_ act: Act, _ place: String = "") -> Source { Source([.act(act, place)]) }

    /// A place in an agreement, such as `§ 21 mom. 1`, and the publications that it was read in.
    public static func agreement(_ text: AgreementText, _ place: String = "", _ readIn: Publication...) -> Source {
        Source([.agreement(text, place)] + readIn.map { .readIn($0) })
    }

    /// A publication, and where in it.
    public static func page(_ publication: Publication, _ place: String = "") -> Source {
        Source([.page(publication, place)])
    }

    /// What somebody has published, read in what others say of it.
    public static func secondHand(_ what: String, _ readIn: Publication...) -> Source {
        Source([.secondHand(what)] + readIn.map { .readIn($0) })
    }

    /// A setting of the employer, by its key.
    public static func local(_ key: String) -> Source { Source([.local(key)]) }

    /// What the employer says: `underlag`, `beslut`, `registrering`.
    public static func employer(_ what: String) -> Source { Source([.employer(what)]) }

    /// What is calculated, and from what.
    public static func calculated(_ how: String) -> Source { Source([.calculated(how)]) }

    /// What is usually done, without a text that says so.
    public static func practice(_ what: String) -> Source { Source([.practice(what)]) }

    /// How a text is understood that can be understood in several ways.
    public static func reading(_ how: String) -> Source { Source([.reading(how)]) }

    /// What is remembered of a text that was not at hand.
    public static func memory(_ of: String) -> Source { Source([.memory(of)]) }

    /// What somebody has written as the source, in a document that was given while running.
    public static func document(_ text: String) -> Source { Source([.document(text)]) }
}
