/*===----------------------------------------------------------------------===
 * This source file is part of Penna.
 * Licensed under the Apache License, Version 2.0. See LICENSE.
 *===----------------------------------------------------------------------===
 *
 * The package manager wants a C file in a C target. That the header compiles by itself is checked here.
 */
#include "penna.h"
