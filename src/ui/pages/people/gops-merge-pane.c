/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggestions of who is one. */
#include "config.h"

#include "gops-merge-pane.h"

#include <glib/gi18n.h>

#include "gops-changes.h"
#include "gops-people-merge.h"
#include "gops-people-state.h"
#include "gops-person-card.h"
#include "gops-person-suggest.h"
#include "gops-store-task.h"
#include "gops-suggestion-card.h"

#define MOST_FOUND   1000
#define MOST_SHOWN   50       /* the next ones come as these are decided */
#define SETTLES_MS   400      /* after a change, before it is looked again */

struct _GopsMergePane
{
  AdwBin parent_instance;

  GopsSession  *session;      /* (owned) */
  GPtrArray    *suggestions;  /* (owned) (nullable): NULL until it was looked */
  GCancellable *looking;      /* (owned) (nullable) */
  guint         timeout;
  gboolean      applying;     /* merging, in a thread */

  GtkSpinner   *spinner;
  GtkLabel     *summary;
  GtkWidget    *look;
  GtkBox       *cards;
  GtkWidget    *foot;
  GtkButton    *apply;
};

G_DEFINE_FINAL_TYPE (GopsMergePane, gops_merge_pane, ADW_TYPE_BIN)

enum { FOUND, N_SIGNALS };
static guint signals[N_SIGNALS];

static void show (GopsMergePane *self);

static GopsStore *
store_of (GopsMergePane *self)
{
  return gops_session_get_store (self->session);
}

guint
gops_merge_pane_n_found (GopsMergePane *self)
{
  return self->suggestions != NULL ? self->suggestions->len : 0;
}

gboolean
gops_merge_pane_is_busy (GopsMergePane *self)
{
  return self->looking != NULL || self->timeout != 0 || self->applying;
}

/* --- deciding --- */

/* Of the two, and of whom was merged, nothing is suggested any more; the next card gets the focus. */
static void
drop (GopsMergePane *self,
      gint64         kept,
      gint64         merged,
      gboolean       gone)
{
  GtkWidget *first;

  for (guint i = self->suggestions->len; i-- > 0;)
    {
      const GopsPersonSuggestion *one = self->suggestions->pdata[i];

      if ((one->kept == kept && one->merged == merged) || (gone && (one->kept == merged || one->merged == merged)))
        g_ptr_array_remove_index (self->suggestions, i);
    }
  show (self);
  first = gtk_widget_get_first_child (GTK_WIDGET (self->cards));
  if (first != NULL)
    gops_suggestion_card_focus (GOPS_SUGGESTION_CARD (first));
}

static const GopsPersonSuggestion *
find_suggestion (GopsMergePane      *self,
                 GopsSuggestionCard *card)
{
  for (guint i = 0; i < self->suggestions->len; i++)
    {
      const GopsPersonSuggestion *one = self->suggestions->pdata[i];

      if (one->kept == gops_suggestion_card_get_kept (card) && one->merged == gops_suggestion_card_get_merged (card))
        return one;
    }
  return NULL;
}

static void
on_merge_cb (GopsMergePane      *self,
             GopsSuggestionCard *card)
{
  const GopsPersonSuggestion *one = find_suggestion (self, card);
  g_autofree char *reason = one != NULL ? gops_person_suggestion_reason (one) : NULL;
  g_autofree char *text = one != NULL ? g_strdup_printf (_("“%s” and “%s” are one now"), one->kept_name, one->merged_name) : NULL;
  g_autoptr (GError) error = NULL;

  if (one == NULL || self->applying)
    return;
  gops_session_flush (self->session);
  if (gops_people_merge (store_of (self), one->kept, one->merged, reason, NULL, &error))
    {
      gops_session_toast_undo (self->session, text);
      drop (self, one->kept, one->merged, TRUE);
    }
  else
    gops_session_report (self->session, error);
}

static void
on_apart_cb (GopsMergePane      *self,
             GopsSuggestionCard *card)
{
  const GopsPersonSuggestion *one = find_suggestion (self, card);
  g_autoptr (GError) error = NULL;

  if (one == NULL || self->applying)
    return;
  gops_session_flush (self->session);
  if (gops_people_set_apart (store_of (self), one->kept, one->merged, &error))
    {
      gops_session_toast_undo (self->session, _("Noted as two people"));
      drop (self, one->kept, one->merged, FALSE);
    }
  else
    gops_session_report (self->session, error);
}

static void
on_open_cb (GopsMergePane *self,
            gint64         person)
{
  gops_person_card_present (self->session, person, GTK_WIDGET (self));
}

static gpointer
apply_all (GopsStore     *store,
           gpointer       data,
           GopsProgress  *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  guint n = 0;

  return gops_person_suggest_apply (store, data, GOPS_PERSON_SUGGEST_SURE, &n, error) ? GUINT_TO_POINTER (n + 1) : NULL;
}

static void
on_applied_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GopsMergePane) self = user_data;
  g_autoptr (GError) error = NULL;
  guint n = GPOINTER_TO_UINT (gops_store_run_finish (GOPS_STORE (source), result, &error));
  g_autofree char *text = n > 0 ? g_strdup_printf (ngettext ("%u merged", "%u merged", n - 1), n - 1) : NULL;

  self->applying = FALSE;
  if (self->session == NULL)
    return;
  gops_session_report (self->session, error);
  if (text != NULL)
    gops_session_toast_undo (self->session, text);
  gops_merge_pane_look (self);
}

static void
on_apply_clicked_cb (GopsMergePane *self)
{
  if (self->suggestions == NULL || gops_merge_pane_is_busy (self))
    return;
  gops_session_flush (self->session);
  self->applying = TRUE;
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  gops_store_run_async (store_of (self), apply_all, g_ptr_array_ref (self->suggestions), (GDestroyNotify) g_ptr_array_unref, NULL, NULL, NULL, NULL,
                        on_applied_cb, g_object_ref (self));
}

/* --- showing --- */

static guint
count_sure (GopsMergePane *self)
{
  guint n = 0;

  for (guint i = 0; i < gops_merge_pane_n_found (self); i++)
    n += ((GopsPersonSuggestion *) self->suggestions->pdata[i])->verdict->score >= GOPS_PERSON_SUGGEST_SURE;
  return n;
}

/* (transfer full): where somebody is */
static char *
dup_facts (GopsMergePane *self,
           gint64         person)
{
  g_autoptr (GopsPersonRow) row = gops_record_load (GOPS_TYPE_PERSON_ROW, store_of (self), person, NULL);

  return row != NULL ? gops_people_facts (row, NULL) : g_strdup ("");
}

static void
add_card (GopsMergePane              *self,
          const GopsPersonSuggestion *suggestion)
{
  g_autofree char *kept = dup_facts (self, suggestion->kept), *merged = dup_facts (self, suggestion->merged);
  GtkWidget *card = gops_suggestion_card_new (suggestion, kept, merged);

  g_signal_connect_object (card, "merge", G_CALLBACK (on_merge_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "apart", G_CALLBACK (on_apart_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "open", G_CALLBACK (on_open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->cards, card);
}

static char *
dup_summary (GopsMergePane *self)
{
  guint n = gops_merge_pane_n_found (self);

  if (self->suggestions == NULL)
    return g_strdup (_("People come in from every group and list. Find those who stand here twice: by number, address, or name with a second sign."));
  if (n == 0)
    return g_strdup (_("Nobody seems to stand here twice."));
  if (n > MOST_SHOWN)
    return g_strdup_printf (_("%u pairs may be one; the first %u are shown. Each merge can be split again."), n, MOST_SHOWN);
  return g_strdup_printf (ngettext ("%u pair may be one. A merge can be split again.", "%u pairs may be one. Each merge can be split again.", n), n);
}

/* One person alone is nobody twice. */
static gboolean
has_several_people (GopsMergePane *self)
{
  gint64 n = 0;

  return gops_store_read_int (store_of (self), &n, NULL, "SELECT count (*) FROM (SELECT 1 FROM person_view LIMIT 2)", NULL) && n > 1;
}

static void
show_look (GopsMergePane *self)
{
  gtk_widget_set_visible (self->look, self->suggestions == NULL && has_several_people (self));
}

static void
show_cards (GopsMergePane *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->cards))) != NULL)
    gtk_box_remove (self->cards, child);
  for (guint i = 0; i < MIN (gops_merge_pane_n_found (self), MOST_SHOWN); i++)
    add_card (self, self->suggestions->pdata[i]);
}

static void
show (GopsMergePane *self)
{
  guint n_sure = count_sure (self);
  g_autofree char *summary = dup_summary (self);
  g_autofree char *apply = g_strdup_printf (ngettext ("Merge %u Sure Pair", "Merge All %u Sure Pairs", n_sure), n_sure);

  gtk_label_set_label (self->summary, summary);
  show_look (self);
  gtk_button_set_label (self->apply, apply);
  gtk_widget_set_visible (self->foot, n_sure > 0);
  show_cards (self);
  g_signal_emit (self, signals[FOUND], 0);
}

/* --- looking --- */

static gpointer
suggest (GopsStore     *store,
         gpointer       data,
         GopsProgress  *progress,
         GCancellable  *cancellable,
         GError       **error)
{
  return gops_person_suggest (store, GOPS_PERSON_SUGGEST_LEAST, MOST_FOUND, progress, cancellable, error);
}

static gboolean
are_equal (const GPtrArray *a,
           const GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GopsPersonSuggestion *left = a->pdata[i], *right = b->pdata[i];

      if (left->kept != right->kept || left->merged != right->merged || left->verdict->score != right->verdict->score)
        return FALSE;
    }
  return TRUE;
}

static void
take (GopsMergePane *self,
      GPtrArray     *suggestions)
{
  gboolean same = are_equal (self->suggestions, suggestions);

  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  self->suggestions = suggestions;
  if (!same)
    show (self);
}

static void
on_suggested_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GopsMergePane) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *suggestions = gops_store_run_finish (GOPS_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;   /* the page is gone, or it is being looked anew */
  g_clear_object (&self->looking);
  if (self->session == NULL)
    {
      g_clear_pointer (&suggestions, g_ptr_array_unref);
      return;
    }
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), TRUE);
  gops_session_report (self->session, error);
  if (suggestions != NULL)
    take (self, suggestions);
}

static void
stop_looking (GopsMergePane *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

void
gops_merge_pane_look (GopsMergePane *self)
{
  stop_looking (self);
  self->looking = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  gops_store_run_async (store_of (self), suggest, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL, NULL, self->looking,
                        on_suggested_cb, g_object_ref (self));
}

static gboolean
on_settled_cb (gpointer data)
{
  GopsMergePane *self = data;

  self->timeout = 0;
  gops_merge_pane_look (self);
  return G_SOURCE_REMOVE;
}

/* Once it was looked, what is suggested follows the people. */
static void
on_store_changed_cb (GopsMergePane *self,
                     GopsChanges   *changes)
{
  if (self->suggestions == NULL || (!gops_changes_touch (changes, "person") && !gops_changes_touch (changes, "person_apart") &&
                                    !gops_changes_touch (changes, "person_merge") && !gops_changes_touch (changes, "membership")))
    return;
  stop_looking (self);
  self->timeout = g_timeout_add (SETTLES_MS, on_settled_cb, self);
}

/* --- object --- */

static void
gops_merge_pane_dispose (GObject *object)
{
  GopsMergePane *self = GOPS_MERGE_PANE (object);

  stop_looking (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOPS_TYPE_MERGE_PANE);

  G_OBJECT_CLASS (gops_merge_pane_parent_class)->dispose (object);
}

static void
gops_merge_pane_class_init (GopsMergePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gops_merge_pane_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/people/gops-merge-pane.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, GopsMergePane, name)
  CHILD (spinner);
  CHILD (summary);
  CHILD (look);
  CHILD (cards);
  CHILD (foot);
  CHILD (apply);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, gops_merge_pane_look);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked_cb);
  signals[FOUND] = g_signal_new ("found", GOPS_TYPE_MERGE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gops_merge_pane_init (GopsMergePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gops_merge_pane_new (GopsSession *session)
{
  GopsMergePane *self = g_object_new (GOPS_TYPE_MERGE_PANE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (store_of (self), "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (show_look), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
