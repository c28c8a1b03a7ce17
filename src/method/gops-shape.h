/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One table per concept of the method data says which members its JSON has and where each goes in a C struct. Reading
 * a file is checking it: an unknown member, a missing one, a wrong type or a value out of range is an error that names
 * the file and the member ("kinds.json: kinds[3].defaults.goals[0].metric: …").
 *
 *   static const GopsField fields[] = {
 *     { "id", GOPS_FIELD_STRING, G_STRUCT_OFFSET (GopsTactic, id) },
 *     …
 *   };
 *   static const GopsShape shape = GOPS_SHAPE (fields, GopsTactic);
 *
 * What is read lives in a GopsArena and is freed with it; nothing in the structs is owned one by one. */
#pragma once

#include "gops-json.h"
#include "gops-text.h"

G_BEGIN_DECLS

typedef struct _GopsArena  GopsArena;
typedef struct _GopsReader GopsReader;
typedef struct _GopsField  GopsField;
typedef struct _GopsShape GopsShape;

typedef enum
{
  GOPS_FIELD_TEXT,      /* GopsText; {"en": …, "zh_CN": …}, both there and not empty */
  GOPS_FIELD_STRING,    /* const char *; not empty unless GOPS_FIELD_MAY_BE_EMPTY */
  GOPS_FIELD_ID,        /* const char *; lower-case letters, digits and hyphens */
  GOPS_FIELD_CHOICE,    /* const char *; one of choices */
  GOPS_FIELD_TIME,      /* const char *; "HH:MM" */
  GOPS_FIELD_DATE,      /* const char *; "YYYY-MM-DD" */
  GOPS_FIELD_INT,       /* int; min … max, null is 0 */
  GOPS_FIELD_REAL,      /* double; null is 0 */
  GOPS_FIELD_BOOL,      /* gboolean */
  GOPS_FIELD_STRINGS,   /* const char *const *, ended by NULL; each one of choices when there are any */
  GOPS_FIELD_OBJECT,    /* the struct of shape, embedded */
  GOPS_FIELD_OBJECTS,   /* pointer to an array of the structs of shape; their number goes to n_offset */
  GOPS_FIELD_TEXTS,     /* pointer to an array of GopsText; their number goes to n_offset */
  GOPS_FIELD_CUSTOM     /* whatever read makes of it */
} GopsFieldType;

typedef enum
{
  GOPS_FIELD_PLAIN        = 0,
  GOPS_FIELD_OPTIONAL     = 1 << 0,   /* the member may be absent */
  GOPS_FIELD_NULLABLE     = 1 << 1,   /* the value may be null */
  GOPS_FIELD_MAY_BE_EMPTY = 1 << 2,   /* a string or array may be empty */
  GOPS_FIELD_ONE_LANGUAGE = 1 << 3    /* of a GOPS_FIELD_TEXT one language is enough */
} GopsFieldFlags;

/* Reads @node into @out; on failure says why with gops_reader_fail(). */
typedef gboolean (*GopsFieldRead) (GopsReader *reader,
                                   GopsJson   *node,
                                   gpointer    out);

struct _GopsField
{
  const char        *name;
  GopsFieldType      type;
  gsize              offset;
  GopsFieldFlags     flags;
  const char *const *choices;    /* (nullable) ended by NULL */
  int                min;        /* of GOPS_FIELD_INT; no check while both are 0 */
  int                max;
  const GopsShape  *shape;     /* of GOPS_FIELD_OBJECT and GOPS_FIELD_OBJECTS */
  gsize              n_offset;   /* where the number of elements goes, a guint */
  GopsFieldRead      read;       /* of GOPS_FIELD_CUSTOM */
};

struct _GopsShape
{
  const GopsField *fields;
  guint            n_fields;
  gsize            size;         /* of the struct */
};

#define GOPS_SHAPE(fields, Type) { fields, G_N_ELEMENTS (fields), sizeof (Type) }

GopsArena  *gops_arena_new      (void);
void        gops_arena_free     (GopsArena *arena);
gpointer    gops_arena_alloc0   (GopsArena *arena,
                                 gsize      size);

/* Returns: (transfer none): one copy of @text per arena. */
const char *gops_arena_string   (GopsArena  *arena,
                                 const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsArena, gops_arena_free)

/* Parses @data and reads its root object into the zeroed struct @out. @file is the name used in messages.
 * Errors: GOPS_METHOD_ERROR_SYNTAX, GOPS_METHOD_ERROR_SCHEMA. */
gboolean    gops_shape_read    (const GopsShape *shape,
                                 const char       *data,
                                 gssize            length,
                                 const char       *file,
                                 GopsArena        *arena,
                                 gpointer          out,
                                 GError          **error);

/* For custom readers: where the reader stands, and its arena. */
GopsArena  *gops_reader_arena   (GopsReader *reader);
void        gops_reader_enter   (GopsReader *reader,
                                 const char *member);
void        gops_reader_enter_n (GopsReader *reader,
                                 guint       index);
void        gops_reader_leave   (GopsReader *reader);

/* Reads the object @node by @shape into @out. */
gboolean    gops_reader_object  (GopsReader       *reader,
                                 const GopsShape *shape,
                                 GopsJson         *node,
                                 gpointer          out);

/* Reads a {"en": …, "zh_CN": …} object. */
gboolean    gops_reader_text    (GopsReader *reader,
                                 GopsJson   *node,
                                 GopsText   *out);

/* Sets the error with the present path in front of it. Returns: FALSE always. */
gboolean    gops_reader_fail    (GopsReader *reader,
                                 const char *format,
                                 ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
