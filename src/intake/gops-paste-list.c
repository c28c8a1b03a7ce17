/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of members that was pasted. A line is split into its entries, which are then given one by one. */
#include "config.h"

#include "gops-paste-list.h"

#include <string.h>

#include "gops-line-reader.h"
#include "gops-paste-head.h"
#include "gops-paste-person.h"
#include "gops-sign-up-list.h"

#define MAX_LINE (256 * 1024)   /* bytes */

struct _GopsPasteList
{
  GopsTableSource  source;
  GopsLineReader  *lines;       /* (owned) */
  GPtrArray       *people;      /* (owned) (element-type GopsPastePerson): of the line */
  guint            next;        /* of them */
  guint64          line;
  gboolean         at_header;
  gboolean         begun;
  gboolean         cut;         /* the line was too long; told behind its people */
  gboolean         telling_cut;
  char             letter;      /* stands alone on the line before: an index, or somebody's name; 0 for none */
};

static const char *const columns[GOPS_PASTE_N_CELLS] = {
  [GOPS_PASTE_CELL_NAME] = "name",   [GOPS_PASTE_CELL_ID] = "external-id", [GOPS_PASTE_CELL_PHONE] = "phone",
  [GOPS_PASTE_CELL_EMAIL] = "email", [GOPS_PASTE_CELL_ROLE] = "role",      [GOPS_PASTE_CELL_NOTE] = "note",
};

/* What programs and people write above members, without a count behind it */
static const char *const headings[] = {
  "群成员", "群聊成员", "聊天成员", "全部成员", "全部群成员", "成员列表", "成员", "查看更多群成员", "查看全部群成员", "查看更多", "收起",
  "添加",   "移出",     "邀请",     "添加成员", "移出成员",   "邀请成员", "搜索群成员", "群主、管理员", "群主、管理员和成员", "群主", "管理员",
  "普通成员", "名单",   "人员名单", "参加人员", "members",    "group members", "view more members", "add", "remove", "#",
};

static void
person_free (gpointer data)
{
  if (data != NULL)
    gops_paste_person_clear (data);
  g_free (data);
}

/* Bytes of the word without "(35)", "（35人）", "35人" and a colon behind it */
static gsize
heading_length (const char *line)
{
  gsize length = strcspn (line, "(:");
  const char *wide = strstr (line, "（"), *colon = strstr (line, "：");

  if (wide != NULL)
    length = MIN (length, (gsize) (wide - line));
  if (colon != NULL)
    length = MIN (length, (gsize) (colon - line));
  while (length > 0 && (line[length - 1] == ' ' || g_ascii_isdigit (line[length - 1])))
    length--;
  return length;
}

static gboolean
has_count_only (const char *rest)
{
  static const char *const signs[] = { "（", "）", "人", "位", "：", "名" };

  while (*rest != '\0')
    {
      gsize skipped = strspn (rest, "(): 0123456789/");

      for (guint i = 0; i < G_N_ELEMENTS (signs) && skipped == 0; i++)
        if (g_str_has_prefix (rest, signs[i]))
          skipped = strlen (signs[i]);
      if (skipped == 0)
        return FALSE;
      rest += skipped;
    }
  return TRUE;
}

/* Returns: (nullable): what of the line is names; NULL when it is a heading; "管理员：张三、李四" has both */
static char *
skip_heading (char *line)
{
  gsize length = heading_length (line);

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strlen (headings[i]) == length && g_ascii_strncasecmp (line, headings[i], length) == 0)
      {
        char *rest = line + length;

        if (has_count_only (rest))
          return NULL;
        if (g_str_has_prefix (rest, "："))
          return rest + strlen ("：");
        return *rest == ':' ? rest + 1 : line;
      }
  return line;
}

static gsize
separator_length (const char *p)
{
  static const char *const wide[] = { "、", "，", "；" };

  if (*p == ',' || *p == ';' || *p == '\t' || *p == '|')
    return 1;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (p, wide[i]))
      return strlen (wide[i]);
  return 0;
}

/* "@张三 @李四": who is called begins behind a blank. An address has its sign inside. */
static gboolean
begins_mention (const char *line,
                const char *p)
{
  gunichar before;

  if (*p != '@' || p == line)
    return FALSE;
  before = g_utf8_get_char (g_utf8_prev_char (p));
  return before == ' ' || before == 0x2005 || before == 0xa0;
}

static void
add_entry (GopsPasteList *self,
           char          *start,
           char          *end)
{
  GopsPastePerson *person;
  char kept = *end;

  *end = '\0';
  if (!gops_paste_head_is_blank (start))
    {
      person = g_new (GopsPastePerson, 1);
      gops_paste_person_read (person, start);
      if (gops_paste_person_is_nobody (person))
        person_free (person);
      else
        g_ptr_array_add (self->people, person);
    }
  *end = kept;
}

/* Commas in quotes and brackets separate nothing. */
static void
split_line (GopsPasteList *self,
            char          *line)
{
  char *start = line, *p = line, *close;
  gboolean quoted = FALSE;

  while (*p != '\0')
    {
      gsize separator = quoted ? 0 : separator_length (p);

      if (*p == '"')
        quoted = !quoted && strchr (p + 1, '"') != NULL;
      if (separator > 0 || (!quoted && begins_mention (line, p)))
        {
          add_entry (self, start, p);
          start = p + separator;
          p += MAX (separator, 1);
        }
      else if (*p == '<' && !quoted && (close = strchr (p, '>')) != NULL)
        p = close;
      else
        p = g_utf8_next_char (p);
    }
  add_entry (self, start, p);
}

static guint
count_named (GopsPasteList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->people->len; i++)
    n += gops_paste_person_has_name (self->people->pdata[i]);
  return n;
}

/* 张三,13800138000,李四,13900139000 */
static gboolean
alternates (GopsPasteList *self)
{
  for (guint i = 0; i < self->people->len; i++)
    if (gops_paste_person_has_name (self->people->pdata[i]) != (i % 2 == 0))
      return FALSE;
  return self->people->len % 2 == 0;
}

/* Entries without a name belong to one that has it: all of the line is about one person, or every second entry. */
static void
join_entries (GopsPasteList *self)
{
  guint named = count_named (self), n = self->people->len, kept = 0;
  gboolean pairs = alternates (self);

  if (named == n || named == 0)
    return;
  for (guint i = 0; i < n; i++)
    {
      GopsPastePerson *person = self->people->pdata[i];

      if (kept == 0 || (pairs && gops_paste_person_has_name (person)))
        {
          self->people->pdata[i] = NULL;
          g_clear_pointer (&self->people->pdata[kept], person_free);
          self->people->pdata[kept++] = person;
        }
      else
        gops_paste_person_merge (self->people->pdata[kept - 1], person);
    }
  g_ptr_array_set_size (self->people, (gint) kept);
}

/* An index letter stands above names that begin with it, or above Chinese ones. */
static gboolean
is_index (char        letter,
          const char *below)
{
  gunichar c = g_utf8_get_char (below);

  return g_ascii_toupper (*below) == letter || g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static void
add_letter (GopsPasteList *self)
{
  char name[] = { self->letter, '\0' };

  add_entry (self, name, name + 1);
}

static char *
skip_lead (char *line)
{
  static const char *const bullets[] = { "- ", "* ", "• ", "· " };
  guint number;
  const char *rest = gops_sign_up_skip_number (line, &number);

  for (guint i = 0; i < G_N_ELEMENTS (bullets) && rest == NULL; i++)
    if (g_str_has_prefix (line, bullets[i]))
      rest = line + strlen (bullets[i]);
  return rest != NULL ? line + (rest - line) : line;
}

/* A role in front of the names is that of all of them. */
static void
give_role (GopsPasteList *self,
           const char    *line)
{
  const char *role = g_str_has_prefix (line, "群主") ? "owner" : g_str_has_prefix (line, "管理员") ? "admin" : NULL;

  for (guint i = 0; i < self->people->len && role != NULL; i++)
    {
      char **cell = &((GopsPastePerson *) self->people->pdata[i])->cells[GOPS_PASTE_CELL_ROLE];

      g_free (*cell);
      *cell = g_strdup (role);
    }
}

static void
read_line (GopsPasteList *self,
           char          *line)
{
  char *names;

  line = skip_lead (g_strstrip (line));
  if (self->letter != '\0' && *line != '\0')
    {
      if (!is_index (self->letter, line))
        add_letter (self);
      self->letter = '\0';
    }
  if (g_ascii_isupper (line[0]) && line[1] == '\0')
    self->letter = line[0];
  else if (*line != '\0' && (names = skip_heading (line)) != NULL)
    {
      split_line (self, names);
      if (names > line)
        give_role (self, line);
    }
  join_entries (self);
}

static gboolean
fill (GopsPasteList *self,
      gboolean      *out_more,
      GCancellable  *cancellable,
      GError       **error)
{
  char *line;

  g_ptr_array_set_size (self->people, 0);
  self->next = 0;
  while (self->people->len == 0)
    {
      if (!gops_line_reader_next (self->lines, &line, cancellable, error))
        return FALSE;
      if (line == NULL)
        {
          if (self->letter != '\0')
            add_letter (self);
          self->letter = '\0';
          break;
        }
      self->cut = gops_line_reader_is_cut (self->lines);
      self->line = gops_line_reader_get_number (self->lines);
      read_line (self, line);
    }
  *out_more = self->people->len > 0;
  return TRUE;
}

static gboolean
list_next (GopsTableSource *source,
           gboolean        *out_more,
           GCancellable    *cancellable,
           GError         **error)
{
  GopsPasteList *self = (GopsPasteList *) source;

  *out_more = TRUE;
  self->at_header = !self->begun;
  self->telling_cut = FALSE;
  if (!self->begun)
    {
      self->begun = TRUE;
      return TRUE;
    }
  if (++self->next < self->people->len)
    return TRUE;
  if (self->cut)
    {
      self->cut = FALSE;
      self->telling_cut = TRUE;
      return TRUE;
    }
  return fill (self, out_more, cancellable, error);
}

static guint
list_get_n_cells (GopsTableSource *source)
{
  return ((GopsPasteList *) source)->telling_cut ? 0 : GOPS_PASTE_N_CELLS;
}

static const char *
list_get_cell (GopsTableSource *source,
               guint            index)
{
  GopsPasteList *self = (GopsPasteList *) source;

  if (self->at_header)
    return columns[index];
  return self->next < self->people->len ? ((GopsPastePerson *) self->people->pdata[self->next])->cells[index] : "";
}

static guint64
list_get_line (GopsTableSource *source)
{
  return MAX (((GopsPasteList *) source)->line, 1);
}

static GopsTableFault
list_get_fault (GopsTableSource *source)
{
  return ((GopsPasteList *) source)->telling_cut ? GOPS_TABLE_FAULT_TOO_LONG : GOPS_TABLE_FAULT_NONE;
}

static guint64
list_get_offset (GopsTableSource *source)
{
  return gops_text_decoder_get_offset (gops_line_reader_get_decoder (((GopsPasteList *) source)->lines));
}

static const char *
list_get_encoding (GopsTableSource *source)
{
  return gops_text_decoder_get_encoding (gops_line_reader_get_decoder (((GopsPasteList *) source)->lines));
}

static const GopsTextDamage *
list_get_damage (GopsTableSource *source)
{
  return gops_text_decoder_get_damage (gops_line_reader_get_decoder (((GopsPasteList *) source)->lines));
}

static void
list_free (GopsTableSource *source)
{
  GopsPasteList *self = (GopsPasteList *) source;

  gops_line_reader_free (self->lines);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static const GopsTableSourceClass list_class = {
  .next = list_next,
  .get_n_cells = list_get_n_cells,
  .get_cell = list_get_cell,
  .get_line = list_get_line,
  .get_fault = list_get_fault,
  .get_offset = list_get_offset,
  .get_encoding = list_get_encoding,
  .get_damage = list_get_damage,
  .free = list_free,
};

GopsPasteList *
gops_paste_list_new (GopsTextDecoder *decoder)
{
  GopsPasteList *self = g_new0 (GopsPasteList, 1);

  self->source.klass = &list_class;
  self->lines = gops_line_reader_new (decoder, MAX_LINE);
  self->people = g_ptr_array_new_with_free_func (person_free);
  return self;
}

GopsPasteList *
gops_paste_list_new_for_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return gops_paste_list_new (gops_text_decoder_new (stream, "UTF-8", NULL, NULL));
}
