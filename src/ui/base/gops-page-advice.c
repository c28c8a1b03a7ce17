/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The advice that waits on one page. */

#include "config.h"

#include "gops-advice-list.h"
#include "gops-page-advice.h"

#define PAGE_KEY "gops-page"

/* Rows are named by code, record and place in its text: stable while the advice stays. */
static char *
id_of (const GopsAdvice *advice)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GSIZE_FORMAT, advice->code, advice->record,
                          advice->n_places > 0 ? advice->places[advice->n_places - 1].start : 0);
}

static gboolean
is_on_page (GtkWidget        *list,
            const GopsAdvice *advice)
{
  return g_str_equal (gops_page_to_string (advice->page), g_object_get_data (G_OBJECT (list), PAGE_KEY));
}

static void
show (GtkWidget   *list,
      GopsSession *session)
{
  GPtrArray *all = gops_session_get_advice (session);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree GopsAdviceRow *rows = g_new0 (GopsAdviceRow, MAX (all->len, 1));
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const GopsAdvice *advice = g_ptr_array_index (all, i);

      if (!is_on_page (list, advice))
        continue;
      g_ptr_array_add (ids, id_of (advice));
      rows[n++] = (GopsAdviceRow) {
        .id = g_ptr_array_index (ids, ids->len - 1),
        .text = advice->title,
        .button = advice->remedy_label,
        .urgent = advice->severity >= GOPS_SEVERITY_WARNING,
      };
    }
  gops_advice_list_set_rows (GOPS_ADVICE_LIST (list), rows, n);
}

static void
on_session_refreshed_cb (GtkWidget   *list,
                         GopsSession *session)
{
  show (list, session);
}

static void
on_advice_activated_cb (GtkWidget   *list,
                        const char  *id,
                        GopsSession *session)
{
  GPtrArray *all = gops_session_get_advice (session);

  for (guint i = 0; i < all->len; i++)
    {
      const GopsAdvice *advice = g_ptr_array_index (all, i);
      g_autofree char *candidate = id_of (advice);

      if (!is_on_page (list, advice) || !g_str_equal (candidate, id))
        continue;
      (void) gops_session_apply_advice (session, advice);
      return;
    }
}

/**
 * gops_page_advice_new:
 * @page: a page's id, "positioning" … "publish"
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
gops_page_advice_new (GopsSession *session,
                      const char  *page)
{
  GtkWidget *list = gops_advice_list_new ();

  g_object_set_data_full (G_OBJECT (list), PAGE_KEY, g_strdup (page), g_free);
  g_signal_connect_object (session, "refreshed", G_CALLBACK (on_session_refreshed_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "activated", G_CALLBACK (on_advice_activated_cb), session, 0);
  show (list, session);
  return list;
}
