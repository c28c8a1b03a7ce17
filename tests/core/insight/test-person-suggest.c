/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Suggesting people who are one, on a table of pairs made by hand among a crowd of others. */
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "gops-journal.h"
#include "gops-message-number.h"
#include "gops-people-merge.h"
#include "gops-person-name.h"
#include "gops-person-suggest.h"
#include "gops-records.h"
#include "gops-test-store.h"

#define FIRST_DAY 20605   /* 2026-06-01 */
#define DAY       (24 * 3600 * (gint64) G_USEC_PER_SEC)

/* --- names --- */

static void
test_keys (void)
{
  static const struct { const char *name, *keys; } cases[] = {
    { "张三", "张三" },
    { "張三", "张三" },
    { "张 三", "张三" },
    { "上海-张三-产品", "上海 张三 产品|张三" },
    { "张三 (产品)", "张三 产品|张三" },
    { "【运营】李雷雷", "运营 李雷雷|李雷雷" },
    { "🌸张三🌸", "张三" },
    { "～张三～", "张三" },
    { "张三老师", "张三老师|张三" },
    { "张老师", "张老师" },
    { "张三妈妈", "张三妈妈" },
    { "3班 张三 爸爸", "班 张三 爸爸 3" },
    { "褚 望舒", "褚望舒" },
    { "阿依努尔•买买提", "阿依努尔·买买提" },
    { "小满花店（南湖）", "小满花店 南湖|小满花店" },
    { "Dr. Ulrike J. Sandhagen", "sandhagen ulrike" },
    { "Mr Abernathy", "abernathy mr" },
    { "欧阳修文", "欧阳修文" },
    { "江苏-采购", "江苏 采购" },
    { "Ada Lovelace", "ada lovelace" },
    { "Lovelace, Ada", "ada lovelace" },
    { "ADA  LOVELACE", "ada lovelace" },
    { "Ａｄａ", "ada" },
    { "Zoë Müllner", "mullner zoe" },
    { "Cordelia Vane | Leeds", "cordelia vane leeds|cordelia vane" },
    { "Ada Lovelace (Analytical Engines)", "ada lovelace analytical engines|ada lovelace|analytical engines" },
    { "Maeve O'Dwyer", "maeve odwyer" },
    { "Anna-Lena Krüger", "annalena kruger" },
    { "Tom张三", "张三 tom|张三" },
    { "🐼", "" },
    { "", "" },
    { "A", "a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *joined = NULL;

      gops_person_name_add_keys (keys, cases[i].name);
      g_ptr_array_add (keys, NULL);
      joined = g_strjoinv ("|", (char **) keys->pdata);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (joined, ==, cases[i].keys);
    }
}

static void
test_looks (void)
{
  static const struct { const char *key; GopsNameLook look; gboolean common; } cases[] = {
    { "张三", GOPS_NAME_PERSON, TRUE }, { "王建国", GOPS_NAME_PERSON, TRUE }, { "司徒映雪", GOPS_NAME_PERSON, FALSE }, { "闵若谷", GOPS_NAME_PERSON, FALSE },
    { "平安是福", GOPS_NAME_NICK, FALSE }, { "阳光", GOPS_NAME_NICK, TRUE }, { "小满花店", GOPS_NAME_FIRM, FALSE }, { "ada lovelace", GOPS_NAME_PERSON, FALSE },
    { "john smith", GOPS_NAME_PERSON, TRUE }, { "anna", GOPS_NAME_NICK, TRUE }, { "a1 b2", GOPS_NAME_NICK, FALSE }, { "larkspur studio", GOPS_NAME_FIRM, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].key);
      g_assert_cmpint (gops_person_name_look (cases[i].key), ==, cases[i].look);
      g_assert_cmpint (gops_person_name_is_common (cases[i].key), ==, cases[i].common);
    }
  g_assert_true (gops_person_name_related ("王建国", "王梓睿"));
  g_assert_false (gops_person_name_related ("王建国", "李梓睿"));
  g_assert_true (gops_person_name_related ("lavinia pemberton", "oswald pemberton"));
  g_assert_false (gops_person_name_related ("ada", "ada lovelace"));
  g_assert_true (gops_person_name_alike ("小明", "王小明"));
  g_assert_true (gops_person_name_alike ("ada lovelace", "ada"));
  g_assert_true (gops_person_name_alike ("san zhang", "张三"));
  g_assert_true (gops_person_name_alike ("单雄信", "shan xiongxin"));
  g_assert_false (gops_person_name_alike ("张三", "si li"));
  g_assert_false (gops_person_name_alike ("明", "王小明"));
}

/* --- the table --- */

typedef struct
{
  GopsTestStore test;
  GopsStore    *store;    /* borrowed */
  GHashTable   *groups;   /* (owned): name → id */
  GHashTable   *fields;   /* (owned): name → id */
  JsonArray    *pairs;    /* (owned) */
  gint64       *ids;      /* (owned): of a and b of each pair */
} Fixture;

static void
run (GopsStore  *store,
     const char *sql,
     const char *format,
     ...)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsStatement) statement = gops_store_query (store, &error, sql, NULL);
  va_list args;

  g_assert_no_error (error);
  va_start (args, format);
  for (int i = 0; format[i] != '\0'; i++)
    if (format[i] == 's')
      gops_statement_bind_text (statement, i + 1, va_arg (args, const char *), -1);
    else
      gops_statement_bind_int (statement, i + 1, va_arg (args, gint64));
  va_end (args);
  g_assert_true (gops_statement_run (statement, &error));
  g_assert_no_error (error);
}

static gint64
find_or_make (Fixture    *fixture,
              GHashTable *table,
              const char *name,
              const char *sql)
{
  gint64 *known = g_hash_table_lookup (table, name), id;

  if (known != NULL)
    return *known;
  id = gops_store_new_id (fixture->store);
  run (fixture->store, sql, "ls", id, name);
  g_hash_table_insert (table, g_strdup (name), g_memdup2 (&id, sizeof id));
  return id;
}

static gint64
find_group (Fixture    *fixture,
            const char *name)
{
  return find_or_make (fixture, fixture->groups, name, "INSERT INTO chat_group (id, name, time_zone) VALUES (?1, ?2, 'UTC')");
}

static void
add_families (Fixture    *fixture,
              JsonObject *families)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, families);
  while (json_object_iter_next (&iter, &name, &node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      run (fixture->store, "UPDATE chat_group SET parent = ?2 WHERE id = ?1", "ll",
           find_group (fixture, json_array_get_string_element (json_node_get_array (node), i)), find_group (fixture, name));
}

static const char *
text_of (JsonObject *object,
         const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static JsonArray *
array_of (JsonObject *object,
          const char *name)
{
  static JsonArray *empty;

  if (empty == NULL)
    empty = json_array_new ();
  return json_object_has_member (object, name) ? json_object_get_array_member (object, name) : empty;
}

static void
add_message (Fixture    *fixture,
             gint64      group,
             gint64      person,
             gint64      at,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 number = gops_message_number (at, g_str_hash (text)), taken = 1;

  for (; taken != 0; number++)
    {
      g_assert_true (gops_store_read_int (fixture->store, &taken, &error, "SELECT EXISTS (SELECT 1 FROM message WHERE group_id = ?1 AND message_id = ?2)", "ll", group, number));
      if (taken == 0)
        run (fixture->store, "INSERT INTO message (group_id, message_id, person_id, at, body) VALUES (?1, ?2, ?3, ?4, ?5)", "lllls", group, number, person, at, text);
    }
  run (fixture->store, "INSERT INTO activity_day (person_id, group_id, day, messages, last_at) VALUES (?1, ?2, ?3, 1, ?4)"
       " ON CONFLICT DO UPDATE SET messages = messages + 1", "llll", person, group, at / DAY, at);
  run (fixture->store, "UPDATE membership SET messages = messages + 1 WHERE group_id = ?1 AND person_id = ?2", "ll", group, person);
}

/* Somebody is active on some days: two messages each, at times and in words of their own. */
static void
add_days (Fixture   *fixture,
          gint64     group,
          gint64     person,
          JsonArray *days)
{
  for (guint i = 0; i < json_array_get_length (days); i++)
    for (guint n = 0; n < 2; n++)
      {
        gint64 day = FIRST_DAY + json_array_get_int_element (days, i), minute = (person / 7 + day * 13 + n * 61) % 1440;
        g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " writes on day %d, %u", person, (int) day, n);

        add_message (fixture, group, person, day * DAY + minute * GOPS_MINUTE, text);
      }
}

static void
add_place (Fixture  *fixture,
           gint64    person,
           JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gint64 group = find_group (fixture, object != NULL ? text_of (object, "in") : json_node_get_string (node));

  run (fixture->store, "INSERT INTO membership (id, group_id, person_id, nickname, invited_by) VALUES (?1, ?2, ?3, ?4, ?5)", "lllss",
       gops_store_new_id (fixture->store), group, person, object != NULL ? text_of (object, "as") : "", object != NULL ? text_of (object, "by") : "");
  if (object != NULL)
    add_days (fixture, group, person, array_of (object, "days"));
}

static void
add_words (Fixture   *fixture,
           gint64     person,
           JsonArray *words)
{
  for (guint i = 0; i < json_array_get_length (words); i++)
    {
      JsonArray *one = json_array_get_array_element (words, i);
      int hour = 0, minute = 0;

      g_assert_cmpint (sscanf (json_array_get_string_element (one, 2), "%d:%d", &hour, &minute), ==, 2);
      add_message (fixture, find_group (fixture, json_array_get_string_element (one, 0)), person,
                   (FIRST_DAY + json_array_get_int_element (one, 1)) * DAY + (gint64) (hour * 60 + minute) * GOPS_MINUTE, json_array_get_string_element (one, 3));
    }
}

static void
add_own (Fixture    *fixture,
         gint64      person,
         JsonObject *own)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, own);
  while (json_object_iter_next (&iter, &name, &node))
    run (fixture->store, "INSERT INTO own_value (id, person_id, field_id, value) VALUES (?1, ?2, ?3, ?4)", "llls", gops_store_new_id (fixture->store), person,
         find_or_make (fixture, fixture->fields, name, "INSERT INTO own_field (id, name, kind) VALUES (?1, ?2, 'text')"), json_node_get_string (node));
}

static gint64
add_person (Fixture    *fixture,
            JsonObject *data)
{
  gint64 person = gops_store_new_id (fixture->store);

  run (fixture->store, "INSERT INTO person (id, name, phone, email, birthday, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "lsssss", person, text_of (data, "name"),
       text_of (data, "phone"), text_of (data, "email"), text_of (data, "birthday"), text_of (data, "tags"));
  for (guint i = 0; i < json_array_get_length (array_of (data, "groups")); i++)
    add_place (fixture, person, json_array_get_element (array_of (data, "groups"), i));
  for (guint i = 0; i < json_array_get_length (array_of (data, "accounts")); i++)
    {
      g_auto (GStrv) parts = g_strsplit (json_array_get_string_element (array_of (data, "accounts"), i), ":", 2);

      run (fixture->store, "INSERT INTO person_identity (id, person_id, platform, external_id) VALUES (?1, ?2, ?3, ?4)", "llss",
           gops_store_new_id (fixture->store), person, parts[0], parts[1]);
    }
  for (guint i = 0; i < json_array_get_length (array_of (data, "marks")); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE person SET %s = 1 WHERE id = ?1", json_array_get_string_element (array_of (data, "marks"), i));

      run (fixture->store, sql, "l", person);
    }
  if (json_object_has_member (data, "own"))
    add_own (fixture, person, json_object_get_object_member (data, "own"));
  add_words (fixture, person, array_of (data, "says"));
  return person;
}

/* Two thousand others, no two of whom are one: names as they occur, a few inviters, tags that many have. */
static void
add_crowd (Fixture *fixture)
{
  static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭", "何", "高", "林", "罗" };
  static const char *const given[] = { "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "建国", "建华", "志强", "海燕", "晓东", "雨桐",
                                       "子轩", "浩然", "欣怡", "思源", "梦洁", "嘉豪", "佳琪", "文博", "雅婷", "俊杰", "诗雨", "天佑", "玉梅", "国强", "春花", "婷婷" };
  static const char *const first[] = { "James", "Maria", "David", "Anna", "Paul", "Laura", "Thomas", "Sarah", "Mark", "Emma", "Peter", "Julia" };
  static const char *const last[] = { "Smith", "Garcia", "Brown", "Miller", "Jones", "Schmidt", "Wilson", "Martin", "Lee", "Taylor" };
  static const char *const groups[] = { "晨跑一群", "晨跑二群", "团购群", "读书会一群", "家长一群", "家长二群", "Runners North", "Makers", "Book Club" };
  static const char *const inviters[] = { "", "", "", "邹馆长", "韩站长", "老邱", "Coach Odell", "Fab Lab" };
  static const char *const tags[] = { "", "", "", "老客", "新人", "宝妈", "拼团,老客", "beginner", "5k" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

#define PICK(list) list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))]
  for (guint i = 0; i < 2000; i++)
    {
      gint64 person = gops_store_new_id (fixture->store);
      g_autofree char *name = i % 4 == 0 ? g_strdup_printf ("%s %s", PICK (first), PICK (last)) : g_strconcat (PICK (surnames), PICK (given), NULL);
      g_autofree char *birthday = i % 3 == 0 ? g_strdup_printf ("%04d-%02d-%02d", g_rand_int_range (random, 1955, 2005), g_rand_int_range (random, 1, 13),
                                                                g_rand_int_range (random, 1, 29)) : g_strdup ("");

      run (fixture->store, "INSERT INTO person (id, name, birthday, tags) VALUES (?1, ?2, ?3, ?4)", "lsss", person, name, birthday, PICK (tags));
      run (fixture->store, "INSERT INTO membership (id, group_id, person_id, invited_by) VALUES (?1, ?2, ?3, ?4)", "llls", gops_store_new_id (fixture->store),
           find_group (fixture, PICK (groups)), person, PICK (inviters));
    }
#undef PICK
}

static void
set_up (Fixture       *fixture,
        gconstpointer  crowd)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "insight", "person-pairs.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  g_assert_true (json_parser_load_from_file (parser, path, &error));
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  fixture->pairs = json_array_ref (json_object_get_array_member (root, "pairs"));
  fixture->test = gops_test_store_new ();
  fixture->store = fixture->test.store;
  fixture->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fixture->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fixture->ids = g_new0 (gint64, 2 * json_array_get_length (fixture->pairs));
  g_assert_true (gops_store_begin (fixture->store, &error, "People", NULL));
  add_families (fixture, json_object_get_object_member (root, "families"));
  for (guint i = 0; i < json_array_get_length (fixture->pairs); i++)
    {
      JsonObject *pair = json_array_get_object_element (fixture->pairs, i);

      fixture->ids[2 * i] = add_person (fixture, json_object_get_object_member (pair, "a"));
      fixture->ids[2 * i + 1] = add_person (fixture, json_object_get_object_member (pair, "b"));
    }
  if (GPOINTER_TO_INT (crowd))
    add_crowd (fixture);
  g_assert_true (gops_store_commit (fixture->store, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  crowd)
{
  g_hash_table_unref (fixture->groups);
  g_hash_table_unref (fixture->fields);
  json_array_unref (fixture->pairs);
  g_free (fixture->ids);
  gops_test_store_clear (&fixture->test);
}

/* The pair that the two are of; -1 for two who have nothing to do with each other. */
static int
find_pair (Fixture *fixture,
           gint64   a,
           gint64   b)
{
  for (guint i = 0; i < json_array_get_length (fixture->pairs); i++)
    if ((fixture->ids[2 * i] == a && fixture->ids[2 * i + 1] == b) || (fixture->ids[2 * i] == b && fixture->ids[2 * i + 1] == a))
      return (int) i;
  return -1;
}

static gboolean
is_same (Fixture *fixture,
         int      pair)
{
  return pair >= 0 && json_object_get_boolean_member (json_array_get_object_element (fixture->pairs, (guint) pair), "same");
}

static GPtrArray *
suggest (Fixture *fixture,
         guint    least)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *suggestions = gops_person_suggest (fixture->store, least, 10000, NULL, NULL, &error);

  g_assert_no_error (error);
  return suggestions;
}

static void
print_suggestion (Fixture                    *fixture,
                  const char                 *what,
                  const GopsPersonSuggestion *one)
{
  int pair = find_pair (fixture, one->kept, one->merged);
  g_autofree char *reason = gops_person_suggestion_reason (one), *doubts = NULL;

  g_ptr_array_add (one->verdict->doubts, NULL);
  doubts = g_strjoinv ("; ", (char **) one->verdict->doubts->pdata);
  g_ptr_array_remove_index (one->verdict->doubts, one->verdict->doubts->len - 1);
  g_test_message ("%s %u: %s, %s: %s | %s [%s]", what, one->verdict->score, one->kept_name, one->merged_name, reason, doubts,
                  pair >= 0 ? text_of (json_array_get_object_element (fixture->pairs, (guint) pair), "note") : "of no pair");
}

/* Precision and recall at a score, over all suggestions: also those of two who are of no pair. */
static void
count (Fixture   *fixture,
       GPtrArray *suggestions,
       guint      least,
       double    *out_precision,
       double    *out_recall)
{
  guint right = 0, wrong = 0, all = 0;

  for (guint i = 0; i < suggestions->len; i++)
    {
      const GopsPersonSuggestion *one = suggestions->pdata[i];

      if (one->verdict->score < least)
        continue;
      if (is_same (fixture, find_pair (fixture, one->kept, one->merged)))
        right++;
      else
        {
          wrong++;
          print_suggestion (fixture, "wrong", one);
        }
    }
  for (guint i = 0; i < json_array_get_length (fixture->pairs); i++)
    all += is_same (fixture, (int) i);
  *out_precision = right + wrong > 0 ? (double) right / (right + wrong) : 1;
  *out_recall = (double) right / all;
  g_print ("# at %u: %u right, %u wrong of %u: precision %.3f, recall %.3f\n", least, right, wrong, all, *out_precision, *out_recall);
}

static void
print_missed (Fixture   *fixture,
              GPtrArray *suggestions,
              guint      least)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const GopsPersonSuggestion *one = suggestions->pdata[i];

      if (one->verdict->score >= least)
        g_hash_table_add (found, GINT_TO_POINTER (find_pair (fixture, one->kept, one->merged) + 1));
      else if (is_same (fixture, find_pair (fixture, one->kept, one->merged)))
        print_suggestion (fixture, "unsure", one);
    }
  for (guint i = 0; i < json_array_get_length (fixture->pairs); i++)
    if (is_same (fixture, (int) i) && !g_hash_table_contains (found, GINT_TO_POINTER (i + 1)))
      g_test_message ("missed: %s", text_of (json_array_get_object_element (fixture->pairs, i), "note"));
}

static void
test_table (Fixture       *fixture,
            gconstpointer  crowd)
{
  g_autoptr (GPtrArray) suggestions = suggest (fixture, 1);
  double precision, recall;

  print_missed (fixture, suggestions, GOPS_PERSON_SUGGEST_SURE);
  count (fixture, suggestions, GOPS_PERSON_SUGGEST_LEAST, &precision, &recall);
  g_assert_cmpfloat (recall, >=, 0.85);
  count (fixture, suggestions, GOPS_PERSON_SUGGEST_SURE, &precision, &recall);
  g_assert_cmpfloat (precision, >=, 0.98);
  g_assert_cmpfloat (recall, >=, 0.6);
}

/* Numbers and addresses first, then names, each by their score. */
static void
test_order (Fixture       *fixture,
            gconstpointer  crowd)
{
  g_autoptr (GPtrArray) suggestions = suggest (fixture, GOPS_PERSON_SUGGEST_LEAST);

  for (guint i = 1; i < suggestions->len; i++)
    {
      const GopsPersonVerdict *before = ((GopsPersonSuggestion *) suggestions->pdata[i - 1])->verdict, *one = ((GopsPersonSuggestion *) suggestions->pdata[i])->verdict;

      g_assert_true (before->by_contact >= one->by_contact);
      g_assert_true (before->by_contact > one->by_contact || before->score >= one->score);
      g_assert_cmpuint (one->reasons->len, >, 0);
    }
}

/* All at once is one action; what was split is not suggested again. */
static void
test_apply (Fixture       *fixture,
            gconstpointer  crowd)
{
  g_autoptr (GPtrArray) suggestions = suggest (fixture, GOPS_PERSON_SUGGEST_LEAST), again = NULL, after_split = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = gops_test_dump (fixture->store), *undone = NULL;
  const GopsPersonSuggestion *first = suggestions->pdata[0];
  guint n = 0, sure = 0;
  gint64 merged = 0;

  for (guint i = 0; i < suggestions->len; i++)
    sure += ((GopsPersonSuggestion *) suggestions->pdata[i])->verdict->score >= GOPS_PERSON_SUGGEST_SURE;
  g_assert_true (gops_person_suggest_apply (fixture->store, suggestions, GOPS_PERSON_SUGGEST_SURE, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, sure);
  g_assert_true (gops_store_read_int (fixture->store, &merged, &error, "SELECT count (*) FROM person WHERE merged_into IS NOT NULL", NULL));
  g_assert_cmpint (merged, ==, n);
  again = suggest (fixture, GOPS_PERSON_SUGGEST_SURE);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpint (first->merge, !=, 0);
  g_assert_true (gops_people_split (fixture->store, first->merge, &error));
  after_split = suggest (fixture, 1);
  for (guint i = 0; i < after_split->len; i++)
    g_assert_false (((GopsPersonSuggestion *) after_split->pdata[i])->merged == first->merged && ((GopsPersonSuggestion *) after_split->pdata[i])->kept == first->kept);
  for (guint i = 0; i < 2; i++)
    g_assert_true (gops_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  undone = gops_test_dump (fixture->store);
  g_assert_true (g_str_equal (before, undone));
}

/* Of three the two who contradict each other are not made one by way of the third. */
static void
test_triangle (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;
  guint n = 0;

  g_assert_true (gops_store_begin (test.store, &error, "People", NULL));
  run (test.store, "INSERT INTO person (id, name, phone, email, birthday) VALUES (1, '司徒映雪', '13800000301', '', '1990-02-03'),"
       " (2, '司徒映雪', '13800000301', 'a@example.cn', ''), (3, '司徒映雪', '', 'a@example.cn', '1955-07-08'), (4, '司徒映雪', '13800000301', '', '')", "");
  g_assert_true (gops_store_commit (test.store, &error));
  suggestions = gops_person_suggest (test.store, GOPS_PERSON_SUGGEST_SURE, 100, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (suggestions->len, >=, 4);
  g_assert_true (gops_person_suggest_apply (test.store, suggestions, GOPS_PERSON_SUGGEST_SURE, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  gops_assert_query (test.store, "SELECT coalesce (merged_into, id) = (SELECT coalesce (merged_into, id) FROM person WHERE id = 3) FROM person WHERE id = 1", "0");
}

/* Also where only few rows are read. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  g_assert_null (gops_person_suggest (fixture->test.store, 1, 100, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_empty (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) suggestions = gops_person_suggest (test.store, 1, 100, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (suggestions->len, ==, 0);
  g_assert_true (gops_person_suggest_apply (test.store, suggestions, 1, NULL, &error));
  g_assert_no_error (error);
  gops_assert_query (test.store, "SELECT count (*) FROM journal_action", "0");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/insight/person-suggest/keys", test_keys);
  g_test_add_func ("/insight/person-suggest/looks", test_looks);
  g_test_add ("/insight/person-suggest/table", Fixture, GINT_TO_POINTER (TRUE), set_up, test_table, tear_down);
  g_test_add ("/insight/person-suggest/order", Fixture, GINT_TO_POINTER (FALSE), set_up, test_order, tear_down);
  g_test_add ("/insight/person-suggest/apply", Fixture, GINT_TO_POINTER (FALSE), set_up, test_apply, tear_down);
  g_test_add_func ("/insight/person-suggest/triangle", test_triangle);
  g_test_add ("/insight/person-suggest/cancelled", Fixture, GINT_TO_POINTER (FALSE), set_up, test_cancelled, tear_down);
  g_test_add_func ("/insight/person-suggest/empty", test_empty);
  return g_test_run ();
}
