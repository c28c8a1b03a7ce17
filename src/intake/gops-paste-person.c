/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people write about one member in a list. */
#include "config.h"

#include "gops-paste-person.h"

#include <string.h>

#include "gops-cell-clean.h"
#include "gops-phrase.h"
#include "gops-qq-sender.h"

#define MAX_NOTE 2000   /* bytes */

void
gops_paste_person_clear (GopsPastePerson *self)
{
  for (guint i = 0; i < GOPS_PASTE_N_CELLS; i++)
    g_clear_pointer (&self->cells[i], g_free);
}

static void
set_cell (GopsPastePerson *self,
          GopsPasteCell    cell,
          const char      *text)
{
  g_free (self->cells[cell]);
  self->cells[cell] = g_strdup (text);
}

static gboolean
is_empty (const GopsPastePerson *self,
          GopsPasteCell          cell)
{
  return *self->cells[cell] == '\0';
}

gboolean
gops_paste_person_has_name (const GopsPastePerson *self)
{
  return !is_empty (self, GOPS_PASTE_CELL_NAME);
}

gboolean
gops_paste_person_is_nobody (const GopsPastePerson *self)
{
  for (guint i = 0; i < GOPS_PASTE_N_CELLS; i++)
    if (!is_empty (self, i))
      return FALSE;
  return TRUE;
}

/* Returns: the role's word, static; NULL for none */
static const char *
find_role (const char *word)
{
  static const struct
  {
    const char *word;
    const char *role;
  } roles[] = {
    { "群主", "owner" }, { "owner", "owner" }, { "管理员", "admin" }, { "admin", "admin" }, { "群管理", "admin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (word, roles[i].word) == 0)
      return roles[i].role;
  return NULL;
}

static gboolean
is_mail (const char *word)
{
  const char *at = strchr (word, '@');

  return at != NULL && at > word && strchr (at + 1, '@') == NULL && strchr (at, '.') != NULL && at[1] != '.' &&
         word[strcspn (word, " <>()")] == '\0' && word[strlen (word) - 1] != '.';
}

/* A mainland mobile number, or one that says it is a telephone's by its plus or its dashes. */
static char *
read_phone (const char *word)
{
  gsize digits = strspn (word, "0123456789");
  gboolean bare = word[digits] == '\0', mobile = digits == 11 && word[0] == '1' && word[1] >= '3';
  char *phone = gops_cell_phone (word);

  if (phone != NULL && !(bare ? mobile : strlen (phone) >= 7))
    g_clear_pointer (&phone, g_free);
  return phone;
}

static gboolean
is_account (const char *word)
{
  gsize digits = strspn (word, "0123456789");

  return (word[digits] == '\0' && digits >= 5 && digits <= 11) || g_str_has_prefix (word, "wxid_");
}

/* Returns: whether the word is a number, an address or a role, and was taken */
static gboolean
take_word (GopsPastePerson *self,
           const char      *word)
{
  g_autofree char *phone = read_phone (word), *lower = NULL;

  if (phone != NULL && is_empty (self, GOPS_PASTE_CELL_PHONE))
    set_cell (self, GOPS_PASTE_CELL_PHONE, phone);
  else if (is_mail (word) && is_empty (self, GOPS_PASTE_CELL_EMAIL))
    {
      lower = g_ascii_strdown (word, -1);
      set_cell (self, GOPS_PASTE_CELL_EMAIL, lower);
    }
  else if (is_account (word) && is_empty (self, GOPS_PASTE_CELL_ID))
    set_cell (self, GOPS_PASTE_CELL_ID, word);
  else if (find_role (word) != NULL && is_empty (self, GOPS_PASTE_CELL_ROLE))
    set_cell (self, GOPS_PASTE_CELL_ROLE, find_role (word));
  else
    return FALSE;
  return TRUE;
}

/* 昵称（123456）: QQ writes narrow brackets, people wide ones */
static void
narrow_brackets (char *text)
{
  static const char open[] = "（", close[] = "）";
  gsize length = strlen (text);
  g_autofree char *phone = NULL;
  char *start, *inner;

  if (!g_str_has_suffix (text, close) || (start = g_strrstr (text, open)) == NULL)
    return;
  text[length - strlen (close)] = '\0';
  inner = start + strlen (open);
  if (!is_account (inner) && find_role (inner) == NULL && (phone = read_phone (inner)) == NULL)
    {
      text[length - strlen (close)] = close[0];
      return;
    }
  *start = '(';
  memmove (start + 1, inner, strlen (inner) + 1);
  strcat (start, ")");
}

/* What stands in brackets at the end: an account, an address, a role */
static void
take_bracket (GopsPastePerson *self,
              char            *text)
{
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  char *open;
  g_autofree char *inner = NULL;

  narrow_brackets (text);
  g_strchomp (text);
  open = g_str_has_suffix (text, ")") ? strrchr (text, '(') : NULL;
  inner = open != NULL ? g_strndup (open + 1, strlen (open) - 2) : NULL;
  if (inner != NULL && take_word (self, inner))
    *open = '\0';
  else if (gops_qq_sender_split_id (text, TRUE, &person))
    {
      if (*person.email != '\0')
        set_cell (self, GOPS_PASTE_CELL_EMAIL, person.email);
      else
        set_cell (self, GOPS_PASTE_CELL_ID, person.id);
    }
  g_strchomp (text);
}

/* Telephone numbers may have blanks inside. */
static void
take_spaced_phone (GopsPastePerson *self,
                   char            *text)
{
  char *start = text + strlen (text);
  g_autofree char *phone = NULL;

  while (start > text && strchr ("+0123456789 -()", start[-1]) != NULL)
    start--;
  start += strspn (start, " -");
  if ((start > text && start[-1] != ' ') || strchr (start, ' ') == NULL || (phone = read_phone (start)) == NULL)
    return;
  set_cell (self, GOPS_PASTE_CELL_PHONE, phone);
  *start = '\0';
  g_strchomp (text);
}

/* Numbers, addresses and roles at either end, with blanks or a colon between. */
static char *
take_ends (GopsPastePerson *self,
           char            *text)
{
  for (;;)
    {
      char *last = strrchr (text, ' '), *first = strchr (text, ' ');

      if (last != NULL && take_word (self, last + 1))
        {
          *last = '\0';
          g_strchomp (text);
        }
      else if (first != NULL)
        {
          *first = '\0';
          if (!take_word (self, text))
            {
              *first = ' ';
              return text;
            }
          text = first + 1 + strspn (first + 1, " ");
        }
      else if (*text != '\0' && take_word (self, text))
        return text + strlen (text);
      else
        return text;
    }
}

/* 群主：张三, 张三：13800138000. The colon of all else is the name's own. */
static void
open_colon (char *text)
{
  static const char wide[] = "：";
  char *colon = strstr (text, wide), *narrow = strchr (text, ':');
  gsize length = colon != NULL && (narrow == NULL || colon < narrow) ? strlen (wide) : 1;
  char *at = length > 1 ? colon : narrow;
  g_autofree char *before = NULL, *after = NULL;
  GopsPastePerson probe = { { NULL } };

  if (at == NULL || at == text)
    return;
  for (guint i = 0; i < GOPS_PASTE_N_CELLS; i++)
    probe.cells[i] = g_strdup ("");
  before = g_strchomp (g_strndup (text, at - text));
  after = g_strstrip (g_strdup (at + length));
  if (take_word (&probe, before) || take_word (&probe, after))
    memset (at, ' ', length);
  gops_paste_person_clear (&probe);
}

void
gops_paste_person_read (GopsPastePerson *self,
                        char            *text)
{
  g_autofree char *clean = gops_cell_clean_line (text, GOPS_NAME_MAX_CHARACTERS, NULL);
  GopsChatPerson person = GOPS_CHAT_NOBODY;
  char *name = clean;

  for (guint i = 0; i < GOPS_PASTE_N_CELLS; i++)
    self->cells[i] = g_strdup ("");
  open_colon (name);
  g_strstrip (name);
  take_bracket (self, name);
  take_spaced_phone (self, name);
  name = take_ends (self, name);
  take_bracket (self, name);
  name = gops_qq_sender_split_title (name, &person);
  if (*person.role != '\0')
    set_cell (self, GOPS_PASTE_CELL_ROLE, person.role);
  name = gops_phrase_strip_quotes (*name == '@' ? name + 1 : name);
  set_cell (self, GOPS_PASTE_CELL_NAME, name);
}

void
gops_paste_person_merge (GopsPastePerson       *self,
                         const GopsPastePerson *other)
{
  for (guint i = 0; i < GOPS_PASTE_N_CELLS; i++)
    if (*other->cells[i] == '\0')
      continue;
    else if (i != GOPS_PASTE_CELL_NOTE && is_empty (self, i))
      set_cell (self, i, other->cells[i]);
    else if (strlen (self->cells[GOPS_PASTE_CELL_NOTE]) + strlen (other->cells[i]) < MAX_NOTE)
      {
        char *note = g_strconcat (self->cells[GOPS_PASTE_CELL_NOTE], is_empty (self, GOPS_PASTE_CELL_NOTE) ? "" : ", ",
                                  other->cells[i], NULL);

        g_free (self->cells[GOPS_PASTE_CELL_NOTE]);
        self->cells[GOPS_PASTE_CELL_NOTE] = note;
      }
}
