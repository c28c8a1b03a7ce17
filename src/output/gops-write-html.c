/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as HTML. */
#include "gops-document-writers.h"

static const char style[] =
  "body{max-width:40em;margin:3em auto;padding:0 1.2em;line-height:1.65;color:#222;background:#fff;"
  "font-family:Inter,Cantarell,system-ui,\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif}"
  "h1{font-size:1.9em;line-height:1.25;margin:0 0 1em}h2{font-size:1.15em;margin:1.8em 0 .5em}"
  "li{margin:.35em 0}.detail{display:block;color:#666;font-size:.92em}.note{color:#666;font-size:.92em}"
  "table{border-collapse:collapse;width:100%;margin:1em 0}th,td{text-align:left;vertical-align:top;padding:.4em .8em .4em 0;"
  "border-bottom:1px solid #ddd}p{white-space:pre-line}"
  "blockquote{margin:1em 0;padding:.1em 0 .1em 1em;border-left:3px solid #1f9d78}blockquote p{margin:.3em 0}cite{color:#666;font-size:.92em;font-style:normal}"
  "@media(prefers-color-scheme:dark){body{color:#eee;background:#1d1d20}.detail,.note,cite{color:#aaa}th,td{border-color:#444}}"
  "@media print{body{margin:0;max-width:none}}";

G_GNUC_PRINTF (2, 3) static void
append (GString *out, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_markup_vprintf_escaped (format, args);
  va_end (args);
  g_string_append (out, text);
}

static void
append_item (GString *out, const GopsBlock *block)
{
  if (block->kind == GOPS_BLOCK_NUMBERED)
    append (out, "<li value=\"%d\">%s", block->number, block->text);
  else
    append (out, "<li>%s", block->text);
  if (block->detail != NULL)
    append (out, "<span class=\"detail\">%s</span>", block->detail);
  g_string_append (out, "</li>\n");
}

static void
append_table (GString *out, GPtrArray *rows)
{
  g_string_append (out, "<table>\n");
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (out, "<tr>");
      for (char **cell = rows->pdata[i]; *cell != NULL; cell++)
        append (out, i == 0 ? "<th scope=\"col\">%s</th>" : "<td>%s</td>", *cell);
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</table>\n");
}

static void
append_quote (GString *out, const GopsBlock *block)
{
  append (out, "<blockquote><p>%s</p>", block->text);
  if (block->detail != NULL)
    append (out, "<cite>%s</cite>", block->detail);
  g_string_append (out, "</blockquote>\n");
}

static const char *
list_of (const GopsBlock *block)
{
  return block == NULL ? NULL : block->kind == GOPS_BLOCK_BULLET ? "ul" : block->kind == GOPS_BLOCK_NUMBERED ? "ol" : NULL;
}

static void
append_block (GString *out, const GopsBlock *block)
{
  switch (block->kind)
    {
    case GOPS_BLOCK_HEADING:   append (out, "<h2>%s</h2>\n", block->text);               break;
    case GOPS_BLOCK_PARAGRAPH: append (out, "<p>%s</p>\n", block->text);                 break;
    case GOPS_BLOCK_NOTE:      append (out, "<p class=\"note\">%s</p>\n", block->text);  break;
    case GOPS_BLOCK_TABLE:     append_table (out, block->rows);                          break;
    case GOPS_BLOCK_QUOTE:     append_quote (out, block);                                break;
    case GOPS_BLOCK_BULLET:
    case GOPS_BLOCK_NUMBERED:  append_item (out, block);                                 break;
    }
}

char *
gops_write_html (GopsDocument *document)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n");
  const char *open = NULL;

  append (out, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<title>%s</title>\n<style>", g_str_has_prefix (document->language, "zh") ? "zh-CN" : "en", document->title);
  g_string_append (out, style);
  append (out, "</style>\n</head>\n<body>\n<h1>%s</h1>\n", document->title);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = document->blocks->pdata[i];

      if (list_of (block) != open)
        {
          if (open != NULL)
            append (out, "</%s>\n", open);
          open = list_of (block);
          if (open != NULL)
            append (out, "<%s>\n", open);
        }
      append_block (out, block);
    }
  if (open != NULL)
    append (out, "</%s>\n", open);
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free (out, FALSE);
}
