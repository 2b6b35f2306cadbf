//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

#include "penna_sqlite3.h"

#include "load.h"

#include <pthread.h>
#include <stdio.h>

#define POINTER(result, name, parameters, arguments) static result(*the_##name) parameters;
PENNA_SQLITE_FUNCTIONS(POINTER)

#define CALL(result, name, parameters, arguments)                                                                      \
    result penna_sqlite3_##name parameters { return the_##name arguments; }
PENNA_SQLITE_FUNCTIONS(CALL)

#define FUNCTION(result, name, parameters, arguments) {"sqlite3_" #name, (void **)&the_##name},
static const struct penna_function functions[] = {PENNA_SQLITE_FUNCTIONS(FUNCTION)};

static const char *const names[] = {
#ifdef __APPLE__
    "/usr/lib/libsqlite3.dylib", "libsqlite3.dylib",
#else
    "libsqlite3.so.0", "libsqlite3.so",
#endif
    NULL};

/// STRICT tables came with 3.37.
enum { oldest_version = 3037000 };

static char problem[penna_problem_size];
static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
    if (!penna_load(names, functions, sizeof functions / sizeof *functions, problem)) return;
    is_loaded = the_libversion_number() >= oldest_version;
    if (!is_loaded) snprintf(problem, sizeof problem, "%s is %s, not 3.37 or later", names[0], the_libversion());
}

const char *penna_sqlite3_load(void) {
    pthread_once(&once, load);
    return is_loaded ? NULL : problem;
}
