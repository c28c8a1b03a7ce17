/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the headers of a WhatsApp export say of the order of its dates. Shared by noting and judging alone. */
#pragma once

#include "gops-whatsapp-header.h"

#define GOPS_WHATSAPP_N_ORDERS 3   /* DMY, MDY, YMD */
#define GOPS_WHATSAPP_RARE     20  /* one in so many may be an accident */

extern const GopsDateOrder gops_whatsapp_orders[GOPS_WHATSAPP_N_ORDERS];

/* A place in the file that decides something. */
typedef struct
{
  guint64            line;   /* 0: none */
  GopsWhatsappHeader header;
} GopsWhatsappProof;

/* What is known of one order of a shape. */
typedef struct
{
  guint64           bad;         /* days that do not exist in it */
  guint64           backwards;   /* times that it makes the dates fall */
  gint64            day;         /* of the last header in it, see gops_whatsapp_read_day(); -1: none */
  guint64           files;       /* days that the name of a file tells */
  GopsWhatsappProof only;        /* the first header that cannot be read with day and month the other way round */
  GopsWhatsappProof file;
  char             *file_name;   /* (owned) (nullable): of the latter */
} GopsWhatsappReading;

/**
 * GopsWhatsappEvidence: of one way to write headers
 * @sample: the first
 * @n: headers
 * @n_days: times the date changed
 * @numbers: of the last header
 * @minute: of its day
 * @readings: in each order
 * @moves: days on which only this number changed
 * @doubt: the first that can be read day first and month first
 * @n_between: headers between those of one other shape
 * @n_pasted: of these, earlier than the line before: by the order of that and the own
 * @order: the verdict; UNKNOWN: there is none, or it changes
 * @changes: lines prove different orders
 * @is_body: they are no headers, but were pasted
 * @reason: (owned) (nullable): for people
 */
typedef struct
{
  GopsWhatsappShape   key;
  GopsWhatsappHeader  sample;
  guint64             n;
  guint64             n_days;
  guint               numbers[3];
  int                 minute;
  GopsWhatsappReading readings[GOPS_WHATSAPP_N_ORDERS];
  guint64             moves[3];
  GopsWhatsappProof   doubt;
  guint64             n_between;
  guint64             n_pasted[GOPS_WHATSAPP_N_ORDERS][GOPS_WHATSAPP_N_ORDERS];

  GopsDateOrder       order;
  gboolean            changes;
  gboolean            is_body;
  char               *reason;
} GopsWhatsappEvidence;

/** gops_whatsapp_read_day: Returns: the day, counted so that later ones are greater; -1 when there is no such day in that
 * order */
gint64 gops_whatsapp_read_day        (const GopsWhatsappHeader *header,
                                      GopsDateOrder             order);

/**
 * gops_whatsapp_evidence_judge: sets the verdict, where there is one
 * @wish: the order that somebody chose; UNKNOWN: nobody did
 * @languages: (element-type utf8 guint): how often phrases of each were met
 */
void   gops_whatsapp_evidence_judge  (GopsWhatsappEvidence     *self,
                                      GopsDateOrder             wish,
                                      GHashTable               *languages);

/** gops_whatsapp_evidence_describe_doubt: Returns: (transfer full): for who is to choose; @file: the file's name */
char  *gops_whatsapp_evidence_describe_doubt (const GopsWhatsappEvidence *self,
                                              const char                 *file);
