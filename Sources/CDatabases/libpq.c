//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

#include "penna_libpq.h"

#include "load.h"

#include <pthread.h>

#define POINTER(result, name, parameters, arguments) static result(*the_##name) parameters;
PENNA_LIBPQ_FUNCTIONS(POINTER)

#define CALL(result, name, parameters, arguments)                                                                      \
    result penna_##name parameters { return the_##name arguments; }
PENNA_LIBPQ_FUNCTIONS(CALL)

#define FUNCTION(result, name, parameters, arguments) {#name, (void **)&the_##name},
static const struct penna_function functions[] = {PENNA_LIBPQ_FUNCTIONS(FUNCTION)};

static const char *const names[] = {
#ifdef __APPLE__
    "libpq.5.dylib", "/opt/homebrew/opt/libpq/lib/libpq.5.dylib",
#else
    "libpq.so.5",
#endif
    NULL};

static char problem[penna_problem_size];
static int is_loaded;
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) { is_loaded = penna_load(names, functions, sizeof functions / sizeof *functions, problem); }

const char *penna_libpq_load(void) {
    pthread_once(&once, load);
    return is_loaded ? NULL : problem;
}
