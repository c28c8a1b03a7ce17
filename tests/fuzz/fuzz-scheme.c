/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds arbitrary bytes to the reader of users' tier schemes: nothing may crash, a file is either right or says where it is wrong;
 * what is right is written so that it reads back as the same, and places a member. See fuzz-template.c. */
#include "gops-fuzz.h"
#include "gops-tier-scheme.h"

#include <string.h>

static gboolean
read_scheme (const char *text, gssize length, GopsArena *arena, GopsTierScheme *scheme, GError **error)
{
  return gops_shape_read (&gops_own_tier_scheme_shape, text, length, "f.json", arena, scheme, error);
}

static void
check_scheme (const GopsTierScheme *scheme)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *once = gops_tier_scheme_to_json (scheme), *twice = NULL, *reason = NULL;
  GopsTierScheme again = { 0 };
  const GopsTierFacts facts = GOPS_TIER_FACTS_INIT;

  g_assert_cmpuint (scheme->n_tiers, <=, GOPS_TIER_SCHEME_MAX_TIERS);
  g_assert_true (read_scheme (once, -1, arena, &again, &error));
  twice = gops_tier_scheme_to_json (&again);
  g_assert_cmpstr (once, ==, twice);
  g_assert_nonnull (gops_tier_scheme_place (scheme, &facts, scheme->tiers[0].id, 0, &reason));
  g_assert_nonnull (reason);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GopsArena) arena = gops_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup ((const char *) data, size);   /* what lies behind the last byte must not be read */
  GopsTierScheme scheme = { 0 };
  gboolean ok = read_scheme (text, (gssize) MIN (size, strlen (text)), arena, &scheme, &error);

  g_assert_true (ok == (error == NULL));
  if (error != NULL)
    g_assert_true (g_str_has_prefix (error->message, "f.json") && g_utf8_validate (error->message, -1, NULL));
  else
    check_scheme (&scheme);
  return 0;
}
