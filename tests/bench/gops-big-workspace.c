/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Generator of large workspaces. */

#include "gops-big-workspace.h"

#include "gops-batch.h"
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
} Maker;

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
      !add_membership (maker, id, group))
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
  Maker maker = { store, random, error, groups, weights, 0 };

  if (store == NULL)
    return NULL;
  gops_store_set_author (store, "Generator");
  if (!add_groups (&maker, size->groups) || !add_people (&maker, size->people))
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
