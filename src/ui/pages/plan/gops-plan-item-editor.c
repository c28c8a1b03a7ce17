/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of one plan item, and the gestures on items. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-fill.h"
#include "gops-length-bar.h"
#include "gops-mark.h"
#include "gops-method.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-resources.h"
#include "gops-type-icon.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

#define GOPS_TYPE_PLAN_ITEM_EDITOR (gops_plan_item_editor_get_type ())
G_DECLARE_FINAL_TYPE (GopsPlanItemEditor, gops_plan_item_editor, GOPS, PLAN_ITEM_EDITOR, AdwBin)

struct _GopsPlanItemEditor
{
  AdwBin parent_instance;

  GopsSession  *session;   /* (owned) */
  GopsBinder   *binder;    /* (owned) */
  GopsPlanItem *item;      /* (owned) */
  const char  **types;     /* (owned) (array zero-terminated), texts static */
  const char  **tactics;   /* (owned) (array zero-terminated), texts static */

  AdwWindowTitle *title;
  GtkEditable    *title_row;
  AdwComboRow    *type_row;
  AdwComboRow    *status_row;
  GtkTextView    *text_view;
  GopsLengthBar  *length;
  GtkEditable    *date_row;
  GtkEditable    *time_row;
  GtkEditable    *until_row;
  GtkEditable    *owner_row;
  AdwComboRow    *tactic_row;
  GtkEditable    *result_row;
};

G_DEFINE_FINAL_TYPE (GopsPlanItemEditor, gops_plan_item_editor, ADW_TYPE_BIN)

static const char *const statuses[] = { "idea", "drafted", "ready", "done", "missed", NULL };

/* --- gestures --- */

static GopsPlanItem *
load_item (GopsSession *session,
           gint64       item)
{
  g_autoptr (GError) error = NULL;
  GopsPlanItem *record = gops_record_load (GOPS_TYPE_PLAN_ITEM, gops_session_get_store (session), item, &error);

  gops_session_report (session, error);
  return record;
}

typedef gboolean (*Change) (gpointer record, GopsStore *store, GError **error);

/* Runs @change on @item as one action named @label. */
static gboolean
run_change (GopsSession  *session,
            GopsPlanItem *item,
            const char   *label,
            Change        change)
{
  GopsStore *store = gops_session_get_store (session);
  g_autoptr (GError) error = NULL;

  if (gops_store_begin (store, &error, label, gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), NULL))
    {
      if (change (item, store, &error))
        {
          if (gops_store_commit (store, &error))
            return TRUE;
        }
      else
        gops_store_rollback (store);
    }
  gops_session_report (session, error);
  return FALSE;
}

gboolean
gops_plan_item_move (GopsSession *session,
                     gint64       item,
                     const char  *date)
{
  g_autoptr (GopsPlanItem) record = load_item (session, item);

  if (record == NULL || g_str_equal (gops_record_get_text (record, GOPS_PLAN_ITEM_ON_DATE), date))
    return FALSE;
  gops_record_set_text (record, GOPS_PLAN_ITEM_ON_DATE, date);
  return run_change (session, record, N_("Move plan item “%s”"), gops_record_save);
}

gboolean
gops_plan_item_remove (GopsSession *session,
                       gint64       item)
{
  g_autoptr (GopsPlanItem) record = load_item (session, item);

  if (record == NULL || !run_change (session, record, N_("Remove plan item “%s”"), gops_record_delete))
    return FALSE;
  gops_session_toast_undo (session, _("Item removed"));
  return TRUE;
}

/* --- the sheet --- */

static const GopsPlatform *
platform_of_item (GopsPlanItemEditor *self,
                  GopsGroup          *group)
{
  return gops_method_find_platform (gops_method_get_default (), gops_record_get_text (group, GOPS_GROUP_PLATFORM));
}

static GopsGroup *
load_group (GopsPlanItemEditor *self)
{
  return gops_record_load (GOPS_TYPE_GROUP, gops_session_get_store (self->session),
                           gops_record_get_int (self->item, GOPS_PLAN_ITEM_GROUP_ID), NULL);
}

/* The text as it will be posted: variables filled for the group. */
static char *
text_to_post (GopsPlanItemEditor *self,
              GopsGroup          *group)
{
  GopsFillValues values = gops_fill_values_of (group);

  return gops_fill (&values, gops_record_get_text (self->item, GOPS_PLAN_ITEM_TEXT));
}

static void
show_length (GopsPlanItemEditor *self)
{
  g_autoptr (GopsGroup) group = load_group (self);
  const GopsPlatform *platform = group != NULL ? platform_of_item (self, group) : NULL;
  g_autoptr (GopsOwnLimits) own = gops_own_limits_load (gops_session_get_store (self->session));
  g_autofree char *text = NULL;
  GopsUnit unit = GOPS_UNIT_CHARACTERS;
  gsize limit = 0, length;

  if (platform == NULL)
    return;
  text = text_to_post (self, group);
  length = gops_platform_measure (platform, own, GOPS_LIMIT_MESSAGE, text, &limit, &unit);
  gops_length_bar_set (self->length, (guint) length, (guint) limit, unit == GOPS_UNIT_BYTES, NULL);
}

/* A new item is in the plan from its first word on. */
static void
show_item (GopsPlanItemEditor *self)
{
  gint64 id = gops_record_get_id (self->item);
  g_autoptr (GopsPlanItem) item = id == 0 ? g_object_ref (self->item) :
    gops_record_load (GOPS_TYPE_PLAN_ITEM, gops_session_get_store (self->session), id, NULL);

  if (item == NULL)
    {
      gops_dialog_close (GTK_WIDGET (self));   /* undone or deleted meanwhile */
      return;
    }
  g_set_object (&self->item, item);
  adw_window_title_set_subtitle (self->title, gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
  gops_binder_set_record (self->binder, item);
  show_length (self);
}

static void
on_copy_clicked_cb (GopsPlanItemEditor *self)
{
  g_autoptr (GopsGroup) group = NULL;
  g_autofree char *text = NULL;

  gops_binder_flush (self->binder);
  show_item (self);
  group = load_group (self);
  if (group == NULL)
    return;
  text = text_to_post (self, group);
  gops_session_copy_text (self->session, text, _("Text copied"));
}

static void
on_remove_clicked_cb (GopsPlanItemEditor *self)
{
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  gint64 item = gops_record_get_id (self->item);

  gops_dialog_close (GTK_WIDGET (self));
  if (item != 0)
    (void) gops_plan_item_remove (session, item);
}

static GtkStringList *
fill_types (GopsPlanItemEditor *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  const GopsContentType *types;
  guint n;

  types = gops_content_types_get (&n);
  self->types = g_new0 (const char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      self->types[i] = types[i].id;
      gtk_string_list_append (labels, _(types[i].label));
    }
  return labels;
}

static GtkStringList *
fill_statuses (void)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  for (guint i = 0; statuses[i] != NULL; i++)
    gtk_string_list_append (labels, gops_status_get_label (statuses[i]));
  return labels;
}

static GtkStringList *
fill_tactics (GopsPlanItemEditor *self)
{
  const GPtrArray *tactics = gops_method_get_tactics (gops_method_get_default ());
  GtkStringList *labels = gtk_string_list_new (NULL);

  self->tactics = g_new0 (const char *, tactics->len + 2);
  self->tactics[0] = "";
  gtk_string_list_append (labels, _("None"));
  for (guint i = 0; i < tactics->len; i++)
    {
      const GopsTactic *tactic = g_ptr_array_index (tactics, i);

      self->tactics[i + 1] = tactic->id;
      gtk_string_list_append (labels, gops_text_get (&tactic->name, gops_interface_language ()));
    }
  return labels;
}

static void
set_choices (AdwComboRow   *row,
             GtkStringList *labels)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  g_object_unref (labels);
}

static void
bind_rows (GopsPlanItemEditor *self)
{
  set_choices (self->type_row, fill_types (self));
  set_choices (self->status_row, fill_statuses ());
  set_choices (self->tactic_row, fill_tactics (self));
  self->binder = gops_binder_new (self->session);
  gops_binder_set_insert_label (self->binder, N_("Add plan item"));
  gops_binder_add_text (self->binder, GOPS_PLAN_ITEM_TITLE, self->title_row);
  gops_binder_add_choice (self->binder, GOPS_PLAN_ITEM_TYPE, G_OBJECT (self->type_row), self->types);
  gops_binder_add_choice (self->binder, GOPS_PLAN_ITEM_STATUS, G_OBJECT (self->status_row), statuses);
  gops_binder_add_buffer (self->binder, GOPS_PLAN_ITEM_TEXT, self->text_view);
  gops_binder_add_text (self->binder, GOPS_PLAN_ITEM_ON_DATE, self->date_row);
  gops_binder_add_text (self->binder, GOPS_PLAN_ITEM_AT_TIME, self->time_row);
  gops_binder_add_text (self->binder, GOPS_PLAN_ITEM_UNTIL_TIME, self->until_row);
  gops_binder_add_text (self->binder, GOPS_PLAN_ITEM_OWNER, self->owner_row);
  gops_binder_add_choice (self->binder, GOPS_PLAN_ITEM_TACTIC, G_OBJECT (self->tactic_row), self->tactics);
  gops_binder_add_text (self->binder, GOPS_PLAN_ITEM_RESULT, self->result_row);
}

static void
gops_plan_item_editor_dispose (GObject *object)
{
  GopsPlanItemEditor *self = GOPS_PLAN_ITEM_EDITOR (object);

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  g_clear_object (&self->binder);
  g_clear_object (&self->item);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_plan_item_editor_parent_class)->dispose (object);
}

static void
gops_plan_item_editor_finalize (GObject *object)
{
  g_free (GOPS_PLAN_ITEM_EDITOR (object)->types);
  g_free (GOPS_PLAN_ITEM_EDITOR (object)->tactics);

  G_OBJECT_CLASS (gops_plan_item_editor_parent_class)->finalize (object);
}

static void
gops_plan_item_editor_class_init (GopsPlanItemEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_plan_item_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_plan_item_editor_finalize;

  GOPS_USE_RESOURCE (gops_plan);
  g_type_ensure (GOPS_TYPE_LENGTH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-plan-item-editor.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPlanItemEditor, name)
  CHILD (title);
  CHILD (title_row);
  CHILD (type_row);
  CHILD (status_row);
  CHILD (text_view);
  CHILD (length);
  CHILD (date_row);
  CHILD (time_row);
  CHILD (until_row);
  CHILD (owner_row);
  CHILD (tactic_row);
  CHILD (result_row);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
gops_plan_item_editor_init (GopsPlanItemEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
present (GopsSession  *session,
         GopsPlanItem *item,
         GtkWidget    *parent)
{
  GopsPlanItemEditor *self = g_object_new (GOPS_TYPE_PLAN_ITEM_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  bind_rows (self);
  show_item (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show_item), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Plan Item"), 480, 640, parent);
  (void) gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

void
gops_plan_item_edit (GopsSession *session,
                     gint64       item,
                     GtkWidget   *parent)
{
  g_autoptr (GopsPlanItem) record = load_item (session, item);

  if (record != NULL)
    present (session, record, parent);
}

void
gops_plan_item_add (GopsSession *session,
                    gint64       group,
                    const char  *date,
                    GtkWidget   *parent)
{
  const char *author = gops_store_get_author (gops_session_get_store (session));
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "on-date", date, "at-time", "20:00",
                                                   "type", "topic", "status", "idea", "owner", author,
                                                   "minutes", G_GINT64_CONSTANT (10), NULL);

  present (session, item, parent);
}

const char *
gops_plan_item_name (GopsPlanItem *item)
{
  const char *title = gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE);

  return *title != '\0' ? title : gops_content_type_get_label (gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE));
}
