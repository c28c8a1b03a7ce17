/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON reader: every kind of value, every fault it forgives or tells, wherever the blocks of the file end. */
#include <gio/gio.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-json-pull.h"
#include "gops-slow-stream.h"

/* @most: bytes at a time; 0: as many as are asked for */
static GopsJsonPull *
open_bytes (const char *text,
            gsize       length,
            gsize       most)
{
  g_autoptr (GInputStream) stream = gops_slow_stream_new (text, length, most);
  g_autoptr (GError) error = NULL;
  GopsJsonPull *pull = gops_json_pull_new (stream, NULL, NULL, &error);

  g_assert_no_error (error);
  return pull;
}

/* --- what is in a file, as one line --- */

static void dump_value (GopsJsonPull *pull, GString *out);

static void
dump_text (GopsJsonPull *pull,
           GString      *out,
           const char   *quote)
{
  gsize length;
  const char *text = gops_json_pull_text (pull, &length);

  if (text == NULL)
    return;
  g_assert_cmpuint (strlen (text), ==, length);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_string_append_printf (out, "%s%s%s%s", quote, text, quote, gops_json_pull_was_cut (pull) ? "~" : "");
}

static void
dump_object (GopsJsonPull *pull,
             GString      *out)
{
  const char *key;

  if (!gops_json_pull_enter_object (pull))
    return;
  g_string_append_c (out, '{');
  while (gops_json_pull_member (pull, &key))
    {
      g_assert_true (g_utf8_validate (key, -1, NULL));
      g_string_append_printf (out, "%s:", key);
      dump_value (pull, out);
      g_string_append_c (out, ' ');
    }
  g_string_append_c (out, '}');
}

static void
dump_array (GopsJsonPull *pull,
            GString      *out)
{
  if (!gops_json_pull_enter_list (pull))
    return;
  g_string_append_c (out, '[');
  while (gops_json_pull_element (pull))
    {
      dump_value (pull, out);
      g_string_append_c (out, ' ');
    }
  g_string_append_c (out, ']');
}

static void
dump_value (GopsJsonPull *pull,
            GString      *out)
{
  switch (gops_json_pull_get_kind (pull))
    {
    case GOPS_JSON_NONE:   break;
    case GOPS_JSON_OBJECT: dump_object (pull, out); break;
    case GOPS_JSON_LIST:  dump_array (pull, out); break;
    case GOPS_JSON_STRING: dump_text (pull, out, "'"); break;
    case GOPS_JSON_NUMBER: dump_text (pull, out, ""); break;
    case GOPS_JSON_TRUE:   g_string_append_c (out, gops_json_pull_is_true (pull) ? 'T' : '?'); break;
    case GOPS_JSON_FALSE:  g_string_append_c (out, gops_json_pull_is_true (pull) ? '?' : 'F'); break;
    case GOPS_JSON_NULL:
      g_string_append_c (out, 'N');
      g_assert_null (gops_json_pull_text (pull, NULL));
      break;
    }
}

/* Values of the outermost level, then what was wrong: !CUT or !SYNTAX with line and byte, ^ for damage, % for repairs. */
static char *
dump (GopsJsonPull *pull)
{
  GString *out = g_string_new (NULL);
  const GopsTextDamage *damage = gops_json_pull_get_damage (pull), *repairs = gops_json_pull_get_repairs (pull);
  const GError *error;

  while (gops_json_pull_element (pull))
    {
      g_string_append (out, out->len > 0 ? " | " : "");
      dump_value (pull, out);
    }
  error = gops_json_pull_get_error (pull);
  if (error != NULL)
    g_string_append_printf (out, " !%s %" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT,
                            error->code == GOPS_INTAKE_ERROR_CUT ? "CUT" : "SYNTAX", gops_json_pull_get_line (pull),
                            gops_json_pull_get_offset (pull));
  if (damage->count > 0)
    g_string_append_printf (out, " ^%u@%u,%u", (guint) damage->count, (guint) damage->line, (guint) damage->offset);
  if (repairs->count > 0)
    g_string_append_printf (out, " %%%u@%u,%u", (guint) repairs->count, (guint) repairs->line, (guint) repairs->offset);
  return g_string_free (out, FALSE);
}

#define FFFD "\357\277\275"

static const struct
{
  const char *name;
  const char *json;
  const char *values;
} cases[] = {
  /* kinds */
  { "empty", "", "" },
  { "blanks", " \t\r\n ", "" },
  { "object", "{\"a\": 1, \"b\": \"x\"}", "{a:1 b:'x' }" },
  { "empty-object", "{}", "{}" },
  { "array", "[1, 2,3]", "[1 2 3 ]" },
  { "empty-array", "[ ]", "[]" },
  { "words", "[true,false,null]", "[T F N ]" },
  { "nested", "{\"a\":[{\"b\":[[]]},{}]}", "{a:[{b:[[] ] } {} ] }" },
  { "scalar", "\"x\"", "'x'" },
  { "numbers", "[0,-1,1.5,1e5,-2.5E-10,9007199254740993,1110000000000000001]",
    "[0 -1 1.5 1e5 -2.5E-10 9007199254740993 1110000000000000001 ]" },
  { "empty-text", "[\"\"]", "['' ]" },
  { "han", "{\"群\":\"晨跑·上海😀\"}", "{群:'晨跑·上海😀' }" },
  { "lines", "{\"a\":1}\n{\"a\":2}\r\n\r\n3\n", "{a:1 } | {a:2 } | 3" },
  { "bom", "\357\273\277[1]", "[1 ]" },
  { "same-key-twice", "{\"a\":1,\"a\":2}", "{a:1 a:2 }" },
  /* escapes */
  { "escapes", "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "['\"\\/\b\f\n\r\t' ]" },
  { "unicode", "[\"\\u0041\\u00e9\\u7fa4\"]", "['Aé群' ]" },
  { "pair", "[\"x\\uD83D\\uDE00y\"]", "['x😀y' ]" },
  { "escaped-key", "{\"\\u0061\\n\":1}", "{a\n:1 }" },
  { "separators-inside", "[\"a\342\200\250b\342\200\251c\302\205d\"]", "['a\342\200\250b\342\200\251c\302\205d' ]" },
  /* repairs */
  { "lone-high", "[\"x\\uD83Dy\"]", "['x" FFFD "y' ] %1@1,3" },
  { "lone-low", "[\"\\uDE00\"]", "['" FFFD "' ] %1@1,2" },
  { "high-twice", "[\"\\uD83D\\uD83D\\uDE00\"]", "['" FFFD "😀' ] %1@1,2" },
  { "high-then-other", "[\"\\uD83D\\u0041\"]", "['" FFFD "A' ] %1@1,2" },
  { "escaped-zero", "[\"a\\u0000b\"]", "['a" FFFD "b' ] %1@1,3" },
  { "hex-escape", "[\"hi\\x0Ball\\x1f\"]", "['hi\vall\037' ] %2@1,4" },
  { "hex-escape-zero", "[\"\\x00\"]", "['" FFFD "' ] %1@1,2" },
  { "hex-escape-bad", "[\"\\xZ1\"]", "['xZ1' ] %1@1,2" },
  { "unknown-escape", "[\"C:\\qx\\群\"]", "['C:qx群' ] %2@1,4" },
  { "bad-unicode", "[\"\\u12G4\"]", "['u12G4' ] %1@1,2" },
  { "raw-controls", "[\"a\tb\nc\001d\"]\n!", "['a\tb\nc\001d' ] |  !SYNTAX 3,12 %3@1,3" },
  { "raw-crlf", "[\"a\r\nb\"]", "['a\r\nb' ] %2@1,3" },
  { "trailing-commas", "{\"a\":[1,],}", "{a:[1 ] } %2@1,8" },
  { "double-commas", "[1,,2]", "[1 2 ] %1@1,4" },
  { "leading-comma", "[,1]", "[1 ] %1@1,2" },
  { "missing-commas", "{\"a\":1 \"b\":[1 2]}", "{a:1 b:[1 2 ] } %2@1,7" },
  { "odd-words", "[NaN,undefined,-Infinity,tru]", "[N N -Infinity N ] %3@1,1" },
  { "bare-number", "{\"document_id\": 5368324170671202286,\n \"text\": \"/start\"}", "{document_id:5368324170671202286 text:'/start' }" },
  /* damage */
  { "lone-continuation", "[\"a\200b\"]", "['a" FFFD "b' ] ^1@1,3" },
  { "latin", "[\"caf\351\"]", "['caf" FFFD "' ] ^1@1,5" },
  { "cut-character", "[\"\347\276\"]", "['" FFFD "' ] ^1@1,2" },
  { "overlong", "[\"\300\200\340\200\200\"]", "['" FFFD FFFD FFFD "' ] ^3@1,2" },
  { "surrogate-bytes", "[\"\355\240\200\"]", "['" FFFD "' ] ^1@1,2" },
  { "too-high", "[\"\364\220\200\200\"]", "['" FFFD "' ] ^1@1,2" },
  { "high-bytes", "[\"\377\376\"]", "['" FFFD FFFD "' ] ^2@1,2" },
  { "damaged-key", "\n{\"a\200\":1}", "{a" FFFD ":1 } ^1@2,4" },
  /* cut off */
  { "cut-text", "[\"abc", "[ ] !CUT 1,5" },
  { "cut-escape", "[\"abc\\", "[ ] !CUT 1,6 %1@1,5" },
  { "cut-unicode", "[\"\\u12", "[ ] !CUT 1,6 %1@1,2" },
  { "cut-han", "[\"\347\276", "[ ] !CUT 1,4 ^1@1,2" },
  { "cut-key", "{\"a", "{} !CUT 1,3" },
  { "cut-behind-key", "{\"a\"", "{a: } !CUT 1,4" },
  { "cut-behind-colon", "{\"a\":", "{a: } !CUT 1,5" },
  { "cut-behind-value", "{\"a\":1", "{a:1 } !CUT 1,6" },
  { "cut-behind-comma", "[1,\n", "[1 ] !CUT 2,4" },
  { "cut-nested", "{\"a\":[{", "{a:[{} ] } !CUT 1,7" },
  /* wrong */
  { "no-json", "Ada: hello", "N |  !SYNTAX 1,3 %1@1,0" },
  { "no-key", "{1:2}", "{} !SYNTAX 1,1" },
  { "no-colon", "{\"a\" 1}", "{a: } !SYNTAX 1,5" },
  { "no-value", "{\"a\":}", "{a: } !SYNTAX 1,5" },
  { "wrong-closer", "[1}", "[1  ] !SYNTAX 1,2 %1@1,2" },
  { "wrong-closer-object", "{\"a\":1]", "{a:1 } !SYNTAX 1,6" },
  { "quote-inside", "{\"a\":\"he said \"hi\" to me\"}", "{a:'he said ' } !SYNTAX 1,15" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  for (gsize most = 0; most <= 7; most++)
    {
      g_autoptr (GopsJsonPull) pull = open_bytes (cases[i].json, strlen (cases[i].json), most);
      g_autofree char *values = dump (pull);

      g_assert_cmpstr (values, ==, cases[i].values);
    }
}

/* --- zero bytes: no C text can hold them --- */

static void
test_zero_bytes (void)
{
  static const char json[] = "[\"a\0b\"\0,\0\0 1]\0\0";

  for (gsize most = 0; most <= 7; most++)
    {
      g_autoptr (GopsJsonPull) pull = open_bytes (json, sizeof json - 1, most);
      g_autofree char *values = dump (pull);

      g_assert_cmpstr (values, ==, "['a" FFFD "b' 1 ] ^6@1,3");
    }
}

/* --- what is not asked for --- */

/* Takes members called "take", leaves all others alone. */
static char *
take_some (GopsJsonPull *pull)
{
  GString *out = g_string_new (NULL);
  const char *key;

  g_assert_true (gops_json_pull_enter_object (pull));
  while (gops_json_pull_member (pull, &key))
    if (g_str_equal (key, "take"))
      dump_value (pull, out);
  if (gops_json_pull_get_error (pull) != NULL)
    g_string_append_printf (out, "!%u", (guint) gops_json_pull_get_line (pull));
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *json;
  const char *taken;
} skips[] = {
  { "{\"x\":{\"take\":0,\"y\":[[{}]]},\"take\":1,\"z\":\"take\"}", "1" },
  { "{\"x\":\"}]\\\"}\",\"take\":1}", "1" },
  { "{\"x\":[\"\\\\\",\"]\",\"\\\"]\"],\"take\":1}", "1" },
  { "{\"x\":true,\"y\":-1.5e10,\"z\":null,\"take\":1}", "1" },
  { "{\"x\":[\n\n{\"a\":\"b\nc\"}\n],\"take\"=1}", "!5" },
  { "{\"x\":[1,2}},\"take\":1}", "" },
  { "{\"x\":[1,2", "!1" },
  { "{\"x\":\"abc", "!1" },
  { "{\"x\":\"abc\\", "!1" },
  { "{\"x\":\"caf\351\",\"take\":\"ok\"}", "'ok'" },
};

static void
test_skip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (skips); i++)
    for (gsize most = 0; most <= 7; most++)
      {
        g_autoptr (GopsJsonPull) pull = open_bytes (skips[i].json, strlen (skips[i].json), most);
        g_autofree char *taken = take_some (pull);

        g_assert_cmpstr (taken, ==, skips[i].taken);
        g_assert_cmpuint (gops_json_pull_get_damage (pull)->count, ==, 0);
      }
}

static void
test_leave (void)
{
  static const char json[] = "[[1,[2],{\"a\":[3]},\"]\"],[4],[]]";
  g_autoptr (GopsJsonPull) pull = open_bytes (json, sizeof json - 1, 1);
  guint n = 0;

  g_assert_true (gops_json_pull_enter_list (pull));
  while (gops_json_pull_element (pull))
    {
      n++;
      g_assert_true (gops_json_pull_enter_list (pull));
      if (gops_json_pull_element (pull))
        gops_json_pull_leave (pull);
    }
  g_assert_null (gops_json_pull_get_error (pull));
  g_assert_cmpuint (n, ==, 3);
}

static void
test_wrong_kinds (void)
{
  static const char json[] = "[1,\"x\",{\"a\":1},[2],true,\"end\"]";
  g_autoptr (GopsJsonPull) pull = open_bytes (json, sizeof json - 1, 0);

  g_assert_true (gops_json_pull_enter_list (pull));
  g_assert_true (gops_json_pull_element (pull));
  g_assert_false (gops_json_pull_enter_list (pull));      /* 1 */
  g_assert_true (gops_json_pull_element (pull));
  g_assert_false (gops_json_pull_is_true (pull));    /* "x" */
  g_assert_true (gops_json_pull_element (pull));
  g_assert_false (gops_json_pull_enter_list (pull)); /* {} */
  g_assert_true (gops_json_pull_element (pull));
  g_assert_false (gops_json_pull_is_true (pull));    /* [2] */
  g_assert_true (gops_json_pull_element (pull));
  g_assert_null (gops_json_pull_text (pull, NULL));  /* true */
  g_assert_true (gops_json_pull_element (pull));
  g_assert_cmpstr (gops_json_pull_text (pull, NULL), ==, "end");
  g_assert_false (gops_json_pull_element (pull));
  g_assert_cmpint (gops_json_pull_get_kind (pull), ==, GOPS_JSON_NONE);
  g_assert_null (gops_json_pull_get_error (pull));
}

/* --- going on behind a record that is broken --- */

static char *
read_records (GopsJsonPull *pull)
{
  GString *out = g_string_new (NULL);
  const char *key;

  g_assert_true (gops_json_pull_enter_object (pull));
  while (gops_json_pull_member (pull, &key))
    {
      g_string_append_printf (out, "%s(", key);
      g_assert_true (gops_json_pull_enter_list (pull));
      while (gops_json_pull_element (pull) || gops_json_pull_recover (pull))
        {
          if (gops_json_pull_get_kind (pull) == GOPS_JSON_NONE)
            continue;   /* behind a recovery the element has to be asked for */
          gops_json_pull_mark (pull);
          dump_value (pull, out);
          g_string_append (out, gops_json_pull_get_error (pull) != NULL ? "! " : " ");
        }
      g_string_append_c (out, ')');
    }
  return g_string_free (out, FALSE);
}

static const struct
{
  const char *json;
  const char *records;
} broken[] = {
  { "{\"a\": [\n {\"x\": 1},\n {\"x\": \"he \"said\" it\"},\n {\"x\": 3}\n ],\n \"b\": [\n {\"x\": 4}\n ]}",
    "a({x:1 } {x:'he ' }! {x:3 } )b({x:4 } )" },
  { "{\"a\": [\n {\"x\": 1},\n {\"x\": oh no},\n ],\n \"b\": [\n {\"x\": 4}\n ]}", "a({x:1 } {x:N }! )b({x:4 } )" },
  /* a record that is not closed is noticed at the beginning of the next, which is read */
  { "{\"a\": [\n {\n  \"x\": 1\n },\n {\n  \"x\": 2,\n {\n  \"x\": 3\n }\n ]}", "a({x:1 } {x:2 }! {x:3 } )" },
  { "{\"a\": [\n {\n  \"x\": \"open\n },\n {\n  \"x\": 3\n },\n {\n  \"x\": 4\n }\n ]}",
    "a({x:'open\n },\n {\n  ' }! {x:4 } )" },
  /* in one line there is no next record */
  { "{\"a\":[{\"x\":1},{\"x\":oh no},{\"x\":3}]}", "a({x:1 } {x:N }! )" },
};

static void
test_recover (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    for (gsize most = 0; most <= 7; most++)
      {
        g_autoptr (GopsJsonPull) pull = open_bytes (broken[i].json, strlen (broken[i].json), most);
        g_autofree char *records = read_records (pull);

        g_assert_cmpstr (records, ==, broken[i].records);
      }
}

/* --- limits --- */

static void
test_depth (void)
{
  g_autoptr (GString) json = g_string_new ("{\"x\":");
  g_autoptr (GopsJsonPull) pull = NULL, walker = NULL;
  g_autofree char *taken = NULL, *all = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (json, i % 2 == 0 ? "[" : "{\"y\":");
  for (guint i = 10000; i-- > 0;)
    g_string_append_c (json, i % 2 == 0 ? ']' : '}');
  g_string_append (json, ",\"take\":1}");

  pull = open_bytes (json->str, json->len, 0);
  taken = take_some (pull);
  g_assert_cmpstr (taken, ==, "1");
  walker = open_bytes (json->str, json->len, 0);
  all = dump (walker);
  g_assert_true (g_error_matches (gops_json_pull_get_error (walker), GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_SYNTAX));
}

static void
test_long_text (void)
{
  g_autoptr (GString) json = g_string_new ("[\"");
  g_autoptr (GopsJsonPull) pull = NULL;
  const char *text;
  gsize length;

  while (json->len < 2 * 1024 * 1024)
    g_string_append (json, "晨跑\\n");
  g_string_append (json, "\",\"next\",");
  for (guint i = 0; i < 1000; i++)
    g_string_append_c (json, '7');
  g_string_append (json, ",8]");

  pull = open_bytes (json->str, json->len, 0);
  g_assert_true (gops_json_pull_enter_list (pull) && gops_json_pull_element (pull));
  text = gops_json_pull_text (pull, &length);
  g_assert_true (gops_json_pull_was_cut (pull));
  g_assert_cmpuint (length, <=, GOPS_JSON_MAX_TEXT);
  g_assert_cmpuint (length, >, GOPS_JSON_MAX_TEXT - 4);
  g_assert_true (g_utf8_validate (text, (gssize) length, NULL));
  g_assert_true (gops_json_pull_element (pull));
  g_assert_cmpstr (gops_json_pull_text (pull, NULL), ==, "next");
  g_assert_false (gops_json_pull_was_cut (pull));
  g_assert_true (gops_json_pull_element (pull));
  g_assert_cmpuint (strlen (gops_json_pull_text (pull, NULL)), <=, 64);
  g_assert_true (gops_json_pull_was_cut (pull));
  g_assert_true (gops_json_pull_element (pull));
  g_assert_cmpstr (gops_json_pull_text (pull, NULL), ==, "8");
  g_assert_false (gops_json_pull_element (pull));
}

/* Every text and number comes out the same wherever the window ends. */
static void
test_window_ends (void)
{
  for (gsize padding = 64 * 1024 - 70; padding < 64 * 1024 + 4; padding++)
    {
      g_autoptr (GString) json = g_string_new ("[\"");
      g_autoptr (GopsJsonPull) pull = NULL;
      g_autofree char *values = NULL;

      while (json->len < padding)
        g_string_append_c (json, 'x');
      g_string_append (json, "\",\"群\\uD83D\\uDE00主\", -123456.5e7 ,{\"a\\\\b\" :  true},\r\n\"\\x0B\",false]");
      pull = open_bytes (json->str, json->len, 0);
      values = dump (pull);
      g_assert_true (g_str_has_prefix (strstr (values, "x'"), "x' '群😀主' -123456.5e7 {a\\b:T } '\v' F ] %1@2,"));
    }
}

/* --- encodings --- */

static void
check_encoded (const char *encoding,
               const char *asked,
               const char *mark,
               gsize       mark_length,
               const char *found)
{
  static const char json[] = "{\"群\": [\"晨跑\", \"😀\"]}";
  gsize length;
  g_autofree char *bytes = g_convert (json, -1, encoding, "UTF-8", NULL, &length, NULL);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsJsonPull) pull = NULL;
  g_autofree char *values = NULL;

  g_byte_array_append (file, (const guint8 *) mark, mark_length);
  g_byte_array_append (file, (const guint8 *) bytes, length);
  stream = g_memory_input_stream_new_from_data (file->data, file->len, NULL);
  pull = gops_json_pull_new (stream, asked, NULL, &error);
  g_assert_no_error (error);
  values = dump (pull);
  g_assert_cmpstr (values, ==, "{群:['晨跑' '😀' ] }");
  g_assert_cmpstr (gops_json_pull_get_encoding (pull), ==, found);
}

static void
test_encodings (void)
{
  check_encoded ("UTF-8", NULL, "", 0, "UTF-8");
  check_encoded ("UTF-8", "utf8", "\357\273\277", 3, "UTF-8");
  check_encoded ("UTF-16LE", NULL, "\377\376", 2, "UTF-16LE");
  check_encoded ("UTF-16BE", NULL, "\376\377", 2, "UTF-16BE");
  check_encoded ("UTF-16LE", NULL, "", 0, "UTF-16LE");
  check_encoded ("UTF-16BE", NULL, "", 0, "UTF-16BE");
  check_encoded ("GB18030", "gbk", "", 0, "GB18030");
}

static void
test_unknown_encoding (void)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("{}", 2, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gops_json_pull_new (stream, "klingon", NULL, &error));
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ENCODING);
}

/* --- stopping --- */

static void
test_cancelled (void)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (GopsJsonPull) pull = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint n = 0;

  while (json->len < 1024 * 1024)
    g_string_append (json, "\"abc\",");
  g_string_append (json, "1]");
  pull = open_bytes (json->str, json->len, 0);
  gops_json_pull_use_cancellable (pull, cancellable);
  g_assert_true (gops_json_pull_enter_list (pull));
  while (gops_json_pull_element (pull))
    if (++n == 10)
      g_cancellable_cancel (cancellable);
  g_assert_true (g_error_matches (gops_json_pull_get_error (pull), G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_assert_false (gops_json_pull_recover (pull));
  g_assert_false (gops_json_pull_element (pull));
}

static void
test_messages (void)
{
  static const char *const samples[][2] = {
    { "{\"a\":\n \"x", "the file was cut off: it ends inside a text, in line 2 (byte 9)" },
    { "{\"a\":1", "the file was cut off: it ends inside an object, in line 1 (byte 6)" },
    { "[1", "the file was cut off: it ends inside a list, in line 1 (byte 2)" },
    { "{群", "“群” stands where a name in quotes or “}” belongs, in line 1 (byte 1)" },
    { "{\377", "“0xff” stands where a name in quotes or “}” belongs, in line 1 (byte 1)" },
    { "{\"a\";1}", "“;” stands where a colon belongs, in line 1 (byte 4)" },
    { "[\n:]", "“:” stands where a value belongs, in line 2 (byte 2)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GopsJsonPull) pull = open_bytes (samples[i][0], strlen (samples[i][0]), 0);
      g_autofree char *values = dump (pull);

      g_assert_cmpstr (gops_json_pull_get_error (pull)->message, ==, samples[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/intake/json-pull/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/intake/json-pull/zero-bytes", test_zero_bytes);
  g_test_add_func ("/intake/json-pull/passes-over-what-is-not-asked-for", test_skip);
  g_test_add_func ("/intake/json-pull/leaves-in-the-middle", test_leave);
  g_test_add_func ("/intake/json-pull/wrong-kinds", test_wrong_kinds);
  g_test_add_func ("/intake/json-pull/recovers-at-the-next-record", test_recover);
  g_test_add_func ("/intake/json-pull/any-depth", test_depth);
  g_test_add_func ("/intake/json-pull/long-texts-are-cut", test_long_text);
  g_test_add_func ("/intake/json-pull/window-ends-anywhere", test_window_ends);
  g_test_add_func ("/intake/json-pull/encodings", test_encodings);
  g_test_add_func ("/intake/json-pull/unknown-encoding", test_unknown_encoding);
  g_test_add_func ("/intake/json-pull/cancelled", test_cancelled);
  g_test_add_func ("/intake/json-pull/messages", test_messages);
  return g_test_run ();
}
