/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes for one person or many. */
#include "config.h"

#include "gops-people-change.h"

#include <glib/gi18n.h>

#include "gops-people-merge.h"
#include "gops-tags.h"

/* "Mark “Ada” as staff", or for many by number. */
static gboolean
begin (GopsStore     *store,
       const GArray  *people,
       const char    *one,
       const char    *many,
       GError       **error)
{
  g_autofree char *argument = NULL;

  if (people->len != 1)
    argument = g_strdup_printf ("%u", people->len);
  else if (!gops_store_read_text (store, &argument, error, "SELECT name FROM person WHERE id = ?1", "l", g_array_index (people, gint64, 0)))
    return FALSE;
  return gops_store_begin (store, error, people->len == 1 ? one : many, argument, NULL);
}

static gboolean
end (GopsStore  *store,
     gboolean    ok,
     GError    **error)
{
  if (ok)
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

/* --- marks, blacklist --- */

static const struct
{
  const char *sql;
  const char *one[2];    /* off, on */
  const char *many[2];
} changes[] = {
  [GOPS_PEOPLE_MARK_STAFF] = { "UPDATE person SET staff = ?1 WHERE id = ?3 AND staff <> ?1 AND ?2 IS NOT NULL",
    { N_("Mark “%s” as no staff"), N_("Mark “%s” as staff") }, { N_("Mark %s people as no staff"), N_("Mark %s people as staff") } },
  [GOPS_PEOPLE_MARK_BOT] = { "UPDATE person SET bot = ?1 WHERE id = ?3 AND bot <> ?1 AND ?2 IS NOT NULL",
    { N_("Mark “%s” as no bot"), N_("Mark “%s” as a bot") }, { N_("Mark %s people as no bots"), N_("Mark %s people as bots") } },
  [GOPS_PEOPLE_BLACKLIST] = { "UPDATE person SET blacklisted = ?1, blacklist_reason = ?2 WHERE id = ?3",
    { N_("Take “%s” off the blacklist"), N_("Put “%s” on the blacklist") }, { N_("Take %s people off the blacklist"), N_("Put %s people on the blacklist") } },
};

static gboolean
write_change (GopsStore        *store,
              const GArray     *people,
              GopsPeopleChange  change,
              gboolean          on,
              const char       *reason,
              GError          **error)
{
  for (guint i = 0; i < people->len; i++)
    if (!gops_store_exec (store, error, changes[change].sql, "isl", on, reason, g_array_index (people, gint64, i)))
      return FALSE;
  return TRUE;
}

gboolean
gops_people_change (GopsStore        *store,
                    const GArray     *people,
                    GopsPeopleChange  change,
                    gboolean          on,
                    const char       *reason,
                    GError          **error)
{
  return begin (store, people, changes[change].one[on], changes[change].many[on], error) &&
         end (store, write_change (store, people, change, on, reason, error), error);
}

char *
gops_people_changed_text (GopsPeopleChange change,
                          gboolean         on,
                          guint            n)
{
  switch (change)
    {
    case GOPS_PEOPLE_MARK_STAFF:
      return g_strdup_printf (on ? ngettext ("%u person is staff now", "%u people are staff now", n)
                                 : ngettext ("%u person is no longer staff", "%u people are no longer staff", n), n);
    case GOPS_PEOPLE_MARK_BOT:
      return g_strdup_printf (on ? ngettext ("%u person is a bot now", "%u people are bots now", n)
                                 : ngettext ("%u person is no longer a bot", "%u people are no longer bots", n), n);
    case GOPS_PEOPLE_BLACKLIST:
      return g_strdup_printf (on ? ngettext ("%u person put on the blacklist", "%u people put on the blacklist", n)
                                 : ngettext ("%u person taken off the blacklist", "%u people taken off the blacklist", n), n);
    }
  g_return_val_if_reached (NULL);
}

/* --- tags --- */

/* (transfer full): @tags and @add without @remove */
static char *
dup_changed_tags (const char *tags,
                  const char *add,
                  const char *remove)
{
  g_autofree char *all = gops_tags_unite (tags, add);
  g_autoptr (GPtrArray) list = gops_tags_split (all), gone = gops_tags_split (remove);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    if (!g_ptr_array_find_with_equal_func (gone, list->pdata[i], g_str_equal, NULL))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", (char *) list->pdata[i]);
  return g_string_free (text, FALSE);
}

static gboolean
write_tags (GopsStore     *store,
            const GArray  *people,
            const char    *add,
            const char    *remove,
            GError       **error)
{
  for (guint i = 0; i < people->len; i++)
    {
      gint64 person = g_array_index (people, gint64, i);
      g_autofree char *before = NULL, *after = NULL;

      if (!gops_store_read_text (store, &before, error, "SELECT tags FROM person WHERE id = ?1", "l", person))
        return FALSE;
      after = dup_changed_tags (before, add, remove);
      if (!g_str_equal (before, after) && !gops_store_exec (store, error, "UPDATE person SET tags = ?2 WHERE id = ?1", "ls", person, after))
        return FALSE;
    }
  return TRUE;
}

gboolean
gops_people_change_tags (GopsStore     *store,
                         const GArray  *people,
                         const char    *add,
                         const char    *remove,
                         GError       **error)
{
  return begin (store, people, N_("Change the tags of “%s”"), N_("Change the tags of %s people"), error) &&
         end (store, write_tags (store, people, add, remove, error), error);
}

/* --- merging --- */

static gboolean
write_merges (GopsStore     *store,
              const GArray  *people,
              const char    *reason,
              GError       **error)
{
  for (guint i = 1; i < people->len; i++)
    if (!gops_people_merge (store, g_array_index (people, gint64, 0), g_array_index (people, gint64, i), reason, NULL, error))
      return FALSE;
  return TRUE;
}

gboolean
gops_people_merge_all (GopsStore     *store,
                       const GArray  *people,
                       const char    *reason,
                       GError       **error)
{
  g_autofree char *name = NULL;

  return gops_store_read_text (store, &name, error, "SELECT name FROM person WHERE id = ?1", "l", g_array_index (people, gint64, 0)) &&
         gops_store_begin (store, error, N_("Merge people with “%s”"), name, NULL) && end (store, write_merges (store, people, reason, error), error);
}

#define FULLNESS_SQL "SELECT (phone <> '') + (email <> '') + (birthday <> '') + (note <> '') + (tags <> '')" \
  " + (SELECT count (*) FROM person_identity i WHERE i.person_id = p.id) + 4 * min (p.messages, 1) + p.n_groups FROM person_view p WHERE p.id = ?1"

gboolean
gops_people_sort_fullest (GopsStore  *store,
                          GArray     *people,
                          GError    **error)
{
  gint64 most = -1;
  guint best = 0;

  for (guint i = 0; i < people->len; i++)
    {
      gint64 n = 0;

      if (!gops_store_read_int (store, &n, error, FULLNESS_SQL, "l", g_array_index (people, gint64, i)))
        return FALSE;
      if (n > most)
        {
          most = n;
          best = i;
        }
    }
  if (best > 0)
    {
      gint64 first = g_array_index (people, gint64, best);

      g_array_remove_index (people, best);
      g_array_prepend_val (people, first);
    }
  return TRUE;
}
