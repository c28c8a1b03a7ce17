/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user's own fields say of a person. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-checked-field.h"
#include "gops-date-picker.h"
#include "gops-dialogs.h"
#include "gops-own-fields.h"
#include "gops-own-values.h"

#define WRITE_AFTER_MS 400

struct _GopsOwnValues
{
  AdwPreferencesGroup parent_instance;

  GopsSession *session;   /* (owned) (nullable): NULL once it is disposed of */
  gint64       person;
  GPtrArray   *rows;      /* (owned) (element-type Row) */
  char        *shown;     /* (owned) (nullable): the fields that there are rows for, to know when they are others */
  gboolean     showing;
};

G_DEFINE_FINAL_TYPE (GopsOwnValues, gops_own_values, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  GopsOwnValues *owner;     /* borrowed */
  GopsOwnField  *field;     /* (owned) */
  GtkWidget     *widget;    /* (owned): an entry row, or a combo row for a choice */
  guint          timeout;   /* waits until typing is done */
} Row;

static void on_changed_cb (GtkWidget *widget);
static void on_selected_cb (GtkWidget *widget);

/* A row that goes says once more that it has changed. */
static void
row_free (gpointer data)
{
  Row *row = data;

  g_signal_handlers_disconnect_by_func (row->widget, on_changed_cb, NULL);
  g_signal_handlers_disconnect_by_func (row->widget, on_selected_cb, NULL);
  g_clear_handle_id (&row->timeout, g_source_remove);
  g_object_unref (row->widget);
  g_object_unref (row->field);
  g_free (row);
}

/* Returns: (transfer full): as it stands in the row */
static char *
dup_text (Row *row)
{
  guint selected;
  g_auto (GStrv) choices = NULL;

  if (!ADW_IS_COMBO_ROW (row->widget))
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->widget)));
  selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row->widget));
  choices = gops_own_field_choices (row->field);
  return g_strdup (selected > 0 && selected <= g_strv_length (choices) ? choices[selected - 1] : "");   /* the first is none */
}

/* Writes what is waiting, when the field takes it. */
static void
write_row (Row *row)
{
  g_autofree char *text = dup_text (row), *value = gops_own_field_normalise (row->field, text, NULL);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&row->timeout, g_source_remove);
  if (value != NULL && !gops_own_value_set (gops_session_get_store (row->owner->session), row->owner->person, row->field, text, &error))
    gops_session_report (row->owner->session, error);
}

static gboolean
on_timeout_cb (gpointer data)
{
  Row *row = data;

  row->timeout = 0;
  write_row (row);
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "row");
  g_autofree char *text = dup_text (row), *value = NULL;
  g_autoptr (GError) error = NULL;

  value = gops_own_field_normalise (row->field, text, &error);
  gops_checked_field_mark (ADW_ENTRY_ROW (widget), error != NULL ? error->message : NULL);
  if (row->owner->showing)
    return;
  g_clear_handle_id (&row->timeout, g_source_remove);
  row->timeout = g_timeout_add (WRITE_AFTER_MS, on_timeout_cb, row);
}

static void
on_selected_cb (GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "row");

  if (!row->owner->showing)
    write_row (row);
}

/* --- rows --- */

static GtkWidget *
make_choice (GopsOwnField *field)
{
  GtkWidget *widget = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_auto (GStrv) choices = gops_own_field_choices (field);

  /* Translators: an answer of a choice that is not given */
  gtk_string_list_append (names, _("Not said"));
  for (guint i = 0; choices[i] != NULL; i++)
    gtk_string_list_append (names, choices[i]);
  adw_combo_row_set_model (ADW_COMBO_ROW (widget), G_LIST_MODEL (names));
  g_signal_connect (widget, "notify::selected", G_CALLBACK (on_selected_cb), NULL);
  return widget;
}

static GtkWidget *
make_entry (GopsOwnKind kind)
{
  GtkWidget *widget = adw_entry_row_new ();

  gtk_editable_set_enable_undo (GTK_EDITABLE (widget), FALSE);
  if (kind == GOPS_OWN_NUMBER)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (widget), GTK_INPUT_PURPOSE_NUMBER);
  g_signal_connect (widget, "changed", G_CALLBACK (on_changed_cb), NULL);
  if (kind == GOPS_OWN_DATE)
    gops_date_picker_add (ADW_ENTRY_ROW (widget));
  return widget;
}

static char *
title_of (GopsOwnField *field)
{
  const char *name = gops_record_get_text (field, GOPS_OWN_FIELD_NAME);

  if (gops_own_field_kind (field) == GOPS_OWN_DATE)
    return g_markup_printf_escaped ("%s (%s)", name, _("YYYY-MM-DD"));
  return g_markup_escape_text (name, -1);
}

static void
add_row (GopsOwnValues *self,
         GopsOwnField  *field)
{
  GopsOwnKind kind = gops_own_field_kind (field);
  Row *row = g_new0 (Row, 1);
  g_autofree char *title = title_of (field);

  row->owner = self;
  row->field = g_object_ref (field);
  row->widget = g_object_ref_sink (kind == GOPS_OWN_CHOICE ? make_choice (field) : make_entry (kind));
  g_object_set_data (G_OBJECT (row->widget), "row", row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row->widget);
  g_ptr_array_add (self->rows, row);
}

static void
remove_rows (GopsOwnValues *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), ((Row *) self->rows->pdata[i])->widget);
  g_ptr_array_set_size (self->rows, 0);
}

static char *
describe (GPtrArray *fields)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (out, "%" G_GINT64_FORMAT " %s %s %s\n", gops_record_get_id (fields->pdata[i]),
                            gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_NAME), gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_KIND),
                            gops_record_get_text (fields->pdata[i], GOPS_OWN_FIELD_CHOICES));
  return g_string_free (out, FALSE);
}

/* Rows stay as they are, with what is typed in them, while the fields do. */
static void
make_rows (GopsOwnValues *self,
           GPtrArray     *fields)
{
  g_autofree char *now = describe (fields);

  if (g_strcmp0 (now, self->shown) == 0)
    return;
  remove_rows (self);
  for (guint i = 0; i < fields->len; i++)
    add_row (self, fields->pdata[i]);
  g_free (self->shown);
  self->shown = g_steal_pointer (&now);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
    fields->len > 0 ? NULL : _("Keep what matters in your groups: a size, a building, the end of a contract."));
}

static void
show_choice (Row        *row,
             const char *value)
{
  g_auto (GStrv) choices = gops_own_field_choices (row->field);
  guint selected = 0;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], value))
      selected = i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (row->widget), selected);
}

static void
show_value (Row        *row,
            const char *value)
{
  if (ADW_IS_COMBO_ROW (row->widget))
    show_choice (row, value);
  else if (row->timeout == 0 && !gtk_widget_has_css_class (row->widget, "error") &&
           !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row->widget)), value))
    gtk_editable_set_text (GTK_EDITABLE (row->widget), value);
}

static void
show (GopsOwnValues *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = gops_own_fields_load (store, &error);
  g_autoptr (GHashTable) values = fields != NULL ? gops_own_values_load (store, self->person, &error) : NULL;

  if (values == NULL)   /* the person may be gone: whoever shows the group closes */
    return;
  self->showing = TRUE;
  make_rows (self, fields);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = self->rows->pdata[i];
      g_autofree char *name = gops_own_name_fold (gops_record_get_text (row->field, GOPS_OWN_FIELD_NAME), -1);
      const char *value = g_hash_table_lookup (values, name);

      show_value (row, value != NULL ? value : "");
    }
  self->showing = FALSE;
}

static void
on_flush_cb (GopsOwnValues *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((Row *) self->rows->pdata[i])->timeout != 0)
      write_row (self->rows->pdata[i]);
}

static void
on_edit_clicked_cb (GopsOwnValues *self)
{
  gops_own_fields_present (self->session, GTK_WIDGET (self));
}

static void
gops_own_values_dispose (GObject *object)
{
  GopsOwnValues *self = GOPS_OWN_VALUES (object);

  if (self->session != NULL)
    on_flush_cb (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_own_values_parent_class)->dispose (object);
}

static void
gops_own_values_finalize (GObject *object)
{
  g_free (GOPS_OWN_VALUES (object)->shown);

  G_OBJECT_CLASS (gops_own_values_parent_class)->finalize (object);
}

static void
gops_own_values_class_init (GopsOwnValuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_own_values_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_own_values_finalize;
}

static void
gops_own_values_init (GopsOwnValues *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-edit-symbolic");

  self->rows = g_ptr_array_new_with_free_func (row_free);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Edit Fields"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Edit own fields"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_edit_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Own fields"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
}

GtkWidget *
gops_own_values_new (GopsSession *session,
                     gint64       person)
{
  GopsOwnValues *self = g_object_new (GOPS_TYPE_OWN_VALUES, NULL);

  self->session = g_object_ref (session);
  self->person = person;
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "flush", G_CALLBACK (on_flush_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
