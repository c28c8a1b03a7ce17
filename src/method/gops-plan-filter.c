/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which items of the plan somebody wants to see. */
#include "config.h"

#include "gops-plan-filter.h"

#include <string.h>

#include "gops-name-fold.h"

struct _GopsPlanSieve
{
  GopsPlanFilter *filter;   /* (owned) */
  GStrv           words;    /* (owned): folded */
  GString        *folded;   /* (owned): of the item that is looked at */
};

GopsPlanFilter *
gops_plan_filter_new (void)
{
  return g_new0 (GopsPlanFilter, 1);
}

GopsPlanFilter *
gops_plan_filter_copy (const GopsPlanFilter *self)
{
  GopsPlanFilter *copy = gops_plan_filter_new ();

  *copy = (GopsPlanFilter) { g_strdupv (self->types), g_strdupv (self->statuses), g_strdup (self->owner), g_strdup (self->sop),
                             g_strdup (self->text) };
  return copy;
}

void
gops_plan_filter_free (GopsPlanFilter *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->types);
  g_strfreev (self->statuses);
  g_free (self->owner);
  g_free (self->sop);
  g_free (self->text);
  g_free (self);
}

static gboolean
is_set (GStrv list)
{
  return list != NULL && *list != NULL;
}

gboolean
gops_plan_filter_is_empty (const GopsPlanFilter *self)
{
  return self == NULL || (!is_set (self->types) && !is_set (self->statuses) && self->owner == NULL && self->sop == NULL &&
                          (self->text == NULL || *self->text == '\0'));
}

/* --- many items --- */

static GStrv
split_words (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  gops_name_fold (folded, text != NULL ? text : "");
  parts = g_strsplit_set (folded->str, " \t\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

GopsPlanSieve *
gops_plan_sieve_new (const GopsPlanFilter *filter)
{
  GopsPlanSieve *self = g_new0 (GopsPlanSieve, 1);

  self->filter = filter != NULL ? gops_plan_filter_copy (filter) : gops_plan_filter_new ();
  self->words = split_words (self->filter->text);
  self->folded = g_string_new (NULL);
  return self;
}

void
gops_plan_sieve_free (GopsPlanSieve *self)
{
  if (self == NULL)
    return;
  gops_plan_filter_free (self->filter);
  g_strfreev (self->words);
  g_string_free (self->folded, TRUE);
  g_free (self);
}

static gboolean
is_one_of (GStrv       wanted,
           const char *value)
{
  return !is_set (wanted) || g_strv_contains ((const char *const *) wanted, value);
}

static void
add_folded (GString    *folded,
            const char *text)
{
  g_autoptr (GString) part = g_string_new (NULL);

  gops_name_fold (part, text != NULL ? text : "");
  g_string_append_c (folded, '\n');
  g_string_append_len (folded, part->str, part->len);
}

static gboolean
has_words (GopsPlanSieve       *self,
           const GopsPlanFacts *facts)
{
  if (*self->words == NULL)
    return TRUE;
  g_string_truncate (self->folded, 0);
  add_folded (self->folded, facts->title);
  add_folded (self->folded, facts->text);
  add_folded (self->folded, facts->owner);
  add_folded (self->folded, facts->group);
  for (guint i = 0; self->words[i] != NULL; i++)
    if (strstr (self->folded->str, self->words[i]) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
gops_plan_sieve_passes (GopsPlanSieve       *self,
                        const GopsPlanFacts *facts)
{
  const GopsPlanFilter *filter = self->filter;

  return is_one_of (filter->types, facts->type) && is_one_of (filter->statuses, facts->status) &&
         (filter->owner == NULL || g_str_equal (filter->owner, facts->owner)) &&
         (filter->sop == NULL || g_str_equal (filter->sop, facts->sop)) && has_words (self, facts);
}
