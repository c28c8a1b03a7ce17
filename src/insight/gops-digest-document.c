/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A digest as a document. */
#include "config.h"

#include <string.h>

#include "gops-day.h"
#include "gops-digest-content.h"
#include "gops-phrase.h"
#include "gops-poster-date.h"
#include "gops-wording.h"

/* --- names --- */

char *
gops_digest_shorten_name (const char *name)
{
  g_autofree char *first = *name != '\0' ? g_utf8_substring (name, 0, 1) : g_strdup ("");

  return g_strconcat (first, "*", NULL);
}

/* As the digest wants them. (transfer full) */
static char *
write_name (const GopsDigestContent *self,
            const char              *name)
{
  const char *names = gops_record_get_text (self->digest, GOPS_DIGEST_NAMES);

  if (*name == '\0' || g_str_equal (names, GOPS_DIGEST_HIDDEN))
    return g_strdup (gops_phrase (gops_record_get_text (self->group, GOPS_GROUP_LANGUAGE), "digest.somebody"));
  return g_str_equal (names, GOPS_DIGEST_SHOWN) ? g_strdup (name) : gops_digest_shorten_name (name);
}

static gboolean
ends_mention (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return *p == '\0' || g_unichar_isspace (c) || c == 0x2005 || c == '@' || strchr (",.:;!?", *p) != NULL || c == 0xff0c || c == 0x3002;
}

/* Others are named in what people say, too: @王小明 becomes @王*. An address in a mail is none. (transfer full) */
static char *
cover_mentions (const GopsDigestContent *self,
                const char              *text)
{
  gboolean hidden = g_str_equal (gops_record_get_text (self->digest, GOPS_DIGEST_NAMES), GOPS_DIGEST_HIDDEN);
  GString *covered = g_string_new (NULL);

  for (const char *p = text, *end; *p != '\0'; p = end)
    {
      end = g_utf8_next_char (p);
      if (*p != '@' || ends_mention (end) || (p > text && g_ascii_isalnum (p[-1])))
        {
          g_string_append_len (covered, p, end - p);
          continue;
        }
      while (!ends_mention (end))
        end = g_utf8_next_char (end);
      if (hidden)
        g_string_append (covered, "@*");
      else
        g_string_append_printf (covered, "@%.*s*", (int) (g_utf8_next_char (p + 1) - (p + 1)), p + 1);
    }
  return g_string_free (covered, FALSE);
}

/* Those who are quoted are named in texts without a sign before it as well. (transfer full) */
static char *
cover_names (const GopsDigestContent *self,
             const char              *text)
{
  GString *covered = g_string_new (text);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const char *name = gops_record_get_text (self->entries->pdata[i], GOPS_DIGEST_ENTRY_NAME);
      g_autofree char *other = write_name (self, name);

      if (g_utf8_strlen (name, -1) > 2 || strlen (name) > 5)   /* two Latin letters are part of too many words */
        (void) g_string_replace (covered, name, other, 0);
    }
  return g_string_free (covered, FALSE);
}

static char *
cover (const GopsDigestContent *self,
       const char              *text)
{
  g_autofree char *mentions = NULL;

  if (g_str_equal (gops_record_get_text (self->digest, GOPS_DIGEST_NAMES), GOPS_DIGEST_SHOWN))
    return g_strdup (text);
  mentions = cover_mentions (self, text);
  return cover_names (self, mentions);
}

/* --- blocks --- */

/* When it was said: on a day that the heading above names, the time. (transfer full) (nullable) */
static char *
write_moment (const GopsDigestContent *self,
              gint64                   at,
              const char              *heading)
{
  const char *language = gops_record_get_text (self->group, GOPS_GROUP_LANGUAGE), *zone = gops_record_get_text (self->group, GOPS_GROUP_TIME_ZONE);
  int day = gops_day_of_instant (at, zone), minutes = (int) ((at - gops_instant_of_day (day, 0, zone)) / (60 * G_USEC_PER_SEC));
  g_autofree char *date = gops_day_format (day), *title = gops_poster_date_format (date, "long", language);

  if (at == 0)
    return NULL;
  return g_strcmp0 (title, heading) == 0 ? g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60) : gops_poster_date_format (date, "short", language);
}

static char *
write_source (const GopsDigestContent *self,
              gpointer                 entry,
              const char              *heading)
{
  g_autofree char *name = write_name (self, gops_record_get_text (entry, GOPS_DIGEST_ENTRY_NAME));
  g_autofree char *moment = write_moment (self, gops_record_get_int (entry, GOPS_DIGEST_ENTRY_SAID_AT), heading);

  return moment != NULL ? g_strdup_printf ("%s · %s", name, moment) : g_steal_pointer (&name);
}

static void
add_entry (const GopsDigestContent *self,
           GopsDocument            *document,
           gpointer                 entry,
           const char             **heading)
{
  const char *kind = gops_record_get_text (entry, GOPS_DIGEST_ENTRY_KIND), *text = gops_record_get_text (entry, GOPS_DIGEST_ENTRY_TEXT);
  g_autofree char *covered = cover (self, text);

  if (g_str_equal (kind, "heading"))
    {
      *heading = text;
      gops_document_add_heading (document, covered);
    }
  else if (g_str_equal (kind, "note"))
    gops_document_add_paragraph (document, covered);
  else
    {
      g_autofree char *source = write_source (self, entry, *heading);

      gops_document_add_quote (document, covered, source);
    }
}

/* How many people are quoted. */
static guint
count_people (const GopsDigestContent *self,
              guint                   *out_messages)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = *out_messages = 0; i < self->entries->len; i++)
    if (g_str_equal (gops_record_get_text (self->entries->pdata[i], GOPS_DIGEST_ENTRY_KIND), "message"))
      {
        ++*out_messages;
        g_hash_table_add (people, (gpointer) gops_record_get_text (self->entries->pdata[i], GOPS_DIGEST_ENTRY_NAME));
      }
  return g_hash_table_size (people);
}

/* Where it is from: "Said in Runners, 2 to 8 March: 12 messages by 9 people." */
static void
add_colophon (const GopsDigestContent *self,
              GopsDocument            *document)
{
  const char *language = document->language;
  guint n, n_people = count_people (self, &n);
  g_autofree char *messages = g_strdup_printf ("%u", n), *people = g_strdup_printf ("%u", n_people);
  g_autofree char *from = gops_poster_date_format (gops_record_get_text (self->digest, GOPS_DIGEST_FROM_DATE), "short", language);
  g_autofree char *until = gops_poster_date_format (gops_record_get_text (self->digest, GOPS_DIGEST_UNTIL_DATE), "short", language);
  gboolean dated = from != NULL && until != NULL && *from != '\0' && *until != '\0';
  g_autofree char *text = gops_wording (language, dated ? "digest.colophon-dated" : "digest.colophon", "group",
                                        gops_record_get_text (self->group, GOPS_GROUP_NAME), "from", from, "until", until, "n", messages, "people", people, NULL);

  if (n > 0)
    gops_document_add_note (document, text);
}

GopsDocument *
gops_digest_document (const GopsDigestContent *self)
{
  g_autofree char *foreword = cover (self, gops_record_get_text (self->digest, GOPS_DIGEST_FOREWORD));
  GopsDocument *document = gops_document_new (gops_record_get_text (self->group, GOPS_GROUP_LANGUAGE),
                                              gops_record_get_text (self->digest, GOPS_DIGEST_TITLE));
  const char *heading = NULL;

  gops_document_add_paragraph (document, foreword);
  for (guint i = 0; i < self->entries->len; i++)
    add_entry (self, document, self->entries->pdata[i], &heading);
  add_colophon (self, document);
  return document;
}
