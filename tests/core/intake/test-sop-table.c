/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOPs as tables: what is written reads back, what is wrong is named with its line. */
#include "config.h"

#include <string.h>

#include "gops-csv-reader.h"
#include "gops-intake-error.h"
#include "gops-method.h"
#include "gops-sop-table.h"
#include "gops-test-store.h"

static char *
read_text (const char *csv, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (csv, (gssize) strlen (csv), NULL);
  g_autoptr (GopsTableSource) source = (GopsTableSource *) gops_csv_reader_new (gops_text_decoder_new (stream, NULL, NULL, NULL), 0);

  return gops_sop_table_read (source, "plan.csv", "Plan", "zh_CN", NULL, error);
}

static void
test_reads_back (void)
{
  const GPtrArray *sops = gops_method_get_sops (gops_method_get_default ());

  for (guint i = 0; i < sops->len; i++)
    {
      const GopsSop *sop = sops->pdata[i], *again;
      g_autoptr (GopsArena) arena = gops_arena_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *csv = gops_sop_table_write (sop, "zh_CN"), *json = read_text (csv, &error);

      g_assert_no_error (error);
      again = gops_own_sop_read (json, -1, "again", "again", arena, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (again->n_items, ==, sop->n_items);
      for (guint j = 0; j < sop->n_items; j++)
        {
          g_assert_cmpstr (again->items[j].id, ==, sop->items[j].id);
          g_assert_cmpint (again->items[j].day, ==, sop->items[j].day);
          g_assert_cmpstr (again->items[j].time, ==, sop->items[j].time);
          g_assert_cmpstr (again->items[j].text.zh_cn, ==, sop->items[j].text.zh_cn);
          g_assert_cmpstr (again->items[j].owner, ==, sop->items[j].owner);
          g_assert_cmpint (again->items[j].minutes, ==, sop->items[j].minutes);
        }
    }
}

static void
test_reads_a_spreadsheet (void)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = read_text ("第几天;时间;类型;标题;文案;素材\r\n1;8:30;topic;早;\"两\n行\";海报 ; 课件;\r\n\r\n2;20:00:00;qa;答疑;;\r\n", &error);
  const GopsSop *sop;

  g_assert_no_error (error);
  sop = gops_own_sop_read (json, -1, "a", "a", arena, &error);
  g_assert_cmpuint (sop->n_items, ==, 2);
  g_assert_cmpstr (sop->items[0].time, ==, "08:30");
  g_assert_cmpstr (sop->items[0].text.zh_cn, ==, "两\n行");
  g_assert_cmpstr (sop->items[1].time, ==, "20:00");
  g_assert_cmpint (sop->days, ==, 2);
}

/* The Chinese semicolon shares bytes with other signs. */
static void
test_splits_materials (void)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *json = read_text ("day,time,type,title,materials\n1,08:00,topic,A,开营海报； 课程表; 开营海报\n", &error);
  const GopsSop *sop;

  g_assert_no_error (error);
  sop = gops_own_sop_read (json, -1, "a", "a", arena, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sop->items[0].materials[0], ==, "开营海报");
  g_assert_cmpstr (sop->items[0].materials[1], ==, "课程表");
  g_assert_null (sop->items[0].materials[2]);
}

static const struct
{
  const char *csv;
  const char *message;
} wrong[] = {
  { "", "plan.csv" },
  { "day,time,type\n1,08:00,topic\n", "plan.csv has no column “Title”" },
  { "day,time,type,title\n", "plan.csv has no entries" },
  { "day,time,type,title\n1,08:00,topic,A\n2,25:00,topic,B\n", "plan.csv, line 3, Time: “25:00”" },
  { "day,time,type,title\n1000,08:00,topic,A\n", "plan.csv, line 2, Day: “1000”" },
  { "day,time,type,title\n1,08:00,party,A\n", "plan.csv, line 2, Type: “party”" },
  { "day,time,type,title\n1,08:00,topic,\n", "plan.csv, line 2, Title: " },
  { "day,time,until,type,title\n1,08:00,07:00,topic,A\n", "plan.csv, line 2, Until: 07:00" },
  { "day,time,type,title,weekday\n1,08:00,topic,A,9\n", "plan.csv, line 2, Weekday: “9”" },
  { "day,time,type,title,on\n1,08:00,topic,A,never\n", "plan.csv: items[0].on" },
};

static void
test_says_what_is_wrong (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *json = read_text (wrong[i].csv, &error);

      g_assert_null (json);
      if (error == NULL || !g_str_has_prefix (error->message, wrong[i].message))
        g_error ("“%s” instead of “%s …”", error != NULL ? error->message : "nothing", wrong[i].message);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) csv = g_string_new ("day,time,type,title\n");
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;

  for (guint i = 0; i <= GOPS_SOP_TABLE_MAX_ROWS; i++)
    g_string_append (csv, "1,08:00,topic,A\n");
  json = read_text (csv->str, &error);
  g_assert_null (json);
  g_assert_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT);
}

static void
test_keeps_files (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  static const char *const names[] = { "plan.csv", "早读.csv", "晚读.csv", "camp-7.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (test.folder, names[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, "day,time,type,title\n1,08:00,topic,A\n", -1, NULL));
      for (guint round = 0; round < 2; round++)
        {
          g_autofree char *id = gops_sop_import_file (test.store, file, NULL, &error);

          g_assert_no_error (error);
          g_assert_nonnull (id);
        }
    }
  gops_assert_query (test.store, "SELECT count (*), count (DISTINCT name) FROM method_template WHERE kind = 'sops'", "4|4");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/intake/sop-table/reads-back", test_reads_back);
  g_test_add_func ("/intake/sop-table/reads-a-spreadsheet", test_reads_a_spreadsheet);
  g_test_add_func ("/intake/sop-table/splits-materials", test_splits_materials);
  g_test_add_func ("/intake/sop-table/says-what-is-wrong", test_says_what_is_wrong);
  g_test_add_func ("/intake/sop-table/limits", test_limits);
  g_test_add_func ("/intake/sop-table/keeps-files", test_keeps_files);
  return g_test_run ();
}
