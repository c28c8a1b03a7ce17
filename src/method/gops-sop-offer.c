/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Later changes of an SOP for its copies. */
#include "config.h"

#include "gops-sop-offer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-day.h"
#include "gops-plan-maker.h"
#include "gops-sop-days.h"
#include "gops-workspace.h"

typedef struct
{
  GopsStore      *store;
  const GopsSop  *sop;
  GopsTradeDates *dates;
  int             today;
} Look;

/* Items of one application of the SOP to one group. */
typedef struct
{
  const Look *look;
  GopsGroup  *group;       /* (owned) */
  const char *language;
  char       *name;        /* (owned) (nullable): of the person that it is for */
  GPtrArray  *items;       /* (owned) (element-type GopsPlanItem) */
  int         first_day;   /* GOPS_DAY_NONE: all that could tell was moved by hand */
  char        seen[24];    /* up to when entries have been offered */
} Run;

static void
run_clear (Run *run)
{
  g_clear_object (&run->group);
  g_clear_pointer (&run->name, g_free);
  g_clear_pointer (&run->items, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
offer_item_free (gpointer data)
{
  GopsSopOfferItem *self = data;

  g_clear_object (&self->item);
  g_clear_object (&self->after);
  g_free (self);
}

static void
offer_free (gpointer data)
{
  GopsSopOffer *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* --- one run --- */

static gboolean
is_as_copied (GopsPlanItem *item, const GopsSopOrigin *origin, GopsSopAspect aspect)
{
  GopsSopOrigin now = { 0 };

  gops_sop_origin_set_item (&now, item);
  return now.item[aspect] == origin->item[aspect];
}

static char *
find_name (GopsStore *store, gint64 group, gint64 person)
{
  g_autofree char *name = NULL;

  if (person == 0
      || !gops_store_read_text (store, &name, NULL, "SELECT coalesce ((SELECT iif (m.nickname <> '', m.nickname, p.name) FROM person p LEFT JOIN membership m"
                                " ON m.person_id = p.id AND m.group_id = ?1 WHERE p.id = ?2), '')", "ll", group, person))
    return NULL;
  return g_steal_pointer (&name);
}

/* The run of the items from @from on. Returns: how many they are. */
static guint
run_begin (Run *run, const Look *look, GPtrArray *items, guint from, GError **error)
{
  gint64 id = gops_record_get_int (items->pdata[from], GOPS_PLAN_ITEM_SOP_RUN), group = gops_record_get_int (items->pdata[from], GOPS_PLAN_ITEM_GROUP_ID);
  guint n = 0;

  run->look = look;
  run->first_day = GOPS_DAY_NONE;
  run->items = g_ptr_array_new_with_free_func (g_object_unref);
  run->group = gops_record_load (GOPS_TYPE_GROUP, look->store, group, error);
  for (guint i = from; i < items->len && gops_record_get_int (items->pdata[i], GOPS_PLAN_ITEM_SOP_RUN) == id; i++, n++)
    {
      GopsPlanItem *item = items->pdata[i];
      GopsSopOrigin origin;

      if (gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID) != group)
        break;
      if (!gops_sop_origin_read (gops_record_get_text (item, GOPS_PLAN_ITEM_SOP_ORIGIN), &origin))
        continue;
      g_ptr_array_add (run->items, g_object_ref (item));
      if (strcmp (origin.seen, run->seen) > 0)
        memcpy (run->seen, origin.seen, sizeof run->seen);
      if (run->first_day == GOPS_DAY_NONE && is_as_copied (item, &origin, GOPS_SOP_TIME))
        run->first_day = gops_day_parse (gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE)) + 1
                         - (int) gops_record_get_int (item, GOPS_PLAN_ITEM_DAY_NUMBER);
    }
  if (run->group != NULL)
    {
      run->language = gops_language_normalise (gops_record_get_text (run->group, GOPS_GROUP_LANGUAGE));
      run->name = find_name (look->store, group, gops_record_get_int (items->pdata[from], GOPS_PLAN_ITEM_PERSON_ID));
    }
  return n;
}

static char *
make_text (const Run *run, const GopsText *text)
{
  const char *words = gops_text_get (text, run->language);

  return run->name != NULL && words != NULL ? gops_plan_fill_name (words, run->name) : g_strdup (words != NULL ? words : "");
}

static void
set_words (const Run *run, GopsPlanItem *item, const GopsSopItem *entry)
{
  g_autofree char *title = make_text (run, &entry->title), *text = make_text (run, &entry->text);

  gops_record_set_text (item, GOPS_PLAN_ITEM_TYPE, entry->type);
  gops_record_set_text (item, GOPS_PLAN_ITEM_TITLE, title);
  gops_record_set_text (item, GOPS_PLAN_ITEM_TEXT, text);
  gops_record_set_text (item, GOPS_PLAN_ITEM_TACTIC, entry->tactic);
  gops_record_set_text (item, GOPS_PLAN_ITEM_POSTER, entry->poster);
  gops_record_set_int (item, GOPS_PLAN_ITEM_MINUTES, entry->minutes);
}

/* FALSE when the new day is over already, or cannot be told. */
static gboolean
set_time (const Run *run, GopsPlanItem *item, const GopsSopItem *entry, int round, int later)
{
  int day = run->first_day != GOPS_DAY_NONE ? gops_sop_item_day (entry, run->look->dates, run->first_day + round * run->look->sop->days) : GOPS_DAY_NONE;
  g_autofree char *date = NULL, *time = NULL, *until = NULL;

  if (day == GOPS_DAY_NONE || day < run->look->today)
    return FALSE;
  date = gops_day_format (day);
  gops_plan_hours_of (run->group, entry, later, &time, &until);
  gops_record_set_text (item, GOPS_PLAN_ITEM_ON_DATE, date);
  gops_record_set_text (item, GOPS_PLAN_ITEM_AT_TIME, time);
  gops_record_set_text (item, GOPS_PLAN_ITEM_UNTIL_TIME, until);
  gops_record_set_text (item, GOPS_PLAN_ITEM_ANCHOR, entry->on);
  gops_record_set_int (item, GOPS_PLAN_ITEM_DAY_NUMBER, day - run->first_day + 1);
  return TRUE;
}

static int
round_of (const Run *run, GopsPlanItem *item)
{
  gint64 number = gops_record_get_int (item, GOPS_PLAN_ITEM_DAY_NUMBER);

  return CLAMP ((int) (number - 1) / run->look->sop->days, 0, run->look->sop->repeat - 1);
}

/* What @item becomes of what has changed in @entry and not in it; @out_left: whether anything has changed in both. */
static GopsPlanItem *
make_after (const Run *run, GopsPlanItem *item, const GopsSopItem *entry, gboolean *out_left)
{
  g_autoptr (GopsPlanItem) after = gops_record_load (GOPS_TYPE_PLAN_ITEM, run->look->store, gops_record_get_id (item), NULL);
  GopsSopOrigin origin, now = { 0 };
  gboolean changed = FALSE;
  g_autofree char *written = NULL;

  if (after == NULL || !gops_sop_origin_read (gops_record_get_text (item, GOPS_PLAN_ITEM_SOP_ORIGIN), &origin))
    return NULL;
  gops_sop_origin_set_entry (&now, entry, run->language);
  for (guint aspect = 0; aspect < GOPS_SOP_N_ASPECTS; aspect++)
    {
      gboolean free = is_as_copied (item, &origin, aspect);

      if (now.entry[aspect] == origin.entry[aspect])
        continue;
      if (free && aspect == GOPS_SOP_WORDS)
        set_words (run, after, entry);
      else if (free && aspect == GOPS_SOP_WHO)
        gops_record_set_text (after, GOPS_PLAN_ITEM_OWNER, gops_plan_owner_of (run->group, entry));
      else if (!free || !set_time (run, after, entry, round_of (run, item), origin.later))
        {
          *out_left = TRUE;
          continue;
        }
      origin.entry[aspect] = now.entry[aspect];
      changed = TRUE;
    }
  if (!changed)
    return NULL;
  gops_sop_origin_set_item (&now, after);
  for (guint aspect = 0; aspect < GOPS_SOP_N_ASPECTS; aspect++)
    if (is_as_copied (item, &origin, aspect))
      origin.item[aspect] = now.item[aspect];
  gops_sop_origin_set_seen (&origin, gops_store_now (run->look->store));
  written = gops_sop_origin_write (&origin);
  gops_record_set_text (after, GOPS_PLAN_ITEM_SOP_ORIGIN, written);
  return g_steal_pointer (&after);
}

static void
add_offer (GopsSopOffer *offer, GopsSopOfferKind kind, GopsPlanItem *item, GopsPlanItem *after)
{
  GopsSopOfferItem *added = g_new0 (GopsSopOfferItem, 1);

  added->kind = kind;
  added->item = g_object_ref (item);
  added->after = after;
  g_ptr_array_add (offer->items, added);
  if (kind == GOPS_SOP_OFFER_LEFT)
    offer->n_left++;
  else
    offer->n_changes++;
}

static gboolean
is_all_as_copied (GopsPlanItem *item)
{
  GopsSopOrigin origin;

  return gops_sop_origin_read (gops_record_get_text (item, GOPS_PLAN_ITEM_SOP_ORIGIN), &origin)
         && is_as_copied (item, &origin, GOPS_SOP_WORDS) && is_as_copied (item, &origin, GOPS_SOP_TIME) && is_as_copied (item, &origin, GOPS_SOP_WHO);
}

static void
look_at_item (const Run *run, GopsPlanItem *item, GopsSopOffer *offer)
{
  const GopsSopItem *entry = gops_sop_find_item (run->look->sop, gops_record_get_text (item, GOPS_PLAN_ITEM_SOP_ENTRY));
  gboolean left = FALSE;
  GopsPlanItem *after;

  if (entry == NULL)
    {
      add_offer (offer, is_all_as_copied (item) ? GOPS_SOP_OFFER_REMOVE : GOPS_SOP_OFFER_LEFT, item, NULL);
      return;
    }
  after = make_after (run, item, entry, &left);
  if (after != NULL)
    add_offer (offer, GOPS_SOP_OFFER_CHANGE, item, after);
  if (left)
    add_offer (offer, GOPS_SOP_OFFER_LEFT, item, NULL);
}

/* The item of a new entry, like the others of its run. */
static void
add_new (const Run *run, const GopsSopItem *entry, int round, GopsSopOffer *offer)
{
  GopsPlanItem *like = run->items->pdata[0];
  g_autoptr (GopsPlanItem) item = gops_record_new (GOPS_TYPE_PLAN_ITEM, "group-id", gops_record_get_id (run->group), NULL);
  GopsSopOrigin origin = { 0 }, other;
  g_autofree char *written = NULL;

  if (gops_sop_origin_read (gops_record_get_text (like, GOPS_PLAN_ITEM_SOP_ORIGIN), &other))
    origin.later = other.later;
  if (!set_time (run, item, entry, round, origin.later))
    return;
  set_words (run, item, entry);
  gops_record_set_text (item, GOPS_PLAN_ITEM_OWNER, gops_plan_owner_of (run->group, entry));
  gops_record_set_text (item, GOPS_PLAN_ITEM_STATUS, "ready");
  gops_record_set_text (item, GOPS_PLAN_ITEM_SOP, run->look->sop->id);
  gops_record_set_text (item, GOPS_PLAN_ITEM_SOP_ENTRY, entry->id);
  gops_record_set_int (item, GOPS_PLAN_ITEM_SOP_RUN, gops_record_get_int (like, GOPS_PLAN_ITEM_SOP_RUN));
  gops_record_set_int (item, GOPS_PLAN_ITEM_PERSON_ID, gops_record_get_int (like, GOPS_PLAN_ITEM_PERSON_ID));
  gops_sop_origin_set_entry (&origin, entry, run->language);
  gops_sop_origin_set_item (&origin, item);
  gops_sop_origin_set_seen (&origin, gops_store_now (run->look->store));
  written = gops_sop_origin_write (&origin);
  gops_record_set_text (item, GOPS_PLAN_ITEM_SOP_ORIGIN, written);
  add_offer (offer, GOPS_SOP_OFFER_ADD, item, g_object_ref (item));
}

static gboolean
has_entry (const Run *run, const char *id)
{
  for (guint i = 0; i < run->items->len; i++)
    if (g_str_equal (gops_record_get_text (run->items->pdata[i], GOPS_PLAN_ITEM_SOP_ENTRY), id))
      return TRUE;
  return FALSE;
}

static void
look_at_run (const Run *run, GopsSopOffer *offer)
{
  const GopsSop *sop = run->look->sop;

  for (guint i = 0; i < run->items->len; i++)
    look_at_item (run, run->items->pdata[i], offer);
  for (guint i = 0; i < sop->n_items; i++)
    if (sop->items[i].added != NULL && strcmp (sop->items[i].added, run->seen) > 0 && !has_entry (run, sop->items[i].id))
      for (int round = 0; round < sop->repeat; round++)
        add_new (run, &sop->items[i], round, offer);
}

/* --- all --- */

#define STILL_TO_COME "recurrence = '' AND series IS NULL AND sop_entry <> '' AND status NOT IN ('done', 'missed', 'skipped') AND on_date >= ?2"
#define OF_RUNNING "group_id IN (SELECT id FROM chat_group WHERE deleted_at = 0 AND archived_at = 0)"

static GPtrArray *
load_items (const Look *look, gint64 group, GError **error)
{
  g_autofree char *today = gops_day_format (look->today);

  if (group != 0)
    return gops_record_load_all (GOPS_TYPE_PLAN_ITEM, look->store, error, "WHERE group_id = ?3 AND sop = ?1 AND " STILL_TO_COME
                                 " ORDER BY sop_run, on_date, at_time, position", "ssl", look->sop->id, today, group);
  return gops_record_load_all (GOPS_TYPE_PLAN_ITEM, look->store, error, "WHERE sop = ?1 AND " STILL_TO_COME " AND " OF_RUNNING
                               " ORDER BY group_id, sop_run, on_date, at_time, position", "ss", look->sop->id, today);
}

static GopsSopOffer *
find_offer (GPtrArray *offers, GopsGroup *group)
{
  GopsSopOffer *last = offers->len > 0 ? offers->pdata[offers->len - 1] : NULL;
  GopsSopOffer *offer;

  if (last != NULL && last->group == gops_record_get_id (group))
    return last;
  offer = g_new0 (GopsSopOffer, 1);
  offer->group = gops_record_get_id (group);
  offer->name = g_strdup (gops_record_get_text (group, GOPS_GROUP_NAME));
  offer->items = g_ptr_array_new_with_free_func (offer_item_free);
  g_ptr_array_add (offers, offer);
  return offer;
}

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate ((*(const GopsSopOffer *const *) a)->name, (*(const GopsSopOffer *const *) b)->name);
}

static GPtrArray *
find_offers (const Look *look, gint64 group, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = load_items (look, group, error), offers = g_ptr_array_new_with_free_func (offer_free);

  if (items == NULL)
    return NULL;
  for (guint i = 0; i < items->len;)
    {
      g_auto (Run) run = { 0 };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      i += run_begin (&run, look, items, i, error);
      if (run.group == NULL)
        return NULL;
      if (run.items->len > 0)
        look_at_run (&run, find_offer (offers, run.group));
    }
  for (guint i = offers->len; i > 0; i--)
    if (((GopsSopOffer *) offers->pdata[i - 1])->items->len == 0)
      g_ptr_array_remove_index (offers, i - 1);
  g_ptr_array_sort (offers, compare_offers);
  return g_steal_pointer (&offers);
}

typedef GPtrArray *(*WithLook) (const Look *look, gint64 group, GCancellable *cancellable, GError **error);

static GPtrArray *
with_look (GopsStore *store, const char *sop, gint64 group, GCancellable *cancellable, WithLook with, GError **error)
{
  g_autoptr (GopsSops) sops = gops_sops_load (store, error);
  const GopsSop *found = sops != NULL ? gops_sops_find (sops, sop, error) : NULL;
  g_autoptr (GopsTradeDates) dates = found != NULL ? gops_trade_dates_load (store, error) : NULL;
  g_autofree char *today = gops_date_today (store, NULL);
  const Look look = { store, found, dates, gops_day_parse (today) };

  return dates != NULL ? with (&look, group, cancellable, error) : NULL;
}

GPtrArray *
gops_sop_offer (GopsStore *store, const char *sop, gint64 group, GCancellable *cancellable, GError **error)
{
  return with_look (store, sop, group, cancellable, find_offers, error);
}

static void
offers_free (gpointer data)
{
  GopsSopOffers *self = data;

  g_free (self->sop);
  g_free (self->name);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static GPtrArray *
load_applied (GopsStore *store, GError **error)
{
  g_autofree char *today = gops_date_today (store, NULL);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows =
    gops_store_query (store, &local_error, "SELECT DISTINCT sop FROM plan_item WHERE recurrence = '' AND on_date >= ?1 AND sop_entry <> ''", "s", today);

  while (rows != NULL && gops_statement_next (rows, &local_error))
    g_ptr_array_add (ids, g_strdup (gops_statement_text (rows, 0)));
  if (local_error == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

GPtrArray *
gops_sop_offers_all (GopsStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) ids = load_applied (store, error), all = g_ptr_array_new_with_free_func (offers_free);
  g_autoptr (GopsSops) sops = ids != NULL ? gops_sops_load (store, error) : NULL;

  for (guint i = 0; sops != NULL && i < ids->len; i++)
    {
      const GopsSop *sop = gops_sops_find (sops, ids->pdata[i], NULL);
      g_autoptr (GPtrArray) groups = sop != NULL ? gops_sop_offer (store, sop->id, 0, cancellable, error) : NULL;
      GopsSopOffers *offers;

      if (sop == NULL)   /* it was removed, and its plans stay */
        continue;
      if (groups == NULL)
        return NULL;
      if (groups->len == 0)
        continue;
      offers = g_new0 (GopsSopOffers, 1);
      offers->sop = g_strdup (sop->id);
      offers->name = g_strdup (gops_text_get (&sop->name, gops_interface_language ()));
      offers->groups = g_steal_pointer (&groups);
      g_ptr_array_add (all, offers);
    }
  return sops != NULL ? g_steal_pointer (&all) : NULL;
}

static gboolean
take_over (GopsStore *store, const GopsSopOfferItem *item, GError **error)
{
  switch (item->kind)
    {
    case GOPS_SOP_OFFER_CHANGE: return gops_record_save (item->after, store, error);
    case GOPS_SOP_OFFER_ADD:    return gops_record_insert (item->after, store, error);
    case GOPS_SOP_OFFER_REMOVE: return gops_record_delete (item->item, store, error);
    case GOPS_SOP_OFFER_LEFT:   return TRUE;
    }
  return FALSE;
}

/* All of a run remembers until when new entries have been taken over, so that none comes back that is thrown away afterwards.
 * The instant stands at the end of the origin and is always as long. */
static gboolean
remember_seen (GopsStore *store, GopsPlanItem *added, GError **error)
{
  GopsSopOrigin origin = { 0 };

  gops_sop_origin_set_seen (&origin, gops_store_now (store));
  return gops_store_exec (store, error, "UPDATE plan_item SET sop_origin = substr (sop_origin, 1, length (sop_origin) - ?3) || ?4"
                          " WHERE group_id = ?1 AND sop_run = ?2 AND length (sop_origin) > ?3", "llis",
                          gops_record_get_int (added, GOPS_PLAN_ITEM_GROUP_ID), gops_record_get_int (added, GOPS_PLAN_ITEM_SOP_RUN),
                          (int) strlen (origin.seen), origin.seen);
}

static gboolean
remember_runs (GopsStore *store, const GopsSopOffer *offer, GError **error)
{
  gint64 last = 0;

  for (guint i = 0; i < offer->items->len; i++)
    {
      const GopsSopOfferItem *item = offer->items->pdata[i];
      gint64 run = gops_record_get_int (item->item, GOPS_PLAN_ITEM_SOP_RUN);

      if (item->kind != GOPS_SOP_OFFER_ADD || run == last)
        continue;
      last = run;
      if (!remember_seen (store, item->item, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_all_over (GopsStore *store, GPtrArray *offers, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const GopsSopOffer *offer = offers->pdata[i];

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint j = 0; j < offer->items->len; j++)
        if (!take_over (store, offer->items->pdata[j], error))
          return FALSE;
      if (!remember_runs (store, offer, error))
        return FALSE;
    }
  return TRUE;
}

static guint
count_changes (GPtrArray *offers)
{
  guint n = 0;

  for (guint i = 0; i < offers->len; i++)
    n += ((const GopsSopOffer *) offers->pdata[i])->n_changes;
  return n;
}

static GPtrArray *
find_and_take_over (const Look *look, gint64 group, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) offers = find_offers (look, group, cancellable, error);

  if (offers == NULL || count_changes (offers) == 0)
    return g_steal_pointer (&offers);
  if (!gops_store_begin (look->store, error, N_("Take over the changes of “%s”"), gops_text_get (&look->sop->name, gops_interface_language ()), NULL)
      || !gops_store_end (look->store, take_all_over (look->store, offers, cancellable, error), error))
    return NULL;
  return g_steal_pointer (&offers);
}

gboolean
gops_sop_offer_accept (GopsStore *store, const char *sop, gint64 group, GCancellable *cancellable, guint *out_items, GError **error)
{
  g_autoptr (GPtrArray) offers = with_look (store, sop, group, cancellable, find_and_take_over, error);

  if (offers == NULL)
    return FALSE;
  if (out_items != NULL)
    *out_items = count_changes (offers);
  return TRUE;
}
