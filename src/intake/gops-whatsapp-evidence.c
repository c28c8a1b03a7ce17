/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges in which order the dates of one way to write headers are: the first evidence that decides. */
#include "config.h"

#include "gops-whatsapp-evidence.h"

#include <glib/gi18n-lib.h>

#define FIRST_YEAR 2009   /* of WhatsApp */
#define MIN_MOVES  5      /* days in a row on which only one of the numbers changed, before that proves anything */

const GopsDateOrder gops_whatsapp_orders[GOPS_WHATSAPP_N_ORDERS] = {
  GOPS_DATE_ORDER_DMY, GOPS_DATE_ORDER_MDY, GOPS_DATE_ORDER_YMD,
};

gint64
gops_whatsapp_read_day (const GopsWhatsappHeader *header,
                        GopsDateOrder             order)
{
  int year, month, day;

  if (header->kind != GOPS_WHATSAPP_YEAR_OPEN &&
      (order == GOPS_DATE_ORDER_YMD) != (header->kind == GOPS_WHATSAPP_YEAR_FIRST))
    return -1;
  if (!gops_whatsapp_header_date (header, order, &year, &month, &day) ||
      (header->kind == GOPS_WHATSAPP_YEAR_OPEN && year < FIRST_YEAR))
    return -1;
  return (gint64) year * 372 + (month - 1) * 31 + day - 1;
}

static char *
write_date (const GopsWhatsappHeader *header)
{
  return g_strdup_printf ("%u%c%u%c%02u", header->numbers[0], header->separator, header->numbers[1], header->separator,
                          header->numbers[2]);
}

static const char *
name_order (guint i)
{
  static const char *const names[GOPS_WHATSAPP_N_ORDERS] = { N_("day first"), N_("month first"), N_("year first") };

  return _(names[i]);
}

/* Returns: (nullable): NULL where no single line says so */
static char *
reason_of_only (const GopsWhatsappEvidence *shape,
                guint                       i)
{
  const GopsWhatsappProof *proof = &shape->readings[i].only;
  g_autofree char *date = NULL;

  if (proof->line == 0)
    return NULL;
  date = write_date (&proof->header);
  /* Translators: a line of the file, a date in it, “day first”, “month first” or “year first” */
  return g_strdup_printf (_("line %lu: %s can only be %s"), (gulong) proof->line, date, name_order (i));
}

static void
decide (GopsWhatsappEvidence *shape,
        guint                 i,
        char                 *reason)
{
  shape->order = gops_whatsapp_orders[i];
  g_free (shape->reason);
  shape->reason = reason;
}

/* Days that do not exist rule an order out. A few among many are what somebody pasted; more say that the order changes
 * in the file. Returns: the orders that are left, a bit for each */
static guint
rule_out (GopsWhatsappEvidence *shape)
{
  guint possible = 0, best = 0;

  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    {
      if (shape->readings[i].bad == 0)
        possible |= 1u << i;
      if (shape->readings[i].bad < shape->readings[best].bad)
        best = i;
    }
  if (possible != 0)
    return possible;
  if (shape->readings[best].bad * GOPS_WHATSAPP_RARE <= shape->n_days)
    return 1u << best;
  shape->changes = TRUE;
  shape->reason = g_strdup (_("the order changes in the file: each date is read so that it follows the one before"));
  return 0;
}

/* Returns: which order beats the others by far, when @scores are better the lower they are; -1: none */
static int
find_lowest (guint         possible,
             const guint64 scores[GOPS_WHATSAPP_N_ORDERS])
{
  int best = -1;

  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    if ((possible & 1u << i) != 0 && (best < 0 || scores[i] < scores[best]))
      best = (int) i;
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    if ((possible & 1u << i) != 0 && (int) i != best && scores[i] <= scores[best] * 4)
      return -1;
  return best;
}

static gboolean
decide_by_files (GopsWhatsappEvidence *shape,
                 guint                 possible)
{
  int best = -1;

  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    if ((possible & 1u << i) != 0 && shape->readings[i].files > 0)
      {
        if (best >= 0)
          return FALSE;
        best = (int) i;
      }
  if (best < 0)
    return FALSE;
  decide (shape, (guint) best, g_strdup_printf (_("line %lu: “%s” was sent that day, so that the dates are %s"),
                                                (gulong) shape->readings[best].file.line, shape->readings[best].file_name,
                                                name_order ((guint) best)));
  return TRUE;
}

static gboolean
decide_by_rising (GopsWhatsappEvidence *shape,
                  guint                 possible)
{
  guint64 scores[GOPS_WHATSAPP_N_ORDERS];
  int best;

  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    scores[i] = shape->readings[i].backwards;
  best = find_lowest (possible, scores);
  if (best < 0)
    return FALSE;
  decide (shape, (guint) best, g_strdup_printf (_("the dates only follow each other when they are read %s"),
                                                name_order ((guint) best)));
  return TRUE;
}

/* The day changes more often than the month. */
static gboolean
decide_by_moves (GopsWhatsappEvidence *shape,
                 guint                 possible)
{
  guint day_first = 0, month_first = 1;

  if (possible != ((1u << day_first) | (1u << month_first)))
    return FALSE;
  if (shape->moves[0] >= MIN_MOVES && shape->moves[0] > 4 * shape->moves[1])
    decide (shape, day_first, g_strdup (_("from day to day only the first number changes")));
  else if (shape->moves[1] >= MIN_MOVES && shape->moves[1] > 4 * shape->moves[0])
    decide (shape, month_first, g_strdup (_("from day to day only the second number changes")));
  else
    return FALSE;
  return TRUE;
}

/* No country writes dots, or dashes before a year of four digits, with the month first. */
static gboolean
decide_by_separator (GopsWhatsappEvidence *shape)
{
  const GopsWhatsappHeader *header = &shape->sample;

  if (header->separator != '.' && (header->separator != '-' || header->kind != GOPS_WHATSAPP_YEAR_LAST))
    return FALSE;
  decide (shape, 0, g_strdup (header->separator == '.' ? _("dates with dots are written day first")
                              : _("dates with dashes and the year behind are written day first")));
  return TRUE;
}

/* Android writes words and dates of one language; iPhones take the dates from the region. English does not tell. */
static gboolean
decide_by_language (GopsWhatsappEvidence *shape,
                    GHashTable           *languages)
{
  static const char *const day_first[] = {
    "de", "es", "fr", "it", "pt", "nl", "ru", "uk", "cs", "sk", "pl", "ro", "tr", "id", "vi", "ar", "he", "hi", "el", "da",
    "nb", "sv", "fi", "ca", "hr", "sl", "bg", NULL,
  };
  GHashTableIter iter;
  gpointer language, count;
  const char *best = NULL;
  guint most = 0;

  if ((shape->key & GOPS_WHATSAPP_BRACKET) != 0)
    return FALSE;
  g_hash_table_iter_init (&iter, languages);
  while (g_hash_table_iter_next (&iter, &language, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        best = language;
        most = GPOINTER_TO_UINT (count);
      }
  if (best == NULL || !g_strv_contains (day_first, best))
    return FALSE;
  decide (shape, 0, g_strdup_printf (_("the chat is in a language (%s) in which dates are written day first"), best));
  return TRUE;
}

/* A year of two digits stands first only where nothing else fits as well. */
static guint
drop_year_first (guint possible)
{
  guint rest = possible & ~(1u << 2);

  return rest != 0 ? rest : possible;
}

static guint
single (guint possible)
{
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    if (possible == 1u << i)
      return i;
  return GOPS_WHATSAPP_N_ORDERS;
}

static gboolean
has_order (guint         possible,
           GopsDateOrder order)
{
  for (guint i = 0; i < GOPS_WHATSAPP_N_ORDERS; i++)
    if (gops_whatsapp_orders[i] == order && (possible & 1u << i) != 0)
      return TRUE;
  return FALSE;
}

void
gops_whatsapp_evidence_judge (GopsWhatsappEvidence *shape,
                              GopsDateOrder         wish,
                              GHashTable           *languages)
{
  guint possible = rule_out (shape), i = single (possible);

  if (possible == 0)
    return;
  if (i < GOPS_WHATSAPP_N_ORDERS)
    {
      decide (shape, i, reason_of_only (shape, i));
      return;
    }
  if (has_order (possible, wish))
    {
      shape->order = wish;
      return;
    }
  if (decide_by_files (shape, possible) || decide_by_rising (shape, possible))
    return;
  possible = drop_year_first (possible);
  i = single (possible);
  if (i < GOPS_WHATSAPP_N_ORDERS || shape->doubt.line == 0)   /* 3/3, 4/4 …: it does not matter */
    decide (shape, i < GOPS_WHATSAPP_N_ORDERS ? i : 0, i < GOPS_WHATSAPP_N_ORDERS ? reason_of_only (shape, i) : NULL);
  else if (!decide_by_rising (shape, possible) && !decide_by_moves (shape, possible) && !decide_by_separator (shape))
    (void) decide_by_language (shape, languages);
}

static void
iso_date (const GopsWhatsappEvidence *shape,
          guint                       i,
          char                        out_text[16])
{
  int year = 0, month = 0, day = 0;

  (void) gops_whatsapp_header_date (&shape->doubt.header, gops_whatsapp_orders[i], &year, &month, &day);
  g_snprintf (out_text, 16, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
}

char *
gops_whatsapp_evidence_describe_doubt (const GopsWhatsappEvidence *shape,
                                       const char                 *file)
{
  g_autofree char *date = write_date (&shape->doubt.header);
  char day_first[16], month_first[16];

  iso_date (shape, 0, day_first);
  iso_date (shape, 1, month_first);
  return g_strdup_printf (_("line %lu of %s: %s can be %s (dmy) or %s (mdy); choose the order of the dates"),
                          (gulong) shape->doubt.line, file, date, day_first, month_first);
}
