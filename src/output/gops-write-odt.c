/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents for a word processor: OpenDocument text. */
#include "gops-document-writers.h"

#include <string.h>

#include "gops-zip.h"

#define MIME "application/vnd.oasis.opendocument.text"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMESPACES " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""

static const char manifest[] = HEAD
  "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">"
  "<manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"" MIME "\"/>"
  "<manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"styles.xml\" manifest:media-type=\"text/xml\"/>"
  "<manifest:file-entry manifest:full-path=\"meta.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>\n";

/* Bullets, and numbers that each item sets for itself, so that they run on through the sections. */
static const char automatic[] =
  "<office:automatic-styles>"
  "<text:list-style style:name=\"Bullets\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">"
  "<style:list-level-properties text:space-before=\"0.2cm\" text:min-label-width=\"0.6cm\"/></text:list-level-style-bullet></text:list-style>"
  "<text:list-style style:name=\"Numbers\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\">"
  "<style:list-level-properties text:space-before=\"0.2cm\" text:min-label-width=\"0.8cm\"/></text:list-level-style-number></text:list-style>"
  "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\" fo:border=\"0.5pt solid #888888\"/>"
  "</style:style></office:automatic-styles>";

static void
append (GString *out, const char *open, const char *text, const char *close)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (out, "%s%s%s", open, escaped, close);
}

static gboolean
is_item (const GopsBlock *block, GopsBlockKind kind)
{
  return block != NULL && block->kind == kind;
}

static void
append_item (GString *out, GopsDocument *document, const GopsBlock *block)
{
  g_autofree char *text = gops_document_join_detail (document, block);

  if (block->kind == GOPS_BLOCK_NUMBERED)
    g_string_append_printf (out, "<text:list-item text:start-value=\"%d\">", block->number);
  else
    g_string_append (out, "<text:list-item>");
  append (out, "<text:p>", text, "</text:p></text:list-item>\n");
}

static void
append_table (GString *out, GPtrArray *rows)
{
  guint n = rows->len > 0 ? g_strv_length (rows->pdata[0]) : 0;

  g_string_append_printf (out, "<table:table><table:table-column table:number-columns-repeated=\"%u\"/>\n", MAX (n, 1));
  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (out, i == 0 ? "<table:table-header-rows><table:table-row>" : "<table:table-row>");
      for (char **cell = rows->pdata[i]; *cell != NULL; cell++)
        append (out, i == 0 ? "<table:table-cell table:style-name=\"Cell\"><text:p text:style-name=\"Head\">"
                            : "<table:table-cell table:style-name=\"Cell\"><text:p>", *cell, "</text:p></table:table-cell>");
      g_string_append (out, i == 0 ? "</table:table-row></table:table-header-rows>\n" : "</table:table-row>\n");
    }
  g_string_append (out, "</table:table>\n");
}

/* Items of one kind that follow each other are one list. */
static void
append_block (GString *out, GopsDocument *document, const GopsBlock *before, const GopsBlock *block, const GopsBlock *after)
{
  switch (block->kind)
    {
    case GOPS_BLOCK_HEADING:
      append (out, "<text:h text:style-name=\"Section\" text:outline-level=\"2\">", block->text, "</text:h>\n");
      return;
    case GOPS_BLOCK_PARAGRAPH:
      append (out, "<text:p>", block->text, "</text:p>\n");
      return;
    case GOPS_BLOCK_NOTE:
      append (out, "<text:p text:style-name=\"Note\">", block->text, "</text:p>\n");
      return;
    case GOPS_BLOCK_QUOTE:
      append (out, "<text:p>", block->text, "</text:p>\n");
      if (block->detail != NULL)
        append (out, "<text:p text:style-name=\"Note\">", block->detail, "</text:p>\n");
      return;
    case GOPS_BLOCK_TABLE:
      append_table (out, block->rows);
      return;
    case GOPS_BLOCK_BULLET:
    case GOPS_BLOCK_NUMBERED:
      if (!is_item (before, block->kind))
        g_string_append_printf (out, "<text:list text:style-name=\"%s\">\n", block->kind == GOPS_BLOCK_BULLET ? "Bullets" : "Numbers");
      append_item (out, document, block);
      if (!is_item (after, block->kind))
        g_string_append (out, "</text:list>\n");
      return;
    }
}

static char *
make_content (GopsDocument *document)
{
  GString *out = g_string_new (HEAD "<office:document-content" NAMESPACES ">");
  GPtrArray *blocks = document->blocks;

  g_string_append_printf (out, "%s<office:body><office:text>\n", automatic);
  append (out, "<text:h text:style-name=\"Title\" text:outline-level=\"1\">", document->title, "</text:h>\n");
  for (guint i = 0; i < blocks->len; i++)
    append_block (out, document, i > 0 ? blocks->pdata[i - 1] : NULL, blocks->pdata[i], i + 1 < blocks->len ? blocks->pdata[i + 1] : NULL);
  g_string_append (out, "</office:text></office:body></office:document-content>\n");
  return g_string_free (out, FALSE);
}

static void
append_style (GString *out, const char *name, const char *paragraph, const char *text)
{
  g_string_append_printf (out, "<style:style style:name=\"%s\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
                          "<style:paragraph-properties %s/><style:text-properties %s/></style:style>\n", name, paragraph, text);
}

/* The language decides the shape of Han characters. */
static char *
make_styles (GopsDocument *document)
{
  gboolean han = g_str_has_prefix (document->language, "zh");
  GString *out = g_string_new (HEAD "<office:document-styles" NAMESPACES "><office:styles>\n");

  g_string_append_printf (out, "<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:margin-bottom=\"0.15cm\"/>"
    "<style:text-properties fo:font-size=\"11pt\" style:font-size-asian=\"11pt\" fo:language=\"%s\" fo:country=\"%s\" style:language-asian=\"zh\""
    " style:country-asian=\"CN\"/></style:default-style>\n<style:style style:name=\"Standard\" style:family=\"paragraph\"/>\n",
    han ? "zh" : "en", han ? "CN" : "US");
  append_style (out, "Title", "fo:margin-bottom=\"0.4cm\"", "fo:font-size=\"20pt\" style:font-size-asian=\"20pt\" fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"");
  append_style (out, "Section", "fo:margin-top=\"0.4cm\" fo:keep-with-next=\"always\"",
                "fo:font-size=\"13pt\" style:font-size-asian=\"13pt\" fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"");
  append_style (out, "Note", "fo:margin-top=\"0.2cm\"", "fo:font-size=\"9pt\" style:font-size-asian=\"9pt\" fo:color=\"#555555\"");
  append_style (out, "Head", "fo:margin-bottom=\"0cm\"", "fo:font-weight=\"bold\" style:font-weight-asian=\"bold\"");
  g_string_append (out, "</office:styles></office:document-styles>\n");
  return g_string_free (out, FALSE);
}

static char *
make_meta (GopsDocument *document, const char *author)
{
  GString *out = g_string_new (HEAD "<office:document-meta" NAMESPACES "><office:meta>");

  append (out, "<dc:title>", document->title, "</dc:title>");
  append (out, "<dc:creator>", author != NULL ? author : "", "</dc:creator>");
  append (out, "<dc:language>", g_str_has_prefix (document->language, "zh") ? "zh-CN" : "en", "</dc:language>");
  g_string_append (out, "</office:meta></office:document-meta>\n");
  return g_string_free (out, FALSE);
}

GBytes *
gops_write_odt (GopsDocument *document, const char *author)
{
  g_autoptr (GopsZip) zip = gops_zip_new ();
  g_autofree char *content = make_content (document), *styles = make_styles (document), *meta = make_meta (document, author);

  gops_zip_add (zip, "mimetype", MIME);   /* first, so that the file's kind can be seen at its start */
  gops_zip_add (zip, "META-INF/manifest.xml", manifest);
  gops_zip_add (zip, "content.xml", content);
  gops_zip_add (zip, "styles.xml", styles);
  gops_zip_add (zip, "meta.xml", meta);
  return gops_zip_finish (zip);
}
