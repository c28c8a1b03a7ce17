/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored about a person. Loading it is in gops-person-sheet-load.c. */
#include "config.h"

#include "gops-person-sheet-private.h"

static void
moment_free (gpointer data)
{
  GopsPersonMoment *self = data;

  g_free (self->date);
  g_free (self->group);
  g_free (self->text);
  g_free (self->from);
  g_free (self->currency);
  g_free (self->words);
  g_free (self);
}

static void
group_free (gpointer data)
{
  GopsPersonSheetGroup *self = data;

  g_free (self->name);
  g_free (self->nickname);
  g_free (self->role);
  g_free (self->joined_on);
  g_free (self->left_on);
  g_free (self->invited_by);
  g_free (self->tier);
  g_free (self->tier_since);
  g_free (self->note);
  g_free (self->last_on);
  g_free (self);
}

static void
pair_free (gpointer data)
{
  GopsPersonSheetPair *self = data;

  g_free (self->name);
  g_free (self->value);
  g_free (self->of);
  g_free (self);
}

static void
merge_free (gpointer data)
{
  GopsPersonSheetMerge *self = data;

  g_free (self->name);
  g_free (self->reason);
  g_free (self);
}

GopsPersonSheet *
gops_person_sheet_new (void)
{
  GopsPersonSheet *self = g_new0 (GopsPersonSheet, 1);

  self->accounts = g_ptr_array_new_with_free_func (pair_free);
  self->own = g_ptr_array_new_with_free_func (pair_free);
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->merges = g_ptr_array_new_with_free_func (merge_free);
  self->moments = g_ptr_array_new_with_free_func (moment_free);
  return self;
}

void
gops_person_sheet_free (GopsPersonSheet *self)
{
  g_free (self->name);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->birthday);
  g_free (self->note);
  g_free (self->tags);
  g_free (self->blacklist_reason);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->own);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->merges);
  g_ptr_array_unref (self->moments);
  g_free (self);
}
