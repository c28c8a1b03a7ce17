/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is stored about everybody: a line each. */
#include "config.h"

#include "gops-person-document.h"

#include <glib/gi18n.h>

#include "gops-batch.h"
#include "gops-method.h"
#include "gops-people-merge.h"

#define CHECK_EVERY 256   /* rows */

#define OF_PERSON "IN " GOPS_PERSON_ALL_SQL ("p.id")

/* Name, phone, e-mail, birthday, notes, tags, accounts, groups, messages, texts, entries of other kinds. */
#define PEOPLE_SQL \
  "SELECT p.name, p.phone <> '', p.email <> '', p.birthday <> '', p.note <> '', p.tags <> ''," \
  " (SELECT count (*) FROM person_identity i WHERE i.person_id " OF_PERSON " AND " GOPS_BATCH_SHOWN ("i.batch") ")," \
  " p.n_groups, p.messages, (SELECT count (*) FROM own_value v WHERE v.person_id = p.id AND v.value <> '' AND " GOPS_BATCH_SHOWN ("v.batch") ")," \
  " (SELECT count (*) FROM purchase b WHERE b.person_id " OF_PERSON " AND " GOPS_BATCH_SHOWN ("b.batch") ")" \
  " + (SELECT count (*) FROM check_in c WHERE c.person_id " OF_PERSON " AND " GOPS_BATCH_SHOWN ("c.batch") ")" \
  " + (SELECT count (*) FROM sign_up_entry s WHERE s.person_id " OF_PERSON ") + (SELECT count (*) FROM point_entry o WHERE o.person_id " OF_PERSON ")" \
  " + (SELECT count (*) FROM care_entry a WHERE a.person_id " OF_PERSON "), p.blacklisted FROM person_view p ORDER BY p.sort_key, p.id LIMIT ?1"

/* "Phone, birthday, note": what is there of it. (transfer full) */
static char *
list_kinds (GopsStatement *row)
{
  static const char *const kinds[] = { N_("phone"), N_("e-mail"), N_("birthday"), N_("note"), N_("tags") };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gops_statement_int (row, (int) i + 1) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", _(kinds[i]));
  if (gops_statement_int (row, 9) > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", _("own fields"));
  if (gops_statement_int (row, 11) != 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", _("blacklist"));
  return g_string_free (text, FALSE);
}

static char *
number_at (GopsStatement *row,
           int            column)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, gops_statement_int (row, column));
}

static void
add_person (GopsDocument  *document,
            GopsStatement *row)
{
  g_autofree char *kinds = list_kinds (row), *accounts = number_at (row, 6), *groups = number_at (row, 7), *messages = number_at (row, 8);
  g_autofree char *entries = number_at (row, 10);
  const char *const cells[] = { gops_statement_text (row, 0), kinds, accounts, groups, messages, entries, NULL };

  gops_document_add_row (document, cells);
}

static void
add_head (GopsDocument *document,
          const char   *today,
          guint         n)
{
  const char *const head[] = { _("Name"), _("Personal data"), _("Accounts"), _("Groups"), _("Messages"), _("Other entries"), NULL };
  g_autofree char *note = g_strdup_printf (ngettext ("As of %s: %u person", "As of %s: %u people", n), today, n);

  gops_document_add_note (document, note);
  if (n > GOPS_INVENTORY_PEOPLE)
    {
      g_autofree char *most = g_strdup_printf (_("The first %d are listed. Export the members of each group for the others."), GOPS_INVENTORY_PEOPLE);

      gops_document_add_note (document, most);
    }
  gops_document_add_table (document, head);
}

static gboolean
add_people (GopsDocument  *document,
            GopsStore     *store,
            guint          n,
            GopsProgress  *progress,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = gops_store_query (store, error, PEOPLE_SQL, "i", GOPS_INVENTORY_PEOPLE);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; gops_statement_next (rows, &local_error); i++)
    {
      add_person (document, rows);
      if (i % CHECK_EVERY != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      gops_progress_report (progress, i, MIN (n, GOPS_INVENTORY_PEOPLE), _("Listing people"));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

GopsDocument *
gops_inventory_document (GopsStore     *store,
                         const char    *today,
                         GopsProgress  *progress,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GopsDocument) document = gops_document_new (gops_interface_language (), _("What Is Stored About Whom"));
  gint64 n = 0;

  if (!gops_store_read_int (store, &n, error, "SELECT count (*) FROM person_view", NULL))
    return NULL;
  add_head (document, today, (guint) n);
  if (!add_people (document, store, (guint) n, progress, cancellable, error))
    return NULL;
  return g_steal_pointer (&document);
}
