/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One action of the history. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-group-words.h"
#include "gops-history-row.h"
#include "gops-type-icon.h"

#define MAX_CHANGES 50   /* of one action; a bulk change is not read row by row */
#define MAX_CHARS   200  /* of a value */

struct _GopsHistoryRow
{
  AdwExpanderRow parent_instance;

  GopsStore *store;    /* (owned) */
  gint64     action;
  gboolean   filled;
};

G_DEFINE_FINAL_TYPE (GopsHistoryRow, gops_history_row, ADW_TYPE_EXPANDER_ROW)

enum { UNDO_WANTED, N_SIGNALS };
static guint signals[N_SIGNALS];

gint64
gops_history_row_get_action_id (GopsHistoryRow *self)
{
  return self->action;
}

static const char *
say_value (const GopsHistoryChange *change,
           const char              *value)
{
  gboolean type = g_str_equal (change->table_name, "plan_item") && g_str_equal (change->column_name, "type");

  if (type && value != NULL && *value != '\0')
    return gops_content_type_get_label (value);
  return gops_column_value_name (change->table_name, change->column_name, value);
}

static char *
shorten (const char *text)
{
  if (text == NULL || *text == '\0')
    return g_strdup (_("nothing"));
  if (g_utf8_strlen (text, -1) <= MAX_CHARS)
    return g_strdup (text);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, MAX_CHARS) - text), text);
}

static GtkWidget *
make_change_row (const GopsHistoryChange *change)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf ("%s · %s", change->table, change->column);
  g_autofree char *before = shorten (say_value (change, change->before));
  g_autofree char *after = shorten (say_value (change, change->after));
  g_autofree char *line = g_strdup_printf ("%s → %s", before, after);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_line = g_markup_escape_text (line, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_line);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_add_css_class (row, "property");
  return row;
}

/* The changes are read when somebody looks. */
static void
on_expanded_cb (GopsHistoryRow *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  changes = gops_store_history_changes (self->store, self->action, MAX_CHANGES, NULL);
  for (guint i = 0; changes != NULL && i < MIN (changes->len, MAX_CHANGES); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), make_change_row (g_ptr_array_index (changes, i)));
}

static void
on_undo_clicked_cb (GopsHistoryRow *self)
{
  g_signal_emit (self, signals[UNDO_WANTED], 0);
}

static void
gops_history_row_dispose (GObject *object)
{
  g_clear_object (&GOPS_HISTORY_ROW (object)->store);

  G_OBJECT_CLASS (gops_history_row_parent_class)->dispose (object);
}

static void
gops_history_row_class_init (GopsHistoryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_history_row_dispose;

  signals[UNDO_WANTED] = g_signal_new ("undo-wanted", GOPS_TYPE_HISTORY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_history_row_init (GopsHistoryRow *self)
{
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded_cb), NULL);
}

static char *
describe (const GopsHistoryEntry *entry)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (entry->at / G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format (at, "%H:%M");
  g_autofree char *rows = g_strdup_printf (ngettext ("%u change", "%u changes", entry->n_rows), entry->n_rows);

  return g_strdup_printf (entry->undone ? _("%s · %s · %s · undone") : "%s · %s · %s", time, entry->author, rows);
}

GtkWidget *
gops_history_row_new (const GopsHistoryEntry *entry,
                      GopsStore              *store)
{
  GopsHistoryRow *self = g_object_new (GOPS_TYPE_HISTORY_ROW, NULL);
  g_autofree char *line = describe (entry);
  g_autofree char *title = g_markup_escape_text (entry->label, -1);
  g_autofree char *subtitle = g_markup_escape_text (line, -1);
  g_autofree char *said = g_strdup_printf (_("Undo back to “%s”"), entry->label);
  GtkWidget *button;

  self->store = g_object_ref (store);
  self->action = entry->id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), entry->n_rows > 0);
  if (entry->undone)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "dim-label");
      return GTK_WIDGET (self);
    }
  button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Undo Back to Here"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_undo_clicked_cb), self, G_CONNECT_SWAPPED);
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (self), button);
  return GTK_WIDGET (self);
}
