/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of one plan item. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-fill.h"
#include "gops-length-bar.h"
#include "gops-mark.h"
#include "gops-method.h"
#include "gops-plan-gesture.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-resources.h"
#include "gops-evergreen-row.h"
#include "gops-repeat-dialog.h"
#include "gops-repeat-state.h"
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
  GArray       *presets;   /* (owned) (nullable) (element-type GopsRecurrence): of the list of repetitions */
  guint         repeats_as;   /* place in that list that says how it is */
  GopsPlanScope scope;     /* of changes, when the item is a day of a series */
  gboolean      follows;   /* its series was changed here: where the day is no more, its next one is shown */
  gboolean      showing;

  AdwWindowTitle *title;
  GtkWidget      *scope_group;
  AdwComboRow    *scope_row;
  GtkEditable    *title_row;
  AdwComboRow    *type_row;
  AdwComboRow    *status_row;
  GtkTextView    *text_view;
  GopsLengthBar  *length;
  GtkEditable    *date_row;
  GtkEditable    *time_row;
  GtkEditable    *until_row;
  AdwComboRow    *repeat_row;
  GopsEvergreenRow *evergreen_row;
  GtkEditable    *owner_row;
  AdwComboRow    *tactic_row;
  GtkEditable    *result_row;
};

G_DEFINE_FINAL_TYPE (GopsPlanItemEditor, gops_plan_item_editor, ADW_TYPE_BIN)

static const char *const statuses[] = { "idea", "drafted", "ready", "done", "missed", NULL };

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

/* --- days of series --- */

static GopsStore *
get_store (GopsPlanItemEditor *self)
{
  return gops_session_get_store (self->session);
}

/* The series of the item. (transfer full) (nullable) */
static GopsPlanSeries *
load_series (GopsPlanItemEditor *self,
             gint64              id)
{
  g_autoptr (GopsPlanItem) record = gops_record_load (GOPS_TYPE_PLAN_ITEM, get_store (self), id, NULL);

  return record != NULL ? gops_plan_series_new (record) : NULL;
}

/* The day of series @id that @date names, or what has come in its place. (transfer full) (nullable) */
static GopsPlanItem *
find_day (GopsPlanItemEditor *self,
          gint64              id,
          const char         *date)
{
  GopsPlanItem *item = gops_plan_find_item (get_store (self), id, date, NULL);
  g_autoptr (GopsPlanSeries) series = item == NULL && self->follows ? load_series (self, id) : NULL;
  int day = series != NULL ? gops_plan_series_next (series, gops_day_parse (date) - 1) : GOPS_DAY_NONE;

  return day != GOPS_DAY_NONE ? gops_plan_series_make (series->item, day) : item;
}

/* The item as it is now. An item that was made a series is its first day; the one whose series was split is a day of the new
 * one. (transfer full) (nullable) */
static GopsPlanItem *
load_present (GopsPlanItemEditor *self)
{
  gpointer record = gops_binder_get_record (self->binder);
  gint64 id = gops_record_get_id (self->item), series = gops_record_get_int (self->item, GOPS_PLAN_ITEM_SERIES);

  if (series != 0 && self->scope == GOPS_PLAN_FOLLOWING && record != NULL && gops_record_get_id (record) != 0)
    series = gops_record_get_id (record);
  if (series != 0)
    return find_day (self, series, gops_record_get_text (self->item, GOPS_PLAN_ITEM_OCCURRENCE));
  if (!gops_record_is_blank (self->item, GOPS_PLAN_ITEM_RECURRENCE))
    return find_day (self, id, gops_record_get_text (self->item, GOPS_PLAN_ITEM_ON_DATE));
  return id == 0 ? g_object_ref (self->item) : gops_record_load (GOPS_TYPE_PLAN_ITEM, get_store (self), id, NULL);
}

/* What the fields write to. (transfer full) (nullable) */
static GopsPlanItem *
load_for_scope (GopsPlanItemEditor *self)
{
  if (!gops_plan_is_of_series (self->item))
    return g_object_ref (self->item);
  switch (self->scope)
    {
    case GOPS_PLAN_ONE:       return g_object_ref (self->item);
    case GOPS_PLAN_FOLLOWING: return gops_plan_make_following (get_store (self), self->item, NULL);
    case GOPS_PLAN_ALL:       return gops_record_load (GOPS_TYPE_PLAN_ITEM, get_store (self), gops_record_get_int (self->item, GOPS_PLAN_ITEM_SERIES), NULL);
    }
  g_return_val_if_reached (NULL);
}

static gboolean
insert_item (gpointer   record,
             GopsStore *store,
             gpointer   user_data,
             GError   **error)
{
  GopsPlanItemEditor *self = user_data;

  if (gops_plan_is_of_series (self->item) && self->scope == GOPS_PLAN_FOLLOWING)
    return gops_plan_insert_following (store, record, self->item, error);
  return gops_record_insert (record, store, error);
}

static const char *
insert_label (GopsPlanItemEditor *self)
{
  if (!gops_plan_is_of_series (self->item))
    return N_("Add plan item");
  return self->scope == GOPS_PLAN_ONE ? N_("Edit one day of a series") : N_("Edit a series from a day on");
}

/* A day is moved alone, or with the others by dragging it; what came of it is its own. */
static void
show_scope (GopsPlanItemEditor *self)
{
  gboolean of_series = gops_plan_is_of_series (self->item), one = !of_series || self->scope == GOPS_PLAN_ONE;

  gtk_widget_set_visible (self->scope_group, of_series);
  adw_combo_row_set_selected (self->scope_row, self->scope);
  gtk_widget_set_sensitive (GTK_WIDGET (self->date_row), one);
  gtk_widget_set_sensitive (GTK_WIDGET (self->result_row), one);
  gtk_widget_set_sensitive (GTK_WIDGET (self->status_row), one);
}

/* --- repeating --- */

/* The rule of the item's series. Returns: whether it has one */
static gboolean
find_rule (GopsPlanItemEditor *self,
           GopsRecurrence     *out_rule)
{
  g_autoptr (GopsPlanSeries) series = gops_plan_is_of_series (self->item) ? load_series (self, gops_record_get_int (self->item, GOPS_PLAN_ITEM_SERIES)) : NULL;

  if (series == NULL)
    return FALSE;
  *out_rule = series->rule;
  return TRUE;
}

static int
day_of_item (GopsPlanItemEditor *self)
{
  return gops_day_parse (gops_record_get_text (self->item, gops_plan_is_of_series (self->item) ? GOPS_PLAN_ITEM_OCCURRENCE
                                                                                                : GOPS_PLAN_ITEM_ON_DATE));
}

/* Never, the usual ones, and what they are not. */
static void
show_repeat (GopsPlanItemEditor *self)
{
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  int day = day_of_item (self), preset;
  gboolean repeats = find_rule (self, &rule);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *said = repeats ? gops_repeat_say (&rule, day) : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->repeat_row), day != GOPS_DAY_NONE);
  if (day == GOPS_DAY_NONE)
    return;
  g_clear_pointer (&self->presets, g_array_unref);
  self->presets = gops_repeat_presets (day);
  preset = gops_repeat_find (self->presets, repeats ? &rule : NULL, day);
  gtk_string_list_append (labels, C_("repeat", "Never"));
  for (guint i = 0; i < self->presets->len; i++)
    {
      g_autofree char *label = gops_repeat_say (&g_array_index (self->presets, GopsRecurrence, i), day);

      gtk_string_list_append (labels, label);
    }
  gtk_string_list_append (labels, repeats && preset < 0 ? said : _("Custom…"));
  if (repeats && preset < 0)
    gtk_string_list_append (labels, _("Custom…"));
  self->showing = TRUE;
  self->repeats_as = !repeats ? 0 : preset < 0 ? self->presets->len + 1 : (guint) preset + 1;
  adw_combo_row_set_model (self->repeat_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->repeat_row, self->repeats_as);
  self->showing = FALSE;
}

/* --- showing --- */

/* A new item is in the plan from its first word on. */
static void
show_item (GopsPlanItemEditor *self)
{
  g_autoptr (GopsPlanItem) item = load_present (self);
  g_autoptr (GopsPlanItem) record = NULL;

  if (item != NULL)
    g_set_object (&self->item, item);
  record = item != NULL ? load_for_scope (self) : NULL;
  if (record == NULL)
    {
      gops_dialog_close (GTK_WIDGET (self));   /* undone or deleted meanwhile */
      return;
    }
  self->showing = TRUE;
  adw_window_title_set_subtitle (self->title, gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
  gops_binder_set_insert_label (self->binder, insert_label (self));
  gops_binder_set_record (self->binder, record);
  show_scope (self);
  self->showing = FALSE;
  show_repeat (self);
  gops_evergreen_row_show (self->evergreen_row, self->session, self->item);
  show_length (self);
}

static void
on_scope_selected_cb (GopsPlanItemEditor *self)
{
  if (self->showing || self->binder == NULL)
    return;
  gops_binder_flush (self->binder);
  self->scope = (GopsPlanScope) adw_combo_row_get_selected (self->scope_row);
  gops_binder_set_record (self->binder, NULL);   /* what is shown now is another's */
  show_item (self);
}

static void
repeat (const GopsRecurrence *rule,
        gpointer              user_data)
{
  GopsPlanItemEditor *self = user_data;

  self->follows = TRUE;
  gops_plan_item_repeat (self->session, self->item, rule, GTK_WIDGET (self));
  show_repeat (self);
}

static void
on_repeat_selected_cb (GopsPlanItemEditor *self)
{
  guint selected = adw_combo_row_get_selected (self->repeat_row);
  guint last = g_list_model_get_n_items (adw_combo_row_get_model (self->repeat_row)) - 1;
  GopsRecurrence rule = GOPS_RECURRENCE_INIT;
  gboolean repeats;

  if (self->showing || self->presets == NULL || selected == self->repeats_as)
    return;
  gops_binder_flush (self->binder);
  repeats = find_rule (self, &rule);
  if (selected == last)
    {
      show_repeat (self);   /* until something else is applied */
      gops_repeat_ask (GTK_WIDGET (self), repeats ? &rule : NULL, day_of_item (self), repeat, G_OBJECT (self));
    }
  else if (selected == 0)
    repeat (NULL, self);
  else
    repeat (&g_array_index (self->presets, GopsRecurrence, selected - 1), self);
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

/* A day of a series is asked about over the sheet, which closes when its day is gone. */
static void
on_remove_clicked_cb (GopsPlanItemEditor *self)
{
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  g_autoptr (GopsPlanItem) item = g_object_ref (self->item);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  gops_binder_flush (self->binder);
  self->follows = FALSE;
  if (gops_plan_is_of_series (item))
    {
      gops_plan_item_remove (session, item, GTK_WIDGET (self));
      return;
    }
  gops_dialog_close (GTK_WIDGET (self));
  if (gops_record_get_id (item) != 0)
    gops_plan_item_remove (session, item, window);
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
  gops_binder_set_insert_func (self->binder, insert_item, self);
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
  g_clear_pointer (&GOPS_PLAN_ITEM_EDITOR (object)->presets, g_array_unref);

  G_OBJECT_CLASS (gops_plan_item_editor_parent_class)->finalize (object);
}

static void
gops_plan_item_editor_class_init (GopsPlanItemEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_plan_item_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_plan_item_editor_finalize;

  GOPS_USE_RESOURCE (gops_plan);
  g_type_ensure (GOPS_TYPE_EVERGREEN_ROW);
  g_type_ensure (GOPS_TYPE_LENGTH_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/plan/gops-plan-item-editor.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsPlanItemEditor, name)
  CHILD (title);
  CHILD (scope_group);
  CHILD (scope_row);
  CHILD (title_row);
  CHILD (type_row);
  CHILD (status_row);
  CHILD (text_view);
  CHILD (length);
  CHILD (date_row);
  CHILD (time_row);
  CHILD (until_row);
  CHILD (repeat_row);
  CHILD (evergreen_row);
  CHILD (owner_row);
  CHILD (tactic_row);
  CHILD (result_row);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scope_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_repeat_selected_cb);
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
gops_plan_item_edit (GopsSession  *session,
                     GopsPlanItem *item,
                     GtkWidget    *parent)
{
  const char *day = gops_plan_is_of_series (item) ? gops_record_get_text (item, GOPS_PLAN_ITEM_OCCURRENCE) : NULL;
  gint64 row = day != NULL ? gops_record_get_int (item, GOPS_PLAN_ITEM_SERIES) : gops_record_get_id (item);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPlanItem) own = gops_plan_find_item (gops_session_get_store (session), row, day, &error);   /* the list keeps its own */

  gops_session_report (session, error);
  if (own != NULL)
    present (session, own, parent);
}

void
gops_plan_item_add (GopsSession *session,
                    gint64       group,
                    const char  *date,
                    GtkWidget   *parent)
{
  gops_plan_item_add_at (session, group, date, "20:00", "topic", parent);
}

void
gops_plan_item_add_at (GopsSession *session,
                       gint64       group,
                       const char  *date,
                       const char  *time,
                       const char  *type,
                       GtkWidget   *parent)
{
  const char *author = gops_store_get_author (gops_session_get_store (session));
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", group, "on-date", date, "at-time", time,
                                                   "type", type, "status", "idea", "owner", author,
                                                   "minutes", G_GINT64_CONSTANT (10), NULL);

  present (session, item, parent);
}

const char *
gops_plan_item_name (GopsPlanItem *item)
{
  const char *title = gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE);

  return *title != '\0' ? title : gops_content_type_get_label (gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE));
}
