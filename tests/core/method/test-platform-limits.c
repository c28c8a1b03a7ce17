/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits of platforms: the method's, the workspace's own, and back. */
#include "config.h"

#include "gops-journal.h"
#include "gops-method.h"
#include "gops-test-store.h"

static const GopsPlatform *
platform (const char *id)
{
  return gops_method_find_platform (gops_method_get_default (), id);
}

static int
limit_of (GopsStore *store, const char *id, GopsLimit limit)
{
  g_autoptr (GopsOwnLimits) own = gops_own_limits_load (store);

  return gops_platform_get_limit (platform (id), own, limit);
}

static gboolean
is_own (GopsStore *store, const char *id, GopsLimit limit)
{
  g_autoptr (GopsOwnLimits) own = gops_own_limits_load (store);

  return gops_platform_is_own (platform (id), own, limit);
}

static void
set (GopsStore *store, const char *id, GopsLimit limit, int value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_platform_set_limit (store, platform (id), limit, value, &error));
  g_assert_no_error (error);
}

static void
test_set (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  int members = platform ("wechat")->limits[GOPS_LIMIT_MEMBERS];

  g_assert_cmpint (members, >, 0);
  g_assert_cmpint (limit_of (test.store, "wechat", GOPS_LIMIT_MEMBERS), ==, members);
  set (test.store, "wechat", GOPS_LIMIT_MEMBERS, 200);
  g_assert_cmpint (limit_of (test.store, "wechat", GOPS_LIMIT_MEMBERS), ==, 200);
  g_assert_cmpint (limit_of (test.store, "wecom", GOPS_LIMIT_MEMBERS), ==, platform ("wecom")->limits[GOPS_LIMIT_MEMBERS]);
  g_assert_true (is_own (test.store, "wechat", GOPS_LIMIT_MEMBERS));

  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  g_assert_cmpint (limit_of (test.store, "wechat", GOPS_LIMIT_MEMBERS), ==, members);
  g_assert_false (is_own (test.store, "wechat", GOPS_LIMIT_MEMBERS));
  g_assert_true (gops_store_redo (test.store, NULL, NULL));
  g_assert_cmpint (limit_of (test.store, "wechat", GOPS_LIMIT_MEMBERS), ==, 200);
}

/* What the method says is not kept, so that it follows the method; "no limit" is something else and is. */
static void
test_as_the_method (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  gint64 n = -1;

  set (test.store, "wechat", GOPS_LIMIT_MEMBERS, 0);
  g_assert_cmpint (limit_of (test.store, "wechat", GOPS_LIMIT_MEMBERS), ==, 0);
  g_assert_true (is_own (test.store, "wechat", GOPS_LIMIT_MEMBERS));
  set (test.store, "wechat", GOPS_LIMIT_MEMBERS, platform ("wechat")->limits[GOPS_LIMIT_MEMBERS]);
  g_assert_false (is_own (test.store, "wechat", GOPS_LIMIT_MEMBERS));
  g_assert_true (gops_store_read_int (test.store, &n, NULL, "SELECT count(*) FROM setting WHERE key <> '" GOPS_SETTING_COLLATION "'", NULL));
  g_assert_cmpint (n, ==, 0);
}

static void
test_reset (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autofree char *label = NULL;

  set (test.store, "qq", GOPS_LIMIT_ANNOUNCEMENT, 300);
  set (test.store, "qq", GOPS_LIMIT_CODE_DAYS, 30);
  set (test.store, "telegram", GOPS_LIMIT_MESSAGE, 100);
  g_assert_true (gops_platform_reset_limits (test.store, platform ("qq"), NULL));
  g_assert_false (is_own (test.store, "qq", GOPS_LIMIT_ANNOUNCEMENT));
  g_assert_false (is_own (test.store, "qq", GOPS_LIMIT_CODE_DAYS));
  g_assert_cmpint (limit_of (test.store, "telegram", GOPS_LIMIT_MESSAGE), ==, 100);
  label = gops_store_dup_undo_label (test.store);
  g_assert_cmpstr (label, ==, "Reset the limits of “QQ”");
  g_assert_true (gops_store_undo (test.store, NULL, NULL));
  g_assert_cmpint (limit_of (test.store, "qq", GOPS_LIMIT_ANNOUNCEMENT), ==, 300);
  g_assert_cmpint (limit_of (test.store, "qq", GOPS_LIMIT_CODE_DAYS), ==, 30);
}

static void
test_measure (void)
{
  g_auto (GopsTestStore) test = gops_test_store_new ();
  g_autoptr (GopsOwnLimits) own = NULL;
  gsize most;
  GopsUnit unit;

  set (test.store, "wecom", GOPS_LIMIT_MESSAGE, 6);
  own = gops_own_limits_load (test.store);
  g_assert_cmpuint (gops_platform_measure (platform ("wecom"), own, GOPS_LIMIT_MESSAGE, "你好", &most, &unit), ==, 6);   /* bytes */
  g_assert_cmpuint (most, ==, 6);
  g_assert_cmpint (unit, ==, GOPS_UNIT_BYTES);
  g_assert_true (gops_platform_fits (platform ("wecom"), own, GOPS_LIMIT_MESSAGE, "你好"));
  g_assert_false (gops_platform_fits (platform ("wecom"), own, GOPS_LIMIT_MESSAGE, "你好!"));
  g_assert_true (gops_platform_fits (platform ("wecom"), NULL, GOPS_LIMIT_MESSAGE, "你好!"));
}

/* A workspace may come from anywhere: what is no limit is none. */
static void
test_hostile (void)
{
  static const char *const values[] = { "-5", "abc", "", "1e9", "99999999999999999999", "2.5", " 7" };
  g_auto (GopsTestStore) test = gops_test_store_new ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (gops_store_begin (test.store, NULL, "Set", NULL));
      g_assert_true (gops_store_exec (test.store, NULL, "INSERT INTO setting (key, value) VALUES ('limit/wechat/members', ?1)"
                                      " ON CONFLICT (key) DO UPDATE SET value = excluded.value", "s", values[i]));
      g_assert_true (gops_store_commit (test.store, NULL));
      g_assert_false (is_own (test.store, "wechat", GOPS_LIMIT_MEMBERS));
    }
  g_assert_true (gops_store_begin (test.store, NULL, "Set", NULL));
  g_assert_true (gops_store_exec (test.store, NULL, "INSERT INTO setting (key, value) VALUES ('limit/', '1'), ('limit/x', '2'), ('limiter', '3')", NULL));
  g_assert_true (gops_store_commit (test.store, NULL));
  g_assert_cmpint (limit_of (test.store, "wechat", GOPS_LIMIT_MEMBERS), ==, platform ("wechat")->limits[GOPS_LIMIT_MEMBERS]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/method/platform-limits/set", test_set);
  g_test_add_func ("/method/platform-limits/as-the-method", test_as_the_method);
  g_test_add_func ("/method/platform-limits/reset", test_reset);
  g_test_add_func ("/method/platform-limits/measure", test_measure);
  g_test_add_func ("/method/platform-limits/hostile", test_hostile);
  return g_test_run ();
}
