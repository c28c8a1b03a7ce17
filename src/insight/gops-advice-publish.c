/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on the Publish page. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "gops-advice-private.h"
#include "gops-day.h"
#include "gops-group-maker.h"

static void
hit_group (GopsLook *look, const GopsRule *rule)
{
  gops_look_hit (look, rule, gops_record_get_id (look->dossier->group), NULL);
}

static gboolean
has_code (const GopsLook *look)
{
  return *gops_look_group (look, GOPS_GROUP_JOIN_CODE) != '\0';
}

/* Days from today to a date; G_MAXINT when there is none. */
static int
days_until (const GopsLook *look, const char *date)
{
  int until = gops_day_parse (date);

  return until != GOPS_DAY_NONE ? until - look->today : G_MAXINT;
}

static int
days_of_code (const GopsLook *look)
{
  return days_until (look, gops_look_group (look, GOPS_GROUP_JOIN_CODE_UNTIL));
}

/* Whether somebody wrote a code on the poster itself. */
static gboolean
is_coded (gpointer poster)
{
  g_autoptr (JsonNode) node = json_from_string (gops_record_get_text (poster, GOPS_POSTER_FIELDS), NULL);
  JsonObject *fields = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *code = fields != NULL ? json_object_get_member (fields, "qr") : NULL;

  return code != NULL && JSON_NODE_HOLDS_VALUE (code) && json_node_get_value_type (code) == G_TYPE_STRING && *json_node_get_string (code) != '\0';
}

static void
check_no_code (GopsLook *look, const GopsRule *rule)
{
  gboolean coded = has_code (look);

  for (guint i = 0; i < look->dossier->posters->len && !coded; i++)
    coded = is_coded (look->dossier->posters->pdata[i]);
  if (!coded)
    hit_group (look, rule);
}

static void
check_code_expired (GopsLook *look, const GopsRule *rule)
{
  if (has_code (look) && days_of_code (look) < 0)
    hit_group (look, rule);
}

static void
check_code_soon (GopsLook *look, const GopsRule *rule)
{
  int days = days_of_code (look);

  if (has_code (look) && days >= 0 && days <= 2)
    hit_group (look, rule);
}

/* Channels without a code of their own use the group's. "renew" is no column: the page asks for a new code at once. */
static void
hit_channels (GopsLook *look, const GopsRule *rule, int from, int to)
{
  for (guint i = 0; i < look->dossier->channels->len; i++)
    {
      gpointer channel = look->dossier->channels->pdata[i];
      int days = days_until (look, gops_record_get_text (channel, GOPS_CHANNEL_CODE_UNTIL));

      if (!gops_record_is_blank (channel, GOPS_CHANNEL_CODE) && days >= from && days <= to)
        gops_look_hit (look, rule, gops_record_get_id (channel), gops_record_get_text (channel, GOPS_CHANNEL_NAME));
    }
}

static void
check_channel_expired (GopsLook *look, const GopsRule *rule)
{
  hit_channels (look, rule, G_MININT, -1);
}

static void
check_channel_soon (GopsLook *look, const GopsRule *rule)
{
  hit_channels (look, rule, 0, 2);
}

static void
check_code_end (GopsLook *look, const GopsRule *rule)
{
  int days = look->platform != NULL ? gops_platform_get_limit (look->platform, look->dossier->own_limits, GOPS_LIMIT_CODE_DAYS) : 0;

  if (has_code (look) && days_of_code (look) == G_MAXINT && days > 0)
    gops_look_hit_n (look, rule, (guint) days);
}

static gboolean
apply_code_end (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), gops_dossier_platform (dossier));

  return gops_apply_group_day (store, dossier, GOPS_GROUP_JOIN_CODE_UNTIL,
                               gops_day_parse (dossier->today) + (platform != NULL ? gops_platform_get_limit (platform, dossier->own_limits, GOPS_LIMIT_CODE_DAYS) : 7), error);
}

static void
check_no_poster (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->posters->len == 0)
    gops_look_hit (look, rule, 0, NULL);
}

static gboolean
apply_posters (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  static const char *const common[] = { "recruit-sunrise", "rules-ledger", NULL };
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (),
                                                gops_record_get_text (dossier->group, GOPS_GROUP_KIND));
  const char *const *posters = kind != NULL ? kind->defaults.posters : common;

  for (int i = 0; posters[i] != NULL; i++)
    if (!gops_poster_insert_template (store, gops_record_get_id (dossier->group), posters[i], i + 1, error))
      return FALSE;
  return TRUE;
}

static void
hit_too_long (GopsLook *look, const GopsRule *rule, GopsLimit limit, const char *text)
{
  if (look->platform != NULL && !gops_platform_fits (look->platform, look->dossier->own_limits, limit, text))
    hit_group (look, rule);
}

static void
check_announcement_length (GopsLook *look, const GopsRule *rule)
{
  hit_too_long (look, rule, GOPS_LIMIT_ANNOUNCEMENT, gops_look_group (look, GOPS_GROUP_ANNOUNCEMENT));
}

static void
check_introduction_length (GopsLook *look, const GopsRule *rule)
{
  hit_too_long (look, rule, GOPS_LIMIT_INTRODUCTION, gops_look_group (look, GOPS_GROUP_INTRODUCTION));
}

static void
check_introduction (GopsLook *look, const GopsRule *rule)
{
  if (*gops_look_group (look, GOPS_GROUP_INTRODUCTION) == '\0')
    hit_group (look, rule);
}

static void
check_in_force (GopsLook *look, const GopsRule *rule)
{
  if (look->dossier->version != NULL && *gops_look_group (look, GOPS_GROUP_RULES_EFFECTIVE_ON) == '\0')
    hit_group (look, rule);
}

static gboolean
apply_in_force (GopsStore *store, GopsDossier *dossier, const GopsRule *rule, gint64 record, GError **error)
{
  return gops_apply_group_day (store, dossier, GOPS_GROUP_RULES_EFFECTIVE_ON, gops_day_parse (dossier->today), error);
}

static void
check_platform (GopsLook *look, const GopsRule *rule)
{
  if (look->platform == NULL)
    hit_group (look, rule);
}

static const GopsRule rules[] = {
  { "no-join-code", GOPS_SEVERITY_SUGGESTION, N_("There is no join code for the posters"), NULL,
    N_("A poster without a code leads nowhere. Paste the group’s invitation link."), "M7 Traffic; M8 Posters",
    N_("Set"), "chat_group", "join_code", check_no_code },
  { "join-code-expired", GOPS_SEVERITY_ERROR, N_("The join code has expired"), NULL,
    N_("Whoever scans your posters now finds a closed door. Renew the code and save the posters again."), "M8 Posters",
    N_("Renew"), "chat_group", "join_code", check_code_expired },
  { "join-code-soon", GOPS_SEVERITY_WARNING, N_("The join code ends within two days"), NULL,
    N_("Renew it before posters that are out there stop working."), "M8 Posters",
    N_("Renew"), "chat_group", "join_code", check_code_soon },
  { "join-code-no-end", GOPS_SEVERITY_SUGGESTION,
    NP_ ("On this platform a code ends after %u day", "On this platform a code ends after %u days"),
    N_("Note the day, and GroupOps reminds you before it ends."), "M7 Traffic; platform limits",
    N_("Set"), "chat_group", "join_code_until", check_code_end, apply_code_end },
  { "channel-code-expired", GOPS_SEVERITY_ERROR, N_("The code of the channel “%s” has expired"), NULL,
    N_("Whoever comes this way finds a closed door. Renew the code and put its poster up again."), "M7 Traffic; M8 Posters",
    N_("Renew"), "channel", "renew", check_channel_expired },
  { "channel-code-soon", GOPS_SEVERITY_WARNING, N_("The code of the channel “%s” ends within two days"), NULL,
    N_("Renew it and put its poster up again before people find a closed door."), "M7 Traffic; M8 Posters",
    N_("Renew"), "channel", "renew", check_channel_soon },
  { "no-poster", GOPS_SEVERITY_SUGGESTION, N_("There is no poster yet"), NULL,
    N_("One picture says who, what and how to join; it travels further than any link."), "M8 Posters",
    N_("Add"), "poster", NULL, check_no_poster, apply_posters },
  { "announcement-too-long", GOPS_SEVERITY_WARNING, N_("The announcement is too long"), NULL,
    N_("The platform would cut it off."), "M3 Rules; platform limits",
    N_("Edit"), "chat_group", "announcement", check_announcement_length },
  { "introduction-too-long", GOPS_SEVERITY_WARNING, N_("The introduction is too long"), NULL,
    N_("The platform would cut it off."), "M2 Profile; platform limits",
    N_("Edit"), "chat_group", "introduction", check_introduction_length },
  { "no-introduction", GOPS_SEVERITY_SUGGESTION, N_("The introduction is missing"), NULL,
    N_("What a person reads before joining decides whether they feel they belong."), "M2 Profile; M7 Before they join",
    N_("Write"), "chat_group", "introduction", check_introduction },
  { "rules-not-in-force", GOPS_SEVERITY_SUGGESTION, N_("The rules have no day from which they hold"), NULL,
    N_("Publish them with a date, so that nobody is judged by what was not yet said."), "M3 Rules; element 14",
    N_("Set"), "chat_group", "rules_effective_on", check_in_force, apply_in_force },
  { "unknown-platform", GOPS_SEVERITY_WARNING, N_("The platform is not known here"), NULL,
    N_("Lengths and markup cannot be checked. Choose one from the list."), "M2 Profile",
    N_("Choose"), "chat_group", "platform", check_platform },
};

const GopsRule *
gops_publish_rules (guint *out_n)
{
  *out_n = G_N_ELEMENTS (rules);
  return rules;
}
