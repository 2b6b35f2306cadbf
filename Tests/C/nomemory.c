/* Every allocation of the C layer fails once: each call gives a status, leaks nothing, and works when it is made again.
 *
 * All that the layer hands out comes from calloc, which this program stands in for. The Swift runtime allocates by other
 * functions; that memory runs out is not survived there, as penna.h says.
 */
#include "support.h"

extern void *__libc_calloc(size_t, size_t);
static long left = -1, made;

void *calloc(size_t count, size_t size) {
  if (left == 0) return NULL;
  if (left > 0) left--;
  made++;
  return __libc_calloc(count, size);
}

static char *employer, *person;
static size_t employer_count, person_count;

/* An empty store, which needs no memory. */
static penna_status nothing(void *context, penna_text whose, penna_answer *answer) {
  (void)context, (void)whose, (void)answer;
  return PENNA_OK;
}
static penna_status no_facts(void *context, penna_text whose, penna_text who, int64_t by, int64_t after,
                             penna_answer *answer) {
  (void)who, (void)by, (void)after;
  return nothing(context, whose, answer);
}
static penna_status no_last(void *context, penna_answer *answer) {
  penna_answer_number(answer, 0);
  return context == NULL ? PENNA_OK : PENNA_STORE_FAILED;
}
static penna_status no_payslips(void *context, penna_text whose, penna_text key, penna_text who, penna_answer *answer) {
  (void)key, (void)who;
  return nothing(context, whose, answer);
}
static penna_status no_append(void *context, const penna_fact *facts, size_t count, int64_t seen,
                              penna_answer *answer) {
  (void)facts, (void)count, (void)seen;
  return no_last(context, answer);
}
static penna_status no_commit(void *context, const penna_stored_run *run, const penna_stored_payslip *payslips,
                              size_t count, penna_answer *answer) {
  (void)payslips, (void)count;
  return nothing(context, run->employer, answer);
}
static penna_status no_advance(void *context, const penna_stored_run *run, int64_t locked, penna_answer *answer) {
  (void)locked;
  return nothing(context, run->employer, answer);
}
static penna_status no_erase(void *context, penna_text whose, penna_text who, penna_answer *answer) {
  (void)who;
  return nothing(context, whose, answer);
}

static int book(void) {
  penna_store store = {sizeof store, NULL,    no_append,   no_last, no_facts,
                       no_commit,    no_advance, nothing, no_payslips, no_erase};
  penna_ledger *ledger = NULL;
  penna_error *error = NULL;
  penna_buffer json = PENNA_BUFFER_INIT;
  int ok = penna_ledger_create(&store, "212000-0142", 11, &ledger, NULL) == PENNA_OK;
  if (ok) ok = penna_ledger_status(ledger, &json, NULL) == PENNA_OK;
  penna_buffer_free(&json);
  if (ok) {
    CHECK(penna_ledger_extract(ledger, "195704289999", 12, &json, &error) != PENNA_OK);
    ok = error != NULL;
    penna_error_free(error);
  }
  penna_ledger_destroy(ledger);
  return ok;
}

/* Everything once. Returns whether all of it succeeded. */
static int everything(void) {
  penna_engine *engine = NULL;
  penna_error *error = NULL;
  penna_result *result = NULL;
  penna_buffer text = PENNA_BUFFER_INIT;
  penna_options options = november();
  struct ArrowArrayStream stream;
  memset(&stream, 0, sizeof stream);
  int64_t tax;
  int ok = penna_engine_create(employer, employer_count, &engine, &error) == PENNA_OK;
  penna_error_free(error);
  if (ok) {
    ok = penna_payslip(engine, &options, person, person_count, NULL, 0, &text, &error) == PENNA_OK;
    penna_error_free(error);
    penna_buffer_free(&text);
  }
  if (ok) {
    ok = penna_run(engine, &options, person, person_count, NULL, 0, NULL, 0, &result, &error) == PENNA_OK;
    penna_error_free(error);
  }
  if (ok) {
    ok = penna_result_lines(result, &stream) == PENNA_OK;
    struct ArrowSchema schema;
    struct ArrowArray array;
    if (ok) {
      ok = stream.get_schema(&stream, &schema) == 0;
      if (ok) schema.release(&schema);
      if (ok) {
        ok = stream.get_next(&stream, &array) == 0;
        if (ok && array.release != NULL) array.release(&array);
      }
      stream.release(&stream);
    }
  }
  /* An error is made of memory too: without it, the status alone says what happened. */
  if (ok) {
    CHECK(penna_tax(2026, 99, 1, 1, &tax, &error) != PENNA_OK);
    ok = error != NULL;
    penna_error_free(error);
  }
  if (ok) ok = book();
  penna_result_destroy(result);
  penna_engine_destroy(engine);
  return ok;
}

int main(int count, char **arguments) {
  const char *folder = count > 1 ? arguments[1] : "corpus";
  employer = read_file(folder, "employer.json", &employer_count);
  person = read_file(folder, "person.json", &person_count);
  CHECK(everything());
  made = 0;
  CHECK(everything());
  long all = made;
  CHECK(all > 5);
  for (long number = 0; number < all; number++) {
    left = number;
    int ok = everything();
    left = -1;
    CHECK(!ok);
  }
  CHECK(everything());
  free(employer);
  free(person);
  printf("nomemory: each of %ld allocations failed once and gave a status\n", all);
  return 0;
}
