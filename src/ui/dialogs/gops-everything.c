/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search over the whole workspace finds. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-commands.h"
#include "gops-everything.h"
#include "gops-fill.h"
#include "gops-group-words.h"
#include "gops-help.h"
#include "gops-method.h"

#define MAX_TITLE 120   /* characters */

void
gops_hit_free (gpointer data)
{
  GopsHit *hit = data;

  g_free (hit->title);
  g_free (hit->subtitle);
  g_free (hit->language);
  g_free (hit->icon);
  g_free (hit->section);
  g_free (hit);
}

/* One line of it. */
static char *
shorten (const char *text)
{
  const char *end = strchr (text, '\n');
  g_autofree char *line = end != NULL ? g_strndup (text, end - text) : g_strdup (text);

  if (g_utf8_strlen (line, -1) <= MAX_TITLE)
    return g_steal_pointer (&line);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (line, MAX_TITLE) - line), line);
}

static GopsHit *
add_hit (GPtrArray   *hits,
         GopsHitKind  kind,
         const char  *title,
         const char  *language,
         const char  *icon)
{
  GopsHit *hit = g_new0 (GopsHit, 1);

  hit->kind = kind;
  hit->title = shorten (title);
  hit->language = g_strdup (language);
  hit->icon = g_strdup (icon);
  g_ptr_array_add (hits, hit);
  return hit;
}

static gboolean
find_groups (GopsStore  *store,
             const char *pattern,
             GPtrArray  *hits,
             GError    **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    "SELECT id, name, language, kind, owner FROM chat_group WHERE deleted_at = 0"
    " AND (name LIKE ?1 ESCAPE '\\' OR tags LIKE ?1 ESCAPE '\\') ORDER BY archived_at > 0, sort_key, id LIMIT ?2", "si", pattern, GOPS_HITS_MAX);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      const char *kind = gops_statement_text (rows, 3), *owner = gops_statement_text (rows, 4);
      g_autofree char *icon = gops_group_kind_icon (kind);
      GopsHit *hit = add_hit (hits, GOPS_HIT_GROUP, gops_statement_text (rows, 1), gops_statement_text (rows, 2), icon);

      hit->subtitle = g_strdup_printf ("%s%s%s", gops_group_kind_name (kind), *owner != '\0' ? " · " : "", owner);
      hit->group = hit->row = gops_statement_int (rows, 0);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* What the variables of a text stand for, and where that is from: as the pages of the group show it. */
#define VALUES_COLUMNS "g.language, g.name, g.owner, g.quiet_from, g.quiet_until, g.response_hours, p.audience, p.theme"
#define VALUES_TABLES  "chat_group g LEFT JOIN positioning p ON p.group_id = g.id"

static char *
dup_filled (GopsStatement *rows,
            const char    *text,
            int            first)
{
  const GopsFillValues values = {
    .language = gops_statement_text (rows, first), .group = gops_statement_text (rows, first + 1),
    .owner = gops_statement_text (rows, first + 2), .quiet_from = gops_statement_text (rows, first + 3),
    .quiet_until = gops_statement_text (rows, first + 4), .response_hours = (int) gops_statement_int (rows, first + 5),
    .audience = gops_statement_text (rows, first + 6), .theme = gops_statement_text (rows, first + 7),
  };

  return gops_fill (&values, text);
}

/* Rows of a table below a group: id, group, text, a date or "", and VALUES_COLUMNS. */
static gboolean
find_rows (GopsStore   *store,
           GopsHitKind  kind,
           const char  *icon,
           const char  *sql,
           const char  *pattern,
           GPtrArray   *hits,
           GError     **error)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, sql, "si", pattern, GOPS_HITS_MAX);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (gops_statement_next (rows, &local_error))
    {
      g_autofree char *text = dup_filled (rows, gops_statement_text (rows, 2), 4);
      GopsHit *hit = add_hit (hits, kind, text, gops_statement_text (rows, 4), icon);
      const char *date = gops_statement_text (rows, 3);

      hit->subtitle = g_strdup_printf ("%s%s%s", gops_statement_text (rows, 5), *date != '\0' ? " · " : "", date);
      hit->row = gops_statement_int (rows, 0);
      hit->group = gops_statement_int (rows, 1);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
find_in_library (const char *text,
                 GPtrArray  *hits)
{
  const GPtrArray *clauses = gops_method_get_clauses (gops_method_get_default ());
  const char *language = gops_interface_language ();
  const GopsFillValues nobody = { .language = language };   /* the library belongs to no group yet */
  g_autofree char *folded = g_utf8_casefold (text, -1);
  guint n = 0;

  for (guint i = 0; i < clauses->len && n < GOPS_HITS_MAX; i++)
    {
      const GopsClauseTemplate *clause = g_ptr_array_index (clauses, i);
      g_autofree char *words = gops_fill (&nobody, gops_text_get (&clause->text, language));
      g_autofree char *folded_words = g_utf8_casefold (words, -1);
      GopsHit *hit;

      if (strstr (folded_words, folded) == NULL)
        continue;
      hit = add_hit (hits, GOPS_HIT_LIBRARY, words, language, "gops-library-symbolic");
      hit->subtitle = shorten (gops_text_get (&clause->why, language));
      hit->section = g_strdup (clause->section);
      n++;
    }
}

static void
find_in_help (const char *text,
              GPtrArray  *hits)
{
  const char *language = gops_interface_language ();
  g_autoptr (GPtrArray) found = gops_help_search (language, text);

  for (guint i = 0; i < MIN (found->len, GOPS_HITS_MAX); i++)
    {
      const GopsHelpPage *page = g_ptr_array_index (found, i);
      GopsHit *hit = add_hit (hits, GOPS_HIT_HELP, page->title, language, "gops-help-symbolic");

      hit->subtitle = shorten (page->summary);
      hit->section = g_strdup (page->id);
    }
}

void
gops_everything_add_commands (const char *text,
                              gboolean    grouped,
                              GPtrArray  *hits)
{
  g_autoptr (GPtrArray) found = gops_commands_find (text, grouped);

  for (guint i = 0; i < found->len; i++)
    {
      const GopsCommand *command = found->pdata[i];
      g_autofree char *name = gops_command_dup_name (command);
      GopsHit *hit = add_hit (hits, GOPS_HIT_COMMAND, name, NULL, command->icon);

      hit->subtitle = g_strdup (command->grouped ? _("In this group") : _("In this workspace"));
      hit->section = g_strdup (command->action);
    }
}

GPtrArray *
gops_everything_find (GopsStore   *store,
                      const char  *text,
                      GError     **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func (gops_hit_free);
  g_autofree char *pattern = gops_like_pattern (text);

  if (!find_groups (store, pattern, hits, error) ||
      !find_rows (store, GOPS_HIT_CLAUSE, "gops-rules-symbolic",
                  "SELECT c.id, c.group_id, c.text, '', " VALUES_COLUMNS " FROM " VALUES_TABLES " JOIN clause c ON c.group_id = g.id"
                  " WHERE g.deleted_at = 0 AND c.text LIKE ?1 ESCAPE '\\' LIMIT ?2", pattern, hits, error) ||
      !find_rows (store, GOPS_HIT_PLAN_ITEM, "gops-content-symbolic",
                  "SELECT i.id, i.group_id, i.title, i.on_date, " VALUES_COLUMNS " FROM " VALUES_TABLES " JOIN plan_item i ON i.group_id = g.id"
                  " WHERE g.deleted_at = 0 AND (i.title LIKE ?1 ESCAPE '\\' OR i.text LIKE ?1 ESCAPE '\\') LIMIT ?2", pattern, hits, error))
    return NULL;
  find_in_library (text, hits);
  find_in_help (text, hits);
  return g_steal_pointer (&hits);
}

/* Whoever is in no group is on the page of everybody. */
static gboolean
add_ungrouped (GopsStore  *store,
               gint64      person,
               GPtrArray  *hits,
               GError    **error)
{
  g_autofree char *name = NULL;
  GopsHit *hit;

  if (!gops_store_read_text (store, &name, error, "SELECT name FROM person WHERE id = ?1", "l", person))
    return FALSE;
  hit = add_hit (hits, GOPS_HIT_PERSON, name, NULL, "gops-people-symbolic");
  hit->row = person;
  hit->subtitle = g_strdup (_("In no group now"));
  return TRUE;
}

gboolean
gops_everything_add_people (GopsStore  *store,
                            GArray     *persons,
                            GPtrArray  *hits,
                            GError    **error)
{
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < MIN (persons->len, GOPS_HITS_MAX); i++)
    {
      g_autoptr (GopsStatement) rows = gops_store_query (store, error,
        "SELECT m.id, m.group_id, m.full_name, g.name, count(*) FROM member_view m"
        " JOIN chat_group g ON g.id = m.group_id WHERE m.person_id = ?1 AND g.deleted_at = 0 GROUP BY m.person_id", "l",
        g_array_index (persons, gint64, i));
      GopsHit *hit;
      guint others;

      if (rows == NULL)
        return FALSE;
      if (!gops_statement_next (rows, &local_error))
        {
          if (local_error == NULL && add_ungrouped (store, g_array_index (persons, gint64, i), hits, &local_error))
            continue;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      others = (guint) gops_statement_int (rows, 4) - 1;
      hit = add_hit (hits, GOPS_HIT_PERSON, gops_statement_text (rows, 2), NULL, "gops-people-symbolic");
      hit->row = gops_statement_int (rows, 0);
      hit->group = gops_statement_int (rows, 1);
      /* Translators: "Runners Shanghai and 2 other groups" */
      hit->subtitle = others == 0 ? g_strdup (gops_statement_text (rows, 3)) :
        g_strdup_printf (ngettext ("%s and %u other group", "%s and %u other groups", others), gops_statement_text (rows, 3), others);
    }
  return TRUE;
}

gboolean
gops_everything_add_library (GopsStore    *store,
                             GopsHitKind   kind,
                             GArray       *ids,
                             GPtrArray    *hits,
                             GError      **error)
{
  const char *sql = kind == GOPS_HIT_REPLY ?
    "SELECT CASE WHEN title <> '' THEN title WHEN keywords <> '' THEN keywords ELSE answer END, answer FROM reply WHERE id = ?1" :
    "SELECT title, CASE WHEN link <> '' THEN link ELSE file_name END FROM material WHERE id = ?1";
  g_autoptr (GError) local_error = NULL;

  for (guint i = 0; i < MIN (ids->len, GOPS_HITS_MAX); i++)
    {
      g_autoptr (GopsStatement) row = gops_store_query (store, error, sql, "l", g_array_index (ids, gint64, i));
      GopsHit *hit;

      if (row == NULL)
        return FALSE;
      if (!gops_statement_next (row, &local_error))
        continue;   /* gone since the index was asked */
      hit = add_hit (hits, kind, gops_statement_text (row, 0), NULL, kind == GOPS_HIT_REPLY ? "gops-reply-symbolic" : "gops-material-symbolic");
      hit->subtitle = shorten (gops_statement_text (row, 1));
      hit->row = g_array_index (ids, gint64, i);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
