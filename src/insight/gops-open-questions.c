/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions that nobody answered. */
#include "config.h"

#include <string.h>

#include "gops-message-number.h"
#include "gops-method.h"
#include "gops-open-questions.h"

#define MENTION_TIME ((gint64) 24 * 60 * GOPS_MINUTE)   /* within which naming who asked is taken for an answer */
#define MOST_LOOKED_AT 5000                   /* messages, for a name */

/* --- what is a question --- */

static gboolean
is_question_mark (gunichar c)
{
  return c == '?' || c == 0xff1f || c == 0x061f;
}

/* A mark at the end of a sentence; those inside an address belong to it. */
static gboolean
has_question_mark (const char *text)
{
  gboolean words = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *next = g_utf8_next_char (p);

      if (words && is_question_mark (g_utf8_get_char (p)) && !(*p == '?' && g_ascii_isalnum (*next)))
        return TRUE;
      words |= g_unichar_isalpha (g_utf8_get_char (p));
    }
  return FALSE;
}

/* Where a sentence ends, and where its first word begins. */
static const char *
next_sentence (const char *p)
{
  while (*p != '\0' && strchr (".!?\n", *p) == NULL)
    p = g_utf8_next_char (p);
  while (*p != '\0' && !g_unichar_isalpha (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static gboolean
begins_with_word (const char *text,
                  const char *word)
{
  gsize length = strlen (word);

  return strncmp (text, word, length) == 0 && !g_ascii_isalnum (text[length]) && text[length] != '\'';
}

static gboolean
begins_with_any (const char        *text,
                 const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (begins_with_word (text, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
asks_in_latin (const char         *text,
               const GopsWordList *words,
               const GopsWordList *rhetorical,
               const GopsWordList *telling)
{
  g_autofree char *small = g_utf8_strdown (text, -1);

  for (const char *p = small; *p != '\0'; p = next_sentence (p))
    if (begins_with_any (p, words->en) && !begins_with_any (p, rhetorical->en) && !begins_with_any (p, telling->en))
      return TRUE;
  return FALSE;
}

static gboolean
has_any (const char        *text,
         const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

#define MOST_BETWEEN 4   /* characters between a question word and the 都 that makes it no question: 几点集合都行 */

/* Where a Chinese clause ends. */
static const char *
end_of_clause (const char *p)
{
  static const char *const ends[] = { "，", "。", "！", "；", "、", "…", "：", NULL };

  for (; *p != '\0' && strchr (",.!;\n", *p) == NULL; p = g_utf8_next_char (p))
    for (guint i = 0; ends[i] != NULL; i++)
      if (g_str_has_prefix (p, ends[i]))
        return p;
  return p;
}

/* "都" or "也" soon behind the word: whatever it is. */
static gboolean
means_whatever (const char *behind)
{
  for (guint i = 0; i <= MOST_BETWEEN && *behind != '\0'; i++, behind = g_utf8_next_char (behind))
    if (g_str_has_prefix (behind, "都") || g_str_has_prefix (behind, "也"))
      return TRUE;
  return FALSE;
}

static gboolean
asks_in_clause (const char         *clause,
                const GopsWordList *words,
                const GopsWordList *rhetorical,
                const GopsWordList *telling)
{
  if (has_any (clause, rhetorical->zh_cn) || has_any (clause, telling->zh_cn))
    return FALSE;
  for (guint i = 0; words->zh_cn[i] != NULL; i++)
    {
      const char *at = strstr (clause, words->zh_cn[i]);

      if (at != NULL && !means_whatever (at + strlen (words->zh_cn[i])))
        return TRUE;
    }
  return FALSE;
}

static gboolean
asks_in_chinese (const char         *text,
                 const GopsWordList *words,
                 const GopsWordList *rhetorical,
                 const GopsWordList *telling)
{
  for (const char *p = text, *end; *p != '\0'; p = *end != '\0' ? g_utf8_next_char (end) : end)
    {
      g_autofree char *clause = g_strndup (p, (gsize) ((end = end_of_clause (p)) - p));

      if (asks_in_clause (clause, words, rhetorical, telling))
        return TRUE;
    }
  return FALSE;
}

gboolean
gops_question_is (const char *text)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsWordList *words = gops_method_find_words (method, "question"), *rhetorical = gops_method_find_words (method, "rhetorical");
  const GopsWordList *telling = gops_method_find_words (method, "telling");

  return has_question_mark (text) || asks_in_chinese (text, words, rhetorical, telling) || asks_in_latin (text, words, rhetorical, telling);
}

/* --- answers --- */

static gboolean
mentions (const char *text,
          const char *name)
{
  const char *at = *name != '\0' ? text : NULL;

  while (at != NULL && (at = strchr (at, '@')) != NULL)
    if (g_str_has_prefix (++at, name))
      return TRUE;
  return FALSE;
}

/* Whether the one who asked is named within a day. */
static gboolean
is_named (const GopsTalk *talk,
          guint           index)
{
  const GopsTalkMessage *question = gops_talk_get (talk, index);
  guint end = MIN (talk->messages->len, index + MOST_LOOKED_AT);

  for (guint i = index + 1; i < end && gops_talk_get (talk, i)->at - question->at <= MENTION_TIME; i++)
    if (gops_talk_get (talk, i)->person != question->person && mentions (gops_talk_get (talk, i)->body, question->name))
      return TRUE;
  return FALSE;
}

/* Messages that somebody replied to. */
static GHashTable *
find_replied (const GopsTalk *talk)
{
  GHashTable *replied = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < talk->messages->len; i++)
    if (gops_talk_get (talk, i)->reply_to != 0)
      g_hash_table_add (replied, (gpointer) &gops_talk_get (talk, i)->reply_to);
  return replied;
}

static int
minutes_between (const GopsTalkMessage *earlier,
                 const GopsTalkMessage *later)
{
  return (int) ((later->at - earlier->at) / GOPS_MINUTE);
}

GArray *
gops_open_questions_find (const GopsTalk *talk,
                          int             first,
                          guint           minutes,
                          gint64          now,
                          guint          *out_asked)
{
  GArray *open = g_array_new (FALSE, FALSE, sizeof (GopsOpenQuestion));
  g_autoptr (GHashTable) replied = find_replied (talk);
  const GopsTalkMessage *next = NULL, *other = NULL;   /* behind the message that is looked at; by somebody else than next */
  guint asked = 0;

  for (guint i = talk->messages->len; i-- > 0; next = gops_talk_get (talk, i))
    {
      const GopsTalkMessage *message = gops_talk_get (talk, i);
      GopsOpenQuestion question = { message, -1 };

      if (next != NULL && next->person != message->person)
        other = next;
      if (message->day < first || message->staff || !gops_question_is (message->body))
        continue;
      asked++;
      question.waits = other != NULL ? minutes_between (message, other) : -1;
      if ((now - message->at) / GOPS_MINUTE >= (gint64) minutes && (question.waits < 0 || question.waits > (int) minutes) &&
          !g_hash_table_contains (replied, &message->id) && !is_named (talk, i))
        g_array_append_val (open, question);
    }
  if (out_asked != NULL)
    *out_asked = asked;
  return open;
}
