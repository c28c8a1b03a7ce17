/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-live-list.h"

G_BEGIN_DECLS

/*
 * Looks over a live list's shoulder: keeps a copy of its ids and checks after each items-changed that the
 * signal tells the truth, that nothing outside the span moved, and that the span is as small as it can be.
 */

typedef struct
{
  GopsLiveList *list;      /* (owned) */
  GArray       *shadow;    /* (owned) (element-type gint64) */
  guint         n_signals;
  guint         position;  /* of the last signal */
  guint         removed;
  guint         added;
  guint         shortest;  /* length of the model in between */
} GopsListChecker;

GopsListChecker *gops_list_checker_new  (GopsLiveList *list);
void             gops_list_checker_free (GopsListChecker *self);
void             gops_list_checker_wait (GopsListChecker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsListChecker, gops_list_checker_free)

G_END_DECLS
