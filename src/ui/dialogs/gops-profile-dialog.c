/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The profile of the chosen group; everything saves as it is typed. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-checked-field.h"
#include "gops-code-scan.h"
#include "gops-compat.h"
#include "gops-date-field.h"
#include "gops-dialogs-resources.h"
#include "gops-dialogs.h"
#include "gops-group-batch.h"
#include "gops-group-words.h"
#include "gops-language.h"
#include "gops-length-bar.h"
#include "gops-look.h"
#include "gops-method.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

#define GOPS_TYPE_PROFILE_DIALOG (gops_profile_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsProfileDialog, gops_profile_dialog, GOPS, PROFILE_DIALOG, AdwBin)

struct _GopsProfileDialog
{
  AdwBin parent_instance;

  GopsSession   *session;   /* (owned) */
  gint64         id;        /* of the group */
  GopsGroup     *group;     /* (owned) (nullable) */
  GopsBinder    *binder;    /* (owned) */
  GArray        *parents;   /* (owned) (element-type gint64): of the choice of main groups; the first is 0 */
  char          *parents_shown;   /* (owned) (nullable): what the choice is made of, to leave it alone */
  gboolean       showing;

  AdwEntryRow   *name;
  GopsLengthBar *name_length;
  GtkWidget     *owner;
  GtkWidget     *status;
  GtkWidget     *tags;
  GtkWidget     *introduction;
  GopsLengthBar *introduction_length;
  GtkWidget     *announcement;
  GopsLengthBar *announcement_length;
  GtkWidget     *kind;
  GtkWidget     *platform;
  GtkWidget     *language;
  GtkWidget     *structure;
  AdwComboRow   *parent;
  AdwEntryRow   *opened_on;
  AdwEntryRow   *closes_on;
  AdwEntryRow   *time_zone;
  AdwEntryRow   *quiet_from;
  AdwEntryRow   *quiet_until;
  GtkWidget     *response_hours;
  GtkWidget     *join_code;
  AdwEntryRow   *join_code_until;
  GtkWidget     *note;
};

G_DEFINE_FINAL_TYPE (GopsProfileDialog, gops_profile_dialog, ADW_TYPE_BIN)

/* --- the name --- */

static const char *
check_name (const char *text)
{
  return gops_group_name_check (text, NULL) ? NULL : _("A group needs a name of at most 200 characters");
}

static void
follow_name (gpointer    group,
             const char *name)
{
  g_autoptr (GBytes) key = gops_collation_key (name);

  gops_record_set_blob (group, GOPS_GROUP_SORT_KEY, key);
}

/* --- lengths --- */

static void
show_length (GopsLengthBar       *bar,
             const char          *what,
             const char          *platform_id,
             const GopsOwnLimits *own,
             GopsLimit            limit,
             const char          *text)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), platform_id);
  GopsUnit unit = GOPS_UNIT_CHARACTERS;
  g_autofree char *note = what != NULL ? g_strdup_printf ("%s · %s", what, gops_group_platform_name (platform_id)) : NULL;
  gsize most = 0, length = platform != NULL ? gops_platform_measure (platform, own, limit, text, &most, &unit) : 0;

  gtk_widget_set_visible (GTK_WIDGET (bar), platform != NULL && most > 0);
  gops_length_bar_set (bar, (guint) length, (guint) most, unit == GOPS_UNIT_BYTES,
                       note != NULL ? note : gops_group_platform_name (platform_id));
}

static char *
dup_text (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
update_lengths (GopsProfileDialog *self)
{
  const char *platform = self->group != NULL ? gops_record_get_text (self->group, GOPS_GROUP_PLATFORM) : "";
  g_autoptr (GopsOwnLimits) own = gops_own_limits_load (gops_session_get_store (self->session));
  g_autofree char *introduction = dup_text (self->introduction);
  g_autofree char *announcement = dup_text (self->announcement);

  show_length (self->name_length, C_("group", "Name"), platform, own, GOPS_LIMIT_GROUP_NAME,
               gtk_editable_get_text (GTK_EDITABLE (self->name)));
  show_length (self->introduction_length, NULL, platform, own, GOPS_LIMIT_INTRODUCTION, introduction);
  show_length (self->announcement_length, NULL, platform, own, GOPS_LIMIT_ANNOUNCEMENT, announcement);
}

/* --- the main group --- */

/* Groups that can stand above this one: not itself, and none that stands below another. */
static void
fill_parents (GopsProfileDialog *self)
{
  g_autoptr (GopsStatement) rows = gops_store_query (gops_session_get_store (self->session), NULL,
                                                     "SELECT id, name FROM chat_group WHERE deleted_at = 0 AND id <> ?1"
                                                     " AND (parent IS NULL OR id = ?2) ORDER BY structure <> 'main', sort_key, id", "ll",
                                                     self->id, gops_record_get_int (self->group, GOPS_GROUP_PARENT));
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GString) print = g_string_new (NULL);
  gint64 parent = gops_record_get_int (self->group, GOPS_GROUP_PARENT), none = 0;
  guint selected = 0;

  g_array_set_size (self->parents, 0);
  g_array_append_val (self->parents, none);
  gtk_string_list_append (names, _("None"));
  while (rows != NULL && gops_statement_next (rows, NULL))
    {
      gint64 id = gops_statement_int (rows, 0);

      if (id == parent)
        selected = self->parents->len;
      g_array_append_val (self->parents, id);
      gtk_string_list_append (names, gops_statement_text (rows, 1));
      g_string_append_printf (print, "%" G_GINT64_FORMAT " %s\n", id, gops_statement_text (rows, 1));
    }
  self->showing = TRUE;
  if (g_strcmp0 (self->parents_shown, print->str) != 0)
    adw_combo_row_set_model (self->parent, G_LIST_MODEL (names));
  g_free (self->parents_shown);
  self->parents_shown = g_string_free (g_steal_pointer (&print), FALSE);
  adw_combo_row_set_selected (self->parent, selected);
  self->showing = FALSE;
}

/* Whoever gets a main group becomes a sub-group, whoever loses it stands alone. */
static gboolean
save_parent (GopsProfileDialog *self,
             gint64             parent,
             GError           **error)
{
  GopsStore *store = gops_session_get_store (self->session);
  const char *structure = gops_record_get_text (self->group, GOPS_GROUP_STRUCTURE);

  if (!gops_store_begin (store, error, N_("Edit “%s”"), _("Main group"), NULL))
    return FALSE;
  gops_record_set_int (self->group, GOPS_GROUP_PARENT, parent);
  if (parent != 0 && !g_str_equal (structure, "professional"))
    gops_record_set_text (self->group, GOPS_GROUP_STRUCTURE, "sub");
  else if (parent == 0 && g_str_equal (structure, "sub"))
    gops_record_set_text (self->group, GOPS_GROUP_STRUCTURE, "single");
  if (gops_record_save (self->group, store, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

static void
on_parent_selected_cb (GopsProfileDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->parent);
  g_autoptr (GError) error = NULL;

  if (self->showing || self->group == NULL || selected >= self->parents->len ||
      g_array_index (self->parents, gint64, selected) == gops_record_get_int (self->group, GOPS_GROUP_PARENT))
    return;
  if (!save_parent (self, g_array_index (self->parents, gint64, selected), &error))
    gops_session_report (self->session, error);
}

/* --- showing --- */

static void
tag_texts (GopsProfileDialog *self)
{
  const char *language = gops_record_get_text (self->group, GOPS_GROUP_LANGUAGE);

  gops_language_tag (GTK_WIDGET (self->name), language);
  gops_language_tag (self->introduction, language);
  gops_language_tag (self->announcement, language);
}

static void
show (GopsProfileDialog *self)
{
  AdwEntryRow *const dates[] = { self->opened_on, self->closes_on, self->join_code_until };
  AdwEntryRow *const checked[] = { self->name, self->time_zone, self->quiet_from, self->quiet_until };

  gops_binder_set_record (self->binder, self->group);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    gops_date_field_show (dates[i], self->group);
  for (guint i = 0; i < G_N_ELEMENTS (checked); i++)
    gops_checked_field_show (checked[i], self->group);
  fill_parents (self);
  tag_texts (self);
  update_lengths (self);
}

/* After each change the record is another object; a group that is gone closes the dialog. */
static void
on_session_refreshed_cb (GopsProfileDialog *self)
{
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, gops_session_get_store (self->session), self->id, NULL);

  if (group == NULL || gops_record_get_int (group, GOPS_GROUP_DELETED_AT) != 0)
    {
      gops_dialog_close (GTK_WIDGET (self));
      return;
    }
  g_set_object (&self->group, group);
  show (self);
}

static void
bind_choice (GopsProfileDialog *self,
             guint              column,
             GtkWidget         *combo,
             const char *const *ids,
             const char      *(*name) (const char *id))
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (names, name (ids[i]));
  adw_combo_row_set_model (ADW_COMBO_ROW (combo), G_LIST_MODEL (names));
  gops_binder_add_choice (self->binder, column, G_OBJECT (combo), ids);
}

static void
bind_fields (GopsProfileDialog *self)
{
  GopsBinder *binder = self->binder = gops_binder_new (self->session);

  gops_checked_field_tie (self->name, self->session, GOPS_GROUP_NAME, check_name, follow_name);
  gops_checked_field_tie (self->time_zone, self->session, GOPS_GROUP_TIME_ZONE, gops_check_time_zone, NULL);
  gops_checked_field_tie (self->quiet_from, self->session, GOPS_GROUP_QUIET_FROM, gops_check_time, NULL);
  gops_checked_field_tie (self->quiet_until, self->session, GOPS_GROUP_QUIET_UNTIL, gops_check_time, NULL);
  gops_date_field_tie (self->opened_on, self->session, GOPS_GROUP_OPENED_ON);
  gops_date_field_tie (self->closes_on, self->session, GOPS_GROUP_CLOSES_ON);
  gops_date_field_tie (self->join_code_until, self->session, GOPS_GROUP_JOIN_CODE_UNTIL);
  gops_binder_add_text (binder, GOPS_GROUP_OWNER, GTK_EDITABLE (self->owner));
  gops_binder_add_text (binder, GOPS_GROUP_TAGS, GTK_EDITABLE (self->tags));
  gops_binder_add_text (binder, GOPS_GROUP_JOIN_CODE, GTK_EDITABLE (self->join_code));
  gops_code_scan_add (ADW_ENTRY_ROW (self->join_code), self->join_code_until, self->session);
  gops_binder_add_buffer (binder, GOPS_GROUP_INTRODUCTION, GTK_TEXT_VIEW (self->introduction));
  gops_binder_add_buffer (binder, GOPS_GROUP_ANNOUNCEMENT, GTK_TEXT_VIEW (self->announcement));
  gops_binder_add_buffer (binder, GOPS_GROUP_NOTE, GTK_TEXT_VIEW (self->note));
  gops_binder_add_number (binder, GOPS_GROUP_RESPONSE_HOURS, G_OBJECT (self->response_hours));
  bind_choice (self, GOPS_GROUP_STATUS, self->status, gops_group_status_ids (), gops_group_status_name);
  bind_choice (self, GOPS_GROUP_KIND, self->kind, gops_group_kind_ids (), gops_group_kind_name);
  bind_choice (self, GOPS_GROUP_PLATFORM, self->platform, gops_group_platform_ids (), gops_group_platform_name);
  bind_choice (self, GOPS_GROUP_LANGUAGE, self->language, gops_languages (), gops_language_name);
  bind_choice (self, GOPS_GROUP_STRUCTURE, self->structure, gops_group_structure_ids (), gops_group_structure_name);
}

static void
connect_lengths (GopsProfileDialog *self)
{
  g_signal_connect_object (self->name, "changed", G_CALLBACK (update_lengths), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->introduction)), "changed",
                           G_CALLBACK (update_lengths), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->announcement)), "changed",
                           G_CALLBACK (update_lengths), self, G_CONNECT_SWAPPED);
}

/* --- undo from within --- */

static gboolean
on_undo_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  (void) gops_session_undo (GOPS_PROFILE_DIALOG (widget)->session);
  return TRUE;
}

static gboolean
on_redo_key_cb (GtkWidget *widget,
                GVariant  *arguments,
                gpointer   user_data)
{
  (void) gops_session_redo (GOPS_PROFILE_DIALOG (widget)->session);
  return TRUE;
}

/* --- object --- */

static void
gops_profile_dialog_dispose (GObject *object)
{
  GopsProfileDialog *self = GOPS_PROFILE_DIALOG (object);

  if (self->session != NULL)
    gops_session_flush (self->session);   /* the rows are still there */
  g_clear_object (&self->binder);
  g_clear_object (&self->group);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_profile_dialog_parent_class)->dispose (object);
}

static void
gops_profile_dialog_finalize (GObject *object)
{
  g_array_unref (GOPS_PROFILE_DIALOG (object)->parents);
  g_free (GOPS_PROFILE_DIALOG (object)->parents_shown);

  G_OBJECT_CLASS (gops_profile_dialog_parent_class)->finalize (object);
}

static void
gops_profile_dialog_class_init (GopsProfileDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_profile_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_profile_dialog_finalize;

  gops_look_complete ();
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-profile-dialog.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsProfileDialog, name)
  CHILD (name); CHILD (name_length); CHILD (owner); CHILD (status); CHILD (tags);
  CHILD (introduction); CHILD (introduction_length); CHILD (announcement); CHILD (announcement_length);
  CHILD (kind); CHILD (platform); CHILD (language); CHILD (structure); CHILD (parent);
  CHILD (opened_on); CHILD (closes_on); CHILD (time_zone); CHILD (quiet_from); CHILD (quiet_until); CHILD (response_hours);
  CHILD (join_code); CHILD (join_code_until); CHILD (note);
#undef CHILD
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_key_cb, NULL);
}

static void
gops_profile_dialog_init (GopsProfileDialog *self)
{
  g_type_ensure (GOPS_TYPE_LENGTH_BAR);
  g_type_ensure (GOPS_TYPE_SPIN_ROW);
  self->parents = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gops_profile_present (GopsSession *session,
                      GtkWidget   *parent)
{
  const GopsDossier *dossier = gops_session_get_dossier (session);
  GopsProfileDialog *self;
  GopsGroup *group;
  g_autoptr (GError) error = NULL;

  if (dossier == NULL)
    return;
  group = gops_record_load (GOPS_TYPE_GROUP, gops_session_get_store (session), gops_record_get_id (dossier->group), &error);
  gops_session_report (session, error);
  if (group == NULL)
    return;
  self = g_object_new (GOPS_TYPE_PROFILE_DIALOG, NULL);
  self->session = g_object_ref (session);
  self->id = gops_record_get_id (group);
  self->group = group;
  bind_fields (self);
  show (self);
  connect_lengths (self);
  g_signal_connect_object (self->parent, "notify::selected", G_CALLBACK (on_parent_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Group Profile"), 520, 720, parent);
}
