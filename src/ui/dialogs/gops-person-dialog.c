/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One member: the person, their place in the group, their marks and figures. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-checked-field.h"
#include "gops-date-field.h"
#include "gops-day.h"
#include "gops-dialog.h"
#include "gops-look.h"
#include "gops-method.h"
#include "gops-orders-group.h"
#include "gops-own-schemes.h"
#include "gops-own-values.h"
#include "gops-dialogs-resources.h"
#include "gops-person-dialog.h"
#include "gops-reason-row.h"
#include "gops-records.h"
#include "gops-rows.h"
#include "gops-tier-chip.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"
#include "gops-batch.h"

#define LOCK_DAYS 30   /* how long the switch locks */

#define GOPS_TYPE_PERSON_DIALOG (gops_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsPersonDialog, gops_person_dialog, GOPS, PERSON_DIALOG, AdwBin)

struct _GopsPersonDialog
{
  AdwBin parent_instance;

  GopsSession    *session;      /* (owned) */
  gint64          id;           /* of the membership */
  GopsPerson     *person;       /* (owned) (nullable) */
  GopsMembership *membership;   /* (owned) (nullable) */
  GopsGroup      *record;       /* (owned) (nullable): the group */
  GopsBinder     *person_binder;       /* (owned) */
  GopsBinder     *membership_binder;   /* (owned) */
  char          **tier_ids;     /* (owned): of the choice of tiers; the first is none */
  GPtrArray      *account_rows; /* (owned): rows of the accounts */
  gboolean        showing;

  AdwWindowTitle      *title;
  AdwAvatar           *avatar;
  GtkBox              *signs;
  GtkLabel            *facts;
  GtkWidget           *name;
  GtkWidget           *phone;
  GtkWidget           *email;
  AdwEntryRow         *birthday;
  GtkWidget           *tags;
  GtkWidget           *note;
  AdwPreferencesGroup *accounts;
  GtkWidget           *new_account;
  AdwBin              *own_values;
  AdwBin              *orders;
  AdwPreferencesGroup *group;
  GtkWidget           *nickname;
  GtkWidget           *role;
  AdwEntryRow         *joined_on;
  GtkWidget           *invited_by;
  AdwComboRow         *tier;
  GtkWidget           *locked;
  AdwEntryRow         *locked_until;
  GtkWidget           *staff;
  GtkWidget           *bot;
  GtkWidget           *blacklisted;
  GtkWidget           *blacklist_reason;
  GtkFlowBox          *figure_box;
  GtkWidget           *points;
  GtkWidget           *purchases;
  GtkWidget           *invites;
};

G_DEFINE_FINAL_TYPE (GopsPersonDialog, gops_person_dialog, ADW_TYPE_BIN)

static const char *const role_ids[] = { "member", "admin", "owner", NULL };

static GopsStore *
store_of (GopsPersonDialog *self)
{
  return gops_session_get_store (self->session);
}

static const char *
zone_of (GopsPersonDialog *self)
{
  return gops_record_get_text (self->record, GOPS_GROUP_TIME_ZONE);
}

/* --- columns that follow others, written with them --- */

/* A renamed person stands elsewhere in the list. */
static void
on_person_name_cb (GopsPerson *person)
{
  g_autoptr (GBytes) key = gops_collation_key (gops_record_get_text (person, GOPS_PERSON_NAME));

  gops_record_set_blob (person, GOPS_PERSON_SORT_KEY, key);
}

/* A member put into a tier by hand has been there since today. */
static void
on_membership_tier_cb (GopsPersonDialog *self)
{
  g_autofree char *today = gops_date_today (store_of (self), zone_of (self));

  if (!self->showing)
    gops_record_set_text (self->membership, GOPS_MEMBERSHIP_TIER_SINCE, today);
}

/* --- accounts --- */

static void
report_account (GopsPersonDialog *self,
                GError           *error)
{
  if (g_error_matches (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT))
    gops_session_toast (self->session, _("Somebody else has this account already"));
  else
    gops_session_report (self->session, error);
}

static void
on_remove_account_clicked_cb (GopsPersonDialog *self,
                              GtkWidget        *button)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  const char *account = g_object_get_data (G_OBJECT (button), "account");
  g_autoptr (GError) error = NULL;

  gops_session_flush (self->session);
  if (gops_identity_remove (store_of (self), *id, account, &error))
    gops_session_toast_undo (self->session, _("Account removed"));
  else
    report_account (self, error);
}

static void
on_new_account_apply_cb (GopsPersonDialog *self)
{
  g_autofree char *account = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_account))));
  g_autoptr (GError) error = NULL;

  if (*account == '\0')
    return;
  gops_session_flush (self->session);
  if (gops_identity_add (store_of (self), gops_record_get_id (self->person), gops_record_get_text (self->record, GOPS_GROUP_PLATFORM), account, &error))
    gtk_editable_set_text (GTK_EDITABLE (self->new_account), "");
  else
    report_account (self, error);
}

static const char *
platform_name (const char *id)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), id);

  return platform != NULL ? gops_text_get (&platform->name, gops_interface_language ()) : id;
}

static GtkWidget *
make_account_row (GopsPersonDialog *self,
                  GopsIdentity     *identity)
{
  const char *account = gops_record_get_text (identity, GOPS_IDENTITY_EXTERNAL_ID);
  gint64 id = gops_record_get_id (identity);
  g_autofree char *title = g_markup_escape_text (account, -1);
  g_autofree char *label = g_strdup_printf (_("Remove account %s"), account);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), platform_name (gops_record_get_text (identity, GOPS_IDENTITY_PLATFORM)));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove Account"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (button), "account", g_strdup (account), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove_account_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

/* The entry for a new account stays first, with what is being typed in it. */
static void
show_accounts (GopsPersonDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) identities = gops_record_load_all (GOPS_TYPE_IDENTITY, store_of (self), &error,
    "WHERE person_id = ?1 AND " GOPS_BATCH_SHOWN ("batch") " ORDER BY platform, id",
    "l", gops_record_get_id (self->person));
  g_autofree char *title = g_strdup_printf (_("Add an account on %s"),
                                            platform_name (gops_record_get_text (self->record, GOPS_GROUP_PLATFORM)));

  gops_session_report (self->session, error);
  for (guint i = 0; i < self->account_rows->len; i++)
    adw_preferences_group_remove (self->accounts, g_ptr_array_index (self->account_rows, i));
  g_ptr_array_set_size (self->account_rows, 0);
  for (guint i = 0; identities != NULL && i < identities->len; i++)
    {
      GtkWidget *row = make_account_row (self, g_ptr_array_index (identities, i));

      adw_preferences_group_add (self->accounts, row);
      g_ptr_array_add (self->account_rows, row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->new_account), title);
}

/* --- tiers --- */

static void
make_tier_choice (GopsPersonDialog *self)
{
  const GopsTierScheme *scheme = gops_scheme_recall (gops_record_get_text (self->record, GOPS_GROUP_TIER_SCHEME));
  const char *language = gops_record_get_text (self->record, GOPS_GROUP_LANGUAGE);
  guint n = scheme != NULL ? scheme->n_tiers : 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->tier_ids = g_new0 (char *, n + 2);
  self->tier_ids[0] = g_strdup ("");
  gtk_string_list_append (names, _("None yet"));
  for (guint i = 0; i < n; i++)
    {
      self->tier_ids[i + 1] = g_strdup (scheme->tiers[i].id);
      gtk_string_list_append (names, gops_text_get (&scheme->tiers[i].name, language));
    }
  adw_combo_row_set_model (self->tier, G_LIST_MODEL (names));
  gops_binder_add_choice (self->membership_binder, GOPS_MEMBERSHIP_TIER, G_OBJECT (self->tier), (const char *const *) self->tier_ids);
}

static void
on_locked_cb (GopsPersonDialog *self)
{
  gboolean on = gops_switch_row_get_active (GOPS_SWITCH_ROW (self->locked));
  g_autofree char *today = gops_date_today (store_of (self), zone_of (self));
  g_autofree char *until = on ? gops_date_add (today, LOCK_DAYS) : g_strdup ("");
  g_autoptr (GError) error = NULL;

  if (self->showing || self->membership == NULL)
    return;
  if (!gops_record_store_text (self->membership, store_of (self), GOPS_MEMBERSHIP_TIER_LOCKED_UNTIL, until, &error))
    gops_session_report (self->session, error);
}

/* --- showing --- */

static void
clear_box (GtkWidget *box,
           void     (*remove) (GtkWidget *box, GtkWidget *child))
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    remove (box, child);
}

static void
add_figure (GopsPersonDialog *self,
            const char       *label,
            const char       *value)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *figure = gtk_label_new (value);
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_add_css_class (figure, "title-3");
  gtk_widget_add_css_class (figure, "gops-figures");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  g_object_set (caption, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, NULL);
  gtk_box_append (GTK_BOX (card), figure);
  gtk_box_append (GTK_BOX (card), caption);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "gops-figure-card");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->figure_box, child);
}

static void
show_figures (GopsPersonDialog *self)
{
  static const struct { guint column; const char *label; } figures[] = {
    { GOPS_MEMBERSHIP_MESSAGES, N_("Messages") }, { GOPS_MEMBERSHIP_ACTIVE_DAYS, N_("Active days of 30") },
    { GOPS_MEMBERSHIP_REPLIES_GIVEN, N_("Replies given") }, { GOPS_MEMBERSHIP_REPLIES_GOT, N_("Replies got") },
    { GOPS_MEMBERSHIP_CHECKINS, N_("Check-ins") }, { GOPS_MEMBERSHIP_INVITES, N_("Invites") },
    { GOPS_MEMBERSHIP_PURCHASES, N_("Purchases") }, { GOPS_MEMBERSHIP_POINTS, N_("Points brought along") },
  };

  clear_box (GTK_WIDGET (self->figure_box), (void (*) (GtkWidget *, GtkWidget *)) gtk_flow_box_remove);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_int (self->membership, figures[i].column));

      add_figure (self, _(figures[i].label), value);
    }
}

static void
add_sign (GopsPersonDialog *self,
          const char       *text,
          const char       *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "gops-word");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->signs, label);
}

static void
show_signs (GopsPersonDialog *self)
{
  const GopsTierScheme *scheme = gops_scheme_recall (gops_record_get_text (self->record, GOPS_GROUP_TIER_SCHEME));
  const GopsTier *tier = scheme != NULL ? gops_tier_scheme_get_tier (scheme, gops_record_get_text (self->membership, GOPS_MEMBERSHIP_TIER)) : NULL;

  clear_box (GTK_WIDGET (self->signs), (void (*) (GtkWidget *, GtkWidget *)) gtk_box_remove);
  if (tier != NULL)
    gtk_box_append (self->signs, gops_tier_chip_new (tier->id, gops_text_get (&tier->name, gops_record_get_text (self->record, GOPS_GROUP_LANGUAGE))));
  if (gops_record_get_bool (self->person, GOPS_PERSON_BLACKLISTED))
    add_sign (self, _("Blacklisted"), "loss");
  if (gops_record_get_bool (self->person, GOPS_PERSON_BOT))
    add_sign (self, _("Bot"), NULL);
  if (gops_record_get_bool (self->person, GOPS_PERSON_STAFF))
    add_sign (self, _("Staff"), "jade");
  if (!gops_record_is_blank (self->membership, GOPS_MEMBERSHIP_LEFT_ON))
    add_sign (self, _("Left the group"), "amber");
}

static void
show_head (GopsPersonDialog *self)
{
  const char *name = gops_record_get_text (self->person, GOPS_PERSON_NAME);
  gint64 at = gops_record_get_int (self->membership, GOPS_MEMBERSHIP_LAST_SPOKE_AT);
  g_autofree char *day = at != 0 ? gops_day_format (gops_day_of_instant (at, zone_of (self))) : NULL;
  g_autofree char *facts = day != NULL ? g_strdup_printf (_("Last spoke on %s"), day) : g_strdup (_("Has never spoken"));

  adw_window_title_set_title (self->title, *name != '\0' ? name : _("Member"));
  adw_window_title_set_subtitle (self->title, gops_record_get_text (self->record, GOPS_GROUP_NAME));
  adw_avatar_set_text (self->avatar, name);
  gtk_label_set_label (self->facts, facts);
}

static gboolean
load (GopsPersonDialog *self)
{
  GopsStore *store = store_of (self);
  g_autoptr (GopsMembership) membership = gops_record_load (GOPS_TYPE_MEMBERSHIP, store, self->id, NULL);
  g_autoptr (GopsPerson) person = membership == NULL ? NULL :
    gops_record_load (GOPS_TYPE_PERSON, store, gops_record_get_int (membership, GOPS_MEMBERSHIP_PERSON_ID), NULL);
  g_autoptr (GopsGroup) group = membership == NULL ? NULL :
    gops_record_load (GOPS_TYPE_GROUP, store, gops_record_get_int (membership, GOPS_MEMBERSHIP_GROUP_ID), NULL);

  if (person == NULL || group == NULL)
    return FALSE;
  g_signal_connect (person, "notify::name", G_CALLBACK (on_person_name_cb), NULL);
  g_signal_connect_object (membership, "notify::tier", G_CALLBACK (on_membership_tier_cb), self, G_CONNECT_SWAPPED);
  g_set_object (&self->membership, membership);
  g_set_object (&self->person, person);
  g_set_object (&self->record, group);
  return TRUE;
}

static void
show (GopsPersonDialog *self)
{
  gboolean locked = !gops_record_is_blank (self->membership, GOPS_MEMBERSHIP_TIER_LOCKED_UNTIL);

  self->showing = TRUE;
  gops_binder_set_record (self->person_binder, self->person);
  gops_binder_set_record (self->membership_binder, self->membership);
  gops_checked_field_show (self->birthday, self->person);
  gops_date_field_show (self->joined_on, self->membership);
  gops_date_field_show (self->locked_until, self->membership);
  gops_switch_row_set_active (GOPS_SWITCH_ROW (self->locked), locked);
  gtk_widget_set_visible (GTK_WIDGET (self->locked_until), locked);
  gtk_widget_set_visible (self->blacklist_reason, gops_record_get_bool (self->person, GOPS_PERSON_BLACKLISTED));
  show_head (self);
  show_signs (self);
  show_accounts (self);
  show_figures (self);
  self->showing = FALSE;
}

static void
on_session_refreshed_cb (GopsPersonDialog *self)
{
  if (load (self))
    show (self);
  else
    gops_dialog_close (GTK_WIDGET (self));   /* undone, or deleted by somebody else */
}

/* --- set-up --- */

static void
bind_person (GopsPersonDialog *self)
{
  GopsBinder *binder = self->person_binder = gops_binder_new (self->session);

  gops_binder_set_save_func (binder, gops_person_save_by_hand, NULL);
  gops_binder_add_text (binder, GOPS_PERSON_NAME, GTK_EDITABLE (self->name));
  gops_binder_add_text (binder, GOPS_PERSON_PHONE, GTK_EDITABLE (self->phone));
  gops_binder_add_text (binder, GOPS_PERSON_EMAIL, GTK_EDITABLE (self->email));
  gops_binder_add_text (binder, GOPS_PERSON_TAGS, GTK_EDITABLE (self->tags));
  gops_binder_add_text (binder, GOPS_PERSON_NOTE, GTK_EDITABLE (self->note));
  gops_binder_add_switch (binder, GOPS_PERSON_STAFF, G_OBJECT (self->staff));
  gops_binder_add_switch (binder, GOPS_PERSON_BOT, G_OBJECT (self->bot));
  gops_binder_add_switch (binder, GOPS_PERSON_BLACKLISTED, G_OBJECT (self->blacklisted));
  gops_reason_row_follow (self->blacklist_reason, self->blacklisted);
  gops_binder_add_text (binder, GOPS_PERSON_BLACKLIST_REASON, GTK_EDITABLE (self->blacklist_reason));
  gops_checked_field_tie (self->birthday, self->session, GOPS_PERSON_BIRTHDAY, gops_check_birthday, NULL);
}

static void
bind_membership (GopsPersonDialog *self)
{
  GopsBinder *binder = self->membership_binder = gops_binder_new (self->session);

  gops_binder_set_save_func (binder, gops_membership_save_by_hand, NULL);
  gops_binder_add_text (binder, GOPS_MEMBERSHIP_NICKNAME, GTK_EDITABLE (self->nickname));
  gops_binder_add_text (binder, GOPS_MEMBERSHIP_INVITED_BY, GTK_EDITABLE (self->invited_by));
  gops_binder_add_choice (binder, GOPS_MEMBERSHIP_ROLE, G_OBJECT (self->role), role_ids);
  gops_binder_add_number (binder, GOPS_MEMBERSHIP_POINTS, G_OBJECT (self->points));
  gops_binder_add_number (binder, GOPS_MEMBERSHIP_PURCHASES, G_OBJECT (self->purchases));
  gops_binder_add_number (binder, GOPS_MEMBERSHIP_INVITES, G_OBJECT (self->invites));
  gops_date_field_tie (self->joined_on, self->session, GOPS_MEMBERSHIP_JOINED_ON);
  gops_date_field_tie (self->locked_until, self->session, GOPS_MEMBERSHIP_TIER_LOCKED_UNTIL);
  make_tier_choice (self);
}

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_PERSON_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_PERSON_DIALOG (widget)->session);
}

static void
gops_person_dialog_dispose (GObject *object)
{
  GopsPersonDialog *self = GOPS_PERSON_DIALOG (object);

  if (self->person_binder != NULL)
    gops_binder_flush (self->person_binder);
  if (self->membership_binder != NULL)
    gops_binder_flush (self->membership_binder);
  g_clear_object (&self->person_binder);
  g_clear_object (&self->membership_binder);
  g_clear_object (&self->person);
  g_clear_object (&self->membership);
  g_clear_object (&self->record);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_person_dialog_parent_class)->dispose (object);
}

static void
gops_person_dialog_finalize (GObject *object)
{
  GopsPersonDialog *self = GOPS_PERSON_DIALOG (object);

  g_ptr_array_unref (self->account_rows);
  g_strfreev (self->tier_ids);

  G_OBJECT_CLASS (gops_person_dialog_parent_class)->finalize (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, GopsPersonDialog, child)

static void
gops_person_dialog_class_init (GopsPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_person_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_person_dialog_finalize;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-person-dialog.ui");
  BIND (title); BIND (avatar); BIND (signs); BIND (facts);
  BIND (name); BIND (phone); BIND (email); BIND (birthday); BIND (tags); BIND (note);
  BIND (accounts); BIND (new_account); BIND (own_values); BIND (orders);
  BIND (group); BIND (nickname); BIND (role); BIND (joined_on); BIND (invited_by); BIND (tier); BIND (locked); BIND (locked_until);
  BIND (staff); BIND (bot); BIND (blacklisted); BIND (blacklist_reason);
  BIND (figure_box); BIND (points); BIND (purchases); BIND (invites);
  gtk_widget_class_bind_template_callback (widget_class, on_new_account_apply_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static void
gops_person_dialog_init (GopsPersonDialog *self)
{
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
  g_type_ensure (GOPS_TYPE_SPIN_ROW);
  self->account_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gops_person_present (GopsSession *session,
                     gint64       membership,
                     GtkWidget   *parent)
{
  GopsPersonDialog *self = g_object_new (GOPS_TYPE_PERSON_DIALOG, NULL);

  self->session = g_object_ref (session);
  self->id = membership;
  if (!load (self))
    {
      g_object_ref_sink (self);
      g_object_unref (self);
      return;
    }
  bind_person (self);
  bind_membership (self);
  adw_bin_set_child (self->own_values, gops_own_values_new (session, gops_record_get_id (self->person)));
  adw_bin_set_child (self->orders, gops_orders_group_new (session, gops_record_get_id (self->person), gops_record_get_id (self->record)));
  show (self);
  g_signal_connect_object (self->locked, "notify::active", G_CALLBACK (on_locked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Member"), 480, 680, parent);
  gtk_editable_select_region (GTK_EDITABLE (self->name), -1, -1);   /* a key pressed by mistake must not replace the name */
}
