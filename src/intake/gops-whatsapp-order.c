/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In which order the dates of a WhatsApp export give day and month. */
#include "config.h"

#include "gops-whatsapp-order.h"

#include <string.h>

#include "gops-intake-error.h"
#include "gops-whatsapp-body.h"
#include "gops-whatsapp-evidence.h"

#define MAX_SHAPES 64

struct _GopsWhatsappOrder
{
  GopsWhatsappEvidence *shapes[MAX_SHAPES];           /* (owned): of each way to write a header */
  guint                 n_shapes;
  guint8                index[GOPS_WHATSAPP_SHAPES];  /* into shapes, plus one */
  GHashTable           *languages;                    /* (owned) (element-type utf8 guint): how often each was met */

  GopsWhatsappEvidence *now;                          /* borrowed (nullable): of the run of headers that is being noted */
  GopsWhatsappEvidence *before;                       /* borrowed (nullable): of the run before it */
  guint64               n_run;
  gint64                before_when[GOPS_WHATSAPP_N_ORDERS];   /* of the last header of that run, see when_of() */

  gint64                day_before;   /* of the header that was judged last, see gops_whatsapp_read_day(); 0: none */
};

GopsWhatsappOrder *
gops_whatsapp_order_new (void)
{
  GopsWhatsappOrder *self = g_new0 (GopsWhatsappOrder, 1);

  self->languages = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void
shape_free (GopsWhatsappEvidence *shape)
{
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    g_free (shape->readings[i].file_name);
  g_free (shape->reason);
  g_free (shape);
}

void
gops_whatsapp_order_free (GopsWhatsappOrder *self)
{
  for (guint i = 0; i < self->n_shapes; i++)
    shape_free (self->shapes[i]);
  g_hash_table_unref (self->languages);
  g_free (self);
}

static inline GopsWhatsappEvidence *
find_shape (GopsWhatsappOrder *self,
            GopsWhatsappShape  key)
{
  return self->index[key] > 0 ? self->shapes[self->index[key] - 1] : NULL;
}

static GopsWhatsappEvidence *
add_shape (GopsWhatsappOrder        *self,
           const GopsWhatsappHeader *header)
{
  GopsWhatsappEvidence *shape;

  if (self->n_shapes == MAX_SHAPES)
    return NULL;
  shape = g_new0 (GopsWhatsappEvidence, 1);
  shape->key = header->shape;
  shape->sample = *header;
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    shape->readings[i].day = -1;
  self->shapes[self->n_shapes++] = shape;
  self->index[shape->key] = (guint8) self->n_shapes;
  return shape;
}

/* --- noting --- */

static void
note_new_day (GopsWhatsappEvidence     *shape,
              const GopsWhatsappHeader *header,
              guint64                   line,
              const gint64              days[GOPS_WHATSAPP_N_ORDERS])
{
  guint only = days[0] >= 0 ? 0 : 1, n_changed = 0, changed = 0;

  if (days[0] < 0 && days[1] < 0 && days[2] < 0)   /* there is no such day at all */
    return;
  shape->n_days++;
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    shape->readings[i].bad += days[i] < 0;
  if ((days[0] >= 0) != (days[1] >= 0) && shape->readings[only].only.line == 0)
    shape->readings[only].only = (GopsWhatsappProof) { line, *header };
  if (days[0] >= 0 && days[1] >= 0 && days[0] != days[1] && shape->doubt.line == 0)
    shape->doubt = (GopsWhatsappProof) { line, *header };

  for (guint i = 0; i < 3 && shape->n_days > 1; i++)
    if (shape->numbers[i] != header->numbers[i])
      {
        n_changed++;
        changed = i;
      }
  if (n_changed == 1)
    shape->moves[changed]++;
  memcpy (shape->numbers, header->numbers, sizeof shape->numbers);
}

/* A notice about encryption stands first and is often dated later than what follows. */
static void
note_days (GopsWhatsappEvidence *shape,
           const gint64          days[GOPS_WHATSAPP_N_ORDERS])
{
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    {
      GopsWhatsappReading *reading = &shape->readings[i];

      if (days[i] < 0)
        continue;
      if (reading->day >= 0 && days[i] < reading->day && shape->n > 2)
        reading->backwards++;
      reading->day = days[i];
    }
}

/* The minute of the shape's last header in an order; -1 when there is no such day. */
static gint64
when_of (const GopsWhatsappEvidence *shape,
         guint                       i)
{
  return shape->readings[i].day < 0 ? -1 : shape->readings[i].day * 1440 + shape->minute;
}

/* @next: (nullable): the shape that follows; %NULL at the end of the file */
static void
end_run (GopsWhatsappOrder    *self,
         GopsWhatsappEvidence *next)
{
  GopsWhatsappEvidence *now = self->now;

  if (self->before == NULL || (next != NULL && next != self->before) ||
      (next == NULL && now->n * GOPS_WHATSAPP_RARE > self->before->n))
    return;
  now->n_between += self->n_run;
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    for (guint j = 0; j < GOPS_WHATSAPP_N_ORDERS; j++)
      if (when_of (now, j) >= 0 && when_of (now, j) <= self->before_when[i])
        now->n_pasted[i][j] += self->n_run;
}

static void
begin_run (GopsWhatsappOrder    *self,
           GopsWhatsappEvidence *shape)
{
  if (self->now != NULL)
    end_run (self, shape);
  self->before = self->now;
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS && self->before != NULL; i++)
    self->before_when[i] = when_of (self->before, i);
  self->now = shape;
  self->n_run = 0;
}

gboolean
gops_whatsapp_order_note (GopsWhatsappOrder        *self,
                          const GopsWhatsappHeader *header,
                          guint64                   line)
{
  GopsWhatsappEvidence *shape = find_shape (self, header->shape);
  gint64 days[GOPS_WHATSAPP_N_ORDERS];

  if (shape == NULL && (shape = add_shape (self, header)) == NULL)
    return FALSE;
  if (shape != self->now)
    begin_run (self, shape);
  shape->n++;
  self->n_run++;
  shape->minute = header->hour * 60 + header->minute;
  if (shape->n > 1 && shape->numbers[0] == header->numbers[0] && shape->numbers[1] == header->numbers[1] &&
      shape->numbers[2] == header->numbers[2])
    return TRUE;
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    days[i] = gops_whatsapp_read_day (header, gops_whatsapp_orders[i]);
  note_new_day (shape, header, line, days);
  note_days (shape, days);
  return TRUE;
}

void
gops_whatsapp_order_note_file (GopsWhatsappOrder        *self,
                               const GopsWhatsappHeader *header,
                               guint64                   line,
                               const char               *name)
{
  GopsWhatsappEvidence *shape = find_shape (self, header->shape);
  int year, month, day;
  gint64 wanted, days[GOPS_WHATSAPP_N_ORDERS];

  if (shape == NULL || !gops_whatsapp_file_date (name, &year, &month, &day))
    return;
  wanted = (gint64) year * 372 + (month - 1) * 31 + day - 1;
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    days[i] = gops_whatsapp_read_day (header, gops_whatsapp_orders[i]);
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    if (days[i] == wanted && days[0] != days[1] && shape->readings[i].files++ == 0)
      {
        shape->readings[i].file = (GopsWhatsappProof) { line, *header };
        shape->readings[i].file_name = g_strdup (name);
      }
}

void
gops_whatsapp_order_note_language (GopsWhatsappOrder *self,
                                   const char        *language)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->languages, language));

  g_hash_table_insert (self->languages, (gpointer) language, GUINT_TO_POINTER (n + 1));
}

/* --- judging --- */

/* One phone changes from 12 to 24 hours, and writes its dates as before. */
static void
inherit (GopsWhatsappOrder    *self,
         GopsWhatsappEvidence *shape)
{
  const GopsWhatsappHeader *own = &shape->sample;

  for (guint i = 0; i < self->n_shapes && shape->order == GOPS_DATE_ORDER_UNKNOWN; i++)
    {
      const GopsWhatsappEvidence *other = self->shapes[i];

      if (other->order != GOPS_DATE_ORDER_UNKNOWN && !other->is_body &&
          other->sample.separator == own->separator && other->sample.kind == own->kind &&
          ((other->key ^ shape->key) & GOPS_WHATSAPP_BRACKET) == 0)
        {
          shape->order = other->order;
          shape->reason = g_strdup (other->reason);
        }
    }
}

static GopsWhatsappEvidence *
find_main (GopsWhatsappOrder *self)
{
  GopsWhatsappEvidence *best = self->shapes[0];

  for (guint i = 1; i < self->n_shapes; i++)
    if (self->shapes[i]->n > best->n)
      best = self->shapes[i];
  return best;
}

/* In whichever order the two shapes may be read. */
static guint64
most_pasted (const GopsWhatsappEvidence *shape,
             const GopsWhatsappEvidence *around)
{
  guint64 most = 0;

  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    for (guint j = 0; j < GOPS_WHATSAPP_N_ORDERS; j++)
      if ((around->order == GOPS_DATE_ORDER_UNKNOWN || around->order == gops_whatsapp_orders[i]) &&
          (shape->order == GOPS_DATE_ORDER_UNKNOWN || shape->order == gops_whatsapp_orders[j]))
        most = MAX (most, shape->n_pasted[i][j]);
  return most;
}

static void
find_bodies (GopsWhatsappOrder          *self,
             const GopsWhatsappEvidence *around)
{
  for (guint i = 0; i < self->n_shapes; i++)
    {
      GopsWhatsappEvidence *shape = self->shapes[i];
      guint64 pasted = (shape->key & GOPS_WHATSAPP_BARE) != 0 ? shape->n_between : most_pasted (shape, around);

      shape->is_body = shape != around && shape->n * 3 <= around->n && pasted * 2 > shape->n;
    }
}

static gboolean
settle_doubts (GopsWhatsappOrder     *self,
               const char            *file,
               const GopsChatOptions *options,
               GopsChatFindings      *findings,
               GError               **error)
{
  for (guint i = 0; i < self->n_shapes; i++)
    {
      GopsWhatsappEvidence *shape = self->shapes[i];

      if (shape->is_body || shape->changes || shape->order != GOPS_DATE_ORDER_UNKNOWN)
        continue;
      inherit (self, shape);
      if (shape->order != GOPS_DATE_ORDER_UNKNOWN)
        continue;
      if (findings->order_doubt == NULL)
        findings->order_doubt = gops_whatsapp_evidence_describe_doubt (shape, file);
      if (!options->guess_order)
        {
          g_set_error_literal (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_DATE_ORDER, findings->order_doubt);
          return FALSE;
        }
      shape->order = GOPS_DATE_ORDER_DMY;
    }
  return TRUE;
}

gboolean
gops_whatsapp_order_settle (GopsWhatsappOrder     *self,
                            const char            *file,
                            const GopsChatOptions *options,
                            GopsChatFindings      *findings,
                            GError               **error)
{
  GopsWhatsappEvidence *main_shape;

  g_return_val_if_fail (self->n_shapes > 0, FALSE);
  end_run (self, NULL);
  for (guint i = 0; i < self->n_shapes; i++)
    gops_whatsapp_evidence_judge (self->shapes[i], options->order, self->languages);
  main_shape = find_main (self);
  find_bodies (self, main_shape);
  if (!settle_doubts (self, file, options, findings, error))
    return FALSE;
  if (main_shape->order != GOPS_DATE_ORDER_YMD || main_shape->doubt.line > 0)
    findings->order = main_shape->order;
  findings->order_reason = g_strdup (main_shape->reason);
  return TRUE;
}

/* Of readings that all exist, the one nearest to the day before. */
static gboolean
judge_changing (const GopsWhatsappOrder  *self,
                const GopsWhatsappHeader *header,
                GopsDateOrder            *out_order)
{
  gint64 nearest = G_MAXINT64;

  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    {
      gint64 day = gops_whatsapp_read_day (header, gops_whatsapp_orders[i]), distance = ABS (day - self->day_before);

      if (day >= 0 && (nearest == G_MAXINT64 || (self->day_before > 0 && distance < nearest)))
        {
          nearest = distance;
          *out_order = gops_whatsapp_orders[i];
        }
    }
  return nearest != G_MAXINT64;
}

gboolean
gops_whatsapp_order_judge (GopsWhatsappOrder        *self,
                           const GopsWhatsappHeader *header,
                           GopsDateOrder            *out_order)
{
  const GopsWhatsappEvidence *shape = find_shape (self, header->shape);
  int year, month, day;

  if (shape == NULL || shape->is_body)
    return FALSE;
  *out_order = shape->order;
  if (shape->changes ? !judge_changing (self, header, out_order)
                     : !gops_whatsapp_header_date (header, shape->order, &year, &month, &day))
    return FALSE;
  self->day_before = gops_whatsapp_read_day (header, *out_order);
  return TRUE;
}

gboolean
gops_whatsapp_order_is_body (GopsWhatsappOrder *self,
                             GopsWhatsappShape  shape)
{
  const GopsWhatsappEvidence *found = find_shape (self, shape);

  return found == NULL || found->is_body;
}
