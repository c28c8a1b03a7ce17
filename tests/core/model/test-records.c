/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Column tables against the migrated schema; properties of every record; values from text. */

#include "gops-records.h"
#include "gops-test-store.h"

#include <string.h>

static GType
types_of_records (guint index)
{
  switch (index)
    {
    case 0:  return GOPS_TYPE_SETTING;
    case 1:  return GOPS_TYPE_GROUP;
    case 2:  return GOPS_TYPE_POSITIONING;
    case 3:  return GOPS_TYPE_SCENE;
    case 4:  return GOPS_TYPE_PERSONA;
    case 5:  return GOPS_TYPE_GOAL;
    case 6:  return GOPS_TYPE_GOAL_SAMPLE;
    case 7:  return GOPS_TYPE_CLAUSE;
    case 8:  return GOPS_TYPE_PERSON;
    case 9:  return GOPS_TYPE_IDENTITY;
    case 10: return GOPS_TYPE_MEMBERSHIP;
    case 11: return GOPS_TYPE_PLAN_ITEM;
    case 12: return GOPS_TYPE_POSTER_RECORD;
    case 13: return GOPS_TYPE_TIER_RUN;
    case 14: return GOPS_TYPE_MEMBER_ROW;
    case 15: return GOPS_TYPE_RULE_VERSION;
    case 16: return GOPS_TYPE_FLOW_NODE;
    case 17: return GOPS_TYPE_FLOW_ARROW;
    case 18: return GOPS_TYPE_OUTREACH;
    case 19: return GOPS_TYPE_OUTREACH_ATTEMPT;
    case 20: return GOPS_TYPE_BUDGET_ITEM;
    case 21: return GOPS_TYPE_PICTURE;
    case 22: return GOPS_TYPE_METHOD_TEMPLATE;
    case 23: return GOPS_TYPE_PERSON_MERGE;
    case 24: return GOPS_TYPE_OWN_FIELD;
    case 25: return GOPS_TYPE_OWN_VALUE;
    case 26: return GOPS_TYPE_PURCHASE;
    case 27: return GOPS_TYPE_GROUP_DAY;
    case 28: return GOPS_TYPE_SIGN_UP;
    case 29: return GOPS_TYPE_SIGN_UP_ENTRY;
    case 30: return GOPS_TYPE_CHECK_IN;
    case 31: return GOPS_TYPE_POINT_RULE;
    case 32: return GOPS_TYPE_POINT_ENTRY;
    case 33: return GOPS_TYPE_CARE_ENTRY;
    case 34: return GOPS_TYPE_PERSON_APART;
    case 35: return GOPS_TYPE_PERSON_ROW;
    case 36: return GOPS_TYPE_CHANNEL;
    case 37: return GOPS_TYPE_PLAN_EXCEPTION;
    case 38: return GOPS_TYPE_PLAN_CHECK;
    case 39: return GOPS_TYPE_PLAN_COMMENT;
    case 40: return GOPS_TYPE_MATERIAL;
    case 41: return GOPS_TYPE_PLAN_MATERIAL;
    case 42: return GOPS_TYPE_REPLY;
    case 43: return GOPS_TYPE_ROSTER_TURN;
    case 44: return GOPS_TYPE_DUTY;
    case 45: return GOPS_TYPE_DIGEST;
    case 46: return GOPS_TYPE_DIGEST_ENTRY;
    case 47: return GOPS_TYPE_PLAN_ANSWER;
    case 48: return GOPS_TYPE_PLAN_SLOT;
    case 49: return GOPS_TYPE_SOP_TRIGGER;
    case 50: return GOPS_TYPE_SOP_TRIGGER_CASE;
    case 51: return GOPS_TYPE_BRAND;
    case 52: return GOPS_TYPE_POSTING;
    default: return G_TYPE_INVALID;
    }
}

/* --- tables --- */

static char *
reference_of (GopsStore  *store,
              const char *table,
              const char *column)
{
  char *target = NULL;

  if (gops_store_read_text (store, &target, NULL, "SELECT \"table\" FROM pragma_foreign_key_list (?1) WHERE \"from\" = ?2", "ss", table, column))
    return target;
  return NULL;
}

static void
compare_column (GopsStore       *store,
                const GopsTable *table,
                guint            index,
                GopsStatement   *info)
{
  const GopsColumn *column = &table->columns[index];
  g_autofree char *target = reference_of (store, table->name, column->name);
  gboolean is_view = (table->flags & GOPS_TABLE_VIEW) != 0;

  g_test_message ("%s.%s", table->name, column->name);
  g_assert_cmpstr (gops_statement_text (info, 1), ==, column->name);
  if (!is_view)
    {
      g_assert_cmpstr (gops_statement_text (info, 2), ==, gops_column_type_sql (column->type));
      g_assert_cmpstr (target, ==, column->references);
      g_assert_cmpint (gops_statement_int (info, 5), ==, index == 0);   /* primary key */
    }
  /* Only references and blobs may be NULL. */
  if (!is_view && index > 0 && column->type != GOPS_COLUMN_REF && column->type != GOPS_COLUMN_BLOB)
    g_assert_cmpint (gops_statement_int (info, 3), ==, 1);
  if (column->type == GOPS_COLUMN_REF)
    g_assert_nonnull (column->references);
}

static void
test_tables (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  const GopsSchema *schema = gops_workspace_get_schema ();

  for (guint t = 0; t < schema->n_tables; t++)
    {
      const GopsTable *table = schema->tables[t];
      g_autoptr (GError) error = NULL;
      g_autoptr (GopsStatement) info = gops_store_query (test.store, &error, "SELECT * FROM pragma_table_xinfo (?1)", "s", table->name);
      g_autoptr (GObject) record = NULL;
      guint n = 0;

      while (gops_statement_next (info, &error))
        {
          /* A view may show more than the record reads, for other questions. */
          if ((table->flags & GOPS_TABLE_VIEW) != 0 &&
              (n == table->n_columns || !g_str_equal (gops_statement_text (info, 1), table->columns[n].name)))
            continue;
          g_assert_cmpuint (n, <, table->n_columns);
          compare_column (test.store, table, n++, info);
        }
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, table->n_columns);
      g_assert_cmpint (gops_table_find_column (table, "batch") >= 0, ==, (table->flags & GOPS_TABLE_BATCHED) != 0);
      record = g_object_new (types_of_records (t), NULL);
      g_assert_true (gops_record_get_table (record) == table);
    }
  g_assert_true (types_of_records (schema->n_tables) == G_TYPE_INVALID);
}

static gboolean
is_primary_key (GopsStore  *store,
                const char *table,
                const char *key)
{
  g_autofree char *columns = NULL;
  g_autoptr (GError) error = NULL;

  gops_store_read_text (store, &columns, &error, "SELECT group_concat (name, ', ') FROM"
                        " (SELECT name FROM pragma_table_info (?1) WHERE pk > 0 ORDER BY pk)", "s", table);
  g_assert_no_error (error);
  return g_strcmp0 (columns, key) == 0;
}

static gboolean
has_index_on_batch (GopsStore  *store,
                    const char *table)
{
  g_autoptr (GError) error = NULL;
  gint64 has = 0;

  gops_store_read_int (store, &has, &error, "SELECT EXISTS (SELECT 1 FROM pragma_index_list (?1) l, pragma_index_info (l.name) c"
                       " WHERE c.seqno = 0 AND c.name = 'batch')", "s", table);
  g_assert_no_error (error);
  return has != 0;
}

/* Every table with a batch column is emptied when a batch is taken back. */
static void
test_batch_tables (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (test.store, &error,
    "SELECT m.name FROM sqlite_schema m, pragma_table_info (m.name) c WHERE m.type = 'table' AND c.name = 'batch' AND m.name <> 'journal_action'", NULL);
  const GopsBatchTable *tables = gops_workspace_get_schema ()->batch_tables;
  guint n = 0;

  while (gops_statement_next (rows, &error))
    {
      guint at = 0;

      while (tables[at].name != NULL && !g_str_equal (tables[at].name, gops_statement_text (rows, 0)))
        at++;
      g_assert_nonnull (tables[at].name);
      g_assert_true (is_primary_key (test.store, tables[at].name, tables[at].key));
      g_assert_true (tables[at].bulky != has_index_on_batch (test.store, tables[at].name));
      n++;
    }
  g_assert_no_error (error);
  g_assert_null (tables[n].name);
}

/* A format that was given out never changes: workspaces are made by it, migrations build on it. */
static void
test_frozen (void)
{
  static const char *const released[] = { "001.sql", "002.sql", "003.sql", "004.sql", "005.sql", "006.sql", "007.sql" };

  gops_workspace_get_schema ();
  for (guint i = 0; i < G_N_ELEMENTS (released); i++)
    {
      g_autofree char *frozen = g_test_build_filename (G_TEST_DIST, "data", "schema", released[i], NULL);
      g_autofree char *resource = g_strconcat ("/com/example/GroupOps/schema/", released[i], NULL);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) present = g_resources_lookup_data (resource, 0, &error);
      gsize length;

      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (frozen, &text, &length, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (text, length, g_bytes_get_data (present, NULL), g_bytes_get_size (present));
    }
}

/* --- properties --- */

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              gpointer    user_data)
{
  ++*(guint *) user_data;
}

static void
set_example (GValue *value)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);

  if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, G_GINT64_CONSTANT (1) << 62);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, TRUE);
  else if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, 0.1 + 0.2);
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, "群 𠮷");
  else
    g_value_set_boxed (value, bytes);
}

static void
check_property (gpointer    record,
                GParamSpec *pspec)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GValue) same = G_VALUE_INIT;
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  guint notified = 0, others = 0;

  g_test_message ("%s:%s", G_OBJECT_TYPE_NAME (record), pspec->name);
  g_signal_connect (record, signal, G_CALLBACK (count_notify), &notified);
  g_signal_connect (record, "notify", G_CALLBACK (count_notify), &others);
  g_value_init (&value, pspec->value_type);
  g_value_init (&same, pspec->value_type);
  g_object_get_property (record, pspec->name, &value);
  g_object_set_property (record, pspec->name, &value);
  g_assert_cmpuint (others, ==, 0);
  set_example (&value);
  g_object_set_property (record, pspec->name, &value);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpuint (others, ==, 1);
  g_object_get_property (record, pspec->name, &same);
  g_assert_cmpint (g_param_values_cmp (pspec, &value, &same), ==, 0);
  g_object_set_property (record, pspec->name, &same);
  g_assert_cmpuint (others, ==, 1);
  g_signal_handlers_disconnect_by_data (record, &notified);
  g_signal_handlers_disconnect_by_data (record, &others);
}

static void
test_properties (void)
{
  for (guint t = 0; types_of_records (t) != G_TYPE_INVALID; t++)
    {
      gpointer record = g_object_new (types_of_records (t), NULL);
      g_autofree GParamSpec **pspecs = NULL;
      guint n;

      pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n);
      g_assert_cmpuint (n, ==, gops_record_get_table (record)->n_columns);
      for (guint i = 0; i < n; i++)
        check_property (record, pspecs[i]);
      g_assert_true (gops_record_is_dirty (record));
      g_assert_finalize_object (record);
    }
}

/* @ids: table name → id of its last row, for what refers to it */
static void
fill_record (gpointer    record,
             GHashTable *ids)
{
  const GopsTable *table = gops_record_get_table (record);

  for (guint i = 1; i < table->n_columns; i++)
    {
      const GopsColumn *column = &table->columns[i];
      gint64 *id = column->references != NULL ? g_hash_table_lookup (ids, column->references) : NULL;

      if (gops_column_type_is_text (column->type))
        gops_record_set_text (record, i, "文字");
      else if (column->type == GOPS_COLUMN_REAL)
        gops_record_set_real (record, i, 0.1);
      else if (id != NULL)
        gops_record_set_int (record, i, *id);
      else if (column->type != GOPS_COLUMN_REF && column->type != GOPS_COLUMN_BLOB)
        gops_record_set_int (record, i, 1);
    }
}

/* Every record with a value in every column: insert, load, compare. */
static void
test_round_trip (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint t = 0; types_of_records (t) != G_TYPE_INVALID; t++)
    {
      g_autoptr (GObject) record = g_object_new (types_of_records (t), NULL);
      g_autoptr (GObject) again = NULL;
      const GopsTable *table = gops_record_get_table (record);

      gint64 id;

      if ((table->flags & GOPS_TABLE_VIEW) != 0)
        continue;
      fill_record (record, ids);
      g_assert_true (gops_store_begin (test.store, &error, "Insert", NULL));
      g_assert_true (gops_record_insert (record, test.store, &error));
      g_assert_true (gops_store_commit (test.store, &error));
      g_assert_no_error (error);
      g_assert_false (gops_record_is_dirty (record));
      id = gops_record_get_id (record);
      g_hash_table_insert (ids, (gpointer) table->name, g_memdup2 (&id, sizeof id));
      again = gops_record_load (types_of_records (t), test.store, gops_record_get_id (record), &error);
      g_assert_no_error (error);
      for (guint i = 0; i < table->n_columns; i++)
        {
          g_autofree char *a = gops_record_dup_as_text (record, i);
          g_autofree char *b = gops_record_dup_as_text (again, i);

          g_assert_cmpstr (a, ==, b);
        }
    }
}

static void
test_gone (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = gops_test_add_group (test.store, "one");
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, test.store, id, &error);

  g_assert_true (gops_store_begin (test.store, &error, "Delete", NULL));
  g_assert_true (gops_record_delete (group, test.store, &error));
  g_assert_true (gops_store_commit (test.store, &error));
  g_assert_false (gops_record_reload (group, test.store, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (gops_record_store_text (group, test.store, GOPS_GROUP_NAME, "late", &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
  g_assert_null (gops_record_load (GOPS_TYPE_GROUP, test.store, id, NULL));
}

/* --- values from text --- */

static void
test_from_text (void)
{
  static const struct
  {
    guint       column;
    const char *text;
    const char *value;   /* as text; NULL: refused */
  } cases[] = {
    { GOPS_PLAN_ITEM_ON_DATE, "2024-02-29", "2024-02-29" },
    { GOPS_PLAN_ITEM_ON_DATE, "", "" },
    { GOPS_PLAN_ITEM_ON_DATE, "2026-02-29", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "2026-13-01", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "2026-00-10", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "2026-04-31", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "2026-W05-1", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "2026- 1- 1", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "2026-1-1", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "2026/01/01", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "2026-01-01x", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "0000-01-01", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "+026-01-01", NULL },
    { GOPS_PLAN_ITEM_ON_DATE, "today", NULL },
    { GOPS_PLAN_ITEM_AT_TIME, "00:00", "00:00" },
    { GOPS_PLAN_ITEM_AT_TIME, "23:59", "23:59" },
    { GOPS_PLAN_ITEM_AT_TIME, "24:00", NULL },
    { GOPS_PLAN_ITEM_AT_TIME, "9:30", NULL },
    { GOPS_PLAN_ITEM_AT_TIME, "09:60", NULL },
    { GOPS_PLAN_ITEM_AT_TIME, "09:30\n", NULL },
    { GOPS_PLAN_ITEM_MINUTES, "15", "15" },
    { GOPS_PLAN_ITEM_MINUTES, "-15", "-15" },
    { GOPS_PLAN_ITEM_MINUTES, "", "0" },
    { GOPS_PLAN_ITEM_MINUTES, "15.5", NULL },
    { GOPS_PLAN_ITEM_MINUTES, "true", NULL },
    { GOPS_PLAN_ITEM_MINUTES, "9223372036854775807", "9223372036854775807" },
    { GOPS_PLAN_ITEM_MINUTES, "9223372036854775808", NULL },
    { GOPS_PLAN_ITEM_TITLE, "=cmd()", "=cmd()" },
    { GOPS_PLAN_ITEM_TITLE, "\xff\xfe", NULL },
    { GOPS_PLAN_ITEM_RESULT_READS, "0", "0" },
    { GOPS_PLAN_ITEM_RESULT_READS, "-1", "" },
    { GOPS_PLAN_ITEM_RESULT_READS, "", "" },
    { GOPS_PLAN_ITEM_RESULT_READS, "-2", NULL },
    { GOPS_PLAN_ITEM_RESULT_READS, "many", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GopsPlanItem) item = g_object_new (GOPS_TYPE_PLAN_ITEM, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *value = NULL;
      g_autofree char *shown = g_utf8_make_valid (cases[i].text, -1);

      g_test_message ("%s", shown);
      g_assert_cmpint (gops_record_set_from_text (item, cases[i].column, cases[i].text, &error), ==, cases[i].value != NULL);
      value = gops_record_dup_as_text (item, cases[i].column);
      if (cases[i].value != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (value, ==, cases[i].value);
          continue;
        }
      g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
      g_assert_true (strstr (error->message, gops_plan_item_table.columns[cases[i].column].name) != NULL);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_false (gops_record_is_dirty (item));
    }
}

static void
test_bool_and_real (void)
{
  static const struct { const char *text; int value; } booleans[] = {
    { "", 0 }, { "0", 0 }, { "false", 0 }, { "no", 0 }, { "1", 1 }, { "true", 1 }, { "yes", 1 }, { "2", -1 }, { "ja", -1 } };
  static const struct { const char *text; double value; gboolean ok; } reals[] = {
    { "", 0, TRUE }, { "0.1", 0.1, TRUE }, { "-2e3", -2000, TRUE }, { "1,5", 0, FALSE }, { "nan", 0, FALSE }, { "inf", 0, FALSE }, { "1e999", 0, FALSE }, { "5 %", 0, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (booleans); i++)
    {
      g_autoptr (GopsPerson) person = g_object_new (GOPS_TYPE_PERSON, NULL);

      g_assert_cmpint (gops_record_set_from_text (person, GOPS_PERSON_STAFF, booleans[i].text, NULL), ==, booleans[i].value >= 0);
      g_assert_cmpint (gops_record_get_bool (person, GOPS_PERSON_STAFF), ==, MAX (booleans[i].value, 0));
    }
  for (guint i = 0; i < G_N_ELEMENTS (reals); i++)
    {
      g_autoptr (GopsGoal) goal = g_object_new (GOPS_TYPE_GOAL, NULL);

      g_assert_cmpint (gops_record_set_from_text (goal, GOPS_GOAL_TARGET, reals[i].text, NULL), ==, reals[i].ok);
      g_assert_true (gops_record_get_real (goal, GOPS_GOAL_TARGET) == reals[i].value);
    }
}

/* Names that hurt elsewhere are kept as they are. */
static void
test_awkward_names (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *thousands = g_strnfill (10000, 'n');
  const char *names[] = { thousands, "tab\there", "\x01\x1b[31m", "\u202egnp.exe", "=cmd()", "<script>alert(1)</script>", "'; DROP TABLE chat_group; --", "\"quoted\"", "\\", "👩‍👩‍👧‍👦" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id = gops_test_add_group (test.store, names[i]);
      g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, test.store, id, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (gops_record_get_text (group, GOPS_GROUP_NAME), ==, names[i]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/record/tables-equal-schema", test_tables);
  g_test_add_func ("/record/batch-tables-are-all", test_batch_tables);
  g_test_add_func ("/record/released-schema-is-frozen", test_frozen);
  g_test_add_func ("/record/properties-notify-once", test_properties);
  g_test_add_func ("/record/insert-and-load", test_round_trip);
  g_test_add_func ("/record/row-is-gone", test_gone);
  g_test_add_func ("/record/from-text", test_from_text);
  g_test_add_func ("/record/from-text/booleans-and-numbers", test_bool_and_real);
  g_test_add_func ("/record/awkward-names", test_awkward_names);

  return g_test_run ();
}
