/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The turns of a group. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-day.h"
#include "gops-hand-over.h"
#include "gops-keep-save.h"
#include "gops-loaded-view.h"
#include "gops-roster-assign.h"
#include "gops-short-date.h"
#include "gops-turns-dialog.h"
#include "gops-workspace.h"

#define MOST_PAST 20

#define GOPS_TYPE_TURNS_VIEW (gops_turns_view_get_type ())
G_DECLARE_FINAL_TYPE (GopsTurnsView, gops_turns_view, GOPS, TURNS_VIEW, GopsLoadedView)

/* The turns, and the whole roster to choose from. */
typedef struct
{
  GPtrArray  *turns;    /* (owned) (element-type GopsRosterTurn): the latest first */
  GopsRoster *roster;   /* (owned) */
} Loaded;

struct _GopsTurnsView
{
  GopsLoadedView parent_instance;

  const Loaded *loaded;          /* borrowed (nullable): what is shown */
  GtkWidget    *list, *nobody;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsTurnsView, gops_turns_view, GOPS_TYPE_LOADED_VIEW)

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->turns, g_ptr_array_unref);
  g_clear_pointer (&loaded->roster, gops_roster_free);
  g_free (loaded);
}

static gpointer
load (GopsStore    *store,
      gint64        group,
      GCancellable *cancellable,
      GError      **error)
{
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->turns = gops_record_load_all (GOPS_TYPE_ROSTER_TURN, store, error, "WHERE group_id = ?1 ORDER BY since DESC, id DESC", "l", group);
  if (loaded->turns != NULL)
    loaded->roster = gops_roster_load (store, 0, NULL, cancellable, error);
  if (loaded->roster != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

/* --- rows --- */

static void
on_end_clicked_cb (GopsTurnsView *self,
                   GtkWidget     *button)
{
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);
  GopsSession *session = gops_loaded_view_get_session (view);
  g_autofree char *today = gops_date_today (gops_loaded_view_get_store (view), NULL);
  g_autoptr (GError) error = NULL;

  if (gops_roster_end (gops_loaded_view_get_store (view), *(gint64 *) g_object_get_data (G_OBJECT (button), "turn"), today, &error))
    gops_session_toast_undo (session, _("The turn ends today"));
  else
    gops_session_report (session, error);
}

static void
on_remove_clicked_cb (GopsTurnsView *self,
                      GtkWidget     *button)
{
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);
  GopsSession *session = gops_loaded_view_get_session (view);
  g_autoptr (GError) error = NULL;

  if (gops_roster_remove (gops_loaded_view_get_store (view), *(gint64 *) g_object_get_data (G_OBJECT (button), "turn"), &error))
    gops_session_toast_undo (session, _("Turn removed"));
  else
    gops_session_report (session, error);
}

static void
add_button (GopsTurnsView *self,
            GtkWidget     *row,
            gpointer       turn,
            GtkWidget     *button,
            const char    *label,
            GCallback      callback)
{
  gint64 id = gops_record_get_id (turn);
  g_autofree char *spoken = g_strdup_printf ("%s: %s", label, gops_record_get_text (turn, GOPS_ROSTER_TURN_NAME));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "turn", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* "Keeps it now: 1 January to 31 March · Dedicated staff" */
static char *
describe (gpointer   turn,
          int        today)
{
  static const char *const states[] = { [GOPS_TURN_PAST] = N_("Kept it"), [GOPS_TURN_NOW] = N_("Keeps it now"), [GOPS_TURN_NEXT] = N_("Comes next") };
  g_autofree char *date = gops_day_format (today);
  g_autofree char *since = gops_short_date (gops_record_get_text (turn, GOPS_ROSTER_TURN_SINCE), date);
  g_autofree char *until = gops_short_date (gops_record_get_text (turn, GOPS_ROSTER_TURN_UNTIL), date);
  const char *state = _(states[gops_roster_turn_state (turn, today)]), *mode = gops_record_get_text (turn, GOPS_ROSTER_TURN_MODE);
  g_autofree char *when = *until != '\0' ? g_strdup_printf (_("%s: %s to %s"), state, since, until) : g_strdup_printf (_("%s: since %s"), state, since);

  return *mode != '\0' ? g_strdup_printf ("%s · %s", when, gops_roster_mode_name (mode)) : g_steal_pointer (&when);
}

static GtkWidget *
create_row (GopsTurnsView *self,
            gpointer       turn,
            int            today)
{
  const char *name = gops_record_get_text (turn, GOPS_ROSTER_TURN_NAME), *role = gops_record_get_text (turn, GOPS_ROSTER_TURN_ROLE);
  g_autofree char *title = *role != '\0' ? g_strdup_printf ("%s (%s)", name, role) : g_strdup (name), *facts = describe (turn, today);
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "subtitle-lines", 2, NULL), title, facts);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  if (gops_roster_turn_state (turn, today) == GOPS_TURN_NOW)
    add_button (self, row, turn, gtk_button_new_with_label (_("End")), _("End Turn Today"), G_CALLBACK (on_end_clicked_cb));
  else
    gtk_widget_add_css_class (row, gops_roster_turn_state (turn, today) == GOPS_TURN_PAST ? "dim-label" : "activatable");
  gtk_widget_add_css_class (remove, "flat");
  add_button (self, row, turn, remove, _("Remove Turn"), G_CALLBACK (on_remove_clicked_cb));
  return row;
}

static void
show (GopsLoadedView *view,
      gpointer        result)
{
  GopsTurnsView *self = GOPS_TURNS_VIEW (view);

  self->loaded = result;
  gops_loaded_view_clear_list (self->list);
  for (guint i = 0; i < MIN (self->loaded->turns->len, MOST_PAST); i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, self->loaded->turns->pdata[i], self->loaded->roster->today));
  gtk_widget_set_visible (self->list, self->loaded->turns->len > 0);
  gtk_widget_set_visible (self->nobody, self->loaded->turns->len == 0);
}

/* --- commands --- */

static const GopsRosterGroup *
find_group (GopsTurnsView *self)
{
  for (guint i = 0; i < self->loaded->roster->groups->len; i++)
    {
      const GopsRosterGroup *group = self->loaded->roster->groups->pdata[i];

      if (group->group == gops_loaded_view_get_group (GOPS_LOADED_VIEW (self)))
        return group;
    }
  return NULL;
}

static void
on_assign_clicked_cb (GopsTurnsView *self)
{
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = gops_loaded_view_get_group (GOPS_LOADED_VIEW (self));
  const GopsRosterGroup *group = self->loaded != NULL ? find_group (self) : NULL;
  const GopsRosterPerson *suggested = group != NULL ? gops_roster_suggest (self->loaded->roster, group) : NULL;

  if (self->loaded == NULL)
    return;
  g_array_append_val (groups, id);
  gops_roster_assign_present (gops_loaded_view_get_session (GOPS_LOADED_VIEW (self)), groups, self->loaded->roster, suggested != NULL ? suggested->name : NULL,
                              GTK_WIDGET (self));
}

static GopsDocument *
make_sheet (GopsStore     *store,
            gint64         group,
            int            day,
            GCancellable  *cancellable,
            GError       **error)
{
  return gops_hand_over_document (store, group, NULL, cancellable, error);
}

static void
on_sheet_clicked_cb (GopsTurnsView *self)
{
  GopsLoadedView *view = GOPS_LOADED_VIEW (self);
  g_autofree char *group = NULL, *name = NULL;

  if (!gops_store_read_text (gops_loaded_view_get_store (view), &group, NULL, "SELECT name FROM chat_group WHERE id = ?1", "l", gops_loaded_view_get_group (view)))
    return;
  name = g_strdup_printf (_("%s hand-over"), group);
  gops_keep_save (gops_loaded_view_get_session (view), &(GopsKeepFile) { make_sheet, gops_loaded_view_get_group (view), 0, _("Save Hand-Over Sheet"), name, TRUE,
                  NULL, _("Hand-over sheet saved") }, GTK_WIDGET (self));
}

/* --- object --- */

static void
gops_turns_view_class_init (GopsTurnsViewClass *klass)
{
  GOPS_LOADED_VIEW_CLASS (klass)->load = load;
  GOPS_LOADED_VIEW_CLASS (klass)->free_result = loaded_free;
  GOPS_LOADED_VIEW_CLASS (klass)->show = show;
}

static void
gops_turns_view_init (GopsTurnsView *self)
{
  GtkBox *content = gops_loaded_view_get_content (GOPS_LOADED_VIEW (self));
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *assign = gtk_button_new_with_mnemonic (_("_Assign…"));
  GtkWidget *sheet = gtk_button_new_with_mnemonic (_("_Hand-Over Sheet…"));

  self->list = gops_loaded_view_make_list (_("Turns"));
  self->nobody = g_object_new (GTK_TYPE_LABEL, "label", _("Nobody has kept this group yet. Say who does, and until when: then you see in time who is next."), "wrap", TRUE,
                               "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (self->nobody, "dim-label");
  gtk_widget_add_css_class (assign, "suggested-action");
  gtk_box_append (GTK_BOX (buttons), assign);
  gtk_box_append (GTK_BOX (buttons), sheet);
  gtk_box_append (content, self->nobody);
  gtk_box_append (content, self->list);
  gtk_box_append (content, buttons);
  g_signal_connect_object (assign, "clicked", G_CALLBACK (on_assign_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sheet, "clicked", G_CALLBACK (on_sheet_clicked_cb), self, G_CONNECT_SWAPPED);
}

void
gops_turns_present (GopsSession *session,
                    gint64       group,
                    GtkWidget   *parent)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GopsLoadedView *self = g_object_new (GOPS_TYPE_TURNS_VIEW, NULL);
  g_autofree char *name = NULL;

  (void) gops_store_read_text (gops_session_get_store (session), &name, NULL, "SELECT name FROM chat_group WHERE id = ?1", "l", group);
  gops_loaded_view_set_up (self, session, group);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Who Keeps It"), name != NULL ? name : ""));
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self));
  g_signal_connect_object (session, "refreshed", G_CALLBACK (gops_loaded_view_refresh), self, G_CONNECT_SWAPPED);
  gops_loaded_view_refresh (self);
  gops_dialog_present (box, _("Who Keeps It"), 560, 520, parent);
}

void
gops_keepers_present (GopsSession *session,
                      GtkWidget   *parent)
{
  if (gops_session_get_group (session) != 0)
    gops_turns_present (session, gops_session_get_group (session), parent);
}
