/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the chats of a file go, and the import of them. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-chat-home.h"
#include "gops-group-maker.h"
#include "gops-import-plan.h"
#include "gops-workspace.h"

#define KIND "interest"   /* of groups that an import makes; people change it in the profile */

/* --- where each chat goes --- */

static char *
name_for (const GopsChatRoomSurvey *room,
          const char               *file)
{
  const char *dot = strrchr (file, '.');

  if (*room->name != '\0')
    return g_strdup (room->name);
  return dot != NULL && dot != file ? g_strndup (file, dot - file) : g_strdup (file);
}

/* Of several chats, one that nobody was told of gets a group of its own; what is said between two stays out. */
static gint64
choose (GopsChatImport       *chat,
        const GopsChatSurvey *survey,
        guint                 room,
        GopsStore            *store,
        gint64                open,
        const char           *name)
{
  const GopsChatRoomSurvey *info = survey->rooms->pdata[room];
  gboolean single = survey->rooms->len == 1;
  gint64 group = gops_chat_home_find (chat, survey, room, store, single ? open : 0, name);

  if (group != 0)
    return group;
  return single || (info->is_group && info->n_messages > 0) ? GOPS_PLAN_NEW_GROUP : GOPS_PLAN_LEAVE_OUT;
}

GopsImportPlan *
gops_import_plan_new (GopsChatImport       *chat,
                      const GopsChatSurvey *survey,
                      GopsStore            *store,
                      gint64                group,
                      const char           *file)
{
  GopsImportPlan *self = g_new0 (GopsImportPlan, 1);

  self->chat = gops_chat_import_ref (chat);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->platform = g_strdup (survey->findings.platform);
  for (guint i = 0; i < survey->rooms->len; i++)
    {
      const GopsChatRoomSurvey *room = survey->rooms->pdata[i];
      char *name = name_for (room, file);
      gint64 target = choose (chat, survey, i, store, group, name);

      g_ptr_array_add (self->names, name);
      g_array_append_val (self->groups, target);
    }
  return self;
}

GopsImportPlan *
gops_import_plan_copy (GopsImportPlan *self)
{
  GopsImportPlan *copy = g_new0 (GopsImportPlan, 1);

  copy->chat = gops_chat_import_ref (self->chat);
  copy->names = g_ptr_array_copy (self->names, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  g_ptr_array_set_free_func (copy->names, g_free);
  copy->groups = g_array_copy (self->groups);
  copy->platform = g_strdup (self->platform);
  return copy;
}

void
gops_import_plan_free (GopsImportPlan *self)
{
  gops_chat_import_unref (self->chat);
  g_ptr_array_unref (self->names);
  g_array_unref (self->groups);
  g_free (self->platform);
  g_free (self);
}

gint64
gops_import_plan_get (GopsImportPlan *self,
                      guint           room)
{
  return g_array_index (self->groups, gint64, room);
}

void
gops_import_plan_set (GopsImportPlan *self,
                      guint           room,
                      gint64          group)
{
  g_array_index (self->groups, gint64, room) = group;
}

void
gops_import_plan_rename (GopsImportPlan *self,
                         guint           room,
                         const char     *name)
{
  g_free (self->names->pdata[room]);
  self->names->pdata[room] = g_strstrip (g_strdup (name));
}

gboolean
gops_import_plan_is_ready (GopsImportPlan *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->groups->len; i++)
    {
      gint64 group = gops_import_plan_get (self, i);

      if (group == GOPS_PLAN_NEW_GROUP && *(const char *) self->names->pdata[i] == '\0')
        return FALSE;
      any = any || group != GOPS_PLAN_LEAVE_OUT;
    }
  return any;
}

/* --- the work --- */

/* New groups are made by the import, in its action: they go with it, and nobody else's work does. */
static void
set_targets (GopsImportPlan *self,
             GopsStore      *store)
{
  g_autofree char *language = gops_workspace_dup_setting (store, GOPS_SETTING_LANGUAGE);
  g_autofree char *usual = gops_workspace_dup_setting (store, GOPS_SETTING_PLATFORM);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const GopsGroupDraft draft = { KIND, *self->platform != '\0' ? self->platform : usual, language, self->names->pdata[i] };
      gint64 group = gops_import_plan_get (self, i);

      gops_chat_import_set_group (self->chat, i, MAX (group, GOPS_PLAN_LEAVE_OUT));
      gops_chat_import_set_new_group (self->chat, i, group == GOPS_PLAN_NEW_GROUP ? &draft : NULL);
    }
}

static gpointer
run_in_thread (GopsStore     *store,
               gpointer       data,
               GopsProgress  *progress,
               GCancellable  *cancellable,
               GError       **error)
{
  GopsImportPlan *self = data;

  set_targets (self, store);
  return gops_chat_import_run (self->chat, store, FALSE, progress, cancellable, error);
}

void
gops_import_plan_run_async (GopsImportPlan      *self,
                            GopsStore           *store,
                            GopsProgressFunc     on_progress,
                            gpointer             progress_data,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  gops_store_write_async (store, run_in_thread, self, (GDestroyNotify) gops_import_plan_free, (GDestroyNotify) gops_import_report_free,
                          on_progress, progress_data, cancellable, callback, user_data);
}

GopsImportReport *
gops_import_plan_run_finish (GopsStore     *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return gops_store_run_finish (store, result, error);
}

/* --- in words --- */

static char *
day_words (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  /* Translators: a day as people write it, in strftime's signs: 17 Sep 2026 */
  return g_date_time_format (time, _("%-d %b %Y"));
}

char *
gops_import_room_words (const GopsChatRoomSurvey *room)
{
  g_autofree char *messages = g_strdup_printf (ngettext ("%lu message", "%lu messages", room->n_messages), (gulong) room->n_messages);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", room->n_people), room->n_people);
  g_autofree char *first = NULL, *last = NULL;

  if (room->first == 0)
    return g_strdup_printf ("%s · %s", messages, people);
  first = day_words (room->first);
  last = day_words (room->last);
  /* Translators: from the first day to the last */
  return g_str_equal (first, last) ? g_strdup_printf ("%s · %s · %s", messages, people, first)
                                   : g_strdup_printf (_("%s · %s · %s – %s"), messages, people, first, last);
}
