/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a group's kind, platform, status and place are called in the language of the interface. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-group-words.h"
#include "gops-method.h"

typedef struct
{
  const char *id;
  const char *name;   /* untranslated */
} Word;

static const Word statuses[] = {
  { "draft", N_("Draft") },
  { "active", N_("Active") },
  { "paused", N_("Paused") },
  { "dissolved", N_("Dissolved") },
};

static const Word structures[] = {
  { "single", N_("Stands alone") },
  { "main", N_("Main group") },
  { "sub", N_("Sub-group") },
  { "professional", N_("Professional group") },
};

/* The first member of the method's structs is their id. */
static const char **
collect_ids (const GPtrArray *all)
{
  const char **ids = g_new0 (const char *, all->len + 1);

  for (guint i = 0; i < all->len; i++)
    ids[i] = *(const char *const *) g_ptr_array_index (all, i);
  return ids;
}

const char *const *
gops_group_kind_ids (void)
{
  static const char **ids;

  if (ids == NULL)
    ids = collect_ids (gops_method_get_kinds (gops_method_get_default ()));
  return ids;
}

const char *const *
gops_group_platform_ids (void)
{
  static const char **ids;

  if (ids == NULL)
    ids = collect_ids (gops_method_get_platforms (gops_method_get_default ()));
  return ids;
}

const char *const *
gops_group_status_ids (void)
{
  static const char *const ids[] = { "draft", "active", "paused", "dissolved", NULL };

  return ids;
}

const char *const *
gops_group_structure_ids (void)
{
  static const char *const ids[] = { "single", "main", "sub", "professional", NULL };

  return ids;
}

static const char *
find_word (const Word *words,
           guint       n,
           const char *id)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (words[i].id, id))
      return _(words[i].name);
  return id;
}

const char *
gops_group_kind_name (const char *id)
{
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (), id);

  return kind != NULL ? gops_text_get (&kind->name, gops_interface_language ()) : id;
}

const char *
gops_group_platform_name (const char *id)
{
  const GopsPlatform *platform = gops_method_find_platform (gops_method_get_default (), id);

  return platform != NULL ? gops_text_get (&platform->name, gops_interface_language ()) : id;
}

const char *
gops_group_status_name (const char *id)
{
  return find_word (statuses, G_N_ELEMENTS (statuses), id);
}

const char *
gops_group_structure_name (const char *id)
{
  return find_word (structures, G_N_ELEMENTS (structures), id);
}

/* Languages are called by their own names. */
const char *
gops_language_name (const char *id)
{
  return g_str_equal (id, "zh_CN") ? "中文" : "English";
}

char *
gops_group_kind_icon (const char *id)
{
  const GopsKind *kind = gops_method_find_kind (gops_method_get_default (), id);

  return g_strdup (kind != NULL ? kind->icon : "gops-group-symbolic");
}
