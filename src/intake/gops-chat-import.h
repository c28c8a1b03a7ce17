/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Members, messages and events from a chat export: look, choose where it goes, import. */
#pragma once

#include "gops-chat-format.h"
#include "gops-group-maker.h"
#include "gops-import-report.h"
#include "gops-store-task.h"

/* Calling sequence:
 *
 *   import = gops_chat_import_new (file, NULL);             NULL: find the format out
 *   survey = gops_chat_import_survey (import, 3, …);        reads it all: rooms, first entries, what was decided and why
 *   gops_chat_import_set_group (import, 0, group);          for each room that is wanted,
 *   gops_chat_import_set_new_group (import, 1, &draft);     … or a group that the import makes
 *   report = gops_chat_import_run (import, store, FALSE, …);   one action, all or nothing
 *
 * The _async pairs run the last two in a thread; do not change the import meanwhile. */
typedef struct _GopsChatImport GopsChatImport;

/**
 * GopsChatSample: one of the first entries, kept
 * @room: index into the rooms
 * @time: µs UTC
 * @at: (owned): local date and time, for people
 * @kind: (owned): what it is, for people
 * @sender: (owned)
 * @body: (owned)
 */
typedef struct
{
  guint64  line;
  guint    room;
  gint64   time;
  char    *at;
  char    *kind;
  char    *sender;
  char    *body;
} GopsChatSample;

/**
 * GopsChatRoomSurvey: a chat in the file
 * @id: (owned)
 * @name: (owned)
 * @n_people: who wrote, or is named as a member
 * @first: µs UTC, 0 for none
 * @last: µs UTC
 */
typedef struct
{
  char     *id;
  char     *name;
  gboolean  is_group;
  guint64   n_messages;
  guint64   n_events;
  guint     n_people;
  gint64    first;
  gint64    last;
} GopsChatRoomSurvey;

/**
 * GopsChatSurvey:
 * @format: what it was read as
 * @findings: (owned parts): what was decided and why
 * @rooms: (owned) (element-type GopsChatRoomSurvey)
 * @samples: (owned) (element-type GopsChatSample): of all rooms
 * @report: (owned): what would be left out
 */
typedef struct
{
  const GopsChatFormat *format;
  GopsChatFindings      findings;
  GPtrArray            *rooms;
  GPtrArray            *samples;
  GopsImportReport     *report;
} GopsChatSurvey;

/**
 * gops_chat_import_new:
 * @format: (nullable): %NULL: find it out when it is needed
 */
GopsChatImport   *gops_chat_import_new            (GFile                *file,
                                                   const GopsChatFormat *format);
GopsChatImport   *gops_chat_import_ref            (GopsChatImport       *self);
void              gops_chat_import_unref          (GopsChatImport       *self);

/* What somebody decided; each may be left as it is */
void              gops_chat_import_set_encoding   (GopsChatImport       *self,
                                                   const char           *encoding);
void              gops_chat_import_set_date_order (GopsChatImport       *self,
                                                   GopsDateOrder         order);
gboolean          gops_chat_import_set_time_zone  (GopsChatImport       *self,
                                                   const char           *zone,
                                                   GError              **error);
void              gops_chat_import_set_me         (GopsChatImport       *self,
                                                   const char           *name);
/** gops_chat_import_get_me: Returns: (nullable): as it was said, or recalled */
const char       *gops_chat_import_get_me         (GopsChatImport       *self);
void              gops_chat_import_set_from_day   (GopsChatImport       *self,
                                                   const char           *date);

void              gops_chat_import_set_sheet      (GopsChatImport       *self,
                                                   const char           *sheet);

/** gops_chat_import_set_map: @map: (nullable) (array zero-terminated=1): as GopsChatOptions.map */
void              gops_chat_import_set_map        (GopsChatImport       *self,
                                                   const char *const    *map);

/** gops_chat_import_set_keep_texts: @days: that texts are kept in the groups from now on; 0: for good, -1: never */
void              gops_chat_import_set_keep_texts (GopsChatImport       *self,
                                                   int                   days);
void              gops_chat_import_set_pseudonyms (GopsChatImport       *self,
                                                   gboolean              pseudonyms);

/**
 * gops_chat_import_set_only_group:
 *
 * Where the file's chat goes, when it holds one: %GOPS_INTAKE_ERROR_ROOMS when it holds more.
 */
void              gops_chat_import_set_only_group (GopsChatImport       *self,
                                                   gint64                group);

/** gops_chat_import_set_group: @group: where the room goes; 0: it is left out */
void              gops_chat_import_set_group      (GopsChatImport       *self,
                                                   guint                 room,
                                                   gint64                group);

/**
 * gops_chat_import_recall:
 *
 * What was not decided is decided as for the last export of the same chat: order of dates, zone, the exporter. Does nothing
 * for a chat that was never imported. Run and survey_async do it by themselves.
 *
 * Errors: those of the format and the store.
 */
gboolean          gops_chat_import_recall         (GopsChatImport       *self,
                                                   GopsStore            *store,
                                                   GCancellable         *cancellable,
                                                   GError              **error);

/** gops_chat_import_recall_group: Returns: where the chat went the last time; 0: nowhere, or that group is gone */
gint64            gops_chat_import_recall_group   (GopsChatImport           *self,
                                                   GopsStore                *store,
                                                   const GopsChatRoomSurvey *room);

/**
 * gops_chat_import_set_new_group:
 * @draft: (nullable): kind, platform, language and name are kept of it; %NULL: none is to be made
 *
 * The import makes a group for the room, within its own action; rooms of one name share it. A dry run makes none.
 */
void              gops_chat_import_set_new_group  (GopsChatImport       *self,
                                                   guint                 room,
                                                   const GopsGroupDraft *draft);

/**
 * gops_chat_import_survey:
 * @n_samples: how many of the first entries are wanted; 0: only the rooms are. Of a file that holds one chat no more is
 * read then than tells that there are messages, and its counts tell no more
 *
 * Reads the whole file and writes nothing. Dates in doubt are read day first; the findings say so. Memory is bounded: of more
 * than some 400,000 people, those met first wait in a scratch file to be told from others.
 *
 * Errors: %GOPS_INTAKE_ERROR_NOT_TEXT for a file that is no chat export that is known, those of the format, G_FILE_ERROR when
 * there is no room for the scratch file.
 */
GopsChatSurvey   *gops_chat_import_survey         (GopsChatImport       *self,
                                                   guint                 n_samples,
                                                   GopsProgress         *progress,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
void              gops_chat_survey_free           (GopsChatSurvey       *self);

/**
 * gops_chat_import_run:
 * @dry: say what would come of it and write nothing
 *
 * One action that can be undone; a failure or a cancel leaves nothing behind. An export that brings nothing new leaves no
 * action either.
 *
 * Errors: those of the format, %GOPS_INTAKE_ERROR_DATE_ORDER, %GOPS_INTAKE_ERROR_DAY, %GOPS_INTAKE_ERROR_NOTHING when no entry could be used,
 * those of the store.
 */
GopsImportReport *gops_chat_import_run            (GopsChatImport       *self,
                                                   GopsStore            *store,
                                                   gboolean              dry,
                                                   GopsProgress         *progress,
                                                   GCancellable         *cancellable,
                                                   GError              **error);

void              gops_chat_import_survey_async   (GopsChatImport       *self,
                                                   GopsStore            *store,
                                                   guint                 n_samples,
                                                   GopsProgressFunc      on_progress,
                                                   gpointer              progress_data,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GopsChatSurvey   *gops_chat_import_survey_finish  (GopsStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
void              gops_chat_import_run_async      (GopsChatImport       *self,
                                                   GopsStore            *store,
                                                   GopsProgressFunc      on_progress,
                                                   gpointer              progress_data,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GopsImportReport *gops_chat_import_run_finish     (GopsStore            *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatImport, gops_chat_import_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsChatSurvey, gops_chat_survey_free)
