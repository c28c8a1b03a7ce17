/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table reader: every way to write a table, right and wrong. */
#include <gio/gio.h>
#include <string.h>

#include "gops-csv-reader.h"

static GopsTableSource *
open_bytes (const char *text,
            gssize      length)
{
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (g_memdup2 (text, length < 0 ? strlen (text) : (gsize) length),
                                         length < 0 ? (gssize) strlen (text) : length, g_free);
  g_autoptr (GError) error = NULL;
  GopsTextDecoder *decoder = gops_text_decoder_new (stream, NULL, NULL, &error);

  g_assert_no_error (error);
  return (GopsTableSource *) gops_csv_reader_new (decoder, 0);
}

/* One line per record: its line number, a mark for a fault, its cells in brackets. */
static char *
dump (GopsTableSource *reader)
{
  static const char *const marks[] = { "", "?", "!", "#" };
  GString *result = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean more;

  while (gops_table_source_next (reader, &more, NULL, &error) && more)
    {
      g_string_append_printf (result, "%s%" G_GUINT64_FORMAT "%s", result->len > 0 ? " " : "",
                              gops_table_source_get_line (reader), marks[gops_table_source_get_fault (reader)]);
      for (guint i = 0; i < gops_table_source_get_n_cells (reader); i++)
        g_string_append_printf (result, "[%s]", gops_table_source_get_cell (reader, i));
    }
  g_assert_no_error (error);
  return g_string_free (result, FALSE);
}

static const struct
{
  const char *name;
  const char *text;
  guint       expected;
  const char *records;
} cases[] = {
  { "simple", "a,b,c\n1,2,3", 0, "1[a][b][c] 2[1][2][3]" },
  { "closing-line-end", "a,b\n1,2\n", 0, "1[a][b] 2[1][2]" },
  { "crlf", "a,b\r\n1,2\r\n", 0, "1[a][b] 2[1][2]" },
  { "cr", "name,id\rAda,1\rBob,2", 0, "1[name][id] 2[Ada][1] 3[Bob][2]" },
  { "semicolon", "a;b\n1,5;2,5\n", 0, "1[a][b] 2[1,5][2,5]" },
  { "tab", "a\tb\n1,5\t2\n", 0, "1[a][b] 2[1,5][2]" },
  { "directive", "sep=;\r\na;b\r\n1;2", 0, "2[a][b] 3[1][2]" },
  { "one-column", "name\nAda\nBob\n", 0, "1[name] 2[Ada] 3[Bob]" },
  { "empty-cells", "a,b,c\n1,\"\",\"\"\n2,3,4", 0, "1[a][b][c] 2[1][][] 3[2][3][4]" },
  { "last-cell-empty", "a,b\n1,\n,2\n,\n", 0, "1[a][b] 2[1][] 3[][2] 4[][]" },
  { "doubled-quotes", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4", 0, "1[a][b] 2[1][ha \"ha\" ha] 3[3][4]" },
  { "quote-only", "a,b\n\"\"\"\",\"\"\"x\"\n", 0, "1[a][b] 2[\"][\"x]" },
  { "quote-inside-bare", "a,b\n37°36'37.8\"N,x\n", 0, "1[a][b] 2[37°36'37.8\"N][x]" },
  { "line-breaks", "a,b\n\"Once upon \na time\",5\n7,8\n", 0, "1[a][b] 2[Once upon \na time][5] 4[7][8]" },
  { "crlf-inside", "a,b\r\n\"x\r\ny\",5\r\n7,8\r\n", 0, "1[a][b] 2[x\r\ny][5] 4[7][8]" },
  { "cr-inside", "a,b\r\"x\ry\",5\r7,8\r", 0, "1[a][b] 2[x\ry][5] 4[7][8]" },
  { "separator-inside", "a,b\n\"Li, Lei\",5\n", 0, "1[a][b] 2[Li, Lei][5]" },
  { "blank-before-quote", "\"Team\", \"Pay, all\", \"Wins\"\n\"Reds\",   82.20, 97\n", 0, "1[Team][Pay, all][Wins] 2[Reds][   82.20][ 97]" },
  { "empty-lines", "a,b\n\n1,2\n\n\n3,4\n\n", 0, "1[a][b] 3[1][2] 6[3][4]" },
  { "empty", "", 0, "" },
  { "only-line-ends", "\n\r\n\n", 0, "" },
  { "bom", "\357\273\277a,b\n1,2", 0, "1[a][b] 2[1][2]" },
  { "no-heading-over-numbers", "a\tb\n1\tx\ty\n\n2\t\tz\n", 0, "1[][a][b] 2[1][x][y] 4[2][][z]" },
  { "no-heading-over-names", "a\tb\nx\ty\tz\n", 0, "1[a][b] 2[x][y][z]" },
  { "numbers-in-some-rows", "a\tb\n1\tx\ty\n2\tz\n", 0, "1[a][b] 2[1][x][y] 3[2][z]" },
  { "numbers-behind-commas", "a,b\n1,x,y\n", 0, "1[a][b] 2[1][x][y]" },
  { "no-rows", "a\tb\n", 0, "1[a][b]" },
  { "too-many", "a,b\n1,2\n1,2,3\n", 2, "1[a][b] 2[1][2] 3[1][2][3]" },
  { "separators-are-not-line-ends", "a,b\n1\342\200\250x,2\302\205y\v\f\n", 0, "1[a][b] 2[1\342\200\250x][2\302\205y\v\f]" },
  /* broken quotes: they cost one record, not the file */
  { "open-to-the-end", "a,b\n\"x,1\ny,2\nz,3\n", 2, "1[a][b] 2?[x][1] 3[y][2] 4[z][3]" },
  { "open-to-the-next-quote", "a,b\n\"x,1\ny,2\n\"z\",3\n", 2, "1[a][b] 2?[x][1] 3[y][2] 4[z][3]" },
  { "open-found-by-count", "a,b\n\"x,1\ny,\"2\"\nz,3\n", 2, "1[a][b] 2?[x][1] 3[y][2] 4[z][3]" },
  { "open-at-cell-end", "a,b\n\"x,1\ny\",2\nz,3\n", 2, "1[a][b] 2[x,1\ny][2] 4[z][3]" },
  { "text-after-quote", "a,b\n\"Bob \"the\" man\",2\nz,3\n", 2, "1[a][b] 2?[Bob \"the\" man][2] 3[z][3]" },
  { "tail-after-quote", "a,b\n\"Bob\" x,2\nz,3\n", 2, "1[a][b] 2?[Bob\" x][2] 3[z][3]" },
  { "open-in-last-line", "a,b\n1,\"x", 2, "1[a][b] 2?[1][x]" },
  { "lone-quote", "a,b\n1,\"", 2, "1[a][b] 2?[1][]" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GopsTableSource) reader = open_bytes (cases[i].text, -1);
  g_autofree char *records = NULL;

  gops_table_source_set_expected (reader, cases[i].expected);
  records = dump (reader);
  g_assert_cmpstr (records, ==, cases[i].records);
}

/* Every record must come out the same wherever the blocks of the file end. */
static void
test_block_ends (void)
{
  for (gsize padding = 64 * 1024 - 40; padding < 64 * 1024 + 4; padding++)
    {
      g_autoptr (GString) text = g_string_new ("a,b\r\n");
      g_autoptr (GopsTableSource) reader = NULL;
      g_autofree char *records = NULL;

      while (text->len < padding)
        g_string_append_c (text, 'x');
      g_string_append (text, ",1\r\n\"群\"\"主\",\"2\r\n3\"\r\n好,4\r\n");
      reader = open_bytes (text->str, text->len);
      records = dump (reader);
      g_assert_true (g_str_has_suffix (records, "x][1] 3[群\"主][2\r\n3] 5[好][4]"));
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GopsTableSource) reader = NULL;
  g_autofree char *records = NULL, *filler = g_strnfill (GOPS_TABLE_MAX_CELL + 1, 'y');

  g_string_append_printf (text, "%s,1\n2,3\n\"%s\",1\n", filler, filler);
  for (guint i = 0; i < 20; i++)
    g_string_append (text, filler);
  g_string_append (text, "\r\n4,5\n");
  for (guint i = 0; i < GOPS_TABLE_MAX_CELLS; i++)
    g_string_append (text, ",");
  g_string_append (text, "\n6,7\n");

  reader = open_bytes (text->str, text->len);
  records = dump (reader);
  g_assert_true (g_str_has_prefix (records, "1[a][b] 2! 3[2][3] 4! 5! 6[4][5] 7#[]"));
  g_assert_true (g_str_has_suffix (records, " 8[6][7]"));
}

/* The peak of memory does not depend on the size of the file: a window of a few blocks. */
static void
test_long_file (void)
{
  g_autoptr (GString) text = g_string_new ("name,phone,note\n");
  g_autoptr (GopsTableSource) reader = NULL;
  g_autoptr (GError) error = NULL;
  gboolean more;
  guint n = 0;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (text, "成员%u,1380013%04u,\"a \"\"note\"\", with commas\"\n", i, i % 10000);
  reader = open_bytes (text->str, text->len);
  while (gops_table_source_next (reader, &more, NULL, &error) && more)
    {
      n++;
      g_assert_cmpuint (gops_table_source_get_n_cells (reader), ==, 3);
      g_assert_cmpuint (gops_table_source_get_line (reader), ==, n);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 200001);
}

static const struct
{
  const char *file;
  guint       n_records;   /* the header too */
  const char *records;     /* "…" at the start: a part */
} fixtures[] = {
  { "civicrm-core/individual_valid_basic.csv", 2, "1[Player First Name][Email][Source][Another email] 2[Susie][mum@example.org][Import][bob@example.org]" },
  { "csv-spectrum/newlines.csv", 4, "1[a][b][c] 2[1][2][3] 3[Once upon \na time][5][6] 5[7][8][9]" },
  { "csv-spectrum/escaped_quotes.csv", 3, "1[a][b] 2[1][ha \"ha\" ha] 3[3][4]" },
  { "csv-spectrum/empty.csv", 3, "1[a][b][c] 2[1][][] 3[2][3][4]" },
  { "csv-spectrum/location_coordinates.csv", 2,
    "1[Contact Phone Number][Location Coordinates][Cities][Counties] 2[2095257564][37�36'37.8\"N 121�2'17.9\"W][Modesto][Stanislaus]" },
  { "csv-spectrum/simple.csv", 2, "1[a][b][c] 2[1][2][3]" },
  { "csv-spectrum/simple_crlf.csv", 2, "1[a][b][c] 2[1][2][3]" },
  { "handmade/cr-only.csv", 3, "1[name][id] 2[Ada][1] 3[Bob][2]" },
  { "handmade/members-formula-guard.csv", 3, "1[id][name][note] 2[=\"00123\"][Ada][=1+1] 3['00456][Bob][@SUM(A1)]" },
  { "handmade/members-utf8-bom.csv", 5, "…4[𠮷野家][00500000003][075512345678][44987][一行\n两行] 6[王五]" },
  { "handmade/members-utf16le.txt", 5, "…2[张三][500000001][13800138000][2023/3/1 8:00][组长] 3[" },
  { "handmade/user-list-discourse.csv", 4, "…3[1][Ada, L.][ada][ada@example.org][Founder]" },
  { "langchain-community/mlb_teams_2012.csv", 31, "…31[Astros]" },
};

static void
check_fixture (guint i)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOPS_FIXTURES"), "csv", fixtures[i].file, NULL);
  g_autofree char *text = NULL, *got = NULL;
  g_autoptr (GopsTableSource) reader = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  gboolean more;
  guint n = 0;
  gsize length;

  g_test_message ("%s", fixtures[i].file);
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  reader = open_bytes (text, length);
  while (gops_table_source_next (reader, &more, NULL, NULL) && more)
    n++;
  g_assert_cmpuint (n, ==, fixtures[i].n_records);
  again = open_bytes (text, length);
  got = dump (again);
  if (g_str_has_prefix (fixtures[i].records, "…"))
    g_assert_nonnull (strstr (got, fixtures[i].records + strlen ("…")));
  else
    g_assert_cmpstr (got, ==, fixtures[i].records);
}

static void
test_fixtures (void)
{
  if (g_getenv ("GOPS_FIXTURES") == NULL)
    {
      g_test_skip ("GOPS_FIXTURES names no folder");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    check_fixture (i);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/intake/csv/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/intake/csv/block-ends", test_block_ends);
  g_test_add_func ("/intake/csv/limits", test_limits);
  g_test_add_func ("/intake/csv/long-file", test_long_file);
  g_test_add_func ("/intake/csv/fixtures", test_fixtures);
  return g_test_run ();
}
