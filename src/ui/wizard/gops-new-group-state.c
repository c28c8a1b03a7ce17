/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the New Group assistant shows. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-group-batch.h"
#include "gops-method.h"
#include "gops-new-group-state.h"
#include "gops-theme-check.h"

static gboolean
is_filled (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *stripped != '\0';
}

static char *
hint_for_place (const GopsGroupDraft *draft,
                const GopsOwnLimits  *own)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), draft->platform);
  g_autoptr (GError) error = NULL;
  gsize limit = 0, length;

  if (!is_filled (draft->name))
    return NULL;
  if (!gops_group_name_check (draft->name, &error))
    return g_strdup (error->message);
  if (platform == NULL)
    return NULL;
  length = gops_platform_measure (platform, own, GOPS_LIMIT_GROUP_NAME, draft->name, &limit, NULL);
  if (limit == 0 || length <= limit)
    return NULL;
  return g_strdup_printf (_("The name is too long for this platform: %u of %u."), (guint) length, (guint) limit);
}

static char *
hint_for_theme (const GopsGroupDraft *draft)
{
  GopsThemeCheck check;

  if (!is_filled (draft->theme))
    return NULL;
  check = gops_theme_check (draft->theme, draft->audience, NULL);
  return gops_theme_check_explain (&check);
}

/**
 * gops_new_group_state:
 *
 * Returns: the state; free with gops_new_group_state_clear()
 */
GopsNewGroupState
gops_new_group_state (const GopsGroupDraft *draft,
                      const GopsOwnLimits  *own,
                      GopsNewGroupStep      step)
{
  GopsNewGroupState state = { 0 };

  state.can_go_back = step > GOPS_NEW_GROUP_KIND;
  state.is_last = step == GOPS_NEW_GROUP_N_STEPS - 1;
  state.progress = g_strdup_printf (_("Step %d of %d"), step + 1, GOPS_NEW_GROUP_N_STEPS);
  switch (step)
    {
    case GOPS_NEW_GROUP_KIND:
      state.can_go_on = is_filled (draft->kind);
      break;
    case GOPS_NEW_GROUP_PLACE:
      state.can_go_on = gops_group_name_check (draft->name, NULL) && is_filled (draft->platform) && is_filled (draft->language);
      state.hint = hint_for_place (draft, own);
      break;
    case GOPS_NEW_GROUP_THEME:
      state.can_go_on = TRUE;   /* the kind has a proposal for both */
      state.hint = hint_for_theme (draft);
      break;
    case GOPS_NEW_GROUP_N_STEPS:
      g_assert_not_reached ();
    }
  return state;
}

void
gops_new_group_state_clear (GopsNewGroupState *state)
{
  g_clear_pointer (&state->progress, g_free);
  g_clear_pointer (&state->hint, g_free);
}

static guint
count_clauses (const GopsKind *kind,
               const char     *platform)
{
  guint n = 0;

  for (guint i = 0; kind->defaults.clauses[i] != NULL; i++)
    {
      const GopsClauseTemplate *clause = gops_method_find_clause (gops_method_get_default (), kind->defaults.clauses[i]);

      n += clause != NULL && gops_clause_template_suits (clause, kind->id, platform);
    }
  return n;
}

/**
 * gops_new_group_promise:
 * @platform: (nullable): any
 *
 * Returns: what a group of @kind begins with; zeros for an unknown kind
 */
GopsNewGroupPromise
gops_new_group_promise (const char *kind_id,
                        const char *platform)
{
  const GopsMethod *method = gops_method_get_default ();
  const GopsKind *kind = gops_method_find_kind (method, kind_id);
  const GopsTierScheme *scheme;
  const GopsSop *sop;
  GopsNewGroupPromise promise = { 0 };

  if (kind == NULL)
    return promise;
  scheme = gops_method_find_tier_scheme (method, kind->defaults.tier_scheme);
  sop = gops_method_find_sop (method, kind->defaults.sop);
  promise.n_clauses = count_clauses (kind, platform);
  promise.n_tiers = scheme != NULL ? scheme->n_tiers : 0;
  promise.n_items = sop != NULL ? sop->n_items * (guint) sop->repeat : 0;
  promise.n_days = sop != NULL ? (guint) (sop->days * sop->repeat) : 0;
  while (kind->defaults.posters[promise.n_posters] != NULL)
    promise.n_posters++;
  return promise;
}
