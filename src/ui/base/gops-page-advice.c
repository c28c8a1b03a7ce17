/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The advice that waits on one page. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-advice-list.h"
#include "gops-advice-source.h"
#include "gops-brief.h"
#include "gops-compat.h"
#include "gops-fill.h"
#include "gops-page-advice.h"

#define PAGE_KEY "gops-page"

/* Rows are named by code, record and words: stable while the advice stays. */
static char *
id_of (const GopsAdvice *advice)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GSIZE_FORMAT, advice->code, advice->record,
                          advice->n_places > 0 ? advice->places[advice->n_places - 1].start : 0);
}

static gboolean
is_on_page (GtkWidget        *list,
            const GopsAdvice *advice)
{
  return g_str_equal (gops_page_to_string (advice->page), g_object_get_data (G_OBJECT (list), PAGE_KEY));
}

/* What is shown of each of two clauses that are held against each other. */
#define MOST_CHARACTERS 120

static void
append_clause (GString                *text,
               const GopsDossier      *dossier,
               const GopsFindingPlace *place)
{
  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      gpointer clause = g_ptr_array_index (dossier->clauses, i);
      g_autofree char *filled = NULL;
      g_autofree char *brief = NULL;

      if (gops_record_get_id (clause) != place->clause)
        continue;
      filled = gops_method_fill (dossier, gops_record_get_text (clause, place->field == GOPS_CLAUSE_FIELD_TEXT
                                                                  ? GOPS_CLAUSE_TEXT : GOPS_CLAUSE_CONSEQUENCE));
      brief = gops_brief (filled, MOST_CHARACTERS);
      g_string_append_printf (text, "\n• %s", brief);
    }
}

/* Why, and where two clauses contradict each other, both. Returns: (transfer full). */
static char *
explain (const GopsDossier *dossier,
         const GopsAdvice  *advice)
{
  GString *text = g_string_new (advice->why);

  for (guint i = 0; advice->n_places > 1 && i < advice->n_places; i++)
    append_clause (text, dossier, &advice->places[i]);
  return g_string_free (text, FALSE);
}

static void
show (GtkWidget   *list,
      GopsSession *session)
{
  GPtrArray *all = gops_session_get_advice (session);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) whys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree GopsAdviceRow *rows = g_new0 (GopsAdviceRow, MAX (all->len, 1));
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const GopsAdvice *advice = g_ptr_array_index (all, i);

      if (!is_on_page (list, advice))
        continue;
      g_ptr_array_add (ids, id_of (advice));
      g_ptr_array_add (whys, explain (gops_session_get_dossier (session), advice));
      g_ptr_array_add (sources, gops_advice_source_say (advice->source));
      g_ptr_array_add (lines, gops_advice_dup_line (advice));
      rows[n++] = (GopsAdviceRow) {
        .id = g_ptr_array_index (ids, ids->len - 1),
        .text = g_ptr_array_index (lines, lines->len - 1),
        .button = advice->remedy_label,
        .why = g_ptr_array_index (whys, whys->len - 1),
        .source = g_ptr_array_index (sources, sources->len - 1),
        .urgent = advice->severity >= GOPS_SEVERITY_WARNING,
        .optional = advice->severity == GOPS_SEVERITY_INFO,
      };
    }
  gops_advice_list_set_rows (GOPS_ADVICE_LIST (list), rows, n);
}

static void
on_session_refreshed_cb (GtkWidget   *list,
                         GopsSession *session)
{
  show (list, session);
}

/* (nullable) */
static const GopsAdvice *
find_advice (GtkWidget   *list,
             GopsSession *session,
             const char  *id)
{
  GPtrArray *all = gops_session_get_advice (session);

  for (guint i = 0; i < all->len; i++)
    {
      const GopsAdvice *advice = g_ptr_array_index (all, i);
      g_autofree char *candidate = id_of (advice);

      if (is_on_page (list, advice) && g_str_equal (candidate, id))
        return advice;
    }
  return NULL;
}

/* --- advice that has to be told something --- */

typedef struct
{
  GtkWidget   *list;      /* (owned) */
  GtkWidget   *entry;     /* (owned) */
  GopsSession *session;   /* (owned) */
  char        *id;        /* (owned) */
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->list);
  g_object_unref (question->entry);
  g_object_unref (question->session);
  g_free (question->id);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* What is asked for is not left empty. */
static void
on_entry_changed_cb (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  gops_alert_set_answer_enabled (GTK_WIDGET (entry), "set", *text != '\0');
}

static void
on_answered_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  g_autofree char *answer = gops_alert_ask_finish (result);
  const GopsAdvice *advice = find_advice (question->list, question->session, question->id);

  if (g_str_equal (answer, "set") && advice != NULL)
    (void) gops_session_apply_advice (question->session, advice, gtk_editable_get_text (GTK_EDITABLE (question->entry)));
}

static void
ask (GtkWidget        *list,
     GopsSession      *session,
     const GopsAdvice *advice)
{
  const GopsAlertAnswer answers[] = {
    { "cancel", _("_Cancel"), GOPS_ALERT_PLAIN },
    { "set", advice->remedy_label, GOPS_ALERT_SUGGESTED },
  };
  Question *question = g_new0 (Question, 1);
  GtkWidget *entry = gtk_entry_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, advice->asks, -1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  question->list = g_object_ref (list);
  question->entry = g_object_ref_sink (entry);
  question->session = g_object_ref (session);
  question->id = id_of (advice);
  g_signal_connect (entry, "changed", G_CALLBACK (on_entry_changed_cb), NULL);
  gops_alert_ask_async (list, advice->title, advice->asks, entry, answers, G_N_ELEMENTS (answers), "set", NULL, on_answered_cb, question);
  on_entry_changed_cb (GTK_EDITABLE (entry));
}

static void
on_advice_activated_cb (GtkWidget   *list,
                        const char  *id,
                        GopsSession *session)
{
  const GopsAdvice *advice = find_advice (list, session, id);

  if (advice != NULL && advice->asks != NULL)
    ask (list, session, advice);
  else if (advice != NULL)
    (void) gops_session_apply_advice (session, advice, NULL);
}

/**
 * gops_page_advice_new:
 * @page: a page's id, "positioning" … "publish"
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
gops_page_advice_new (GopsSession *session,
                      const char  *page)
{
  GtkWidget *list = gops_advice_list_new ();

  g_object_set_data_full (G_OBJECT (list), PAGE_KEY, g_strdup (page), g_free);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activated", G_CALLBACK (on_advice_activated_cb), session, 0);
  show (list, session);
  return list;
}
