/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Row ids. */

#include "gops-id.h"

#define EPOCH_MS      G_GINT64_CONSTANT (1577836800000)   /* 2020-01-01T00:00:00Z */
#define COPY_SHIFT    12
#define TIME_SHIFT    22
#define COUNTER_MASK  0xfff

/**
 * gops_id_next:
 * @last: the id made before, 0 = none
 * @now: microseconds UTC
 * @copy: 0 … %GOPS_ID_COPY_MAX
 *
 * Returns: an id greater than @last
 */
gint64
gops_id_next (gint64 last,
              gint64 now,
              guint  copy)
{
  gint64 time = MAX (now / 1000 - EPOCH_MS, 0);
  gint64 last_time = last >> TIME_SHIFT;
  gint64 counter = 0;

  g_return_val_if_fail (copy <= GOPS_ID_COPY_MAX, 0);

  if (last != 0 && time <= last_time)
    {
      time = last_time;
      counter = (last & COUNTER_MASK) + 1;
      if (counter > COUNTER_MASK)
        {
          time++;
          counter = 0;
        }
    }
  return time << TIME_SHIFT | (gint64) copy << COPY_SHIFT | counter;
}

/**
 * gops_id_last:
 * @now: microseconds UTC
 *
 * Returns: the greatest id that any copy can make in the millisecond of @now
 */
gint64
gops_id_last (gint64 now)
{
  return ((MAX (now / 1000 - EPOCH_MS, 0) + 1) << TIME_SHIFT) - 1;
}

/**
 * gops_id_copy:
 *
 * Returns: the copy of the workspace that made @id
 */
guint
gops_id_copy (gint64 id)
{
  return (guint) (id >> COPY_SHIFT) & GOPS_ID_COPY_MAX;
}

/**
 * gops_id_instant:
 *
 * Returns: when @id was made: the beginning of its millisecond, in microseconds UTC
 */
gint64
gops_id_instant (gint64 id)
{
  return ((id >> TIME_SHIFT) + EPOCH_MS) * 1000;
}

/**
 * gops_id_parse:
 *
 * Returns: whether the whole of @text is a positive id
 */
gboolean
gops_id_parse (const char *text,
               gint64     *out_id)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, out_id, NULL);
}
