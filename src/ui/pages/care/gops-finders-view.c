/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The finders. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-finder.h"
#include "gops-finders-view.h"
#include "gops-person-dialog.h"

#define MOST_FOUND      30   /* that a finder shows */
#define MOST_CHARACTERS 200

struct _GopsFindersView
{
  GopsLoadedView parent_instance;

  GHashTable *open;   /* (owned): ids of finders that are open */
  GtkWidget  *list;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsFindersView, gops_finders_view, GOPS_TYPE_LOADED_VIEW)

static gpointer
load (GopsStore    *store,
      gint64        group,
      GCancellable *cancellable,
      GError      **error)
{
  return gops_find_all (store, group, NULL, MOST_FOUND, cancellable, error);
}

/* --- people --- */

static void
on_person_activated_cb (GopsFindersView *self,
                        GtkWidget       *row)
{
  gint64 *membership = g_object_get_data (G_OBJECT (row), "membership");

  gops_person_present (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)), *membership, GTK_WIDGET (self));
}

/* What brings two people together is pasted into the group. */
static void
on_copy_clicked_cb (GopsFindersView *self,
                    GtkWidget       *button)
{
  gops_session_copy_text (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)), g_object_get_data (G_OBJECT (button), "text"), _("Text copied"));
}

static GtkWidget *
create_copy_button (GopsFindersView *self,
                    const GopsFound *found)
{
  g_autofree char *spoken = g_strdup_printf (_("Copy the text for %s and %s"), found->name, found->other_name);
  GtkWidget *button = gtk_button_new_from_icon_name ("gops-copy-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, found->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (found->text), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_copy_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

/* What was found is a tag: those who share it could meet. */
static void
on_plan_clicked_cb (GopsFindersView *self,
                    GtkWidget       *button)
{
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);
  g_autoptr (GError) error = NULL;

  if (gops_find_plan_meeting (gops_loaded_view_get_store (view), gops_loaded_view_get_group (view),
                              g_object_get_data (G_OBJECT (button), "text"), &error) == 0)
    gops_session_report (gops_loaded_view_get_session (view), error);
  else
    gops_session_toast_undo (gops_loaded_view_get_session (view), _("Meeting put into the plan, a week from now"));
}

static GtkWidget *
create_plan_button (GopsFindersView *self,
                    const GopsFound *found)
{
  g_autofree char *spoken = g_strdup_printf (_("Plan a meeting for %s"), found->name);
  GtkWidget *button = gtk_button_new_with_label (_("Plan"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "text", g_strdup (found->name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_plan_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_person_row (GopsFindersView *self,
                   const GopsFound *found)
{
  g_autofree char *one = gops_brief (found->name, MOST_CHARACTERS), *other = gops_brief (found->other_name, MOST_CHARACTERS);
  g_autofree char *title = found->other != 0 ? g_strdup_printf (_("%s and %s"), one, other) : g_strdup (one);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 2, "subtitle-lines", 3,
                                                 "activatable", found->membership != 0, NULL),
                                   title, found->reason);

  if (found->other != 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_copy_button (self, found));
  if (found->membership == 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_plan_button (self, found));
  else
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "membership", g_memdup2 (&found->membership, sizeof found->membership), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_person_activated_cb), self, G_CONNECT_SWAPPED);
    }
  return row;
}

static GtkWidget *
create_more_row (const GopsFindings *findings)
{
  guint more = findings->total - findings->found->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", more), more);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "margin-top", 10, "margin-bottom", 10, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", label, "activatable", FALSE, "focusable", FALSE, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  return row;
}

/* --- finders --- */

/* People are added when the row is opened first. */
static void
on_expanded_cb (GopsFindersView *self,
                GParamSpec      *pspec,
                GtkWidget       *row)
{
  const GopsFindings *findings = g_object_get_data (G_OBJECT (row), "findings");

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    {
      g_hash_table_remove (self->open, findings->finder->id);
      return;
    }
  g_hash_table_add (self->open, (gpointer) findings->finder->id);
  if (g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  for (guint i = 0; i < findings->found->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_person_row (self, g_ptr_array_index (findings->found, i)));
  if (findings->total > findings->found->len)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_more_row (findings));
}

static GtkWidget *
create_row (GopsFindersView    *self,
            const GopsFindings *findings)
{
  const char *title = _(findings->finder->name);
  g_autofree char *number = findings->blind ? g_strdup ("–") : g_strdup_printf ("%u", findings->total);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, number);
  const char *what = findings->blind ? _("No imported chat says who answers whom.") :
                     findings->summary != NULL ? findings->summary : _(findings->finder->what);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, NULL), title, what);
  GtkWidget *count = gtk_label_new (number);

  gtk_widget_add_css_class (count, "gops-figures");
  gtk_widget_add_css_class (count, findings->total > 0 ? "heading" : "dim-label");
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (row), count);
  gops_expander_row_set_label (ADW_EXPANDER_ROW (row), spoken);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), findings->total > 0);
  g_object_set_data (G_OBJECT (row), "findings", (gpointer) findings);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded_cb), self, G_CONNECT_SWAPPED);
  if (findings->total > 0 && g_hash_table_contains (self->open, findings->finder->id))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  return row;
}

static void
show (GopsLoadedView *view,
      gpointer      result)
{
  GopsFindersView *self = GOPS_FINDERS_VIEW (view);
  GPtrArray *all = result;

  gops_loaded_view_clear_list (self->list);
  for (guint i = 0; i < all->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, g_ptr_array_index (all, i)));
}

/* --- object --- */

static void
gops_finders_view_finalize (GObject *object)
{
  g_hash_table_unref (GOPS_FINDERS_VIEW (object)->open);

  G_OBJECT_CLASS (gops_finders_view_parent_class)->finalize (object);
}

static void
gops_finders_view_class_init (GopsFindersViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gops_finders_view_finalize;
  GOPS_LOADED_VIEW_CLASS (klass)->load = load;
  GOPS_LOADED_VIEW_CLASS (klass)->free_result = (GDestroyNotify) g_ptr_array_unref;
  GOPS_LOADED_VIEW_CLASS (klass)->show = show;
}

static void
gops_finders_view_init (GopsFindersView *self)
{
  self->open = g_hash_table_new (g_str_hash, g_str_equal);
  self->list = gops_loaded_view_make_list (_("Finders"));
  gtk_box_append (gops_loaded_view_get_content (GOPS_LOADED_VIEW (self)), self->list);
}
