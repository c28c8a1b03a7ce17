/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gops-test-members.h"

#include "gops-group-maker.h"
#include "gops-member-import.h"
#include "gops-own-fields.h"
#include "gops-records.h"

#define FACTS \
  "SELECT group_concat (facts, char (10)) FROM (SELECT concat_facts AS facts FROM (SELECT p.name || '|' || m.nickname || '|' ||" \
  " coalesce ((SELECT external_id FROM person_identity i WHERE i.person_id = p.id), '') || '|' || p.phone || '|' || p.email || '|' ||" \
  " p.birthday || '|' || m.role || '|' || m.joined_on || '|' || m.last_spoke_at || '|' || m.messages || '|' || m.active_days || '|' ||" \
  " m.invites || '|' || m.checkins || '|' || m.purchases || '|' || m.points || '|' || p.tags || '|' || m.invited_by || '|' || p.note ||" \
  " coalesce ((SELECT group_concat (line, '') FROM (SELECT '|' || f.name || '=' || o.value AS line FROM own_value o" \
  " JOIN own_field f ON f.id = o.field_id WHERE o.person_id = p.id ORDER BY f.name)), '')" \
  " AS concat_facts FROM membership m JOIN person p ON p.id = m.person_id WHERE m.left_on = '' ORDER BY p.name))"

gint64
gops_test_make_group (GopsStore *store, const char *language)
{
  const GopsGroupDraft draft = { .kind = "interest", .platform = "wechat", .language = language, .name = "g", .time_zone = "Asia/Shanghai" };
  g_autoptr (GError) error = NULL;
  gint64 group = gops_method_create_group (store, &draft, &error);

  g_assert_no_error (error);
  return group;
}

static gint64
add_person (GopsStore *store, const char *name, const char *note, gboolean full)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsRecord) person =
    gops_record_new (GOPS_TYPE_PERSON, "name", name, "tags", full ? "a,b" : "", "phone", full ? "+8613800138000" : "", "email",
                     full ? "x@example.com" : "", "birthday", full ? "1990-05-06" : "", "note", note, NULL);

  g_assert_true (gops_record_insert (person, store, &error));
  g_assert_no_error (error);
  return gops_record_get_id (person);
}

static void
add_membership (GopsStore *store, gint64 group, gint64 person, const char *nickname, const char *role, gboolean full)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsRecord) membership = gops_record_new (
    GOPS_TYPE_MEMBERSHIP, "group-id", group, "person-id", person, "role", role, "nickname", nickname, "messages", (gint64) (full ? 7 : 0),
    "active-days", (gint64) (full ? 3 : 0), "invites", (gint64) (full ? 2 : 0), "checkins", (gint64) (full ? 5 : 0), "purchases",
    (gint64) (full ? 1 : 0), "points", (gint64) (full ? 99 : 0), "joined-on", full ? "2026-03-01" : "", "invited-by", full ? "老王" : "",
    "last-spoke-at", full ? G_GINT64_CONSTANT (1774000000) * G_USEC_PER_SEC : (gint64) 0, "tier", full ? "core" : "", NULL);

  g_assert_true (gops_record_insert (membership, store, &error));
  g_assert_no_error (error);
}

static void
add_member (GopsStore *store, gint64 group, const char *name, const char *nickname, const char *account, const char *role, const char *note)
{
  gboolean full = *account != '\0';
  g_autoptr (GopsRecord) identity = NULL;
  gint64 person;

  g_assert_true (gops_store_begin (store, NULL, "test", NULL));
  person = add_person (store, name, note, full);
  add_membership (store, group, person, nickname, role, full);
  if (full)
    {
      identity = gops_record_new (GOPS_TYPE_IDENTITY, "person-id", person, "platform", "wechat", "external-id", account, NULL);
      g_assert_true (gops_record_insert (identity, store, NULL));
    }
  g_assert_true (gops_store_commit (store, NULL));
}

void
gops_test_fill_members (GopsStore *store, gint64 group)
{
  add_member (store, group, "王小明", "明哥", "wxid_007", "owner", "two\nlines, \"quoted\"");
  add_member (store, group, "=cmd()", "@all", "", "member", "");
  add_member (store, group, "＝1", "", "", "admin", "");
  add_member (store, group, "Ann", "", "", "member", "");
}

void
gops_test_add_noted (GopsStore *store, gint64 group, const char *name, const char *note)
{
  add_member (store, group, name, "", "", "member", note);
}

static const struct
{
  const char *name;
  GopsOwnKind kind;
  const char *choices;
  const char *of_first;    /* said of 王小明 */
  const char *of_second;   /* said of Ann */
} own[] = {
  { "尺码", GOPS_OWN_CHOICE, "S\nM", "M", "S" },
  { "Height", GOPS_OWN_NUMBER, NULL, "1.5", "-172.25" },
  { "合同 日期", GOPS_OWN_DATE, NULL, "2026-12-31", "" },
  { "Birthday", GOPS_OWN_TEXT, NULL, "in May", "1,234" },
  { "生日", GOPS_OWN_TEXT, NULL, "12.50", "007" },
  { "QQ", GOPS_OWN_TEXT, NULL, "", "2026/3/1" },
  { "surname", GOPS_OWN_TEXT, NULL, "a; b\\ \"c\"\nd", "13800138000000000" },
  { "title-of_it", GOPS_OWN_TEXT, NULL, "=1+1", "" },
};

static void
say (GopsStore *store, const char *person, gint64 field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsOwnField) record = gops_record_load (GOPS_TYPE_OWN_FIELD, store, field, NULL);
  gint64 id;

  g_assert_true (gops_store_read_int (store, &id, NULL, "SELECT id FROM person WHERE name = ?1", "s", person));
  g_assert_true (gops_own_value_set (store, id, record, value, &error));
  g_assert_no_error (error);
}

void
gops_test_fill_own (GopsStore *store)
{
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 field = gops_own_field_add (store, own[i].name, own[i].kind, own[i].choices, &error);

      g_assert_no_error (error);
      say (store, "王小明", field, own[i].of_first);
      say (store, "Ann", field, own[i].of_second);
    }
}

char *
gops_test_member_facts (GopsStore *store)
{
  g_autoptr (GError) error = NULL;
  char *facts = NULL;

  g_assert_true (gops_store_read_text (store, &facts, &error, FACTS, NULL));
  g_assert_no_error (error);
  return facts;
}

void
gops_test_import_members (GopsStore *store, gint64 group, GFile *file, guint n_new)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GopsMemberImport) import = gops_member_import_new (file, NULL, NULL, &error);
  g_autoptr (GopsImportReport) report = NULL;

  g_assert_no_error (error);
  g_assert_true (gops_member_import_guess_own (import, store, &error));
  g_assert_no_error (error);
  report = gops_member_import_run (import, store, group, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->members_new, ==, n_new);
  g_assert_cmpuint (report->n_skipped, ==, 0);
}
