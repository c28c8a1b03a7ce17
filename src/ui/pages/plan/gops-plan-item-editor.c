/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of one plan item. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-binder.h"
#include "gops-compat.h"
#include "gops-date-picker.h"
#include "gops-fill.h"
#include "gops-item-part.h"
#include "gops-length-bar.h"
#include "gops-mark.h"
#include "gops-method.h"
#include "gops-plan-choices.h"
#include "gops-plan-gesture.h"
#include "gops-plan-item-editor.h"
#include "gops-plan-occurrence.h"
#include "gops-plan-outcome.h"
#include "gops-plan-resources.h"
#include "gops-evergreen-row.h"
#include "gops-repeat-dialog.h"
#include "gops-repeat-state.h"
#include "gops-type-icon.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

#define GOPS_TYPE_PLAN_ITEM_EDITOR (gops_plan_item_editor_get_type ())
G_DECLARE_FINAL_TYPE (GopsPlanItemEditor, gops_plan_item_editor, GOPS, PLAN_ITEM_EDITOR, AdwBin)

enum { PART_MATERIALS, PART_CHECKS, PART_ANSWERS, PART_SIGN_UP, PART_COMMENTS, N_PARTS };

struct _GopsPlanItemEditor
{
  AdwBin parent_instance;

  GopsSession  *session;   /* (owned) */
  GopsBinder   *binder;    /* (owned) */
  GopsPlanItem *item;      /* (owned) */
  GopsItemSheet sheet;     /* for the parts */
  GopsItemPart *parts[N_PARTS];   /* borrowed */
  GopsPlanItem *whole;     /* (owned) (nullable): the series, while changes are for more than one day */
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
  AdwComboRow    *goal_row;
  AdwPreferencesGroup *parts_group;
  AdwExpanderRow *channel_part;
  AdwExpanderRow *result_part;
  AdwComboRow    *channel_row;
  AdwComboRow    *remind_row;
  AdwComboRow    *poster_row;   /* of the materials */
  GtkEditable    *reads_row;
  GtkEditable    *replies_row;
  GtkEditable    *joins_row;
  GtkEditable    *sales_row;
  GtkEditable    *result_row;
};

G_DEFINE_FINAL_TYPE (GopsPlanItemEditor, gops_plan_item_editor, ADW_TYPE_BIN)

/* --- the sheet --- */

static const GopsPlatform *
platform_of_item (GopsPlanItemEditor *self,
                  GopsGroup          *group)
{
  const char *channel = gops_record_get_text (self->item, GOPS_PLAN_ITEM_CHANNEL);

  return gops_method_find_platform (gops_method_get_default (), *channel != '\0' ? channel : gops_record_get_text (group, GOPS_GROUP_PLATFORM));
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

  gops_fill_take_window (&values, self->item);
  return gops_fill (&values, gops_record_get_text (self->item, GOPS_PLAN_ITEM_TEXT));
}

/* Checked as it is typed, before it is written. */
static void
show_length (GopsPlanItemEditor *self)
{
  g_autoptr (GopsGroup) group = load_group (self);
  GopsFillValues values;
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;
  g_autofree char *typed = NULL;
  const GopsPlatform *platform = group != NULL ? platform_of_item (self, group) : NULL;
  g_autoptr (GopsOwnLimits) own = gops_own_limits_load (gops_session_get_store (self->session));
  g_autofree char *text = NULL;
  GopsUnit unit = GOPS_UNIT_CHARACTERS;
  gsize limit = 0, length;

  if (platform == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  typed = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  values = gops_fill_values_of (group);
  gops_fill_take_window (&values, self->item);
  text = gops_fill (&values, typed);
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
  return gops_plan_write (store, record, error);
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
  gtk_widget_set_sensitive (GTK_WIDGET (self->result_part), one);
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

/* --- parts --- */

/* Types of items that are answered, and that people sign up for. */
static const char *const questions[] = { "poll", "qa", "topic", "checkin", "lesson", NULL };
static const char *const events[] = { "event", "live", "lesson", "expert", "sale", NULL };

/* What comes of a day is its own; what prepares it may be that of its series. */
static GopsPlanItem *
item_for_parts (gpointer data,
                gboolean prepares)
{
  GopsPlanItemEditor *self = data;

  if (!prepares || !gops_plan_is_of_series (self->item) || self->scope == GOPS_PLAN_ONE)
    return self->item;
  g_clear_object (&self->whole);
  self->whole = gops_record_load (GOPS_TYPE_PLAN_ITEM, get_store (self), gops_record_get_int (self->item, GOPS_PLAN_ITEM_SERIES), NULL);
  return self->whole != NULL ? self->whole : self->item;
}

static void
show_result (GopsPlanItemEditor *self)
{
  static const struct { GopsPlanItemColumn column; const char *text; } counts[] = {
    { GOPS_PLAN_ITEM_RESULT_READS, N_("%s reads") }, { GOPS_PLAN_ITEM_RESULT_REPLIES, N_("%s replies") },
    { GOPS_PLAN_ITEM_RESULT_JOINS, N_("%s joined") }, { GOPS_PLAN_ITEM_RESULT_SALES, N_("%s sales") },
  };
  g_autoptr (GString) sum = g_string_new (NULL);

  if (gops_plan_is_skipped (self->item))
    g_string_append_printf (sum, _("Skipped: %s"), gops_record_get_text (self->item, GOPS_PLAN_ITEM_SKIP_REASON));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (gops_record_get_int (self->item, counts[i].column) >= 0)
      {
        g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, gops_record_get_int (self->item, counts[i].column));

        g_string_append (sum, sum->len > 0 ? " · " : "");
        g_string_append_printf (sum, _(counts[i].text), number);
      }
  adw_expander_row_set_subtitle (self->result_part, sum->str);
}

/* A part that some types of items need is there for these, and where there is something in it. */
static void
show_part_for (GopsPlanItemEditor *self,
               guint               part,
               const char *const  *types)
{
  AdwExpanderRow *row = ADW_EXPANDER_ROW (gops_item_part_get_row (self->parts[part]));

  gtk_widget_set_visible (GTK_WIDGET (row), g_strv_contains (types, gops_record_get_text (self->item, GOPS_PLAN_ITEM_TYPE)) ||
                                            *adw_expander_row_get_subtitle (row) != '\0');
}

static void
show_parts (GopsPlanItemEditor *self)
{
  show_result (self);
  for (guint i = 0; i < N_PARTS; i++)
    gops_item_part_refresh (self->parts[i]);
  show_part_for (self, PART_ANSWERS, questions);
  show_part_for (self, PART_SIGN_UP, events);
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
  show_parts (self);
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
  g_autofree char *text = NULL, *unknown = NULL, *said = NULL;
  GopsFillValues values;

  gops_binder_flush (self->binder);
  show_item (self);
  group = load_group (self);
  if (group == NULL)
    return;
  values = gops_fill_values_of (group);
  unknown = gops_fill_find_unknown (&values, gops_record_get_text (self->item, GOPS_PLAN_ITEM_TEXT));
  if (unknown != NULL)
    {
      said = g_strdup_printf (_("Not copied: nobody knows what %s in the text stands for. Change the text first."), unknown);
      gops_session_toast (self->session, said);
      return;
    }
  text = text_to_post (self, group);
  gops_session_copy_text (self->session, text, _("Text copied"));
}

/* A day of a series is asked about over the sheet, which closes when its day is gone. */
static void
on_remove_clicked_cb (GopsPlanItemEditor *self)
{
  g_autoptr (GopsSession) session = g_object_ref (self->session);
  g_autoptr (GopsPlanItem) item = g_object_ref (self->item);

  gops_binder_flush (self->binder);
  self->follows = FALSE;
  if (gops_plan_is_of_series (item))
    {
      gops_plan_item_remove (session, item, GTK_WIDGET (self));
      return;
    }
  gops_dialog_close (GTK_WIDGET (self));
  if (gops_record_get_id (item) != 0)
    gops_plan_item_remove (session, item, NULL);   /* nothing is asked */
}

static void
add_parts (GopsPlanItemEditor *self)
{
  self->sheet = (GopsItemSheet) { self->session, item_for_parts, self };
  self->parts[PART_MATERIALS] = gops_item_materials_new (&self->sheet);
  self->parts[PART_CHECKS] = gops_item_checks_new (&self->sheet);
  self->parts[PART_ANSWERS] = gops_item_answers_new (&self->sheet);
  self->parts[PART_SIGN_UP] = gops_item_sign_up_new (&self->sheet);
  self->parts[PART_COMMENTS] = gops_item_comments_new (&self->sheet);
  self->poster_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->poster_row), _("Poster"));
  gops_item_part_add_head (self->parts[PART_MATERIALS], GTK_WIDGET (self->poster_row));
  for (guint i = 0; i < N_PARTS; i++)
    adw_preferences_group_add (self->parts_group, gops_item_part_get_row (self->parts[i]));
}

static void
bind_choices (GopsPlanItemEditor *self)
{
  const struct { GopsPlanItemColumn column; AdwComboRow *row; GopsPlanChoice choice; } choices[] = {
    { GOPS_PLAN_ITEM_TYPE, self->type_row, GOPS_PLAN_CHOICE_TYPE }, { GOPS_PLAN_ITEM_STATUS, self->status_row, GOPS_PLAN_CHOICE_STATUS },
    { GOPS_PLAN_ITEM_TACTIC, self->tactic_row, GOPS_PLAN_CHOICE_TACTIC }, { GOPS_PLAN_ITEM_CHANNEL, self->channel_row, GOPS_PLAN_CHOICE_CHANNEL },
    { GOPS_PLAN_ITEM_REMIND_BEFORE, self->remind_row, GOPS_PLAN_CHOICE_REMINDER }, { GOPS_PLAN_ITEM_POSTER, self->poster_row, GOPS_PLAN_CHOICE_POSTER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    gops_binder_add_choice (self->binder, choices[i].column, G_OBJECT (choices[i].row), gops_plan_choice_set_up (choices[i].row, choices[i].choice));
  gops_binder_add_choice (self->binder, GOPS_PLAN_ITEM_GOAL_ID, G_OBJECT (self->goal_row),
                          gops_plan_choice_set_up_goals (self->goal_row, gops_session_get_store (self->session),
                                                         gops_record_get_int (self->item, GOPS_PLAN_ITEM_GROUP_ID)));
}

static void
bind_rows (GopsPlanItemEditor *self)
{
  const struct { GopsPlanItemColumn column; GtkEditable *row; } texts[] = {
    { GOPS_PLAN_ITEM_TITLE, self->title_row }, { GOPS_PLAN_ITEM_ON_DATE, self->date_row }, { GOPS_PLAN_ITEM_AT_TIME, self->time_row },
    { GOPS_PLAN_ITEM_UNTIL_TIME, self->until_row }, { GOPS_PLAN_ITEM_OWNER, self->owner_row }, { GOPS_PLAN_ITEM_RESULT_READS, self->reads_row },
    { GOPS_PLAN_ITEM_RESULT_REPLIES, self->replies_row }, { GOPS_PLAN_ITEM_RESULT_JOINS, self->joins_row },
    { GOPS_PLAN_ITEM_RESULT_SALES, self->sales_row }, { GOPS_PLAN_ITEM_RESULT, self->result_row },
  };

  self->binder = gops_binder_new (self->session);
  gops_binder_set_insert_func (self->binder, insert_item, self);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gops_binder_add_text (self->binder, texts[i].column, texts[i].row);
  gops_binder_add_buffer (self->binder, GOPS_PLAN_ITEM_TEXT, self->text_view);
  bind_choices (self);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed", G_CALLBACK (show_length), self, G_CONNECT_SWAPPED);
}

static void
gops_plan_item_editor_dispose (GObject *object)
{
  GopsPlanItemEditor *self = GOPS_PLAN_ITEM_EDITOR (object);

  if (self->binder != NULL)
    gops_binder_flush (self->binder);
  g_clear_object (&self->binder);
  g_clear_object (&self->whole);
  g_clear_object (&self->item);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_plan_item_editor_parent_class)->dispose (object);
}

static void
gops_plan_item_editor_finalize (GObject *object)
{
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
  CHILD (goal_row);
  CHILD (parts_group);
  CHILD (channel_part);
  CHILD (result_part);
  CHILD (channel_row);
  CHILD (remind_row);
  CHILD (reads_row);
  CHILD (replies_row);
  CHILD (joins_row);
  CHILD (sales_row);
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
  gops_date_picker_add (ADW_ENTRY_ROW (self->date_row));
  gops_expander_row_set_label (self->channel_part, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->channel_part)));
  gops_expander_row_set_label (self->result_part, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->result_part)));
}

static void
present (GopsSession  *session,
         GopsPlanItem *item,
         GtkWidget    *parent)
{
  GopsPlanItemEditor *self = g_object_new (GOPS_TYPE_PLAN_ITEM_EDITOR, NULL);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  add_parts (self);
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
