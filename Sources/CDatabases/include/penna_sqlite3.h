//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// The functions of SQLite that the store in a file uses.
//
// SQLite is opened when the first store is, by the name its library has on the platform: to build Penna needs no header
// of it, and to calculate without a store needs no library. The functions do what those of their name without `penna_`
// do, and have the same parameters; the numbers below are SQLite's own and never change.

#ifndef PENNA_SQLITE_H
#define PENNA_SQLITE_H

#include <stdint.h>

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
typedef void (*penna_sqlite3_destructor)(void *);

#define SQLITE_OK 0
#define SQLITE_ERROR 1
#define SQLITE_PERM 3
#define SQLITE_BUSY 5
#define SQLITE_LOCKED 6
#define SQLITE_NOMEM 7
#define SQLITE_READONLY 8
#define SQLITE_CORRUPT 11
#define SQLITE_FULL 13
#define SQLITE_CANTOPEN 14
#define SQLITE_PROTOCOL 15
#define SQLITE_SCHEMA 17
#define SQLITE_TOOBIG 18
#define SQLITE_CONSTRAINT 19
#define SQLITE_MISMATCH 20
#define SQLITE_AUTH 23
#define SQLITE_NOTADB 26
#define SQLITE_ROW 100
#define SQLITE_DONE 101

#define SQLITE_INTEGER 1
#define SQLITE_TEXT 3
#define SQLITE_BLOB 4
#define SQLITE_NULL 5

#define SQLITE_OPEN_READWRITE 0x2
#define SQLITE_OPEN_CREATE 0x4
#define SQLITE_OPEN_NOMUTEX 0x8000
#define SQLITE_PREPARE_PERSISTENT 0x1

/// Each function once: what it returns, its name, its parameters, and how they are handed on.
#define PENNA_SQLITE_FUNCTIONS(F)                                                                                      \
    F(int, libversion_number, (void), ())                                                                              \
    F(const char *, libversion, (void), ())                                                                            \
    F(int, sleep, (int milliseconds), (milliseconds))                                                                  \
    F(int, open_v2, (const char *path, sqlite3 **db, int flags, const char *vfs), (path, db, flags, vfs))              \
    F(int, close_v2, (sqlite3 *db), (db))                                                                              \
    F(int, extended_result_codes, (sqlite3 *db, int on), (db, on))                                                     \
    F(int, extended_errcode, (sqlite3 *db), (db))                                                                      \
    F(int, system_errno, (sqlite3 *db), (db))                                                                          \
    F(const char *, errmsg, (sqlite3 *db), (db))                                                                       \
    F(int, busy_timeout, (sqlite3 *db, int milliseconds), (db, milliseconds))                                          \
    F(int, db_readonly, (sqlite3 *db, const char *name), (db, name))                                                   \
    F(int, get_autocommit, (sqlite3 *db), (db))                                                                        \
    F(int, prepare_v3,                                                                                                 \
      (sqlite3 *db, const char *text, int count, unsigned int flags, sqlite3_stmt **statement, const char **rest),     \
      (db, text, count, flags, statement, rest))                                                                       \
    F(int, finalize, (sqlite3_stmt *statement), (statement))                                                           \
    F(int, step, (sqlite3_stmt *statement), (statement))                                                               \
    F(int, reset, (sqlite3_stmt *statement), (statement))                                                              \
    F(int, clear_bindings, (sqlite3_stmt *statement), (statement))                                                     \
    F(int, bind_null, (sqlite3_stmt *statement, int place), (statement, place))                                        \
    F(int, bind_int64, (sqlite3_stmt *statement, int place, int64_t number), (statement, place, number))               \
    F(int, bind_zeroblob, (sqlite3_stmt *statement, int place, int count), (statement, place, count))                  \
    F(int, bind_text,                                                                                                  \
      (sqlite3_stmt *statement, int place, const char *start, int count, penna_sqlite3_destructor destructor),         \
      (statement, place, start, count, destructor))                                                                    \
    F(int, bind_blob,                                                                                                  \
      (sqlite3_stmt *statement, int place, const void *start, int count, penna_sqlite3_destructor destructor),         \
      (statement, place, start, count, destructor))                                                                    \
    F(int, column_type, (sqlite3_stmt *statement, int column), (statement, column))                                    \
    F(int64_t, column_int64, (sqlite3_stmt *statement, int column), (statement, column))                               \
    F(const void *, column_blob, (sqlite3_stmt *statement, int column), (statement, column))                           \
    F(int, column_bytes, (sqlite3_stmt *statement, int column), (statement, column))                                   \
    F(const char *, column_name, (sqlite3_stmt *statement, int column), (statement, column))

#define PENNA_DECLARE(result, name, parameters, arguments) result penna_sqlite3_##name parameters;
PENNA_SQLITE_FUNCTIONS(PENNA_DECLARE)
#undef PENNA_DECLARE

/// Opens SQLite, once for the process. No other function may be called before it has answered `NULL`.
///
/// Returns what is wrong where SQLite cannot be used; the text lasts as long as the process. From any thread.
const char *penna_sqlite3_load(void);

// SQLite makes a copy of its own before the call returns: (destructor)-1 says so.
static inline int penna_sqlite3_bind_copied_text(sqlite3_stmt *statement, int place, const char *start, int count) {
    return penna_sqlite3_bind_text(statement, place, start, count, (penna_sqlite3_destructor)-1);
}

static inline int penna_sqlite3_bind_copied_blob(sqlite3_stmt *statement, int place, const void *start, int count) {
    return penna_sqlite3_bind_blob(statement, place, start, count, (penna_sqlite3_destructor)-1);
}

#endif
