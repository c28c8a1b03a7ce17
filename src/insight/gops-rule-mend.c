/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Balancing, merging, shortening. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-method-error.h"
#include "gops-rule-check-private.h"
#include "gops-rule-mend.h"
#include "gops-rule-remedy.h"
#include "gops-sentence.h"

/* So many small remedies make a large one at most. */
#define MOST_STEPS 80

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID,
                       _("That cannot be done with these rules any more; look at them again."));
  return FALSE;
}

/* --- balance --- */

/* What makes rules strict, and what leaves them loose, in the order in which it is mended. */
static const char *const strict_codes[] = { "ban-without-consequence", "no-steps", "no-appeal", "harsh-words", "few-encouragements" };
static const char *const loose_codes[] = { "no-red-lines", "no-legal-clause", "no-advertising-rule", "few-encouragements" };

static const GopsFinding *
find_code (const GopsRuleCheck *check, const char *code)
{
  for (guint i = 0; i < check->findings->len; i++)
    {
      const GopsFinding *finding = g_ptr_array_index (check->findings, i);

      if (g_str_equal (finding->code, code) && gops_finding_can_apply (finding) && finding->remedy.asks == NULL)
        return finding;
    }
  return NULL;
}

static const GopsFinding *
find_next (const GopsRuleCheck *check, gboolean strict)
{
  const char *const *codes = strict ? strict_codes : loose_codes;
  const GopsFinding *next = NULL;

  for (guint i = 0; next == NULL && i < (strict ? G_N_ELEMENTS (strict_codes) : G_N_ELEMENTS (loose_codes)); i++)
    next = find_code (check, codes[i]);
  return next;
}

/* One step towards the middle: what the check asks for, else one clause more of what there is too little of. */
static gboolean
step (GopsStore *store, GopsDossier *dossier, const GopsRuleCheck *check, GError **error)
{
  gboolean strict = check->balance.score > 0;
  const GopsFinding *next = find_next (check, strict);
  const GopsFinding more = { .code = "", .remedy = { .kind = GOPS_REMEDY_ADD_CLAUSES, .n = 1,
                                                     .section = strict ? "encouraged" : "forbidden" } };

  return gops_rule_remedy_apply (store, dossier, next != NULL ? next : &more, NULL, error);
}

static gboolean
is_balanced (const GopsRuleCheck *check)
{
  return ABS (check->balance.score) <= GOPS_BALANCE_ZONE;
}

gboolean
gops_rules_balance (GopsStore *store, GopsDossier *dossier, GError **error)
{
  gint64 group = gops_record_get_id (dossier->group);

  for (guint n = 0; n < MOST_STEPS; n++)
    {
      g_autoptr (GopsDossier) fresh = gops_dossier_load (store, group, dossier->today, error);
      g_autoptr (GopsRuleSet) set = fresh != NULL ? gops_rule_set_new_from_dossier (fresh) : NULL;
      g_autoptr (GopsRuleCheck) check = set != NULL ? gops_rule_check (set) : NULL;
      g_autoptr (GError) local = NULL;

      if (check == NULL)
        return FALSE;
      if (is_balanced (check))
        return TRUE;
      if (step (store, fresh, check, &local))
        continue;
      /* The library has no more: what has been done is something. */
      if (n > 0 && g_error_matches (local, GOPS_METHOD_ERROR, GOPS_METHOD_ERROR_INVALID))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

/* --- fewer, shorter --- */

static gboolean
set_text (GopsStore *store, gpointer clause, const char *text, GError **error)
{
  gops_record_set_text (clause, GOPS_CLAUSE_TEXT, text);
  gops_record_set_int (clause, GOPS_CLAUSE_EDITED, TRUE);
  return gops_record_save (clause, store, error);
}

/* One sentence after the other. */
static char *
join (const char *one, const char *other, const char *language)
{
  g_autofree char *closed = gops_sentence_close (one, language);

  return g_strdup_printf ("%s%s%s", closed, g_str_has_suffix (closed, "。") ? "" : " ", other);
}

static gboolean
merge_into (GopsStore *store, gpointer head, gpointer gone, const char *language, GError **error)
{
  g_autofree char *text = join (gops_record_get_text (head, GOPS_CLAUSE_TEXT), gops_record_get_text (gone, GOPS_CLAUSE_TEXT), language);

  return set_text (store, head, text, error) && gops_record_delete (gone, store, error);
}

gboolean
gops_rules_merge (GopsStore *store, GopsDossier *dossier, guint most, GError **error)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
  g_autofree guint *into = NULL;

  if (!gops_merge_plan (set, most, &into))
    return refuse (error);
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (into[i] != i
        && !merge_into (store, g_ptr_array_index (dossier->clauses, into[i]), g_ptr_array_index (dossier->clauses, i),
                        gops_dossier_language (dossier), error))
      return FALSE;
  return TRUE;
}

gboolean
gops_rules_shorten (GopsStore *store, GopsDossier *dossier, guint most, GError **error)
{
  g_autoptr (GopsRuleSet) set = gops_rule_set_new_from_dossier (dossier);
  g_autoptr (GopsRuleCheck) check = gops_rule_check (set);
  g_autoptr (GPtrArray) texts = gops_shorten_plan (set, check->reading_seconds, most);

  if (texts == NULL)
    return refuse (error);
  for (guint i = 0; i < dossier->clauses->len; i++)
    if (texts->pdata[i] != NULL && !set_text (store, g_ptr_array_index (dossier->clauses, i), texts->pdata[i], error))
      return FALSE;
  return TRUE;
}
