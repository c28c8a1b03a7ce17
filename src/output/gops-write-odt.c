/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents for a word processor: OpenDocument text. Chapters and headings have the names and levels that word processors know,
 * so that their own contents, outline and styles work on them. */
#include "gops-document-writers.h"


#include "gops-phrase.h"
#include "gops-qr-picture.h"
#include "gops-zip.h"

#define MIME "application/vnd.oasis.opendocument.text"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define NAMESPACES " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"" \
  " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"" \
  " xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
  " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" \
  " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\""
#define FILE_ENTRY "<manifest:file-entry manifest:full-path=\"%s\" manifest:media-type=\"%s\"/>"
#define CODE_PIXELS 720

typedef struct
{
  GopsDocument *document;
  GString      *out;
  GPtrArray    *pictures;   /* (owned) (element-type GBytes): of codes */
  gboolean      chapters;   /* headings stand below chapters */
} Writer;

/* Bullets, and numbers that each item sets for itself, so that they run on through the sections. */
static const char automatic[] =
  "<office:automatic-styles>"
  "<text:list-style style:name=\"Bullets\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\">"
  "<style:list-level-properties text:space-before=\"0.2cm\" text:min-label-width=\"0.6cm\"/></text:list-level-style-bullet></text:list-style>"
  "<text:list-style style:name=\"Numbers\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\">"
  "<style:list-level-properties text:space-before=\"0.2cm\" text:min-label-width=\"0.8cm\"/></text:list-level-style-number></text:list-style>"
  "<style:style style:name=\"Cell\" style:family=\"table-cell\"><style:table-cell-properties fo:padding=\"0.1cm\" fo:border=\"0.5pt solid #888888\"/>"
  "</style:style></office:automatic-styles>";

/* Line breaks would be blanks there. */
static void
append (GString *out, const char *open, const char *text, const char *close)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);

  g_string_append (out, open);
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "<text:line-break/>" : "", lines[i]);
  g_string_append (out, close);
}

/* --- blocks --- */

static gboolean
is_item (const GopsBlock *block, GopsBlockKind kind)
{
  return block != NULL && block->kind == kind;
}

static void
append_item (Writer *self, const GopsBlock *block)
{
  g_autofree char *text = gops_document_join_detail (self->document, block);

  if (block->kind == GOPS_BLOCK_NUMBERED)
    g_string_append_printf (self->out, "<text:list-item text:start-value=\"%d\">", block->number);
  else
    g_string_append (self->out, "<text:list-item>");
  append (self->out, "<text:p>", text, "</text:p></text:list-item>\n");
}

/* Items of one kind that follow each other are one list. */
static void
append_list (Writer *self, const GopsBlock *before, const GopsBlock *block, const GopsBlock *after)
{
  if (!is_item (before, block->kind))
    g_string_append_printf (self->out, "<text:list text:style-name=\"%s\">\n", block->kind == GOPS_BLOCK_BULLET ? "Bullets" : "Numbers");
  append_item (self, block);
  if (!is_item (after, block->kind))
    g_string_append (self->out, "</text:list>\n");
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

/* Numbers below each other, as a table without a head. */
static void
append_numbers (GString *out, const GopsBlock *block)
{
  g_string_append (out, "<table:table><table:table-column table:number-columns-repeated=\"3\"/>\n");
  for (guint i = 0; i < block->rows->len; i++)
    {
      char **row = block->rows->pdata[i];
      gboolean bars = block->kind == GOPS_BLOCK_BARS;

      if (g_strv_length (row) < 3)
        continue;
      append (out, "<table:table-row><table:table-cell><text:p text:style-name=\"Head\">", row[0], "</text:p></table:table-cell>");
      append (out, "<table:table-cell><text:p>", bars ? row[2] : row[1], "</text:p></table:table-cell>");
      append (out, "<table:table-cell><text:p>", bars ? "" : row[2], "</text:p></table:table-cell></table:table-row>\n");
    }
  g_string_append (out, block->rows->len > 0 ? "</table:table>\n" : "<table:table-row><table:table-cell/></table:table-row></table:table>\n");
}

/* @place: where in the document, which contents lead to */
static void
append_heading (Writer *self, const GopsBlock *block, guint place)
{
  int level = block->kind == GOPS_BLOCK_CHAPTER ? 1 : 2;
  const char *style = level == 2 ? "Heading_20_2" : self->document->cover != NULL ? "Chapter" : "Heading_20_1";

  g_string_append_printf (self->out, "<text:h text:style-name=\"%s\" text:outline-level=\"%d\"><text:bookmark text:name=\"m%u\"/>", style, level, place);
  append (self->out, "", block->text, "</text:h>\n");
  if (level == 1 && block->detail != NULL)
    append (self->out, "<text:p text:style-name=\"Lead\">", block->detail, "</text:p>\n");
}

/* A code that is too long to be drawn stands as text. */
static void
append_code (Writer *self, const GopsBlock *block)
{
  GBytes *picture = gops_qr_picture (block->text, CODE_PIXELS, NULL);

  if (picture == NULL)
    {
      append (self->out, "<text:p>", block->text, "</text:p>\n");
      return;
    }
  g_ptr_array_add (self->pictures, picture);
  g_string_append_printf (self->out, "<text:p><draw:frame draw:name=\"Code %u\" text:anchor-type=\"as-char\" svg:width=\"4.2cm\" svg:height=\"4.2cm\">"
                          "<draw:image xlink:href=\"Pictures/code%u.png\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>",
                          self->pictures->len, self->pictures->len);
  append (self->out, "<svg:desc>", block->text, "</svg:desc></draw:frame></text:p>\n");
  if (block->detail != NULL)
    append (self->out, "<text:p text:style-name=\"Note\">", block->detail, "</text:p>\n");
}

static void
append_quote (GString *out, const GopsBlock *block)
{
  append (out, "<text:p>", block->text, "</text:p>\n");
  if (block->detail != NULL)
    append (out, "<text:p text:style-name=\"Note\">", block->detail, "</text:p>\n");
}

static void
append_block (Writer *self, guint i)
{
  GPtrArray *blocks = self->document->blocks;
  const GopsBlock *block = blocks->pdata[i];

  switch (block->kind)
    {
    case GOPS_BLOCK_CHAPTER:
    case GOPS_BLOCK_HEADING:
      append_heading (self, block, i);
      return;
    case GOPS_BLOCK_PARAGRAPH:
      append (self->out, "<text:p>", block->text, "</text:p>\n");
      return;
    case GOPS_BLOCK_NOTE:
      append (self->out, "<text:p text:style-name=\"Note\">", block->text, "</text:p>\n");
      return;
    case GOPS_BLOCK_QUOTE:
      append_quote (self->out, block);
      return;
    case GOPS_BLOCK_CODE:
      append_code (self, block);
      return;
    case GOPS_BLOCK_FIGURES:
    case GOPS_BLOCK_BARS:
      append_numbers (self->out, block);
      return;
    case GOPS_BLOCK_TABLE:
      append_table (self->out, block->rows);
      return;
    case GOPS_BLOCK_BULLET:
    case GOPS_BLOCK_NUMBERED:
      append_list (self, i > 0 ? blocks->pdata[i - 1] : NULL, block, i + 1 < blocks->len ? blocks->pdata[i + 1] : NULL);
      return;
    }
}

/* --- cover and contents --- */

static void
append_cover (Writer *self)
{
  const GopsCover *cover = self->document->cover;

  append (self->out, "<text:p text:style-name=\"Cover\">", cover->kind, "</text:p>\n");
  append (self->out, "<text:p text:style-name=\"Title\">", self->document->title, "</text:p>\n");
  append (self->out, "<text:p text:style-name=\"Subtitle\">", cover->motto, "</text:p>\n");
  for (guint i = 0; cover->lines[i] != NULL; i++)
    append (self->out, "<text:p text:style-name=\"Note\">", cover->lines[i], "</text:p>\n");
}

static void
append_template (GString *out, int level)
{
  g_string_append_printf (out, "<text:table-of-content-entry-template text:outline-level=\"%d\" text:style-name=\"Contents_20_%d\">"
                          "<text:index-entry-link-start/><text:index-entry-text/><text:index-entry-tab-stop style:type=\"right\" style:leader-char=\".\"/>"
                          "<text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>", level, level);
}

/* The number is a field, which the word processor fills in when it has set the pages. */
static void
append_entry (GString *out, const GopsBlock *block, guint place)
{
  g_string_append_printf (out, "<text:p text:style-name=\"Contents_20_%d\"><text:a xlink:type=\"simple\" xlink:href=\"#m%u\">",
                          block->kind == GOPS_BLOCK_CHAPTER ? 1 : 2, place);
  append (out, "", block->text, "<text:tab/>");
  g_string_append_printf (out, "<text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"m%u\"/></text:a></text:p>\n", place);
}

static void
append_contents (Writer *self)
{
  const char *title = gops_phrase (self->document->language, "book.contents");

  g_string_append (self->out, "<text:table-of-content text:name=\"Contents\"><text:table-of-content-source text:outline-level=\"2\">");
  append (self->out, "<text:index-title-template text:style-name=\"Contents_20_Heading\">", title, "</text:index-title-template>");
  append_template (self->out, 1);
  append_template (self->out, 2);
  g_string_append (self->out, "</text:table-of-content-source>\n<text:index-body><text:index-title text:name=\"Contents head\">");
  append (self->out, "<text:p text:style-name=\"Contents_20_Heading\">", title, "</text:p></text:index-title>\n");
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const GopsBlock *block = self->document->blocks->pdata[i];

      if (block->kind == GOPS_BLOCK_CHAPTER || block->kind == GOPS_BLOCK_HEADING)
        append_entry (self->out, block, i);
    }
  g_string_append (self->out, "</text:index-body></text:table-of-content>\n");
}

/* --- parts of the file --- */

static char *
make_content (Writer *self)
{
  self->out = g_string_new (HEAD "<office:document-content" NAMESPACES ">");
  g_string_append_printf (self->out, "%s<office:body><office:text>\n", automatic);
  if (self->document->cover != NULL)
    {
      append_cover (self);
      append_contents (self);
    }
  else if (self->chapters)
    append (self->out, "<text:p text:style-name=\"Title\">", self->document->title, "</text:p>\n");
  else
    append (self->out, "<text:h text:style-name=\"Title\" text:outline-level=\"1\">", self->document->title, "</text:h>\n");
  for (guint i = 0; i < self->document->blocks->len; i++)
    append_block (self, i);
  g_string_append (self->out, "</office:text></office:body></office:document-content>\n");
  return g_string_free (self->out, FALSE);
}

#define SIZE(n) "fo:font-size=\"" n "pt\" style:font-size-asian=\"" n "pt\""
#define BOLD " fo:font-weight=\"bold\" style:font-weight-asian=\"bold\""
#define JADE " fo:color=\"#14745a\""
#define GREY " fo:color=\"#555555\""
#define TAB "<style:tab-stops><style:tab-stop style:position=\"16cm\" style:type=\"right\" style:leader-style=\"dotted\" style:leader-text=\".\"/></style:tab-stops>"

/* @extra: attributes of the style; @paragraph: attributes; @within: elements of them */
static void
append_style (GString *out, const char *name, const char *extra, const char *paragraph, const char *within, const char *text)
{
  g_string_append_printf (out, "<style:style style:name=\"%s\" style:family=\"paragraph\" %s>"
                          "<style:paragraph-properties %s>%s</style:paragraph-properties><style:text-properties %s/></style:style>\n",
                          name, extra, paragraph, within, text);
}

#define STANDARD "style:parent-style-name=\"Standard\""

/* The language decides the shape of Han characters. */
static void
append_styles (GString *out, gboolean han)
{
  g_string_append_printf (out, "<office:styles>\n<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:margin-bottom=\"0.15cm\""
    " fo:orphans=\"2\" fo:widows=\"2\" style:punctuation-wrap=\"hanging\" style:line-break=\"strict\"/>"
    "<style:text-properties " SIZE ("11") " fo:language=\"%s\" fo:country=\"%s\" style:language-asian=\"zh\""
    " style:country-asian=\"CN\"/></style:default-style>\n<style:style style:name=\"Standard\" style:family=\"paragraph\"/>\n",
    han ? "zh" : "en", han ? "CN" : "US");
  append_style (out, "Title", STANDARD, "fo:margin-bottom=\"0.4cm\"", "", SIZE ("22") BOLD);
  append_style (out, "Subtitle", STANDARD, "fo:margin-bottom=\"1cm\"", "", SIZE ("13"));
  append_style (out, "Cover", STANDARD " style:master-page-name=\"First\"", "fo:margin-top=\"7cm\" fo:margin-bottom=\"0.3cm\"", "", SIZE ("13") BOLD JADE);
  append_style (out, "Heading_20_1", "style:display-name=\"Heading 1\" " STANDARD " style:default-outline-level=\"1\" style:next-style-name=\"Standard\"",
                "fo:margin-top=\"0.8cm\" fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"", "", SIZE ("17") BOLD JADE);
  append_style (out, "Chapter", "style:parent-style-name=\"Heading_20_1\" style:default-outline-level=\"1\" style:next-style-name=\"Standard\"",
                "fo:break-before=\"page\"", "", SIZE ("20"));
  append_style (out, "Heading_20_2", "style:display-name=\"Heading 2\" " STANDARD " style:default-outline-level=\"2\" style:next-style-name=\"Standard\"",
                "fo:margin-top=\"0.45cm\" fo:keep-with-next=\"always\"", "", SIZE ("13") BOLD);
  append_style (out, "Lead", STANDARD, "fo:margin-bottom=\"0.4cm\"", "", SIZE ("11") GREY);
  append_style (out, "Note", STANDARD, "fo:margin-top=\"0.2cm\"", "", SIZE ("9") GREY);
  append_style (out, "Head", STANDARD, "fo:margin-bottom=\"0cm\"", "", BOLD);
  append_style (out, "Header", STANDARD, "fo:text-align=\"end\"", "", SIZE ("8.5") GREY);
  append_style (out, "Footer", STANDARD, "fo:text-align=\"center\"", "", SIZE ("8.5") GREY);
  append_style (out, "Contents_20_Heading", "style:display-name=\"Contents Heading\" " STANDARD, "fo:break-before=\"page\" fo:margin-bottom=\"0.4cm\"", "",
                SIZE ("17") BOLD);
  append_style (out, "Contents_20_1", "style:display-name=\"Contents 1\" " STANDARD, "fo:margin-top=\"0.2cm\"", TAB, BOLD);
  append_style (out, "Contents_20_2", "style:display-name=\"Contents 2\" " STANDARD, "fo:margin-left=\"0.6cm\"", TAB, SIZE ("10"));
  g_string_append (out, "</office:styles>\n");
}

/* A4 with the title above and the number below; a cover has neither. */
static char *
make_styles (GopsDocument *document)
{
  GString *out = g_string_new (HEAD "<office:document-styles" NAMESPACES ">");

  append_styles (out, g_str_has_prefix (document->language, "zh"));
  g_string_append (out, "<office:automatic-styles><style:page-layout style:name=\"Page\"><style:page-layout-properties fo:page-width=\"21cm\" fo:page-height=\"29.7cm\""
    " fo:margin-top=\"1.5cm\" fo:margin-bottom=\"1.5cm\" fo:margin-left=\"2.5cm\" fo:margin-right=\"2.5cm\"/>"
    "<style:header-style><style:header-footer-properties fo:min-height=\"1cm\" fo:margin-bottom=\"0.4cm\"/></style:header-style>"
    "<style:footer-style><style:header-footer-properties fo:min-height=\"1cm\" fo:margin-top=\"0.4cm\"/></style:footer-style></style:page-layout></office:automatic-styles>\n"
    "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:header>");
  append (out, "<text:p text:style-name=\"Header\">", document->cover != NULL ? document->title : "", "</text:p>");
  g_string_append (out, "</style:header><style:footer><text:p text:style-name=\"Footer\"><text:page-number text:select-page=\"current\">1</text:page-number></text:p>"
    "</style:footer></style:master-page><style:master-page style:name=\"First\" style:page-layout-name=\"Page\" style:next-style-name=\"Standard\"/>"
    "</office:master-styles></office:document-styles>\n");
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

static char *
make_manifest (guint n_pictures)
{
  GString *out = g_string_new (HEAD "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">");

  g_string_append_printf (out, FILE_ENTRY FILE_ENTRY FILE_ENTRY FILE_ENTRY, "/", MIME, "content.xml", "text/xml", "styles.xml", "text/xml", "meta.xml", "text/xml");
  for (guint i = 1; i <= n_pictures; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pictures/code%u.png", i);

      g_string_append_printf (out, FILE_ENTRY, name, "image/png");
    }
  g_string_append (out, "</manifest:manifest>\n");
  return g_string_free (out, FALSE);
}

GBytes *
gops_write_odt (GopsDocument *document, const char *author)
{
  g_autoptr (GopsZip) zip = gops_zip_new ();
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  Writer writer = { .document = document, .pictures = pictures, .chapters = gops_document_has_chapters (document) };
  g_autofree char *content = make_content (&writer), *styles = make_styles (document), *meta = make_meta (document, author);
  g_autofree char *manifest = make_manifest (pictures->len);

  gops_zip_add (zip, "mimetype", MIME);   /* first, so that the file's kind can be seen at its start */
  gops_zip_add (zip, "META-INF/manifest.xml", manifest);
  gops_zip_add (zip, "content.xml", content);
  gops_zip_add (zip, "styles.xml", styles);
  gops_zip_add (zip, "meta.xml", meta);
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("Pictures/code%u.png", i + 1);

      gops_zip_add_bytes (zip, name, pictures->pdata[i]);
    }
  return gops_zip_finish (zip);
}
