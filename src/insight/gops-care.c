/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of a group, what was done, and what is wanted at all. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-care.h"
#include "gops-day.h"
#include "gops-own-schemes.h"
#include "gops-workspace.h"

#define SETTING_OFF "care-off"   /* ids with blanks between */
#define TIER_DAILY  3            /* people a day whom a tier's own care asks for */

/* --- the plan --- */

static gboolean
is_covered (const GArray *plan, const char *tier)
{
  for (guint i = 0; i < plan->len; i++)
    if (g_strcmp0 (g_array_index (plan, GopsCare, i).tier, tier) == 0)
      return TRUE;
  return FALSE;
}

/* What a tier says itself, without a text to copy. */
static GopsCare
care_of_tier (const GopsTier *tier)
{
  g_autofree char *id = g_strconcat ("tier-", tier->id, NULL);

  return (GopsCare) {
    .id = g_intern_string (id), .name = tier->name, .why = tier->care.what, .tier = tier->id, .days = "tier",
    .every_days = MAX (tier->care.every_days, 1), .daily = TIER_DAILY, .who = tier->care.who, .where = "private",
  };
}

GArray *
gops_care_plan (const GopsTierScheme *scheme)
{
  const GPtrArray *cares = gops_method_get_cares (gops_method_get_default ());
  GArray *plan = g_array_new (FALSE, FALSE, sizeof (GopsCare));

  for (guint i = 0; i < cares->len; i++)
    {
      GopsCare care = *(const GopsCare *) g_ptr_array_index (cares, i);

      care.id = g_intern_string (care.id);
      if (care.tier == NULL || (scheme != NULL && gops_tier_scheme_get_tier (scheme, care.tier) != NULL))
        g_array_append_val (plan, care);
    }
  /* The last tier holds everybody else, and newcomers are looked after from the first day, with any scheme. */
  for (guint i = 0; scheme != NULL && i + 1 < scheme->n_tiers; i++)
    if (!g_str_equal (scheme->tiers[i].id, "new") && !is_covered (plan, scheme->tiers[i].id))
      {
        GopsCare care = care_of_tier (&scheme->tiers[i]);

        g_array_append_val (plan, care);
      }
  return plan;
}

/* --- noting --- */

static const char *
name_of (const char *care)
{
  const GopsCare *known = gops_method_find_care (gops_method_get_default (), care);

  return known != NULL ? gops_text_get (&known->name, gops_interface_language ()) : care;
}

static gboolean
is_known (GopsStore *store, const char *care)
{
  g_autoptr (GPtrArray) schemes = gops_schemes_load (store);

  if (gops_method_find_care (gops_method_get_default (), care) != NULL)
    return TRUE;
  for (guint i = 0; g_str_has_prefix (care, "tier-") && i < schemes->len; i++)
    if (gops_tier_scheme_get_tier (g_ptr_array_index (schemes, i), care + strlen ("tier-")) != NULL)
      return TRUE;
  return FALSE;
}

typedef struct
{
  GopsStore  *store;
  gint64      group;
  const char *care;
  const char *date;
  const char *until;   /* "": done */
} Note;

/* Those for whom it is not noted yet. */
static GArray *
find_new (const Note *note, const gint64 *persons, guint n, GError **error)
{
  g_autoptr (GArray) fresh = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 is_noted = 0, is_member = 0;

      if (!gops_store_read_int (note->store, &is_member, error, "SELECT EXISTS (SELECT 1 FROM membership WHERE group_id = ?1 AND person_id = ?2)",
                                "ll", note->group, persons[i]) ||
          !gops_store_read_int (note->store, &is_noted, error, "SELECT EXISTS (SELECT 1 FROM care_entry WHERE person_id = ?1 AND group_id = ?2"
                                " AND care = ?3 AND on_date = ?4 AND until = ?5)", "llsss", persons[i], note->group, note->care, note->date, note->until))
        return NULL;
      if (is_member == 0)
        {
          g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_NOT_FOUND, _("Only members of the group can be looked after in it"));
          return NULL;
        }
      if (is_noted == 0)
        g_array_append_val (fresh, persons[i]);
    }
  return g_steal_pointer (&fresh);
}

/* What was put off is so no more when it is done or put off anew. */
static gboolean
write_note (const Note *note, gint64 person, GError **error)
{
  g_autoptr (GopsCareEntry) entry = gops_record_new (GOPS_TYPE_CARE_ENTRY, "person-id", person, "group-id", note->group, "on-date", note->date,
    "care", note->care, "until", note->until, "author", gops_store_get_author (note->store), NULL);

  return gops_store_exec (note->store, error, "DELETE FROM care_entry WHERE person_id = ?1 AND group_id = ?2 AND care = ?3 AND until <> ''",
                          "lls", person, note->group, note->care) &&
         gops_record_insert (entry, note->store, error);
}

static gboolean
begin_note (const Note *note, const GArray *persons, GError **error)
{
  gboolean later = *note->until != '\0';
  g_autofree char *who = NULL;

  if (persons->len > 1)
    {
      who = g_strdup_printf ("%u", persons->len);
      return gops_store_begin (note->store, error, later ? N_("Put off “%s” for %s people") : N_("Do “%s” for %s people"), name_of (note->care), who, NULL);
    }
  return gops_store_read_text (note->store, &who, error, "SELECT name FROM person WHERE id = ?1", "l", g_array_index (persons, gint64, 0)) &&
         gops_store_begin (note->store, error, later ? N_("Put off “%s” for %s") : N_("Do “%s” for %s"), name_of (note->care), who, NULL);
}

static gboolean
write_notes (const Note *note, const GArray *persons, GError **error)
{
  if (persons->len == 0)
    return TRUE;
  if (!begin_note (note, persons, error))
    return FALSE;
  for (guint i = 0; i < persons->len; i++)
    if (!write_note (note, g_array_index (persons, gint64, i), error))
      {
        gops_store_rollback (note->store);
        return FALSE;
      }
  return gops_store_commit (note->store, error);
}

static gboolean
check_note (const Note *note, GError **error)
{
  int day = gops_day_parse (note->date), until = gops_day_parse (note->until);

  if (!is_known (note->store, note->care))
    {
      gops_method_set_not_found (error, _("care"), note->care, gops_method_get_cares (gops_method_get_default ()));
      return FALSE;
    }
  if (day != GOPS_DAY_NONE && (*note->until == '\0' || (until != GOPS_DAY_NONE && until > day)))
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, _("“%s” is no date such as 2026-03-01, or it is not later"),
               day == GOPS_DAY_NONE ? note->date : note->until);
  return FALSE;
}

gboolean
gops_care_note (GopsStore *store, gint64 group, const char *care, const gint64 *persons, guint n, const char *date, const char *until,
                guint *out_n, GError **error)
{
  g_autofree char *zone = NULL, *today = NULL;
  g_autoptr (GArray) fresh = NULL;
  Note note = { store, group, care, date, until != NULL ? until : "" };

  if (date == NULL)
    {
      if (!gops_store_read_text (store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group))
        return FALSE;
      note.date = today = gops_date_today (store, zone);
    }
  if (!check_note (&note, error) || (fresh = find_new (&note, persons, n, error)) == NULL || !write_notes (&note, fresh, error))
    return FALSE;
  if (out_n != NULL)
    *out_n = fresh->len;
  return TRUE;
}

/* --- what is wanted --- */

GStrv
gops_care_load_off (GopsStore *store)
{
  g_autofree char *off = gops_workspace_dup_setting (store, SETTING_OFF);

  return g_strsplit (off, " ", -1);
}

gboolean
gops_care_is_wanted (GopsStore *store, const char *care)
{
  g_auto (GStrv) ids = gops_care_load_off (store);

  return !g_strv_contains ((const char *const *) ids, care);
}

gboolean
gops_care_set_wanted (GopsStore *store, const char *care, gboolean wanted, GError **error)
{
  g_auto (GStrv) ids = gops_care_load_off (store);
  g_autoptr (GString) changed = g_string_new (wanted ? "" : care);

  for (guint i = 0; ids[i] != NULL; i++)
    if (*ids[i] != '\0' && !g_str_equal (ids[i], care))
      g_string_append_printf (changed, "%s%s", changed->len > 0 ? " " : "", ids[i]);
  return gops_workspace_set_setting (store, SETTING_OFF, changed->str, error);
}
