/* What the C programs here share: texts read from files, tables built by hand, and checks that say where they failed. */
#ifndef PENNA_TEST_SUPPORT_H
#define PENNA_TEST_SUPPORT_H

#include <penna.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                       \
  do {                                                                                         \
    if (!(condition)) {                                                                        \
      fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition);                  \
      exit(1);                                                                                 \
    }                                                                                          \
  } while (0)

/* A whole file, ended by a zero byte that is not counted. */
static inline char *read_file(const char *folder, const char *name, size_t *count) {
  char path[4096];
  snprintf(path, sizeof path, "%s/%s", folder, name);
  FILE *file = fopen(path, "rb");
  CHECK(file != NULL);
  char *bytes = malloc(1 << 20);
  CHECK(bytes != NULL);
  *count = fread(bytes, 1, (1 << 20) - 1, file);
  bytes[*count] = 0;
  fclose(file);
  return bytes;
}

static inline penna_options november(void) {
  penna_options options = PENNA_OPTIONS_INIT;
  options.pay_year = 2026;
  options.pay_month = 11;
  return options;
}

/* A stream of one table whose memory belongs to the test. */
typedef struct {
  struct ArrowSchema schema, *children[32], fields[32];
  struct ArrowArray array, *arrays[32], columns[32];
  const void *buffers[32][4];
  int batches;
  int released;
} test_table;

static void release_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void release_array(struct ArrowArray *array) { array->release = NULL; }

static int table_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
  *out = ((test_table *)stream->private_data)->schema;
  return 0;
}

static int table_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
  test_table *table = stream->private_data;
  memset(out, 0, sizeof *out);
  if (table->batches-- > 0) *out = table->array;
  return 0;
}

static const char *table_error(struct ArrowArrayStream *stream) {
  (void)stream;
  return "the test's own stream";
}

static void table_release(struct ArrowArrayStream *stream) {
  ((test_table *)stream->private_data)->released++;
  stream->release = NULL;
}

static inline struct ArrowArrayStream table_stream(test_table *table) {
  struct ArrowArrayStream stream = {table_schema, table_next, table_error, table_release, table};
  return stream;
}

static inline void table_begin(test_table *table, int64_t rows) {
  memset(table, 0, sizeof *table);
  table->schema.format = "+s";
  table->schema.name = "";
  table->schema.children = table->children;
  table->schema.release = release_schema;
  table->array.length = rows;
  table->array.n_buffers = 1;
  table->array.buffers = table->buffers[31];
  table->array.children = table->arrays;
  table->array.release = release_array;
  table->batches = 1;
}

/* Adds a column; `buffers` are validity, values and, for texts, characters. */
static inline int table_column(test_table *table, const char *name, const char *format, int64_t buffers,
                               const void *first, const void *second, const void *third) {
  int place = (int)table->schema.n_children;
  table->children[place] = &table->fields[place];
  table->arrays[place] = &table->columns[place];
  table->fields[place].format = format;
  table->fields[place].name = name;
  table->fields[place].release = release_schema;
  table->buffers[place][0] = first;
  table->buffers[place][1] = second;
  table->buffers[place][2] = third;
  table->columns[place].length = table->array.length;
  table->columns[place].n_buffers = buffers;
  table->columns[place].buffers = table->buffers[place];
  table->columns[place].null_count = first == NULL ? 0 : -1;
  table->columns[place].release = release_array;
  table->schema.n_children = table->array.n_children = place + 1;
  return place;
}

#endif
