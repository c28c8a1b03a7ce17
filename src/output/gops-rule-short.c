/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short form: what matters most goes in first, and what no longer fits stays out, whole. */
#include "gops-rule-forms-private.h"

#include <string.h>

#include "gops-document-writers.h"
#include "gops-phrase.h"
#include "gops-platform.h"
#include "gops-sentence.h"
#include "gops-wording.h"

/* The lines in the order in which they are read. */
typedef enum
{
  LINE_PURPOSE,
  LINE_WELCOME,
  LINE_RED,
  LINE_FORBIDDEN,
  LINE_ADS,
  LINE_LADDER,
  LINE_ASK,
  LINE_APPEAL,
  LINE_QUIET,
  LINE_FULL,
  LINE_VERSION,
  N_LINES
} Line;

/* Lines that list things: the phrase around the list. The others are sentences by themselves. */
static const char *const frames[N_LINES] = {
  [LINE_WELCOME] = "short.welcome", [LINE_RED] = "short.red-lines", [LINE_FORBIDDEN] = "short.forbidden", [LINE_ADS] = "short.ads",
};

typedef struct
{
  const GopsDossier   *dossier;
  const GopsRuleSpace *space;
  const char          *language;
  char                *title;             /* (owned) (nullable) */
  GPtrArray           *lines[N_LINES];    /* (owned) (element-type utf8): what is in */
  GPtrArray           *offers[N_LINES];   /* (owned) (element-type utf8): what there is, the best first */
} Short;

/* --- what there is --- */

static void
offer (Short *self, Line line, char *text)
{
  if (text != NULL && *text != '\0')
    g_ptr_array_add (self->offers[line], text);
  else
    g_free (text);
}

static gboolean
in_section (gpointer clause, const char *section)
{
  return gops_rule_is (clause, GOPS_CLAUSE_SECTION, section);
}

/* Where a clause belongs; N_LINES: nowhere. */
static Line
line_of (gpointer clause)
{
  if (in_section (clause, "purpose"))
    return LINE_PURPOSE;
  if (in_section (clause, "advertising"))
    return LINE_ADS;
  if (in_section (clause, "penalties"))
    return LINE_LADDER;
  if (in_section (clause, "appeal"))
    return LINE_APPEAL;
  if (gops_rule_is (clause, GOPS_CLAUSE_TOPIC, "quiet"))
    return LINE_QUIET;
  if (in_section (clause, "encouraged"))
    return LINE_WELCOME;
  if (gops_rule_is (clause, GOPS_CLAUSE_POLARITY, "forbid"))
    return gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY) >= 3 || gops_rule_is (clause, GOPS_CLAUSE_TOPIC, "law") ? LINE_RED : LINE_FORBIDDEN;
  return N_LINES;
}

/* What the law forbids comes first among red lines, what is said of ads by a ban first among ads. */
static gboolean
comes_first (Line line, gpointer clause)
{
  return (line == LINE_RED && gops_rule_is (clause, GOPS_CLAUSE_TOPIC, "law"))
         || (line == LINE_ADS && gops_rule_is (clause, GOPS_CLAUSE_POLARITY, "forbid"));
}

static void
collect_clauses (Short *self, gboolean first)
{
  for (guint i = 0; i < self->dossier->clauses->len; i++)
    {
      gpointer clause = self->dossier->clauses->pdata[i];
      Line line = line_of (clause);

      if (line < N_LINES && comes_first (line, clause) == first && !gops_record_is_blank (clause, GOPS_CLAUSE_TEXT))
        offer (self, line, gops_rule_brief (self->dossier, clause));
    }
}

static void
collect (Short *self)
{
  const char *owner = gops_record_get_text (self->dossier->group, GOPS_GROUP_OWNER);

  for (guint i = 0; i < N_LINES; i++)
    {
      self->lines[i] = g_ptr_array_new ();
      self->offers[i] = g_ptr_array_new_with_free_func (g_free);
    }
  collect_clauses (self, TRUE);
  collect_clauses (self, FALSE);
  offer (self, LINE_ASK, gops_rule_contact (self->dossier));
  offer (self, LINE_FULL, gops_wording (self->language, "rules.short-note", "owner",
                                        *owner != '\0' ? owner : gops_phrase (self->language, "default.owner"), NULL));
  if (self->dossier->version != NULL)
    offer (self, LINE_VERSION, gops_rule_version_line (self->dossier));
}

/* --- what fits --- */

/* "A. B; C" must not end its line's sentence in the middle: marks at the end of a part go. */
static char *
join_parts (const Short *self, GPtrArray *parts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *part = g_strdup (parts->pdata[i]);

      if (g_str_has_suffix (part, "。") || g_str_has_suffix (part, "；"))
        part[strlen (part) - strlen ("。")] = '\0';
      else if (g_str_has_suffix (part, ".") || g_str_has_suffix (part, ";"))
        part[strlen (part) - 1] = '\0';
      g_string_append_printf (list, "%s%s", i > 0 ? gops_phrase (self->language, "list.semicolon") : "", part);
    }
  return g_string_free (list, FALSE);
}

static void
add_line (const Short *self, GopsDocument *document, Line line)
{
  g_autofree char *list = join_parts (self, self->lines[line]);
  g_autofree char *text = frames[line] != NULL ? gops_wording (self->language, frames[line], "list", list, NULL)
                                               : gops_sentence_close (list, self->language);

  if (self->lines[line]->len > 0)
    gops_document_add_paragraph (document, text);
}

static GopsDocument *
build (const Short *self)
{
  GopsDocument *document = gops_document_new (self->language, self->title);

  for (guint i = 0; i < N_LINES; i++)
    add_line (self, document, i);
  return document;
}

static gboolean
text_fits (const Short *self, const char *text)
{
  return (self->space->limit == 0 || gops_unit_measure (self->space->unit, text) <= self->space->limit)
         && gops_reading_seconds (text) <= GOPS_RULE_SHORT_SECONDS;
}

static gboolean
fits (const Short *self)
{
  g_autoptr (GopsDocument) document = build (self);
  g_autofree char *text = gops_write_text (document, self->space->markup);

  return text_fits (self, text);
}

/* Puts in the first offer of @line that is not in and fits. Returns: FALSE when there is none. */
static gboolean
take (Short *self, Line line)
{
  GPtrArray *offers = self->offers[line], *in = self->lines[line];

  while (offers->len > 0)
    {
      char *text = g_ptr_array_steal_index (offers, 0);

      g_ptr_array_add (in, text);
      if (fits (self))
        return TRUE;
      g_ptr_array_set_size (in, (int) in->len - 1);
      g_free (text);
    }
  return FALSE;
}

/* A long name leaves no room for anything else. */
static void
choose_title (Short *self)
{
  static const char *const phrases[] = { "rules.title", "rules.short-title" };

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autofree char *title = gops_rule_title (self->dossier, phrases[i]);

      if (self->space->limit == 0 || gops_unit_measure (self->space->unit, title) * 4 <= self->space->limit)
        {
          self->title = g_steal_pointer (&title);
          return;
        }
    }
}

static void
choose (Short *self)
{
  /* One of each in the order of what matters; an ad rule is whole only with the way that is allowed. */
  static const Line first[] = { LINE_PURPOSE, LINE_WELCOME, LINE_RED, LINE_ADS, LINE_LADDER, LINE_ASK, LINE_APPEAL, LINE_FULL, LINE_VERSION };
  /* Then as much encouragement as prohibition. */
  static const Line then[] = { LINE_ADS, LINE_WELCOME, LINE_RED, LINE_WELCOME, LINE_RED, LINE_QUIET, LINE_WELCOME, LINE_RED, LINE_FORBIDDEN,
                               LINE_WELCOME, LINE_RED, LINE_FORBIDDEN, LINE_WELCOME, LINE_FORBIDDEN };

  choose_title (self);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    if (!take (self, first[i]) && first[i] == LINE_RED)
      take (self, LINE_FORBIDDEN);
  for (guint i = 0; i < G_N_ELEMENTS (then); i++)
    take (self, then[i]);
}

static void
clear_short (Short *self)
{
  g_free (self->title);
  for (guint i = 0; i < N_LINES; i++)
    {
      g_ptr_array_set_free_func (self->lines[i], g_free);
      g_ptr_array_unref (self->lines[i]);
      g_ptr_array_unref (self->offers[i]);
    }
}

static gboolean
is_empty (const Short *self)
{
  for (guint i = 0; i < N_LINES; i++)
    if (self->lines[i]->len > 0)
      return FALSE;
  return TRUE;
}

GopsDocument *
gops_rules_short_document (const GopsDossier *dossier, const GopsRuleSpace *space)
{
  Short self = { dossier, space, gops_dossier_language (dossier) };
  GopsDocument *document;

  collect (&self);
  choose (&self);
  if (is_empty (&self))
    {
      const char *least = gops_phrase (self.language, "short.least");

      document = gops_document_new (self.language, NULL);
      if (text_fits (&self, least))
        gops_document_add_paragraph (document, least);
    }
  else
    document = build (&self);
  clear_short (&self);
  return document;
}
