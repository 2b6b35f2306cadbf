/* A store in memory, as a host would write one over its own database. */
#ifndef PENNA_MEMORY_STORE_H
#define PENNA_MEMORY_STORE_H

#include <penna.h>

typedef struct memory_store memory_store;

/* An empty store; NULL when there is no memory. */
memory_store *memory_store_create(void);

/* The functions that penna_ledger_create takes; right until the store is destroyed. */
penna_store memory_store_functions(memory_store *store);

/* The next calls of every function fail, until it is 0 again. */
void memory_store_fail(memory_store *store, int fails);

void memory_store_destroy(memory_store *store);

#endif
