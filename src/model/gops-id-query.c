/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids of many rows, sorted by numbers. */

#include "config.h"

#include "gops-id-query.h"
#include "gops-pairs.h"

#include <string.h>

#define ROWS_BETWEEN_LOOKS 4096   /* for a cancel */
#define DIGIT_BITS 11             /* of the radix sort: 2,048 counters fit into the first cache */
#define DIGITS (1 << DIGIT_BITS)

typedef struct
{
  char   letter;
  gint64 integer;
  double real;
  char  *text;   /* (owned) (nullable) */
} Parameter;

struct _GopsIdQuery
{
  char       *sql;          /* (owned) */
  GopsIdOrder order;        /* its text is owned */
  GArray     *parameters;   /* (owned) (element-type Parameter) */
};

/* A row and what it is sorted by. */
typedef GopsPair Row;

/* --- parameters --- */

static void
clear_parameter (gpointer data)
{
  g_free (((Parameter *) data)->text);
}

static GArray *
read_parameters (const char *format,
                 va_list     args)
{
  GArray *parameters = g_array_new (FALSE, TRUE, sizeof (Parameter));

  g_array_set_clear_func (parameters, clear_parameter);
  for (int i = 0; format != NULL && format[i] != '\0'; i++)
    {
      Parameter parameter = { .letter = format[i] };

      switch (format[i])
        {
        case 'i': parameter.integer = va_arg (args, int); break;
        case 'l': parameter.integer = va_arg (args, gint64); break;
        case 'f': parameter.real = va_arg (args, double); break;
        case 's': parameter.text = g_strdup (va_arg (args, const char *)); break;
        default:  g_assert_not_reached ();
        }
      g_array_append_val (parameters, parameter);
    }
  return parameters;
}

static void
bind_parameters (GopsStatement *statement,
                 GArray        *parameters)
{
  for (guint i = 0; i < parameters->len; i++)
    {
      const Parameter *parameter = &g_array_index (parameters, Parameter, i);

      if (parameter->letter == 's')
        gops_statement_bind_text (statement, (int) i + 1, parameter->text, -1);
      else if (parameter->letter == 'f')
        gops_statement_bind_real (statement, (int) i + 1, parameter->real);
      else
        gops_statement_bind_int (statement, (int) i + 1, parameter->integer);
    }
}

/* --- reading --- */

/* "2026-11-22" as a number: its digits. */
static gint64
date_to_number (const char *date)
{
  gint64 number = 0;

  for (const char *c = date; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      number = number * 10 + (*c - '0');
  return number;
}

/* What sorts like @number, without sign. */
static guint64
key_of_number (gint64   number,
               gboolean descending)
{
  guint64 key = (guint64) number ^ (G_GUINT64_CONSTANT (1) << 63);

  return descending ? ~key : key;
}

static guint64
read_key (GopsStatement     *rows,
          const GopsIdOrder *order)
{
  return order->kind == GOPS_ID_ORDER_DATE ? key_of_number (date_to_number (gops_statement_text (rows, 1)), order->descending) : 0;
}

/* All rows of @statement (nullable, taken): ids with their keys, or without @order the ids as keys with their places. */
static GArray *
read_rows (GopsStatement     *statement,
           const GopsIdOrder *order,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr (GopsStatement) taken = statement;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  while (gops_statement_next (statement, &local_error))
    {
      gint64 id = gops_statement_int (statement, 0);
      Row row = order != NULL ? (Row) { read_key (statement, order), id } : (Row) { (guint64) id, rows->len };

      g_array_append_val (rows, row);
      if (rows->len % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (local_error == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* The same where the key is an integer and the order of the rows is not: in one step. */
static GArray *
collect_rows (GopsStatement     *statement,
              const GopsIdOrder *order,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autoptr (GopsStatement) taken = statement;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));

  if (statement == NULL || !gops_pairs_collect (statement, rows, cancellable, error))
    return NULL;
  for (guint i = 0; order->kind == GOPS_ID_ORDER_NUMBER && i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      row->key = key_of_number ((gint64) row->key, order->descending);
    }
  return g_steal_pointer (&rows);
}

/* The rows with their keys, not sorted yet. */
static GArray *
find_rows (GopsIdQuery  *self,
           GopsStore    *store,
           GCancellable *cancellable,
           GError      **error)
{
  gboolean integers = self->order.kind == GOPS_ID_ORDER_NUMBER || self->order.kind == GOPS_ID_ORDER_FOREIGN;
  GopsStatement *statement = integers ? gops_pairs_query (store, self->sql, error) : gops_store_query (store, error, self->sql, NULL);

  if (statement != NULL)
    bind_parameters (statement, self->parameters);
  return integers ? collect_rows (statement, &self->order, cancellable, error) : read_rows (statement, &self->order, cancellable, error);
}

/* --- sorting by numbers --- */

/* One step of a radix sort: by DIGIT_BITS bits from @shift on, keeping the order of equal ones. */
static void
sort_by_digit (const Row *from,
               Row       *to,
               guint      n,
               guint      shift)
{
  guint places[DIGITS] = { 0 };
  guint place = 0;

  for (guint i = 0; i < n; i++)
    places[(from[i].key >> shift) & (DIGITS - 1)]++;
  for (guint digit = 0; digit < DIGITS; digit++)
    {
      guint count = places[digit];

      places[digit] = place;
      place += count;
    }
  for (guint i = 0; i < n; i++)
    to[places[(from[i].key >> shift) & (DIGITS - 1)]++] = from[i];
}

/* Whether reading alone has sorted them, as it does along an index. */
static gboolean
is_sorted (const GArray *rows)
{
  const Row *row = (const Row *) rows->data;

  for (guint i = 1; i < rows->len; i++)
    if (row[i].key < row[i - 1].key)
      return FALSE;
  return TRUE;
}

static void
sort_by_key (GArray *rows)
{
  g_autofree Row *other = NULL;
  Row *from = (Row *) rows->data, *to;
  guint64 differing = 0;

  if (is_sorted (rows))
    return;
  to = other = g_new (Row, rows->len);
  for (guint i = 1; i < rows->len; i++)
    differing |= from[i].key ^ from[0].key;
  for (guint shift = 0; shift < 64 && differing >> shift != 0; shift += DIGIT_BITS)
    if ((differing >> shift) & (DIGITS - 1))
      {
        Row *swap = from;

        sort_by_digit (from, to, rows->len, shift);
        from = to;
        to = swap;
      }
  if (from == other)
    memcpy (rows->data, other, rows->len * sizeof (Row));
}

/* --- sorting by another query --- */

/* What the other query lists, sorted by value, each with its place. */
static GArray *
read_places (GopsIdQuery  *self,
             GopsStore    *store,
             GCancellable *cancellable,
             GError      **error)
{
  GArray *places = read_rows (gops_store_query (store, error, self->order.foreign, NULL), NULL, cancellable, error);

  if (places != NULL)
    sort_by_key (places);
  return places;
}

/* Both sorted by value and walked along together: a table of half a million would be missed by the caches at each look. */
static void
sort_as_listed (GopsIdQuery  *self,
                GArray       *rows,
                const GArray *places)
{
  guint at = 0;

  sort_by_key (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);

      while (at < places->len && g_array_index (places, Row, at).key < row->key)
        at++;
      row->key = at < places->len && g_array_index (places, Row, at).key == row->key ?
                   (guint64) g_array_index (places, Row, at).id : places->len;   /* not listed: behind all others */
      row->key = self->order.descending ? ~row->key : row->key;
    }
  sort_by_key (rows);
}

/* --- the other query in another thread --- */

typedef struct
{
  GopsIdQuery  *query;         /* borrowed, as all: who waits for the thread holds them */
  GopsStore    *store;         /* whose file is read */
  GCancellable *cancellable;   /* (nullable) */
  GError       *error;         /* (owned) (nullable) */
} Listing;

static gpointer
list_in_thread (gpointer data)
{
  Listing *self = data;
  g_autoptr (GopsStore) store = gops_store_open_again (self->store, &self->error);

  return store != NULL ? read_places (self->query, store, self->cancellable, &self->error) : NULL;
}

/* Reads both at once. */
static GArray *
read_apart (GopsIdQuery  *self,
            GopsStore    *store,
            GCancellable *cancellable,
            GArray      **out_places,
            GError      **error)
{
  Listing listing = { self, store, cancellable, NULL };
  GThread *thread = g_thread_new ("order", list_in_thread, &listing);
  g_autoptr (GArray) rows = find_rows (self, store, cancellable, error);

  *out_places = g_thread_join (thread);
  if (rows != NULL && listing.error == NULL)
    return g_steal_pointer (&rows);
  if (rows != NULL)
    g_propagate_error (error, listing.error);
  else
    g_clear_error (&listing.error);
  return NULL;
}

static GArray *
take_row_ids (const GArray *rows)
{
  GArray *ids = g_array_set_size (g_array_new (FALSE, FALSE, sizeof (gint64)), rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (rows, Row, i).id;
  return ids;
}

/* Takes @rows, and @places (nullable) where the order is by another query. */
static GArray *
take_sorted_ids (GopsIdQuery *self,
                 GArray      *rows,
                 GArray      *places)
{
  GArray *ids;

  if (self->order.kind == GOPS_ID_ORDER_FOREIGN)
    sort_as_listed (self, rows, places);
  else if (self->order.kind != GOPS_ID_ORDER_GIVEN)
    sort_by_key (rows);
  ids = take_row_ids (rows);
  g_array_unref (rows);
  g_clear_pointer (&places, g_array_unref);
  return ids;
}

/**
 * gops_id_query_run:
 * @store: of the calling thread
 * @cancellable: (nullable)
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids in their order, NULL with @error set
 */
GArray *
gops_id_query_run (GopsIdQuery  *self,
                   GopsStore    *store,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GArray) rows = find_rows (self, store, cancellable, error);
  g_autoptr (GArray) places = NULL;

  if (rows != NULL && self->order.kind == GOPS_ID_ORDER_FOREIGN)
    places = read_places (self, store, cancellable, error);
  if (rows == NULL || (self->order.kind == GOPS_ID_ORDER_FOREIGN && places == NULL))
    return NULL;
  return take_sorted_ids (self, g_steal_pointer (&rows), g_steal_pointer (&places));
}

/**
 * gops_id_query_run_apart:
 * @store: of the calling thread, which waits: another one with a connection of its own may help it
 * @cancellable: (nullable)
 *
 * The same for very many rows: with FOREIGN both queries are read at once.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids in their order, NULL with @error set
 */
GArray *
gops_id_query_run_apart (GopsIdQuery  *self,
                         GopsStore    *store,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) places = NULL;

  if (self->order.kind != GOPS_ID_ORDER_FOREIGN)
    return gops_id_query_run (self, store, cancellable, error);
  rows = read_apart (self, store, cancellable, &places, error);
  return rows != NULL ? take_sorted_ids (self, g_steal_pointer (&rows), g_steal_pointer (&places)) : NULL;
}

/* --- object --- */

/**
 * gops_id_query_new:
 * @sql: a SELECT of ids, and of what they are sorted by unless @order says GIVEN
 * @order: (nullable): NULL is as given; copied
 * @format: (nullable): parameters: i l f s, as in gops-store.h; copied
 *
 * Returns: (transfer full): may be used by any thread, it never changes
 */
GopsIdQuery *
gops_id_query_new (const char        *sql,
                   const GopsIdOrder *order,
                   const char        *format,
                   va_list            args)
{
  GopsIdQuery *self = g_atomic_rc_box_new0 (GopsIdQuery);

  self->sql = g_strdup (sql);
  if (order != NULL)
    self->order = (GopsIdOrder) { order->kind, order->descending, g_strdup (order->foreign) };
  self->parameters = read_parameters (format, args);
  return self;
}

GopsIdQuery *
gops_id_query_ref (GopsIdQuery *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
gops_id_query_clear (gpointer data)
{
  GopsIdQuery *self = data;

  g_free (self->sql);
  g_free ((char *) self->order.foreign);
  g_array_unref (self->parameters);
}

void
gops_id_query_unref (GopsIdQuery *self)
{
  g_atomic_rc_box_release_full (self, gops_id_query_clear);
}
