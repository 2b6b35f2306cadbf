/* A store in memory, as a host would write one over its own database: rows, one lock, and nothing of pay. */
#include "memory_store.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct row {
  struct row *next;
  penna_fact fact;
  penna_stored_payslip payslip;
} row;

typedef struct run_row {
  struct run_row *next;
  penna_stored_run run;
  row *payslips;
} run_row;

struct memory_store {
  pthread_mutex_t lock;
  int fails;
  int64_t last;
  row *facts;
  run_row *runs;
};

/* A text of our own, with a zero byte after it. */
static penna_text copy(penna_text text) {
  char *bytes = malloc(text.count + 1);
  if (bytes == NULL) abort();
  if (text.count > 0) memcpy(bytes, text.bytes, text.count);
  bytes[text.count] = 0;
  penna_text copied = {bytes, text.count};
  return copied;
}

static void drop(penna_text *text) {
  free((void *)text->bytes);
  text->bytes = NULL;
  text->count = 0;
}

static int same(penna_text left, penna_text right) {
  return left.count == right.count && (left.count == 0 || memcmp(left.bytes, right.bytes, left.count) == 0);
}

static void *made(size_t size) {
  void *memory = calloc(1, size);
  if (memory == NULL) abort();
  return memory;
}

static void free_fact(row *fact) {
  drop(&fact->fact.employer);
  drop(&fact->fact.person);
  drop(&fact->fact.employment);
  drop(&fact->fact.kind);
  drop(&fact->fact.key);
  drop(&fact->fact.content);
  free(fact);
}

static void free_payslips(row *payslip) {
  while (payslip != NULL) {
    row *next = payslip->next;
    drop(&payslip->payslip.person);
    drop(&payslip->payslip.payslip);
    drop(&payslip->payslip.carry);
    drop(&payslip->payslip.digest);
    free(payslip);
    payslip = next;
  }
}

static void set_run(run_row *stored, const penna_stored_run *run) {
  drop(&stored->run.employer);
  drop(&stored->run.key);
  drop(&stored->run.document);
  stored->run = *run;
  stored->run.employer = copy(run->employer);
  stored->run.key = copy(run->key);
  stored->run.document = copy(run->document);
}

static run_row *find(memory_store *store, penna_text employer, penna_text key) {
  run_row *run = store->runs;
  while (run != NULL && !(same(run->run.employer, employer) && same(run->run.key, key))) run = run->next;
  return run;
}

/* Begins a function: one at a time, and not when the test wants it to fail. */
static int begin(memory_store *store, penna_answer *answer) {
  static const char reason[] = "disken är full";
  pthread_mutex_lock(&store->lock);
  if (store->fails) penna_answer_message(answer, reason, sizeof reason - 1);
  return !store->fails;
}

static penna_status end(memory_store *store, penna_status status) {
  pthread_mutex_unlock(&store->lock);
  return status;
}

static penna_status append(void *context, const penna_fact *facts, size_t count, int64_t seen, penna_answer *answer) {
  memory_store *store = context;
  if (!begin(store, answer)) return end(store, PENNA_STORE_FAILED);
  row **place = &store->facts;
  for (; *place != NULL; place = &(*place)->next) {
    const penna_fact *known = &(*place)->fact;
    if (seen >= 0 && count > 0 && known->number > seen && same(known->employer, facts[0].employer))
      return end(store, PENNA_CONFLICT);
  }
  for (size_t i = 0; i < count; i++) {
    row *fact = made(sizeof *fact);
    fact->fact = facts[i];
    fact->fact.number = ++store->last;
    fact->fact.employer = copy(facts[i].employer);
    fact->fact.person = copy(facts[i].person);
    fact->fact.employment = copy(facts[i].employment);
    fact->fact.kind = copy(facts[i].kind);
    fact->fact.key = copy(facts[i].key);
    fact->fact.content = copy(facts[i].content);
    *place = fact;
    place = &fact->next;
  }
  penna_answer_number(answer, store->last);
  return end(store, PENNA_OK);
}

static penna_status last_fact(void *context, penna_answer *answer) {
  memory_store *store = context;
  if (!begin(store, answer)) return end(store, PENNA_STORE_FAILED);
  penna_answer_number(answer, store->last);
  return end(store, PENNA_OK);
}

static penna_status read_facts(void *context, penna_text employer, penna_text person, int64_t recorded_by,
                               int64_t after, penna_answer *answer) {
  memory_store *store = context;
  if (!begin(store, answer)) return end(store, PENNA_STORE_FAILED);
  for (row *fact = store->facts; fact != NULL; fact = fact->next) {
    if (fact->fact.number <= after || fact->fact.recorded > recorded_by) continue;
    if (!same(fact->fact.employer, employer)) continue;
    if (person.count > 0 && !same(fact->fact.person, person)) continue;
    penna_answer_fact(answer, &fact->fact);
  }
  return end(store, PENNA_OK);
}

/* Whether a run may be put in the place of what is stored. */
static int follows(const penna_stored_run *run, const run_row *stored) {
  if (stored == NULL) return run->revision == 1;
  return !stored->run.is_locked && stored->run.revision == run->revision - 1;
}

static penna_status commit(void *context, const penna_stored_run *run, const penna_stored_payslip *payslips,
                           size_t count, penna_answer *answer) {
  memory_store *store = context;
  if (!begin(store, answer)) return end(store, PENNA_STORE_FAILED);
  run_row *stored = find(store, run->employer, run->key);
  if (!follows(run, stored)) return end(store, PENNA_CONFLICT);
  if (stored == NULL) {
    stored = made(sizeof *stored);
    stored->next = store->runs;
    store->runs = stored;
  }
  set_run(stored, run);
  free_payslips(stored->payslips);
  row **place = &stored->payslips;
  *place = NULL;
  for (size_t i = 0; i < count; i++) {
    row *payslip = made(sizeof *payslip);
    payslip->payslip = payslips[i];
    payslip->payslip.person = copy(payslips[i].person);
    payslip->payslip.payslip = copy(payslips[i].payslip);
    payslip->payslip.carry = copy(payslips[i].carry);
    payslip->payslip.digest = copy(payslips[i].digest);
    *place = payslip;
    place = &payslip->next;
  }
  return end(store, PENNA_OK);
}

static penna_status advance(void *context, const penna_stored_run *run, int64_t locked_runs, penna_answer *answer) {
  memory_store *store = context;
  if (!begin(store, answer)) return end(store, PENNA_STORE_FAILED);
  run_row *stored = find(store, run->employer, run->key);
  int64_t locked = 0;
  for (run_row *other = store->runs; other != NULL; other = other->next)
    locked += same(other->run.employer, run->employer) && other->run.is_locked;
  if (stored == NULL) return end(store, PENNA_NOT_FOUND);
  if (!follows(run, stored) || (run->is_locked && locked != locked_runs)) return end(store, PENNA_CONFLICT);
  set_run(stored, run);
  return end(store, PENNA_OK);
}

static penna_status runs(void *context, penna_text employer, penna_answer *answer) {
  memory_store *store = context;
  if (!begin(store, answer)) return end(store, PENNA_STORE_FAILED);
  for (run_row *run = store->runs; run != NULL; run = run->next)
    if (same(run->run.employer, employer)) penna_answer_run(answer, &run->run);
  return end(store, PENNA_OK);
}

static penna_status payslips(void *context, penna_text employer, penna_text key, penna_text person,
                             penna_answer *answer) {
  memory_store *store = context;
  if (!begin(store, answer)) return end(store, PENNA_STORE_FAILED);
  run_row *run = find(store, employer, key);
  if (run == NULL) return end(store, PENNA_NOT_FOUND);
  for (row *payslip = run->payslips; payslip != NULL; payslip = payslip->next)
    if (person.count == 0 || same(payslip->payslip.person, person)) penna_answer_payslip(answer, &payslip->payslip);
  return end(store, PENNA_OK);
}

static penna_status erase(void *context, penna_text employer, penna_text person, penna_answer *answer) {
  memory_store *store = context;
  if (!begin(store, answer)) return end(store, PENNA_STORE_FAILED);
  for (row **place = &store->facts; *place != NULL;) {
    row *fact = *place;
    if (same(fact->fact.employer, employer) && same(fact->fact.person, person)) {
      *place = fact->next;
      free_fact(fact);
    } else {
      place = &fact->next;
    }
  }
  for (run_row *run = store->runs; run != NULL; run = run->next) {
    if (!same(run->run.employer, employer)) continue;
    for (row *payslip = run->payslips; payslip != NULL; payslip = payslip->next) {
      if (!same(payslip->payslip.person, person)) continue;
      drop(&payslip->payslip.person);
      drop(&payslip->payslip.payslip);
      drop(&payslip->payslip.carry);
      payslip->payslip.is_erased = 1;
    }
  }
  return end(store, PENNA_OK);
}

memory_store *memory_store_create(void) {
  memory_store *store = calloc(1, sizeof *store);
  if (store != NULL) pthread_mutex_init(&store->lock, NULL);
  return store;
}

penna_store memory_store_functions(memory_store *store) {
  penna_store functions = PENNA_STORE_INIT;
  functions.context = store;
  functions.append = append;
  functions.last_fact = last_fact;
  functions.read_facts = read_facts;
  functions.commit = commit;
  functions.advance = advance;
  functions.runs = runs;
  functions.payslips = payslips;
  functions.erase = erase;
  return functions;
}

void memory_store_fail(memory_store *store, int fails) { store->fails = fails; }

void memory_store_destroy(memory_store *store) {
  if (store == NULL) return;
  while (store->facts != NULL) {
    row *next = store->facts->next;
    free_fact(store->facts);
    store->facts = next;
  }
  while (store->runs != NULL) {
    run_row *next = store->runs->next;
    free_payslips(store->runs->payslips);
    drop(&store->runs->run.employer);
    drop(&store->runs->run.key);
    drop(&store->runs->run.document);
    free(store->runs);
    store->runs = next;
  }
  pthread_mutex_destroy(&store->lock);
  free(store);
}
