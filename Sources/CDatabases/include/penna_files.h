//===----------------------------------------------------------------------===//
// This source file is part of Penna.
// Licensed under the Apache License, Version 2.0. See LICENSE.
//===----------------------------------------------------------------------===//

// What a store needs of the file system before SQLite has its file.

#ifndef PENNA_FILES_H
#define PENNA_FILES_H

/// Whether something stands at a path, also a link that leads nowhere.
int penna_file_exists(const char *path);

/// Makes an empty file that only its owner can read, where there is none. Returns 0, or the system's error number.
int penna_make_private(const char *path);

/// Gives a file another name, unless something has it already. Returns 1 when it has the name, 0 when something else
/// has it, or the negative of the system's error number. Its old name is gone in any case.
int penna_publish(const char *from, const char *to);

/// What an error number means, in the system's words; the text lasts until the next call.
const char *penna_error_text(int number);

/// Removes a file, if it is there.
void penna_remove(const char *path);

#endif
