/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One action of the history. */

#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-group-words.h"
#include "gops-history-row.h"
#include "gops-poster-fields.h"
#include "gops-text.h"
#include "gops-type-icon.h"

#define MAX_CHANGES 50   /* of one action; a bulk change is not read row by row */
#define MAX_CHARS   200  /* of a value */

struct _GopsHistoryRow
{
  AdwExpanderRow parent_instance;

  GopsStore *store;    /* (owned) */
  gint64     action;
  guint      n_rows;   /* that the action touched */
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

static void
add_row (GopsHistoryRow *self,
         const char     *title,
         const char     *line)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_line = g_markup_escape_text (line, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_line);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_add_css_class (row, "property");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_pair (GopsHistoryRow *self,
          const char     *title,
          const char     *before,
          const char     *after)
{
  g_autofree char *from = shorten (before);
  g_autofree char *to = shorten (after);
  g_autofree char *line = g_strdup_printf ("%s → %s", from, to);

  add_row (self, title, line);
}

static void
add_poster_field (GopsHistoryRow          *self,
                  const GopsHistoryChange *change,
                  const char              *id,
                  GHashTable              *before,
                  GHashTable              *after)
{
  const char *from = g_hash_table_lookup (before, id), *to = g_hash_table_lookup (after, id);
  const char *label = gops_poster_field_label (id, gops_interface_language ());
  g_autofree char *title = g_strdup_printf ("%s · %s", change->table, label != NULL ? label : id);

  if (g_strcmp0 (from, to) != 0)
    add_pair (self, title, from, to);
}

/* The fields of a poster are kept in one column: each that differs is a change of its own. */
static void
add_poster_fields (GopsHistoryRow          *self,
                   const GopsHistoryChange *change)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) after = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) both = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GList) ids = NULL;

  gops_poster_fields_merge (before, change->before);
  gops_poster_fields_merge (after, change->after);
  gops_poster_fields_merge (both, change->before);
  gops_poster_fields_merge (both, change->after);
  ids = g_list_sort (g_hash_table_get_keys (both), (GCompareFunc) g_strcmp0);
  for (GList *l = ids; l != NULL; l = l->next)
    add_poster_field (self, change, l->data, before, after);
}

static void
add_change (GopsHistoryRow          *self,
            const GopsHistoryChange *change)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", change->table, change->column);

  if (g_str_equal (change->table_name, "poster") && g_str_equal (change->column_name, "fields"))
    add_poster_fields (self, change);
  else
    add_pair (self, title, say_value (change, change->before), say_value (change, change->after));
}

/* --- what an import brought --- */

static void
add_figures (GopsHistoryRow *self,
             JsonObject     *report)
{
  static const struct { const char *member; const char *title; } figures[] = {
    { "messages", N_("Messages") }, { "members_new", N_("New people") }, { "members_matched", N_("Already known") },
    { "duplicates", N_("Twice in the file") }, { "skipped_total", N_("Left out") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      gint64 n = json_object_get_int_member_with_default (report, figures[i].member, 0);
      g_autofree char *figure = g_strdup_printf ("%" G_GINT64_FORMAT, n);

      if (n > 0)
        add_row (self, _(figures[i].title), figure);
    }
}

/* Its rows are undone together and not kept one by one: the report tells what they are. */
static void
add_intake (GopsHistoryRow *self)
{
  g_autofree char *source = NULL, *report = NULL;
  g_autoptr (JsonNode) node = NULL;

  if (!gops_store_history_intake (self->store, self->action, &source, &report))
    return;
  if (*source != '\0')
    add_row (self, _("From the file"), source);
  node = json_from_string (report, NULL);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    add_figures (self, json_node_get_object (node));
}

/* --- opening --- */

static void
add_changes (GopsHistoryRow *self,
             GPtrArray      *changes)
{
  guint n_shown = MIN (changes->len, MAX_CHANGES);
  g_autofree char *rest = NULL;

  for (guint i = 0; i < n_shown; i++)
    add_change (self, g_ptr_array_index (changes, i));
  if (n_shown == 0 || (changes->len <= MAX_CHANGES && self->n_rows <= MAX_CHANGES))
    return;
  rest = g_strdup_printf (ngettext ("Only the first %u is shown. Undo takes back all of them.",
                                    "Only the first %u are shown. Undo takes back all of them.", n_shown), n_shown);
  add_row (self, _("And more"), rest);
}

/* The changes are read when somebody looks. */
static void
on_expanded_cb (GopsHistoryRow *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->filled || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->filled = TRUE;
  add_intake (self);
  changes = gops_store_history_changes (self->store, self->action, MAX_CHANGES, NULL);
  if (changes != NULL)
    add_changes (self, changes);
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

/* Who made the change, and where: "Maeve · Early Runners". */
static char *
describe_who (const GopsHistoryEntry *entry,
              gboolean                tell_group)
{
  if (!tell_group || entry->group_name == NULL || *entry->group_name == '\0' || strstr (entry->label, entry->group_name) != NULL)
    return g_strdup (entry->author);
  return g_strdup_printf ("%s · %s", entry->author, entry->group_name);
}

static char *
describe (const GopsHistoryEntry *entry,
          gboolean                tell_group)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (entry->at / G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format (at, "%H:%M");
  g_autofree char *who = describe_who (entry, tell_group);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u change", "%u changes", entry->n_rows), entry->n_rows);

  return g_strdup_printf (entry->undone ? _("%s · %s · %s · undone") : "%s · %s · %s", time, who, rows);
}

GtkWidget *
gops_history_row_new (const GopsHistoryEntry *entry,
                      GopsStore              *store,
                      gboolean                tell_group)
{
  GopsHistoryRow *self = g_object_new (GOPS_TYPE_HISTORY_ROW, NULL);
  g_autofree char *line = describe (entry, tell_group);
  g_autofree char *title = g_markup_escape_text (entry->label, -1);
  g_autofree char *subtitle = g_markup_escape_text (line, -1);
  g_autofree char *said = g_strdup_printf (_("Undo back to “%s”"), entry->label);
  GtkWidget *button;

  self->store = g_object_ref (store);
  self->action = entry->id;
  self->n_rows = entry->n_rows;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gops_expander_row_set_label (ADW_EXPANDER_ROW (self), entry->label);
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
