/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as HTML. */
#include "gops-document-writers.h"

#include "gops-phrase.h"
#include "gops-qr-picture.h"

#define CODE_PIXELS 360

static const char style[] =
  "body{max-width:40em;margin:3em auto;padding:0 1.2em;line-height:1.65;color:#222;background:#fff;"
  "font-family:Inter,Cantarell,system-ui,\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"PingFang SC\",\"Microsoft YaHei\",sans-serif}"
  "h1{font-size:1.9em;line-height:1.25;margin:0 0 1em}h2{font-size:1.15em;margin:1.8em 0 .5em}"
  "li{margin:.35em 0}.detail{display:block;color:#666;font-size:.92em}.note{color:#666;font-size:.92em}"
  "table{border-collapse:collapse;width:100%;margin:1em 0}th,td{text-align:left;vertical-align:top;padding:.4em .8em .4em 0;"
  "border-bottom:1px solid #ddd}p{white-space:pre-line}"
  "blockquote{margin:1em 0;padding:.1em 0 .1em 1em;border-left:3px solid #1f9d78}blockquote p{margin:.3em 0}cite{color:#666;font-size:.92em;font-style:normal}"
  "h3{font-size:1.02em;margin:1.5em 0 .4em}h2.chapter{font-size:1.5em;margin:2.4em 0 .4em;padding-top:.6em;border-top:3px solid #1f9d78}.lead{color:#666;margin-top:0}"
  ".cover{margin-bottom:2.5em}.cover h1{margin-bottom:.4em}.kind{color:#14745a;font-weight:600;margin:0}.motto{font-size:1.1em}.cover .note{margin:.1em 0}"
  "nav ol{list-style:none;padding-left:0}nav ol ol{padding-left:1.4em}nav a{color:inherit;text-decoration:none}nav a:hover{text-decoration:underline}"
  ".figures{display:flex;flex-wrap:wrap;gap:1.2em 2em;margin:1.2em 0}.figures div{flex:1 1 8em}.figures b{display:block;font-size:2em;line-height:1.15}"
  ".figures span,.figures small{display:block;color:#666}.bars td{border:0;padding:.2em .8em .2em 0}.bars td:nth-child(2){width:60%}"
  ".bars i{display:block;height:.7em;border-radius:.35em;background:#1f9d78;min-width:2px}.bars td:last-child{font-variant-numeric:tabular-nums}"
  "figure{margin:1.4em 0;display:flex;align-items:center;gap:1.2em;flex-wrap:wrap}figure img{width:160px;height:160px;border-radius:6px}"
  "@media(prefers-color-scheme:dark){body{color:#eee;background:#1d1d20}.detail,.note,cite,.lead,.figures span,.figures small{color:#aaa}.kind{color:#57c9a5}th,td{border-color:#444}}"
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
append_figures (GString *out, GPtrArray *rows)
{
  g_string_append (out, "<div class=\"figures\">\n");
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = rows->pdata[i];

      if (g_strv_length (row) >= 3)
        append (out, "<div><b>%s</b><span>%s</span><small>%s</small></div>\n", row[0], row[1], row[2]);
    }
  g_string_append (out, "</div>\n");
}

static void
append_bars (GString *out, const GopsBlock *block)
{
  gint64 largest = gops_block_largest (block);

  g_string_append (out, "<table class=\"bars\">\n");
  for (guint i = 0; i < block->rows->len; i++)
    {
      char **row = block->rows->pdata[i];

      if (g_strv_length (row) >= 3)
        append (out, "<tr><td>%s</td><td><i style=\"width:%d%%\"></i></td><td>%s</td></tr>\n", row[0], (int) (gops_block_number (row) * 100 / largest), row[2]);
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

/* A code that is too long to be drawn stands as text. */
static void
append_code (GString *out, const GopsBlock *block)
{
  g_autoptr (GBytes) picture = gops_qr_picture (block->text, CODE_PIXELS, NULL);
  g_autofree char *data = NULL;

  if (picture == NULL)
    {
      append (out, "<p>%s</p>\n", block->text);
      return;
    }
  data = g_base64_encode (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
  append (out, "<figure><img alt=\"%s\" src=\"data:image/png;base64,%s\">", block->text, data);
  if (block->detail != NULL)
    append (out, "<figcaption>%s</figcaption>", block->detail);
  g_string_append (out, "</figure>\n");
}

static void
append_chapter (GString *out, const GopsBlock *block, guint place)
{
  append (out, "<h2 class=\"chapter\" id=\"m%u\">%s</h2>\n", place, block->text);
  if (block->detail != NULL)
    append (out, "<p class=\"lead\">%s</p>\n", block->detail);
}

/* Chapters, and their headings below them. */
static void
append_contents (GString *out, GopsDocument *document)
{
  gboolean within = FALSE, chapter = FALSE;

  append (out, "<nav>\n<h2>%s</h2>\n<ol>\n", gops_phrase (document->language, "book.contents"));
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const GopsBlock *block = document->blocks->pdata[i];
      gboolean below = block->kind == GOPS_BLOCK_HEADING && chapter;

      if (block->kind != GOPS_BLOCK_CHAPTER && block->kind != GOPS_BLOCK_HEADING)
        continue;
      if (below != within)
        g_string_append (out, below ? "<li><ol>\n" : "</ol></li>\n");
      within = below;
      chapter = chapter || block->kind == GOPS_BLOCK_CHAPTER;
      append (out, "<li><a href=\"#m%u\">%s</a></li>\n", i, block->text);
    }
  g_string_append (out, within ? "</ol></li>\n</ol>\n</nav>\n" : "</ol>\n</nav>\n");
}

static void
append_cover (GString *out, GopsDocument *document)
{
  const GopsCover *cover = document->cover;

  append (out, "<header class=\"cover\">\n<p class=\"kind\">%s</p>\n<h1>%s</h1>\n", cover->kind, document->title);
  if (*cover->motto != '\0')
    append (out, "<p class=\"motto\">%s</p>\n", cover->motto);
  for (guint i = 0; cover->lines[i] != NULL; i++)
    append (out, "<p class=\"note\">%s</p>\n", cover->lines[i]);
  g_string_append (out, "</header>\n");
  append_contents (out, document);
}

static const char *
list_of (const GopsBlock *block)
{
  return block == NULL ? NULL : block->kind == GOPS_BLOCK_BULLET ? "ul" : block->kind == GOPS_BLOCK_NUMBERED ? "ol" : NULL;
}

/* @level: of headings; @place: where in the document, for links */
static void
append_block (GString *out, const GopsBlock *block, int level, guint place)
{
  switch (block->kind)
    {
    case GOPS_BLOCK_HEADING:   append (out, "<h%d id=\"m%u\">%s</h%d>\n", level, place, block->text, level); break;
    case GOPS_BLOCK_CHAPTER:   append_chapter (out, block, place);                       break;
    case GOPS_BLOCK_CODE:      append_code (out, block);                                 break;
    case GOPS_BLOCK_PARAGRAPH: append (out, "<p>%s</p>\n", block->text);                 break;
    case GOPS_BLOCK_NOTE:      append (out, "<p class=\"note\">%s</p>\n", block->text);  break;
    case GOPS_BLOCK_TABLE:     append_table (out, block->rows);                          break;
    case GOPS_BLOCK_FIGURES:   append_figures (out, block->rows);                        break;
    case GOPS_BLOCK_BARS:      append_bars (out, block);                                 break;
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
  int level = gops_document_has_chapters (document) ? 3 : 2;

  append (out, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<title>%s</title>\n<style>", g_str_has_prefix (document->language, "zh") ? "zh-CN" : "en", document->title);
  g_string_append (out, style);
  g_string_append (out, "</style>\n</head>\n<body>\n");
  if (document->cover != NULL)
    append_cover (out, document);
  else
    append (out, "<h1>%s</h1>\n", document->title);
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
      append_block (out, block, level, i);
    }
  if (open != NULL)
    append (out, "</%s>\n", open);
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free (out, FALSE);
}
