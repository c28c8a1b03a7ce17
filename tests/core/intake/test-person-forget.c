/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forgetting a person: no byte of them is left, and what comes again is passed over. */
#include <glib/gstdio.h>
#include <string.h>

#include "gops-backup.h"
#include "gops-forgotten.h"
#include "gops-journal.h"
#include "gops-member-import.h"
#include "gops-message-search.h"
#include "gops-people-merge.h"
#include "gops-person-forget.h"
#include "gops-records.h"
#include "gops-script-chat.h"
#include "gops-test-store.h"

typedef struct
{
  GopsTestStore test;
  GopsStore    *store;     /* borrowed */
  gint64        group;
  char         *backups;   /* (owned) */
} Fixture;

#define NOW (G_GINT64_CONSTANT (1788652800) * G_USEC_PER_SEC)   /* 2026-09-06 */

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->test = gops_test_store_new ();
  fixture->store = fixture->test.store;
  gops_store_pin_clock (fixture->store, NOW);
  fixture->group = gops_test_add_group (fixture->store, "晨跑");
  fixture->backups = gops_workspace_dup_backup_folder (fixture->store);
  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error, "UPDATE chat_group SET time_zone = 'UTC'", NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gops_test_remove_tree (fixture->backups);
  g_free (fixture->backups);
  gops_test_store_clear (&fixture->test);
}

/* --- somebody of whom everything is known --- */

static const char talk[] =
  "08:15 m k1 wxid-ada-1815 Ada_Byron-Lovelace Good morning from the engine room\n"
  "08:16 m k2 wxid-bob Bob Morning > k1\n"
  "08:17 join - wxid-cleo Cleo < wxid-ada-1815 Ada_Byron-Lovelace\n"
  "2/09:00 m k3 wxid-ada-1815 Countess_of_L 分析机可以编织代数图案\n"
  "2/09:01 m k4 wxid-ada-too Adas_other_phone Written on the second device\n"
  "2/09:02 renamed - wxid-ada-1815 Countess_of_L Enchantress_of_Number\n"
  "3/10:00 m k5 wxid-cleo Cleo 明天见\n";

/* What must not be found anywhere afterwards. */
static const char *const secrets[] = {
  "Ada Byron", "Byron-Lovelace", "Countess", "Enchantress", "Adas other", "wxid-ada", "13912345678", "ada@example.org", "likes engines",
  "1815-12-10", "engine room", "编织代数", "second device", "of the old days", "Looms", "Marylebone", "sort after", "came late",
};

static void
exec (Fixture    *fixture,
      const char *label,
      const char *argument,
      const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_store_begin (fixture->store, &error, label, argument, NULL));
  g_assert_true (gops_store_exec (fixture->store, &error, sql, NULL));
  g_assert_no_error (error);
  g_assert_true (gops_store_commit (fixture->store, &error));
}

static gint64
find (Fixture    *fixture,
      const char *name)
{
  gint64 id = 0;

  g_assert_true (gops_store_read_int (fixture->store, &id, NULL, "SELECT id FROM person WHERE name = ?1", "s", name));
  return id;
}

#define ADA  "(SELECT person_id FROM person_identity WHERE external_id = 'wxid-ada-1815')"
#define ADAS "(SELECT id FROM membership WHERE person_id = " ADA ")"

/* Everything that the program can store of a person, and the history of how it came there. */
static void
fill (Fixture *fixture)
{
  g_autoptr (GopsImportReport) report = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, talk);

  g_assert_cmpuint (report->messages, ==, 5);
  exec (fixture, "Edit “%s”", "Ada Byron-Lovelace", "UPDATE person SET name = 'Ada of the old days' WHERE id = " ADA);
  exec (fixture, "Edit “%s”", "Ada of the old days", "UPDATE person SET name = 'Ada Byron-Lovelace', phone = '+86 139 1234 5678', email = 'ada@example.org',"
        " birthday = '1815-12-10', note = 'likes engines', tags = 'sort after' WHERE name = 'Ada of the old days'");
  exec (fixture, "Edit phone", NULL, "UPDATE person SET phone = '13912345678' WHERE id = " ADA);
  exec (fixture, "Edit note", NULL, "UPDATE membership SET note = 'came late' WHERE id = " ADAS);
  exec (fixture, "Own", NULL, "INSERT INTO own_field (id, name) VALUES (1, 'City')");
  exec (fixture, "Own", NULL, "INSERT INTO own_value (id, person_id, field_id, value) VALUES (1, " ADA ", 1, 'Marylebone')");
  exec (fixture, "Order", NULL, "INSERT INTO purchase (id, person_id, product) VALUES (1, " ADA ", 'Looms')");
  exec (fixture, "Sign-up", NULL, "INSERT INTO sign_up (id, group_id, title) VALUES (1, (SELECT min (id) FROM chat_group), 'Run')");
  exec (fixture, "Sign-up", NULL, "INSERT INTO sign_up_entry (id, sign_up_id, name) VALUES (1, 1, 'Enchantress of Number'), (2, 1, 'Bob')");
  exec (fixture, "Outreach", NULL, "INSERT INTO outreach (id, group_id, name) VALUES (1, (SELECT min (id) FROM chat_group), 'Ada Byron-Lovelace')");
  exec (fixture, "Owner", NULL, "UPDATE chat_group SET owner = 'Ada Byron-Lovelace'");
  exec (fixture, "Bob", NULL, "UPDATE person SET note = 'of Bob' WHERE name = 'Bob'");
}

/* --- looking for bytes --- */

static gboolean
holds (const char *path,
       const char *word)
{
  g_autofree char *content = NULL;
  gsize size = 0;

  return g_file_get_contents (path, &content, &size, NULL) && memmem (content, size, word, strlen (word)) != NULL;
}

static void
assert_clean_file (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (holds (path, secrets[i]))
      g_error ("%s holds “%s”", path, secrets[i]);
}

/* All files of the folder but for the chat that was imported. */
static void
assert_clean (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_str_has_suffix (name, ".txt") && !g_str_has_suffix (name, ".csv"))
        assert_clean_file (path);
    }
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = gops_store_check (fixture->store, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
forget (Fixture *fixture,
        gint64   person)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gops_person_forget (fixture->store, person, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* --- tests --- */

static void
test_no_byte (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) again = NULL;
  g_autofree char *kept = g_build_filename (fixture->test.folder, "test.before-restore-20260906-101010.groupops", NULL);
  g_autofree char *migrated = g_build_filename (fixture->test.folder, "test.groupops.format-2.bak", NULL);
  g_autofree char *other = g_build_filename (fixture->test.folder, "test.groupops.format-1.bak", NULL);

  g_assert_true (gops_backup_write (fixture->store, other, NULL, &error));
  fill (fixture);
  g_assert_true (gops_message_search_build (fixture->store, NULL, NULL, &error));
  g_assert_true (gops_backup_daily (fixture->store, fixture->backups, "2026-09-05", &error));
  g_assert_true (gops_people_merge (fixture->store, find (fixture, "Ada Byron-Lovelace"), find (fixture, "Adas other phone"), "same person", NULL, &error));
  g_assert_true (gops_backup_daily (fixture->store, fixture->backups, "2026-09-06", &error));
  g_assert_true (gops_backup_write (fixture->store, kept, NULL, &error));
  g_assert_true (gops_backup_write (fixture->store, migrated, NULL, &error));
  again = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, "4/10:00 m k9 wxid-ada-1815 Ada_Byron-Lovelace Undone in the engine room\n");
  g_assert_true (gops_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);


  forget (fixture, find (fixture, "Adas other phone"));
  assert_clean (fixture->test.folder);
  assert_clean (fixture->backups);
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));        /* holds nothing of her */
  g_assert_false (g_file_test (migrated, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  assert_sound (fixture);
  gops_assert_query (fixture->store, "SELECT name, note FROM person ORDER BY name", "Bob|of Bob; Cleo|");
  gops_assert_query (fixture->store, "SELECT body FROM message ORDER BY at", "Morning; 明天见");
  gops_assert_query (fixture->store, "SELECT owner, (SELECT group_concat (invited_by) FROM membership) FROM chat_group", "|,");
  gops_assert_query (fixture->store, "SELECT count (*) FROM forget_work", "0");
}

/* Backups open, and hold the others. */
static void
test_backups_stay (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->backups, "2026-09-05.groupops", NULL);
  g_autoptr (GopsStore) backup = NULL;

  fill (fixture);
  g_assert_true (gops_backup_daily (fixture->store, fixture->backups, "2026-09-05", &error));
  forget (fixture, find (fixture, "Ada Byron-Lovelace"));
  backup = gops_workspace_open (path, &error);
  g_assert_no_error (error);
  gops_assert_query (backup, "SELECT name, note FROM person ORDER BY name", "Adas other phone|; Bob|of Bob; Cleo|");
}

/* Of a backup in which the same account was another row. */
static void
test_older_row (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, talk);

  g_assert_true (gops_backup_daily (fixture->store, fixture->backups, "2026-09-05", &error));
  g_assert_true (gops_store_undo (fixture->store, NULL, &error));
  fill (fixture);
  forget (fixture, find (fixture, "Ada Byron-Lovelace"));
  g_assert_false (holds (fixture->test.path, "engine room"));
  {
    g_autofree char *path = g_build_filename (fixture->backups, "2026-09-05.groupops", NULL);

    g_assert_false (holds (path, "engine room"));
    g_assert_false (holds (path, "Byron"));
    g_assert_true (holds (path, "Morning"));
  }
}

static void
test_comes_again (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsImportReport) report = NULL, list = NULL;
  g_autoptr (GopsMemberImport) import = NULL;
  g_autofree char *path = g_build_filename (fixture->test.folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  fill (fixture);
  forget (fixture, find (fixture, "Ada Byron-Lovelace"));
  forget (fixture, find (fixture, "Adas other phone"));
  report = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, talk);
  g_assert_cmpuint (report->messages + report->members_new + report->events, ==, 0);
  g_assert_true (g_file_set_contents (path, "name,微信号,phone,email\nAda,wxid-ada-1815,,\nAda,,0086-139-1234-5678,\nAda,,,ADA@example.org\n"
                                       "Ada,wxid-new,0086-139-1234-5678,\nAda,wxid-newer,,ADA@example.org\nBob,wxid-bob,,bob@example.org\n", -1, NULL));
  import = gops_member_import_new (file, NULL, NULL, &error);
  g_assert_no_error (error);
  list = gops_member_import_run (import, fixture->store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->members_new, ==, 0);
  g_assert_cmpuint (list->members_matched, ==, 1);
  g_assert_cmpuint (list->n_skipped, ==, 5);
  gops_assert_query (fixture->store, "SELECT name FROM person ORDER BY name", "Bob; Cleo");
}

/* Who is known by a name alone, and who by a pseudonym. */
static void
test_names_alone (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char nameless[] = "08:15 m - - Ada Hi\n08:16 m - - Bob Hello\n08:17 m - - ＡＤＡ Again\n";
  g_autoptr (GopsImportReport) first = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, nameless), again = NULL;

  g_assert_cmpuint (first->members_new, ==, 2);
  forget (fixture, find (fixture, "Ada"));
  again = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, nameless);
  g_assert_cmpuint (again->messages + again->members_new, ==, 0);
}

/* Who has an account, and is named without it as who has invited somebody; and a namesake of somebody else of the group. */
static void
test_inviter (Fixture       *fixture,
              gconstpointer  data)
{
  static const char talk_of_ada[] = "08:15 m k1 u1 Ada Hi\n08:16 join - - Bob < - Ada\n08:17 m k2 u3 Cleo Hello\n08:18 m k3 u4 Cleo Hello, too\n";
  g_autoptr (GopsImportReport) first = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, talk_of_ada), again = NULL;

  g_assert_cmpuint (first->members_new, ==, 4);
  forget (fixture, find (fixture, "Ada"));
  again = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, talk_of_ada);
  g_assert_cmpuint (again->messages + again->members_new, ==, 0);
  gops_assert_query (fixture->store, "SELECT name FROM person ORDER BY name", "Bob; Cleo; Cleo");
  forget (fixture, find (fixture, "Cleo"));
  gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, "09:00 m - - Cleo Still here\n");
  gops_assert_query (fixture->store, "SELECT name FROM person ORDER BY name", "Bob; Cleo");
}

static void
test_pseudonyms (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GopsImportReport) first = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 ada = 0;

  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error, "UPDATE chat_group SET pseudonyms = 1", NULL));
  first = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, "08:15 m k1 u1 Ada Hi\n08:16 m - - Bob Hello\n");
  g_assert_true (gops_store_read_int (fixture->store, &ada, &error, "SELECT person_id FROM message WHERE body = 'Hi'", NULL));
  forget (fixture, ada);
  g_assert_true (gops_store_read_int (fixture->store, &ada, &error, "SELECT person_id FROM message WHERE body = 'Hello'", NULL));
  forget (fixture, ada);
  again = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, "08:15 m k1 u1 Ada Hi\n08:16 m - - Bob Hello\n");
  g_assert_cmpuint (again->messages + again->members_new, ==, 0);
}

/* Two who said the same in one minute: of the other nothing comes twice. */
static void
test_equal_words (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char script[] = "08:15 m - - Ada 1\n08:15 m - - Bob 1\n08:15 m - - Ada 1\n";
  g_autoptr (GopsImportReport) first = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, script), again = NULL;

  g_assert_cmpuint (first->messages, ==, 3);
  forget (fixture, find (fixture, "Ada"));
  again = gops_test_import_script (fixture->store, fixture->test.folder, fixture->group, script);
  g_assert_cmpuint (again->messages + again->members_new, ==, 0);
  gops_assert_query (fixture->store, "SELECT sum (messages) FROM membership", "1");
}

/* A number that somebody else has too keeps nobody out. */
static void
test_family (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) list = NULL;
  g_autofree char *path = g_build_filename (fixture->test.folder, "list.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  exec (fixture, "People", NULL, "INSERT INTO person (id, name, phone) VALUES (1, '王建国', '13912345678'), (2, '王小明', '+8613912345678')");
  forget (fixture, 2);
  g_assert_true (g_file_set_contents (path, "姓名,手机\n王建国,13912345678\n", -1, NULL));
  import = gops_member_import_new (file, NULL, NULL, &error);
  g_assert_no_error (error);
  list = gops_member_import_run (import, fixture->store, fixture->group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->members_matched, ==, 1);
}

/* --- those who were one for a while --- */

/* Two people of one group, with an order and a note each; Bob has a membership of his own in a second group. */
static void
add_two (Fixture *fixture)
{
  exec (fixture, "Add", "Ada", "INSERT INTO person (id, name, note) VALUES (1, 'Ada Byron', 'likes engines')");
  exec (fixture, "Add", "Bob", "INSERT INTO person (id, name, phone, note) VALUES (2, 'Bob', '13800138000', 'of Bob')");
  exec (fixture, "Add", NULL, "INSERT INTO chat_group (id, name) VALUES (99, '夜跑')");
  exec (fixture, "Add", NULL, "INSERT INTO membership (id, group_id, person_id, nickname) SELECT 10, id, 1, 'Countess' FROM chat_group WHERE id <> 99");
  exec (fixture, "Add", NULL, "INSERT INTO membership (id, group_id, person_id, nickname) SELECT 11, id, 2, 'Bobby' FROM chat_group WHERE id <> 99");
  exec (fixture, "Add", NULL, "INSERT INTO membership (id, group_id, person_id, nickname) VALUES (12, 99, 2, 'Bobby')");
  exec (fixture, "Order", NULL, "INSERT INTO purchase (id, person_id, product) VALUES (1, 1, 'Looms'), (2, 2, 'Bread')");
}

/* As one they were; @undo: the merge is undone, not split */
static void
be_one_for_a_while (Fixture *fixture,
                    gint64   kept,
                    gint64   merged,
                    gboolean undo)
{
  g_autoptr (GError) error = NULL;
  gint64 merge = 0;

  add_two (fixture);
  g_assert_true (gops_people_merge (fixture->store, kept, merged, "alike", &merge, &error));
  g_assert_true (undo ? gops_store_undo (fixture->store, NULL, &error) : gops_people_split (fixture->store, merge, &error));
  g_assert_no_error (error);
}

static void
assert_bob_alone (Fixture *fixture)
{
  assert_sound (fixture);
  assert_clean (fixture->test.folder);
  gops_assert_query (fixture->store, "SELECT name, phone, note, merged_into IS NULL FROM person", "Bob|13800138000|of Bob|1");
  gops_assert_query (fixture->store, "SELECT person_id, nickname FROM membership ORDER BY group_id = 99", "2|Bobby; 2|Bobby");
  gops_assert_query (fixture->store, "SELECT product FROM purchase", "Bread");
  gops_assert_query (fixture->store, "SELECT count (*) FROM person_merge", "0");
}

static void
test_apart_again (Fixture       *fixture,
                  gconstpointer  data)
{
  guint how = GPOINTER_TO_UINT (data);
  g_autoptr (GopsForgetSurvey) survey = NULL;
  g_autoptr (GError) error = NULL;

  be_one_for_a_while (fixture, how & 1 ? 1 : 2, how & 1 ? 2 : 1, (how & 2) != 0);
  survey = gops_person_forget_survey (fixture->store, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->others->len, ==, 0);
  g_assert_cmpuint (((GopsForgetCount *) survey->goes->pdata[0])->n, ==, 1);
  forget (fixture, 1);
  assert_bob_alone (fixture);
}

/* What Bob was known by is in no entry of Ada's history either. */
static void
test_apart_other (Fixture       *fixture,
                  gconstpointer  data)
{
  be_one_for_a_while (fixture, 1, 2, FALSE);
  forget (fixture, 2);
  assert_sound (fixture);
  gops_assert_query (fixture->store, "SELECT name, phone, note FROM person", "Ada Byron||likes engines");
  gops_assert_query (fixture->store, "SELECT id, nickname FROM membership", "10|Countess");
  g_assert_false (holds (gops_store_get_path (fixture->store), "13800138000"));
  g_assert_false (holds (gops_store_get_path (fixture->store), "of Bob"));
  g_assert_false (holds (gops_store_get_path (fixture->store), "Bobby"));
}

static void
split_all (Fixture *fixture)
{
  gint64 merge = 0;

  g_assert_true (gops_store_read_int (fixture->store, &merge, NULL, "SELECT id FROM person_merge", NULL));
  g_assert_true (gops_people_split (fixture->store, merge, NULL));
}

/* A backup of a day on which they were one keeps the other, whoever of the two stayed then, with all that was theirs. */
static void
test_apart_in_backup (Fixture       *fixture,
                      gconstpointer  data)
{
  guint how = GPOINTER_TO_UINT (data);
  gint64 gone = how & 1 ? 1 : 2;
  g_autofree char *path = g_build_filename (fixture->backups, "2026-09-05.groupops", NULL);
  g_autoptr (GopsStore) backup = NULL;
  g_autoptr (GError) error = NULL;

  add_two (fixture);
  g_assert_true (gops_people_merge (fixture->store, how & 2 ? 1 : 2, how & 2 ? 2 : 1, "alike", NULL, &error));
  g_assert_true (gops_backup_daily (fixture->store, fixture->backups, "2026-09-05", &error));
  split_all (fixture);
  forget (fixture, gone);
  backup = gops_store_open (path, gops_workspace_get_schema (), &error);
  g_assert_no_error (error);
  gops_assert_query (backup, "SELECT name, phone, note, merged_into IS NULL FROM person", gone == 1 ? "Bob|13800138000|of Bob|1" : "Ada Byron||likes engines|1");
  gops_assert_query (backup, "SELECT person_id, nickname FROM membership ORDER BY group_id = 99", gone == 1 ? "2|Bobby; 2|Bobby" : "1|Countess");
  gops_assert_query (backup, "SELECT product FROM purchase", gone == 1 ? "Bread" : "Looms");
  g_clear_object (&backup);
  g_assert_false (holds (path, gone == 1 ? "Ada Byron" : "13800138000"));
  g_assert_false (holds (path, gone == 1 ? "likes engines" : "of Bob"));
}

/* That they are two is no figure of people. */
static void
test_apart_words (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GopsForgetSurvey) survey = NULL;
  gboolean said = FALSE;

  add_two (fixture);
  g_assert_true (gops_people_set_apart (fixture->store, 1, 2, NULL));
  survey = gops_person_forget_survey (fixture->store, 1, NULL, NULL);
  for (guint i = 0; i < survey->goes->len; i++)
    said |= g_str_equal (((GopsForgetCount *) survey->goes->pdata[i])->text, "1 remark that somebody else is not the same person");
  g_assert_true (said);
}

/* Still one, they go together, and the question names both. */
static void
test_still_one (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsForgetSurvey) survey = NULL;

  add_two (fixture);
  g_assert_true (gops_people_merge (fixture->store, 1, 2, "alike", NULL, &error));
  survey = gops_person_forget_survey (fixture->store, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->others->len, ==, 1);
  g_assert_cmpstr (survey->others->pdata[0], ==, "Bob");
  forget (fixture, 2);
  assert_sound (fixture);
  gops_assert_query (fixture->store, "SELECT (SELECT count (*) FROM person) + (SELECT count (*) FROM membership) + (SELECT count (*) FROM purchase)", "0");
}

/* Other actions can still be undone; labels lose the name; whoever has the same name keeps theirs. */
static void
test_history (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *label = NULL;

  fill (fixture);
  exec (fixture, "Invite “%s” and Adam", "Ada Byron-Lovelace", "UPDATE person SET note = 'note' WHERE name = 'Cleo'");
  exec (fixture, "Same name", NULL, "INSERT INTO person (id, name) VALUES (1, 'Adas other phone')");
  forget (fixture, find (fixture, "Ada Byron-Lovelace"));
  label = gops_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Same name");
  g_assert_true (gops_store_undo (fixture->store, NULL, &error));
  g_clear_pointer (&label, g_free);
  label = gops_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Invite “…” and Adam");
  for (guint i = 0; i < 2; i++)
    g_assert_true (gops_store_undo (fixture->store, NULL, &error));   /* Cleo's note, Bob's note */
  g_assert_no_error (error);
  gops_assert_query (fixture->store, "SELECT name, note FROM person ORDER BY name", "Adas other phone|; Bob|; Cleo|");
  g_clear_pointer (&label, g_free);
  label = gops_store_dup_undo_label (fixture->store);
  g_assert_cmpstr (label, ==, "Sign-up");   /* who owned the group nobody knows any more */
  g_assert_true (gops_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
}

static void
test_survey (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsForgetSurvey) survey = NULL;
  g_autoptr (GString) goes = g_string_new (NULL);
  g_autofree char *before = NULL, *after = NULL;

  fill (fixture);
  exec (fixture, "Rules", NULL, "UPDATE chat_group SET announcement = 'Ask Ada Byron-Lovelace'");
  g_assert_true (gops_backup_daily (fixture->store, fixture->backups, "2026-09-06", &error));
  before = gops_test_dump (fixture->store);
  survey = gops_person_forget_survey (fixture->store, find (fixture, "Ada Byron-Lovelace"), NULL, &error);
  g_assert_no_error (error);
  after = gops_test_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  for (guint i = 0; i < survey->goes->len; i++)
    {
      const GopsForgetCount *one = survey->goes->pdata[i];

      g_string_append_printf (goes, "%s%s %d", i > 0 ? ", " : "", one->what, (int) one->n);
    }
  g_assert_cmpstr (goes->str, ==, "Person 1, Account 1, Membership 1, Seed user 1, Own value 1, Order 1, Entry of a sign-up list 1, Message 2, Day of activity 2, Message counted in figures 2,"
                   " Coming and going 1, Note 2");
  g_assert_cmpstr (survey->name, ==, "Ada Byron-Lovelace");
  g_assert_cmpuint (survey->others->len, ==, 0);
  g_assert_cmpuint (survey->journal, >, 5);
  g_assert_cmpuint (survey->backups->len, ==, 1);
  g_assert_cmpuint (survey->fingerprints, ==, 5);   /* of the account, the number, the address and two names */
  g_assert_cmpuint (survey->stays->len, ==, 1);
  g_assert_cmpuint (((GopsForgetCount *) survey->stays->pdata[0])->n, ==, 1);
}

/* Cancelled before the end everything is there; killed after it, the next opening does the rest. */
static void
test_interrupted (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = NULL, *after = NULL, *path = g_build_filename (fixture->backups, "2026-09-05.groupops", NULL);
  gint64 ada;

  fill (fixture);
  ada = find (fixture, "Ada Byron-Lovelace");
  before = gops_test_dump (fixture->store);
  g_cancellable_cancel (cancellable);
  g_assert_false (gops_person_forget (fixture->store, ada, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = gops_test_dump (fixture->store);
  g_assert_cmpstr (before, ==, after);
  gops_assert_query (fixture->store, "SELECT count (*) FROM forgotten", "0");

  g_assert_true (gops_backup_daily (fixture->store, fixture->backups, "2026-09-05", &error));
  forget (fixture, ada);
  g_assert_false (holds (path, "wxid-ada-1815"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error, "INSERT INTO person (id, name) VALUES (77, 'Ada Byron')", NULL));
  g_assert_true (gops_backup_daily (fixture->store, fixture->backups, "2026-09-05", &error));
  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error, "DELETE FROM person WHERE id = 77", NULL));
  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error, "INSERT INTO forget_work (person_id) VALUES (77)", NULL));
  g_assert_true (holds (path, "Ada Byron"));
  gops_test_store_reopen (&fixture->test);
  fixture->store = fixture->test.store;
  g_assert_false (holds (path, "Ada Byron"));
  gops_assert_query (fixture->store, "SELECT count (*) FROM forget_work", "0");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_false (gops_person_forget (fixture->store, 4711, NULL, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error, "INSERT INTO batch (id, kind, state, created_at, touched_at) VALUES (7, 'chat', 'pending', 0, 0)", NULL));
  g_assert_false (gops_person_forget (fixture->store, find (fixture, "Bob"), NULL, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (gops_person_forget_survey (fixture->store, 4711, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND);
}

/* A backup that is no database any more can't be looked into: it goes. */
static void
test_damaged_backup (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->backups, "2026-09-05.groupops", NULL);

  fill (fixture);
  g_assert_cmpint (g_mkdir_with_parents (fixture->backups, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "Ada Byron-Lovelace", -1, NULL));
  forget (fixture, find (fixture, "Ada Byron-Lovelace"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A copy that cannot be changed keeps nothing else from being done: the file is built anew, once, and the rest of the upkeep
 * runs. The copy here is a folder that something lies in: nobody can rewrite or delete that as a file. */
static void
test_stubborn_copy (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->backups, "2026-09-05.groupops", NULL), *inside = g_build_filename (path, "x", NULL);
  g_autoptr (GError) error = NULL;

  fill (fixture);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_false (gops_person_forget (fixture->store, find (fixture, "Ada Byron-Lovelace"), NULL, NULL, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (holds (fixture->test.path, "Ada Byron"));
  gops_assert_query (fixture->store, "SELECT count (*) > 0, min (person_id) < 0, max (person_id) < 0 FROM forget_work", "1|1|1");

  g_assert_true (gops_store_exec_unjournaled (fixture->store, NULL, &error, "UPDATE chat_group SET keep_texts = -1", NULL));
  g_assert_true (gops_message_search_build (fixture->store, NULL, NULL, &error));
  g_assert_false (gops_workspace_upkeep (fixture->store, &error));
  g_assert_error (error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  gops_assert_query (fixture->store, "SELECT count (*) FROM message", "0");   /* texts went */
  gops_assert_query (fixture->store, "SELECT count (*) > 0 FROM message_index", "1");   /* nothing was built anew once more */

  g_assert_cmpint (g_rmdir (inside), ==, 0);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_true (gops_workspace_upkeep (fixture->store, &error));
  g_assert_no_error (error);
  gops_assert_query (fixture->store, "SELECT count (*) FROM forget_work", "0");
}

/* Names of two Latin letters, or of one sign, go where they are the whole of a column or an argument, and stay parts of words. */
static void
test_short_names (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const names[] = { "Li", "丽", "Bo" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *insert = g_strdup_printf ("INSERT INTO person (name) VALUES ('%s')", names[i]);
      g_autofree char *own = g_strdup_printf ("UPDATE chat_group SET owner = '%s'", names[i]);
      g_autofree char *args = NULL, *journal = NULL;
      gint64 gone;

      exec (fixture, "Add “%s”", names[i], insert);
      exec (fixture, "Owner “%s”", names[i], own);
      exec (fixture, "Edit “%s”", "Libraries and Books 丽人", "UPDATE chat_group SET note = 'Libraries and Books 丽人'");
      gone = find (fixture, names[i]);
      forget (fixture, gone);
      gops_assert_query (fixture->store, "SELECT owner, note FROM chat_group", "|Libraries and Books 丽人");
      args = g_strdup_printf ("SELECT count (*) FROM journal_action WHERE args LIKE '%%\"%s\"%%'", names[i]);
      journal = g_strdup_printf ("SELECT count (*) FROM journal_row WHERE before LIKE '%%\"%s\"%%' OR after LIKE '%%\"%s\"%%'", names[i], names[i]);
      gops_assert_query (fixture->store, args, "0");
      gops_assert_query (fixture->store, journal, "0");
      gops_assert_query (fixture->store, "SELECT count (*) > 0 FROM journal_action WHERE args = '[\"Libraries and Books 丽人\"]'", "1");
      exec (fixture, "Note", NULL, "UPDATE chat_group SET note = ''");
    }
}

#define ADD(path, function) g_test_add ("/intake/person-forget/" path, Fixture, NULL, set_up, function, tear_down)
#define ADD_HOW(path, how) g_test_add ("/intake/person-forget/" path, Fixture, GUINT_TO_POINTER (how), set_up, test_apart_again, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("no-byte-is-left", test_no_byte);
  ADD ("backups-stay", test_backups_stay);
  ADD ("another-row-in-a-backup", test_older_row);
  ADD ("comes-again", test_comes_again);
  ADD ("names-alone", test_names_alone);
  ADD ("inviter", test_inviter);
  ADD ("pseudonyms", test_pseudonyms);
  ADD ("equal-words", test_equal_words);
  ADD ("family", test_family);
  ADD_HOW ("was-kept-and-split", 1);
  ADD_HOW ("was-merged-and-split", 0);
  ADD_HOW ("was-kept-and-undone", 3);
  ADD_HOW ("was-merged-and-undone", 2);
  ADD ("apart-other", test_apart_other);
  ADD ("apart-words", test_apart_words);
  for (guint how = 0; how < 4; how++)
    {
      g_autofree char *name = g_strdup_printf ("/intake/person-forget/apart-in-backup/%u", how);

      g_test_add (name, Fixture, GUINT_TO_POINTER (how), set_up, test_apart_in_backup, tear_down);
    }
  ADD ("still-one", test_still_one);
  ADD ("history", test_history);
  ADD ("survey", test_survey);
  ADD ("interrupted", test_interrupted);
  ADD ("refused", test_refused);
  ADD ("damaged-backup", test_damaged_backup);
  ADD ("stubborn-copy", test_stubborn_copy);
  ADD ("short-names", test_short_names);
  return g_test_run ();
}
