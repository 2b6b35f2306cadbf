/* The ten lines that Documentation/CGuide.md begins with. */
#include <penna.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const char *employer = "{\"organisationsnummer\": \"212000-0142\", \"name\": \"Kommunen\"}";
  const char *person = "{\"personnummer\": \"195704289999\", \"name\": \"Anna\", \"tax\": [{\"table\": 33, \"from\": "
                       "\"2020-01-01\"}], \"employments\": [{\"id\": \"1\", \"start\": \"2020-01-01\", \"terms\": "
                       "[{\"monthlyPay\": 30000.00, \"from\": \"2020-01-01\"}]}]}";
  penna_engine *engine;
  penna_error *error;
  penna_buffer text = PENNA_BUFFER_INIT;
  penna_options options = PENNA_OPTIONS_INIT;
  options.pay_year = 2026;
  options.pay_month = 11;
  penna_status status = penna_engine_create(employer, strlen(employer), &engine, &error);
  if (status == PENNA_OK) status = penna_explain(engine, &options, person, strlen(person), NULL, 0, &text, &error);
  if (status == PENNA_OK) puts(text.bytes);
  else fprintf(stderr, "%s: %s\n", penna_error_path(error).bytes, penna_error_message(error).bytes);
  penna_error_free(error);
  penna_buffer_free(&text);
  penna_engine_destroy(engine);
  return status;
}
