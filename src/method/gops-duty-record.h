/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Check-ins: found in what was said, or noted by hand. */
#pragma once

#include "gops-batch.h"
#include "gops-duty-rule.h"
#include "gops-store-task.h"

G_BEGIN_DECLS

/**
 * GopsDutyFound:
 * @n_new: check-ins that were not known
 * @n_messages: that were looked at
 * @n_without_text: of these, messages whose text is not kept, so that nothing can be found in them
 */
typedef struct
{
  guint n_new;
  guint n_messages;
  guint n_without_text;
} GopsDutyFound;

/**
 * gops_duty_record_new:
 * @batch: of an intake that is under way: what it brought is looked at, and the check-ins are part of it
 * @first: µs UTC, of what it brought
 * @last: likewise
 *
 * For every duty of @group. In slices of @batch; no action may be open.
 */
gboolean gops_duty_record_new   (GopsStore        *store,
                                 const GopsBatch  *batch,
                                 gint64            group,
                                 gint64            first,
                                 gint64            last,
                                 GopsDutyFound    *out_found,
                                 GCancellable     *cancellable,
                                 GError          **error);

/**
 * gops_duty_record_again:
 * @duty: 0: all duties of @group
 *
 * Looks through all messages of the group. One action, which leaves what is known as it is; none where nothing is new.
 */
gboolean gops_duty_record_again (GopsStore        *store,
                                 gint64            group,
                                 gint64            duty,
                                 GopsDutyFound    *out_found,
                                 GopsProgress     *progress,
                                 GCancellable     *cancellable,
                                 GError          **error);

/* Notes for @n people that they have done @duty on @day, or that they have not; one action. Check-ins that a list from the chat
 * brought for it go as well. @out_n: (out) (optional): how many changed. */
gboolean gops_duty_tick         (GopsStore        *store,
                                 gint64            duty,
                                 int               day,
                                 const gint64     *people,
                                 guint             n,
                                 gboolean          done,
                                 guint            *out_n,
                                 GError          **error);

/* Adds a duty at the end. Its words are its name where it has none. Returns: its id, 0 with @error set. */
gint64   gops_duty_add          (GopsStore        *store,
                                 gpointer          duty,
                                 GError          **error);

/* Gives it another name; its check-ins go along. */
gboolean gops_duty_rename       (GopsStore        *store,
                                 gpointer          duty,
                                 const char       *name,
                                 GError          **error);

/* Check-ins stay. */
gboolean gops_duty_remove       (GopsStore        *store,
                                 gint64            duty,
                                 GError          **error);

G_END_DECLS
