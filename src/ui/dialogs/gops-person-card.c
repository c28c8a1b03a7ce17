/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person across all groups. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-activity-map.h"
#include "gops-binder.h"
#include "gops-day.h"
#include "gops-dialog.h"
#include "gops-dialogs-resources.h"
#include "gops-forget.h"
#include "gops-group-words.h"
#include "gops-look.h"
#include "gops-own-values.h"
#include "gops-people-merge.h"
#include "gops-person-card.h"
#include "gops-person-dialog.h"
#include "gops-person-save.h"
#include "gops-person-words.h"
#include "gops-points.h"
#include "gops-reason-row.h"
#include "gops-records.h"
#include "gops-rows.h"
#include "gops-tags.h"
#include "gops-tier-chip.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

#define FEW_MOMENTS 12

#define GOPS_TYPE_PERSON_CARD (gops_person_card_get_type ())
G_DECLARE_FINAL_TYPE (GopsPersonCard, gops_person_card, GOPS, PERSON_CARD, AdwBin)

struct _GopsPersonCard
{
  AdwBin parent_instance;

  GopsSession     *session;    /* (owned) */
  gint64           id;         /* of the person who stays */
  GopsPerson      *person;     /* (owned) (nullable) */
  GopsPersonSheet *sheet;      /* (owned) (nullable) */
  GopsBinder      *binder;     /* (owned) */
  GPtrArray       *rows;       /* (owned): rows that are made anew when something changes */
  int              today;
  gboolean         all;        /* every moment is shown */

  AdwWindowTitle      *title;
  AdwAvatar           *avatar;
  GtkLabel            *name_label;
  GtkLabel            *facts;
  GtkBox              *signs;
  GtkWidget           *activity;
  GopsActivityMap     *map;
  GtkLabel            *activity_words;
  GtkWidget           *tags;
  GtkWidget           *note;
  GtkWidget           *blacklisted;
  GtkWidget           *blacklist_reason;
  AdwPreferencesGroup *groups;
  AdwPreferencesGroup *merges;
  AdwPreferencesGroup *details;
  AdwBin              *own_values;
  GtkWidget           *name;
  GtkWidget           *phone;
  GtkWidget           *email;
  AdwPreferencesGroup *moments;
  GtkWidget           *more;
};

G_DEFINE_FINAL_TYPE (GopsPersonCard, gops_person_card, ADW_TYPE_BIN)

static GopsStore *
store_of (GopsPersonCard *self)
{
  return gops_session_get_store (self->session);
}

/* --- rows --- */

/* A row that lasts until the next change. @subtitle: (nullable) */
static GtkWidget *
add_row (GopsPersonCard      *self,
         AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  if (subtitle_markup != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
remove_rows (GopsPersonCard *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *group = gtk_widget_get_ancestor (self->rows->pdata[i], ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), self->rows->pdata[i]);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* --- head --- */

static void
add_sign (GopsPersonCard *self,
          const char     *text,
          const char     *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "gops-word");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->signs, label);
}

static void
show_signs (GopsPersonCard *self)
{
  g_autoptr (GPtrArray) tags = gops_tags_split (self->sheet->tags);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->signs))) != NULL)
    gtk_box_remove (self->signs, child);
  if (self->sheet->blacklisted)
    add_sign (self, _("Blacklisted"), "loss");
  if (self->sheet->bot)
    add_sign (self, _("Bot"), NULL);
  if (self->sheet->staff)
    add_sign (self, _("Staff"), "jade");
  for (guint i = 0; i < MIN (tags->len, 4); i++)
    add_sign (self, tags->pdata[i], NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->signs), gtk_widget_get_first_child (GTK_WIDGET (self->signs)) != NULL);
}

/* "2 groups · 142 messages · 35 points" */
static char *
dup_facts (const GopsPersonSheet *sheet)
{
  guint n_groups = 0;
  g_autofree char *groups = NULL, *messages = NULL, *points = NULL;

  for (guint i = 0; i < sheet->groups->len; i++)
    n_groups += *((GopsPersonSheetGroup *) sheet->groups->pdata[i])->left_on == '\0';
  groups = g_strdup_printf (ngettext ("%u group", "%u groups", n_groups), n_groups);
  messages = g_strdup_printf (ngettext ("%'u message", "%'u messages", (gulong) sheet->messages), (guint) sheet->messages);
  points = g_strdup_printf (ngettext ("%d point", "%d points", (gulong) ABS (sheet->points)), (int) sheet->points);
  return g_strconcat (groups, " · ", messages, sheet->points != 0 ? " · " : NULL, points, NULL);
}

static void
show_head (GopsPersonCard *self)
{
  g_autofree char *facts = dup_facts (self->sheet);

  adw_window_title_set_title (self->title, _("Person"));
  adw_avatar_set_text (self->avatar, self->sheet->name);
  gtk_label_set_label (self->name_label, *self->sheet->name != '\0' ? self->sheet->name : _("Without a name"));
  gtk_label_set_label (self->facts, facts);
  show_signs (self);
}

/* --- activity --- */

static void
show_activity (GopsPersonCard *self)
{
  guint n_days = 0, n_messages = 0, busiest = 0;
  g_autofree char *words = NULL, *on = NULL, *messages = NULL, *day = NULL;

  for (guint i = 0; i < GOPS_SHEET_DAYS; i++)
    {
      n_days += self->sheet->days[i] > 0;
      n_messages += self->sheet->days[i];
      if (self->sheet->days[i] > self->sheet->days[busiest])
        busiest = i;
    }
  gtk_widget_set_visible (self->activity, n_days > 0);
  if (n_days == 0)
    return;
  day = gops_day_format (self->sheet->first_day + (int) busiest);
  messages = g_strdup_printf (ngettext ("%'u message", "%'u messages", n_messages), n_messages);
  on = g_strdup_printf (ngettext ("%u day", "%u days", n_days), n_days);
  words = g_strdup_printf (_("In the last twelve months %s on %s, most on %s"), messages, on, day);
  gtk_label_set_label (self->activity_words, words);
  gops_activity_map_set_days (self->map, self->sheet->first_day, self->sheet->days, GOPS_SHEET_DAYS, self->today, words);
}

/* --- groups --- */

static void
on_group_activated_cb (GopsPersonCard *self,
                       GtkWidget      *row)
{
  const gint64 *membership = g_object_get_data (G_OBJECT (row), "membership");

  gops_session_flush (self->session);
  gops_person_present (self->session, *membership, GTK_WIDGET (self));
}

static char *
dup_group_facts (const GopsPersonSheetGroup *group)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (*group->left_on != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_("Left %s"), group->left_on));
  else if (*group->joined_on != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_("Joined %s"), group->joined_on));
  if (*group->nickname != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_("called “%s”"), group->nickname));
  g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'u message", "%'u messages", (gulong) group->messages), (guint) group->messages));
  if (*group->last_on != '\0')
    g_ptr_array_add (parts, g_strdup_printf (_("last spoke %s"), group->last_on));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_groups (GopsPersonCard *self)
{
  for (guint i = 0; i < self->sheet->groups->len; i++)
    {
      const GopsPersonSheetGroup *group = self->sheet->groups->pdata[i];
      g_autofree char *facts = dup_group_facts (group);
      GtkWidget *row = add_row (self, self->groups, group->name, facts);

      if (*group->tier != '\0')
        {
          GtkWidget *chip = gops_tier_chip_new (group->tier, gops_tier_name (group->tier));

          gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
        }
      g_object_set_data_full (G_OBJECT (row), "membership", g_memdup2 (&group->membership, sizeof group->membership), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_group_activated_cb), self, G_CONNECT_SWAPPED);
    }
  if (self->sheet->groups->len == 0)
    (void) add_row (self, self->groups, _("In no group now"), NULL);
}

/* --- merges --- */

static void
on_split_cb (GopsPersonCard *self,
             GtkWidget      *button)
{
  const gint64 *merge = g_object_get_data (G_OBJECT (button), "merge");
  g_autoptr (GError) error = NULL;

  gops_session_flush (self->session);
  if (gops_people_split (store_of (self), *merge, &error))
    gops_session_toast_undo (self->session, _("Two people again"));
  else
    gops_session_report (self->session, error);
}

static void
show_merges (GopsPersonCard *self)
{
  for (guint i = 0; i < self->sheet->merges->len; i++)
    {
      const GopsPersonSheetMerge *merge = self->sheet->merges->pdata[i];
      GtkWidget *row = add_row (self, self->merges, merge->name, *merge->reason != '\0' ? merge->reason : NULL);
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Split"));
      g_autofree char *label = g_strdup_printf (_("Split “%s” from this person"), merge->name);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (button), "merge", g_memdup2 (&merge->id, sizeof merge->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_split_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->merges), self->sheet->merges->len > 0);
}

/* --- details, moments --- */

static void
show_details (GopsPersonCard *self)
{
  for (guint i = 0; i < self->sheet->accounts->len; i++)
    {
      const GopsPersonSheetPair *account = self->sheet->accounts->pdata[i];
      g_autofree char *platform = *account->of != '\0' ? g_strdup_printf (_("%s, as “%s”"), gops_group_platform_name (account->name), account->of)
                                                       : g_strdup (gops_group_platform_name (account->name));

      (void) add_row (self, self->details, account->value, platform);
    }
  for (guint i = 0; i < self->sheet->own->len; i++)
    {
      const GopsPersonSheetPair *own = self->sheet->own->pdata[i];

      (void) add_row (self, self->details, own->value, own->name);
    }
}

static void
show_moments (GopsPersonCard *self)
{
  guint n = self->all ? self->sheet->moments->len : MIN (self->sheet->moments->len, FEW_MOMENTS);

  for (guint i = 0; i < n; i++)
    {
      const GopsPersonMoment *moment = self->sheet->moments->pdata[i];
      g_autofree char *where = *moment->group != '\0' && *moment->date != '\0' ? g_strdup_printf ("%s · %s", moment->date, moment->group)
                                                                             : g_strconcat (moment->date, moment->group, NULL);

      (void) add_row (self, self->moments, moment->words, where);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->moments), n > 0);
  gtk_widget_set_visible (self->more, n < self->sheet->moments->len);
}

/* --- showing --- */

static gboolean
load (GopsPersonCard *self)
{
  g_autofree char *today = gops_date_today (store_of (self), NULL);
  g_autoptr (GopsPerson) person = NULL;
  GopsPersonSheet *sheet;

  self->today = gops_day_parse (today);
  sheet = gops_person_sheet_load (store_of (self), self->id, self->today, NULL);
  if (sheet == NULL)
    return FALSE;
  g_clear_pointer (&self->sheet, gops_person_sheet_free);
  self->sheet = sheet;
  if (!gops_points_complete_sheet (sheet, store_of (self), NULL))
    return FALSE;
  self->id = sheet->id;
  gops_person_sheet_describe (sheet);
  person = gops_record_load (GOPS_TYPE_PERSON, store_of (self), self->id, NULL);
  if (person == NULL)
    return FALSE;
  g_set_object (&self->person, person);
  return TRUE;
}

/* Writing to a name gives it its place in lists too. */
static void
on_person_name_cb (GopsPerson *person)
{
  g_autoptr (GBytes) key = gops_collation_key (gops_record_get_text (person, GOPS_PERSON_NAME));

  gops_record_set_blob (person, GOPS_PERSON_SORT_KEY, key);
}

static void
show (GopsPersonCard *self)
{
  g_signal_connect (self->person, "notify::name", G_CALLBACK (on_person_name_cb), NULL);
  gops_binder_set_record (self->binder, self->person);
  gtk_widget_set_visible (self->blacklist_reason, self->sheet->blacklisted);
  show_head (self);
  show_activity (self);
  remove_rows (self);
  show_groups (self);
  show_merges (self);
  show_details (self);
  show_moments (self);
}

static void
on_session_refreshed_cb (GopsPersonCard *self)
{
  if (load (self))
    show (self);
  else
    gops_dialog_close (GTK_WIDGET (self));   /* undone, deleted, forgotten */
}

/* --- commands --- */

static void
on_show_all_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  GopsPersonCard *self = GOPS_PERSON_CARD (widget);

  self->all = TRUE;
  on_session_refreshed_cb (self);
}

static void
on_save_inventory_cb (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  GopsPersonCard *self = GOPS_PERSON_CARD (widget);

  gops_session_flush (self->session);
  gops_person_save_present (self->session, self->id, widget);
}

static void
on_forget_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gops_forget_present (GOPS_PERSON_CARD (widget)->session, GOPS_PERSON_CARD (widget)->id, widget);
}

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_PERSON_CARD (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_PERSON_CARD (widget)->session);
}

/* --- object --- */

static void
gops_person_card_dispose (GObject *object)
{
  GopsPersonCard *self = GOPS_PERSON_CARD (object);

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  g_clear_object (&self->binder);
  g_clear_object (&self->person);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_person_card_parent_class)->dispose (object);
}

static void
gops_person_card_finalize (GObject *object)
{
  GopsPersonCard *self = GOPS_PERSON_CARD (object);

  g_clear_pointer (&self->sheet, gops_person_sheet_free);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (gops_person_card_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, GopsPersonCard, child)

static void
gops_person_card_class_init (GopsPersonCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_person_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_person_card_finalize;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-person-card.ui");
  BIND (title); BIND (avatar); BIND (name_label); BIND (facts); BIND (signs);
  BIND (activity); BIND (map); BIND (activity_words);
  BIND (tags); BIND (note); BIND (blacklisted); BIND (blacklist_reason);
  BIND (groups); BIND (merges); BIND (details); BIND (own_values); BIND (name); BIND (phone); BIND (email); BIND (moments); BIND (more);
  gtk_widget_class_install_action (widget_class, "card.show-all", NULL, on_show_all_cb);
  gtk_widget_class_install_action (widget_class, "card.save-inventory", NULL, on_save_inventory_cb);
  gtk_widget_class_install_action (widget_class, "card.forget", NULL, on_forget_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static void
gops_person_card_init (GopsPersonCard *self)
{
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind (GopsPersonCard *self)
{
  GopsBinder *binder = self->binder = gops_binder_new (self->session);

  gops_binder_set_save_func (binder, gops_person_save_by_hand, NULL);
  gops_binder_add_text (binder, GOPS_PERSON_TAGS, GTK_EDITABLE (self->tags));
  gops_binder_add_text (binder, GOPS_PERSON_NOTE, GTK_EDITABLE (self->note));
  gops_binder_add_switch (binder, GOPS_PERSON_BLACKLISTED, G_OBJECT (self->blacklisted));
  gops_reason_row_follow (self->blacklist_reason, self->blacklisted);
  gops_binder_add_text (binder, GOPS_PERSON_BLACKLIST_REASON, GTK_EDITABLE (self->blacklist_reason));
  gops_binder_add_text (binder, GOPS_PERSON_NAME, GTK_EDITABLE (self->name));
  gops_binder_add_text (binder, GOPS_PERSON_PHONE, GTK_EDITABLE (self->phone));
  gops_binder_add_text (binder, GOPS_PERSON_EMAIL, GTK_EDITABLE (self->email));
}

void
gops_person_card_present (GopsSession *session,
                          gint64       person,
                          GtkWidget   *parent)
{
  GopsPersonCard *self = g_object_new (GOPS_TYPE_PERSON_CARD, NULL);

  self->session = g_object_ref (session);
  self->id = person;
  if (!load (self))
    {
      g_object_ref_sink (self);
      g_object_unref (self);
      return;
    }
  bind (self);
  adw_bin_set_child (self->own_values, gops_own_values_new (session, self->id));
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Person"), 640, 720, parent);
}
