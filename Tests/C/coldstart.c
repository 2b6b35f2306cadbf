/* How long from main to the first payslip. Prints milliseconds; it is a measurement, not a test. */
#define _POSIX_C_SOURCE 199309L
#include "support.h"
#include <time.h>

int main(int count, char **arguments) {
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  const char *folder = count > 1 ? arguments[1] : "corpus";
  size_t employer_count, person_count;
  char *employer = read_file(folder, "employer.json", &employer_count);
  char *person = read_file(folder, "person.json", &person_count);
  penna_engine *engine = NULL;
  penna_options options = november();
  penna_buffer result = PENNA_BUFFER_INIT;
  CHECK(penna_engine_create(employer, employer_count, &engine, NULL) == PENNA_OK);
  CHECK(penna_payslip(engine, &options, person, person_count, NULL, 0, &result, NULL) == PENNA_OK);
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%.2f ms from main to the first payslip\n",
         (double)(end.tv_sec - begin.tv_sec) * 1e3 + (double)(end.tv_nsec - begin.tv_nsec) / 1e6);
  penna_buffer_free(&result);
  penna_engine_destroy(engine);
  free(employer);
  free(person);
  return 0;
}
