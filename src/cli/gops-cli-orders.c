/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command orders: list, keep, remove. */
#include "config.h"

#include "gops-cli-people.h"

#include <glib/gi18n.h>

#include "gops-amount-reader.h"
#include "gops-batch.h"
#include "gops-money.h"
#include "gops-purchase.h"

static void
add_order (GopsCli       *self,
           GopsStatement *row)
{
  g_autofree char *money = gops_money_format (gops_statement_int (row, 5), gops_statement_text (row, 6));

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_statement_int (row, 0));
  gops_cli_add_id (self, "person", gops_statement_int (row, 1));
  gops_cli_add_text (self, "name", gops_statement_text (row, 2));
  gops_cli_add_id (self, "group", gops_statement_int (row, 3));
  gops_cli_add_text (self, "date", gops_statement_text (row, 4));
  gops_cli_add_int (self, "amount", gops_statement_int (row, 5));
  gops_cli_add_text (self, "currency", gops_statement_text (row, 6));
  gops_cli_add_text (self, "product", gops_statement_text (row, 7));
  gops_cli_add_text (self, "number", gops_statement_text (row, 8));
  gops_cli_end_object (self);
  gops_cli_append_cell (self, gops_statement_text (row, 4), 12);
  gops_cli_append_cell (self, money, 14);
  gops_cli_append_cell (self, gops_statement_text (row, 2), 20);
  g_string_append_printf (self->text, "%s\n", gops_statement_text (row, 7));
}

static gboolean
list_orders (GopsCli  *self,
             gint64    group,
             GError  **error)
{
  const char *from, *until;
  guint limit;
  gint64 person = 0;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = NULL;

  if (!gops_cli_date (self, "from", &from, error) || !gops_cli_date (self, "until", &until, error) ||
      !gops_cli_number (self, "limit", G_MAXINT, &limit, error) ||
      (gops_cli_option (self, "person") != NULL && !gops_cli_find_person (self, gops_cli_option (self, "person"), &person, error)))
    return FALSE;
  rows = gops_store_query (self->store, error,
    "SELECT o.id, coalesce (p.merged_into, p.id), p.name, o.group_id, o.on_date, o.amount, o.currency, o.product, o.number"
    " FROM purchase o JOIN person p ON p.id = o.person_id WHERE ?1 IN (0, o.group_id) AND ?2 IN (0, p.id, p.merged_into)"
    " AND (?3 IS NULL OR o.on_date >= ?3) AND (?4 IS NULL OR o.on_date <= ?4) AND " GOPS_BATCH_SHOWN ("o.batch")
    " ORDER BY o.on_date DESC, o.id DESC LIMIT ?5", "llssi", group, person, from, until, (int) limit);
  if (rows == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  while (gops_statement_next (rows, &local_error))
    add_order (self, rows);
  gops_cli_end_array (self);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
read_amount (GopsCli     *self,
             const char  *currency,
             GopsAmount  *out_amount,
             GError     **error)
{
  const char *text = gops_cli_option (self, "amount");

  if (text == NULL)
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("%s: the option “--%s” is missing"), "orders", "amount");
      return FALSE;
    }
  return (gops_amount_read (text, NULL, currency, out_amount) == GOPS_AMOUNT_OK && out_amount->minor >= 0) ||
    gops_cli_fail (error, _("--amount: “%s” is no amount; write it as in 12.50"), text);
}

static gboolean
add (GopsCli  *self,
     gint64    group,
     GError  **error)
{
  g_autofree char *currency = gops_workspace_dup_setting (self->store, GOPS_SETTING_CURRENCY);
  g_autofree char *zone = NULL, *today = NULL;
  GopsPurchaseDraft draft = { .group = group };
  GopsAmount amount;
  gint64 id;

  if (group != 0 && !gops_store_read_text (self->store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group))
    return FALSE;
  today = gops_date_today (self->store, zone);
  if (!gops_cli_find_person (self, gops_cli_option (self, "add"), &draft.person, error) ||
      !read_amount (self, currency, &amount, error) || !gops_cli_date (self, "date", &draft.on_date, error))
    return FALSE;
  draft.amount = amount.minor;
  draft.currency = amount.currency;
  draft.product = gops_cli_option (self, "product") != NULL ? gops_cli_option (self, "product") : "";
  draft.number = gops_cli_option (self, "number") != NULL ? gops_cli_option (self, "number") : "";
  if (draft.on_date == NULL)
    draft.on_date = today;
  id = gops_purchase_add (self->store, &draft, error);
  if (id == 0)
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", id);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT "\n", id);
  return TRUE;
}

static gboolean
remove_order (GopsCli  *self,
              GError  **error)
{
  const char *text = gops_cli_option (self, "remove");
  g_autoptr (GError) local_error = NULL;
  gint64 id;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    return gops_cli_fail (error, _("--remove: “%s” is no id; “groupops-cli orders” lists them"), text);
  if (!gops_purchase_remove (self->store, id, &local_error))
    {
      if (g_error_matches (local_error, GOPS_STORE_ERROR, GOPS_STORE_ERROR_NOT_FOUND))
        return gops_cli_fail (error, _("--remove: there is no order %s; “groupops-cli orders” lists them"), text);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", id);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%s\n", _("The order is removed."));
  return TRUE;
}

static gboolean
run_orders (GopsCli *self,
            GError **error)
{
  gint64 group = 0;

  if (gops_cli_argument (self, 0) != NULL && !gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error))
    return FALSE;
  if (gops_cli_option (self, "remove") != NULL)
    return remove_order (self, error);
  return gops_cli_option (self, "add") != NULL ? add (self, group, error) : list_orders (self, group, error);
}

static const GopsCliOption orders_options[] = {
  { "person", "PERSON", N_("only of this person") },
  { "from", "DATE", N_("from this day on") },
  { "until", "DATE", N_("up to this day") },
  { "limit", "N", N_("at most so many") },
  { "add", "PERSON", N_("keep an order of this person: id, name, phone number or account") },
  { "amount", "AMOUNT", N_("what was paid, as in 12.50 or $12.50") },
  { "date", "DATE", N_("the day of the order; else today") },
  { "product", "TEXT", N_("what was bought") },
  { "number", "TEXT", N_("the shop's number of the order") },
  { "remove", "ORDER", N_("take an order away") },
  { NULL },
};

const GopsCliCommand gops_cli_order_commands[] = {
  { "orders", "[GROUP] [--person P] | --add PERSON --amount A … | --remove ORDER", N_("list orders, keep one, remove one"),
    orders_options, 0, 1, GOPS_CLI_OPEN, run_orders },
  { NULL },
};
