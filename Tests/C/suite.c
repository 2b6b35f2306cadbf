/* The C ABI by a C program: what goes right, and what every bad argument gives instead of a crash.
 *
 *   suite CORPUS-FOLDER [TWO-AGREEMENTS-FOLDER]
 */
#include "support.h"

static char *employer, *person, *registrations;
static size_t employer_count, person_count, registrations_count;

static penna_engine *make_engine(void) {
  penna_engine *engine = NULL;
  penna_error *error = NULL;
  CHECK(penna_engine_create(employer, employer_count, &engine, &error) == PENNA_OK);
  CHECK(engine != NULL && error == NULL);
  return engine;
}

static int contains(penna_buffer buffer, const char *text) { return strstr(buffer.bytes, text) != NULL; }

/* A year that is known to lack everything is taken; nobody can be paid in it, and the error says what it lacks. */
static void years(const char *employer_json, size_t count) {
  static const char bare[] = "{\"format\":\"penna-year-1\",\"year\":2031,\"figures\":[]}";
  static const char wrong[] = "{\"format\":\"penna-year-1\",\"year\":2031,\"figures\":[{\"key\":\"x\",\"value\":1}]}";
  penna_text good[2] = {{bare, sizeof bare - 1}, {bare, sizeof bare - 1}};
  penna_text bad = {wrong, sizeof wrong - 1};
  static const char version[] =
      "{\"format\":\"penna-figures-1\",\"name\":\"AB 27\",\"figures\":[{\"key\":\"ab.21.ob.d\",\"value\":30,"
      "\"from\":\"2027-04-01\",\"mark\":\"unconfirmed\",\"source\":\"invented\"}]}";
  penna_text figures = {version, sizeof version - 1};
  penna_engine *engine = NULL;
  penna_error *error = NULL;
  penna_buffer buffer = PENNA_BUFFER_INIT;
  penna_options options = PENNA_OPTIONS_INIT;
  CHECK(penna_engine_create_with_years(employer_json, count, NULL, 0, &engine, NULL) == PENNA_OK);
  penna_engine_destroy(engine);
  CHECK(penna_engine_create_with_years(employer_json, count, NULL, 1, &engine, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_engine_create_with_years(employer_json, count, good, 2, &engine, NULL) == PENNA_INVALID_INPUT);
  CHECK(penna_engine_create_with_years(employer_json, count, &bad, 1, &engine, &error) == PENNA_INVALID_INPUT);
  CHECK(engine == NULL && strstr(penna_error_path(error).bytes, "$.figures[0].key") != NULL);
  CHECK(strstr(penna_error_path(error).bytes, "years[0]") != NULL);
  penna_error_free(error);
  CHECK(penna_engine_create_with_years(employer_json, count, &figures, 1, &engine, NULL) == PENNA_OK);
  CHECK(penna_rulebook(engine, &buffer, NULL) == PENNA_OK && contains(buffer, "\"AB 27\""));
  penna_buffer_free(&buffer);
  penna_engine_destroy(engine);
  CHECK(penna_engine_create_with_years(employer_json, count, good, 1, &engine, NULL) == PENNA_OK);
  options.pay_year = 2031;
  options.pay_month = 1;
  CHECK(penna_payslip(engine, &options, person, person_count, NULL, 0, &buffer, &error) == PENNA_CANNOT_CALCULATE);
  CHECK(strstr(penna_error_message(error).bytes, "belopp.prisbasbelopp") != NULL);
  penna_error_free(error);
  penna_engine_destroy(engine);
}

static void versions(void) {
  CHECK(penna_abi_version() == PENNA_ABI_VERSION);
  CHECK(strcmp(penna_version(), PENNA_VERSION) == 0);
}

static void law(void) {
  int64_t tax = -1, contributions = -1;
  penna_error *error = NULL;
  CHECK(penna_tax(2026, 33, 1, 3000000, &tax, &error) == PENNA_OK && tax > 0 && tax % 100 == 0);
  CHECK(penna_tax(2026, 99, 1, 3000000, &tax, &error) == PENNA_CANNOT_CALCULATE && error != NULL);
  CHECK(penna_error_message(error).count > 0 && penna_error_code(error).count > 0);
  CHECK(penna_error_status(error) == PENNA_CANNOT_CALCULATE);
  CHECK(penna_error_stops(error) == PENNA_STOPS_ALL && penna_error_line(error) == 0);
  CHECK(penna_error_file(error).bytes != NULL && penna_error_column(error).bytes != NULL);
  CHECK(penna_error_ways_out(error).bytes != NULL);
  penna_error_free(error);
  CHECK(penna_tax(2026, 33, 1, 3000000, NULL, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_contributions(2026, 11, 27, 1990, 3000000, &contributions, NULL) == PENNA_OK);
  CHECK(contributions == 942600);
  CHECK(penna_contributions(2026, 13, 27, 1990, 3000000, &contributions, NULL) == PENNA_INVALID_ARGUMENT);
  penna_buffer rules = PENNA_BUFFER_INIT;
  CHECK(penna_rulebook(NULL, &rules, NULL) == PENNA_OK && contains(rules, "AB § 28"));
  penna_buffer_free(&rules);
  CHECK(rules.bytes == NULL && rules.count == 0);
  penna_buffer_free(&rules);
  penna_buffer_free(NULL);
}

static void payslips(void) {
  penna_engine *engine = make_engine();
  penna_options options = november();
  penna_buffer first = PENNA_BUFFER_INIT, second = PENNA_BUFFER_INIT;
  penna_error *error = NULL;
  CHECK(penna_payslip(engine, &options, person, person_count, NULL, 0, &first, &error) == PENNA_OK);
  CHECK(contains(first, "\"payslip\"") && contains(first, "karensavdrag") && contains(first, "\"carry\""));
  CHECK(penna_payslip(engine, &options, person, person_count, "null", 4, &second, &error) == PENNA_OK);
  CHECK(first.count == second.count && memcmp(first.bytes, second.bytes, first.count) == 0);
  penna_buffer_free(&first);
  penna_buffer_free(&second);
  CHECK(penna_explain(engine, &options, person, person_count, NULL, 0, &first, &error) == PENNA_OK);
  CHECK(contains(first, "AB § 28"));
  penna_buffer_free(&first);
  const char *bad = "{\"personnummer\": \"195704289999\", \"name\": 5}";
  CHECK(penna_payslip(engine, &options, bad, strlen(bad), NULL, 0, &first, &error) == PENNA_INVALID_INPUT);
  CHECK(strstr(penna_error_path(error).bytes, "name") != NULL && first.bytes == NULL);
  penna_error_free(error);
  options.pay_year = 2190;
  CHECK(penna_payslip(engine, &options, person, person_count, NULL, 0, &first, &error) == PENNA_CANNOT_CALCULATE);
  penna_error_free(error);
  penna_engine_destroy(engine);
}

static int32_t stop_at_once(void *context, int64_t done, int64_t total) {
  (void)total;
  *(int64_t *)context = done;
  return 1;
}

static void runs(void) {
  penna_engine *engine = make_engine();
  penna_options options = november();
  penna_result *result = NULL;
  penna_error *error = NULL;
  CHECK(penna_run(engine, &options, person, person_count, registrations, registrations_count, NULL, 0, &result,
                  &error) == PENNA_OK);
  penna_counts counts = PENNA_COUNTS_INIT;
  CHECK(penna_result_counts(result, &counts) == PENNA_OK);
  for (int64_t number = 0; number < counts.errors; number++) {
    CHECK(penna_result_error(result, number, &error) == PENNA_OK);
    fprintf(stderr, "%s: %s\n", penna_error_path(error).bytes, penna_error_message(error).bytes);
    penna_error_free(error);
  }
  CHECK(counts.people == 1 && counts.payslips == 1 && counts.not_paid == 0 && counts.lines > 5);
  penna_buffer lines = PENNA_BUFFER_INIT;
  CHECK(penna_result_file(result, "lines.csv", &lines, &error) == PENNA_OK && contains(lines, "fackavgift"));
  penna_buffer_free(&lines);
  CHECK(penna_result_file(result, "inget.csv", &lines, NULL) == PENNA_NOT_FOUND);
  CHECK(penna_result_error(result, 1000, &error) == PENNA_NOT_FOUND);
  struct ArrowArrayStream stream;
  CHECK(penna_result_lines(result, &stream) == PENNA_OK);
  penna_result_destroy(result);
  struct ArrowSchema schema;
  struct ArrowArray array;
  CHECK(stream.get_schema(&stream, &schema) == 0 && strcmp(schema.format, "+s") == 0);
  CHECK(stream.get_next(&stream, &array) == 0 && array.length == counts.lines);
  array.release(&array);
  CHECK(stream.get_next(&stream, &array) == 0 && array.release == NULL);
  schema.release(&schema);
  stream.release(&stream);
  int64_t seen = -1;
  options.progress = stop_at_once;
  options.progress_context = &seen;
  CHECK(penna_run(engine, &options, person, person_count, NULL, 0, NULL, 0, &result, &error) == PENNA_CANCELLED);
  CHECK(result == NULL && seen >= 0);
  penna_error_free(error);
  penna_engine_destroy(engine);
}

/* The same person as a table gives the same lines as the document. */
static void tables(void) {
  penna_engine *engine = make_engine();
  penna_options options = november();
  penna_error *error = NULL;
  penna_result *result = NULL, *again = NULL;
  CHECK(penna_run(engine, &options, person, person_count, NULL, 0, NULL, 0, &result, &error) == PENNA_OK);
  static test_table table;
  int32_t offsets[2] = {0, (int32_t)person_count};
  table_begin(&table, 1);
  table_column(&table, "document", "u", 3, NULL, offsets, person);
  struct ArrowArrayStream stream = table_stream(&table);
  CHECK(penna_run_stream(engine, &options, &stream, NULL, NULL, &again, &error) == PENNA_OK);
  CHECK(stream.release == NULL && table.released == 1);
  penna_buffer left = PENNA_BUFFER_INIT, right = PENNA_BUFFER_INIT;
  CHECK(penna_result_file(result, "lines.csv", &left, NULL) == PENNA_OK);
  CHECK(penna_result_file(again, "lines.csv", &right, NULL) == PENNA_OK);
  CHECK(left.count == right.count && memcmp(left.bytes, right.bytes, left.count) == 0);
  penna_buffer_free(&left);
  penna_buffer_free(&right);
  struct ArrowArrayStream carry;
  CHECK(penna_result_carry(again, &carry) == PENNA_OK);
  penna_result_destroy(again);
  options.pay_month = 12;
  table_begin(&table, 1);
  table_column(&table, "document", "u", 3, NULL, offsets, person);
  stream = table_stream(&table);
  CHECK(penna_run_stream(engine, &options, &stream, NULL, &carry, &again, &error) == PENNA_OK);
  penna_result_destroy(again);
  table_begin(&table, 1);
  table_column(&table, "documents", "u", 3, NULL, offsets, person);
  stream = table_stream(&table);
  CHECK(penna_run_stream(engine, &options, &stream, NULL, NULL, &again, &error) == PENNA_INVALID_INPUT);
  CHECK(strstr(penna_error_path(error).bytes, "documents") != NULL && table.released == 1);
  penna_error_free(error);
  penna_result_destroy(result);
  penna_engine_destroy(engine);
}

static void bad_arguments(void) {
  penna_engine *engine = make_engine(), *none = NULL;
  penna_options options = november();
  penna_buffer buffer = PENNA_BUFFER_INIT;
  penna_result *result = NULL;
  penna_counts counts = PENNA_COUNTS_INIT;
  CHECK(penna_engine_create(NULL, 4, &none, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_engine_create(employer, SIZE_MAX, &none, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_engine_create(employer, employer_count, NULL, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_engine_create("{", 1, &none, NULL) == PENNA_INVALID_INPUT && none == NULL);
  years(employer, employer_count);
  CHECK(penna_payslip(NULL, &options, person, person_count, NULL, 0, &buffer, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_payslip(engine, NULL, person, person_count, NULL, 0, &buffer, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_payslip(engine, &options, person, person_count, NULL, 0, NULL, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_run(engine, &options, NULL, 7, NULL, 0, NULL, 0, &result, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_run_stream(engine, &options, NULL, NULL, NULL, &result, NULL) == PENNA_INVALID_ARGUMENT);
  options.struct_size = 3;
  CHECK(penna_run(engine, &options, person, person_count, NULL, 0, NULL, 0, &result, NULL) == PENNA_INVALID_ARGUMENT);
  options = november();
  options.threads = 257;
  CHECK(penna_run(engine, &options, person, person_count, NULL, 0, NULL, 0, &result, NULL) == PENNA_INVALID_ARGUMENT);
  options = november();
  options.pay_day = 31;
  CHECK(penna_run(engine, &options, person, person_count, NULL, 0, NULL, 0, &result, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_result_counts(NULL, &counts) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_result_lines(NULL, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_result_file(NULL, "lines.csv", &buffer, NULL) == PENNA_INVALID_ARGUMENT);
  CHECK(penna_error_status(NULL) == PENNA_INVALID_ARGUMENT && penna_error_message(NULL).bytes != NULL);
  CHECK(penna_error_stops(NULL) == PENNA_STOPS_ALL && penna_error_line(NULL) == 0);
  penna_error_free(NULL);
  penna_result_destroy(NULL);
  penna_engine_destroy(NULL);
  penna_engine_destroy(engine);
}

/* Employments under AB and a declared agreement stand on one payslip, each paid and explained by its own. */
static void two_agreements(const char *folder) {
  size_t counts[3];
  char *document = read_file(folder, "badavtalet.json", &counts[0]);
  char *whose = read_file(folder, "employer.json", &counts[1]), *who = read_file(folder, "people-november.ndjson", &counts[2]);
  penna_text agreement = {document, counts[0]};
  penna_engine *engine = NULL;
  penna_error *error = NULL;
  penna_buffer slip = PENNA_BUFFER_INIT;
  penna_options options = november();
  CHECK(penna_engine_create_with_agreements(whose, counts[1], NULL, 0, &agreement, 1, &engine, &error) == PENNA_OK);
  CHECK(penna_payslip(engine, &options, who, counts[2], NULL, 0, &slip, &error) == PENNA_OK);
  CHECK(contains(slip, "\"gross\":25570.00") && contains(slip, "bad-kvall"));
  penna_buffer_free(&slip);
  CHECK(penna_explain(engine, &options, who, counts[2], NULL, 0, &slip, &error) == PENNA_OK);
  CHECK(contains(slip, "AB § 17") && contains(slip, "Badavtalet § 2") && !contains(slip, "INTE BEVISAD"));
  penna_buffer_free(&slip);
  penna_engine_destroy(engine);
  free(document);
  free(whose);
  free(who);
}

int main(int count, char **arguments) {
  const char *folder = count > 1 ? arguments[1] : "corpus";
  employer = read_file(folder, "employer.json", &employer_count);
  person = read_file(folder, "person.json", &person_count);
  registrations = read_file(folder, "registrations.csv", &registrations_count);
  versions();
  law();
  payslips();
  if (count > 2) two_agreements(arguments[2]);
  runs();
  tables();
  bad_arguments();
  free(employer);
  free(person);
  free(registrations);
  puts("suite: everything as penna.h says");
  return 0;
}
