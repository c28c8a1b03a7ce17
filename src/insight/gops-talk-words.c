/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of what people say. */
#include "config.h"

#include <string.h>
#include <unicode/ubrk.h>

#include "gops-method.h"
#include "gops-shared-links.h"
#include "gops-talk-words.h"
#include "gops-text-clean.h"

struct _GopsTalkWords
{
  UBreakIterator *breaks;       /* (owned) (nullable) */
  GHashTable     *common;       /* (owned) (element-type utf8): words that say nothing; borrowed from the method */
  char           *single;       /* (owned) (nullable): the Chinese character before, where it stands alone */
  const char     *single_end;   /* behind it in the text */
};

static void
add_common (GHashTable        *common,
            const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (common, (gpointer) words[i]);
}

GopsTalkWords *
gops_talk_words_new (void)
{
  GopsTalkWords *self = g_new0 (GopsTalkWords, 1);
  const GopsWordList *list = gops_method_find_words (gops_method_get_default (), "common");
  UErrorCode status = U_ZERO_ERROR;

  self->breaks = ubrk_open (UBRK_WORD, "zh", NULL, 0, &status);
  self->common = g_hash_table_new (g_str_hash, g_str_equal);
  add_common (self->common, list->en);
  add_common (self->common, list->zh_cn);
  return self;
}

void
gops_talk_words_free (GopsTalkWords *self)
{
  g_clear_pointer (&self->breaks, ubrk_close);
  g_hash_table_unref (self->common);
  g_free (self->single);
  g_free (self);
}

/* --- what is no talk --- */

static void
blank_addresses (char *text)
{
  const char *p = text, *end;

  while ((p = gops_link_find (p, &end)) != NULL)
    {
      memset (text + (p - text), ' ', (gsize) (end - p));
      p = end;
    }
}

static gboolean
ends_mention (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2005;   /* WeChat puts a quarter of an em behind the name */
}

static void
blank_mentions (char *text)
{
  for (char *p = strchr (text, '@'), *end; p != NULL; p = strchr (end, '@'))
    {
      for (end = p; *end != '\0' && !ends_mention (g_utf8_get_char (end));)
        end = g_utf8_next_char (end);
      memset (p, ' ', (gsize) (end - p));
    }
}

/* --- words --- */

/* "写给", "跑着": two characters of a sentence that goes on; a few words end so all the same. */
static gboolean
is_fragment (const char *word)
{
  static const char *const ends[] = { "给", "了", "着", "得", "的", "把", "被", "在", "到", "和", "与", "跟", "向", NULL };
  static const char *const whole[] = { "补给", "供给", "目的", "存在", "内在", "外在", "潜在", "自在", "值得", "获得", "心得", "难得", "温和", "饱和",
                                       "参与", "方向", "走向", "棉被", "迟到", "报到", "签到", "周到", NULL };
  const char *second = g_utf8_next_char (word);

  return *second != '\0' && *g_utf8_next_char (second) == '\0' && g_strv_contains (ends, second) && !g_strv_contains (whole, word);
}

static void
tell (GopsTalkWords    *self,
      const char       *word,
      GopsTalkWordFunc  func,
      gpointer          data)
{
  if (!g_hash_table_contains (self->common, word) && !is_fragment (word))
    func (word, data);
}

static void
tell_pair (GopsTalkWords    *self,
           const char       *character,
           GopsTalkWordFunc  func,
           gpointer          data)
{
  g_autofree char *pair = g_strconcat (self->single, character, NULL);

  tell (self, pair, func, data);
}

/* A Chinese character alone: a word with the one before it, when that stood alone too. */
static void
take_single (GopsTalkWords    *self,
             char             *word,
             const char       *from,
             const char       *to,
             GopsTalkWordFunc  func,
             gpointer          data)
{
  if (g_hash_table_contains (self->common, word))
    {
      g_clear_pointer (&self->single, g_free);
      return;
    }
  if (self->single != NULL && self->single_end == from)
    tell_pair (self, word, func, data);
  g_free (self->single);
  self->single = g_strdup (word);
  self->single_end = to;
}

static gboolean
is_word (const char *word,
         gsize       length,
         int32_t     status)
{
  return status >= UBRK_WORD_LETTER && length <= GOPS_TALK_WORD_MOST && strpbrk (word, "_") == NULL;
}

static void
take_word (GopsTalkWords    *self,
           const char       *from,
           const char       *to,
           int32_t           status,
           GopsTalkWordFunc  func,
           gpointer          data)
{
  g_autofree char *copy = g_strndup (from, (gsize) (to - from));
  g_autofree char *word = g_utf8_strdown (copy, -1);
  gboolean single = g_utf8_next_char (word) == word + strlen (word);

  if (!is_word (word, strlen (word), status))
    return;
  if (!single)
    tell (self, word, func, data);
  else if (gops_char_is_han (g_utf8_get_char (word)))
    take_single (self, word, from, to, func, data);
}

void
gops_talk_words_split (GopsTalkWords    *self,
                       const char       *text,
                       GopsTalkWordFunc  func,
                       gpointer          data)
{
  g_autofree char *talk = g_utf8_make_valid (text, -1);
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  int32_t from, to;

  if (self->breaks == NULL)
    return;
  blank_addresses (talk);
  blank_mentions (talk);
  utext_openUTF8 (&utext, talk, -1, &status);
  ubrk_setUText (self->breaks, &utext, &status);
  if (U_SUCCESS (status))
    for (from = ubrk_first (self->breaks); (to = ubrk_next (self->breaks)) != UBRK_DONE; from = to)
      take_word (self, talk + from, talk + to, ubrk_getRuleStatus (self->breaks), func, data);
  g_clear_pointer (&self->single, g_free);
  utext_close (&utext);
}
