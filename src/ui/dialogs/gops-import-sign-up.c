/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sign-up list before it is taken over. What would come of it is tried in a thread whenever something is chosen. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-amount-reader.h"
#include "gops-cell-clean.h"
#include "gops-checked-field.h"
#include "gops-date-row.h"
#include "gops-dialogs-resources.h"
#include "gops-import-group.h"
#include "gops-import-rows.h"
#include "gops-import-sign-up.h"
#include "gops-namesakes.h"
#include "gops-rows.h"
#include "gops-sign-up-words.h"
#include "gops-store-task.h"
#include "gops-use-resource.h"
#include "gops-workspace.h"

#define MOST_LINES 500   /* shown */

struct _GopsImportSignUp
{
  AdwBin parent_instance;

  GopsSession *session;    /* (owned) (nullable) */
  GopsSignUpList  *list;       /* (owned) (nullable) */
  char        *currency;   /* (owned) (nullable) */
  GArray      *groups;     /* (owned) (element-type gint64): of the choice; 0 is a new one */
  GPtrArray   *lines;      /* (owned) (element-type GtkWidget): shown */
  GHashTable  *corrected;  /* (owned) (element-type guint gdouble): counts that somebody gave, by the line of the text */
  GHashTable  *chosen;     /* (owned) (element-type guint gint64): whose a name is that several have, by the line of the text */
  GCancellable *trying;    /* (owned) (nullable) */
  gboolean     ready;
  gboolean     day_picked; /* by somebody */
  gboolean     filling;
  gboolean     correcting; /* the rows stay, one of them has the focus */

  AdwActionRow  *verdict;
  AdwEntryRow   *title;
  AdwComboRow   *purpose;
  GopsDateRow   *day;
  AdwEntryRow   *price;
  AdwComboRow   *group;
  AdwEntryRow   *group_name;
  GopsSwitchRow *add_people;
  AdwPreferencesGroup *people;
};

G_DEFINE_FINAL_TYPE (GopsImportSignUp, gops_import_sign_up, ADW_TYPE_BIN)

enum { CHANGED, DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void try_it (GopsImportSignUp *self);

/* --- what is asked for --- */

typedef struct
{
  GopsSignUpList      *list;
  char            *day;
  char            *title;
  char            *currency;
  GHashTable      *corrected;
  GHashTable      *chosen;
  GopsImportGroup *new_group;  /* (nullable) */
  GopsSignUpTerms  terms;      /* its texts are those above */
  gboolean         dry;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  gops_sign_up_list_unref (order->list);
  g_free (order->day);
  g_free (order->title);
  g_free (order->currency);
  g_hash_table_unref (order->corrected);
  g_hash_table_unref (order->chosen);
  g_clear_pointer (&order->new_group, gops_import_group_free);
  g_free (order);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

/* @out_price: 0 for none. Returns: FALSE for what is no amount */
static gboolean
read_price (GopsImportSignUp *self,
            gint64           *out_price)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->price));
  GopsAmount amount = { 0 };
  gboolean ok = *text == '\0' || (gops_amount_read (text, NULL, self->currency, &amount) == GOPS_AMOUNT_OK && amount.minor >= 0);

  gops_checked_field_mark (self->price, ok ? NULL : _("Write an amount as in 12.50"));
  *out_price = amount.minor;
  return ok;
}

/* An order is not free because nobody said what it costs. */
static gboolean
is_price_missing (GopsImportSignUp *self)
{
  return adw_combo_row_get_selected (self->purpose) == GOPS_SIGN_UP_FOR_ORDER && *gtk_editable_get_text (GTK_EDITABLE (self->price)) == '\0';
}

/* For a thread of its own. @size: of a value. (transfer full) */
static GHashTable *
copy_answers (GHashTable *answers,
              gsize       size)
{
  GHashTable *copy = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  GHashTableIter iter;
  gpointer line, answer;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, &line, &answer))
    g_hash_table_insert (copy, line, g_memdup2 (answer, size));
  return copy;
}

/* Returns: 0 for one that is new */
static gint64
chosen_group (GopsImportSignUp *self)
{
  guint selected = adw_combo_row_get_selected (self->group);

  return selected < self->groups->len ? g_array_index (self->groups, gint64, selected) : 0;
}

static Order *
make_order (GopsImportSignUp *self,
            gboolean          dry)
{
  Order *order = g_new0 (Order, 1);
  gint64 group = chosen_group (self);

  if (group == 0)
    order->new_group = gops_import_group_new (gops_session_get_store (self->session), gtk_editable_get_text (GTK_EDITABLE (self->group_name)));
  order->list = gops_sign_up_list_ref (self->list);
  order->day = g_strdup (gops_date_row_get_date (self->day));
  order->title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title)));
  order->currency = g_strdup (self->currency);
  order->corrected = copy_answers (self->corrected, sizeof (double));
  order->chosen = copy_answers (self->chosen, sizeof (gint64));
  order->dry = dry;
  order->terms = (GopsSignUpTerms) {
    .purpose = (GopsSignUpPurpose) adw_combo_row_get_selected (self->purpose),
    .group = group,
    .new_group = order->new_group != NULL ? &order->new_group->draft : NULL,
    .day = order->day,
    .title = order->title,
    .currency = order->currency,
    .add_people = gops_switch_row_get_active (self->add_people),
    .corrected = order->corrected,
    .chosen = order->chosen,
  };
  (void) read_price (self, &order->terms.price);
  return order;
}

static gpointer
run_in_thread (GopsStore     *store,
               gpointer       data,
               GopsProgress  *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  const Order *order = data;

  return gops_sign_up_import_list (store, order->list, &order->terms, order->dry, error);
}

/* --- what would come of it --- */

/* (transfer full) */
static char *
subtitle_words (GopsImportSignUp     *self,
                const GopsSignUpLine *line)
{
  const GopsSignUpTerms terms = { .purpose = (GopsSignUpPurpose) adw_combo_row_get_selected (self->purpose), .corrected = self->corrected,
                                  .add_people = gops_switch_row_get_active (self->add_people) };
  g_autofree char *fate = gops_sign_up_fate_words (line, &terms);

  return g_strdup_printf (*line->remark != '\0' ? "%s · %s" : "%s", fate, line->remark);
}

static void
on_corrected_cb (GopsImportSignUp *self,
                 GtkSpinButton    *figure)
{
  double count = gtk_spin_button_get_value (figure);
  gpointer line = g_object_get_data (G_OBJECT (figure), "line");

  g_hash_table_insert (self->corrected, line, g_memdup2 (&count, sizeof count));
  self->correcting = TRUE;
  try_it (self);
}

/* A row whose count is in doubt, or was. Returns: (transfer floating) */
static GtkWidget *
unsure_row_new (GopsImportSignUp     *self,
                const GopsSignUpLine *line,
                const char           *subtitle)
{
  GtkSpinButton *figure;
  const char *priced = adw_combo_row_get_selected (self->purpose) == GOPS_SIGN_UP_FOR_ORDER ? self->list->price_unit : "";
  GtkWidget *row = gops_import_count_row_new (line->name, subtitle, line->count, *priced != '\0' ? priced : line->unit, &figure);

  g_object_set_data (G_OBJECT (figure), "line", GUINT_TO_POINTER (line->line));
  g_signal_connect_object (figure, "value-changed", G_CALLBACK (on_corrected_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* The first choice is the question, the last is nobody. */
static void
on_person_chosen_cb (GopsImportSignUp *self,
                     GParamSpec       *pspec,
                     GtkDropDown      *choice)
{
  const GPtrArray *namesakes = g_object_get_data (G_OBJECT (choice), "namesakes");
  gpointer line = g_object_get_data (G_OBJECT (choice), "line");
  guint at = gtk_drop_down_get_selected (choice);
  gint64 person = at >= 1 && at <= namesakes->len ? ((const GopsNamesake *) namesakes->pdata[at - 1])->person : 0;

  if (at == 0)
    g_hash_table_remove (self->chosen, line);
  else
    g_hash_table_insert (self->chosen, line, g_memdup2 (&person, sizeof person));
  self->correcting = TRUE;
  try_it (self);
}

static guint
find_choice (const GopsSignUpLine *line)
{
  for (guint i = 0; i < line->namesakes->len; i++)
    if (((const GopsNamesake *) line->namesakes->pdata[i])->person == line->person)
      return i + 1;
  return line->is_chosen ? line->namesakes->len + 1 : 0;
}

static void
offer_people (GopsImportSignUp     *self,
              GtkWidget            *row,
              const GopsSignUpLine *line)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  g_autofree char *name = g_strdup_printf (_("Who is “%s”?"), line->name);
  GtkDropDown *choice;

  g_ptr_array_add (choices, _("Choose who it is"));
  for (guint i = 0; i < line->namesakes->len; i++)
    g_ptr_array_add (choices, ((const GopsNamesake *) line->namesakes->pdata[i])->signs);
  g_ptr_array_add (choices, _("Nobody of them: leave without a person"));
  g_ptr_array_add (choices, NULL);
  choice = gops_import_row_offer (row, name, (const char *const *) choices->pdata, find_choice (line));
  g_object_set_data_full (G_OBJECT (choice), "namesakes", g_ptr_array_ref (line->namesakes), (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (choice), "line", GUINT_TO_POINTER (line->line));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_person_chosen_cb), self, G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating) */
static GtkWidget *
line_row_new (GopsImportSignUp     *self,
              const GopsSignUpLine *line)
{
  g_autofree char *count = line->absence != NULL ? g_strdup ("–") : g_strdup_printf ("%g%s%s", line->count, *line->unit != '\0' ? " " : "", line->unit);
  g_autofree char *subtitle = subtitle_words (self, line);

  if (line->doubt != NULL || g_hash_table_contains (self->corrected, GUINT_TO_POINTER (line->line)))
    return unsure_row_new (self, line, subtitle);
  return line->namesakes != NULL ? gops_import_doubt_row_new (line->name, subtitle, count) : gops_import_figure_row_new (line->name, subtitle, count);
}

static void
add_line (GopsImportSignUp     *self,
          const GopsSignUpLine *line)
{
  GtkWidget *row = line_row_new (self, line);

  if (line->namesakes != NULL)
    offer_people (self, row, line);
  adw_preferences_group_add (self->people, row);
  g_ptr_array_add (self->lines, row);
}

/* What the rows say may have changed, what they are has not. */
static void
refresh_lines (GopsImportSignUp       *self,
               const GopsSignUpReport *report)
{
  for (guint i = 0; i < MIN (self->lines->len, report->lines->len); i++)
    {
      g_autofree char *subtitle = subtitle_words (self, report->lines->pdata[i]);

      gops_import_row_say (self->lines->pdata[i], subtitle);
    }
}

static void
clear_lines (GopsImportSignUp *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    adw_preferences_group_remove (self->people, self->lines->pdata[i]);
  g_ptr_array_set_size (self->lines, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->people), FALSE);
}

static void
show_n_people (GopsImportSignUp *self,
               guint             n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Sign-up list of %u person", "Sign-up list of %u people", n), n);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict), title);
}

static void
show_report (GopsImportSignUp       *self,
             const GopsSignUpReport *report)
{
  g_autofree char *words = gops_sign_up_verdict_words (report);

  show_n_people (self, report->n_people);
  adw_action_row_set_subtitle (self->verdict, words);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->title)) == '\0')
    {
      self->filling = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->title), report->title);
      self->filling = FALSE;
    }
  if (self->correcting)
    {
      self->correcting = FALSE;
      refresh_lines (self, report);
      return;
    }
  clear_lines (self);
  gtk_widget_set_visible (GTK_WIDGET (self->people), report->lines->len > 0);
  for (guint i = 0; i < MIN (report->lines->len, MOST_LINES); i++)
    add_line (self, report->lines->pdata[i]);
}

static void
on_tried_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GopsImportSignUp) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsSignUpReport) report = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->session == NULL)
    return;
  g_clear_object (&self->trying);
  self->ready = report != NULL;
  if (report != NULL)
    show_report (self, report);
  else
    adw_action_row_set_subtitle (self->verdict, error->message);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Today where the group is, or the day that the list tells of a duty. */
static void
propose_day (GopsImportSignUp *self)
{
  GopsStore *store = gops_session_get_store (self->session);
  gint64 group = chosen_group (self);
  g_autofree char *zone = NULL, *today = NULL, *day = NULL;

  if (group != 0)
    (void) gops_store_read_text (store, &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group);
  today = gops_date_today (store, zone);
  if (adw_combo_row_get_selected (self->purpose) == GOPS_SIGN_UP_FOR_CHECK_IN)
    day = gops_sign_up_find_day (self->list, today);
  gops_date_row_set_date (self->day, day != NULL ? day : today);
}

/* Something is to be said before it can be tried. */
static void
ask_first (GopsImportSignUp *self,
           const char       *what)
{
  show_n_people (self, self->list->items->len);
  adw_action_row_set_subtitle (self->verdict, what);
  clear_lines (self);
}

static void
try_it (GopsImportSignUp *self)
{
  g_autoptr (Order) order = NULL;
  gint64 price;

  if (self->filling || self->session == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->price), adw_combo_row_get_selected (self->purpose) == GOPS_SIGN_UP_FOR_ORDER);
  if (!self->day_picked)
    propose_day (self);
  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  gtk_widget_set_visible (GTK_WIDGET (self->group_name), chosen_group (self) == 0);
  self->ready = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  if (!read_price (self, &price))
    return;
  order = make_order (self, TRUE);
  if (order->terms.group == 0 && order->new_group == NULL)
    {
      ask_first (self, _("Choose a group for this list, or name a new one"));
      return;
    }
  if (is_price_missing (self))
    {
      ask_first (self, _("Say what one piece costs; 0 where it costs nothing"));
      return;
    }
  self->trying = g_cancellable_new ();
  gops_store_run_async (gops_session_get_store (self->session), run_in_thread, g_steal_pointer (&order), order_free,
                        (GDestroyNotify) gops_sign_up_report_free, NULL, NULL, self->trying, on_tried_cb, g_object_ref (self));
}

/* --- taking it over --- */

static void
on_run_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GopsImportSignUp) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsSignUpReport) report = gops_store_run_finish (GOPS_STORE (source), result, &error);
  g_autofree char *words = NULL, *text = NULL;

  if (self->session == NULL)
    return;
  gops_session_report (self->session, error);
  self->ready = TRUE;
  if (report == NULL)
    return;
  words = gops_sign_up_verdict_words (report);
  /* Translators: title of a sign-up list; "3 new · 1 changed · 20 as before" */
  text = g_strdup_printf (_("“%s”: %s"), report->title, words);
  if (chosen_group (self) == 0)
    gops_session_set_group (self->session, report->group);
  g_signal_emit (self, signals[DONE], 0, report->n_new + report->n_changed > 0 ? text : "");
}

void
gops_import_sign_up_run (GopsImportSignUp *self)
{
  if (!self->ready)
    return;
  self->ready = FALSE;
  gops_store_run_async (gops_session_get_store (self->session), run_in_thread, make_order (self, FALSE), order_free,
                        (GDestroyNotify) gops_sign_up_report_free, NULL, NULL, NULL, on_run_cb, g_object_ref (self));
}

/* --- showing --- */

static void
fill_purposes (GopsImportSignUp *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < GOPS_SIGN_UP_N_PURPOSES; i++)
    gtk_string_list_append (names, _(gops_sign_up_purpose_label ((GopsSignUpPurpose) i)));
  adw_combo_row_set_model (self->purpose, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->purpose, gops_sign_up_guess_purpose (self->list));
}

void
gops_import_sign_up_show (GopsImportSignUp *self,
                          GopsSession      *session,
                          GopsSignUpList       *list,
                          gint64            group)
{
  GopsStore *store = gops_session_get_store (session);
  g_autofree char *title = gops_cell_clean_line (list->title, GOPS_NAME_MAX_CHARACTERS, NULL);

  self->filling = TRUE;
  g_set_object (&self->session, session);
  g_clear_pointer (&self->list, gops_sign_up_list_unref);
  self->list = gops_sign_up_list_ref (list);
  g_free (self->currency);
  self->currency = gops_workspace_dup_setting (store, GOPS_SETTING_CURRENCY);
  gtk_editable_set_text (GTK_EDITABLE (self->title), title);
  gtk_editable_set_text (GTK_EDITABLE (self->price), list->price);
  gtk_editable_set_text (GTK_EDITABLE (self->group_name), "");
  g_hash_table_remove_all (self->corrected);
  g_hash_table_remove_all (self->chosen);
  self->day_picked = FALSE;
  gops_import_group_fill (self->group, store, group, self->groups);
  fill_purposes (self);
  self->filling = FALSE;
  try_it (self);
  if (chosen_group (self) == 0)
    (void) gtk_widget_grab_focus (GTK_WIDGET (self->group_name));
}

gboolean
gops_import_sign_up_is_ready (GopsImportSignUp *self)
{
  return self->ready;
}

/* --- object --- */

static void
on_day_picked_cb (GopsImportSignUp *self,
                  const char       *date)
{
  self->day_picked = TRUE;
  try_it (self);
}

static void
gops_import_sign_up_dispose (GObject *object)
{
  GopsImportSignUp *self = GOPS_IMPORT_SIGN_UP (object);

  if (self->trying != NULL)
    g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (gops_import_sign_up_parent_class)->dispose (object);
}

static void
gops_import_sign_up_finalize (GObject *object)
{
  GopsImportSignUp *self = GOPS_IMPORT_SIGN_UP (object);

  g_clear_pointer (&self->list, gops_sign_up_list_unref);
  g_free (self->currency);
  g_array_unref (self->groups);
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->corrected);
  g_hash_table_unref (self->chosen);

  G_OBJECT_CLASS (gops_import_sign_up_parent_class)->finalize (object);
}

#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsImportSignUp, name)

static void
gops_import_sign_up_class_init (GopsImportSignUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_import_sign_up_dispose;
  G_OBJECT_CLASS (klass)->finalize = gops_import_sign_up_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (GOPS_TYPE_DATE_ROW);
  g_type_ensure (GOPS_TYPE_SWITCH_ROW);
  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-import-sign-up.ui");
  CHILD (verdict); CHILD (title); CHILD (purpose); CHILD (day); CHILD (price); CHILD (group); CHILD (group_name); CHILD (add_people); CHILD (people);
  gtk_widget_class_bind_template_callback (widget_class, try_it);
  gtk_widget_class_bind_template_callback (widget_class, on_day_picked_cb);
}

static void
gops_import_sign_up_init (GopsImportSignUp *self)
{
  self->groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lines = g_ptr_array_new ();
  self->corrected = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->chosen = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  gops_date_row_set_required (self->day, TRUE);
  g_signal_connect_object (self->purpose, "notify::selected", G_CALLBACK (try_it), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->group, "notify::selected", G_CALLBACK (try_it), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_people, "notify::active", G_CALLBACK (try_it), self, G_CONNECT_SWAPPED);
}
