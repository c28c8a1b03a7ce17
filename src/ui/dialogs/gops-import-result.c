/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import. */

#include "config.h"

#include <glib/gi18n.h>

#include "gops-dialogs-resources.h"
#include "gops-import-look.h"
#include "gops-import-result.h"
#include "gops-import-rows.h"
#include "gops-rows.h"
#include "gops-use-resource.h"

#define MOST_SKIPPED 200   /* shown; the saved report has them all */
#define MOST_NAMES   100   /* of new people */

struct _GopsImportResult
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkListBox    *rows;
  GtkWidget     *undo;
  GtkWidget     *done;
};

G_DEFINE_FINAL_TYPE (GopsImportResult, gops_import_result, ADW_TYPE_BIN)

static void
add_figure (GopsImportResult *self,
            const char       *title,
            guint64           n)
{
  g_autofree char *figure = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  gtk_list_box_append (self->rows, gops_import_figure_row_new (title, NULL, figure));
}

static GtkWidget *
add_expander (GopsImportResult *self,
              const char       *title,
              guint64           n)
{
  g_autofree char *figure = g_strdup_printf ("%" G_GUINT64_FORMAT, n);
  GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title, NULL);
  GtkWidget *label = gtk_label_new (figure);

  gtk_widget_add_css_class (label, "gops-figures");
  gtk_widget_add_css_class (label, "heading");
  gops_expander_row_add_suffix (ADW_EXPANDER_ROW (expander), label);
  gops_expander_row_set_label (ADW_EXPANDER_ROW (expander), title);
  gtk_list_box_append (self->rows, expander);
  return expander;
}

/* --- people --- */

static void
add_more (GtkWidget *expander,
          guint64    n,
          guint64    shown)
{
  g_autofree char *more = n > shown ? g_strdup_printf (_("and %lu more"), (gulong) (n - shown)) : NULL;

  if (more != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), gops_import_row_new (more, NULL));
}

static void
add_new_people (GopsImportResult       *self,
                GopsStore              *store,
                const GopsImportReport *report)
{
  GtkWidget *expander;
  g_autoptr (GopsStatement) rows = NULL;

  if (report->members_new == 0 || report->batch == 0)
    {
      add_figure (self, _("New people"), report->members_new);
      return;
    }
  expander = add_expander (self, _("New people"), report->members_new);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), _("The workspace did not know them"));
  rows = gops_store_query (store, NULL, "SELECT name FROM person WHERE batch = ?1 ORDER BY sort_key, id LIMIT ?2", "li", report->batch, MOST_NAMES);
  while (rows != NULL && gops_statement_next (rows, NULL))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), gops_import_row_new (gops_statement_text (rows, 0), NULL));
  add_more (expander, report->members_new, MOST_NAMES);
}

/* So that somebody can see whom the program took for whom. */
static void
add_known_people (GopsImportResult       *self,
                  GopsStore              *store,
                  const GopsImportReport *report)
{
  GtkWidget *expander;

  if (report->matched->len == 0)
    {
      add_figure (self, _("People already known"), report->members_matched);
      return;
    }
  expander = add_expander (self, _("People already known"), report->members_matched);
  for (guint i = 0; i < report->matched->len; i++)
    {
      g_autofree char *name = NULL;

      if (gops_store_read_text (store, &name, NULL, "SELECT name FROM person WHERE id = ?1", "l", g_array_index (report->matched, gint64, i)))
        adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), gops_import_row_new (name, NULL));
    }
  add_more (expander, report->members_matched, report->matched->len);
}

static void
add_blacklisted (GopsImportResult       *self,
                 const GopsImportReport *report)
{
  GtkWidget *expander, *sign;

  if (report->blacklisted->len == 0)
    return;
  expander = add_expander (self, _("On the blacklist"), report->blacklisted->len);
  sign = gtk_image_new_from_icon_name ("gops-warning-symbolic");
  gtk_widget_add_css_class (sign, "gops-amber-mark");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (expander), sign);
  for (guint i = 0; i < report->blacklisted->len; i++)
    {
      const GopsImportListed *listed = report->blacklisted->pdata[i];

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                gops_import_row_new (listed->name, *listed->reason != '\0' ? listed->reason : _("No reason was given")));
    }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), TRUE);
}

/* --- the rest --- */

static void
add_skipped (GopsImportResult       *self,
             const GopsImportReport *report)
{
  GtkWidget *expander;

  if (report->n_skipped == 0)
    return;
  expander = add_expander (self, _("Left out, with reasons"), report->n_skipped);
  for (guint i = 0; i < MIN (report->skipped->len, MOST_SKIPPED); i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];
      g_autofree char *line = gops_import_line_words (skipped->line), *told = gops_import_skipped_say (skipped);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), gops_import_row_new (line, told));
    }
}

static char *
make_title (const GopsImportReport *report,
            gboolean                chat)
{
  guint n = (guint) (report->members_new + report->members_matched);

  if (report->n_changed == 0)
    return g_strdup (_("Nothing New in This File"));
  if (report->orders)
    return g_strdup_printf (ngettext ("%lu Order Imported", "%lu Orders Imported", report->n_changed), (gulong) report->n_changed);
  if (chat)
    return g_strdup_printf (ngettext ("%lu New Message", "%lu New Messages", report->messages), (gulong) report->messages);
  return g_strdup_printf (ngettext ("%u Member Imported", "%u Members Imported", n), n);
}

static void
clear_rows (GopsImportResult *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
}

static char *
describe_source (const GopsImportReport *report,
                 const char             *file,
                 const char             *group)
{
  if (report->n_changed == 0)
    return group != NULL ? g_strdup_printf (_("Everything in “%s” is in “%s” already."), file, group)
                         : g_strdup_printf (_("Everything in “%s” is there already."), file);
  return group != NULL ? g_strdup_printf (_("From “%s” into “%s”."), file, group) : g_strdup_printf (_("From “%s”."), file);
}

/* What is read as one word stands on one line: word joiners between its signs. (transfer full) */
static char *
keep_together (const char *text)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (const char *sign = text; *sign != '\0'; sign = g_utf8_next_char (sign))
    {
      if (sign > text)
        g_string_append_unichar (joined, 0x2060);
      g_string_append_unichar (joined, *sign == ' ' ? 0xa0 : g_utf8_get_char (sign));
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* (transfer full) */
static char *
day_words (const char *date)
{
  g_autofree char *at = g_strconcat (date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (at, NULL);
  /* Translators: a day as people write it, in strftime's signs: 17 Sep 2026 */
  g_autofree char *words = day != NULL ? g_date_time_format (day, _("%-d %b %Y")) : NULL;

  return keep_together (words != NULL ? words : date);
}

static char *
add_days (const GopsImportReport *report,
          const char             *from)
{
  g_autofree char *first = day_words (report->first), *last = day_words (report->last);

  return g_str_equal (first, last) ? g_strdup_printf (_("%s It tells of %s."), from, first)
                                    : g_strdup_printf (_("%s It tells of the days from %s to %s."), from, first, last);
}

static void
show_head (GopsImportResult       *self,
           const GopsImportReport *report,
           const char             *file,
           const char             *group,
           gboolean                chat)
{
  g_autofree char *title = make_title (report, chat);
  g_autofree char *from = describe_source (report, file, group);
  g_autofree char *days = report->first != NULL && (chat || report->orders) ? add_days (report, from) : g_strdup (from);
  g_autofree char *safe = g_markup_escape_text (days, -1);

  if (report->cut_off != NULL)
    gtk_list_box_append (self->rows, gops_import_warning_row_new (_("This file holds only a part"), report->cut_off));
  adw_status_page_set_title (self->page, title);
  adw_status_page_set_description (self->page, safe);
}

void
gops_import_result_show (GopsImportResult       *self,
                         GopsSession            *session,
                         const GopsImportReport *report,
                         const char             *file,
                         const char             *group)
{
  gboolean chat = report->chat;

  clear_rows (self);
  show_head (self, report, file, group, chat);
  if (chat)
    {
      add_figure (self, _("New messages"), report->messages);
      add_figure (self, _("New joins, leaves and other events"), report->events);
      if (report->check_ins > 0)
        add_figure (self, _("Check-ins found"), report->check_ins);
    }
  add_new_people (self, gops_session_get_store (session), report);
  add_known_people (self, gops_session_get_store (session), report);
  if (report->duplicates + report->events_known > 0)
    add_figure (self, chat ? _("Already there") : _("Twice in the file"), report->duplicates + report->events_known);
  add_blacklisted (self, report);
  add_skipped (self, report);
  if (!report->activity_known)
    gtk_list_box_append (self->rows, gops_import_row_new (_("Nobody can be core or active yet"),
                                                          _("The list has no active days. Import a chat, or map a column with active days.")));
  gtk_widget_set_visible (self->undo, report->action != 0);
  (void) gtk_widget_grab_focus (self->done);
}

static void
add_unknown (GopsImportResult      *self,
             const GopsOrderReport *orders)
{
  GtkWidget *expander;

  if (orders->n_unknown == 0)
    return;
  expander = add_expander (self, _("Orders of people whom nobody knows"), orders->n_unknown);
  for (guint i = 0; i < MIN (orders->unknown->len, MOST_NAMES); i++)
    {
      const GopsUnknownBuyer *buyer = orders->unknown->pdata[i];
      g_autofree char *figure = g_strdup_printf ("%u", buyer->n_orders);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), gops_import_figure_row_new (buyer->name, buyer->why, figure));
    }
}

void
gops_import_result_show_orders (GopsImportResult       *self,
                                GopsSession            *session,
                                const GopsImportReport *report,
                                const GopsOrderReport  *orders,
                                const char             *file,
                                const char             *group)
{
  clear_rows (self);
  show_head (self, report, file, group, FALSE);
  add_figure (self, _("New orders"), orders->orders);
  add_figure (self, _("Buyers"), orders->buyers);
  add_new_people (self, gops_session_get_store (session), report);
  add_figure (self, _("Already there"), report->duplicates);
  add_unknown (self, orders);
  add_skipped (self, report);
  gtk_widget_set_visible (self->undo, report->action != 0);
  (void) gtk_widget_grab_focus (self->done);
}

static void
gops_import_result_class_init (GopsImportResultClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GOPS_USE_RESOURCE (gops_dialogs);
  gtk_widget_class_set_template_from_resource (widget_class, "/com/example/GroupOps/ui/dialogs/gops-import-result.ui");
  gtk_widget_class_bind_template_child (widget_class, GopsImportResult, page);
  gtk_widget_class_bind_template_child (widget_class, GopsImportResult, rows);
  gtk_widget_class_bind_template_child (widget_class, GopsImportResult, undo);
  gtk_widget_class_bind_template_child (widget_class, GopsImportResult, done);
}

static void
gops_import_result_init (GopsImportResult *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
