/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The question who keeps groups. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-date-row.h"
#include "gops-roster-assign.h"
#include "gops-workspace.h"

#define MOST_OFFERED 12

#define GOPS_TYPE_ROSTER_ASSIGN (gops_roster_assign_get_type ())
G_DECLARE_FINAL_TYPE (GopsRosterAssign, gops_roster_assign, GOPS, ROSTER_ASSIGN, AdwBin)

struct _GopsRosterAssign
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  GArray      *groups;    /* (owned) (element-type gint64) */
  gboolean     ended;     /* somebody chose the last day: it does not follow the first any more */

  GtkEditable *name, *role;
  AdwComboRow *mode;
  GopsDateRow *since, *until;
  GtkWidget   *takes_over, *assign;
};

G_DEFINE_FINAL_TYPE (GopsRosterAssign, gops_roster_assign, ADW_TYPE_BIN)

/* The person of that name, where there is but one. */
static gint64
find_person (GopsStore  *store,
             const char *name)
{
  gint64 n = 0, person = 0;

  if (!gops_store_read_int (store, &n, NULL, "SELECT count (*) FROM person WHERE merged_into IS NULL AND name = ?1", "s", name) || n != 1 ||
      !gops_store_read_int (store, &person, NULL, "SELECT id FROM person WHERE merged_into IS NULL AND name = ?1", "s", name))
    return 0;
  return person;
}

static void
on_assign_clicked_cb (GopsRosterAssign *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  const GopsRosterWish wish = { find_person (store, name), name, gtk_editable_get_text (self->role), gops_roster_modes ()[adw_combo_row_get_selected (self->mode)],
                                gops_date_row_get_date (self->since), gops_date_row_get_date (self->until), NULL,
                                gops_switch_row_get_active (GOPS_SWITCH_ROW (self->takes_over)) };
  g_autoptr (GError) error = NULL;

  if (!gops_roster_assign (store, self->groups, &wish, &error))
    {
      gops_session_report (self->session, error);
      return;
    }
  gops_session_toast_undo (self->session, _("Turn given"));
  gops_dialog_close (GTK_WIDGET (self));
}

static void
on_name_changed_cb (GopsRosterAssign *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  gtk_widget_set_sensitive (self->assign, *name != '\0');
}

/* A usual turn, until somebody says otherwise. */
static void
on_since_picked_cb (GopsRosterAssign *self)
{
  g_autofree char *until = gops_roster_usual_end (gops_date_row_get_date (self->since));

  if (!self->ended)
    gops_date_row_set_date (self->until, until);
}

static void
on_until_picked_cb (GopsRosterAssign *self)
{
  self->ended = TRUE;
}

static void
on_offered_cb (GopsRosterAssign *self,
               GtkWidget        *button)
{
  gtk_editable_set_text (self->name, gtk_button_get_label (GTK_BUTTON (button)));
}

/* --- object --- */

static void
gops_roster_assign_dispose (GObject *object)
{
  GopsRosterAssign *self = GOPS_ROSTER_ASSIGN (object);

  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_roster_assign_parent_class)->dispose (object);
}

static void
gops_roster_assign_class_init (GopsRosterAssignClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_roster_assign_dispose;
}

static void
gops_roster_assign_init (GopsRosterAssign *self)
{
}

static GtkWidget *
make_header (GopsRosterAssign *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  g_autofree char *groups = g_strdup_printf (ngettext ("%u group", "%u groups", self->groups->len), self->groups->len);

  self->assign = gtk_button_new_with_mnemonic (_("_Assign"));
  gtk_widget_add_css_class (self->assign, "suggested-action");
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Who Keeps It"), groups));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->assign);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (gops_dialog_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->assign, "clicked", G_CALLBACK (on_assign_clicked_cb), self, G_CONNECT_SWAPPED);
  return header;
}

/* Who carries least comes first. */
static GtkWidget *
make_offers (GopsRosterAssign *self,
             const GopsRoster *roster)
{
  GtkWidget *box = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6, "row-spacing", 6, "max-children-per-line", 6, NULL);
  guint n = roster->people->len;

  for (guint i = 0; i < MIN (n, MOST_OFFERED); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (((GopsRosterPerson *) roster->people->pdata[n - 1 - i])->name);

      gtk_widget_add_css_class (button, "pill");
      gtk_widget_add_css_class (button, "gops-offer");
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_offered_cb), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (GTK_FLOW_BOX (box), button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
  gtk_widget_set_visible (box, n > 0);
  return box;
}

static GtkWidget *
make_who (GopsRosterAssign *self)
{
  GtkWidget *group = adw_preferences_group_new (), *name = adw_entry_row_new (), *role = adw_entry_row_new (), *mode = adw_combo_row_new ();
  g_autoptr (GtkStringList) modes = gtk_string_list_new (NULL);

  for (const char *const *id = gops_roster_modes (); *id != NULL; id++)
    gtk_string_list_append (modes, gops_roster_mode_name (*id));
  self->name = GTK_EDITABLE (name);
  self->role = GTK_EDITABLE (role);
  self->mode = ADW_COMBO_ROW (mode);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _("Who"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (role), _("Role"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (mode), _("Way of Maintenance"));
  adw_combo_row_set_model (ADW_COMBO_ROW (mode), G_LIST_MODEL (modes));
  adw_combo_row_set_selected (ADW_COMBO_ROW (mode), 1);   /* members as managers */
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), role);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), mode);
  g_signal_connect_object (name, "changed", G_CALLBACK (on_name_changed_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
make_when (GopsRosterAssign *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *today = gops_date_today (gops_session_get_store (self->session), NULL);

  self->since = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("From"), NULL);
  self->until = g_object_new (GOPS_TYPE_DATE_ROW, "title", _("Until"), NULL);
  self->takes_over = gops_switch_row_new (_("Takes Over"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->takes_over), _("Whoever keeps the group in this role ends the day before"));
  gops_switch_row_set_active (GOPS_SWITCH_ROW (self->takes_over), TRUE);
  gops_date_row_set_required (self->since, TRUE);
  gops_date_row_set_date (self->since, today);
  on_since_picked_cb (self);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Keepers change every two to three months, so that nobody wears out."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->since));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->until));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->takes_over);
  g_signal_connect_object (self->since, "picked", G_CALLBACK (on_since_picked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->until, "picked", G_CALLBACK (on_until_picked_cb), self, G_CONNECT_SWAPPED);
  return group;
}

void
gops_roster_assign_present (GopsSession      *session,
                            const GArray     *groups,
                            const GopsRoster *roster,
                            const char       *suggested,
                            GtkWidget        *parent)
{
  GopsRosterAssign *self = g_object_new (GOPS_TYPE_ROSTER_ASSIGN, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "child", content, NULL);

  self->session = g_object_ref (session);
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->groups, groups->data, groups->len);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (content), make_who (self));
  gtk_box_append (GTK_BOX (content), make_offers (self, roster));
  gtk_box_append (GTK_BOX (content), make_when (self));
  g_object_set (content, "margin-top", 12, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_editable_set_text (self->name, suggested != NULL ? suggested : "");
  on_name_changed_cb (self);
  gops_dialog_present (GTK_WIDGET (self), _("Who Keeps It"), 520, 620, parent);
}
