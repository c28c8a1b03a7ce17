/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules in full. */
#include "gops-rule-long.h"

#include "gops-phrase.h"
#include "gops-poster-date.h"
#include "gops-wording.h"

static void
add_clause (GopsDocument *document, const GopsRuleLong *rules, const GopsLongClause *clause, int *number)
{
  g_autofree char *text = gops_fill (&rules->values, clause->text);
  g_autofree char *consequence = gops_fill (&rules->values, clause->consequence);

  if (g_strcmp0 (clause->section, "purpose") == 0)
    gops_document_add_paragraph (document, text);
  else if (*g_strstrip (text) != '\0')
    gops_document_add_numbered (document, ++*number, text, consequence);
}

static gboolean
is_blank (const char *text)
{
  while (text != NULL && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text == NULL || *text == '\0';
}

static void
add_clauses (GopsDocument *document, const GopsRuleLong *rules)
{
  const char *before = NULL;
  int number = 0;

  for (guint i = 0; i < rules->n_clauses; i++)
    {
      const GopsLongClause *clause = &rules->clauses[i];

      if (is_blank (clause->text))
        continue;
      if (clause->section != NULL && g_strcmp0 (clause->section, before) != 0)
        {
          g_autofree char *id = g_strconcat ("section.", clause->section, NULL);

          gops_document_add_heading (document, gops_phrase (document->language, id));
          before = clause->section;
        }
      add_clause (document, rules, clause, &number);
    }
}

/* Whether a clause already says it, so that the foot of the text need not. */
static gboolean
is_said (const GopsRuleLong *rules, const char *section, const char *topic)
{
  for (guint i = 0; i < rules->n_clauses; i++)
    if ((section != NULL && g_strcmp0 (rules->clauses[i].section, section) == 0) || g_strcmp0 (rules->clauses[i].topic, topic) == 0)
      return TRUE;
  return FALSE;
}

static void
add_times (GopsDocument *document, const GopsRuleLong *rules)
{
  const char *from = rules->values.quiet_from, *until = rules->values.quiet_until;
  g_autofree char *quiet = NULL;

  if (from == NULL || until == NULL || *from == '\0' || *until == '\0' || is_said (rules, NULL, "quiet"))
    return;
  quiet = gops_wording (document->language, "rules.quiet", "from", from, "until", until, NULL);
  gops_document_add_note (document, quiet);
}

static void
add_contact (GopsDocument *document, const GopsRuleLong *rules)
{
  g_autofree char *hours = g_strdup_printf ("%d", rules->values.response_hours);
  const char *owner = rules->values.owner;
  g_autofree char *line = NULL;

  if (is_said (rules, "reporting", "answer"))
    return;
  if (owner == NULL || *owner == '\0')
    owner = gops_phrase (document->language, "default.owner");
  if (rules->values.response_hours > 0)
    line = gops_wording (document->language, "rules.contact", "owner", owner, "hours", hours, NULL);
  else
    line = gops_wording (document->language, "rules.owner", "owner", owner, NULL);
  gops_document_add_note (document, line);
}

static void
add_version (GopsDocument *document, const GopsRuleLong *rules)
{
  g_autofree char *version = g_strdup_printf ("%d", rules->version);
  g_autofree char *since = gops_poster_date_format (rules->effective_on, "full", document->language);
  g_autofree char *next = gops_poster_date_format (rules->review_on, "full", document->language);
  g_autofree char *line = gops_wording (document->language, *since != '\0' ? "rules.footer" : "rules.version", "n", version,
                                        "date", since, NULL);
  g_autofree char *review = gops_wording (document->language, "rules.review", "date", next, NULL);

  /* rules that nobody published are not in force */
  if (rules->version > 0)
    gops_document_add_note (document, line);
  if (*next != '\0')
    gops_document_add_note (document, review);
}

GopsDocument *
gops_rule_long_document (const GopsRuleLong *rules)
{
  const char *language = rules->values.language;
  g_autofree char *title = gops_wording (language, "rules.title", "group", rules->values.group != NULL ? rules->values.group : "", NULL);
  GopsDocument *document = gops_document_new (language, title);

  add_clauses (document, rules);
  add_times (document, rules);
  add_contact (document, rules);
  add_version (document, rules);
  return document;
}
