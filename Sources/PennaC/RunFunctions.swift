//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import PennaFormat

/// Runs many people; see `penna.h`.
@c @implementation
public func penna_run(
    _ engine: OpaquePointer?, _ options: UnsafePointer<penna_options>?, _ people: UnsafePointer<CChar>?,
    _ people_count: Int, _ registrations: UnsafePointer<CChar>?, _ registrations_count: Int,
    _ carry: UnsafePointer<CChar>?, _ carry_count: Int, _ result: UnsafeMutablePointer<OpaquePointer?>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let place = try unsafe emptied(result)
        let engine = try unsafe Engine.of(engine)
        let options = try unsafe Options(options)
        let reading = PeopleFile.read(
            try unsafe bytes(people, people_count, "people"), employer: engine.employer, engine.book)
        let rows = try unsafe bytes(registrations, registrations_count, "registrations")
        let carries = try unsafe bytes(carry, carry_count, "carry")
        var assembly = InputAssembly(engine.employer, reading, engine.book)
        if registrations_count > 0 {
            let file = assembly.number(RegistrationCSV.name)
            assembly.add(
                RegistrationCSV.read(rows, file: file, name: RegistrationCSV.name, assembly.names),
                from: RegistrationCSV.name)
        }
        if carry_count > 0 { assembly.add(CarryFile.read(carries)) }
        let run = try RunResult(engine, options, assembly.finish())
        unsafe handOut(run, place)
    }
}

/// Runs many people from Arrow tables; see `penna.h`.
@c @implementation
public func penna_run_stream(
    _ engine: OpaquePointer?, _ options: UnsafePointer<penna_options>?,
    _ people: UnsafeMutablePointer<ArrowArrayStream>?,
    _ registrations: UnsafeMutablePointer<ArrowArrayStream>?, _ carry: UnsafeMutablePointer<ArrowArrayStream>?,
    _ result: UnsafeMutablePointer<OpaquePointer?>?, _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    // Moved first of all, so that they are released whatever is wrong.
    let people = unsafe ArrowSource(moving: people, name: "people")
    let registrations = unsafe ArrowSource(moving: registrations, name: "registrations")
    let carry = unsafe ArrowSource(moving: carry, name: "carry")
    return unsafe answer(error) { () throws(Failure) in
        let place = try unsafe emptied(result)
        let engine = try unsafe Engine.of(engine)
        let options = try unsafe Options(options)
        guard let people else {
            throw Failure(argument: "people", "people är NULL eller redan läst. Ge en Arrow-ström med personerna.")
        }
        let reading = try PeopleTable.read(people, engine.employer, engine.book)
        var assembly = InputAssembly(engine.employer, reading, engine.book)
        if let registrations {
            let file = assembly.number(RegistrationTable.name)
            assembly.add(
                try RegistrationTable.read(registrations, file: file, assembly.names), from: RegistrationTable.name)
        }
        if let carry { assembly.add(CarryFile.read(try DocumentTable.lines(carry))) }
        let run = try RunResult(engine, options, assembly.finish())
        unsafe handOut(run, place)
    }
}

func emptied(_ result: UnsafeMutablePointer<OpaquePointer?>?) throws(Failure)
    -> UnsafeMutablePointer<OpaquePointer?>
{
    guard let result = unsafe result else {
        throw Failure(argument: "result", "result är NULL. Ge en plats som handtaget kan läggas i.")
    }
    unsafe result.pointee = nil
    return unsafe result
}

func handOut(_ run: RunResult, _ place: UnsafeMutablePointer<OpaquePointer?>) {
    unsafe place.pointee = OpaquePointer(Unmanaged.passRetained(run).toOpaque())
}
