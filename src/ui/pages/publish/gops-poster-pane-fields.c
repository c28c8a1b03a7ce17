/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the poster says and shows. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-checked-field.h"
#include "gops-code-scan.h"
#include "gops-picture-row.h"
#include "gops-poster-edits.h"
#include "gops-poster-entry.h"
#include "gops-poster-pane-private.h"
#include "gops-text.h"

#define ROWS_LINES " ⏎ "   /* how an entry row shows the line breaks of a field of rows */

static char *
replace_all (const char *text,
             const char *from,
             const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  return g_strjoinv (to, parts);
}

/* Marks a row that says what cannot be, such as a date that does not exist. */
static void
check_field (GtkEditable *row)
{
  g_autofree char *value = replace_all (gtk_editable_get_text (row), ROWS_LINES, "\n");
  GopsPosterFieldType type = (GopsPosterFieldType) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "gops-type"));
  g_autoptr (GError) error = NULL;
  gboolean right = gops_poster_entry_check (type, value, &error);

  gops_checked_field_mark (ADW_ENTRY_ROW (row), right ? NULL : error->message);
}

/* The poster keeps what was right last, while something is typed that is not right yet. */
static void
take_field (GopsPosterPane *self,
            GtkEditable    *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "gops-field");
  g_autofree char *value = replace_all (gtk_editable_get_text (row), ROWS_LINES, "\n");

  if (!gtk_widget_has_css_class (GTK_WIDGET (row), "error"))
    gops_poster_draft_set_field (self->draft, id, value);
  g_object_set_data (G_OBJECT (row), "gops-typed", NULL);
}

void
gops_poster_pane_take_fields (GopsPosterPane *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->take_idle, g_source_remove);
  if (!gops_poster_edit_fields (self->draft, gops_session_get_store (self->session), &error))
    gops_session_report (self->session, error);
  for (guint i = 0; i < self->rows->len; i++)
    if (g_object_get_data (self->rows->pdata[i], "gops-typed") != NULL)
      take_field (self, self->rows->pdata[i]);
  gops_poster_pane_changed (self);
}

static gboolean
on_take_idle_cb (gpointer data)
{
  GopsPosterPane *self = data;

  self->take_idle = 0;
  gops_poster_pane_take_fields (self);
  return G_SOURCE_REMOVE;
}

/* Not taken at once: replacing a text empties the row for a moment. */
static void
on_field_changed_cb (GtkEditable    *row,
                     GopsPosterPane *self)
{
  check_field (row);
  if (self->showing || self->draft == NULL)
    return;
  g_object_set_data (G_OBJECT (row), "gops-typed", self);
  if (self->take_idle == 0)
    self->take_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_take_idle_cb, self, NULL);
}

static GtkWidget *
make_field_row (GopsPosterPane        *self,
                const GopsPosterField *field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), field->type == GOPS_POSTER_FIELD_CODE ? _("Text of the QR code") : field->label);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  g_object_set_data_full (G_OBJECT (row), "gops-field", g_strdup (field->id), g_free);
  g_object_set_data (G_OBJECT (row), "gops-type", GINT_TO_POINTER (field->type));
  g_signal_connect_object (row, "changed", G_CALLBACK (on_field_changed_cb), self, 0);
  if (field->type == GOPS_POSTER_FIELD_CODE)
    gops_code_scan_add (ADW_ENTRY_ROW (row), NULL, self->session);
  return row;
}

/* --- pictures --- */

static void
on_picked_cb (GopsPosterPane *self,
              gint64          material,
              GopsPictureRow *row)
{
  const char *field = g_object_get_data (G_OBJECT (row), "gops-field");
  g_autoptr (GError) error = NULL;

  if (self->draft != NULL && gops_poster_edit_picture (self->draft, gops_session_get_store (self->session), field, material, &error))
    gops_poster_pane_changed (self);
  gops_session_report (self->session, error);
  gops_picture_row_show (row, material);
}

static GtkWidget *
make_picture_row (GopsPosterPane        *self,
                  const GopsPosterField *field)
{
  GtkWidget *row = gops_picture_row_new (self->session, field->label);

  g_object_set_data_full (G_OBJECT (row), "gops-field", g_strdup (field->id), g_free);
  g_signal_connect_object (row, "picked", G_CALLBACK (on_picked_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* --- pictures dropped on the poster --- */

/* Without one, files that are dropped are the window's. */
static gboolean
on_accept_cb (GtkDropTarget  *target,
              GdkDrop        *drop,
              GopsPosterPane *self)
{
  g_autoptr (GdkContentFormats) offered = gdk_content_formats_union_deserialize_gtypes (gdk_content_formats_ref (gdk_drop_get_formats (drop)));

  return self->pictures->len > 0 && gdk_drop_get_drag (drop) == NULL && gdk_content_formats_match (gtk_drop_target_get_formats (target), offered);
}

/* The picture that it was dropped on, or else the only one. (nullable) */
static GopsPictureRow *
picture_at (GopsPosterPane *self,
            double          x,
            double          y)
{
  GopsPosterPiece *piece = gops_poster_canvas_get_layer_at (self->canvas, x, y);

  for (guint i = 0; i < self->pictures->len; i++)
    if (piece != NULL && g_strcmp0 (g_object_get_data (self->pictures->pdata[i], "gops-field"), piece->field) == 0)
      return self->pictures->pdata[i];
  return self->pictures->len == 1 ? self->pictures->pdata[0] : NULL;
}

static gboolean
on_drop_cb (GopsPosterPane *self,
            const GValue   *value,
            double          x,
            double          y)
{
  GopsPictureRow *row = picture_at (self, x, y);

  return row != NULL && gops_picture_row_take (row, value);
}

void
gops_poster_pane_accept_pictures (GopsPosterPane *self)
{
  GtkDropTarget *target = gops_picture_row_make_target ();

  g_signal_connect_object (target, "accept", G_CALLBACK (on_accept_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->canvas), GTK_EVENT_CONTROLLER (target));
}

static void
remove_rows (GopsPosterPane *self,
             GPtrArray      *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (self->fields, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

void
gops_poster_pane_rebuild_fields (GopsPosterPane     *self,
                GopsPosterTemplate *design)
{
  remove_rows (self, self->rows);
  remove_rows (self, self->pictures);
  for (guint i = 0; i < gops_poster_template_get_n_fields (design); i++)
    {
      GopsPosterField field = gops_poster_template_get_field (design, i, gops_interface_language ());
      gboolean picture = field.type == GOPS_POSTER_FIELD_PICTURE;
      GtkWidget *row = picture ? make_picture_row (self, &field) : make_field_row (self, &field);

      adw_preferences_group_add (self->fields, row);
      g_ptr_array_add (picture ? self->pictures : self->rows, row);
    }
}

void
gops_poster_pane_show_fields (GopsPosterPane *self,
             gboolean        same)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkEditable *row = g_ptr_array_index (self->rows, i);
      const char *id = g_object_get_data (G_OBJECT (row), "gops-field");
      g_autofree char *value = replace_all (gops_poster_draft_get_field (self->draft, id), "\n", ROWS_LINES);

      if (!g_str_equal (gtk_editable_get_text (row), value) && !(same && gtk_widget_has_css_class (GTK_WIDGET (row), "error")))
        gtk_editable_set_text (row, value);
    }
}

void
gops_poster_pane_show_pictures (GopsPosterPane *self)
{
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const char *id = g_object_get_data (self->pictures->pdata[i], "gops-field");

      gops_picture_row_show (self->pictures->pdata[i], gops_poster_picture_material (gops_poster_draft_get_field (self->draft, id)));
    }
}
