/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A material with all that is known of it. */

#include "config.h"

#include "gops-material-sheet.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-library-use.h"
#include "gops-material-files.h"
#include "gops-material-thumb.h"

#define MOST_PLACES 20   /* plan items that are named */

struct _GopsMaterialSheet
{
  AdwBin parent_instance;

  GopsView     *page;       /* borrowed; weak */
  GopsMaterial *material;   /* (owned) */
  GopsBinder   *binder;     /* (owned) */
  GtkWidget    *thumb, *title, *tags, *note, *facts, *use, *places, *copy, *save;   /* borrowed */
};

#define GOPS_TYPE_MATERIAL_SHEET (gops_material_sheet_get_type ())
G_DECLARE_FINAL_TYPE (GopsMaterialSheet, gops_material_sheet, GOPS, MATERIAL_SHEET, AdwBin)
G_DEFINE_FINAL_TYPE (GopsMaterialSheet, gops_material_sheet, ADW_TYPE_BIN)

/* --- commands --- */

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_material_copy (GOPS_MATERIAL_SHEET (widget)->page, GOPS_MATERIAL_SHEET (widget)->material);
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gops_material_save (GOPS_MATERIAL_SHEET (widget)->page, GOPS_MATERIAL_SHEET (widget)->material);
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GopsMaterialSheet *self = GOPS_MATERIAL_SHEET (widget);
  g_autoptr (GopsMaterial) material = g_object_ref (self->material);
  GopsView *page = self->page;

  gops_binder_flush (self->binder);
  gops_dialog_close (widget);
  (void) gops_material_remove (page, material);
}

/* --- showing --- */

static void
show_facts (GopsMaterialSheet *self)
{
  const char *link = gops_record_get_text (self->material, GOPS_MATERIAL_LINK);
  g_autofree char *size = g_format_size ((guint64) gops_record_get_int (self->material, GOPS_MATERIAL_SIZE));
  g_autofree char *of_file = g_strdup_printf ("%s · %s", gops_record_get_text (self->material, GOPS_MATERIAL_FILE_NAME), size);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->facts), *link != '\0' ? link : of_file);
}

static void
show_use (GopsMaterialSheet *self)
{
  GopsLibraryUse use = { 0 };
  g_autofree char *times = NULL, *day = NULL, *text = NULL;

  if (!gops_material_load_use (gops_view_get_store (self->page), gops_record_get_id (self->material), &use, NULL))
    return;
  times = g_strdup_printf (ngettext ("%u time", "%u times", use.times), use.times);
  if (use.last != 0)
    {
      g_autoptr (GDateTime) last = g_date_time_new_from_unix_local (use.last / G_USEC_PER_SEC);

      day = g_date_time_format (last, "%Y-%m-%d");
      /* Translators: how often something was used, and when last: "3 times, last on 2026-11-30" */
      text = g_strdup_printf (_("%s, last on %s"), times, day);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->use), text != NULL ? text : _("Not yet"));
}

static void
on_place_activated_cb (GopsMaterialSheet *self,
                       GtkWidget         *row)
{
  g_autoptr (GopsSession) session = g_object_ref (gops_view_get_session (self->page));
  const gint64 *where = g_object_get_data (G_OBJECT (row), "where");
  GopsPlace place = { .page = "content", .group = where[0], .table = "plan_item", .row = where[1] };

  gops_dialog_close (GTK_WIDGET (self));
  gops_session_go_to (session, &place);
}

static void
add_place (GopsMaterialSheet *self,
           GopsStatement     *row)
{
  const gint64 where[] = { gops_statement_int (row, 0), gops_statement_int (row, 1) };
  const char *title = gops_statement_text (row, 2), *date = gops_statement_text (row, 3);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", gops_statement_text (row, 4), *date != '\0' ? " · " : "", date);
  GtkWidget *line = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "activatable", TRUE, NULL), title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (line), "where", g_memdup2 (where, sizeof where), g_free);
  g_signal_connect_object (line, "activated", G_CALLBACK (on_place_activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->places), line);
}

static void
show_places (GopsMaterialSheet *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (gops_view_get_store (self->page), NULL,
    "SELECT i.group_id, i.id, i.title, i.on_date, g.name FROM plan_material p JOIN plan_item i ON i.id = p.item_id JOIN chat_group g ON g.id = i.group_id"
    " WHERE p.material_id = ?1 AND g.deleted_at = 0 ORDER BY i.on_date DESC, i.id LIMIT ?2", "li", gops_record_get_id (self->material), MOST_PLACES);
  gboolean some = FALSE;

  for (; rows != NULL && gops_statement_next (rows, NULL); some = TRUE)
    add_place (self, rows);
  gtk_widget_set_visible (self->places, some);
}

static void
show (GopsMaterialSheet *self)
{
  gboolean link = g_str_equal (gops_record_get_text (self->material, GOPS_MATERIAL_KIND), "link");

  gops_material_thumb_show (GOPS_MATERIAL_THUMB (self->thumb), gops_view_get_session (self->page), self->material);
  gtk_button_set_label (GTK_BUTTON (self->copy), link ? _("_Copy Link") : _("_Copy Picture"));
  gtk_widget_set_visible (self->copy, !g_str_equal (gops_record_get_text (self->material, GOPS_MATERIAL_KIND), "file"));
  gtk_widget_set_visible (self->save, !link);
  show_facts (self);
  show_use (self);
}

static void
on_store_changed_cb (GopsMaterialSheet *self,
                     GopsChanges       *changes)
{
  gint64 id = gops_record_get_id (self->material), there = 0;

  if (self->page == NULL || !gops_changes_touch (changes, "material"))
    return;
  if (!gops_store_read_int (gops_view_get_store (self->page), &there, NULL, "SELECT EXISTS (SELECT 1 FROM material WHERE id = ?1)", "l", id) || there == 0)
    {
      gops_dialog_close (GTK_WIDGET (self));
      return;
    }
  (void) gops_record_reload (self->material, gops_view_get_store (self->page), NULL);
  show (self);
}

/* --- object --- */

static void
gops_material_sheet_dispose (GObject *object)
{
  GopsMaterialSheet *self = GOPS_MATERIAL_SHEET (object);

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  g_clear_object (&self->binder);
  g_clear_object (&self->material);
  g_clear_weak_pointer (&self->page);

  G_OBJECT_CLASS (gops_material_sheet_parent_class)->dispose (object);
}

static void
gops_material_sheet_class_init (GopsMaterialSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_material_sheet_dispose;

  gtk_widget_class_install_action (widget_class, "material.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "material.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "material.remove", NULL, remove_action);
}

static GtkWidget *
add_entry (GtkWidget  *group,
           const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
add_fact (GtkWidget  *group,
          const char *title)
{
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 3, NULL), title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static GtkWidget *
create_buttons (GopsMaterialSheet *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "halign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *remove = g_object_new (GTK_TYPE_BUTTON, "label", _("_Remove"), "use-underline", TRUE, "action-name", "material.remove", NULL);

  self->copy = g_object_new (GTK_TYPE_BUTTON, "label", "", "use-underline", TRUE, "action-name", "material.copy", NULL);
  gtk_widget_add_css_class (self->copy, "suggested-action");
  self->save = g_object_new (GTK_TYPE_BUTTON, "label", _("_Save As…"), "use-underline", TRUE, "action-name", "material.save", NULL);
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_box_append (GTK_BOX (box), self->copy);
  gtk_box_append (GTK_BOX (box), self->save);
  gtk_box_append (GTK_BOX (box), remove);
  return box;
}

static void
gops_material_sheet_init (GopsMaterialSheet *self)
{
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 560, "child", column, NULL);
  GtkWidget *texts = adw_preferences_group_new (), *facts = adw_preferences_group_new ();

  self->thumb = gops_material_thumb_new ();
  gtk_widget_set_size_request (self->thumb, -1, 220);
  self->title = add_entry (texts, _("Title"));
  self->tags = add_entry (texts, _("Tags, with commas between"));
  self->note = add_entry (texts, _("Note"));
  self->facts = add_fact (facts, _("What it is"));
  self->use = add_fact (facts, _("Used"));
  self->places = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("Posted With"), NULL);
  gtk_box_append (GTK_BOX (column), self->thumb);
  gtk_box_append (GTK_BOX (column), create_buttons (self));
  gtk_box_append (GTK_BOX (column), texts);
  gtk_box_append (GTK_BOX (column), facts);
  gtk_box_append (GTK_BOX (column), self->places);
  g_object_set (column, "margin-top", 18, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (whole), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (whole), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL));
  adw_bin_set_child (ADW_BIN (self), whole);
}

void
gops_material_sheet_present (GopsView *page,
                             gint64    id)
{
  g_autoptr (GError) error = NULL;
  GopsMaterial *material = gops_record_load (GOPS_TYPE_MATERIAL, gops_view_get_store (page), id, &error);
  GopsMaterialSheet *self;

  gops_view_report (page, error);
  if (material == NULL)
    return;
  self = g_object_new (GOPS_TYPE_MATERIAL_SHEET, NULL);
  g_set_weak_pointer (&self->page, page);
  self->material = material;
  self->binder = gops_binder_new (gops_view_get_session (page));
  gops_binder_add_text (self->binder, GOPS_MATERIAL_TITLE, GTK_EDITABLE (self->title));
  gops_binder_add_text (self->binder, GOPS_MATERIAL_TAGS, GTK_EDITABLE (self->tags));
  gops_binder_add_text (self->binder, GOPS_MATERIAL_NOTE, GTK_EDITABLE (self->note));
  gops_binder_set_record (self->binder, material);
  g_signal_connect_object (gops_view_get_store (page), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  show (self);
  show_places (self);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Material"), 520, 680, GTK_WIDGET (page));
}
