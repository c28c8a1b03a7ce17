/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A numbered sign-up list as people pass it on in a chat. */
#include "config.h"

#include "gops-sign-up-list.h"

#include <string.h>

#include "gops-sign-up-private.h"

#define MAX_LOOSE 24   /* characters of a line without a number that is taken for a person */

/* What is above and below the list grows line by line, and is handed over at the end. */
typedef struct
{
  GopsSignUpList *list;
  GString    *intro;   /* (owned) */
  GHashTable *names;   /* (owned): of the entries so far */
  GArray     *lines;   /* (owned) (element-type Line) */
} Reading;

typedef enum
{
  LINE_BLANK,
  LINE_NUMBERED,
  LINE_BULLET,
  LINE_PLAIN,
} LineKind;

/**
 * Line:
 * @text: (owned): without number, bullet and blanks around
 * @whole: (owned): the same with them
 */
typedef struct
{
  LineKind kind;
  guint    line;
  guint    number;
  char    *text;
  char    *whole;
} Line;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->text);
  g_free (line->whole);
}

static Line *
get_line (GArray *lines,
          guint   index)
{
  return &g_array_index (lines, Line, index);
}

static const char *
skip_bullet (const char *text)
{
  static const char *const bullets[] = { "- ", "• ", "· ", "* ", "▪", "●", "◆", "✅", "☑", "👉" };

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (g_str_has_prefix (text, bullets[i]))
      return text + strlen (bullets[i]);
  return NULL;
}

static void
add_line (GArray *lines,
          char   *whole,
          guint   number)
{
  Line line = { LINE_PLAIN, number, 0, NULL, g_strstrip (whole) };
  const char *rest = gops_sign_up_skip_number (whole, &line.number);

  if (rest != NULL)
    line.kind = LINE_NUMBERED;
  else if ((rest = skip_bullet (whole)) != NULL)
    line.kind = LINE_BULLET;
  else if (*whole == '\0')
    line.kind = LINE_BLANK;
  line.text = g_strstrip (g_strdup (rest != NULL ? rest : whole));
  g_array_append_val (lines, line);
}

static GArray *
split_lines (const char *text,
             gsize       length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  const char *end = text + length;
  guint number = 0;

  g_array_set_clear_func (lines, line_clear);
  while (text < end)
    {
      gsize n = strcspn (text, "\r\n");

      n = MIN (n, (gsize) (end - text));
      add_line (lines, g_strndup (text, n), ++number);
      text += n;
      text += *text == '\r' && text[1] == '\n' ? 2 : *text != '\0';
    }
  return lines;
}

static void
append_line (Reading    *reading,
             const char *line)
{
  if (reading->intro->len > 0)
    g_string_append_c (reading->intro, '\n');
  g_string_append (reading->intro, line);
}

static gboolean
is_example (const char *text)
{
  static const char *const words[] = { "例 ", "例：", "例:", "例如", "例　", "格式", "示例", "e.g.", "Example", "Format" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return TRUE;
  return FALSE;
}

static const char *
skip_gap (const char *text)
{
  gunichar c;

  while ((c = g_utf8_get_char (text)) == ' ' || c == ':' || c == 0xff1a || c == 0x3000)
    text = g_utf8_next_char (text);
  return text;
}

/* Returns: (nullable): what stands behind the word that programs and people begin such lists with */
static const char *
behind_banner (const char *text)
{
  static const char *const words[] = { "#接龙", "＃接龙", "# 接龙", "【接龙】", "[接龙]", "「接龙」", "《接龙》", "#Group Note" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (text, words[i]))
      return skip_gap (text + strlen (words[i]));
  return NULL;
}

static void
take_head_line (Reading    *reading,
                const char *text)
{
  GopsSignUpList *self = reading->list;
  const char *rest = behind_banner (text);

  if (rest != NULL)
    text = rest;
  if (*text == '\0' || is_example (text))
    return;
  if (g_str_has_prefix (text, "单位：") || g_str_has_prefix (text, "单位:"))
    {
      g_free (self->unit);
      self->unit = g_strstrip (g_strdup (text + strlen ("单位") + (text[strlen ("单位")] == ':' ? 1 : strlen ("："))));
    }
  else if (*self->title == '\0')
    {
      g_free (self->title);
      self->title = g_strdup (text);
    }
  else
    append_line (reading, text);
}

static gboolean
speaks_of_list (const char *text)
{
  return strstr (text, "接龙") != NULL || strstr (text, "报名") != NULL || strstr (text, "名单") != NULL ||
         strstr (text, "#Group Note") != NULL;
}

static void
add_item (Reading *reading,
          Line    *line,
          guint    number)
{
  GopsSignUpList *self = reading->list;
  GopsSignUpItem *item;

  if (self->items->len >= GOPS_SIGN_UP_MAX_ITEMS)
    {
      self->is_cut = TRUE;
      return;
    }
  item = gops_sign_up_item_new (line->text);
  if (item == NULL)
    {
      self->n_empty++;
      return;
    }
  item->line = line->line;
  item->number = number;
  item->again = !g_hash_table_add (reading->names, g_strdup (item->name));
  g_ptr_array_add (self->items, item);
}

/* A line without a number that reads like a person's: short, without the signs of a sentence. */
static gboolean
is_loose (const char *text)
{
  return g_utf8_strlen (text, -1) <= MAX_LOOSE && strpbrk (text, "?!") == NULL && strstr (text, "。") == NULL &&
         strstr (text, "！") == NULL && strstr (text, "？") == NULL && strstr (text, "://") == NULL && !is_example (text);
}

/**
 * Run: lines without a number below an entry
 * @end: behind the last of them
 * @n: how many are no empty lines
 * @next: number of the entry that follows; 0: the list ends
 * @after_gap: an empty line stands before the first
 */
typedef struct
{
  guint    end;
  guint    n;
  guint    next;
  gboolean after_gap;
} Run;

static Run
measure_run (GArray *lines,
             guint   from)
{
  Run run = { from, 0, 0, get_line (lines, from)->kind == LINE_BLANK };

  for (; run.end < lines->len && get_line (lines, run.end)->kind != LINE_NUMBERED; run.end++)
    run.n += get_line (lines, run.end)->kind != LINE_BLANK;
  if (run.end < lines->len)
    run.next = get_line (lines, run.end)->number;
  return run;
}

/* Numbers that are missing are those of people; else the lines go on with what the one above wrote. */
static gboolean
are_people (GArray    *lines,
            guint      from,
            const Run *run,
            guint      last)
{
  gboolean fits = run->next > 0 ? run->next == last + run->n + 1 : !run->after_gap;

  for (guint i = from; i < run->end && fits; i++)
    if (get_line (lines, i)->kind == LINE_PLAIN)
      fits = is_loose (get_line (lines, i)->text);
  return fits && (run->next > 0 || run->n == 1 || get_line (lines, from)->kind == LINE_BULLET);
}

static void
take_run (Reading   *reading,
          guint      from,
          const Run *run,
          guint     *io_last)
{
  GopsSignUpList *self = reading->list;
  GArray *lines = reading->lines;
  gboolean people = are_people (lines, from, run, *io_last);
  GopsSignUpItem *above = self->items->len > 0 ? self->items->pdata[self->items->len - 1] : NULL;

  for (guint i = from; i < run->end; i++)
    {
      Line *line = get_line (lines, i);

      if (line->kind == LINE_BLANK)
        continue;
      if (people || line->kind == LINE_BULLET)
        add_item (reading, line, ++*io_last);
      else if (above != NULL && !run->after_gap)
        gops_sign_up_item_add_remark (above, line->whole);
      else
        append_line (reading, line->whole);
    }
}

/* What was taken for entries was rules, or an older state of the list: the list begins anew. */
static void
drop_items (Reading *reading,
            gboolean keep_text)
{
  GopsSignUpList *self = reading->list;

  for (guint i = 0; i < self->items->len && keep_text; i++)
    append_line (reading, get_line (reading->lines, ((GopsSignUpItem *) self->items->pdata[i])->line - 1)->whole);
  g_ptr_array_set_size (self->items, 0);
  g_hash_table_remove_all (reading->names);
}

static gboolean
is_same_start (GopsSignUpList *self,
               const Line *line)
{
  GopsSignUpItem *item = gops_sign_up_item_new (line->text), *first = self->items->pdata[0];
  gboolean same = item != NULL && g_str_equal (item->name, first->name);

  g_clear_pointer (&item, gops_sign_up_item_free);
  return same;
}

/* Whether the lines between two lists say that the second is the one. */
static gboolean
is_announced (GArray *lines,
              guint   index)
{
  for (guint i = index; i > 0 && get_line (lines, i - 1)->kind != LINE_NUMBERED; i--)
    if (speaks_of_list (get_line (lines, i - 1)->whole))
      return TRUE;
  return FALSE;
}

static void
restart (Reading *reading,
         guint    index)
{
  gboolean same = is_same_start (reading->list, get_line (reading->lines, index));

  if (same || is_announced (reading->lines, index))
    drop_items (reading, !same);
}

static void
read_numbered (Reading *reading,
               guint    first)
{
  GArray *lines = reading->lines;
  guint last = 0;

  for (guint i = first; i < lines->len;)
    {
      Line *line = get_line (lines, i);

      if (line->kind == LINE_NUMBERED)
        {
          if (line->number == 1 && reading->list->items->len > 0)
            restart (reading, i);
          last = line->number;
          add_item (reading, line, last);
          i++;
        }
      else
        {
          Run run = measure_run (lines, i);

          take_run (reading, i, &run, &last);
          i = run.end;
        }
    }
}

/* Lists without any number: bullets, or lines below a word that says what they are. */
static void
read_unnumbered (Reading *reading,
                 guint    first,
                 LineKind kind)
{
  guint number = 0;

  for (guint i = first; i < reading->lines->len; i++)
    {
      Line *line = get_line (reading->lines, i);

      if (line->kind == kind && (kind == LINE_BULLET || is_loose (line->text)))
        add_item (reading, line, ++number);
      else if (line->kind != LINE_BLANK)
        append_line (reading, line->whole);
    }
}

/* Returns: the first line of that kind, with the number one if there is such a one: "2 days in the hills" is a title */
static guint
find_first (GArray  *lines,
            LineKind kind)
{
  guint found = lines->len;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = get_line (lines, i);

      if (line->kind != kind || is_example (line->whole))
        continue;
      if (kind == LINE_BULLET || line->number == 1)
        return i;
      found = MIN (found, i);
    }
  return found;
}

/* Below the empty line under a banner, or below the banner. */
static guint
find_unnamed_list (GArray *lines)
{
  guint banner = 0;

  while (banner < lines->len && !speaks_of_list (get_line (lines, banner)->whole))
    banner++;
  for (guint i = banner + 1; i + 1 < lines->len; i++)
    if (get_line (lines, i)->kind == LINE_BLANK && get_line (lines, i + 1)->kind == LINE_PLAIN)
      return i + 1;
  return banner + 1;
}

void
gops_sign_up_settle_unit (GopsSignUpList *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint best = 0;

  if (*self->unit != '\0')
    return;
  for (guint i = 0; i < self->items->len; i++)
    {
      const GopsSignUpItem *item = self->items->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, item->unit)) + 1;

      if (*item->unit == '\0')
        continue;
      g_hash_table_replace (counts, item->unit, GUINT_TO_POINTER (n));
      if (n > best)
        {
          best = n;
          g_free (self->unit);
          self->unit = g_strdup (item->unit);
        }
    }
}

/* Prices of several things are no price of the list. */
static void
find_price (Reading *reading,
            guint    n_lines)
{
  GopsSignUpList *self = reading->list;
  guint n = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autofree char *price = NULL, *unit = NULL;

      if (!gops_sign_up_price_read (get_line (reading->lines, i)->whole, &price, &unit))
        continue;
      g_free (self->price);
      g_free (self->price_unit);
      self->price = n == 0 ? g_steal_pointer (&price) : g_strdup ("");
      self->price_unit = n++ == 0 ? g_steal_pointer (&unit) : g_strdup ("");
    }
}

static void
read_list (Reading *reading)
{
  GArray *lines = reading->lines;
  guint numbered = find_first (lines, LINE_NUMBERED), bullet = find_first (lines, LINE_BULLET), first;

  first = numbered < lines->len ? numbered : bullet < lines->len ? bullet : find_unnamed_list (lines);
  for (guint i = 0; i < MIN (first, lines->len); i++)
    take_head_line (reading, get_line (lines, i)->whole);
  find_price (reading, MIN (first, lines->len));
  if (numbered < lines->len)
    read_numbered (reading, first);
  else if (first < lines->len)
    read_unnumbered (reading, first, bullet < lines->len ? LINE_BULLET : LINE_PLAIN);
  gops_sign_up_settle_unit (reading->list);
}

static gsize
limit_length (const char *text)
{
  gsize length = MIN (strlen (text), GOPS_SIGN_UP_MAX_BYTES);

  while (length > 0 && ((guchar) text[length] & 0xc0) == 0x80)
    length--;
  return length;
}

GopsSignUpList *
gops_sign_up_list_new (void)
{
  GopsSignUpList *self = g_atomic_rc_box_new0 (GopsSignUpList);

  self->title = g_strdup ("");
  self->intro = g_strdup ("");
  self->unit = g_strdup ("");
  self->price = g_strdup ("");
  self->price_unit = g_strdup ("");
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) gops_sign_up_item_free);
  return self;
}

GopsSignUpList *
gops_sign_up_read (const char *text)
{
  g_autoptr (GopsSignUpList) self = gops_sign_up_list_new ();
  gsize length = limit_length (text);
  Reading reading = { .list = self, .intro = g_string_new (NULL), .lines = split_lines (text, length) };

  reading.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->is_cut = text[length] != '\0';
  read_list (&reading);
  g_free (self->intro);
  self->intro = g_string_free (reading.intro, FALSE);
  g_array_unref (reading.lines);
  g_hash_table_unref (reading.names);
  return self->items->len > 0 ? g_steal_pointer (&self) : NULL;
}

GopsSignUpList *
gops_sign_up_list_ref (GopsSignUpList *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GopsSignUpList *self = data;

  g_free (self->title);
  g_free (self->intro);
  g_free (self->unit);
  g_free (self->price);
  g_free (self->price_unit);
  g_ptr_array_unref (self->items);
}

void
gops_sign_up_list_unref (GopsSignUpList *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
