/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An SOP day by day. */

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "gops-compat.h"
#include "gops-day-anchor.h"
#include "gops-own-schemes.h"
#include "gops-sop-edit.h"
#include "gops-sop-editor.h"
#include "gops-sop-entry.h"
#include "gops-sop-pane.h"
#include "gops-sop-triggers.h"
#include "gops-type-icon.h"
#include "gops-weekday.h"

#define MOST_ROUNDS 52

#define GOPS_TYPE_SOP_EDITOR (gops_sop_editor_get_type ())
G_DECLARE_FINAL_TYPE (GopsSopEditor, gops_sop_editor, GOPS, SOP_EDITOR, GopsSopPane)

struct _GopsSopEditor
{
  GopsSopPane parent_instance;

  char          *id;        /* (owned) of the SOP */
  char          *wanted;    /* (owned) (nullable): the entry that gets the focus when it is shown */
  GopsSops      *sops;      /* (owned) */
  const GopsSop *sop;       /* of sops */
  gboolean       own;
  gboolean       showing;   /* rows are being set, nobody has changed them */
  GPtrArray     *groups;    /* (owned): borrowed: the days */

  GtkWidget *head;          /* borrowed */
  GtkWidget *name_row, *event_row, *weekday_row, *tier_row, *rounds_row;
};

G_DEFINE_FINAL_TYPE (GopsSopEditor, gops_sop_editor, GOPS_TYPE_SOP_PANE)

static const char *
language_of (void)
{
  return gops_interface_language ();
}

static void
report (GopsSopEditor *self,
        const GError  *error)
{
  gops_session_report (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), error);
}

static const GopsSopItem *
entry_of (GopsSopEditor *self,
          GtkWidget     *widget)
{
  return self->sop != NULL ? gops_sop_find_item (self->sop, gops_sop_pane_id_of (widget)) : NULL;
}

/* --- the head --- */

/* Tiers that an SOP may begin with: those of the program's schemes. */
static const char *const tiers[] = { "new", "core", "active", "ordinary", "silent", "at-risk", "lost" };

static guint
index_of (const char *const *list,
          guint              n,
          const char        *id)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (list[i], id) == 0)
      return i;
  return 0;
}

static GopsSopStart
read_start (GopsSopEditor *self)
{
  GopsSopStart start = { .event = gops_sop_events ()[adw_combo_row_get_selected (ADW_COMBO_ROW (self->event_row))] };

  if (g_str_equal (start.event, "weekday"))
    start.weekday = (int) adw_combo_row_get_selected (ADW_COMBO_ROW (self->weekday_row)) + 1;
  if (g_str_equal (start.event, "tier"))
    start.tier = tiers[adw_combo_row_get_selected (ADW_COMBO_ROW (self->tier_row))];
  if (g_str_equal (start.event, "date"))
    start.on = self->sop->start.on;
  return start;
}

static void
on_head_changed_cb (GopsSopEditor *self)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  GopsSop head;

  if (self->showing || self->sop == NULL)
    return;
  head = *self->sop;
  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
  if (*name == '\0')
    return;
  head.name = gops_text_with (&self->sop->name, language_of (), name);
  head.start = read_start (self);
  head.repeat = (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->rounds_row));
  (void) gops_own_sop_set_head (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), self->id, &head, &error);
  report (self, error);
}

static GtkWidget *
add_combo (GopsSopEditor      *self,
           const char         *title,
           const char *const  *labels)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (labels);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_head_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->head), row);
  return row;
}

static GtkWidget *
add_tiers (GopsSopEditor *self)
{
  const char *names[G_N_ELEMENTS (tiers) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (tiers); i++)
    {
      const GopsText *name = gops_scheme_recall_tier (tiers[i]);

      names[i] = name != NULL ? gops_text_get (name, language_of ()) : tiers[i];
    }
  return add_combo (self, _("Tier"), names);
}

static void
make_head (GopsSopEditor *self)
{
  const char *const events[] = { _("A chosen date"), _("A weekday"), _("The group opens"), _("Somebody joins"), _("Somebody enters a tier"), _("A birthday"), NULL };
  const char *days[8] = { NULL };

  for (int i = 0; i < 7; i++)
    days[i] = gops_weekday_name (i + 1);
  self->head = adw_preferences_group_new ();
  self->name_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name_row), C_("SOP", "Name"));
  g_signal_connect_object (self->name_row, "changed", G_CALLBACK (on_head_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->head), self->name_row);
  self->event_row = add_combo (self, _("Day 1"), events);
  self->weekday_row = add_combo (self, _("Weekday"), days);
  self->tier_row = add_tiers (self);
  self->rounds_row = gops_spin_row_new (_("Rounds"), 1, MOST_ROUNDS, 1);
  g_signal_connect_object (self->rounds_row, "notify::value", G_CALLBACK (on_head_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->head), self->rounds_row);
  gtk_box_append (gops_sop_pane_get_body (GOPS_SOP_PANE (self)), self->head);
}

static void
show_head (GopsSopEditor *self)
{
  const char *name = gops_text_get (&self->sop->name, language_of ()), *const *events = gops_sop_events ();
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  self->showing = TRUE;
  gtk_widget_set_visible (self->head, self->own);
  if (g_strcmp0 (typed, name) != 0)   /* the cursor stays where somebody types */
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->event_row), index_of (events, g_strv_length ((char **) events), self->sop->start.event));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->weekday_row), (guint) MAX (self->sop->start.weekday - 1, 0));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->tier_row), index_of (tiers, G_N_ELEMENTS (tiers), self->sop->start.tier));
  gops_spin_row_set_value (GOPS_SPIN_ROW (self->rounds_row), self->sop->repeat);
  gtk_widget_set_visible (self->weekday_row, g_str_equal (self->sop->start.event, "weekday"));
  gtk_widget_set_visible (self->tier_row, g_str_equal (self->sop->start.event, "tier"));
  self->showing = FALSE;
}

/* --- entries --- */

static void
remember_entry (GopsSopEditor *self,
                const char    *entry)
{
  g_free (self->wanted);
  self->wanted = g_strdup (entry);
}

static void
on_kept_cb (const char *entry,
            gpointer    owner)
{
  remember_entry (owner, entry);
}

static void
on_row_activated_cb (GopsSopEditor *self,
                     GtkWidget     *row)
{
  const GopsSopItem *item = entry_of (self, row);

  if (item != NULL)
    gops_sop_entry_present (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), self->id, item, on_kept_cb, G_OBJECT (self), GTK_WIDGET (self));
}

static void
on_remove_clicked_cb (GopsSopEditor *self,
                      GtkWidget     *button)
{
  g_autoptr (GError) error = NULL;

  if (gops_own_sop_remove_item (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), self->id, gops_sop_pane_id_of (button), &error))
    gops_session_toast_undo (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), _("Entry removed"));
  report (self, error);
}

static gboolean
move (GopsSopEditor *self,
      GtkWidget     *row,
      int            by)
{
  const GopsSopItem *item = entry_of (self, row);
  g_autoptr (GError) error = NULL;
  GopsSopItem moved;

  if (item == NULL)
    return FALSE;
  moved = *item;
  moved.day = CLAMP (item->day + by, -60, 400);
  remember_entry (self, item->id);
  (void) gops_own_sop_put_item (gops_sop_pane_get_store (GOPS_SOP_PANE (self)), self->id, &moved, NULL, &error);
  report (self, error);
  return TRUE;
}

/* Returns: (nullable): the row of an entry that has the keyboard */
static GtkWidget *
find_focused_row (GopsSopEditor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (focus != NULL && (!ADW_IS_ACTION_ROW (focus) || gops_sop_pane_id_of (focus) == NULL))
    focus = gtk_widget_get_parent (focus);
  return focus;
}

/* Alt and an arrow take the entry to the day before or after, Delete takes it away. */
static gboolean
on_key_cb (GopsSopEditor   *self,
           guint            key,
           guint            code,
           GdkModifierType  state)
{
  GtkWidget *row = self->own ? find_focused_row (self) : NULL;

  if (row == NULL)
    return FALSE;
  if ((state & GDK_ALT_MASK) != 0 && (key == GDK_KEY_Up || key == GDK_KEY_KP_Up))
    return move (self, row, -1);
  if ((state & GDK_ALT_MASK) != 0 && (key == GDK_KEY_Down || key == GDK_KEY_KP_Down))
    return move (self, row, 1);
  if (key != GDK_KEY_Delete)
    return FALSE;
  on_remove_clicked_cb (self, row);
  return TRUE;
}

static char *
describe_time (const GopsSopItem *item)
{
  g_autofree char *time = item->until != NULL ? g_strdup_printf ("%s–%s", item->time, item->until) : g_strdup (item->time);
  GopsDayAnchor anchor;

  if (item->weekday > 0)
    return g_strdup_printf ("%s · %s", time, gops_weekday_name (item->weekday));
  if (item->on != NULL && gops_day_anchor_parse (item->on, NULL, &anchor, NULL))
    {
      g_autofree char *day = gops_day_anchor_describe (&anchor);

      return g_strdup_printf ("%s · %s", time, day);
    }
  return g_steal_pointer (&time);
}

static GtkWidget *
make_row (GopsSopEditor     *self,
          const GopsSopItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = gops_text_get (&item->title, language_of ()), *text = gops_text_get (&item->text, language_of ());
  g_autofree char *time = describe_time (item), *remove = g_strdup_printf (_("Remove “%s”"), title);
  g_autofree char *subtitle = g_strdup_printf ("%s%s%s", time, text != NULL ? "\n" : "", text != NULL ? text : "");

  g_object_set (row, "use-markup", FALSE, "activatable", TRUE, "subtitle-lines", 3, NULL);
  (void) gops_plain_row (row, title, subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gops_type_icon_new (item->type));
  gops_sop_pane_set_id (row, item->id);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  if (self->own)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gops_sop_pane_button (GOPS_SOP_PANE (self), "user-trash-symbolic", _("Remove Entry"), remove, item->id,
                                                                           G_CALLBACK (on_remove_clicked_cb)));
  return row;
}

/* --- days --- */

static char *
name_day (int day)
{
  if (day >= 1)
    return g_strdup_printf (_("Day %d"), day);
  return g_strdup_printf (ngettext ("%d day before day 1", "%d days before day 1", (gulong) (1 - day)), 1 - day);
}

static void
on_add_clicked_cb (GopsSopEditor *self,
                   GtkWidget     *button)
{
  const char *day = gops_sop_pane_id_of (button);
  const GopsSopItem item = { .day = *day != '\0' ? atoi (day) : self->sop != NULL ? self->sop->days : 1, .time = "09:00", .type = "topic", .owner = "owner",
                             .minutes = 10 };

  gops_sop_entry_present (gops_sop_pane_get_session (GOPS_SOP_PANE (self)), self->id, &item, on_kept_cb, G_OBJECT (self), GTK_WIDGET (self));
}

static GtkWidget *
add_day (GopsSopEditor *self,
         int            day)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = name_day (day), *id = g_strdup_printf ("%d", day), *label = g_strdup_printf (_("Add an entry: %s"), title);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (self->own)
    adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group),
                                             gops_sop_pane_button (GOPS_SOP_PANE (self), "list-add-symbolic", _("Add Entry"), label, id,
                                                                   G_CALLBACK (on_add_clicked_cb)));
  gtk_box_append (gops_sop_pane_get_body (GOPS_SOP_PANE (self)), group);
  g_ptr_array_add (self->groups, group);
  return group;
}

static void
remove_days (GopsSopEditor *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    gtk_box_remove (gops_sop_pane_get_body (GOPS_SOP_PANE (self)), self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
}

/* The entry that has the focus has it still when all is shown anew. */
static void
remember_focus (GopsSopEditor *self)
{
  GtkWidget *row = self->wanted == NULL ? find_focused_row (self) : NULL;

  if (row != NULL)
    remember_entry (self, gops_sop_pane_id_of (row));
}

static void
show_days (GopsSopEditor *self)
{
  GtkWidget *group = NULL;
  int day = 0;

  remember_focus (self);
  remove_days (self);
  for (guint i = 0; i < self->sop->n_items; i++)
    {
      const GopsSopItem *item = &self->sop->items[i];
      GtkWidget *row = make_row (self, item);

      if (group == NULL || item->day != day)
        group = add_day (self, item->day);
      day = item->day;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      if (g_strcmp0 (self->wanted, item->id) == 0)
        gtk_widget_grab_focus (row);
    }
  if (self->sop->n_items == 0)
    {
      group = add_day (self, 1);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("What is posted on which day, at which hour: add the first entry."));
    }
  g_clear_pointer (&self->wanted, g_free);
}

/* --- object --- */

static void
gops_sop_editor_show (GopsSopPane *pane)
{
  GopsSopEditor *self = GOPS_SOP_EDITOR (pane);
  g_autoptr (GError) error = NULL;
  GopsSops *sops = gops_sops_load (gops_sop_pane_get_store (pane), &error);

  report (self, error);
  if (sops == NULL)
    return;
  self->sop = gops_sops_find (sops, self->id, NULL);
  if (self->sop != NULL)
    {
      int n = gops_sop_count_days (self->sop);
      g_autofree char *days = g_strdup_printf (ngettext ("%d day in all", "%d days in all", (gulong) n), n);

      gops_sop_pane_set_title (pane, gops_text_get (&self->sop->name, language_of ()), days);
      show_head (self);
      show_days (self);
    }
  else
    gops_dialog_close (GTK_WIDGET (self));   /* its making was undone */
  g_clear_pointer (&self->sops, gops_sops_free);
  self->sops = sops;
}

static void
gops_sop_editor_dispose (GObject *object)
{
  GopsSopEditor *self = GOPS_SOP_EDITOR (object);

  self->sop = NULL;
  g_clear_pointer (&self->sops, gops_sops_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (gops_sop_editor_parent_class)->dispose (object);
}

static void
gops_sop_editor_class_init (GopsSopEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gops_sop_editor_dispose;
  GOPS_SOP_PANE_CLASS (klass)->show = gops_sop_editor_show;
}

static void
gops_sop_editor_init (GopsSopEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->groups = g_ptr_array_new ();
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  make_head (self);
}

void
gops_sop_edit_present (GopsSession *session,
                       const char  *sop,
                       GtkWidget   *parent)
{
  GopsSopEditor *self = g_object_new (GOPS_TYPE_SOP_EDITOR, NULL);
  GtkWidget *add = NULL;

  self->id = g_strdup (sop);
  self->own = gops_sop_is_own (sop);
  if (self->own)
    add = gops_sop_pane_button (GOPS_SOP_PANE (self), "list-add-symbolic", _("Add Entry"), _("Add an entry"), "", G_CALLBACK (on_add_clicked_cb));
  gops_sop_pane_present (GOPS_SOP_PANE (self), session, _("SOP"), add, 600, 720, parent);
}
