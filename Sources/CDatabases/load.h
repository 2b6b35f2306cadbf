//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// How a library of the platform is opened by its name and its functions are found.

#ifndef PENNA_LOAD_H
#define PENNA_LOAD_H

#include <stddef.h>

/// A function: its name in the library, and where its address is kept.
struct penna_function {
    const char *name;
    void **address;
};

/// The room for what is wrong.
enum { penna_problem_size = 400 };

/// Opens the first of some libraries that is there, and finds all functions in it.
///
/// - `names` ends with `NULL`.
/// - Returns 1; or 0 and writes what is wrong.
int penna_load(const char *const *names, const struct penna_function *functions, size_t count, char *problem);

#endif
