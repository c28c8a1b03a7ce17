/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chat platforms with what is known of their limits. A limit that nobody could check is 0, never guessed; a workspace
 * may know it, or know better. Whoever needs a limit asks for it together with the workspace's own. */
#pragma once

#include "gops-own-limits.h"
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
  GOPS_LIMIT_MEMBERS,
  GOPS_LIMIT_CODE_DAYS,       /* life of a group's join code, in days */
  GOPS_LIMIT_POSTS_MONTH      /* mass messages that a group gets in a month; 31: as many as the month has days */
} GopsLimit;

#define GOPS_N_LIMITS 7

typedef struct
{
  const char *id;
  GopsText    name;
  GopsUnit    counts;
  int         limits[GOPS_N_LIMITS];      /* of the method; 0: not known, or without end */
  int         own_units[GOPS_N_LIMITS];   /* 1 + unit of a limit that is counted in another unit; 0: as counts says */
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

/* "group_name", "announcement", …, "code_days", "posts_month" */
const char *gops_limit_to_string      (GopsLimit   limit);

/* The limit as the workspace has it, else the method's; 0 when it is not known. @own: (nullable) */
int         gops_platform_get_limit   (const GopsPlatform  *platform,
                                       const GopsOwnLimits *own,
                                       GopsLimit            limit);
gboolean    gops_platform_is_own      (const GopsPlatform  *platform,
                                       const GopsOwnLimits *own,
                                       GopsLimit            limit);
GopsUnit    gops_platform_get_unit    (const GopsPlatform  *platform,
                                       GopsLimit            limit);

/* How long @text is in the unit of @limit. @out_limit (nullable) gets the limit, 0 when it is not known; @out_unit
 * (nullable) its unit. */
gsize       gops_platform_measure     (const GopsPlatform  *platform,
                                       const GopsOwnLimits *own,
                                       GopsLimit            limit,
                                       const char          *text,
                                       gsize               *out_limit,
                                       GopsUnit            *out_unit);

/* TRUE when @text fits, or the limit is not known. */
gboolean    gops_platform_fits        (const GopsPlatform  *platform,
                                       const GopsOwnLimits *own,
                                       GopsLimit            limit,
                                       const char          *text);

/* Sets a limit for the workspace as an action that merges with the last one of the same limit; @value 0: none is known. */
gboolean    gops_platform_set_limit   (GopsStore           *store,
                                       const GopsPlatform  *platform,
                                       GopsLimit            limit,
                                       int                  value,
                                       GError             **error);

/* Takes all limits from the method again, as one action. */
gboolean    gops_platform_reset_limits (GopsStore          *store,
                                        const GopsPlatform *platform,
                                        GError            **error);

/* @text without the words at its end that do not fit; a first word that is too long by itself loses its last characters.
 * Returns: (transfer full). */
char       *gops_platform_shorten     (const GopsPlatform  *platform,
                                       const GopsOwnLimits *own,
                                       GopsLimit            limit,
                                       const char          *text);

G_END_DECLS
