//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

#if defined(__has_include) && !__has_include(<sqlite3.h>)
#error "sqlite3.h is missing: install libsqlite3-dev, or leave the store in a file out with --disable-default-traits"
#endif

#include <sqlite3.h>

// SQLITE_TRANSIENT is a macro that Swift cannot read: SQLite makes a copy of its own before the call returns.
static inline int penna_bind_text(sqlite3_stmt *statement, int place, const char *start, int count) {
    return sqlite3_bind_text(statement, place, start, count, SQLITE_TRANSIENT);
}

static inline int penna_bind_blob(sqlite3_stmt *statement, int place, const void *start, int count) {
    return sqlite3_bind_blob(statement, place, start, count, SQLITE_TRANSIENT);
}
