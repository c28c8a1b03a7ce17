/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command import, for chat exports: one chat into a group, or several by their names. */
#include "config.h"

#include "gops-cli-chats.h"
#include "gops-cli-checks.h"
#include "gops-cli-records.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-chat-doctor.h"
#include "gops-chat-mapping.h"
#include "gops-chat-table.h"
#include "gops-group-maker.h"
#include "gops-intake-error.h"
#include "gops-member-mapping.h"
#include "gops-records.h"
#include "gops-table-format.h"

#define N_SAMPLES 5

/* --map may name what only messages have: the table's own words do not tell then. */
static gboolean
maps_messages (GopsCli *self)
{
  GPtrArray *settings = gops_cli_options (self, "map");

  for (guint i = 0; settings != NULL && i < settings->len; i++)
    {
      const char *field = strrchr (settings->pdata[i], '=');
      GopsMemberField of_member;
      guint of_message;

      if (field != NULL && !gops_member_field_from_id (field + 1, &of_member) &&
          gops_mapping_find (gops_chat_mapping_fields (), GOPS_CHAT_N_FIELDS, field + 1, &of_message))
        return TRUE;
    }
  return FALSE;
}

/* Tables and pastes hold messages or members: what is in them tells. */
gboolean
gops_cli_find_chat (GopsCli               *self,
                    GFile                 *file,
                    const GopsChatFormat **out_format,
                    GError               **error)
{
  const char *id = gops_cli_option (self, "format");
  g_autoptr (GopsFileHead) head = NULL;

  *out_format = maps_messages (self) ? gops_chat_format_find ("csv") : NULL;
  if (*out_format == NULL && id != NULL && gops_table_format_find (id) == NULL)
    *out_format = gops_chat_format_find (id);
  if (*out_format != NULL || (id != NULL && gops_table_format_find (id) == NULL))
    return TRUE;
  head = gops_file_head_read (file, gops_cli_option (self, "encoding"), NULL, error);
  if (head == NULL)
    return FALSE;
  *out_format = gops_chat_format_sniff (head);
  return TRUE;
}

static gboolean
set_texts (GopsCli         *self,
           GopsChatImport  *import,
           GError         **error)
{
  const char *texts = gops_cli_option (self, "texts");
  int days;

  if (texts == NULL)
    return TRUE;
  if (!gops_cli_read_keep_texts (texts, &days))
    return gops_cli_fail (error, _("--texts: “%s” is not keep, never or a number of days"), texts);
  gops_chat_import_set_keep_texts (import, days);
  return TRUE;
}

static void
set_map (GopsCli        *self,
         GopsChatImport *import)
{
  GPtrArray *settings = gops_cli_options (self, "map");
  g_autoptr (GPtrArray) map = g_ptr_array_new ();

  for (guint i = 0; settings != NULL && i < settings->len; i++)
    g_ptr_array_add (map, settings->pdata[i]);
  g_ptr_array_add (map, NULL);
  gops_chat_import_set_map (import, (const char *const *) map->pdata);
}

static gboolean
set_options (GopsCli         *self,
             GopsChatImport  *import,
             GError         **error)
{
  const char *order = gops_cli_option (self, "date-order"), *zone = gops_cli_option (self, "time-zone"), *from;

  gops_chat_import_set_encoding (import, gops_cli_option (self, "encoding"));
  gops_chat_import_set_me (import, gops_cli_option (self, "me"));
  gops_chat_import_set_pseudonyms (import, gops_cli_flag (self, "pseudonyms"));
  if (order != NULL && gops_date_order_from_name (order) == GOPS_DATE_ORDER_UNKNOWN)
    return gops_cli_fail (error, _("--date-order: “%s” is not one of dmy, mdy, ymd"), order);
  if (order != NULL)
    gops_chat_import_set_date_order (import, gops_date_order_from_name (order));
  if (!gops_cli_date (self, "from", &from, error))
    return FALSE;
  gops_chat_import_set_from_day (import, from);
  gops_chat_import_set_sheet (import, gops_cli_option (self, "sheet"));
  set_map (self, import);
  return (zone == NULL || gops_chat_import_set_time_zone (import, zone, error)) && set_texts (self, import, error);
}

/* --- several chats --- */

static gboolean
room_is_called (const GopsChatRoomSurvey *room,
                const char               *name)
{
  return g_str_equal (room->name, name) || (*room->id != '\0' && g_str_equal (room->id, name));
}

/* --chat NAME=GROUP; @used: which of them have found their chat */
static gboolean
find_chosen (GopsCli                   *self,
             const GopsChatRoomSurvey  *room,
             gboolean                  *used,
             gint64                    *out_group,
             GError                   **error)
{
  GPtrArray *chats = gops_cli_options (self, "chat");

  *out_group = 0;
  for (guint i = 0; chats != NULL && i < chats->len; i++)
    {
      g_autofree char *name = NULL, *group = NULL;

      if (!gops_cli_split_setting (chats->pdata[i], &name, &group, error))
        return FALSE;
      if (!room_is_called (room, name))
        continue;
      used[i] = TRUE;
      return gops_cli_find_group (self, group, out_group, error);
    }
  return TRUE;
}

static gboolean
check_used (GopsCli         *self,
            const gboolean  *used,
            GError         **error)
{
  GPtrArray *chats = gops_cli_options (self, "chat");

  for (guint i = 0; chats != NULL && i < chats->len; i++)
    if (!used[i])
      return gops_cli_fail (error, _("--chat %s: the file has no chat of that name"), (const char *) chats->pdata[i]);
  return TRUE;
}

/* The group of the room's name; where there is none, the import makes it. */
static gboolean
find_or_make (GopsCli                   *self,
              GopsChatImport            *import,
              guint                      index,
              const GopsChatRoomSurvey  *room,
              const char                *platform,
              gint64                    *out_group,
              GError                   **error)
{
  g_autofree char *language = gops_workspace_dup_setting (self->store, GOPS_SETTING_LANGUAGE);
  GopsGroupDraft draft = { "interest", *platform != '\0' ? platform : "other", language, *room->name != '\0' ? room->name : room->id };

  if (!gops_cli_find_group_called (self, draft.name, out_group, error))
    return FALSE;
  if (*out_group == 0)
    gops_chat_import_set_new_group (import, index, &draft);
  return TRUE;
}

static void
list_rooms (GopsCli              *self,
            const GopsChatSurvey *survey)
{
  g_string_append (self->text, _("The file holds these chats; name those that are wanted with --chat NAME=GROUP:\n"));
  for (guint i = 0; i < survey->rooms->len; i++)
    {
      const GopsChatRoomSurvey *room = survey->rooms->pdata[i];

      g_string_append_printf (self->text, "  %s%s%s  %lu\n", room->name, *room->id != '\0' ? "  " : "", room->id, (gulong) room->n_messages);
    }
}

static gboolean
set_rooms (GopsCli               *self,
           GopsChatImport        *import,
           const GopsChatSurvey  *survey,
           GError               **error)
{
  GPtrArray *chats = gops_cli_options (self, "chat");
  g_autofree gboolean *used = g_new0 (gboolean, chats != NULL ? chats->len : 1);

  for (guint i = 0; i < survey->rooms->len; i++)
    {
      const GopsChatRoomSurvey *room = survey->rooms->pdata[i];
      gint64 group;

      if (!find_chosen (self, room, used, &group, error) ||
          (group == 0 && gops_cli_flag (self, "new-groups") && room->is_group && room->n_messages > 0 &&
           !find_or_make (self, import, i, room, survey->findings.platform, &group, error)))
        return FALSE;
      if (group != 0)
        gops_chat_import_set_group (import, i, group);
    }
  return check_used (self, used, error);
}

/* Which chat goes where: to --group when there is but one, else by --chat and --new-groups. */
static gboolean
choose_groups (GopsCli         *self,
               GopsChatImport  *import,
               GError         **error)
{
  g_autoptr (GopsChatSurvey) survey = NULL;
  gint64 group = 0;

  if (gops_cli_option (self, "chat") == NULL && !gops_cli_flag (self, "new-groups"))
    {
      if (gops_cli_option (self, "group") == NULL)
        {
          g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, _("import: say with --group which group it goes to, or with --new-groups that each chat gets a group"));
          return FALSE;
        }
      if (!gops_cli_find_group (self, gops_cli_option (self, "group"), &group, error))
        return FALSE;
      gops_chat_import_set_only_group (import, group);
      return TRUE;
    }
  survey = gops_chat_import_survey (import, 0, NULL, NULL, error);
  return survey != NULL && set_rooms (self, import, survey, error);
}

/* The chats are told as an error of usage: what is wanted was not said. */
static void
tell_rooms (GopsCli         *self,
            GopsChatImport  *import,
            GError         **error)
{
  g_autoptr (GopsChatSurvey) survey = gops_chat_import_survey (import, 0, NULL, NULL, NULL);
  g_autofree char *message = g_strdup ((*error)->message);

  g_clear_error (error);
  if (survey != NULL)
    list_rooms (self, survey);
  g_set_error (error, GOPS_CLI_ERROR, GOPS_CLI_ERROR_USAGE, "%s\n%s", message, self->text->str);
  g_string_truncate (self->text, 0);
}

/* --- the command --- */

static void
add_member (JsonObject *object,
            const char *name,
            JsonNode   *node,
            gpointer    into)
{
  json_object_set_member (into, name, json_node_copy (node));
}

/* What was found out about the file, and its first messages, beside what would come of it. */
static void
add_diagnosis (GopsCli              *self,
               const GopsDiagnosis  *diagnosis,
               const GopsChatSurvey *survey)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_object (builder);
  gops_diagnosis_add_json (diagnosis, survey, builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  json_object_foreach_member (json_node_get_object (node), add_member, json_node_get_object (self->value));
}

static void
print_diagnosis (GopsCli              *self,
                 const GopsDiagnosis  *diagnosis,
                 const GopsChatSurvey *survey)
{
  for (guint i = 0; i < diagnosis->findings->len; i++)
    {
      const GopsDoctorFinding *finding = diagnosis->findings->pdata[i];

      /* Translators: what, what was decided, why: "Encoding: UTF-8 (every byte fits)" */
      g_string_append_printf (self->text, _("%s: %s (%s)\n"), finding->label, finding->text, finding->reason);
    }
  for (guint i = 0; i < survey->samples->len; i++)
    {
      const GopsChatSample *sample = survey->samples->pdata[i];

      g_string_append_printf (self->text, "%s  %s  %s\n", sample->at, sample->sender, *sample->body != '\0' ? sample->body : sample->kind);
    }
  if (diagnosis->question != GOPS_DOCTOR_ASK_NOTHING)
    g_string_append_printf (self->text, "%s %s\n", diagnosis->ask, diagnosis->detail);
}

/* Before a dry run: how the file was understood. */
static gboolean
diagnose (GopsCli         *self,
          GopsChatImport  *import,
          GError         **error)
{
  g_autoptr (GopsChatSurvey) survey = NULL;
  g_autoptr (GopsDiagnosis) diagnosis = NULL;
  g_autofree char *zone = NULL;
  gint64 group;

  if (!gops_chat_import_recall (import, self->store, NULL, error) ||
      (survey = gops_chat_import_survey (import, N_SAMPLES, NULL, NULL, error)) == NULL)
    return FALSE;
  if (gops_cli_option (self, "group") != NULL && gops_cli_find_group (self, gops_cli_option (self, "group"), &group, NULL))
    (void) gops_store_read_text (self->store, &zone, NULL, "SELECT time_zone FROM chat_group WHERE id = ?1", "l", group);
  diagnosis = gops_chat_diagnose (import, survey, zone);
  print_diagnosis (self, diagnosis, survey);
  add_diagnosis (self, diagnosis, survey);
  return TRUE;
}

static void
print_report (GopsCli                *self,
              const GopsImportReport *report)
{
  g_string_append_printf (self->text, _("Messages: %lu new, %lu known; events: %lu new, %lu known; people: %lu new, %lu known\n"),
                          (gulong) report->messages, (gulong) report->duplicates, (gulong) report->events, (gulong) report->events_known,
                          (gulong) report->members_new, (gulong) report->members_matched);
  if (report->check_ins > 0)
    g_string_append_printf (self->text, _("Check-ins found: %lu\n"), (gulong) report->check_ins);
  gops_cli_print_skipped (self, report);
}

static gboolean
run_chat (GopsCli         *self,
          GopsChatImport  *import,
          const char      *source,
          GError         **error)
{
  g_autoptr (GopsProgress) progress = gops_cli_progress_new (self);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GopsImportReport) report =
    gops_chat_import_run (import, self->store, gops_cli_flag (self, "dry-run"), progress, NULL, &local_error);

  if (report == NULL)
    {
      if (g_error_matches (local_error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ROOMS))
        tell_rooms (self, import, &local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->value = gops_import_report_to_json (report);
  if (gops_cli_flag (self, "dry-run") && !diagnose (self, import, error))
    return FALSE;
  print_report (self, report);
  return gops_cli_end_import (self, report, source, error);
}

/* Columns that --map told hold for the next table with these headings; without --map those that were told before. */
static void
remember_columns (GopsCli        *self,
                  GFile          *file,
                  GopsChatImport *import,
                  gboolean        done)
{
  GPtrArray *settings = gops_cli_options (self, "map");
  g_autoptr (GPtrArray) map = g_ptr_array_new ();
  GopsChatOptions options = { .encoding = gops_cli_option (self, "encoding"), .sheet = gops_cli_option (self, "sheet") };
  g_autoptr (GopsChatTable) table = NULL;
  g_auto (GStrv) known = NULL;

  for (guint i = 0; settings != NULL && i < settings->len; i++)
    g_ptr_array_add (map, settings->pdata[i]);
  g_ptr_array_add (map, NULL);
  options.map = (const char *const *) map->pdata;
  if ((settings != NULL) == done)
    table = gops_chat_table_new (file, &options, NULL, NULL);
  if (table != NULL && done)
    (void) gops_chat_table_remember (table, self->store, NULL);   /* then the next one says it again */
  else if (table != NULL && gops_chat_table_recall (table, self->store))
    gops_chat_import_set_map (import, (const char *const *) (known = gops_chat_table_get_map (table)));
}

gboolean
gops_cli_import_chat (GopsCli               *self,
                      GFile                 *file,
                      const GopsChatFormat  *format,
                      gboolean               known,
                      GError               **error)
{
  /* left to it where nobody named one, so that it can tell why */
  gboolean told = known || gops_cli_option (self, "format") != NULL || maps_messages (self);
  g_autoptr (GopsChatImport) import = gops_chat_import_new (file, told ? format : NULL);
  g_autofree char *name = g_file_get_basename (file);
  gboolean table = g_str_equal (format->id, "csv");

  if (!set_options (self, import, error))
    return FALSE;
  if (table)
    remember_columns (self, file, import, FALSE);
  if (!choose_groups (self, import, error) || !run_chat (self, import, name, error))
    return FALSE;
  if (table && !gops_cli_flag (self, "dry-run"))
    remember_columns (self, file, import, TRUE);
  return TRUE;
}
