/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hangs on an item of the plan. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-method-error.h"
#include "gops-plan-change.h"
#include "gops-plan-parts.h"
#include "gops-record-order.h"

#define MOST_CHARACTERS 4000   /* of a line and of a comment */

gboolean
gops_plan_copy_parts (GopsStore  *store,
                      gint64      from,
                      gint64      to,
                      GError    **error)
{
  return gops_store_exec (store, error, "INSERT INTO plan_check (item_id, position, text) SELECT ?2, position, text FROM plan_check"
                          " WHERE item_id = ?1 ORDER BY position, id", "ll", from, to) &&
         gops_store_exec (store, error, "INSERT INTO plan_material (item_id, position, material_id) SELECT ?2, position, material_id"
                          " FROM plan_material WHERE item_id = ?1 ORDER BY position, id", "ll", from, to);
}

gboolean
gops_plan_move_parts (GopsStore  *store,
                      gint64      from,
                      gint64      to,
                      GError    **error)
{
  static const char *const updates[] = {
    "UPDATE plan_check SET item_id = ?2 WHERE item_id = ?1",
    "UPDATE plan_material SET item_id = ?2 WHERE item_id = ?1",
    "UPDATE plan_comment SET item_id = ?2 WHERE item_id = ?1",
    "UPDATE plan_answer SET item_id = ?2 WHERE item_id = ?1",
    "UPDATE sign_up SET item_id = ?2 WHERE item_id = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (updates); i++)
    if (!gops_store_exec (store, error, updates[i], "ll", from, to))
      return FALSE;
  return TRUE;
}

gint64
gops_plan_own_row (GopsStore *store,
                   gpointer   item,
                   GError   **error)
{
  if (gops_record_get_id (item) == 0 && !gops_plan_write (store, item, error))
    return 0;
  return gops_record_get_id (item);
}

/* --- one change --- */

typedef struct
{
  const char *text;
  guint       index, to;
  gboolean    done;
  gint64      id;
} Change;

typedef gboolean (*Apply) (GopsStore *store, gint64 row, const Change *change, GError **error);

static gboolean
change_item (GopsStore    *store,
             gpointer      item,
             const char   *label,
             Apply         apply,
             const Change *change,
             GError      **error)
{
  gint64 row;

  if (!gops_store_begin (store, error, label, gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), NULL))
    return FALSE;
  row = gops_plan_own_row (store, item, error);
  return gops_store_end (store, row != 0 && apply (store, row, change, error), error);
}

/* (transfer full): without spaces around it and not endless */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *cut = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MOST_CHARACTERS));

  return g_strdup (g_strstrip (cut));
}

static gint64
next_position (GopsStore  *store,
               const char *sql,
               gint64      row)
{
  gint64 last = 0;

  (void) gops_store_read_int (store, &last, NULL, sql, "l", row);
  return last + 1;
}

/* --- the check list --- */

static GPtrArray *
load_checks (GopsStore *store,
             gint64     row,
             GError   **error)
{
  return gops_record_load_all (GOPS_TYPE_PLAN_CHECK, store, error, "WHERE item_id = ?1 ORDER BY position, id", "l", row);
}

GPtrArray *
gops_plan_checks_load (GopsStore *store,
                       gpointer   item,
                       GError   **error)
{
  return load_checks (store, gops_plan_item_row (item), error);
}

static gboolean
add_check (GopsStore    *store,
           gint64        row,
           const Change *change,
           GError      **error)
{
  gint64 position = next_position (store, "SELECT coalesce (max (position), 0) FROM plan_check WHERE item_id = ?1", row);
  g_autoptr (GopsPlanCheck) check = gops_record_new (GOPS_TYPE_PLAN_CHECK, "item-id", row, "position", position, "text", change->text, NULL);

  return gops_record_insert (check, store, error);
}

gboolean
gops_plan_check_add (GopsStore  *store,
                     gpointer    item,
                     const char *text,
                     GError    **error)
{
  g_autofree char *line = clean (text);
  const Change change = { .text = line };

  return *line == '\0' || change_item (store, item, N_("Add to the check list of “%s”"), add_check, &change, error);
}

/* The line that is meant; it may have gone meanwhile. */
static gpointer
find_check (GPtrArray *checks,
            guint      index,
            GError   **error)
{
  if (checks == NULL)
    return NULL;
  if (index < checks->len)
    return g_ptr_array_index (checks, index);
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND, _("That line of the check list is no longer there."));
  return NULL;
}

static gboolean
tick_check (GopsStore    *store,
            gint64        row,
            const Change *change,
            GError      **error)
{
  g_autoptr (GPtrArray) checks = load_checks (store, row, error);
  gpointer check = find_check (checks, change->index, error);

  if (check == NULL)
    return FALSE;
  gops_record_set_int (check, GOPS_PLAN_CHECK_DONE, change->done);
  return gops_record_save (check, store, error);
}

gboolean
gops_plan_check_tick (GopsStore *store,
                      gpointer   item,
                      guint      index,
                      gboolean   done,
                      GError   **error)
{
  const Change change = { .index = index, .done = done };

  return change_item (store, item, N_("Tick a line of “%s”"), tick_check, &change, error);
}

static gboolean
move_check (GopsStore    *store,
            gint64        row,
            const Change *change,
            GError      **error)
{
  g_autoptr (GPtrArray) checks = load_checks (store, row, error);
  gpointer check = find_check (checks, change->index, error);

  return check != NULL && gops_records_move (checks, check, change->to, GOPS_PLAN_CHECK_POSITION, store, error);
}

gboolean
gops_plan_check_move (GopsStore *store,
                      gpointer   item,
                      guint      index,
                      guint      to,
                      GError   **error)
{
  const Change change = { .index = index, .to = to };

  return change_item (store, item, N_("Order the check list of “%s”"), move_check, &change, error);
}

static gboolean
remove_check (GopsStore    *store,
              gint64        row,
              const Change *change,
              GError      **error)
{
  g_autoptr (GPtrArray) checks = load_checks (store, row, error);
  gpointer check = find_check (checks, change->index, error);

  return check != NULL && gops_record_delete (check, store, error);
}

gboolean
gops_plan_check_remove (GopsStore *store,
                        gpointer   item,
                        guint      index,
                        GError   **error)
{
  const Change change = { .index = index };

  return change_item (store, item, N_("Remove from the check list of “%s”"), remove_check, &change, error);
}

/* --- materials --- */

GPtrArray *
gops_plan_materials_load (GopsStore *store,
                          gpointer   item,
                          GError   **error)
{
  return gops_record_load_all (GOPS_TYPE_MATERIAL, store, error, "WHERE id IN (SELECT material_id FROM plan_material WHERE item_id = ?1)"
                               " ORDER BY (SELECT p.position FROM plan_material p WHERE p.item_id = ?1 AND p.material_id = material.id)", "l", gops_plan_item_row (item));
}

static gboolean
add_material (GopsStore    *store,
              gint64        row,
              const Change *change,
              GError      **error)
{
  gint64 position = next_position (store, "SELECT coalesce (max (position), 0) FROM plan_material WHERE item_id = ?1", row);

  return gops_store_exec (store, error, "INSERT OR IGNORE INTO plan_material (item_id, material_id, position) VALUES (?1, ?2, ?3)", "lll",
                          row, change->id, position);
}

gboolean
gops_plan_material_add (GopsStore *store,
                        gpointer   item,
                        gint64     material,
                        GError   **error)
{
  const Change change = { .id = material };

  return change_item (store, item, N_("Add a material to “%s”"), add_material, &change, error);
}

static gboolean
remove_material (GopsStore    *store,
                 gint64        row,
                 const Change *change,
                 GError      **error)
{
  return gops_store_exec (store, error, "DELETE FROM plan_material WHERE item_id = ?1 AND material_id = ?2", "ll", row, change->id);
}

gboolean
gops_plan_material_remove (GopsStore *store,
                           gpointer   item,
                           gint64     material,
                           GError   **error)
{
  const Change change = { .id = material };

  return change_item (store, item, N_("Take a material from “%s”"), remove_material, &change, error);
}

/* --- comments --- */

GPtrArray *
gops_plan_comments_load (GopsStore *store,
                         gpointer   item,
                         GError   **error)
{
  return gops_record_load_all (GOPS_TYPE_PLAN_COMMENT, store, error, "WHERE item_id = ?1 ORDER BY made_at, id", "l", gops_record_get_id (item));
}

static gboolean
add_comment (GopsStore    *store,
             gint64        row,
             const Change *change,
             GError      **error)
{
  g_autoptr (GopsPlanComment) comment = gops_record_new (GOPS_TYPE_PLAN_COMMENT, "item-id", row, "author", gops_store_get_author (store),
                                                         "made-at", gops_store_now (store), "text", change->text, NULL);

  return gops_record_insert (comment, store, error);
}

gboolean
gops_plan_comment_add (GopsStore  *store,
                       gpointer    item,
                       const char *text,
                       GError    **error)
{
  g_autofree char *comment = clean (text);
  const Change change = { .text = comment };

  return *comment == '\0' || change_item (store, item, N_("Comment on “%s”"), add_comment, &change, error);
}

static gboolean
remove_comment (GopsStore    *store,
                gint64        row,
                const Change *change,
                GError      **error)
{
  return gops_store_exec (store, error, "DELETE FROM plan_comment WHERE item_id = ?1 AND id = ?2", "ll", row, change->id);
}

gboolean
gops_plan_comment_remove (GopsStore *store,
                          gpointer   item,
                          gint64     comment,
                          GError   **error)
{
  const Change change = { .id = comment };

  return change_item (store, item, N_("Remove a comment on “%s”"), remove_comment, &change, error);
}
