/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Telling about a chat before it is imported: the rows that depend on the file. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-chat-mapping.h"
#include "gops-chat-home.h"
#include "gops-checked-field.h"
#include "gops-group-words.h"
#include "gops-import-chat-private.h"
#include "gops-import-group.h"
#include "gops-import-rows.h"

#define MOST_SKIPPED 50     /* shown before the import; the report has them all */
#define MOST_COLUMNS 60     /* of a table that people map by hand */
#define MOST_CHATS   200    /* of an account's export that go somewhere one by one */

static const char *const encodings[] = { NULL, "UTF-8", "GB18030", "BIG5", "UTF-16LE", "UTF-16BE", "WINDOWS-1252", "SHIFT_JIS" };

static void
add_made (GopsImportChat *self,
          GtkWidget      *row)
{
  g_ptr_array_add (self->made, row);
}

static void
add_to_expander (GopsImportChat *self,
                 AdwExpanderRow *expander,
                 GtkWidget      *row)
{
  adw_expander_row_add_row (expander, row);
  add_made (self, row);
}

/* --- the first messages --- */

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* As a chat shows it: who and when above, what was said below. */
static GtkWidget *
make_sample (const GopsChatSample *sample)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *sender = make_label (*sample->sender != '\0' ? sample->sender : sample->kind, "heading");
  GtkWidget *at = make_label (sample->at, "caption");
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_wrap (GTK_LABEL (sender), FALSE);
  gtk_widget_set_hexpand (sender, TRUE);
  gtk_label_set_wrap (GTK_LABEL (at), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (at), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (at, "gops-figures");
  gtk_widget_add_css_class (at, "gops-secondary");
  gtk_box_append (GTK_BOX (head), sender);
  gtk_box_append (GTK_BOX (head), at);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_label (*sample->body != '\0' ? sample->body : sample->kind, NULL));
  gtk_widget_add_css_class (box, "gops-sample");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);   /* nothing can be done there; Tab goes on to what is asked */
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sample->sender,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sample->body, -1);
  return row;
}

void
gops_import_chat_fill_samples (GopsImportChat *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->samples))) != NULL)
    gtk_list_box_remove (self->samples, child);
  for (guint i = 0; i < self->survey->samples->len; i++)
    gtk_list_box_append (self->samples, make_sample (self->survey->samples->pdata[i]));
}

/* --- what was decided --- */

static void
on_encoding_selected_cb (GopsImportChat *self,
                         GParamSpec     *pspec,
                         AdwComboRow    *row)
{
  guint selected = adw_combo_row_get_selected (row);

  if (self->filling || selected >= G_N_ELEMENTS (encodings))
    return;
  gops_chat_import_set_encoding (self->look->chat, encodings[selected]);
  g_signal_emit_by_name (self, "read-again");
}

static void
on_order_selected_cb (GopsImportChat *self,
                      GParamSpec     *pspec,
                      AdwComboRow    *row)
{
  if (self->filling)
    return;
  gops_chat_import_set_date_order (self->look->chat, (GopsDateOrder) adw_combo_row_get_selected (row));
  g_signal_emit_by_name (self, "read-again");
}

static void
on_zone_apply_cb (GopsImportChat *self,
                  AdwEntryRow    *row)
{
  const char *zone = gtk_editable_get_text (GTK_EDITABLE (row));
  const char *problem = *zone != '\0' ? gops_check_time_zone (zone) : NULL;

  gops_checked_field_mark (row, problem);
  if (problem == NULL && *zone != '\0' && gops_chat_import_set_time_zone (self->look->chat, zone, NULL))
    g_signal_emit_by_name (self, "read-again");
}

static GtkWidget *
make_choice (GopsImportChat          *self,
             const GopsDoctorFinding *finding,
             GtkStringList           *names,
             guint                    selected,
             GCallback                callback)
{
  g_autofree char *subtitle = g_markup_escape_text (finding->reason, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", finding->label, "subtitle", subtitle, "subtitle-lines", 3, "model", names, NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_signal_connect_object (row, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  g_object_unref (names);
  return row;
}

static GtkWidget *
make_encoding (GopsImportChat          *self,
               const GopsDoctorFinding *finding)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, finding->text);
  for (guint i = 1; i < G_N_ELEMENTS (encodings); i++)
    gtk_string_list_append (names, encodings[i]);
  return make_choice (self, finding, names, selected, G_CALLBACK (on_encoding_selected_cb));
}

static GtkWidget *
make_order (GopsImportChat          *self,
            const GopsDoctorFinding *finding)
{
  const char *words[] = { _("Found by itself"), _("Day first"), _("Month first"), _("Year first"), NULL };

  return make_choice (self, finding, gtk_string_list_new (words), gops_date_order_from_name (finding->value), G_CALLBACK (on_order_selected_cb));
}

static GtkWidget *
make_zone (GopsImportChat          *self,
           const GopsDoctorFinding *finding)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", finding->label, "show-apply-button", TRUE, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), finding->value);
  gtk_widget_set_tooltip_text (row, finding->reason);
  g_signal_connect_object (row, "apply", G_CALLBACK (on_zone_apply_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_finding (GopsImportChat          *self,
              const GopsDoctorFinding *finding)
{
  g_autofree char *words = g_strdup_printf ("%s · %s", finding->text, finding->reason);

  if (g_str_equal (finding->id, "encoding") && self->look->table == NULL)
    return make_encoding (self, finding);
  if (g_str_equal (finding->id, "date_order") && *finding->value != '\0')
    return make_order (self, finding);
  if (g_str_equal (finding->id, "time_zone") && self->survey->findings.wall_clock)
    return make_zone (self, finding);
  return gops_import_row_new (finding->label, words);
}

/* Times without a zone are those of the group that is chosen, or of this computer. (transfer full) */
static char *
zone_of_target (GopsImportChat *self)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  char *zone = NULL;

  for (guint i = 0; i < self->plan->groups->len; i++)
    if (gops_import_plan_get (self->plan, i) > 0 &&
        gops_store_read_text (gops_session_get_store (self->session), &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l",
                              gops_import_plan_get (self->plan, i)))
      return zone;
  return g_strdup (g_time_zone_get_identifier (local));
}

static char *
summarize (const GopsDiagnosis *diagnosis)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < diagnosis->findings->len; i++)
    {
      const GopsDoctorFinding *finding = diagnosis->findings->pdata[i];

      if (*finding->value != '\0')
        g_ptr_array_add (words, finding->text);
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static void
show_question (GopsImportChat      *self,
               const GopsDiagnosis *diagnosis)
{
  g_autofree char *detail = diagnosis->detail != NULL ? g_markup_escape_text (diagnosis->detail, -1) : NULL;

  self->question = diagnosis->question;
  self->answered = diagnosis->question == GOPS_DOCTOR_ASK_NOTHING || diagnosis->question == GOPS_DOCTOR_ASK_ME;
  gtk_widget_set_visible (GTK_WIDGET (self->question_group), diagnosis->question != GOPS_DOCTOR_ASK_NOTHING);
  adw_preferences_group_set_title (self->question_group, diagnosis->ask != NULL ? diagnosis->ask : "");
  adw_preferences_group_set_description (self->question_group, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->day_first), diagnosis->question == GOPS_DOCTOR_ASK_ORDER);
  gtk_widget_set_visible (GTK_WIDGET (self->month_first), diagnosis->question == GOPS_DOCTOR_ASK_ORDER);
  gtk_widget_set_visible (GTK_WIDGET (self->from_day), diagnosis->question == GOPS_DOCTOR_ASK_DAY);
  gtk_widget_set_visible (GTK_WIDGET (self->asked_me), diagnosis->question == GOPS_DOCTOR_ASK_ME);
  gtk_widget_set_visible (GTK_WIDGET (self->me), self->survey->findings.has_me && diagnosis->question != GOPS_DOCTOR_ASK_ME);
}

void
gops_import_chat_fill_understood (GopsImportChat *self)
{
  g_autofree char *zone = zone_of_target (self);
  g_autoptr (GopsDiagnosis) diagnosis = gops_chat_diagnose (self->look->chat, self->survey, zone);
  g_autofree char *words = summarize (diagnosis);
  g_autofree char *safe = g_markup_escape_text (words, -1);

  adw_expander_row_set_subtitle (self->understood, safe);
  for (guint i = 0; i < diagnosis->findings->len; i++)
    add_to_expander (self, self->understood, make_finding (self, diagnosis->findings->pdata[i]));
  show_question (self, diagnosis);
}

/* --- columns --- */

static void
on_column_selected_cb (GopsImportChat *self,
                       GParamSpec     *pspec,
                       AdwComboRow    *row)
{
  g_auto (GStrv) map = NULL;
  guint column;

  if (self->filling || !g_ptr_array_find (self->column_rows, row, &column))
    return;
  gops_chat_table_set_field (self->look->table, column, (GopsChatField) adw_combo_row_get_selected (row));
  self->mapped = TRUE;
  map = gops_chat_table_get_map (self->look->table);
  gops_chat_import_set_map (self->look->chat, (const char *const *) map);
  g_signal_emit_by_name (self, "read-again");
}

static void
add_column (GopsImportChat *self,
            guint           column,
            GtkStringList  *names)
{
  GPtrArray *samples = self->look->samples;
  g_autofree char *title = g_markup_escape_text (gops_chat_table_get_header (self->look->table, column), -1);
  g_autofree char *subtitle = g_markup_escape_text (column < samples->len ? samples->pdata[column] : "", -1);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "subtitle", subtitle, "subtitle-lines", 2, "model", names, NULL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (row), gops_chat_table_get_field (self->look->table, column));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_column_selected_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->columns, row);
  g_ptr_array_add (self->column_rows, row);
}

void
gops_import_chat_fill_columns (GopsImportChat *self)
{
  GopsChatTable *table = self->look->table;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns, self->column_rows->pdata[i]);
  g_ptr_array_set_size (self->column_rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->columns), table != NULL);
  if (table == NULL)
    return;
  for (guint i = 0; i < GOPS_CHAT_N_FIELDS; i++)
    gtk_string_list_append (names, _(gops_chat_mapping_fields ()[i].label));
  for (guint i = 0; i < MIN (gops_chat_table_get_n_columns (table), MOST_COLUMNS); i++)
    add_column (self, i, names);
}

/* --- where it goes --- */

static GtkStringList *
list_groups (GopsImportChat *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  g_array_set_size (self->groups, 0);
  if (self->survey->rooms->len > 1)
    {
      g_array_append_vals (self->groups, (gint64[]) { GOPS_PLAN_LEAVE_OUT }, 1);
      gtk_string_list_append (names, _("Leave out"));
    }
  g_array_append_vals (self->groups, (gint64[]) { GOPS_PLAN_NEW_GROUP }, 1);
  gtk_string_list_append (names, _("New group"));
  gops_import_group_list (gops_session_get_store (self->session), self->groups, names);
  return names;
}

static guint
place_of (GopsImportChat *self,
          gint64          group)
{
  guint place = gops_import_group_find (self->groups, group);

  return place != GTK_INVALID_LIST_POSITION ? place : 0;
}

static guint
room_of (gpointer row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "room"));
}

/* Of several chats each new group is called like its chat. */
static gboolean
needs_name (GopsImportChat *self,
            guint           room)
{
  return gops_import_plan_get (self->plan, room) == GOPS_PLAN_NEW_GROUP &&
         (self->survey->rooms->len == 1 || *(const char *) self->plan->names->pdata[room] == '\0');
}

/* (transfer full) */
static char *
mismatch_words (GopsImportChat   *self,
                guint             room,
                GopsChatMismatch  mismatch,
                GopsStatement    *group)
{
  const GopsChatRoomSurvey *survey = self->survey->rooms->pdata[room];
  const char *name = gops_statement_text (group, 0);
  const char *from = gops_group_platform_name (self->survey->findings.platform);
  const char *on = gops_group_platform_name (gops_statement_text (group, 1));

  if (mismatch == GOPS_CHAT_OTHER_NAME)
    return g_strdup_printf (_("The file holds “%s”. In “%s” its people and messages would be mixed with others."), survey->name, name);
  if (mismatch == GOPS_CHAT_OTHER_PLATFORM)
    return g_strdup_printf (_("The file comes from %s, “%s” is on %s. Its people and messages would be mixed with others."), from, name, on);
  return g_strdup_printf (_("The file holds “%s” from %s, “%s” is on %s. Its people and messages would be mixed with others."), survey->name,
                          from, name, on);
}

/* A chat that seems to be another group's is told before it gets there. */
static void
show_mismatch (GopsImportChat *self,
               guint           room,
               GtkWidget      *warning)
{
  GopsStore *store = gops_session_get_store (self->session);
  gint64 group = gops_import_plan_get (self->plan, room);
  GopsChatMismatch mismatch = group > 0 ? gops_chat_home_check (self->look->chat, self->survey, room, store, group) : GOPS_CHAT_FITS;
  g_autoptr (GopsStatement) row = mismatch == GOPS_CHAT_FITS ? NULL :
    gops_store_query (store, NULL, "SELECT name, platform FROM chat_group WHERE id = ?1", "l", group);
  g_autofree char *words = row != NULL && gops_statement_next (row, NULL) ? mismatch_words (self, room, mismatch, row) : NULL;
  g_autofree char *safe = words != NULL ? g_markup_escape_text (words, -1) : NULL;

  gtk_widget_set_visible (warning, words != NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (warning), safe);
}

static void
on_target_selected_cb (GopsImportChat *self,
                       GParamSpec     *pspec,
                       AdwComboRow    *row)
{
  guint selected = adw_combo_row_get_selected (row);
  GtkWidget *name = g_object_get_data (G_OBJECT (row), "name");

  if (self->filling || selected >= self->groups->len)
    return;
  gops_import_plan_set (self->plan, room_of (row), g_array_index (self->groups, gint64, selected));
  gtk_widget_set_visible (name, needs_name (self, room_of (row)));
  show_mismatch (self, room_of (row), g_object_get_data (G_OBJECT (row), "warning"));
  gops_import_chat_update (self);
}

static void
on_name_changed_cb (GopsImportChat *self,
                    AdwEntryRow    *row)
{
  gops_import_plan_rename (self->plan, room_of (row), gtk_editable_get_text (GTK_EDITABLE (row)));
  g_signal_emit_by_name (self, "changed");
}

static void
add_target (GopsImportChat *self,
            guint           room,
            GtkStringList  *names)
{
  const GopsChatRoomSurvey *survey = self->survey->rooms->pdata[room];
  const char *name = self->plan->names->pdata[room];
  g_autofree char *title = g_markup_escape_text (name, -1), *words = gops_import_room_words (survey);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", self->survey->rooms->len > 1 ? title : _("Into the group"), "subtitle",
                                 self->survey->rooms->len > 1 ? words : "", "subtitle-lines", 2, "model", names, NULL);
  GtkWidget *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Name of the new group"), "text", name, NULL);
  GtkWidget *warning = gops_import_warning_row_new (_("This seems to be another group’s chat"), NULL);
  guint selected = place_of (self, gops_import_plan_get (self->plan, room));

  g_object_set_data (G_OBJECT (row), "room", GUINT_TO_POINTER (room));
  g_object_set_data (G_OBJECT (entry), "room", GUINT_TO_POINTER (room));
  g_object_set_data (G_OBJECT (row), "name", entry);
  g_object_set_data (G_OBJECT (row), "warning", warning);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  gtk_widget_set_visible (entry, needs_name (self, room));
  show_mismatch (self, room, warning);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_target_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_name_changed_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->targets, row);
  adw_preferences_group_add (self->targets, entry);
  adw_preferences_group_add (self->targets, warning);
  add_made (self, row);
  add_made (self, entry);
  add_made (self, warning);
}

void
gops_import_chat_fill_targets (GopsImportChat *self)
{
  g_autoptr (GtkStringList) names = list_groups (self);
  guint n = self->survey->rooms->len;
  g_autofree char *more = NULL;

  for (guint i = 0; i < MIN (n, MOST_CHATS); i++)
    add_target (self, i, names);
  for (guint i = MOST_CHATS; i < n; i++)
    gops_import_plan_set (self->plan, i, GOPS_PLAN_LEAVE_OUT);
  if (n <= MOST_CHATS)
    return;
  more = g_strdup_printf (_("and %u more chats, which are left out"), n - MOST_CHATS);
  add_made (self, gops_import_row_new (more, NULL));
  adw_preferences_group_add (self->targets, self->made->pdata[self->made->len - 1]);
}

/* --- what would be left out --- */

void
gops_import_chat_fill_skipped (GopsImportChat *self)
{
  const GopsImportReport *report = self->survey->report;
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%u line or value", "%u lines or values", (gulong) report->n_skipped),
                                               (guint) report->n_skipped);

  for (guint i = 0; i < MIN (report->skipped->len, MOST_SKIPPED); i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];
      g_autofree char *line = gops_import_line_words (skipped->line), *told = gops_import_skipped_say (skipped);

      add_to_expander (self, self->skipped, gops_import_row_new (line, told));
    }
  adw_expander_row_set_subtitle (self->skipped, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->skipped), report->n_skipped > 0);
}
