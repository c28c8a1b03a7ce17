/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rename many groups by a pattern; the new names are seen as it is typed. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-group-batch.h"
#include "gops-groups-ask.h"
#include "gops-groups-resources.h"
#include "gops-use-resource.h"

#define MAX_SHOWN 60

#define GOPS_TYPE_RENAME_DIALOG (gops_rename_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsRenameDialog, gops_rename_dialog, GOPS, RENAME_DIALOG, AdwBin)

struct _GopsRenameDialog
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  GPtrArray   *groups;    /* (owned) (element-type GopsGroup) */

  GtkWidget   *rename_button;
  GtkEditable *pattern;
  GtkBox      *words;
  GtkLabel    *problem;
  GtkListBox  *names;
  GtkLabel    *more;
};

G_DEFINE_FINAL_TYPE (GopsRenameDialog, gops_rename_dialog, ADW_TYPE_BIN)

static GtkWidget *
make_name_row (gpointer    group,
               const char *name)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *before = g_markup_escape_text (gops_record_get_text (group, GOPS_GROUP_NAME), -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), before);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
show_names (GopsRenameDialog *self,
            GPtrArray        *names)
{
  guint n = names != NULL ? MIN (names->len, MAX_SHOWN) : 0;
  g_autofree char *more = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->names))) != NULL)
    gtk_list_box_remove (self->names, child);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->names, make_name_row (g_ptr_array_index (self->groups, i), g_ptr_array_index (names, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->names), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more), names != NULL && names->len > n);
  if (names != NULL && names->len > n)
    {
      more = g_strdup_printf (ngettext ("and %u more", "and %u more", names->len - n), names->len - n);
      gtk_label_set_label (self->more, more);
    }
}

static void
update (GopsRenameDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) names = gops_groups_name_by_pattern (self->groups, gtk_editable_get_text (self->pattern), &error);

  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  gtk_widget_set_sensitive (self->rename_button, names != NULL);
  show_names (self, names);
}

static void
on_rename_clicked_cb (GopsRenameDialog *self)
{
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  guint n = self->groups->len;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!gops_groups_rename (gops_session_get_store (session), self->groups, gtk_editable_get_text (self->pattern), &error))
    {
      gtk_label_set_label (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
      return;
    }
  gops_dialog_close (GTK_WIDGET (self));
  text = g_strdup_printf (ngettext ("%u group renamed", "%u groups renamed", n), n);
  gops_session_toast_undo (session, text);
}

/* The word goes where the cursor is. */
static void
on_word_clicked_cb (GopsRenameDialog *self,
                    GtkButton        *button)
{
  const char *word = gtk_button_get_label (button);
  int position;

  gtk_editable_delete_selection (self->pattern);
  position = gtk_editable_get_position (self->pattern);
  gtk_editable_insert_text (self->pattern, word, -1, &position);
  gtk_widget_grab_focus (GTK_WIDGET (self->pattern));
  gtk_editable_set_position (self->pattern, position);
}

static void
add_words (GopsRenameDialog *self)
{
  const char *const tooltips[] = {
    _("Name so far"), _("Number in this list"), _("Kind"), _("Platform"), _("Owner"), _("First tag"),
  };
  const char *const *words = gops_group_pattern_words ();
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Words that stand for something"), -1);
  gtk_widget_set_hexpand (flow, TRUE);
  for (guint i = 0; words[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (words[i]);

      gtk_widget_set_tooltip_text (button, tooltips[MIN (i, G_N_ELEMENTS (tooltips) - 1)]);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_word_clicked_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_insert (GTK_FLOW_BOX (flow), button, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_box_append (self->words, flow);
}

static void
gops_rename_dialog_dispose (GObject *object)
{
  GopsRenameDialog *self = GOPS_RENAME_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOPS_TYPE_RENAME_DIALOG);

  G_OBJECT_CLASS (gops_rename_dialog_parent_class)->dispose (object);
}

static void
gops_rename_dialog_class_init (GopsRenameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_rename_dialog_dispose;

  GOPS_USE_RESOURCE (gops_groups);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/groups/gops-rename-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsRenameDialog, rename_button);
  gtk_widget_class_bind_template_child (widget_class, GopsRenameDialog, pattern);
  gtk_widget_class_bind_template_child (widget_class, GopsRenameDialog, words);
  gtk_widget_class_bind_template_child (widget_class, GopsRenameDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, GopsRenameDialog, names);
  gtk_widget_class_bind_template_child (widget_class, GopsRenameDialog, more);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_rename_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, gops_dialog_close);
}

static void
gops_rename_dialog_init (GopsRenameDialog *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_words (self);
}

void
gops_rename_present (GopsSession *session,
                     GArray      *groups,
                     GtkWidget   *parent)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *loaded = gops_groups_load (gops_session_get_store (session), groups, &error);
  GopsRenameDialog *self;

  gops_session_report (session, error);
  if (loaded == NULL)
    return;
  self = g_object_new (GOPS_TYPE_RENAME_DIALOG, NULL);
  self->session = g_object_ref (session);
  g_ptr_array_unref (self->groups);
  self->groups = loaded;
  gtk_editable_set_text (self->pattern, "{name}");
  update (self);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Rename by Pattern"), 480, 560, parent);
  gtk_widget_grab_focus (GTK_WIDGET (self->pattern));
  gtk_editable_set_position (self->pattern, -1);
}
