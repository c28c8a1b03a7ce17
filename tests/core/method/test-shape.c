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
  { "empty", GOPS_METHOD_FILE_TACTICS, "", "x.json: " },
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/method/shape/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_validate);
    }
  return g_test_run ();
}
