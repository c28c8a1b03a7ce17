/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells made fit to be kept. */
#include <glib.h>
#include <string.h>

#include "gops-cell-clean.h"

static const struct
{
  const char     *text;
  const char     *line;
  GopsCellRepair  repair;
} lines[] = {
  { "张三", "张三", GOPS_CELL_SOUND },
  { "  Ada \t Lovelace\n ", "Ada Lovelace", GOPS_CELL_SOUND },
  { "Ada\001\033[31m", "Ada[31m", GOPS_CELL_CONTROLS },
  { "\342\200\256evil\342\200\254 Bob\342\200\217", "evil Bob", GOPS_CELL_MARKS },
  { "\342\201\250Ada\342\201\251", "Ada", GOPS_CELL_MARKS },
  { "👩\342\200\215🚀", "👩\342\200\215🚀", GOPS_CELL_SOUND },
  { "=\"00123\"", "00123", GOPS_CELL_SOUND },
  { "'00456", "00456", GOPS_CELL_SOUND },
  { "'tis", "'tis", GOPS_CELL_SOUND },
  { "=cmd()", "=cmd()", GOPS_CELL_SOUND },
  { "<script>", "<script>", GOPS_CELL_SOUND },
  { "王\357\277\275五", "王\357\277\275五", GOPS_CELL_DAMAGED },
  { "", "", GOPS_CELL_SOUND },
};

static void
test_line (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GopsCellRepair repair;
      g_autofree char *line = gops_cell_clean_line (lines[i].text, GOPS_NAME_MAX_CHARACTERS, &repair);

      g_assert_cmpstr (line, ==, lines[i].line);
      g_assert_cmpint (repair, ==, lines[i].repair);
    }
}

static void
test_limit (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *line = NULL, *text = NULL;
  GopsCellRepair repair;

  for (guint i = 0; i < 10000; i++)
    g_string_append (name, "群");
  line = gops_cell_clean_line (name->str, GOPS_NAME_MAX_CHARACTERS, &repair);
  g_assert_cmpint (g_utf8_strlen (line, -1), ==, GOPS_NAME_MAX_CHARACTERS);
  g_assert_cmpint (repair, ==, GOPS_CELL_CUT);
  text = gops_cell_repair_describe (repair, GOPS_NAME_MAX_CHARACTERS);
  g_assert_nonnull (strstr (text, "200"));
  g_assert_null (gops_cell_repair_describe (GOPS_CELL_SOUND, 200));
}

static void
test_text (void)
{
  g_autofree char *text = gops_cell_clean_text ("one\r\ntwo\n\n\n  three ", 100, NULL);

  g_assert_cmpstr (text, ==, "one\ntwo\n\nthree");
}

static void
test_scientific (void)
{
  g_assert_true (gops_cell_is_scientific ("1.23457E+11"));
  g_assert_true (gops_cell_is_scientific ("1,23457E+11"));
  g_assert_true (gops_cell_is_scientific ("1E+11"));
  g_assert_false (gops_cell_is_scientific ("123E4"));
  g_assert_false (gops_cell_is_scientific ("13800138000"));
  g_assert_false (gops_cell_is_scientific ("wxid_e1"));
}

static void
test_phone (void)
{
  static const struct { const char *text, *phone;
  } phones[] = {
    { "13800005555.5", NULL }, { "13800005555.0", "13800005555" }, { "0571.88888888", "057188888888" }, { "138.0000.5555", "13800005555" },
    { "138 0013-8000", "13800138000" },
    { "+86 139 0013 9000", "+8613900139000" },
    { "0086 13900139000", "+8613900139000" },
    { "(0755) 1234567", "07551234567" },
    { "１３８００１３８０００", "13800138000" },
    { "none", NULL },
    { "12", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      g_autofree char *phone = gops_cell_phone (phones[i].text);

      g_assert_cmpstr (phone, ==, phones[i].phone);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/cell/line", test_line);
  g_test_add_func ("/intake/cell/limit", test_limit);
  g_test_add_func ("/intake/cell/text", test_text);
  g_test_add_func ("/intake/cell/scientific", test_scientific);
  g_test_add_func ("/intake/cell/phone", test_phone);
  return g_test_run ();
}
