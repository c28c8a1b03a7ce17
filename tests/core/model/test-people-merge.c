/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who are one: merged, undone, split. */

#include "gops-activity.h"
#include "gops-journal.h"
#include "gops-people-merge.h"
#include "gops-records.h"
#include "gops-test-store.h"

#define TODAY 20702   /* 2026-09-06 */

typedef struct
{
  GopsTestStore test;
  GopsStore    *store;       /* borrowed */
  gint64        groups[2];
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->test = gops_test_store_new ();
  fixture->store = fixture->test.store;
  gops_store_pin_clock (fixture->store, (gint64) TODAY * 86400 * G_USEC_PER_SEC + G_USEC_PER_SEC);
  fixture->groups[0] = gops_test_add_group (fixture->store, "one");
  fixture->groups[1] = gops_test_add_group (fixture->store, "two");
  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error, "UPDATE chat_group SET time_zone = 'UTC'", NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_store_clear (&fixture->test);
}

/* --- making people --- */

static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (fixture->store, &error, "Test", NULL));
}

static void
end (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_commit (fixture->store, &error));
}

static void
exec (Fixture    *fixture,
      const char *sql,
      gint64      first,
      gint64      second)
{
  g_autoptr (GError) error = NULL;
  gboolean own = !gops_store_in_action (fixture->store);

  if (own)
    begin (fixture);
  g_assert_true (gops_store_exec (fixture->store, &error, sql, "ll", first, second));
  g_assert_no_error (error);
  if (own)
    end (fixture);
}

/* Adds a person with these columns as SQL, "phone = '1', tags = 'a'". */
static gint64
add_person (Fixture    *fixture,
            const char *name,
            const char *columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsPerson) person = gops_record_new (GOPS_TYPE_PERSON, "name", name, NULL);
  g_autofree char *sql = g_strdup_printf ("UPDATE person SET %s WHERE id = ?1", columns);

  begin (fixture);
  g_assert_true (gops_record_insert (person, fixture->store, &error));
  if (*columns != '\0')
    exec (fixture, sql, gops_record_get_id (person), 0);
  end (fixture);
  return gops_record_get_id (person);
}

static gint64
add_member (Fixture    *fixture,
            guint       group,
            gint64      person,
            const char *columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMembership) member = gops_record_new (GOPS_TYPE_MEMBERSHIP, "group-id", fixture->groups[group], "person-id", person, NULL);
  g_autofree char *sql = g_strdup_printf ("UPDATE membership SET %s WHERE id = ?1", columns);

  begin (fixture);
  g_assert_true (gops_record_insert (member, fixture->store, &error));
  if (*columns != '\0')
    exec (fixture, sql, gops_record_get_id (member), 0);
  end (fixture);
  return gops_record_get_id (member);
}

static void
add_day (Fixture *fixture,
         guint    group,
         gint64   person,
         int      ago,
         int      messages)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error,
    "INSERT INTO activity_day (person_id, group_id, day, messages, last_at) VALUES (?1, ?2, ?3, ?4, ?5)", "lliil", person, fixture->groups[group],
    TODAY - ago, messages, (gint64) (TODAY - ago) * 86400 * G_USEC_PER_SEC));
  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error,
    "INSERT INTO activity_group (group_id, day, messages, speakers) VALUES (?1, ?2, ?3, 1)"
    " ON CONFLICT DO UPDATE SET messages = messages + excluded.messages, speakers = speakers + 1", "lii", fixture->groups[group], TODAY - ago, messages));
}

#define assert_query(fixture, sql, expected) gops_assert_query ((fixture)->store, sql, expected)

#define MEMBERS "SELECT g.name, v.full_name, m.messages, m.active_days FROM member_view v JOIN membership m ON m.id = v.id" \
  " JOIN chat_group g ON g.id = m.group_id ORDER BY g.name, v.full_name"

static gint64
merge (Fixture *fixture,
       gint64   kept,
       gint64   merged)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_true (gops_people_merge (fixture->store, kept, merged, "same phone", &id, &error));
  g_assert_no_error (error);
  return id;
}

static void
split (Fixture *fixture,
       gint64   merge_id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_people_split (fixture->store, merge_id, &error));
  g_assert_no_error (error);
}

/* Undo gives back what was before, redo what was done, and a split what was before but for the note that they are two. */
static void
assert_undone_and_split (Fixture    *fixture,
                         const char *before,
                         const char *done,
                         gint64      merge_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *undone = NULL, *redone = NULL, *split_again = NULL;

  g_assert_true (gops_store_undo (fixture->store, NULL, &error));
  undone = gops_test_dump (fixture->store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (gops_store_redo (fixture->store, NULL, &error));
  redone = gops_test_dump (fixture->store);
  g_assert_cmpstr (redone, ==, done);
  split (fixture, merge_id);
  exec (fixture, "DELETE FROM person_apart WHERE ?1 = ?2", 0, 0);
  split_again = gops_test_dump (fixture->store);
  g_assert_cmpstr (split_again, ==, before);
  g_assert_no_error (error);
}

/* --- persons --- */

static const struct
{
  const char *title, *kept, *merged, *expected;
} person_cases[] = {
  { "blank is filled", "", "phone = '1', email = 'a@b', birthday = '1990-01-02', note = 'n'", "1|a@b|1990-01-02|n||0|0|0|" },
  { "what is there stays", "phone = '1', note = 'mine'", "phone = '2', note = 'other'", "1|||mine\nother||0|0|0|" },
  { "the same note stays one", "note = 'one\ntwo'", "note = 'two'", "|||one\ntwo||0|0|0|" },
  { "tags are united", "tags = 'a,b'", "tags = 'b,c'", "||||a,b,c|0|0|0|" },
  { "staff stays staff", "", "staff = 1", "|||||1|0|0|" },
  { "the blacklist holds for both", "", "blacklisted = 1, blacklist_reason = 'spam'", "|||||0|0|1|spam" },
  { "a bot does not make one", "", "bot = 1", "|||||0|0|0|" },
};

static void
test_persons (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (person_cases); i++)
    {
      Fixture fixture;
      gint64 kept, merged, id;
      g_autofree char *before = NULL, *done = NULL;

      set_up (&fixture, NULL);
      g_test_message ("%s", person_cases[i].title);
      kept = add_person (&fixture, "张三", person_cases[i].kept);
      merged = add_person (&fixture, "Zhang San", person_cases[i].merged);
      before = gops_test_dump (fixture.store);
      id = merge (&fixture, kept, merged);
      assert_query (&fixture, "SELECT phone, email, birthday, note, tags, staff, bot, blacklisted, blacklist_reason FROM person WHERE merged_into IS NULL",
                    person_cases[i].expected);
      done = gops_test_dump (fixture.store);
      assert_undone_and_split (&fixture, before, done, id);
      tear_down (&fixture, NULL);
    }
}

static void
test_own_values (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 kept = add_person (fixture, "Ada", ""), merged = add_person (fixture, "A. L.", ""), id;
  g_autofree char *before = NULL, *done = NULL;

  exec (fixture, "INSERT INTO own_field (id, name) VALUES (1, 'number'), (2, 'city')", 0, 0);
  exec (fixture, "INSERT INTO own_value (id, person_id, field_id, value) VALUES (11, ?1, 1, 'k'), (12, ?2, 1, 'm'), (13, ?2, 2, 'London')", kept, merged);
  before = gops_test_dump (fixture->store);
  id = merge (fixture, kept, merged);
  assert_query (fixture, "SELECT field_id, value FROM own_value WHERE person_id = (SELECT id FROM person WHERE merged_into IS NULL) ORDER BY 1", "1|k; 2|London");
  done = gops_test_dump (fixture->store);
  assert_undone_and_split (fixture, before, done, id);
}

/* --- memberships --- */

static const struct
{
  const char *title, *kept, *merged, *expected;
} member_cases[] = {
  { "earliest joined", "joined_on = '2026-03-01'", "joined_on = '2026-02-01'", "2026-02-01|||||0" },
  { "a joining that is known", "", "joined_on = '2026-02-01'", "2026-02-01|||||0" },
  { "left with one account", "left_on = '2026-05-01'", "", "|||||0" },
  { "left with both", "left_on = '2026-05-01'", "left_on = '2026-06-01'", "|2026-06-01||||0" },
  { "the tier of who stays", "tier = 'core', tier_since = '2026-01-01'", "tier = 'lost', tier_since = '2026-02-02'", "||core|||0" },
  { "a tier where there was none", "", "tier = 'lost'", "||lost|||0" },
  { "an administrator", "role = 'member'", "role = 'admin'", "|||admin||0" },
  { "an owner stays owner", "role = 'owner'", "role = 'member'", "|||owner||0" },
  { "invited by", "", "invited_by = 'Bob'", "||||Bob|0" },
  { "the greater count", "messages = 7", "messages = 5", "|||||7" },
  { "the greater count is the other's", "messages = 7", "messages = 50", "|||||50" },
};

static void
test_folding (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (member_cases); i++)
    {
      Fixture fixture;
      gint64 kept, merged, id;
      g_autofree char *before = NULL, *done = NULL;

      set_up (&fixture, NULL);
      g_test_message ("%s", member_cases[i].title);
      kept = add_person (&fixture, "Ada", "");
      merged = add_person (&fixture, "A. L.", "");
      add_member (&fixture, 0, kept, member_cases[i].kept);
      add_member (&fixture, 0, merged, member_cases[i].merged);
      add_member (&fixture, 1, merged, "nickname = 'Countess'");
      before = gops_test_dump (fixture.store);
      id = merge (&fixture, kept, merged);
      assert_query (&fixture, "SELECT m.joined_on, m.left_on, m.tier, m.role, m.invited_by, m.messages FROM membership m"
                    " WHERE group_id = (SELECT min (id) FROM chat_group)", member_cases[i].expected);
      assert_query (&fixture, "SELECT count (*), count (DISTINCT person_id) FROM membership", "2|1");
      done = gops_test_dump (fixture.store);
      assert_undone_and_split (&fixture, before, done, id);
      tear_down (&fixture, NULL);
    }
}

/* What chats tell of both is summed, days on which both spoke are one. */
static void
test_chats (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 kept = add_person (fixture, "Ada", ""), merged = add_person (fixture, "A. L.", ""), id;
  g_autofree char *before = NULL, *done = NULL;

  add_member (fixture, 0, kept, "messages = 5, active_days = 2, invites = 1, last_spoke_at = 20701 * 86400 * 1000000");
  add_member (fixture, 0, merged, "messages = 4, active_days = 2, invites = 2, last_spoke_at = 20700 * 86400 * 1000000");
  add_day (fixture, 0, kept, 1, 3);
  add_day (fixture, 0, kept, 2, 2);
  add_day (fixture, 0, merged, 2, 1);
  add_day (fixture, 0, merged, 3, 3);
  before = gops_test_dump (fixture->store);
  id = merge (fixture, kept, merged);
  assert_query (fixture, MEMBERS, "one|Ada|9|3");
  assert_query (fixture, "SELECT invites FROM membership", "3");
  done = gops_test_dump (fixture->store);
  assert_undone_and_split (fixture, before, done, id);
}

/* Active days count on, for both together. */
static void
test_ageing (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 kept = add_person (fixture, "Ada", ""), merged = add_person (fixture, "A. L.", ""), other = add_person (fixture, "Bob", "");

  add_member (fixture, 0, kept, "messages = 2, active_days = 1");
  add_member (fixture, 0, merged, "messages = 2, active_days = 1");
  add_member (fixture, 0, other, "messages = 2, active_days = 1");
  add_day (fixture, 0, kept, 1, 2);
  add_day (fixture, 0, merged, 2, 2);
  add_day (fixture, 0, other, 2, 2);
  merge (fixture, kept, merged);
  assert_query (fixture, MEMBERS, "one|Ada|4|2; one|Bob|2|1");
  g_assert_true (gops_activity_age (fixture->store, NULL, &error));
  assert_query (fixture, MEMBERS, "one|Ada|4|2; one|Bob|2|1");
  gops_store_pin_clock (fixture->store, (gint64) (TODAY + 28) * 86400 * G_USEC_PER_SEC);
  g_assert_true (gops_activity_age (fixture->store, NULL, &error));
  assert_query (fixture, MEMBERS, "one|Ada|4|1; one|Bob|2|0");
  gops_store_pin_clock (fixture->store, (gint64) (TODAY + 60) * 86400 * G_USEC_PER_SEC);
  g_assert_true (gops_activity_age (fixture->store, NULL, &error));
  assert_query (fixture, MEMBERS, "one|Ada|4|0; one|Bob|2|0");
  g_assert_no_error (error);
}

static void
spoil_figures (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  gops_store_exec_unjournaled (fixture->store, NULL, &error, "UPDATE membership SET active_days = 29", NULL);
  g_assert_no_error (error);
}

/* @active_days: of the only member */
static void
keep_up (Fixture    *fixture,
         const char *active_days)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_activity_keep_up (fixture->store, NULL, &error));
  g_assert_no_error (error);
  assert_query (fixture, "SELECT active_days FROM membership", active_days);
}

static void
change (Fixture    *fixture,
        const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (fixture->store, &error, "Change", NULL));
  g_assert_true (gops_store_exec (fixture->store, &error, sql, NULL));
  g_assert_true (gops_store_commit (fixture->store, &error));
  g_assert_no_error (error);
}

/* Once a day: what nothing tells of is not looked at again. */
static void
test_keep_up (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 person = add_person (fixture, "Ada", "");

  add_member (fixture, 0, person, "messages = 2, active_days = 1");
  add_day (fixture, 0, person, 1, 2);
  spoil_figures (fixture);
  keep_up (fixture, "1");
  spoil_figures (fixture);
  keep_up (fixture, "29");
  change (fixture, "UPDATE person SET note = 'x'");
  keep_up (fixture, "29");
  change (fixture, "UPDATE membership SET active_days = 7, note = 'x'");
  keep_up (fixture, "1");
  spoil_figures (fixture);
  keep_up (fixture, "29");
  g_assert_true (gops_store_undo (fixture->store, NULL, &error));
  keep_up (fixture, "1");
  g_assert_true (gops_store_redo (fixture->store, NULL, &error));
  keep_up (fixture, "1");
  spoil_figures (fixture);
  gops_store_pin_clock (fixture->store, (gint64) (TODAY + 1) * 86400 * G_USEC_PER_SEC);
  keep_up (fixture, "1");
  spoil_figures (fixture);
  keep_up (fixture, "29");
}

/* --- chains --- */

#define WHO "SELECT p.name, coalesce (k.name, '-') FROM person p LEFT JOIN person k ON k.id = p.merged_into ORDER BY p.id"

static void
test_chain (Fixture       *fixture,
            gconstpointer  data)
{
  gint64 a = add_person (fixture, "A", "phone = '1'"), b = add_person (fixture, "B", "email = 'b'"), c = add_person (fixture, "C", "");
  gint64 first, second;
  g_autofree char *before = NULL, *after_first = NULL, *split_second = NULL, *split_first = NULL;

  add_member (fixture, 0, a, "messages = 1");
  add_member (fixture, 0, b, "messages = 2");
  add_member (fixture, 1, c, "messages = 3");
  add_member (fixture, 1, b, "messages = 4");
  before = gops_test_query (fixture->store, MEMBERS);
  first = merge (fixture, b, a);
  after_first = gops_test_query (fixture->store, MEMBERS);
  g_assert_cmpstr (after_first, ==, "one|B|2|0; two|B|4|0; two|C|3|0");
  second = merge (fixture, c, a);   /* A is B */
  assert_query (fixture, WHO, "A|C; B|C; C|-");
  assert_query (fixture, MEMBERS, "one|C|2|0; two|C|4|0");
  assert_query (fixture, "SELECT phone, email FROM person WHERE name = 'C'", "1|b");
  split (fixture, second);
  split_second = gops_test_query (fixture->store, MEMBERS);
  g_assert_cmpstr (split_second, ==, after_first);
  assert_query (fixture, WHO, "A|B; B|-; C|-");
  split (fixture, first);
  split_first = gops_test_query (fixture->store, MEMBERS);
  g_assert_cmpstr (split_first, ==, before);
  assert_query (fixture, "SELECT phone, email FROM person ORDER BY name", "1|; |b; |");
}

/* The first merge of a chain is taken out of the middle. */
static void
test_chain_from_within (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = add_person (fixture, "A", "phone = '1'"), b = add_person (fixture, "B", ""), c = add_person (fixture, "C", "");
  gint64 first;
  g_autofree char *merged = NULL, *again = NULL;

  add_member (fixture, 0, a, "messages = 1");
  add_member (fixture, 0, b, "messages = 2");
  add_member (fixture, 0, c, "messages = 3");
  first = merge (fixture, b, a);
  merge (fixture, c, b);
  assert_query (fixture, MEMBERS, "one|C|3|0");
  merged = gops_test_dump (fixture->store);
  split (fixture, first);
  assert_query (fixture, WHO, "A|-; B|C; C|-");
  assert_query (fixture, MEMBERS, "one|A|1|0; one|C|3|0");
  assert_query (fixture, "SELECT name, phone FROM person ORDER BY name", "A|1; B|; C|");
  g_assert_true (gops_store_undo (fixture->store, NULL, &error));
  again = gops_test_dump (fixture->store);
  g_assert_cmpstr (again, ==, merged);
  g_assert_no_error (error);
}

/* --- what came since --- */

static void
test_split_later (Fixture       *fixture,
                  gconstpointer  data)
{
  gint64 kept = add_person (fixture, "Ada", ""), merged = add_person (fixture, "A. L.", "phone = '1', tags = 'x'"), id;

  add_member (fixture, 0, kept, "messages = 10, invites = 2");
  add_member (fixture, 0, merged, "messages = 4, tier = 'new'");
  id = merge (fixture, kept, merged);
  exec (fixture, "UPDATE person SET phone = '2', tags = 'x,y' WHERE id = ?1 AND ?2 = 0", kept, 0);
  exec (fixture, "UPDATE membership SET messages = 12, invites = 5, tier = 'core', note = 'since' WHERE person_id = ?1 AND ?2 = 0", kept, 0);
  split (fixture, id);
  assert_query (fixture, "SELECT name, phone, tags FROM person ORDER BY id", "Ada|2|x,y; A. L.|1|x");
  assert_query (fixture, "SELECT messages, invites, tier, note FROM membership ORDER BY messages", "4|0|new|; 12|5|core|since");
}

/* Chats that came while the two were one are of each account by itself. */
static void
test_split_after_chats (Fixture       *fixture,
                        gconstpointer  data)
{
  gint64 kept = add_person (fixture, "Ada", ""), merged = add_person (fixture, "A. L.", ""), id;

  add_member (fixture, 0, kept, "messages = 1, active_days = 1");
  add_member (fixture, 0, merged, "messages = 1, active_days = 1");
  add_day (fixture, 0, kept, 9, 1);
  add_day (fixture, 0, merged, 9, 1);
  id = merge (fixture, kept, merged);
  assert_query (fixture, MEMBERS, "one|Ada|2|1");
  add_day (fixture, 0, merged, 8, 5);
  add_day (fixture, 1, merged, 8, 3);   /* a group that the merged one came to since */
  exec (fixture, "UPDATE membership SET messages = 7, active_days = 2 WHERE ?1 = ?2", 0, 0);
  add_member (fixture, 1, kept, "messages = 3, active_days = 1");
  split (fixture, id);
  assert_query (fixture, MEMBERS, "one|A. L.|6|2; one|Ada|1|1; two|A. L.|3|1");
}

/* Who stayed came, since, to a group whose membership goes back. */
static void
test_split_leaves_both (Fixture       *fixture,
                        gconstpointer  data)
{
  gint64 kept = add_person (fixture, "Ada", ""), merged = add_person (fixture, "A. L.", ""), id;

  add_member (fixture, 0, merged, "messages = 1, active_days = 1");
  add_day (fixture, 0, merged, 9, 1);
  id = merge (fixture, kept, merged);
  add_day (fixture, 0, kept, 8, 5);
  exec (fixture, "UPDATE membership SET messages = 6, active_days = 2 WHERE ?1 = ?2", 0, 0);
  split (fixture, id);
  assert_query (fixture, MEMBERS, "one|A. L.|1|1; one|Ada|5|1");
}

static void
test_group_gone (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 kept = add_person (fixture, "Ada", ""), merged = add_person (fixture, "A. L.", ""), id;

  add_member (fixture, 0, kept, "");
  add_member (fixture, 0, merged, "");
  id = merge (fixture, kept, merged);
  exec (fixture, "DELETE FROM chat_group WHERE id = ?1 AND ?2 = 0", fixture->groups[0], 0);
  split (fixture, id);
  assert_query (fixture, WHO, "Ada|-; A. L.|-");
}

/* --- refusals, concerns --- */

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = add_person (fixture, "A", ""), b = add_person (fixture, "B", "");
  g_autofree char *before = NULL, *after = NULL;

  merge (fixture, a, b);
  before = gops_test_dump (fixture->store);
  g_assert_false (gops_people_merge (fixture->store, a, a, "", NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (gops_people_merge (fixture->store, b, a, "", NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (gops_people_merge (fixture->store, a, 4711, "", NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (gops_people_split (fixture->store, 4711, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
  g_assert_false (gops_store_in_action (fixture->store));
  after = gops_test_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
}

static void
test_importing (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = add_person (fixture, "A", ""), b = add_person (fixture, "B", "");

  exec (fixture, "INSERT INTO batch (id, kind, state, created_at, touched_at) VALUES (7, 'chat', 'pending', ?1, ?2)", 0, 0);
  add_member (fixture, 0, b, "batch = 7");
  g_assert_false (gops_people_merge (fixture->store, a, b, "", NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY);
  exec (fixture, "UPDATE batch SET state = 'undone' WHERE ?1 = ?2", 0, 0);
  add_member (fixture, 0, a, "messages = 3");
  merge (fixture, a, b);   /* the hidden row is in nobody's way */
  assert_query (fixture, MEMBERS, "one|A|3|0");
}

static void
test_concerns (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  gint64 a = add_person (fixture, "A", "staff = 1"), b = add_person (fixture, "B", "bot = 1, blacklisted = 1"), c = add_person (fixture, "C", "");
  GopsMergeConcerns concerns = GOPS_MERGE_APART;
  g_autofree char *text = NULL;

  g_assert_true (gops_people_look (fixture->store, a, b, &concerns, &error));
  g_assert_cmpuint (concerns, ==, GOPS_MERGE_STAFF | GOPS_MERGE_BOT | GOPS_MERGE_BLACKLIST);
  text = gops_merge_concerns_describe (concerns);
  g_assert_nonnull (strstr (text, "staff"));
  g_assert_true (gops_people_look (fixture->store, c, c, &concerns, &error));
  g_assert_cmpuint (concerns, ==, GOPS_MERGE_FINE);
  g_assert_true (gops_people_set_apart (fixture->store, c, a, &error));
  g_assert_true (gops_people_set_apart (fixture->store, a, c, &error));
  assert_query (fixture, "SELECT count (*) FROM person_apart", "1");
  g_assert_true (gops_people_look (fixture->store, a, c, &concerns, &error));
  g_assert_cmpuint (concerns, ==, GOPS_MERGE_STAFF | GOPS_MERGE_APART);
  merge (fixture, a, c);   /* somebody has changed their mind */
  assert_query (fixture, "SELECT count (*) FROM person_apart", "0");
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/model/people-merge/" path, Fixture, NULL, set_up, func, tear_down)
  g_test_add_func ("/model/people-merge/persons", test_persons);
  g_test_add_func ("/model/people-merge/folding", test_folding);
  ADD ("own-values", test_own_values);
  ADD ("chats-are-summed", test_chats);
  ADD ("days-count-on", test_ageing);
  ADD ("days-counted-once-a-day", test_keep_up);
  ADD ("chain", test_chain);
  ADD ("chain-split-from-within", test_chain_from_within);
  ADD ("split-keeps-what-came-since", test_split_later);
  ADD ("split-after-chats", test_split_after_chats);
  ADD ("split-leaves-both-in-the-group", test_split_leaves_both);
  ADD ("split-when-the-group-is-gone", test_group_gone);
  ADD ("refused", test_refused);
  ADD ("import-under-way", test_importing);
  ADD ("concerns", test_concerns);
  return g_test_run ();
}
