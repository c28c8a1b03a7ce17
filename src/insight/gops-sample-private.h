/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files that make the sample workspace. */
#pragma once

#include <json-glib/json-glib.h>

#include "gops-asset.h"
#include "gops-records.h"

G_BEGIN_DECLS

typedef struct
{
  GopsStore  *store;
  int         day;          /* day 0, days since 1970 */
  gint64      n_ids;        /* ids handed out */
  GHashTable *persons;      /* (owned) name → id (gint64 *) */
  GHashTable *groups;       /* (owned) id in the files → id (gint64 *) */
  JsonObject *names;        /* (owned) the stock of names, one array per language */
  GHashTable *next_names;   /* (owned) language → index of the next name */
  GError    **error;
} GopsSample;

/* What one group's files say. */
typedef struct
{
  GopsGroup  *group;        /* (owned) */
  const char *zone;
  JsonObject *data;         /* (owned) ID.json */
  JsonArray  *chat;         /* (owned) the messages of ID-chat.json */
  guint64     seed;         /* of the generator */
} GopsSampleGroup;

/* The next fixed id. */
gint64     gops_sample_new_id       (GopsSample      *self);

/* Fills a record from a JSON object by its columns' names; whole numbers in date columns are days relative to day 0.
 * Members listed in @others (nullable, ended by NULL) are left to the caller; any other unknown one is an error. */
gboolean   gops_sample_set_columns  (GopsSample        *self,
                                     gpointer           record,
                                     JsonObject        *columns,
                                     const char *const *others);

/* Gives the record its id and inserts it. */
gboolean   gops_sample_insert       (GopsSample      *self,
                                     gpointer         record);

/* Copies the picture of the library in, before the action begins. */
gboolean   gops_sample_copy_picture (GopsSample      *self,
                                     GopsAsset       *out_picture);

/* Writes what @library (library.json) holds. */
gboolean   gops_sample_add_library  (GopsSample      *self,
                                     JsonObject      *library,
                                     const GopsAsset *picture);

gboolean   gops_sample_fail         (GopsSample      *self,
                                     const char      *format,
                                     ...) G_GNUC_PRINTF (2, 3);

/* Writes people, memberships, their days and the chat of a group. */
gboolean   gops_sample_add_members  (GopsSample      *self,
                                     GopsSampleGroup *group);

/* Writes the published versions of a group's rules. */
gboolean gops_sample_add_versions (GopsSample      *self,
                                   GopsSampleGroup *group);

/* Writes who answers whom, from the figures that stand there. */
gboolean   gops_sample_add_ties     (GopsSample      *self,
                                     GopsSampleGroup *group);

G_END_DECLS
