/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict check of method files: what it refuses, and that it says where. */
#include "config.h"

#include <string.h>

#include "gops-method.h"

#define TACTIC(members) "{\"format\": 1, \"tactics\": [{" members "}]}"
#define T "{\"en\": \"a\", \"zh_CN\": \"b\"}"
#define GOOD "\"id\": \"bait\", \"name\": " T ", \"summary\": " T ", \"when\": " T ", \"steps\": [" T "], " \
             "\"example\": " T ", \"caution\": " T

#define SCHEME(tiers) "{\"format\": 1, \"name\": " T ", \"summary\": " T ", \"source\": \"s\", \"review_days\": 30, " \
                      "\"tiers\": [" tiers "]}"
#define TIER(id, when) "{\"id\": \"" id "\", \"name\": " T ", \"when\": " when ", \"keep\": null, \"grace_days\": 0, " \
                       "\"care\": {\"what\": " T ", \"every_days\": 7, \"who\": \"owner\"}}"
#define ALL TIER ("rest", "{\"all\": []}")

static const struct
{
  const char    *name;
  GopsMethodFile sort;
  const char    *data;
  const char    *message;   /* (nullable) what the error says; NULL: the file is right */
} cases[] = {
  { "right", GOPS_METHOD_FILE_TACTICS, TACTIC (GOOD), NULL },
  { "no-json", GOPS_METHOD_FILE_TACTICS, "{\"format\": ", "x.json is not well-formed JSON" },
  { "empty", GOPS_METHOD_FILE_TACTICS, "", "x.json is not well-formed JSON" },
  { "line", GOPS_METHOD_FILE_TACTICS, "{\n\"format\": 1,\n\"tactics\" [] }", "x.json is not well-formed JSON: line 3" },
  { "trailing-comma", GOPS_METHOD_FILE_TACTICS, "{\"format\": 1, \"tactics\": [],}", "not well-formed" },
  { "two-roots", GOPS_METHOD_FILE_TACTICS, TACTIC (GOOD) "{}", "not well-formed" },
  { "open-text", GOPS_METHOD_FILE_TACTICS, "{\"format", "not well-formed" },
  { "bad-escape", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"\\x\""), "not well-formed" },
  { "half-a-pair", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"\\ud83d\""), "not well-formed" },
  { "zero", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"\\u0000\""), "not well-formed" },
  { "line-end-in-text", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"a\nb\""), "not well-formed" },
  { "no-number", GOPS_METHOD_FILE_TACTICS, "{\"format\": 01, \"tactics\": []}", "not well-formed" },
  { "no-word", GOPS_METHOD_FILE_TACTICS, "{\"format\": nul, \"tactics\": []}", "not well-formed" },
  { "no-utf-8", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"\xff\""), "not well-formed" },
  { "long-number", GOPS_METHOD_FILE_TACTICS, "{\"format\": 99999999999999999999, \"tactics\": []}", "not well-formed" },
  { "real-for-whole", GOPS_METHOD_FILE_TACTICS, "{\"format\": 1.0e0, \"tactics\": []}", "x.json: format: " },
  { "array", GOPS_METHOD_FILE_TACTICS, "[]", "x.json: " },
  { "unknown-member", GOPS_METHOD_FILE_TACTICS, TACTIC (GOOD ", \"colour\": 1"), "x.json: tactics[0].colour: " },
  { "missing-member", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"bait\""), "x.json: tactics[0].name: " },
  { "newer-format", GOPS_METHOD_FILE_TACTICS, "{\"format\": 2, \"tactics\": [{" GOOD "}]}", "x.json: format: " },
  { "bad-id", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"Big Bait\""), "x.json: tactics[0].id: " },
  { "one-language", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"bait\", \"name\": {\"en\": \"a\"}"),
    "x.json: tactics[0].name.zh_CN: " },
  { "third-language", GOPS_METHOD_FILE_TACTICS,
    TACTIC ("\"id\": \"bait\", \"name\": {\"en\": \"a\", \"zh_CN\": \"b\", \"xx\": \"c\"}"), "x.json: tactics[0].name.xx: " },
  { "empty-text", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": \"bait\", \"name\": {\"en\": \"\", \"zh_CN\": \"b\"}"),
    "x.json: tactics[0].name.en: " },
  { "number-for-text", GOPS_METHOD_FILE_TACTICS, TACTIC ("\"id\": 7"), "x.json: tactics[0].id: " },
  { "twice", GOPS_METHOD_FILE_TACTICS, "{\"format\": 1, \"tactics\": [{" GOOD "}, {" GOOD "}]}", "x.json: “bait”" },
  { "scheme", GOPS_METHOD_FILE_TIER_SCHEME, SCHEME (TIER ("core", "{\"fact\": \"points\", \"op\": \">\", \"value\": 3}") ", " ALL),
    NULL },
  { "open-end", GOPS_METHOD_FILE_TIER_SCHEME, SCHEME (TIER ("core", "{\"fact\": \"points\", \"op\": \">\", \"value\": 3}")),
    "x.json: tiers: " },
  { "unknown-fact", GOPS_METHOD_FILE_TIER_SCHEME, SCHEME (TIER ("core", "{\"fact\": \"mood\", \"op\": \">\", \"value\": 3}")),
    "x.json: tiers[0].when: " },
  { "no-window", GOPS_METHOD_FILE_TIER_SCHEME, SCHEME (TIER ("core", "{\"fact\": \"active_days\", \"op\": \">\", \"value\": 3}")),
    "x.json: tiers[0].when: " },
  { "bad-operator", GOPS_METHOD_FILE_TIER_SCHEME, SCHEME (TIER ("core", "{\"fact\": \"points\", \"op\": \"=>\", \"value\": 3}")),
    "x.json: tiers[0].when.op: " },
  { "text-for-number", GOPS_METHOD_FILE_TIER_SCHEME, SCHEME (TIER ("core", "{\"fact\": \"points\", \"op\": \">\", \"value\": \"3\"}")),
    "x.json: tiers[0].when: " },
  { "text-is-not-less", GOPS_METHOD_FILE_TIER_SCHEME, SCHEME (TIER ("core", "{\"fact\": \"role\", \"op\": \"<\", \"value\": \"a\"}")),
    "x.json: tiers[0].when: " },
  { "two-joints", GOPS_METHOD_FILE_TIER_SCHEME, SCHEME (TIER ("core", "{\"all\": [], \"any\": []}")), "x.json: tiers[0].when: " },
  { "deep", GOPS_METHOD_FILE_TIER_SCHEME,
    SCHEME (TIER ("core", "{\"all\": [{\"not\": {\"fact\": \"points\", \"op\": \">\", \"value\": 3, \"unit\": 1}}]}")),
    "x.json: tiers[0].when.all[0].not.unit: " },
};

static void
test_validate (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  gboolean right = gops_method_validate (cases[i].data, -1, cases[i].sort, "x.json", &error);

  if (cases[i].message == NULL)
    {
      g_assert_no_error (error);
      g_assert_true (right);
      return;
    }
  g_assert_false (right);
  g_assert_nonnull (error);
  g_assert_true (error->domain == GOPS_METHOD_ERROR);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, cases[i].message));
}

static gpointer
on_alloc_cb (gpointer owner, gsize size)
{
  return gops_arena_alloc0 (owner, size);
}

static void
test_json_values (void)
{
  static const char json[] = " {\"a\": [1, -2.5e1, true, false, null, \"\\u7fa4\\n\\ud83d\\udc4b\\\"\"], \"b\": {}, \"a\": []} ";
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autofree char *problem = NULL;
  GopsJson *root = gops_json_parse (json, -1, on_alloc_cb, arena, &problem);
  GopsJson *value;

  g_assert_null (problem);
  g_assert_cmpuint (root->n, ==, 3);
  g_assert_cmpuint (gops_json_member (root, "a")->n, ==, 0);   /* the last of its name */
  g_assert_null (gops_json_member (root, "c"));
  g_assert_cmpuint (root->first->n, ==, 6);
  value = root->first->first;
  g_assert_cmpint (value->integer, ==, 1);
  value = value->next;
  g_assert_cmpint (value->type, ==, GOPS_JSON_REAL);
  g_assert_cmpfloat (value->real, ==, -25);
  value = value->next;
  g_assert_cmpint (value->integer, ==, TRUE);
  value = value->next->next;
  g_assert_cmpint (value->type, ==, GOPS_JSON_NULL);
  g_assert_null (gops_json_string (value));
  g_assert_cmpstr (gops_json_string (value->next), ==, "群\n👋\"");
  g_assert_null (value->next->next);
}

static void
test_json_depth (void)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *problem = NULL;

  g_assert_null (gops_json_parse (deep, -1, on_alloc_cb, arena, &problem));
  g_assert_nonnull (problem);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/json/values", test_json_values);
  g_test_add_func ("/method/json/depth", test_json_depth);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/method/shape/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_validate);
    }
  return g_test_run ();
}
