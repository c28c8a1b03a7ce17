/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of an import. */
#pragma once

#include <json-glib/json-glib.h>

#include "gops-spool.h"
#include "gops-store.h"

#define GOPS_IMPORT_NEW_GROUP (-1)   /* in place of a group's id, in a try: one as groups usually are, that is made for the import */

#define GOPS_IMPORT_MAX_SKIPPED     1000      /* places kept in memory; those beyond wait in a scratch file */
#define GOPS_IMPORT_MAX_SAVED       1000000   /* places in a saved report; of those beyond only the number is kept */
#define GOPS_IMPORT_MAX_BLACKLISTED 20
#define GOPS_IMPORT_MAX_MATCHED     100

/**
 * GopsImportSkipped: something that was left out
 * @line: of the file, from 1
 * @reason: (owned): for people, with the value that was refused
 * @whole_record: the whole record was left out, not just a value of it
 */
typedef struct
{
  guint64  line;
  char    *reason;
  gboolean whole_record;
} GopsImportSkipped;

/**
 * GopsImportListed: somebody on the blacklist
 * @name: (owned)
 * @reason: (owned): "" for none
 */
typedef struct
{
  char *name;
  char *reason;
} GopsImportListed;

/** gops_import_skipped_say: Returns: (transfer full): the reason, and whether the record is there without a value or not at all */
char *gops_import_skipped_say (const GopsImportSkipped *skipped);

typedef struct
{
  const char *format;            /* static: "csv", "slack" … */
  char       *encoding;          /* (owned) */
  guint64     messages;          /* newly stored */
  guint64     events;
  guint64     check_ins;         /* of chats: found in what is new, for the duties of the groups */
  guint64     members_new;       /* people that the workspace did not know */
  guint64     members_matched;   /* people that it knew */
  GArray     *matched;           /* (owned) (element-type gint64): the first of them */
  guint64     duplicates;        /* records for somebody who stood further up in the file; of chats, messages that are there already */
  guint64     events_known;      /* of chats: that are there already */
  GPtrArray  *skipped;           /* (owned) (element-type GopsImportSkipped) */
  guint64     n_skipped;
  guint64     n_records;         /* read, whatever became of them */
  gboolean    activity_known;    /* the file, or the group before, has active days: tiers can tell who is core */
  guint64     n_changed;         /* rows added or changed */
  char       *first;             /* (owned) (nullable): earliest date, YYYY-MM-DD */
  char       *last;              /* (owned) (nullable) */
  GPtrArray  *blacklisted;       /* (owned) (element-type GopsImportListed): who is in the file and on the blacklist, the first of them */
  gint64      action;            /* of the journal; 0: nothing was changed */
  gboolean    chat;              /* messages were read, not a list of members */
  gboolean    orders;            /* neither: orders */
  gint64      batch;             /* of the rows; 0: none */
  gint64      group;             /* of a chat: that all of it went to; 0: several, or none that is there */
  guint       n_groups;          /* that were made for it, in the same action */
  GopsSpool   rest;              /* (owned): of those left out, what is not in @skipped */
  guint64     n_rest;            /* of them */
  char       *cut_off;           /* (owned) (nullable): where the file ends too early, for people; %NULL: it seems to be whole */
} GopsImportReport;

GopsImportReport *gops_import_report_new  (const char        *format);
void              gops_import_report_free (GopsImportReport  *self);

/** gops_import_report_skip: @reason: (transfer full) */
void              gops_import_report_skip (GopsImportReport  *self,
                                           guint64            line,
                                           gboolean           whole_record,
                                           char              *reason);

/** gops_import_report_cut: the file is not whole: the same, and told above all else. @reason: (transfer full) */
void              gops_import_report_cut  (GopsImportReport  *self,
                                           guint64            line,
                                           gboolean           whole_record,
                                           char              *reason);

/** gops_import_report_note_matched: somebody whom the workspace knew is in the file; asked for each once */
void              gops_import_report_note_matched (GopsImportReport *self,
                                                   gint64            person);

/** gops_import_report_note_blacklisted: notes @person where they are on the blacklist. Asked for somebody twice it notes them
 * twice; those after the first twenty are not kept. Returns: %FALSE with @error set when the workspace can't be read */
gboolean          gops_import_report_note_blacklisted (GopsImportReport *self,
                                                       GopsStore        *store,
                                                       gint64            person,
                                                       GError          **error);

/** gops_import_report_note_date: keeps the earliest and the latest @date (YYYY-MM-DD) */
void              gops_import_report_note_date (GopsImportReport *self,
                                                const char       *date);

/** gops_import_report_to_json: Returns: (transfer full): the object that groupops-cli prints */
JsonNode         *gops_import_report_to_json (const GopsImportReport *self);

/**
 * gops_import_report_save:
 * @to: a name that ends with .csv gets a table of what was left out, any other a text with the figures too
 * @source: the name of the file that was imported
 * @group: (nullable): name of the group that it went to
 *
 * Errors: those of GIO.
 */
gboolean          gops_import_report_save (GopsImportReport  *self,
                                           GFile             *to,
                                           const char        *source,
                                           const char        *group,
                                           GCancellable      *cancellable,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsImportReport, gops_import_report_free)
