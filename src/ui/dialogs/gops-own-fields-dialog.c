/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own fields about people: add, change, order, remove. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "gops-alert.h"
#include "gops-dialog.h"
#include "gops-dialogs.h"
#include "gops-order-buttons.h"
#include "gops-own-fields.h"

#define GOPS_TYPE_OWN_FIELDS_DIALOG (gops_own_fields_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GopsOwnFieldsDialog, gops_own_fields_dialog, GOPS, OWN_FIELDS_DIALOG, AdwBin)

struct _GopsOwnFieldsDialog
{
  AdwBin parent_instance;

  GopsSession         *session;   /* (owned) */
  GPtrArray           *fields;    /* (owned) (nullable) (element-type GopsOwnField) */
  GPtrArray           *rows;      /* (owned): rows of the fields; borrowed */

  AdwPreferencesGroup *list;
};

G_DEFINE_FINAL_TYPE (GopsOwnFieldsDialog, gops_own_fields_dialog, ADW_TYPE_BIN)

/* --- the question for a field --- */

/* A field that is being described. */
typedef struct
{
  GopsOwnFieldsDialog *owner;     /* (owned) */
  gint64               field;     /* 0: a new one */
  GtkWidget           *rows;      /* (owned): what is shown in the question */
  GtkWidget           *name;
  GtkWidget           *kind;
  GtkWidget           *choices;
} Question;

static void
question_free (Question *question)
{
  g_signal_handlers_disconnect_by_data (question->name, question);
  g_signal_handlers_disconnect_by_data (question->kind, question);
  g_object_unref (question->owner);
  g_object_unref (question->rows);
  g_free (question);
}

static gboolean
asks_choices (Question *question)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (question->kind)) == GOPS_OWN_CHOICE;
}

/* Commas of any width stand between answers. Returns: (transfer full): one a line */
static char *
dup_choices (Question *question)
{
  g_autoptr (GString) text = g_string_new (gtk_editable_get_text (GTK_EDITABLE (question->choices)));

  g_string_replace (text, "，", "\n", 0);
  g_string_replace (text, "、", "\n", 0);
  g_string_replace (text, ",", "\n", 0);
  return g_strdup (text->str);
}

static void
on_question_changed_cb (Question *question)
{
  gboolean named = *gtk_editable_get_text (GTK_EDITABLE (question->name)) != '\0';

  gtk_widget_set_visible (question->choices, asks_choices (question));
  gops_alert_set_answer_enabled (question->rows, "keep", named);
}

static gboolean
keep_field (Question  *question,
            GError   **error)
{
  GopsStore *store = gops_session_get_store (question->owner->session);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (question->name));
  GopsOwnKind kind = (GopsOwnKind) adw_combo_row_get_selected (ADW_COMBO_ROW (question->kind));
  g_autofree char *choices = dup_choices (question);

  if (question->field == 0)
    return gops_own_field_add (store, name, kind, choices, error) != 0;
  return gops_own_field_change (store, question->field, name, kind, choices, error);
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  Question *question = data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (answer, "keep") && question->owner->session != NULL && !keep_field (question, &error))
    gops_session_report (question->owner->session, error);
  question_free (question);
}

static GtkWidget *
add_entry (GtkWidget  *list,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
add_kinds (GtkWidget   *list,
           GopsOwnKind  kind)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < GOPS_OWN_N_KINDS; i++)
    gtk_string_list_append (names, _(gops_own_kind_label (i)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Kind"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), kind);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
make_question_rows (Question     *question,
                    GopsOwnField *field)
{
  g_auto (GStrv) choices = field != NULL ? gops_own_field_choices (field) : NULL;
  g_autofree char *answers = choices != NULL ? g_strjoinv (", ", choices) : g_strdup ("");

  question->rows = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (question->rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (question->rows, "boxed-list");
  gtk_widget_set_size_request (question->rows, 260, -1);
  question->name = add_entry (question->rows, C_("own field", "Name"), field != NULL ? gops_record_get_text (field, GOPS_OWN_FIELD_NAME) : "");
  question->kind = add_kinds (question->rows, field != NULL ? gops_own_field_kind (field) : GOPS_OWN_TEXT);
  question->choices = add_entry (question->rows, _("Answers, with commas between"), answers);
  g_signal_connect_swapped (question->name, "changed", G_CALLBACK (on_question_changed_cb), question);
  g_signal_connect_swapped (question->kind, "notify::selected", G_CALLBACK (on_question_changed_cb), question);
}

/* @field: (nullable): %NULL for a new one */
static void
ask (GopsOwnFieldsDialog *self,
     GopsOwnField        *field)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "keep", field != NULL ? _("_Change") : _("_Add"), GOPS_ALERT_SUGGESTED },
  };
  Question *question = g_new0 (Question, 1);

  question->owner = g_object_ref (self);
  question->field = field != NULL ? gops_record_get_id (field) : 0;
  make_question_rows (question, field);
  gops_alert_ask_async (GTK_WIDGET (self), field != NULL ? _("Change Field") : _("New Field"),
                        _("In texts to a person, the name in braces stands for what the field says."), question->rows, answers,
                        G_N_ELEMENTS (answers), "keep", NULL, on_answered_cb, question);
  on_question_changed_cb (question);
}

/* --- rows --- */

static GopsOwnField *
field_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "field");
}

static void
on_row_activated_cb (GopsOwnFieldsDialog *self,
                     GtkWidget           *row)
{
  ask (self, field_of (row));
}

static void
move_field (gpointer owner,
            gpointer field,
            guint    to)
{
  GopsOwnFieldsDialog *self = owner;
  g_autoptr (GError) error = NULL;

  if (!gops_own_field_move (gops_session_get_store (self->session), gops_record_get_id (field), to, &error))
    gops_session_report (self->session, error);
}

static void
remove_field (gpointer owner,
              gpointer field)
{
  GopsOwnFieldsDialog *self = owner;
  g_autoptr (GError) error = NULL;

  if (gops_own_field_remove (gops_session_get_store (self->session), gops_record_get_id (field), &error))
    gops_session_toast_undo (self->session, _("Field removed, with what was entered"));
  else
    gops_session_report (self->session, error);
}

static char *
describe (GopsOwnFieldsDialog *self,
          GopsOwnField        *field)
{
  g_auto (GStrv) choices = gops_own_field_choices (field);
  g_autofree char *answers = g_strjoinv (", ", choices), *count = NULL;
  const char *kind = _(gops_own_kind_label (gops_own_field_kind (field)));
  gint64 n = 0;

  (void) gops_own_field_count_values (gops_session_get_store (self->session), gops_record_get_id (field), &n, NULL);   /* shown as none */
  count = g_strdup_printf (ngettext ("entered for %u person", "entered for %u people", (guint) n), (guint) n);
  if (*answers != '\0')
    return g_markup_printf_escaped ("%s: %s · %s", kind, answers, count);
  return g_markup_printf_escaped ("%s · %s", kind, count);
}

static void
add_row (GopsOwnFieldsDialog *self,
         GopsOwnField        *field,
         guint                position)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (gops_record_get_text (field, GOPS_OWN_FIELD_NAME), -1), *subtitle = describe (self, field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "field", g_object_ref (field), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  gops_order_buttons_add (row, field, &(GopsOrderButtons) { self, gops_record_get_text (field, GOPS_OWN_FIELD_NAME), _("Remove Field"), position,
                                                            self->fields->len, move_field, remove_field });
  adw_preferences_group_add (self->list, row);
  g_ptr_array_add (self->rows, row);
}

static void
show (GopsOwnFieldsDialog *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *fields = gops_own_fields_load (gops_session_get_store (self->session), &error);

  gops_session_report (self->session, error);
  if (fields == NULL)
    return;
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  self->fields = fields;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < fields->len; i++)
    add_row (self, fields->pdata[i], i);
  adw_preferences_group_set_description (self->list, fields->len > 0
    ? _("Shown for every person, asked on the member form, and filled from lists with such columns.")
    : _("Nothing is asked yet. Add what matters in your groups, such as a size, a building or the end of a contract."));
}

/* --- object --- */

static void
on_add_clicked_cb (GopsOwnFieldsDialog *self)
{
  ask (self, NULL);
}

static void
on_form_clicked_cb (GopsOwnFieldsDialog *self)
{
  gops_print_form (self->session, GTK_WIDGET (self));
}

static gboolean
on_undo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_undo (GOPS_OWN_FIELDS_DIALOG (widget)->session);
}

static gboolean
on_redo_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   data)
{
  return gops_session_redo (GOPS_OWN_FIELDS_DIALOG (widget)->session);
}

static void
gops_own_fields_dialog_dispose (GObject *object)
{
  GopsOwnFieldsDialog *self = GOPS_OWN_FIELDS_DIALOG (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_own_fields_dialog_parent_class)->dispose (object);
}

static void
gops_own_fields_dialog_class_init (GopsOwnFieldsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_own_fields_dialog_dispose;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, on_undo_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_redo_cb, NULL);
}

static GtkWidget *
make_header (GopsOwnFieldsDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_add_css_class (header, "flat");
  gtk_widget_set_tooltip_text (add, _("Add Field"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add field"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Own Fields"), ""));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  return header;
}

static GtkWidget *
make_content (GopsOwnFieldsDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *form = gtk_button_new_with_mnemonic (_("_Print Member Form…"));

  self->list = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_halign (form, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (form, "pill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (form), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Print member form"), -1);
  gtk_widget_set_sensitive (form, gops_session_get_dossier (self->session) != NULL);
  g_signal_connect_object (form, "clicked", G_CALLBACK (on_form_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_set (box, "margin-top", 6, "margin-bottom", 24, "margin-start", 12, "margin-end", 12, NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), form);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  g_object_set (scroller, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child", clamp, NULL);
  return scroller;
}

static void
gops_own_fields_dialog_init (GopsOwnFieldsDialog *self)
{
  self->rows = g_ptr_array_new ();
}

void
gops_own_fields_present (GopsSession *session,
                         GtkWidget   *parent)
{
  GopsOwnFieldsDialog *self = g_object_new (GOPS_TYPE_OWN_FIELDS_DIALOG, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->session = g_object_ref (session);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self));
  adw_bin_set_child (ADW_BIN (self), box);
  show (self);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  (void) gops_dialog_present (GTK_WIDGET (self), _("Own Fields"), 480, 560, parent);
}
