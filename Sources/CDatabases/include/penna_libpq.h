//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// The functions of libpq that the store in a PostgreSQL database uses.
//
// libpq is opened when the first such store is, as SQLite is for the store in a file. The functions do what those of
// their name without `penna_` do, and have the same parameters; the numbers below are libpq's own and never change.

#ifndef PENNA_LIBPQ_H
#define PENNA_LIBPQ_H

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef struct _PQconninfoOption PQconninfoOption;
typedef unsigned int Oid;
typedef void (*PQnoticeProcessor)(void *, const char *);

#define CONNECTION_OK 0
#define PGRES_COMMAND_OK 1
#define PGRES_TUPLES_OK 2
#define PGRES_COPY_IN 4
#define PQTRANS_IDLE 0

/// Each function once: what it returns, its name, its parameters, and how they are handed on.
#define PENNA_LIBPQ_FUNCTIONS(F)                                                                                       \
    F(PQconninfoOption *, PQconninfoParse, (const char *text, char **error), (text, error))                            \
    F(void, PQconninfoFree, (PQconninfoOption *options), (options))                                                    \
    F(PGconn *, PQconnectdb, (const char *text), (text))                                                               \
    F(void, PQfinish, (PGconn *connection), (connection))                                                              \
    F(void, PQreset, (PGconn *connection), (connection))                                                               \
    F(int, PQstatus, (const PGconn *connection), (connection))                                                         \
    F(int, PQtransactionStatus, (const PGconn *connection), (connection))                                              \
    F(char *, PQerrorMessage, (const PGconn *connection), (connection))                                                \
    F(const char *, PQparameterStatus, (const PGconn *connection, const char *name), (connection, name))               \
    F(int, PQsetClientEncoding, (PGconn *connection, const char *encoding), (connection, encoding))                    \
    F(PQnoticeProcessor, PQsetNoticeProcessor, (PGconn *connection, PQnoticeProcessor processor, void *context),       \
      (connection, processor, context))                                                                                \
    F(PGresult *, PQexec, (PGconn *connection, const char *text), (connection, text))                                  \
    F(PGresult *, PQexecParams,                                                                                        \
      (PGconn *connection, const char *text, int count, const Oid *types, const char *const *values,                   \
       const int *lengths, const int *formats, int format),                                                            \
      (connection, text, count, types, values, lengths, formats, format))                                              \
    F(PGresult *, PQgetResult, (PGconn *connection), (connection))                                                     \
    F(int, PQputCopyData, (PGconn *connection, const char *start, int count), (connection, start, count))              \
    F(int, PQputCopyEnd, (PGconn *connection, const char *error), (connection, error))                                 \
    F(int, PQresultStatus, (const PGresult *result), (result))                                                         \
    F(char *, PQresultErrorField, (const PGresult *result, int field), (result, field))                                \
    F(void, PQclear, (PGresult *result), (result))                                                                     \
    F(int, PQntuples, (const PGresult *result), (result))                                                              \
    F(int, PQnfields, (const PGresult *result), (result))                                                              \
    F(char *, PQfname, (const PGresult *result, int column), (result, column))                                         \
    F(int, PQgetisnull, (const PGresult *result, int row, int column), (result, row, column))                          \
    F(int, PQgetlength, (const PGresult *result, int row, int column), (result, row, column))                          \
    F(char *, PQgetvalue, (const PGresult *result, int row, int column), (result, row, column))

#define PENNA_DECLARE(result, name, parameters, arguments) result penna_##name parameters;
PENNA_LIBPQ_FUNCTIONS(PENNA_DECLARE)
#undef PENNA_DECLARE

/// Opens libpq, once for the process. No other function may be called before it has answered `NULL`.
///
/// Returns what is wrong where libpq cannot be used; the text lasts as long as the process. From any thread.
const char *penna_libpq_load(void);

#endif
