//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

#include "load.h"

#include <dlfcn.h>
#include <stdio.h>

int penna_load(const char *const *names, const struct penna_function *functions, size_t count, char *problem) {
    void *library = NULL;
    for (size_t index = 0; names[index] && !library; index++) library = dlopen(names[index], RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        snprintf(problem, penna_problem_size, "%s", dlerror());
        return 0;
    }
    for (size_t index = 0; index < count; index++) {
        *functions[index].address = dlsym(library, functions[index].name);
        if (!*functions[index].address) {
            snprintf(problem, penna_problem_size, "%s has no %s", names[0], functions[index].name);
            return 0;
        }
    }
    return 1;
}
