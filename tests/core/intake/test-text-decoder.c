/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: found out, decoded, and their damage told. */
#include <gio/gio.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-text-decoder.h"
#include "gops-text-sniffer.h"

static GopsTextDecoder *
open_bytes (const char  *bytes,
            gsize        length,
            const char  *encoding,
            GError     **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (g_memdup2 (bytes, length), length, g_free);

  return gops_text_decoder_new (stream, encoding, NULL, error);
}

static char *
read_all (GopsTextDecoder *decoder)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gsize before;

  do
    {
      before = text->len;
      g_assert_true (gops_text_decoder_read (decoder, text, NULL, &error));
    }
  while (text->len > before);
  g_assert_true (g_utf8_validate_len (text->str, text->len, NULL));
  return g_strdup (text->str);
}

static const char members[] = "姓名,手机,入群时间\n张三,13800138000,2026-09-17\n李四,13900139000,2026年9月1日\n";

static const struct
{
  const char *name;
  const char *text;       /* UTF-8 */
  const char *iconv;      /* what it is encoded to */
  const char *mark;       /* before it */
  const char *encoding;   /* what must be found */
} cases[] = {
  { "ascii", "name,id\nAda,1\n", "UTF-8", "", "UTF-8" },
  { "utf8", members, "UTF-8", "", "UTF-8" },
  { "utf8-bom", members, "UTF-8", "\357\273\277", "UTF-8" },
  { "utf16le-bom", members, "UTF-16LE", "\377\376", "UTF-16LE" },
  { "utf16be-bom", members, "UTF-16BE", "\376\377", "UTF-16BE" },
  { "utf16le", members, "UTF-16LE", "", "UTF-16LE" },
  { "utf16be", members, "UTF-16BE", "", "UTF-16BE" },
  { "gb18030", members, "GB18030", "", "GB18030" },
  { "gb18030-four-bytes", "姓名,备注\n𠮷野家,😀的店\n张三,朋友\n李四,同学\n王五,䶮先生\n", "GB18030", "", "GB18030" },
  { "gbk-short", "姓名\n张三\n", "GBK", "", "GB18030" },
  { "windows-1252", "name,city\nJürgen Müller,Köln\nRené,Genève\nÅsa,Malmö – “quoted” €5\n", "WINDOWS-1252", "", "WINDOWS-1252" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GString) bytes = g_string_new (cases[i].mark);
  g_autoptr (GopsTextDecoder) decoder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *encoded = NULL, *text = NULL;
  gsize length;

  encoded = g_convert (cases[i].text, -1, cases[i].iconv, "UTF-8", NULL, &length, &error);
  g_assert_no_error (error);
  g_string_append_len (bytes, encoded, length);
  decoder = open_bytes (bytes->str, bytes->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gops_text_decoder_get_encoding (decoder), ==, cases[i].encoding);
  text = read_all (decoder);
  g_assert_cmpstr (text, ==, cases[i].text);
  g_assert_cmpuint (gops_text_decoder_get_damage (decoder)->count, ==, 0);
}

/* The part that is not ASCII may begin late, and characters straddle the blocks. */
static void
test_late (void)
{
  for (gsize padding = 65530; padding < 65540; padding++)
    {
      g_autofree char *filler = g_strnfill (padding, 'x');
      g_autofree char *utf8 = g_strdup_printf ("%s\n%s", filler, members);
      g_autofree char *gb = NULL, *from_utf8 = NULL, *from_gb = NULL;
      g_autoptr (GopsTextDecoder) first = open_bytes (utf8, strlen (utf8), NULL, NULL);
      g_autoptr (GopsTextDecoder) second = NULL;
      gsize length;

      gb = g_convert (utf8, -1, "GB18030", "UTF-8", NULL, &length, NULL);
      second = open_bytes (gb, length, NULL, NULL);
      g_assert_cmpstr (gops_text_decoder_get_encoding (second), ==, "GB18030");
      from_utf8 = read_all (first);
      from_gb = read_all (second);
      g_assert_cmpstr (from_utf8, ==, utf8);
      g_assert_cmpstr (from_gb, ==, utf8);
    }
}

static const struct
{
  const char *name;
  const char *bytes;
  gsize       length;
  const char *encoding;
  const char *text;
  guint64     count;
  guint64     offset;
  guint64     line;
} damages[] = {
  { "cut-at-the-end", "a\n群\n\347\276", 8, NULL, "a\n群\n\357\277\275", 1, 6, 3 },
  { "one-byte", "群群群群群群群群群群\n群\377群群群群群群群群群群群", 68, NULL,
    "群群群群群群群群群群\n群\357\277\275群群群群群群群群群群群", 1, 34, 2 },
  { "zero-byte", "a\r\nb\0c, this line is long enough to be no UTF-16 text, though\r\n", 63, NULL,
    "a\r\nb\357\277\275c, this line is long enough to be no UTF-16 text, though\r\n", 1, 4, 2 },
  { "gb18030", "\325\305\310\375\n\300\377\313\304\n", 10, "gbk", "张三\n\357\277\275\357\277\275四\n", 2, 5, 2 },
  { "utf16-odd", "\377\376a\0\n\0b", 7, NULL, "a\n\357\277\275", 1, 6, 2 },
};

static void
test_damage (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTextDecoder) decoder = open_bytes (damages[i].bytes, damages[i].length, damages[i].encoding, &error);
  g_autofree char *text = NULL;
  const GopsTextDamage *damage;

  g_assert_no_error (error);
  text = read_all (decoder);
  damage = gops_text_decoder_get_damage (decoder);
  g_assert_cmpstr (text, ==, damages[i].text);
  g_assert_cmpuint (damage->count, ==, damages[i].count);
  g_assert_cmpuint (damage->offset, ==, damages[i].offset);
  g_assert_cmpuint (damage->line, ==, damages[i].line);
}

static void
test_labels (void)
{
  g_assert_cmpstr (gops_text_encoding_canonical ("gb2312"), ==, "GB18030");
  g_assert_cmpstr (gops_text_encoding_canonical ("CP936"), ==, "GB18030");
  g_assert_cmpstr (gops_text_encoding_canonical ("ANSI"), ==, "GB18030");
  g_assert_cmpstr (gops_text_encoding_canonical ("utf-8"), ==, "UTF-8");
  g_assert_cmpstr (gops_text_encoding_canonical ("Shift_JIS"), ==, "Shift_JIS");
  g_assert_null (gops_text_encoding_canonical ("klingon"));
  g_assert_null (gops_text_encoding_canonical (""));
}

static void
test_refused (void)
{
  g_autoptr (GError) zip = NULL;
  g_autoptr (GError) unknown = NULL;
  g_autoptr (GError) empty = NULL;
  g_autoptr (GopsTextDecoder) decoder = NULL;

  g_assert_null (open_bytes ("PK\003\004....", 8, NULL, &zip));
  g_assert_error (zip, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_NOT_TEXT);
  g_assert_null (open_bytes ("a,b", 3, "klingon", &unknown));
  g_assert_error (unknown, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ENCODING);
  decoder = open_bytes ("", 0, NULL, &empty);
  g_assert_no_error (empty);
  g_assert_cmpstr (gops_text_decoder_get_encoding (decoder), ==, "UTF-8");
}

static void
add (const char    *group,
     const char    *name,
     guint          i,
     GTestDataFunc  test)
{
  g_autofree char *path = g_strdup_printf ("/intake/text/%s/%s", group, name);

  g_test_add_data_func (path, GUINT_TO_POINTER (i), test);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    add ("encoding", cases[i].name, i, test_case);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    add ("damage", damages[i].name, i, test_damage);
  g_test_add_func ("/intake/text/late", test_late);
  g_test_add_func ("/intake/text/labels", test_labels);
  g_test_add_func ("/intake/text/refused", test_refused);
  return g_test_run ();
}
