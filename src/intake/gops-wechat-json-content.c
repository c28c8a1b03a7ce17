/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts in the JSON that programs make of WeChat's databases. */
#include "config.h"

#include "gops-wechat-json-content.h"

#include <string.h>

#define MAX_ACCOUNT 64

static gboolean
is_account_byte (char byte)
{
  return g_ascii_isalnum (byte) || byte == '_' || byte == '-' || byte == '@' || byte == '.';
}

const char *
gops_wechat_json_content_take_sender (GopsJsonChat  *chat,
                                      const char   **content)
{
  const char *text = *content;
  gsize length = 0;

  while (length < MAX_ACCOUNT && is_account_byte (text[length]))
    length++;
  if (length < 3 || text[length] != ':' || text[length + 1] != '\n')
    return "";
  *content = text + length + 2;
  return gops_json_chat_keep_name (chat, text, length);
}

/* What a program shows of a compressed text that it did not unpack: its first four bytes, read as Latin-1 or lost. */
static gboolean
is_undecoded (const char *text)
{
  return g_str_has_prefix (text, "(\302\265/\303\275") || g_str_has_prefix (text, "(\357\277\275/\357\277\275");
}

/* Where the text of the first element called @name begins; that it may be in CDATA is taken off. Nothing is unescaped
 * that could be long: these are titles. */
static const char *
find_element (const char *xml,
              const char *name,
              gsize      *out_length)
{
  g_autofree char *open = g_strdup_printf ("<%s>", name), *close = g_strdup_printf ("</%s>", name);
  const char *start = strstr (xml, open), *end;

  if (start == NULL || (end = strstr (start, close)) == NULL)
    return NULL;
  start += strlen (open);
  if (end - start >= (gssize) strlen ("<![CDATA[]]>") && g_str_has_prefix (start, "<![CDATA[") &&
      memcmp (end - strlen ("]]>"), "]]>", strlen ("]]>")) == 0)
    {
      start += strlen ("<![CDATA[");
      end -= strlen ("]]>");
    }
  *out_length = end - start;
  return start;
}

static gboolean
is_xml (const char *text)
{
  text += strspn (text, " \t\r\n");
  return g_str_has_prefix (text, "<?xml") || g_str_has_prefix (text, "<msg") || g_str_has_prefix (text, "<sysmsg") ||
         g_str_has_prefix (text, "<appmsg") || g_str_has_prefix (text, "<revokemsg");
}

static void
add_unescaped (GopsJsonChat *chat,
               const char   *text,
               gsize         length)
{
  static const char *const entities[][2] = {
    { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&apos;", "'" }, { "&amp;", "&" },
  };

  while (length > 0)
    {
      const char *ampersand = memchr (text, '&', length);
      gsize plain = ampersand != NULL ? (gsize) (ampersand - text) : length, used = plain;

      gops_json_chat_add_body (chat, text, plain);
      for (guint i = 0; used == plain && used < length && i < G_N_ELEMENTS (entities); i++)
        if (strncmp (ampersand, entities[i][0], strlen (entities[i][0])) == 0)
          {
            gops_json_chat_add_body (chat, entities[i][1], 1);
            used += strlen (entities[i][0]);
          }
      if (used == plain && used < length)
        gops_json_chat_add_body (chat, text + used++, 1);
      text += MIN (used, length);
      length -= MIN (used, length);
    }
}

static void
add_xml (GopsJsonChat *chat,
         const char   *xml)
{
  static const char *const names[] = { "replacemsg", "title", "content" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      const char *text = find_element (xml, names[i], &length);

      if (text == NULL)
        continue;
      add_unescaped (chat, text, length);
      return;
    }
}

/* "[图片]" and the like. */
static gboolean
is_marker (const char *text)
{
  gsize length = strlen (text);

  return length > 2 && *text == '[' && strchr (text, ']') == text + length - 1;
}

void
gops_wechat_json_content_add (GopsJsonChat *chat,
                              GopsChatKind  kind,
                              const char   *content)
{
  if (is_undecoded (content))
    gops_json_chat_add_body (chat, GOPS_WECHAT_UNDECODED, strlen (GOPS_WECHAT_UNDECODED));
  else if (is_xml (content))
    add_xml (chat, content);
  else if (kind == GOPS_CHAT_TEXT || kind == GOPS_CHAT_EVENT || !is_marker (content))
    gops_json_chat_add_body (chat, content, strlen (content));
}
