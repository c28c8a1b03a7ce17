/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Families of groups. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-family.h"
#include "gops-headcount.h"
#include "gops-method-error.h"

#define DEEPEST 32   /* no family is; a cycle would be */

void
gops_family_group_free (GopsFamilyGroup *group)
{
  g_free (group->name);
  g_free (group->structure);
  g_free (group->status);
  g_free (group);
}

/* --- reading --- */

/* The topmost group above @group; in a cycle the one where it closes. */
static gint64
find_root (GopsStore *store, gint64 group)
{
  for (guint i = 0; i < DEEPEST; i++)
    {
      gint64 parent = 0;

      if (!gops_store_read_int (store, &parent, NULL,
                                "SELECT coalesce (parent, 0) FROM chat_group WHERE id = ?1"
                                " AND parent IN (SELECT id FROM chat_group WHERE deleted_at = 0)", "l", group)
          || parent == 0)
        break;
      group = parent;
    }
  return group;
}

static GopsFamilyGroup *
read_group (GopsStatement *row)
{
  GopsFamilyGroup *group = g_new0 (GopsFamilyGroup, 1);

  group->id = gops_statement_int (row, 0);
  group->name = g_strdup (gops_statement_text (row, 1));
  group->structure = g_strdup (gops_statement_text (row, 2));
  group->status = g_strdup (gops_statement_text (row, 3));
  group->members = (guint) gops_statement_int (row, 4);
  group->depth = (guint) gops_statement_int (row, 5);
  return group;
}

GPtrArray *
gops_family_load (GopsStore *store, gint64 group, GError **error)
{
  g_autoptr (GPtrArray) family = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_family_group_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error,
    /* UNION, not UNION ALL: a group is met once at each depth, and the depth has an end */
    "WITH RECURSIVE family (id, depth) AS (SELECT ?1, 0 UNION SELECT g.id, f.depth + 1 FROM chat_group g"
    " JOIN family f ON g.parent = f.id WHERE g.deleted_at = 0 AND g.id <> ?1 AND f.depth < 4)"
    " SELECT g.id, g.name, g.structure, g.status, "
    GOPS_MEMBER_COUNT_SQL ("g.id") ", min (f.depth)"
    " FROM family f JOIN chat_group g ON g.id = f.id GROUP BY g.id"
    " ORDER BY min (f.depth), g.structure = 'professional', g.sort_key, g.id", "l", find_root (store, group));

  if (rows == NULL)
    return NULL;
  while (gops_statement_next (rows, &local))
    g_ptr_array_add (family, read_group (rows));
  if (local == NULL)
    return g_steal_pointer (&family);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

GPtrArray *
gops_family_parents (GopsStore *store, gint64 group, GError **error)
{
  return gops_record_load_all (GOPS_TYPE_GROUP, store, error,
                               "WHERE deleted_at = 0 AND archived_at = 0 AND id <> ?1 AND parent IS NULL"
                               " ORDER BY structure <> 'main', sort_key, id", "l", group);
}

/* --- may it --- */

/* @other goes into a second %s, where there is one. */
static G_GNUC_PRINTF (2, 0) gboolean
fail (GError **error, const char *format, const char *one, const char *other)
{
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, format, one, other);
  return FALSE;
}

static gboolean
has_children (GopsStore *store, gint64 group, gboolean *out_has, GError **error)
{
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, error, "SELECT count(*) FROM chat_group WHERE parent = ?1 AND deleted_at = 0", "l", group))
    return FALSE;
  *out_has = n > 0;
  return TRUE;
}

gboolean
gops_family_check (GopsStore *store, gint64 group, gint64 parent, GError **error)
{
  g_autoptr (GopsGroup) below = gops_record_load (GOPS_TYPE_GROUP, store, group, error);
  g_autoptr (GopsGroup) above = below != NULL ? gops_record_load (GOPS_TYPE_GROUP, store, parent, error) : NULL;
  const char *name;
  gboolean leads = FALSE;

  if (above == NULL || !has_children (store, group, &leads, error))
    return FALSE;
  name = gops_record_get_text (below, GOPS_GROUP_NAME);
  if (group == parent)
    return fail (error, _("“%s” can’t stand below itself."), name, NULL);
  if (gops_record_get_int (above, GOPS_GROUP_PARENT) == group)
    return fail (error, _("“%s” stands below “%s” already: the family would go round in a circle."),
                 gops_record_get_text (above, GOPS_GROUP_NAME), name);
  if (gops_record_get_int (above, GOPS_GROUP_PARENT) != 0)
    return fail (error, _("“%s” is a sub-group itself. Choose its main group."), gops_record_get_text (above, GOPS_GROUP_NAME), NULL);
  if (leads)
    return fail (error, _("“%s” has sub-groups of its own. Move them first."), name, NULL);
  return TRUE;
}

/* --- moving --- */

static gboolean
set_place (GopsStore *store, gint64 group, gint64 parent, const char *structure, GError **error)
{
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);

  if (record == NULL)
    return FALSE;
  if (parent >= 0)
    gops_record_set_int (record, GOPS_GROUP_PARENT, parent);
  gops_record_set_text (record, GOPS_GROUP_STRUCTURE, structure);
  return !gops_record_is_dirty (record) || gops_record_save (record, store, error);
}

/* A main group that nobody stands below any more is a single one. */
static gboolean
settle (GopsStore *store, gint64 main_group, GError **error)
{
  gint64 parent = 0;
  gboolean leads;

  if (main_group == 0)
    return TRUE;
  if (!gops_store_read_int (store, &parent, error, "SELECT coalesce (parent, 0) FROM chat_group WHERE id = ?1", "l", main_group)
      || !has_children (store, main_group, &leads, error))
    return FALSE;
  return leads || parent != 0 || set_place (store, main_group, 0, "single", error);
}

typedef gboolean (*Change) (GopsStore *store, GopsGroup *group, gint64 other, GError **error);

static gboolean
run (GopsStore *store, const char *label, gint64 group, gint64 other, Change change, GError **error)
{
  g_autoptr (GopsGroup) record = gops_record_load (GOPS_TYPE_GROUP, store, group, error);

  if (record == NULL || !gops_store_begin (store, error, label, gops_record_get_text (record, GOPS_GROUP_NAME), NULL))
    return FALSE;
  if (change (store, record, other, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

static gboolean
put_below (GopsStore *store, GopsGroup *group, gint64 parent, GError **error)
{
  gint64 before = gops_record_get_int (group, GOPS_GROUP_PARENT);
  gboolean professional = g_str_equal (gops_record_get_text (group, GOPS_GROUP_STRUCTURE), "professional");

  return set_place (store, gops_record_get_id (group), parent, professional ? "professional" : "sub", error)
         && set_place (store, parent, 0, "main", error) && (before == parent || settle (store, before, error));
}

gboolean
gops_family_move (GopsStore *store, gint64 group, gint64 parent, GError **error)
{
  return gops_family_check (store, group, parent, error)
         && run (store, N_("Make “%s” a sub-group"), group, parent, put_below, error);
}

static gboolean
take_out (GopsStore *store, GopsGroup *group, gint64 other, GError **error)
{
  gint64 id = gops_record_get_id (group), before = gops_record_get_int (group, GOPS_GROUP_PARENT);
  gboolean leads;

  return has_children (store, id, &leads, error) && set_place (store, id, 0, leads ? "main" : "single", error)
         && settle (store, before, error);
}

gboolean
gops_family_leave (GopsStore *store, gint64 group, GError **error)
{
  return run (store, N_("Take “%s” out of its family"), group, 0, take_out, error);
}

static gboolean
put_on_top (GopsStore *store, GopsGroup *group, gint64 other, GError **error)
{
  gint64 id = gops_record_get_id (group), before = gops_record_get_int (group, GOPS_GROUP_PARENT);

  if (before == 0)
    return set_place (store, id, 0, "main", error);
  if (!set_place (store, id, 0, "main", error) || !set_place (store, before, id, "sub", error))
    return FALSE;
  return gops_store_exec (store, error, "UPDATE chat_group SET parent = ?1 WHERE parent = ?2", "ll", id, before);
}

gboolean
gops_family_lead (GopsStore *store, gint64 group, GError **error)
{
  return run (store, N_("Make “%s” the main group"), group, 0, put_on_top, error);
}

static gboolean
make_sub (GopsStore *store, GopsGroup *group, gint64 other, GError **error)
{
  return set_place (store, gops_record_get_id (group), -1, "sub", error);
}

static gboolean
make_professional (GopsStore *store, GopsGroup *group, gint64 other, GError **error)
{
  return set_place (store, gops_record_get_id (group), -1, "professional", error);
}

gboolean
gops_family_set_structure (GopsStore *store, gint64 group, const char *structure, GError **error)
{
  if (g_str_equal (structure, "professional"))
    return run (store, N_("Make “%s” a professional group"), group, 0, make_professional, error);
  return run (store, N_("Make “%s” a sub-group"), group, 0, make_sub, error);
}
