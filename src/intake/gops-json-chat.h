/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of chat exports in JSON have in common: they go from record to record and make an entry of each. */
#pragma once

#include "gops-chat-reader.h"
#include "gops-json-pull.h"
#include "gops-text-arena.h"
#include "gops-wall-clock.h"

/* A kind of export embeds GopsJsonChat as its first member and fills in a class:
 *
 *   struct _GopsThingReader { GopsJsonChat chat; … };
 *   static const GopsJsonChatClass thing_class = { .size = sizeof (GopsThingReader), .read = thing_read, … };
 *   return gops_json_chat_open (&thing_class, file, options, report, cancellable, error);
 *
 * Texts that the kind takes live until the next record. What is wrong with the file as JSON, with its encoding or with
 * its end is told to the report here: the kind reads on as if nothing were, and gives up when its calls say so. */
#define GOPS_JSON_CHAT_MAX_NAME   1024   /* bytes: longer names are cut */
#define GOPS_JSON_CHAT_MAX_PEOPLE 1000   /* of one entry: more are left out and reported */
#define GOPS_JSON_CHAT_MAX_ROOMS  10000  /* of one file: more are left out and reported */

typedef struct _GopsJsonChat GopsJsonChat;

/**
 * GopsJsonChatClass:
 * @size: of the kind's struct
 * @open: (nullable): sets up what is the kind's own; the pull is open, nothing was read
 * @take_member: looks at a member of the object that the file is; %TRUE when it has entered a list of records
 * @takes_list: the file may be the list of records itself
 * @find: instead of the two above: goes to the next record, so that it comes next in the pull; %FALSE when there are no
 * more. Sets the place, so that a broken record can be passed over
 * @read: reads the record and makes the reader's entry of it; %FALSE when it gives none, which was told to the report
 * if it is a loss
 * @read_more: (nullable): makes another entry of the record that was read last; %FALSE when there is none
 * @skip_room: (nullable): as gops_chat_reader_skip_room()
 * @find_account: (nullable): as gops_chat_reader_find_account()
 * @clear: (nullable): frees what is the kind's own
 */
typedef struct
{
  gsize      size;
  gboolean (*open)        (GopsJsonChat *self, const GopsChatOptions *options, GCancellable *cancellable, GError **error);
  gboolean (*take_member) (GopsJsonChat *self, const char *key);
  gboolean   takes_list;
  gboolean (*find)        (GopsJsonChat *self);
  gboolean (*read)        (GopsJsonChat *self);
  gboolean (*read_more)   (GopsJsonChat *self);
  void     (*skip_room)   (GopsJsonChat *self);
  gboolean (*find_account) (GopsJsonChat *self, guint room, const char *name, char **out_id, GError **error);
  void     (*clear)       (GopsJsonChat *self);
} GopsJsonChatClass;

/**
 * GopsJsonPlace: what is being read
 */
typedef enum
{
  GOPS_JSON_AT_START,
  GOPS_JSON_IN_ROOT,
  GOPS_JSON_IN_RECORDS,
  GOPS_JSON_AT_END,
} GopsJsonPlace;

struct _GopsJsonChat
{
  GopsChatReader           reader;
  const GopsJsonChatClass *klass;
  GFile                   *file;          /* (owned) */
  GopsJsonPull            *pull;          /* (owned) */
  GopsTextArena           *texts;         /* (owned) */
  GString                 *body;          /* (owned): being put together */
  gboolean                 body_cut;
  GArray                  *people;        /* (owned) (element-type GopsChatPerson): of the entry */
  GArray                  *mentions;      /* (owned) (element-type GopsChatPerson): of the entry */
  gboolean                 too_many;      /* people were left out */
  GopsWallClock           *wall;          /* (owned): of the device that exported */
  GopsWallClock           *utc;           /* (owned) */
  char                    *me;            /* (owned) (nullable): name of the exporter, as somebody or the file said */
  char                    *me_id;         /* (owned) (nullable): their account, for the kind to set when it is told */
  guint64                  n_records;
  guint64                  record_line;   /* 0: between records */
  GopsJsonPlace            place;
  gboolean                 is_list;       /* the file is the list of records, or has one in each line */
  gboolean                 ahead;         /* the entry was read, but not given */
  gboolean                 ended;
  GCancellable            *cancellable;   /* borrowed */
  GError                  *error;         /* (owned) (nullable): for the kind to set; ends the reading */
};

/** gops_json_chat_open: as GopsChatFormat.open */
GopsChatReader *gops_json_chat_open        (const GopsJsonChatClass *klass,
                                            GFile                   *file,
                                            const GopsChatOptions   *options,
                                            GopsImportReport        *report,
                                            GCancellable            *cancellable,
                                            GError                 **error);

/** gops_json_chat_open_pull: Returns: (nullable) (transfer full): another reading of the file, from its beginning */
GopsJsonPull   *gops_json_chat_open_pull   (GopsJsonChat            *self,
                                            GError                 **error);

/** gops_json_chat_skip: tells the report that the record, or something of it, was left out; @reason: (transfer full) */
void            gops_json_chat_skip        (GopsJsonChat            *self,
                                            gboolean                 whole_record,
                                            char                    *reason);

/* Taking the value that comes next; "" for values of another kind */

/** gops_json_chat_take_name: without blanks and direction marks at its ends, cut to %GOPS_JSON_CHAT_MAX_NAME */
const char     *gops_json_chat_take_name   (GopsJsonChat            *self);

/** gops_json_chat_take_body: appends it to the entry's body */
void            gops_json_chat_take_body   (GopsJsonChat            *self);

/* Making the entry */

/** gops_json_chat_keep_name: as gops_json_chat_take_name(), of a text that is there */
const char     *gops_json_chat_keep_name   (GopsJsonChat            *self,
                                            const char              *text,
                                            gsize                    length);
void            gops_json_chat_add_body    (GopsJsonChat            *self,
                                            const char              *text,
                                            gsize                    length);

/** gops_json_chat_clear_body: for a field that comes a second time */
void            gops_json_chat_clear_body  (GopsJsonChat            *self);

/** gops_json_chat_finish_body: makes what was gathered the entry's body */
void            gops_json_chat_finish_body (GopsJsonChat            *self);

/**
 * gops_json_chat_set_time:
 * @text: seconds or milliseconds since 1970, or a date with a time, with an offset or without
 *
 * Returns: %FALSE when no message can be of that time; the report was told
 */
gboolean        gops_json_chat_set_time    (GopsJsonChat            *self,
                                            const char              *text);

/** gops_json_chat_add_person: to the entry's people or mentions; nobody is not added */
void            gops_json_chat_add_person  (GopsJsonChat            *self,
                                            GArray                  *people,
                                            const GopsChatPerson    *person);

/** gops_json_chat_get_me: Returns: the person who made the export, where the export does not name them */
GopsChatPerson  gops_json_chat_get_me      (GopsJsonChat            *self);

/**
 * gops_json_chat_add_room:
 * @out_room: (out): its index
 *
 * Returns: %FALSE when there are too many; the report was told
 */
gboolean        gops_json_chat_add_room    (GopsJsonChat            *self,
                                            const char              *id,
                                            const char              *name,
                                            gboolean                 is_group,
                                            guint                   *out_room);

/* Byte by byte: the zero behind a key was written just now, and a processor that compares many bytes at once, as strcmp()
 * does, waits for it. Keys are short. */
static inline gboolean
gops_json_key_is (const char *key,
                  const char *other)
{
  while (*key == *other && *key != '\0')
    key++, other++;
  return *key == *other;
}

/**
 * gops_json_find_key:
 * @hint: (inout): where the last key was found: exporters write fields in the same order
 *
 * Returns: the index of @key in @keys, @n when it is not there
 */
static inline guint
gops_json_find_key (const char *const *keys,
                    guint              n,
                    guint             *hint,
                    const char        *key)
{
  for (guint i = 1; i <= n; i++)
    {
      guint at = (*hint + i) % n;

      if (gops_json_key_is (keys[at], key))
        return *hint = at;
    }
  return n;
}
