/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules for points. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-point-rules.h"
#include "gops-records.h"

/* The place of an act among the kinds, -1 for none. */
static int
find_kind (const char *act)
{
  for (int i = 0; i < GOPS_N_POINT_KINDS; i++)
    if (g_str_equal (gops_point_kind_id (i), act))
      return i;
  return -1;
}

static void
take_rule (GopsPointRules *rules, gpointer record)
{
  int kind = find_kind (gops_record_get_text (record, GOPS_POINT_RULE_ACT));
  GopsPointRuleSetting *setting;

  if (kind < 0)   /* of a later program */
    return;
  setting = &rules->of[kind];
  setting->points = (int) CLAMP (gops_record_get_int (record, GOPS_POINT_RULE_POINTS), 0, GOPS_POINTS_MOST);
  setting->daily_cap = (int) CLAMP (gops_record_get_int (record, GOPS_POINT_RULE_DAILY_CAP), 0, GOPS_POINTS_MOST_A_DAY);
  setting->changed = setting->points != setting->act->points || setting->daily_cap != setting->act->daily_cap;
}

gboolean
gops_point_rules_load (GopsStore *store, GopsPointRules *out_rules, GError **error)
{
  g_autoptr (GPtrArray) records = gops_record_load_all (GOPS_TYPE_POINT_RULE, store, error, "ORDER BY id", NULL);

  if (records == NULL)
    return FALSE;
  for (int i = 0; i < GOPS_N_POINT_KINDS; i++)
    {
      const GopsPointAct *act = gops_method_find_point_act (gops_method_get_default (), gops_point_kind_id (i));

      out_rules->of[i] = (GopsPointRuleSetting) { act, act->points, act->daily_cap, FALSE };
    }
  for (guint i = 0; i < records->len; i++)
    take_rule (out_rules, g_ptr_array_index (records, i));
  return TRUE;
}

int
gops_point_rules_count (const GopsPointRules *rules, GopsPointKind kind, gint64 n)
{
  const GopsPointRuleSetting *setting = &rules->of[kind];
  gint64 points = CLAMP (n, 0, G_MAXINT32) * setting->points;

  return (int) MIN (points, setting->daily_cap > 0 ? setting->daily_cap : G_MAXINT32);
}

/* --- changing --- */

static gboolean
write_rule (GopsStore *store, const GopsPointAct *act, int points, int daily_cap, GError **error)
{
  g_autoptr (GopsPointRule) record = NULL;

  if (!gops_store_exec (store, error, "DELETE FROM point_rule WHERE act = ?1", "s", act->id))
    return FALSE;
  if (points == act->points && daily_cap == act->daily_cap)
    return TRUE;
  record = gops_record_new (GOPS_TYPE_POINT_RULE, "act", act->id, "points", (gint64) points, "daily-cap", (gint64) daily_cap, NULL);
  return gops_record_insert (record, store, error);
}

static gboolean
check_numbers (int points, int daily_cap, GError **error)
{
  if (points >= 0 && points <= GOPS_POINTS_MOST && daily_cap >= 0 && daily_cap <= GOPS_POINTS_MOST_A_DAY)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
               _("An act earns 0 to %d points, a day at most 0 to %d; 0 a day is no limit"), GOPS_POINTS_MOST, GOPS_POINTS_MOST_A_DAY);
  return FALSE;
}

gboolean
gops_point_rules_set (GopsStore *store, const char *act, int points, int daily_cap, GError **error)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsPointAct *known = gops_method_find_point_act (method, act);
  g_autofree char *merge_key = g_strdup_printf ("point-rule/%s", act);
  GopsPointRules rules;

  if (known == NULL)
    {
      gops_method_set_not_found (error, _("act that earns points"), act, gops_method_get_point_acts (method));
      return FALSE;
    }
  if (!check_numbers (points, daily_cap, error) || !gops_point_rules_load (store, &rules, error))
    return FALSE;
  if (rules.of[find_kind (act)].points == points && rules.of[find_kind (act)].daily_cap == daily_cap)
    return TRUE;
  if (!gops_store_begin_merging (store, error, merge_key, N_("Change the points for “%s”"),
                                 gops_text_get (&known->name, gops_interface_language ()), NULL))
    return FALSE;
  if (write_rule (store, known, points, daily_cap, error))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}

gboolean
gops_point_rules_reset (GopsStore *store, GError **error)
{
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, error, "SELECT count (*) FROM point_rule", NULL))
    return FALSE;
  if (n == 0)
    return TRUE;
  if (!gops_store_begin (store, error, N_("Back to the usual rules for points"), NULL))
    return FALSE;
  if (gops_store_exec (store, error, "DELETE FROM point_rule", NULL))
    return gops_store_commit (store, error);
  gops_store_rollback (store);
  return FALSE;
}
