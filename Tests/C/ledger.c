/* A ledger over a store that is written in C: a month is paid and corrected in the next, also for somebody with
 * employments under two agreements, and what goes wrong is told.
 *
 *   ledger CORPUS-FOLDER [TWO-AGREEMENTS-FOLDER]
 */
#include <limits.h>
#include <memory_store.h>

#include "support.h"

#define EMPLOYER "212000-0142"
#define PERSON "195704289999"

static const int64_t november_first = 1793491200, december_first = 1796083200;
static char *employer, *person, *registrations;
static size_t employer_count, person_count, registrations_count;

static penna_text text(const char *bytes, size_t count) {
  penna_text made = {bytes, count};
  return made;
}

static penna_facts facts(void) {
  penna_facts facts = PENNA_FACTS_INIT;
  facts.employer = text(employer, employer_count);
  facts.people = text(person, person_count);
  return facts;
}

static penna_run_key month(int32_t number) {
  penna_run_key key = PENNA_RUN_KEY_INIT;
  key.pay_year = 2026;
  key.pay_month = number;
  return key;
}

static penna_run_request request(int64_t now) {
  penna_run_request request = PENNA_RUN_REQUEST_INIT;
  request.now = now;
  request.by = text("Anna", 4);
  return request;
}

static penna_ledger *opened(memory_store *store) {
  penna_store functions = memory_store_functions(store);
  penna_ledger *ledger = NULL;
  penna_error *error = NULL;
  CHECK(penna_ledger_create(&functions, EMPLOYER, strlen(EMPLOYER), &ledger, &error) == PENNA_OK);
  CHECK(ledger != NULL && error == NULL);
  return ledger;
}

static void record(const penna_ledger *ledger, penna_facts what, int64_t now, const char *expected) {
  penna_buffer summary = PENNA_BUFFER_INIT;
  penna_error *error = NULL;
  penna_status status = penna_ledger_record(ledger, &what, now, &summary, &error);
  if (status != PENNA_OK) fprintf(stderr, "%s\n", penna_error_message(error).bytes);
  CHECK(status == PENNA_OK);
  if (strstr(summary.bytes, expected) == NULL) fprintf(stderr, "%s\n", summary.bytes);
  CHECK(strstr(summary.bytes, expected) != NULL);
  penna_buffer_free(&summary);
}

/* Runs a month and gives back its lines. */
static penna_buffer run(const penna_ledger *ledger, int32_t number, int64_t now, int32_t stores) {
  penna_run_key key = month(number);
  penna_run_request how = request(now);
  how.stores = stores;
  penna_result *result = NULL;
  penna_error *error = NULL;
  penna_status status = penna_ledger_run(ledger, &key, &how, &result, &error);
  if (status != PENNA_OK) fprintf(stderr, "%s\n", penna_error_message(error).bytes);
  CHECK(status == PENNA_OK);
  penna_counts counts = PENNA_COUNTS_INIT;
  CHECK(penna_result_counts(result, &counts) == PENNA_OK);
  CHECK(counts.people == 1 && counts.payslips == 1 && counts.not_paid == 0);
  penna_buffer lines = PENNA_BUFFER_INIT, receipt = PENNA_BUFFER_INIT;
  CHECK(penna_result_file(result, "receipt.json", &receipt, NULL) == PENNA_OK && strstr(receipt.bytes, "root") != NULL);
  CHECK(penna_result_file(result, "lines.csv", &lines, NULL) == PENNA_OK);
  penna_buffer_free(&receipt);
  penna_result_destroy(result);
  return lines;
}

static void step(const penna_ledger *ledger, int32_t number, int32_t what, int64_t now, penna_status expected) {
  penna_run_key key = month(number);
  penna_error *error = NULL;
  penna_status status = penna_ledger_step(ledger, &key, what, "Bo", 2, now, &error);
  if (status != expected && error != NULL) fprintf(stderr, "%s\n", penna_error_message(error).bytes);
  CHECK(status == expected && (error == NULL) == (status == PENNA_OK));
  penna_error_free(error);
}

/* What becomes known in December corrects November. */
static void correction(void) {
  memory_store *store = memory_store_create();
  penna_ledger *ledger = opened(store);
  penna_facts known = facts();
  known.registrations = text(registrations, registrations_count);
  record(ledger, known, november_first, "\"problems\":[]");
  penna_buffer first = run(ledger, 11, november_first, 1);
  CHECK(strstr(first.bytes, "fackavgift") != NULL);
  step(ledger, 12, PENNA_STEP_APPROVE, november_first, PENNA_NOT_FOUND);
  step(ledger, 11, PENNA_STEP_LOCK, november_first, PENNA_WRONG_STATE);
  step(ledger, 11, PENNA_STEP_APPROVE, november_first, PENNA_OK);
  step(ledger, 11, PENNA_STEP_TAKE_BACK, november_first, PENNA_OK);
  step(ledger, 11, PENNA_STEP_APPROVE, november_first, PENNA_OK);
  step(ledger, 11, 9, november_first, PENNA_INVALID_ARGUMENT);
  step(ledger, 11, PENNA_STEP_LOCK, november_first, PENNA_OK);
  step(ledger, 11, PENNA_STEP_TAKE_BACK, november_first, PENNA_WRONG_STATE);

  const char *withdrawn = "employment;kind;from;to\n1001;sjuk;2026-10-07;2026-10-07\n1001;vab;2026-10-07;2026-10-07\n";
  known.withdrawals = text(withdrawn, strlen(withdrawn));
  record(ledger, known, december_first, "\"withdrawn\":1,\"unused\":[{\"employment\":\"1001\",\"kind\":\"vab\"");
  penna_buffer preview = run(ledger, 12, december_first, 0), second = run(ledger, 12, december_first, 1);
  CHECK(preview.count == second.count && memcmp(preview.bytes, second.bytes, second.count) == 0);
  CHECK(strstr(second.bytes, "2026-11") != NULL);
  penna_buffer json = PENNA_BUFFER_INIT;
  penna_error *none = NULL;
  CHECK(penna_ledger_agi(ledger, 2026, 11, &json, NULL) == PENNA_OK && strstr(json.bytes, PERSON) != NULL);
  penna_buffer_free(&json);
  CHECK(penna_ledger_agi(ledger, 2026, 12, &json, &none) == PENNA_NOT_FOUND && none != NULL);
  penna_error_free(none);
  CHECK(penna_ledger_agi(ledger, 2026, 13, &json, NULL) == PENNA_INVALID_ARGUMENT);
  penna_run_key november = month(11);
  CHECK(penna_ledger_agi_changes(ledger, &november, &json, NULL) == PENNA_OK && strstr(json.bytes, ";change"));
  penna_buffer_free(&json);
  CHECK(penna_ledger_status(ledger, &json, NULL) == PENNA_OK);
  CHECK(strstr(json.bytes, "\"state\":\"last\"") != NULL && strstr(json.bytes, "\"state\":\"preliminar\"") != NULL);
  penna_buffer_free(&json);
  for (int32_t number = 11; number <= 12; number++) {
    penna_run_key key = month(number);
    int32_t is_right = 0;
    CHECK(penna_ledger_verify(ledger, &key, &is_right, &json, NULL) == PENNA_OK && is_right == 1);
    CHECK(strstr(json.bytes, "\"same\":1") != NULL);
    penna_buffer_free(&json);
  }
  penna_buffer_free(&first);
  penna_buffer_free(&preview);
  penna_buffer_free(&second);
  penna_ledger_destroy(ledger);
  memory_store_destroy(store);
}

static void people(void) {
  memory_store *store = memory_store_create();
  penna_ledger *ledger = opened(store);
  record(ledger, facts(), november_first, "\"problems\":[]");
  penna_buffer lines = run(ledger, 11, november_first, 1);
  penna_run_key key = month(11);
  penna_buffer json = PENNA_BUFFER_INIT;
  penna_error *error = NULL;
  CHECK(penna_ledger_payslip(ledger, &key, PERSON, 12, &json, &error) == PENNA_OK && strstr(json.bytes, "path"));
  penna_buffer_free(&json);
  CHECK(penna_ledger_payslip(ledger, &key, "198001012389", 12, &json, &error) != PENNA_OK && error != NULL);
  penna_error_free(error);
  CHECK(penna_ledger_payslip(ledger, &key, "1957", 4, &json, &error) != PENNA_OK);
  CHECK(strcmp(penna_error_path(error).bytes, "person") == 0);
  penna_error_free(error);
  CHECK(penna_ledger_extract(ledger, PERSON, 12, &json, &error) == PENNA_OK && strstr(json.bytes, "Anna Exempel"));
  penna_buffer_free(&json);
  CHECK(penna_ledger_erase(ledger, PERSON, 12, &error) == PENNA_WRONG_STATE);
  penna_error_free(error);
  /* Somebody who has been opened with what another system left cannot be opened again. */
  key.pay_month = 10;
  CHECK(penna_ledger_open(ledger, &key, NULL, 0, "Bo", 2, november_first, &error) == PENNA_WRONG_STATE);
  penna_error_free(error);
  penna_buffer_free(&lines);
  penna_ledger_destroy(ledger);
  memory_store_destroy(store);
}

/* A function that answers what cannot be. */
static penna_status lying_facts(void *context, penna_text whose, penna_text who, int64_t recorded_by, int64_t after,
                                penna_answer *answer) {
  (void)context, (void)who, (void)recorded_by, (void)after;
  penna_fact fact;
  memset(&fact, 0, sizeof fact);
  fact.number = 1;
  fact.employer = whose;
  fact.from_day = 20261399;
  penna_answer_fact(answer, &fact);
  penna_answer_fact(answer, NULL);
  penna_answer_number(NULL, 1);
  return PENNA_OK;
}

static void failures(void) {
  memory_store *store = memory_store_create();
  penna_store functions = memory_store_functions(store);
  penna_ledger *ledger = opened(store), *none = NULL;
  penna_error *error = NULL;
  penna_buffer json = PENNA_BUFFER_INIT;
  penna_facts known = facts();
  memory_store_fail(store, 1);
  CHECK(penna_ledger_record(ledger, &known, november_first, &json, &error) == PENNA_STORE_FAILED);
  CHECK(strstr(penna_error_message(error).bytes, "disken är full") != NULL);
  penna_error_free(error);
  memory_store_fail(store, 0);
  known.people = text("{", 1);
  record(ledger, known, november_first, "\"severity\":\"error\"");
  known.employer = text("{", 1);
  CHECK(penna_ledger_record(ledger, &known, november_first, &json, &error) == PENNA_INVALID_INPUT);
  penna_error_free(error);
  penna_ledger_destroy(ledger);

  functions.read_facts = lying_facts;
  CHECK(penna_ledger_create(&functions, EMPLOYER, strlen(EMPLOYER), &ledger, &error) == PENNA_OK);
  CHECK(penna_ledger_status(ledger, &json, &error) == PENNA_STORE_FAILED);
  CHECK(strcmp(penna_error_code(error).bytes, "corrupt") == 0);
  penna_error_free(error);
  functions.runs = NULL;
  CHECK(penna_ledger_create(&functions, EMPLOYER, strlen(EMPLOYER), &none, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_ledger_create(NULL, EMPLOYER, strlen(EMPLOYER), &none, NULL) == PENNA_INVALID_ARGUMENT);
  functions = memory_store_functions(store);
  CHECK(penna_ledger_create(&functions, "12", 2, &none, NULL) != PENNA_OK && none == NULL);
  penna_run_key key = month(13);
  penna_run_request how = request(november_first);
  penna_result *result = NULL;
  CHECK(penna_ledger_run(NULL, &key, &how, &result, NULL) == PENNA_INVALID_ARGUMENT);
  penna_ledger_destroy(ledger);
  ledger = opened(store);
  CHECK(penna_ledger_run(ledger, &key, &how, &result, NULL) != PENNA_OK && result == NULL);
  key.kind = 7;
  CHECK(penna_ledger_run(ledger, &key, &how, &result, NULL) == PENNA_INVALID_ARGUMENT);
  how.by = text("  ", 2);
  key = month(11);
  CHECK(penna_ledger_run(ledger, &key, &how, &result, NULL) == PENNA_INVALID_ARGUMENT);
  how = request(november_first);
  how.only = text("195704289999,x", 14);
  CHECK(penna_ledger_run(ledger, &key, &how, &result, NULL) != PENNA_OK);
  CHECK(penna_ledger_verify(ledger, &key, NULL, &json, NULL) == PENNA_INVALID_ARGUMENT);
  penna_ledger_destroy(ledger);
  penna_ledger_destroy(NULL);
  memory_store_destroy(store);
}

/* A row of lines.csv begins with the person, the employment and the item; whether one has an amount and what it corrects. */
static int has_line(penna_buffer lines, const char *begins, const char *amount, const char *corrects) {
  for (const char *row = strstr(lines.bytes, begins); row != NULL; row = strstr(row + 1, begins)) {
    const char *end = strchr(row, '\n');
    const char *found = strstr(row, amount), *corrected = strstr(row, corrects);
    if (found != NULL && found < end && corrected != NULL && corrected < end) return 1;
  }
  fprintf(stderr, "%s\n", lines.bytes);
  return 0;
}

/* What becomes known in December corrects November in both employments, each by its own agreement. */
static void two_agreements(const char *folder) {
  size_t counts[4];
  char *bytes[4] = {read_file(folder, "badavtalet.json", &counts[0]), read_file(folder, "employer.json", &counts[1]),
                    read_file(folder, "people-november.ndjson", &counts[2]),
                    read_file(folder, "people-december.ndjson", &counts[3])};
  penna_text agreement = text(bytes[0], counts[0]);
  penna_facts known = PENNA_FACTS_INIT;
  known.employer = text(bytes[1], counts[1]);
  known.people = text(bytes[2], counts[2]);
  memory_store *store = memory_store_create();
  penna_store functions = memory_store_functions(store);
  penna_ledger *ledger = NULL, *without = opened(store);
  penna_error *error = NULL;
  CHECK(penna_ledger_create_with_agreements(&functions, EMPLOYER, strlen(EMPLOYER), NULL, 0, &agreement, 1, &ledger,
                                            &error) == PENNA_OK);
  record(ledger, known, november_first, "\"problems\":[]");
  penna_buffer first = run(ledger, 11, november_first, 1);
  CHECK(has_line(first, PERSON ";1001;manadslon;", ";24000.00;", ""));
  CHECK(has_line(first, PERSON ";2002;timlon;", ";1500.00;", "") && has_line(first, PERSON ";2002;bad-kvall;", ";70.00;", ""));
  step(ledger, 11, PENNA_STEP_APPROVE, november_first, PENNA_OK);
  step(ledger, 11, PENNA_STEP_LOCK, november_first, PENNA_OK);
  known.people = text(bytes[3], counts[3]);
  record(ledger, known, december_first, "\"problems\":[]");
  penna_buffer second = run(ledger, 12, december_first, 1), json = PENNA_BUFFER_INIT;
  CHECK(has_line(second, PERSON ";1001;manadslon;", ";800.00;", ";2026-11;"));
  CHECK(has_line(second, PERSON ";2002;timlon;", ";450.00;", ";2026-11;"));
  CHECK(has_line(second, PERSON ";2002;bad-kvall;", ";90.00;", ";2026-11;"));
  penna_run_key key = month(12);
  CHECK(penna_ledger_payslip(ledger, &key, PERSON, 12, &json, NULL) == PENNA_OK);
  CHECK(strstr(json.bytes, "månadslön 31000") != NULL && strstr(json.bytes, "bad-kvall 3:00 2026-10-16") != NULL);
  penna_buffer_free(&json);
  int32_t is_right = 0;
  CHECK(penna_ledger_verify(ledger, &key, &is_right, &json, NULL) == PENNA_OK && is_right == 1);
  penna_buffer_free(&json);
  /* A ledger that was not given the document cannot pay by it, and does not say that all is right. */
  step(without, 12, PENNA_STEP_APPROVE, december_first, PENNA_WRONG_STATE);
  penna_buffer_free(&first);
  penna_buffer_free(&second);
  penna_ledger_destroy(ledger);
  penna_ledger_destroy(without);
  memory_store_destroy(store);
  for (int place = 0; place < 4; place++) free(bytes[place]);
}

int main(int count, char **arguments) {
  const char *folder = count > 1 ? arguments[1] : "corpus";
  employer = read_file(folder, "employer.json", &employer_count);
  person = read_file(folder, "person.json", &person_count);
  registrations = read_file(folder, "registrations.csv", &registrations_count);
  correction();
  people();
  failures();
  if (count > 2) two_agreements(arguments[2]);
  free(employer);
  free(person);
  free(registrations);
  puts("ledger: months paid, corrected and verified over a store in C, under one agreement and two");
  return 0;
}
