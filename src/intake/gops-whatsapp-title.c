/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a WhatsApp chat is called. */
#include "config.h"

#include "gops-whatsapp-title.h"

#include <string.h>

/* What the phone writes around the chat's name, by language. */
static const struct
{
  const char *before;
  const char *behind;
} stems[] = {
  { "WhatsApp Chat with ", "" },     { "WhatsApp Chat - ", "" },           { "WhatsApp Chat mit ", "" },
  { "WhatsApp-Chat mit ", "" },      { "Chat de WhatsApp con ", "" },      { "Conversación de WhatsApp con ", "" },
  { "Discussion WhatsApp avec ", "" }, { "Chat WhatsApp con ", "" },       { "Conversa do WhatsApp com ", "" },
  { "Conversa no WhatsApp com ", "" }, { "WhatsApp-chat met ", "" },       { "WhatsApp chat met ", "" },
  { "Чат WhatsApp с контактом ", "" }, { "Чат WhatsApp с ", "" },          { "Чат WhatsApp з ", "" },
  { "Chat WhatsApp s uživatelem ", "" }, { "Czat WhatsApp z ", "" },       { "Chat WhatsApp dengan ", "" },
  { "Chat WhatsApp với ", "" },      { "محادثة واتساب مع ", "" },           { "צ'אט WhatsApp עם ", "" },
  { "", " ile WhatsApp Sohbeti" },   { "", " के साथ WhatsApp चैट" },        { "", "とのWhatsAppチャット" },
  { "", "님과 WhatsApp 대화" },        { "与", "的 WhatsApp 聊天" },           { "與", "的 WhatsApp 對話" },
  { "與", "的WhatsApp對話" },          { "与", "的WhatsApp聊天" },             { "和", "的 WhatsApp 聊天" },
};

/* The name without its ending, and without the " (1)" of a file that was saved twice. */
static char *
bare_name (const char *name)
{
  char *bare = g_strdup (name), *open;
  gsize length = strlen (bare);

  if (length > 4 && (g_ascii_strcasecmp (bare + length - 4, ".txt") == 0 ||
                     g_ascii_strcasecmp (bare + length - 4, ".zip") == 0))
    bare[length - 4] = '\0';
  open = strrchr (bare, '(');
  if (open != NULL && open > bare + 1 && open[-1] == ' ' && g_ascii_isdigit (open[1]) &&
      strspn (open + 1, "0123456789") == strlen (open) - 2 && g_str_has_suffix (open, ")"))
    open[-1] = '\0';
  return bare;
}

char *
gops_whatsapp_title_from_file (const char *name)
{
  g_autofree char *bare = bare_name (name);

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    if (g_str_has_prefix (bare, stems[i].before) && g_str_has_suffix (bare, stems[i].behind) &&
        strlen (bare) > strlen (stems[i].before) + strlen (stems[i].behind))
      {
        gsize length = strlen (bare) - strlen (stems[i].before) - strlen (stems[i].behind);
        char *title = g_strndup (bare + strlen (stems[i].before), length);

        return g_strstrip (title);
      }
  return g_strdup ("");
}

gboolean
gops_whatsapp_title_is_same (const char *file_title,
                             const char *title)
{
  const char *p = file_title, *q = title;

  while (*p != '\0' && *q != '\0')
    {
      if (*p != '_' && g_utf8_get_char (p) != g_utf8_get_char (q))
        return FALSE;
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }
  return *p == *q;
}
