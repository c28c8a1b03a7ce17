/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slack's way to write people, channels and addresses into a text, as people read it. */
#include "config.h"

#include "gops-slack-text.h"

#include <string.h>

/* --- addresses --- */

/* "t=xoxe-…" opens the exporter's files to whoever reads it. */
static void
append_url (GString    *to,
            const char *url,
            gsize       length)
{
  const char *end = url + length;
  const char *query = memchr (url, '?', length);

  if (query == NULL)
    {
      g_string_append_len (to, url, (gssize) length);
      return;
    }
  g_string_append_len (to, url, query - url);
  for (char joint = '?'; query < end;)
    {
      const char *start = query + 1;
      const char *next = memchr (start, '&', (gsize) (end - start));
      gsize n = (gsize) ((next != NULL ? next : end) - start);
      gboolean token = n > strlen ("t=xox") && g_ascii_strncasecmp (start, "t=xox", strlen ("t=xox")) == 0;

      if (!token)
        {
          g_string_append_c (to, joint);
          g_string_append_len (to, start, (gssize) n);
          joint = '&';
        }
      query = start + n;
    }
}

/* &amp; &lt; &gt; are all that Slack writes so. */
static void
append_plain (GString    *to,
              const char *text,
              gsize       length)
{
  static const struct { const char *entity; char sign; } entities[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' } };

  for (gsize i = 0; i < length; i++)
    {
      guint e = G_N_ELEMENTS (entities);

      if (text[i] == '&')
        for (e = 0; e < G_N_ELEMENTS (entities); e++)
          if (length - i >= strlen (entities[e].entity) && memcmp (text + i, entities[e].entity, strlen (entities[e].entity)) == 0)
            break;
      g_string_append_c (to, e < G_N_ELEMENTS (entities) ? entities[e].sign : text[i]);
      if (e < G_N_ELEMENTS (entities))
        i += strlen (entities[e].entity) - 1;
    }
}

/* --- what stands between < and > --- */

typedef struct
{
  const char *target;
  gsize       target_length;
  const char *label;          /* "" for none */
  gsize       label_length;
} Token;

static void
add_mention (const GopsSlackWords *words,
             const GopsChatPerson *who)
{
  for (guint i = 0; i < words->mentions->len; i++)
    if (g_str_equal (g_array_index (words->mentions, GopsChatPerson, i).id, who->id))
      return;
  if (words->mentions->len < GOPS_SLACK_MAX_MENTIONS)
    g_array_append_val (words->mentions, *who);
}

static void
append_person (GString              *to,
               const Token          *token,
               const GopsSlackWords *words)
{
  const char *id = g_string_chunk_insert_len (words->kept, token->target + 1, (gssize) token->target_length - 1);
  GopsChatPerson who = gops_slack_people_find (words->people, id, NULL);

  g_string_append_c (to, '@');
  if (*who.name != '\0')
    g_string_append (to, who.name);
  else if (token->label_length > 0)
    append_plain (to, token->label, token->label_length);
  else
    g_string_append (to, id);
  if (*id != '\0')
    add_mention (words, &who);
}

static void
append_channel (GString              *to,
                const Token          *token,
                const GopsSlackWords *words)
{
  g_autofree char *id = g_strndup (token->target + 1, token->target_length - 1);
  const char *name = g_hash_table_lookup (words->channels, id);

  g_string_append_c (to, '#');
  if (name != NULL)
    g_string_append (to, name);
  else if (token->label_length > 0)
    append_plain (to, token->label, token->label_length);
  else
    g_string_append (to, id);
}

/* <!here>, <!subteam^S1|@team>, <!date^1700000000^{date}|14 November> */
static void
append_command (GString     *to,
                const Token *token)
{
  if (token->label_length > 0)
    {
      append_plain (to, token->label, token->label_length);
      return;
    }
  g_string_append_c (to, '@');
  append_plain (to, token->target + 1, token->target_length - 1);
}

/* Slack makes labels of addresses that people write without http. */
static gboolean
is_same (const char *url,
         const char *label)
{
  const char *bare = strstr (url, "://");
  gsize length = strlen (label);

  bare = bare != NULL ? bare + strlen ("://") : url;
  return g_str_equal (label, url) || (strncmp (bare, label, length) == 0 && (bare[length] == '\0' || g_str_equal (bare + length, "/")));
}

static void
append_link (GString     *to,
             const Token *token)
{
  g_autoptr (GString) url = g_string_new (NULL), clean = g_string_new (NULL), label = g_string_new (NULL);
  const char *shown;

  append_plain (url, token->target, token->target_length);
  append_url (clean, url->str, url->len);
  append_plain (label, token->label, token->label_length);
  shown = g_str_has_prefix (clean->str, "mailto:") ? clean->str + strlen ("mailto:") : clean->str;
  if (label->len > 0 && !is_same (shown, label->str))
    g_string_append_printf (to, "%s (%s)", label->str, shown);
  else
    g_string_append (to, shown);
}

static void
append_token (GString              *to,
              const char           *start,
              const char           *end,
              const GopsSlackWords *words)
{
  const char *bar = memchr (start, '|', (gsize) (end - start));
  Token token = { start, (gsize) ((bar != NULL ? bar : end) - start), bar != NULL ? bar + 1 : "",
                  bar != NULL ? (gsize) (end - bar) - 1 : 0 };

  if (token.target_length == 0)
    append_plain (to, token.label, token.label_length);
  else if (*start == '@')
    append_person (to, &token, words);
  else if (*start == '#')
    append_channel (to, &token, words);
  else if (*start == '!')
    append_command (to, &token);
  else
    append_link (to, &token);
}

void
gops_slack_text_append (GString              *to,
                        const char           *text,
                        const GopsSlackWords *words)
{
  while (*text != '\0')
    {
      gsize plain = strcspn (text, "<");
      gsize inside;

      append_plain (to, text, plain);
      text += plain;
      if (*text == '\0')
        break;
      inside = strcspn (text + 1, "<>");
      if (text[1 + inside] != '>')   /* no token at all */
        {
          g_string_append_c (to, '<');
          text++;
          continue;
        }
      append_token (to, text + 1, text + 1 + inside, words);
      text += inside + 2;
    }
}

/* --- blocks --- */

static void
append_escaped (GString    *to,
                const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '&')
      g_string_append (to, "&amp;");
    else if (*text == '<')
      g_string_append (to, "&lt;");
    else if (*text == '>')
      g_string_append (to, "&gt;");
    else
      g_string_append_c (to, *text);
}

static void
append_leaf (GString    *to,
             JsonObject *element)
{
  static const struct { const char *type, *key, *before, *after; } leaves[] = {
    { "user", "user_id", "<@", ">" },     { "channel", "channel_id", "<#", ">" }, { "broadcast", "range", "<!", ">" },
    { "usergroup", "usergroup_id", "<!subteam^", ">" }, { "emoji", "name", ":", ":" },
  };
  const char *type = gops_json_member_text (element, "type");

  for (guint i = 0; i < G_N_ELEMENTS (leaves); i++)
    if (g_str_equal (leaves[i].type, type))
      {
        g_string_append_printf (to, "%s%s%s", leaves[i].before, gops_json_member_text (element, leaves[i].key), leaves[i].after);
        return;
      }
  if (!g_str_equal (type, "link"))
    append_escaped (to, gops_json_member_text (element, "text"));
  else
    {
      g_string_append_printf (to, "<%s", gops_json_member_text (element, "url"));
      if (*gops_json_member_text (element, "text") != '\0')
        g_string_append_c (to, '|');
      append_escaped (to, gops_json_member_text (element, "text"));
      g_string_append_c (to, '>');
    }
}

/* Lists, quotes and sections hold elements that hold elements; the depth of the JSON is bounded. */
static void
append_elements (GString   *to,
                 JsonArray *elements)
{
  for (guint i = 0; elements != NULL && i < json_array_get_length (elements); i++)
    {
      JsonObject *element = gops_json_element_object (elements, i);
      JsonArray *inner = gops_json_member_array (element, "elements");

      if (element == NULL)
        continue;
      if (inner == NULL)
        append_leaf (to, element);
      else
        {
          append_elements (to, inner);
          g_string_append_c (to, '\n');
        }
    }
}

static void
append_line (GString    *to,
             const char *text)
{
  if (*text != '\0')
    g_string_append_printf (to, "%s\n", text);
}

static void
append_blocks (GString   *to,
               JsonArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < json_array_get_length (blocks); i++)
    {
      JsonObject *block = gops_json_element_object (blocks, i);
      JsonArray *fields = gops_json_member_array (block, "fields");

      append_line (to, gops_json_member_text (gops_json_member_object (block, "text"), "text"));
      for (guint f = 0; fields != NULL && f < json_array_get_length (fields); f++)
        append_line (to, gops_json_member_text (gops_json_element_object (fields, f), "text"));
      append_elements (to, gops_json_member_array (block, "elements"));
    }
}

static void
append_attachments (GString   *to,
                    JsonArray *attachments)
{
  for (guint i = 0; attachments != NULL && i < json_array_get_length (attachments); i++)
    {
      JsonObject *attachment = gops_json_element_object (attachments, i);
      const char *text = gops_json_member_text (attachment, "text");

      append_line (to, gops_json_member_text (attachment, "pretext"));
      append_line (to, gops_json_member_text (attachment, "title"));
      append_line (to, *text != '\0' ? text : gops_json_member_text (attachment, "fallback"));
    }
}

char *
gops_slack_text_from_blocks (JsonObject *message)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_blocks (text, gops_json_member_array (message, "blocks"));
  append_attachments (text, gops_json_member_array (message, "attachments"));
  return g_strdup (text->str);
}
