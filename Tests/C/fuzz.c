/* Random and mutated calls over every function that takes data. Anything but a status is a failure: a crash, a sanitizer's
 * report, an error without a message, a handle left after a failure.
 *
 *   fuzz CORPUS-FOLDER CALLS [SEED]
 *
 * Texts are the corpus with bytes changed, cut out, doubled and spliced with words of the input format. Tables have random
 * columns of every Arrow type, with offsets, nulls, dictionaries and lengths that are too long for anybody, but buffers as
 * large as they say: memory that is not there cannot be told from memory that is.
 */
#include <memory_store.h>

#include "support.h"

static uint64_t state;

static uint64_t next(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

static uint64_t below(uint64_t limit) { return limit == 0 ? 0 : next() % limit; }

static const char *const words[] = {
    "null", "-1", "1e400", "99999999999999999999", "0.005", "\"\"", "[]", "{}", "\"2026-02-30\"", "\"25:61\"", "true",
    "\\ud800", "\"sjuk\"", "\"semester\"", "\"extra\"", "\"monthlyPay\"", "\"hourlyPay\"", "\"degree\"", "\"percent\"", "2026-10-31",
    "9999-12-31", "0001-01-01", "-9223372036854775808", "9223372036854775807", ",", "}", "]", "\"", ";", "\n", "\xff\xfe"};

/* A text with up to eight changes. */
static char *mutated(const char *text, size_t count, size_t *changed) {
  size_t room = count * 2 + 512;
  char *copy = malloc(room);
  CHECK(copy != NULL);
  memcpy(copy, text, count);
  for (uint64_t turns = below(9); turns > 0; turns--) {
    size_t place = below(count + 1);
    switch (below(6)) {
      case 0:
        if (place < count) copy[place] = (char)below(256);
        break;
      case 1: {
        size_t gone = below(count - place + 1) % 32;
        memmove(copy + place, copy + place + gone, count - place - gone);
        count -= gone;
        break;
      }
      case 2:
        if (place < count) copy[place] = "0123456789-:\"{}[],"[below(18)];
        break;
      case 3: {
        size_t length = below(count - place + 1) % 64;
        if (count + length >= room) break;
        memmove(copy + place + length, copy + place, count - place);
        count += length;
        break;
      }
      case 4: count = place; break;
      default: {
        const char *word = words[below(sizeof words / sizeof *words)];
        size_t length = strlen(word);
        if (count + length >= room) break;
        memmove(copy + place + length, copy + place, count - place);
        memcpy(copy + place, word, length);
        count += length;
      }
    }
  }
  *changed = count;
  return copy;
}

static char *employer, *person, *registrations, *carry;
static size_t employer_count, person_count, registrations_count, carry_count;
/* One more than the last status of penna.h. */
#define STATUSES (PENNA_WRONG_STATE + 1)

static uint64_t seen[16], calls;

/* The error is given by its place: it is set by the call that is the other argument. */
static void note(penna_status status, penna_error **place) {
  penna_error *error = *place;
  calls++;
  if (getenv("PENNA_FUZZ_TRACE") != NULL) fprintf(stderr, "%d %s\n", status, error ? penna_error_message(error).bytes : "-");
  seen[status & 15]++;
  CHECK(status >= 0 && status < STATUSES);
  if (status == PENNA_OK) {
    CHECK(error == NULL);
  } else {
    CHECK(error != NULL && penna_error_message(error).count > 0 && penna_error_status(error) == status);
  }
  penna_error_free(error);
}

static penna_options some_options(void) {
  penna_options options = november();
  if (below(8) == 0) options.pay_month = (int32_t)below(16);
  if (below(8) == 0) options.pay_year = (int32_t)next();
  if (below(8) == 0) options.pay_day = (int32_t)below(40) - 4;
  if (below(8) == 0) options.threads = (int32_t)below(5) - 1;
  if (below(8) == 0) options.known_at = (int64_t)next();
  if (below(32) == 0) options.struct_size = below(200);
  return options;
}

#define ROWS 4
static int64_t store[64][64];
static int32_t offsets32[64];
static int64_t offsets64[64];
static char characters[4096];

static const char *const formats[] = {"u", "U", "vu", "c", "C", "s", "S", "i", "I", "l", "L", "f", "g", "b", "n", "tdD",
                                      "tdm", "tts", "ttm", "ttu", "ttn", "tsu:", "tss:UTC", "d:10,2", "d:38,4,128",
                                      "d:9,2,32", "d:18,2,64", "z", "+l", "", "e", "w:4", "tin", "d:", "d:x", "xx"};
static const char *const names[] = {"person", "name", "employment", "start", "end", "degree", "tax_table", "monthly_pay",
                                    "monthly_pay_ore", "hourly_pay", "schedule", "cycle_start", "document", "kind",
                                    "from", "to", "hours", "amount", "recorded", "child", "__index", "okänd"};

static int64_t buffers_of(const char *format) {
  if (strcmp(format, "n") == 0) return 0;
  if (strcmp(format, "vu") == 0) return 4;
  return strcmp(format, "u") == 0 || strcmp(format, "U") == 0 || strcmp(format, "z") == 0 ? 3 : 2;
}

/* A table with one to eight columns of anything. Values that say where texts lie stay inside the characters. */
static struct ArrowArrayStream random_table(test_table *table, const char *text, size_t count) {
  table_begin(table, (int64_t)below(ROWS + 1));
  memset(characters, ' ', sizeof characters);
  memcpy(characters, text, count < 2000 ? count : 2000);
  for (int index = 0; index < 64; index++) {
    offsets32[index] = index == 0 ? 0 : offsets32[index - 1] + (int32_t)below(40);
    offsets64[index] = offsets32[index];
  }
  for (uint64_t columns = 1 + below(8); columns > 0; columns--) {
    const char *format = formats[below(below(3) == 0 ? sizeof formats / sizeof *formats : 2)];
    int place = (int)table->schema.n_children;
    for (int index = 0; index < 64; index++) store[place][index] = below(3) == 0 ? (int64_t)next() : (int64_t)below(60000);
    const void *values = store[place];
    if (strcmp(format, "u") == 0 || strcmp(format, "z") == 0) values = offsets32;
    if (strcmp(format, "U") == 0) values = offsets64;
    static int64_t view_lengths[1] = {sizeof characters};
    const void *third = strcmp(format, "vu") == 0 ? (const void *)characters : characters;
    if (strcmp(format, "vu") == 0) {
      for (int index = 0; index < 32; index++) {
        int32_t view[4] = {(int32_t)below(40), (int32_t)next(), (int32_t)below(3) - 1, (int32_t)below(5000) - 100};
        memcpy((char *)store[place] + index * 16, view, 16);
      }
      values = store[place];
    }
    table_column(table, names[below(sizeof names / sizeof *names)], format, buffers_of(format),
                 below(3) == 0 ? store[63] : NULL, values, third);
    table->buffers[place][3] = view_lengths;
    table->columns[place].offset = (int64_t)below(4);
    if (below(40) == 0) table->columns[place].length = (int64_t)next();
    if (below(40) == 0) table->columns[place].offset = (int64_t)next();
    if (below(40) == 0) table->columns[place].n_buffers = (int64_t)below(7) - 1;
    if (below(40) == 0) table->columns[place].null_count = (int64_t)below(9) - 2;
    if (below(60) == 0) table->fields[place].name = NULL;
    if (below(60) == 0) table->fields[place].format = NULL;
    if (below(60) == 0) table->columns[place].buffers = NULL;
  }
  if (below(40) == 0) table->schema.format = "i";
  if (below(40) == 0) table->array.n_children = (int64_t)next();
  if (below(40) == 0) table->schema.n_children = (int64_t)below(3) - 2;
  if (below(40) == 0) table->array.length = (int64_t)next();
  table->batches = 1 + (int)below(2);
  for (int index = 0; index < 64; index++) store[63][index] = (int64_t)next();
  return table_stream(table);
}

static void drain(penna_result *result) {
  penna_counts counts = PENNA_COUNTS_INIT;
  CHECK(penna_result_counts(result, &counts) == PENNA_OK);
  CHECK(counts.people == counts.payslips + counts.nothing_to_pay + counts.not_paid);
  struct ArrowArrayStream stream;
  penna_status (*const tables[])(const penna_result *, struct ArrowArrayStream *) = {
      penna_result_lines, penna_result_payslips, penna_result_errors, penna_result_carry};
  if (tables[below(4)](result, &stream) == PENNA_OK) {
    struct ArrowArray array;
    while (stream.get_next(&stream, &array) == 0 && array.release != NULL) array.release(&array);
    stream.release(&stream);
  }
  penna_result_destroy(result);
}

/* A ledger over a store that fails now and then, and facts that may be anything. */
static void book(char *first, size_t one, char *second, size_t two, char *third, size_t three) {
  memory_store *store = memory_store_create();
  penna_store functions = memory_store_functions(store);
  penna_ledger *ledger = NULL;
  penna_error *error = NULL;
  penna_result *result = NULL;
  penna_buffer json = PENNA_BUFFER_INIT;
  CHECK(penna_ledger_create(&functions, "2120000142", 10, &ledger, NULL) == PENNA_OK);
  penna_facts facts = PENNA_FACTS_INIT;
  penna_text texts[] = {{employer, employer_count}, {first, one}, {second, two}, {third, three}};
  facts.employer = texts[0];
  facts.people = texts[1];
  if (below(2) == 0) facts.registrations = texts[2];
  if (below(8) == 0) facts.withdrawals = texts[below(4)];
  int64_t now = below(4) == 0 ? (int64_t)next() : 1793491200;
  note(penna_ledger_record(ledger, &facts, now, &json, &error), &error);
  penna_buffer_free(&json);
  penna_run_key key = PENNA_RUN_KEY_INIT;
  key.pay_year = 2026;
  key.pay_month = below(20) == 0 ? (int32_t)next() : (int32_t)below(13);
  key.kind = (int32_t)below(5);
  penna_run_request request = PENNA_RUN_REQUEST_INIT;
  request.now = now;
  request.by = texts[0];
  request.stores = (int32_t)below(2);
  if (below(8) == 0) request.excluded = texts[below(4)];
  if (below(8) == 0) note(penna_ledger_open(ledger, &key, third, three, "a", 1, now, &error), &error);
  memory_store_fail(store, below(30) == 0);
  penna_status status = penna_ledger_run(ledger, &key, &request, &result, &error);
  note(status, &error);
  CHECK((result != NULL) == (status == PENNA_OK));
  if (result != NULL) drain(result);
  note(penna_ledger_step(ledger, &key, (int32_t)below(5), "b", 1, now, &error), &error);
  int32_t is_right;
  note(penna_ledger_verify(ledger, &key, &is_right, &json, &error), &error);
  penna_buffer_free(&json);
  note(penna_ledger_payslip(ledger, &key, below(2) ? "195704289999" : "198001012387", 12, &json, &error), &error);
  penna_buffer_free(&json);
  note(penna_ledger_status(ledger, &json, &error), &error);
  penna_buffer_free(&json);
  note(penna_ledger_agi(ledger, 2026, 11, &json, &error), &error);
  penna_buffer_free(&json);
  note(penna_ledger_extract(ledger, "195704289999", 12, &json, &error), &error);
  penna_buffer_free(&json);
  note(penna_ledger_erase(ledger, "195704289999", 12, &error), &error);
  penna_ledger_destroy(ledger);
  memory_store_destroy(store);
}

static void turn(penna_engine *engine) {
  penna_options options = some_options();
  penna_error *error = NULL;
  penna_result *result = NULL;
  penna_buffer text = PENNA_BUFFER_INIT;
  size_t one, two, three;
  char *first = mutated(person, person_count, &one);
  char *second = mutated(registrations, registrations_count, &two);
  char *third = below(2) == 0 ? mutated(carry, carry_count, &three) : mutated("", 0, &three);
  switch (below(9)) {
    case 0: {
      penna_engine *made = NULL;
      size_t count;
      char *changed = mutated(employer, employer_count, &count);
      penna_status status = penna_engine_create(changed, count, &made, &error);
      note(status, &error);
      CHECK((made != NULL) == (status == PENNA_OK));
      penna_engine_destroy(made);
      free(changed);
      break;
    }
    case 1: note(penna_payslip(engine, &options, first, one, third, three, &text, &error), &error); break;
    case 2:
      if (below(8) == 0) note(penna_explain(engine, &options, first, one, third, three, &text, &error), &error);
      else note(penna_payslip(engine, &options, first, one, NULL, 0, &text, &error), &error);
      break;
    case 3: {
      penna_status status = penna_run(engine, &options, first, one, second, two, third, three, &result, &error);
      note(status, &error);
      CHECK((result != NULL) == (status == PENNA_OK));
      if (result != NULL) drain(result);
      break;
    }
    case 4: {
      int64_t amount;
      note(penna_tax((int32_t)(2020 + below(12)), (int32_t)below(50), (int32_t)below(9) - 1, (int64_t)next(), &amount,
                     &error), &error);
      break;
    }
    case 5: {
      int64_t amount;
      note(penna_contributions((int32_t)(2020 + below(12)), (int32_t)below(15), (int32_t)below(35),
                               (int32_t)below(3000), (int64_t)next(), &amount, &error), &error);
      break;
    }
    case 6: book(first, one, second, two, third, three); break;
    default: {
      static test_table people, rows, left;
      struct ArrowArrayStream one_stream = random_table(&people, first, one);
      struct ArrowArrayStream two_stream, three_stream;
      int with_rows = below(2) == 0, with_left = below(4) == 0;
      if (with_rows) two_stream = random_table(&rows, second, two);
      if (with_left) three_stream = random_table(&left, third, three);
      penna_status status = penna_run_stream(engine, &options, &one_stream, with_rows ? &two_stream : NULL,
                                             with_left ? &three_stream : NULL, &result, &error);
      note(status, &error);
      CHECK(people.released == 1 && one_stream.release == NULL);
      CHECK(!with_rows || (rows.released == 1 && two_stream.release == NULL));
      CHECK((result != NULL) == (status == PENNA_OK));
      if (result != NULL) drain(result);
    }
  }
  penna_buffer_free(&text);
  free(first);
  free(second);
  free(third);
}

int main(int count, char **arguments) {
  CHECK(count >= 3);
  uint64_t wanted = strtoull(arguments[2], NULL, 10);
  state = (count > 3 ? strtoull(arguments[3], NULL, 10) : 1) * 0x9E3779B97F4A7C15u;
  employer = read_file(arguments[1], "employer.json", &employer_count);
  person = read_file(arguments[1], "person.json", &person_count);
  registrations = read_file(arguments[1], "registrations.csv", &registrations_count);
  carry = read_file(arguments[1], "carry.json", &carry_count);
  penna_engine *engine = NULL;
  CHECK(penna_engine_create(employer, employer_count, &engine, NULL) == PENNA_OK);
  while (calls < wanted) turn(engine);
  penna_engine_destroy(engine);
  free(employer);
  free(person);
  free(registrations);
  free(carry);
  printf("fuzz: %llu calls, by status:", (unsigned long long)calls);
  for (int status = 0; status < STATUSES; status++) printf(" %llu", (unsigned long long)seen[status]);
  puts("");
  return 0;
}
