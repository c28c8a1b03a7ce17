/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One rule change for a whole family: the offer, and taking it over. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-dossier.h"
#include "gops-family-circle.h"
#include "gops-method-error.h"
#include "gops-rule-family-private.h"

/* --- the offer --- */

static void
free_item (gpointer data)
{
  GopsRuleOfferItem *item = data;

  g_free (item->section);
  g_clear_object (&item->before);
  g_clear_object (&item->after);
  g_free (item);
}

static void
free_offer (gpointer data)
{
  GopsRuleOffer *offer = data;

  g_free (offer->name);
  g_ptr_array_unref (offer->items);
  g_free (offer);
}

static void
add_item (GopsRuleOffer *offer, GopsRuleOfferKind kind, const char *section, GopsClause *before, GopsClause *after)
{
  GopsRuleOfferItem *item = g_new0 (GopsRuleOfferItem, 1);
  gboolean left = kind == GOPS_RULE_OFFER_LEFT_CHANGED || kind == GOPS_RULE_OFFER_LEFT_REMOVED;

  item->kind = kind;
  item->section = g_strdup (section);
  item->before = before != NULL ? g_object_ref (before) : NULL;
  item->after = after != NULL ? g_object_ref (after) : NULL;
  g_ptr_array_add (offer->items, item);
  offer->n_changes += !left;
  offer->n_left += left;
}

static void
add_place (GopsRuleOffer *offer, const GopsRulePlace *place)
{
  const char *section = place->target != NULL ? gops_record_get_text (place->target, GOPS_CLAUSE_SECTION) : "";

  if (place->change)
    add_item (offer, GOPS_RULE_OFFER_CHANGE, section, place->own, place->target);
  else if (place->add)
    add_item (offer, GOPS_RULE_OFFER_ADD, section, NULL, place->target);
  else if (place->left_changed)
    add_item (offer, GOPS_RULE_OFFER_LEFT_CHANGED, section, place->own, place->target);
  else if (place->left_removed)
    add_item (offer, GOPS_RULE_OFFER_LEFT_REMOVED, section, NULL, place->target);
}

static void
add_dropped (GopsRuleOffer *offer, GopsRuleOfferKind kind, GPtrArray *clauses)
{
  for (guint i = 0; i < clauses->len; i++)
    add_item (offer, kind, gops_record_get_text (clauses->pdata[i], GOPS_CLAUSE_SECTION), clauses->pdata[i], NULL);
}

static GopsRuleOffer *
make_offer (const GopsRuleCopy *copy)
{
  GopsRuleOffer *offer = g_new0 (GopsRuleOffer, 1);

  offer->group = gops_record_get_id (copy->group);
  offer->name = g_strdup (gops_record_get_text (copy->group, GOPS_GROUP_NAME));
  offer->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; i < copy->main->clauses->len; i++)
    add_place (offer, &copy->places[i]);
  add_dropped (offer, GOPS_RULE_OFFER_REMOVE, copy->removed);
  add_dropped (offer, GOPS_RULE_OFFER_LEFT_CHANGED, copy->orphans);
  for (guint i = 0; i < copy->reordered->len; i++)
    add_item (offer, GOPS_RULE_OFFER_REORDER, copy->reordered->pdata[i], NULL, NULL);
  return offer;
}

const char *
gops_rule_offer_kind_to_string (GopsRuleOfferKind kind)
{
  static const char *const names[] = { "change", "add", "remove", "reorder", "left-changed", "left-removed" };

  return names[kind];
}

GPtrArray *
gops_rule_offer_diff (const GopsRuleOfferItem *item, guint column)
{
  return gops_text_diff (item->before != NULL ? gops_record_get_text (item->before, column) : NULL,
                         item->after != NULL ? gops_record_get_text (item->after, column) : NULL);
}

GPtrArray *
gops_rule_family_offer (GopsStore *store, gint64 main_id, GError **error)
{
  g_autoptr (GopsRuleMain) main = NULL;
  g_autoptr (GPtrArray) copies = NULL, offers = g_ptr_array_new_with_free_func (free_offer);

  if (!gops_family_check_circle (store, main_id, error) || (main = gops_rule_main_load (store, main_id, error)) == NULL
      || (copies = gops_rule_copies_load (store, main, error)) == NULL)
    return NULL;
  for (guint i = 0; i < copies->len; i++)
    {
      GopsRuleOffer *offer = make_offer (copies->pdata[i]);

      if (offer->items->len > 0)
        g_ptr_array_add (offers, offer);
      else
        free_offer (offer);
    }
  g_clear_pointer (&copies, g_ptr_array_unref);   /* before the main group that they look at */
  return g_steal_pointer (&offers);
}

gboolean
gops_rule_family_has_copies (GopsStore *store, gint64 main)
{
  gint64 n = 0;

  return gops_store_read_int (store, &n, NULL, "SELECT EXISTS (SELECT 1 FROM chat_group WHERE parent = ?1 AND deleted_at = 0)", "l", main)
         && n > 0;
}

gboolean
gops_rule_family_count_behind (GopsStore *store, gint64 main, guint *out_n, GError **error)
{
  g_autoptr (GPtrArray) offers = NULL;
  guint n = 0;

  if (gops_rule_family_has_copies (store, main))
    {
      offers = gops_rule_family_offer (store, main, error);
      if (offers == NULL)
        return FALSE;
    }
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    n += ((const GopsRuleOffer *) offers->pdata[i])->n_changes > 0;
  *out_n = n;
  return TRUE;
}

/* --- taking over --- */

typedef struct
{
  GopsStore            *store;
  const GopsRuleCopy   *copy;
  gint64                synced_at;
  GopsRuleFamilyResult *result;
  GError              **error;
} Taker;

/* @own gets all that @target says. */
static void
take_words (GopsClause *own, GopsClause *target)
{
  static const guint texts[] = { GOPS_CLAUSE_SECTION, GOPS_CLAUSE_POLARITY, GOPS_CLAUSE_TOPIC, GOPS_CLAUSE_TEXT,
                                 GOPS_CLAUSE_CONSEQUENCE, GOPS_CLAUSE_LIBRARY_ID };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gops_record_set_text (own, texts[i], gops_record_get_text (target, texts[i]));
  gops_record_set_int (own, GOPS_CLAUSE_SEVERITY, gops_record_get_int (target, GOPS_CLAUSE_SEVERITY));
  gops_record_set_int (own, GOPS_CLAUSE_EDITED, gops_record_get_int (target, GOPS_CLAUSE_EDITED));
}

static gboolean
is_touched (const Taker *taker, const char *section)
{
  const GopsRuleCopy *copy = taker->copy;

  for (guint i = 0; i < copy->main->clauses->len; i++)
    {
      const GopsRulePlace *place = &copy->places[i];

      if ((place->add || (place->change && strcmp (gops_record_get_text (place->own, GOPS_CLAUSE_SECTION), section) != 0))
          && strcmp (gops_record_get_text (place->target, GOPS_CLAUSE_SECTION), section) == 0)
        return TRUE;
    }
  return g_ptr_array_find_with_equal_func (copy->reordered, section, g_str_equal, NULL);
}

/* Before any words change: the orders are worked out from what stands there. */
static void
take_places (const Taker *taker)
{
  for (guint s = 0; gops_sections ()[s] != NULL; s++)
    {
      g_autoptr (GPtrArray) order = is_touched (taker, gops_sections ()[s]) ? gops_rule_copy_order (taker->copy, gops_sections ()[s]) : NULL;

      for (guint i = 0; order != NULL && i < order->len; i++)
        gops_record_set_int (order->pdata[i], GOPS_CLAUSE_POSITION, i + 1);
    }
}

static void
remember (const Taker *taker, GopsClause *own, guint index)
{
  gboolean arranged = g_ptr_array_find_with_equal_func (taker->copy->arranged, gops_record_get_text (own, GOPS_CLAUSE_SECTION), g_str_equal, NULL);
  g_autofree char *basis = gops_rule_basis (own, arranged);

  gops_record_set_int (own, GOPS_CLAUSE_ORIGIN, gops_record_get_id (taker->copy->main->clauses->pdata[index]));
  gops_record_set_text (own, GOPS_CLAUSE_ORIGIN_BASIS, taker->copy->main->fingerprints->pdata[index]);
  gops_record_set_text (own, GOPS_CLAUSE_OWN_BASIS, basis);
}

static gboolean
take_place (const Taker *taker, guint index)
{
  GopsRulePlace *place = &taker->copy->places[index];

  taker->result->clauses += place->add || place->change;
  if (place->left_removed || (place->left_changed && !gops_record_is_dirty (place->own)))
    return TRUE;
  if (place->add)
    {
      remember (taker, place->target, index);
      return gops_record_insert (place->target, taker->store, taker->error);
    }
  if (place->change)
    take_words (place->own, place->target);
  if (!place->left_changed)
    remember (taker, place->own, index);
  return !gops_record_is_dirty (place->own) || gops_record_save (place->own, taker->store, taker->error);
}

/* Clauses of the copy's own that others have pushed to another place. */
static gboolean
save_rest (const Taker *taker)
{
  for (guint i = 0; i < taker->copy->clauses->len; i++)
    if (gops_record_is_dirty (taker->copy->clauses->pdata[i])
        && !gops_record_save (taker->copy->clauses->pdata[i], taker->store, taker->error))
      return FALSE;
  return TRUE;
}

static gboolean
take_over (const Taker *taker)
{
  const GopsRuleCopy *copy = taker->copy;

  take_places (taker);
  for (guint i = 0; i < copy->main->clauses->len; i++)
    if (!take_place (taker, i))
      return FALSE;
  for (guint i = 0; i < copy->removed->len; i++)
    {
      if (!gops_record_delete (copy->removed->pdata[i], taker->store, taker->error))
        return FALSE;
      taker->result->clauses++;
    }
  taker->result->groups++;
  gops_record_set_int (copy->group, GOPS_GROUP_RULES_SYNCED_AT, taker->synced_at);
  return save_rest (taker) && (!gops_record_is_dirty (copy->group) || gops_record_save (copy->group, taker->store, taker->error));
}

/* --- all chosen copies --- */

/* Leaves in @copies what was chosen and has something to take over. */
static gboolean
choose (GPtrArray *copies, const GopsRuleMain *main, const gint64 *chosen, guint n_chosen, GError **error)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; chosen != NULL && i < n_chosen; i++)
    g_hash_table_add (wanted, (gpointer) &chosen[i]);
  for (guint i = copies->len; i > 0; i--)
    {
      gint64 id = gops_record_get_id (((GopsRuleCopy *) copies->pdata[i - 1])->group);
      gboolean take = chosen == NULL || g_hash_table_remove (wanted, &id);

      if (!take || !gops_rule_copy_has_changes (copies->pdata[i - 1]))
        g_ptr_array_remove_index (copies, i - 1);
    }
  if (g_hash_table_size (wanted) == 0)
    return TRUE;
  g_set_error (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
               ngettext ("Of the chosen groups %u is no copy of “%s”.", "Of the chosen groups %u are no copies of “%s”.",
                         g_hash_table_size (wanted)), g_hash_table_size (wanted), main->name);
  return FALSE;
}

static gboolean
take_all (GopsStore *store, const GopsRuleMain *main, GPtrArray *copies, GopsProgress *progress, GCancellable *cancellable,
          GopsRuleFamilyResult *result, GError **error)
{
  Taker taker = { store, NULL, gops_rules_synced_at (main->clauses), result, error };

  for (guint i = 0; i < copies->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        gops_progress_report (progress, i, copies->len, _("Taking over the rules"));
      taker.copy = copies->pdata[i];
      if (!take_over (&taker))
        return FALSE;
    }
  if (progress != NULL)
    gops_progress_report (progress, copies->len, copies->len, _("Taking over the rules"));
  return TRUE;
}

#define IN_GROUPS N_("Take over the rules of “%s” in %s groups")

static void
name_action (GopsStore *store, const GopsRuleMain *main, const GPtrArray *copies)
{
  g_autofree char *n = g_strdup_printf ("%u", copies->len);

  if (copies->len == 1)
    gops_store_name_action (store, N_("Take over the rules of “%s” in “%s”"), main->name,
                            gops_record_get_text (((GopsRuleCopy *) copies->pdata[0])->group, GOPS_GROUP_NAME), NULL);
  else
    gops_store_name_action (store, IN_GROUPS, main->name, n, NULL);
}

/* Within the action, so that nobody changes a copy between being read and being written. */
static gboolean
load_and_take (GopsStore *store, gint64 main_id, const gint64 *chosen, guint n_chosen, GopsProgress *progress,
               GCancellable *cancellable, GopsRuleFamilyResult *result, GError **error)
{
  g_autoptr (GopsRuleMain) main = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  gboolean ok = FALSE;

  if (gops_family_check_circle (store, main_id, error) && (main = gops_rule_main_load (store, main_id, error)) != NULL
      && (copies = gops_rule_copies_load (store, main, error)) != NULL && choose (copies, main, chosen, n_chosen, error))
    {
      name_action (store, main, copies);
      ok = copies->len == 0 || take_all (store, main, copies, progress, cancellable, result, error);
    }
  g_clear_pointer (&copies, g_ptr_array_unref);   /* they point to the main group's */
  return ok;
}

gboolean
gops_rule_family_apply (GopsStore *store, gint64 main_id, const gint64 *chosen, guint n_chosen, GopsProgress *progress,
                        GCancellable *cancellable, GopsRuleFamilyResult *out_result, GError **error)
{
  GopsRuleFamilyResult result = { 0 };

  if (!gops_store_begin (store, error, IN_GROUPS, "", "", NULL))
    return FALSE;
  if (!load_and_take (store, main_id, chosen, n_chosen, progress, cancellable, &result, error))
    {
      gops_store_rollback (store);
      return FALSE;
    }
  if (!gops_store_commit (store, error))
    return FALSE;
  if (out_result != NULL)
    *out_result = result;
  return TRUE;
}
