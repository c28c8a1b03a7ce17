/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a text, however they end and however long they are; and the quick check of UTF-8 below it all. */
#include <gio/gio.h>
#include <string.h>

#include "gops-text-lines.h"
#include "gops-utf8.h"

static GopsTextLines *
open_bytes (const char *text,
            gsize       length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (g_memdup2 (text, length), (gssize) length, g_free);
  g_autoptr (GError) error = NULL;
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, "UTF-8", NULL, &error);

  g_assert_no_error (error);
  return gops_text_lines_new (decoder);
}

/* Every line in brackets, with what ends it behind. */
static char *
dump (GopsTextLines *lines)
{
  static const char *const ends[] = { "n", "rn", "r", "" };
  GString *result = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GopsTextLine line;
  guint64 number = 0;

  while (gops_text_lines_next (lines, &line, NULL, &error) && line.text != NULL)
    {
      g_assert_cmpuint (line.number, ==, ++number);
      g_string_append_printf (result, "[%.*s]%s", (int) line.length, line.text, ends[line.end]);
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
  { "a", "[a]" },
  { "a\nb", "[a]n[b]" },
  { "a\nb\n", "[a]n[b]n" },
  { "a\r\nb\nc\r\n", "[a]rn[b]n[c]rn" },
  { "a\rb\rc", "[a]r[b]r[c]" },
  { "a\rb\nc", "[a\rb]n[c]" },
  { "\n\n\r\n", "[]n[]n[]rn" },
  { "\r", "[]r" },
  { "a\342\200\250b\302\205c\vd\fe\n", "[a\342\200\250b\302\205c\vd\fe]n" },
};

static void
test_ends (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsTextLines) lines = open_bytes (cases[i].text, strlen (cases[i].text));
      g_autofree char *result = dump (lines);

      g_assert_cmpstr (result, ==, cases[i].lines);
    }
}

/* The same wherever the blocks of the file end. */
static void
test_block_ends (void)
{
  for (gsize padding = 64 * 1024 - 12; padding < 64 * 1024 + 4; padding++)
    {
      g_autofree char *filler = g_strnfill (padding, 'x');
      g_autofree char *text = g_strconcat (filler, "\r\n群\r\nb", NULL);
      g_autoptr (GopsTextLines) lines = open_bytes (text, strlen (text));
      g_autofree char *result = dump (lines);

      g_assert_true (g_str_has_suffix (result, "x]rn[群]rn[b]"));
      g_assert_cmpuint (strlen (result), ==, padding + 2 + strlen ("rn[群]rn[b]"));
    }
}

static void
test_limit (void)
{
  g_autoptr (GString) text = g_string_new ("a\n");
  g_autoptr (GopsTextLines) lines = NULL;
  GopsTextLine line;

  while (text->len < 5 * GOPS_TEXT_LINES_MAX)
    g_string_append (text, "群");
  g_string_append (text, "\nb\n");
  lines = open_bytes (text->str, text->len);
  g_assert_true (gops_text_lines_next (lines, &line, NULL, NULL) && line.length == 1);
  g_assert_true (gops_text_lines_next (lines, &line, NULL, NULL));
  g_assert_true (line.cut);
  g_assert_cmpuint (line.length, <=, GOPS_TEXT_LINES_MAX);
  g_assert_cmpuint (line.length, >, GOPS_TEXT_LINES_MAX - 4);
  g_assert_true (g_utf8_validate_len (line.text, line.length, NULL));
  g_assert_true (gops_text_lines_next (lines, &line, NULL, NULL));
  g_assert_cmpuint (line.number, ==, 3);
  g_assert_true (line.length == 1 && *line.text == 'b' && !line.cut);
}

/* As GLib judges it, over bytes that are mostly text and sometimes none. */
static void
test_utf8 (void)
{
  static const char *const pieces[] = { "abc", "群", "é", "😀", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80",
                                        "\xf8", "\xff", "\x80", "\xf0\x9f\x98", "\xe7\xbe", "the quick brown fox jumps" };
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint round = 0; round < 20000; round++)
    {
      const char *end;

      g_string_truncate (text, 0);
      for (int i = g_rand_int_range (random, 0, 12); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, g_rand_int_range (random, 0, 3) == 0 ? 14 : 4)]);
      if (g_rand_int_range (random, 0, 10) == 0)
        g_string_insert_len (text, g_rand_int_range (random, 0, (int) text->len + 1), "\0", 1);
      g_utf8_validate_len (text->str, text->len, &end);
      g_assert_cmpuint (gops_utf8_valid_length (text->str, text->len), ==, (gsize) (end - text->str));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/lines/ends", test_ends);
  g_test_add_func ("/intake/lines/block-ends", test_block_ends);
  g_test_add_func ("/intake/lines/limit", test_limit);
  g_test_add_func ("/intake/utf8/as-glib", test_utf8);
  return g_test_run ();
}
