/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who knows nothing of the method sits before the window, clicks what the advice of the Rules page offers and
 * answers what it asks, nothing else, and ends with rules whose check is clean: in both languages of groups, from nothing
 * and from the proposal. The interface may be in any language: nothing is found by its words. */
#include "config.h"

#include "gops-advice-list.h"
#include "gops-advice.h"
#include "gops-day.h"
#include "gops-group-maker.h"
#include "gops-page-table.h"
#include "gops-rule-check.h"
#include "gops-test-store.h"
#include "gops-ui-test.h"
#include "gops-window.h"

#define TODAY       "2026-03-02"
#define MOST_CLICKS 120

static GtkApplication *application;   /* one for all tests: its D-Bus path can be taken only once */

typedef struct
{
  const char *language;
  gboolean    empty;      /* begins with no clause, no owner, no hours */
} Case;

typedef struct
{
  GtkWidget    *window;
  GopsTestStore test;
  gint64        group;
  const char   *name;     /* what the person answers */
  guint         n_clicks, n_answers;
} Follower;

static GopsSession *
session_of (Follower *self)
{
  return gops_window_get_session (GOPS_WINDOW (self->window));
}

static void
settle (Follower *self)
{
  gops_session_flush (session_of (self));
  gops_session_refresh_now (session_of (self));
  wait_frames (self->window, 2);
}

/* --- the group and its window --- */

static void
make_group (Follower   *self,
            const Case *c)
{
  gboolean chinese = g_str_equal (c->language, "zh_CN");
  GopsGroupDraft draft = { .kind = "interest", .platform = chinese ? "wechat" : "whatsapp", .language = c->language,
                           .time_zone = "Asia/Shanghai", .name = chinese ? "晨跑·上海" : "Early Runners", .opened_on = TODAY };
  GopsStore *store = self->test.store;
  g_autoptr (GError) error = NULL;

  self->name = chinese ? "林晚" : "Priya";
  self->group = gops_method_create_group (store, &draft, &error);
  g_assert_no_error (error);
  if (!c->empty)
    return;
  g_assert_true (gops_store_begin (store, &error, "Empty", NULL));
  g_assert_true (gops_store_exec (store, &error, "DELETE FROM clause", NULL));
  g_assert_true (gops_store_exec (store, &error, "UPDATE chat_group SET owner = '', rules_review_on = '', rules_effective_on = '', "
                                  "quiet_from = '', quiet_until = '', response_hours = 0", NULL));
  g_assert_true (gops_store_commit (store, &error));
  g_assert_no_error (error);
}

static void
open_window (Follower   *self,
             const Case *c)
{
  self->test = gops_test_store_new ();
  gops_store_pin_clock (self->test.store, gops_instant_of_day (gops_day_parse (TODAY), 720, "Asia/Shanghai"));
  make_group (self, c);
  self->window = gops_window_new (application);
  gops_window_set_store (GOPS_WINDOW (self->window), self->test.store);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (self->window));
  gops_session_set_group (session_of (self), self->group);
  gops_window_show_page (GOPS_WINDOW (self->window), "rules");
  wait_frames (self->window, 3);
  settle (self);
}

static void
close_window (Follower *self)
{
  gpointer weak = self->window;

  g_object_add_weak_pointer (G_OBJECT (self->window), &weak);
  gtk_window_destroy (GTK_WINDOW (self->window));
  pump_until (weak == NULL);
  gops_test_store_clear (&self->test);
}

/* --- what the person sees --- */

/* The remedies on the page, from the top. Returns: (transfer container) (element-type GtkWidget). */
static void
collect_remedies (GtkWidget *parent,
                  GPtrArray *buttons)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_BUTTON (child) && gtk_widget_get_mapped (child))
        g_ptr_array_add (buttons, child);
      else
        collect_remedies (child, buttons);
    }
}

static GPtrArray *
find_remedies (Follower *self)
{
  GPtrArray *buttons = g_ptr_array_new ();
  GtkWidget *list = gops_ui_test_find (self->window, GOPS_TYPE_ADVICE_LIST, NULL);

  g_assert_nonnull (list);
  g_assert_true (gtk_widget_get_mapped (list));
  collect_remedies (list, buttons);
  return buttons;
}

/* The field of a question that is being asked: in a window of its own on the floor, over the page on newer toolkits. */
static GtkWidget *
find_question (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      for (GtkWidget *w = gtk_root_get_focus (GTK_ROOT (window)); w != NULL; w = gtk_widget_get_parent (w))
        if (GTK_IS_ENTRY (w) && gtk_entry_get_activates_default (GTK_ENTRY (w)))
          return w;
    }
  return NULL;
}

static void
answer (Follower  *self,
        GtkWidget *entry)
{
  gpointer weak = entry;

  g_object_add_weak_pointer (G_OBJECT (entry), &weak);
  gtk_editable_set_text (GTK_EDITABLE (entry), self->name);
  self->n_answers++;
  gtk_widget_activate_default (entry);   /* Enter */
  pump_until (weak == NULL);
}

/* What an action of the person's would have left behind. */
static gint64
count_actions (Follower *self)
{
  gint64 n = 0;

  g_assert_true (gops_store_read_int (self->test.store, &n, NULL, "SELECT count(*) FROM journal_action", NULL));
  return n;
}

/* Clicks a remedy and answers what it asks. Returns whether anything has changed for it. */
static gboolean
try_remedy (Follower  *self,
            GtkWidget *button)
{
  gint64 before = count_actions (self);
  GtkWidget *entry;

  g_signal_emit_by_name (button, "clicked");
  self->n_clicks++;
  wait_frames (self->window, 2);
  entry = find_question ();
  if (entry != NULL)
    answer (self, entry);
  settle (self);
  return count_actions (self) > before;
}

/* Clicks from the top what has an effect, until nothing has any more. */
static void
follow (Follower *self)
{
  gboolean changed = TRUE;

  while (changed)
    {
      g_autoptr (GPtrArray) remedies = find_remedies (self);

      changed = FALSE;
      for (guint i = 0; i < remedies->len && !changed; i++)
        changed = try_remedy (self, g_ptr_array_index (remedies, i));
      g_assert_cmpuint (self->n_clicks, <, MOST_CLICKS);
    }
}

static void
assert_clean (Follower *self)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (gops_session_get_dossier (session_of (self)));
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);

  for (guint i = 0; i < check->findings->len; i++)
    g_test_message ("left: %s", ((const GopsFinding *) g_ptr_array_index (check->findings, i))->title);
  g_test_message ("%u clicks, %u answers, %u clauses, balance %d, %u elements", self->n_clicks, self->n_answers, set->n_clauses,
                  check->balance.score, check->n_present);
  g_assert_cmpuint (gops_rule_check_count (check), ==, 0);
  g_assert_cmpint (check->balance.verdict, ==, GOPS_BALANCE_BALANCED);
  g_assert_cmpuint (check->n_present, ==, GOPS_N_ELEMENTS);
  g_assert_cmpuint (gops_session_count_advice (session_of (self), "rules"), ==, 0);
}

static void
test_follow (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *picture = g_strdup_printf ("followed-%s-%s", c->language, c->empty ? "empty" : "proposal");
  Follower self = { 0 };

  open_window (&self, c);
  follow (&self);
  assert_clean (&self);
  gops_ui_test_pictures (self.window, picture);
  close_window (&self);
}

int
main (int    argc,
      char **argv)
{
  static const Case cases[] = { { "en", TRUE }, { "en", FALSE }, { "zh_CN", TRUE }, { "zh_CN", FALSE } };
  g_autoptr (GError) error = NULL;

  gops_ui_test_init (&argc, &argv);
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "com.example.GroupOps.Test", "flags", G_APPLICATION_NON_UNIQUE, NULL);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/window/follow-advice/%s/%s", cases[i].language, cases[i].empty ? "empty" : "proposal");

      g_test_add_data_func (path, &cases[i], test_follow);
    }
  return g_test_run ();
}
