/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Channels: added, changed, moved, removed, undone; what cannot be; whose code a poster carries. */
#include <string.h>

#include "gops-channels.h"
#include "gops-group-words.h"
#include "gops-journal.h"
#include "gops-method-error.h"
#include "gops-test-store.h"

#define WHOLE "SELECT group_concat (name || ':' || kind || ':' || code || ':' || code_until || ':' || cost || currency, ' ')" \
              " FROM (SELECT * FROM channel ORDER BY position)"
#define NAMES "SELECT group_concat (name, ' ') FROM (SELECT name FROM channel ORDER BY position)"

typedef struct
{
  GopsTestStore test;
  gint64        group;
} Fixture;

static GopsChannelDraft
describe (const char *name, const char *code)
{
  return (GopsChannelDraft) { name, "offline", code, "", 0, "", "" };
}

static gint64
add (Fixture *fixture, const char *name, const char *code)
{
  g_autoptr (GError) error = NULL;
  const GopsChannelDraft draft = describe (name, code);
  gint64 id = gops_channel_add (fixture->test.store, fixture->group, &draft, &error);

  g_assert_no_error (error);
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = gops_test_store_new ();
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gops_test_store_clear (&fixture->test);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  GopsStore *store = fixture->test.store;
  const GopsChannelDraft article = { " 公众号\n文章 ", "article", "https://example.com/a", "2026-12-01", 12050, "CNY", "第二条" };
  gint64 board = add (fixture, "Board", ""), flyer = add (fixture, "Flyer", "x");
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_channel_change (store, board, &article, &error));
  g_assert_no_error (error);
  gops_assert_query (store, WHOLE, "公众号 文章:article:https://example.com/a:2026-12-01:12050CNY Flyer:offline:x::0");
  g_assert_true (gops_channel_move (store, flyer, 0, &error));
  gops_assert_query (store, NAMES, "Flyer 公众号 文章");
  g_assert_true (gops_channel_remove (store, flyer, &error));
  gops_assert_query (store, NAMES, "公众号 文章");
  for (guint i = 0; i < 4; i++)
    gops_store_undo (store, NULL, NULL);
  gops_assert_query (store, WHOLE, "Board:offline:::0");
  for (guint i = 0; i < 4; i++)
    gops_store_redo (store, NULL, NULL);
  gops_assert_query (store, NAMES, "公众号 文章");
  g_assert_false (gops_channel_change (store, flyer, &article, &error));
  g_assert_nonnull (error);
}

/* The poster stays, with the group's code; undo gives it its channel back. */
static void
test_posters_outlive_channels (Fixture *fixture, gconstpointer data)
{
  GopsStore *store = fixture->test.store;
  gint64 id = add (fixture, "Board", "x");
  g_autoptr (GopsPosterRecord) poster = gops_record_new (GOPS_TYPE_POSTER_RECORD, "group-id", fixture->group, "template", "t", "channel-id", id, NULL);

  g_assert_true (gops_store_begin (store, NULL, "Add", NULL));
  g_assert_true (gops_record_insert (poster, store, NULL));
  g_assert_true (gops_store_commit (store, NULL));
  g_assert_true (gops_channel_remove (store, id, NULL));
  gops_assert_query (store, "SELECT template, channel_id IS NULL FROM poster", "t|1");
  g_assert_true (gops_store_undo (store, NULL, NULL));
  gops_assert_query (store, "SELECT p.template, c.name FROM poster p JOIN channel c ON c.id = p.channel_id", "t|Board");
  g_assert_true (gops_store_redo (store, NULL, NULL));
  gops_assert_query (store, "SELECT template, channel_id IS NULL FROM poster", "t|1");
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = repeat ("名", GOPS_CHANNEL_MAX_NAME + 1), *code = repeat ("码", 555), *note = repeat ("字", GOPS_CHANNEL_MAX_NOTE + 1);
  const struct { GopsChannelDraft draft; GopsChannelColumn column; int code; } cases[] = {
    { { "", "offline", "", "", 0, "", "" }, GOPS_CHANNEL_NAME, GOPS_METHOD_ERROR_INVALID },
    { { " \n\t ", "offline", "", "", 0, "", "" }, GOPS_CHANNEL_NAME, GOPS_METHOD_ERROR_INVALID },
    { { name, "offline", "", "", 0, "", "" }, GOPS_CHANNEL_NAME, GOPS_METHOD_ERROR_INVALID },
    { { " board ", "offline", "", "", 0, "", "" }, GOPS_CHANNEL_NAME, GOPS_METHOD_ERROR_INVALID },
    { { "New", "television", "", "", 0, "", "" }, GOPS_CHANNEL_KIND, GOPS_METHOD_ERROR_INVALID },
    { { "New", "", "", "", 0, "", "" }, GOPS_CHANNEL_KIND, GOPS_METHOD_ERROR_INVALID },
    { { "New", "offline", code, "", 0, "", "" }, GOPS_CHANNEL_CODE, GOPS_METHOD_ERROR_INVALID },
    { { "New", "offline", "https://a\nb", "", 0, "", "" }, GOPS_CHANNEL_CODE, GOPS_METHOD_ERROR_INVALID },
    { { "New", "offline", "https://a\xe2\x80\xae", "", 0, "", "" }, GOPS_CHANNEL_CODE, GOPS_METHOD_ERROR_INVALID },
    { { "New", "offline", "\xff", "", 0, "", "" }, GOPS_CHANNEL_CODE, GOPS_METHOD_ERROR_INVALID },
    { { "New", "offline", "x", "2026-02-30", 0, "", "" }, GOPS_CHANNEL_CODE_UNTIL, GOPS_METHOD_ERROR_DATE },
    { { "New", "offline", "x", "soon", 0, "", "" }, GOPS_CHANNEL_CODE_UNTIL, GOPS_METHOD_ERROR_DATE },
    { { "New", "offline", "x", "", 0, "", note }, GOPS_CHANNEL_NOTE, GOPS_METHOD_ERROR_INVALID },
  };
  g_autoptr (GPtrArray) channels = NULL;

  add (fixture, "Board", "");
  channels = gops_channels_load (fixture->test.store, fixture->group, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GopsChannelColumn column = GOPS_CHANNEL_ID;
      g_autoptr (GError) error = NULL;

      g_assert_false (gops_channel_check (channels, 0, &cases[i].draft, &column, &error));
      g_assert_error (error, GOPS_METHOD_ERROR, cases[i].code);
      g_assert_cmpint (column, ==, cases[i].column);
      g_assert_cmpint (gops_channel_add (fixture->test.store, fixture->group, &cases[i].draft, NULL), ==, 0);
    }
  gops_assert_query (fixture->test.store, NAMES, "Board");
}

static void
test_too_many (Fixture *fixture, gconstpointer data)
{
  const GopsChannelDraft draft = describe ("One more", "");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < GOPS_CHANNEL_MOST; i++)
    {
      g_autofree char *name = g_strdup_printf ("C%u", i);

      add (fixture, name, "");
    }
  g_assert_cmpint (gops_channel_add (fixture->test.store, fixture->group, &draft, &error), ==, 0);
  g_assert_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID);
}

/* A number may be a name too, unless it is the id of another. */
static void
test_find (Fixture *fixture, gconstpointer data)
{
  gint64 board = add (fixture, "Notice Board", ""), number = add (fixture, "12", "");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, board);
  g_autoptr (GPtrArray) channels = gops_channels_load (fixture->test.store, fixture->group, NULL);

  g_assert_cmpint (gops_record_get_id (gops_channels_find (channels, "notice board ")), ==, board);
  g_assert_cmpint (gops_record_get_id (gops_channels_find (channels, id)), ==, board);
  g_assert_cmpint (gops_record_get_id (gops_channels_find (channels, "12")), ==, number);
  g_assert_null (gops_channels_find (channels, "Board"));
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GopsGroup) group = gops_record_new (GOPS_TYPE_GROUP, "join-code", "group", "join-code-until", "2026-12-01", NULL);
  g_autoptr (GopsChannel) bare = gops_record_new (GOPS_TYPE_CHANNEL, "code-until", "2026-12-24", NULL);
  g_autoptr (GopsChannel) own = gops_record_new (GOPS_TYPE_CHANNEL, "code", "own", NULL);

  g_assert_cmpstr (gops_channel_code (NULL, group), ==, "group");
  g_assert_cmpstr (gops_channel_code (bare, group), ==, "group");
  g_assert_cmpstr (gops_channel_code_until (bare, group), ==, "2026-12-01");
  g_assert_cmpstr (gops_channel_code (own, group), ==, "own");
  g_assert_cmpstr (gops_channel_code_until (own, group), ==, "");
  for (const char *const *kind = gops_channel_kind_ids (); *kind != NULL; kind++)
    g_assert_cmpstr (gops_column_value_name ("channel", "kind", *kind), !=, *kind);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/method/channels/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("changes", test_changes);
  ADD ("posters-outlive-channels", test_posters_outlive_channels);
  ADD ("refused", test_refused);
  ADD ("too-many", test_too_many);
  ADD ("find", test_find);
  ADD ("codes", test_codes);
#undef ADD
  return g_test_run ();
}
