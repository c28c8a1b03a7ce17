/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ids that commands take: what there is, and whether what somebody typed is one of them. */
#include "config.h"

#include "gops-cli.h"

#include <glib/gi18n.h>

#include "gops-group-words.h"
#include "gops-method.h"
#include "gops-poster-template.h"

static void
add_name (GopsCli    *self,
          const char *id,
          const char *name,
          const char *summary)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "id", id);
  gops_cli_add_text (self, "name", name);
  gops_cli_add_text (self, "summary", summary);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, id, 18);
  if (summary == NULL)
    g_string_append_printf (self->text, "%s\n", name);
  else
    {
      gops_cli_append_cell (self, name, 22);
      g_string_append_printf (self->text, "%s\n", summary);
    }
}

static void
add_kind (GopsCli    *self,
          const void *item,
          const char *language)
{
  const GopsKind *kind = item;

  add_name (self, kind->id, gops_text_get (&kind->name, language), gops_text_get (&kind->summary, language));
}

static void
add_platform (GopsCli    *self,
              const void *item,
              const char *language)
{
  const GopsPlatform *platform = item;

  add_name (self, platform->id, gops_text_get (&platform->name, language), NULL);
}

static void
add_sop (GopsCli    *self,
         const void *item,
         const char *language)
{
  const GopsSop *sop = item;

  add_name (self, sop->id, gops_text_get (&sop->name, language), gops_text_get (&sop->summary, language));
}

static void
add_scheme (GopsCli    *self,
            const void *item,
            const char *language)
{
  const GopsTierScheme *scheme = item;

  add_name (self, scheme->id, gops_text_get (&scheme->name, language), gops_text_get (&scheme->summary, language));
}

static void
add_templates (GopsCli    *self,
               const char *language)
{
  for (const char *const *id = gops_poster_template_list (); *id != NULL; id++)
    {
      g_autoptr (GopsPosterTemplate) template = gops_poster_template_get (*id, NULL);   /* “poster-templates” lists the user's too */

      if (template != NULL)
        add_name (self, *id, gops_poster_template_get_name (template, language),
                  gops_poster_template_get_summary (template, language));
    }
}

static void
add_statuses (GopsCli *self)
{
  for (const char *const *id = gops_group_status_ids (); *id != NULL; id++)
    add_name (self, *id, gops_group_status_name (*id), NULL);
}

/* What the method has a list of. */
static const struct
{
  const char        *what;
  const GPtrArray *(*all) (const GopsMethod *method);
  void             (*add) (GopsCli *self, const void *item, const char *language);
} lists[] = {
  { "kinds",     gops_method_get_kinds,        add_kind },
  { "platforms", gops_method_get_platforms,    add_platform },
  { "sops",      gops_method_get_sops,         add_sop },      /* of the program; “sops” lists the user's too */
  { "schemes",   gops_method_get_tier_schemes, add_scheme },   /* of the program; “schemes” lists the user's too */
};

static gboolean
list_of_method (GopsCli    *self,
                const char *what,
                const char *language)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].what, what))
      {
        const GPtrArray *all = lists[i].all (gops_method_get_default ());

        for (guint n = 0; n < all->len; n++)
          lists[i].add (self, g_ptr_array_index (all, n), language);
        return TRUE;
      }
  return FALSE;
}

gboolean
gops_cli_list_names (GopsCli    *self,
                     const char *what,
                     GError    **error)
{
  const char *language = gops_interface_language ();

  gops_cli_begin_array (self, NULL);
  if (g_str_equal (what, "templates"))
    add_templates (self, language);
  else if (g_str_equal (what, "statuses"))
    add_statuses (self);
  else if (!list_of_method (self, what, language))
    return gops_cli_fail (error, _("formats: “%s” is not one of kinds, platforms, sops, schemes, templates, statuses"), what);
  gops_cli_end_array (self);
  return TRUE;
}

gboolean
gops_cli_check_kind (const char *kind,
                     GError    **error)
{
  const GopsMethod *method = gops_method_get_default ();

  if (kind == NULL || gops_method_find_kind (method, kind) != NULL)
    return TRUE;
  gops_method_set_not_found (error, _("kind"), kind, gops_method_get_kinds (method));
  return FALSE;
}

gboolean
gops_cli_check_status (const char *status,
                       GError    **error)
{
  const char *const *ids = gops_group_status_ids ();
  g_autofree char *list = NULL;

  if (status == NULL || g_strv_contains (ids, status))
    return TRUE;
  list = g_strjoinv (", ", (char **) ids);
  return gops_cli_fail (error, _("--status: “%s” is not one of %s"), status, list);
}
