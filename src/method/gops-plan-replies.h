/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What members reply to an item of the plan: answers to its question, and who signs up for its event and comes. */
#pragma once

#include "gops-plan-parts.h"

G_BEGIN_DECLS

/* A paste is not read beyond so many lines. */
#define GOPS_ANSWERS_MOST_LINES 5000

/* Answers that say the same but for case, spaces and punctuation at the end. */
typedef struct
{
  char *answer;        /* (owned) as it was written first */
  guint n;
  GString *names;      /* (owned) of those who said so, for people */
  guint n_nameless;    /* how many of them gave no name */
} GopsAnswerCount;

/** gops_plan_answers_load: Returns: (transfer full) (element-type GopsPlanAnswer) (nullable) */
GPtrArray *gops_plan_answers_load   (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);

/**
 * gops_plan_answers_paste:
 * @text: one answer a line, "name: answer"; "：" and a tab are taken, too. A line without them is an answer of its own: of the
 *   member whose name it begins with, else of nobody that is known
 * @out_n: (out): how many were new or are another one now
 *
 * Who has answered already has another answer then. One action; an error when there is no answer in it.
 */
gboolean   gops_plan_answers_paste  (GopsStore     *store,
                                     gpointer       item,
                                     const char    *text,
                                     guint         *out_n,
                                     GError       **error);
gboolean   gops_plan_answers_clear  (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);

/** gops_plan_answers_count: Returns: (transfer full) (element-type GopsAnswerCount): the most frequent first */
GPtrArray *gops_plan_answers_count  (const GPtrArray *answers);

/** gops_plan_sign_up_load: Returns: (transfer full) (nullable): the list of the item; %NULL without @error: it has none */
GopsSignUp *gops_plan_sign_up_load  (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);

/** gops_plan_sign_ups_free: Returns: (transfer full) (element-type GopsSignUp) (nullable): lists of the item's group that belong to
 * no item, the newest first, at most 50 */
GPtrArray *gops_plan_sign_ups_free  (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);

/* Gives the item the list @sign_up (0: a new one), or takes it away: the list stays then, without an item. */
gboolean   gops_plan_sign_up_link   (GopsStore     *store,
                                     gpointer       item,
                                     gint64         sign_up,
                                     GError       **error);
gboolean   gops_plan_sign_up_unlink (GopsStore     *store,
                                     gpointer       item,
                                     GError       **error);

/** gops_sign_up_entries_load: Returns: (transfer full) (element-type GopsSignUpEntry) (nullable): in the order of their numbers */
GPtrArray *gops_sign_up_entries_load (GopsStore    *store,
                                     gint64         sign_up,
                                     GError       **error);
gboolean   gops_sign_up_add_name    (GopsStore     *store,
                                     gint64         sign_up,
                                     const char    *name,
                                     GError       **error);
/* @attended: -1 not known, 0 stayed away, 1 came */
gboolean   gops_sign_up_set_attended (GopsStore    *store,
                                     gint64         entry,
                                     int            attended,
                                     GError       **error);
gboolean   gops_sign_up_remove_entry (GopsStore    *store,
                                     gint64         entry,
                                     GError       **error);

/* @places: -1: without a limit */
gboolean   gops_sign_up_set_places  (GopsStore     *store,
                                     gint64         sign_up,
                                     int            places,
                                     GError       **error);

G_END_DECLS
