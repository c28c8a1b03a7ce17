/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What types and statuses of plan items are called in the languages of groups. */
#include "config.h"

#include "gops-plan-type.h"

#include "gops-phrase.h"
#include "gops-sop.h"

static const char *const languages[] = { "en", "zh_CN" };

static const char *const statuses[] = { "idea", "drafted", "ready", "due", "done", "missed", NULL };

static const char *
phrase_of (const char *language, const char *kind, const char *id)
{
  g_autofree char *phrase = g_strconcat (kind, id, NULL);

  return gops_phrase (language, phrase);
}

const char *
gops_plan_type_text (const char *language, const char *type)
{
  return phrase_of (language, "type.", *type != '\0' ? type : "topic");
}

const char *
gops_plan_status_text (const char *language, const char *status)
{
  return phrase_of (language, "status.", *status != '\0' ? status : "idea");
}

/* Ids by themselves and by their names in every language. */
static GHashTable *
load_names (const char *kind, const char *const *ids)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (; *ids != NULL; ids++)
    {
      g_hash_table_insert (names, g_strdup (*ids), (gpointer) *ids);
      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        g_hash_table_insert (names, g_utf8_casefold (phrase_of (languages[i], kind, *ids), -1), (gpointer) *ids);
    }
  return names;
}

static const char *
find_name (GHashTable *names, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_hash_table_lookup (names, g_strstrip (folded));
}

static gpointer
load_types (gpointer data)
{
  return load_names ("type.", gops_plan_types ());
}

static gpointer
load_statuses (gpointer data)
{
  return load_names ("status.", statuses);
}

const char *
gops_plan_type_find (const char *text)
{
  static GOnce once = G_ONCE_INIT;

  return find_name (g_once (&once, load_types, NULL), text);
}

const char *
gops_plan_status_find (const char *text)
{
  static GOnce once = G_ONCE_INIT;

  return find_name (g_once (&once, load_statuses, NULL), text);
}
