/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and their writers. */
#include <glib/gstdio.h>
#include <string.h>
#include "gops-document-writers.h"
#include "gops-long-picture.h"
#include "gops-output-error.h"
#include "gops-pages.h"

static GopsDocument *
sample (const char *language, const char *text)
{
  GopsDocument *document = gops_document_new (language, "Rules");

  gops_document_add_heading (document, "Not here");
  gops_document_add_numbered (document, 1, text, "first a word");
  gops_document_add_numbered (document, 2, "Two.", NULL);
  gops_document_add_bullet (document, "dot", NULL);
  gops_document_add_table (document, (const char *[]) { "Time", "What", NULL });
  gops_document_add_row (document, (const char *[]) { "10:00", text, NULL });
  gops_document_add_note (document, "Version 1");
  return document;
}

static void
test_text_markups (void)
{
  static const struct { const char *markup, *start; } cases[] = {
    { "plain", "Rules\n\nNot here\n1. No ads – first a word\n2. Two.\n" },
    { "whatsapp", "*Rules*\n\n*Not here*\n1. No ads" },
    { "telegram", "**Rules**\n\n**Not here**\n1. No ads" },
    { "discord", "**Rules**\n\n**Not here**\n1. No ads" },
    { "slack", "*Rules*\n\n*Not here*\n1. No ads" },
    { "unheard-of", "Rules\n\nNot here\n1. No ads" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsDocument) document = sample ("en", "No ads");
      g_autofree char *text = gops_write_text (document, cases[i].markup);

      if (!g_str_has_prefix (text, cases[i].start))
        g_error ("%s gives:\n%s", cases[i].markup, text);
      g_assert_true (g_str_has_suffix (text, "Version 1"));
    }
}

static void
test_harmless_text (void)
{
  g_autoptr (GopsDocument) document = sample ("en", "a\x01*b*\xe2\x80\xae @everyone `x`");
  g_autofree char *plain = gops_write_text (document, "plain"), *discord = gops_write_text (document, "discord");

  g_assert_nonnull (strstr (plain, "1. a*b* @everyone"));
  g_assert_nonnull (strstr (discord, "a\\*b\\* @\xe2\x80\x8b" "everyone \\`x\\`"));
}

static void
test_html_escapes (void)
{
  static const struct { const char *text, *written; } cases[] = {
    { "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;" }, { "a & b", "a &amp; b" },
    { "\"q\" 'r'", "&quot;q&quot; &apos;r&apos;" }, { "群规", "群规" }, { "%s%n", "%s%n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsDocument) document = sample ("zh_CN", cases[i].text);
      g_autofree char *html = gops_write_html (document);

      if (strstr (html, cases[i].written) == NULL)
        g_error ("“%s” is missing in:\n%s", cases[i].written, html);
      g_assert_null (strstr (html, "<script"));
      g_assert_nonnull (strstr (html, "<html lang=\"zh-CN\">"));
      g_assert_null (strstr (html, "http"));
    }
}

static void
test_markdown_escapes (void)
{
  g_autoptr (GopsDocument) document = sample ("en", "*a* [x](y) <b> | #1");
  g_autofree char *text = gops_write_markdown (document);

  g_assert_true (g_str_has_prefix (text, "# Rules\n\n## Not here\n\n1. "));
  g_assert_nonnull (strstr (text, "\\*a\\* \\[x\\](y) \\<b\\> \\| \\#1"));
  g_assert_nonnull (strstr (text, "| Time | What |\n| --- | --- |\n"));
}

static void
test_chinese_joins_without_double_mark (void)
{
  g_autoptr (GopsDocument) document = gops_document_new ("zh_CN", "群规");
  g_autofree char *text = NULL;

  gops_document_add_numbered (document, 1, "不发广告。", "先提醒一次。");
  text = gops_write_text (document, "plain");
  g_assert_cmpstr (text, ==, "群规\n\n1. 不发广告（先提醒一次）。");
}

static void
test_pages (void)
{
  g_autoptr (GopsDocument) document = gops_document_new ("zh_CN", "很长的一份");
  g_autoptr (GopsPages) pages = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  for (int i = 1; i <= 120; i++)
    gops_document_add_numbered (document, i, "每周二晚上八点在群里答疑，问题先发出来，带上自己试过的办法。", i % 3 == 0 ? "先提醒" : NULL);
  gops_document_add_table (document, (const char *[]) { "时间", "内容", NULL });
  for (int i = 0; i < 60; i++)
    gops_document_add_row (document, (const char *[]) { "08:00", "早报", NULL });
  pages = gops_pages_new (document, 595, 842);
  g_assert_cmpint (gops_pages_get_count (pages), >, 4);
  pdf = gops_write_pdf (document, "何砚", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (g_bytes_get_data (pdf, NULL), "%PDF"));
}

static void
test_export_is_all_or_nothing (void)
{
  g_autoptr (GopsDocument) document = sample ("en", "No ads");
  g_autofree char *folder = g_dir_make_tmp ("gops-document-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rules.odg", NULL);
  g_autofree char *text_path = g_build_filename (folder, "rules.txt", NULL);
  g_autoptr (GFile) wrong = g_file_new_for_path (path), right = g_file_new_for_path (text_path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/proc/nowhere/rules.txt");
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  g_assert_false (gops_document_export (document, wrong, "plain", NULL, NULL, &error));
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_FORMAT);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_false (gops_document_export (document, nowhere, "plain", NULL, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (gops_document_export (document, right, "plain", NULL, NULL, &error));
  g_assert_true (g_file_get_contents (text_path, &written, NULL, NULL));
  g_assert_true (g_str_has_suffix (written, "Version 1\n"));
  g_remove (text_path);
  g_assert_cmpint (g_rmdir (folder), ==, 0);   /* nothing else was left behind */
}

/* --- quotes, long pictures --- */

static void
test_quotes (void)
{
  g_autoptr (GopsDocument) document = gops_document_new ("en", "Best");
  g_autofree char *markdown = NULL, *html = NULL, *text = NULL;

  gops_document_add_quote (document, "One *line*\n\nanother", "Ann · 2 Mar");
  gops_document_add_quote (document, "<b>", NULL);
  markdown = gops_write_markdown (document);
  g_assert_cmpstr (markdown, ==, "# Best\n\n> One \\*line\\*\n>\n> another\n>\n> — Ann · 2 Mar\n\n> \\<b\\>\n");
  html = gops_write_html (document);
  g_assert_nonnull (strstr (html, "<blockquote><p>One *line*\n\nanother</p><cite>Ann · 2 Mar</cite></blockquote>\n<blockquote><p>&lt;b&gt;</p></blockquote>"));
  text = gops_write_text (document, "plain");
  g_assert_cmpstr (text, ==, "Best\n\nAnn · 2 Mar\nOne *line*\n\nanother\n\n<b>");
}

static guint32
read_number (GBytes *png,
             gsize   at)
{
  guint32 value;

  memcpy (&value, (const guint8 *) g_bytes_get_data (png, NULL) + at, sizeof value);
  return GUINT32_FROM_BE (value);
}

static void
test_long_picture (void)
{
  g_autoptr (GopsDocument) document = gops_document_new ("zh_CN", "精华");
  g_autoptr (GBytes) short_picture = NULL;
  g_autoptr (GBytes) longer = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;

  gops_document_add_quote (document, "一起跑吧", "王* · 3月2日");
  short_picture = gops_write_long_picture (document, "晨跑", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_number (short_picture, 16), ==, GOPS_LONG_PICTURE_WIDTH);
  for (guint i = 0; i < 5; i++)
    gops_document_add_quote (document, "再来一条", "李*");
  longer = gops_write_long_picture (document, "晨跑", NULL, &error);
  g_assert_cmpuint (read_number (longer, 20), >, read_number (short_picture, 20) + 5 * 100);
  for (guint i = 0; i < 400; i++)
    gops_document_add_quote (document, "再来一条", "李*");
  none = gops_write_long_picture (document, "晨跑", NULL, &error);
  g_assert_null (none);
  g_assert_error (error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_DRAWING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/output/document/quotes", test_quotes);
  g_test_add_func ("/output/document/long-picture", test_long_picture);
  g_test_add_func ("/output/document/text-markups", test_text_markups);
  g_test_add_func ("/output/document/harmless-text", test_harmless_text);
  g_test_add_func ("/output/document/html-escapes", test_html_escapes);
  g_test_add_func ("/output/document/markdown-escapes", test_markdown_escapes);
  g_test_add_func ("/output/document/chinese-joins-without-double-mark", test_chinese_joins_without_double_mark);
  g_test_add_func ("/output/document/pages", test_pages);
  g_test_add_func ("/output/document/export-is-all-or-nothing", test_export_is_all_or_nothing);
  return g_test_run ();
}
