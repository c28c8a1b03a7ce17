/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan item remembers of its entry. */
#include "config.h"

#include "gops-sop-origin.h"

#include <stdio.h>
#include <string.h>

#define START 2166136261u   /* FNV-1a, 32 bits: tens of thousands of items are copied at once */
#define PRIME 16777619u

/* NULL is nothing, as in the workspace; the byte 0 ends each text, so that none runs into the next. */
static guint32
add_text (guint32 digest, const char *text)
{
  const char *c = text != NULL ? text : "";

  do
    digest = (digest ^ (guint8) *c) * PRIME;
  while (*c++ != '\0');
  return digest;
}

static guint32
add_number (guint32 digest, int number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", number);
  return add_text (digest, text);
}

guint32
gops_sop_digest_words (const char *type, const char *title, const char *text, const char *tactic, const char *poster, int minutes)
{
  guint32 digest = add_text (add_text (add_text (START, type), title), text);

  return add_number (add_text (add_text (digest, tactic), poster), minutes);
}

guint32
gops_sop_digest_time (const char *date, const char *time, const char *until)
{
  return add_text (add_text (add_text (START, date), time), until);
}

guint32
gops_sop_digest_who (const char *owner)
{
  return add_text (START, owner);
}

void
gops_sop_origin_set_entry (GopsSopOrigin *self, const GopsSopItem *entry, const char *language)
{
  guint32 when = add_text (add_text (add_text (START, entry->time), entry->until), entry->on);

  self->entry[GOPS_SOP_WORDS] = gops_sop_digest_words (entry->type, gops_text_get (&entry->title, language),
                                                       gops_text_get (&entry->text, language), entry->tactic, entry->poster, entry->minutes);
  self->entry[GOPS_SOP_TIME] = add_number (add_number (when, entry->day), entry->weekday);
  self->entry[GOPS_SOP_WHO] = gops_sop_digest_who (entry->owner);
}

void
gops_sop_origin_set_item (GopsSopOrigin *self, GopsPlanItem *item)
{
#define TEXT(column) gops_record_get_text (item, GOPS_PLAN_ITEM_##column)
  self->item[GOPS_SOP_WORDS] = gops_sop_digest_words (TEXT (TYPE), TEXT (TITLE), TEXT (TEXT), TEXT (TACTIC), TEXT (POSTER),
                                                      (int) gops_record_get_int (item, GOPS_PLAN_ITEM_MINUTES));
  self->item[GOPS_SOP_TIME] = gops_sop_digest_time (TEXT (ON_DATE), TEXT (AT_TIME), TEXT (UNTIL_TIME));
  self->item[GOPS_SOP_WHO] = gops_sop_digest_who (TEXT (OWNER));
#undef TEXT
}

void
gops_sop_origin_set_seen (GopsSopOrigin *self, gint64 instant)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");

  g_strlcpy (self->seen, text, sizeof self->seen);
}

char *
gops_sop_origin_write (const GopsSopOrigin *self)
{
  return g_strdup_printf ("%08x %08x %08x %08x %08x %08x %d %s", self->entry[GOPS_SOP_WORDS], self->entry[GOPS_SOP_TIME],
                          self->entry[GOPS_SOP_WHO], self->item[GOPS_SOP_WORDS], self->item[GOPS_SOP_TIME], self->item[GOPS_SOP_WHO],
                          self->later, self->seen);
}

gboolean
gops_sop_origin_read (const char *text, GopsSopOrigin *out_origin)
{
  GopsSopOrigin origin = { 0 };

  if (text == NULL
      || sscanf (text, "%8x %8x %8x %8x %8x %8x %6d %23s", &origin.entry[GOPS_SOP_WORDS], &origin.entry[GOPS_SOP_TIME],
                 &origin.entry[GOPS_SOP_WHO], &origin.item[GOPS_SOP_WORDS], &origin.item[GOPS_SOP_TIME], &origin.item[GOPS_SOP_WHO],
                 &origin.later, origin.seen) != 8)
    return FALSE;
  *out_origin = origin;
  return TRUE;
}
