/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Apply an SOP from a date. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-compat.h"
#include "gops-date-picker.h"
#include "gops-day-anchor.h"
#include "gops-day.h"
#include "gops-method.h"
#include "gops-own-sops.h"
#include "gops-plan-maker.h"
#include "gops-plan-resources.h"
#include "gops-progress-dialog.h"
#include "gops-short-date.h"
#include "gops-sop-apply.h"
#include "gops-sop-days.h"
#include "gops-sop-dialog.h"
#include "gops-type-icon.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

#define MAX_SHOWN    40
#define MAX_ANCHORS  16    /* of the days that are suggested */
#define MOST_STAGGER 240   /* minutes */
#define MOST_SPREAD  (24 * 60)   /* minutes */
#define MOST_AT_ONCE 500   /* items that are written without a thread: some 10 ms */

#define GOPS_TYPE_SOP_DIALOG (gops_sop_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsSopDialog, gops_sop_dialog, GOPS, SOP_DIALOG, AdwBin)

struct _GopsSopDialog
{
  AdwBin parent_instance;

  GopsSession *session;   /* (owned) */
  GArray      *groups;    /* (owned) (element-type gint64) */
  const char  *language;  /* static: of the SOP's texts */
  GArray      *days;      /* (owned) (element-type int): those of the anchors, after the first, which is none */
  GopsSops    *sops;      /* (owned) (nullable): where they cannot be read */
  GPtrArray   *offered;   /* (owned) (element-type GopsSop): those that begin for a group */
  char        *proposed;  /* (owned) (nullable): the date, as long as nobody has chosen another one */

  GtkWidget   *apply_button;
  AdwComboRow *sop_row;
  AdwComboRow *anchor_row;
  GtkEditable *date_row;
  AdwPreferencesGroup *many;
  GtkWidget   *stagger_row;   /* borrowed */
  GtkWidget   *spread_row;    /* borrowed */
  GtkLabel    *summary;
  GtkLabel    *present;
  GtkWidget   *past_row;
  GtkCheckButton *leave_past;
  GtkListBox  *items;
};

G_DEFINE_FINAL_TYPE (GopsSopDialog, gops_sop_dialog, ADW_TYPE_BIN)

/* The language of the groups, in which the SOP's texts will be; the interface's where they have several. */
static const char *
find_language (GopsSopDialog *self)
{
  const char *language = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, gops_session_get_store (self->session),
                                                      g_array_index (self->groups, gint64, i), NULL);
      const char *own = group != NULL ? g_intern_string (gops_record_get_text (group, GOPS_GROUP_LANGUAGE)) : NULL;

      if (own != NULL && language != NULL && own != language)
        return gops_interface_language ();
      language = own != NULL ? own : language;
    }
  return language != NULL ? language : gops_interface_language ();
}

static const GopsSop *
selected_sop (GopsSopDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->sop_row);

  return selected < self->offered->len ? g_ptr_array_index (self->offered, selected) : NULL;
}

static int
find_day (const GopsSopItem *item,
          int                first)
{
  int day = gops_sop_item_day (item, NULL, first);

  return day != GOPS_DAY_NONE ? day : first + item->day - 1;
}

static GtkWidget *
make_item_row (GopsSopDialog     *self,
               const GopsSopItem *item,
               int                first)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *date = gops_day_format (find_day (item, first));
  g_autofree char *title = g_markup_escape_text (gops_text_get (&item->title, self->language), -1);
  g_autofree char *when = g_strdup_printf ("%s %s", date, item->time);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gops_type_icon_new (item->type));
  return row;
}

/* What the chosen groups' plans hold of @sop already. */
static void
show_present (GopsSopDialog *self,
              const GopsSop *sop)
{
  GopsSopApplied there = { 0 };
  g_autofree char *text = NULL;

  if (!gops_sop_count_present (gops_session_get_store (self->session), sop->id, (const gint64 *) self->groups->data, self->groups->len, &there, NULL))
    there.items = 0;   /* a warning only: what cannot be read is told when it is applied */
  if (self->groups->len > 1)
    text = g_strdup_printf (ngettext ("%u of these groups has this SOP in its plan already; applying it again adds to it.",
                                      "%u of these groups have this SOP in their plan already; applying it again adds to it.", there.groups),
                            there.groups);
  else
    text = g_strdup_printf (ngettext ("The plan holds %u item of this SOP already; applying it again adds to it.",
                                      "The plan holds %u items of this SOP already; applying it again adds to them.", there.items), there.items);
  gtk_label_set_label (self->present, text);
  gtk_widget_set_visible (GTK_WIDGET (self->present), there.items > 0);
}

static int
find_today (GopsSopDialog *self)
{
  g_autofree char *today = gops_date_today (gops_session_get_store (self->session), NULL);

  return gops_day_parse (today);
}

/* What nobody can do any more is said, and left out unless it is asked for. */
static void
show_past (GopsSopDialog *self,
           const GopsSop *sop,
           int            first)
{
  guint n = first != GOPS_DAY_NONE ? gops_sop_count_past (sop, NULL, first, find_today (self)) * self->groups->len : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u item would lie before today and could not be done any more",
                                                     "%u items would lie before today and could not be done any more", n), n);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->past_row), text);
  gtk_widget_set_visible (self->past_row, n > 0);
}

static void
show_items (GopsSopDialog *self,
            const GopsSop *sop,
            int            first)
{
  int from = gtk_check_button_get_active (self->leave_past) ? find_today (self) : GOPS_DAY_NONE;
  guint shown = 0;

  for (guint i = 0; first != GOPS_DAY_NONE && i < sop->n_items && shown < MAX_SHOWN; i++)
    if (find_day (&sop->items[i], first) >= from)
      {
        gtk_list_box_append (self->items, make_item_row (self, &sop->items[i], first));
        shown++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self->items), shown > 0);
}

static void
on_anchor_selected_cb (GopsSopDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->anchor_row);
  g_autofree char *date = NULL;

  if (selected == 0 || selected > self->days->len)
    return;
  date = gops_day_format (g_array_index (self->days, int, selected - 1));
  gtk_editable_set_text (self->date_row, date);
}

/* A date that is typed is that of an anchor no more. */
static void
leave_anchor (GopsSopDialog *self,
              const char    *date)
{
  guint selected = adw_combo_row_get_selected (self->anchor_row);

  if (selected > 0 && selected <= self->days->len && g_array_index (self->days, int, selected - 1) != gops_day_parse (date) && *date != '\0')
    adw_combo_row_set_selected (self->anchor_row, 0);
}

static void
update (GopsSopDialog *self)
{
  const GopsSop *sop = selected_sop (self);
  const char *from = gtk_editable_get_text (self->date_row);
  gboolean valid = gops_date_is_valid (from);
  g_autofree char *text = NULL;
  GtkWidget *child;

  leave_anchor (self, from);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->items))) != NULL)
    gtk_list_box_remove (self->items, child);
  gtk_widget_set_sensitive (self->apply_button, sop != NULL && valid);
  if (sop == NULL)
    return;
  text = g_strdup_printf ("%s\n%s", gops_text_get (&sop->summary, self->language),
                          valid ? "" : _("This date does not exist."));
  gtk_label_set_label (self->summary, g_strchomp (text));
  show_past (self, sop, gops_day_parse (from));
  show_items (self, sop, gops_day_parse (from));
}

/* The earliest day 1 that leaves nothing of the SOP in the past. */
static char *
first_day (GopsSopDialog *self,
           const char    *today)
{
  const GopsSop *sop = selected_sop (self);

  return sop != NULL ? gops_day_format (gops_plan_first_day (sop, gops_day_parse (today))) : g_strdup (today);
}

/* Another SOP may begin on another day: on a Monday, on a festival. */
static void
propose_date (GopsSopDialog *self)
{
  g_autofree char *today = gops_date_today (gops_session_get_store (self->session), NULL);
  g_autofree char *first = first_day (self, today);

  if (self->proposed != NULL && !g_str_equal (self->proposed, gtk_editable_get_text (self->date_row)))
    return;
  g_free (self->proposed);
  self->proposed = g_strdup (first);
  gtk_editable_set_text (self->date_row, first);
}

static void
on_sop_selected_cb (GopsSopDialog *self)
{
  if (self->session == NULL)
    return;
  propose_date (self);
  if (selected_sop (self) != NULL)
    show_present (self, selected_sop (self));
  update (self);
}

/* @applied: (nullable): it failed, or somebody stopped it */
static void
on_applied (GopsSopDialog        *self,
            const GopsSopApplied *applied,
            const GError         *error)
{
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  g_autofree char *text = NULL;
  g_autoptr (GString) said = NULL;

  if (applied == NULL)
    {
      gtk_widget_set_sensitive (self->apply_button, TRUE);
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        gtk_label_set_label (self->summary, error->message);
      return;
    }
  gops_dialog_close (GTK_WIDGET (self));
  text = g_strdup_printf (ngettext ("%u item added", "%u items added", applied->items), applied->items);
  said = g_string_new (text);
  if (applied->moved > 0)
    g_string_append_printf (said, ngettext (" · %u of them would have been in quiet hours", " · %u of them would have been in quiet hours", applied->moved), applied->moved);
  if (applied->missing > 0)
    g_string_append_printf (said, ngettext (" · %u material is not in the library", " · %u materials are not in the library", applied->missing), applied->missing);
  gops_session_toast_undo (session, said->str);
}

static void
on_applied_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (GopsSopDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree GopsSopApplied *applied = gops_store_run_finish (GOPS_STORE (source), result, &error);

  on_applied (self, applied, error);
}

/* Within one action; in a thread where it may take longer than a frame or two. */
static void
apply (GopsSopDialog      *self,
       const GopsSop      *sop,
       const GopsSopOrder *order)
{
  GopsStore *store = gops_session_get_store (self->session);

  if (order->n_groups * sop->n_items * (guint) sop->repeat <= MOST_AT_ONCE)
    {
      g_autoptr (GError) error = NULL;
      GopsSopApplied applied = { 0 };
      gboolean ok = gops_sop_apply (store, order, NULL, NULL, &applied, &error);

      on_applied (self, ok ? &applied : NULL, error);
      return;
    }
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  gops_progress_dialog_run (store, GTK_WIDGET (self), _("Applying the SOP"), gops_sop_apply_work, gops_sop_order_dup (order), gops_sop_order_free, g_free,
                            on_applied_cb, g_object_ref (self));
}

/* One or the other. */
static void
on_spread_changed_cb (GopsSopDialog *self)
{
  gtk_widget_set_sensitive (self->stagger_row, gops_spin_row_get_value (GOPS_SPIN_ROW (self->spread_row)) <= 0);
}

static void
on_apply_clicked_cb (GopsSopDialog *self)
{
  const GopsSop *sop = selected_sop (self);
  GopsSopOrder order = { .groups = (const gint64 *) self->groups->data, .n_groups = self->groups->len };

  order.first_day = gops_day_parse (gtk_editable_get_text (self->date_row));
  if (sop == NULL || order.first_day == GOPS_DAY_NONE || !gtk_widget_get_sensitive (self->apply_button))
    return;
  order.sop = sop->id;
  order.leave_past = gtk_check_button_get_active (self->leave_past);
  if (self->groups->len > 1)
    {
      order.stagger = (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->stagger_row));
      order.spread = (int) gops_spin_row_get_value (GOPS_SPIN_ROW (self->spread_row));
    }
  apply (self, sop, &order);
}

static void
gops_sop_dialog_dispose (GObject *object)
{
  GopsSopDialog *self = GOPS_SOP_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->groups, g_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->offered, g_ptr_array_unref);
  g_clear_pointer (&self->sops, gops_sops_free);
  g_clear_pointer (&self->proposed, g_free);

  G_OBJECT_CLASS (gops_sop_dialog_parent_class)->dispose (object);
}

static void
gops_sop_dialog_class_init (GopsSopDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_sop_dialog_dispose;

  GOPS_USE_RESOURCE (gops_plan);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-sop-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, sop_row);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, anchor_row);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, present);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, many);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, past_row);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, leave_past);
  gtk_widget_class_bind_template_child (widget_class, GopsSopDialog, items);
  gtk_widget_class_bind_template_callback (widget_class, on_anchor_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sop_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, gops_dialog_close);
}

static void
gops_sop_dialog_init (GopsSopDialog *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (int));
  self->offered = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_date_picker_add (ADW_ENTRY_ROW (self->date_row));
  self->stagger_row = gops_spin_row_new (_("Minutes from Group to Group"), 0, MOST_STAGGER, 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->stagger_row), _("So that one person can post in all of them; never in quiet hours"));
  adw_preferences_group_add (self->many, self->stagger_row);
  self->spread_row = gops_spin_row_new (_("Or Spread All over Minutes"), 0, MOST_SPREAD, 5);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->spread_row), _("Evenly from the first group to the last, however many they are"));
  adw_preferences_group_add (self->many, self->spread_row);
  g_signal_connect_object (self->spread_row, "notify::value", G_CALLBACK (on_spread_changed_cb), self, G_CONNECT_SWAPPED);
}

/* Those that begin for a group, the program's first. */
static void
find_offered (GopsSopDialog *self)
{
  const GPtrArray *all;

  self->sops = gops_sops_load (gops_session_get_store (self->session), NULL);
  all = self->sops != NULL ? gops_sops_get_all (self->sops) : gops_method_get_sops (gops_method_get_default ());
  for (guint i = 0; i < all->len; i++)
    if (!gops_sop_is_for_a_person (all->pdata[i]))
      g_ptr_array_add (self->offered, all->pdata[i]);
}

/* The kind's own SOP comes first to the eye: it is selected. */
static void
fill_sops (GopsSopDialog *self,
           const char    *preferred)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  find_offered (self);
  for (guint i = 0; i < self->offered->len; i++)
    {
      const GopsSop *sop = g_ptr_array_index (self->offered, i);

      gtk_string_list_append (names, gops_text_get (&sop->name, self->language));
      if (g_strcmp0 (sop->id, preferred) == 0)
        selected = i;
    }
  adw_combo_row_set_model (self->sop_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->sop_row, selected);
}

static void
add_anchor (GopsSopDialog           *self,
            GtkStringList           *names,
            const GopsDaySuggestion *suggestion,
            const char              *today)
{
  g_autofree char *name = gops_day_anchor_describe (&suggestion->anchor), *date = gops_day_format (suggestion->day);
  g_autofree char *shown = gops_short_date (date, today), *text = g_strdup_printf ("%s · %s", name, shown);

  gtk_string_list_append (names, text);
  g_array_append_val (self->days, suggestion->day);
}

/* What comes next that one prepares for, for the kind of the group; the first choice is none of them. */
static void
fill_anchors (GopsSopDialog *self,
              const char    *kind,
              const char    *today)
{
  GopsStore *store = gops_session_get_store (self->session);
  GopsTradeDates *kept = gops_trade_dates_load (store, NULL);   /* where they cannot be read, those of the program are offered */
  g_autoptr (GopsTradeDates) dates = kept != NULL ? kept : gops_trade_dates_new ();
  g_autoptr (GArray) suggestions = gops_day_anchor_suggest (dates, kind, gops_day_parse (today), MAX_ANCHORS);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("A date"));
  for (guint i = 0; i < suggestions->len; i++)
    add_anchor (self, names, &g_array_index (suggestions, GopsDaySuggestion, i), today);
  adw_combo_row_set_model (self->anchor_row, G_LIST_MODEL (names));
}

void
gops_sop_present (GopsSession *session,
                  GArray      *groups,
                  GtkWidget   *parent)
{
  GopsSopDialog *self = g_object_new (GOPS_TYPE_SOP_DIALOG, NULL);
  const GopsDossier *dossier = gops_session_get_dossier (session);
  const GopsKind *kind = dossier == NULL ? NULL :
    gops_method_find_kind (gops_method_get_default (), gops_record_get_text (dossier->group, GOPS_GROUP_KIND));
  g_autofree char *today = gops_date_today (gops_session_get_store (session), NULL);

  self->session = g_object_ref (session);
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->groups, groups->data, groups->len);
  self->language = find_language (self);
  gtk_widget_set_visible (GTK_WIDGET (self->many), self->groups->len > 1);
  fill_sops (self, kind != NULL ? kind->defaults.sop : NULL);
  fill_anchors (self, self->groups->len == 1 && kind != NULL ? kind->id : NULL, today);
  on_sop_selected_cb (self);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Apply an SOP"), 480, 600, parent);
}
