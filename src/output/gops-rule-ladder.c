/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of penalty for each class of offence. The steps stand in the clauses as people write them: "a reminder first,
 * removal the second time", "reminder; again, a week without posting"; they are told apart by the words for first, second,
 * third and again. */
#include "gops-rule-forms-private.h"

#include <string.h>

#include "gops-phrase.h"
#include "gops-sentence.h"

#define N_STEPS 3

/* A word that says which time is meant. */
typedef struct
{
  const char *word;    /* in small letters */
  int         step;    /* 0: the one after the last */
  gboolean    begins;  /* only at the beginning of a piece, where it says so */
  gboolean    stays;   /* the word belongs to what is done */
} StepWord;

/* The longer ones first: they are taken out of the text. */
static const StepWord step_words[] = {
  { " after the third time", 3 }, { " the third time", 3 }, { "the third time ", 3 }, { "third time", 3, TRUE },
  { "on the third time", 3, TRUE },
  { " after the second time", 2 }, { " the second time", 2 }, { "the second time ", 2 }, { " the next time", 2 },
  { "on the second time", 2, TRUE }, { "second time", 2, TRUE }, { "the second time", 2, TRUE }, { "next time", 0, TRUE },
  { "if it happens again", 0, TRUE }, { "if repeated", 0, TRUE }, { "when repeated", 0, TRUE }, { "on repetition", 0, TRUE },
  { "repeated", 0, TRUE }, { "once more", 0, TRUE }, { "if again", 0, TRUE }, { "again", 0, TRUE }, { "after that", 0, TRUE },
  { "afterwards", 0, TRUE }, { "and then", 0, TRUE }, { "then ", 0 }, { "then", 0, TRUE },
  { " at first", 1 }, { "at first", 1, TRUE }, { "first time", 1, TRUE }, { "the first time", 1, TRUE }, { " first", 1 },
  { "第三次再犯", 3 }, { "第三次", 3 }, { "三犯", 3 }, { "三次", 3, TRUE }, { "屡犯", 3 }, { "屡教不改", 3 }, { "多次", 3, TRUE },
  { "第二次再犯", 2 }, { "第二次", 2 }, { "二次", 2, TRUE }, { "下次", 0, TRUE }, { "再犯", 0 }, { "再次", 0 }, { "又犯", 0 },
  { "仍不改", 0, TRUE }, { "再发", 0, TRUE }, { "再有", 0, TRUE }, { "再来", 0, TRUE }, { "还发", 0, TRUE }, { "接着", 2, FALSE, TRUE },
  { "首次", 1 }, { "第一次", 1 }, { "先", 1 },
};

/* After these nothing is left to do. */
static const char *const last_words[] = {
  "removal", "removed", "membership ends", "out of the group", "banned", "移出", "踢", "终止", "取消邀请", "拉黑", NULL,
};

/* What is removed is not always a person: "message removed". */
static const char *const removed_things[] = {
  "message", "messages", "post", "posts", "link", "links", "ad", "ads", "advert", "adverts", "picture", "pictures", "photo",
  "photos", "recording", "recordings", "file", "files", "comment", "comments", "it", NULL,
};

typedef struct
{
  int        severity;
  GPtrArray *offences;       /* (owned) (element-type utf8) */
  char      *consequence;    /* (owned) what they have in common */
  char      *steps[N_STEPS]; /* (owned) */
} Class;

static void
free_class (gpointer data)
{
  Class *class = data;

  g_ptr_array_unref (class->offences);
  g_free (class->consequence);
  for (guint i = 0; i < N_STEPS; i++)
    g_free (class->steps[i]);
  g_free (class);
}

/* --- a consequence as steps --- */

/* Whether the word before @at is one of those that are removed themselves. */
static gboolean
removes_thing (const char *text, const char *at)
{
  const char *end = at, *start;
  g_autofree char *word = NULL;

  while (end > text && g_ascii_isspace (end[-1]))
    end--;
  for (start = end; start > text && g_ascii_isalpha (start[-1]); start--)
    ;
  word = g_strndup (start, (gsize) (end - start));
  return g_strv_contains (removed_things, word);
}

static gboolean
is_final (const char *step)
{
  g_autofree char *lower = g_utf8_strdown (step, -1);

  for (guint i = 0; last_words[i] != NULL; i++)
    {
      const char *found = strstr (lower, last_words[i]);

      if (found != NULL && !removes_thing (lower, found))
        return TRUE;
    }
  return FALSE;
}

static void
add_to_step (Class *class, int step, const char *text, const char *comma)
{
  char **place = &class->steps[step];
  g_autofree char *before = *place;

  *place = before != NULL ? g_strconcat (before, comma, text, NULL) : g_strdup (text);
}

/* Whether @piece begins with @word as a whole word: 再发 also before what follows in Han. */
static gboolean
begins_with (const char *piece, const char *word)
{
  const char *rest = piece + strlen (word);

  return g_str_has_prefix (piece, word) && !(g_ascii_isalpha (rest[-1]) && g_ascii_isalpha (*rest));
}

/* Where @word says which time is meant in @small, NULL where it does not. */
static const char *
find_step_word (const char *small, const StepWord *word)
{
  if (word->begins)
    return begins_with (small, word->word) ? small : NULL;
  return strstr (small, word->word);
}

/* Which step the piece is, without the word that says so. Returns: -1 where none says. */
static int
take_step_word (GString *piece, int last)
{
  g_autofree char *small = g_ascii_strdown (piece->str, -1);   /* as long as the piece itself */

  for (guint i = 0; i < G_N_ELEMENTS (step_words); i++)
    {
      const char *found = find_step_word (small, &step_words[i]);

      if (found == NULL)
        continue;
      if (!step_words[i].stays)
        g_string_erase (piece, found - small, (gssize) strlen (step_words[i].word));
      while (piece->len > 0 && g_utf8_strchr (" :：", -1, g_utf8_get_char (piece->str)) != NULL)
        g_string_erase (piece, 0, g_utf8_next_char (piece->str) - piece->str);
      return step_words[i].step > 0 ? step_words[i].step - 1 : MIN (last + 1, N_STEPS - 1);
    }
  return -1;
}

static gboolean
parts_pieces (const char *p)
{
  return g_utf8_strchr (",;，；。", -1, g_utf8_get_char (p)) != NULL || (*p == '.' && (p[1] == ' ' || p[1] == '\0'));
}

/* The pieces between commas, semicolons and full stops.  (transfer full) (element-type utf8) */
static GPtrArray *
split_pieces (const char *text)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  const char *start = text;

  for (const char *p = text;; p = g_utf8_next_char (p))
    if (*p == '\0' || parts_pieces (p))
      {
        char *piece = g_strstrip (g_strndup (start, (gsize) (p - start)));

        if (*piece != '\0')
          g_ptr_array_add (pieces, piece);
        else
          g_free (piece);
        if (*p == '\0')
          return pieces;
        start = g_utf8_next_char (p);
      }
}

static void
find_steps (Class *class, const char *language)
{
  g_autoptr (GPtrArray) pieces = split_pieces (class->consequence);
  int last = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      g_autoptr (GString) piece = g_string_new (pieces->pdata[i]);
      int step = take_step_word (piece, last);

      last = step >= 0 ? step : last;
      g_strstrip (piece->str);
      if (*piece->str != '\0')
        add_to_step (class, last, piece->str, g_str_has_prefix (language, "zh") ? "，" : ", ");
    }
}

/* What nobody wrote: after a removal nothing; between two steps the first again; after the last the next one up. */
static void
fill_steps (Class *class, const char *language)
{
  for (int i = 0; i < N_STEPS; i++)
    {
      gboolean later = FALSE;

      for (int j = i + 1; j < N_STEPS; j++)
        later = later || class->steps[j] != NULL;
      if (class->steps[i] != NULL)
        continue;
      if (i > 0 && is_final (class->steps[i - 1]) && !later)
        class->steps[i] = g_strdup (gops_phrase (language, "ladder.none"));
      else if (i > 0 && later)
        class->steps[i] = g_strdup (class->steps[i - 1]);
      else if (i > 0 && strcmp (class->steps[i - 1], gops_phrase (language, "ladder.none")) == 0)
        class->steps[i] = g_strdup (class->steps[i - 1]);
      else
        class->steps[i] = g_strdup (gops_phrase (language, "ladder.next"));
    }
}

/* --- classes --- */

static Class *
find_class (GPtrArray *classes, int severity, const char *consequence)
{
  Class *class;

  for (guint i = 0; i < classes->len; i++)
    {
      class = classes->pdata[i];
      if (class->severity == severity && strcmp (class->consequence, consequence) == 0)
        return class;
    }
  class = g_new0 (Class, 1);
  class->severity = severity;
  class->offences = g_ptr_array_new_with_free_func (g_free);
  class->consequence = g_strdup (consequence);
  g_ptr_array_add (classes, class);
  return class;
}

static int
compare_classes (gconstpointer a, gconstpointer b)
{
  return (*(Class *const *) b)->severity - (*(Class *const *) a)->severity;
}

static GPtrArray *
collect_classes (const GopsDossier *dossier)
{
  GPtrArray *classes = g_ptr_array_new_with_free_func (free_class);

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      gpointer clause = dossier->clauses->pdata[i];
      g_autofree char *consequence = gops_rule_fill (dossier, clause, GOPS_CLAUSE_CONSEQUENCE);
      char *offence;

      if (!gops_rule_is (clause, GOPS_CLAUSE_POLARITY, "forbid") || gops_record_is_blank (clause, GOPS_CLAUSE_TEXT))
        continue;
      offence = gops_rule_brief (dossier, clause);
      g_ptr_array_add (find_class (classes, (int) CLAMP (gops_record_get_int (clause, GOPS_CLAUSE_SEVERITY), 1, 3), consequence)->offences,
                       offence != NULL ? offence : gops_rule_fill (dossier, clause, GOPS_CLAUSE_TEXT));
    }
  g_ptr_array_sort (classes, compare_classes);
  return classes;
}

/* --- what is the same for many --- */

/* The first clause of @section; of @library_id where there is such a one.  (transfer full): "–" when there is none */
static char *
find_way (const GopsDossier *dossier, const char *section, const char *library_id)
{
  gpointer found = NULL;
  char *text = NULL;

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      gpointer clause = dossier->clauses->pdata[i];

      if (gops_rule_is (clause, GOPS_CLAUSE_SECTION, section)
          && (found == NULL || (library_id != NULL && gops_rule_is (clause, GOPS_CLAUSE_LIBRARY_ID, library_id))))
        found = clause;
    }
  if (found != NULL)
    text = gops_rule_brief (dossier, found);
  return text != NULL ? text : g_strdup (gops_phrase (gops_dossier_language (dossier), "ladder.none"));
}

static char *
class_title (const Class *class, const char *language)
{
  g_autofree char *phrase = g_strdup_printf ("ladder.class-%d", class->severity), *offences = NULL;

  g_ptr_array_add (class->offences, NULL);
  offences = g_strjoinv (gops_phrase (language, "list.semicolon"), (char **) class->offences->pdata);
  g_ptr_array_set_size (class->offences, (int) class->offences->len - 1);
  return g_strconcat (gops_phrase (language, phrase), gops_phrase (language, "list.colon"), offences, NULL);
}

/* --- as a table and as a list --- */

static void
add_table_row (GopsDocument *document, const Class *class, const char *back, const char *appeal)
{
  g_autofree char *title = class_title (class, document->language);
  const char *cells[] = { title, class->steps[0], class->steps[1], class->steps[2], back, appeal, NULL };

  gops_document_add_row (document, cells);
}

static void
add_head (GopsDocument *document)
{
  const char *l = document->language;
  const char *head[] = { gops_phrase (l, "ladder.what"), gops_phrase (l, "ladder.first"), gops_phrase (l, "ladder.second"),
                         gops_phrase (l, "ladder.third"), gops_phrase (l, "ladder.back"), gops_phrase (l, "ladder.appeal"), NULL };

  gops_document_add_table (document, head);
}

static void
add_list_line (GopsDocument *document, const char *phrase, const char *text)
{
  g_autofree char *line = NULL;

  if (strcmp (text, gops_phrase (document->language, "ladder.none")) == 0)
    return;
  line = g_strconcat (gops_phrase (document->language, phrase), gops_phrase (document->language, "list.colon"), text, NULL);
  gops_document_add_bullet (document, line, NULL);
}

static void
add_list (GopsDocument *document, const Class *class, const char *back, const char *appeal)
{
  g_autofree char *title = class_title (class, document->language);

  gops_document_add_heading (document, title);
  add_list_line (document, "ladder.first", class->steps[0]);
  add_list_line (document, "ladder.second", class->steps[1]);
  add_list_line (document, "ladder.third", class->steps[2]);
  add_list_line (document, "ladder.back", back);
  add_list_line (document, "ladder.appeal", appeal);
}

static void
add_classes (GopsDocument *document, const GopsDossier *dossier, GPtrArray *classes, gboolean as_list)
{
  g_autofree char *back = find_way (dossier, "repair", NULL), *back_in = find_way (dossier, "repair", "repair-return");
  g_autofree char *appeal = find_way (dossier, "appeal", NULL);

  if (!as_list)
    add_head (document);
  for (guint i = 0; i < classes->len; i++)
    {
      Class *class = classes->pdata[i];

      find_steps (class, document->language);
      fill_steps (class, document->language);
      (as_list ? add_list : add_table_row) (document, class, is_final (class->steps[0]) ? back_in : back, appeal);
    }
}

/* The steps that hold for everything, in the group's own words. */
static void
add_steps (GopsDocument *document, const GopsDossier *dossier)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < dossier->clauses->len; i++)
    {
      gpointer clause = dossier->clauses->pdata[i];
      g_autofree char *text = gops_rule_fill (dossier, clause, GOPS_CLAUSE_TEXT);

      if (!gops_rule_is (clause, GOPS_CLAUSE_SECTION, "penalties") || *text == '\0')
        continue;
      if (!begun)
        gops_document_add_heading (document, gops_phrase (document->language, "rules.ladder"));
      begun = TRUE;
      gops_document_add_bullet (document, text, NULL);
    }
}

GopsDocument *
gops_rules_ladder_document (const GopsDossier *dossier, gboolean as_list)
{
  g_autofree char *title = gops_rule_title (dossier, "ladder.title"), *version = gops_rule_version_line (dossier);
  g_autoptr (GPtrArray) classes = collect_classes (dossier);
  GopsDocument *document = gops_document_new (gops_dossier_language (dossier), title);

  if (classes->len > 0)
    add_classes (document, dossier, classes, as_list);
  else
    gops_document_add_paragraph (document, gops_phrase (document->language, "ladder.empty"));
  add_steps (document, dossier);
  gops_document_add_note (document, version);
  return document;
}
