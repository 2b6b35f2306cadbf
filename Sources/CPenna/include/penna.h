/*===----------------------------------------------------------------------===
 * This source file is part of Penna.
 * Licensed under the Apache License, Version 2.0. See LICENSE.
 *===----------------------------------------------------------------------===
 *
 * Penna calculates Swedish municipal pay. This header is the whole contract of the shared library; what does not
 * stand here is not promised. Documentation/CGuide.md begins with ten lines that work.
 *
 * Statuses.  A function that can fail returns a penna_status, 0 when all is well. No bad argument stops the program:
 *            every one of them is a status. A status that this header does not name is a failure too.
 * Errors.    The last parameter, `penna_error **error`, may be NULL. Otherwise *error is set: NULL on success, and on
 *            failure an error that the caller frees with penna_error_free. When there is no memory even for that, it is
 *            NULL and the status says PENNA_OUT_OF_MEMORY. Messages are Swedish, for payroll people: what is wrong,
 *            where, and what to do. Codes and paths are for programs.
 * Texts.     UTF-8 with a length. Texts going in need no final zero byte, and may be NULL when the length is 0.
 *            Texts coming out have a zero byte after them that is not counted.
 * Ownership. What a function hands out through `**` or a penna_buffer is the caller's, who gives it back to the function
 *            named there. All such functions accept NULL. A penna_text is lent: it lives as long as what it came from.
 *            Nothing that is passed in is kept after the call, unless the function says so.
 * Threads.   There is no global state. An engine and a result never change: any number of threads may use one at the
 *            same time, until one of them destroys it. An error, a buffer and an Arrow stream belong to one thread at a
 *            time. Callbacks come on the thread that made the call, and before it returns.
 * Growth.    Structs that begin with struct_size may grow at their end; the initialiser sets it. A library knows older
 *            and newer callers by it. Functions are never changed within an ABI version, only added.
 * Money      is whole öre in 64 bits, everywhere.
 *
 * Everything here is since ABI version 1.
 */
#ifndef PENNA_H
#define PENNA_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/*===-- The Arrow C data and stream interfaces, as Apache Arrow publishes them ------------------------------------===*/

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema* out);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray* out);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif /* ARROW_C_STREAM_INTERFACE */

/*===-- Versions ---------------------------------------------------------------------------------------------------===*/

/** The ABI that this header describes. A library with the same number works with programs built with this header. */
#define PENNA_ABI_VERSION 1

/** The version of the library that this header came with. */
#define PENNA_VERSION "0.1.0"

/** The ABI version of the library that is loaded; compare it with PENNA_ABI_VERSION. Any thread. */
uint32_t penna_abi_version(void);

/** The version of the library that is loaded, such as "0.1.0". Never freed. Any thread. */
const char *penna_version(void);

/*===-- Statuses and errors ----------------------------------------------------------------------------------------===*/

/** What came of a call: 0, or why it failed. */
typedef int32_t penna_status;

/** All is well. */
#define PENNA_OK 0
/** The call itself is wrong: a NULL that must not be, an unknown struct_size, a day that does not exist. */
#define PENNA_INVALID_ARGUMENT 1
/** The data cannot be read: JSON, CSV or Arrow. The error has the path of the offending value. */
#define PENNA_INVALID_INPUT 2
/** The data can be read but not calculated: a fact is missing, a table does not cover the year. */
#define PENNA_CANNOT_CALCULATE 3
/** The progress callback asked to stop. */
#define PENNA_CANCELLED 4
/** A stream of the caller's failed; the error has its text. */
#define PENNA_STREAM_FAILED 5
/** There is no file, error, run or person of that name or number. */
#define PENNA_NOT_FOUND 6
/** Memory for what the call hands out could not be had. */
#define PENNA_OUT_OF_MEMORY 7
/** The store could not do what was asked, or what is stored cannot be read. */
#define PENNA_STORE_FAILED 8
/** Somebody else changed the run since it was read. */
#define PENNA_CONFLICT 9
/** The state of the run, or of those before and after it, does not allow it. */
#define PENNA_WRONG_STATE 10

/** A text that is lent. `bytes` is never NULL. */
typedef struct penna_text {
  const char *bytes;
  size_t count;
} penna_text;

/** Bytes that the caller owns and gives back to penna_buffer_free. */
typedef struct penna_buffer {
  char *bytes;
  size_t count;
} penna_buffer;

#define PENNA_BUFFER_INIT { NULL, 0 }

/** Frees a buffer's bytes and empties it. Accepts NULL and an empty buffer. */
void penna_buffer_free(penna_buffer *buffer);

/** Something wrong: with a call, or with the input of a run. Owned by the caller. */
typedef struct penna_error penna_error;

/** Keeps somebody from being paid, or made the call fail. */
#define PENNA_SEVERITY_ERROR 1
/** Worth a look before the pay is sent. */
#define PENNA_SEVERITY_REMARK 2

/** The status that goes with the error; PENNA_INVALID_ARGUMENT for NULL. */
penna_status penna_error_status(const penna_error *error);

/** PENNA_SEVERITY_ERROR or PENNA_SEVERITY_REMARK; PENNA_SEVERITY_ERROR for NULL. */
int32_t penna_error_severity(const penna_error *error);

/** Nobody's pay waits. */
#define PENNA_STOPS_NOBODY 0
/** The person of penna_error_person is not paid until it is mended. */
#define PENNA_STOPS_PERSON 1
/** Nobody is paid until it is mended, or the call as a whole failed. */
#define PENNA_STOPS_ALL 2

/** What it stops: one of PENNA_STOPS_…; PENNA_STOPS_ALL for NULL. */
int32_t penna_error_stops(const penna_error *error);

/** A word for programs, such as `missingKey` or `yearNotCovered`; empty when there is none. Lent by the error. */
penna_text penna_error_code(const penna_error *error);

/** What is wrong and what to do, in Swedish. Lent by the error. */
penna_text penna_error_message(const penna_error *error);

/**
 * Where: the path of a JSON value (`$.employments[0].terms[0].degree`), a row of the input (`people.ndjson rad 12`), a
 * column, or a parameter of the call; empty when there is no place. Lent by the error.
 */
penna_text penna_error_path(const penna_error *error);

/** The file or table it is in, such as `people.ndjson`; empty when there is none. Lent by the error. */
penna_text penna_error_file(const penna_error *error);

/** The row of the file or table, from 1; 0 when there is none. */
int64_t penna_error_line(const penna_error *error);

/** The column or field, by its name; empty when there is none. Lent by the error. */
penna_text penna_error_column(const penna_error *error);

/**
 * What can be done, in Swedish, each way apart by a line feed; empty when the message says all. Each is enough by itself.
 * Lent by the error.
 */
penna_text penna_error_ways_out(const penna_error *error);

/** The personnummer it concerns, 12 digits; empty when it concerns nobody or nobody known. Lent by the error. */
penna_text penna_error_person(const penna_error *error);

/** The anställningsnummer it concerns; empty when none. Lent by the error. */
penna_text penna_error_employment(const penna_error *error);

/** Frees an error. Accepts NULL. */
void penna_error_free(penna_error *error);

/*===-- The engine -------------------------------------------------------------------------------------------------===*/

/** One employer, ready to calculate. Never changes; any number of threads may use one at the same time. */
typedef struct penna_engine penna_engine;

/**
 * Makes an engine of an employer.
 *
 * @param employer_json  the contents of employer.json; see Documentation/InputFormat.md.
 * @param count          its bytes.
 * @param engine         set to the engine, owned by the caller and given back to penna_engine_destroy; NULL on failure.
 * @return PENNA_INVALID_INPUT with the path of the offending value when the employer cannot be read.
 */
penna_status penna_engine_create(const char *employer_json, size_t count, penna_engine **engine, penna_error **error);

/**
 * Makes an engine of an employer, with years beside those that the library has built in.
 *
 * @param years       documents of years, as `penna year` makes them, and of dated figures, told apart by their format;
 *                    see Documentation/Years.md and Figures.md. Read and not kept. NULL when year_count is 0.
 * @param year_count  how many there are.
 * @return PENNA_INVALID_INPUT with the number of the document and the path of the offending value (`years[0] $.figures[2]`)
 *         when one cannot be read, two have a figure for the same day, or one contradicts what is confirmed in the
 *         library and is no correction.
 */
penna_status penna_engine_create_with_years(const char *employer_json, size_t count, const penna_text *years,
                                            size_t year_count, penna_engine **engine, penna_error **error);

/**
 * The same with agreements that documents declare, beside AB and the others that the library has.
 *
 * @param agreements       documents of agreements; see Documentation/DeclareAnAgreement.md. Read and not kept. NULL when
 *                         agreement_count is 0.
 * @param agreement_count  how many there are.
 * @return PENNA_INVALID_INPUT as penna_engine_create_with_years, with `agreements[0] $.rules[2].expression` for an
 *         agreement, and `agreements` when two cannot be told apart.
 */
penna_status penna_engine_create_with_agreements(const char *employer_json, size_t count, const penna_text *years,
                                                 size_t year_count, const penna_text *agreements,
                                                 size_t agreement_count, penna_engine **engine, penna_error **error);

/** Destroys an engine that no call uses any more. Results made with it live on. Accepts NULL. */
void penna_engine_destroy(penna_engine *engine);

/**
 * How a run is getting on.
 *
 * @param done   how many people are done.
 * @param total  how many there are.
 * @return 0 to go on; anything else stops the run with PENNA_CANCELLED.
 */
typedef int32_t (*penna_progress)(void *context, int64_t done, int64_t total);

/** What to calculate, and how. */
typedef struct penna_options {
  /** sizeof(penna_options); the initialiser sets it. */
  size_t struct_size;
  /** The year and month of the pay date. */
  int32_t pay_year;
  int32_t pay_month;
  /** The day of the pay date; 0 for the employer's ordinary day of that month. */
  int32_t pay_day;
  /** How many threads a run may use, the caller's own included, 1–256; 0 is 1. A single payslip uses the caller's. */
  int32_t threads;
  /** Seconds since 1970-01-01 UTC: what was recorded later is not known. INT64_MAX for everything. */
  int64_t known_at;
  /** Told between parts of a run; NULL when nobody wants to know. */
  penna_progress progress;
  /** Handed to progress as it is. */
  void *progress_context;
} penna_options;

#define PENNA_OPTIONS_INIT { sizeof(penna_options), 0, 0, 0, 1, INT64_MAX, NULL, NULL }

/*===-- One person -------------------------------------------------------------------------------------------------===*/

/**
 * Calculates one person's payslip.
 *
 * The result is JSON: `{"payslip": …, "carry": …, "remarks": […]}`. `payslip` is a line of payslips.ndjson, or null when
 * there is nothing to pay; `carry` is what the next month needs, or null when it is nothing; `remarks` say what should
 * be looked at. The same engine, options and texts give the same bytes.
 *
 * @param person  a line of people.ndjson, with registrations inside the employments.
 * @param carry   what last month's result left under `carry`; NULL and 0 for a person who was never paid, or `null`.
 * @param result  set to the JSON; freed with penna_buffer_free. Empty on failure.
 * @return PENNA_INVALID_INPUT with a path when a text cannot be read; PENNA_CANNOT_CALCULATE when the person cannot be
 *         paid, and then the error says why.
 */
penna_status penna_payslip(const penna_engine *engine, const penna_options *options, const char *person,
                           size_t person_count, const char *carry, size_t carry_count, penna_buffer *result,
                           penna_error **error);

/**
 * The same payslip as text, in Swedish: every line with its formula, worked out and proved, and the days behind it.
 *
 * Parameters and statuses are those of penna_payslip; `text` is plain text for a fixed-width font.
 */
penna_status penna_explain(const penna_engine *engine, const penna_options *options, const char *person,
                           size_t person_count, const char *carry, size_t carry_count, penna_buffer *text,
                           penna_error **error);

/*===-- A month of people ------------------------------------------------------------------------------------------===*/

/** The results of a run. Never changes; any number of threads may read one at the same time. */
typedef struct penna_result penna_result;

/**
 * Runs a pay date for many people: the contents of an employer's folder, without files.
 *
 * A run with people in error is PENNA_OK: everybody else is paid, and penna_result_error has the errors. Every person
 * comes out as exactly one of three: a payslip, nothing to pay, or not paid because of at least one error.
 *
 * @param people         the contents of people.ndjson.
 * @param registrations  the contents of registrations.csv; NULL and 0 when there are none beside those in `people`.
 * @param carry          the contents of carry.ndjson; NULL and 0 when nobody was paid before.
 * @param result         set to the results, given back to penna_result_destroy; NULL on failure.
 * @return PENNA_INVALID_INPUT when what is wrong may concern anybody, so that nobody can be paid;
 *         PENNA_CANNOT_CALCULATE when the pay date cannot be calculated; PENNA_CANCELLED.
 */
penna_status penna_run(const penna_engine *engine, const penna_options *options, const char *people,
                       size_t people_count, const char *registrations, size_t registrations_count, const char *carry,
                       size_t carry_count, penna_result **result, penna_error **error);

/**
 * The same run over Arrow tables; their columns stand in Documentation/CGuide.md.
 *
 * The streams are moved out of the caller's structs and released, whatever comes of the call, also when an argument is
 * wrong. Text columns may be utf8, large utf8, utf8 view or dictionaries of them; see the guide for the other types.
 *
 * @param people         a row for each employment, or a column `document` with a line of people.ndjson in each row.
 * @param registrations  the columns of registrations.csv; NULL when there are none.
 * @param carry          a column `document` with a line of carry.ndjson in each row; NULL when nobody was paid before.
 * @return as penna_run; PENNA_STREAM_FAILED when a stream fails.
 */
penna_status penna_run_stream(const penna_engine *engine, const penna_options *options,
                              struct ArrowArrayStream *people, struct ArrowArrayStream *registrations,
                              struct ArrowArrayStream *carry, penna_result **result, penna_error **error);

/** How many of everything. */
typedef struct penna_counts {
  /** sizeof(penna_counts); the initialiser sets it. */
  size_t struct_size;
  /** The people of the input: payslips + nothing_to_pay + not_paid. */
  int64_t people;
  int64_t payslips;
  int64_t nothing_to_pay;
  int64_t not_paid;
  int64_t lines;
  /** How many penna_result_error has, errors first. */
  int64_t errors;
  int64_t remarks;
} penna_counts;

#define PENNA_COUNTS_INIT { sizeof(penna_counts), 0, 0, 0, 0, 0, 0, 0 }

/** Counts the results. */
penna_status penna_result_counts(const penna_result *result, penna_counts *counts);

/**
 * One error or remark of the run, by number from 0; errors come before remarks.
 *
 * @param found  set to the error; freed with penna_error_free.
 * @return PENNA_NOT_FOUND after the last.
 */
penna_status penna_result_error(const penna_result *result, int64_t number, penna_error **found);

/**
 * A file of the results by name, written when it is asked for: payslips.ndjson, lines.csv, personer.csv, errors.csv,
 * summary.json, agi.csv, carry.ndjson, formulas.json; of a run over a store receipt.json too. The bytes are those that
 * `penna run` writes.
 *
 * @param name  the name, ended by a zero byte.
 * @param file  set to the bytes; freed with penna_buffer_free.
 * @return PENNA_NOT_FOUND when there is no file of that name.
 */
penna_status penna_result_file(const penna_result *result, const char *name, penna_buffer *file, penna_error **error);

/**
 * The pay lines as an Arrow stream, in batches of at most 65 536; its columns stand in Documentation/CGuide.md.
 *
 * @param stream  filled in; the caller calls its release. It lives on after the result is destroyed.
 */
penna_status penna_result_lines(const penna_result *result, struct ArrowArrayStream *stream);

/** The payslips, one a row, as an Arrow stream. As penna_result_lines. */
penna_status penna_result_payslips(const penna_result *result, struct ArrowArrayStream *stream);

/** The errors and remarks, one a row, as an Arrow stream. As penna_result_lines. */
penna_status penna_result_errors(const penna_result *result, struct ArrowArrayStream *stream);

/** What the next month needs, one person a row, as an Arrow stream that penna_run_stream takes. As penna_result_lines. */
penna_status penna_result_carry(const penna_result *result, struct ArrowArrayStream *stream);

/** Destroys a result. Streams that came from it live on. Accepts NULL. */
void penna_result_destroy(penna_result *result);

/*===-- A store of the host's --------------------------------------------------------------------------------------===*/

/*
 * The host keeps facts, runs and payslips where it likes, and tells Penna how by a table of functions. Documentation/
 * Stores.md says what a store promises; Tests/C/store is one. Days are numbers such as 20261127. The structs of
 * this part never grow, but for penna_store. Texts that Penna hands to the functions live until the function returns.
 */

/** A fact as it was recorded. Never changed; a later one of the same kind, key and subject replaces it for its days. */
typedef struct penna_fact {
  /** Its place in the store, from 1 and rising; 0 in `append`, which gives it one. */
  int64_t number;
  /** Organisationsnummer. */
  penna_text employer;
  /** Personnummer, 12 digits; empty for facts of the employer itself. */
  penna_text person;
  /** Anställningsnummer; empty for facts of the person itself. */
  penna_text employment;
  penna_text kind;
  penna_text key;
  /** The first day that it says something of. */
  int32_t from_day;
  /** The last such day; 0 until further notice. */
  int32_t through_day;
  /** Seconds since 1970-01-01 UTC. */
  int64_t recorded;
  /** 1 when it has no content but takes back what was known for its days. */
  int32_t withdraws;
  penna_text content;
} penna_fact;

/** A run but for its payslips. */
typedef struct penna_stored_run {
  /** Organisationsnummer. */
  penna_text employer;
  /** Which of the employer's runs, such as "2026-11-27 ordinarie 1". */
  penna_text key;
  /** Counts every change, from 1. */
  int64_t revision;
  /** 1 when it is locked and must never change again. */
  int32_t is_locked;
  /** Everything else about it, for Penna. */
  penna_text document;
} penna_stored_run;

/** A payslip with what its month left to the next. */
typedef struct penna_stored_payslip {
  /** Personnummer, 12 digits; empty when it has been erased. */
  penna_text person;
  /** 1 when it has been erased: person, payslip and carry are then gone. */
  int32_t is_erased;
  penna_text payslip;
  penna_text carry;
  /** 64 hexadecimal digits, which stay when the rest is erased. */
  penna_text digest;
} penna_stored_payslip;

/** Where a store's function puts what it finds. It is Penna's, and lives until the function returns. */
typedef struct penna_answer penna_answer;

/** Answers a number. */
void penna_answer_number(penna_answer *answer, int64_t number);

/** Answers one more fact. Its texts are copied, here and below. */
void penna_answer_fact(penna_answer *answer, const penna_fact *fact);

/** Answers one more run. */
void penna_answer_run(penna_answer *answer, const penna_stored_run *run);

/** Answers one more payslip. */
void penna_answer_payslip(penna_answer *answer, const penna_stored_payslip *payslip);

/** Says why the function fails, for people to read; it then returns something else than PENNA_OK. */
void penna_answer_message(penna_answer *answer, const char *message, size_t count);

/**
 * How to keep facts and runs.
 *
 * Every function is whole or not at all, and returns PENNA_OK; PENNA_CONFLICT or PENNA_NOT_FOUND where it says so; or
 * PENNA_STORE_FAILED, with penna_answer_message. Functions come on the thread that called Penna, one at a time for each
 * call; a ledger that several threads use may have several calls under way at once. None may be NULL.
 */
typedef struct penna_store {
  /** sizeof(penna_store); the initialiser sets it. */
  size_t struct_size;
  /** Handed to every function as it is. */
  void *context;

  /**
   * Adds facts of one employer at the end, all or none, and answers the number of the last fact of the store.
   *
   * `seen`: the last fact of the employer that was seen when these were made, or -1. PENNA_CONFLICT, unless it is -1, when
   * the employer has a fact after it: somebody else has recorded meanwhile, and Penna reads and tries again.
   */
  penna_status (*append)(void *context, const penna_fact *facts, size_t count, int64_t seen, penna_answer *answer);

  /** Answers the number of the last fact of the store, of any employer; 0 when there is none. */
  penna_status (*last_fact)(void *context, penna_answer *answer);

  /**
   * Answers the facts of an employer with numbers over `after`, by number.
   *
   * `person`: only that person's; empty for all of the employer's. `recorded_by`: only those recorded by then;
   * INT64_MAX for all.
   */
  penna_status (*read_facts)(void *context, penna_text employer, penna_text person, int64_t recorded_by, int64_t after,
                             penna_answer *answer);

  /**
   * Stores a run with all its payslips, in their order, instead of what was stored of it.
   *
   * PENNA_CONFLICT unless what is stored has the revision before and is not locked; nothing must be stored when the
   * revision is 1.
   */
  penna_status (*commit)(void *context, const penna_stored_run *run, const penna_stored_payslip *payslips, size_t count,
                         penna_answer *answer);

  /**
   * Stores a run anew and keeps its payslips.
   *
   * PENNA_CONFLICT as for commit, and, when the run comes to be locked, unless `locked_runs` of the employer's runs are
   * locked before: of two runs that were calculated from the same past only one may be locked.
   */
  penna_status (*advance)(void *context, const penna_stored_run *run, int64_t locked_runs, penna_answer *answer);

  /** Answers all runs of an employer, in any order. */
  penna_status (*runs)(void *context, penna_text employer, penna_answer *answer);

  /**
   * Answers the payslips of a run, in their order. `person`: only that person's, or none; empty for all.
   *
   * PENNA_NOT_FOUND when there is no such run.
   */
  penna_status (*payslips)(void *context, penna_text employer, penna_text key, penna_text person, penna_answer *answer);

  /** Erases a person at an employer: the facts, and in every run the payslip but for its place and digest. */
  penna_status (*erase)(void *context, penna_text employer, penna_text person, penna_answer *answer);
} penna_store;

#define PENNA_STORE_INIT { sizeof(penna_store), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL }

/*===-- A ledger: facts that are added, runs that are calculated from them, corrections --------------------------------*/

/**
 * The book of one employer in a store. Any number of threads may use one, as far as the store's functions allow it, until
 * one of them destroys it.
 *
 * Every function may return PENNA_STORE_FAILED, PENNA_CONFLICT when somebody else changed the run meanwhile, PENNA_NOT_FOUND
 * when there is no such run or person, and PENNA_WRONG_STATE when the run's state, or the runs before and after it, do not
 * allow it; the error's code says more. Nothing is then half done.
 */
typedef struct penna_ledger penna_ledger;

/**
 * Opens the ledger of an employer.
 *
 * @param store     copied; its functions and context must live as long as the ledger.
 * @param employer  organisationsnummer.
 * @param ledger    set to the ledger, given back to penna_ledger_destroy; NULL on failure.
 */
penna_status penna_ledger_create(const penna_store *store, const char *employer, size_t employer_count,
                                 penna_ledger **ledger, penna_error **error);

/**
 * Opens the ledger of an employer, with years beside those that the library has built in.
 *
 * A ledger whose runs were calculated with a document needs the same document again: receipts have its hash.
 *
 * @param years  as in penna_engine_create_with_years.
 */
penna_status penna_ledger_create_with_years(const penna_store *store, const char *employer, size_t employer_count,
                                            const penna_text *years, size_t year_count, penna_ledger **ledger,
                                            penna_error **error);

/**
 * The same with agreements that documents declare; runs calculated with one need the same document again.
 *
 * @param agreements  as in penna_engine_create_with_agreements.
 */
penna_status penna_ledger_create_with_agreements(const penna_store *store, const char *employer, size_t employer_count,
                                                 const penna_text *years, size_t year_count,
                                                 const penna_text *agreements, size_t agreement_count,
                                                 penna_ledger **ledger, penna_error **error);

/** Destroys a ledger that no call uses any more. Results made with it live on. Accepts NULL. */
void penna_ledger_destroy(penna_ledger *ledger);

/** What a host knows now; texts that it does not have are empty. */
typedef struct penna_facts {
  /** sizeof(penna_facts); the initialiser sets it. */
  size_t struct_size;
  /** The contents of employer.json; always needed. */
  penna_text employer;
  /** The contents of people.ndjson, registrations.csv and withdrawals.csv; see Documentation/InputFormat.md. */
  penna_text people;
  penna_text registrations;
  penna_text withdrawals;
} penna_facts;

#define PENNA_FACTS_INIT { sizeof(penna_facts), { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, { NULL, 0 } }

/**
 * Records what is known now: what is new is added, and what the registers no longer say of the people is withdrawn.
 *
 * The summary is JSON: how many `facts` were added, how many of them were `withdrawn`, the `problems` of the input, and
 * the people that are `blocked`: what concerns them could not be read, and a run should leave them out until it can.
 *
 * @param now      seconds since 1970-01-01 UTC: facts that do not say otherwise were recorded then.
 * @param summary  set to the JSON; freed with penna_buffer_free.
 * @return PENNA_INVALID_INPUT when what is wrong may concern anybody; nothing is then recorded.
 */
penna_status penna_ledger_record(const penna_ledger *ledger, const penna_facts *facts, int64_t now,
                                 penna_buffer *summary, penna_error **error);

/** What kind of run it is. */
#define PENNA_RUN_ORDINARY 0
#define PENNA_RUN_EXTRA 1
#define PENNA_RUN_FINAL 2
/** What another system left, before the first run. */
#define PENNA_RUN_OPENING 3

/** Which run of an employer. */
typedef struct penna_run_key {
  /** sizeof(penna_run_key); the initialiser sets it. */
  size_t struct_size;
  /** The year and month of the pay date. */
  int32_t pay_year;
  int32_t pay_month;
  /** The day of the pay date; 0 for the employer's ordinary day of that month. */
  int32_t pay_day;
  /** PENNA_RUN_ORDINARY and so on. */
  int32_t kind;
  /** Tells apart several of a kind on a day, from 1. */
  int32_t number;
} penna_run_key;

#define PENNA_RUN_KEY_INIT { sizeof(penna_run_key), 0, 0, 0, PENNA_RUN_ORDINARY, 1 }

/**
 * Begins a ledger where another system ends. The facts are recorded first; everybody who is known gets an opening, and
 * those without a carry begin from nothing.
 *
 * @param last   the month that the other system paid last: its day, kind and number are not looked at.
 * @param carry  the contents of carry.ndjson.
 * @param by     who does it; it stands in the run for ever.
 */
penna_status penna_ledger_open(const penna_ledger *ledger, const penna_run_key *last, const char *carry,
                               size_t carry_count, const char *by, size_t by_count, int64_t now, penna_error **error);

/** How a run over a store is made. */
typedef struct penna_run_request {
  /** sizeof(penna_run_request); the initialiser sets it. */
  size_t struct_size;
  /** How many threads, 1–256; 0 is 1. */
  int32_t threads;
  /** 0 when nothing is to be stored: what would come out. */
  int32_t stores;
  /** What was recorded later is not known. INT64_MAX for `now`. */
  int64_t known_at;
  /** The host's clock, seconds since 1970-01-01 UTC. */
  int64_t now;
  /** Who makes the run. */
  penna_text by;
  /** Only these people, and all but these: personnummer, with commas between; empty for everybody, and for nobody. */
  penna_text only;
  penna_text excluded;
  /** Told between parts of a run; NULL when nobody wants to know. */
  penna_progress progress;
  /** Handed to progress as it is. */
  void *progress_context;
} penna_run_request;

#define PENNA_RUN_REQUEST_INIT \
  { sizeof(penna_run_request), 1, 1, INT64_MAX, 0, { NULL, 0 }, { NULL, 0 }, { NULL, 0 }, NULL, NULL }

/**
 * Calculates a run from all that is known, with corrections of months that have been paid, and stores it as preliminary
 * instead of the one that was there.
 *
 * @param result  set to the results, given back to penna_result_destroy; NULL on failure. penna_result_file has
 *                receipt.json too.
 * @return PENNA_WRONG_STATE when the run is locked, approved, or one before it is open; PENNA_CANCELLED.
 */
penna_status penna_ledger_run(const penna_ledger *ledger, const penna_run_key *key, const penna_run_request *request,
                              penna_result **result, penna_error **error);

/** Answers for a preliminary run (attest). */
#define PENNA_STEP_APPROVE 1
/** Takes the approval back, so that the run can be calculated again. */
#define PENNA_STEP_TAKE_BACK 2
/** Locks an approved run: it is paid, and never changes again. */
#define PENNA_STEP_LOCK 3

/**
 * Takes a stored run a step further.
 *
 * @param step  PENNA_STEP_APPROVE and so on.
 * @param by    who does it; it stands in the run for ever.
 */
penna_status penna_ledger_step(const penna_ledger *ledger, const penna_run_key *key, int32_t step, const char *by,
                               size_t by_count, int64_t now, penna_error **error);

/**
 * The runs of the employer as a JSON array, in order: run, state, steps, receipt, and how many facts are newer.
 *
 * @param json  set to the JSON; freed with penna_buffer_free.
 */
penna_status penna_ledger_status(const penna_ledger *ledger, penna_buffer *json, penna_error **error);

/**
 * Calculates a stored run again from what was known in it, and compares every payslip, the receipt and the chain of receipts.
 *
 * @param is_right  set to 1 when everything is as it was, or else to 0.
 * @param json      set to what was found, as JSON; freed with penna_buffer_free.
 */
penna_status penna_ledger_verify(const penna_ledger *ledger, const penna_run_key *key, int32_t *is_right,
                                 penna_buffer *json, penna_error **error);

/**
 * One stored payslip with the way from it to the root in the run's receipt, as JSON that Tests/Proof/prove.py can prove.
 *
 * @param person  personnummer.
 * @param json    set to the JSON; freed with penna_buffer_free.
 */
penna_status penna_ledger_payslip(const penna_ledger *ledger, const penna_run_key *key, const char *person,
                                  size_t person_count, penna_buffer *json, penna_error **error);

/**
 * What stands for a calendar month of payment at Skatteverket, as agi.csv: its locked runs together, with what later runs
 * have changed in it.
 *
 * @param csv  set to the CSV; freed with penna_buffer_free.
 * @return PENNA_NOT_FOUND when no run of the month is locked; PENNA_CANNOT_CALCULATE when somebody falls out of it.
 */
penna_status penna_ledger_agi(const penna_ledger *ledger, int32_t year, int32_t month, penna_buffer *csv,
                              penna_error **error);

/**
 * What must be sent again to Skatteverket because of a stored run, with the columns of agi.csv and a last one, change: ny,
 * ersatt or borttagen. Only the heading when there is nothing.
 *
 * @param csv  set to the CSV; freed with penna_buffer_free.
 */
penna_status penna_ledger_agi_changes(const penna_ledger *ledger, const penna_run_key *key, penna_buffer *csv,
                                      penna_error **error);

/**
 * All that is stored of a person, as JSON (registerutdrag).
 *
 * @param person  personnummer.
 * @param json    set to the JSON; freed with penna_buffer_free.
 */
penna_status penna_ledger_extract(const penna_ledger *ledger, const char *person, size_t person_count,
                                  penna_buffer *json, penna_error **error);

/** Erases a person (gallring). Receipts can still be verified. @param person  personnummer. */
penna_status penna_ledger_erase(const penna_ledger *ledger, const char *person, size_t person_count,
                                penna_error **error);

/*===-- The law by itself ------------------------------------------------------------------------------------------===*/

/**
 * Preliminary tax on a month's taxable pay by the monthly tables.
 *
 * @param table   29–42.
 * @param column  1–6.
 * @param tax     set to the tax in öre, always whole kronor.
 * @return PENNA_CANNOT_CALCULATE when there is no such year, table or column, or the pay is negative.
 */
penna_status penna_tax(int32_t year, int32_t table, int32_t column, int64_t pay, int64_t *tax, penna_error **error);

/**
 * Arbetsgivaravgifter of one person's whole base with an employer in a calendar month.
 *
 * @param year, month, day  the pay date.
 * @param base              in öre; a negative base gives no contributions.
 * @param contributions     set to the contributions, to the öre.
 */
penna_status penna_contributions(int32_t year, int32_t month, int32_t day, int32_t birth_year, int64_t base,
                                 int64_t *contributions, penna_error **error);

/**
 * Every rule that the engine runs, as JSON: paragraphs with their formulas and their figures by date, source and
 * confidence; with an engine also the employer's local figures, and those of the documents that it was made with.
 *
 * @param engine  the employer whose local figures are shown; NULL for the agreement's and the law's own.
 * @param json    set to the JSON; freed with penna_buffer_free.
 */
penna_status penna_rulebook(const penna_engine *engine, penna_buffer *json, penna_error **error);

#ifdef __cplusplus
}
#endif

#endif /* PENNA_H */
