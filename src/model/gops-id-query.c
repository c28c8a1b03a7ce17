/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids of many rows, sorted by numbers. */

#include "config.h"

#include "gops-id-query.h"

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
typedef struct
{
  guint64 key;
  gint64  id;
} Row;

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

/* What sorts like the row, as a number without sign. */
static guint64
read_key (GopsStatement     *rows,
          const GopsIdOrder *order)
{
  gint64 number;

  switch (order->kind)
    {
    case GOPS_ID_ORDER_GIVEN:   return 0;
    case GOPS_ID_ORDER_FOREIGN: return (guint64) gops_statement_int (rows, 1);
    case GOPS_ID_ORDER_NUMBER:  number = gops_statement_int (rows, 1); break;
    case GOPS_ID_ORDER_DATE:    number = date_to_number (gops_statement_text (rows, 1)); break;
    default:                    g_return_val_if_reached (0);
    }
  return order->descending ? ~((guint64) number ^ (G_GUINT64_CONSTANT (1) << 63)) : (guint64) number ^ (G_GUINT64_CONSTANT (1) << 63);
}

static GArray *
read_rows (GopsIdQuery  *self,
           GopsStore    *store,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GopsStatement) statement = gops_store_query (store, error, self->sql, NULL);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  bind_parameters (statement, self->parameters);
  while (gops_statement_next (statement, &local_error))
    {
      Row row = { read_key (statement, &self->order), gops_statement_int (statement, 0) };

      g_array_append_val (rows, row);
      if (rows->len % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (local_error == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
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

/* The values that the other query lists, with their places in it. */
static GArray *
read_places (GopsIdQuery  *self,
             GopsStore    *store,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GopsStatement) listed = gops_store_query (store, error, self->order.foreign, NULL);
  g_autoptr (GError) local_error = NULL;

  if (listed == NULL)
    return NULL;
  while (gops_statement_next (listed, &local_error))
    {
      Row place = { (guint64) gops_statement_int (listed, 0), places->len };

      g_array_append_val (places, place);
      if (places->len % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  if (local_error == NULL)
    return g_steal_pointer (&places);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/* Both sorted by value and walked along together: a table of half a million would be missed by the caches at each look. */
static gboolean
sort_as_listed (GopsIdQuery  *self,
                GArray       *rows,
                GopsStore    *store,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GArray) places = read_places (self, store, cancellable, error);
  guint at = 0;

  if (places == NULL)
    return FALSE;
  sort_by_key (rows);
  sort_by_key (places);
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
  return TRUE;
}

static GArray *
take_row_ids (const GArray *rows)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);

  for (guint i = 0; i < rows->len; i++)
    g_array_append_val (ids, g_array_index (rows, Row, i).id);
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
  g_autoptr (GArray) rows = read_rows (self, store, cancellable, error);

  if (rows == NULL)
    return NULL;
  if (self->order.kind == GOPS_ID_ORDER_FOREIGN && !sort_as_listed (self, rows, store, cancellable, error))
    return NULL;
  if (self->order.kind == GOPS_ID_ORDER_NUMBER || self->order.kind == GOPS_ID_ORDER_DATE)
    sort_by_key (rows);
  return take_row_ids (rows);
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
