/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The number of a message in its group: the minute it was sent in, 26 bits of a keyed hash of what it is, and 10 bits that
 * tell equal ones of a minute apart.
 *
 * So numbers grow with time (not within a minute: order by the column "at" there), an import that comes again finds its
 * messages by their numbers, whatever the order of the imports, and a number without its message says nothing but that
 * something was said in that minute. Events of members are numbered in the same way.
 */

#define GOPS_MESSAGE_HASH_BITS    26
#define GOPS_MESSAGE_ORDINAL_BITS 10
#define GOPS_MESSAGE_MOST_EQUAL   (1 << GOPS_MESSAGE_ORDINAL_BITS)

#define GOPS_MINUTE (60 * G_USEC_PER_SEC)

/**
 * gops_message_number:
 * @at: µs UTC, not before 1970; years to 2220 have room
 * @hash: its lower 26 bits are taken
 *
 * Returns: the number of the first of equal ones; the others follow it up to %GOPS_MESSAGE_MOST_EQUAL - 1
 */
static inline gint64
gops_message_number (gint64  at,
                     guint64 hash)
{
  gint64 minute = MAX (at, 0) / GOPS_MINUTE;

  return minute << (GOPS_MESSAGE_HASH_BITS + GOPS_MESSAGE_ORDINAL_BITS) |
         (gint64) (hash & ((1u << GOPS_MESSAGE_HASH_BITS) - 1)) << GOPS_MESSAGE_ORDINAL_BITS;
}

/** gops_message_number_minute: Returns: when the message was sent, in minutes since 1970 */
static inline gint64
gops_message_number_minute (gint64 number)
{
  return number >> (GOPS_MESSAGE_HASH_BITS + GOPS_MESSAGE_ORDINAL_BITS);
}

/** gops_message_number_from: Returns: what no number of a message at or after @at is below */
static inline gint64
gops_message_number_from (gint64 at)
{
  return gops_message_number (at, 0);
}

G_END_DECLS
