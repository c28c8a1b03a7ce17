/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For newcomers: questions and answers, and the message that welcomes them. */
#include "gops-rule-forms-private.h"

#include <string.h>

#include "gops-method.h"
#include "gops-phrase.h"
#include "gops-sentence.h"
#include "gops-wording.h"

/* --- questions and answers --- */

/* In the order in which newcomers ask. "question." + id is the question; a clause answers the one of its topic, else that of
 * its section. */
static const char *const questions[] = {
  "purpose", "admission", "encouraged", "ads", "quiet", "format", "activities", "forbidden", "privacy", "enforcement",
  "rewards", "penalties", "reporting", "appeal", "repair", "change",
};

static gboolean
is_question (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i], id))
      return TRUE;
  return FALSE;
}

static const char *
question_of (gpointer clause)
{
  const char *topic = gops_record_get_text (clause, GOPS_CLAUSE_TOPIC), *section = gops_record_get_text (clause, GOPS_CLAUSE_SECTION);

  if (g_str_equal (section, "advertising"))
    return "ads";
  /* What is encouraged or rewarded stays there, whatever it is about. */
  if (g_str_equal (section, "encouraged") || g_str_equal (section, "rewards") || g_str_equal (section, "purpose"))
    return section;
  return is_question (topic) ? topic : section;
}

static void
add_answer (GopsDocument *document, const GopsDossier *dossier, gpointer clause)
{
  g_autofree char *text = gops_rule_fill (dossier, clause, GOPS_CLAUSE_TEXT);
  g_autofree char *consequence = gops_rule_fill (dossier, clause, GOPS_CLAUSE_CONSEQUENCE);

  gops_document_add_bullet (document, text, consequence);
}

static void
add_question (GopsDocument *document, const GopsDossier *dossier, const char *question)
{
  g_autofree char *phrase = g_strconcat ("question.", question, NULL);
  gboolean asked = FALSE;

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      gpointer clause = dossier->clauses->pdata[i];

      if (gops_record_is_blank (clause, GOPS_CLAUSE_TEXT) || !g_str_equal (question_of (clause), question))
        continue;
      if (!asked)
        gops_document_add_heading (document, gops_phrase (document->language, phrase));
      asked = TRUE;
      add_answer (document, dossier, clause);
    }
}

GopsDocument *
gops_rules_questions_document (const GopsDossier *dossier)
{
  g_autofree char *title = gops_rule_title (dossier, "questions.title"), *contact = gops_rule_contact (dossier);
  g_autofree char *version = gops_rule_version_line (dossier);
  GopsDocument *document = gops_document_new (gops_dossier_language (dossier), title);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    add_question (document, dossier, questions[i]);
  gops_document_add_heading (document, gops_phrase (document->language, "question.who"));
  gops_document_add_bullet (document, contact, NULL);
  gops_document_add_note (document, version);
  return document;
}

/* --- welcome --- */

#define N_FIRST_THINGS 3

static gboolean
is_reading (gpointer clause)
{
  return gops_rule_is (clause, GOPS_CLAUSE_LIBRARY_ID, "admission-read-rules");
}

/* What a newcomer does with their own hands: under "who joins", how to introduce oneself, not who may. */
static gboolean
is_first_thing (gpointer clause)
{
  static const char *const topics[] = { "welcome", "format", "checkin", NULL };

  return gops_rule_is (clause, GOPS_CLAUSE_SECTION, "admission") && !gops_rule_is (clause, GOPS_CLAUSE_POLARITY, "forbid")
         && (g_strv_contains (topics, gops_record_get_text (clause, GOPS_CLAUSE_TOPIC))
             || is_reading (clause));
}

/* @text is the newcomer's next thing to do, unless there are three. Takes @text (nullable). */
static void
add_thing (GopsDocument *document, int *n, char *text)
{
  g_autofree char *own = text, *line = NULL;

  if (own == NULL || *n >= N_FIRST_THINGS)
    return;
  line = gops_sentence_close (own, document->language);
  gops_document_add_numbered (document, ++*n, line, NULL);
}

static void
add_things (GopsDocument *document, const GopsDossier *dossier)
{
  gboolean reads = FALSE, others = FALSE;
  int n = 0;

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      gpointer clause = dossier->clauses->pdata[i];

      if (!is_first_thing (clause))
        continue;
      add_thing (document, &n, gops_rule_brief (dossier, clause));
      reads = reads || is_reading (clause);
      others = others || !is_reading (clause);
    }
  /* What the rules say themselves need not be said again. */
  if (!others)
    add_thing (document, &n, g_strdup (gops_phrase (document->language, "welcome.introduce")));
  if (!reads)
    add_thing (document, &n, g_strdup (gops_phrase (document->language, "welcome.read")));
  add_thing (document, &n, g_strdup (gops_phrase (document->language, "welcome.ask")));
}

static void
add_purpose (GopsDocument *document, const GopsDossier *dossier)
{
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (gops_rule_is (dossier->clauses->pdata[i], GOPS_CLAUSE_SECTION, "purpose"))
      {
        g_autofree char *text = gops_rule_fill (dossier, dossier->clauses->pdata[i], GOPS_CLAUSE_TEXT);
        g_autofree char *line = gops_sentence_close (text, document->language);

        gops_document_add_paragraph (document, line);
        return;
      }
}

GopsDocument *
gops_rules_welcome_document (const GopsDossier *dossier)
{
  const char *language = gops_dossier_language (dossier), *owner = gops_record_get_text (dossier->group, GOPS_GROUP_OWNER);
  g_autofree char *title = gops_rule_title (dossier, "welcome.title"), *contact = gops_rule_contact (dossier);
  g_autofree char *asked = gops_sentence_close (contact, language);
  g_autofree char *rules = gops_wording (language, "welcome.rules", "owner", *owner != '\0' ? owner : gops_phrase (language, "default.owner"), NULL);
  GopsDocument *document = gops_document_new (language, title);

  add_purpose (document, dossier);
  gops_document_add_paragraph (document, gops_phrase (language, "welcome.first"));
  add_things (document, dossier);
  gops_document_add_note (document, asked);
  gops_document_add_note (document, rules);
  return document;
}
