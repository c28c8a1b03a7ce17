/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which people the page shows. */
#include "config.h"

#include "gops-people-state.h"

#include <glib/gi18n.h>

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-people-merge.h"
#include "gops-workspace.h"

/* --- which --- */

static const struct
{
  const char *name;
  const char *title;
  const char *condition;
} shows[] = {
  [GOPS_PEOPLE_ALL] = { "all", N_("Filter"), "1" },
  [GOPS_PEOPLE_SEVERAL] = { "several", N_("In Several Groups"), "p.id IN (SELECT m.person_id FROM member_view m JOIN chat_group g ON g.id = m.group_id"
    " WHERE m.left_on = '' AND g.deleted_at = 0 GROUP BY m.person_id HAVING count (*) > 1)" },
  [GOPS_PEOPLE_NOWHERE] = { "nowhere", N_("In No Group"), "NOT EXISTS (SELECT 1 FROM member_view m JOIN chat_group g ON g.id = m.group_id"
    " WHERE m.person_id = p.id AND m.left_on = '' AND g.deleted_at = 0)" },
  [GOPS_PEOPLE_STAFF] = { "staff", N_("Staff"), "p.staff = 1" },
  [GOPS_PEOPLE_BOTS] = { "bots", N_("Bots"), "p.bot = 1" },
  [GOPS_PEOPLE_BLACKLISTED] = { "blacklisted", N_("On the Blacklist"), "p.blacklisted = 1" },
};

GopsPeopleShow
gops_people_show_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (shows); i++)
    if (g_str_equal (shows[i].name, name))
      return i;
  return GOPS_PEOPLE_ALL;
}

const char *
gops_people_show_name (GopsPeopleShow show)
{
  return shows[show].name;
}

const char *
gops_people_show_title (GopsPeopleShow show)
{
  return _(shows[show].title);
}

#define TAGGED " AND ',' || replace (replace (p.tags, ', ', ','), '，', ',') || ',' LIKE ?1 ESCAPE '\\'"
#define FOUND \
  " AND (p.id IN (SELECT value FROM json_each (?3)) OR p.tags LIKE ?2 ESCAPE '\\' OR p.note LIKE ?2 ESCAPE '\\' OR p.phone LIKE ?2 ESCAPE '\\'" \
  " OR p.email LIKE ?2 ESCAPE '\\' OR p.blacklist_reason LIKE ?2 ESCAPE '\\' OR p.id IN (SELECT m.person_id FROM member_view m WHERE m.nickname LIKE ?2 ESCAPE '\\')" \
  " OR p.id IN (SELECT coalesce (o.merged_into, o.id) FROM person_identity i JOIN person o ON o.id = i.person_id WHERE i.external_id LIKE ?2 ESCAPE '\\'))"

char *
gops_people_query_sql (GopsPeopleShow show,
                       gboolean       tagged,
                       gboolean       searching)
{
  return g_strdup_printf ("SELECT p.id, p.id FROM person_view p WHERE ?1 IS NOT NULL AND ?2 IS NOT NULL AND ?3 IS NOT NULL AND %s%s%s",
                          shows[show].condition, tagged ? TAGGED : "", searching ? FOUND : "");
}

/* The index of names is read alone: to look up half a million people in its order takes several times as long. */
const GopsIdOrder gops_people_order = { GOPS_ID_ORDER_FOREIGN, FALSE, "SELECT id FROM person ORDER BY sort_key, id" };

char *
gops_people_tag_pattern (const char *tag)
{
  g_autofree char *between = *tag != '\0' ? g_strdup_printf (",%s,", tag) : NULL;

  return between != NULL ? gops_like_pattern (between) : g_strdup ("");
}

/* --- words --- */

static char *
dup_where (GopsPersonRow *row)
{
  guint n = (guint) gops_record_get_int (row, GOPS_PERSON_ROW_N_GROUPS);

  if (n == 0)
    return g_strdup (_("In no group now"));
  if (n == 1)
    return g_strdup (gops_record_get_text (row, GOPS_PERSON_ROW_GROUP_NAME));
  return g_strdup_printf (ngettext ("%s and %u more", "%s and %u more", n - 1), gops_record_get_text (row, GOPS_PERSON_ROW_GROUP_NAME), n - 1);
}

char *
gops_people_facts (GopsPersonRow *row,
                   const char    *zone)
{
  guint messages = (guint) gops_record_get_int (row, GOPS_PERSON_ROW_MESSAGES);
  gint64 at = gops_record_get_int (row, GOPS_PERSON_ROW_LAST_SPOKE_AT);
  g_autofree char *where = dup_where (row), *day = at > 0 ? gops_day_format (gops_day_of_instant (at, zone)) : NULL;
  g_autofree char *n = g_strdup_printf (ngettext ("%'u message", "%'u messages", messages), messages);
  g_autofree char *last = day != NULL ? g_strdup_printf (_("last spoke %s"), day) : NULL;

  if (messages == 0)
    return g_steal_pointer (&where);
  return g_strconcat (where, " · ", n, last != NULL ? " · " : NULL, last, NULL);
}
