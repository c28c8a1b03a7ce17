/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether the ids that the catalogue's files name are in the catalogue. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-day-anchor.h"
#include "gops-method.h"

typedef struct
{
  const GopsMethod  *method;
  gboolean         (*has_poster) (const char *id);
  const char        *where;
  GError           **error;
} Check;

static gboolean
expect (Check *check, gboolean there, const char *what, const char *id)
{
  if (!there)
    g_set_error (check->error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_REFERENCE, _("%s: there is no %s “%s”"),
                 check->where, what, id);
  return there;
}

static gboolean
expect_kinds (Check *check, const char *const *kinds)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (!expect (check, g_str_equal (kinds[i], "*") || gops_method_find_kind (check->method, kinds[i]) != NULL,
                 _("kind"), kinds[i]))
      return FALSE;
  return TRUE;
}

static gboolean
expect_platforms (Check *check, const char *const *platforms)
{
  for (guint i = 0; platforms[i] != NULL; i++)
    if (!expect (check,
                 g_str_equal (platforms[i], "*") || gops_method_find_platform (check->method, platforms[i]) != NULL,
                 _("platform"), platforms[i]))
      return FALSE;
  return TRUE;
}

static gboolean
expect_poster (Check *check, const char *poster)
{
  return poster == NULL || check->has_poster == NULL
         || expect (check, check->has_poster (poster), _("poster template"), poster);
}

static gboolean
check_kind (Check *check, const GopsKind *kind)
{
  const GopsKindDefaults *defaults = &kind->defaults;

  check->where = kind->id;
  for (guint i = 0; defaults->clauses[i] != NULL; i++)
    {
      const GopsClauseTemplate *clause = gops_method_find_clause (check->method, defaults->clauses[i]);

      if (!expect (check, clause != NULL && gops_clause_template_suits (clause, kind->id, NULL), _("clause"),
                   defaults->clauses[i]))
        return FALSE;
    }
  for (guint i = 0; defaults->posters[i] != NULL; i++)
    if (!expect_poster (check, defaults->posters[i]))
      return FALSE;
  return expect (check, gops_method_find_flow (check->method, kind->id) != NULL, _("business flow"), kind->id)
         && expect (check, gops_method_find_tier_scheme (check->method, defaults->tier_scheme) != NULL, _("tier scheme"),
                 defaults->tier_scheme)
         && expect (check, gops_method_find_sop (check->method, defaults->sop) != NULL, _("SOP"), defaults->sop);
}

/* Every arrow joins two parties of its flow, and the group has one place in it. */
static gboolean
check_flow (Check *check, const GopsFlowTemplate *flow)
{
  guint places = 0;

  check->where = "flows.json";
  for (guint i = 0; i < flow->n_deals; i++)
    if (!expect (check, gops_flow_template_find (flow, flow->deals[i].from) >= 0, _("party"), flow->deals[i].from)
        || !expect (check, gops_flow_template_find (flow, flow->deals[i].to) >= 0, _("party"), flow->deals[i].to))
      return FALSE;
  for (guint i = 0; i < flow->n_parties; i++)
    {
      gboolean own = g_str_equal (flow->parties[i].role, "group");

      places += own;
      if (!own && !expect (check, gops_text_is_set (&flow->parties[i].label), _("label of"), flow->parties[i].id))
        return FALSE;
    }
  return expect (check, places == 1, _("single place of the group in"), flow->id)
         && expect (check, gops_method_find_kind (check->method, flow->id) != NULL, _("kind"), flow->id);
}

static gboolean
check_clause (Check *check, const GopsClauseTemplate *clause)
{
  check->where = clause->id;
  if (g_str_equal (clause->polarity, "forbid")
      && !expect (check, gops_text_is_set (&clause->consequence), _("consequence of"), clause->id))
    return FALSE;
  return expect_kinds (check, clause->kinds) && expect_platforms (check, clause->platforms);
}

/* @anchor: (nullable) */
static gboolean
expect_day (Check *check, const char *anchor)
{
  GopsDayAnchor day;

  return anchor == NULL || expect (check, gops_day_anchor_parse (anchor, NULL, &day, NULL), _("day"), anchor);
}

static gboolean
check_sop (Check *check, const GopsSop *sop)
{
  check->where = sop->id;
  if (!expect_day (check, sop->start.on))
    return FALSE;
  for (guint i = 0; i < sop->n_items; i++)
    {
      const GopsSopItem *item = &sop->items[i];

      if (item->tactic != NULL
          && !expect (check, gops_method_find_tactic (check->method, item->tactic) != NULL, _("tactic"), item->tactic))
        return FALSE;
      if (!expect_poster (check, item->poster) || !expect_day (check, item->on))
        return FALSE;
    }
  return expect_kinds (check, sop->kinds);
}

static gboolean
check_scheme (Check *check, const GopsTierScheme *scheme)
{
  const char *missing = gops_tier_scheme_missing (scheme);

  check->where = scheme->id;
  return expect (check, missing == NULL, _("tier"), missing);
}

static gboolean
check_reply (Check *check, const GopsStarterReply *reply)
{
  check->where = reply->id;
  return expect_kinds (check, reply->kinds);
}

static gboolean
check_trade_date (Check *check, const GopsTradeDate *date)
{
  check->where = date->id;
  return expect_kinds (check, date->kinds);
}

static gboolean
check_holidays (Check *check, const GopsHolidays *holidays)
{
  check->where = "holidays-cn.json";
  for (guint i = 0; i < holidays->n_years; i++)
    for (guint j = 0; j < holidays->years[i].n_days_off; j++)
      {
        const char *festival = holidays->years[i].days_off[j].festival;

        if (!expect (check, gops_holidays_find (holidays, festival) != NULL, _("festival"), festival))
          return FALSE;
      }
  return TRUE;
}

typedef gboolean (*CheckOne) (Check *check, gconstpointer thing);

static gboolean
check_all (Check *check, const GPtrArray *list, CheckOne check_one)
{
  for (guint i = 0; i < list->len; i++)
    if (!check_one (check, g_ptr_array_index (list, i)))
      return FALSE;
  return TRUE;
}

gboolean
gops_method_check_references (const GopsMethod *method, gboolean (*has_poster) (const char *id), GError **error)
{
  Check check = { method, has_poster, NULL, error };

  return check_all (&check, gops_method_get_kinds (method), (CheckOne) check_kind)
         && check_all (&check, gops_method_get_flows (method), (CheckOne) check_flow)
         && check_all (&check, gops_method_get_clauses (method), (CheckOne) check_clause)
         && check_all (&check, gops_method_get_sops (method), (CheckOne) check_sop)
         && check_all (&check, gops_method_get_starter_replies (method), (CheckOne) check_reply)
         && check_all (&check, gops_method_get_trade_dates (method), (CheckOne) check_trade_date)
         && check_holidays (&check, gops_method_get_holidays (method))
         && check_all (&check, gops_method_get_tier_schemes (method), (CheckOne) check_scheme);
}

void
gops_method_set_not_found (GError **error, const char *what, const char *id, const GPtrArray *all)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  /* Everything in the catalogue begins with its id. */
  for (guint i = 0; i < all->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", *(const char *const *) g_ptr_array_index (all, i));
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND, _("There is no %s “%s”; there are: %s"), what, id,
               ids->str);
}
