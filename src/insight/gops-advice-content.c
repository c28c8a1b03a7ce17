/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on the Content page. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-advice-private.h"
#include "gops-day.h"
#include "gops-group-maker.h"
#include "gops-plan-maker.h"
#include "gops-plan-series.h"
#include "gops-quiet.h"

/* So many items on one day are too much for a group. */
#define MOST_ITEMS 5

int
gops_look_item_day (gpointer item)
{
  return gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE));
}

static int
minute_of (gpointer item)
{
  return gops_minutes_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_AT_TIME));
}

static gboolean
is_done (gpointer item)
{
  return g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_STATUS), "done");
}

static gboolean
is_type (gpointer item, const char *type)
{
  return g_str_equal (gops_record_get_text (item, GOPS_PLAN_ITEM_TYPE), type);
}

gboolean
gops_look_is_said (GPtrArray *items, guint index)
{
  gint64 row = gops_plan_item_row (g_ptr_array_index (items, index));

  if (gops_record_get_id (g_ptr_array_index (items, index)) != 0)
    return FALSE;
  for (guint i = 0; i < index; i++)
    if (gops_record_get_id (g_ptr_array_index (items, i)) == 0 && gops_plan_item_row (g_ptr_array_index (items, i)) == row)
      return TRUE;
  return FALSE;
}

GPtrArray *
gops_look_ahead (const GopsLook *look, int days)
{
  GPtrArray *ahead = g_ptr_array_new ();

  for (guint i = 0; i < look->plan->len; i++)
    {
      gpointer item = g_ptr_array_index (look->plan, i);
      int day = gops_look_item_day (item);

      if (day != GOPS_DAY_NONE && day >= look->today && day <= look->today + days && !is_done (item))
        g_ptr_array_add (ahead, item);
    }
  return ahead;
}

static guint
count_types (GPtrArray *items, const char *const *types)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += g_strv_contains (types, gops_record_get_text (g_ptr_array_index (items, i), GOPS_PLAN_ITEM_TYPE));
  return n;
}

static gboolean
is_over (const GopsLook *look)
{
  return !g_str_equal (gops_look_group (look, GOPS_GROUP_STATUS), "active");
}

static void
check_no_plan (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, 3660);

  if (ahead->len == 0 && !is_over (look))
    gops_look_hit (look, rule, 0, NULL);
}

static gboolean
apply_plan (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsKind *kind = gops_method_find_kind (method, gops_record_get_text (dossier->group, GOPS_GROUP_KIND));
  const GopsSop *sop = gops_method_find_sop (method, kind != NULL ? kind->defaults.sop : "weekly-rhythm");

  return gops_plan_insert_sop (store, dossier->group, sop,
                               gops_plan_first_day (sop, gops_day_parse (dossier->today) + 1), NULL, error);
}

static void
check_sales (GopsLook *look, const GopsRule *rule)
{
  static const char *const types[] = { "sale", NULL };
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, GOPS_LOOK_AHEAD_DAYS);
  guint n = count_types (ahead, types);

  if (n >= 2 && n * 3 > ahead->len && !gops_look_is_kind (look, "flash"))
    gops_look_hit_n (look, rule, n);
}

static void
check_red_packets (GopsLook *look, const GopsRule *rule)
{
  static const char *const types[] = { "red-packet", "sale", NULL };
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, GOPS_LOOK_AHEAD_DAYS);
  gboolean packets = FALSE;

  for (guint i = 0; i < ahead->len; i++)
    packets |= is_type (g_ptr_array_index (ahead, i), "red-packet");
  if (packets && ahead->len >= 4 && count_types (ahead, types) * 2 >= ahead->len)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_interaction (GopsLook *look, const GopsRule *rule)
{
  static const char *const types[] = { "topic", "qa", "live", "lesson", "checkin", "poll", "event", "welcome", "story",
                                       "expert", NULL };
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, GOPS_LOOK_AHEAD_DAYS);

  if (ahead->len >= 3 && count_types (ahead, types) == 0)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_owner (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, 3660);
  guint n = 0;

  for (guint i = 0; i < ahead->len; i++)
    n += gops_record_is_blank (g_ptr_array_index (ahead, i), GOPS_PLAN_ITEM_OWNER) && !gops_look_is_said (ahead, i);
  if (n > 0)
    gops_look_hit_n (look, rule, n);
}

static gboolean
apply_owner (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  const char *owner = gops_record_get_text (dossier->group, GOPS_GROUP_OWNER);

  if (*owner == '\0')
    owner = gops_phrase (gops_dossier_language (dossier), "role.owner");
  return gops_store_exec (store, error,
                          "UPDATE plan_item SET owner = ?1 WHERE group_id = ?2 AND owner = '' AND status <> 'done'"
                          " AND (on_date >= ?3 OR (recurrence <> '' AND (series_last = '' OR series_last >= ?3)))", "sls", owner, gops_record_get_id (dossier->group), dossier->today);
}

static void
check_shoulders (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, GOPS_LOOK_AHEAD_DAYS);
  const char *owner = gops_look_group (look, GOPS_GROUP_OWNER);
  guint n = 0;

  for (guint i = 0; i < ahead->len; i++)
    n += g_str_equal (gops_record_get_text (g_ptr_array_index (ahead, i), GOPS_PLAN_ITEM_OWNER), owner);
  if (ahead->len >= 10 && n == ahead->len && *owner != '\0')
    gops_look_hit (look, rule, 0, owner);
}

static void
check_quiet (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, 3660);

  for (guint i = 0; i < ahead->len; i++)
    {
      gpointer item = g_ptr_array_index (ahead, i);

      if (gops_quiet_holds (gops_look_group (look, GOPS_GROUP_QUIET_FROM), gops_look_group (look, GOPS_GROUP_QUIET_UNTIL),
                            minute_of (item)) && !gops_look_is_said (ahead, i))
        gops_look_hit (look, rule, gops_plan_item_row (item), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
    }
}

static gboolean
apply_quiet (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  return gops_store_exec (store, error, "UPDATE plan_item SET at_time = ?1 WHERE id = ?2", "sl",
                          gops_record_get_text (dossier->group, GOPS_GROUP_QUIET_UNTIL), record);
}

static void
check_missed (GopsLook *look, const GopsRule *rule)
{
  guint n = 0;

  for (guint i = 0; i < look->plan->len; i++)
    {
      gpointer item = g_ptr_array_index (look->plan, i);
      int day = gops_look_item_day (item);

      n += day != GOPS_DAY_NONE && day < look->today && day >= look->today - 7 && !is_done (item);
    }
  if (n > 0)
    gops_look_hit_n (look, rule, n);
}

/* Calls @check with the items of each day ahead in turn, until it returns TRUE. The plan is in the order of its dates. */
typedef gboolean (*CheckDay) (GPtrArray *items, guint from, guint until);

static gboolean
find_day (GPtrArray *items, CheckDay check)
{
  guint from = 0;

  for (guint i = 1; i <= items->len; i++)
    if (i == items->len || gops_look_item_day (g_ptr_array_index (items, i)) != gops_look_item_day (g_ptr_array_index (items, from)))
      {
        if (check (items, from, i))
          return TRUE;
        from = i;
      }
  return FALSE;
}

static void
hit_day (GopsLook *look, const GopsRule *rule, CheckDay check)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, GOPS_LOOK_AHEAD_DAYS);

  if (ahead->len > 0 && find_day (ahead, check))
    gops_look_hit (look, rule, 0, NULL);
}

static gboolean
is_crowded (GPtrArray *items, guint from, guint until)
{
  return until - from > MOST_ITEMS;
}

static gboolean
is_dense (GPtrArray *items, guint from, guint until)
{
  for (guint i = from + 1; i < until; i++)
    {
      int before = minute_of (g_ptr_array_index (items, i - 1)), minute = minute_of (g_ptr_array_index (items, i));

      if (before >= 0 && minute >= 0 && minute - before < 15)
        return TRUE;
    }
  return FALSE;
}

static void
check_crowded (GopsLook *look, const GopsRule *rule)
{
  hit_day (look, rule, is_crowded);
}

static void
check_dense (GopsLook *look, const GopsRule *rule)
{
  hit_day (look, rule, is_dense);
}

static void
check_no_text (GopsLook *look, const GopsRule *rule)
{
  g_autoptr (GPtrArray) ahead = gops_look_ahead (look, 2);

  for (guint i = 0; i < ahead->len; i++)
    {
      gpointer item = g_ptr_array_index (ahead, i);

      if (gops_record_is_blank (item, GOPS_PLAN_ITEM_TEXT) && !gops_look_is_said (ahead, i))
        gops_look_hit (look, rule, gops_plan_item_row (item), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE));
    }
}

static void
check_digest (GopsLook *look, const GopsRule *rule)
{
  GPtrArray *plan = look->plan;
  guint near = 0;

  if (gops_look_is_light (look) || look->kind == NULL || look->kind->life_days > 0)
    return;
  for (guint i = 0; i < plan->len; i++)
    {
      gpointer item = g_ptr_array_index (plan, i);
      int day = gops_look_item_day (item);

      if (day == GOPS_DAY_NONE || day < look->today - 30 || day > look->today + 30)
        continue;
      if (is_type (item, "digest") || is_type (item, "story"))
        return;
      near++;
    }
  if (near >= 5)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_first_week (GopsLook *look, const GopsRule *rule)
{
  int opened = gops_day_parse (gops_look_group (look, GOPS_GROUP_OPENED_ON));
  guint days = 0;
  int last = GOPS_DAY_NONE;

  if (opened == GOPS_DAY_NONE || look->today < opened || look->today > opened + 6 || gops_look_is_light (look))
    return;
  for (guint i = 0; i < look->plan->len; i++)
    {
      int day = gops_look_item_day (g_ptr_array_index (look->plan, i));

      if (day >= opened && day <= opened + 6 && day != last)
        days++;
      last = day;
    }
  if (days < 3)
    gops_look_hit (look, rule, 0, NULL);
}

static gboolean
has_notice_after (const GopsLook *look, int day)
{
  for (guint i = 0; i < look->plan->len; i++)
    {
      gpointer item = g_ptr_array_index (look->plan, i);

      if (is_type (item, "notice") && gops_look_item_day (item) >= day)
        return TRUE;
    }
  return FALSE;
}

static void
check_farewell (GopsLook *look, const GopsRule *rule)
{
  int closes = gops_day_parse (gops_look_group (look, GOPS_GROUP_CLOSES_ON));

  if (closes != GOPS_DAY_NONE && closes >= look->today && closes <= look->today + 7 && !has_notice_after (look, closes - 7))
    gops_look_hit (look, rule, 0, NULL);
}

/* A notice two days before the end. */
static gboolean
apply_farewell (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  const char *language = gops_dossier_language (dossier);
  const char *closes = gops_record_get_text (dossier->group, GOPS_GROUP_CLOSES_ON);
  int day = MAX (gops_day_parse (closes) - 2, gops_day_parse (dossier->today));
  g_autofree char *date = gops_day_format (day);
  g_autoptr (GString) text = g_string_new (gops_phrase (language, "announcement.dissolve"));
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id",
                                                   gops_record_get_id (dossier->group), NULL);

  g_string_replace (text, "{date}", closes, 0);
  gops_record_set_text (item, GOPS_PLAN_ITEM_TYPE, "notice");
  gops_record_set_text (item, GOPS_PLAN_ITEM_TITLE, gops_phrase (language, "type.notice"));
  gops_record_set_text (item, GOPS_PLAN_ITEM_TEXT, text->str);
  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, date);
  gops_record_set_text (item, GOPS_PLAN_ITEM_AT_TIME, "20:00");
  gops_record_set_text (item, GOPS_PLAN_ITEM_OWNER, gops_record_get_text (dossier->group, GOPS_GROUP_OWNER));
  gops_record_set_text (item, GOPS_PLAN_ITEM_STATUS, "ready");
  gops_record_set_int (item, GOPS_PLAN_ITEM_MINUTES, 5);
  return gops_record_insert (item, store, error);
}

static const GopsRule rules[] = {
  { "no-plan", GOPS_SEVERITY_WARNING, N_("Nothing is planned"), NULL,
    N_("No output for days is how groups die. Start from the plan that goes with this kind of group."), "M6 Content",
    N_("Plan"), "plan_item", NULL, check_no_plan, apply_plan },
  { "too-many-sales", GOPS_SEVERITY_WARNING,
    NP_ ("%u sale in the next two weeks is too much", "%u sales in the next two weeks are too many"),
    N_("Two useful posts for every offer, or members stop reading both."), "Why groups die; M6 Content",
    N_("Show"), "plan_item", "type", check_sales },
  { "only-red-packets", GOPS_SEVERITY_WARNING, N_("Only red packets wake this group"), NULL,
    N_("Coupon, silence, coupon: people learn to come for the money alone. Plan a topic between two packets."),
    "Why groups die", N_("Show"), "plan_item", "type", check_red_packets },
  { "no-interaction", GOPS_SEVERITY_SUGGESTION, N_("Nothing asks the members to take part"), NULL,
    N_("Who takes part stays. Put a question, a poll or a small task into the next two weeks."), "M6; participation theory",
    N_("Add"), "plan_item", "type", check_interaction },
  { "item-no-owner", GOPS_SEVERITY_SUGGESTION, NP_ ("%u item has nobody to do it", "%u items have nobody to do them"),
    N_("What has no name on it is not done."), "M4 Maintenance; M6 Content",
    N_("Assign"), "plan_item", "owner", check_owner, apply_owner },
  { "one-pair-of-shoulders", GOPS_SEVERITY_SUGGESTION, N_("Everything rests on %s"), NULL,
    N_("Everything done by the owner’s own hands ends with the owner’s strength. Give a column to a member."),
    "M4 Maintenance; why groups die", N_("Show"), "plan_item", "owner", check_shoulders },
  { "quiet-hours", GOPS_SEVERITY_WARNING, N_("“%s” falls into the quiet hours"), NULL,
    N_("Whoever is woken leaves, or mutes the group for good. The rules promise quiet."), "M3 Rules; M6 Content",
    N_("Move"), "plan_item", "at_time", check_quiet, apply_quiet },
  { "missed-items", GOPS_SEVERITY_SUGGESTION,
    NP_ ("%u item of the last 7 days was not done", "%u items of the last 7 days were not done"),
    N_("Do it late, drop it, or plan less: a plan that is not kept teaches everyone to ignore it."), "M6 Today",
    N_("Show"), "plan_item", "status", check_missed },
  { "crowded-day", GOPS_SEVERITY_INFO, N_("One day has more than five items"), NULL,
    N_("Members skip what comes too thick. Move something to an empty day."), "M6 Content",
    N_("Show"), "plan_item", "on_date", check_crowded },
  { "too-close", GOPS_SEVERITY_INFO, N_("Two items follow within a quarter of an hour"), NULL,
    N_("The second buries the first. Leave room for answers."), "M6 Content",
    N_("Show"), "plan_item", "at_time", check_dense },
  { "item-no-text", GOPS_SEVERITY_WARNING, N_("“%s” is due soon and has no text"), NULL,
    N_("Written in haste it is not read. Write it today."), "M6 Content",
    N_("Write"), "plan_item", "text", check_no_text },
  { "no-digest", GOPS_SEVERITY_INFO, N_("No digest and no member’s story is planned"), NULL,
    N_("A digest of the best discussions draws new members and honours those who wrote."), "M6 Digest",
    N_("Add"), "plan_item", "type", check_digest },
  { "first-week-unused", GOPS_SEVERITY_SUGGESTION, N_("The first seven days are hardly used"), NULL,
    N_("A group is never as warm again as in its first week. Plan something small for every day of it."), "Why groups die",
    N_("Add"), "plan_item", NULL, check_first_week },
  { "no-farewell", GOPS_SEVERITY_SUGGESTION, N_("The group closes soon, and nobody was told"), NULL,
    N_("Say when it ends, what remains, and where to go next. A good end brings people to the next group."),
    "M9 Life cycle", N_("Add"), "plan_item", NULL, check_farewell, apply_farewell },
};

const GopsRule *
gops_content_rules (guint *out_n)
{
  static GopsRule *all;
  guint n;
  const GopsRule *cadence = gops_cadence_rules (&n);

  if (g_once_init_enter (&all))
    {
      GopsRule *joined = g_new (GopsRule, G_N_ELEMENTS (rules) + n);

      memcpy (joined, rules, sizeof rules);
      memcpy (joined + G_N_ELEMENTS (rules), cadence, n * sizeof *cadence);
      g_once_init_leave (&all, joined);
    }
  *out_n = G_N_ELEMENTS (rules) + n;
  return all;
}
