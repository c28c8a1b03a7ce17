/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How QQ writes who somebody is. */
#include "config.h"

#include "gops-qq-sender.h"

#include <string.h>

#define MAX_DIGITS 12

/* Accounts behind which nobody stands: the mask of those who write without a name, and the platform's assistant. */
static const char *const bots[] = { "80000000", "2854196310" };

static gboolean
split_number (char           *text,
              char           *close,
              gboolean        strict,
              GopsChatPerson *out_person)
{
  char *open = memrchr (text, '(', close - text);
  gsize digits;

  if (open == NULL)
    return FALSE;
  digits = strspn (open + 1, "0123456789");
  if (open + 1 + digits != close || digits == 0 || digits > MAX_DIGITS || (strict && (digits < 5 || digits > 11)))
    return FALSE;
  *open = *close = '\0';
  out_person->id = open + 1;
  out_person->bot = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (bots); i++)
    if (g_str_equal (bots[i], open + 1))
      out_person->bot = TRUE;
  return TRUE;
}

static gboolean
split_mail (char           *text,
            char           *close,
            GopsChatPerson *out_person)
{
  char *open = memrchr (text, '<', close - text), *at;

  if (open == NULL || (at = memchr (open, '@', close - open)) == NULL || at == open + 1 || at + 1 == close ||
      strcspn (open + 1, " \t") < (gsize) (close - open - 1))
    return FALSE;
  *open = *close = '\0';
  for (char *p = open + 1; *p != '\0'; p++)
    *p = g_ascii_tolower (*p);
  out_person->id = out_person->email = open + 1;
  return TRUE;
}

gboolean
gops_qq_sender_split_id (char           *text,
                         gboolean        strict,
                         GopsChatPerson *out_person)
{
  gsize length = strlen (text);
  char *last;

  while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == '\t'))
    length--;
  if (length == 0)
    return FALSE;
  last = text + length - 1;
  if (*last == ')')
    return split_number (text, last, strict, out_person);
  return *last == '>' && split_mail (text, last, out_person);
}

char *
gops_qq_sender_split_title (char           *text,
                            GopsChatPerson *out_person)
{
  static const char open[] = "【", close[] = "】";
  char *end = g_str_has_prefix (text, open) ? strstr (text, close) : NULL, *name, *title = text + strlen (open);

  if (end == NULL)
    return text;
  name = end + strlen (close);
  *end = '\0';
  if (g_str_equal (title, "群主"))
    out_person->role = "owner";
  else if (g_str_equal (title, "管理员"))
    out_person->role = "admin";
  return name[strspn (name, " ")] != '\0' || *out_person->id != '\0' ? name : title;
}

gboolean
gops_qq_sender_is_system (const GopsChatPerson *person)
{
  return g_str_equal (person->id, GOPS_QQ_SYSTEM_TIPS) || g_str_equal (person->id, GOPS_QQ_SYSTEM_EVENTS);
}
