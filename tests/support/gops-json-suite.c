/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is tested alike of every reader of chats in JSON. */
#include "gops-json-suite.h"

#include <string.h>

/* One of the suite's samples or fixtures. */
typedef struct
{
  const GopsJsonSuite *suite;
  guint                i;
} Item;

static char *
load_sample (const GopsJsonSuite *self,
             guint                i)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "chats", self->name, self->samples[i].file, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_sample (gconstpointer data)
{
  const Item *item = data;
  g_autofree char *text = load_sample (item->suite, item->i);
  g_autofree char *dump = gops_chat_dump_bytes (item->suite->hostile->format, text, strlen (text), NULL);

  g_assert_cmpstr (dump, ==, item->suite->samples[item->i].entries);
}

/* Of lines nobody can tell that some are missing. */
static void
test_cut_anywhere (gconstpointer data)
{
  const GopsJsonSuite *self = data;

  for (guint i = 0; i < self->n_samples; i++)
    {
      g_autofree char *text = load_sample (self, i);

      gops_hostile_json_check_cut (self->hostile->format, text, g_str_has_suffix (self->samples[i].file, ".json"));
    }
}

static void
test_hostile (gconstpointer data)
{
  const GopsJsonSuite *self = data;

  gops_hostile_json_check_types (self->hostile);
  gops_hostile_json_check_depth (self->hostile);
  gops_hostile_json_check_length (self->hostile);
  gops_hostile_json_check_repeats (self->hostile);
}

static void
test_nothing (gconstpointer data)
{
  static const char *const files[] = {
    "", "   ", "{}", "[]", "5", "no JSON", "{\"messages\":5}", "{\"messages\":[]}", "{\"messages\":[5,\"x\",[]]}", "[[],{}]",
    "{\"messages\":[{\"id\":", "PK\003\004",
  };
  const GopsJsonSuite *self = data;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *dump = gops_chat_dump_bytes (self->hostile->format, files[i], strlen (files[i]), NULL);

      g_assert_true (g_str_has_prefix (dump, "error: "));
    }
}

static guint
rate_bytes (const GopsJsonSuite *self,
            const char          *text)
{
  GopsFileHead head = { .name = (char *) "x.json", .bytes = (guint8 *) text, .length = strlen (text), .text = (char *) text };

  return gops_chat_format_find (self->hostile->format)->rate (&head);
}

static void
test_rate (gconstpointer data)
{
  static const char *const others[] = {
    "", "a,b\n1,2\n", "{}", "[]", "{\"messages\":[{\"id\":1,\"content\":\"x\"}]}",
    "{\"name\":\"G\",\"type\":\"private_group\",\"id\":1,\"messages\":[{\"id\":1,\"type\":\"message\",\"date_unixtime\":\"1\","
    "\"from\":\"A\"}]}",
    "[{\"type\":\"message\",\"user\":\"U1\",\"ts\":\"1.2\",\"text\":\"x\"}]",
  };
  const GopsJsonSuite *self = data;

  for (guint i = 0; i < self->n_samples; i++)
    {
      g_autofree char *text = load_sample (self, i);

      g_assert_cmpuint (rate_bytes (self, text), >=, 80);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpuint (rate_bytes (self, others[i]), ==, 0);
}

static void
test_fixture (gconstpointer data)
{
  const Item *item = data;
  const GopsJsonFixture *fixture = &item->suite->fixtures[item->i];
  GopsChatCounts counts;

  if (!gops_chat_count_fixture (item->suite->hostile->format, fixture->path, &counts))
    return;
  g_assert_cmpuint (counts.rooms, ==, fixture->counts.rooms);
  g_assert_cmpuint (counts.messages, ==, fixture->counts.messages);
  g_assert_cmpuint (counts.bot_messages, ==, fixture->counts.bot_messages);
  g_assert_cmpuint (counts.calls, ==, fixture->counts.calls);
  g_assert_cmpuint (counts.events, ==, fixture->counts.events);
  g_assert_cmpuint (counts.joined, ==, fixture->counts.joined);
  g_assert_cmpuint (counts.writers, ==, fixture->counts.writers);
  g_assert_cmpuint (counts.actors, ==, fixture->counts.actors);
  g_assert_cmpuint (counts.skipped, ==, fixture->counts.skipped);
}

static void
add_item (const GopsJsonSuite *self,
          const char          *kind,
          const char          *name,
          guint                i,
          GTestDataFunc        test)
{
  g_autofree char *path = g_strdup_printf ("/intake/%s/%s/%s", self->name, kind, name);
  Item *item = g_new (Item, 1);

  *item = (Item) { self, i };
  g_test_add_data_func_full (path, item, test, g_free);
}

static void
add_test (const GopsJsonSuite *self,
          const char          *name,
          GTestDataFunc        test)
{
  g_autofree char *path = g_strdup_printf ("/intake/%s/%s", self->name, name);

  g_test_add_data_func (path, self, test);
}

void
gops_json_suite_add (const GopsJsonSuite *self)
{
  for (guint i = 0; i < self->n_samples; i++)
    add_item (self, "sample", self->samples[i].file, i, test_sample);
  add_test (self, "cut-anywhere", test_cut_anywhere);
  add_test (self, "hostile", test_hostile);
  add_test (self, "nothing-in-it", test_nothing);
  add_test (self, "rate", test_rate);
  for (guint i = 0; i < self->n_fixtures; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      add_item (self, "fixture", number, i, test_fixture);
    }
}
