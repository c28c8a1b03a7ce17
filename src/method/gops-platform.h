/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chat platforms with what is known of their limits. A limit that nobody could check is 0, never guessed. */
#pragma once

#include "gops-shape.h"

G_BEGIN_DECLS

typedef enum
{
  GOPS_UNIT_CHARACTERS,   /* Unicode code points */
  GOPS_UNIT_UTF16,        /* UTF-16 code units */
  GOPS_UNIT_BYTES         /* bytes of UTF-8 */
} GopsUnit;

typedef enum
{
  GOPS_LIMIT_GROUP_NAME,
  GOPS_LIMIT_ANNOUNCEMENT,
  GOPS_LIMIT_MESSAGE,
  GOPS_LIMIT_INTRODUCTION,
  GOPS_LIMIT_MEMBERS
} GopsLimit;

#define GOPS_N_LIMITS 5

typedef struct
{
  const char *id;
  GopsText    name;
  GopsUnit    counts;
  int         limits[GOPS_N_LIMITS];      /* 0: not known */
  int         own_units[GOPS_N_LIMITS];   /* 1 + unit of a limit that is counted in another unit; 0: as counts says */
  int         code_days;                  /* life of a group's join code; 0: not known or without end */
  const char *markup;                     /* "plain", "whatsapp", "telegram", "discord", "slack", "markdown" */
  GopsText    mention, pin;
  const char *source;
  const char *checked;                    /* "YYYY-MM-DD" */
  GopsText    note;                       /* may be not set */
} GopsPlatform;

typedef struct
{
  int                 format;
  const GopsPlatform *platforms;
  guint               n_platforms;
} GopsPlatformFile;

extern const GopsShape gops_platform_file_shape;

/* "characters", "utf16", "bytes" */
const char *gops_unit_to_string       (GopsUnit    unit);

/* How long @text is in @unit. */
gsize       gops_unit_measure         (GopsUnit    unit,
                                       const char *text);

/* How long @text is in the unit of @limit. @out_limit (nullable) gets the limit, 0 when it is not known; @out_unit
 * (nullable) its unit. */
gsize       gops_platform_measure     (const GopsPlatform *platform,
                                       GopsLimit           limit,
                                       const char         *text,
                                       gsize              *out_limit,
                                       GopsUnit           *out_unit);

/* TRUE when @text fits, or the limit is not known. */
gboolean    gops_platform_fits        (const GopsPlatform *platform,
                                       GopsLimit           limit,
                                       const char         *text);

G_END_DECLS
