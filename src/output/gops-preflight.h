/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before a poster goes out: is its code read, by whom and until when; are its texts.
 *
 *   GopsPreflightUse use = { .today = "2026-11-30", .code_until = gops_channel_code_until (channel, group) };
 *   findings = gops_preflight (&poster, &use, cancellable, &error);
 *
 * It draws the poster and reads the code back as a phone does, so it takes some tenths of a second: run it in a thread. */
#pragma once

#include "gops-dossier.h"
#include "gops-poster.h"
#include "gops-severity.h"

G_BEGIN_DECLS

/* How the poster is used.  Days as YYYY-MM-DD; (nullable) or "" where nothing is known of it. */
typedef struct
{
  const char *today;
  const char *code_until;   /* the last day on which the code works */
  double      dpi;          /* pixels to an inch where it is printed; 0: it is shown on screens */
  double      distance;     /* metres from which a print is scanned; 0: not known */
} GopsPreflightUse;

/* What was found.  Lengths are in pixels of the poster; all 0 where it is about the whole poster. */
typedef struct
{
  const char   *code;        /* static: "code-unreadable" …, the same in every language */
  GopsSeverity  severity;
  char         *title;       /* (owned) what is wrong, translated */
  char         *advice;      /* (owned) why, and what to do */
  const char   *place;       /* (nullable) static: where it is mended: "code", "code-until", "palette", "size", "text" */
  char         *field;       /* (owned) (nullable) the field of the poster that it is about */
  double        x, y, w, h;
} GopsPreflightFinding;

/* How @poster of a group is used that carries the code of @channel (nullable: the group's).  A code written by hand has no end
 * that anybody knows.  Its texts are those of @dossier. */
GopsPreflightUse gops_preflight_use_of (const GopsPoster        *poster,
                                        const GopsDossier       *dossier,
                                        GopsChannel             *channel);

void       gops_preflight_finding_free (GopsPreflightFinding    *self);

/* The worst first; none where nothing is wrong.  That the code was not read, without zbar, is a finding too.
 * (element-type GopsPreflightFinding) (transfer full) (nullable)  Errors: as gops_poster_draw (); G_IO_ERROR_CANCELLED. */
GPtrArray *gops_preflight              (const GopsPoster        *poster,
                                        const GopsPreflightUse  *use,
                                        GCancellable            *cancellable,
                                        GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsPreflightFinding, gops_preflight_finding_free)

G_END_DECLS
