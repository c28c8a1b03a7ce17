/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for members: import, formats, members. */
#include "config.h"

#include "gops-cli-chats.h"
#include "gops-cli-checks.h"
#include "gops-cli-clauses.h"
#include "gops-cli-parts.h"
#include "gops-cli-records.h"
#include "gops-cli-tiers.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "gops-group-words.h"
#include "gops-journal.h"
#include "gops-member-import.h"
#include "gops-member-row.h"
#include "gops-batch.h"
#include "gops-own-fields.h"
#include "gops-own-filter.h"
#include "gops-method.h"
#include "gops-own-schemes.h"
#include "gops-xlsx-reader.h"

void
gops_cli_add_format (GopsCli    *self,
                     const char *id,
                     const char *name,
                     const char *endings)
{
  gops_cli_begin_object (self);
  gops_cli_add_text (self, "format", id);
  gops_cli_add_text (self, "name", name);
  gops_cli_add_text (self, "endings", endings);
  gops_cli_end_object (self);
  g_string_append_printf (self->text, "%-12s %s (%s)\n", id, name, endings);
}

static void
add_chat_formats (GopsCli *self)
{
  guint n;
  const GopsChatFormat *const *formats = gops_chat_formats (&n);

  for (guint i = 0; i < n; i++)
    gops_cli_add_format (self, formats[i]->id, _(formats[i]->name), formats[i]->endings);
}

/* What tables and pastes hold is found out: those that hold both are among the chats already. */
static void
add_table_formats (GopsCli *self)
{
  guint n;
  const GopsTableFormat *const *formats = gops_table_formats (&n);

  for (guint i = 0; i < n; i++)
    if (gops_chat_format_find (formats[i]->id) == NULL)
      gops_cli_add_format (self, formats[i]->id, _(formats[i]->name), formats[i]->endings);
}

static gboolean
run_formats (GopsCli *self,
             GError **error)
{
  if (gops_cli_argument (self, 0) != NULL)
    return gops_cli_list_names (self, gops_cli_argument (self, 0), error);
  gops_cli_begin_array (self, NULL);
  add_chat_formats (self);
  add_table_formats (self);
  gops_cli_add_record_formats (self);
  gops_cli_add_format (self, "clauses", _("Own clauses for the library, without --group: JSON"), ".json");
  gops_cli_add_format (self, "tiers", _("Own tier schemes, without --group: JSON"), ".json");
  gops_cli_end_array (self);
  return TRUE;
}

/* @out_format: (out) (nullable): NULL where none is asked for */
static gboolean
find_format (GopsCli                *self,
             const GopsTableFormat **out_format,
             GError                **error)
{
  const char *id = gops_cli_option (self, "format");

  *out_format = id != NULL ? gops_table_format_find (id) : NULL;
  return id == NULL || *out_format != NULL ||
         gops_cli_fail (error, _("--format: “%s” is not known; “groupops-cli formats” lists what is"), id);
}

static gboolean
set_mapping (GopsCli          *self,
             GopsMemberImport *import,
             GError          **error)
{
  GPtrArray *settings = gops_cli_options (self, "map");

  for (guint i = 0; settings != NULL && i < settings->len; i++)
    {
      g_autofree char *column = NULL, *field = NULL;

      if (!gops_cli_split_setting (settings->pdata[i], &column, &field, error) ||
          !gops_member_import_map_own (import, self->store, column, field, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_dates (GopsCli          *self,
           GopsMemberImport *import,
           GError          **error)
{
  const char *order = gops_cli_option (self, "date-order"), *zone = gops_cli_option (self, "time-zone");

  if (order != NULL && gops_date_order_from_name (order) == GOPS_DATE_ORDER_UNKNOWN)
    return gops_cli_fail (error, _("--date-order: “%s” is not one of dmy, mdy, ymd"), order);
  if (order != NULL)
    gops_member_import_set_date_order (import, gops_date_order_from_name (order));
  return zone == NULL || gops_member_import_set_time_zone (import, zone, error);
}

static void
on_import_progress_cb (guint64     done,
                       guint64     total,
                       const char *what,
                       gpointer    data)
{
  if (total > 0)
    fprintf (stderr, "\r%s  %u %%%s", what, (guint) (done * 100 / total), done >= total ? "\n" : "");
}

GopsProgress *
gops_cli_progress_new (GopsCli *self)
{
  return !self->quiet && isatty (STDERR_FILENO) ? gops_progress_new (on_import_progress_cb, NULL) : NULL;
}

static GopsImportReport *
import_members (GopsCli          *self,
                GopsMemberImport *import,
                gint64            group,
                GError          **error)
{
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);
  g_autoptr (GopsMemberPreview) preview = NULL;

  if (!gops_cli_flag (self, "dry-run"))
    return gops_member_import_run (import, self->store, group, progress, NULL, error);
  preview = gops_member_import_preview (import, self->store, group, 0, progress, NULL, error);
  return preview != NULL ? g_steal_pointer (&preview->report) : NULL;
}

void
gops_cli_print_skipped (GopsCli                *self,
                        const GopsImportReport *report)
{
  for (guint i = 0; i < report->skipped->len; i++)
    {
      const GopsImportSkipped *skipped = report->skipped->pdata[i];

      g_autofree char *told = gops_import_skipped_say (skipped);

      g_string_append_printf (self->text, _("line %lu: %s\n"), (gulong) skipped->line, told);
    }
  if (report->n_skipped > report->skipped->len)
    g_string_append_printf (self->text, _("… and %lu more\n"), (gulong) (report->n_skipped - report->skipped->len));
}

void
gops_cli_tell_profile (GopsCli                  *self,
                       const GopsMappingProfile *profile)
{
  JsonObject *object = json_node_get_object (self->value);

  if (profile == NULL)
    {
      json_object_set_null_member (object, "profile");
      return;
    }
  json_object_set_string_member (object, "profile", gops_mapping_profile_get_id (profile));
  g_string_append_printf (self->text, _("Read as a table of %s\n"), gops_mapping_profile_get_name (profile));
}

static void
print_report (GopsCli                *self,
              const GopsImportReport *report)
{
  g_string_append_printf (self->text, _("New: %lu, known: %lu, twice in the file: %lu\n"), (gulong) report->members_new,
                          (gulong) report->members_matched, (gulong) report->duplicates);
  if (!report->activity_known)
    g_string_append_printf (self->text, "%s\n", _("The list has no active days, so nobody can be core or active yet: import a chat, or map a column with active days."));
  gops_cli_print_skipped (self, report);
}

/* What a column is taken for, in words. (transfer full) */
static char *
column_words (GopsMemberImport *import,
              guint             column)
{
  GopsOwnField *own = gops_member_import_get_own_field (import, column);
  const char *name = own != NULL ? gops_record_get_text (own, GOPS_OWN_FIELD_NAME) : NULL;

  if (own == NULL)
    return g_strdup (_(gops_member_field_get_info (gops_member_import_get_field (import, column))->label));
  if (!gops_member_import_is_new_field (import, column))
    return g_strdup_printf (_("own field “%s”"), name);
  /* Translators: name and kind: "new own field “Height” (Number)" */
  return g_strdup_printf (_("new own field “%s” (%s)"), name, _(gops_own_kind_label (gops_own_field_kind (own))));
}

/* What the columns are taken for. */
static void
tell_columns (GopsCli          *self,
              GopsMemberImport *import)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < gops_member_import_get_n_columns (import); i++)
    {
      GopsOwnField *own = gops_member_import_get_own_field (import, i);
      g_autofree char *words = column_words (import, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "column", gops_member_import_get_header (import, i));
      json_object_set_string_member (object, "field", own != NULL ? "own" : gops_member_field_get_info (gops_member_import_get_field (import, i))->id);
      if (own != NULL)
        {
          json_object_set_string_member (object, "own", gops_record_get_text (own, GOPS_OWN_FIELD_NAME));
          json_object_set_string_member (object, "kind", gops_own_kind_id (gops_own_field_kind (own)));
          json_object_set_boolean_member (object, "new", gops_member_import_is_new_field (import, i));
        }
      json_array_add_object_element (array, object);
      /* Translators: a column of the file, what it is taken for */
      g_string_append_printf (self->text, _("%s → %s\n"), gops_member_import_get_title (import, i), words);
    }
  json_object_set_array_member (json_node_get_object (self->value), "columns", array);
}

/* People on the blacklist are told each time, with the reason; they are named in no report that is kept. */
static void
tell_blacklisted (GopsCli                *self,
                  const GopsImportReport *report)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < report->blacklisted->len; i++)
    {
      const GopsImportListed *listed = report->blacklisted->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "name", listed->name);
      json_object_set_string_member (object, "reason", listed->reason);
      json_array_add_object_element (array, object);
      g_string_append_printf (self->text, *listed->reason != '\0' ? _("On the blacklist: %s (%s)\n") : _("On the blacklist: %s\n"),
                              listed->name, listed->reason);
    }
  json_object_set_array_member (json_node_get_object (self->value), "blacklisted", array);
}

gboolean
gops_cli_end_import (GopsCli           *self,
                     GopsImportReport  *report,
                     const char        *source,
                     GError           **error)
{
  const char *path = gops_cli_option (self, "report");
  g_autoptr (GFile) to = path != NULL ? g_file_new_for_commandline_arg (path) : NULL;

  tell_blacklisted (self, report);
  if (to == NULL || gops_import_report_save (report, to, source, gops_cli_option (self, "group"), NULL, error))
    return TRUE;
  if (report->action != 0)
    (void) gops_store_undo (self->store, NULL, NULL);
  return FALSE;
}

/* Values that no format could take, also where this one asks for none. */
static gboolean
check_values (GopsCli *self,
              GError **error)
{
  const char *texts = gops_cli_option (self, "texts"), *date = gops_cli_option (self, "date");
  int days;

  if (texts != NULL && !gops_cli_read_keep_texts (texts, &days))
    g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("--texts: “%s” is not keep, never or a number of days"), texts);
  else if (date != NULL && !gops_date_is_valid (date))
    g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE,
                 _("--%s: “%s” is no date that exists; write it as in 2026-11-22"), "date", date);
  else
    return TRUE;
  return FALSE;
}

/* A workbook has more than what was read, which nobody chose. */
static void
tell_sheets (GopsCli *self,
             GFile   *file)
{
  g_auto (GStrv) sheets = gops_cli_option (self, "sheet") == NULL ? gops_xlsx_list_sheets (file, NULL, NULL) : NULL;
  g_autofree char *names = NULL;
  JsonArray *array;

  if (sheets == NULL || g_strv_length (sheets) < 2)
    return;
  names = g_strjoinv (", ", sheets);
  /* Translators: names of sheets */
  g_string_append_printf (self->text, _("The workbook has several sheets: %s. The first with something in it was read; --sheet chooses another\n"), names);
  if (self->value == NULL || !JSON_NODE_HOLDS_OBJECT (self->value))
    return;
  array = json_array_new ();
  for (guint i = 0; sheets[i] != NULL; i++)
    json_array_add_string_element (array, sheets[i]);
  json_object_set_array_member (json_node_get_object (self->value), "sheets", array);
}

static gboolean
import_file (GopsCli *self,
             GFile   *file,
             GError **error)
{
  g_autoptr (GopsMemberImport) import = NULL;
  g_autoptr (GopsImportReport) report = NULL;
  const GopsChatFormat *chat;
  const GopsTableOptions options = { .encoding = gops_cli_option (self, "encoding"), .sheet = gops_cli_option (self, "sheet") };
  const GopsTableFormat *format;
  g_autofree char *name = g_file_get_basename (file);
  gint64 group = 0;

  if (!check_values (self, error))
    return FALSE;
  if (g_strcmp0 (gops_cli_option (self, "format"), "clauses") == 0)
    return gops_cli_import_clauses (self, file, error);
  if (g_strcmp0 (gops_cli_option (self, "format"), "tiers") == 0)
    return gops_cli_import_scheme (self, file, error);
  if (gops_cli_option (self, "group") == NULL && gops_cli_option (self, "chat") == NULL && !gops_cli_flag (self, "new-groups") &&
      !gops_cli_imports_records (self, file))
    {
      g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("%s: the option “--%s” is missing"), "import", "group");
      return FALSE;
    }
  if (gops_cli_option (self, "group") != NULL && !gops_cli_find_group (self, gops_cli_option (self, "group"), &group, error))
    return FALSE;
  if (gops_cli_imports_records (self, file))
    return gops_cli_import_records (self, file, group, error);
  if (!gops_cli_find_chat (self, file, &chat, error))
    return FALSE;
  if (chat != NULL)
    return gops_cli_import_chat (self, file, chat, FALSE, error);
  if (!find_format (self, &format, error))
    return FALSE;
  if (group == 0)
    return gops_cli_fail (error, _("%s is a list of members; say with --group where they go"), gops_cli_argument (self, 0));
  if (!gops_cli_check_members (self, file, error))
    return FALSE;
  import = gops_member_import_new_for_format (file, format, &options, NULL, error);
  if (import != NULL && gops_cli_option (self, "format") == NULL && gops_cli_options (self, "map") == NULL &&
      gops_member_import_is_chat (import, self->store))
    return gops_cli_import_chat (self, file, gops_chat_format_find ("csv"), TRUE, error);
  if (import == NULL || !gops_member_import_guess_own (import, self->store, error))
    return FALSE;
  (void) gops_member_import_recall (import, self->store);
  if (!set_mapping (self, import, error) || !set_dates (self, import, error) || (report = import_members (self, import, group, error)) == NULL)
    return FALSE;
  self->value = gops_import_report_to_json (report);
  gops_cli_tell_profile (self, gops_member_import_get_profile (import));
  if (gops_cli_flag (self, "dry-run"))
    tell_columns (self, import);
  else if (gops_cli_options (self, "map") != NULL || gops_cli_option (self, "date-order") != NULL)
    (void) gops_member_import_remember (import, self->store, NULL);   /* then the next one says it again */
  print_report (self, report);
  return gops_cli_end_import (self, report, name, error);
}

static gboolean
run_import (GopsCli *self,
            GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (gops_cli_argument (self, 0));

  if (!import_file (self, file, error))
    return FALSE;
  tell_sheets (self, file);
  return TRUE;
}

/* Members stand under the names that are shown. */
#define SHOWN GOPS_MEMBER_SORT_SQL ("member_view", "member_view")

/* Keys of --sort: the column, and whether the greatest comes first; tiers have an order of the group's. */
static const struct
{
  const char *key;
  const char *order;
} sort_keys[] = {
  { "name", SHOWN ", id" },
  { "tier", NULL },
  { "joined", "joined_on DESC, " SHOWN ", id" },
  { "last_active", "last_spoke_at DESC, " SHOWN ", id" },
  { "messages", "messages DESC, " SHOWN ", id" },
  { "active_days", "active_days DESC, " SHOWN ", id" },
};

/* As the scheme of the group says: the core first. */
static char *
tier_order (GopsCli *self,
            gint64   group)
{
  g_autofree char *id = NULL;
  g_autoptr (GString) sql = g_string_new (NULL);

  if (gops_store_read_text (self->store, &id, NULL, "SELECT tier_scheme FROM chat_group WHERE id = ?1", "l", group))
    gops_tier_scheme_append_order (gops_schemes_find (self->store, id, NULL), "tier", sql);
  else
    g_string_append (sql, "tier");
  g_string_append (sql, ", " SHOWN ", id");
  return g_strdup (sql->str);
}

/* Returns: (transfer full) (nullable) */
static char *
find_order (GopsCli    *self,
            gint64      group,
            GError    **error)
{
  const char *key = gops_cli_option (self, "sort");

  for (guint i = 0; i < G_N_ELEMENTS (sort_keys); i++)
    if (key == NULL || g_str_equal (key, sort_keys[i].key))
      return sort_keys[i].order != NULL ? g_strdup (sort_keys[i].order) : tier_order (self, group);
  gops_cli_fail (error, _("--sort: “%s” is not one of name, tier, joined, last_active, messages, active_days"), key);
  return NULL;
}

static gboolean
check_tier (GopsStore  *store,
            const char *tier,
            GError    **error)
{
  g_autoptr (GPtrArray) schemes = gops_schemes_load (store);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; tier != NULL && i < schemes->len; i++)
    {
      const GopsTierScheme *scheme = schemes->pdata[i];

      if (gops_tier_scheme_get_tier (scheme, tier) != NULL)
        return TRUE;
      for (guint t = 0; t < scheme->n_tiers; t++)
        if (g_strrstr (names->str, scheme->tiers[t].id) == NULL)
          g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", scheme->tiers[t].id);
    }
  return tier == NULL || gops_cli_fail (error, _("--tier: there is no tier “%s”; there are: %s"), tier, names->str);
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

/* What the columns for people are. */
static void
add_heads (GopsCli *self)
{
  gops_cli_append_cell (self, _("Tier"), 12);
  gops_cli_append_cell (self, _("Joined"), 10);
  gops_cli_append_cell (self, _("Last active"), 16);
  gops_cli_append_cell (self, _("Messages"), 8);
  g_string_append_printf (self->text, "%s\n", _("Name"));
}

static void
add_member (GopsCli       *self,
            GopsStatement *row,
            const char    *zone)
{
  gint64 at = gops_statement_int (row, 5);
  g_autofree char *last = at != 0 ? gops_cli_format_instant (at, zone) : NULL;
  g_autofree char *said = at != 0 ? gops_cli_say_instant (at, zone) : NULL;
  g_autofree char *messages = g_strdup_printf ("%8" G_GINT64_FORMAT, gops_statement_int (row, 6));

  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_statement_int (row, 0));
  gops_cli_add_id (self, "person", gops_statement_int (row, 1));
  gops_cli_add_text (self, "name", gops_statement_text (row, 2));
  gops_cli_add_text (self, "tier", or_null (gops_statement_text (row, 3)));
  gops_cli_add_text (self, "joined", or_null (gops_statement_text (row, 4)));
  gops_cli_add_text (self, "last_active", last);
  gops_cli_add_int (self, "messages", gops_statement_int (row, 6));
  gops_cli_add_int (self, "active_days", gops_statement_int (row, 7));
  gops_cli_add_text (self, "role", gops_statement_text (row, 8));
  gops_cli_end_object (self);
  gops_cli_append_cell (self, gops_tier_name (gops_statement_text (row, 3)), 12);
  gops_cli_append_cell (self, gops_statement_text (row, 4), 10);
  gops_cli_append_cell (self, said, 16);
  gops_cli_append_cell (self, messages, 8);
  g_string_append_printf (self->text, "%s\n", gops_statement_text (row, 2));
}

/* --field NAME=VALUE, NAME>=VALUE …, as a list of filters. */
static char *
read_field_filters (GopsCli  *self,
                    GError  **error)
{
  GPtrArray *settings = gops_cli_options (self, "field");
  g_autoptr (GPtrArray) fields = gops_own_fields_load (self->store, error);
  g_autoptr (GString) list = g_string_new ("[");

  for (guint i = 0; fields != NULL && settings != NULL && i < settings->len; i++)
    {
      g_autofree char *name = NULL, *value = NULL, *filter = NULL;
      GopsOwnRelation relation;
      GopsOwnField *field;

      if (!gops_own_filter_read (settings->pdata[i], &name, &relation, &value))
        {
          (void) gops_cli_split_setting (settings->pdata[i], &name, &value, error);   /* says what is wrong */
          return NULL;
        }
      field = gops_own_fields_find (fields, name);
      if (field == NULL)
        gops_cli_fail (error, _("there is no field “%s”; “groupops-cli fields” lists them"), name);
      if (field == NULL || (filter = gops_own_filter_new (self->store, field, relation, value, error)) == NULL)
        return NULL;
      g_string_append_printf (list, "%s%s", i > 0 ? "," : "", filter);
    }
  g_string_append_c (list, ']');
  return fields != NULL ? g_strdup (list->str) : NULL;
}

static gboolean
list_members (GopsCli    *self,
              gint64      group,
              const char *order,
              guint       limit,
              GError    **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT id, person_id, name, tier, joined_on, last_spoke_at, messages, active_days, role FROM member_view "
    "WHERE group_id = ?1 AND left_on = '' AND (?2 IS NULL OR tier = ?2) AND " GOPS_OWN_FILTER_SQL ("?4", "member_view.person_id") " ORDER BY %s LIMIT ?3",
    order);
  g_autofree char *zone = NULL, *fields = read_field_filters (self, error);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsStatement) rows = NULL;

  if (fields == NULL || !gops_store_read_text (self->store, &zone, error, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group) ||
      (rows = gops_store_query (self->store, error, sql, "lsis", group, gops_cli_option (self, "tier"), (int) limit, fields)) == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  add_heads (self);
  while (gops_statement_next (rows, &local_error))
    add_member (self, rows, zone);
  gops_cli_end_array (self);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
run_members (GopsCli *self,
             GError **error)
{
  g_autofree char *order = NULL;
  guint limit;
  gint64 group;

  return gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) &&
         check_tier (self->store, gops_cli_option (self, "tier"), error) &&
         (order = find_order (self, group, error)) != NULL &&
         gops_cli_number (self, "limit", G_MAXINT, &limit, error) && list_members (self, group, order, limit, error);
}

static const GopsCliOption import_options[] = {
  { "group", "GROUP", N_("the group that the members come to") },
  { "format", "F", N_("the file's format; else found out") },
  { "sheet", "NAME|NUMBER", N_("of a workbook; else the first with something in it") },
  { "map", "COLUMN=FIELD", N_("what a column means, “new” for an own field that is made of it; may be given several times"), TRUE },
  { "time-zone", "TZ", N_("of the times in the file; else the group's") },
  { "date-order", "dmy|mdy|ymd", N_("how to read 3/4/2026") },
  { "encoding", "E", N_("of the file; else found out") },
  { "chat", "NAME=GROUP", N_("where a chat of the file goes; may be given several times"), TRUE },
  { "new-groups", NULL, N_("make a group for each chat of the file that is a group’s") },
  { "me", "NAME", N_("how the person is called who made the export") },
  { "from", "DATE", N_("of the first entry, for pastes that have times only") },
  { "texts", "keep|DAYS|never", N_("how long the groups keep what was written") },
  { "pseudonyms", NULL, N_("keep pseudonyms instead of names and accounts") },
  { "currency", "CODE", N_("of amounts that name none, for orders; else the workspace's") },
  { "date", "DATE", N_("the day of orders, figures and sign-ups that name none") },
  { "purpose", "check-in|order|sign-up", N_("what a sign-up list is for; else who takes part") },
  { "title", "TEXT", N_("of a sign-up list; else what stands above it") },
  { "price", "AMOUNT", N_("of one piece, for a sign-up list that is an order") },
  { "new-people", NULL, N_("make members of buyers and of people on a sign-up list whom nobody knows") },
  { "report", "FILE", N_("write all that was left out into a .txt or .csv file") },
  { "dry-run", NULL, N_("say how the file is understood and what would happen, change nothing") },
  { NULL },
};

static const GopsCliOption members_options[] = {
  { "tier", "T", N_("only members of this tier") },
  { "field", "NAME=VALUE", N_("only members of whom an own field says this, or with !=, >= or <=; may be given several times"), TRUE },
  { "sort", "KEY", N_("name, tier, joined, last_active, messages or active_days") },
  { "limit", "N", N_("at most so many") },
  { NULL },
};

const GopsCliCommand gops_cli_member_commands[] = {
  { "import", "FILE --group GROUP … | FILE --new-groups … | FILE.json --format clauses|tiers",
    N_("take in chats, members, orders, sign-up lists, own clauses or a tier scheme from a file"),
    import_options, 1, 1, GOPS_CLI_OPEN_OR_CREATE, run_import },
  { "formats", "[kinds|platforms|sops|schemes|templates|statuses]",
    N_("the formats that import knows; or the names of kinds, plan templates, posters …"),
    NULL, 0, 1, GOPS_CLI_NO_WORKSPACE, run_formats },
  { "members", "GROUP [--tier T] [--sort KEY] [--limit N]", N_("list the members of a group"),
    members_options, 1, 1, GOPS_CLI_OPEN, run_members },
  { NULL },
};
