/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Generator of large workspaces. */

#include "gops-big-workspace.h"

#include "gops-batch.h"
#include "gops-bulk-insert.h"
#include "gops-message-number.h"
#include "gops-records.h"

#include <math.h>

#define UUID "00000000-0000-4000-8000-000000000000"
#define NOON G_GINT64_CONSTANT (1795348800000000)   /* 2026-11-22 12:00 UTC */
#define DAY  (24 * 3600 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  GopsStore *store;
  GRand     *random;
  GError   **error;
  GArray    *groups;   /* (element-type gint64) */
  GArray    *weights;  /* (element-type double): running sums of the groups' shares */
  gint64     batch;
  gboolean   accounts;
  GArray    *members;  /* (element-type Member) */
} Maker;

typedef struct
{
  guint  group;
  gint64 person;
} Member;

static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何", "林", "高", "罗" };
static const char *const given[] = { "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛", "明", "超", "秀英", "霞", "平",
                                     "小明", "晓华", "子涵", "雨桐", "浩然", "欣怡", "宇轩", "思远", "佳怡", "一诺" };
static const char *const first_names[] = { "Anna", "Ben", "Chloe", "David", "Emma", "Felix", "Grace", "Hugo", "Ines", "Jonas", "Kate", "Liam", "Mia", "Noah", "Olga", "Paul", "Rosa", "Sam", "Tara", "Zoë" };
static const char *const last_names[] = { "Adler", "Brook", "Castle", "Dale", "Evans", "Field", "Grant", "Hill", "Irving", "Jones", "Klein", "Lane", "Moss", "North", "Owen", "Price", "Reed", "Stone", "Turner", "Wood" };
static const char *const kinds[] = { "traffic", "newcomer", "camp", "check-in", "interest", "flash", "transfer", "resources", "service", "paid", "gig", "mutual-help" };

#define PICK(maker, array) (array)[g_rand_int_range ((maker)->random, 0, G_N_ELEMENTS (array))]

static char *
make_name (Maker *maker)
{
  if (g_rand_double (maker->random) < 0.7)
    return g_strdup_printf ("%s%s%s", PICK (maker, surnames), PICK (maker, given), g_rand_double (maker->random) < 0.3 ? PICK (maker, given) : "");
  return g_strdup_printf ("%s %s", PICK (maker, first_names), PICK (maker, last_names));
}

static gboolean
add_group (Maker *maker,
           guint  number)
{
  gboolean chinese = g_rand_double (maker->random) < 0.6;
  g_autofree char *name = chinese ? g_strdup_printf ("%s的第 %u 群", PICK (maker, given), number) : g_strdup_printf ("%s’s group %u", PICK (maker, first_names), number);
  g_autoptr (GBytes) key = gops_collation_key (name);
  g_autoptr (GopsGroup) group = gops_record_new (GOPS_TYPE_GROUP, "name", name, "sort-key", key, "kind", PICK (maker, kinds),
    "platform", chinese ? "wechat" : "whatsapp", "language", chinese ? "zh_CN" : "en", "status", "active", "structure", "single", "owner", PICK (maker, first_names), NULL);
  gint64 id;

  if (!gops_record_insert (group, maker->store, maker->error))
    return FALSE;
  id = gops_record_get_id (group);
  g_array_append_val (maker->groups, id);
  if (!gops_store_exec (maker->store, maker->error, "INSERT INTO positioning (id, group_id, theme) VALUES (?1, ?2, ?3)", "lls", gops_store_new_id (maker->store), id, name))
    return FALSE;
  for (guint i = 0; i < 12; i++)
    if (!gops_store_exec (maker->store, maker->error, "INSERT INTO clause (id, group_id, position, section, polarity, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", "llisss",
                          gops_store_new_id (maker->store), id, i, i < 6 ? "encouraged" : "forbidden", i < 6 ? "encourage" : "forbid",
                          chinese ? "发言前先看群公告，提问请写清楚背景。" : "Read the announcement before you post, and give the background of a question."))
      return FALSE;
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *day = gops_date_add ("2026-11-15", (int) i);

      if (!gops_store_exec (maker->store, maker->error, "INSERT INTO plan_item (id, group_id, type, title, on_date, at_time, status) VALUES (?1, ?2, 'topic', ?3, ?4, '20:00', 'ready')", "llss",
                            gops_store_new_id (maker->store), id, chinese ? "今晚话题" : "Topic of the evening", day))
        return FALSE;
    }
  return TRUE;
}

/* The shares of the groups fall as 1 / rank. */
static gboolean
add_groups (Maker *maker,
            guint  n)
{
  double sum = 0;

  if (!gops_store_begin (maker->store, maker->error, "Create many groups", NULL))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      sum += 1.0 / (i + 1);
      g_array_append_val (maker->weights, sum);
      if (!add_group (maker, i + 1))
        {
          gops_store_rollback (maker->store);
          return FALSE;
        }
    }
  return gops_store_commit (maker->store, maker->error);
}

static guint
pick_group (Maker *maker)
{
  double at = g_rand_double (maker->random) * g_array_index (maker->weights, double, maker->weights->len - 1);
  guint low = 0, high = maker->weights->len - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (maker->weights, double, middle) < at)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Normal, by Box and Muller. */
static double
random_normal (Maker *maker)
{
  double u = 1 - g_rand_double (maker->random), v = g_rand_double (maker->random);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * v);
}

static gboolean
add_membership (Maker *maker,
                gint64 person,
                guint  group)
{
  static const char *const tiers[] = { "core", "active", "ordinary", "at-risk", "new", "lost", "silent" };
  static const double shares[] = { 0.02, 0.15, 0.27, 0.32, 0.36, 0.42, 1.0 };
  double draw = g_rand_double (maker->random);
  int days = (int) (900 * (1 - sqrt (g_rand_double (maker->random))));   /* since joining: more and more join */
  g_autofree char *joined = gops_date_add ("2026-11-22", -days);
  gint64 messages, last;
  guint tier = 0;
  const Member member = { group, person };

  g_array_append_val (maker->members, member);
  while (draw >= shares[tier] && tier + 1 < G_N_ELEMENTS (shares))
    tier++;
  messages = tier == 6 ? 0 : (gint64) (exp (1.5 * random_normal (maker) + (tier < 2 ? 4 - tier : 1)));
  last = messages == 0 ? 0 : NOON - (gint64) (g_rand_double (maker->random) * MIN (days, tier < 3 ? 10 : 120) * (double) DAY);
  return gops_store_exec (maker->store, maker->error,
    "INSERT INTO membership (id, group_id, person_id, role, joined_on, tier, messages, active_days, last_spoke_at, points, batch)"
    " VALUES (?1, ?2, ?3, 'member', ?4, ?5, ?6, ?7, ?8, ?9, ?10)", "lllsslilll",
    gops_store_new_id (maker->store), g_array_index (maker->groups, gint64, group), person, joined, tiers[tier], messages,
    (int) MIN (messages / 3, 30), last, messages * 2, maker->batch);
}

static gboolean
add_account (Maker *maker,
             gint64 person,
             guint  number)
{
  g_autofree char *account = g_strdup_printf ("user%u", number % 50 == 0 ? 100000 + number / 25 : 1000000 + number);

  return gops_store_exec (maker->store, maker->error, "INSERT INTO person_identity (id, person_id, platform, external_id, batch)"
                          " VALUES (?1, ?2, 'telegram', ?3, ?4)", "llsl", gops_store_new_id (maker->store), person, account, maker->batch);
}

static gboolean
add_person (Maker *maker,
            guint  number)
{
  gint64 id = gops_store_new_id (maker->store);
  g_autofree char *name = make_name (maker);
  g_autofree char *phone = g_strdup_printf ("1%010u", number);
  g_autoptr (GBytes) key = gops_collation_key (name);
  guint group = pick_group (maker), again;

  if (!gops_store_exec (maker->store, maker->error, "INSERT INTO person (id, name, sort_key, phone, batch) VALUES (?1, ?2, ?3, ?4, ?5)", "lsbsl",
                        id, name, key, phone, maker->batch) ||
      !add_membership (maker, id, group) || (maker->accounts && !add_account (maker, id, number)))
    return FALSE;
  again = g_rand_double (maker->random) < 0.25 ? pick_group (maker) : group;
  return again == group || add_membership (maker, id, again);
}

static gboolean
add_people (Maker *maker,
            guint  n)
{
  GopsBatch batch;

  if (!gops_batch_begin (maker->store, &batch, "members", "people.csv", 0, maker->error, "Import many people", NULL))
    return FALSE;
  maker->batch = batch.id;
  for (guint start = 0; start < n; start += GOPS_BATCH_SLICE)
    {
      if (!gops_batch_resume (maker->store, &batch, maker->error))
        return FALSE;
      for (guint i = start; i < MIN (n, start + GOPS_BATCH_SLICE); i++)
        if (!add_person (maker, i))
          {
            gops_store_rollback (maker->store);
            return FALSE;
          }
      if (!gops_store_commit (maker->store, maker->error))
        return FALSE;
    }
  return gops_batch_finish (maker->store, &batch, "{}", maker->error);
}

/* --- messages --- */

#define DAYS 1000   /* before noon on which something was said */

static const char *const sentences[] = { "今天一起跑步吗", "大家早安", "路线在公告里，请看", "已经到了公园门口", "谢谢，明天见", "See you at six.", "报名了", "天气真好，照片发群里",
                                         "下周的活动有问题吗", "好的", "+1", "集合时间改到六点半，请大家互相转告" };

/* What somebody said in a group on a day. */
typedef struct
{
  gint64 person;
  gint64 group;
  gint64 last_at;
  int    day;
} Saying;

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const Member *left = a, *right = b;

  return left->group != right->group ? (left->group < right->group ? -1 : 1) : left->person < right->person ? -1 : left->person > right->person;
}

static int
compare_sayings (gconstpointer a,
                 gconstpointer b)
{
  const Saying *left = a, *right = b;

  if (left->person != right->person)
    return left->person < right->person ? -1 : 1;
  return left->group != right->group ? (left->group < right->group ? -1 : 1) : left->day - right->day;
}

static void
put_message (Maker          *maker,
             GopsBulkInsert *insert,
             const Member   *member,
             gint64          at,
             GArray         *sayings)
{
  gint64 group = g_array_index (maker->groups, gint64, member->group);
  const Saying saying = { member->person, group, at, (int) (at / DAY) };
  const gint64 numbers[] = { group, gops_message_number (at, (guint64) at), member->person, at };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    gops_bulk_insert_int (insert, numbers[i]);
  gops_bulk_insert_text (insert, "text");
  gops_bulk_insert_text (insert, PICK (maker, sentences));
  gops_bulk_insert_null (insert);
  gops_bulk_insert_int (insert, maker->batch);
  g_array_append_val (sayings, saying);
}

/* Evenly in time, so that they come in the order of their numbers. */
static gboolean
add_messages_of (Maker           *maker,
                 const GopsBatch *batch,
                 GopsBulkInsert  *insert,
                 const Member    *members,
                 guint            n_members,
                 guint            n,
                 GArray          *sayings)
{
  for (guint i = 0; i < n; i++)
    {
      gint64 at = NOON - DAYS * DAY + (gint64) ((double) DAYS * (double) DAY / n * i);

      if (i % GOPS_BATCH_SLICE == 0 && !gops_batch_resume (maker->store, batch, maker->error))
        return FALSE;
      put_message (maker, insert, &members[g_rand_int_range (maker->random, 0, (gint32) n_members)], at, sayings);
      if (!gops_bulk_insert_row (insert, maker->error))
        return FALSE;
      if ((i % GOPS_BATCH_SLICE == GOPS_BATCH_SLICE - 1 || i == n - 1) &&
          (!gops_bulk_insert_flush (insert, maker->error) || !gops_store_commit (maker->store, maker->error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_days (Maker           *maker,
          const GopsBatch *batch,
          GArray          *sayings)
{
  g_autoptr (GopsBulkInsert) insert = gops_bulk_insert_new (maker->store,
    "INSERT INTO activity_day (person_id, group_id, day, batch, messages, last_at)", 6, "");

  g_array_sort (sayings, compare_sayings);
  if (!gops_batch_resume (maker->store, batch, maker->error))
    return FALSE;
  for (guint i = 0, n; i < sayings->len; i += n)
    {
      const Saying *first = &g_array_index (sayings, Saying, i);

      for (n = 1; i + n < sayings->len && compare_sayings (first, first + n) == 0;)
        n++;
      {
        const gint64 numbers[] = { first->person, first->group, first->day, batch->id, n, first->last_at };

        for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
          gops_bulk_insert_int (insert, numbers[k]);
      }
      if (!gops_bulk_insert_row (insert, maker->error))
        return FALSE;
    }
  return gops_bulk_insert_flush (insert, maker->error) &&
         gops_store_exec (maker->store, maker->error, "INSERT INTO activity_group (group_id, day, batch, messages, speakers)"
                          " SELECT group_id, day, ?1, sum (messages), count (*) FROM activity_day GROUP BY group_id, day", "l", batch->id) &&
         gops_store_commit (maker->store, maker->error);
}

static gboolean
add_messages (Maker *maker,
              guint  n)
{
  g_autoptr (GopsBulkInsert) insert = NULL;
  g_autoptr (GArray) sayings = g_array_new (FALSE, FALSE, sizeof (Saying));
  const Member *members = (const Member *) (void *) maker->members->data;
  GopsBatch batch;

  if (!gops_batch_begin (maker->store, &batch, "chat", "result.json", 0, maker->error, "Import many messages", NULL))
    return FALSE;
  maker->batch = batch.id;
  insert = gops_bulk_insert_new (maker->store, "INSERT INTO message (group_id, message_id, person_id, at, kind, body, reply_to, batch)", 8, "");
  g_array_sort (maker->members, compare_members);
  for (guint from = 0, to; from < maker->members->len; from = to)
    {
      for (to = from; to < maker->members->len && members[to].group == members[from].group;)
        to++;
      if (!add_messages_of (maker, &batch, insert, members + from, to - from,
                            (guint) ((guint64) n * to / maker->members->len - (guint64) n * from / maker->members->len), sayings))
        return FALSE;
    }
  return add_days (maker, &batch, sayings) && gops_batch_finish (maker->store, &batch, "{}", maker->error);
}

/**
 * gops_big_workspace_create:
 *
 * Returns: (transfer full) (nullable): the store of a new workspace, NULL with @error set
 */
GopsStore *
gops_big_workspace_create (const char             *path,
                           const GopsBigWorkspace *size,
                           GError                **error)
{
  g_autoptr (GopsStore) store = gops_workspace_create_pinned (path, UUID, 1, NOON, error);
  g_autoptr (GRand) random = g_rand_new_with_seed (size->seed);
  g_autoptr (GArray) groups = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  Maker maker = { store, random, error, groups, weights, 0, size->messages > 0, members };

  if (store == NULL)
    return NULL;
  gops_store_set_author (store, "Generator");
  if (!add_groups (&maker, size->groups) || !add_people (&maker, size->people) ||
      (size->messages > 0 && !add_messages (&maker, size->messages)))
    return NULL;
  return g_steal_pointer (&store);
}

/**
 * gops_big_workspace_largest_group:
 *
 * Returns: the id of the group with the most members
 */
gint64
gops_big_workspace_largest_group (GopsStore *store)
{
  gint64 id = 0;

  (void) gops_store_read_int (store, &id, NULL, "SELECT group_id FROM membership GROUP BY group_id ORDER BY count(*) DESC LIMIT 1", NULL);
  return id;
}
