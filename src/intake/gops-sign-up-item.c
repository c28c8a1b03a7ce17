/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One entry of a sign-up list: whose it is, how many, and what else is said. */
#include "config.h"

#include <string.h>

#include "gops-cell-clean.h"
#include "gops-sign-up-private.h"

#define MAX_WORDS 200

/**
 * Word:
 * @text: (owned)
 * @start: in the entry
 * @end: in the entry
 * @is_aside: in brackets
 * @breaks: a comma, dash or colon stands behind it
 */
typedef struct
{
  char     *text;
  gsize     start;
  gsize     end;
  gboolean  is_aside;
  gboolean  breaks;
  gboolean  used;   /* as name or count: no remark */
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->text);
}

void
gops_sign_up_item_free (GopsSignUpItem *self)
{
  g_free (self->text);
  g_free (self->name);
  g_free (self->said);
  g_free (self->unit);
  g_free (self->remark);
  g_free (self);
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xa0 || c == 0x2005 || c == 0x3000 || c == 0x200b || c == 0xfe0f;
}

/* ✓ ✔ ✅ ☑ √ 🗹: done, and nothing else: neither a part of a name nor worth a remark */
static gboolean
is_tick (gunichar c)
{
  return c == 0x2713 || c == 0x2714 || c == 0x2705 || c == 0x2611 || c == 0x221a || c == 0x1f5f9;
}

/* What stands between words; a colon between digits is a time. */
static gboolean
is_break (const char *text,
          const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == ':')
    return !(p > text && g_ascii_isdigit (p[-1]) && g_ascii_isdigit (p[1])) && p[1] != '/';
  return c == ',' || c == ';' || c == '|' || c == 0xff0c || c == 0xff1b || c == 0xff1a || c == 0x3001 || c == 0x2014 ||
         c == 0x2013 || c == '=' || c == 0x3002 || is_tick (c);
}

/* A dash with blanks around it separates; within a word it does not. */
static gboolean
is_dash (const char *text,
         const char *p)
{
  if (*p != '-' || !is_blank (g_utf8_get_char (p + 1)))
    return FALSE;
  return p == text || is_blank (g_utf8_get_char (g_utf8_prev_char (p)));
}

static const char *
find_close (const char *p)
{
  static const struct
  {
    const char *open;
    const char *close;
  } brackets[] = { { "(", ")" }, { "（", "）" }, { "(", "）" }, { "（", ")" }, { "[", "]" }, { "【", "】" } };

  for (guint i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      const char *close = g_str_has_prefix (p, brackets[i].open) ? strstr (p, brackets[i].close) : NULL;

      if (close != NULL)
        return close + strlen (brackets[i].close);
    }
  return NULL;
}

static void
add_word (GArray     *words,
          const char *text,
          const char *start,
          const char *end,
          gboolean    is_aside)
{
  Word word = { g_strndup (start, end - start), start - text, end - text, is_aside, FALSE, FALSE };

  g_array_append_val (words, word);
}

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *start = NULL, *p = text, *close;

  g_array_set_clear_func (words, word_clear);
  for (; *p != '\0' && words->len < MAX_WORDS; p = g_utf8_next_char (p))
    {
      gboolean breaks = is_break (text, p) || is_dash (text, p);

      close = find_close (p);
      if (start != NULL && (breaks || close != NULL || is_blank (g_utf8_get_char (p))))
        {
          add_word (words, text, start, p, FALSE);
          start = NULL;
        }
      if (close != NULL)
        {
          add_word (words, text, p, close, TRUE);
          p = g_utf8_prev_char (close);
        }
      else if (breaks && words->len > 0)
        g_array_index (words, Word, words->len - 1).breaks = TRUE;
      else if (!breaks && start == NULL && !is_blank (g_utf8_get_char (p)))
        start = p;
    }
  if (start != NULL)
    add_word (words, text, start, text + strlen (text), FALSE);
  return words;
}

/* A room or house: people put it before their name. */
static gboolean
is_address (const char *word)
{
  static const char *const signs[] = { "栋", "幢", "号楼", "单元", "室", "座", "弄", "#", "-" };
  gsize digits = strcspn (word, "0123456789");

  if (word[digits] == '\0' || g_utf8_strlen (word, -1) > 12)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      const char *sign = strstr (word, signs[i]);

      if (sign != NULL && sign > word && g_ascii_isdigit (sign[-1]))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_phone (const char *word)
{
  gsize digits = strspn (word, "0123456789");

  return digits >= 7 && word[digits] == '\0';
}

/* × ✕ ✖ ✗ ✘ ❌ ❎ before "called off", or all that is said. */
static const char *
skip_crosses (const char *word)
{
  static const gunichar crosses[] = { 0xd7, 0x2715, 0x2716, 0x2717, 0x2718, 0x274c, 0x274e, 0xfe0f };

  for (;; word = g_utf8_next_char (word))
    {
      gunichar c = g_utf8_get_char (word);
      guint i = 0;

      while (i < G_N_ELEMENTS (crosses) && crosses[i] != c)
        i++;
      if (i == G_N_ELEMENTS (crosses))
        return word;
    }
}

gboolean
gops_sign_up_is_cancel (const char *word)
{
  static const char *const words[] = { "取消", "已取消", "取消了", "取消报名", "退出", "已退出", "退出了", "不参加", "不参加了", "不去了", "不去",
                                       "不来了", "不来", "来不了", "来不了了", "去不了", "去不了了", "退", "撤销", "作废", "cancel",
                                       "cancelled", "canceled", "withdrawn", "out" };
  const char *bare = skip_crosses (word);

  if (*bare == '\0' && bare > word)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (bare, words[i]) == 0)
      return TRUE;
  return FALSE;
}

gboolean
gops_sign_up_is_miss (const char *remark)
{
  static const char *const words[] = { "请假", "請假", "未完成", "没完成", "未打卡", "没打卡", "打卡失败", "缺卡", "漏卡", "on leave", "missed", "not done" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (remark, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* 赵敏取消, 赵敏×: the name ends where that begins. Returns: whether it stands there */
static gboolean
cut_cancel (char *name)
{
  static const char *const ends[] = { "取消", "退出", "不参加", "不去了", "不来了", "来不了", "去不了" };

  for (char *p = g_utf8_find_next_char (name, NULL); p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *bare = skip_crosses (p);
      gboolean ends_so = *bare == '\0' && bare > p;

      for (guint i = 0; i < G_N_ELEMENTS (ends) && !ends_so; i++)
        ends_so = g_str_equal (bare, ends[i]);
      if (ends_so)
        {
          *p = '\0';
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_particle (const char *word)
{
  static const char *const words[] = { "van", "von", "de", "da", "di", "la", "le", "bin", "al", "der", "den" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (word, words[i]))
      return TRUE;
  return FALSE;
}

/* Ann van Dyke x2: names in Latin letters have several words. */
static gboolean
goes_on (const char *word)
{
  gunichar c = g_utf8_get_char (word);

  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN && (g_unichar_isupper (c) || is_particle (word));
}

static Word *
get_word (GArray *words,
          guint   index)
{
  return index < words->len ? &g_array_index (words, Word, index) : NULL;
}

static gboolean
is_count (const char *word)
{
  g_autofree char *unit = NULL;
  double count;
  gsize head;

  return gops_sign_up_count_read (word, &count, &head, &unit) && head == 0;
}

/* Returns: which word the name begins with: the first that is neither a count, nor an address with a name behind it */
static guint
find_name (GArray *words)
{
  guint first = words->len;

  for (guint i = 0; i < words->len; i++)
    {
      Word *word = get_word (words, i);

      if (word->is_aside || is_phone (word->text) || is_count (word->text) ||
          (i > 0 && gops_sign_up_is_unit (word->text)))
        continue;
      if (first == words->len)
        first = i;
      if (!is_address (word->text))
        return i == first || is_address (get_word (words, first)->text) ? i : first;
    }
  return first;
}

/**
 * Tally: of the counts of an entry
 * @of_things: what is counted is said
 */
typedef struct
{
  guint    n;
  gboolean of_things;
} Tally;

static void
take_count (GopsSignUpItem *self,
            Tally          *tally,
            double          count,
            const char     *said,
            char           *unit)
{
  gboolean is_first = tally->n++ == 0;
  char *joined = g_strconcat (self->said, *self->said != '\0' ? " " : "", said, NULL);

  g_free (self->said);
  self->said = joined;
  self->count = is_first ? count : self->count + count;
  if (is_first || *self->unit == '\0')
    {
      g_free (self->unit);
      self->unit = unit;
    }
  else
    g_free (unit);
}

/* 张三2份: the name ends where the count begins. Returns: whether there was one */
static gboolean
split_name (GopsSignUpItem *self,
            Word           *word,
            Tally          *tally)
{
  double count;
  gsize head;
  char *unit;

  if (!gops_sign_up_count_read (word->text, &count, &head, &unit))
    return FALSE;
  if (head == 0)
    {
      g_free (unit);
      return FALSE;
    }
  take_count (self, tally, count, word->text + head, unit);
  word->text[head] = '\0';
  return TRUE;
}

static void
read_name (GopsSignUpItem *self,
           GArray         *words,
           guint           first,
           Tally          *tally)
{
  g_autoptr (GString) name = g_string_new (NULL);
  Word *word = get_word (words, first);
  gboolean ended = split_name (self, word, tally) || word->breaks;

  if (cut_cancel (word->text))
    self->called_off = TRUE;
  word->used = TRUE;
  g_string_assign (name, word->text);
  for (guint i = first + 1; !ended && g_unichar_get_script (g_utf8_get_char (name->str)) == G_UNICODE_SCRIPT_LATIN; i++)
    {
      word = get_word (words, i);
      if (word == NULL || word->is_aside || is_count (word->text) || gops_sign_up_is_cancel (word->text) || !goes_on (word->text))
        break;
      ended = split_name (self, word, tally) || word->breaks;
      g_string_append_printf (name, " %s", word->text);
      word->used = TRUE;
    }
  g_free (self->name);
  self->name = gops_cell_clean_line (*name->str == '@' ? name->str + 1 : name->str, GOPS_NAME_MAX_CHARACTERS, NULL);
}

/* 3箱苹果+2箱梨: all are summed up, and stay in the remark. Returns: whether @word is that */
static gboolean
read_things (GopsSignUpItem *self,
             Word           *word,
             gboolean        ends_with_count,
             Tally          *tally)
{
  char *unit;
  double count;
  guint n;

  if (!gops_sign_up_things_read (word->text, &count, &unit, &n))
    return FALSE;
  if (n == 1 && ends_with_count)
    {
      g_free (unit);
      return FALSE;
    }
  take_count (self, tally, count, word->text, unit);
  tally->n += n - 1;
  tally->of_things = TRUE;
  return TRUE;
}

/* Counts alone: the first, and more of the same unit. With what they are of before them, all are summed up, and stay in
 * the remark. */
static void
read_count (GopsSignUpItem *self,
            GArray         *words,
            guint           index,
            Tally          *tally)
{
  Word *word = get_word (words, index), *next = get_word (words, index + 1);
  double count;
  gsize head = 0;
  g_autofree char *unit = NULL;
  gboolean found;

  if (word->used || word->is_aside || is_phone (word->text) || is_address (word->text))
    return;
  found = gops_sign_up_count_read (word->text, &count, &head, &unit);
  if (read_things (self, word, found, tally) || !found)
    return;
  if (head == 0 && *unit == '\0' && next != NULL && !next->used && gops_sign_up_is_unit (next->text))   /* 2 tickets */
    {
      g_free (unit);
      unit = g_strdup (next->text);
      next->used = TRUE;
    }
  if (head == 0 && tally->n > 0 && (*unit == '\0' || !g_str_equal (unit, self->unit)))
    return;
  tally->of_things = tally->of_things || (head > 0 && gops_sign_up_is_of_things (unit, strlen (unit)));
  take_count (self, tally, count, word->text, g_steal_pointer (&unit));
  word->used = head == 0;
}

/* The words that are left, as they stand, with what is between them. */
static char *
join_rest (const char *text,
           GArray     *words)
{
  GString *rest = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      Word *word = get_word (words, i), *before = get_word (words, i - 1);

      if (word->used)
        continue;
      if (rest->len > 0 && before != NULL && !before->used)
        g_string_append_len (rest, text + before->end, (gssize) (word->start - before->end));
      else if (rest->len > 0)
        g_string_append_c (rest, ' ');
      g_string_append_len (rest, text + word->start, (gssize) (word->end - word->start));
    }
  return g_string_free (rest, FALSE);
}

static void
read_cancel (GopsSignUpItem *self,
             GArray         *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      Word *word = get_word (words, i);
      g_autofree char *bare = word->is_aside && !word->used && strlen (word->text) > 2 ? g_strdup (word->text) : NULL;

      if (bare != NULL)
        {
          gsize open = g_utf8_next_char (bare) - bare;

          *g_utf8_prev_char (bare + strlen (bare)) = '\0';
          if (gops_sign_up_is_cancel (bare + open))
            self->called_off = TRUE;
        }
      else if (!word->used && gops_sign_up_is_cancel (word->text))
        self->called_off = TRUE;
    }
  if (self->called_off)
    self->count = 0;
}

static GopsSignUpItem *
item_new (const char *text)
{
  GopsSignUpItem *self = g_new0 (GopsSignUpItem, 1);

  self->text = g_strdup (text);
  self->count = 1;
  self->said = g_strdup ("");
  self->unit = g_strdup ("");
  return self;
}

/* What stands in the entry besides the name. */
static void
read_rest (GopsSignUpItem *self,
           GArray         *words,
           Tally          *tally)
{
  for (guint i = 0; i < words->len; i++)
    read_count (self, words, i, tally);
  self->several = tally->n > 1 && tally->of_things;
  read_cancel (self, words);
  self->remark = join_rest (self->text, words);
  self->n_own = strlen (self->remark);
  self->unread = *self->said == '\0' && !self->called_off && gops_sign_up_speaks_of_count (self->remark);
}

GopsSignUpItem *
gops_sign_up_item_new (const char *text)
{
  g_autoptr (GArray) words = split_words (text);
  GopsSignUpItem *self;
  guint first = find_name (words);
  Tally tally = { 0 };

  if (first == words->len)
    return NULL;
  self = item_new (text);
  read_name (self, words, first, &tally);
  read_rest (self, words, &tally);
  if (*self->name != '\0' && !gops_sign_up_is_cancel (self->name))   /* "5. 取消": whoever stood there has gone */
    return self;
  gops_sign_up_item_free (self);
  return NULL;
}

/* The same entry, with the first @n words for a name */
static GopsSignUpItem *
rename_item (const GopsSignUpItem *item,
             GArray               *words,
             guint                 n,
             char                 *name)
{
  GopsSignUpItem *self = item_new (item->text);
  Tally tally = { 0 };

  for (guint i = 0; i < n; i++)
    get_word (words, i)->used = TRUE;
  self->name = name;
  self->line = item->line;
  self->number = item->number;
  self->again = item->again;
  read_rest (self, words, &tally);
  if (item->remark[item->n_own] != '\0')
    gops_sign_up_item_add_remark (self, item->remark + item->n_own + (item->n_own > 0));
  return self;
}

static guint
find_aside (GArray *words)
{
  guint i = 0;

  while (i < words->len && !get_word (words, i)->is_aside)
    i++;
  return i;
}

GopsSignUpItem *
gops_sign_up_item_find_named (const GopsSignUpItem *item,
                              GopsSignUpKnowsFunc   knows,
                              gpointer              data)
{
  g_autoptr (GArray) words = split_words (item->text != NULL ? item->text : "");
  guint aside = find_aside (words);

  for (guint n = words->len; n > aside; n--)
    {
      gsize start = get_word (words, 0)->start;
      g_autofree char *text = g_strndup (item->text + start, get_word (words, n - 1)->end - start);
      g_autofree char *name = gops_cell_clean_line (*text == '@' ? text + 1 : text, GOPS_NAME_MAX_CHARACTERS, NULL);

      if (knows (name, data))
        return rename_item (item, words, n, g_steal_pointer (&name));
    }
  return NULL;
}

void
gops_sign_up_item_add_remark (GopsSignUpItem *self,
                              const char     *line)
{
  char *joined;

  if (strlen (self->remark) + strlen (line) > GOPS_NOTE_MAX_CHARACTERS)
    return;
  joined = g_strconcat (self->remark, *self->remark != '\0' ? "\n" : "", line, NULL);
  g_free (self->remark);
  self->remark = joined;
}
