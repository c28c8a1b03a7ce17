/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger of a member. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-brief.h"
#include "gops-loaded-view.h"
#include "gops-compat.h"
#include "gops-day.h"
#include "gops-ledger-dialog.h"
#include "gops-points.h"

#define MOST_LINES      200
#define MOST_CHARACTERS 200
#define USUAL_GRANT     10

#define GOPS_TYPE_LEDGER_DIALOG (gops_ledger_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsLedgerDialog, gops_ledger_dialog, GOPS, LEDGER_DIALOG, AdwBin)

struct _GopsLedgerDialog
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  gint64       group, person;

  GtkWidget   *total, *level, *points, *reason, *give, *list, *nothing;   /* borrowed */
};

G_DEFINE_FINAL_TYPE (GopsLedgerDialog, gops_ledger_dialog, ADW_TYPE_BIN)

/* --- lines --- */

static const char *
name_of_act (const char *act)
{
  const GopsPointAct *known = gops_method_find_point_act (gops_method_get_default (), act);

  if (known != NULL)
    return gops_text_get (&known->name, gops_interface_language ());
  return g_str_equal (act, GOPS_POINTS_GRANT) ? _("By hand") : _("Brought along");
}

static char *
describe_line (const GopsPointLine *line)
{
  g_autofree char *date = line->day != GOPS_DAY_NONE ? gops_day_format (line->day) : g_strdup (_("As a list says"));
  g_autofree char *times = line->n > 0 ? g_strdup_printf (ngettext ("%d time", "%d times", line->n), line->n) : NULL;
  GString *facts = g_string_new (date);

  if (times != NULL)
    g_string_append_printf (facts, " · %s", times);
  if (line->capped)
    g_string_append_printf (facts, " · %s", _("up to the day’s limit"));
  if (*line->author != '\0')
    g_string_append_printf (facts, " · %s", line->author);
  return g_string_free (facts, FALSE);
}

static void
on_take_back_clicked_cb (GopsLedgerDialog *self,
                         GtkWidget        *button)
{
  gint64 *entry = g_object_get_data (G_OBJECT (button), "entry");
  g_autoptr (GError) error = NULL;

  if (!gops_points_take_back (gops_session_get_store (self->session), *entry, &error))
    gops_session_report (self->session, error);
  else
    gops_session_toast_undo (self->session, _("Points taken back"));
}

static void
add_take_back (GopsLedgerDialog    *self,
               GtkWidget           *row,
               const GopsPointLine *line)
{
  g_autofree char *spoken = g_strdup_printf (_("Take back: %s"), line->reason);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Take Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "entry", g_memdup2 (&line->entry, sizeof line->entry), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_take_back_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (GopsLedgerDialog    *self,
            const GopsPointLine *line)
{
  g_autofree char *facts = describe_line (line), *points = g_strdup_printf ("%+d", line->points);
  g_autofree char *title = *line->reason != '\0' ? gops_brief (line->reason, MOST_CHARACTERS) : g_strdup (name_of_act (line->act));
  GtkWidget *row = gops_plain_row (g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 3, "subtitle-lines", 2, NULL),
                                   title, facts);
  GtkWidget *sum = gtk_label_new (points);

  gtk_widget_add_css_class (sum, "gops-figures");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), sum);
  if (line->entry != 0)
    add_take_back (self, row, line);
  return row;
}

/* --- showing --- */

static void
show_total (GopsLedgerDialog *self,
            int               total)
{
  const GopsTier *next;
  int missing;
  const GopsTier *level = gops_points_level (total, &next, &missing);
  const char *name = gops_text_get (&level->name, gops_interface_language ());
  g_autofree char *points = g_strdup_printf (ngettext ("%d point", "%d points", total), total);
  g_autofree char *more = next != NULL ? g_strdup_printf (ngettext ("%s · %d more point makes %s", "%s · %d more points make %s", missing), name, missing,
                                                          gops_text_get (&next->name, gops_interface_language ())) : NULL;

  gtk_label_set_label (GTK_LABEL (self->total), points);
  gtk_label_set_label (GTK_LABEL (self->level), more != NULL ? more : name);
}

static void
refresh (GopsLedgerDialog *self)
{
  g_autoptr (GError) error = NULL;
  int total = 0;
  g_autoptr (GPtrArray) lines = gops_points_ledger (gops_session_get_store (self->session), self->group, self->person, NULL, MOST_LINES, &total, &error);

  if (lines == NULL)   /* the person is gone: undone, forgotten */
    {
      gops_dialog_close (GTK_WIDGET (self));
      return;
    }
  show_total (self, total);
  gops_loaded_view_clear_list (self->list);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, g_ptr_array_index (lines, i)));
  gtk_widget_set_visible (self->list, lines->len > 0);
  gtk_widget_set_visible (self->nothing, lines->len == 0);
}

/* --- giving --- */

static void
update_give (GopsLedgerDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (self->give, *reason != '\0' && (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->points)) != 0);
  gtk_widget_set_tooltip_text (self->give, *reason == '\0' ? _("Say first what the points are for") : NULL);
}

static void
on_give_clicked_cb (GopsLedgerDialog *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  int points = (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->points));
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->give))
    return;
  if (gops_points_grant (gops_session_get_store (self->session), self->group, self->person, points, reason, NULL, &error) == 0)
    {
      gops_session_report (self->session, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  gops_session_toast_undo (self->session, points > 0 ? _("Points given") : _("Points taken"));
}

/* --- object --- */

static void
gops_ledger_dialog_dispose (GObject *object)
{
  g_clear_object (&GOPS_LEDGER_DIALOG (object)->session);

  G_OBJECT_CLASS (gops_ledger_dialog_parent_class)->dispose (object);
}

static void
gops_ledger_dialog_class_init (GopsLedgerDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_ledger_dialog_dispose;
}

static GtkWidget *
create_form (GopsLedgerDialog *self)
{
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", _("Give Points"), NULL);

  self->give = gtk_button_new_with_label (_("Give"));
  gtk_widget_set_valign (self->give, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->give, FALSE);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->give);
  self->points = gops_spin_row_new (_("Points (below 0: taken)"), -GOPS_POINTS_MOST_A_DAY, GOPS_POINTS_MOST_A_DAY, 1);
  gops_spin_row_set_value (GOPS_SPIN_ROW (self->points), USUAL_GRANT);
  self->reason = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Reason (needed)"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->points);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->reason);
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (update_give), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->points, "notify::value", G_CALLBACK (update_give), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reason, "entry-activated", G_CALLBACK (on_give_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->give, "clicked", G_CALLBACK (on_give_clicked_cb), self, G_CONNECT_SWAPPED);
  return group;
}

static GtkWidget *
append_label (GtkWidget  *box,
              const char *text,
              const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
gops_ledger_dialog_init (GopsLedgerDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 560, "child", content, NULL);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);

  g_object_set (content, "margin-top", 6, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  self->total = append_label (content, "", "title-2");
  self->level = append_label (content, "", "dim-label");
  gtk_box_append (GTK_BOX (content), create_form (self));
  (void) append_label (content, _("Ledger"), "heading");
  self->nothing = append_label (content, _("Nothing has earned points yet."), "dim-label");
  self->list = gops_loaded_view_make_list (_("Ledger"));
  gtk_box_append (GTK_BOX (content), self->list);
  gtk_box_append (GTK_BOX (whole), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (whole), scroller);
  adw_bin_set_child (ADW_BIN (self), whole);
}

void
gops_ledger_present (GopsSession *session,
                     gint64       group,
                     gint64       person,
                     GtkWidget   *parent)
{
  GopsLedgerDialog *self;
  g_autofree char *name = NULL, *brief = NULL;

  if (!gops_store_read_text (gops_session_get_store (session), &name, NULL, "SELECT name FROM member_view WHERE group_id = ?1 AND person_id = ?2",
                             "ll", group, person))
    return;
  self = g_object_new (GOPS_TYPE_LEDGER_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->group = group;
  self->person = person;
  brief = gops_brief (name, MOST_CHARACTERS);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  gops_dialog_present (GTK_WIDGET (self), brief, 480, 640, parent);
}
