/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry rows for columns whose values are checked. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-checked-field.h"
#include "gops-record.h"

typedef struct
{
  GopsSession     *session;   /* (owned) */
  GopsRecord      *record;    /* (owned) (nullable) */
  guint            column;
  GopsFieldCheck   check;
  GopsFieldFollow  follow;    /* (nullable) */
  gboolean         showing;
  guint            timeout;
  GtkEditable     *row;       /* borrowed: it owns the field */
} Field;

#define WRITE_AFTER_MS 400

static void
field_free (gpointer data)
{
  Field *field = data;

  g_clear_handle_id (&field->timeout, g_source_remove);
  g_clear_object (&field->session);
  g_clear_object (&field->record);
  g_free (field);
}

static Field *
field_of (AdwEntryRow *row)
{
  return g_object_get_data (G_OBJECT (row), "checked-field");
}

static gboolean
save (Field      *field,
      const char *text,
      GError    **error)
{
  GopsStore *store = gops_session_get_store (field->session);
  const GopsTable *table = gops_record_get_table (field->record);
  const GopsColumn *column = &table->columns[field->column];
  g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", table->name, gops_record_get_id (field->record), column->name);

  gops_record_set_text (field->record, field->column, text);
  if (field->follow != NULL)
    field->follow (field->record, text);
  if (!gops_store_begin_merging (store, error, key, "Edit “%s”", g_dgettext (GETTEXT_PACKAGE, column->label), NULL))
    return FALSE;
  if (gops_record_save (field->record, store, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

/* Writes what is waiting, when it is right. */
static void
write_field (Field *field)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (field->timeout == 0)
    return;
  g_clear_handle_id (&field->timeout, g_source_remove);
  text = g_strstrip (g_strdup (gtk_editable_get_text (field->row)));
  if (field->record == NULL || field->check (text) != NULL || g_str_equal (text, gops_record_get_text (field->record, field->column)))
    return;
  if (!save (field, text, &error))
    gops_session_report (field->session, error);
}

static gboolean
on_write_timeout_cb (gpointer data)
{
  write_field (data);
  return G_SOURCE_REMOVE;
}

static void
on_flush_cb (AdwEntryRow *row)
{
  write_field (field_of (row));
}

/* Not written at once: replacing a text empties the row for a moment. */
static void
on_row_changed_cb (AdwEntryRow *row)
{
  Field *field = field_of (row);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  gops_checked_field_mark (row, field->check (text));
  if (field->showing)
    return;
  g_clear_handle_id (&field->timeout, g_source_remove);
  field->timeout = g_timeout_add (WRITE_AFTER_MS, on_write_timeout_cb, field);
}

void
gops_checked_field_tie (AdwEntryRow     *row,
                        GopsSession     *session,
                        guint            column,
                        GopsFieldCheck   check,
                        GopsFieldFollow  follow)
{
  Field *field = g_new0 (Field, 1);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  field->row = GTK_EDITABLE (row);
  field->session = g_object_ref (session);
  field->column = column;
  field->check = check;
  field->follow = follow;
  g_object_set_data_full (G_OBJECT (row), "checked-field", field, field_free);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  g_signal_connect (row, "changed", G_CALLBACK (on_row_changed_cb), NULL);
  g_signal_connect_object (session, "flush", G_CALLBACK (on_flush_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_flush_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
}

void
gops_checked_field_show (AdwEntryRow *row,
                         gpointer     record)
{
  Field *field = field_of (row);
  const char *text = record != NULL ? gops_record_get_text (record, field->column) : "";
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  g_set_object (&field->record, record);
  if (field->timeout != 0 || gtk_widget_has_css_class (GTK_WIDGET (row), "error") || g_str_equal (typed, text))
    return;
  field->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  field->showing = FALSE;
}
