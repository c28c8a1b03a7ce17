/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Placing all members at once comes to the same as placing them one by one; ranks; merged people; a part of the people. */
#include "config.h"

#include "gops-day.h"
#include "gops-id.h"
#include "gops-method.h"
#include "gops-own-schemes.h"
#include "gops-people-merge.h"
#include "gops-records.h"
#include "gops-test-store.h"
#include "gops-tier-table.h"
#include "gops-workspace.h"

#define AS_OF "2026-03-02"

typedef struct
{
  GopsTestStore test;
  gint64        group;
  GRand        *random;
} Fixture;

static gint64
add_person (Fixture *fixture, const char *tags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", "N", "tags", tags, NULL);

  g_assert_true (gops_record_insert (person, fixture->test.store, &error));
  return gops_record_get_id (person);
}

static void
add_day (Fixture *fixture, gint64 person, int ago, int messages, gint64 batch)
{
  gops_test_add_day (fixture->test.store, fixture->group, person, gops_day_parse (AS_OF) - ago, messages, batch);
}

static int
draw (Fixture *fixture, int below)
{
  return g_rand_int_range (fixture->random, 0, below);
}

/* A member with anything that schemes ask for, at random. */
static gint64
add_member (Fixture *fixture)
{
  static const char *const tiers[] = { "", "new", "core", "active", "silent", "lost", "lv3", "champion", "odd" };
  static const char *const tags[] = { "", "vip", "city,vip", "staffer" };
  g_autoptr (GError) error = NULL;
  gint64 person = add_person (fixture, tags[draw (fixture, 4)]);
  g_autofree char *joined = gops_day_format (gops_day_parse (AS_OF) - draw (fixture, 400));
  g_autofree char *since = gops_day_format (gops_day_parse (AS_OF) - draw (fixture, 60));
  g_autoptr (GopsMembership) member = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", fixture->group, "person-id", person, "tier",
    tiers[draw (fixture, 9)], "joined-on", draw (fixture, 5) == 0 ? "" : joined, "tier-since", draw (fixture, 3) == 0 ? "" : since,
    "tier-locked-until", draw (fixture, 9) == 0 ? "2026-04-01" : "", "messages", (gint64) draw (fixture, 300), "replies-got",
    (gint64) draw (fixture, 30), "replies-given", (gint64) draw (fixture, 30), "invites", (gint64) draw (fixture, 4), "checkins",
    (gint64) draw (fixture, 20), "purchases", (gint64) draw (fixture, 6), "points", (gint64) draw (fixture, 3000), "role",
    draw (fixture, 9) == 0 ? "admin" : "member", NULL);

  g_assert_true (gops_record_insert (member, fixture->test.store, &error));
  for (int n = draw (fixture, 4) == 0 ? 0 : draw (fixture, 40), ago = draw (fixture, 60); n > 0 && ago < 120; n--, ago += 1 + draw (fixture, 4))
    add_day (fixture, person, ago, 1 + draw (fixture, 9), 0);
  return person;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = gops_test_store_new ();
  fixture->group = gops_test_add_group (fixture->test.store, "晨跑");
  fixture->random = g_rand_new_with_seed (7);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_rand_free (fixture->random);
  gops_test_store_clear (&fixture->test);
}

static void
add_members (Fixture *fixture, guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  for (guint i = 0; i < n; i++)
    add_member (fixture);
  g_assert_true (gops_store_commit (fixture->test.store, &error));
}

static GopsTierTable *
load (Fixture *fixture, const GArray *persons)
{
  g_autoptr (GError) error = NULL;
  GopsTierTable *table = gops_tier_table_load (fixture->test.store,
    &(GopsTierScope) { .group = fixture->group, .persons = persons, .as_of = AS_OF }, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static int
days_in_tier (Fixture *fixture, gint64 membership)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *since = NULL;

  g_assert_true (gops_store_read_text (fixture->test.store, &since, &error, "SELECT tier_since FROM membership WHERE id = ?1", "l", membership));
  return *since != '\0' ? gops_day_parse (AS_OF) - gops_day_parse (since) : G_MAXINT;
}

/* By all schemes that come with the program. */
static void
assert_alone (Fixture *fixture, GopsTierTable *table)
{
  const GPtrArray *schemes = gops_method_get_tier_schemes (gops_method_get_default ());
  g_autofree guint8 *tiers = g_new (guint8, gops_tier_table_get_n (table));

  for (guint s = 0; s < schemes->len; s++)
    {
      const GopsTierScheme *scheme = schemes->pdata[s];

      gops_tier_table_place (table, scheme, tiers);
      for (guint i = 0; i < gops_tier_table_get_n (table); i++)
        {
          GopsTierFacts facts;
          g_autofree char *reason = gops_tier_table_explain (table, scheme, i);
          const GopsTier *alone;

          gops_tier_table_get_facts (table, i, &facts);
          alone = gops_tier_scheme_place (scheme, &facts, gops_tier_table_get_tier (table, i),
                                          days_in_tier (fixture, gops_tier_table_get_membership (table, i)), NULL);
          g_assert_cmpuint (tiers[i], ==, alone - scheme->tiers);
          g_assert_cmpuint (strlen (reason), >, 0);
        }
    }
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GopsTierTable) table = NULL;

  add_members (fixture, GPOINTER_TO_UINT (data));
  table = load (fixture, NULL);
  g_assert_cmpuint (gops_tier_table_get_n (table), ==, GPOINTER_TO_UINT (data));
  assert_alone (fixture, table);
}

/* Fixed lines for few, thirds for some, fifths for many; the sizes are told, and who did nothing is never ranked up. */
static void
test_ranks (Fixture *fixture, gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data), sum = 0;
  const GopsTierRanking *ranking;
  g_autoptr (GopsTierTable) table = NULL;

  add_members (fixture, n);
  table = load (fixture, NULL);
  ranking = gops_tier_table_get_ranking (table);
  g_assert_false (ranking->bought);
  g_assert_cmpuint (ranking->n_ranks, ==, n < 100 ? 0 : n < 500 ? 3 : 5);
  for (guint rank = 0; rank < 5; rank++)
    {
      sum += ranking->sizes[1][rank];
      if (n >= 500)
        g_assert_cmpuint (ranking->sizes[0][rank], <=, n / 3);
      if (n >= 100 && n < 500 && rank % 2 == 1)
        g_assert_cmpuint (ranking->sizes[0][rank], ==, 0);
    }
  g_assert_cmpuint (sum, ==, n);
  for (guint i = 0; i < n; i++)
    {
      GopsTierFacts facts;

      gops_tier_table_get_facts (table, i, &facts);
      g_assert_cmpint (facts.recency_rank, >=, 1);
      g_assert_cmpint (facts.recency_rank, <=, 5);
      if (facts.days_since_spoke == GOPS_TIER_NEVER)
        g_assert_cmpint (facts.recency_rank, ==, 1);
    }
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTierTable) table = NULL;
  gint64 person;
  GopsTierFacts facts;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  person = add_member (fixture);
  for (guint i = 0; i < 7; i++)
    {
      g_autofree char *date = gops_day_format (gops_day_parse (AS_OF) - 3 - (int) i);
      g_autoptr (GopsPurchase) order = gops_record_new (GOPS_TYPE_PURCHASE, "person-id", person, "on-date", date, "amount", (gint64) 1050, NULL);

      if (i > 0)
        gops_record_set_int (order, GOPS_PURCHASE_GROUP_ID, fixture->group);
      g_assert_true (gops_record_insert (order, fixture->test.store, &error));
    }
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  g_assert_no_error (error);
  table = load (fixture, NULL);
  g_assert_true (gops_tier_table_get_ranking (table)->bought);
  gops_tier_table_get_facts (table, 0, &facts);
  g_assert_cmpint (facts.days_since_bought, ==, 3);
  g_assert_cmpfloat_with_epsilon (facts.spent, 73.5, 0.01);
  g_assert_cmpint (facts.purchases, ==, 7);   /* more than the list knew of */
  g_assert_cmpint (facts.recency_rank, ==, 5);
}

static void
add_order (Fixture *fixture, gint64 person, gint64 group, gint64 amount, const char *currency)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPurchase) order = gops_record_new (GOPS_TYPE_PURCHASE, "person-id", person, "on-date", "2026-02-20", "amount", amount,
                                                    "currency", currency, NULL);

  gops_record_set_int (order, GOPS_PURCHASE_GROUP_ID, group);
  g_assert_true (gops_record_insert (order, fixture->test.store, &error));
}

/* Orders of an account that was merged, of the group and of none, are one sum; of several currencies that of the workspace counts. */
static void
test_currencies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTierTable) table = NULL;
  gint64 person, other;
  GopsTierFacts facts;

  g_assert_true (gops_workspace_set_setting (fixture->test.store, GOPS_SETTING_CURRENCY, "JPY", &error));
  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  person = add_member (fixture);
  other = add_person (fixture, "");
  for (guint i = 0; i < 3; i++)
    {
      add_order (fixture, person, fixture->group, 500, "JPY");
      add_order (fixture, person, 0, 500, "");
      add_order (fixture, other, 0, 100, "JPY");
      add_order (fixture, other, fixture->group, 2000, "EUR");
    }
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  g_assert_true (gops_people_merge (fixture->test.store, person, other, "The same", NULL, &error));
  g_assert_no_error (error);
  table = load (fixture, NULL);
  gops_tier_table_get_facts (table, 0, &facts);
  g_assert_cmpint (facts.purchases, ==, 12);
  g_assert_cmpfloat_with_epsilon (facts.spent, 3300, 0.01);   /* whole yen, and no euros */
  g_assert_cmpuint (gops_tier_table_count_foreign (table), ==, 3);
  g_assert_cmpstr (gops_tier_table_get_currency (table), ==, "JPY");
}

static const char *
city_of (Fixture *fixture, const GArray *persons)
{
  g_autoptr (GopsTierTable) table = load (fixture, persons);
  GopsTierFacts facts;

  g_assert_cmpuint (gops_tier_table_get_n (table), ==, 1);
  gops_tier_table_get_facts (table, 0, &facts);
  return g_intern_string (facts.get_field (facts.field_owner, facts.field_member, "City"));
}

/* What somebody says of themselves is not overruled by whom they were merged with, whether few are read or all; and who is named
 * twice is read once. */
static void
test_merged_fields (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) twice = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 person, other;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  person = add_member (fixture);
  other = add_person (fixture, "");
  g_assert_true (gops_store_exec (fixture->test.store, &error, "INSERT INTO own_field (id, name, kind) VALUES (5, 'City', 'text')", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, &error, "INSERT INTO own_value (id, person_id, field_id, value) VALUES (6, ?1, 5, 'Oslo'),"
                                  " (7, ?2, 5, 'Rome')", "ll", person, other));
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  g_assert_true (gops_people_merge (fixture->test.store, person, other, "The same", NULL, &error));
  g_assert_no_error (error);
  g_array_append_val (twice, person);
  g_array_append_val (twice, person);
  g_assert_cmpstr (city_of (fixture, twice), ==, "Oslo");
  g_assert_cmpstr (city_of (fixture, NULL), ==, "Oslo");
}

/* Of whom no list says when they joined: the day of the list, or of their first message where that is longer ago. */
static const struct
{
  const char *joined;         /* what a list says */
  int         made;           /* days ago the row was made */
  int         first, last;    /* days ago they spoke; -1: never */
  int         since_joined, known;
  const char *tier;           /* of the scheme "status" */
} seen[] = {
  { "", 0, -1, -1, GOPS_TIER_NEVER, 0, "ordinary" },
  { "", 29, -1, -1, GOPS_TIER_NEVER, 29, "ordinary" },
  { "", 30, -1, -1, GOPS_TIER_NEVER, 30, "silent" },
  { "", 60, -1, -1, GOPS_TIER_NEVER, 60, "lost" },
  { "", 0, 90, 80, GOPS_TIER_NEVER, 90, "lost" },      /* a chat of long ago */
  { "", 0, 300, 3, GOPS_TIER_NEVER, 300, "ordinary" },
  { "", 0, 400, 200, GOPS_TIER_NEVER, 400, "lost" },
  { "", 0, 5, 1, GOPS_TIER_NEVER, 5, "active" },       /* a chat that begins five days ago makes nobody new */
  { "", -3, -1, -1, GOPS_TIER_NEVER, 0, "ordinary" },  /* a table of a day before the list */
  { "2026-03-01", 90, -1, -1, 1, 1, "new" },
  { "2025-03-01", 0, -1, -1, 366, 366, "lost" },
};

static gint64
add_seen (Fixture *fixture, guint i)
{
  g_autoptr (GError) error = NULL;
  int day = gops_day_parse (AS_OF);
  gint64 person = add_person (fixture, ""), id = gops_id_next (0, gops_instant_of_day (day - seen[i].made, 720, NULL), 1) + i;

  g_assert_true (gops_store_exec (fixture->test.store, &error, "INSERT INTO membership (id, group_id, person_id, joined_on, last_spoke_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                                  "lllsl", id, fixture->group, person, seen[i].joined, seen[i].last >= 0 ? gops_instant_of_day (day - seen[i].last, 720, NULL) : (gint64) 0));
  if (seen[i].first >= 0)
    add_day (fixture, person, seen[i].first, 2, 0);
  if (seen[i].last >= 0)
    add_day (fixture, person, seen[i].last, 2, 0);
  return person;
}

static void
test_seen (Fixture *fixture, gconstpointer data)
{
  const GopsTierScheme *scheme = gops_method_find_tier_scheme (gops_method_get_default (), "status");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      gint64 person = add_seen (fixture, i);

      g_array_append_val (persons, person);
    }
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  for (guint few = 0; few < 2; few++)
    {
      g_autoptr (GopsTierTable) table = load (fixture, few ? persons : NULL);
      guint8 tiers[G_N_ELEMENTS (seen)];

      g_assert_cmpuint (gops_tier_table_get_n (table), ==, G_N_ELEMENTS (seen));
      gops_tier_table_place (table, scheme, tiers);
      for (guint at = 0; at < G_N_ELEMENTS (seen); at++)
        {
          guint i = 0;
          GopsTierFacts facts;

          while (g_array_index (persons, gint64, i) != gops_tier_table_get_person (table, at))
            i++;
          gops_tier_table_get_facts (table, at, &facts);
          g_assert_cmpint (facts.days_since_joined, ==, seen[i].since_joined);
          g_assert_cmpint (facts.days_known, ==, seen[i].known);
          g_assert_cmpstr (scheme->tiers[tiers[at]].id, ==, seen[i].tier);
        }
    }
}

/* What was said after the day of a table is not known on it, whether all are read or few. */
static void
test_past (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 person;
  int day = gops_day_parse (AS_OF);

  gops_store_pin_clock (fixture->test.store, (gint64) (day + 30) * 86400 * G_USEC_PER_SEC);
  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  person = add_person (fixture, "");
  g_assert_true (gops_store_exec (fixture->test.store, &error, "INSERT INTO membership (id, group_id, person_id, messages, replies_got, last_spoke_at, tier,"
                                  " tier_since) VALUES (1, ?1, ?2, 40, 5, ?3, 'core', '2026-03-20')", "lll", fixture->group, person,
                                  (gint64) (day + 20) * 86400 * G_USEC_PER_SEC));
  add_day (fixture, person, -20, 10, 0);
  add_day (fixture, person, 150, 3, 0);
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  g_assert_no_error (error);
  g_array_append_val (persons, person);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GopsTierTable) table = load (fixture, i == 0 ? NULL : persons);
      GopsTierFacts facts;

      gops_tier_table_get_facts (table, 0, &facts);
      g_assert_cmpint (facts.days_since_spoke, ==, 150);
      g_assert_cmpint (facts.messages, ==, 30);
      g_assert_cmpint (facts.replies_got, ==, 5);
      g_assert_cmpstr (gops_tier_table_get_tier (table, 0), ==, "");
    }
}

/* Days of an account that was merged count for whom it was merged into; those of a hidden intake for nobody. */
static void
test_merged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsTierTable) table = NULL;
  gint64 person, other;
  GopsTierFacts before, after;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  person = add_member (fixture);
  other = add_person (fixture, "");
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  table = load (fixture, NULL);
  gops_tier_table_get_facts (table, 0, &before);
  g_clear_pointer (&table, gops_tier_table_free);
  g_assert_true (gops_store_begin (fixture->test.store, &error, "Merge", NULL));
  add_day (fixture, other, 0, 3, 0);
  g_assert_true (gops_store_exec (fixture->test.store, &error, "INSERT INTO batch (id, kind, state, created_at, touched_at) VALUES (9, 'chat', 'undone', 0, 0)", NULL));
  add_day (fixture, person, 1, 50, 9);
  g_assert_true (gops_store_exec (fixture->test.store, &error, "UPDATE person SET merged_into = ?1 WHERE id = ?2", "ll", person, other));
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  g_assert_no_error (error);
  table = load (fixture, NULL);
  g_assert_cmpuint (gops_tier_table_get_n (table), ==, 1);
  gops_tier_table_get_facts (table, 0, &after);
  g_assert_cmpint (after.daily[0], ==, before.daily[0] + 3);
  g_assert_cmpint (after.daily[1], ==, before.daily[1]);
}

static void
test_some (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GopsTierTable) all = NULL, some = NULL;

  add_members (fixture, 50);
  all = load (fixture, NULL);
  for (guint i = 0; i < 50; i += 10)
    {
      gint64 person = gops_tier_table_get_person (all, i);

      g_array_append_val (persons, person);
    }
  some = load (fixture, persons);
  g_assert_cmpuint (gops_tier_table_get_n (some), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      GopsTierFacts whole, part;
      guint at = 0;

      while (gops_tier_table_get_person (all, at) != gops_tier_table_get_person (some, i))
        at++;
      gops_tier_table_get_facts (all, at, &whole);
      gops_tier_table_get_facts (some, i, &part);
      g_assert_cmpmem (whole.daily, sizeof whole.daily, part.daily, sizeof part.daily);
      g_assert_cmpint (whole.days_since_spoke, ==, part.days_since_spoke);
    }
}

/* The tier of each member in the order of their ids, so that the order of a table does not matter. */
static GHashTable *
place_by_member (GopsTierTable *table, const GopsTierScheme *scheme)
{
  g_autofree guint8 *tiers = g_new (guint8, gops_tier_table_get_n (table));
  GHashTable *places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  gops_tier_table_place (table, scheme, tiers);
  for (guint i = 0; i < gops_tier_table_get_n (table); i++)
    {
      gint64 member = gops_tier_table_get_membership (table, i);

      g_hash_table_insert (places, g_memdup2 (&member, sizeof member), GUINT_TO_POINTER (tiers[i] + 1));
    }
  return places;
}

static void
assert_same_places (GopsTierTable *renewed, GopsTierTable *fresh, const GopsTierScheme *scheme)
{
  g_autoptr (GHashTable) left = place_by_member (renewed, scheme), right = place_by_member (fresh, scheme);
  GHashTableIter iter;
  gpointer member, tier;

  g_assert_cmpuint (g_hash_table_size (left), ==, g_hash_table_size (right));
  g_hash_table_iter_init (&iter, right);
  while (g_hash_table_iter_next (&iter, &member, &tier))
    g_assert_true (g_hash_table_lookup (left, member) == tier);
}

static void
change_members (Fixture *fixture, GopsTierTable *table)
{
  g_autoptr (GError) error = NULL;
  gint64 person;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Import", NULL));
  person = add_member (fixture);
  add_day (fixture, gops_tier_table_get_person (table, 0), 0, 5, 77);
  g_assert_true (gops_store_exec (fixture->test.store, &error, "UPDATE membership SET messages = messages + 5 WHERE id = ?1", "l",
                                  gops_tier_table_get_membership (table, 0)));
  g_assert_true (gops_store_exec (fixture->test.store, &error, "UPDATE membership SET left_on = '2026-03-01' WHERE id = ?1", "l",
                                  gops_tier_table_get_membership (table, 1)));
  g_assert_true (gops_store_exec (fixture->test.store, &error, "INSERT INTO own_field (id, name, kind) VALUES (5, '城市', 'text')", NULL));
  g_assert_true (gops_store_exec (fixture->test.store, &error, "INSERT INTO own_value (id, person_id, field_id, value) VALUES (6, ?1, 5, '上海')", "l", person));
  g_assert_true (gops_store_exec (fixture->test.store, &error, "INSERT INTO purchase (id, person_id, on_date, amount) VALUES (7, ?1, '2026-02-01', 900)", "l",
                                  gops_tier_table_get_person (table, 2)));
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  g_assert_no_error (error);
}

/* After an import the changed members are read again, and the whole is what reading everything comes to. */
static void
test_renewed (Fixture *fixture, gconstpointer data)
{
  const GPtrArray *schemes = gops_method_get_tier_schemes (gops_method_get_default ());
  g_autoptr (GopsTierTable) table = NULL, fresh = NULL;
  g_autoptr (GArray) changed = NULL;
  g_autoptr (GError) error = NULL;
  GopsTierFacts facts;
  gint64 action = 0;

  add_members (fixture, GPOINTER_TO_UINT (data));
  table = load (fixture, NULL);
  change_members (fixture, table);
  g_assert_true (gops_store_read_int (fixture->test.store, &action, &error, "SELECT max (id) FROM journal_action", NULL));
  changed = gops_tier_table_changed (fixture->test.store, action, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changed->len, ==, 4);
  for (guint s = 0; s < schemes->len; s++)   /* what was worked out before must not stay */
    g_hash_table_unref (place_by_member (table, schemes->pdata[s]));
  g_assert_true (gops_tier_table_renew (table, fixture->test.store, changed, NULL, &error));
  g_assert_no_error (error);
  fresh = load (fixture, NULL);
  g_assert_cmpuint (gops_tier_table_get_n (table), ==, GPOINTER_TO_UINT (data));   /* one came, one went */
  for (guint s = 0; s < schemes->len; s++)
    assert_same_places (table, fresh, schemes->pdata[s]);
  gops_tier_table_get_facts (table, gops_tier_table_get_n (table) - 1, &facts);
  for (guint i = 0; i < gops_tier_table_get_n (table); i++)
    {
      gops_tier_table_get_facts (table, i, &facts);
      g_assert_true (g_strcmp0 (facts.get_field (facts.field_owner, facts.field_member, "城市"), "上海") == 0 ||
                     g_strcmp0 (facts.get_field (facts.field_owner, facts.field_member, "城市"), "") == 0);
    }
}

static void
assert_status (GopsTierTable *table, const char *first, const char *second, const char *third)
{
  const GopsTierScheme *scheme = gops_method_find_tier_scheme (gops_method_get_default (), "status");
  const char *const expected[] = { first, second, third };
  guint8 tiers[3];

  g_assert_cmpuint (gops_tier_table_get_n (table), ==, 3);
  gops_tier_table_place (table, scheme, tiers);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (scheme->tiers[tiers[i]].id, ==, expected[i]);
}

/* A list that tells when people joined tells not that they are silent: that is known once there is a chat, of all. */
static void
test_mute (Fixture *fixture, gconstpointer data)
{
  static const char *const joined[] = { "2025-03-01", "2026-01-20", "2026-03-01" };
  const GopsTierScheme *scheme = gops_method_find_tier_scheme (gops_method_get_default (), "status");
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GopsTierTable) table = NULL, fresh = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;

  g_assert_true (gops_store_begin (fixture->test.store, &error, "Members", NULL));
  for (guint i = 0; i < 3; i++)
    {
      gint64 person = add_person (fixture, "");
      g_autoptr (GopsMembership) member = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", fixture->group, "person-id", person, "joined-on", joined[i], NULL);

      g_assert_true (gops_record_insert (member, fixture->test.store, &error));
      g_array_append_val (persons, person);
    }
  g_assert_true (gops_store_commit (fixture->test.store, &error));
  table = load (fixture, NULL);
  assert_status (table, "ordinary", "ordinary", "new");
  assert_alone (fixture, table);
  reason = gops_tier_table_explain (table, scheme, 0);
  g_assert_cmpstr (reason, ==, "nothing is known of what they said");

  add_day (fixture, g_array_index (persons, gint64, 2), 1, 3, 0);
  g_array_remove_range (persons, 0, 2);
  g_assert_true (gops_tier_table_renew (table, fixture->test.store, persons, NULL, &error));
  assert_status (table, "lost", "silent", "new");
  fresh = load (fixture, NULL);
  assert_status (fresh, "lost", "silent", "new");
  assert_alone (fixture, table);
}

/* A field that some have, one that nobody has, and one that is no more. */
static void
test_own_fields (Fixture *fixture, gconstpointer data)
{
  static const char scheme_json[] =
    "{\"format\": 1, \"name\": {\"en\": \"x\"}, \"tiers\": ["
    "{\"id\": \"here\", \"name\": {\"en\": \"Here\"}, \"when\": {\"fact\": \"field\", \"field\": \"城市\", \"op\": \"=\", \"value\": \"上海\"}},"
    "{\"id\": \"odd\", \"name\": {\"en\": \"Odd\"}, \"when\": {\"fact\": \"field\", \"field\": \"nothing\", \"op\": \">\", \"value\": 0}},"
    "{\"id\": \"rest\", \"name\": {\"en\": \"Rest\"}, \"when\": {\"all\": []}}]}";
  g_autoptr (GError) error = NULL;
  const GopsTierScheme *scheme = gops_own_scheme_read (scheme_json, -1, "x", "x", &error);
  g_autoptr (GopsTierTable) table = NULL, after = NULL;
  guint8 tiers[10];
  guint here = 0;

  g_assert_no_error (error);
  add_members (fixture, 10);
  table = load (fixture, NULL);
  change_members (fixture, table);
  after = load (fixture, NULL);
  g_assert_cmpuint (gops_tier_table_get_n (after), ==, 10);
  gops_tier_table_place (after, scheme, tiers);
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *reason = gops_tier_table_explain (after, scheme, i);

      g_assert_cmpuint (tiers[i], !=, 1);
      here += tiers[i] == 0;
      if (tiers[i] == 0 && *gops_tier_table_get_tier (after, i) == '\0')
        g_assert_cmpstr (reason, ==, "城市: 上海");
    }
  g_assert_cmpuint (here, <=, 1);
}

#define ADD(path, n, function) g_test_add ("/insight/tier-table/" path, Fixture, GUINT_TO_POINTER (n), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("same-as-one-by-one/few", 60, test_same);
  ADD ("same-as-one-by-one/some", 300, test_same);
  ADD ("same-as-one-by-one/many", 1200, test_same);
  ADD ("ranks/few", 60, test_ranks);
  ADD ("ranks/some", 300, test_ranks);
  ADD ("ranks/many", 1200, test_ranks);
  ADD ("orders", 0, test_orders);
  ADD ("currencies", 0, test_currencies);
  ADD ("merged", 0, test_merged);
  ADD ("merged-fields", 0, test_merged_fields);
  ADD ("past", 0, test_past);
  ADD ("seen", 0, test_seen);
  ADD ("some", 0, test_some);
  ADD ("renewed/few", 60, test_renewed);
  ADD ("renewed/some", 300, test_renewed);
  ADD ("renewed/many", 700, test_renewed);
  ADD ("mute", 0, test_mute);
  ADD ("own-fields", 0, test_own_fields);
  return g_test_run ();
}
