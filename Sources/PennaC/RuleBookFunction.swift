//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

public import CPenna
internal import Penna
internal import PennaFormat
internal import PennaLaw

/// The rules as JSON; see `penna.h`.
@c @implementation
public func penna_rulebook(
    _ engine: OpaquePointer?, _ json: UnsafeMutablePointer<penna_buffer>?,
    _ error: UnsafeMutablePointer<OpaquePointer?>?
) -> penna_status {
    unsafe answer(error) { () throws(Failure) in
        let json = try unsafe emptied(json, "json")
        let made = try unsafe engine == nil ? nil : Engine.of(engine)
        try unsafe handOut(
            RuleBookFile.bytes(made?.employer, years: made?.years ?? .builtIn, made?.book ?? .standard), json)
    }
}
