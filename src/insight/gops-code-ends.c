/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes that end in these days, or have. */
#include "config.h"

#include "gops-code-ends.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-postings.h"

void
gops_code_end_free (GopsCodeEnd *self)
{
  g_clear_object (&self->group);
  g_free (self->name);
  g_free (self->code);
  g_free (self->until);
  g_free (self);
}

/* All codes by "group/text", whenever they end. */
typedef struct
{
  GHashTable *groups;    /* (owned) (element-type gint64 GopsGroup) */
  GHashTable *codes;     /* (owned) (element-type utf8 GopsCodeEnd) */
} Codes;

static void
clear_codes (Codes *self)
{
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Codes, clear_codes)

static char *
key_of (gint64 group, const char *code)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%s", group, code);
}

/* The same text may be a channel's and the group's: the first one stays. */
static GopsCodeEnd *
add_code (Codes *self, gint64 group_id, gint64 channel, const char *name, const char *code, const char *until)
{
  GopsGroup *group = g_hash_table_lookup (self->groups, &group_id);
  g_autofree char *key = key_of (group_id, code);
  GopsCodeEnd *end;

  if (group == NULL || g_hash_table_contains (self->codes, key))
    return NULL;
  end = g_new0 (GopsCodeEnd, 1);
  end->group = g_object_ref (group);
  end->channel = channel;
  end->name = g_strdup (name);
  end->code = g_strdup (code);
  end->until = g_strdup (until);
  g_hash_table_insert (self->codes, g_steal_pointer (&key), end);
  return end;
}

static gboolean
load_groups (Codes *self, GopsStore *store, GError **error)
{
  g_autoptr (GPtrArray) groups = gops_record_load_all (GOPS_TYPE_GROUP, store, error, "WHERE " GOPS_GROUP_RUNS (""), NULL);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      gpointer group = groups->pdata[i];
      gint64 *id = g_new (gint64, 1);

      *id = gops_record_get_id (group);
      g_hash_table_insert (self->groups, id, g_object_ref (group));
      if (!gops_record_is_blank (group, GOPS_GROUP_JOIN_CODE))
        add_code (self, *id, 0, "", gops_record_get_text (group, GOPS_GROUP_JOIN_CODE), gops_record_get_text (group, GOPS_GROUP_JOIN_CODE_UNTIL));
    }
  return groups != NULL;
}

static gboolean
load_channels (Codes *self, GopsStore *store, GError **error)
{
  g_autoptr (GPtrArray) channels = gops_record_load_all (GOPS_TYPE_CHANNEL, store, error, "WHERE code <> '' ORDER BY position, id", NULL);

  for (guint i = 0; channels != NULL && i < channels->len; i++)
    {
      gpointer channel = channels->pdata[i];

      add_code (self, gops_record_get_int (channel, GOPS_CHANNEL_GROUP_ID), gops_record_get_id (channel), gops_record_get_text (channel, GOPS_CHANNEL_NAME),
                gops_record_get_text (channel, GOPS_CHANNEL_CODE), gops_record_get_text (channel, GOPS_CHANNEL_CODE_UNTIL));
    }
  return channels != NULL;
}

/* What the group or the channel says of its code's end counts more than what was noted when a poster was hung. */
static gboolean
load_postings (Codes *self, GopsStore *store, GError **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, "SELECT group_id, code, max(code_until), count(*) FROM posting"
                                                     " WHERE taken_down = '' AND code <> '' GROUP BY 1, 2", NULL);
  g_autoptr (GError) local = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local))
    {
      gint64 group = gops_statement_int (rows, 0);
      g_autofree char *key = key_of (group, gops_statement_text (rows, 1));
      GopsCodeEnd *end = g_hash_table_lookup (self->codes, key);

      if (end == NULL && (end = add_code (self, group, 0, "", gops_statement_text (rows, 1), gops_statement_text (rows, 2))) != NULL)
        end->replaced = TRUE;
      if (end != NULL)
        end->n_hanging = (guint) gops_statement_int (rows, 3);
    }
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_due (GopsCodeEnd *end, const char *date, gint64 now)
{
  int until = gops_day_parse (end->until);
  int today = date != NULL ? gops_day_parse (date) : gops_day_of_instant (now, gops_record_get_text (end->group, GOPS_GROUP_TIME_ZONE));

  if (until == GOPS_DAY_NONE)
    return FALSE;
  end->days = until - today;
  return end->days <= GOPS_CODE_SOON_DAYS && (end->n_hanging > 0 || end->days >= -GOPS_CODE_FORGOTTEN_DAYS);
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const GopsCodeEnd *one = *(GopsCodeEnd *const *) a, *other = *(GopsCodeEnd *const *) b;
  int order = strcmp (one->until, other->until);

  if (order == 0)
    order = g_utf8_collate (gops_record_get_text (one->group, GOPS_GROUP_NAME), gops_record_get_text (other->group, GOPS_GROUP_NAME));
  return order != 0 ? order : strcmp (one->code, other->code);
}

static GPtrArray *
take_due (Codes *self, const char *date, gint64 now)
{
  GPtrArray *ends = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_code_end_free);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->codes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (is_due (value, date, now))
      {
        g_hash_table_iter_steal (&iter);
        g_free (key);
        g_ptr_array_add (ends, value);
      }
  g_ptr_array_sort (ends, compare_ends);
  return ends;
}

GPtrArray *
gops_code_ends (GopsStore *store, const char *date, gint64 now, GError **error)
{
  g_auto (Codes) codes = {
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gops_code_end_free),
  };

  if (!load_groups (&codes, store, error) || !load_channels (&codes, store, error) || !load_postings (&codes, store, error))
    return NULL;
  return take_due (&codes, date, now);
}

/* --- words --- */

char *
gops_code_end_dup_title (const GopsCodeEnd *self)
{
  if (self->days == 0)
    return g_strdup (_("The code ends today"));
  if (self->days == 1)
    return g_strdup (_("The code ends tomorrow"));
  return g_strdup_printf (self->days < 0 ? _("The code ended on %s") : _("The code ends on %s"), self->until);
}

char *
gops_code_end_dup_advice (const GopsCodeEnd *self)
{
  if (self->n_hanging == 0)
    return g_strdup (self->days < 0 ? _("Whoever scans your posters now finds a closed door. Renew the code and save the posters again.")
                                    : _("Renew it before posters that are out there stop working."));
  if (self->replaced)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It was replaced, and %u poster still hangs with it: take it down or exchange it.",
                                         "It was replaced, and %u posters still hang with it: take them down or exchange them.", self->n_hanging),
                            self->n_hanging);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u poster hangs with it: renew the code and exchange it.",
                                       "%u posters hang with it: renew the code and exchange them.", self->n_hanging), self->n_hanging);
}
