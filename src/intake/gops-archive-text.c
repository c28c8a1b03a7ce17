/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one text that somebody means who hands over an archive. */
#include "config.h"

#include "gops-archive-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-file-head.h"
#include "gops-intake-error.h"

#define MAX_NAMED 10   /* texts that a message lists */

/* Returns: 0 for a member that is no such text; the greater the surer. */
typedef guint (*RateFunc) (const char *name);

static const char *
base_name (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash != NULL ? slash + 1 : name;
}

static guint
rate_chat (const char *name)
{
  g_autofree char *base = g_ascii_strdown (base_name (name), -1);

  if (!gops_file_name_has_ending (base, ".txt"))
    return 0;
  if (g_str_has_prefix (base, "_chat"))
    return 3;
  return strstr (base, "whatsapp") != NULL ? 2 : 1;
}

static guint
rate_table (const char *name)
{
  if (gops_file_name_has_ending (name, ".csv") || gops_file_name_has_ending (name, ".tsv"))
    return 2;
  return gops_file_name_has_ending (name, ".txt");
}

/* Returns: how many members are rated highest; @out_member is the first of them. */
static guint
pick (GopsArchive *archive,
      RateFunc     rate,
      guint       *out_member,
      guint       *out_rate)
{
  guint best = 0, n = 0;

  for (guint i = 0; i < gops_archive_get_n_members (archive); i++)
    {
      guint rating = rate (gops_archive_get_name (archive, i));

      if (rating > best)
        {
          best = rating;
          n = 0;
          *out_member = i;
        }
      n += rating > 0 && rating == best;
    }
  *out_rate = best;
  return n;
}

static char *
list_texts (GopsArchive *archive,
            RateFunc     rate,
            guint        wanted)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < gops_archive_get_n_members (archive) && n < MAX_NAMED; i++)
    if (rate (gops_archive_get_name (archive, i)) == wanted)
      g_string_append_printf (names, "%s“%s”", n++ > 0 ? C_ ("between the items of a list", ", ") : "", gops_archive_get_name (archive, i));
  return g_strdup (names->str);
}

static GInputStream *
open_text (GFile         *file,
           RateFunc       rate,
           char         **out_name,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GopsArchive) archive = gops_archive_open (file, NULL, cancellable, error);
  g_autofree char *file_name = g_file_get_basename (file), *texts = NULL;
  GInputStream *stream = NULL;
  guint member, rating, n;

  if (archive == NULL)
    return NULL;
  n = pick (archive, rate, &member, &rating);
  if (gops_archive_get_n_members (archive) == 1 && gops_file_name_has_ending (file_name, ".gz"))
    {
      member = 0;   /* whatever it is called */
      n = 1;
    }
  if (n == 1)
    {
      stream = gops_archive_open_member (archive, member, cancellable, error);
      if (stream != NULL && out_name != NULL)
        *out_name = g_strdup (base_name (gops_archive_get_name (archive, member)));
      return stream;
    }
  if (n == 0)
    g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT,
                 _("there is no text in %s that could be imported; choose another file"), file_name);
  else
    {
      texts = list_texts (archive, rate, rating);
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT,
                   _("%s holds several texts: %s; unpack it and import one after the other"), file_name, texts);
    }
  return NULL;
}

GInputStream *
gops_archive_open_chat_text (GFile         *file,
                             char         **out_name,
                             GCancellable  *cancellable,
                             GError       **error)
{
  return open_text (file, rate_chat, out_name, cancellable, error);
}

guint
gops_archive_rate_chat_text (char **entries)
{
  guint n_texts = 0, best = 0;

  for (guint i = 0; entries[i] != NULL; i++)
    {
      guint rating = rate_chat (entries[i]);

      n_texts += rating > 0;
      best = MAX (best, rating);
    }
  return best > 1 ? 95 : n_texts == 1 ? 30 : 0;
}

GInputStream *
gops_archive_open_table_text (GFile         *file,
                              char         **out_name,
                              GCancellable  *cancellable,
                              GError       **error)
{
  return open_text (file, rate_table, out_name, cancellable, error);
}
