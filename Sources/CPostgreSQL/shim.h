//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

#if defined(__has_include) && !__has_include(<libpq-fe.h>)
#error "libpq-fe.h is missing: install libpq-dev and pkg-config, or build without the trait PostgreSQL"
#endif

#include <libpq-fe.h>
