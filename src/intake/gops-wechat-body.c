/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What WeChat keeps of a message. */
#include "config.h"

#include "gops-wechat-body.h"

#include <string.h>

#include "gops-xml-snippet.h"

#define TYPE_TEXT     1
#define TYPE_CARD     42
#define TYPE_LOCATION 48
#define TYPE_APP      49
#define TYPE_SYSTEM   10000
#define TYPE_RECALL   10002

#define APP_FILE      6
#define APP_SIGN_UP   53
#define APP_QUOTE     57
#define APP_NOTICE    87

static const struct
{
  gint64       type;
  GopsChatKind kind;
} types[] = {
  { TYPE_TEXT, GOPS_CHAT_TEXT },
  { 3, GOPS_CHAT_IMAGE },
  { 34, GOPS_CHAT_VOICE },
  { TYPE_CARD, GOPS_CHAT_CONTACT },
  { 43, GOPS_CHAT_VIDEO },
  { 47, GOPS_CHAT_STICKER },
  { TYPE_LOCATION, GOPS_CHAT_LOCATION },
  { 50, GOPS_CHAT_CALL },
  { 66, GOPS_CHAT_CONTACT },   /* of a colleague in WeCom */
  { TYPE_SYSTEM, GOPS_CHAT_EVENT },
  { TYPE_RECALL, GOPS_CHAT_EVENT },
};

static const struct
{
  gint64       sub_type;
  GopsChatKind kind;
} apps[] = {
  { 1, GOPS_CHAT_TEXT },
  { 3, GOPS_CHAT_LINK },
  { 4, GOPS_CHAT_LINK },
  { 5, GOPS_CHAT_LINK },
  { APP_FILE, GOPS_CHAT_FILE },
  { 74, GOPS_CHAT_FILE },        /* on its way */
  { 8, GOPS_CHAT_STICKER },
  { 17, GOPS_CHAT_LOCATION },    /* shared as it changes */
  { 19, GOPS_CHAT_OTHER },       /* merged messages */
  { 33, GOPS_CHAT_LINK },
  { 36, GOPS_CHAT_LINK },
  { 51, GOPS_CHAT_LINK },
  { APP_SIGN_UP, GOPS_CHAT_TEXT },
  { APP_QUOTE, GOPS_CHAT_TEXT },
  { 62, GOPS_CHAT_EVENT },       /* patted somebody */
  { APP_NOTICE, GOPS_CHAT_TEXT },
  { 2000, GOPS_CHAT_RED_PACKET },
  { 2001, GOPS_CHAT_RED_PACKET },
};

static const char *const bots[] = { "weixin",   "notifymessage", "filehelper", "newsapp",
                                    "medianote", "floatbottle",   "fmessage",   "qqmail" };

void
gops_wechat_body_init (GopsWechatBody *self)
{
  self->body = g_string_new (NULL);
  self->detail = g_string_new (NULL);
  self->reply_to = g_string_new (NULL);
  self->reply_name = g_string_new (NULL);
  self->sender = g_string_new (NULL);
}

void
gops_wechat_body_clear (GopsWechatBody *self)
{
  g_string_free (self->body, TRUE);
  g_string_free (self->detail, TRUE);
  g_string_free (self->reply_to, TRUE);
  g_string_free (self->reply_name, TRUE);
  g_string_free (self->sender, TRUE);
}

static void
reset (GopsWechatBody *self)
{
  self->undecoded = FALSE;
  g_string_truncate (self->body, 0);
  g_string_truncate (self->detail, 0);
  g_string_truncate (self->reply_to, 0);
  g_string_truncate (self->reply_name, 0);
  g_string_truncate (self->sender, 0);
}

/* The beginning of compressed bytes: as they are, damaged in the way to UTF-8, or written in hexadecimal. */
static gboolean
is_compressed (const char *content)
{
  static const char *const beginnings[] = { "(\302\265/\303\275", "(\357\277\275/\357\277\275", "28b52ffd", "28B52FFD",
                                            "b'(\\xb5/\\xfd", "b\"(\\xb5/\\xfd", "KLUv/" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (content, beginnings[i]))
      return TRUE;
  return FALSE;
}

/* In groups the text may begin with who wrote it. A line of a text that looks so is left alone: only wxid_ numbers
 * count, and what stands before XML. */
static const char *
take_sender (GopsWechatBody *self,
             const char     *content)
{
  gsize length = strspn (content, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-@.");

  if (length < 3 || length > 64 || content[length] != ':' || content[length + 1] != '\n')
    return content;
  if (!g_str_has_prefix (content, "wxid_") && content[length + 2] != '<')
    return content;
  g_string_append_len (self->sender, content, (gssize) length);
  return content + length + 2;
}

static void
read_quote (GopsWechatBody *self,
            const char     *content)
{
  const char *quoted = strstr (content, "<refermsg");

  if (quoted == NULL)
    return;
  (void) gops_xml_snippet_element (quoted, "svrid", self->reply_to);
  (void) gops_xml_snippet_element (quoted, "displayname", self->reply_name);
}

static gint64
read_sub_type (const char *content)
{
  g_autoptr (GString) text = g_string_new (NULL);

  return gops_xml_snippet_element (content, "type", text) ? g_ascii_strtoll (text->str, NULL, 10) : 0;
}

static void
read_app (GopsWechatBody *self,
          gint64          sub_type,
          const char     *content)
{
  gboolean is_xml = *content == '<';

  if (sub_type <= 0 && is_xml)
    sub_type = read_sub_type (content);
  self->kind = GOPS_CHAT_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (apps); i++)
    if (apps[i].sub_type == sub_type)
      self->kind = apps[i].kind;
  if (!is_xml)
    g_string_assign (self->body, content);
  else if (sub_type != APP_NOTICE || !gops_xml_snippet_element (content, "textannouncement", self->body))
    (void) gops_xml_snippet_element (content, "title", self->body);

  if (self->kind == GOPS_CHAT_FILE)
    {
      g_string_assign (self->detail, self->body->str);
      g_string_truncate (self->body, 0);
    }
  else if (sub_type == APP_QUOTE)
    read_quote (self, content);
}

/* What the platform says is bare, in a wrapper, or marked up with links. */
static void
read_system (GopsWechatBody *self,
             const char     *content)
{
  if (strstr (content, "<replacemsg") != NULL && gops_xml_snippet_element (content, "replacemsg", self->body))
    return;
  gops_xml_snippet_plain (content, self->body);
}

static void
read_plain (GopsWechatBody *self,
            gint64          type,
            const char     *content)
{
  if (self->kind == GOPS_CHAT_EVENT)
    read_system (self, content);
  else if (type == TYPE_CARD && gops_xml_snippet_attribute (content, "nickname", self->body))
    return;
  else if (type == TYPE_LOCATION && (gops_xml_snippet_attribute (content, "poiname", self->body) ||
                                     gops_xml_snippet_attribute (content, "label", self->body)))
    return;
  else if (self->kind == GOPS_CHAT_TEXT || *content != '<')
    g_string_assign (self->body, content);
}

void
gops_wechat_body_read (GopsWechatBody *self,
                       gint64          type,
                       gint64          sub_type,
                       const char     *content)
{
  reset (self);
  if (type > G_MAXUINT32)
    {
      sub_type = type >> 32;
      type &= G_MAXUINT32;
    }
  content = take_sender (self, content);
  if (is_compressed (content))
    {
      self->undecoded = TRUE;
      content = "";
    }
  if (type == TYPE_APP)
    {
      read_app (self, sub_type, content);
      return;
    }
  self->kind = GOPS_CHAT_OTHER;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (types[i].type == type)
      self->kind = types[i].kind;
  read_plain (self, type, content);
}

/* MemoTrace writes what is answered below the answer: 引用：阿珍：早 */
static void
take_quote (GopsWechatBody *self)
{
  static const char mark[] = "\n引用：", colon[] = "：";
  char *quote = g_strrstr (self->body->str, mark), *name, *end;

  if (quote == NULL)
    return;
  name = quote + strlen (mark);
  end = strstr (name, colon);
  if (end == NULL || memchr (name, '\n', end - name) != NULL)
    return;
  g_string_append_len (self->reply_name, name, end - name);
  g_string_truncate (self->body, quote - self->body->str);
}

void
gops_wechat_body_read_words (GopsWechatBody *self,
                             GopsChatKind    kind,
                             const char     *content)
{
  reset (self);
  content = take_sender (self, content);
  self->undecoded = is_compressed (content);
  if (self->undecoded)
    content = "";
  self->kind = kind;
  if (*content == '<' && strstr (content, "<appmsg") != NULL)
    read_app (self, -1, content);
  else
    read_plain (self, TYPE_TEXT, content);
  if (self->kind == GOPS_CHAT_TEXT && self->reply_name->len == 0)
    take_quote (self);
}

gboolean
gops_wechat_id_is_bot (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (bots); i++)
    if (g_str_equal (bots[i], id))
      return TRUE;
  return g_str_has_prefix (id, "gh_") || g_str_has_suffix (id, "@openim_bot");
}
