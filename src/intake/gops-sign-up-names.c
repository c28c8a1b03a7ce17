/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names that somebody pastes into the sign-up list of a plan item. */
#include "config.h"

#include "gops-sign-up-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-plan-replies.h"

#define MOST_LINES 500   /* of names without numbers */

static gboolean
ensure_list (GopsStore *store, gpointer item, gint64 *out_list, GError **error)
{
  g_autoptr (GopsSignUp) list = gops_plan_sign_up_load (store, item, NULL);

  if (list == NULL && gops_plan_sign_up_link (store, item, 0, error))
    list = gops_plan_sign_up_load (store, item, error);
  *out_list = list != NULL ? gops_record_get_id (list) : 0;
  return list != NULL;
}

static gboolean
take_list (GopsStore *store, gpointer item, GopsSignUpList *list, guint *out_n, GError **error)
{
  GopsSignUpTerms terms = { .purpose = GOPS_SIGN_UP_FOR_TAKING_PART, .group = gops_record_get_int (item, GOPS_PLAN_ITEM_GROUP_ID),
                            .day = gops_record_get_text (item, GOPS_PLAN_ITEM_ON_DATE), .title = gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE) };
  g_autoptr (GopsSignUpReport) report = NULL;

  if (!ensure_list (store, item, &terms.sign_up, error))
    return FALSE;
  report = gops_sign_up_import_list (store, list, &terms, FALSE, error);
  if (report == NULL)
    return FALSE;
  *out_n = report->n_new + report->n_changed;
  return TRUE;
}

static gboolean
take_lines (GopsStore *store, gpointer item, const char *text, guint *out_n, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", MOST_LINES + 1);
  gint64 list = 0;

  if (!ensure_list (store, item, &list, error))
    return FALSE;
  for (guint i = 0; lines[i] != NULL && i < MOST_LINES; i++)
    {
      if (!gops_sign_up_add_name (store, list, lines[i], error))
        return FALSE;
      *out_n += *g_strstrip (lines[i]) != '\0';
    }
  return TRUE;
}

gboolean
gops_sign_up_take_names (GopsStore *store, gpointer item, const char *text, guint *out_n, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GopsSignUpList) list = strchr (valid, '\n') != NULL ? gops_sign_up_read (valid) : NULL;
  gboolean is_list = list != NULL && list->items->len > 0;

  *out_n = 0;
  return gops_store_begin (store, error, N_("Sign people up for “%s”"), gops_record_get_text (item, GOPS_PLAN_ITEM_TITLE), NULL) &&
         gops_store_end (store, is_list ? take_list (store, item, list, out_n, error) : take_lines (store, item, valid, out_n, error), error);
}
