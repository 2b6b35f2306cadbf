//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

internal import CPenna
internal import Penna
internal import PennaBasics
internal import PennaFormat

/// Why a call failed, before it becomes a `penna_error`.
struct Failure: Error {
    let status: Int32
    /// What a finding stops; a call that fails stops all.
    var severity = Finding.Severity.stopsEmployer
    var code = ""
    let message: String
    var path = ""
    var person = ""
    var employment = ""
    var place = Finding.Place.none
    var waysOut: [String] = []

    /// A failure of the data or the calculation.
    init(_ status: Int32, code: String = "", _ message: String, path: String = "", person: String = "") {
        self.status = status
        self.code = code
        self.message = message
        self.path = path
        self.person = person
    }

    /// The call itself is wrong.
    init(argument name: String, _ message: String) {
        self.init(PENNA_INVALID_ARGUMENT, code: "invalidArgument", message, path: name)
    }

    /// A rule or a figure says no.
    init(_ error: PayrollError, path: String = "") {
        self.init(PENNA_CANNOT_CALCULATE, code: error.code.rawValue, error.message, path: path)
    }

    /// Something wrong with the input.
    ///
    /// - Parameter isAlone: whether the document is the only one of the call, so that its path says all.
    init(_ problem: Finding, status: Int32 = PENNA_INVALID_INPUT, isAlone: Bool = false) {
        let path = problem.place.path
        let prefix = path + ": "
        let isPrefixed = !path.isEmpty && problem.message.hasPrefix(prefix)
        self.init(
            status, code: problem.code.rawValue,
            isPrefixed ? String(problem.message.dropFirst(prefix.count)) : problem.message,
            path: isAlone ? path : ["\(problem.place)", path].filter { !$0.isEmpty }.joined(separator: " "),
            person: problem.person)
        severity = problem.severity
        place = problem.place
        waysOut = problem.waysOut
        employment = problem.employment
    }

    /// There is no memory for the result.
    static var outOfMemory: Failure {
        Failure(PENNA_OUT_OF_MEMORY, code: "outOfMemory", "Minnet räcker inte till resultatet. Räkna färre åt gången.")
    }
}

/// Runs a check, whose error says why a call fails.
func checked<Value>(path: String = "", _ work: () throws(PayrollError) -> Value) throws(Failure) -> Value {
    do throws(PayrollError) {
        return try work()
    } catch {
        throw Failure(error, path: path)
    }
}
