/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entry rows for date columns. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-date-field.h"
#include "gops-record.h"
#include "gops-workspace.h"

typedef struct
{
  GopsSession *session;   /* (owned) */
  GopsRecord  *record;    /* (owned) (nullable) */
  guint        column;
  gboolean     showing;
} Field;

static void
field_free (gpointer data)
{
  Field *field = data;

  g_clear_object (&field->session);
  g_clear_object (&field->record);
  g_free (field);
}

static Field *
field_of (AdwEntryRow *row)
{
  return g_object_get_data (G_OBJECT (row), "date-field");
}

static void
mark_wrong (AdwEntryRow *row,
            gboolean     wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), wrong ? _("Write a date that exists, such as 2026-03-01") : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
on_row_changed_cb (AdwEntryRow *row)
{
  Field *field = field_of (row);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  gboolean right = *text == '\0' || gops_date_is_valid (text);
  g_autoptr (GError) error = NULL;

  mark_wrong (row, !right);
  if (field->showing || field->record == NULL || !right ||
      g_str_equal (text, gops_record_get_text (field->record, field->column)))
    return;
  if (!gops_record_store_text (field->record, gops_session_get_store (field->session), field->column, text, &error))
    gops_session_report (field->session, error);
}

void
gops_date_field_tie (AdwEntryRow *row,
                     GopsSession *session,
                     guint        column)
{
  Field *field = g_new0 (Field, 1);

  field->session = g_object_ref (session);
  field->column = column;
  g_object_set_data_full (G_OBJECT (row), "date-field", field, field_free);
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  g_signal_connect (row, "changed", G_CALLBACK (on_row_changed_cb), NULL);
}

void
gops_date_field_show (AdwEntryRow *row,
                      gpointer     record)
{
  Field *field = field_of (row);
  const char *text = record != NULL ? gops_record_get_text (record, field->column) : "";

  g_set_object (&field->record, record);
  if (gtk_widget_has_css_class (GTK_WIDGET (row), "error") || g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    return;
  field->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  field->showing = FALSE;
}
