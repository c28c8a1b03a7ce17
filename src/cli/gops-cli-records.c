/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command import, for orders, figures of days, sign-up lists and plans. */
#include "config.h"

#include "gops-cli-records.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-calendar-import.h"
#include "gops-cli-chats.h"
#include "gops-figures-import.h"
#include "gops-file-head.h"
#include "gops-order-import.h"
#include "gops-plan-sheet.h"
#include "gops-sign-up-import.h"
#include "gops-sign-up-sheet.h"
#include "gops-sign-up-table.h"

typedef struct
{
  const char *id;
  const char *name;
  const char *endings;
  gboolean  (*run) (GopsCli *self, GFile *file, gint64 group, GError **error);
} Format;

/* What was said of a table with these headings before, then what --map and --date-order say about the columns. */
gboolean
gops_cli_set_columns (GopsCli    *self,
                      GopsSheet  *sheet,
                      GError    **error)
{
  GPtrArray *settings = gops_cli_options (self, "map");
  const char *order = gops_cli_option (self, "date-order");

  if (order != NULL && gops_date_order_from_name (order) == GOPS_DATE_ORDER_UNKNOWN)
    return gops_cli_fail (error, _("--date-order: “%s” is not one of dmy, mdy, ymd"), order);
  if (order != NULL)
    sheet->order = gops_date_order_from_name (order);
  (void) gops_sheet_recall (sheet, self->store);
  for (guint i = 0; settings != NULL && i < settings->len; i++)
    {
      g_autofree char *column = NULL, *field = NULL;

      if (!gops_cli_split_setting (settings->pdata[i], &column, &field, error) || !gops_sheet_map (sheet, column, field, error))
        return FALSE;
    }
  return TRUE;
}

/* What was said holds for the next table with these headings. */
void
gops_cli_remember_columns (GopsCli   *self,
                           GopsSheet *sheet)
{
  if (!gops_cli_flag (self, "dry-run") && (gops_cli_options (self, "map") != NULL || gops_cli_option (self, "date-order") != NULL))
    (void) gops_sheet_remember (sheet, self->store, NULL);   /* then the next one says it again */
}

GopsTableOptions
gops_cli_table_options (GopsCli *self)
{
  return (GopsTableOptions) { .encoding = gops_cli_option (self, "encoding"), .sheet = gops_cli_option (self, "sheet") };
}

/* --- orders --- */

static gboolean
set_terms (GopsCli          *self,
           GopsOrderImport  *import,
           GError          **error)
{
  const char *currency = gops_cli_option (self, "currency"), *day;

  if (currency != NULL && (strlen (currency) != 3 || strspn (currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3))
    return gops_cli_fail (error, _("--currency: “%s” is not three capital letters, such as EUR or CNY"), currency);
  gops_order_import_set_currency (import, currency);
  if (!gops_cli_date (self, "date", &day, error))
    return FALSE;
  gops_order_import_set_day (import, day);
  gops_order_import_set_add_people (import, gops_cli_flag (self, "new-people"));
  return TRUE;
}

static void
print_unknown (GopsCli         *self,
               const GPtrArray *unknown)
{
  if (unknown->len > 0)
    g_string_append_printf (self->text, "%s\n", _("Orders of these buyers were left out:"));
  for (guint i = 0; i < unknown->len; i++)
    {
      const GopsUnknownBuyer *buyer = unknown->pdata[i];

      g_string_append_printf (self->text, "  %s (%u): %s\n", buyer->name, buyer->n_orders, buyer->why);
    }
}

static gboolean
import_orders (GopsCli  *self,
               GFile    *file,
               gint64    group,
               GError  **error)
{
  const GopsTableOptions options = gops_cli_table_options (self);
  g_autoptr (GopsOrderImport) import = gops_order_import_new (file, &options, NULL, error);
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);
  g_autoptr (GopsOrderReport) report = NULL;

  if (import == NULL || !gops_cli_set_columns (self, gops_order_import_get_sheet (import), error) || !set_terms (self, import, error))
    return FALSE;
  report = gops_order_import_run (import, self->store, group, gops_cli_flag (self, "dry-run"), progress, NULL, error);
  if (report == NULL)
    return FALSE;
  gops_cli_remember_columns (self, gops_order_import_get_sheet (import));
  self->value = gops_order_report_to_json (report);
  gops_cli_tell_profile (self, gops_order_import_get_sheet (import)->profile);
  g_string_append_printf (self->text, _("Orders: %lu new, of %lu people; %lu were there already\n"), (gulong) report->orders,
                          (gulong) report->buyers, (gulong) report->base->duplicates);
  print_unknown (self, report->unknown);
  gops_cli_print_skipped (self, report->base);
  return TRUE;
}

/* --- figures --- */

static gboolean
import_figures (GopsCli  *self,
                GFile    *file,
                gint64    group,
                GError  **error)
{
  const GopsTableOptions options = gops_cli_table_options (self);
  g_autoptr (GopsSheet) sheet = gops_sheet_new (file, &options, "figures", gops_figures_fields (), GOPS_FIGURES_N_FIELDS, NULL, error);
  g_autoptr (GopsFiguresReport) report = NULL;
  const char *day;

  if (sheet == NULL || !gops_cli_set_columns (self, sheet, error) || !gops_cli_date (self, "date", &day, error))
    return FALSE;
  report = gops_figures_import (sheet, self->store, group, day, gops_cli_flag (self, "dry-run"), NULL, error);
  if (report == NULL)
    return FALSE;
  gops_cli_remember_columns (self, sheet);
  self->value = gops_figures_report_to_json (report);
  gops_cli_tell_profile (self, sheet->profile);
  g_string_append_printf (self->text, _("Figures: %lu days of %u groups; of %lu days all was known\n"), (gulong) report->days,
                          report->groups, (gulong) report->base->duplicates);
  gops_cli_print_skipped (self, report->base);
  return TRUE;
}

static gboolean
check_group (gint64   group,
             GError **error)
{
  if (group != 0)
    return TRUE;
  g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("%s: the option “--%s” is missing"), "import", "group");
  return FALSE;
}

/* --- sign-up lists --- */

static gboolean
read_purpose (GopsCli          *self,
              GopsSignUpTerms  *terms,
              GError          **error)
{
  const char *purpose = gops_cli_option (self, "purpose"), *price = gops_cli_option (self, "price");
  GopsAmount amount = { 0 };

  terms->purpose = GOPS_SIGN_UP_FOR_TAKING_PART;
  if (purpose != NULL && !gops_sign_up_purpose_find (purpose, &terms->purpose))
    return gops_cli_fail (error, _("--purpose: “%s” is not check-in, order or sign-up"), purpose);
  if (price != NULL && (gops_amount_read (price, NULL, terms->currency, &amount) != GOPS_AMOUNT_OK || amount.minor < 0))
    return gops_cli_fail (error, _("--price: “%s” is no amount; write it as in 12.50"), price);
  terms->price = amount.minor;
  return TRUE;
}

/* An order is not free because nobody said what it costs: the price is told, or stands above the list. */
static gboolean
settle_price (GopsCli               *self,
              const GopsSignUpList  *list,
              GopsSignUpTerms       *terms,
              GError               **error)
{
  GopsAmount amount = { 0 };

  if (terms->purpose != GOPS_SIGN_UP_FOR_ORDER || gops_cli_option (self, "price") != NULL)
    return TRUE;
  if (*list->price == '\0' || gops_amount_read (list->price, NULL, terms->currency, &amount) != GOPS_AMOUNT_OK)
    return gops_cli_fail (error, _("no price of one piece stands above the list; say it with --price, as in --price 12.50, or --price 0 for nothing"));
  terms->price = amount.minor;
  return TRUE;
}

static void
print_entries (GopsCli                *self,
               const GopsSignUpReport *report)
{
  g_string_append_printf (self->text, _("“%s”, %s: %u new, %u changed, %u as before\n"), report->title, report->day, report->n_new, report->n_changed, report->n_same);
  for (guint i = 0; i < report->lines->len; i++)
    {
      const GopsSignUpLine *line = report->lines->pdata[i];

      if (line->same_as != NULL)
        g_string_append_printf (self->text, _("line %lu: %s is the same person as “%s” further up\n"), (gulong) line->line, line->name, line->same_as);
      else if (line->absence != NULL || line->person == 0)
        g_string_append_printf (self->text, _("line %lu: %s: %s\n"), (gulong) line->line, line->name,
                                line->absence != NULL ? line->absence : gops_found_describe (line->found));
      if (line->doubt != NULL)   /* Translators: line, name, count, why: "line 4: 小吴: 5, not sure: several things were added up" */
        g_string_append_printf (self->text, _("line %lu: %s: %g, not sure: %s\n"), (gulong) line->line, line->name, line->count, line->doubt);
    }
}

static gboolean
import_sign_up (GopsCli  *self,
                GFile    *file,
                gint64    group,
                GError  **error)
{
  g_autofree char *currency = gops_workspace_dup_setting (self->store, GOPS_SETTING_CURRENCY), *zone = NULL, *today = NULL, *found = NULL;
  const GopsTableOptions options = gops_cli_table_options (self);
  GopsSignUpTerms terms = { .group = group, .currency = currency, .title = gops_cli_option (self, "title"),
                            .add_people = gops_cli_flag (self, "new-people") };
  g_autoptr (GopsSignUpList) list = NULL;
  g_autoptr (GopsSignUpReport) report = NULL;

  if (!check_group (group, error) || !gops_store_read_text (self->store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group) ||
      !gops_cli_date (self, "date", &terms.day, error) || !read_purpose (self, &terms, error))
    return FALSE;
  list = gops_sign_up_file_read (file, &options, NULL, error);
  if (list == NULL)
    return FALSE;
  if (!settle_price (self, list, &terms, error))
    return FALSE;
  today = gops_date_today (self->store, zone);
  if (terms.day == NULL && terms.purpose == GOPS_SIGN_UP_FOR_CHECK_IN)
    terms.day = found = gops_sign_up_find_day (list, today);
  if (terms.day == NULL)
    terms.day = today;
  report = gops_sign_up_import_list (self->store, list, &terms, gops_cli_flag (self, "dry-run"), error);
  if (report == NULL)
    return FALSE;
  self->value = gops_sign_up_report_to_json (report);
  print_entries (self, report);
  return TRUE;
}

/* --- plans --- */

static void
tell_plan (GopsCli              *self,
           const GopsPlanReport *report)
{
  g_autofree char *said = gops_plan_report_say (report);

  self->value = gops_plan_report_to_json (report);
  g_string_append_printf (self->text, "%s\n", said);
  gops_cli_print_skipped (self, report->base);
}

static gboolean
import_plan (GopsCli  *self,
             GFile    *file,
             gint64    group,
             GError  **error)
{
  const GopsTableOptions options = gops_cli_table_options (self);
  g_autoptr (GopsSheet) sheet = gops_sheet_new (file, &options, "plan", gops_plan_fields (), GOPS_PLAN_N_FIELDS, NULL, error);
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);
  g_autoptr (GopsPlanReport) report = NULL;

  if (sheet == NULL || !check_group (group, error) || !gops_cli_set_columns (self, sheet, error))
    return FALSE;
  report = gops_plan_sheet_import (sheet, self->store, group, gops_cli_flag (self, "dry-run"), progress, NULL, error);
  if (report == NULL)
    return FALSE;
  gops_cli_remember_columns (self, sheet);
  tell_plan (self, report);
  return TRUE;
}

static gboolean
import_calendar (GopsCli  *self,
                 GFile    *file,
                 gint64    group,
                 GError  **error)
{
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);
  g_autoptr (GopsPlanReport) report = NULL;

  if (!check_group (group, error) ||
      (report = gops_calendar_import (file, self->store, group, gops_cli_flag (self, "dry-run"), progress, NULL, error)) == NULL)
    return FALSE;
  tell_plan (self, report);
  return TRUE;
}

static const Format formats[] = {
  { "orders", N_("Orders: CSV, TSV or a sheet of an Excel workbook"), ".csv .tsv .xlsx", import_orders },
  { "figures", N_("Figures of groups by days: CSV, TSV or a sheet of an Excel workbook"), ".csv .tsv .xlsx", import_figures },
  { "plan", N_("Content plan: CSV, TSV or a sheet of an Excel workbook"), ".csv .tsv .xlsx", import_plan },
  { "ics", N_("Content plan from a calendar (iCalendar)"), ".ics", import_calendar },
  { "signup", N_("Sign-up list that was passed on in a chat (接龙), or a table of one"), ".txt .csv .xlsx", import_sign_up },
};

/* A calendar says what it is; all else has to be asked for. */
static gboolean
is_calendar (GopsCli *self,
             GFile   *file)
{
  g_autoptr (GopsFileHead) head = gops_cli_option (self, "format") == NULL ? gops_file_head_read (file, NULL, NULL, NULL) : NULL;

  return head != NULL && gops_calendar_import_is_likely (head);
}

static const Format *
find_format (GopsCli *self,
             GFile   *file)
{
  const char *id = is_calendar (self, file) ? "ics" : gops_cli_option (self, "format");

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].id, id) == 0)
      return &formats[i];
  return NULL;
}

gboolean
gops_cli_imports_records (GopsCli *self,
                          GFile   *file)
{
  return find_format (self, file) != NULL;
}

gboolean
gops_cli_import_records (GopsCli  *self,
                         GFile    *file,
                         gint64    group,
                         GError  **error)
{
  return find_format (self, file)->run (self, file, group, error);
}

void
gops_cli_add_record_formats (GopsCli *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gops_cli_add_format (self, formats[i].id, _(formats[i].name), formats[i].endings);
}

/* --- what nobody said a format for --- */

static gboolean
is_orders (GFile                  *file,
           const GopsTableOptions *options)
{
  g_autoptr (GopsOrderImport) import = gops_order_import_new (file, options, NULL, NULL);
  const GopsSheet *sheet = import != NULL && gops_order_import_is_likely (import) ? gops_order_import_get_sheet (import) : NULL;

  for (guint i = 0; sheet != NULL && i < sheet->headers->len; i++)
    if (sheet->fields[i] == GOPS_ORDER_FIELD_PRODUCT || sheet->fields[i] == GOPS_ORDER_FIELD_NUMBER)
      return TRUE;
  return FALSE;
}

static gboolean
is_plan (GFile                  *file,
         const GopsTableOptions *options)
{
  g_autoptr (GopsSheet) sheet = gops_sheet_new (file, options, "plan", gops_plan_fields (), GOPS_PLAN_N_FIELDS, NULL, NULL);

  return sheet != NULL && gops_plan_sheet_is_likely (sheet);
}

gboolean
gops_cli_check_members (GopsCli  *self,
                        GFile    *file,
                        GError  **error)
{
  const GopsTableOptions options = gops_cli_table_options (self);
  g_autoptr (GopsFileHead) head = NULL;

  if (gops_cli_option (self, "format") != NULL || gops_cli_options (self, "map") != NULL)
    return TRUE;
  head = gops_file_head_read (file, gops_cli_option (self, "encoding"), NULL, error);
  if (head == NULL)
    return FALSE;
  if (gops_sign_up_says_so (head->text))
    return gops_cli_fail (error, _("%s is a sign-up list (接龙). Import it with --format signup --purpose check-in, order or sign-up; or, for its names as members, with --format paste"),
                          gops_cli_argument (self, 0));
  if (is_orders (file, &options))
    return gops_cli_fail (error, _("%s is a table of orders. Import it with --format orders; or, for the buyers as members, with --format csv or xlsx"),
                          gops_cli_argument (self, 0));
  if (is_plan (file, &options))
    return gops_cli_fail (error, _("%s is a content plan. Import it with --format plan; or, as members, with --format csv or xlsx"),
                          gops_cli_argument (self, 0));
  return TRUE;
}
