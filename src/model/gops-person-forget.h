/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store-task.h"

G_BEGIN_DECLS

/*
 * Forgetting a person, for good: nothing of it can be undone.
 *
 *   survey = gops_person_forget_survey (store, person, cancellable, error);      what will go, for the question first
 *   gops_person_forget (store, person, progress, cancellable, error);
 *
 * With the person go all who were merged into them: their rows, what they said, what the journal says of them, their name
 * where others are said to be invited or groups to be owned by them, and what could still be redone. The index for
 * searches is dropped; gops_message_search_build() makes another. The file is then built anew, and automatic backups are
 * rewritten without the person, or deleted. Keyed fingerprints of their accounts stay, so that imports pass over them.
 * Figures of groups stay as they are. What other people said is theirs and stays, also where it speaks of the person.
 *
 * Until the one transaction is committed it can be cancelled. What is left to do after that, should the program be killed,
 * is done by gops_person_forget_continue(), which every upkeep calls.
 */

/** GopsForgetCount: @what: (owned): translated noun; @text: (owned): translated, with the number: "2 messages" */
typedef struct
{
  char   *what;
  char   *text;
  guint64 n;
} GopsForgetCount;

/**
 * GopsForgetSurvey:
 * @person: who stays of those merged into each other
 * @name: (owned)
 * @others: (owned) (element-type utf8): names of those merged into them
 * @goes: (owned) (element-type GopsForgetCount): rows that go, by kind
 * @journal: entries of the history that go
 * @undone: actions that can't be redone any more
 * @backups: (owned) (element-type filename): automatic copies that are rewritten or deleted
 * @stays: (owned) (element-type GopsForgetCount): what speaks of them and stays, for others wrote it
 * @fingerprints: by so many accounts, numbers and names imports will know them
 */
typedef struct
{
  gint64     person;
  char      *name;
  GPtrArray *others;
  GPtrArray *goes;
  guint64    journal;
  guint64    undone;
  GPtrArray *backups;
  GPtrArray *stays;
  guint      fingerprints;
} GopsForgetSurvey;

GopsForgetSurvey *gops_person_forget_survey   (GopsStore *store, gint64 person, GCancellable *cancellable, GError **error);
void              gops_forget_survey_free     (GopsForgetSurvey *survey);
const char       *gops_person_forget_elsewhere (void);
gboolean          gops_person_forget          (GopsStore *store, gint64 person, GopsProgress *progress, GCancellable *cancellable, GError **error);
gboolean          gops_person_forget_continue (GopsStore *store, GopsProgress *progress, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsForgetSurvey, gops_forget_survey_free)

G_END_DECLS
