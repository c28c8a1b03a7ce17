/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The care plan: what is done for whom, how often, with a text to copy. */
#pragma once

#include "gops-condition.h"

G_BEGIN_DECLS

typedef struct
{
  const char          *id;
  GopsText             name, why;
  const char          *on;              /* (nullable) "birthday": on that day of the year alone */
  const char          *tier;            /* (nullable) only for members who are in this tier */
  const GopsCondition *when;            /* (nullable) only for those for whom this holds */
  gboolean             needs_replies;   /* only where it is known who answers whom */
  const char          *days;            /* what {days} counts from: "joined", "spoke", "tier" */
  int                  within_days;     /* later than this it is late; 0: there is time */
  int                  every_days;      /* again after so many; 0: once, or once each time they enter the tier */
  int                  daily;           /* at most so many people of a group a day */
  const char          *who;             /* "owner", "maintainer" */
  const char          *where;           /* "group", "private" */
  GopsText             text;            /* with {name}, {group}, {days}; may be unset: then there is nothing to copy */
} GopsCare;

typedef struct
{
  int             format;
  const char     *source;
  const GopsCare *cares;
  guint           n_cares;
} GopsCareFile;

extern const GopsShape gops_care_file_shape;

G_END_DECLS
