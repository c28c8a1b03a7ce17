/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where what a room of an export holds goes, and how it is kept there. */
#pragma once

#include "gops-keyed-hash.h"
#include "gops-local-day.h"

/**
 * GopsChatTarget:
 * @group: row of the group
 * @name: (owned)
 * @platform: (owned): whose accounts the export holds
 * @language: (owned)
 * @days: the group's days
 * @keep_texts: days that texts are kept; 0: for good, -1: they are never stored
 * @keep_from: µs UTC: texts before it are not stored
 * @pseudonyms: people are called by pseudonyms, their accounts are kept as fingerprints
 * @today: the group's day now, since 1970
 * @has_marks: some of the group's messages are known by a mark alone
 * @last_minute: since 1970: the group has no messages after it; -1: it has none
 * @last_event: number of the group's last event; -1: it has none
 * @last_numbers: (owned) (element-type gint64) (nullable): those of that minute; %NULL where they are not known
 * @settled: members of it have been settled
 * @alone: until they have all been for the first time: this intake alone tells of the group
 */
typedef struct
{
  gint64        group;
  char         *name;
  char         *platform;
  char         *language;
  GopsLocalDay  days;
  int           keep_texts;
  gint64        keep_from;
  gboolean      pseudonyms;
  int           today;
  gboolean      has_marks;
  gint64        last_minute;
  gint64        last_event;
  GArray       *last_numbers;
  gboolean      settled;
  gboolean      alone;
} GopsChatTarget;

/**
 * gops_chat_target_load:
 * @platform: (nullable): that the export comes from; %NULL or "": the group's
 *
 * Returns: (transfer full) (nullable): %NULL with @error set when the group is gone or cannot be read
 */
GopsChatTarget *gops_chat_target_load (GopsStore       *store,
                                       gint64           group,
                                       const char      *platform,
                                       GError         **error);

/**
 * gops_chat_target_new:
 * @group: below 0: it is in no row
 *
 * Of a group that a dry run does not make.
 */
GopsChatTarget *gops_chat_target_new  (GopsStore       *store,
                                       gint64           group,
                                       const char      *name,
                                       const char      *platform,
                                       const char      *language);
void            gops_chat_target_free (GopsChatTarget  *self);

/** gops_chat_target_look: finds out again where the group's messages end */
gboolean        gops_chat_target_look (GopsChatTarget  *self,
                                       GopsStore       *store,
                                       GError         **error);

/**
 * gops_chat_target_is_behind:
 * @number: of a message, the first of equal ones
 *
 * Returns: whether it surely is none of the group's: it is behind them all. It is noted as one of them then
 */
gboolean        gops_chat_target_is_behind (GopsChatTarget *self,
                                            gint64          number);

/** gops_chat_target_keep: sets how long texts are kept, in days before now */
void            gops_chat_target_keep (GopsChatTarget  *self,
                                       GopsStore       *store,
                                       int              days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatTarget, gops_chat_target_free)
