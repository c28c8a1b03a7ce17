/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON of the method's files, parsed in one pass: values lie in blocks, texts stay where they are in the copy of the
 * file. json-glib makes an object of each value and a table of each object, which was a tenth of the whole start. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GOPS_JSON_NULL,
  GOPS_JSON_BOOL,
  GOPS_JSON_INT,
  GOPS_JSON_REAL,
  GOPS_JSON_STRING,
  GOPS_JSON_ARRAY,
  GOPS_JSON_OBJECT,
} GopsJsonType;

typedef struct _GopsJson GopsJson;

struct _GopsJson
{
  GopsJsonType  type;
  guint         n;        /* children of an array or object */
  const char   *name;     /* (nullable): as a member of an object */
  GopsJson     *next;     /* (nullable): the next of the same array or object */
  union
  {
    gint64      integer;  /* of GOPS_JSON_INT and GOPS_JSON_BOOL */
    double      real;
    const char *string;
    GopsJson   *first;    /* (nullable): child of an array or object */
  };
};

/* Makes room for @size bytes, aligned for any type. */
typedef gpointer (*GopsJsonAlloc) (gpointer owner,
                                   gsize    size);

/**
 * gops_json_parse:
 * @length: bytes of @data, -1 when it ends with NUL
 * @alloc: where values and texts go; they are freed with @owner
 * @out_problem: (out) (transfer full): where and why @data is no JSON, translated, when NULL is returned
 *
 * Returns: (transfer none) (nullable): the root
 */
GopsJson   *gops_json_parse  (const char    *data,
                              gssize         length,
                              GopsJsonAlloc  alloc,
                              gpointer       owner,
                              char         **out_problem);

/* Returns: (nullable): the member of the object @node called @name; of several the last, as JSON is read everywhere. */
GopsJson   *gops_json_member (const GopsJson *node,
                              const char     *name);

/* Returns: (nullable): the text, NULL when it is none. */
const char *gops_json_string (const GopsJson *node);

G_END_DECLS
