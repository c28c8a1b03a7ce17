/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SOPs that begin for a person. */
#include "config.h"

#include "gops-sop-triggers.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-batch.h"
#include "gops-day.h"
#include "gops-method-error.h"
#include "gops-own-schemes.h"
#include "gops-plan-maker.h"
#include "gops-records.h"
#include "gops-workspace.h"

static const char *const events[] = { "joins", "tier", "birthday", NULL };

/* --- choosing --- */

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_new (GopsStore *store, gint64 group, const char *sop, const char *event, const char *tier, GError **error)
{
  gint64 n = 0;

  if (event == NULL || !g_strv_contains (events, event))
    return fail (error, _("An SOP begins for a person who joins, enters a tier, or has a birthday."));
  if (g_str_equal (event, "tier") && (tier == NULL || *tier == '\0'))
    return fail (error, _("Choose the tier with which it begins."));
  if (!gops_store_read_int (store, &n, error, "SELECT count (*) FROM sop_trigger WHERE group_id = ?1 AND sop = ?2 AND event = ?3 AND tier = ?4",
                            "lsss", group, sop, event, tier != NULL ? tier : ""))
    return FALSE;
  return n == 0 || fail (error, _("This SOP begins with this event already."));
}

gint64
gops_sop_trigger_add (GopsStore *store, gint64 group, const char *sop, const char *event, const char *tier, GError **error)
{
  const char *of = g_strcmp0 (event, "tier") == 0 ? tier : "";
  g_autofree char *today = gops_date_today (store, NULL);
  g_autoptr (GopsSops) sops = gops_sops_load (store, error);
  const GopsSop *found = sops != NULL ? gops_sops_find (sops, sop, error) : NULL;
  g_autoptr (GopsSopTrigger) record = NULL;

  if (found == NULL || !check_new (store, group, sop, event, of, error)
      || !gops_store_begin (store, error, N_("Let “%s” begin by itself"), gops_text_get (&found->name, gops_interface_language ()), NULL))
    return 0;
  record = gops_record_new (GOPS_TYPE_SOP_TRIGGER, "group-id", group, "sop", sop, "event", event, "tier", of, "since", today, NULL);
  return gops_store_end (store, gops_record_insert (record, store, error), error) ? gops_record_get_id (record) : 0;
}

gboolean
gops_sop_trigger_set_paused (GopsStore *store, gint64 trigger, gboolean paused, GError **error)
{
  return gops_store_begin (store, error, paused ? N_("Pause an SOP that begins by itself") : N_("Resume an SOP that begins by itself"), NULL)
         && gops_store_end (store, gops_store_exec (store, error, "UPDATE sop_trigger SET paused = ?1 WHERE id = ?2", "il", paused, trigger), error);
}

gboolean
gops_sop_trigger_remove (GopsStore *store, gint64 trigger, GError **error)
{
  return gops_store_begin (store, error, N_("Remove an SOP that begins by itself"), NULL)
         && gops_store_end (store, gops_store_exec (store, error, "DELETE FROM sop_trigger WHERE id = ?1", "l", trigger), error);
}

char *
gops_sop_event_describe (const char *event, const char *tier)
{
  const GopsText *name = tier != NULL ? gops_scheme_recall_tier (tier) : NULL;

  if (g_str_equal (event, "tier"))
    /* Translators: a tier */
    return g_strdup_printf (_("when somebody enters “%s”"), name != NULL ? gops_text_get (name, gops_interface_language ()) : tier != NULL ? tier : "");
  return g_strdup (g_str_equal (event, "birthday") ? _("on the birthday") : _("when somebody joins"));
}

char *
gops_sop_start_describe (const GopsSopStart *start)
{
  if (g_strv_contains (events, start->event))
    return gops_sop_event_describe (start->event, start->tier);
  return g_strdup (g_str_equal (start->event, "opening") ? _("on the day the group opens") : "");
}

/* --- who is due --- */

/* Somebody for whom a trigger begins. */
typedef struct
{
  gint64  person;
  int     day;
  char   *name;   /* (owned) */
} Due;

typedef struct
{
  GopsStore      *store;
  GCancellable   *cancellable;
  int             today;
  GopsSops       *sops;      /* (owned) */
  GopsTradeDates *dates;     /* (owned) */
  GPtrArray      *triggers;  /* (owned) (element-type GopsSopTrigger) of groups that run */
  guint           left;      /* people that may still begin */
  GopsSopBegun    begun;
} Look;

static void
look_clear (Look *look)
{
  g_clear_pointer (&look->sops, gops_sops_free);
  g_clear_pointer (&look->dates, gops_trade_dates_free);
  g_clear_pointer (&look->triggers, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static void
due_clear (gpointer due)
{
  g_free (((Due *) due)->name);
}

/* Of a person and a day without a case. ?1 group, ?2 trigger, ?3 and ?4: the first and the last day, ?5 what the event asks for. */
#define DUE(day, from, where) \
  "SELECT m.person_id, " day ", iif (m.nickname <> '', m.nickname, p.name) FROM " from " JOIN person p ON p.id = m.person_id" \
  " WHERE m.group_id = ?1 AND m.left_on = '' AND p.staff = 0 AND p.bot = 0 AND p.blacklisted = 0 AND " where \
  " AND NOT EXISTS (SELECT 1 FROM sop_trigger_case c WHERE c.trigger_id = ?2 AND c.person_id = m.person_id AND c.on_date = " day ")" \
  " AND " GOPS_BATCH_SHOWN ("m.batch") " AND ?5 <> '-' LIMIT ?6"

static const char joins_sql[] = DUE ("m.joined_on", "membership m", "m.joined_on BETWEEN ?3 AND ?4");

/* Whoever is placed for the first time does not enter a tier, and neither does who has left it again. */
static const char tier_sql[] =   /* CROSS JOIN: in that order, for runs are few and members many */
  DUE ("r.as_of", "tier_run r CROSS JOIN tier_move v ON v.run_id = r.id CROSS JOIN membership m ON m.group_id = r.group_id AND m.person_id = v.person_id",
       "r.group_id = ?1 AND r.as_of BETWEEN ?3 AND ?4 AND v.to_tier = ?5 AND v.from_tier <> '' AND v.from_tier <> ?5 AND m.tier = ?5");

static const char birthday_sql[] = DUE ("?4", "membership m", "?3 <> '' AND p.birthday <> '' AND substr (p.birthday, -5) = ?5");

static gboolean
find_due_by (Look *look, gpointer trigger, const char *sql, int first, int last, const char *asked, GArray *dues, GError **error)
{
  g_autofree char *from = gops_day_format (first), *to = gops_day_format (last);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows =
    gops_store_query (look->store, &local_error, sql, "llsssl", gops_record_get_int (trigger, GOPS_SOP_TRIGGER_GROUP_ID),
                      gops_record_get_id (trigger), from, to, asked, (gint64) look->left - dues->len);

  while (rows != NULL && gops_statement_next (rows, &local_error))
    {
      Due due = { gops_statement_int (rows, 0), gops_day_parse (gops_statement_text (rows, 1)), g_strdup (gops_statement_text (rows, 2)) };

      g_array_append_val (dues, due);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* An SOP may begin some days before the birthday itself. */
static int
find_lead (const GopsSop *sop)
{
  int lead = 0;

  for (guint i = 0; i < sop->n_items; i++)
    lead = MAX (lead, 1 - sop->items[i].day);
  return lead;
}

static gboolean
find_birthdays (Look *look, gpointer trigger, const GopsSop *sop, int since, GArray *dues, GError **error)
{
  for (int day = MAX (look->today, since); day <= look->today + find_lead (sop); day++)
    {
      g_autofree char *date = gops_day_format (day);
      gboolean leap = gops_day_of_date (gops_day_year (day), 2, 29) != GOPS_DAY_NONE;

      if (!find_due_by (look, trigger, birthday_sql, day, day, date + strlen ("2026-"), dues, error))
        return FALSE;
      /* Born on 29 February: on the last day of it. */
      if (!leap && g_str_has_suffix (date, "-02-28") && !find_due_by (look, trigger, birthday_sql, day, day, "02-29", dues, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_due (Look *look, gpointer trigger, const GopsSop *sop, GArray *dues, GError **error)
{
  const char *event = gops_record_get_text (trigger, GOPS_SOP_TRIGGER_EVENT);
  int since = gops_day_parse (gops_record_get_text (trigger, GOPS_SOP_TRIGGER_SINCE));
  int first = MAX (since, look->today - GOPS_SOP_TRIGGER_DAYS_BACK);

  if (g_str_equal (event, "joins"))
    return find_due_by (look, trigger, joins_sql, first, look->today, "", dues, error);
  if (g_str_equal (event, "tier"))
    return find_due_by (look, trigger, tier_sql, first, look->today, gops_record_get_text (trigger, GOPS_SOP_TRIGGER_TIER), dues, error);
  return find_birthdays (look, trigger, sop, since, dues, error);
}

/* --- letting them begin --- */

/* What happened once is never undone with the items, else the next look would bring them back. Of two processes that look at the
 * same time, the one that has written the case lets the person begin. */
static gboolean
keep_cases (Look *look, gpointer trigger, GArray *dues, GError **error)
{
  gboolean ok = TRUE;
  guint kept = 0;

  if (!gops_store_begin_unjournaled (look->store, error))
    return FALSE;
  for (guint i = 0; ok && i < dues->len; i++)
    {
      Due *due = &g_array_index (dues, Due, i);
      g_autofree char *date = gops_day_format (due->day);

      ok = gops_store_exec (look->store, error, "INSERT OR IGNORE INTO sop_trigger_case (id, trigger_id, person_id, on_date) VALUES (?1, ?2, ?3, ?4)",
                            "llls", gops_store_new_id (look->store), gops_record_get_id (trigger), due->person, date);
      if (ok && gops_store_n_changed (look->store) > 0)
        {
          Due mine = *due;

          *due = g_array_index (dues, Due, kept);
          g_array_index (dues, Due, kept++) = mine;
        }
    }
  if (!gops_store_end_unjournaled (look->store, ok, error))
    return FALSE;
  g_array_set_size (dues, kept);
  return TRUE;
}

static gboolean
insert_items (Look *look, gpointer trigger, const GopsSop *sop, GArray *dues, GError **error)
{
  g_autoptr (GopsGroup) group = gops_record_load (GOPS_TYPE_GROUP, look->store, gops_record_get_int (trigger, GOPS_SOP_TRIGGER_GROUP_ID), error);
  g_autoptr (GopsPlanMaker) maker = gops_plan_maker_new (look->store, sop, look->dates);

  if (group == NULL)
    return FALSE;
  for (guint i = 0; i < dues->len; i++)
    {
      const Due *due = &g_array_index (dues, Due, i);
      const GopsPlanCopy copy = { .group = group, .first_day = due->day, .from_day = look->today, .person = due->person, .name = due->name };
      guint n = 0;

      if (!gops_plan_maker_add (maker, &copy, &n, error))
        return FALSE;
      look->begun.items += n;
    }
  return gops_plan_maker_flush (maker, error);
}

static gboolean
begin (Look *look, gpointer trigger, const GopsSop *sop, GArray *dues, GError **error)
{
  const char *name = gops_text_get (&sop->name, gops_interface_language ());

  if (!keep_cases (look, trigger, dues, error))
    return FALSE;
  if (dues->len == 0)
    return TRUE;
  look->left -= dues->len;
  look->begun.people += dues->len;
  return gops_store_begin (look->store, error, dues->len == 1 ? N_("Begin “%s” for %s") : N_("Begin “%s” for several people"), name,
                           g_array_index (dues, Due, 0).name, NULL)
         && gops_store_end (look->store, insert_items (look, trigger, sop, dues, error), error);
}

static gboolean
run_trigger (Look *look, gpointer trigger, GError **error)
{
  const GopsSop *sop = gops_sops_find (look->sops, gops_record_get_text (trigger, GOPS_SOP_TRIGGER_SOP), NULL);
  g_autoptr (GArray) dues = g_array_new (FALSE, FALSE, sizeof (Due));

  g_array_set_clear_func (dues, due_clear);
  if (sop == NULL)   /* of a newer program, or one that cannot be read */
    return TRUE;
  return find_due (look, trigger, sop, dues, error) && (dues->len == 0 || begin (look, trigger, sop, dues, error));
}

/* --- looking --- */

static GMutex lock;
static GHashTable *looked;   /* workspace → what it was like at the last look of this process */

/* What may let somebody begin: another day, an import that is done or undone, a run of tiers, an action. */
static char *
describe_state (GopsStore *store)
{
  g_autofree char *today = gops_date_today (store, NULL), *state = NULL;

  if (!gops_store_read_text (store, &state, NULL,
        "SELECT printf ('%s %d %d %d %d', ?1, (SELECT coalesce (max (id), 0) FROM batch), (SELECT coalesce (max (id), 0) FROM tier_run),"
        " (SELECT coalesce (max (id), 0) FROM journal_action), (SELECT total (length (state)) FROM batch))", "s", today))
    return NULL;
  return g_steal_pointer (&state);
}

gboolean
gops_sop_triggers_are_due (GopsStore *store)
{
  g_autofree char *state = NULL;
  g_autoptr (GMutexLocker) locker = NULL;
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, NULL, "SELECT EXISTS (SELECT 1 FROM sop_trigger WHERE paused = 0)", NULL) || n == 0)
    return FALSE;
  state = describe_state (store);
  locker = g_mutex_locker_new (&lock);
  return looked == NULL || g_strcmp0 (g_hash_table_lookup (looked, gops_store_get_uuid (store)), state) != 0;
}

static void
remember_look (GopsStore *store)
{
  char *state = describe_state (store);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  if (looked == NULL)
    looked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (looked, g_strdup (gops_store_get_uuid (store)), state);
}

static gboolean
look_load (Look *look, GError **error)
{
  g_autofree char *today = gops_date_today (look->store, NULL);

  look->today = gops_day_parse (today);
  look->left = GOPS_SOP_TRIGGER_MOST;
  look->triggers = gops_record_load_all (GOPS_TYPE_SOP_TRIGGER, look->store, error, "WHERE paused = 0 AND group_id IN"
                                         " (SELECT id FROM chat_group WHERE " GOPS_GROUP_RUNS ("") ") ORDER BY id", NULL);
  if (look->triggers == NULL || look->triggers->len == 0)
    return look->triggers != NULL;
  look->sops = gops_sops_load (look->store, error);
  look->dates = look->sops != NULL ? gops_trade_dates_load (look->store, error) : NULL;
  return look->dates != NULL;
}

gboolean
gops_sop_triggers_run (GopsStore *store, GCancellable *cancellable, GopsSopBegun *out_begun, GError **error)
{
  g_auto (Look) look = { .store = store, .cancellable = cancellable };

  if (!look_load (&look, error))
    return FALSE;
  for (guint i = 0; i < look.triggers->len && look.left > 0; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !run_trigger (&look, look.triggers->pdata[i], error))
      return FALSE;
  if (look.left > 0)
    remember_look (store);
  if (out_begun != NULL)
    *out_begun = look.begun;
  return TRUE;
}

static gpointer
work (GopsStore *store, gpointer data, GopsProgress *progress, GCancellable *cancellable, GError **error)
{
  GopsSopBegun begun = { 0 };

  return gops_sop_triggers_run (store, cancellable, &begun, error) ? g_memdup2 (&begun, sizeof begun) : NULL;
}

void
gops_sop_triggers_run_async (GopsStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  gops_store_run_async (store, work, NULL, NULL, g_free, NULL, NULL, cancellable, callback, user_data);
}
