/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on the Members page. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-advice-private.h"
#include "gops-day.h"
#include "gops-duty-rule.h"
#include "gops-own-schemes.h"
#include "gops-roster.h"

/* Shares mean nothing in a smaller group. */
#define FEWEST_FOR_SHARES 20

/* Groups stay warm up to here. */
#define WARM_SIZE 200

#define SILENT_DAYS 7

static void
check_no_members (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->members.total == 0 && !look->dossier->members.counting)
    gops_look_hit (look, rule, 0, NULL);
}

static void
check_spoken (GopsLook *look, const GopsRule *rule)
{
  const GopsMemberFigures *members = &look->dossier->members;

  if (members->total >= FEWEST_FOR_SHARES && members->spoken * 2 < members->total && !gops_look_is_light (look))
    gops_look_hit_n (look, rule, 100 - members->spoken * 100 / members->total);
}

static void
check_fading (GopsLook *look, const GopsRule *rule)
{
  const GopsMemberFigures *members = &look->dossier->members;
  int opened = gops_day_parse (gops_look_group (look, GOPS_GROUP_OPENED_ON));

  if (members->total >= FEWEST_FOR_SHARES && members->active_30 * 5 < members->total && !gops_look_is_light (look)
      && (opened == GOPS_DAY_NONE || look->today - opened >= 30))
    gops_look_hit_n (look, rule, members->active_30 * 100 / members->total);
}

static void
check_size (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->members.total > WARM_SIZE && !gops_look_is_light (look) && !gops_look_is_kind (look, "flash"))
    gops_look_hit_n (look, rule, look->dossier->members.total);
}

static void
check_full (GopsLook *look, const GopsRule *rule)
{
  int most = look->platform != NULL ? gops_platform_get_limit (look->platform, look->dossier->own_limits, GOPS_LIMIT_MEMBERS) : 0;

  if (most > 0 && look->dossier->members.total * 20 >= (guint) most * 19)
    gops_look_hit_n (look, rule, (guint) most - MIN (look->dossier->members.total, (guint) most));
}

static void
check_unanswered (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->members.newcomers_unanswered > 0)
    gops_look_hit_n (look, rule, look->dossier->members.newcomers_unanswered);
}

static void
check_tiers (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->members.untiered > 0 && *gops_look_group (look, GOPS_GROUP_TIER_SCHEME) != '\0')
    gops_look_hit_n (look, rule, look->dossier->members.untiered);
}

static void
check_no_scheme (GopsLook *look, const GopsRule *rule)
{
  if (*gops_look_group (look, GOPS_GROUP_TIER_SCHEME) == '\0')
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->group), NULL);
}

static void
check_unknown_scheme (GopsLook *look, const GopsRule *rule)
{
  const char *scheme = gops_look_group (look, GOPS_GROUP_TIER_SCHEME);

  if (*scheme != '\0' && gops_scheme_recall (scheme) == NULL)
    gops_look_hit (look, rule, gops_record_get_id (look->dossier->group), scheme);
}

static gboolean
apply_scheme (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (),
                                                gops_record_get_text (dossier->group, GOPS_GROUP_KIND));

  gops_record_set_text (dossier->group, GOPS_GROUP_TIER_SCHEME, kind != NULL ? kind->defaults.tier_scheme : "status");
  return gops_record_save (dossier->group, store, error);
}

static void
check_leaving (GopsLook *look, const GopsRule *rule)
{
  const GopsMemberFigures *members = &look->dossier->members;

  if (members->left_30 >= 5 && members->left_30 > members->joined_30)
    gops_look_hit_n (look, rule, members->left_30);
}

static void
check_silent (GopsLook *look, const GopsRule *rule)
{
  gint64 at = look->dossier->members.last_spoke_at;
  int days = at > 0 ? look->today - gops_day_of_instant (at, gops_look_group (look, GOPS_GROUP_TIME_ZONE)) : 0;

  if (days >= SILENT_DAYS && g_str_equal (gops_look_group (look, GOPS_GROUP_STATUS), "active"))
    gops_look_hit_n (look, rule, (guint) days);
}

static void
check_no_growth (GopsLook *look, const GopsRule *rule)
{
  const GopsMemberFigures *members = &look->dossier->members;
  int opened = gops_day_parse (gops_look_group (look, GOPS_GROUP_OPENED_ON));

  if (members->total > 0 && members->total < 30 && members->joined_30 == 0 && opened != GOPS_DAY_NONE
      && look->today - opened >= 30 && gops_look_is_light (look))
    gops_look_hit (look, rule, 0, NULL);
}

/* --- duties, keepers --- */

#define MISSED_DAYS 2
#define LOOK_BACK   60

static guint
count_missed (const GopsLook *look, gpointer duty)
{
  g_autoptr (GopsDutyRule) asks = gops_duty_rule_new (duty);
  guint n = 0;

  for (guint i = 0; i < look->dossier->pauses->len; i++)
    {
      const GopsDutyPause *pause = &g_array_index (look->dossier->pauses, GopsDutyPause, i);
      g_autoptr (GArray) days = pause->duty != asks->id ? NULL :
        gops_duty_rule_list_days (asks, MAX (gops_day_parse (pause->last) + 1, look->today - LOOK_BACK), look->today - 1);

      if (days != NULL && days->len >= MISSED_DAYS)
        n += pause->n;
    }
  return n;
}

static void
check_duties (GopsLook *look, const GopsRule *rule)
{
  for (guint i = 0; i < look->dossier->duties->len; i++)
    {
      guint n = count_missed (look, look->dossier->duties->pdata[i]);

      if (n > 0)
        gops_look_hit_n_at (look, rule, gops_record_get_id (look->dossier->duties->pdata[i]), n);
    }
}

static void
check_turns (GopsLook *look, const GopsRule *rule)
{
  gpointer turn = NULL;
  int end = gops_roster_find_end (look->dossier->turns, look->today, &turn);

  if (turn != NULL && end != GOPS_DAY_NONE && end <= look->today + GOPS_ROSTER_SOON)
    gops_look_hit (look, rule, gops_record_get_id (turn), gops_record_get_text (turn, GOPS_ROSTER_TURN_NAME));
}

static const GopsRule rules[] = {
  { "no-members", GOPS_SEVERITY_SUGGESTION, N_("There are no members here yet"), NULL,
    N_("Tiers, goals and care come from facts. Import the member list, or begin with the seed users you know."),
    "M5 Members", N_("Import"), "membership", NULL, check_no_members },
  { "half-silent", GOPS_SEVERITY_WARNING, NP_ ("%u %% have never spoken", "%u %% have never spoken"),
    N_("Half of the members should have spoken at least once. Ask a question that takes one word to answer."),
    "M5 Members", N_("Show"), "membership", "messages", check_spoken },
  { "fading", GOPS_SEVERITY_WARNING, NP_ ("Only %u %% spoke in the last month", "Only %u %% spoke in the last month"),
    N_("The group is fading. Wake it with a common task, or dissolve it in time."), "M9 Life cycle",
    N_("Show"), "membership", "active_days", check_fading },
  { "too-large", GOPS_SEVERITY_SUGGESTION,
    NP_ ("%u member is too many for one room", "%u members are too many for one room"),
    N_("Beyond two hundred people know each other no longer and fall silent. Open a second group along one dimension."),
    "Why groups die; M10 Replication", N_("Show"), "membership", NULL, check_size },
  { "nearly-full", GOPS_SEVERITY_WARNING,
    NP_ ("Only %u place is left on this platform", "Only %u places are left on this platform"),
    N_("When the group is full, its posters lead nowhere. Prepare the next group now."), "M7 Growth; M10 Replication",
    N_("Show"), "membership", NULL, check_full },
  { "newcomers-unanswered", GOPS_SEVERITY_WARNING,
    NP_ ("%u newcomer spoke and nobody answered", "%u newcomers spoke and nobody answered"),
    N_("Whoever is answered in the first days stays. Answer now, by name."), "M5 Connections",
    N_("Show"), "membership", "replies_got", check_unanswered },
  { "untiered", GOPS_SEVERITY_SUGGESTION, NP_ ("%u member has no tier yet", "%u members have no tier yet"),
    N_("One pot for everybody wears out the best and bores the rest. Apply the tiers."), "M5 Tiers",
    N_("Apply"), "membership", "tier", check_tiers },
  { "no-tier-scheme", GOPS_SEVERITY_SUGGESTION, N_("No tier scheme is chosen"), NULL,
    N_("Members who are not told apart cannot be cared for apart."), "M5 Tiers",
    N_("Choose"), "chat_group", "tier_scheme", check_no_scheme, apply_scheme },
  { "unknown-tier-scheme", GOPS_SEVERITY_ERROR, N_("There is no tier scheme “%s”"), NULL,
    N_("The scheme that the group names is not in this program. Choose another one."), "M5 Tiers",
    N_("Choose"), "chat_group", "tier_scheme", check_unknown_scheme, apply_scheme },
  { "leaving", GOPS_SEVERITY_WARNING,
    NP_ ("%u member left in the last month, more than came", "%u members left in the last month, more than came"),
    N_("Ask three of those who left. Usually it is noise, ads, or nothing for days."), "M9 Evaluation",
    N_("Show"), "membership", "left_on", check_leaving },
  { "silent-group", GOPS_SEVERITY_WARNING, NP_ ("Nobody has spoken for %u day", "Nobody has spoken for %u days"),
    N_("Silence feeds on itself. Let a well-liked member begin, not always the owner."), "M6 Tactics; why groups die",
    N_("Show"), "membership", "last_spoke_at", check_silent },
  { "duty-missed", GOPS_SEVERITY_SUGGESTION,
    NP_ ("%u member has missed the check-in for two days or more", "%u members have missed the check-in for two days or more"),
    N_("Whoever misses a third day seldom comes back. Ask how they are, and let them begin small."), "M5 Tiers; M1 Kinds",
    N_("Show"), "duty", NULL, check_duties },
  { "turn-ends", GOPS_SEVERITY_SUGGESTION, N_("Who keeps the group after %s?"), NULL,
    N_("Keepers change every two to three months, so that nobody wears out. Say who is next, and hand over in time."), "M4 Maintenance",
    N_("Show"), "roster_turn", NULL, check_turns },
  { "no-growth", GOPS_SEVERITY_SUGGESTION, N_("Nobody has joined for a month"), NULL,
    N_("A pool without a stream dries up. Renew the poster and the places where it hangs."), "M7 Growth",
    N_("Show"), "membership", "joined_on", check_no_growth },
};

const GopsRule *
gops_members_rules (guint *out_n)
{
  *out_n = G_N_ELEMENTS (rules);
  return rules;
}
