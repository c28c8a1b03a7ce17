/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the chat import share: what was decided, and how the file is opened. */
#pragma once

#include "gops-chat-import.h"

/* A group that is to be made for a room. All parts are owned. */
typedef struct
{
  char *kind, *platform, *language, *name;
} GopsChatNewGroup;

struct _GopsChatImport
{
  GFile                *file;        /* (owned) */
  char                 *name;        /* (owned): of the file, for people */
  const GopsChatFormat *format;      /* (nullable): not found out yet */
  char                 *encoding;    /* (owned) (nullable) */
  GopsDateOrder         order;
  GTimeZone            *zone;        /* (owned) (nullable): NULL for that of the first group */
  char                 *me;          /* (owned) (nullable) */
  char                 *from_day;    /* (owned) (nullable) */
  char                 *today;       /* (owned) (nullable): as the workspace's clock has it */
  char                 *sheet;       /* (owned) (nullable) */
  char                **map;         /* (owned) (nullable) */
  GArray               *groups;      /* (owned) (element-type gint64): by room, 0 for rooms that are left out */
  GPtrArray            *new_groups;  /* (owned) (element-type GopsChatNewGroup): by room, NULL for rooms without */
  gint64                only_group;  /* 0: by room */
  int                   keep_texts;
  gboolean              keep_texts_set;
  gboolean              pseudonyms;
  guint                 rate;        /* how surely the file is of the format, where that was found out; 0: somebody said so */
  gboolean              recalled_order, recalled_zone, recalled_me;   /* as the last time */
};

/* Finds the format out where it is not known, and opens the file with it. @zone: (nullable): of times that do not
 * say theirs; else this computer's. */
GopsChatReader *gops_chat_import_open (GopsChatImport    *self,
                                       GTimeZone         *zone,
                                       gboolean           guess_order,
                                       GopsImportReport  *report,
                                       GCancellable      *cancellable,
                                       GError           **error);
guint64         gops_chat_import_size (GopsChatImport    *self);

gboolean        gops_chat_import_find_format (GopsChatImport  *self,
                                              GCancellable    *cancellable,
                                              GError         **error);

/* Keeps what was decided for the next export of each chat. @only_room: that went to the only group; -1: each to its own. @batch: what the
 * import wrote; 0: nothing. While it is undone the chat has not gone there. Outside actions and slices */
void            gops_chat_import_remember (GopsChatImport *self,
                                           GopsStore      *store,
                                           GPtrArray      *rooms,
                                           int             only_room,
                                           gint64          batch);
