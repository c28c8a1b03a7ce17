/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that a platform would cut off. */
#include "config.h"

#include "gops-method.h"

static void
assert_shortened (const char *platform, const char *name, const char *expected)
{
  const GopsPlatform *found = gops_method_find_platform (gops_method_get_default (), platform);
  g_autofree char *shortened = gops_platform_shorten (found, NULL, GOPS_LIMIT_GROUP_NAME, name);

  g_assert_cmpstr (shortened, ==, expected);
  g_assert_true (gops_platform_fits (found, NULL, GOPS_LIMIT_GROUP_NAME, shortened));
}

/* WeCom: 50 characters; Telegram: 128 UTF-16 units. */
static void
test_shorten (void)
{
  g_autofree char *letters = g_strnfill (60, 'a'), *fifty = g_strnfill (50, 'a');
  g_autofree char *spaced = g_strdup_printf ("Early Runners | Bristol · %s", letters), *faces = NULL, *fewer = NULL;
  g_autoptr (GString) many = g_string_new (NULL);

  assert_shortened ("wecom", " Early Runners ", "Early Runners");
  assert_shortened ("wecom", letters, fifty);
  assert_shortened ("wecom", spaced, "Early Runners | Bristol");
  assert_shortened ("wechat", letters, letters);
  assert_shortened ("wecom", "", "");
  /* A family of three is eight UTF-16 units, and is not taken apart. */
  for (guint i = 0; i < 17; i++)
    {
      if (i == 16)
        fewer = g_strdup (many->str);
      g_string_append (many, "👩\u200d👩\u200d👧");
    }
  faces = g_strdup (many->str);
  assert_shortened ("telegram", faces, fewer);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/platform/shorten", test_shorten);
  return g_test_run ();
}
