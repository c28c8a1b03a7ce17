/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of the sheet of a plan item: check list, comments, pictures and files. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-file-chooser.h"
#include "gops-item-part.h"
#include "gops-material-intake.h"
#include "gops-plan-parts.h"
#include "gops-poster.h"
#include "gops-progress-dialog.h"
#include "gops-text.h"
#include "gops-today-state.h"

#define MOST_CHARACTERS 400
#define MOST_MATERIALS  200   /* that are offered */

/* --- check list --- */

static void
on_check_toggled_cb (GopsItemPart *self,
                     GtkWidget    *check)
{
  GError *error = NULL;

  if (self->filling)
    return;
  gops_item_part_begin (self);
  (void) gops_plan_check_tick (gops_item_part_get_store (self), gops_item_part_get_item (self), (guint) gops_item_part_number (check),
                               gtk_check_button_get_active (GTK_CHECK_BUTTON (check)), &error);
  gops_item_part_end (self, error);
}

static void
on_check_up_cb (GopsItemPart *self,
                GtkWidget    *button)
{
  guint index = (guint) gops_item_part_number (button);
  GError *error = NULL;

  gops_item_part_begin (self);
  (void) gops_plan_check_move (gops_item_part_get_store (self), gops_item_part_get_item (self), index, index - 1, &error);
  gops_item_part_end (self, error);
}

static void
on_check_removed_cb (GopsItemPart *self,
                     GtkWidget    *button)
{
  GError *error = NULL;

  gops_item_part_begin (self);
  (void) gops_plan_check_remove (gops_item_part_get_store (self), gops_item_part_get_item (self), (guint) gops_item_part_number (button), &error);
  gops_item_part_end (self, error);
}

static void
add_check (GopsItemPart *self,
           const char   *text)
{
  GError *error = NULL;

  gops_item_part_begin (self);
  (void) gops_plan_check_add (gops_item_part_get_store (self), gops_item_part_get_item (self), text, &error);
  gops_item_part_end (self, error);
}

static GtkWidget *
create_check (GopsItemPart *self,
              gpointer      record,
              guint         index)
{
  g_autofree char *text = gops_brief (gops_record_get_text (record, GOPS_PLAN_CHECK_TEXT), MOST_CHARACTERS);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 3, NULL), text, NULL);
  GtkWidget *check = gtk_check_button_new ();
  gint64 number = index;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), gops_record_get_bool (record, GOPS_PLAN_CHECK_DONE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (check), "number", g_memdup2 (&number, sizeof number), g_free);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (on_check_toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  if (index > 0)
    (void) gops_item_part_button (self, row, "go-up-symbolic", _("Move Up"), text, index, G_CALLBACK (on_check_up_cb));
  (void) gops_item_part_button (self, row, "user-trash-symbolic", _("Remove"), text, index, G_CALLBACK (on_check_removed_cb));
  return row;
}

static void
fill_checks (GopsItemPart *self)
{
  g_autoptr (GPtrArray) checks = gops_plan_checks_load (gops_item_part_get_store (self), gops_item_part_get_item (self), NULL);
  g_autofree char *sum = NULL;
  guint done = 0;

  for (guint i = 0; checks != NULL && i < checks->len; i++)
    {
      done += gops_record_get_bool (g_ptr_array_index (checks, i), GOPS_PLAN_CHECK_DONE);
      gops_item_part_add (self, create_check (self, g_ptr_array_index (checks, i), i));
    }
  if (checks != NULL && checks->len > 0)
    sum = g_strdup_printf (C_("check list", "%u of %u done"), done, checks->len);
  gops_item_part_say (self, sum);
}

GopsItemPart *
gops_item_checks_new (const GopsItemSheet *sheet)
{
  GopsItemPart *self = gops_item_part_new (sheet, _("Check List"), TRUE, fill_checks);

  gops_item_part_add_head (self, gops_item_part_entry (self, _("Add a Line"), add_check));
  return self;
}

/* --- comments --- */

static void
add_comment (GopsItemPart *self,
             const char   *text)
{
  GError *error = NULL;

  gops_item_part_begin (self);
  (void) gops_plan_comment_add (gops_item_part_get_store (self), gops_item_part_get_item (self), text, &error);
  gops_item_part_end (self, error);
}

static void
on_comment_removed_cb (GopsItemPart *self,
                       GtkWidget    *button)
{
  GError *error = NULL;

  gops_item_part_begin (self);
  (void) gops_plan_comment_remove (gops_item_part_get_store (self), gops_item_part_get_item (self), gops_item_part_number (button), &error);
  gops_item_part_end (self, error);
}

/* "Ana · 30 November 14:05" */
static char *
describe_comment (gpointer record)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (gops_record_get_int (record, GOPS_PLAN_COMMENT_MADE_AT) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) here = g_date_time_to_local (utc);
  /* Translators: when something was written, as strftime() takes it */
  g_autofree char *when = g_date_time_format (here, _("%-d %B %Y, %H:%M"));
  const char *author = gops_record_get_text (record, GOPS_PLAN_COMMENT_AUTHOR);

  return *author != '\0' ? g_strdup_printf ("%s · %s", author, when) : g_steal_pointer (&when);
}

static GtkWidget *
create_comment (GopsItemPart *self,
                gpointer      record)
{
  g_autofree char *text = gops_brief (gops_record_get_text (record, GOPS_PLAN_COMMENT_TEXT), MOST_CHARACTERS), *facts = describe_comment (record);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 6, NULL), text, facts);

  (void) gops_item_part_button (self, row, "user-trash-symbolic", _("Remove"), text, gops_record_get_id (record), G_CALLBACK (on_comment_removed_cb));
  return row;
}

static void
fill_comments (GopsItemPart *self)
{
  g_autoptr (GPtrArray) comments = gops_plan_comments_load (gops_item_part_get_store (self), gops_item_part_get_item (self), NULL);
  guint n = comments != NULL ? comments->len : 0;
  g_autofree char *sum = n > 0 ? g_strdup_printf (ngettext ("%u comment", "%u comments", n), n) : NULL;

  for (guint i = 0; i < n; i++)
    gops_item_part_add (self, create_comment (self, g_ptr_array_index (comments, i)));
  gops_item_part_say (self, sum);
}

GopsItemPart *
gops_item_comments_new (const GopsItemSheet *sheet)
{
  GopsItemPart *self = gops_item_part_new (sheet, _("Comments"), FALSE, fill_comments);

  gops_item_part_add_head (self, gops_item_part_entry (self, _("Add a Comment"), add_comment));
  return self;
}

/* --- pictures and files --- */

static void
on_material_removed_cb (GopsItemPart *self,
                        GtkWidget    *button)
{
  GError *error = NULL;

  gops_item_part_begin (self);
  (void) gops_plan_material_remove (gops_item_part_get_store (self), gops_item_part_get_item (self), gops_item_part_number (button), &error);
  gops_item_part_end (self, error);
}

static void
on_material_chosen_cb (GopsItemPart *self,
                       GParamSpec   *pspec,
                       GtkWidget    *combo)
{
  gint64 id = gops_item_part_chosen (self, combo);
  GError *error = NULL;

  if (id == 0)
    return;
  gops_item_part_begin (self);
  (void) gops_plan_material_add (gops_item_part_get_store (self), gops_item_part_get_item (self), id, &error);
  gops_item_part_end (self, error);
}

static const char *
name_material (gpointer record)
{
  const char *title = gops_record_get_text (record, GOPS_MATERIAL_TITLE), *file = gops_record_get_text (record, GOPS_MATERIAL_FILE_NAME);

  return *title != '\0' ? title : *file != '\0' ? file : gops_record_get_text (record, GOPS_MATERIAL_LINK);
}

static const char *
kind_of_material (gpointer record)
{
  const char *kind = gops_record_get_text (record, GOPS_MATERIAL_KIND);

  return g_str_equal (kind, "picture") ? _("Picture") : g_str_equal (kind, "link") ? _("Link") : _("File");
}

static GtkWidget *
create_material (GopsItemPart *self,
                 gpointer      record)
{
  g_autofree char *name = gops_brief (name_material (record), MOST_CHARACTERS);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, NULL), name, kind_of_material (record));

  (void) gops_item_part_button (self, row, "list-remove-symbolic", _("Take Away"), name, gops_record_get_id (record), G_CALLBACK (on_material_removed_cb));
  return row;
}

/* --- new files: into the library, and to the item --- */

typedef struct
{
  GPtrArray *files;   /* (owned) (element-type GFile) */
  gint64     item;
} Adding;

static void
adding_free (gpointer data)
{
  g_ptr_array_unref (((Adding *) data)->files);
  g_free (data);
}

static gpointer
add_in_thread (GopsStore     *store,
               gpointer       data,
               GopsProgress  *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  const Adding *adding = data;

  return gops_materials_add_files (store, adding->files, adding->item, progress, cancellable, error);
}

/* The sheet may be closed by then: its row is in no window any more. */
static GopsItemPart *
part_of (GtkWidget *row)
{
  return gtk_widget_get_root (row) != NULL ? g_object_get_data (G_OBJECT (row), "adds-to") : NULL;
}

static void
on_files_added_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (GtkWidget) row = data;
  GError *error = NULL;
  g_autoptr (GopsMaterialReport) report = gops_store_run_finish (GOPS_STORE (source), result, &error);
  GopsItemPart *part = part_of (row);

  if (report != NULL && report->problems->len > 0)
    error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, g_ptr_array_index (report->problems, 0));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || part == NULL)
    g_clear_error (&error);
  if (part == NULL)
    return;
  gops_item_part_end (part, error);
  gops_item_part_refresh (part);   /* some are there even where others failed */
}

static void
on_files_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      data)
{
  g_autoptr (GtkWidget) row = data;
  GError *error = NULL;
  g_autoptr (GListModel) files = gops_file_choose_many_finish (result, &error);
  GopsItemPart *part = part_of (row);
  Adding *adding;

  if (part == NULL || files == NULL || g_list_model_get_n_items (files) == 0)
    {
      if (part != NULL && error != NULL)
        gops_item_part_end (part, g_steal_pointer (&error));
      g_clear_error (&error);
      return;
    }
  gops_item_part_begin (part);
  adding = g_new0 (Adding, 1);
  adding->item = gops_plan_item_row (gops_item_part_get_item (part));
  adding->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    g_ptr_array_add (adding->files, g_list_model_get_item (files, i));
  gops_progress_dialog_run (gops_item_part_get_store (part), row, _("Copying Files"), add_in_thread, adding, adding_free,
                            (GDestroyNotify) gops_material_report_free, on_files_added_cb, g_object_ref (row));
}

static void
on_add_files_cb (GopsItemPart *self)
{
  GtkWidget *row = GTK_WIDGET (self->row);

  g_object_set_data (G_OBJECT (row), "adds-to", self);
  gops_file_open_async (row, _("Add Files"), NULL, 0, TRUE, NULL, NULL, on_files_chosen_cb, g_object_ref (row));
}

static GtkWidget *
create_add_files (GopsItemPart *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Add Files…"), "activatable", TRUE, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_add_files_cb), self);
  return row;
}

/* What the library has and the item has not: the newest. */
static GtkWidget *
create_choice (GopsItemPart *self)
{
  g_autoptr (GPtrArray) all = gops_record_load_all (GOPS_TYPE_MATERIAL, gops_item_part_get_store (self), NULL,
    "WHERE id NOT IN (SELECT material_id FROM plan_material WHERE item_id = ?1) ORDER BY added_at DESC, id DESC LIMIT ?2", "ll",
    gops_plan_item_row (gops_item_part_get_item (self)), (gint64) MOST_MATERIALS);
  GtkWidget *combo = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  gtk_string_list_append (names, all != NULL && all->len > 0 ? _("Choose from the Library…") : _("Nothing else in the library yet"));
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autofree char *name = gops_brief (name_material (g_ptr_array_index (all, i)), MOST_CHARACTERS);
      gint64 id = gops_record_get_id (g_ptr_array_index (all, i));

      gtk_string_list_append (names, name);
      g_array_append_val (ids, id);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (combo), _("Add"));
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  gtk_widget_set_sensitive (combo, ids->len > 0);
  gops_item_part_offer (combo, ids);
  g_signal_connect_swapped (combo, "notify::selected", G_CALLBACK (on_material_chosen_cb), self);
  return combo;
}

static void
fill_materials (GopsItemPart *self)
{
  GopsPlanItem *item = gops_item_part_get_item (self);
  g_autoptr (GPtrArray) materials = gops_plan_materials_load (gops_item_part_get_store (self), item, NULL);
  guint n = materials != NULL ? materials->len : 0;
  gboolean poster = !gops_record_is_blank (item, GOPS_PLAN_ITEM_POSTER);
  g_autofree char *count = n > 0 ? g_strdup_printf (ngettext ("%u material", "%u materials", n), n) : NULL;
  g_autofree char *both = poster && count != NULL ? g_strdup_printf ("%s · %s", _("Poster"), count) : NULL;

  for (guint i = 0; i < n; i++)
    gops_item_part_add (self, create_material (self, g_ptr_array_index (materials, i)));
  gops_item_part_add (self, create_choice (self));
  gops_item_part_add (self, create_add_files (self));
  gops_item_part_say (self, both != NULL ? both : count != NULL ? count : poster ? _("Poster") : NULL);
}

GopsItemPart *
gops_item_materials_new (const GopsItemSheet *sheet)
{
  return gops_item_part_new (sheet, _("Poster and Materials"), TRUE, fill_materials);
}
