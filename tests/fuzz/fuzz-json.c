/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the JSON reader, entering, taking and passing over at the bytes' own choice: nothing may crash
 * or go round in circles, what comes out is text within the limits, and a whole file read in small pieces gives the same. */
#include <gio/gio.h>
#include <string.h>

#include "gops-fuzz.h"
#include "gops-json-pull.h"
#include "gops-slow-stream.h"

typedef struct
{
  guint32 choice;   /* what to do with the next value */
  guint64 sum;      /* of all that was given */
  guint64 steps;
} Walk;

static guint
choose (Walk *walk)
{
  walk->choice = walk->choice * 1664525u + 1013904223u;
  return walk->choice >> 28;
}

static void
take_text (Walk       *walk,
           const char *text,
           gsize       length)
{
  g_assert_cmpuint (strlen (text), ==, length);
  g_assert_cmpuint (length, <=, GOPS_JSON_MAX_TEXT);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  walk->sum = walk->sum * 31 + g_str_hash (text);
}

static void walk_value (Walk *walk, GopsJsonPull *pull, guint depth);

static void
walk_object (Walk         *walk,
             GopsJsonPull *pull,
             guint         depth)
{
  const char *key;

  if (!gops_json_pull_enter_object (pull))
    return;
  while (gops_json_pull_member (pull, &key))
    {
      take_text (walk, key, strlen (key));
      walk_value (walk, pull, depth + 1);
    }
}

static void
walk_list (Walk         *walk,
           GopsJsonPull *pull,
           guint         depth)
{
  if (!gops_json_pull_enter_list (pull))
    return;
  while (gops_json_pull_element (pull) || gops_json_pull_recover (pull))
    {
      walk->steps++;
      gops_json_pull_mark (pull);
      walk_value (walk, pull, depth + 1);
      if (choose (walk) == 0)
        {
          gops_json_pull_leave (pull);
          return;
        }
    }
}

static void
walk_value (Walk         *walk,
            GopsJsonPull *pull,
            guint         depth)
{
  guint what = choose (walk);
  const char *text;
  gsize length;

  if (what == 0 || depth >= GOPS_JSON_MAX_DEPTH)
    return;
  walk->sum += gops_json_pull_get_kind (pull);
  switch (gops_json_pull_get_kind (pull))
    {
    case GOPS_JSON_OBJECT:
      walk_object (walk, pull, depth);
      break;
    case GOPS_JSON_LIST:
      walk_list (walk, pull, depth);
      break;
    default:
      if (what == 1)
        (void) gops_json_pull_is_true (pull);
      else if ((text = gops_json_pull_text (pull, &length)) != NULL)
        take_text (walk, text, length);
      break;
    }
}

static guint64
read_all (const guint8 *data,
          gsize         size,
          gsize         most)
{
  g_autoptr (GInputStream) stream = gops_slow_stream_new (data, size, most);
  g_autoptr (GopsJsonPull) pull = gops_json_pull_new (stream, NULL, NULL, NULL);
  Walk walk = { size > 0 ? data[size - 1] : 0, 0, 0 };

  if (pull == NULL)
    return 0;
  while (gops_json_pull_element (pull))
    walk_value (&walk, pull, 0);
  g_assert_cmpuint (walk.steps, <=, size + 1);
  g_assert_cmpuint (gops_json_pull_get_line (pull), <=, size + 1);
  if (gops_json_pull_get_error (pull) != NULL)
    g_assert_true (g_utf8_validate (gops_json_pull_get_error (pull)->message, -1, NULL));
  if (!g_str_equal (gops_json_pull_get_encoding (pull), "UTF-8"))
    return 0;   /* how damaged UTF-16 is counted depends on where its blocks end */
  return walk.sum + gops_json_pull_get_repairs (pull)->count * 3 + gops_json_pull_get_damage (pull)->count;
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_assert_cmpuint (read_all (data, size, 0), ==, read_all (data, size, 3));
  return 0;
}
