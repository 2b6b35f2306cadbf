//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

#include <stdint.h>

/// How many times the calling thread has asked for memory since it began.
///
/// A realloc counts as one. Counted with glibc only; elsewhere it is always 0.
uint64_t allocation_count(void);

#endif
