/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words in brackets that stand for what is no text. */
#include "config.h"

#include "gops-chat-marker.h"

#include <string.h>

/* Words are compared without ASCII case. */
static const struct
{
  GopsChatKind kind;
  const char  *words;   /* separated by | */
} kinds[] = {
  { GOPS_CHAT_TEXT, "文本|文字|文本消息|文字消息|引用|引用回复|引用消息|带有引用的文本消息|回复|接龙|群公告|text|quote|reply|group note" },
  { GOPS_CHAT_IMAGE, "图片|照片|闪照|图片消息|photo|picture|image|img" },
  { GOPS_CHAT_VOICE, "语音|语音消息|voice|audio|voice message" },
  { GOPS_CHAT_VIDEO, "视频|短视频|小视频|视频消息|video" },
  { GOPS_CHAT_STICKER, "表情|动画表情|自定义表情|表情包|动态表情|商城表情|sticker|emoji|emoticon|gif" },
  { GOPS_CHAT_FILE, "文件|文件消息|群文件|file|attachment|document" },
  { GOPS_CHAT_LINK, "链接|分享链接|卡片式链接|分享的小程序|分享|网页|小程序|音乐|歌曲|视频号|视频号直播|公众号|link|mini program|miniprogram|music|channels" },
  { GOPS_CHAT_LOCATION, "位置|地理位置|位置信息|位置共享|实时位置共享|location|real-time location" },
  { GOPS_CHAT_CONTACT, "名片|个人名片|推荐名片|群名片|推荐联系人|联系人|contact|contact card|card" },
  { GOPS_CHAT_POLL, "投票|群投票|poll|vote" },
  { GOPS_CHAT_RED_PACKET, "红包|qq红包|微信红包|转账|微信转账|红包消息|red packet|red envelope|transfer" },
  { GOPS_CHAT_CALL, "语音通话|视频通话|音视频通话|语音/视频通话|通话|voice call|video call|call" },
  { GOPS_CHAT_DELETED, "撤回|撤回消息|recalled|deleted" },
  { GOPS_CHAT_OTHER, "聊天记录|合并转发|合并转发的聊天记录|转发消息|戳一戳|窗口抖动|拍一拍|笔记|礼物|直播|其他|未知|未知消息|chat history|note|other|unknown" },
  { GOPS_CHAT_EVENT, "系统|系统消息|系统通知|通知|提示|system|system message|notice|event" },
};

/* What QQ on a PC shows of what only the phone can. */
static const char *const elsewhere[] = { "请使用最新版手机QQ", "请使用新版手机QQ", "请在手机QQ上查看", "请使用手机QQ" };

gboolean
gops_chat_kind_from_word (const char   *word,
                          gsize         length,
                          GopsChatKind *out_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && length > 0; i++)
    for (const char *p = kinds[i].words; p != NULL; p = strchr (p, '|'))
      {
        p += *p == '|';
        if (g_ascii_strncasecmp (p, word, length) == 0 && (p[length] == '|' || p[length] == '\0'))
          {
            *out_kind = kinds[i].kind;
            return TRUE;
          }
      }
  return FALSE;
}

GopsChatKind
gops_chat_kind_of_file (const char *name)
{
  static const struct
  {
    GopsChatKind kind;
    const char  *endings;
  } files[] = {
    { GOPS_CHAT_IMAGE, "|jpg|jpeg|png|gif|webp|bmp|heic|avif|" },
    { GOPS_CHAT_VIDEO, "|mp4|mov|webm|mkv|avi|3gp|m4v|" },
    { GOPS_CHAT_VOICE, "|ogg|opus|mp3|m4a|amr|wav|aac|silk|flac|" },
  };
  const char *dot = strrchr (name, '.');
  g_autofree char *ending = dot != NULL && strlen (dot) < 8 ? g_strdup_printf ("|%s|", dot + 1) : g_strdup ("||");
  g_autofree char *lower = g_ascii_strdown (ending, -1);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (strlen (lower) > 2 && strstr (files[i].endings, lower) != NULL)
      return files[i].kind;
  return GOPS_CHAT_FILE;
}

static char *
skip_blanks (char *p)
{
  return p + strspn (p, " \t\n");
}

/* 3", 3秒, 3'' behind a voice message */
static gboolean
is_duration (const char *text)
{
  static const char *const units[] = { "\"", "″", "''", "'", "秒", "s", "sec" };
  gsize digits = strspn (text, "0123456789:");

  for (guint i = 0; digits > 0 && i < G_N_ELEMENTS (units); i++)
    if (g_str_equal (text + digits, units[i]))
      return TRUE;
  return digits > 0 && text[digits] == '\0';
}

/* A word may be followed by a file's name: [图片: a.jpg(请在附件中查看)], [文件|a.pdf](address) */
static gsize
word_length (const char  *word,
             const char  *close,
             const char **out_name)
{
  const char *colon = memchr (word, ':', close - word), *wide = g_strstr_len (word, close - word, "：");
  const char *bar = memchr (word, '|', close - word);

  if (bar != NULL && (colon == NULL || bar < colon))
    colon = bar;
  *out_name = NULL;
  if (wide != NULL && (colon == NULL || wide < colon))
    {
      *out_name = wide + strlen ("：");
      return wide - word;
    }
  if (colon != NULL)
    {
      *out_name = colon + 1;
      return colon - word;
    }
  return close - word;
}

static char *
take_name (char *name,
           char *close)
{
  char *remark;

  *close = '\0';
  if ((remark = strstr (name, "(请在附件中查看)")) != NULL)
    *remark = '\0';
  return g_strstrip (name);
}

/* What stands in round brackets behind is where the exporting program put the file. */
static char *
skip_address (char *rest)
{
  char *close = g_str_has_prefix (rest, "(http") ? strchr (rest, ')') : NULL;

  return close != NULL ? close + 1 : rest;
}

/* Passes over further markers of the same kind: two pictures in one message. */
static char *
skip_same (char        *rest,
           GopsChatKind kind)
{
  for (;;)
    {
      char *close = *rest == '[' ? strchr (rest, ']') : NULL;
      GopsChatKind other;

      if (close == NULL || !gops_chat_kind_from_word (rest + 1, close - rest - 1, &other) || other != kind)
        return rest;
      rest = skip_blanks (close + 1);
    }
}

static gboolean
is_elsewhere (const char *body)
{
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    if (g_str_has_prefix (body, elsewhere[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_file (GopsChatKind kind)
{
  return kind == GOPS_CHAT_IMAGE || kind == GOPS_CHAT_VIDEO || kind == GOPS_CHAT_VOICE || kind == GOPS_CHAT_FILE;
}

/* Whether words behind a marker of that kind belong to it. */
static gboolean
may_have_rest (GopsChatKind kind)
{
  return kind == GOPS_CHAT_FILE || kind == GOPS_CHAT_LINK || kind == GOPS_CHAT_LOCATION || kind == GOPS_CHAT_CONTACT ||
         kind == GOPS_CHAT_POLL || kind == GOPS_CHAT_RED_PACKET || kind == GOPS_CHAT_CALL;
}

GopsChatKind
gops_chat_marker_read (char        *body,
                       const char **out_body,
                       const char **out_detail)
{
  char *close, *rest;
  const char *name;
  GopsChatKind kind;

  *out_body = body;
  *out_detail = "";
  if (is_elsewhere (body))
    {
      *out_body = "";
      return GOPS_CHAT_OTHER;
    }
  if (g_str_has_prefix (body, "!["))
    body++;
  close = *body == '[' ? strchr (body, ']') : NULL;
  if (close == NULL || !gops_chat_kind_from_word (body + 1, word_length (body + 1, close, &name), &kind) ||
      kind == GOPS_CHAT_TEXT || kind == GOPS_CHAT_EVENT || kind == GOPS_CHAT_DELETED)
    return GOPS_CHAT_TEXT;

  rest = skip_same (skip_blanks (skip_address (close + 1)), kind);
  if (*rest != '\0' && !may_have_rest (kind) && !(kind == GOPS_CHAT_VOICE && is_duration (rest)))
    return GOPS_CHAT_TEXT;
  if (name != NULL && is_file (kind))
    *out_detail = take_name (body + (name - body), close);
  else if (name != NULL && *rest == '\0')
    rest = take_name (body + (name - body), close);
  if (kind == GOPS_CHAT_FILE && **out_detail == '\0' && strchr (rest, '\n') == NULL)
    {
      *out_detail = rest;
      rest += strlen (rest);
    }
  *out_body = is_elsewhere (rest) || kind == GOPS_CHAT_VOICE ? "" : rest;
  return kind;
}
