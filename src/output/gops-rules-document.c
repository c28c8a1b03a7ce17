/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a group as a document. */
#include "gops-group-documents.h"

#include "gops-document-writers.h"
#include "gops-fill.h"
#include "gops-method.h"
#include "gops-phrase.h"
#include "gops-poster-date.h"
#include "gops-wording.h"

static void
add_clause (GopsDocument *document, const GopsDossier *dossier, GopsClause *clause, int *number)
{
  g_autofree char *text = gops_method_fill (dossier, gops_record_get_text (clause, GOPS_CLAUSE_TEXT));
  g_autofree char *consequence = gops_method_fill (dossier, gops_record_get_text (clause, GOPS_CLAUSE_CONSEQUENCE));

  if (g_strcmp0 (gops_record_get_text (clause, GOPS_CLAUSE_SECTION), "purpose") == 0)
    gops_document_add_paragraph (document, text);
  else if (*g_strstrip (text) != '\0')
    gops_document_add_numbered (document, ++*number, text, consequence);
}

static void
add_clauses (GopsDocument *document, const GopsDossier *dossier)
{
  const char *before = NULL;
  int number = 0;

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      GopsClause *clause = dossier->clauses->pdata[i];
      const char *section = gops_record_get_text (clause, GOPS_CLAUSE_SECTION);

      if (gops_record_is_blank (clause, GOPS_CLAUSE_TEXT))
        continue;
      if (section != NULL && g_strcmp0 (section, before) != 0)
        {
          g_autofree char *id = g_strconcat ("section.", section, NULL);

          gops_document_add_heading (document, gops_phrase (document->language, id));
          before = section;
        }
      add_clause (document, dossier, clause, &number);
    }
}

/* Whether a clause already says it, so that the foot of the text need not. */
static gboolean
is_said (const GopsDossier *dossier, guint column, const char *value)
{
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (g_strcmp0 (gops_record_get_text (dossier->clauses->pdata[i], column), value) == 0)
      return TRUE;
  return FALSE;
}

static void
add_times (GopsDocument *document, const GopsDossier *dossier)
{
  GopsGroup *group = dossier->group;
  const char *from = gops_record_get_text (group, GOPS_GROUP_QUIET_FROM), *until = gops_record_get_text (group, GOPS_GROUP_QUIET_UNTIL);
  g_autofree char *quiet = NULL;

  if (from == NULL || until == NULL || *from == '\0' || *until == '\0' || is_said (dossier, GOPS_CLAUSE_TOPIC, "quiet"))
    return;
  quiet = gops_wording (document->language, "rules.quiet", "from", from, "until", until, NULL);
  gops_document_add_note (document, quiet);
}

static void
add_contact (GopsDocument *document, const GopsDossier *dossier)
{
  GopsGroup *group = dossier->group;
  gint64 hours = gops_record_get_int (group, GOPS_GROUP_RESPONSE_HOURS);
  g_autofree char *hours_text = g_strdup_printf ("%" G_GINT64_FORMAT, hours);
  const char *owner = gops_record_get_text (group, GOPS_GROUP_OWNER);
  g_autofree char *line = NULL;

  if (is_said (dossier, GOPS_CLAUSE_SECTION, "reporting") || is_said (dossier, GOPS_CLAUSE_TOPIC, "answer"))
    return;
  if (owner == NULL || *owner == '\0')
    owner = gops_phrase (document->language, "default.owner");
  if (hours > 0)
    line = gops_wording (document->language, "rules.contact", "owner", owner, "hours", hours_text, NULL);
  else
    line = gops_wording (document->language, "rules.owner", "owner", owner, NULL);
  gops_document_add_note (document, line);
}

static void
add_version (GopsDocument *document, const GopsDossier *dossier)
{
  GopsGroup *group = dossier->group;
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (1, gops_record_get_int (group, GOPS_GROUP_RULES_VERSION)));
  g_autofree char *since = gops_poster_date_format (gops_record_get_text (group, GOPS_GROUP_RULES_EFFECTIVE_ON), "full", document->language);
  g_autofree char *next = gops_poster_date_format (gops_record_get_text (group, GOPS_GROUP_RULES_REVIEW_ON), "full", document->language);
  g_autofree char *line = gops_wording (document->language, *since != '\0' ? "rules.footer" : "rules.version", "n", version,
                                        "date", since, NULL);
  g_autofree char *review = gops_wording (document->language, "rules.review", "date", next, NULL);

  /* rules that nobody published are not in force */
  if (dossier->version != NULL)
    gops_document_add_note (document, line);
  if (*next != '\0')
    gops_document_add_note (document, review);
}

GopsDocument *
gops_rules_document (const GopsDossier *dossier)
{
  const char *language = gops_dossier_language (dossier);
  g_autofree char *title = gops_wording (language, "rules.title", "group", gops_record_get_text (dossier->group, GOPS_GROUP_NAME), NULL);
  GopsDocument *document = gops_document_new (language, title);

  add_clauses (document, dossier);
  add_times (document, dossier);
  add_contact (document, dossier);
  add_version (document, dossier);
  return document;
}

char *
gops_rules_text (const GopsDossier *dossier, const char *platform)
{
  g_autoptr (GopsDocument) document = gops_rules_document (dossier);
  const GopsPlatform *found = gops_method_find_platform (gops_method_get_default (),
                                                         platform != NULL ? platform : gops_dossier_platform (dossier));

  return gops_write_text (document, found != NULL ? found->markup : "plain");
}
