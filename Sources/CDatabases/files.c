//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

#include "penna_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int penna_file_exists(const char *path) {
    struct stat information;
    return lstat(path, &information) == 0;
}

int penna_make_private(const char *path) {
    int file = open(path, O_CREAT | O_EXCL | O_RDWR, S_IRUSR | S_IWUSR);
    if (file < 0) return errno;
    close(file);
    return 0;
}

int penna_publish(const char *from, const char *to) {
    int result = 1;
    if (link(from, to) != 0) {
        if (errno == EEXIST || penna_file_exists(to)) {
            result = 0;
        } else if (rename(from, to) != 0) { // A file system without links.
            result = -errno;
        }
    }
    unlink(from);
    return result;
}

const char *penna_error_text(int number) { return strerror(number); }

void penna_remove(const char *path) { unlink(path); }
