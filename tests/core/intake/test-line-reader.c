/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as lines, and the text of a message gathered from them. */
#include <gio/gio.h>
#include <string.h>

#include "gops-chat-body.h"
#include "gops-chat-reader.h"
#include "gops-line-reader.h"

#define LIMIT 10

static GopsLineReader *
open_text (const char *text,
           gsize       length,
           gsize       max)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (g_memdup2 (text, length), (gssize) length, g_free);
  g_autoptr (GError) error = NULL;
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, "UTF-8", NULL, &error);

  g_assert_no_error (error);
  return gops_line_reader_new (decoder, max);
}

static char *
dump (GopsLineReader *lines)
{
  GString *result = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char *line;

  while (gops_line_reader_next (lines, &line, NULL, &error) && line != NULL)
    {
      g_assert_cmpuint (strlen (line), ==, gops_line_reader_get_length (lines));
      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_string_append_printf (result, "%s%" G_GUINT64_FORMAT "%s[%s]", result->len > 0 ? " " : "",
                              gops_line_reader_get_number (lines), gops_line_reader_is_cut (lines) ? "!" : "", line);
    }
  g_assert_no_error (error);
  return g_string_free (result, FALSE);
}

static const struct
{
  const char *text;
  const char *lines;
} cases[] = {
  { "", "" },
  { "a", "1[a]" },
  { "a\n", "1[a]" },
  { "a\r\nb\rc\n\nd", "1[a] 2[b] 3[c] 4[] 5[d]" },
  { "\n\r\n\r", "1[] 2[] 3[]" },
  { "\357\273\277a\nb", "1[a] 2[b]" },
  { "x\342\200\250y\302\205z\v\f\n", "1[x\342\200\250y\302\205z\v\f]" },
  { "0123456789\nb", "1[0123456789] 2[b]" },
  { "0123456789a\nb", "1![0123456789] 2[b]" },
  { "0123456789abcdef", "1![0123456789]" },
  { "0123456789abcdef\r\n\r\nb", "1![0123456789] 2[] 3[b]" },
  { "一二三四\nb", "1![一二三] 2[b]" },
  { "012345678一\nb", "1![012345678] 2[b]" },
};

static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsLineReader) lines = open_text (cases[i].text, strlen (cases[i].text), LIMIT);
      g_autofree char *got = dump (lines);

      g_assert_cmpstr (got, ==, cases[i].lines);
    }
}

/* Lines come out the same wherever the blocks of the file end, and in constant memory. */
static void
test_blocks (void)
{
  for (gsize padding = 64 * 1024 - 12; padding < 64 * 1024 + 2; padding++)
    {
      g_autofree char *filler = g_strnfill (padding, 'x');
      g_autofree char *text = g_strconcat (filler, "\r\n群\r\n\nend", NULL);
      g_autoptr (GopsLineReader) whole = open_text (text, strlen (text), 1024 * 1024);
      g_autoptr (GopsLineReader) cut = open_text (text, strlen (text), 100);
      g_autofree char *got = dump (whole), *got_cut = dump (cut);

      g_assert_true (g_str_has_suffix (got, "x] 2[群] 3[] 4[end]"));
      g_assert_true (g_str_has_suffix (got_cut, "x] 2[群] 3[] 4[end]"));
    }
}

static void
test_long_line (void)
{
  g_autofree char *filler = g_strnfill (5 * 1024 * 1024, 'x');
  g_autofree char *text = g_strconcat (filler, "\nb\n", filler, NULL);
  g_autoptr (GopsLineReader) lines = open_text (text, strlen (text), 1000);
  char *line;

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (gops_line_reader_next (lines, &line, NULL, NULL));
      g_assert_cmpuint (strlen (line), ==, i == 1 ? 1 : 1000);
    }
  g_assert_true (gops_line_reader_next (lines, &line, NULL, NULL));
  g_assert_null (line);
}

static const struct
{
  const char *text;
  const char *body;
} bodies[] = {
  { "", "" },
  { "  \r\n\342\200\216 a \r b\r\n\r\n", "a \n b" },
  { "\342\200\217\n\n", "" },
  { "a\r\n\r\nb", "a\n\nb" },
};

static void
test_body (void)
{
  g_autoptr (GopsImportReport) report = gops_import_report_new ("text");
  g_autofree char *filler = g_strnfill (GOPS_CHAT_MAX_BODY - 1, 'x');
  g_auto (GopsChatBody) body;

  gops_chat_body_init (&body);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      gops_chat_body_set (&body, bodies[i].text);
      g_assert_cmpstr (gops_chat_body_finish (&body, 1, report), ==, bodies[i].body);
    }
  g_assert_cmpuint (report->n_skipped, ==, 0);

  gops_chat_body_reset (&body);
  gops_chat_body_add_line (&body, "", 0);
  gops_chat_body_add_line (&body, filler, strlen (filler));
  gops_chat_body_add_line (&body, "群", strlen ("群"));
  g_assert_cmpstr (gops_chat_body_finish (&body, 7, report), ==, filler);
  g_assert_cmpuint (report->n_skipped, ==, 1);
  g_assert_cmpuint (((GopsImportSkipped *) report->skipped->pdata[0])->line, ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/lines/cases", test_lines);
  g_test_add_func ("/intake/lines/block-ends", test_blocks);
  g_test_add_func ("/intake/lines/long", test_long_line);
  g_test_add_func ("/intake/lines/body", test_body);
  return g_test_run ();
}
